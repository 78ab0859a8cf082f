//! PDF: pages on which letters have places and no order. An article a file. The library that reads it is larger than all else in the page, so the page
//! names it and refuses it, and the command reads it.

use crate::format::{Format, Look, Reader, Sign};

#[cfg(feature = "pdf")]
mod columns;
#[cfg(feature = "pdf")]
mod document;
#[cfg(feature = "pdf")]
mod heads;
#[cfg(feature = "pdf")]
mod letters;
#[cfg(feature = "pdf")]
mod limits;
#[cfg(feature = "pdf")]
mod lines;
#[cfg(feature = "pdf")]
mod paragraphs;

/// PDF.
#[cfg(feature = "pdf")]
pub static FORMAT: Format =
    Format { has_one: true, ..Format::new("pdf", Sign::Bytes(is), Reader::Bytes(document::read)) };

/// PDF.
#[cfg(not(feature = "pdf"))]
pub static FORMAT: Format = Format::new(
    "pdf",
    Sign::Bytes(is),
    Reader::Refused(|file, _| {
        let kind = model::FaultKind::Unread(model::fault::UnreadKind::Pdf);
        Some(model::Fault { place: model::Place::file(file), kind })
    }),
);

/// How far from its beginning a file may say that it is PDF, in bytes.
const HEAD: usize = 1024;

fn is(look: &Look<'_>) -> bool {
    const MARK: &[u8] = b"%PDF";
    let head = look.bytes.get(..HEAD).unwrap_or(look.bytes);
    look.begins(MARK) || look.ending == "pdf" && head.windows(MARK.len()).any(|window| window == MARK)
}
