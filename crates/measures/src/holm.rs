//! Holm's adjustment of p-values.

use crate::catalogue::p_adjusted::ascending;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::p_adjusted::{adjusted, tests::check};
    use crate::published::tests::check_all;

    #[test]
    fn as_published() {
        let figures = [(0.319, 0.957), (0.201, 0.804), (0.4, 0.957), (0.374, 0.957), (0.113, 0.565)];
        check_all(&adjusted("Holm 1979", &figures, holm));
    }

    #[test]
    fn ends_and_ties() {
        check(&holm(&[0.7]), &[0.7]);
        check(&holm(&[0.02, 0.02, 1.0]), &[0.06, 0.06, 1.0]);
    }
}
