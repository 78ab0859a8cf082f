//! Text: splits text into tokens, and folds tokens into types.

pub mod boundary;
pub mod script;
pub mod segment;
pub mod stop_words;

pub use boundary::Boundary;
pub use script::{is_right_to_left, is_unspaced};
pub use segment::{Token, fold, is_initials, tokens, use_cutter};
