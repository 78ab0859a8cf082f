//! Wording: every word on the screen. A language is a set of files with the same names as these; the lines below choose it.

mod comparison;
mod context;
mod english;
mod filters;
mod help;
mod manage;
mod pictures;
mod sheet;

pub use comparison::*;
pub use context::*;
pub use english::*;
pub use filters::*;
pub use help::*;
pub use manage::*;
pub use pictures::*;
pub use sheet::*;
