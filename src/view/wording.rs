//! Wording: every word on the screen. A language is a set of files with the same names as these; the lines below choose it.

mod english;
mod english_context;
mod english_help;
mod english_methods;
mod english_pictures;
mod english_words;
mod filters;
mod manage;

pub use english::*;
pub use english_context::*;
pub use english_help::*;
pub use english_methods::*;
pub use english_pictures::*;
pub use english_words::*;
pub use filters::*;
pub use manage::*;
