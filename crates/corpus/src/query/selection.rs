//! The selection: the articles that the filters keep, with what each filter alone keeps.

use crate::facet::Facet;
use crate::query::dates::{dated, undated};
use crate::query::places::within;
use crate::query::search;
use crate::query::{ArticleSet, Choice, Filters, Matches, SearchFault, all_articles, set_of, zone};
use crate::{Corpus, Span};

/// What the filters keep.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The articles that every filter keeps.
    pub articles: ArticleSet,
    /// Those of them that may lie outside the days that the filters or the search ask for.
    pub possible: ArticleSet,
    /// Where the search was found, in those articles, in reading order.
    pub hits: Vec<Span>,
    /// Whether the search asks for words in their order, which counts do not have.
    pub needs_order: bool,
    /// What keeps the search from being understood; it is left out of the filters then.
    pub fault: Option<SearchFault>,
    search: ArticleSet,
    dates: ArticleSet,
    /// What each facet keeps of which something is chosen.
    facets: Vec<(Facet, ArticleSet)>,
}

impl Selection {
    /// Works out what the filters keep.
    pub fn of(corpus: &Corpus, filters: &Filters) -> Self {
        let n_articles = corpus.articles.len();
        let (matches, fault) = match search::run_filter(corpus, &filters.query, filters.search) {
            Ok(matches) => (matches, None),
            Err(fault) => (None, Some(fault)),
        };
        let nothing = || Matches::of(all_articles(n_articles));
        let Matches { articles: search, unsure, spans, needs_order } = matches.unwrap_or_else(nothing);
        let [mut dates, mut possible] = dated(corpus, filters.from, filters.to);
        dates.intersect_with(&undated(corpus, filters.undated));
        let chosen = |(facet, choice)| (facet, chosen(corpus, facet, choice));
        let facets: Vec<(Facet, ArticleSet)> = filters.choices.iter().map(chosen).collect();
        let mut articles = search.clone();
        for set in facets.iter().map(|(_, kept)| kept).chain([&dates]) {
            articles.intersect_with(set);
        }
        possible.union_with(&unsure);
        possible.intersect_with(&articles);
        let hits = if articles == search { spans } else { within(corpus, spans, &articles) };
        Self { articles, possible, hits, needs_order, fault, search, dates, facets }
    }

    /// Where the search was found, as it is counted: see [`zone::counted`].
    pub fn counted_hits(&self, corpus: &Corpus) -> Vec<Span> {
        zone::counted(corpus, self.hits.clone(), self.needs_order)
    }

    /// How many articles are kept.
    pub fn n_articles(&self, corpus: &Corpus) -> u32 {
        corpus.articles.count(&self.articles)
    }

    /// The articles that all filters but those of one facet keep.
    pub fn ignoring(&self, facet: Facet) -> ArticleSet {
        let mut set = self.search.clone();
        set.intersect_with(&self.dates);
        for (other, kept) in &self.facets {
            if *other != facet {
                set.intersect_with(kept);
            }
        }
        set
    }

    /// The articles that all filters but the dates keep.
    pub fn ignoring_dates(&self) -> ArticleSet {
        let mut set = self.search.clone();
        for (_, kept) in &self.facets {
            set.intersect_with(kept);
        }
        set
    }
}

/// What a facet keeps.
pub(super) fn chosen(corpus: &Corpus, facet: Facet, choice: &Choice) -> ArticleSet {
    let labels = corpus.labels(facet);
    let articles = |name: &String| {
        let articles = labels.find(name).map(|label| labels.articles(label));
        articles.unwrap_or_default().iter().copied()
    };
    let mut set = if choice.include.is_empty() || choice.all {
        all_articles(corpus.articles.len())
    } else {
        set_of(corpus, choice.include.iter().flat_map(articles))
    };
    if choice.all {
        choice.include.iter().for_each(|name| set.intersect_with(&set_of(corpus, articles(name))));
    }
    set.difference_with(&set_of(corpus, choice.exclude.iter().flat_map(articles)));
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facet::{ACTOR, OUTLET};
    use crate::query::{Pick, members};
    use crate::samples::{actor, article, corpus};
    use model::Day;

    fn five() -> Corpus {
        let articles = vec![
            article("a", "Real", "2024-11", "Zelensky and Putin"),
            article("b", "Windy", "2025-02-20/2025-02-24", "Zelensky Trump"),
            article("c", "Odri", "2024-11-29/2024-12-04", "Zelenskyy Putin Trump"),
            article("d", "World", "2024-12-01/2024-12-02", "Putin"),
            article("e", "Wdmd", "2025-02-21", "Hegseth"),
            article("f", "Wdmd", "", "undated Trump"),
        ];
        let actors = vec![
            actor("Zelensky", &["Zelenskyy"], &[]),
            actor("Putin", &[], &[]),
            actor("Trump", &[], &[]),
            actor("Hegseth", &[], &[]),
        ];
        corpus(articles, actors, vec![])
    }

    fn ids(corpus: &Corpus, filters: &Filters) -> String {
        let selection = Selection::of(corpus, filters);
        members(&selection.articles).filter_map(|a| corpus.articles.get(a)).map(|a| a.id.as_str()).collect()
    }

    #[test]
    fn a_date_filter_keeps_what_may_fall_inside() {
        let corpus = five();
        let filters = |from, to| Filters { from, to, ..Filters::default() };
        let november = filters(Day::new(2024, 11, 1), Day::new(2024, 11, 30));
        assert_eq!(ids(&corpus, &november), "ac");
        let possible = |filters: &Filters| members(&Selection::of(&corpus, filters).possible).collect::<Vec<_>>();
        assert_eq!(possible(&november), [2]);
        assert_eq!(possible(&Filters { query: "date:2024-11".into(), ..Filters::default() }), [2]);
        assert_eq!(ids(&corpus, &filters(Day::new(2025, 2, 1), None)), "be");
        assert_eq!(ids(&corpus, &filters(None, Day::new(2024, 11, 29))), "ac");
        assert_eq!(ids(&corpus, &Filters::default()), "abcdef");
    }

    proptest::proptest! {
        #[test]
        fn dates_and_their_lack_are_a_plain_filter(
            dates in proptest::collection::vec(proptest::option::of((0..60_i32, 0..5_i32)), 1..20),
            from in proptest::option::of(0..60_i32),
            to in proptest::option::of(0..60_i32),
            pick in 0..3_usize,
        ) {
            let undated = [Pick::None, Pick::Include, Pick::Exclude][pick];
            let text = |date: &Option<(i32, i32)>| {
                date.map(|(day, more)| format!("{}/{}", Day(20_000 + day), Day(20_000 + day + more))).unwrap_or_default()
            };
            let articles = dates.iter().enumerate().map(|(i, date)| article(&format!("{i} "), "O", &text(date), "x"));
            let corpus = corpus(articles.collect(), vec![], vec![]);
            let [from, to] = [from, to].map(|day| day.map(|day| Day(20_000 + day)));
            let filters = Filters { from, to, undated, ..Filters::default() };
            let is_kept = |date: &Option<(i32, i32)>| match date {
                None => undated != Pick::Exclude && from.is_none() && to.is_none(),
                Some((day, more)) => {
                    let (first, last) = (Day(20_000 + day), Day(20_000 + day + more));
                    undated != Pick::Include && from.is_none_or(|from| last >= from) && to.is_none_or(|to| first <= to)
                }
            };
            let kept = dates.iter().enumerate().filter(|(_, date)| is_kept(date));
            let expected = kept.map(|(i, _)| format!("{i} ")).collect::<Vec<_>>().concat();
            proptest::prop_assert_eq!(ids(&corpus, &filters), expected);
            // What the timeline counts does not depend on what is chosen of it.
            let free = Selection::of(&corpus, &filters).ignoring_dates().count_ones(..);
            proptest::prop_assert_eq!(free, dates.len());
        }
    }

    #[test]
    fn included_values_mean_any_or_all_and_excluded_ones_none() {
        let corpus = five();
        let mut filters = Filters::default();
        filters.choices.pick(ACTOR, "Zelensky", Pick::Include);
        assert_eq!(ids(&corpus, &filters), "abc");
        filters.choices.pick(ACTOR, "Putin", Pick::Include);
        assert_eq!(ids(&corpus, &filters), "abcd");
        filters.choices.require_all(ACTOR, true);
        assert_eq!(ids(&corpus, &filters), "ac");
        filters.choices.pick(ACTOR, "Trump", Pick::Exclude);
        assert_eq!(ids(&corpus, &filters), "a");
        filters.choices.pick(OUTLET, "Nobody", Pick::Include);
        assert_eq!(ids(&corpus, &filters), "");
    }
}
