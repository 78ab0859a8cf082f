//! RTF: what Word and the archives of newspapers export; an article, or all that an archive exported.

use crate::event::{Emit, Event};
use crate::exports;
use crate::format::{Format, Reader, Sign};
use crate::record::Record;
use crate::rtf;
use crate::tools::Tools;
use model::fault::{FaultKind, Place};

/// An RTF document.
pub static FORMAT: Format =
    Format { has_one: true, ..Format::new("rtf", Sign::Bytes(|look| look.begins(b"{\\rtf")), Reader::Bytes(read)) };

/// Reads the articles of an export, or the text as one article.
fn read(file: &str, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let text = rtf::text(bytes, tools.outside);
    if exports::read(file, &text, emit) {
        return;
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    if text.is_empty() {
        return emit(Event::fault(Place::file(file), FaultKind::NoText));
    }
    let mut record = Record { file: file.to_owned(), line: 1, ..Record::default() };
    record.put("text", text);
    emit(Event::Text(Box::new(record)));
}
