//! View: what the page shows, worked out without a browser: its state, its address, its words, its geometry.

pub mod address;
pub mod article_edit;
pub mod commands;
pub mod edit_articles;
pub mod edit_lexicon;
pub mod figures;
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

/// A file's name, without its ending, made of a title: letters and digits of any script, and a dash for all else.
pub fn file_name(title: &str) -> String {
    let parts: Vec<String> =
        title.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    let name: String = parts.join("-").chars().take(80).collect();
    if name.is_empty() { "broadside".to_owned() } else { name.trim_end_matches('-').to_owned() }
}
