//! The odds ratio.

use crate::compared_word::ComparedWord;
use crate::measure::{Figure, Measure, Print, Shown};
use crate::pair::{Cells, Pair};
use crate::published::{Digits, ucrel};

/// The entry of the catalogue.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "odds_ratio",
    figure: Figure::Number(|word| word.pair.odds_ratio(), Print::Plain(2)),
    shown: Shown::WithAllFigures,
    order: Some("odds-ratio"),
    published: || {
        let figures = [
            1.0,
            1.372_670_807_453_416_2,
            0.795_918_367_346_938_8,
            f64::NAN,
            10.629_788_144_660_818,
            1.666_378_530_112_027,
        ];
        ucrel(Digits::All, figures, Pair::odds_ratio)
    },
};

impl Pair {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_of_words_that_the_reference_lacks_and_of_empty_sides() {
        for [target_count, reference_count, target_tokens] in [[7, 0, 10], [0, 3, 0], [10, 3, 10]] {
            let pair = Pair { target_count, reference_count, target_tokens, reference_tokens: 100 };
            assert_eq!(pair.odds_ratio(), None);
        }
    }
}
