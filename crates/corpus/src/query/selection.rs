//! The selection: the articles that the filters keep, with what each filter alone keeps.

use crate::articles::Walk;
use crate::query::facet::{self, Facet};
use crate::query::{ArticleSet, Filters, Found, SearchFault, all_articles, members, search};
use crate::{ArticleId, Corpus, Span};
use model::Day;

/// What the filters keep.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The articles that every filter keeps.
    pub articles: ArticleSet,
    /// Where the search was found, in those articles, in reading order.
    pub hits: Vec<Span>,
    /// What keeps the search from being understood; it is left out of the filters then.
    pub fault: Option<SearchFault>,
    search: ArticleSet,
    dates: ArticleSet,
    facets: [ArticleSet; 3],
}

impl Selection {
    /// Works out what the filters keep.
    pub fn of(corpus: &Corpus, filters: &Filters) -> Self {
        let n_articles = corpus.articles.len();
        let (found, fault) = match search::run(corpus, &filters.query) {
            Ok(found) => (found, None),
            Err(fault) => (None, Some(fault)),
        };
        let Found { articles: search, spans } =
            found.unwrap_or_else(|| Found { articles: all_articles(n_articles), spans: Vec::new() });
        let dates = dated(corpus, filters.from, filters.to);
        let facets = Facet::ALL.map(|facet| chosen(corpus, filters, facet));
        let mut articles = search.clone();
        for set in facets.iter().chain([&dates]) {
            articles.intersect_with(set);
        }
        let hits = within(corpus, spans, &articles);
        Self { articles, hits, fault, search, dates, facets }
    }

    /// How many articles are kept.
    pub fn n_articles(&self) -> u32 {
        self.articles.count_ones(..) as u32
    }

    /// The articles that all filters but those of one facet keep.
    pub fn ignoring(&self, facet: Facet) -> ArticleSet {
        let mut set = self.search.clone();
        set.intersect_with(&self.dates);
        for (other, kept) in Facet::ALL.iter().zip(&self.facets) {
            if *other != facet {
                set.intersect_with(kept);
            }
        }
        set
    }

    /// The articles that all filters but the dates keep.
    pub fn ignoring_dates(&self) -> ArticleSet {
        let mut set = self.search.clone();
        for kept in &self.facets {
            set.intersect_with(kept);
        }
        set
    }
}

/// The spans that stand in articles of a set. Spans are in reading order.
pub fn within(corpus: &Corpus, mut spans: Vec<Span>, set: &ArticleSet) -> Vec<Span> {
    let mut walk = Walk::new(corpus);
    spans.retain(|span| set.contains(walk.to(span.start) as usize));
    spans
}

/// Whether an article's date lies in an interval for certain, only possibly, or not at all. No date, or no interval: certain.
pub fn certainty(corpus: &Corpus, article: ArticleId, from: Option<Day>, to: Option<Day>) -> Certainty {
    if from.is_none() && to.is_none() {
        return Certainty::Certain;
    }
    let Some((earliest, latest)) = corpus.articles.days(article) else { return Certainty::Out };
    let inside = |day: Day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
    let apart = from.is_some_and(|from| latest < from) || to.is_some_and(|to| earliest > to);
    match (apart, inside(earliest) && inside(latest)) {
        (true, _) => Certainty::Out,
        (false, true) => Certainty::Certain,
        (false, false) => Certainty::Possible,
    }
}

/// How surely a date lies in an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Every day that the date may mean lies in it.
    Certain,
    /// Some do and some do not.
    Possible,
    /// None does, or there is no date.
    Out,
}

fn dated(corpus: &Corpus, from: Option<Day>, to: Option<Day>) -> ArticleSet {
    let mut set = all_articles(corpus.articles.len());
    if from.is_some() || to.is_some() {
        for article in 0..corpus.articles.len() {
            set.set(article as usize, certainty(corpus, article, from, to) != Certainty::Out);
        }
    }
    set
}

fn chosen(corpus: &Corpus, filters: &Filters, facet: Facet) -> ArticleSet {
    let choice = filters.choice(facet);
    let mut set = all_articles(corpus.articles.len());
    if choice.is_empty() {
        return set;
    }
    let known = |names: &[String]| names.iter().filter_map(|name| facet::find(corpus, facet, name)).collect();
    let (include, exclude): (Vec<u32>, Vec<u32>) = (known(&choice.include), known(&choice.exclude));
    let n_wanted = match (choice.include.len(), choice.all) {
        (0, _) => 0,
        (_, false) => 1,
        (n, true) => n,
    };
    for article in members(&set.clone()) {
        let (mut n_included, mut excluded) = (0, false);
        facet::for_each_label(corpus, facet, article, |label| {
            n_included += usize::from(include.contains(&label));
            excluded |= exclude.contains(&label);
        });
        set.set(article as usize, n_included >= n_wanted && !excluded);
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Pick;
    use crate::query::facet::rows;
    use crate::samples::{actor, article, corpus};

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
        assert_eq!(certainty(&corpus, 0, november.from, november.to), Certainty::Certain);
        assert_eq!(certainty(&corpus, 2, november.from, november.to), Certainty::Possible);
        assert_eq!(ids(&corpus, &filters(Day::new(2025, 2, 1), None)), "be");
        assert_eq!(ids(&corpus, &filters(None, Day::new(2024, 11, 29))), "ac");
        assert_eq!(ids(&corpus, &Filters::default()), "abcdef");
    }

    #[test]
    fn included_values_mean_any_or_all_and_excluded_ones_none() {
        let corpus = five();
        let mut filters = Filters::default();
        filters.actors.set("Zelensky", Pick::Include);
        assert_eq!(ids(&corpus, &filters), "abc");
        filters.actors.set("Putin", Pick::Include);
        assert_eq!(ids(&corpus, &filters), "abcd");
        filters.actors.all = true;
        assert_eq!(ids(&corpus, &filters), "ac");
        filters.actors.set("Trump", Pick::Exclude);
        assert_eq!(ids(&corpus, &filters), "a");
        filters.outlets.set("Nobody", Pick::Include);
        assert_eq!(ids(&corpus, &filters), "");
    }

    #[test]
    fn counts_say_what_a_click_would_give() {
        let corpus = five();
        let mut filters = Filters::default();
        filters.actors.set("Zelensky", Pick::Include);
        let counts = |filters: &Filters, facet| {
            let selection = Selection::of(&corpus, filters);
            rows(&corpus, &selection, filters, facet)
                .iter()
                .map(|row| format!("{}{}", row.name, row.n_articles))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(counts(&filters, Facet::Actor), "Putin3 Trump3 Zelensky3 Hegseth1");
        assert_eq!(counts(&filters, Facet::Outlet), "Odri1 Real1 Windy1 Wdmd0 World0");
        filters.actors.all = true;
        assert_eq!(counts(&filters, Facet::Actor), "Zelensky3 Putin2 Trump2 Hegseth0");
    }
}
