//! Formats: files of every kind become articles and a lexicon of names, with every fault by file and line; and articles become files again.
//!
//! Nothing here reads a disk or a network: bytes come in, an [`Intake`] goes out, and the other way round. What is good is kept, what is not is named.
//! The [`catalogue`] has an entry for each format, and everything else reads it.

pub mod archive;
pub mod boilerplate;
pub mod catalogue;
pub mod cell;
pub mod choose;
mod collected;
pub mod complete;
pub mod contents;
pub mod counts_beside;
mod date_parts;
pub mod dates;
pub mod dense;
pub mod duplicates;
pub mod embedders;
pub mod encoding;
pub mod event;
pub mod exports;
pub mod fields;
mod file_dates;
mod file_hints;
pub mod file_name;
pub mod format;
pub mod guess;
pub mod html;
pub mod import;
pub mod intake;
mod last_lines;
pub mod markdown;
pub mod mime;
mod misread;
pub mod mojibake;
mod person;
pub mod pieces;
pub mod progress;
pub mod readers;
pub mod record;
pub mod repeated_lines;
pub mod report;
pub mod rows;
pub mod rtf;
pub mod sentence;
pub mod sheet;
mod short_cells;
mod side_by_side;
pub mod table;
pub mod teaser;
pub mod toml_record;
pub mod tools;
pub mod unwrap;
pub mod vocabulary;
pub mod wide;
pub mod writers;
pub mod xml;
mod zotero;

pub use event::{Emit, Event};
pub use format::Format;
pub use intake::{Intake, settle_ids};
pub use record::Record;
