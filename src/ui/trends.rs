//! Trends: words over time.

pub mod trend_fields;
pub mod trend_table;
pub mod trends_view;
