//! Log-likelihood with two terms.

use crate::compared_word::ComparedWord;
use crate::g_squared::g_squared;
use crate::measure::{Figure, Measure, Print, Shown};
use crate::pair::{Cells, Pair, expected};
use crate::published::{Digits, ucrel};

/// The entry of the catalogue.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "log_likelihood",
    figure: Figure::Number(|word| Some(word.pair.log_likelihood_two_term()), Print::Plain(1)),
    shown: Shown::Always,
    order: Some("likelihood"),
    published: || {
        let figures = [
            0.0,
            26.175_757_819_087_55,
            9.827_928_282_577_773,
            33.570_533_819_177_186,
            1_447.839_707_659_508_8,
            17.377_403_618_065_06,
        ];
        ucrel(Digits::All, figures, |pair| Some(pair.log_likelihood_two_term()))
    },
};

impl Pair {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_sides_are_as_surprising() {
        for (target_count, reference_count) in [(340, 2500), (0, 12), (12, 0), (1, 1), (77, 9)] {
            let pair = Pair { target_count, reference_count, target_tokens: 10_007, reference_tokens: 100_003 };
            let swapped = pair.swapped();
            assert_eq!(pair.log_likelihood_two_term().to_bits(), swapped.log_likelihood_two_term().to_bits());
        }
        let empty = Pair { target_count: 0, reference_count: 3, target_tokens: 0, reference_tokens: 100 };
        assert_eq!(empty.log_likelihood_two_term(), 0.0);
    }
}
