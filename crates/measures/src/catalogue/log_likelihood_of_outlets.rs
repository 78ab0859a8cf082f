//! Log-likelihood over any number of outlets.

use crate::g_squared::g_squared;
use crate::measure::{Figure, Measure, Print, Shown};
use crate::portion::{Portion, totals};
use crate::published::{Digits, UCREL, parts};

/// The entry of the catalogue.
pub const MEASURE: Measure<[Portion]> = Measure {
    key: "log_likelihood_of_outlets",
    figure: Figure::Number(log_likelihood, Print::Plain(1)),
    shown: Shown::Always,
    order: Some("likelihood"),
    published: || vec![parts(UCREL, Digits::All, &SIX_CORPORA, 189.734_121_935_167_48, log_likelihood)],
};

/// The corpora that Rayson's sheet compares.
pub(super) const SIX_CORPORA: [(u64, u64); 6] = [(10, 1000), (15, 100), (34, 80), (22, 70), (1, 65), (1, 40)];

/// Log-likelihood of one word over any number of parts: twice the sum, over the parts, of its occurrences times the
/// natural logarithm of occurrences over those expected were its rate the same everywhere; none for a single part.
///
/// Source: Rayson & Garside (2000), for k corpora. Unit: none; never negative; read against χ² with one degree of
/// freedom less than there are parts. Worked: 10, 15, 34, 22, 1, 1 in 1000, 100, 80, 70, 65, 40 tokens gives 189.73.
///
/// Misleads as the kind for two corpora does, and says only that some part differs, not which.
#[must_use]
pub fn log_likelihood(portions: &[Portion]) -> Option<f64> {
    let (count, n_tokens) = totals(portions);
    let cell = |portion: &Portion| {
        let expected = portion.n_tokens as f64 * count as f64 / n_tokens as f64;
        (portion.count as f64, expected)
    };
    (portions.len() > 1).then(|| g_squared(portions.iter().map(cell)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::bic_of_outlets::bic;
    use crate::pair::Pair;

    fn check(counts: [u64; 2], tokens: [u64; 2], expected_ll: f64, expected_bic: f64) {
        let portions = [0, 1].map(|i| Portion { count: counts[i], n_tokens: tokens[i] });
        let (ll, bic) = (log_likelihood(&portions).unwrap(), bic(&portions).unwrap());
        assert!((ll - expected_ll).abs() <= 1e-12 * expected_ll.abs().max(1.0), "{ll} is not {expected_ll}");
        assert!((bic - expected_bic).abs() <= 1e-12 * expected_bic.abs().max(1.0), "{bic} is not {expected_bic}");
    }

    #[test]
    fn two_outlets_are_a_pair() {
        for (a, b) in [(340, 2500), (7, 0), (654, 654)] {
            let pair = Pair { target_count: a, reference_count: b, target_tokens: 10_000, reference_tokens: 100_000 };
            check([a, b], [10_000, 100_000], pair.log_likelihood_two_term(), pair.bic());
        }
    }

    #[test]
    fn nothing_differs_from_nothing() {
        assert_eq!((log_likelihood(&[]), log_likelihood(&[Portion { count: 3, n_tokens: 9 }])), (None, None));
        check([0, 0], [10, 20], 0.0, -(30_f64.ln()));
        check([0, 5], [0, 20], 0.0, -(20_f64.ln()));
        check([0, 0], [0, 0], 0.0, 0.0);
    }
}
