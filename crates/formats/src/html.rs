//! HTML: pages as trees, and pieces of HTML in other formats.

pub mod cdata;
pub mod fragment;
pub mod line_text;
pub mod residue;
pub mod tag;
pub mod tree;
