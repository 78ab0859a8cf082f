//! Log-likelihood with four terms.

use crate::compared_word::ComparedWord;
use crate::g_squared::g_squared;
use crate::measure::{Figure, Measure, Print, Shown};
use crate::pair::{Cells, Pair, expected};
use crate::published::{Digits, EVERT, EVERT_COUNTS, EVERT_TOKENS, pairs, ucrel};

/// The entry of the catalogue.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "log_likelihood_four_term",
    figure: Figure::Number(|word| Some(word.pair.log_likelihood_four_term()), Print::Plain(1)),
    shown: Shown::WithAllFigures,
    order: Some("likelihood-4"),
    published: || {
        let of = |pair: Pair| Some(pair.log_likelihood_four_term());
        let figures =
            [0.0, 26.933_549_516_4, 10.060_594_949_5, 33.574_989_498_9, 1_480.246_658_771_0, 17.492_089_677_7];
        let mut all = ucrel(Digits::Decimals(10), figures, of);
        // Evert prints them with the sign of the difference, which is positive in each.
        let figures = [10_290.404_740_549_54, 4_711.916_499_175_445, 113.579_094_635_597_07, 18.890_003_767_374_008];
        all.extend(pairs(EVERT, Digits::All, EVERT_TOKENS, &EVERT_COUNTS, &figures, of));
        all
    },
};

impl Pair {
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
}
