//! Zones: what of the places that a search speaks of can be read, and what is counted.
//!
//! An article with counts has two: its headline and text, which are read and in which words stand in their order, and the words that were
//! counted elsewhere. In any other article both are the same.

use crate::articles::Walk;
use crate::{Corpus, Span};

/// The places that can be read. Spans are in reading order.
pub fn readable(corpus: &Corpus, spans: Vec<Span>) -> Vec<Span> {
    keep(corpus, spans, |span, counted_from| span.start < counted_from)
}

/// The places that are counted. Spans are in reading order. Nothing that needs words in their order is among what was counted elsewhere: of
/// that, the places that can be read are counted.
pub fn counted(corpus: &Corpus, spans: Vec<Span>, needs_order: bool) -> Vec<Span> {
    if needs_order {
        return readable(corpus, spans);
    }
    keep(corpus, spans, |span, counted_from| span.start >= counted_from)
}

/// Keeps the places in articles without counts, and of those in articles with counts the ones that are wanted, given where counts begin.
fn keep(corpus: &Corpus, mut spans: Vec<Span>, is_wanted: impl Fn(&Span, u32) -> bool) -> Vec<Span> {
    if corpus.articles.with_counts.is_empty() {
        return spans;
    }
    let mut walk = Walk::new(corpus);
    let mut with_counts = corpus.articles.with_counts.iter().peekable();
    spans.retain(|span| {
        let article = walk.to(span.start);
        while with_counts.next_if(|(other, ..)| *other < article).is_some() {}
        match with_counts.peek() {
            Some((other, start, _)) if *other == article => is_wanted(span, *start),
            _ => true,
        }
    });
    spans
}
