//! The *smallest effect*: the least difference of a word's rates that the articles, or at least the counts, still allow.
//!
//! With articles as the sample it is the bound of the interval nearest zero; where a side has a single article, the
//! *conservative Log Ratio* (LRC).

use crate::compared_word::ComparedWord;
use crate::measure::{Figure, Measure, Print, Shown};
use crate::pair::Pair;
use crate::published::{Digits, EVERT, EVERT_COUNTS, EVERT_TOKENS, pairs};
use crate::quantile::beta_log_odds;

/// The entry of the catalogue.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "smallest_effect",
    figure: Figure::Number(|word| Some(word.smallest_effect), Print::Signed(1)),
    shown: Shown::Always,
    order: Some("key"),
    published: || {
        // At a level of .05, among 20,109 words.
        let figures = [9.132_238_516_595_812, 11.530_551_300_033_963, 6.648_184_044_645_348, 0.0];
        let of = |pair: Pair| Some(pair.log_ratio_conservative(0.05, 20_109));
        pairs(EVERT, Digits::All, EVERT_TOKENS, &EVERT_COUNTS, &figures, of)
    },
};

impl Pair {
    /// Conservative Log Ratio: the end nearest zero of the exact (Clopper–Pearson) interval around the Log Ratio, and 0
    /// where that interval holds 0.
    ///
    /// The share of the word's occurrences that fell to the target has an exact interval at `alpha` divided by the
    /// `n_words` compared (Bonferroni); the near end of that share, t, gives the binary logarithm of (reference tokens
    /// / target tokens) · t / (1 − t).
    ///
    /// Source: Evert, R package `corpora` (`keyness`, measure LRC). Unit: doublings. Worked: 10 in 1,177 against 0 in
    /// 341,805 tokens, one of 20,109 words, at .05: the occurrences would give 12.6 doublings and allow no fewer than
    /// 6.65.
    ///
    /// Misleads where a word's occurrences come from few articles: it takes each for independent. Made for the case of
    /// one article on a side, where nothing better can be had.
    #[must_use]
    pub fn log_ratio_conservative(self, alpha: f64, n_words: usize) -> f64 {
        if self.target_tokens == 0 || self.reference_tokens == 0 {
            return 0.0;
        }
        let tail = (alpha / (2.0 * n_words.max(1) as f64)).clamp(1e-14, 0.499);
        if self.signed(1.0) < 0.0 { -self.swapped().lower_bound(tail) } else { self.lower_bound(tail) }
    }

    /// The lower end of the interval where the word leans to the target, no lower than 0.
    fn lower_bound(self, tail: f64) -> f64 {
        if self.target_count == 0 {
            return 0.0;
        }
        let log_odds = beta_log_odds(tail, self.target_count as f64, self.reference_count as f64 + 1.0);
        let sizes = (self.reference_tokens as f64).ln() - (self.target_tokens as f64).ln();
        ((log_odds + sizes) / std::f64::consts::LN_2).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(target_count: u64, reference_count: u64) -> Pair {
        Pair { target_count, reference_count, target_tokens: 1177, reference_tokens: 341_805 }
    }

    #[test]
    fn swapped_sides_change_the_sign_exactly() {
        for (target_count, reference_count) in [(944, 367), (411, 13), (10, 0), (2, 1), (0, 900)] {
            let pair = pair(target_count, reference_count);
            let (bound, swapped) =
                (pair.log_ratio_conservative(0.05, 20_109), pair.swapped().log_ratio_conservative(0.05, 20_109));
            assert_eq!(bound, -swapped);
            assert_eq!(bound > 0.0, target_count > 9);
        }
    }

    #[test]
    fn few_occurrences_allow_no_difference() {
        assert!(pair(2, 1).log_ratio_conservative(0.05, 20_109).abs() < 1e-12);
        assert!(pair(0, 0).log_ratio_conservative(0.05, 20_109).abs() < 1e-12);
    }

    #[test]
    fn many_occurrences_allow_little_less_than_they_show() {
        let pair = Pair {
            target_count: 60_000,
            reference_count: 50_000,
            target_tokens: 1_000_000,
            reference_tokens: 1_000_000,
        };
        let (bound, shown) = (pair.log_ratio_conservative(0.05, 40_000), pair.log_ratio());
        assert!(bound < shown && bound > 0.8 * shown, "{bound} of {shown}");
    }
}
