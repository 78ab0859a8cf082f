//! Pearson's chi-squared.

use crate::pair::{Cells, Pair};

impl Pair {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::published::tests::check_all;
    use crate::published::{Digits, pairs};

    #[test]
    fn as_published() {
        // "we", "america", "today", since 1945 and before; then "upon", "which", "the".
        let of = |pair: Pair| Some(pair.chi_squared_signed());
        let quanteda = |digits, counts: &[[u64; 2]; 3], figures: [f64; 3]| {
            pairs("quanteda (R)", digits, [43_002, 108_539], counts, &figures, of)
        };
        let counts = [[1048, 779], [148, 54], [84, 21]];
        check_all(&quanteda(Digits::Decimals(4), &counts, [764.448_4, 200.554_4, 137.775_3]));
        let counts = [[39, 332], [96, 911], [2089, 8094]];
        check_all(&quanteda(Digits::Decimals(5), &counts, [-58.398_10, -177.100_87, -331.990_69]));
    }

    #[test]
    fn swapped_sides_change_the_sign() {
        for (target_count, reference_count) in [(340, 2500), (0, 12), (12, 0), (1, 1), (77, 9)] {
            let pair = Pair { target_count, reference_count, target_tokens: 10_007, reference_tokens: 100_003 };
            let (one, other) = (pair.chi_squared_signed(), -pair.swapped().chi_squared_signed());
            assert!((one - other).abs() <= 1e-12 * one.abs());
        }
        let empty = Pair { target_count: 0, reference_count: 3, target_tokens: 0, reference_tokens: 100 };
        assert_eq!(empty.chi_squared_signed(), 0.0);
    }
}
