//! View: what the page shows, worked out without a browser: its state, its address, its words, its geometry.

pub mod action;
pub mod address;
pub mod article_edit;
pub mod bars;
pub mod clippings;
pub mod commands;
pub mod edit_articles;
pub mod edit_lexicon;
pub mod embedding;
pub mod figures;
pub mod groups;
pub mod help;
pub mod lanes;
pub mod lexicon_edit;
pub mod methods;
pub mod name_actions;
pub mod names;
pub mod picture;
pub mod requests;
pub mod scale;
pub mod state;
pub mod steps;
pub mod stop_word_list;
pub mod tables;
pub mod time_axis;
pub mod without;
pub mod wording;

pub use action::Action;
pub use formats::file_name::of_title as file_name;
pub use state::{
    ContextMode, ManageMode, OpenArticle, Panels, STRETCHES, State, TrendsState, View, WordsMode, WordsState,
    both_sides,
};
pub use without::Without;
