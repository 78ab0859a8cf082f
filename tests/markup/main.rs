//! Markup: components rendered on the host by Yew's server renderer, and asked what a reader, a hearer and a style sheet would find in them.
//!
//! Effects and events do not run here, so nothing of this touches a browser. The components that wait for the engine (`ArticleList`, `WordsView`,
//! `ContextView`, `Reader`) get their reports by an effect and stay empty; what they draw with is tested here, they are in `tests/browser`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that fails should say so by stopping"
)]

mod comparisons;
mod edit_articles;
mod element;
mod filters;
mod frame;
mod lexicon;
mod text;
mod timeline;

/// What a hostile corpus would have on the page.
const HOSTILE: &str = "<script>alert(1)</script>\"'&amp;<b onclick=x>";
