//! *Fightin' Words* weighs a word by the difference of its log odds on two sides over how unsure that difference is.

use crate::compared_word::ComparedWord;
use crate::measure::{Figure, Measure, Print, Shown};
use crate::pair::Pair;
use crate::published::{Digits, pairs};

/// The entry of the catalogue.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "fightin_words",
    figure: Figure::Number(|word| Some(word.pair.fightin_words(PRIOR, PRIOR * word.n_types as f64)), Print::Signed(2)),
    shown: Shown::WithAllFigures,
    order: Some("fightin-words"),
    published: || {
        // "The quick brown fox jumps over the lazy pig" against "the lazy purple pig jumps over the lazier donkey": brown, fox, quick;
        // donkey, lazier, purple; jumps, lazy, over, pig; the. Each of the 11 words is given .05 beforehand.
        let figures = [0.689_422_788_680_796_8, -0.689_422_788_680_796_8, 0.0, 0.0];
        let of = |pair: Pair| Some(pair.fightin_words(0.05, 0.05 * 11.0));
        let counts = [[1, 0], [0, 1], [1, 1], [2, 2]];
        pairs("Monroe, Colaresi & Quinn 2008", Digits::All, [9, 9], &counts, &figures, of)
    },
};

/// The flat prior: this many occurrences of every distinct word are thought up on both sides.
pub const PRIOR: f64 = 0.01;

impl Pair {
    /// The z of a word with `prior` occurrences thought up for it on each side, and `prior_of_all_words` for all words:
    /// the difference of the log odds of both sides, positive where the word leans to the target, over its approximate
    /// standard deviation.
    ///
    /// With y occurrences among n tokens, a side's odds are y plus prior, over n plus the prior of all words less y
    /// less prior. The variance is the sum, over both sides, of 1 over y plus prior. A flat prior gives each of the V
    /// distinct words the same (often .01 to 1), and all of them V times that. A prior not above 0 is taken as a
    /// millionth.
    ///
    /// Source: Monroe, Colaresi & Quinn (2008), equations 16, 20 and 22. Unit: none. Worked: "fox" once in 9 tokens
    /// against never in 9, with .05 for each of 11 words: ln(1.05 / 8.5) − ln(.05 / 9.5) = 3.156 over 4.577 gives .689.
    ///
    /// Misleads where a word's occurrences come from few articles: like log-likelihood it counts words. The prior
    /// decides how far rare words are held back, so two analyses with unlike priors can't be compared.
    #[must_use]
    pub fn fightin_words(self, prior: f64, prior_of_all_words: f64) -> f64 {
        let prior = prior.max(1e-6);
        let prior_of_others = (prior_of_all_words - prior).max(1e-6);
        let log_odds = |count: u64, n_tokens: u64| {
            let others = n_tokens.saturating_sub(count) as f64;
            (count as f64 + prior).ln() - (others + prior_of_others).ln()
        };
        let difference =
            log_odds(self.target_count, self.target_tokens) - log_odds(self.reference_count, self.reference_tokens);
        let variance = 1.0 / (self.target_count as f64 + prior) + 1.0 / (self.reference_count as f64 + prior);
        difference / variance.sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_sides_change_the_sign_exactly() {
        for (target_count, reference_count) in [(1, 0), (0, 1), (2, 2), (5, 3)] {
            let pair = Pair { target_count, reference_count, target_tokens: 9, reference_tokens: 12 };
            let (z, swapped) = (pair.fightin_words(0.05, 0.55), pair.swapped().fightin_words(0.05, 0.55));
            assert_eq!(z, -swapped, "{target_count} against {reference_count}");
        }
    }

    #[test]
    fn absurd_priors_yield_numbers() {
        let pair = Pair { target_count: 3, reference_count: 0, target_tokens: 3, reference_tokens: 0 };
        assert!(pair.fightin_words(0.0, 0.0).is_finite());
    }
}
