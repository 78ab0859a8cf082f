//! Wording: which of the words is said of what. The words themselves are data, in `src/words`.

mod comparison;
mod context;
mod filters;
mod findings;
mod help;
mod manage;
mod measure;
mod names;
mod pictures;
mod sheet;

pub use comparison::*;
pub use context::*;
pub use filters::*;
pub use findings::*;
pub use help::*;
pub use manage::*;
pub use measure::*;
pub use names::*;
pub use pictures::*;
pub use sheet::*;
