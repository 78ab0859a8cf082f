//! The window: the words near the occurrences of a node, some to the left and as many to the right, within its paragraph.

use corpus::articles::Walk;
use corpus::query::SearchOptions;
use corpus::{Corpus, Position, Span};
use fixedbitset::FixedBitSet;
use serde::{Deserialize, Serialize};

/// Nearness to a node: at most this many words from it, on either side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Near {
    /// The node, in the search language.
    pub node: String,
    /// How many words on either side.
    pub n_tokens: u32,
    /// What is alike in the node and a text.
    #[serde(default)]
    pub search: SearchOptions,
}

impl Near {
    /// Whether a node is given to be near to.
    pub fn is_asked(&self) -> bool {
        !self.node.trim().is_empty()
    }
}

/// The width of a window, in words on either side, where none is chosen.
pub const DEFAULT_WINDOW: u32 = 5;

/// The windows around the occurrences of a node. Where windows overlap, a word in both counts once; words of the node itself are in none.
#[derive(Clone, Debug, Default)]
pub struct Window {
    near: FixedBitSet,
    node: FixedBitSet,
}

impl Window {
    /// The windows of `n_tokens` words on either side of occurrences in reading order.
    pub fn around(corpus: &Corpus, spans: &[Span], n_tokens: u32) -> Self {
        let n = corpus.n_positions() as usize;
        let (mut near, mut node) = (FixedBitSet::with_capacity(n), FixedBitSet::with_capacity(n));
        let paragraphs = corpus.breaks.paragraphs();
        let mut walk = Walk::over(paragraphs);
        for span in spans {
            let paragraph = walk.to(span.start) as usize;
            let bound = |i: usize| paragraphs.get(i).copied().unwrap_or_default();
            let from = span.start.saturating_sub(n_tokens).max(bound(paragraph));
            let to = span.end().saturating_add(n_tokens).min(bound(paragraph + 1));
            near.insert_range(from as usize..to as usize);
            node.insert_range(span.start as usize..span.end() as usize);
        }
        near.difference_with(&node);
        Self { near, node }
    }

    /// Whether every word of a span is near the node.
    pub fn holds(&self, span: Span) -> bool {
        (span.start..span.end()).all(|position| self.near.contains(position as usize))
    }

    /// Whether a word is part of the node.
    pub fn is_node(&self, position: Position) -> bool {
        self.node.contains(position as usize)
    }

    /// How many words the windows have in all.
    pub fn n_tokens(&self) -> u64 {
        self.near.count_ones(..) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::search;
    use corpus::samples::{article, corpus};

    #[test]
    fn windows_end_with_the_paragraph() {
        let mut one = article("1", "A", "", "war a. B\nc war");
        one.headline = "d".into();
        let corpus = corpus(vec![one], vec![], vec![]);
        let spans = search::run(&corpus, "war").unwrap().unwrap().spans;
        let window = Window::around(&corpus, &spans, 3);
        let near: Vec<u32> =
            (0..corpus.n_positions()).filter(|&p| window.holds(Span { start: p, n_tokens: 1 })).collect();
        assert_eq!(near, [2, 3, 4]);
    }

    #[test]
    fn overlapping_windows_count_once_and_end_with_the_article() {
        let corpus =
            corpus(vec![article("1", "A", "", "a b war c war d"), article("2", "A", "", "e war")], vec![], vec![]);
        let spans = search::run(&corpus, "war").unwrap().unwrap().spans;
        let window = Window::around(&corpus, &spans, 2);
        let near: Vec<u32> =
            (0..corpus.n_positions()).filter(|&p| window.holds(Span { start: p, n_tokens: 1 })).collect();
        assert_eq!((near, window.n_tokens()), (vec![0, 1, 3, 5, 6], 5));
        assert!(window.is_node(2) && !window.is_node(0));
        assert!(window.holds(Span { start: 0, n_tokens: 2 }) && !window.holds(Span { start: 1, n_tokens: 2 }));
    }
}
