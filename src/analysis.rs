//! Analysis: a corpus, a set of articles and a request go in, a report comes out; plain data on both sides.

pub mod adjust;
pub mod association;
pub mod clustered;
pub mod concordance;
pub mod conservative;
pub mod dispersion;
pub mod effect_size;
pub mod fightin_words;
pub mod frequency;
pub mod keyness;
pub mod many;
pub mod pair;
pub mod passage;
pub mod quantile;
mod scores;
pub mod side;
pub mod sums;
