//! Packages: zips that are one document, of a kind that no reader here takes. Their parts are no articles.

use crate::format::{Format, Look, Reader, Sign};
use model::fault::{Fault, FaultKind, Place, UnreadKind};

/// A document in a zip.
pub static FORMAT: Format = Format::new("package", Sign::Bytes(|look| kind(look).is_some()), Reader::Refused(refuse));

/// How much of a file is looked at for a media type, in bytes.
const HEAD: usize = 256;

fn refuse(file: &str, bytes: &[u8]) -> Option<Fault> {
    Some(Fault { place: Place::file(file), kind: FaultKind::Unread(kind(&Look::new(file, bytes))?) })
}

fn kind(look: &Look<'_>) -> Option<UnreadKind> {
    if !look.is_zip() {
        return None;
    }
    let head = look.bytes.get(..HEAD).unwrap_or(look.bytes);
    let has_type = |media_type: &str| head.windows(media_type.len()).any(|window| window == media_type.as_bytes());
    let has_any = |members: &[&str]| members.iter().any(|member| look.has_member(member));
    if has_type("opendocument.presentation") || has_any(&["ppt/presentation.xml"]) {
        Some(UnreadKind::Slides)
    } else if has_any(&["Index/Document.iwa", "index.apxl", "Index.zip", "buildVersionHistory.plist"]) {
        Some(UnreadKind::Pages)
    } else if has_type("application/epub+zip") {
        Some(UnreadKind::Ebook)
    } else if has_type("application/vnd.oasis.opendocument") || has_any(&["[Content_Types].xml", "xl/workbook.bin"]) {
        Some(UnreadKind::Office)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_one_file() {
        let head = |media_type: &str| [b"PK\x03\x04", &[0_u8; 26][..], b"mimetype", media_type.as_bytes()].concat();
        let check = |bytes: &[u8], wanted: Option<UnreadKind>| assert_eq!(kind(&Look::new("a", bytes)), wanted);
        check(&head("application/vnd.oasis.opendocument.presentation"), Some(UnreadKind::Slides));
        check(&head("application/vnd.oasis.opendocument.graphics"), Some(UnreadKind::Office));
        check(&head("application/epub+zip"), Some(UnreadKind::Ebook));
        check(&head(""), None);
        check(b"application/epub+zip", None);
    }
}
