//! The t-score of a collocate.

use crate::cooccurrence::{Cooccurrence, bigram};
use crate::measure::{Figure, Measure, Print, Shown};

/// The entry of the catalogue.
pub const MEASURE: Measure<Cooccurrence> = Measure {
    key: "t_score",
    figure: Figure::Number(t_score, Print::Signed(1)),
    shown: Shown::WithAllFigures,
    order: Some("t-score"),
    published: || {
        // "new companies", "Ayatollah Ruhollah", "first made", "time last".
        let figures = [
            ([8, 15_828, 4_675, 14_307_668], 6, 0.999_932),
            ([20, 42, 20, 14_307_668], 4, 4.4721),
            ([20, 14_907, 9_017, 14_307_668], 4, 2.3714),
            ([20, 15_019, 15_629, 14_307_668], 4, 0.8036),
        ];
        figures.map(|(counts, decimals, t)| bigram("Manning & Schütze 1999", counts, decimals, t, t_score)).into()
    },
};

/// t-score: the times together less those expected, over the square root of the times together; none where the two never
/// meet.
///
/// Source: Church, Gale, Hanks & Hindle (1991), Evert (2008). Unit: standard deviations, as estimated from the times
/// together; some 2 is often taken as the line. Worked: 8 together of 15,828 and 4,675 in 14,307,668, with 5.172
/// expected, gives 2.828 / 2.828 = 1.000.
///
/// Misleads as a test: its p-values do not hold, since words are not normally distributed. As a rank it puts frequent
/// words first, also those that are near everything.
fn t_score(words: &Cooccurrence) -> Option<f64> {
    words.where_together(|together, expected| (together - expected) / together.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_expected_scores_nothing() {
        let words = Cooccurrence { together: 10, node: 100, window: 100, collocate: 100, n_tokens: 1000 };
        assert_eq!(t_score(&words), Some(0.0));
        assert_eq!(t_score(&Cooccurrence { together: 4, ..words }), Some(-3.0));
        assert_eq!(t_score(&Cooccurrence { together: 0, ..words }), None);
    }
}
