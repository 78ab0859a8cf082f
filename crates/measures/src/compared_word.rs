//! A *compared word*: one word on two sides with all that its measures are computed from.

use crate::clustered::ClusteredLogRatio;
use crate::pair::Pair;
use serde::{Deserialize, Serialize};

/// The confidence of every interval.
pub const CONFIDENCE: f64 = 0.95;

/// One word on two sides. What rests on articles as the sample is none where a side has a single article.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparedWord {
    /// Its occurrences among the tokens of both sides.
    pub pair: Pair,
    /// How many distinct words both sides have together.
    pub n_types: u64,
    /// p of no difference, with articles as the sample.
    pub p: Option<f64>,
    /// The same, adjusted for the number of words compared.
    pub p_adjusted: Option<f64>,
    /// The interval of the Log Ratio over articles at [`CONFIDENCE`], where it was asked for.
    pub interval: Option<[f64; 2]>,
    /// The smallest effect: the bound of the interval nearest zero, or the conservative Log Ratio; 0 if none is sure.
    pub smallest_effect: f64,
}

impl ComparedWord {
    /// A word of which nothing is inferred yet.
    #[must_use]
    pub fn new(pair: Pair, n_types: u64) -> Self {
        Self { pair, n_types, p: None, p_adjusted: None, interval: None, smallest_effect: 0.0 }
    }

    /// Infers with articles as the sample: p and the smallest effect.
    pub fn infer(&mut self, compared: &ClusteredLogRatio) {
        self.p = Some(compared.p_value);
        // Elsewhere the interval holds zero.
        if compared.p_value < 1.0 - CONFIDENCE {
            self.smallest_effect = compared.interval_at(CONFIDENCE).nearest_zero();
        }
    }

    /// Describes a word that is one of `n_words` compared, without inferring anything: its conservative Log Ratio.
    pub fn describe(&mut self, n_words: usize) {
        // Below this no bound can leave zero, whatever the number of words.
        if self.pair.log_likelihood_four_term() > 3.0 {
            self.smallest_effect = self.pair.log_ratio_conservative(1.0 - CONFIDENCE, n_words);
        }
    }

    /// Whether the word differs reliably: adjusted p below .05, or a conservative Log Ratio other than 0.
    #[must_use]
    pub fn is_significant(&self) -> bool {
        self.p_adjusted.map_or(self.smallest_effect != 0.0, |p| p < 1.0 - CONFIDENCE)
    }
}
