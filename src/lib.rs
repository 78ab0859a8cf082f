//! Broadside: a news corpus and everything needed to explore it, in one web page.
//!
//! The modules stand in the order in which news flows through them; each may use only those before it.
//! `browser` alone touches the browser, `ui` alone touches Yew, `cli` alone touches files.

pub mod analysis;
#[cfg(feature = "ui")]
pub mod browser;
#[cfg(feature = "cli")]
pub mod cli;
pub mod corpus;
pub mod engine;
pub mod export;
pub mod ingest;
pub mod order;
pub mod query;
pub mod sheet;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
pub mod view;
