//! Filters written in the search language, so that what was clicked together can be kept as a search.

use crate::query::filters::{Choice, Filters};
use crate::query::syntax::quote;

/// The search that keeps the articles that filters keep; empty where they keep all.
///
/// What is alike in the search box (accents, capitals) has no sign in the language and is left out. A search that has a fault is taken as it
/// stands.
pub fn as_search(filters: &Filters) -> String {
    let mut parts: Vec<String> = Vec::new();
    let query = filters.query.trim();
    if !query.is_empty() {
        let is_either = query.split_whitespace().any(|word| word == "OR" || word == "|");
        parts.push(if is_either { format!("({query})") } else { query.to_owned() });
    }
    for (facet, Choice { include, exclude, all }) in filters.choices.iter() {
        let named = |name: &String| format!("{}:{}", facet.key, quote(name));
        let included: Vec<String> = include.iter().map(named).collect();
        match included.as_slice() {
            [] => {}
            [_] => parts.extend(included),
            _ if *all && facet.all_key.is_some() => parts.extend(included),
            _ => parts.push(format!("({})", included.join(" OR "))),
        }
        parts.extend(exclude.iter().map(|name| format!("-{}", named(name))));
    }
    match (filters.from, filters.to) {
        (Some(from), Some(to)) => parts.push(format!("date:{from}/{to}")),
        (Some(from), None) => parts.push(format!("after:{from}")),
        (None, Some(to)) => parts.push(format!("before:{}", to.plus(1))),
        (None, None) => {}
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facet::{ACTOR, OUTLET};
    use crate::query::{Pick, Selection, all_articles, search};
    use crate::samples::{actor, article, corpus};
    use model::Day;
    use proptest::prelude::*;

    #[test]
    fn filters_read_as_a_search() {
        let mut filters = Filters { query: "war OR peace".into(), from: Day::new(2016, 1, 1), ..Filters::default() };
        filters.choices.pick(OUTLET, "Fox News", Pick::Include);
        filters.choices.pick(OUTLET, "CNN", Pick::Include);
        filters.choices.pick(ACTOR, "Trump", Pick::Exclude);
        let search = "(war OR peace) (outlet:\"Fox News\" OR outlet:\"CNN\") -actor:\"Trump\" after:2016-01-01";
        assert_eq!(as_search(&filters), search);
        assert_eq!(as_search(&Filters::default()), "");
    }

    proptest! {
        #[test]
        fn the_search_keeps_what_the_filters_keep(
            texts in prop::collection::vec((0_usize..3, "(war|peace|deal)( (war|peace|deal|kyiv|moscow)){0,4}", 1_i8..29), 1..12),
            query in prop::sample::select(vec!["", "war", "war OR kyiv", "-peace", "war -deal"]),
            picks in prop::collection::vec((0_usize..2, 0_usize..2, any::<bool>()), 0..4),
            all in any::<bool>(),
            days in (prop::option::of(1_i8..15), prop::option::of(15_i8..29)),
        ) {
            // Every name that may be chosen is one of the corpus.
            let first = [(0, "kyiv".to_owned(), 1), (2, "moscow".to_owned(), 28)];
            let articles = texts.into_iter().chain(first).enumerate().map(|(i, (outlet, text, day))| {
                article(&i.to_string(), ["A", "B", "C d"][outlet], &format!("2025-02-{day:02}"), &text)
            });
            let actors = vec![actor("Kyiv", &["kyiv"], &[]), actor("Moscow", &["moscow"], &[])];
            let corpus = corpus(articles.collect(), actors, vec![]);
            let day = |day: Option<i8>| day.and_then(|day| Day::new(2025, 2, day));
            let mut filters = Filters { query: query.into(), from: day(days.0), to: day(days.1), ..Filters::default() };
            for (facet, name, included) in picks {
                let pick = if included { Pick::Include } else { Pick::Exclude };
                filters.choices.pick([OUTLET, ACTOR][facet], [["A", "C d"], ["Kyiv", "Moscow"]][facet][name], pick);
            }
            filters.choices.require_all(ACTOR, all);
            let kept = Selection::of(&corpus, &filters).articles;
            let found = search::run(&corpus, &as_search(&filters)).unwrap();
            let found = found.map_or_else(|| all_articles(corpus.articles.len()), |found| found.articles);
            prop_assert_eq!(found, kept);
        }
    }
}
