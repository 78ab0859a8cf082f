//! A *portion* is one word's occurrences in one of *many* subcorpora compared at once, beside that subcorpus' size.

use crate::g_squared::g_squared;

/// One word in one subcorpus among several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    /// The word's occurrences in the subcorpus.
    pub count: u64,
    /// Size of the subcorpus in tokens.
    pub n_tokens: u64,
}

/// Log-likelihood of one word over any number of subcorpora: twice the sum, over the subcorpora, of its occurrences
/// times the natural logarithm of occurrences over those expected were its rate the same everywhere.
///
/// Source: Rayson & Garside (2000), for k corpora. Unit: none; never negative; read against χ² with one degree of
/// freedom less than there are subcorpora. Worked: 10, 15, 34, 22, 1, 1 in 1000, 100, 80, 70, 65, 40 tokens gives
/// 189.73.
///
/// Misleads as the two-corpora kind does, and says only that some subcorpus differs, not which.
#[must_use]
pub fn log_likelihood(portions: &[Portion]) -> f64 {
    let (count, n_tokens) = totals(portions);
    g_squared(portions.iter().map(|portion| (portion.count as f64, portion.n_tokens as f64 * count / n_tokens)))
}

/// Bayesian information criterion over any number of subcorpora: [`log_likelihood`] less, for each subcorpus but one,
/// the natural logarithm of all tokens.
///
/// Source: Wilson (2013). Unit: none; bands as for two corpora: below 0 none, 0–2 weak, 2–6 positive, 6–10 strong,
/// above 10 very strong. Worked: the counts above give 189.73 − 5 · ln 1355 = 153.68.
///
/// Misleads where log-likelihood does: it corrects for the size of the corpus, not for words that come in clumps.
#[must_use]
pub fn bic(portions: &[Portion]) -> f64 {
    let (_, n_tokens) = totals(portions);
    let degrees_of_freedom = portions.len().saturating_sub(1) as f64;
    log_likelihood(portions) - degrees_of_freedom * n_tokens.max(1.0).ln()
}

fn totals(portions: &[Portion]) -> (f64, f64) {
    let count: u64 = portions.iter().map(|portion| portion.count).sum();
    let n_tokens: u64 = portions.iter().map(|portion| portion.n_tokens).sum();
    (count as f64, n_tokens as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pair::Pair;

    fn portions(counts: &[u64], tokens: &[u64]) -> Vec<Portion> {
        counts.iter().zip(tokens).map(|(&count, &n_tokens)| Portion { count, n_tokens }).collect()
    }

    fn check(counts: &[u64], tokens: &[u64], expected_ll: f64, expected_bic: f64) {
        let portions = portions(counts, tokens);
        let (ll, bic) = (log_likelihood(&portions), bic(&portions));
        assert!((ll - expected_ll).abs() <= 1e-12 * expected_ll.abs().max(1.0), "{ll} is not {expected_ll}");
        assert!((bic - expected_bic).abs() <= 1e-12 * expected_bic.abs().max(1.0), "{bic} is not {expected_bic}");
    }

    #[test]
    fn two_corpora_are_a_pair() {
        for (a, b) in [(340, 2500), (7, 0), (654, 654)] {
            let pair = Pair { target_count: a, reference_count: b, target_tokens: 10_000, reference_tokens: 100_000 };
            check(&[a, b], &[10_000, 100_000], pair.log_likelihood_two_term(), pair.bic());
        }
    }

    #[test]
    fn nothing_differs_from_nothing() {
        check(&[], &[], 0.0, 0.0);
        check(&[0, 0], &[10, 20], 0.0, -(30_f64.ln()));
        check(&[0, 5], &[0, 20], 0.0, -(20_f64.ln()));
    }
}
