//! Spreadsheets of Excel and others (`.xlsx`, `.xlsb`, `.xls`, `.ods`): each sheet is a table of articles. The library that reads them is a third of the
//! page's size, so the page names them and refuses them, and the command reads them.

use crate::format::{Format, Reader, Sign};

#[cfg(feature = "spreadsheets")]
mod beside;
#[cfg(feature = "spreadsheets")]
mod book;
mod kind;
#[cfg(feature = "spreadsheets")]
mod limits;

/// A spreadsheet.
#[cfg(feature = "spreadsheets")]
pub static FORMAT: Format =
    Format::new("spreadsheet", Sign::Bytes(|look| kind::of(look).is_some()), Reader::Bytes(book::read));

/// A spreadsheet.
#[cfg(not(feature = "spreadsheets"))]
pub static FORMAT: Format = Format::new(
    "spreadsheet",
    Sign::Bytes(|look| kind::of(look).is_some()),
    Reader::Refused(|file, _| {
        let kind = model::FaultKind::Unread(model::fault::UnreadKind::Spreadsheet);
        Some(model::Fault { place: model::Place::file(file), kind })
    }),
);
