//! Query: filters and searches, each a set of articles.

pub mod facet;
pub mod fault;
pub mod filters;
pub mod search;
pub mod selection;
pub mod syntax;
pub mod timeline;

pub use facet::{Facet, FacetRow};
pub use fault::{SearchFault, SearchFaultKind};
pub use filters::{Choice, Filters, Pick};
pub use search::Found;
pub use selection::Selection;
pub use timeline::Timeline;

/// A set of articles, a bit each.
pub type ArticleSet = fixedbitset::FixedBitSet;

/// The set of all of so many articles.
pub fn all_articles(n_articles: u32) -> ArticleSet {
    let mut set = ArticleSet::with_capacity(n_articles as usize);
    set.insert_range(..);
    set
}

/// The members of a set as article numbers, ascending.
pub fn members(set: &ArticleSet) -> impl Iterator<Item = crate::ArticleId> + '_ {
    set.ones().map(|i| i as crate::ArticleId)
}
