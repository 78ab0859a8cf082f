//! Empty files.

use crate::format::{Format, Reader, Sign};
use model::fault::{Fault, FaultKind, Place};

/// A file with nothing in it but white space.
pub static FORMAT: Format = Format::new(
    "empty",
    Sign::Bytes(|look| look.bytes.iter().all(u8::is_ascii_whitespace)),
    Reader::Refused(|file, _| Some(Fault { place: Place::line(file, 1), kind: FaultKind::EmptyFile })),
);
