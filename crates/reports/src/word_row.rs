//! A row of a comparison: one word on both sides, with what the comparison rests on and what its rows can be in order of.

use measures::catalogue::OF_WORDS;
use measures::catalogue::smallest_effect;
use measures::compared_word::ComparedWord;
use measures::dispersion::Dispersion;
use measures::measure::orders;
use measures::rate;
use model::ActorKind;
use serde::{Deserialize, Serialize};

/// What a table is in order of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WordOrder {
    /// A measure, by its number in the catalogue.
    Measure(usize),
    /// The alphabet.
    Word,
    /// Occurrences per thousand in the target.
    Target,
    /// Occurrences per thousand in the reference.
    Reference,
    /// In how many articles.
    Articles,
}

impl WordOrder {
    /// Every order with what an address calls it.
    pub fn all() -> Vec<(&'static str, Self)> {
        let others = [
            ("word", Self::Word),
            ("target", Self::Target),
            ("reference", Self::Reference),
            ("articles", Self::Articles),
        ];
        orders(OF_WORDS).map(|(name, number)| (name, Self::Measure(number))).chain(others).collect()
    }
}

impl Default for WordOrder {
    /// The smallest effect: the target's leading words first, the reference's last.
    fn default() -> Self {
        let leads = OF_WORDS.iter().position(|measure| measure.key == smallest_effect::MEASURE.key);
        Self::Measure(leads.unwrap_or_default())
    }
}

/// What the comparison rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// Both sides have two articles or more: it infers, with articles as the sample.
    Articles,
    /// A side has a single article: it describes these texts and infers nothing beyond them.
    Words,
    /// A side has no article with anything that is counted, so nothing is compared.
    Nothing,
}

/// One word on both sides. Its measures are computed from it where they are shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordRow {
    /// The word or name as shown.
    pub name: String,
    /// What finds its lines, in the search language.
    pub node: String,
    /// What it is, if it is an actor.
    pub actor: Option<ActorKind>,
    /// In how many articles: target, reference.
    pub n_articles: [u32; 2],
    /// Its counts on both sides, and what is inferred of them.
    pub word: ComparedWord,
    /// Its dispersion over the target's articles and over the reference's, where all figures were asked for.
    pub dispersion: Option<[Option<Dispersion>; 2]>,
}

impl WordRow {
    /// Occurrences: target, reference.
    pub fn counts(&self) -> [u64; 2] {
        [self.word.pair.target_count, self.word.pair.reference_count]
    }

    /// The Log Ratio.
    pub fn log_ratio(&self) -> f64 {
        self.word.pair.log_ratio()
    }

    /// Occurrences per thousand: target, reference.
    pub fn per_thousand(&self) -> [f64; 2] {
        let pair = &self.word.pair;
        [
            rate::per_thousand(pair.target_count, pair.target_tokens),
            rate::per_thousand(pair.reference_count, pair.reference_tokens),
        ]
    }
}
