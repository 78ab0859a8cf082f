//! Collocates: the words that are near a node more often than their frequency alone would bring them there.

use crate::context::{Context, n_articles_with, occurrences, scope};
use crate::counted::Cache;
use crate::node_counts::NodeCounts;
use crate::tally::{Cooccurrences, Tally};
use crate::units::{Units, WordFilter};
use crate::window::Window;
use corpus::Corpus;
use corpus::query::{ArticleSet, SearchFault, members};
use measures::catalogue::OF_COLLOCATES;
use measures::catalogue::log_likelihood_of_collocates::log_likelihood;
use measures::cooccurrence::Cooccurrence;
use measures::measure::{greatest_first, orders};
use model::ActorKind;
use model::order::sort_by;
use serde::{Deserialize, Serialize};

/// What the collocates are in order of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CollocateOrder {
    /// A measure, by its number in the catalogue.
    Measure(usize),
    /// Occurrences near the node.
    Near,
    /// The alphabet.
    Word,
}

impl CollocateOrder {
    /// Every order with what an address calls it, as the page lists them.
    pub fn all() -> Vec<(&'static str, Self)> {
        let measures = orders(OF_COLLOCATES).map(|(name, number)| (name, Self::Measure(number)));
        measures.chain([("near", Self::Near), ("word", Self::Word)]).collect()
    }
}

impl Default for CollocateOrder {
    /// The first measure, log-likelihood: how surely the words attract each other.
    fn default() -> Self {
        Self::Measure(0)
    }
}

/// One collocate. Its measures are computed from its counts where they are shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CollocateRow {
    /// The word or name as shown.
    pub name: String,
    /// What finds its lines, in the search language.
    pub node: String,
    /// What it is, if it is an actor.
    pub actor: Option<ActorKind>,
    /// Its counts and the node's, occurrences in the node itself apart.
    pub counts: Cooccurrence,
    /// In how many articles it is near the node.
    pub n_articles: u32,
}

/// The collocates of a node.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Collocates {
    /// Occurrences of the node.
    pub n_occurrences: u32,
    /// In how many articles.
    pub n_articles: u32,
    /// Units within the windows around them.
    pub n_near: u64,
    /// Units in the looked-through articles, those in the node itself apart.
    pub n_tokens: u64,
    /// In how many articles a collocate had to be near the node.
    pub min_articles: u32,
    /// How many collocates there are in all.
    pub n_rows: u32,
    /// Hidden stop words and numbers that are near in enough articles, and words that are not.
    pub n_hidden: [u32; 3],
    /// The collocates, as many as were asked for.
    pub rows: Vec<CollocateRow>,
    /// What keeps the node from being understood.
    pub fault: Option<SearchFault>,
}

/// In how many articles a word must be near a node that is in `n_articles`, unless something else is chosen.
pub fn default_min_articles(n_articles: u32) -> u32 {
    match n_articles {
        ..2 => 1,
        2..20 => 2,
        20..100 => 3,
        100.. => 5,
    }
}

/// The `n` first words and names near the occurrences of a node, in an order.
///
/// In come the articles that the filters keep, a node with its outlet and units, which words to show, and how many words on either side make
/// the `window`. A unit, a word or a name, is near if all of its words lie in a window; where windows overlap it is near once, and what
/// overlaps the node itself is not counted at all. Log-likelihood rests on the fourfold table of *near or not* by *this unit or another* over
/// all units looked through; `logDice` compares the occurrences in the window with all of the node's and all of the unit's.
///
/// Source: Evert (2008) for surface cooccurrence, Dunning (1993) for log-likelihood, Rychlý (2008) for `logDice`. Worked: of 31,777 units 10
/// are near, each the unit that occurs 13 times in all: expected 10 · 13 / 31,777 = 0.004, log-likelihood 167.23.
///
/// Misleads where one article or one agency's report brings all occurrences, which count as independent evidence: see `n_articles`. Words of
/// fixed phrases come out above what is said of the node.
pub fn list(
    corpus: &Corpus,
    set: &ArticleSet,
    context: &Context,
    filter: &WordFilter,
    window: u32,
    order: CollocateOrder,
    n: u32,
) -> Collocates {
    let spans = match occurrences(corpus, set, context) {
        Ok(spans) => spans,
        Err(fault) => return Collocates { fault: Some(fault), ..Collocates::default() },
    };
    let counts = NodeCounts::of(corpus, &spans);
    let n_articles = n_articles_with(corpus, &spans);
    let mut report = Collocates {
        n_occurrences: spans.len() as u32,
        n_articles,
        min_articles: filter.min_articles.unwrap_or_else(|| default_min_articles(n_articles)),
        ..Collocates::default()
    };
    let mut tally = Tally::new(corpus, context.units);
    let window = Window::around(corpus, &spans, window);
    for article in members(&scope(corpus, set, context)).filter(|article| corpus.articles.has_text(*article)) {
        // What is counted of an article with counts is not what can be read of it.
        if counts.count(article) == 0 && corpus.articles.has_order(article) {
            tally.add_apart(corpus, article);
        } else {
            tally.add(corpus, article, &window);
        }
    }
    (report.n_near, report.n_tokens) = (tally.n_near, tally.n_tokens);

    let alone = WordFilter { units: context.units, length: 1, near: None, ..filter.clone() };
    let units = match Units::of(corpus, set, &alone, &mut Cache::default()) {
        Ok(units) => units,
        Err(fault) => return Collocates { fault: Some(fault), ..Collocates::default() },
    };
    let mut scored = Vec::new();
    for (unit, counts) in (0..).zip(&tally.counts) {
        if counts.near == 0 {
            continue;
        }
        if counts.n_articles < report.min_articles {
            report.n_hidden[2] += 1;
            continue;
        }
        match units.hidden(filter, unit) {
            Some(why) => report.n_hidden[why as usize] += 1,
            None if units.has_no_row(unit) => {}
            None => scored.push(Scored::of(unit, *counts, &report, order)),
        }
    }
    report.n_rows = scored.len() as u32;
    sort_by(&mut scored, &|a, b| {
        let wanted = match order {
            CollocateOrder::Measure(_) => greatest_first(a.measured, b.measured),
            CollocateOrder::Near => b.counts.together.cmp(&a.counts.together),
            CollocateOrder::Word => units.alphabetical(a.unit, b.unit),
        };
        wanted
            .then_with(|| b.log_likelihood.total_cmp(&a.log_likelihood))
            .then_with(|| units.rank(a.unit).cmp(&units.rank(b.unit)))
    });
    report.rows = scored.into_iter().take(n as usize).map(|scored| scored.row(&units)).collect();
    report
}

/// A collocate before its name is worked out, which only shown ones need.
struct Scored {
    unit: u32,
    counts: Cooccurrence,
    n_articles: u32,
    log_likelihood: f64,
    /// The measure that the collocates are in order of, where they are.
    measured: Option<f64>,
}

impl Scored {
    fn of(unit: u32, counts: Cooccurrences, report: &Collocates, order: CollocateOrder) -> Self {
        let Cooccurrences { near, total, n_articles, .. } = counts;
        let counts = Cooccurrence {
            together: near,
            node: report.n_occurrences.into(),
            window: report.n_near,
            collocate: total,
            n_tokens: report.n_tokens,
        };
        let measured = match order {
            CollocateOrder::Measure(number) => OF_COLLOCATES.get(number).and_then(|measure| measure.of(&counts)),
            _ => None,
        };
        Self { unit, counts, n_articles, log_likelihood: log_likelihood(&counts), measured }
    }

    fn row(self, units: &Units<'_>) -> CollocateRow {
        CollocateRow {
            name: units.name(self.unit),
            node: units.node(self.unit),
            actor: units.actor(self.unit),
            counts: self.counts,
            n_articles: self.n_articles,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::UnitKind;
    use corpus::query::all_articles;
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;

    const SHOW_ALL: WordFilter = WordFilter {
        units: UnitKind::WordsAndActors,
        length: 1,
        near: None,
        min_articles: Some(1),
        stop_words: true,
        numbers: true,
        hidden: Vec::new(),
    };

    fn check(
        corpus: &Corpus,
        context: &Context,
        filter: &WordFilter,
        order: CollocateOrder,
        wanted: &[&str],
    ) -> Collocates {
        let found = list(corpus, &all_articles(corpus.articles.len()), context, filter, 2, order, 99);
        let rows: Vec<String> = found
            .rows
            .iter()
            .map(|r| format!("{} {}/{} in {}", r.name, r.counts.together, r.counts.collocate, r.n_articles))
            .collect();
        assert_eq!(rows, wanted);
        assert_eq!(found.n_rows as usize, wanted.len());
        found
    }

    fn node(node: &str, units: UnitKind) -> Context {
        Context { node: node.into(), units, ..Context::default() }
    }

    #[test]
    fn names_are_one_unit_and_the_node_is_none() {
        let corpus = corpus(
            vec![
                article("1", "A", "", "the war of Vladimir Putin and the war"),
                article("2", "B", "", "Putin and the peace of 2024"),
            ],
            vec![actor("Vladimir Putin", &["Putin"], &[])],
            vec![],
        );
        let merged = node("war", UnitKind::WordsAndActors);
        // "Vladimir Putin" ends outside both windows.
        let rows = ["and 1/2 in 1", "of 1/2 in 1", "the 2/3 in 1"];
        let found = check(&corpus, &merged, &SHOW_ALL, CollocateOrder::Word, &rows);
        assert_eq!((found.n_occurrences, found.n_articles, found.n_near, found.n_tokens), (2, 1, 4, 11));
        let words = ["and 1/2 in 1", "of 1/2 in 1", "the 2/3 in 1", "Vladimir 1/1 in 1"];
        check(&corpus, &node("war", UnitKind::Words), &SHOW_ALL, CollocateOrder::Word, &words);
        let putin = node("actor:\"Vladimir Putin\"", UnitKind::WordsAndActors);
        let around = ["and 2/2 in 2", "the 2/3 in 2", "of 1/2 in 1", "war 1/2 in 1"];
        check(&corpus, &putin, &SHOW_ALL, CollocateOrder::Near, &around);
        let near_peace = check(
            &corpus,
            &node("the", UnitKind::Words),
            &WordFilter { min_articles: Some(2), ..WordFilter::default() },
            CollocateOrder::default(),
            &["Putin 2/2 in 2"],
        );
        assert_eq!(near_peace.n_hidden, [2, 0, 2]);
    }

    #[test]
    fn figures_are_those_of_the_counts() {
        let report = Collocates { n_occurrences: 42, n_near: 10, n_tokens: 31_777, ..Collocates::default() };
        let by_log_dice = CollocateOrder::Measure(1);
        let scored =
            Scored::of(0, Cooccurrences { near: 10, total: 13, ..Cooccurrences::default() }, &report, by_log_dice);
        assert!((scored.log_likelihood - 167.23).abs() < 0.005);
        assert!((scored.counts.expected() - 130.0 / 31_777.0).abs() < 1e-12);
        assert!((scored.measured.unwrap() - (14.0 + (20.0_f64 / 55.0).log2())).abs() < 1e-12);
    }

    #[test]
    fn the_least_number_of_articles_grows_with_the_node() {
        assert_eq!([0, 1, 2, 19, 20, 99, 100].map(default_min_articles), [1, 1, 2, 2, 3, 3, 5]);
    }

    #[test]
    fn no_node_has_no_collocates() {
        let corpus = corpus(vec![article("1", "A", "", "a war"), article("2", "B", "", "b")], vec![], vec![]);
        let outlet = Context { outlets: vec!["A".into()], ..node("", UnitKind::Words) };
        assert_eq!(check(&corpus, &outlet, &SHOW_ALL, CollocateOrder::Near, &[]).n_tokens, 2);
        assert!(check(&corpus, &node("(", UnitKind::Words), &SHOW_ALL, CollocateOrder::Near, &[]).fault.is_some());
    }

    proptest! {
        #[test]
        fn counts_are_those_of_a_plain_scan(
            texts in prop::collection::vec(prop::collection::vec(prop::sample::select(vec!["war", "peace", "deal", "nato", "\n"]), 0..12), 1..8),
            width in 0..4_u32,
        ) {
            let made = texts.iter().enumerate().map(|(i, words)| article(&i.to_string(), "O", "", &words.join(" ")));
            let corpus = corpus(made.collect(), vec![], vec![]);
            let set = all_articles(corpus.articles.len());
            let found = list(&corpus, &set, &node("war", UnitKind::Words), &SHOW_ALL, width, CollocateOrder::default(), 99);
            let is_near = |words: &[&str], at: usize| {
                let joined = |i: usize| !words[i.min(at)..i.max(at)].contains(&"\n");
                (0..words.len()).any(|i| words[i] == "war" && i.abs_diff(at) <= width as usize && joined(i))
            };
            let mut n_near = 0;
            for word in ["peace", "deal", "nato"] {
                let of_text = |words: &Vec<&str>| (0..words.len()).filter(|&i| words[i] == word && is_near(words, i)).count();
                let near: usize = texts.iter().map(of_text).sum();
                let total = texts.iter().flatten().filter(|w| **w == word).count();
                let n_articles = texts.iter().filter(|words| of_text(words) > 0).count();
                n_near += near;
                let row = found.rows.iter().find(|row| row.name == word);
                let counts = row.map(|row| (row.counts.together as usize, row.counts.collocate as usize, row.n_articles as usize));
                prop_assert_eq!(counts, (near > 0).then_some((near, total, n_articles)));
            }
            prop_assert_eq!(found.n_near as usize, n_near);
            prop_assert_eq!(found.n_tokens as usize, texts.iter().flatten().filter(|w| !matches!(**w, "war" | "\n")).count());
            prop_assert!(found.rows.is_sorted_by(|a, b| log_likelihood(&a.counts) >= log_likelihood(&b.counts)));
        }
    }
}
