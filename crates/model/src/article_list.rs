//! An article list: articles in their order, as they lie in memory or as each is put together when it is asked for.

use crate::article::{Article, Metadata};
use std::borrow::Cow;

/// Articles in their order. Their numbers are those below [`Self::len`].
pub trait ArticleList: Sync {
    /// The number of articles.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is known of an article beside its text.
    fn metadata(&self, number: usize) -> &Metadata;

    /// The text of an article.
    fn text(&self, number: usize) -> Cow<'_, str>;

    /// The length of that text in bytes.
    fn text_len(&self, number: usize) -> usize;

    /// An article with its text.
    fn article(&self, number: usize) -> Cow<'_, Article> {
        Cow::Owned(self.metadata(number).clone().with_text(self.text(number).into_owned()))
    }
}

impl dyn ArticleList + '_ {
    /// What is known of each article.
    pub fn all_metadata(&self) -> impl Iterator<Item = &Metadata> {
        (0..self.len()).map(|number| self.metadata(number))
    }

    /// Each article with its text.
    pub fn articles(&self) -> impl Iterator<Item = Cow<'_, Article>> {
        (0..self.len()).map(|number| self.article(number))
    }
}

impl ArticleList for Vec<Article> {
    fn len(&self) -> usize {
        self.len()
    }

    fn metadata(&self, number: usize) -> &Metadata {
        &self[number].metadata
    }

    fn text(&self, number: usize) -> Cow<'_, str> {
        self[number].text.as_str().into()
    }

    fn text_len(&self, number: usize) -> usize {
        self[number].text.len()
    }

    fn article(&self, number: usize) -> Cow<'_, Article> {
        Cow::Borrowed(&self[number])
    }
}
