//! The map of all words of a comparison: each with how frequent it is and which side it leans to.

use crate::outlets::OutletSize;
use crate::word_row::Basis;
use model::ActorKind;
use serde::{Deserialize, Serialize};

/// A word on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapWord {
    /// The word or name as shown.
    pub name: String,
    /// What finds its lines, in the search language.
    pub node: String,
    /// What it is, if it is an actor.
    pub actor: Option<ActorKind>,
    /// Occurrences: target, reference.
    pub counts: [u64; 2],
    /// In how many articles of both.
    pub n_articles: u32,
    /// Log₂ of the ratio of the rates, a zero count taken as one half.
    pub log_ratio: f64,
    /// The smallest effect, as in a row of the table; 0 if none is sure.
    pub smallest_effect: f64,
    /// It differs reliably, as in the table.
    pub is_significant: bool,
}

/// The map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordMap {
    /// The target.
    pub target: OutletSize,
    /// The reference; its name is empty where it is every other article.
    pub reference: OutletSize,
    /// How many articles are on both sides.
    pub n_shared: u32,
    /// Every outlet with articles among those kept, to choose from.
    pub outlets: Vec<String>,
    /// What the comparison rests on.
    pub basis: Basis,
    /// In how many articles a word had to be.
    pub min_articles: u32,
    /// Stop words and numbers that are hidden, and words in too few articles.
    pub n_hidden: [u32; 3],
    /// Every compared word, in the order of the table.
    pub words: Vec<MapWord>,
}
