//! Wording: every word on the screen. A language is a set of files with the same names as these; the lines below choose it.

mod comparison;
mod context;
mod english;
mod english_desk;
mod english_files;
mod english_help;
mod filters;
mod pictures;
mod sheet;

pub use comparison::*;
pub use context::*;
pub use english::*;
pub use english_desk::*;
pub use english_files::*;
pub use english_help::*;
pub use filters::*;
pub use pictures::*;
pub use sheet::*;
