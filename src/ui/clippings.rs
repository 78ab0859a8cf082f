//! Clippings: what was kept, as a list to put in order, to write on, to print and to take away.

pub mod clippings_view;
