//! Articles: the list of articles and the reader.

pub mod article_list;
pub mod reader;
