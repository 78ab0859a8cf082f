//! Gries's deviation of proportions, DP.

use crate::dispersion::{Dispersion, figure, gries};
use crate::measure::{Figure, Measure, Print, Shown};
use crate::published::Digits;

/// The entry of the catalogue.
pub const MEASURE: Measure<Dispersion> = Measure {
    key: "deviation_of_proportions",
    figure: Figure::Number(|word| Some(deviation_of_proportions(word)), Print::Plain(3)),
    shown: Shown::WithAllFigures,
    order: None,
    published: || {
        let mut figures =
            gries(Digits::Decimals(2), [0.02, 0.82, 0.8, 0.78], |word| Some(deviation_of_proportions(word)));
        figures
            .push(figure(Digits::All, &[(3, 10), (3, 10), (3, 10)], 0.0, |word| Some(deviation_of_proportions(word))));
        figures
    },
};

/// Deviation of proportions: half the sum, over the parts, of the distance between the share of the word's occurrences
/// and the share of the tokens.
///
/// Source: Gries (2008). Unit: none; 0 is even, near 1 clumped. Worked: the letter i, once in the first of five parts of
/// 9, 10, 10, 10 and 11 tokens, gives (|1 − .18| + .2 + .2 + .2 + .22) / 2 = .82.
///
/// Misleads for rare words, which cannot be in every part. Beware: some packages print 1 − DP under this name.
pub(super) fn deviation_of_proportions(word: &Dispersion) -> f64 {
    word.distance / 2.0
}
