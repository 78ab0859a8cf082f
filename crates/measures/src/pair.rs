//! A *pair* is one word's occurrences in two subcorpora, the target and the reference, beside the sizes of both in
//! tokens.

use serde::{Deserialize, Serialize};

/// One word in two subcorpora. A count is never greater than the tokens it was counted among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// Occurrences in the target.
    pub target_count: u64,
    /// Occurrences in the reference.
    pub reference_count: u64,
    /// Size of the target in tokens.
    pub target_tokens: u64,
    /// Size of the reference in tokens.
    pub reference_tokens: u64,
}

/// The numbers of a pair as the formulas write them: occurrences `a` and `b` among `c` and `d` tokens.
pub(super) struct Cells {
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) c: f64,
    pub(super) d: f64,
}

impl Pair {
    /// The same word seen from the other side: target and reference are exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self {
            target_count: self.reference_count,
            reference_count: self.target_count,
            target_tokens: self.reference_tokens,
            reference_tokens: self.target_tokens,
        }
    }

    /// A statistic that is never negative, given the direction of the difference: negative where the word's rate is
    /// lower in the target. Corpus tools print G² and χ² this way. Worked: the χ² of 39 in 43,002 against 332 in
    /// 108,539 is −58.4.
    #[must_use]
    pub fn signed(self, statistic: f64) -> f64 {
        let target = u128::from(self.target_count) * u128::from(self.reference_tokens);
        let reference = u128::from(self.reference_count) * u128::from(self.target_tokens);
        if target < reference { -statistic } else { statistic }
    }

    pub(super) fn cells(self) -> Cells {
        Cells {
            a: self.target_count as f64,
            b: self.reference_count as f64,
            c: self.target_tokens as f64,
            d: self.reference_tokens as f64,
        }
    }
}

/// Occurrences that sides of `c` and `d` tokens would share in proportion to their sizes.
pub(super) fn expected(occurrences: f64, c: f64, d: f64) -> (f64, f64) {
    let all = (c + d).max(1.0);
    (c * occurrences / all, d * occurrences / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_with_the_lower_rate_gives_the_sign() {
        let pair = Pair { target_count: 1, reference_count: 3, target_tokens: 10, reference_tokens: 20 };
        assert_eq!((pair.signed(2.0), pair.swapped().signed(2.0)), (-2.0, 2.0));
        assert_eq!(Pair { reference_count: 2, ..pair }.signed(2.0), 2.0, "equal rates");
    }
}
