//! Mutual information, MI.

use crate::cooccurrence::{Cooccurrence, bigram};
use crate::measure::{Figure, Measure, Print, Shown};

/// The entry of the catalogue.
pub const MEASURE: Measure<Cooccurrence> = Measure {
    key: "mutual_information",
    figure: Figure::Number(mutual_information, Print::Signed(1)),
    shown: Shown::WithAllFigures,
    order: Some("mi"),
    published: || vec![bigram("Church & Hanks 1990", [20, 42, 20, 14_307_668], 2, 18.38, mutual_information)],
};

/// Pointwise mutual information: the binary logarithm of the times together over those expected; none where the two
/// never meet.
///
/// Source: Church & Hanks (1990). Unit: doublings. Worked: 20 together of 42 and 20 in 14,307,668 gives 18.38.
///
/// Misleads for rare words: two that occur once, together, get the highest figure there is. Ask for a least count.
fn mutual_information(words: &Cooccurrence) -> Option<f64> {
    words.where_together(|together, expected| (together / expected).log2())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_never_meet_have_no_figure() {
        let words = Cooccurrence { together: 10, node: 100, window: 100, collocate: 100, n_tokens: 1000 };
        assert!(mutual_information(&words).unwrap().abs() < 1e-12);
        assert_eq!(mutual_information(&Cooccurrence { together: 0, ..words }), None);
    }
}
