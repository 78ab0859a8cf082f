//! Keyness: which words one subcorpus, the target, has more often than another, the reference, and how surely.

use crate::frequency::{self, OutletSize};
use crate::scores::Scores;
use crate::sums::Sums;
use crate::units::{Cache, Units};
use crate::word_map::WordMap;
use corpus::Corpus;
use corpus::query::{ArticleSet, SearchFault};
use measures::dispersion::Dispersion;
use model::ActorKind;
use serde::{Deserialize, Serialize};

pub use crate::units::{WordFilter, default_min_articles};

/// The confidence of every interval.
pub const CONFIDENCE: f64 = 0.95;

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
    /// What else can be said of it, where it was asked for.
    pub figures: Option<Figures>,
}

/// The other figures of a word on two sides.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The p of no difference, over articles, not adjusted.
    pub p: Option<f64>,
    /// Four-term log-likelihood.
    pub log_likelihood_four_term: f64,
    /// By how many per cent the target's rate exceeds the reference's.
    pub percent_difference: Option<f64>,
    /// The odds ratio.
    pub odds_ratio: Option<f64>,
    /// The z of Fightin' Words, with a prior of [`PRIOR`] for every unit that either side has.
    pub fightin_words: f64,
    /// How evenly the word is spread over the target's articles, and over the reference's.
    pub dispersion: [Option<Dispersion>; 2],
}

/// The flat prior of Fightin' Words: so many occurrences of every unit are thought up on both sides.
pub const PRIOR: f64 = 0.01;

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
    pub n_significant: u32,
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

/// The two sides of a set of articles: target, reference, each with its name and articles; and every outlet that could be chosen.
struct Chosen {
    outlets: Vec<String>,
    names: [String; 2],
    sets: [ArticleSet; 2],
}

impl Chosen {
    fn of(corpus: &Corpus, set: &ArticleSet, sides: &Sides) -> Self {
        let outlets = frequency::by_outlet(corpus, set);
        let articles_of = |name: &str| outlets.iter().find(|(other, _)| other == name).map(|(_, set)| set.clone());
        let target = sides.target.clone().or_else(|| outlets.first().map(|(name, _)| name.clone())).unwrap_or_default();
        let of_target = articles_of(&target).unwrap_or_default();
        let (reference, of_reference) = match &sides.reference {
            Some(name) if *name != target => (name.clone(), articles_of(name).unwrap_or_default()),
            _ => {
                let mut rest = set.clone();
                rest.difference_with(&of_target);
                (String::new(), rest)
            }
        };
        let outlets = outlets.into_iter().map(|(name, _)| name).collect();
        Self { outlets, names: [target, reference], sets: [of_target, of_reference] }
    }

    fn units<'a>(&self, corpus: &'a Corpus, filter: &WordFilter, cache: &mut Cache) -> Result<Units<'a>, SearchFault> {
        let mut both = self.sets[0].clone();
        both.union_with(&self.sets[1]);
        Units::of(corpus, &both, filter, cache)
    }

    fn scores<'a>(&self, corpus: &Corpus, units: &'a Units<'a>, filter: &WordFilter) -> Scores<'a> {
        Scores::of(corpus, units, self.sets.each_ref().map(|set| Sums::of(units.bags(), set)), filter)
    }

    fn sizes(&self, units: &Units<'_>) -> [OutletSize; 2] {
        [0, 1].map(|side| frequency::size(self.names[side].clone(), &self.sets[side], units.bags()))
    }
}

/// What of a comparison is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Which stretch of the table.
    pub stretch: Stretch,
    /// How many leading words of each side, for the picture.
    pub n_leading: u32,
    /// With all figures.
    pub figures: bool,
}

/// Compares the words of two sides of a set of articles.
///
/// # Errors
/// What keeps the node, near which words are counted, from being understood.
pub fn compare(
    corpus: &Corpus,
    set: &ArticleSet,
    sides: &Sides,
    filter: &WordFilter,
    wanted: Wanted,
    cache: &mut Cache,
) -> Result<Comparison, SearchFault> {
    let chosen = Chosen::of(corpus, set, sides);
    let units = chosen.units(corpus, filter, cache)?;
    let mut scores = chosen.scores(corpus, &units, filter);
    let stretch = wanted.stretch;
    scores.sort(stretch.order, stretch.ascending);
    let shown = scores.words.iter().skip(stretch.first as usize).take(stretch.n as usize);
    let mut rows: Vec<WordRow> = shown.clone().map(|word| scores.row(word)).collect();
    if wanted.figures {
        let numbers: Vec<u32> = shown.map(|word| word.unit).collect();
        for (row, figures) in rows.iter_mut().zip(scores.figures(&numbers, &chosen.sets)) {
            row.figures = Some(figures);
        }
    }
    let leading = [0, 1].map(|side| scores.leading(side, wanted.n_leading as usize));
    let [target, reference] = chosen.sizes(&units);
    Ok(Comparison {
        basis: scores.basis,
        min_articles: filter.min_articles(target.n_articles + reference.n_articles),
        n_words: scores.words.len() as u32,
        n_significant: scores.words.iter().filter(|word| word.is_significant()).count() as u32,
        n_hidden: scores.n_hidden,
        first: stretch.first,
        rows,
        leading,
        outlets: chosen.outlets,
        target,
        reference,
    })
}

/// The map of all words of two sides of a set of articles.
///
/// # Errors
/// What keeps the node, near which words are counted, from being understood.
pub fn map(
    corpus: &Corpus,
    set: &ArticleSet,
    sides: &Sides,
    filter: &WordFilter,
    cache: &mut Cache,
) -> Result<WordMap, SearchFault> {
    let chosen = Chosen::of(corpus, set, sides);
    let units = chosen.units(corpus, filter, cache)?;
    let mut scores = chosen.scores(corpus, &units, filter);
    scores.sort(WordOrder::Key, false);
    let [target, reference] = chosen.sizes(&units);
    Ok(WordMap {
        basis: scores.basis,
        min_articles: filter.min_articles(target.n_articles + reference.n_articles),
        n_hidden: scores.n_hidden,
        words: scores.words.iter().map(|word| scores.on_map(word)).collect(),
        outlets: chosen.outlets,
        target,
        reference,
    })
}

/// Compares each of the largest outlets of a set of articles with all its other articles; the outlets left over are counted.
///
/// # Errors
/// What keeps the node, near which words are counted, from being understood.
pub fn side_by_side(
    corpus: &Corpus,
    set: &ArticleSet,
    filter: &WordFilter,
    n: u32,
    cache: &mut Cache,
) -> Result<(Vec<OutletKeywords>, u32), SearchFault> {
    let outlets = frequency::by_outlet(corpus, set);
    let n_left = outlets.len().saturating_sub(frequency::MOST_OUTLETS) as u32;
    let units = Units::of(corpus, set, filter, cache)?;
    let whole = Sums::of(units.bags(), set);
    let keywords = outlets.into_iter().take(frequency::MOST_OUTLETS).map(|(name, articles)| {
        let target = Sums::of(units.bags(), &articles);
        let rest = whole.without(&target);
        let scores = Scores::of(corpus, &units, [target, rest], filter);
        let outlet = frequency::size(name, &articles, units.bags());
        OutletKeywords { outlet, basis: scores.basis, rows: scores.leading(0, n as usize) }
    });
    Ok((keywords.collect(), n_left))
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;

    const ALL: Stretch = Stretch { order: WordOrder::Key, ascending: false, first: 0, n: 100 };

    fn compare(corpus: &Corpus, set: &ArticleSet, sides: &Sides, filter: &WordFilter, stretch: Stretch) -> Comparison {
        let wanted = Wanted { stretch, n_leading: 3, figures: true };
        super::compare(corpus, set, sides, filter, wanted, &mut Cache::default()).unwrap()
    }

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
        let report = compare(&corpus, &all_articles(3), &sides("A", None), &filter, ALL);
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
        let report = compare(&corpus, &all_articles(2), &sides("A", Some("B")), &filter, ALL);
        let nodes: Vec<_> = report.rows.iter().map(|r| (r.node.as_str(), r.counts)).collect();
        assert!(nodes.contains(&("actor:\"Volodymyr Zelensky\"", [2, 1])), "{nodes:?}");
        assert!(nodes.contains(&("\"don't\"", [0, 1])), "{nodes:?}");
    }

    #[test]
    fn an_outlet_that_the_filters_leave_empty_compares_nothing() {
        let corpus = corpus(vec![article("1", "A", "", "x")], vec![], vec![]);
        let report = compare(&corpus, &all_articles(1), &sides("Gone", None), &WordFilter::default(), ALL);
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
            let one = compare(&corpus, &set, &sides("A", Some("B")), &WordFilter::default(), order);
            let two = compare(&corpus, &set, &sides("B", Some("A")), &WordFilter::default(), order);
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
                compare(&corpus, &set, &sides("A", None), &WordFilter::default(), order).rows
            };
            let (mut one, mut two) = (rows(&texts), rows(&reversed));
            // Measures of dispersion are sums of fractions, whose last bits know the order.
            let measures = |row: &mut WordRow| row.figures.as_mut().map(|f| std::mem::take(&mut f.dispersion));
            for (x, y) in one.iter_mut().zip(&mut two) {
                let (x, y) = (measures(x), measures(y));
                for (x, y) in x.iter().flatten().flatten().zip(y.iter().flatten().flatten()) {
                    prop_assert!((x.deviation_of_proportions - y.deviation_of_proportions).abs() < 1e-12);
                    prop_assert!((x.kl_divergence - y.kl_divergence).abs() < 1e-12);
                }
            }
            prop_assert_eq!(one, two);
        }

        #[test]
        fn counts_are_those_of_a_plain_count(texts in texts()) {
            let corpus = of_texts(&texts);
            let set = all_articles(corpus.articles.len());
            let filter = WordFilter { min_articles: Some(1), ..WordFilter::default() };
            let report = compare(&corpus, &set, &sides("A", None), &filter, ALL);
            for row in &report.rows {
                let count = |of_target: bool| texts.iter()
                    .filter(|(outlet, _)| (*outlet == 0) == of_target)
                    .flat_map(|(_, words)| words).filter(|w| **w == row.name).count() as u64;
                prop_assert_eq!(row.counts, [count(true), count(false)]);
            }
        }
    }
}
