//! Juilland's D.

use crate::dispersion::{Dispersion, figure, gries};
use crate::measure::{Figure, Measure, Print, Shown};
use crate::published::Digits;

/// The entry of the catalogue.
pub const MEASURE: Measure<Dispersion> = Measure {
    key: "juilland_d",
    figure: Figure::Number(juilland_d, Print::Plain(3)),
    shown: Shown::InFiles,
    order: None,
    published: || {
        let mut figures = gries(Digits::Decimals(3), [0.968, 0.0, 0.0, 0.0], juilland_d);
        let parts = [(0, 10), (4, 10), (3, 10), (2, 10), (1, 10)];
        figures.push(figure(Digits::Decimals(4), &parts, 0.6464, juilland_d));
        figures
    },
};

/// Juilland's D: 1 less the population standard deviation of the word's rates over their mean and over the square root of
/// parts less one; none for a single part.
///
/// Source: Juilland & Chang-Rodríguez (1964). Unit: none; 1 is even, 0 all in one part.
///
/// Misleads with many parts: it nears 1 for most words.
fn juilland_d(word: &Dispersion) -> Option<f64> {
    let root = (f64::from(word.n_parts) - 1.0).sqrt();
    (word.n_parts > 1).then(|| 1.0 - word.rate_deviation / (word.mean_rate * root))
}
