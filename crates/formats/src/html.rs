//! HTML: its text as a tree, and pieces of it that stand in other formats.

pub mod fragment;
pub mod line_text;
pub mod tree;
