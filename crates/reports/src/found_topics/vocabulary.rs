//! The vocabulary of some articles: the words that tell their subjects apart, and the pairs of these that are one expression.

use crate::coverage::is_boilerplate;
use crate::found_topics::logarithm::ln;
use corpus::articles::Walk;
use corpus::query::ArticleSet;
use corpus::{ArticleId, Corpus, TypeId};
use hashbrown::{HashMap, HashSet};
use model::order::sort_by;
use text::is_unspaced;
use text::segment::is_number;

/// The most words: with fewer, small subjects have none; with more, articles are grouped no better and more slowly.
const MOST_WORDS: usize = 2000;
/// A word is in two articles, or in this many times the root of their number where that is more: 27 of 12,000.
const LEAST_ARTICLES: u32 = 2;
const LEAST_OF_ROOT: f64 = 0.25;
/// What more than this share of the articles has tells none of them apart.
const MOST_SHARE: f64 = 0.5;
/// Two words are one expression if one of them is beside the other in this share of its occurrences, and in this many.
const LEAST_TOGETHER: f64 = 0.5;
const LEAST_PAIRS: u32 = 4;

/// A word, or an expression of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) first: TypeId,
    pub(super) second: Option<TypeId>,
    /// Whether a word of it is in somebody's name.
    pub(super) is_of_person: bool,
}

/// The words and expressions of some articles, in alphabetical order, the words first.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub(super) units: Vec<Unit>,
    /// Of each type of the corpus, its unit; `u32::MAX` where it has none.
    unit_of: Vec<u32>,
    pairs: HashMap<(u32, u32), u32>,
}

impl Vocabulary {
    /// The vocabulary of the articles of a set, with what is of people's names marked.
    ///
    /// Words are chosen by how many bits fewer articles have them than chance would have it, times the root of how many do: residual inverse document frequency,
    /// Church & Gale (1995), `ln(e / df)`, where `e = N · (1 − (1 − 1/N)^cf)` is in how many of N articles cf occurrences would be if each went
    /// anywhere. So subjects stay ("vaccine") and manners of writing ("however") go, in any language.
    pub(super) fn of(corpus: &Corpus, set: &ArticleSet, persons: &HashSet<TypeId>) -> Self {
        let words = words(corpus, set);
        let mut vocabulary = Self { unit_of: vec![u32::MAX; corpus.lexicon.n_types() as usize], ..Self::default() };
        for first in words {
            vocabulary.unit_of[first as usize] = vocabulary.units.len() as u32;
            vocabulary.units.push(Unit { first, second: None, is_of_person: persons.contains(&first) });
        }
        let pairs = vocabulary.expressions(corpus, set);
        for (first, second) in pairs {
            let unit = vocabulary.units.len() as u32;
            let [a, b] = [first, second].map(|unit| vocabulary.units[unit as usize]);
            let is_of_person = a.is_of_person || b.is_of_person;
            vocabulary.units.push(Unit { first: a.first, second: Some(b.first), is_of_person });
            vocabulary.pairs.insert((first, second), unit);
        }
        vocabulary
    }

    /// Calls `on_unit` with each unit of an article and whether it stands alone: an expression does, its words do not.
    pub(super) fn for_each_unit(&self, corpus: &Corpus, article: ArticleId, on_unit: &mut dyn FnMut(u32, bool)) {
        let mut before = u32::MAX;
        self.for_each_word(corpus, article, &mut |unit, is_joined| {
            let pair = if is_joined && before != u32::MAX { self.pairs.get(&(before, unit)) } else { None };
            if let Some(&pair) = pair {
                on_unit(pair, true);
                on_unit(before, false);
                on_unit(unit, false);
                before = u32::MAX;
            } else {
                if before != u32::MAX {
                    on_unit(before, true);
                }
                before = unit;
            }
        });
        if before != u32::MAX {
            on_unit(before, true);
        }
    }

    /// Calls `on_word` with each word of the vocabulary in an article, and whether it is right behind the one before, in its paragraph.
    fn for_each_word(&self, corpus: &Corpus, article: ArticleId, on_word: &mut dyn FnMut(u32, bool)) {
        let paragraphs = corpus.breaks.paragraphs();
        let range = corpus.articles.counted(article);
        let mut next = paragraphs.partition_point(|&start| start <= range.start);
        let mut joins_from = u32::MAX;
        for position in range {
            if paragraphs.get(next).is_some_and(|&start| start <= position) {
                next += 1;
                joins_from = u32::MAX;
            }
            let unit = self.unit_of[corpus.type_at(position) as usize];
            if unit != u32::MAX {
                on_word(unit, joins_from == position);
                joins_from = position + 1;
            }
        }
    }

    /// Whether one unit is a word of the other, so that a place may mention both.
    pub(super) fn overlap(&self, a: u32, b: u32) -> bool {
        let words = |unit: u32| self.units.get(unit as usize).map(|unit| [Some(unit.first), unit.second]);
        let has =
            |unit: u32, word: Option<TypeId>| word.is_some() && words(unit).is_some_and(|words| words.contains(&word));
        words(a).is_some_and(|words| words.into_iter().any(|word| has(b, word)))
    }

    fn expressions(&self, corpus: &Corpus, set: &ArticleSet) -> Vec<(u32, u32)> {
        let mut counts = vec![0_u32; self.units.len()];
        let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
        for article in set.ones() {
            let mut before = u32::MAX;
            self.for_each_word(corpus, article as ArticleId, &mut |unit, is_joined| {
                counts[unit as usize] += 1;
                if is_joined && before != unit {
                    *pairs.entry((before, unit)).or_default() += 1;
                }
                before = unit;
            });
        }
        let is_one = |(first, second): (u32, u32), n: u32| {
            let rarer = counts[first as usize].min(counts[second as usize]);
            n >= LEAST_PAIRS && f64::from(n) >= LEAST_TOGETHER * f64::from(rarer)
        };
        let mut found: Vec<(u32, u32)> =
            pairs.into_iter().filter(|(pair, n)| is_one(*pair, *n)).map(|(pair, _)| pair).collect();
        found.sort_unstable();
        found
    }
}

/// The words that tell the most, in alphabetical order.
fn words(corpus: &Corpus, set: &ArticleSet) -> Vec<TypeId> {
    let lexicon = &corpus.lexicon;
    let n_types = lexicon.n_types() as usize;
    let (mut n_occurrences, mut n_articles) = (vec![0_u32; n_types], vec![0_u32; n_types]);
    // The article that had each type last, and the outlet that may print it mostly, with its majority (Boyer & Moore 1981).
    let (mut last, mut outlets) = (vec![ArticleId::MAX; n_types], vec![(0_u32, 0_u32); n_types]);
    for article in set.ones().map(|article| article as ArticleId) {
        let outlet = corpus.outlet(article);
        for position in corpus.articles.counted(article) {
            let t = corpus.type_at(position) as usize;
            n_occurrences[t] += 1;
            if last[t] != article {
                last[t] = article;
                n_articles[t] += 1;
                outlets[t] = match outlets[t] {
                    (_, 0) => (outlet, 1),
                    (most, n) if most == outlet => (most, n + 1),
                    (most, n) => (most, n - 1),
                };
            }
        }
    }
    let n = f64::from(set.count_ones(..) as u32);
    let least = LEAST_ARTICLES.max((LEAST_OF_ROOT * n.sqrt()) as u32);
    let stop_words = corpus.stop_words(set);
    let mut found: Vec<(f64, TypeId)> = Vec::new();
    for t in 0..n_types {
        let df = n_articles[t];
        if df >= least
            && f64::from(df) <= MOST_SHARE * n
            && !stop_words.contains(t)
            && is_word(lexicon.folded(t as TypeId))
        {
            let expected = n * (1.0 - power(1.0 - 1.0 / n, n_occurrences[t]));
            let telling = ln(expected / f64::from(df)) * f64::from(df).sqrt();
            found.push((telling, t as TypeId));
        }
    }
    sort_by(&mut found, &|a, b| b.0.total_cmp(&a.0).then_with(|| lexicon.rank(a.1).cmp(&lexicon.rank(b.1))));
    let words = found.into_iter().map(|(_, t)| t).filter(|&t| {
        // Only if one outlet has more than half is it worth going through the articles.
        let has_majority = 2 * outlets[t as usize].1 >= n_articles[t as usize];
        !(has_majority && is_of_one_outlet(corpus, set, t))
    });
    let mut words: Vec<TypeId> = words.take(MOST_WORDS).collect();
    words.sort_unstable_by_key(|&t| lexicon.rank(t));
    words
}

/// Whether a type is a word that may tell a subject.
fn is_word(folded: &str) -> bool {
    let is_letter = folded.chars().nth(1).is_none();
    !is_letter && !is_number(folded) && !folded.starts_with(['\'', ':']) && !folded.contains(is_unspaced)
}

/// Whether hardly any outlet but one prints a word.
fn is_of_one_outlet(corpus: &Corpus, set: &ArticleSet, t: TypeId) -> bool {
    let mut walk = Walk::new(corpus);
    let mut articles: Vec<ArticleId> = corpus.index().positions(t).map(|position| walk.to(position)).collect();
    articles.dedup();
    articles.retain(|&article| set.contains(article as usize));
    is_boilerplate(corpus, &articles)
}

/// A number multiplied by itself, in an order that is the same everywhere.
fn power(mut base: f64, mut exponent: u32) -> f64 {
    let mut product = 1.0;
    while exponent > 0 {
        if exponent & 1 == 1 {
            product *= base;
        }
        base *= base;
        exponent >>= 1;
    }
    product
}
