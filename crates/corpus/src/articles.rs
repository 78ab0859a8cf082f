//! Articles: the columns that hold each article, its outlet, its dates and its range of tokens.

use crate::{ArticleId, Position};
use model::{Article, Day};
use text::{Language, Writing};

/// The articles in reading order, with their columns.
#[derive(Clone, Debug, Default)]
pub struct Articles {
    pub(super) all: Vec<Article>,
    pub(super) starts: Vec<Position>,
    pub(super) languages: Vec<Option<Language>>,
}

impl Articles {
    /// The number of articles.
    pub fn len(&self) -> u32 {
        self.all.len() as u32
    }

    /// Whether there are no articles.
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

    /// Finds an article by its id.
    pub fn find(&self, id: &str) -> Option<ArticleId> {
        self.all.iter().position(|article| article.id == id).map(|i| i as ArticleId)
    }

    /// The first position of each article, followed by the total number of tokens.
    pub fn starts(&self) -> &[Position] {
        &self.starts
    }

    /// An article's range of positions.
    pub fn range(&self, article: ArticleId) -> std::ops::Range<Position> {
        let bound = |i: usize| self.starts.get(i).copied().unwrap_or_default();
        bound(article as usize)..bound(article as usize + 1)
    }

    /// An article's length in tokens.
    pub fn n_tokens(&self, article: ArticleId) -> u32 {
        self.range(article).len() as u32
    }

    /// The articles by themselves, in reading order.
    pub fn into_all(self) -> Vec<Article> {
        self.all
    }

    /// The article that contains a position.
    pub fn at(&self, position: Position) -> ArticleId {
        (self.starts.partition_point(|&start| start <= position) as ArticleId).saturating_sub(1)
    }

    /// An article's language: the one it states, or the one found by its words. `None` where neither tells.
    pub fn language(&self, article: ArticleId) -> Option<Language> {
        self.languages.get(article as usize).copied().flatten()
    }

    /// How an article's language writes what matters to its tokens.
    pub fn writing(&self, article: ArticleId) -> Writing {
        self.language(article).map_or(Writing::Plain, Language::writing)
    }

    /// The earliest and the latest day that an article's date may mean; `None` where it has no date.
    pub fn days(&self, article: ArticleId) -> Option<(Day, Day)> {
        let date = self.get(article)?.date.as_ref()?;
        Some((date.earliest, date.latest))
    }
}

/// Maps ascending positions to their articles, or to other stretches of a corpus, in one pass, without searching.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    starts: &'a [Position],
    article: usize,
}

impl<'a> Walk<'a> {
    /// Starts at the first article of a corpus.
    pub fn new(corpus: &'a crate::Corpus) -> Self {
        Self::over(corpus.articles.starts())
    }

    /// Starts at the first of the articles or stretches with these start positions.
    pub fn over(starts: &'a [Position]) -> Self {
        Self { starts, article: 0 }
    }

    /// Returns the article that contains a position. Positions must not go backwards.
    pub fn to(&mut self, position: Position) -> ArticleId {
        while self.starts.get(self.article + 1).is_some_and(|&end| end <= position) {
            self.article += 1;
        }
        self.article as ArticleId
    }
}
