//! Broadside's page: a news corpus and everything needed to explore it, in one file.
//!
//! `view` prepares what to show, only `browser` uses the browser, and only `ui` uses Yew. The numbers come from the crates in `crates/`.

pub mod browser;
pub mod ui;
pub mod view;
