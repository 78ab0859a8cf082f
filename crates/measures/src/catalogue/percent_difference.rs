//! The difference of the rates in per cent, %DIFF.

use crate::compared_word::ComparedWord;
use crate::measure::{Figure, Measure, Print, Shown};
use crate::pair::{Cells, Pair};
use crate::published::{Digits, ucrel};

/// The entry of the catalogue.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "percent_difference",
    figure: Figure::Number(|word| word.pair.percent_difference(), Print::Signed(0)),
    shown: Shown::WithAllFigures,
    order: Some("percent-difference"),
    published: || {
        ucrel(Digits::All, [0.0, 36.0, -20.0, f64::NAN, 900.0, 66.044_776_119_402_98], Pair::percent_difference)
    },
};

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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_of_words_that_the_reference_lacks_and_of_empty_sides() {
        for [target_count, reference_count, target_tokens] in [[7, 0, 10], [0, 3, 0]] {
            let pair = Pair { target_count, reference_count, target_tokens, reference_tokens: 100 };
            assert_eq!(pair.percent_difference(), None);
        }
    }
}
