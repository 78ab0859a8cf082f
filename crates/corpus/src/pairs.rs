//! Pairs: two words in a row, as they are counted where the text that they are in may not be handed on.

use crate::breaks::stretch_at;
use crate::{ArticleId, Corpus, FormId, Position, TypeId};
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// The fewest articles that have a pair which is named. Of pairs that only one article has, its text could be put together again.
const LEAST_ARTICLES: u32 = 2;

/// The pairs of an article that were counted elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountedPairs {
    /// The two words of each, and how often the article has them in a row.
    pub named: Vec<([FormId; 2], u32)>,
    /// How many more pairs it has.
    pub n_other: u32,
}

/// Calls `each` with where every `n` words in a row begin in an article's text, within a sentence, whatever marks are between them.
pub fn for_each_row(corpus: &Corpus, article: ArticleId, n: u32, each: &mut dyn FnMut(Position)) {
    if !corpus.articles.has_text(article) {
        return;
    }
    let range = corpus.articles.readable(article);
    let mut start = range.start;
    while start < range.end {
        let end = stretch_at(corpus.breaks.sentences(), start).end.clamp(start + 1, range.end);
        (start..(end + 1).saturating_sub(n)).for_each(&mut *each);
        start = end;
    }
}

/// Counts pairs in texts.
#[derive(Debug)]
pub(super) struct PairCounts<'a> {
    corpus: &'a Corpus,
    n_articles: HashMap<[TypeId; 2], u32>,
    least_articles: u32,
}

impl<'a> PairCounts<'a> {
    /// Pairs of a corpus. Those in fewer than `least_articles` articles, or in one, will have no name.
    pub(super) fn of(corpus: &'a Corpus, least_articles: u32) -> Self {
        let mut n_articles: HashMap<[TypeId; 2], u32> = HashMap::new();
        for article in 0..corpus.articles.len() {
            for pair in in_text(corpus, article).into_keys() {
                *n_articles.entry(pair).or_default() += 1;
            }
        }
        Self { corpus, n_articles, least_articles: least_articles.max(LEAST_ARTICLES) }
    }

    /// The pairs of an article's text, in small letters.
    pub(super) fn in_article(&self, article: ArticleId) -> model::Pairs {
        let mut named: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        let mut other = 0;
        for (pair, n) in in_text(self.corpus, article) {
            if self.n_articles.get(&pair).is_some_and(|n| *n >= self.least_articles) {
                let [a, b] = pair.map(|word| self.corpus.lexicon.folded(word));
                named.entry(n).or_default().push(format!("{a} {b}"));
            } else {
                other += n;
            }
        }
        for list in named.values_mut() {
            list.sort_unstable();
        }
        model::Pairs { named: named.into_iter().collect(), other }
    }
}

fn in_text(corpus: &Corpus, article: ArticleId) -> BTreeMap<[TypeId; 2], u32> {
    let mut pairs = BTreeMap::new();
    if corpus.articles.has_order(article) {
        for_each_row(corpus, article, 2, &mut |start| {
            *pairs.entry([start, start + 1].map(|at| corpus.type_at(at))).or_default() += 1;
        });
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{article, corpus};

    #[test]
    fn pairs_are_of_one_sentence_and_named_where_two_articles_have_them() {
        let text = "The war goes on. War, the war";
        let corpus = corpus(vec![article("a", "O", "", text), article("b", "O", "", "On the war")], vec![], vec![]);
        let counting = PairCounts::of(&corpus, 1);
        let pairs = counting.in_article(0);
        assert_eq!((pairs.named, pairs.other), (vec![(2, vec!["the war".to_owned()])], 3));
        assert_eq!(PairCounts::of(&corpus, 3).in_article(1), model::Pairs { named: Vec::new(), other: 2 });
    }
}
