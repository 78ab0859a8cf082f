//! Readers: one file a format, with how a file of it is recognised and what it becomes.

pub mod broadside_page;
pub mod companion;
pub mod csv;
pub mod descriptions;
pub mod docx;
pub mod empty;
pub mod factiva;
pub mod feed;
pub mod front_matter;
pub mod gzip;
pub mod json;
pub mod json_lines;
pub mod lexicon;
pub mod lexis;
pub mod newsml;
pub mod nitf;
pub mod other_xml;
pub mod plain_text;
pub mod spreadsheet;
pub mod unread;
pub mod warc;
pub mod web_page;
pub mod zip;
