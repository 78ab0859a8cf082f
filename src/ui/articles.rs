//! Articles: the list of articles and the reader.

pub mod article_list;
pub mod findings;
pub mod outlet_rates;
pub mod reader;
