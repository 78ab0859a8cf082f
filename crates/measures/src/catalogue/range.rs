//! Range: in how many parts a word occurs.

use crate::dispersion::{Dispersion, gries};
use crate::measure::{Figure, Measure, Print, Shown};
use crate::published::Digits;

/// The entry of the catalogue.
pub const MEASURE: Measure<Dispersion> = Measure {
    key: "range",
    figure: Figure::Number(|word| Some(range(word)), Print::Plain(0)),
    shown: Shown::InFiles,
    order: None,
    published: || gries(Digits::All, [5.0, 1.0, 1.0, 1.0], |word| Some(range(word))),
};

/// In how many parts the word occurs.
///
/// Misleads where parts differ much in size.
fn range(word: &Dispersion) -> f64 {
    f64::from(word.range)
}
