//! The *dispersion* of a word is how evenly its occurrences are spread over the parts of a corpus, its articles above
//! all.

use crate::many::Portion;
use serde::{Deserialize, Serialize};

/// Five measures of one word's spread. In what follows a part's *share* is the share of the corpus' tokens that it
/// holds, its *due* is the share of the word's occurrences that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispersion {
    /// In how many parts the word occurs. Misleads where parts differ much in size.
    pub range: usize,
    /// Juilland's D: 1 less the population standard deviation of the word's rates over their mean and over the square
    /// root of parts less one. 1 is even, 0 all in one part; none for a single part. Source: Juilland & Chang-Rodríguez
    /// (1964). Misleads with many parts: it nears 1 for most words.
    pub juilland_d: Option<f64>,
    /// Gries' DP: half the sum of the distances between due and share. 0 is even, near 1 clumped. Source: Gries (2008).
    /// Misleads for rare words, which can't be in every part. Beware: some packages print 1 − DP under this name.
    pub deviation_of_proportions: f64,
    /// DP over the most it could be, 1 less the smallest share; none for a single part. Source: Lijffijt & Gries
    /// (2012).
    pub deviation_of_proportions_normalised: Option<f64>,
    /// Kullback–Leibler divergence of dues from shares: the sum of due times the binary logarithm of due over share.
    /// Unit: bits, 0 is even. Source: Gries (2020). Misleads when compared between corpora: it has no upper end of its
    /// own.
    pub kl_divergence: f64,
}

impl Dispersion {
    /// The spread of a word over parts; none where the word does not occur. Parts without tokens are left out.
    ///
    /// Worked: the letter i, once in the first of five parts of 9, 10, 10, 10, 11 tokens, has range 1, D 0, DP .82,
    /// normalised 1, and a divergence of 2.474 bits.
    #[must_use]
    pub fn over(parts: &[Portion]) -> Option<Self> {
        let parts: Vec<Portion> = parts.iter().copied().filter(|part| part.n_tokens > 0).collect();
        let occurrences = parts.iter().map(|part| part.count).sum::<u64>() as f64;
        let tokens = parts.iter().map(|part| part.n_tokens).sum::<u64>() as f64;
        if occurrences == 0.0 {
            return None;
        }
        let (mut distance, mut kl_divergence, mut least_share) = (0.0, 0.0, 1.0_f64);
        for part in &parts {
            let due = part.count as f64 / occurrences;
            let share = part.n_tokens as f64 / tokens;
            distance += (due - share).abs();
            least_share = least_share.min(share);
            if due > 0.0 {
                kl_divergence += due * (due / share).log2();
            }
        }
        let dp = distance / 2.0;
        let several = parts.len() > 1;
        Some(Self {
            range: parts.iter().filter(|part| part.count > 0).count(),
            juilland_d: several.then(|| juilland_d(&parts)),
            deviation_of_proportions: dp,
            deviation_of_proportions_normalised: several.then(|| dp / (1.0 - least_share)),
            kl_divergence: kl_divergence.max(0.0),
        })
    }
}

/// For two or more parts, none of them empty, of a word that occurs.
fn juilland_d(parts: &[Portion]) -> f64 {
    let n_parts = parts.len() as f64;
    let rate = |part: &Portion| part.count as f64 / part.n_tokens as f64;
    let mean = parts.iter().map(rate).sum::<f64>() / n_parts;
    let variance = parts.iter().map(|part| (rate(part) - mean).powi(2)).sum::<f64>() / n_parts;
    1.0 - variance.sqrt() / (mean * (n_parts - 1.0).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equal_parts(counts: &[u64]) -> Vec<Portion> {
        counts.iter().map(|&count| Portion { count, n_tokens: 10 }).collect()
    }

    #[test]
    fn absent_words_and_single_parts() {
        assert_eq!(Dispersion::over(&equal_parts(&[0, 0])), None);
        assert_eq!(Dispersion::over(&[]), None);
        let single = Dispersion::over(&equal_parts(&[3])).unwrap();
        assert_eq!((single.range, single.juilland_d, single.deviation_of_proportions_normalised), (1, None, None));
        let with_empty = [equal_parts(&[2, 1]), vec![Portion { count: 0, n_tokens: 0 }]].concat();
        assert_eq!(Dispersion::over(&with_empty), Dispersion::over(&equal_parts(&[2, 1])));
    }
}
