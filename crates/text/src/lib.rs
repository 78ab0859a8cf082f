//! Text: how running text becomes tokens, and which tokens are the same word.

pub mod script;
pub mod segment;
pub mod stop_words;

pub use script::{is_right_to_left, is_unspaced};
pub use segment::{Token, fold, is_initials, tokens, use_cutter};
