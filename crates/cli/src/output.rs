//! Output: files and folders, written whole or not at all; the standard output; lines to the person on the standard error.

use crate::CommandError;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};
use words::command_line;

/// How many symbolic links may lead to one another.
const MOST_LINKS: usize = 40;

/// A file to write, once it is certain that nothing is lost by it.
#[derive(Debug)]
pub struct Output {
    /// As the person named it.
    pub name: String,
    path: PathBuf,
    way: Way,
    is_forced: bool,
}

/// How a file is written.
#[derive(Debug)]
enum Way {
    /// Whole, in the place of a file with these permissions if there is one.
    File(Option<Permissions>),
    /// Into a device or a pipe, which stays what it is.
    Through,
    /// To the standard output, which may be in the middle of a file.
    Standard,
}

impl Output {
    /// Looks at what is there. A file with something in it may only be replaced if it is forced, or if `is_ours` says of its bytes that
    /// the command writes such files.
    ///
    /// # Errors
    /// A file that may not be replaced, or one that cannot be looked at.
    pub fn new(path: &Path, is_forced: bool, is_ours: impl FnOnce(&[u8]) -> bool) -> Result<Self, CommandError> {
        let name = path.display().to_string();
        let output = |path, way| Self { name: name.clone(), path, way, is_forced };
        if path == Path::new("/dev/stdout") {
            return Ok(output(path.to_owned(), Way::Standard));
        }
        let Ok(old) = fs::metadata(path) else { return Ok(output(behind_links(path), Way::File(None))) };
        if !old.is_file() {
            return Ok(output(path.to_owned(), Way::Through));
        }
        let read = |error| CommandError::Read(name.clone(), error);
        let path = fs::canonicalize(path).map_err(read)?;
        if !is_forced && old.len() > 0 && !is_ours(&fs::read(&path).map_err(read)?) {
            return Err(CommandError::Exists(name));
        }
        Ok(output(path, Way::File(Some(old.permissions()))))
    }

    /// Whether a file is this one, by whatever name.
    pub fn is(&self, path: &Path) -> bool {
        matches!(self.way, Way::File(Some(_))) && identity(path).is_some_and(|file| identity(&self.path) == Some(file))
    }

    /// Holds that an input may be written over, if it is this file.
    ///
    /// # Errors
    /// It is, and nothing is forced.
    pub fn check_input(&self, path: &Path) -> Result<(), CommandError> {
        if !self.is_forced && self.is(path) { Err(CommandError::IsInput(self.name.clone())) } else { Ok(()) }
    }

    /// Writes the file and the folders that it needs.
    ///
    /// # Errors
    /// What the system says. What was there is still there then.
    pub fn write(&self, bytes: &[u8]) -> Result<(), CommandError> {
        self.write_with(|out| out.write_all(bytes)).map(drop)
    }

    /// Writes the file and the folders that it needs, as `write` writes it, and returns its size in bytes.
    ///
    /// # Errors
    /// What the system says. What was there is still there then.
    pub fn write_with(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<usize, CommandError> {
        let mut n_bytes = 0;
        let write = |out: &mut dyn Write| {
            let mut out = Counted { out: BufWriter::new(out), n_bytes: 0 };
            write(&mut out)?;
            n_bytes = out.n_bytes;
            out.flush()
        };
        let written = match &self.way {
            Way::Standard => {
                return unless_closed(write(&mut io::stdout())).map(|()| n_bytes).map_err(not_printed);
            }
            Way::Through => {
                unless_closed(OpenOptions::new().write(true).open(&self.path).and_then(|mut file| write(&mut file)))
            }
            Way::File(old) => beside(&self.path, write).and_then(|file| {
                if let Some(permissions) = old {
                    fs::set_permissions(file.path(), permissions.clone())?;
                }
                Ok(file.persist(&self.path).map(drop)?)
            }),
        };
        written.map_err(|error| CommandError::Write(self.name.clone(), error))?;
        Ok(n_bytes)
    }
}

/// A temporary file with what `write` writes, in the folder of a path, which is made if it is missing.
fn beside(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = Builder::new();
    // Readable by whom other new files are, where the library would make it private.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.prefix(".broadside-").suffix(".part").tempfile_in(folder)?;
    write(&mut file)?;
    Ok(file)
}

/// Where symbolic links to a file that is missing lead.
fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    path
}

/// What two names of one file have in common, hard links too where the system tells.
fn identity(path: &Path) -> Option<impl PartialEq + use<>> {
    #[cfg(unix)]
    return fs::metadata(path).ok().map(|file| {
        use std::os::unix::fs::MetadataExt;
        (file.dev(), file.ino())
    });
    #[cfg(not(unix))]
    return fs::canonicalize(path).ok();
}

/// Writes files into a folder that is missing, or is empty but for what begins with a dot: all of them or none.
///
/// # Errors
/// Files that are already there, since they would be mixed with these; or what the system says.
pub fn write_folder(folder: &Path, files: &[(String, String)]) -> Result<(), CommandError> {
    let mut entries = fs::read_dir(folder).into_iter().flatten().flatten();
    if entries.any(|entry| !entry.file_name().to_string_lossy().starts_with('.')) {
        return Err(CommandError::NotEmpty(folder.display().to_string()));
    }
    let is_new = !folder.exists();
    let written = fs::create_dir_all(folder).and_then(|()| fill(folder, files));
    if written.is_err() && is_new {
        // What keeps it from being removed keeps it from being half as well.
        let _ = fs::remove_dir(folder);
    }
    written.map_err(|error| CommandError::Write(folder.display().to_string(), error))
}

/// Moves files into a folder once all are written.
fn fill(folder: &Path, files: &[(String, String)]) -> io::Result<()> {
    let inside = Builder::new().prefix(".broadside-").tempdir_in(folder)?;
    for (name, text) in files {
        File::create_new(inside.path().join(name))?.write_all(text.as_bytes())?;
    }
    for (i, (name, _)) in files.iter().enumerate() {
        if let Err(error) = fs::rename(inside.path().join(name), folder.join(name)) {
            files[..i].iter().for_each(|(moved, _)| drop(fs::remove_file(folder.join(moved))));
            return Err(error);
        }
    }
    Ok(())
}

/// Writes to the standard output.
///
/// # Errors
/// What the system says.
pub fn print(bytes: &[u8]) -> Result<(), CommandError> {
    let mut out = io::stdout();
    unless_closed(out.write_all(bytes).and_then(|()| out.flush())).map_err(not_printed)
}

fn not_printed(error: io::Error) -> CommandError {
    CommandError::Write(command_line::standard_output().to_owned(), error)
}

/// Counts what is written.
struct Counted<W> {
    out: W,
    n_bytes: usize,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.n_bytes += n;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A reader that has read enough, such as `head`, is no error.
fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    written.or_else(|error| if error.kind() == ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}

/// A line to the person. A closed standard error is no reason to stop.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{}", escaped(line));
}

/// A line without characters that command a terminal or turn the direction of what follows: names of files and texts may have any.
fn escaped(line: &str) -> String {
    let commands = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    line.chars().fold(String::with_capacity(line.len()), |mut line, c| {
        if commands(c) {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
        line
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_commands_no_terminal() {
        assert_eq!(escaped("Zürich: “a\u{1b}[31m\nb\u{9b}\u{202e}”"), r"Zürich: “a\u{1b}[31m\nb\u{9b}\u{202e}”");
    }
}
