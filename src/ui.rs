//! The page: Yew components over the view, a room for each part of it. The only module that touches Yew.
//!
//! State goes down through props, actions go up through a callback in the context; what can be worked out is worked out.

pub mod app;
pub mod articles;
pub mod clippings;
pub mod context;
pub mod controls;
pub mod filters;
pub mod manage;
pub mod names;
pub mod trends;
pub mod words;

pub use app::{App, AppProps};
