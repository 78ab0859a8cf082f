//! Measures of *association*: how much more often a word is near another than its frequency alone would bring it there.

pub mod log_dice;
pub mod log_likelihood;
pub mod mutual_information;

use crate::cooccurrence::Cooccurrence;
use crate::published::{Digits, PublishedFigure};

/// A figure of two words of which each occurrence of the node has a window of one word: times together, occurrences of
/// node and of collocate, and all bigrams.
fn bigram(
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
