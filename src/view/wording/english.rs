//! Old names of words that are data by now, for the callers that have not gone over to them.

use corpus::query::timeline::Stretch;

/// Takes all filters back.
pub const CLEAR_ALL: &str = "Clear all";
/// No article is left.
pub const NOTHING_LEFT: &str = "No article matches all of these filters.";
/// Shows more rows.
pub const SHOW_MORE: &str = "Show more";
/// Clears a field.
pub const CLEAR: &str = "Clear";
/// Searches in a list.
pub const FIND: &str = "Find";
/// In the fields of days.
pub const DAY_HINT: &str = "yyyy-mm-dd";
/// An article without a date.
pub const UNDATED: &str = "not dated";
/// The title of a corpus that has none.
pub const UNTITLED: &str = "Broadside";
/// Before the choice of order.
pub const SORTED_BY: &str = "sorted by";

pub use words::{date, day, short_month as tick};

/// So many articles.
pub fn articles(n: u32) -> String {
    words::counts::articles(n.into())
}

/// So many outlets.
pub fn outlets(n: u32) -> String {
    words::counts::outlets(n.into())
}

/// So many words.
pub fn words(n: u64) -> String {
    words::counts::words(n)
}

/// So many kept articles have no date.
pub fn n_undated(n: u32) -> String {
    words::timeline::n_not_dated(n.into())
}

/// Where the articles of a picture come from: the corpus, and what narrows it.
pub fn source_of(filters_in_words: &str, corpus: &str) -> String {
    words::sheet::source(filters_in_words, corpus)
}

/// A stretch of time.
pub const fn stretch(stretch: Stretch) -> &'static str {
    match stretch {
        Stretch::Day => "day",
        Stretch::Week => "week",
        Stretch::Month => "month",
        Stretch::Year => "year",
    }
}

/// An import that stopped.
pub fn failed(why: &str) -> String {
    words::sheet::failed(why)
}
