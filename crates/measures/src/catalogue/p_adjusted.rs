//! The p of a word, *adjusted*: raised for having asked about many words at once.

use crate::compared_word::ComparedWord;
use crate::measure::{Figure, Measure, Print, Shown};
use crate::published::{Digits, PublishedFigure};
use model::order::in_order;

/// The entry of the catalogue.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "p_adjusted",
    figure: Figure::Number(|word| word.p_adjusted, Print::Probability),
    shown: Shown::Always,
    order: None,
    published: || {
        let figures = [(0.008, 0.04), (0.03, 0.075), (0.123, 0.205), (0.6, 0.6), (0.2, 0.25)];
        adjusted("Benjamini & Hochberg 1995", &figures, benjamini_hochberg)
    },
};

/// Benjamini–Hochberg: of the words called different at an adjusted p below q, a share of q is expected to be wrong.
///
/// From the largest p down: p times the number of all p, divided by its rank from below, and never more than the one
/// before.
///
/// Source: Benjamini & Hochberg (1995). Unit: a share of false calls among calls. Worked: .008, .03, .123, .6, .2
/// become .04, .075, .205, .6, .25.
///
/// One adjusted p comes out for each, in the given order, none above 1. A p that is not a number counts among those asked
/// about and stays as it is.
///
/// Misleads when the list asked about was chosen by looking at the differences: adjust over every word compared. It
/// rests on the p-values' being right far below .05, which those of log-likelihood are not.
#[must_use]
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    let mut adjusted = p_values.to_vec();
    let mut least = 1.0_f64;
    for (rank, index) in ascending(p_values).into_iter().enumerate().rev() {
        if let Some(p) = adjusted.get_mut(index).filter(|p| !p.is_nan()) {
            least = least.min(*p * p_values.len() as f64 / (rank + 1) as f64);
            *p = least;
        }
    }
    adjusted
}

/// The numbers of the p-values from the smallest up; equal ones keep their order, those that are no numbers come last.
pub(crate) fn ascending(p_values: &[f64]) -> Vec<usize> {
    let key = |index: u32| p_values.get(index as usize).copied().unwrap_or(f64::NAN).abs();
    let order = in_order(p_values.len(), &|left, right| key(left).total_cmp(&key(right)));
    order.into_iter().map(|index| index as usize).collect()
}

/// A list of p-values as published, each beside the adjusted one.
pub(crate) fn adjusted(
    source: &'static str,
    figures: &[(f64, f64)],
    adjust: fn(&[f64]) -> Vec<f64>,
) -> Vec<PublishedFigure> {
    let given: Vec<f64> = figures.iter().map(|(p, _)| *p).collect();
    let all = given.iter().map(f64::to_string).collect::<Vec<_>>().join("; ");
    let figure = |(&(p, published), computed): (&(f64, f64), f64)| PublishedFigure {
        source,
        counts: format!("{p} ∈ {{{all}}}"),
        published,
        computed,
        digits: Digits::All,
    };
    figures.iter().zip(adjust(&given)).map(figure).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn check(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
        }
    }

    #[test]
    fn ends_and_ties() {
        check(&benjamini_hochberg(&[]), &[]);
        check(&benjamini_hochberg(&[0.02, 0.02, 1.0]), &[0.03, 0.03, 1.0]);
    }

    #[test]
    fn no_number_stays_none() {
        let adjusted = benjamini_hochberg(&[0.01, f64::NAN]);
        check(&adjusted[..1], &[0.02]);
        assert!(adjusted[1].is_nan());
    }
}
