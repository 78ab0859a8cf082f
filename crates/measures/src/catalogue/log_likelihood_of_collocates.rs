//! Log-likelihood of a collocate.

use crate::cooccurrence::{Cooccurrence, bigram};
use crate::measure::{Figure, Measure, Print, Shown};
use crate::pair::Pair;
use crate::published::NLTK;

/// The entry of the catalogue.
pub const MEASURE: Measure<Cooccurrence> = Measure {
    key: "log_likelihood_of_collocates",
    figure: Figure::Number(|words| Some(log_likelihood(words)), Print::Signed(1)),
    shown: Shown::Always,
    order: Some("likelihood"),
    published: || {
        // Dunning's cells 10, 0, 3 and 31,764 are margins here.
        let figures = [
            ("Dunning 1993", [10, 10, 13, 31_777], 167.23),
            (NLTK, [110, 2552, 221, 31_777], 270.72),
            (NLTK, [8, 13, 32, 31_777], 95.29),
        ];
        figures
            .map(|(source, counts, figure)| bigram(source, counts, 2, figure, |words| Some(log_likelihood(words))))
            .into()
    },
};

/// Log-likelihood G² of the fourfold table of words in the windows or not, this word or another; negative where the
/// word is rarer in the windows than elsewhere.
///
/// Source: Dunning (1993), Evert (2008). Unit: none. Worked: 10 together of 10 and 13 in 31,777 gives 167.23.
///
/// Misleads for collocates from few articles: each meeting counts as independent evidence.
#[must_use]
pub fn log_likelihood(words: &Cooccurrence) -> f64 {
    // The windows are compared with everything else.
    let pair = Pair {
        target_count: words.together,
        reference_count: words.collocate.saturating_sub(words.together),
        target_tokens: words.window,
        reference_tokens: words.n_tokens.saturating_sub(words.window),
    };
    pair.signed(pair.log_likelihood_four_term())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attraction_is_positive_and_avoidance_negative() {
        let of = |together, collocate| {
            log_likelihood(&Cooccurrence { together, node: 100, window: 100, collocate, n_tokens: 1000 })
        };
        assert!(of(20, 100) > 0.0 && of(1, 100) < 0.0);
        assert!(of(10, 100).abs() < 1e-9, "what is expected has no association");
        let nothing = Cooccurrence { together: 0, node: 0, window: 0, collocate: 0, n_tokens: 0 };
        assert_eq!(log_likelihood(&nothing), 0.0);
    }
}
