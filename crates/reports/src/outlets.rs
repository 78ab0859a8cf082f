//! The outlets of a set of articles, each with its size.

use corpus::query::{ArticleSet, members};
use corpus::{ArticleId, Bags, Corpus, Sizes};
use model::order::sort_by;
use serde::{Deserialize, Serialize};

/// The most outlets shown side by side.
pub const MOST_OUTLETS: usize = 6;

/// An outlet with its size, as it is shown over a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletSize {
    /// Its name.
    pub name: String,
    /// How many of its articles are kept, of those that have anything that is counted.
    pub n_articles: u32,
    /// How many of them have nothing that is counted.
    pub n_wordless: u32,
    /// Their length in units.
    pub n_tokens: u64,
}

/// The outlets of a set of articles, the one with the most articles first, each with its articles.
pub fn by_outlet(corpus: &Corpus, set: &ArticleSet) -> Vec<(String, ArticleSet)> {
    let names = corpus.outlets();
    let mut all: Vec<(String, ArticleSet)> =
        names.names().map(|name| (name.to_owned(), ArticleSet::with_capacity(0))).collect();
    for article in members(set) {
        all[corpus.outlet(article) as usize].1.grow_and_insert(article as usize);
    }
    let mut counted: Vec<(u32, (String, ArticleSet))> = all
        .into_iter()
        .map(|of_outlet| (corpus.articles.count(&of_outlet.1), of_outlet))
        .filter(|(n, _)| *n > 0)
        .collect();
    sort_by(&mut counted, &|(n_a, a), (n_b, b)| n_b.cmp(n_a).then_with(|| a.0.cmp(&b.0)));
    counted.into_iter().map(|(_, of_outlet)| of_outlet).collect()
}

/// A name with the size of its articles, those that have anything that is counted.
pub fn size(name: String, set: &ArticleSet, bags: &Bags) -> OutletSize {
    size_by(name, set, |article| bags.sizes(article))
}

/// The same, given the size of each article.
pub(super) fn size_by(name: String, set: &ArticleSet, sizes: impl Fn(ArticleId) -> Sizes) -> OutletSize {
    let mut size = OutletSize { name, ..OutletSize::default() };
    for sizes in members(set).map(sizes) {
        size.n_articles += sizes.n_articles;
        size.n_wordless += u32::from(sizes.n_articles == 0);
        size.n_tokens += sizes.n_tokens;
    }
    size
}
