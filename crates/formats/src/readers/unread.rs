//! What is not read: formats that newsrooms have and no reader here takes, and bytes that are no text at all.

use crate::format::{Format, Reader, Sign};
use model::fault::{Fault, FaultKind, Place};

/// What is not read.
pub static FORMAT: Format = Format::new(
    "unread",
    Sign::Bytes(|look| reason(look.bytes).is_some()),
    Reader::Refused(|file, bytes| Some(Fault { place: Place::file(file), kind: reason(bytes)? })),
);

/// How much of a file is looked at, in bytes.
const HEAD: usize = 1024;

/// Why bytes are not read, and what to do.
fn reason(bytes: &[u8]) -> Option<FaultKind> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(b"%PDF") {
        return Some(FaultKind::Foreign("PDF is not read; save the article as text, Word or a web page"));
    }
    if begins(b"\xd0\xcf\x11\xe0") {
        return Some(FaultKind::Foreign("this is an old Word or Excel file; save it as .docx or .csv"));
    }
    if begins(b"{\\rtf") {
        return Some(FaultKind::Foreign("RTF is not read; save it as .docx or .txt"));
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let n_zeros = head.split(|&b| b == 0).count() - 1;
    let n_controls =
        head.iter().filter(|&&b| b < 32 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b | 0)).count();
    // A stray zero is damage; UTF-16 has one in every letter.
    let is_no_text = n_controls * 10 > head.len()
        || (n_zeros * 10 > head.len() && n_zeros * 3 < head.len())
        || n_zeros * 4 > head.len() * 3;
    is_no_text.then_some(FaultKind::Foreign("this is no text; give text, a web page, a table, or an archive of these"))
}
