//! View: what the page shows, worked out without a browser: its state, its address, its words, its geometry.

pub mod address;
pub mod article_edit;
pub mod commands;
pub mod edit_articles;
pub mod edit_lexicon;
pub mod help;
pub mod lexicon_edit;
pub mod methods;
pub mod number;
pub mod picture;
pub mod requests;
pub mod scale;
pub mod state;
pub mod tables;
pub mod time_axis;
pub mod wording;

pub use state::{Action, ContextMode, ManageMode, Reading, STRETCHES, State, View, WordsMode, WordsState, both_sides};

/// A file's name made of a title: letters and digits of any script, and a dash for all else.
pub fn file_name(title: &str, ending: &str) -> String {
    let parts: Vec<String> =
        title.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    let stem: String = parts.join("-").chars().take(60).collect();
    format!("{}.{ending}", if stem.is_empty() { "broadside" } else { stem.trim_end_matches('-') })
}
