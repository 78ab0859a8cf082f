//! Query: filters and searches, each a set of articles.

pub mod as_search;
pub mod cells;
mod dates;
pub mod fault;
pub mod field;
pub mod filters;
pub mod matches;
pub mod nearest;
pub mod parts;
pub mod places;
pub mod search;
pub mod selection;
mod sign;
pub mod stop_words;
pub mod syntax;
pub mod timeline;
pub mod values;
pub mod zone;

pub use fault::{SearchFault, SearchFaultKind};
pub use filters::{Choice, Choices, Filters, Pick, SearchOptions};
pub use matches::Matches;
pub use selection::Selection;
pub use timeline::ArticlesOverTime;
pub use values::{FacetRow, FacetValues};

use crate::{ArticleId, Corpus};

/// A set of articles, a bit each.
pub type ArticleSet = fixedbitset::FixedBitSet;

/// The set of all of so many articles.
pub fn all_articles(n_articles: u32) -> ArticleSet {
    let mut set = ArticleSet::with_capacity(n_articles as usize);
    set.insert_range(..);
    set
}

/// The set of these articles.
pub fn set_of(corpus: &Corpus, articles: impl IntoIterator<Item = ArticleId>) -> ArticleSet {
    let mut set = ArticleSet::with_capacity(corpus.articles.len() as usize);
    articles.into_iter().for_each(|article| set.insert(article as usize));
    set
}

/// The members of a set as article numbers, ascending.
pub fn members(set: &ArticleSet) -> impl Iterator<Item = ArticleId> + '_ {
    set.ones().map(|i| i as ArticleId)
}
