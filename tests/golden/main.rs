//! Golden files: the project's own articles through every stage, from files to what the page is told, beside counts that this test makes by itself.
//!
//! After a wanted change: `INSTA_UPDATE=always cargo test --test golden`, and read the difference in `tests/golden/snapshots`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

mod counts;
mod plain_count;
mod snapshots;
mod stages;
