//! Writers: articles and their lexicon as files for other programs, which are read back the same.

pub mod block;
pub mod csv;
pub mod json_lines;
pub mod lexicon;
pub mod markdown;
pub mod spelled_out;
pub mod table;
pub mod toml_text;
pub mod zip;
