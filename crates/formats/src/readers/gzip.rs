//! Gzip: one file, packed.

use crate::archive::GZIP;
use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::tools::Tools;
use model::fault::{FaultKind, Place};

/// Gzip.
pub static FORMAT: Format = Format::new("gzip", Sign::Bytes(|look| look.begins(GZIP)), Reader::Packed(unpack));

/// Unpacks the file, or what can be had of it.
fn unpack(file: &str, bytes: Vec<u8>, tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let (unpacked, fault) = tools.gunzip(&bytes);
    // Both need not be in memory while the file is read.
    drop(bytes);
    if let Some(fault) = fault {
        emit(Event::fault(Place::file(file), FaultKind::Archive(fault)));
    }
    if !unpacked.is_empty() {
        emit(Event::File(file.to_owned(), unpacked));
    }
}
