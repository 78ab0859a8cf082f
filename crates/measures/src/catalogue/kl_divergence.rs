//! The Kullback–Leibler divergence of a word's occurrences from the sizes of the parts.

use crate::dispersion::{Dispersion, gries};
use crate::measure::{Figure, Measure, Print, Shown};
use crate::published::Digits;

/// The entry of the catalogue.
pub const MEASURE: Measure<Dispersion> = Measure {
    key: "kl_divergence",
    figure: Figure::Number(|word| Some(kl_divergence(word)), Print::Plain(3)),
    shown: Shown::InFiles,
    order: None,
    published: || gries(Digits::Decimals(3), [0.003, 2.474, 2.322, 2.184], |word| Some(kl_divergence(word))),
};

/// Kullback–Leibler divergence: the sum, over the parts, of the share of the word's occurrences times the binary
/// logarithm of that share over the share of the tokens.
///
/// Source: Gries (2020). Unit: bits; 0 is even.
///
/// Misleads when compared between corpora: it has no upper end of its own.
fn kl_divergence(word: &Dispersion) -> f64 {
    word.divergence.max(0.0)
}
