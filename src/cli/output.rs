//! Output: data blocks, files, and what a person is told on the standard error.

use super::CommandError;
use crate::ingest::Intake;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Packs bytes as the page holds them: gzip, then base64. The same bytes always give the same text.
pub fn encode(bytes: &[u8]) -> String {
    let mut packer = GzBuilder::new().write(Vec::new(), Compression::best());
    // Writing to memory does not fail; if it did, an empty block would be told of by the page.
    let packed = packer.write_all(bytes).and_then(|()| packer.finish()).unwrap_or_default();
    STANDARD.encode(packed)
}

/// Writes a file and the folders that it needs.
///
/// # Errors
/// What the system says.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    // Beside it first, so that a full disk does not cost the page that stands there.
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder
        .and_then(|()| fs::write(&beside, bytes))
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|error| CommandError::Write { path: path.display().to_string(), error })
}

/// A number with its noun.
pub fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// A line to the person. A closed standard error is no reason to stop.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Tells what was wrong and what was left out, and how much is good.
pub fn tell(intake: &Intake) {
    for fault in &intake.faults {
        say(&fault.to_string());
    }
    for left_out in &intake.left_out {
        say(&format!("{}: left out ({}): {}", left_out.place, left_out.why.in_words(), left_out.text));
    }
}
