//! Matches: the articles and places that a search finds, and which of the articles only their uncertain dates let in.

use crate::Span;
use crate::query::ArticleSet;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches {
    /// The articles.
    pub articles: ArticleSet,
    /// Articles that are found, or not, only because their date may mean a day that decides it: those among them that are found are only possible.
    pub unsure: ArticleSet,
    /// The places that the search speaks of, in reading order; those of `-` and of `outlet:` and the dates are none.
    pub spans: Vec<Span>,
    /// Whether any of it asks for words in their order, which counts do not have.
    pub needs_order: bool,
}

impl Matches {
    /// Articles that are found for sure, without places.
    pub(super) fn of(articles: ArticleSet) -> Self {
        Self { articles, unsure: ArticleSet::default(), spans: Vec::new(), needs_order: false }
    }

    /// The articles that may be meant.
    pub(super) fn may(&self) -> ArticleSet {
        &self.articles | &self.unsure
    }

    /// The articles that are meant whatever their dates mean.
    pub(super) fn must(&self) -> ArticleSet {
        let mut sure = self.articles.clone();
        sure.difference_with(&self.unsure);
        sure
    }
}
