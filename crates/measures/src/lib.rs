//! Measures: the statistics, one file a measure, with the published figures that each must reproduce; and their catalogue.

pub mod association;
pub mod catalogue;
pub mod clustered;
pub mod compared_word;
pub mod cooccurrence;
pub mod dispersion;
mod g_squared;
pub mod keyness;
pub mod measure;
pub mod outlets;
pub mod pair;
pub mod portion;
pub mod published;
pub mod quantile;
pub mod side;
