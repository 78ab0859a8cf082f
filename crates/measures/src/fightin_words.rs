//! *Fightin' Words* weighs a word by the difference of its log odds on two sides over how unsure that difference is.

use crate::pair::Pair;

/// The weight of one word on two sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FightinWords {
    /// Difference of the natural logarithms of the smoothed odds: positive where the word leans to the target.
    pub log_odds_difference: f64,
    /// Its approximate standard deviation.
    pub standard_deviation: f64,
    /// The one over the other, by which words are ranked.
    pub z: f64,
}

impl FightinWords {
    /// The weight of a word with `prior` occurrences thought up for it on each side, and `prior_of_all_words` for all
    /// words.
    ///
    /// With y occurrences among n tokens, a side's odds are y plus prior, over n plus the prior of all words less y
    /// less prior. The variance is the sum, over both sides, of 1 over y plus prior. A flat prior gives each of the V
    /// distinct words the same (often .01 to 1), and all of them V times that. A prior not above 0 is taken as a
    /// millionth.
    ///
    /// Source: Monroe, Colaresi & Quinn (2008), equations 16, 20 and 22. Unit: z has none. Worked: "fox" once in 9
    /// tokens against never in 9, with .05 for each of 11 words: ln(1.05 / 8.5) − ln(.05 / 9.5) = 3.156 over 4.577
    /// gives .689.
    ///
    /// Misleads where a word's occurrences come from few articles: like log-likelihood it counts words. The prior
    /// decides how far rare words are held back, so two analyses with unlike priors can't be compared.
    #[must_use]
    pub fn of(pair: Pair, prior: f64, prior_of_all_words: f64) -> Self {
        let prior = prior.max(1e-6);
        let prior_of_others = (prior_of_all_words - prior).max(1e-6);
        let log_odds = |count: u64, n_tokens: u64| {
            let others = n_tokens.saturating_sub(count) as f64;
            (count as f64 + prior).ln() - (others + prior_of_others).ln()
        };
        let log_odds_difference =
            log_odds(pair.target_count, pair.target_tokens) - log_odds(pair.reference_count, pair.reference_tokens);
        let variance = 1.0 / (pair.target_count as f64 + prior) + 1.0 / (pair.reference_count as f64 + prior);
        let standard_deviation = variance.sqrt();
        Self { log_odds_difference, standard_deviation, z: log_odds_difference / standard_deviation }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_sides_change_the_sign_exactly() {
        for (target_count, reference_count) in [(1, 0), (0, 1), (2, 2), (5, 3)] {
            let pair = Pair { target_count, reference_count, target_tokens: 9, reference_tokens: 12 };
            let (found, swapped) = (FightinWords::of(pair, 0.05, 0.55), FightinWords::of(pair.swapped(), 0.05, 0.55));
            assert_eq!(found.z, -swapped.z, "{target_count} against {reference_count}");
        }
    }

    #[test]
    fn absurd_priors_yield_numbers() {
        let pair = Pair { target_count: 3, reference_count: 0, target_tokens: 3, reference_tokens: 0 };
        assert!(FightinWords::of(pair, 0.0, 0.0).z.is_finite());
    }
}
