//! The tally: how often each unit is near a node and how often it occurs at all, the surface cooccurrence that collocates are chosen by.

use crate::window::Window;
use corpus::bags::for_each_unit;
use corpus::{ArticleId, Corpus, UnitKind};

/// One unit's occurrences, near the node and in all.
#[derive(Clone, Copy, Default)]
pub(super) struct Cooccurrences {
    pub(super) near: u64,
    pub(super) total: u64,
    pub(super) n_articles: u32,
    /// The article of the last one near, counted from 1.
    pub(super) last: u32,
}

/// Every unit's occurrences.
pub(super) struct Tally {
    units: UnitKind,
    pub(super) counts: Vec<Cooccurrences>,
    pub(super) n_near: u64,
    pub(super) n_tokens: u64,
}

impl Tally {
    pub(super) fn new(corpus: &Corpus, units: UnitKind) -> Self {
        let n_units = corpus.n_units(units) as usize;
        Self { units, counts: vec![Cooccurrences::default(); n_units], n_near: 0, n_tokens: 0 }
    }

    /// Adds an article that has the node.
    pub(super) fn add(&mut self, corpus: &Corpus, article: ArticleId, window: &Window) {
        for_each_unit(corpus, self.units, corpus.articles.readable(article), |unit, span| {
            if (span.start..span.end()).any(|position| window.is_node(position)) {
                return;
            }
            let counts = &mut self.counts[unit as usize];
            counts.total += 1;
            self.n_tokens += 1;
            if window.holds(span) {
                counts.near += 1;
                self.n_near += 1;
                if counts.last != article + 1 {
                    counts.last = article + 1;
                    counts.n_articles += 1;
                }
            }
        });
    }

    /// Adds an article without the node, in which nothing is near.
    pub(super) fn add_apart(&mut self, corpus: &Corpus, article: ArticleId) {
        let bags = corpus.bags(self.units);
        self.n_tokens += u64::from(bags.size(article));
        for (unit, count) in bags.of(article) {
            self.counts[unit as usize].total += u64::from(count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::{article, corpus};

    #[test]
    fn an_article_without_the_node_adds_what_its_tokens_would() {
        let corpus = corpus(vec![article("1", "A", "", "a war b"), article("2", "A", "", "b a b")], vec![], vec![]);
        let [mut by_tokens, mut by_bag] = [(); 2].map(|()| Tally::new(&corpus, UnitKind::Words));
        by_tokens.add(&corpus, 1, &Window::default());
        by_bag.add_apart(&corpus, 1);
        let totals = |tally: &Tally| (tally.counts.iter().map(|c| c.total).collect::<Vec<_>>(), tally.n_tokens);
        assert_eq!(totals(&by_tokens), (vec![1, 0, 2], 3));
        assert_eq!(totals(&by_tokens), totals(&by_bag));
        assert_eq!((by_tokens.n_near, by_bag.n_near), (0, 0));
    }
}
