//! Text: splits text into tokens, and folds tokens into types.

pub mod boundary;
mod elision;
mod joints;
pub mod language;
pub mod normal;
mod plain;
pub mod script;
pub mod segment;
mod stretch;
mod suffix;
pub mod writing;

pub use boundary::Boundary;
pub use elision::elided;
pub use language::Language;
pub use normal::{fold, fold_as, normal, use_normalizer, without_accents};
pub use script::{is_right_to_left, is_unspaced};
pub use segment::{Token, is_initials, tokens, use_cutter};
pub use writing::Writing;
