//! Reports: a corpus, a set of articles and a request go in, a report comes out; plain data on both sides.

mod capitals;
pub mod collocates;
pub mod concordance;
pub mod coverage;
pub mod dispersion;
pub mod frequency;
mod gaps;
pub mod house_style;
pub mod keyness;
mod name_families;
mod name_words;
pub mod node;
pub mod passage;
mod scores;
mod spelling;
pub mod suggested_names;
pub mod suggested_topics;
pub mod sums;
mod tally;
pub mod trend;
mod unit_dispersion;
pub mod units;
pub mod window;
pub mod word_map;
