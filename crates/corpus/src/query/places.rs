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

/// The places of two lists that are in reading order, each once.
pub fn together(a: Vec<Span>, b: Vec<Span>) -> Vec<Span> {
    if a.is_empty() || b.is_empty() {
        return if a.is_empty() { b } else { a };
    }
    let mut all = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.as_slice(), b.as_slice());
    while let (Some((first, others_of_a)), Some((second, others_of_b))) = (a.split_first(), b.split_first()) {
        all.push(*first.min(second));
        (a, b) = (if first <= second { others_of_a } else { a }, if second <= first { others_of_b } else { b });
    }
    all.extend_from_slice(a);
    all.extend_from_slice(b);
    all
}

/// The spans that stand in articles of a set. Spans are in reading order.
pub fn within(corpus: &Corpus, mut spans: Vec<Span>, set: &ArticleSet) -> Vec<Span> {
    let mut walk = Walk::new(corpus);
    spans.retain(|span| set.contains(walk.to(span.start) as usize));
    spans
}
