//! An *effect size* says how far apart a pair's two rates are, whatever the size of the corpus.
//!
//! None of them says how sure one can be of it: a rare word reaches the greatest ones by accident.

use crate::pair::{Cells, Pair};

impl Pair {
    /// Percentage by which the word's rate in the target exceeds its rate in the reference; none where the reference
    /// lacks the word or a side is empty.
    ///
    /// Source: Gabrielatos & Marchi (2011). Unit: per cent, from −100 up. Worked: 340 in 10,000 against 2,500 in
    /// 100,000 is 3.4 % against 2.5 %, so +36.
    ///
    /// Misleads for rare words, where one occurrence more doubles it, and because +100 mirrors −50, not −100.
    #[must_use]
    pub fn percent_difference(self) -> Option<f64> {
        let Cells { a, b, c, d } = self.cells();
        (b > 0.0 && c > 0.0).then(|| 100.0 * (a / c - b / d) / (b / d))
    }

    /// Log Ratio: the binary logarithm of the word's rate in the target over its rate in the reference; a count of zero
    /// is taken as one half, and two sides of which one is empty differ by 0.
    ///
    /// Source: Hardie (2014). Unit: doublings; +1 is twice as frequent in the target, −1 half as frequent. Worked: 340
    /// in 10,000 against 2,500 in 100,000 is 1.36 times as frequent, so 0.444.
    ///
    /// Misleads for rare words: 7 against 0 gives 7.1 doublings here, and means little more than "seen, and not seen".
    #[must_use]
    pub fn log_ratio(self) -> f64 {
        let Cells { a, b, c, d } = self.cells();
        if c == 0.0 || d == 0.0 {
            return 0.0;
        }
        (at_least_half(a) / c).log2() - (at_least_half(b) / d).log2()
    }

    /// Log Ratio with half an occurrence (and half a token) added to each side, so that rare words are drawn inwards.
    ///
    /// Source: Evert, R package `corpora`. Unit: doublings. Worked: 10 in 1,177 against 0 in 341,805 gives 12.57.
    ///
    /// Misleads where [`Self::log_ratio`] does, a little less.
    #[must_use]
    pub fn log_ratio_smoothed(self) -> f64 {
        let Cells { a, b, c, d } = self.cells();
        ((a + 0.5) / (c + 0.5)).log2() - ((b + 0.5) / (d + 0.5)).log2()
    }

    /// Odds ratio: the odds that a token of the target is this word, over the same odds in the reference; none where
    /// the reference lacks the word or a side holds nothing else.
    ///
    /// Source: UCREL's effect-size sheet. Unit: none; 1 is no difference. Worked: 340 in 10,000 against 2,500 in
    /// 100,000 gives 1.373.
    ///
    /// Misleads when read as "times as frequent": that holds for rare words only.
    #[must_use]
    pub fn odds_ratio(self) -> Option<f64> {
        let Cells { a, b, c, d } = self.cells();
        (b > 0.0 && a < c && b < d).then(|| (a / (c - a)) / (b / (d - b)))
    }
}

/// The count that logarithms take: half an occurrence stands for none.
fn at_least_half(count: f64) -> f64 {
    if count > 0.0 { count } else { 0.5 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(target_count: u64, reference_count: u64, target_tokens: u64, reference_tokens: u64) -> Pair {
        Pair { target_count, reference_count, target_tokens, reference_tokens }
    }

    fn check(found: Option<f64>, expected: Option<f64>) {
        let near = |(found, expected): (f64, f64)| (found - expected).abs() <= 1e-12 * expected.abs();
        assert_eq!(found.is_some(), expected.is_some());
        assert!(found.zip(expected).is_none_or(near), "{found:?} is not {expected:?}");
    }

    #[test]
    fn swapped_sides_change_signs_exactly() {
        for (a, b) in [(340, 2500), (0, 12), (12, 0), (1, 1), (77, 9)] {
            let pair = pair(a, b, 10_007, 100_003);
            assert_eq!(pair.log_ratio().to_bits(), (-pair.swapped().log_ratio()).to_bits());
            assert_eq!(pair.log_ratio_smoothed().to_bits(), (-pair.swapped().log_ratio_smoothed()).to_bits());
        }
    }

    #[test]
    fn empty_sides_and_words_that_one_side_lacks() {
        check(pair(7, 0, 10_000, 100_000).percent_difference(), None);
        check(pair(7, 0, 10_000, 100_000).odds_ratio(), None);
        let empty = pair(0, 3, 0, 100);
        check(Some(empty.log_ratio()), Some(0.0));
        check(empty.percent_difference(), None);
        check(empty.odds_ratio(), None);
        assert!(empty.log_ratio_smoothed().is_finite());
    }
}
