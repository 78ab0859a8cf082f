//! Gries's deviation of proportions over the most that it could be.

use crate::catalogue::deviation_of_proportions::deviation_of_proportions;
use crate::dispersion::{Dispersion, figure, gries};
use crate::measure::{Figure, Measure, Print, Shown};
use crate::published::Digits;

/// The entry of the catalogue.
pub const MEASURE: Measure<Dispersion> = Measure {
    key: "deviation_of_proportions_normalised",
    figure: Figure::Number(normalised, Print::Plain(3)),
    shown: Shown::InFiles,
    order: None,
    published: || {
        let mut figures = gries(Digits::Decimals(3), [0.024, 1.0, 0.976, 0.951], normalised);
        figures.push(figure(Digits::All, &[(2, 10), (1, 10), (0, 10)], 0.5, normalised));
        figures
    },
};

/// Deviation of proportions over 1 less the smallest share of the tokens; none for a single part.
///
/// Source: Lijffijt & Gries (2012). Unit: none; 0 is even, 1 all in the smallest part.
///
/// Misleads where deviation of proportions does.
fn normalised(word: &Dispersion) -> Option<f64> {
    (word.n_parts > 1).then(|| deviation_of_proportions(word) / (1.0 - word.least_share))
}
