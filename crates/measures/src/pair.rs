//! A *pair* is one word's occurrences in two subcorpora, the target and the reference, beside the sizes of both in
//! tokens.
//!
//! Here is how surprising the two rates' difference is, taking every occurrence for independent evidence.

use crate::g_squared::g_squared;

/// One word in two subcorpora. A count is never greater than the tokens it was counted among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Occurrences in the target.
    pub target_count: u64,
    /// Occurrences in the reference.
    pub reference_count: u64,
    /// Size of the target in tokens.
    pub target_tokens: u64,
    /// Size of the reference in tokens.
    pub reference_tokens: u64,
}

/// The numbers of a pair as the formulas write them: occurrences `a` and `b` among `c` and `d` tokens.
pub(super) struct Cells {
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) c: f64,
    pub(super) d: f64,
}

impl Pair {
    /// The same word seen from the other side: target and reference change places.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self {
            target_count: self.reference_count,
            reference_count: self.target_count,
            target_tokens: self.reference_tokens,
            reference_tokens: self.target_tokens,
        }
    }

    /// Log-likelihood with two terms, as Rayson's wizard prints it: twice the sum, over target and reference, of the
    /// occurrences times the natural logarithm of occurrences over those expected were the rates equal.
    ///
    /// Source: Rayson & Garside (2000). Unit: none; never negative, 0 where the rates are equal; 3.84 is the usual 5 %
    /// line. Worked: 340 in 10,000 against 2,500 in 100,000 tokens gives 26.18.
    ///
    /// Misleads because it takes every occurrence for independent evidence: between two random halves of one outlet it
    /// passes 3.84 for about one word in six. It also grows with the size of the corpus, so it ranks evidence, not
    /// difference.
    #[must_use]
    pub fn log_likelihood_two_term(self) -> f64 {
        let Cells { a, b, c, d } = self.cells();
        let (in_target, in_reference) = expected(a + b, c, d);
        g_squared([(a, in_target), (b, in_reference)])
    }

    /// Log-likelihood with four terms: the two of [`Self::log_likelihood_two_term`] and the two for all other tokens.
    ///
    /// Source: Dunning (1993). Unit: none; never negative. Worked: 340 in 10,000 against 2,500 in 100,000 gives 26.93.
    ///
    /// Misleads like its sibling, and is often quoted under the same name: say which of the two a figure is.
    #[must_use]
    pub fn log_likelihood_four_term(self) -> f64 {
        let Cells { a, b, c, d } = self.cells();
        let (in_target, in_reference) = expected(a + b, c, d);
        let (others_in_target, others_in_reference) = expected(c - a + d - b, c, d);
        g_squared([(a, in_target), (b, in_reference), (c - a, others_in_target), (d - b, others_in_reference)])
    }

    /// A statistic that is never negative, given the direction of the difference: negative where the word's rate is
    /// lower in the target. Corpus tools print G² and χ² this way. Worked: the χ² of 39 in 43,002 against 332 in
    /// 108,539 is −58.4.
    #[must_use]
    pub fn signed(self, statistic: f64) -> f64 {
        let target = u128::from(self.target_count) * u128::from(self.reference_tokens);
        let reference = u128::from(self.reference_count) * u128::from(self.target_tokens);
        if target < reference { -statistic } else { statistic }
    }

    /// Bayesian information criterion: two-term log-likelihood less the natural logarithm of all tokens.
    ///
    /// Source: Wilson (2013). Unit: none. Below 0 no evidence, 0–2 weak, 2–6 positive, 6–10 strong, above 10 very
    /// strong. Worked: 340 in 10,000 against 2,500 in 100,000 gives 14.57.
    ///
    /// Misleads where log-likelihood does: it corrects for the size of the corpus, not for words that come in clumps.
    #[must_use]
    pub fn bic(self) -> f64 {
        let all_tokens = (self.target_tokens + self.reference_tokens).max(1) as f64;
        self.log_likelihood_two_term() - all_tokens.ln()
    }

    /// Pearson's chi-squared of the word against all other tokens, negative where the word is rarer in the target.
    ///
    /// All tokens times the squared difference of the two cross products, over the product of the four margins, without
    /// a correction for continuity: quanteda's printed figures have none. Source: Pearson (1900), signed as in
    /// quanteda's `textstat_keyness`. Unit: none. Worked: 1,048 in 43,002 against 779 in 108,539 gives 764.45.
    ///
    /// Misleads for rare words, whose expected counts it needs to be 5 or more, and, like log-likelihood, for words
    /// that come in clumps.
    #[must_use]
    pub fn chi_squared_signed(self) -> f64 {
        let Cells { a, b, c, d } = self.cells();
        let n = c + d;
        let margins = (a + b) * (n - a - b) * c * d;
        if margins <= 0.0 {
            return 0.0;
        }
        let cross = a * (d - b) - b * (c - a);
        self.signed(n * cross * cross / margins)
    }

    pub(super) fn cells(self) -> Cells {
        Cells {
            a: self.target_count as f64,
            b: self.reference_count as f64,
            c: self.target_tokens as f64,
            d: self.reference_tokens as f64,
        }
    }
}

/// Occurrences that sides of `c` and `d` tokens would share in proportion to their sizes.
fn expected(occurrences: f64, c: f64, d: f64) -> (f64, f64) {
    let all = (c + d).max(1.0);
    (c * occurrences / all, d * occurrences / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: f64, expected: f64, tolerance: f64) {
        let scale = if expected == 0.0 { 1.0 } else { expected.abs() };
        assert!((found - expected).abs() <= tolerance * scale, "{found} is not {expected}");
    }

    fn pair(target_count: u64, reference_count: u64, target_tokens: u64, reference_tokens: u64) -> Pair {
        Pair { target_count, reference_count, target_tokens, reference_tokens }
    }

    #[test]
    fn swapped_sides_are_as_surprising() {
        for (a, b) in [(340, 2500), (0, 12), (12, 0), (1, 1), (77, 9)] {
            let pair = pair(a, b, 10_007, 100_003);
            let swapped = pair.swapped();
            assert_eq!(pair.log_likelihood_two_term().to_bits(), swapped.log_likelihood_two_term().to_bits());
            check(pair.log_likelihood_four_term(), swapped.log_likelihood_four_term(), 1e-12);
            check(pair.chi_squared_signed(), -swapped.chi_squared_signed(), 1e-12);
        }
    }

    #[test]
    fn empty_sides_yield_numbers() {
        let empty = pair(0, 3, 0, 100);
        check(empty.log_likelihood_two_term(), 0.0, 1e-12);
        check(empty.chi_squared_signed(), 0.0, 0.0);
        assert!(pair(0, 0, 0, 0).bic().is_finite());
    }
}
