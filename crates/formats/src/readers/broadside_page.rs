//! A Broadside page: its corpus block is JSON Lines, packed.

use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign, TextLook, Writer};
use crate::readers::json_lines;
use crate::tools::Tools;
use crate::{archive, sheet, writers};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use model::fault::{ArchiveFault, FaultKind, Place};
use std::cell::Cell;

/// A Broadside page. What is written is the corpus block alone: any page is a frame for it.
pub static FORMAT: Format = Format {
    writer: Some(Writer {
        write: |head, articles| {
            Ok(writers::block::write(&writers::json_lines::write_short(head, articles)?).into_bytes())
        },
        endings: &[],
        media_type: "text/html",
        is_whole: true,
    }),
    ..Format::new("broadside_page", Sign::Text(is), Reader::Bytes(read))
};

fn is(look: &TextLook<'_>) -> bool {
    // The block is at the page's end.
    look.is_markup() && sheet::has_block(look.body, sheet::CORPUS)
}

fn read(file: &str, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    match lines(&String::from_utf8_lossy(bytes), &tools.budget) {
        Ok((lines, fault)) => {
            if let Some(fault) = fault {
                emit(Event::fault(Place::file(file), FaultKind::Archive(fault)));
            }
            json_lines::read(file, &lines, emit);
        }
        Err(kind) => emit(Event::fault(Place::file(file), kind)),
    }
}

/// The JSON Lines of a page as they went in, at most `budget` bytes, and what keeps the rest of them from being unpacked.
///
/// # Errors
/// The text is not a Broadside page, or its block is not base64.
pub fn lines(html: &str, budget: &Cell<u64>) -> Result<(Vec<u8>, Option<ArchiveFault>), FaultKind> {
    let block = sheet::block(html, sheet::CORPUS).map_err(FaultKind::Sheet)?;
    let packed = STANDARD.decode(block);
    let packed = packed.map_err(|error| FaultKind::Archive(ArchiveFault::Damaged(error.to_string())))?;
    Ok(archive::gunzip(&packed, budget))
}
