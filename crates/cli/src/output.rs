//! Output: files, folders of files, and lines to the person on the standard error.

use crate::CommandError;
use std::fs;
use std::io::Write;
use std::path::Path;
use words::command_line;

/// Writes a file and the folders that it needs.
///
/// # Errors
/// What the system says.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    // To a temporary file first, so that a full disk does not destroy the old page.
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder
        .and_then(|()| fs::write(&beside, bytes))
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|error| CommandError::Write(path.display().to_string(), error))
}

/// Writes files into a folder that is not there yet, or is empty but for what begins with a dot.
///
/// # Errors
/// Files that are already there, since they would be mixed with these; or what the system says.
pub fn write_folder(folder: &Path, files: &[(String, String)]) -> Result<(), CommandError> {
    let mut entries = fs::read_dir(folder).into_iter().flatten().flatten();
    if entries.any(|entry| !entry.file_name().to_string_lossy().starts_with('.')) {
        return Err(CommandError::NotEmpty(folder.display().to_string()));
    }
    files.iter().try_for_each(|(name, text)| write(&folder.join(name), text.as_bytes()))
}

/// Writes to the standard output.
///
/// # Errors
/// What the system says.
pub fn print(bytes: &[u8]) -> Result<(), CommandError> {
    let mut out = std::io::stdout();
    out.write_all(bytes)
        .and_then(|()| out.flush())
        .map_err(|error| CommandError::Write(command_line::standard_output().to_owned(), error))
}

/// A line to the person. A closed standard error is no reason to stop.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
