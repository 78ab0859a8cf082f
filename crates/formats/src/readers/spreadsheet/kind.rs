//! Kinds of spreadsheets, and how a file of each is recognised by its bytes.

use crate::format::Look;
use memchr::memmem;

/// A kind of spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Excel since 2007.
    Xlsx,
    /// The same as binary records.
    Xlsb,
    /// Excel before 2007.
    Xls,
    /// The open format of documents.
    Ods,
}

/// The kind of a file; `None` if it is no spreadsheet.
pub(super) fn of(look: &Look<'_>) -> Option<Kind> {
    const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    if look.is_zip() {
        let head = look.bytes.get(..look.bytes.len().min(200)).unwrap_or_default();
        let is_ods = || holds(head, OPEN_DOCUMENT) || matches!(look.ending.as_str(), "ods" | "fods" | "ots");
        return if look.has_member("xl/workbook.bin") {
            Some(Kind::Xlsb)
        } else if look.has_member("xl/workbook.xml") {
            Some(Kind::Xlsx)
        } else {
            (look.has_member("content.xml") && is_ods()).then_some(Kind::Ods)
        };
    }
    // In Word's old files and Excel's alike, the names of the streams are in UTF-16.
    let named = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).chain([0, 0]).collect();
        holds(look.bytes, &name)
    };
    let is_old = look.begins(b"\xd0\xcf\x11\xe0") && !named("WordDocument") && !named("PowerPoint Document");
    (is_old && (named("Workbook") || named("Book") || named("EncryptedPackage") && look.ending.starts_with("xls")))
        .then_some(Kind::Xls)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    memmem::find(bytes, part).is_some()
}
