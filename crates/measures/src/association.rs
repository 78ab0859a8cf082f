//! *Association* is how much more often two words stand together than their frequencies alone would bring about.

use crate::pair::Pair;

/// Counts of a node word and a collocate: how often each occurs, and how often together, among so many places.
///
/// A *place* is what the counts are taken over: bigrams of a text, or tokens in the windows around nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cooccurrence {
    /// Places where both stand together.
    pub together: u64,
    /// Places of the node, with or without the collocate.
    pub node: u64,
    /// Places of the collocate, with or without the node.
    pub collocate: u64,
    /// All places.
    pub n_occurrences: u64,
}

impl Cooccurrence {
    /// Pointwise mutual information: the binary logarithm of the times together over those expected by chance, which is
    /// node times collocate over all places; none where the two never meet.
    ///
    /// Source: Church & Hanks (1990). Unit: bits. Worked: 20 together of 42 and 20 in 14,307,668 gives 18.38.
    ///
    /// Misleads for rare words: two that occur once, together, get the highest figure there is. Ask for a least count.
    #[must_use]
    pub fn pointwise_mutual_information(self) -> Option<f64> {
        let together = self.together as f64;
        let chance = self.node as f64 * self.collocate as f64;
        (together > 0.0 && chance > 0.0).then(|| (together * self.n_occurrences as f64 / chance).log2())
    }

    /// `logDice`: 14 plus the binary logarithm of twice the times together over the sum of both frequencies; none where
    /// the two never meet.
    ///
    /// Source: Rychlý (2008). Unit: doublings below the most there can be, 14, which two words that never part have; it
    /// does not depend on the size of the corpus. Worked: 20 together of 42 and 20 gives 14 + log₂(40 / 62) = 13.37.
    ///
    /// Misleads when read as evidence: it says how exclusive a bond is, not how sure one can be of it.
    #[must_use]
    pub fn log_dice(self) -> Option<f64> {
        let together = self.together as f64;
        (self.together > 0).then(|| 14.0 + (2.0 * together / (self.node as f64 + self.collocate as f64)).log2())
    }

    /// Log-likelihood G² of the two words' fourfold table: twice the sum, over the four ways of one standing with or
    /// without the other, of times seen times the natural logarithm of times seen over times expected.
    ///
    /// Source: Dunning (1993). Unit: none; never negative, the same for attraction and avoidance. Worked: 10 together
    /// of 10 and 13 in 31,777 gives 167.23.
    ///
    /// Misleads for pairs from few articles: each meeting counts as independent evidence.
    #[must_use]
    pub fn log_likelihood(self) -> f64 {
        // The collocate's occurrences with the node are compared with those without it.
        let pair = Pair {
            target_count: self.together,
            reference_count: self.collocate.saturating_sub(self.together),
            target_tokens: self.node,
            reference_tokens: self.n_occurrences.saturating_sub(self.node),
        };
        pair.log_likelihood_four_term()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(together: u64, node: u64, collocate: u64, n_occurrences: u64) -> Cooccurrence {
        Cooccurrence { together, node, collocate, n_occurrences }
    }

    fn check(found: f64, expected: f64) {
        assert!((found - expected).abs() <= 5e-3, "{found} is not {expected}");
    }

    #[test]
    fn words_that_never_meet_have_no_figure() {
        assert_eq!(counts(0, 42, 20, 14_307_668).pointwise_mutual_information(), None);
        assert_eq!(counts(0, 1, 1, 10).log_dice(), None);
    }

    #[test]
    fn log_dice_as_worked() {
        check(counts(20, 42, 20, 14_307_668).log_dice().unwrap(), 13.37);
    }

    #[test]
    fn independent_words_have_no_association() {
        let chance = counts(10, 100, 100, 1000);
        check(chance.log_likelihood(), 0.0);
        check(chance.pointwise_mutual_information().unwrap(), 0.0);
        check(counts(0, 0, 0, 0).log_likelihood(), 0.0);
    }
}
