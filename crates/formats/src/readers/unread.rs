//! What is not read: formats that newsrooms have and that have no reader here, and bytes that are not text.

use crate::format::{Format, Reader, Sign};
use model::fault::{Fault, FaultKind, Place, UnreadKind};

/// What is not read.
pub static FORMAT: Format = Format::new(
    "unread",
    Sign::Bytes(|look| kind(look.bytes).is_some()),
    Reader::Refused(|file, bytes| Some(Fault { place: Place::file(file), kind: FaultKind::Unread(kind(bytes)?) })),
);

/// How much of a file is looked at, in bytes.
const HEAD: usize = 1024;

/// What bytes are that are not read.
fn kind(bytes: &[u8]) -> Option<UnreadKind> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(b"%PDF") {
        return Some(UnreadKind::Pdf);
    }
    if begins(b"\xd0\xcf\x11\xe0") {
        return Some(UnreadKind::OldOffice);
    }
    if begins(b"{\\rtf") {
        return Some(UnreadKind::Rtf);
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let n_zeros = head.split(|&b| b == 0).count() - 1;
    let n_controls =
        head.iter().filter(|&&b| b < 32 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b | 0)).count();
    // A stray zero is damage; UTF-16 has one in every letter.
    let is_no_text = n_controls * 10 > head.len()
        || (n_zeros * 10 > head.len() && n_zeros * 3 < head.len())
        || n_zeros * 4 > head.len() * 3;
    is_no_text.then_some(UnreadKind::Binary)
}
