//! Reports: a corpus, a set of articles and a request go in, a report comes out; plain data on both sides.

mod capitals;
pub mod collocates;
pub mod concordance;
mod dispersion;
pub mod frequency;
mod gaps;
pub mod house_style;
pub mod keyness;
mod name_families;
mod name_words;
pub mod node;
pub mod passage;
pub mod reach;
mod scores;
mod spelling;
pub mod spread;
pub mod suggested_names;
pub mod suggested_topics;
pub mod sums;
mod tally;
pub mod trend;
pub mod units;
pub mod window;
pub mod word_map;
