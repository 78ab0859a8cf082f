//! Text: how running text becomes tokens, and which tokens are the same word.

pub mod segment;
pub mod stop_words;

pub use segment::{Token, fold, tokens};
