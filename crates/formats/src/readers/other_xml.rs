//! XML of a kind that no reader here knows.

use crate::format::{Format, Reader, Sign, TextLook};
use model::fault::{Fault, FaultKind, Place};

/// XML that is neither a feed nor NITF nor `NewsML` nor a page.
pub static FORMAT: Format = Format::new(
    "other_xml",
    Sign::Text(is),
    Reader::Refused(|file, _| Some(Fault { place: Place::file(file), kind: FaultKind::UnknownXml })),
);

fn is(look: &TextLook<'_>) -> bool {
    let is_html = || {
        look.root() == "html"
            || look.ends_in(&["html", "htm", "xhtml", "mht"])
            || look.head().to_ascii_lowercase().contains("<html")
    };
    look.is_markup() && (look.ending == "xml" || look.body.starts_with("<?xml")) && !is_html()
}
