//! A row of a comparison: one word on both sides, with what the comparison rests on and what its rows can be in order of.

use measures::dispersion::Dispersion;
use model::ActorKind;
use serde::{Deserialize, Serialize};

/// The confidence of every interval.
pub const CONFIDENCE: f64 = 0.95;

/// What a table is in order of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum WordOrder {
    /// The difference that can be relied on: the target's leading words first, the reference's last.
    #[default]
    Key,
    /// The alphabet.
    Word,
    /// Occurrences per thousand in the target.
    Target,
    /// Occurrences per thousand in the reference.
    Reference,
    /// In how many articles.
    Articles,
    /// The Log Ratio.
    Ratio,
    /// The log-likelihood.
    Likelihood,
}

/// What the comparison rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// Both sides have two articles or more: it infers, with articles as the sample.
    Articles,
    /// A side has a single article: it describes these texts and infers nothing beyond them.
    Words,
    /// A side has no article at all, so nothing is compared.
    Nothing,
}

/// One word on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordRow {
    /// The word or name as shown.
    pub name: String,
    /// What finds its lines, in the search language.
    pub node: String,
    /// What it is, if it is an actor.
    pub actor: Option<ActorKind>,
    /// Occurrences: target, reference.
    pub counts: [u64; 2],
    /// Occurrences per thousand.
    pub per_thousand: [f64; 2],
    /// In how many articles.
    pub n_articles: [u32; 2],
    /// Log₂ of the ratio of the rates, a zero count taken as one half.
    pub log_ratio: f64,
    /// Its 95 % interval over articles.
    pub interval: Option<[f64; 2]>,
    /// The p of no difference, over articles, adjusted for the number of words (Benjamini–Hochberg).
    pub p_adjusted: Option<f64>,
    /// Two-term log-likelihood.
    pub log_likelihood: f64,
    /// Its Bayesian information criterion.
    pub bic: f64,
    /// The difference that can be relied on: the interval's bound nearest zero, or the conservative Log Ratio; 0 if there is none.
    pub key: f64,
    /// What else can be said of it, where it was asked for.
    pub figures: Option<Figures>,
}

/// The other figures of a word on two sides.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The p of no difference, over articles, not adjusted.
    pub p: Option<f64>,
    /// Four-term log-likelihood.
    pub log_likelihood_four_term: f64,
    /// By how many per cent the target's rate exceeds the reference's.
    pub percent_difference: Option<f64>,
    /// The odds ratio.
    pub odds_ratio: Option<f64>,
    /// The z of Fightin' Words, with a prior of [`PRIOR`] for every unit that either side has.
    pub fightin_words: f64,
    /// How evenly the word is spread over the target's articles, and over the reference's.
    pub dispersion: [Option<Dispersion>; 2],
}

/// The flat prior of Fightin' Words: so many occurrences of every unit are thought up on both sides.
pub const PRIOR: f64 = 0.01;
