//! The Bayesian information criterion.

use crate::compared_word::ComparedWord;
use crate::measure::{Figure, Measure, Print, Shown};
use crate::pair::Pair;
use crate::published::{Digits, ucrel};

/// The entry of the catalogue.
pub const MEASURE: Measure<ComparedWord> = Measure {
    key: "bic",
    figure: Figure::Number(|word| Some(word.pair.bic()), Print::Signed(1)),
    shown: Shown::Always,
    order: None,
    published: || {
        let figures = [
            -11.608_235_644_774_552,
            14.567_522_174_312_998,
            -1.780_307_362_196_779_8,
            21.962_298_174_402_633,
            1_436.231_472_014_734_2,
            5.769_167_973_290_507,
        ];
        ucrel(Digits::All, figures, |pair| Some(pair.bic()))
    },
};

impl Pair {
    /// Bayesian information criterion: two-term log-likelihood less the natural logarithm of all tokens.
    ///
    /// Source: Wilson (2013). Unit: none. Below 0 no evidence, 0–2 weak, 2–6 positive, 6–10 strong, above 10 very
    /// strong. Worked: 340 in 10,000 against 2,500 in 100,000 gives 14.57.
    ///
    /// Misleads where log-likelihood does: it corrects for the size of the corpus, not for words that come in clumps.
    #[must_use]
    pub fn bic(self) -> f64 {
        let all_tokens = (self.target_tokens + self.reference_tokens).max(1) as f64;
        self.log_likelihood_two_term() - all_tokens.ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_sides_yield_a_number() {
        let empty = Pair { target_count: 0, reference_count: 0, target_tokens: 0, reference_tokens: 0 };
        assert_eq!(empty.bic(), 0.0);
    }
}
