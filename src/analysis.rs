//! Analysis: a corpus, a set of articles and a request go in, a report comes out; plain data on both sides.

pub mod adjust;
pub mod association;
pub mod clustered;
pub mod collocates;
pub mod concordance;
pub mod conservative;
pub mod dispersion;
pub mod effect_size;
pub mod fightin_words;
pub mod frequency;
pub mod house_style;
pub mod keyness;
pub mod many;
pub mod pair;
pub mod passage;
pub mod published;
pub mod quantile;
mod scores;
pub mod side;
mod spelling;
pub mod spread;
pub mod sums;
mod tally;
pub mod trend;
pub mod units;
pub mod window;
pub mod word_map;
