//! Places: runs of tokens that a search speaks of.

use crate::articles::Walk;
use crate::query::ArticleSet;
use crate::{Corpus, Span};
use model::order::sort_by;

/// Puts places in reading order, each once.
pub fn in_order(spans: &mut Vec<Span>) {
    sort_by(spans, &Span::cmp);
    spans.dedup();
}

/// The spans that stand in articles of a set. Spans are in reading order.
pub fn within(corpus: &Corpus, mut spans: Vec<Span>, set: &ArticleSet) -> Vec<Span> {
    let mut walk = Walk::new(corpus);
    spans.retain(|span| set.contains(walk.to(span.start) as usize));
    spans
}
