//! A *cooccurrence* is how often a collocate is near a node, beside how often each of them occurs at all.

use crate::published::{Digits, PublishedFigure};
use serde::{Deserialize, Serialize};

/// Counts of a node and a collocate. In a table of bigrams the window is the word behind the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cooccurrence {
    /// Occurrences of the collocate in the windows around the node.
    pub together: u64,
    /// Occurrences of the node.
    pub node: u64,
    /// Tokens in the windows around the node.
    pub window: u64,
    /// Occurrences of the collocate, in the windows and elsewhere.
    pub collocate: u64,
    /// All tokens.
    pub n_tokens: u64,
}

impl Cooccurrence {
    /// Occurrences in the windows that the collocate's frequency alone would bring there: tokens in the windows times
    /// its occurrences, over all tokens.
    #[must_use]
    pub fn expected(&self) -> f64 {
        self.window as f64 * self.collocate as f64 / (self.n_tokens as f64).max(1.0)
    }

    /// A figure computed of occurrences together and of those expected; none where there are none.
    pub(crate) fn where_together(&self, of: impl Fn(f64, f64) -> f64) -> Option<f64> {
        let (together, expected) = (self.together as f64, self.expected());
        (together > 0.0 && expected > 0.0).then(|| of(together, expected))
    }
}

/// A figure published for a bigram, of which the window is one word: times together, occurrences of node and of collocate,
/// and all bigrams.
pub(crate) fn bigram(
    source: &'static str,
    [together, node, collocate, n_tokens]: [u64; 4],
    decimals: u8,
    published: f64,
    of: fn(&Cooccurrence) -> Option<f64>,
) -> PublishedFigure {
    let computed = of(&Cooccurrence { together, node, window: node, collocate, n_tokens }).unwrap_or(f64::NAN);
    let counts = format!("{together} ({node}; {collocate}) / {n_tokens}");
    PublishedFigure { source, counts, published, computed, digits: Digits::Decimals(decimals) }
}
