//! Formats: a reader for each kind of file, from its text (or bytes) to the records that it holds.

pub mod docx;
pub mod factiva;
pub mod feed;
pub mod fragment;
pub mod json;
pub mod lexis;
pub mod line;
pub mod markup;
pub mod newsml;
pub mod nitf;
pub mod page;
pub mod page_data;
pub mod page_hints;
pub mod page_meta;
pub mod page_text;
pub mod plain;
pub mod table;
pub mod warc;
