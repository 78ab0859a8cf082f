//! Zip: files, packed together. A corpus is saved in one as Markdown files with their lexicon.

use crate::event::{Emit, Event};
use crate::format::{Format, Look, Reader, Sign, Writer};
use crate::tools::Tools;
use crate::writers;
use model::fault::{FaultKind, Place};

/// Zip.
pub static FORMAT: Format = Format {
    writer: Some(Writer {
        write: |head, articles, out| {
            out(&writers::zip::write(writers::markdown::files(head, articles))?);
            Ok(())
        },
        endings: &["zip"],
        media_type: "application/zip",
        is_whole: true,
    }),
    ..Format::new("zip", Sign::Bytes(is), Reader::Packed(unpack))
};

fn is(look: &Look<'_>) -> bool {
    look.is_zip()
}

/// Unpacks the files one by one, so that they are not in memory together, without those that systems add.
fn unpack(file: &str, bytes: Vec<u8>, tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let wanted = |path: &str| !path.starts_with("__MACOSX/") && !path.split('/').any(|part| part.starts_with('.'));
    let unzipped = tools.unzip(&bytes, wanted, |member| {
        let name = format!("{file}/{}", member.name);
        emit(match member.bytes {
            Ok(bytes) => Event::File(name, bytes),
            Err(fault) => Event::fault(Place::file(&name), FaultKind::Archive(fault)),
        });
    });
    if let Err(fault) = unzipped {
        emit(Event::fault(Place::file(file), FaultKind::Archive(fault)));
    }
}
