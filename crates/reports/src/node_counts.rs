//! Node counts: how often each article has a node, and those that an article stands for.

use corpus::articles::Walk;
use corpus::{ArticleId, Corpus, Sizes, Span};
use measures::side::Side;
use model::WordSums;

/// How often each article of a corpus has a node.
#[derive(Debug)]
pub(super) struct NodeCounts {
    counts: Vec<u64>,
    /// Of articles that stand for many, ascending: the sums of the node.
    in_cells: Vec<(ArticleId, WordSums)>,
}

impl NodeCounts {
    /// Counts some occurrences, which are in reading order. In an article that stands for many there is at most one, the word that is counted there.
    pub(super) fn of(corpus: &Corpus, spans: &[Span]) -> Self {
        let mut counts = vec![0; corpus.articles.len() as usize];
        let mut in_cells = Vec::new();
        let mut walk = Walk::new(corpus);
        for span in spans {
            let article = walk.to(span.start);
            let sums = corpus.articles.sums_at(article, span.start);
            counts[article as usize] += sums.map_or(1, |sums| sums.count);
            in_cells.extend(sums.map(|sums| (article, sums)));
        }
        Self { counts, in_cells }
    }

    /// What was counted elsewhere, by article.
    pub(super) fn known(corpus: &Corpus, known: Vec<(ArticleId, u64)>) -> Self {
        let mut counts = vec![0; corpus.articles.len() as usize];
        for (article, count) in known {
            counts[article as usize] = count;
        }
        Self { counts, in_cells: Vec::new() }
    }

    /// How often an article has the node, or those that it stands for.
    pub(super) fn count(&self, article: ArticleId) -> u64 {
        self.counts.get(article as usize).copied().unwrap_or_default()
    }

    /// How often all articles have it.
    pub(super) fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// How many of the articles that an article stands for have the node.
    pub(super) fn n_having(&self, article: ArticleId) -> u32 {
        self.in_cell(article).map_or(u32::from(self.count(article) > 0), |sums| sums.n_articles)
    }

    /// An article, or those that it stands for, as the statistics take them, given their sizes.
    pub(super) fn side(&self, article: ArticleId, sizes: Sizes) -> Side {
        let count = self.count(article);
        let one = || WordSums { sum_x_squared: count * count, sum_x_n: count * sizes.n_tokens, ..WordSums::default() };
        let sums = self.in_cell(article).unwrap_or_else(one);
        Side {
            n_articles: sizes.n_articles,
            n_tokens: sizes.n_tokens,
            sum_n_squared: sizes.sum_n_squared,
            count,
            sum_x_squared: sums.sum_x_squared,
            sum_x_n: sums.sum_x_n,
        }
    }

    fn in_cell(&self, article: ArticleId) -> Option<WordSums> {
        let at = self.in_cells.binary_search_by_key(&article, |(article, _)| *article).ok()?;
        self.in_cells.get(at).map(|(_, sums)| *sums)
    }
}
