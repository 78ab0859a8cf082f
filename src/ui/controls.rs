//! Controls: the store, reports as hooks, and the parts that several views are made of.

pub mod choice;
pub mod click;
pub mod clip;
pub mod datalist;
pub mod date_field;
pub mod dialog;
pub mod did_you_mean;
pub mod draft;
pub mod draft_field;
pub mod edits;
pub mod figure;
pub mod hide;
pub mod language;
pub mod marked;
pub mod name_list;
pub mod node_sentence;
pub mod notice;
pub mod paging;
pub mod report;
pub mod search_box;
pub mod sentence;
pub mod sort_head;
pub mod store;
pub mod table_twin;
pub mod take_away;
pub mod word_filter;
