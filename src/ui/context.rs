//! Context: a word in its context.

pub mod collocate_table;
pub mod context_view;
mod evidence;
mod line_controls;
pub mod lines;
