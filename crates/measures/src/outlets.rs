//! Measures of one word over the outlets of a table of frequencies.

pub mod bic;
pub mod log_likelihood;
