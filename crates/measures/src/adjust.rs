//! To *adjust* p-values is to raise them for having asked about many words at once.
//!
//! Both functions return one adjusted p for each given p, in the given order, none above 1. A p that is not a number
//! counts among those asked about and stays as it is.

use model::order::in_order;

/// Benjamini–Hochberg: of the words called different at an adjusted p below q, a share of q is expected to be wrong.
///
/// From the largest p down: p times the number of all p, divided by its rank from below, and never more than the one
/// before.
///
/// Source: Benjamini & Hochberg (1995). Unit: a share of false calls among calls. Worked: .008, .03, .123, .6, .2
/// become .04, .075, .205, .6, .25.
///
/// Misleads when the list asked about was chosen by looking at the differences: adjust over every word compared. It
/// stands on the p-values' being right far below .05, which those of log-likelihood are not.
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

/// Holm: at an adjusted p below q, the chance that even one of the words called different is wrong is below q.
///
/// From the smallest p up: p times the number of all p not smaller, and never less than the one before.
///
/// Source: Holm (1979). Unit: a chance of any false call. Worked: .319, .201, .4, .374, .113 become .957, .804, .957,
/// .957, .565.
///
/// Misleads when read as "no difference": among tens of thousands of words it is silent about most real ones.
#[must_use]
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut adjusted = p_values.to_vec();
    let mut greatest = 0.0_f64;
    for (rank, index) in ascending(p_values).into_iter().enumerate() {
        if let Some(p) = adjusted.get_mut(index).filter(|p| !p.is_nan()) {
            greatest = greatest.max((*p * (p_values.len() - rank) as f64).min(1.0));
            *p = greatest;
        }
    }
    adjusted
}

/// Places of the p-values from the smallest up; equal ones keep their order, those that are no numbers come last.
fn ascending(p_values: &[f64]) -> Vec<usize> {
    let key = |index: u32| p_values.get(index as usize).copied().unwrap_or(f64::NAN).abs();
    let order = in_order(p_values.len(), &|left, right| key(left).total_cmp(&key(right)));
    order.into_iter().map(|index| index as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
        }
    }

    #[test]
    fn ends_and_ties() {
        check(&benjamini_hochberg(&[]), &[]);
        check(&holm(&[0.7]), &[0.7]);
        check(&benjamini_hochberg(&[0.02, 0.02, 1.0]), &[0.03, 0.03, 1.0]);
        check(&holm(&[0.02, 0.02, 1.0]), &[0.06, 0.06, 1.0]);
    }

    #[test]
    fn no_number_stays_none() {
        let adjusted = benjamini_hochberg(&[0.01, f64::NAN]);
        check(&adjusted[..1], &[0.02]);
        assert!(adjusted[1].is_nan());
    }
}
