//! Measures: the statistics, one file a measure, and the published figures that they must reproduce.

pub mod adjust;
pub mod association;
pub mod clustered;
pub mod conservative;
pub mod dispersion;
pub mod effect_size;
pub mod fightin_words;
mod g_squared;
pub mod many;
pub mod pair;
pub mod published;
pub mod quantile;
pub mod side;
