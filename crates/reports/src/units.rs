//! Units: what a table counts as one: words, names under all their spellings, or sequences of words; anywhere, or near a node.

use crate::counted::{Cache, Counted, Question};
use crate::node::{node_of_actor, node_of_word};
use crate::sequences::LONGEST;
use crate::window::Near;
use corpus::query::syntax::quote;
use corpus::query::{ArticleSet, SearchFault};
use corpus::{Bags, Corpus, TypeId, UnitKind};
use fixedbitset::FixedBitSet;
use model::ActorKind;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Which words a table is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordFilter {
    /// What counts as one; sequences are of words as they are spelled, whatever this is.
    pub units: UnitKind,
    /// How many words make a unit: 1, or 2 or 3 for sequences.
    pub length: u32,
    /// Only what is near a node; everything else is left out of the sizes too.
    pub near: Option<Near>,
    /// In how many articles, of all sides together, a unit must be; [`default_min_articles`] where none is chosen.
    pub min_articles: Option<u32>,
    /// Whether stop words are shown.
    pub stop_words: bool,
    /// Whether numbers are shown.
    pub numbers: bool,
    /// Words and names that have no rows, by their names as the page shows them, whatever their case; no more than [`MOST_HIDDEN`]. That takes away
    /// nothing but the rows: they are counted in all sizes, and among the words that p is adjusted for.
    pub hidden: Vec<String>,
}

/// The most words that a person can hide.
pub const MOST_HIDDEN: usize = 500;

impl Default for WordFilter {
    fn default() -> Self {
        let units = UnitKind::WordsAndActors;
        Self { units, length: 1, near: None, min_articles: None, stop_words: false, numbers: false, hidden: Vec::new() }
    }
}

/// In how many of `n_articles` a word must be unless something else is chosen. Words in fewer than five articles are called different too
/// often, in ten or more as often as they should (see `clustered`); a handful of articles is described, so there two will do.
pub fn default_min_articles(n_articles: u32) -> u32 {
    match n_articles {
        ..20 => 2,
        20..40 => 5,
        40.. => 10,
    }
}

impl WordFilter {
    /// In how many of `n_articles` a unit must be.
    pub fn min_articles(&self, n_articles: u32) -> u32 {
        self.min_articles.unwrap_or_else(|| default_min_articles(n_articles))
    }

    /// What counts as one, sequences considered: it is what lines must be opened with to be as many as were counted.
    pub fn kind(&self) -> UnitKind {
        if self.length > 1 { UnitKind::Words } else { self.units }
    }
}

/// Why a unit is not shown, if it is not: as a stop word or as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hidden {
    StopWord,
    Number,
}

/// Everything that can be counted, with the counts of a set of articles.
#[derive(Debug)]
pub struct Units<'a> {
    corpus: &'a Corpus,
    kind: UnitKind,
    length: usize,
    counted: Option<Rc<Counted>>,
    /// The types that are hidden as stop words, a bit each.
    stop_words: FixedBitSet,
    /// The names of units that a person hides, in lower case.
    hidden_names: BTreeSet<String>,
}

impl<'a> Units<'a> {
    /// Counts the units of a set of articles. Of sequences, only those in as many articles as the filter asks for are certain to be there.
    ///
    /// # Errors
    /// What keeps the node, near which units are counted, from being understood.
    pub fn of(
        corpus: &'a Corpus,
        set: &ArticleSet,
        filter: &WordFilter,
        cache: &mut Cache,
    ) -> Result<Self, SearchFault> {
        let (kind, length) = (filter.kind(), (filter.length as usize).clamp(1, LONGEST));
        let stop_words = if filter.stop_words { FixedBitSet::new() } else { corpus.stop_words(set) };
        let hidden_names = filter.hidden.iter().map(|name| name.to_lowercase()).collect();
        let near = filter.near.clone().filter(Near::is_asked);
        if length == 1 && near.is_none() {
            return Ok(Self { corpus, kind, length, counted: None, stop_words, hidden_names });
        }
        // How many articles have the node is not known yet, and so not how many a unit must be in.
        let min_articles = match near {
            Some(_) => filter.min_articles.unwrap_or(default_min_articles(0)),
            None => filter.min_articles(corpus.articles.count(set)),
        };
        let counted = cache.counted(corpus, Question { set: set.clone(), kind, length, near, min_articles })?;
        Ok(Self { corpus, kind, length, counted: Some(counted), stop_words, hidden_names })
    }

    /// The counts.
    pub fn bags(&self) -> &Bags {
        self.counted.as_ref().map_or_else(|| self.corpus.bags(self.kind), |counted| &counted.bags)
    }

    /// The types that are hidden as stop words, a bit each; none where they are shown.
    pub(super) fn stop_words(&self) -> &FixedBitSet {
        &self.stop_words
    }

    fn sequence(&self, unit: u32) -> &[TypeId] {
        let sequence = self.counted.as_ref().and_then(|counted| counted.sequences.get(unit as usize));
        sequence.map_or(&[], |sequence| &sequence[..self.length])
    }

    /// Whether units are several words in a row.
    pub(super) fn is_of_sequences(&self) -> bool {
        self.length > 1
    }

    /// A unit's name as the page shows it.
    pub fn name(&self, unit: u32) -> String {
        if self.length == 1 {
            return self.corpus.unit_name(unit).to_owned();
        }
        let mut name = String::new();
        for word in self.sequence(unit) {
            let word = self.corpus.lexicon.shown(*word);
            // "Kyiv's" and "l'OTAN" are two words each.
            if !(name.is_empty() || name.ends_with(['\'', '’']) || word.starts_with(['\'', '’', ':'])) {
                name.push(' ');
            }
            name.push_str(word);
        }
        name
    }

    /// What finds a unit's lines, in the search language.
    pub fn node(&self, unit: u32) -> String {
        if self.length == 1 {
            if self.actor(unit).is_some() {
                return node_of_actor(self.corpus.unit_name(unit));
            }
            // Where names are units of their own, a word's other occurrences are not all that there are.
            let is_in_names =
                self.kind == UnitKind::WordsAndActors && self.corpus.types_in_names().contains(unit as usize);
            return node_of_word(self.corpus.lexicon.folded(unit), is_in_names);
        }
        let words: Vec<&str> = self.sequence(unit).iter().map(|word| self.corpus.lexicon.folded(*word)).collect();
        format!("sentence:{}", quote(&words.join(" ")))
    }

    /// What a unit is, if it is an actor.
    pub fn actor(&self, unit: u32) -> Option<ActorKind> {
        let actor = unit.checked_sub(self.corpus.lexicon.n_types()).filter(|_| self.length == 1)?;
        self.corpus.head.actors.get(actor as usize).map(|actor| actor.kind)
    }

    /// A unit's rank among equals: words by the alphabet, then actors as they are listed.
    pub(super) fn rank(&self, unit: u32) -> [u32; LONGEST] {
        let lexicon = &self.corpus.lexicon;
        let mut ranks = [0; LONGEST];
        if self.length > 1 {
            for (rank, word) in ranks.iter_mut().zip(self.sequence(unit)) {
                *rank = lexicon.rank(*word);
            }
        } else {
            ranks[0] = if unit < lexicon.n_types() { lexicon.rank(unit) } else { unit };
        }
        ranks
    }

    /// Two units by the alphabet, names among the words.
    pub(super) fn alphabetical(&self, a: u32, b: u32) -> Ordering {
        let lexicon = &self.corpus.lexicon;
        let n_types = lexicon.n_types();
        if self.length > 1 || (a < n_types && b < n_types) {
            return self.rank(a).cmp(&self.rank(b));
        }
        // Words stand in the order of what their spellings have in common, not of how one is printed.
        let key = |unit: u32| {
            if unit < n_types {
                Cow::Borrowed(lexicon.folded(unit))
            } else {
                Cow::Owned(self.corpus.unit_name(unit).to_lowercase())
            }
        };
        key(a).cmp(&key(b))
    }

    /// Whether a person hides a unit, so that it has no row.
    pub(super) fn has_no_row(&self, unit: u32) -> bool {
        !self.hidden_names.is_empty() && self.hidden_names.contains(&self.name(unit).to_lowercase())
    }

    /// Whether a filter hides a unit, its range apart. A sequence is hidden for the word that it begins or ends with.
    pub(super) fn hidden(&self, filter: &WordFilter, unit: u32) -> Option<Hidden> {
        let of_word = |word: TypeId| {
            if word >= self.corpus.lexicon.n_types() {
                None
            } else if self.stop_words.contains(word as usize) {
                Some(Hidden::StopWord)
            } else {
                (!filter.numbers && self.corpus.lexicon.is_number(word)).then_some(Hidden::Number)
            }
        };
        match self.sequence(unit) {
            [first, .., last] if self.length > 1 => of_word(*first).or_else(|| of_word(*last)),
            _ => of_word(unit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concordance;
    use crate::context::{Context, occurrences};
    use corpus::query::{SearchOptions, all_articles, members};
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Every unit with its occurrences in all articles together, and the size that they are counted against.
    fn counts(corpus: &Corpus, filter: &WordFilter) -> (Vec<(String, String, u64)>, u32) {
        let set = all_articles(corpus.articles.len());
        let units = Units::of(corpus, &set, filter, &mut Cache::default()).unwrap();
        let bags = units.bags();
        let mut found = vec![0_u64; bags.n_units() as usize];
        for article in members(&set) {
            bags.of(article).for_each(|(unit, n)| found[unit as usize] += u64::from(n));
        }
        let rows = (0..).zip(found).filter(|(_, n)| *n > 0).map(|(unit, n)| (units.name(unit), units.node(unit), n));
        (rows.collect(), members(&set).map(|article| bags.size(article)).sum())
    }

    fn filter(length: u32, near: Option<(&str, u32)>) -> WordFilter {
        let near = near.map(|(node, n_tokens)| Near { node: node.into(), n_tokens, search: SearchOptions::default() });
        WordFilter { length, near, min_articles: Some(1), ..WordFilter::default() }
    }

    proptest! {
        #[test]
        fn the_alphabet_is_one_order_of_words_and_names(
            words in prop::collection::vec(prop::sample::select(vec!["U.S.", "us", "u", "US-led", "É", "e", "l’a", "L'a", "İ", "o’a", "oz", "i", "ß", "ss"]), 1..12),
            names in prop::collection::vec(prop::sample::select(vec!["U.S. Army", "U.S.", "É", "l’a b", "İ", "ozz", "ss t"]), 1..4),
        ) {
            let actors = names.into_iter().map(|name| actor(name, &[], &[])).collect();
            let corpus = corpus(vec![article("1", "A", "", &words.join(" ; "))], actors, vec![]);
            let units = Units::of(&corpus, &all_articles(1), &WordFilter::default(), &mut Cache::default()).unwrap();
            let n = units.bags().n_units();
            let is_after = |a: u32, b: u32| units.alphabetical(a, b) == Ordering::Greater;
            for (a, b, c) in (0..n).flat_map(|a| (0..n).flat_map(move |b| (0..n).map(move |c| (a, b, c)))) {
                prop_assert!(is_after(a, b) || is_after(b, c) || !is_after(a, c), "{a} {b} {c}");
            }
        }
    }

    #[test]
    fn sequences_are_words_in_a_row_within_a_sentence() {
        let corpus = corpus(
            vec![article("1", "A", "", "Peace deal. Peace"), article("2", "A", "", "deal Trump's peace deal")],
            vec![actor("Trump", &[], &[])],
            vec![],
        );
        let (rows, size) = counts(&corpus, &filter(2, None));
        let row = |name: &str, node: &str, n| (name.to_owned(), node.to_owned(), n);
        assert_eq!(
            rows,
            [
                row("Peace deal", "sentence:\"peace deal\"", 2),
                row("deal Trump", "sentence:\"deal trump\"", 1),
                row("Trump's", "sentence:\"trump 's\"", 1),
                row("'s Peace", "sentence:\"'s peace\"", 1),
            ]
        );
        assert_eq!(size, 5);
    }

    #[test]
    fn sequences_in_too_few_articles_are_left_out_but_count_in_the_size() {
        let corpus = corpus(vec![article("1", "A", "", "a b c"), article("2", "A", "", "a b d")], vec![], vec![]);
        let (rows, size) = counts(&corpus, &WordFilter { min_articles: Some(2), ..filter(2, None) });
        assert_eq!((rows.len(), rows[0].0.as_str(), rows[0].2, size), (1, "a b", 2, 4));
    }

    #[test]
    fn a_node_that_cannot_be_understood_is_a_fault() {
        let corpus = corpus(vec![article("1", "A", "", "a b c")], vec![], vec![]);
        let set = all_articles(1);
        assert!(Units::of(&corpus, &set, &filter(1, Some(("(", 2))), &mut Cache::default()).is_err());
        assert!(Units::of(&corpus, &set, &filter(1, Some((" ", 2))), &mut Cache::default()).is_ok());
    }

    proptest! {
        /// Whatever is counted, its node opens exactly as many lines.
        #[test]
        fn every_unit_has_as_many_lines_as_it_counts(
            texts in prop::collection::vec(prop::collection::vec(prop::sample::select(vec!["white", "house", "of", "Kyiv", "U.S.", "don't"]), 0..14), 1..4),
            units in prop::sample::select(vec![UnitKind::Words, UnitKind::WordsAndActors]),
        ) {
            let articles = (0..).zip(&texts).map(|(i, words): (u32, _)| article(&i.to_string(), "A", "", &words.join(" "))).collect();
            let names = vec![actor("White House", &["house of"], &[]), actor("Kyiv", &[], &[])];
            let corpus = corpus(articles, names, vec![]);
            let filter = WordFilter { units, ..filter(1, None) };
            for (name, node, n) in counts(&corpus, &filter).0 {
                let context = Context { node: node.clone(), ..Context::default() };
                let spans = occurrences(&corpus, &all_articles(texts.len() as u32), &context).unwrap();
                prop_assert_eq!(spans.len() as u64, n, "{} by {}", name, node);
            }
        }

        #[test]
        fn sequences_are_those_of_a_plain_scan(
            texts in prop::collection::vec("(Ax|Bx)(( |, |\\. |\n)(Ax|Bx)){0,9}", 1..4),
            length in 2..4_u32,
        ) {
            let articles = texts.iter().enumerate().map(|(i, text)| article(&i.to_string(), "O", "", text)).collect();
            let corpus = corpus(articles, vec![], vec![]);
            let sentences = texts.iter().flat_map(|text| text.split(['.', '\n']));
            let mut wanted: BTreeMap<String, u64> = BTreeMap::new();
            for sentence in sentences {
                let words: Vec<&str> = sentence.split([' ', ',']).filter(|word| !word.is_empty()).collect();
                words.windows(length as usize).for_each(|row| *wanted.entry(row.join(" ")).or_default() += 1);
            }
            let (rows, size) = counts(&corpus, &filter(length, None));
            prop_assert_eq!(u64::from(size), wanted.values().sum::<u64>());
            let found: BTreeMap<String, u64> = rows.into_iter().map(|(name, _, n)| (name, n)).collect();
            prop_assert_eq!(found, wanted);
        }

        #[test]
        fn every_count_is_its_number_of_lines(
            texts in prop::collection::vec("([abc'] |Abe Lee |Lee |it's )([abc]|Abe|Lee|b's)([ \n][abc]|\\. A|[.]? Abe Lee| Lee){0,8}", 1..5),
            length in 1..4_u32,
            near in prop::option::of((prop::sample::select(vec!["a", "lee", "actor:Abe", "\"a b\""]), 1..4_u32)),
            merged in any::<bool>(),
        ) {
            let articles = texts.iter().enumerate().map(|(i, text)| article(&i.to_string(), "O", "", text)).collect();
            let corpus = corpus(articles, vec![actor("Abe Lee", &["Lee"], &[])], vec![]);
            let units = if merged { UnitKind::WordsAndActors } else { UnitKind::Words };
            let filter = WordFilter { units, ..filter(length, near) };
            for (name, node, n) in counts(&corpus, &filter).0 {
                let context = Context { node, near: filter.near.clone(), units: filter.kind(), ..Context::default() };
                let lines = concordance::list(&corpus, &all_articles(texts.len() as u32), &context, 0);
                prop_assert_eq!(u64::from(lines.n_lines), n, "{} in {:?}: {:?}", name, texts, lines.fault);
            }
        }
    }
}
