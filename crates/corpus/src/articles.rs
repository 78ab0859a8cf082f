//! The articles' columns: what each article is, whose it is, when, and which tokens are its own.

use crate::{ArticleId, Position};
use model::{Article, Day};

/// The articles in reading order, with their columns.
#[derive(Clone, Debug, Default)]
pub struct Articles {
    pub(super) all: Vec<Article>,
    pub(super) starts: Vec<Position>,
}

impl Articles {
    /// How many there are.
    pub fn len(&self) -> u32 {
        self.all.len() as u32
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The articles in reading order.
    pub fn all(&self) -> &[Article] {
        &self.all
    }

    /// An article.
    pub fn get(&self, article: ArticleId) -> Option<&Article> {
        self.all.get(article as usize)
    }

    /// The article of an id.
    pub fn find(&self, id: &str) -> Option<ArticleId> {
        self.all.iter().position(|article| article.id == id).map(|i| i as ArticleId)
    }

    /// The first position of each article, and behind them the number of all tokens.
    pub fn starts(&self) -> &[Position] {
        &self.starts
    }

    /// An article's first position and the one behind its last.
    pub fn range(&self, article: ArticleId) -> std::ops::Range<Position> {
        let bound = |i: usize| self.starts.get(i).copied().unwrap_or_default();
        bound(article as usize)..bound(article as usize + 1)
    }

    /// An article's length in tokens.
    pub fn n_tokens(&self, article: ArticleId) -> u32 {
        self.range(article).len() as u32
    }

    /// The article in which a position stands.
    pub fn at(&self, position: Position) -> ArticleId {
        (self.starts.partition_point(|&start| start <= position) as ArticleId).saturating_sub(1)
    }

    /// The earliest and the latest day that an article's date may mean; `None` where it has no date.
    pub fn days(&self, article: ArticleId) -> Option<(Day, Day)> {
        let date = self.get(article)?.date.as_ref()?;
        Some((date.earliest, date.latest))
    }
}

/// Goes through positions in reading order and says whose article each is, without a search.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    starts: &'a [Position],
    article: usize,
}

impl<'a> Walk<'a> {
    /// A walk from the first article.
    pub fn new(corpus: &'a crate::Corpus) -> Self {
        Self::over(corpus.articles.starts())
    }

    /// A walk over articles that begin at these positions.
    pub fn over(starts: &'a [Position]) -> Self {
        Self { starts, article: 0 }
    }

    /// The article of a position, which must not lie before the last one asked for.
    pub fn to(&mut self, position: Position) -> ArticleId {
        while self.starts.get(self.article + 1).is_some_and(|&end| end <= position) {
            self.article += 1;
        }
        self.article as ArticleId
    }
}
