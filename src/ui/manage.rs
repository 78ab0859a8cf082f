//! Manage: articles are added, edited and saved here.

pub mod add_articles;
pub mod alike_outlets;
pub mod counting;
pub mod edit_articles;
pub mod edit_bar;
pub mod edit_form;
pub mod edit_table;
pub mod entry_editor;
pub mod import;
pub mod import_report;
pub mod keep_here;
pub mod kind_select;
pub mod lexicon_editor;
pub mod lexicon_file;
pub mod lexicon_list;
pub mod manage_view;
pub mod progress;
pub mod repeated_lines;
pub mod save_articles;
pub mod save_fault;
pub mod save_files;
pub mod save_page;
pub mod saving;
pub mod stop_words;
pub mod suggestions;
