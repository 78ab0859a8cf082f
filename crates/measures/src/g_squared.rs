//! *G²*, log-likelihood: how surprising counts are if nothing but chance sets them apart.

/// Twice the sum, over the cells of a table, of the count observed there times the natural logarithm of observed over
/// expected; a cell without observations adds nothing. Never negative.
///
/// Source: Dunning (1993).
pub(super) fn g_squared(cells: impl IntoIterator<Item = (f64, f64)>) -> f64 {
    let term = |(observed, expected): (f64, f64)| {
        if observed > 0.0 && expected > 0.0 { observed * (observed / expected).ln() } else { 0.0 }
    };
    (2.0 * cells.into_iter().map(term).sum::<f64>()).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_expected_does_not_surprise() {
        assert_eq!(g_squared([]), 0.0);
        assert_eq!(g_squared([(3.0, 3.0), (0.0, 2.0), (0.0, 0.0)]), 0.0);
        assert!((g_squared([(2.0, 1.0), (1.0, 2.0)]) - 2.0 * std::f64::consts::LN_2).abs() < 1e-12);
    }
}
