//! Wording: every word on the screen. A language is a set of files with the same names as these; the lines below choose it.

mod english;
mod english_help;
mod english_words;

pub use english::*;
pub use english_help::*;
pub use english_words::*;
