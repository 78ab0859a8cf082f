//! logDice.

use crate::cooccurrence::{Cooccurrence, bigram};
use crate::measure::{Figure, Measure, Print, Shown};

/// The entry of the catalogue.
pub const MEASURE: Measure<Cooccurrence> = Measure {
    key: "log_dice",
    figure: Figure::Number(log_dice, Print::Plain(1)),
    shown: Shown::Always,
    order: Some("logdice"),
    // Two words that never part.
    published: || vec![bigram("Rychlý 2008", [7, 7, 7, 1000], 0, 14.0, log_dice)],
};

/// `logDice`: 14 plus the binary logarithm of twice the times together over the sum of both words' occurrences; none
/// where the two never meet.
///
/// Source: Rychlý (2008). Unit: doublings below the most there can be, 14, which two words that never part have; it
/// does not depend on the size of the corpus. Worked: 20 together of 42 and 20 gives 14 + log₂(40 / 62) = 13.37.
///
/// Misleads when read as evidence: it says how exclusive a bond is, not how sure one can be of it. It can pass 14 for a
/// word that is in one window more than once.
fn log_dice(words: &Cooccurrence) -> Option<f64> {
    let both = words.node as f64 + words.collocate as f64;
    words.where_together(|together, _| 14.0 + (2.0 * together / both).log2())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example() {
        let words = Cooccurrence { together: 20, node: 42, window: 42, collocate: 20, n_tokens: 14_307_668 };
        assert!((log_dice(&words).unwrap() - 13.37).abs() < 0.005);
        assert_eq!(log_dice(&Cooccurrence { together: 0, ..words }), None);
    }
}
