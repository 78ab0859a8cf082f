//! The words on the screen: one function a text, said in the language that is chosen as the page runs.
//!
//! The texts are in `src/words/`, one file a language; how to write them is at the top of `en.txt`. The build checks every
//! language against English and makes the functions, so that a key or slot that does not exist cannot compile.

mod date;
mod date_note;
mod fault;
mod file_note;
mod format;
mod language;
mod language_name;
mod list;
mod marks;
mod number;
mod plural;
mod template;
mod written_outlets;

pub use date::{between, date, date_fault, day, moment, month, period, range, short_date, short_day, short_month};
pub use date_note::date_note;
pub use fault::{archive_fault, fault, fault_at, left_out, lexicon_fault, place, sheet_fault};
pub use file_note::{file_note, file_notes};
pub use format::{format, saved_format};
pub use language::{Language, language, plural, use_language};
pub use language_name::{language_name, use_language_names};
pub use list::list;
pub use number::{count, decimal, percent, probability, rate, signed};
pub use written_outlets::written_outlets;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
