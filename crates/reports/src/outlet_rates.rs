//! Outlet rates: how often each outlet says what is searched for, and whether they differ in it.

use crate::node_counts::NodeCounts;
use crate::outlets::{self, OutletSize, by_outlet};
use corpus::query::{ArticleSet, members};
use corpus::{Corpus, Span, UnitKind};
use measures::catalogue::p_adjusted::benjamini_hochberg;
use measures::clustered::ClusteredLogRatio;
use measures::clustered_rate;
use measures::compared_word::CONFIDENCE;
use measures::rate;
use measures::side::Side;
use model::order::sort_by;
use serde::{Deserialize, Serialize};

/// The most outlets that are reported.
const MOST_OUTLETS: usize = 200;

/// How often one outlet says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutletRate {
    /// The outlet with all its articles, those without a match too, and their words.
    pub outlet: OutletSize,
    /// Matches in them.
    pub n_matches: u64,
    /// In how many of its articles.
    pub n_matching: u32,
    /// The interval of the matches per thousand words, where there are articles enough.
    pub interval: Option<[f64; 2]>,
    /// The adjusted p of no difference from all other outlets together, where both have articles enough.
    pub p_adjusted: Option<f64>,
}

impl OutletRate {
    /// Matches per thousand words.
    pub fn per_thousand(&self) -> f64 {
        rate::per_thousand(self.n_matches, self.outlet.n_tokens)
    }

    /// Whether it differs reliably from the others; `None` where that cannot be told.
    pub fn is_significant(&self) -> Option<bool> {
        self.p_adjusted.map(|p| p < 1.0 - CONFIDENCE)
    }
}

/// How often each outlet says it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OutletRates {
    /// The outlets with the most articles, in the order of their articles.
    pub rows: Vec<OutletRate>,
    /// How many more outlets there are.
    pub n_more: u32,
    /// The words searched for as a phrase, and how many matches that has, if it has any.
    pub phrase: Option<(String, u32)>,
}

impl OutletRates {
    /// Whether any outlet differs reliably from the others; `None` where that cannot be told of any.
    pub fn do_differ(&self) -> Option<bool> {
        let told = || self.rows.iter().filter_map(OutletRate::is_significant);
        told().next().map(|_| told().any(|is_significant| is_significant))
    }
}

/// How often each outlet of a set of articles says what was found at some places.
///
/// In come all articles that are asked about, with or without a match, and the places found, in reading order; places elsewhere are passed over.
/// Out comes, for each outlet, matches, articles and words; the rate per thousand is 1000 · matches / words.
///
/// Source: [`clustered_rate::interval`] for the interval of a rate; each outlet is compared with the others by [`ClusteredLogRatio`], and
/// the p-values are adjusted for the number of outlets (Benjamini & Hochberg 1995). Worked: 3 matches in an outlet's two articles of 500 words
/// each are 3 per thousand.
///
/// Misleads where an outlet has few articles: its rate may be that of one of them.
pub fn list(corpus: &Corpus, set: &ArticleSet, spans: &[Span]) -> OutletRates {
    let counts = NodeCounts::of(corpus, spans);
    let sizes = |article| corpus.sizes(UnitKind::Words, article);
    let of_outlet = by_outlet(corpus, set).into_iter().map(|(name, articles)| {
        let side =
            members(&articles).fold(Side::default(), |side, article| side + counts.side(article, sizes(article)));
        let n_matching = members(&articles).map(|article| counts.n_having(article)).sum();
        (outlets::size_by(corpus, name, &articles, sizes), n_matching, side)
    });
    let of_outlet: Vec<(OutletSize, u32, Side)> = of_outlet.collect();
    let whole = of_outlet.iter().fold(Side::default(), |whole, (.., side)| whole + *side);
    let p_values: Vec<f64> = of_outlet
        .iter()
        .map(|(.., side)| ClusteredLogRatio::between(side, &without(whole, *side)).map_or(f64::NAN, |c| c.p_value))
        .collect();
    // What cannot be told was not asked about.
    let told: Vec<f64> = p_values.iter().copied().filter(|p| !p.is_nan()).collect();
    let mut adjusted = benjamini_hochberg(&told).into_iter();
    let n_more = of_outlet.len().saturating_sub(MOST_OUTLETS) as u32;
    let rows = of_outlet.into_iter().zip(p_values).map(|((outlet, n_matching, side), p)| OutletRate {
        outlet,
        n_matches: side.count,
        n_matching,
        interval: clustered_rate::interval(&side, CONFIDENCE),
        p_adjusted: if p.is_nan() { None } else { adjusted.next() },
    });
    OutletRates { rows: rows.take(MOST_OUTLETS).collect(), n_more, phrase: None }
}

/// As many rows as there is room for: the outlets with the most articles that have a match, before those that have none.
pub fn leading(rows: &[OutletRate], n: usize) -> Vec<&OutletRate> {
    let (with, without): (Vec<&OutletRate>, Vec<_>) = rows.iter().partition(|row| row.n_matches > 0);
    with.into_iter().chain(without).take(n).collect()
}

/// The rows in the order of their rates, the highest first; of equals the outlet with more articles.
pub fn by_rate(mut rows: Vec<&OutletRate>) -> Vec<&OutletRate> {
    sort_by(&mut rows, &|a, b| {
        let by_size = || b.outlet.n_articles.cmp(&a.outlet.n_articles).then_with(|| a.outlet.name.cmp(&b.outlet.name));
        b.per_thousand().total_cmp(&a.per_thousand()).then_with(by_size)
    });
    rows
}

/// What is left of a side without a part of its articles.
fn without(whole: Side, part: Side) -> Side {
    Side {
        n_articles: whole.n_articles - part.n_articles,
        n_tokens: whole.n_tokens - part.n_tokens,
        sum_n_squared: whole.sum_n_squared - part.sum_n_squared,
        count: whole.count - part.count,
        sum_x_squared: whole.sum_x_squared - part.sum_x_squared,
        sum_x_n: whole.sum_x_n - part.sum_x_n,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::{all_articles, search};
    use corpus::samples::{article, corpus};
    use proptest::prelude::*;

    fn rates(texts: &[(&str, &str)], search: &str) -> OutletRates {
        let articles = texts.iter().enumerate().map(|(i, (outlet, text))| article(&i.to_string(), outlet, "", text));
        let corpus = corpus(articles.collect(), vec![], vec![]);
        let spans = search::run(&corpus, search).unwrap().map(|found| found.spans).unwrap_or_default();
        list(&corpus, &all_articles(texts.len() as u32), &spans)
    }

    #[test]
    fn each_outlet_has_its_rate_among_all_its_articles() {
        let texts =
            [("A", "war war peace x"), ("A", "a b c d e f"), ("B", "war"), ("C", "peace"), ("C", ""), ("C", "a")];
        let rates = rates(&texts, "war");
        let sorted = || by_rate(leading(&rates.rows, 3));
        let rows: Vec<_> = sorted()
            .iter()
            .map(|row| (row.outlet.name.as_str(), row.n_matches, row.n_matching, row.outlet.n_articles))
            .collect();
        assert_eq!(rows, [("B", 1, 1, 1), ("A", 2, 1, 2), ("C", 0, 0, 2)]);
        assert_eq!(sorted()[1].per_thousand(), 200.0);
        let intervals: Vec<bool> = sorted().iter().map(|row| row.interval.is_some()).collect();
        assert_eq!(intervals, [false, true, false], "one article has none");
        let names = |n| leading(&rates.rows, n).iter().map(|row| row.outlet.name.as_str()).collect::<Vec<_>>();
        assert_eq!((names(1), names(2), names(9)), (vec!["A"], vec!["A", "B"], vec!["A", "B", "C"]));
    }

    #[test]
    fn what_may_be_chance_is_no_difference() {
        let articles = |outlet, texts: [&'static str; 2]| (0..12).map(move |i| (outlet, texts[i % 2]));
        let far: Vec<_> =
            articles("A", ["war war a b", "war a b c"]).chain(articles("B", ["a b c d", "c d e f"])).collect();
        assert_eq!(rates(&far, "war").do_differ(), Some(true));
        let alike: Vec<_> =
            articles("A", ["war war a b", "a b c d"]).chain(articles("B", ["war b c d", "c d e f"])).collect();
        assert_eq!(rates(&alike, "war").do_differ(), Some(false));
        assert_eq!(rates(&[("A", "war"), ("B", "peace")], "war").do_differ(), None, "single articles describe");
        assert_eq!(rates(&[("A", "war"), ("A", "peace")], "war").do_differ(), None, "nothing to compare with");
    }

    proptest! {
        #[test]
        fn rates_are_those_of_a_plain_count(texts in prop::collection::vec((0..4_usize, prop::collection::vec(
            prop::sample::select(vec!["war", "peace", "deal"]), 0..8)), 1..20)
        ) {
            let names = ["A", "B", "C", "D"];
            let joined: Vec<(&str, String)> = texts.iter().map(|(o, words)| (names[*o], words.join(" "))).collect();
            let texts: Vec<(&str, &str)> = joined.iter().map(|(outlet, text)| (*outlet, text.as_str())).collect();
            let found = rates(&texts, "war");
            for row in &found.rows {
                let of_outlet = || texts.iter().filter(|(outlet, _)| *outlet == row.outlet.name);
                let count = |text: &str| text.split_whitespace().filter(|word| *word == "war").count() as u64;
                prop_assert_eq!(row.n_matches, of_outlet().map(|(_, text)| count(text)).sum::<u64>());
                prop_assert_eq!(row.n_matching as usize, of_outlet().filter(|(_, text)| count(text) > 0).count());
                prop_assert_eq!(row.outlet.n_tokens as usize, of_outlet().map(|(_, text)| text.split_whitespace().count()).sum::<usize>());
                if let Some([low, high]) = row.interval {
                    prop_assert!(low <= row.per_thousand() && row.per_thousand() <= high);
                }
            }
        }
    }
}
