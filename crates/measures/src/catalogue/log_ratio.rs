//! Log Ratio.

use crate::compared_word::ComparedWord;
use crate::measure::{Figure, Measure, Print, Shown};
use crate::pair::{Cells, Pair};
use crate::published::{Digits, ucrel};

/// The entry of the catalogue.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "log_ratio",
    figure: Figure::Number(|word| Some(word.pair.log_ratio()), Print::Signed(1)),
    shown: Shown::Always,
    order: Some("ratio"),
    published: || {
        let figures = [
            0.0,
            0.443_606_651_475_614_84,
            -0.321_928_094_887_362_5,
            7.129_283_016_944_966,
            3.321_928_094_887_362_6,
            0.731_572_335_395_987_6,
        ];
        ucrel(Digits::All, figures, |pair| Some(pair.log_ratio()))
    },
};

impl Pair {
    /// Log Ratio: the binary logarithm of the word's rate in the target over its rate in the reference. A count of zero is
    /// taken as one half or, where the other side's rate would give less than one occurrence, as half of that: so a side
    /// without the word never has it more often. Two sides of which one is empty, or neither has the word, differ by 0.
    ///
    /// Source: Hardie (2014). Unit: doublings; +1 is twice as frequent in the target, −1 half as frequent. Worked: 340
    /// in 10,000 against 2,500 in 100,000 is 1.36 times as frequent, so 0.444.
    ///
    /// Misleads for rare words: 7 against 0 gives 7.1 doublings here, and means little more than "seen, and not seen".
    #[must_use]
    pub fn log_ratio(self) -> f64 {
        let Cells { a, b, c, d } = self.cells();
        if c == 0.0 || d == 0.0 || a + b == 0.0 {
            return 0.0;
        }
        (above_zero(a, b / d * c) / c).log2() - (above_zero(b, a / c * d) / d).log2()
    }
}

/// The count that logarithms take: for none, half an occurrence, or half of what would be expected if that is less than one.
fn above_zero(count: f64, expected: f64) -> f64 {
    if count > 0.0 { count } else { 0.5 * expected.min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_sides_change_signs_exactly() {
        for (target_count, reference_count) in [(340, 2500), (0, 12), (12, 0), (1, 1), (77, 9)] {
            let pair = Pair { target_count, reference_count, target_tokens: 10_007, reference_tokens: 100_003 };
            assert_eq!(pair.log_ratio().to_bits(), (-pair.swapped().log_ratio()).to_bits());
        }
    }

    #[test]
    fn a_side_without_the_word_never_has_it_more_often() {
        let pair =
            |target_count| Pair { target_count, reference_count: 10, target_tokens: 11_585, reference_tokens: 360_564 };
        // Expected are .32 occurrences, so that the half of them is half as often.
        assert!((pair(0).log_ratio() + 1.0).abs() < 1e-12 && pair(1).log_ratio() > 1.0);
        assert!((pair(0).swapped().log_ratio() - 1.0).abs() < 1e-12);
        assert_eq!(Pair { reference_count: 0, ..pair(0) }.log_ratio(), 0.0);
    }

    #[test]
    fn an_empty_side_is_no_difference() {
        let empty = Pair { target_count: 0, reference_count: 3, target_tokens: 0, reference_tokens: 100 };
        assert_eq!(empty.log_ratio(), 0.0);
    }
}
