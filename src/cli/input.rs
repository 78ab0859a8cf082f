//! Input: folders, files and pages, read from the disk and unpacked.

use super::CommandError;
use super::args::Input;
use crate::ingest::fault::{Fault, FaultKind, Place};
use crate::ingest::folder::{self, File};
use crate::ingest::{Head, Intake, toml_records};
use crate::sheet;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::MultiGzDecoder;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The most that a packed file may unpack to, against archives made to fill a machine.
const MOST_UNPACKED: u64 = 4 << 30;

/// Reads folders (their files, in the order of their names) and files, and the lexicon named beside them. A file of a folder that was read before, or that
/// is `output`, is passed over.
///
/// # Errors
/// A path that is not there. What is wrong inside a file is among the intake's faults.
pub fn read(input: &Input, output: Option<&Path>) -> Result<Intake, CommandError> {
    let same_as = |path: &Path| fs::canonicalize(path).ok();
    // What is about to be written is no input, and nothing is read twice.
    let mut passed_over: Vec<PathBuf> = output.and_then(same_as).into_iter().collect();
    let mut files = Vec::new();
    let mut faults = Vec::new();
    for path in &input.articles {
        let is_folder = path.is_dir();
        for file in if is_folder { in_folder(path)? } else { vec![path.clone()] } {
            if let Some(same) = same_as(&file) {
                if is_folder && passed_over.contains(&same) {
                    continue;
                }
                passed_over.push(same);
            }
            match load(&file) {
                Ok(loaded) => files.push(loaded),
                Err(CommandError::Read { error, .. }) if !is_folder => {
                    return Err(CommandError::Read { path: file.display().to_string(), error });
                }
                Err(error) => {
                    let place = Place { file: file.display().to_string(), line: None };
                    faults.push(Fault { place, kind: FaultKind::Unreadable(error.to_string()) });
                }
            }
        }
    }
    let mut intake = folder::read(&files);
    intake.faults.extend(faults);
    if let Some(path) = &input.lexicon {
        match toml_records::lexicon(&path.display().to_string(), &text(path)?) {
            Ok((lexicon, faults)) => {
                intake.faults.extend(faults);
                intake.head = Some(with_lexicon(intake.head, lexicon));
            }
            Err(fault) => intake.faults.push(fault),
        }
    }
    Ok(intake)
}

/// A head with the actors and topics of a lexicon. What the lexicon says of its own corpus, its note above all, is not said of this one.
fn with_lexicon(head: Option<Head>, lexicon: Head) -> Head {
    let Head { title, language, actors, topics, .. } = lexicon;
    match head {
        None => Head { title, language, actors, topics, ..Head::default() },
        Some(head) => Head { actors, topics, title: if head.title.is_empty() { title } else { head.title }, ..head },
    }
}

/// The files of a folder and of the folders in it, in the order of their names. What begins with a dot is passed over.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, CommandError> {
    let fail = |error| CommandError::Read { path: folder.display().to_string(), error };
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        entries.push(entry.map_err(fail)?.path());
    }
    entries.sort();
    let mut files = Vec::new();
    for path in entries {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // A link to a folder may lead back here.
        if path.is_dir() && !path.is_symlink() && !is_hidden {
            files.extend(in_folder(&path)?);
        } else if path.is_file() && !is_hidden {
            files.push(path);
        }
    }
    Ok(files)
}

/// A file, unpacked if it is packed; a page becomes its corpus.
fn load(path: &Path) -> Result<File, CommandError> {
    let name = path.display().to_string();
    let lower = name.to_lowercase();
    let extension = lower.rsplit_once('.').map_or("", |(_, extension)| extension);
    if extension == "gz" {
        let bytes = gunzip(&bytes(path)?).map_err(|error| CommandError::Read { path: name.clone(), error })?;
        return Ok(File { name, bytes, is_json_lines: false });
    }
    if matches!(extension, "html" | "htm") {
        return Ok(File { name, bytes: corpus_of(path)?, is_json_lines: true });
    }
    Ok(File { bytes: bytes(path)?, name, is_json_lines: false })
}

/// The JSON Lines in a page.
///
/// # Errors
/// What is no Broadside page, or a damaged one.
pub fn corpus_of(page: &Path) -> Result<Vec<u8>, CommandError> {
    let path = page.display().to_string();
    let html = text(page)?;
    let block =
        sheet::block(&html, sheet::CORPUS).map_err(|error| CommandError::Sheet { path: path.clone(), error })?;
    let packed =
        STANDARD.decode(block).map_err(|error| CommandError::Block { path: path.clone(), error: error.to_string() })?;
    gunzip(&packed).map_err(|error| CommandError::Block { path, error: error.to_string() })
}

fn gunzip(packed: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    MultiGzDecoder::new(packed).take(MOST_UNPACKED + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_UNPACKED {
        return Err(std::io::Error::other("it unpacks to more than 4 GB"));
    }
    Ok(bytes)
}

fn bytes(path: &Path) -> Result<Vec<u8>, CommandError> {
    fs::read(path).map_err(|error| CommandError::Read { path: path.display().to_string(), error })
}

/// A file as text.
///
/// # Errors
/// What cannot be read or is no UTF-8.
pub fn text(path: &Path) -> Result<String, CommandError> {
    fs::read_to_string(path).map_err(|error| CommandError::Read { path: path.display().to_string(), error })
}

/// The page to pack into: the one named, or the first of the usual places that has one.
///
/// # Errors
/// None is there.
pub fn template(named: Option<&Path>) -> Result<PathBuf, CommandError> {
    let beside = std::env::current_exe().ok().map(|program| program.with_file_name("broadside.html"));
    let usual = PathBuf::from("dist/broadside.html");
    let candidates = match named {
        Some(path) => vec![path.to_owned()],
        None => beside.into_iter().chain([usual]).collect(),
    };
    let tried = candidates.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(" or ");
    candidates.into_iter().find(|path| path.is_file()).ok_or(CommandError::NoTemplate(tried))
}
