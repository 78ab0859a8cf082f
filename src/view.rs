//! View: what the page shows, worked out without a browser: its state, its address, its words, its geometry.

pub mod address;
pub mod article_edit;
pub mod clippings;
pub mod commands;
pub mod edit_articles;
pub mod edit_lexicon;
pub mod figures;
pub mod help;
pub mod lanes;
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

pub use formats::file_name::of_title as file_name;
pub use state::{Action, ContextMode, ManageMode, Reading, STRETCHES, State, View, WordsMode, WordsState, both_sides};
