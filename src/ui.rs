//! The page: Yew components over the view. The only module that touches Yew.
//!
//! State goes down through props, actions go up through a callback in the context; what can be worked out is worked out.

pub mod add_desk;
pub mod app;
pub mod article_list;
pub mod choice;
pub mod collocate_table;
pub mod comparison_chart;
pub mod context_view;
pub mod date_field;
pub mod desk_view;
pub mod dialog;
pub mod draft_field;
pub mod edits;
pub mod entry_editor;
pub mod facet_list;
pub mod figure;
pub mod filter_chips;
pub mod frequency_table;
pub mod help;
pub mod house_style_table;
pub mod import;
pub mod import_report;
pub mod lexicon_desk;
pub mod lexicon_list;
pub mod lines;
pub mod map;
pub mod marked;
pub mod masthead;
pub mod mend_desk;
pub mod mend_form;
pub mod mend_table;
pub mod node_sentence;
pub mod notice;
pub mod paging;
pub mod reader;
pub mod report;
pub mod save_desk;
pub mod search_box;
pub mod side_by_side;
pub mod store;
pub mod suggestions;
pub mod table_twin;
pub mod take_away;
pub mod timeline;
pub mod trends_view;
pub mod view_tabs;
pub mod word_table;
pub mod words_sentence;
pub mod words_view;

pub use app::{App, AppProps};
