//! The page of Broadside, a news corpus and everything needed to explore it in one file.
//!
//! `view` works out what is shown, `browser` alone touches the browser, `ui` alone touches Yew. What is shown is worked out by the crates beside this one.

pub mod browser;
pub mod ui;
pub mod view;
