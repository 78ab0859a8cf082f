//! App: the page as a whole: its masthead and tabs, its help, and how components ask for reports.

pub mod embedding;
pub mod help;
pub mod masthead;
pub mod newer;
pub mod page;
pub mod view_tabs;

pub use page::{App, AppProps};
