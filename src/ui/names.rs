//! Who is named where, and who is named together with whom.

mod names_table;
pub mod names_view;
mod together_table;
