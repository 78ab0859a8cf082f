//! Outlets: who published an article.

use crate::facet::Facet;
use crate::{ArticleId, Corpus, Labels};

/// Who published an article. It has one outlet.
pub const OUTLET: Facet = Facet {
    key: "outlet",
    exclude_key: "not-outlet",
    all_key: None,
    is_by_kind: false,
    needs_words: false,
    n_worth_showing: 2,
    is_of_weight: None,
    labels: |corpus| Labels::of_names(corpus.articles.all().iter().map(|article| [article.outlet.as_str()])),
    places: None,
};

impl Corpus {
    /// The outlets' names and articles.
    pub fn outlets(&self) -> &Labels {
        self.labels(OUTLET)
    }

    /// The label of an article's outlet.
    pub fn outlet(&self, article: ArticleId) -> u32 {
        self.outlets().of_article(article).first().copied().unwrap_or_default()
    }
}
