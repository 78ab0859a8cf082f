//! Keyness: which words one subcorpus, the target, has more often than another, the reference, and how surely.

use crate::counted::Cache;
use crate::groups::{self, Group};
use crate::outlets::{self, OutletSize, by_outlet};
use crate::repetition::{self, Repetition};
use crate::scores::Scores;
use crate::sums::Sums;
use crate::units::{Units, WordFilter};
use crate::word_map::WordMap;
use crate::word_row::{Basis, WordOrder, WordRow};
use corpus::Corpus;
use corpus::query::{ArticleSet, SearchFault, members};
use serde::{Deserialize, Serialize};

/// Who is compared with whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sides {
    /// The target: the name of a group or an outlet; of the outlets with words, that with the most articles where it is not said.
    pub target: Option<String>,
    /// The reference, likewise; every other article where it is not said.
    pub reference: Option<String>,
    /// The groups that a person made. A name that a group and an outlet have is the group's.
    pub groups: Vec<Group>,
}

/// The comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The target.
    pub target: OutletSize,
    /// The reference; its name is empty where it is every other article.
    pub reference: OutletSize,
    /// How many articles are on both sides. They count on each, which makes the sides look more alike than they are.
    pub n_shared: u32,
    /// Every outlet with articles among those kept, to choose from.
    pub outlets: Vec<String>,
    /// What the comparison rests on.
    pub basis: Basis,
    /// In how many articles a word had to be.
    pub min_articles: u32,
    /// How many words were compared.
    pub n_words: u32,
    /// How many of them differ reliably.
    pub n_significant: u32,
    /// How many stop words and numbers are hidden that are in enough articles, and how many words that are not.
    pub n_hidden: [u32; 3],
    /// As many rows of the table as were asked for.
    pub rows: Vec<WordRow>,
    /// The words that lead on either side: target, reference.
    pub leading: [Vec<WordRow>; 2],
    /// What these owe to repeated lines.
    pub repetition: Repetition,
}

/// The two sides of a set of articles: target, reference, each with its name and articles; and every outlet that could be chosen.
struct ChosenSides {
    outlets: Vec<String>,
    names: [String; 2],
    sets: [ArticleSet; 2],
}

impl ChosenSides {
    fn of(corpus: &Corpus, set: &ArticleSet, sides: &Sides) -> Self {
        let outlets = by_outlet(corpus, set);
        let of_outlet = |name: &str| outlets.iter().find(|(other, _)| other == name).map(|(_, set)| set.clone());
        let of_group = |name: &str| groups::named(corpus, set, &sides.groups, name);
        let articles_of = |name: &str| of_group(name).or_else(|| of_outlet(name)).unwrap_or_default();
        let has_words = |(_, set): &&(String, ArticleSet)| members(set).any(|a| corpus.articles.n_tokens(a) > 0);
        let largest = || outlets.iter().find(has_words).or(outlets.first()).map(|(name, _)| name.clone());
        let target = sides.target.clone().or_else(largest).unwrap_or_default();
        let of_target = articles_of(&target);
        let (reference, of_reference) = match &sides.reference {
            Some(name) if *name != target => (name.clone(), articles_of(name)),
            _ => {
                let mut rest = set.clone();
                rest.difference_with(&of_target);
                // Of two outlets, the one is every other one.
                let other = match outlets.as_slice() {
                    _ if of_group(&target).is_some() => None,
                    [(own, _), (other, _)] | [(other, _), (own, _)] if *own == target => Some(other),
                    _ => None,
                };
                (other.cloned().unwrap_or_default(), rest)
            }
        };
        let outlets = outlets.into_iter().map(|(name, _)| name).collect();
        Self { outlets, names: [target, reference], sets: [of_target, of_reference] }
    }

    fn n_shared(&self, corpus: &Corpus) -> u32 {
        let mut shared = self.sets[0].clone();
        shared.intersect_with(&self.sets[1]);
        corpus.articles.count(&shared)
    }

    fn units<'a>(&self, corpus: &'a Corpus, filter: &WordFilter, cache: &mut Cache) -> Result<Units<'a>, SearchFault> {
        let mut both = self.sets[0].clone();
        both.union_with(&self.sets[1]);
        Units::of(corpus, &both, filter, cache)
    }

    fn scores<'a>(&self, units: &'a Units<'a>, filter: &WordFilter) -> Scores<'a> {
        Scores::of(units, self.sets.each_ref().map(|set| Sums::of(units.bags(), set)), filter)
    }

    fn sizes(&self, corpus: &Corpus, units: &Units<'_>) -> [OutletSize; 2] {
        [0, 1].map(|side| outlets::size(corpus, self.names[side].clone(), &self.sets[side], units.bags()))
    }
}

/// What of a comparison is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// In order of what.
    pub order: WordOrder,
    /// From the least up.
    pub ascending: bool,
    /// How many rows, from the first on.
    pub n_rows: u32,
    /// How many leading words of each side, for the picture.
    pub n_leading: u32,
    /// With the dispersion of each row's word.
    pub dispersion: bool,
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
    let chosen = ChosenSides::of(corpus, set, sides);
    let units = chosen.units(corpus, filter, cache)?;
    let mut scores = chosen.scores(&units, filter);
    scores.sort(wanted.n_rows as usize, wanted.order, wanted.ascending);
    let shown = scores.words.iter().take(wanted.n_rows as usize);
    let mut rows: Vec<WordRow> = shown.clone().map(|word| scores.row(word)).collect();
    // How evenly words are spread over articles is not known of those that are added up.
    if wanted.dispersion && !corpus.articles.has_cells() {
        let numbers: Vec<u32> = shown.map(|word| word.unit).collect();
        for (row, dispersion) in rows.iter_mut().zip(scores.dispersion(&numbers, &chosen.sets)) {
            row.dispersion = Some(dispersion);
        }
    }
    let leading = [0, 1].map(|side| scores.leading_units(side, wanted.n_leading as usize));
    let sides = leading.iter().zip(&chosen.sets);
    let repetition =
        repetition_of(corpus, filter, sides.flat_map(|(rows, set)| rows.iter().map(move |row| (row, set))));
    let leading = leading.map(|rows| rows.into_iter().map(|(_, row)| row).collect());
    let [target, reference] = chosen.sizes(corpus, &units);
    Ok(Comparison {
        basis: scores.basis,
        min_articles: filter.min_articles(target.n_articles + reference.n_articles),
        n_words: scores.words.len() as u32,
        n_significant: scores.words.iter().filter(|scored| scored.word.is_significant()).count() as u32,
        n_hidden: scores.n_hidden,
        rows,
        leading,
        repetition,
        n_shared: chosen.n_shared(corpus),
        outlets: chosen.outlets,
        target,
        reference,
    })
}

/// What leading words owe to repeated lines, each given with its unit and its side's articles; nothing of sequences, and of words near a node.
pub(super) fn repetition_of<'a>(
    corpus: &Corpus,
    filter: &WordFilter,
    leading: impl Iterator<Item = (&'a (u32, WordRow), &'a ArticleSet)>,
) -> Repetition {
    if filter.length > 1 || filter.near.is_some() {
        return Repetition::default();
    }
    repetition::of(corpus, leading.map(|((unit, row), set)| (*unit, row.name.as_str(), set)))
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
    let chosen = ChosenSides::of(corpus, set, sides);
    let units = chosen.units(corpus, filter, cache)?;
    let mut scores = chosen.scores(&units, filter);
    scores.sort(scores.words.len(), WordOrder::default(), false);
    let [target, reference] = chosen.sizes(corpus, &units);
    Ok(WordMap {
        basis: scores.basis,
        min_articles: filter.min_articles(target.n_articles + reference.n_articles),
        n_hidden: scores.n_hidden,
        words: scores.words.iter().map(|word| scores.on_map(word)).collect(),
        n_shared: chosen.n_shared(corpus),
        outlets: chosen.outlets,
        target,
        reference,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::frequency::{self, FrequencyOrder};
    use corpus::query::all_articles;
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;

    fn compare(corpus: &Corpus, set: &ArticleSet, sides: &Sides, filter: &WordFilter, order: WordOrder) -> Comparison {
        let wanted = Wanted { order, ascending: false, n_rows: 100, n_leading: 3, dispersion: true };
        super::compare(corpus, set, sides, filter, wanted, &mut Cache::default()).unwrap()
    }

    pub(crate) fn sides(target: &str, reference: Option<&str>) -> Sides {
        Sides { target: Some(target.into()), reference: reference.map(str::to_owned), groups: Vec::new() }
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
        let report = compare(&corpus, &all_articles(3), &sides("A", None), &filter, WordOrder::default());
        assert_eq!(report.basis, Basis::Words);
        assert_eq!(report.n_hidden, [1, 1, 0]);
        let first = &report.rows[0];
        assert_eq!((first.name.as_str(), first.counts(), first.n_articles), ("guarantee", [30, 1], [1, 1]));
        let word = &first.word;
        assert!(word.interval.is_none() && word.p_adjusted.is_none() && word.smallest_effect > 0.0);
        assert_eq!(report.rows.last().map(|r| r.name.as_str()), Some("peace"));
        assert_eq!(report.reference.n_articles, 2);
    }

    #[test]
    fn what_is_compared_with_all_others_is_named_after_the_only_other_outlet() {
        let texts = [article("1", "A", "", "peace"), article("2", "B", "", "deal"), article("3", "C", "", "war")];
        let corpus = corpus(texts.to_vec(), vec![], vec![]);
        let mut two = all_articles(3);
        two.remove(2);
        let name = |set: &ArticleSet, target: &str| {
            compare(&corpus, set, &sides(target, None), &WordFilter::default(), WordOrder::default()).reference.name
        };
        assert_eq!([name(&two, "A"), name(&two, "B")], ["B", "A"]);
        assert_eq!(name(&all_articles(3), "A"), "");
        // C has no article among these: both are the others.
        assert_eq!(name(&two, "C"), "");
    }

    #[test]
    fn names_are_counted_under_one_node() {
        let corpus = corpus(
            vec![article("1", "A", "", "Zelenskyy Zelensky"), article("2", "B", "", "Zelensky's don't")],
            vec![actor("Volodymyr Zelensky", &["Zelenskyy", "Zelensky"], &[])],
            vec![],
        );
        let filter = WordFilter { min_articles: Some(1), stop_words: true, ..WordFilter::default() };
        let report = compare(&corpus, &all_articles(2), &sides("A", Some("B")), &filter, WordOrder::default());
        let nodes: Vec<_> = report.rows.iter().map(|r| (r.node.as_str(), r.counts())).collect();
        assert!(nodes.contains(&("actor:\"Volodymyr Zelensky\"", [2, 1])), "{nodes:?}");
        assert!(nodes.contains(&("\"don't\"", [0, 1])), "{nodes:?}");
    }

    #[test]
    fn an_outlet_that_the_filters_leave_empty_compares_nothing() {
        let corpus = corpus(vec![article("1", "A", "", "x")], vec![], vec![]);
        let report =
            compare(&corpus, &all_articles(1), &sides("Gone", None), &WordFilter::default(), WordOrder::default());
        assert_eq!((report.basis, report.target.name.as_str(), report.rows.len()), (Basis::Nothing, "Gone", 0));
        assert_eq!(report.target.n_wordless, 0);
    }

    #[test]
    fn an_outlet_without_words_is_told_from_one_without_articles() {
        let texts = [("Silent", "***"), ("Silent", ""), ("Silent", "—"), ("A", "war"), ("A", "peace"), ("B", "deal")];
        let articles = (0..).zip(texts).map(|(i, (outlet, text))| article(&i.to_string(), outlet, "", text)).collect();
        let corpus = corpus(articles, vec![], vec![]);
        let of = |sides: &Sides| {
            let report = compare(&corpus, &all_articles(6), sides, &WordFilter::default(), WordOrder::default());
            (report.basis, report.target.name, report.target.n_articles, report.target.n_wordless)
        };
        assert_eq!(of(&sides("Silent", None)), (Basis::Nothing, "Silent".into(), 0, 3));
        // Though it has the most articles, it is not what is compared at first.
        assert_eq!(of(&Sides::default()), (Basis::Words, "A".into(), 2, 0));
    }

    pub(crate) fn texts() -> impl Strategy<Value = Vec<(usize, Vec<&'static str>)>> {
        let words = prop::collection::vec(prop::sample::select(vec!["war", "peace", "deal", "nato", "kyiv"]), 1..12);
        prop::collection::vec((0_usize..3, words), 4..14)
    }

    pub(crate) fn of_texts(texts: &[(usize, Vec<&str>)]) -> Corpus {
        let outlets = ["A", "B", "C"];
        let articles = texts
            .iter()
            .enumerate()
            .map(|(i, (outlet, words))| article(&i.to_string(), outlets[*outlet], "", &words.join(" ")));
        corpus(articles.collect(), vec![], vec![])
    }

    #[test]
    fn articles_on_both_sides_are_told() {
        let articles = [("A", "war"), ("A", "war peace"), ("B", "peace")];
        let articles = articles.iter().enumerate().map(|(i, (outlet, text))| article(&i.to_string(), outlet, "", text));
        let corpus = corpus(articles.collect(), vec![], vec![]);
        let groups = ["war", "peace"].map(|query| Group { name: query.to_owned(), query: query.to_owned() }).to_vec();
        let of = |target: &str, reference: Option<&str>| Sides { groups: groups.clone(), ..sides(target, reference) };
        let shared = |sides: &Sides| {
            let report = compare(&corpus, &all_articles(3), sides, &WordFilter::default(), WordOrder::Word);
            (report.n_shared, report.target.n_articles, report.reference.name, report.reference.n_articles)
        };
        assert_eq!(shared(&of("war", Some("peace"))), (1, 2, "peace".into(), 2));
        assert_eq!(shared(&of("war", None)), (0, 2, String::new(), 1));
        // Of two outlets, each is every other one.
        assert_eq!(shared(&sides("A", None)), (0, 2, "B".into(), 1));
        assert_eq!(shared(&sides("A", Some("war"))).3, 0, "what no group and no outlet is called has no articles");
    }

    proptest! {
        #[test]
        fn swapped_sides_change_signs_exactly(texts in texts()) {
            let corpus = of_texts(&texts);
            let set = all_articles(corpus.articles.len());
            let one = compare(&corpus, &set, &sides("A", Some("B")), &WordFilter::default(), WordOrder::Word);
            let two = compare(&corpus, &set, &sides("B", Some("A")), &WordFilter::default(), WordOrder::Word);
            prop_assert_eq!(one.rows.len(), two.rows.len());
            for (x, y) in one.rows.iter().zip(&two.rows) {
                prop_assert_eq!(&x.name, &y.name);
                let (x, y) = (&x.word, &y.word);
                prop_assert_eq!((x.pair, x.smallest_effect, x.p_adjusted), (y.pair.swapped(), -y.smallest_effect, y.p_adjusted));
                prop_assert_eq!(x.interval, y.interval.map(|[low, high]| [-high, -low]));
            }
        }

        #[test]
        fn groups_compare_like_outlets_of_their_articles(texts in texts()) {
            let regrouped: Vec<_> = texts.iter().map(|(outlet, words)| (usize::from(*outlet == 1), words.clone())).collect();
            let groups = [("A", "outlet:A OR outlet:C"), ("B", "outlet:B")];
            let groups = groups.map(|(name, query)| Group { name: name.into(), query: query.into() }).to_vec();
            prop_assume!((0..3).all(|outlet| texts.iter().any(|(of, _)| *of == outlet)));
            let (one, two) = (of_texts(&texts), of_texts(&regrouped));
            let set = all_articles(texts.len() as u32);
            let filter = WordFilter::default();
            let of_groups = Sides { groups: groups.clone(), ..sides("A", Some("B")) };
            let mut report = compare(&one, &set, &of_groups, &filter, WordOrder::Word);
            let whole = compare(&two, &set, &sides("A", Some("B")), &filter, WordOrder::Word);
            report.outlets.clone_from(&whole.outlets);
            prop_assert_eq!(report, whole);
            // Groups that share no article and have every one add up to the whole.
            let counted = |groups: &[Group]| {
                frequency::table(&one, &set, groups, &filter, FrequencyOrder::Word, 100, &mut Cache::default()).unwrap()
            };
            let (grouped, plain) = (counted(&groups), counted(&[]));
            prop_assert_eq!(grouped.rows.len(), plain.rows.len());
            for (a, b) in grouped.rows.iter().zip(&plain.rows) {
                prop_assert_eq!((&a.name, a.total, a.counts.iter().sum::<u64>()), (&b.name, b.total, b.total));
            }
    }

    #[test]
        fn hiding_a_word_takes_away_its_row_and_nothing_else(texts in texts(), length in 1..3_u32, hidden in prop::sample::select(vec!["War", "peace deal", "x"])) {
            let corpus = of_texts(&texts);
            let set = all_articles(corpus.articles.len());
            let all = WordFilter { length, ..WordFilter::default() };
            let some = WordFilter { hidden: vec![hidden.to_owned()], ..all.clone() };
            let [all, some] = [all, some].map(|filter| compare(&corpus, &set, &sides("A", None), &filter, WordOrder::Word));
            let rest: Vec<_> = all.rows.into_iter().filter(|row| row.name != hidden.to_lowercase()).collect();
            prop_assert_eq!((&some.rows, some.n_words as usize), (&rest, rest.len()));
            prop_assert_eq!((some.target, some.reference, some.n_hidden), (all.target, all.reference, all.n_hidden));
        }

        #[test]
        fn the_order_of_articles_does_not_matter(texts in texts()) {
            let reversed: Vec<_> = texts.iter().rev().cloned().collect();
            let rows = |texts: &[(usize, Vec<&'static str>)]| {
                let corpus = of_texts(texts);
                let set = all_articles(corpus.articles.len());
                    compare(&corpus, &set, &sides("A", None), &WordFilter::default(), WordOrder::Word).rows
            };
            let (mut one, mut two) = (rows(&texts), rows(&reversed));
            // Measures of dispersion are sums of fractions, whose last bits know the order.
            let measures = |row: &mut WordRow| row.dispersion.take();
            for (x, y) in one.iter_mut().zip(&mut two) {
                let (x, y) = (measures(x), measures(y));
                for (x, y) in x.iter().flatten().flatten().zip(y.iter().flatten().flatten()) {
                    prop_assert!((x.distance - y.distance).abs() < 1e-12);
                    prop_assert!((x.divergence - y.divergence).abs() < 1e-12);
                }
            }
            prop_assert_eq!(one, two);
        }

        #[test]
        fn counts_are_those_of_a_plain_count(texts in texts()) {
            let corpus = of_texts(&texts);
            let set = all_articles(corpus.articles.len());
            let filter = WordFilter { min_articles: Some(1), ..WordFilter::default() };
            let report = compare(&corpus, &set, &sides("A", None), &filter, WordOrder::default());
            for row in &report.rows {
                let count = |of_target: bool| texts.iter()
                    .filter(|(outlet, _)| (*outlet == 0) == of_target)
                    .flat_map(|(_, words)| words).filter(|w| **w == row.name).count() as u64;
                prop_assert_eq!(row.counts(), [count(true), count(false)]);
            }
        }
    }
}
