//! Keyness: which words one subcorpus, the target, has more often than another, the reference, and how surely.

use super::frequency::{self, OutletSize};
use super::scores::{Scored, Scores};
use super::sums::Sums;
use crate::corpus::{Corpus, UnitKind};
use crate::ingest::ActorKind;
use crate::query::{ArticleSet, members};
use crate::text::{segment::is_number, stop_words};
use fixedbitset::FixedBitSet;
use serde::{Deserialize, Serialize};

/// The confidence of every interval.
pub const CONFIDENCE: f64 = 0.95;

/// Which words a table is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordFilter {
    /// What counts as one.
    pub units: UnitKind,
    /// In how many articles, of both sides together, a word must stand; [`usual_min_articles`] where it is not said.
    pub min_articles: Option<u32>,
    /// Whether stop words are shown.
    pub stop_words: bool,
    /// Whether numbers are shown.
    pub numbers: bool,
}

impl Default for WordFilter {
    fn default() -> Self {
        Self { units: UnitKind::WordsAndActors, min_articles: None, stop_words: false, numbers: false }
    }
}

/// In how many of so many articles a word must stand if nobody says otherwise. Words in fewer than five articles are called different too
/// often, in ten or more as often as they should (see `clustered`); a handful of articles is described, so there two will do.
pub fn usual_min_articles(n_articles: u32) -> u32 {
    match n_articles {
        ..20 => 2,
        20..40 => 5,
        40.. => 10,
    }
}

impl WordFilter {
    /// In how many of so many articles a word must stand.
    pub fn min_articles(&self, n_articles: u32) -> u32 {
        self.min_articles.unwrap_or_else(|| usual_min_articles(n_articles))
    }

    /// The types that are hidden as stop words, a bit each.
    pub(super) fn stop_words(&self, corpus: &Corpus) -> FixedBitSet {
        let mut types = FixedBitSet::with_capacity(corpus.lexicon.n_types() as usize);
        if !self.stop_words {
            let words = stop_words::of_language(&corpus.head.language);
            types.extend(words.iter().filter_map(|word| corpus.lexicon.find_type(word)).map(|t| t as usize));
        }
        types
    }
}

/// Why a unit is not shown, if it is not: as a stop word or as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hidden {
    StopWord,
    Number,
}

/// Whether a filter hides a unit, its range apart.
pub(super) fn hidden(corpus: &Corpus, filter: &WordFilter, stop_words: &FixedBitSet, unit: u32) -> Option<Hidden> {
    if unit >= corpus.lexicon.n_types() {
        None
    } else if stop_words.contains(unit as usize) {
        Some(Hidden::StopWord)
    } else {
        (!filter.numbers && is_number(corpus.lexicon.folded(unit))).then_some(Hidden::Number)
    }
}

/// What finds a unit's lines, in the search language.
pub(super) fn node_of(corpus: &Corpus, unit: u32) -> String {
    if unit >= corpus.lexicon.n_types() {
        return format!("actor:{}", crate::query::syntax::quote(corpus.unit_name(unit)));
    }
    let word = corpus.lexicon.folded(unit);
    let is_plain = word.chars().all(char::is_alphanumeric);
    if is_plain { word.to_owned() } else { crate::query::syntax::quote(word) }
}

/// Who is compared with whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sides {
    /// The target's outlet; the one with the most articles where it is not said.
    pub target: Option<String>,
    /// The reference's outlet; every other outlet where it is not said.
    pub reference: Option<String>,
}

/// What a table is in order of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WordOrder {
    /// The difference that can be relied on: the target's leading words first, the reference's last.
    #[default]
    Key,
    /// The alphabet.
    Word,
    /// Occurrences per thousand in the target.
    Target,
    /// Occurrences per thousand in the reference.
    Reference,
    /// In how many articles.
    Articles,
    /// The Log Ratio.
    Ratio,
    /// The log-likelihood.
    Likelihood,
}

/// What the comparison rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// Both sides have two articles or more: it infers, with articles as the sample.
    Articles,
    /// A side has a single article: it describes these texts and infers nothing beyond them.
    Words,
    /// A side has no article at all, so nothing is compared.
    Nothing,
}

/// One word on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordRow {
    /// The word or name as shown.
    pub name: String,
    /// What finds its lines, in the search language.
    pub node: String,
    /// What it is, if it is an actor.
    pub actor: Option<ActorKind>,
    /// Occurrences: target, reference.
    pub counts: [u64; 2],
    /// Occurrences per thousand.
    pub per_thousand: [f64; 2],
    /// In how many articles.
    pub n_articles: [u32; 2],
    /// Log₂ of the ratio of the rates, a zero count taken as one half.
    pub log_ratio: f64,
    /// Its 95 % interval over articles.
    pub interval: Option<[f64; 2]>,
    /// The p of no difference, over articles, adjusted for the number of words (Benjamini–Hochberg).
    pub p_adjusted: Option<f64>,
    /// Two-term log-likelihood.
    pub log_likelihood: f64,
    /// Its Bayesian information criterion.
    pub bic: f64,
    /// The difference that can be relied on: the interval's bound nearest zero, or the conservative Log Ratio; 0 if there is none.
    pub key: f64,
}

/// The comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The target.
    pub target: OutletSize,
    /// The reference; its name is empty where it is every other outlet.
    pub reference: OutletSize,
    /// Every outlet with articles among those kept, to choose from.
    pub outlets: Vec<String>,
    /// What the comparison rests on.
    pub basis: Basis,
    /// In how many articles a word had to stand.
    pub min_articles: u32,
    /// How many words were compared.
    pub n_words: u32,
    /// How many of them differ for sure: adjusted p below .05, or a conservative Log Ratio other than 0.
    pub n_sure: u32,
    /// How many stop words and numbers are hidden that stand in enough articles, and how many words that do not.
    pub n_hidden: [u32; 3],
    /// The number of the first of `rows`.
    pub first: u32,
    /// A stretch of the table.
    pub rows: Vec<WordRow>,
    /// The words that lead on either side: target, reference.
    pub leading: [Vec<WordRow>; 2],
}

/// One outlet against all others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutletKeywords {
    /// The outlet.
    pub outlet: OutletSize,
    /// What its comparison rests on.
    pub basis: Basis,
    /// Its leading words.
    pub rows: Vec<WordRow>,
}

/// A stretch of a table, and its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// In order of what.
    pub order: WordOrder,
    /// From the least up, where the order has a least.
    pub ascending: bool,
    /// The number of the first row.
    pub first: u32,
    /// How many rows at most.
    pub n: u32,
}

/// Compares the words of two sides of a set of articles.
pub fn compare(
    corpus: &Corpus,
    set: &ArticleSet,
    sides: &Sides,
    filter: &WordFilter,
    stretch: Stretch,
    n_leading: u32,
) -> Comparison {
    let outlets = frequency::outlets(corpus, filter.units, set);
    let bags = corpus.bags(filter.units);
    let find =
        |name: &Option<String>| name.as_ref().and_then(|name| outlets.iter().find(|(size, _)| size.name == *name));
    let empty = |name: &Option<String>| {
        let size = OutletSize { name: name.clone().unwrap_or_default(), n_articles: 0, n_tokens: 0 };
        (size, ArticleSet::with_capacity(0))
    };
    let target = match &sides.target {
        None => outlets.first().cloned().unwrap_or_else(|| empty(&None)),
        name => find(name).cloned().unwrap_or_else(|| empty(name)),
    };
    let reference = match &sides.reference {
        Some(name) if *name != target.0.name => {
            find(&sides.reference).cloned().unwrap_or_else(|| empty(&sides.reference))
        }
        _ => {
            let mut rest = set.clone();
            rest.difference_with(&target.1);
            let n_tokens = members(&rest).map(|a| u64::from(bags.size(a))).sum();
            let size = OutletSize { name: String::new(), n_articles: rest.count_ones(..) as u32, n_tokens };
            (size, rest)
        }
    };
    let mut scores = Scores::of(corpus, [&target.1, &reference.1].map(|set| Sums::of(bags, set)), filter);
    scores.sort(corpus, stretch.order, stretch.ascending);
    let is_sure = |word: &&Scored| word.p_adjusted.map_or(word.key != 0.0, |p| p < 1.0 - CONFIDENCE);
    Comparison {
        outlets: outlets.iter().map(|(size, _)| size.name.clone()).collect(),
        basis: scores.basis,
        min_articles: filter.min_articles(target.0.n_articles + reference.0.n_articles),
        n_words: scores.words.len() as u32,
        n_sure: scores.words.iter().filter(is_sure).count() as u32,
        n_hidden: scores.n_hidden,
        first: stretch.first,
        rows: scores
            .words
            .iter()
            .skip(stretch.first as usize)
            .take(stretch.n as usize)
            .map(|w| scores.row(corpus, w))
            .collect(),
        leading: [0, 1].map(|side| scores.leading(corpus, side, n_leading as usize)),
        target: target.0,
        reference: reference.0,
    }
}

/// Compares each of the largest outlets of a set of articles with all its other articles; the outlets left over are counted.
pub fn side_by_side(corpus: &Corpus, set: &ArticleSet, filter: &WordFilter, n: u32) -> (Vec<OutletKeywords>, u32) {
    let outlets = frequency::outlets(corpus, filter.units, set);
    let n_left = outlets.len().saturating_sub(frequency::MOST_OUTLETS) as u32;
    let bags = corpus.bags(filter.units);
    let whole = Sums::of(bags, set);
    let keywords = outlets.into_iter().take(frequency::MOST_OUTLETS).map(|(outlet, articles)| {
        let target = Sums::of(bags, &articles);
        let rest = whole.without(&target);
        let scores = Scores::of(corpus, [target, rest], filter);
        OutletKeywords { outlet, basis: scores.basis, rows: scores.leading(corpus, 0, n as usize) }
    });
    (keywords.collect(), n_left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::builder::tests::{actor, article, corpus};
    use crate::query::all_articles;
    use proptest::prelude::*;

    const ALL: Stretch = Stretch { order: WordOrder::Key, ascending: false, first: 0, n: 100 };

    fn sides(target: &str, reference: Option<&str>) -> Sides {
        Sides { target: Some(target.into()), reference: reference.map(str::to_owned) }
    }

    #[test]
    fn one_article_on_a_side_describes_and_does_not_infer() {
        let corpus = corpus(
            vec![
                article("1", "A", "", &"guarantee ".repeat(30)),
                article("2", "B", "", &"peace deal ".repeat(20)),
                article("3", "C", "", "peace guarantee 2024 the"),
            ],
            vec![],
            vec![],
        );
        let filter = WordFilter { min_articles: Some(1), ..WordFilter::default() };
        let report = compare(&corpus, &all_articles(3), &sides("A", None), &filter, ALL, 5);
        assert_eq!(report.basis, Basis::Words);
        assert_eq!(report.n_hidden, [1, 1, 0]);
        let first = &report.rows[0];
        assert_eq!((first.name.as_str(), first.counts, first.n_articles), ("guarantee", [30, 1], [1, 1]));
        assert!(first.interval.is_none() && first.p_adjusted.is_none() && first.key > 0.0);
        assert_eq!(report.rows.last().map(|r| r.name.as_str()), Some("peace"));
        assert_eq!(report.reference.n_articles, 2);
    }

    #[test]
    fn names_are_counted_under_one_node() {
        let corpus = corpus(
            vec![article("1", "A", "", "Zelenskyy Zelensky"), article("2", "B", "", "Zelensky's don't")],
            vec![actor("Volodymyr Zelensky", &["Zelenskyy", "Zelensky"], &[])],
            vec![],
        );
        let filter = WordFilter { min_articles: Some(1), stop_words: true, ..WordFilter::default() };
        let report = compare(&corpus, &all_articles(2), &sides("A", Some("B")), &filter, ALL, 5);
        let nodes: Vec<_> = report.rows.iter().map(|r| (r.node.as_str(), r.counts)).collect();
        assert!(nodes.contains(&("actor:\"Volodymyr Zelensky\"", [2, 1])), "{nodes:?}");
        assert!(nodes.contains(&("\"don't\"", [0, 1])), "{nodes:?}");
    }

    #[test]
    fn an_outlet_that_the_filters_leave_empty_compares_nothing() {
        let corpus = corpus(vec![article("1", "A", "", "x")], vec![], vec![]);
        let report = compare(&corpus, &all_articles(1), &sides("Gone", None), &WordFilter::default(), ALL, 5);
        assert_eq!((report.basis, report.target.name.as_str(), report.rows.len()), (Basis::Nothing, "Gone", 0));
    }

    fn texts() -> impl Strategy<Value = Vec<(usize, Vec<&'static str>)>> {
        let words = prop::collection::vec(prop::sample::select(vec!["war", "peace", "deal", "nato", "kyiv"]), 1..12);
        prop::collection::vec((0_usize..3, words), 4..14)
    }

    fn of_texts(texts: &[(usize, Vec<&str>)]) -> Corpus {
        let outlets = ["A", "B", "C"];
        let articles = texts
            .iter()
            .enumerate()
            .map(|(i, (outlet, words))| article(&i.to_string(), outlets[*outlet], "", &words.join(" ")));
        corpus(articles.collect(), vec![], vec![])
    }

    proptest! {
        #[test]
        fn swapped_sides_change_signs_exactly(texts in texts()) {
            let corpus = of_texts(&texts);
            let set = all_articles(corpus.articles.len());
            let order = Stretch { order: WordOrder::Word, ..ALL };
            let one = compare(&corpus, &set, &sides("A", Some("B")), &WordFilter::default(), order, 3);
            let two = compare(&corpus, &set, &sides("B", Some("A")), &WordFilter::default(), order, 3);
            prop_assert_eq!(one.rows.len(), two.rows.len());
            for (x, y) in one.rows.iter().zip(&two.rows) {
                prop_assert_eq!(&x.name, &y.name);
                prop_assert_eq!((x.log_ratio, x.key, x.p_adjusted), (-y.log_ratio, -y.key, y.p_adjusted));
                prop_assert_eq!(x.interval, y.interval.map(|[low, high]| [-high, -low]));
            }
        }

        #[test]
        fn the_order_of_articles_does_not_matter(texts in texts()) {
            let reversed: Vec<_> = texts.iter().rev().cloned().collect();
            let rows = |texts: &[(usize, Vec<&'static str>)]| {
                let corpus = of_texts(texts);
                let set = all_articles(corpus.articles.len());
                let order = Stretch { order: WordOrder::Word, ..ALL };
                compare(&corpus, &set, &sides("A", None), &WordFilter::default(), order, 3).rows
            };
            prop_assert_eq!(rows(&texts), rows(&reversed));
        }

        #[test]
        fn counts_are_those_of_a_plain_count(texts in texts()) {
            let corpus = of_texts(&texts);
            let set = all_articles(corpus.articles.len());
            let filter = WordFilter { min_articles: Some(1), ..WordFilter::default() };
            let report = compare(&corpus, &set, &sides("A", None), &filter, ALL, 3);
            for row in &report.rows {
                let count = |of_target: bool| texts.iter()
                    .filter(|(outlet, _)| (*outlet == 0) == of_target)
                    .flat_map(|(_, words)| words).filter(|w| **w == row.name).count() as u64;
                prop_assert_eq!(row.counts, [count(true), count(false)]);
            }
        }
    }
}
