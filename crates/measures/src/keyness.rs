//! Measures of *keyness*: how a word's rate differs between two sides, and how surely.

pub mod bic;
pub mod fightin_words;
pub mod holm;
pub mod interval;
pub mod log_likelihood;
pub mod log_likelihood_four_term;
pub mod log_ratio;
pub mod odds_ratio;
pub mod p;
pub mod p_adjusted;
pub mod percent_difference;
pub mod smallest_effect;

mod chi_squared;
