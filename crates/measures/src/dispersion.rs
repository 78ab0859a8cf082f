//! The *dispersion* of a word is how evenly its occurrences are spread over the parts of a corpus, its articles above all.

use crate::portion::Portion;
use crate::published::{self, Digits, GRIES, PublishedFigure};
use serde::{Deserialize, Serialize};

/// One word over several parts, as all its measures of dispersion are computed from: sums in which a part's *share* is
/// its share of the corpus' tokens, and its *due* its share of the word's occurrences.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispersion {
    /// How many parts there are, those without tokens left out.
    pub n_parts: u32,
    /// In how many of them the word occurs.
    pub range: u32,
    /// The sum of the distances between due and share.
    pub distance: f64,
    /// The sum of due times the binary logarithm of due over share.
    pub divergence: f64,
    /// The smallest share.
    pub least_share: f64,
    /// The mean of the word's rates in the parts.
    pub mean_rate: f64,
    /// Their standard deviation, as of a population.
    pub rate_deviation: f64,
}

impl Dispersion {
    /// The dispersion of a word over parts; none where the word does not occur. Parts without tokens are left out.
    #[must_use]
    pub fn over(parts: &[Portion]) -> Option<Self> {
        let parts: Vec<Portion> = parts.iter().copied().filter(|part| part.n_tokens > 0).collect();
        let occurrences = parts.iter().map(|part| part.count).sum::<u64>() as f64;
        let tokens = parts.iter().map(|part| part.n_tokens).sum::<u64>() as f64;
        if occurrences == 0.0 {
            return None;
        }
        let (mut distance, mut divergence, mut least_share) = (0.0, 0.0, 1.0_f64);
        for part in &parts {
            let due = part.count as f64 / occurrences;
            let share = part.n_tokens as f64 / tokens;
            distance += (due - share).abs();
            least_share = least_share.min(share);
            if due > 0.0 {
                divergence += due * (due / share).log2();
            }
        }
        let n_parts = parts.len() as f64;
        let rate = |part: &Portion| part.count as f64 / part.n_tokens as f64;
        let mean_rate = parts.iter().map(rate).sum::<f64>() / n_parts;
        let variance = parts.iter().map(|part| (rate(part) - mean_rate).powi(2)).sum::<f64>() / n_parts;
        Some(Self {
            n_parts: parts.len() as u32,
            range: parts.iter().filter(|part| part.count > 0).count() as u32,
            distance,
            divergence,
            least_share,
            mean_rate,
            rate_deviation: variance.sqrt(),
        })
    }
}

/// Gries's letters b, i, q and x in "b a m n i b e u p", "b a s a t b e w q n", "b c a g a b e s t a", "b a g h a b e a a t"
/// and "b a h a a b e a x a t", with the figures that he prints for them.
pub(crate) fn gries(digits: Digits, published: [f64; 4], of: fn(&Dispersion) -> Option<f64>) -> Vec<PublishedFigure> {
    let letters = LETTERS.iter().zip(published).map(|(counts, published)| {
        let parts: Vec<(u64, u64)> = counts.iter().copied().zip(LETTERS_TOKENS).collect();
        figure(digits, &parts, published, of)
    });
    letters.collect()
}

/// One of Gries's figures.
pub(crate) fn figure(
    digits: Digits,
    parts: &[(u64, u64)],
    published: f64,
    of: fn(&Dispersion) -> Option<f64>,
) -> PublishedFigure {
    published::parts(GRIES, digits, parts, published, |parts| Dispersion::over(parts).as_ref().and_then(of))
}

const LETTERS_TOKENS: [u64; 5] = [9, 10, 10, 10, 11];
const LETTERS: [[u64; 5]; 4] = [[2, 2, 2, 2, 2], [1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0, 1]];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{deviation_of_proportions_normalised, juilland_d};

    fn equal_parts(counts: &[u64]) -> Vec<Portion> {
        counts.iter().map(|&count| Portion { count, n_tokens: 10 }).collect()
    }

    #[test]
    fn absent_words_and_single_parts() {
        assert_eq!(Dispersion::over(&equal_parts(&[0, 0])), None);
        assert_eq!(Dispersion::over(&[]), None);
        let single = Dispersion::over(&equal_parts(&[3])).unwrap();
        let normalised = deviation_of_proportions_normalised::MEASURE.of(&single);
        assert_eq!((single.range, juilland_d::MEASURE.of(&single), normalised), (1, None, None));
        let with_empty = [equal_parts(&[2, 1]), vec![Portion { count: 0, n_tokens: 0 }]].concat();
        assert_eq!(Dispersion::over(&with_empty), Dispersion::over(&equal_parts(&[2, 1])));
    }
}
