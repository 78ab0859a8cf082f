//! Measures: the statistics, one file a measure, with the published figures that each must reproduce; and their catalogue.

pub mod catalogue;
mod chi_squared;
pub mod clustered;
pub mod clustered_rate;
pub mod compared_word;
pub mod cooccurrence;
pub mod dispersion;
mod g_squared;
pub mod measure;
pub mod pair;
pub mod portion;
pub mod published;
pub mod quantile;
pub mod rate;
pub mod shares;
pub mod side;
