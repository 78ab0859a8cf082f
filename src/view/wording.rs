//! Wording: every word on the screen. A language is a file with the same names as `english`; this line chooses it.

mod english;

pub use english::*;
