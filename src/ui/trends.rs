//! Trends: a word over time.

pub mod trends_view;
