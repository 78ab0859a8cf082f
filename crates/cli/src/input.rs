//! Input: folders, files, patterns and pages, read from the disk.

use crate::CommandError;
use crate::args::Input;
use crate::encoding::decode;
use crate::output::Output;
use crate::pieces;
use crate::progress::ProgressLine;
use crate::report::Report;
use formats::archive::MOST_IN_PIECES;
use formats::import::{Import, ImportOptions, Imported, OnProgress, Progress};
use formats::readers::broadside_page;
use formats::readers::json_lines::{JsonLine, LineReader};
use formats::readers::lexicon::lexicon;
use formats::{Intake, repeated_lines, settle_ids};
use glob::MatchOptions;
use model::fault::{Fault, FaultKind, Place};
use model::{Article, Day, Head};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use words::command_line;

/// What a person named, or what was found there.
struct Source {
    path: PathBuf,
    /// It was found in a folder or by a pattern: it is skipped if it was read already.
    is_found: bool,
}

/// Reads folders (their files, in the order of their names), files and what patterns match, and the lexicon named beside them. A
/// file that was found there and was read before, or that is the output, is skipped.
///
/// # Errors
/// A path that is not there, a pattern that matches nothing, an input that would be written over. What is wrong inside a file is among the import's faults.
pub fn read(input: &Input, output: Option<&Output>, line: &mut ProgressLine) -> Result<Imported, CommandError> {
    let same_as = |path: &Path| fs::canonicalize(path).ok();
    // Nothing is read twice.
    let mut skipped = BTreeSet::new();
    let mut import = Import::new(ImportOptions { today: today(), ..input.options() }, &decode);
    let mut unread = Vec::new();
    let sources = sources(&input.articles)?;
    let n_files = sources.len() as u64;
    for (i, Source { path, is_found }) in sources.into_iter().enumerate() {
        if let Some(output) = output {
            if is_found && output.is(&path) {
                continue;
            }
            output.check_input(&path)?;
        }
        if let Some(same) = same_as(&path)
            && !skipped.insert(same)
            && is_found
        {
            continue;
        }
        let name = path.display().to_string();
        let mut on_progress = |progress: Progress<'_>| {
            line.show(|| match progress {
                Progress::Reading(name, n) => command_line::reading(name, i as u64 + 1, n_files, n as u64),
                Progress::Comparing(n, of) => words::add::comparing(n as u64, of as u64),
            });
        };
        match push(&mut import, &name, &path, &mut on_progress) {
            Ok(()) => {}
            Err(CommandError::Read(_, error)) if is_found => {
                let kind = FaultKind::Unreadable(error.to_string());
                unread.push(Fault { place: Place::file(&name), kind });
            }
            Err(error) => return Err(error),
        }
    }
    let mut imported = import.finish(&mut |progress| {
        if let Progress::Comparing(n, of) = progress {
            line.show(|| words::add::comparing(n as u64, of as u64));
        }
    });
    if let Some(path) = &input.lexicon {
        match lexicon(&path.display().to_string(), &text(path)?) {
            Ok((lexicon, faults)) => {
                unread.extend(faults);
                imported.intake.head = Some(with_lexicon(imported.intake.head.take(), lexicon));
                imported.report.has_lexicon = true;
            }
            Err(fault) => unread.push(fault),
        }
    }
    imported.report.n_faults += unread.len() as u32;
    imported.report.faults.extend(unread.iter().cloned());
    imported.intake.faults.extend(unread);
    Ok(imported)
}

/// The head and the articles that came in, without repeated lines if they are to be left out; the report has the rest.
///
/// # Errors
/// No article is good.
pub(crate) fn good(
    imported: Imported,
    without_repeated_lines: bool,
    report: &mut Report,
) -> Result<(Head, Vec<Article>), CommandError> {
    let Imported { intake: Intake { head, mut articles, .. }, report: import } = imported;
    report.import = Some(import);
    if articles.is_empty() {
        return Err(CommandError::NoArticle);
    }
    if without_repeated_lines {
        report.repeated = repeated_lines::find(&articles);
        report.n_repeated_left_out = repeated_lines::remove(&mut articles, &report.repeated);
    }
    Ok((head.unwrap_or_default(), articles))
}

/// The day that it is in Greenwich; `None` where the clock is wrong.
fn today() -> Option<Day> {
    let time = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i32::try_from(time.as_secs() / 86_400).ok().map(Day)
}

/// A head with a lexicon; without a head, what the lexicon says of more than its own corpus.
fn with_lexicon(head: Option<Head>, lexicon: Head) -> Head {
    match head {
        Some(head) => head.with_lexicon(lexicon),
        None => Head { note: None, view: None, articles: None, other: serde_json::Map::new(), ..lexicon },
    }
}

/// Every file that the arguments name, in their order.
fn sources(arguments: &[PathBuf]) -> Result<Vec<Source>, CommandError> {
    let mut sources = Vec::new();
    for argument in arguments {
        let pattern = argument.to_str().filter(|text| text.contains(['*', '?', '[']) && !argument.exists());
        let paths = pattern.map_or_else(|| Ok(vec![argument.clone()]), matches_of)?;
        for path in paths {
            if path.is_dir() {
                sources.extend(in_folder(&path)?.into_iter().map(|path| Source { path, is_found: true }));
            } else {
                sources.push(Source { path, is_found: pattern.is_some() });
            }
        }
    }
    Ok(sources)
}

/// The files that a pattern matches, in the order of their names. Files that begin with a dot must be matched by a dot.
fn matches_of(pattern: &str) -> Result<Vec<PathBuf>, CommandError> {
    let options =
        MatchOptions { require_literal_separator: true, require_literal_leading_dot: true, ..MatchOptions::default() };
    let matches = glob::glob_with(pattern, options)
        .map_err(|error| CommandError::Pattern(pattern.to_owned(), error.to_string()))?;
    let paths: Vec<PathBuf> = matches.filter_map(Result::ok).collect();
    if paths.is_empty() {
        return Err(CommandError::NoMatch(pattern.to_owned()));
    }
    Ok(paths)
}

/// The files of a folder and of the folders in it, in the order of their names. What begins with a dot is skipped.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, CommandError> {
    let fail = |error| CommandError::Read(folder.display().to_string(), error);
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

/// The JSON Lines in a page, byte by byte as they went in.
///
/// # Errors
/// What is no Broadside page, or a damaged one.
pub fn lines_of(page: &Path) -> Result<Vec<u8>, CommandError> {
    let fail = |kind| CommandError::Page(page.display().to_string(), kind);
    let (lines, fault) = broadside_page::lines(&text(page)?, &Cell::new(MOST_IN_PIECES)).map_err(fail)?;
    fault.map_or(Ok(lines), |fault| Err(fail(FaultKind::Archive(fault))))
}

/// The articles of a page.
///
/// # Errors
/// What is no Broadside page, or a damaged one.
pub fn corpus_of(page: &Path) -> Result<Intake, CommandError> {
    let mut intake = Intake::default();
    let mut emit = |line| match line {
        JsonLine::Head(head) => intake.head = Some(*head),
        JsonLine::Article(article) => intake.articles.push(*article),
        JsonLine::Faults(faults) => intake.faults.extend(faults),
    };
    let mut reader = LineReader::new(&page.display().to_string());
    reader.push(&lines_of(page)?, &mut emit);
    reader.finish(&mut emit);
    settle_ids(intake.articles.iter_mut().map(|article| &mut article.metadata.id), 0);
    Ok(intake)
}

/// Imports a file, piece by piece where it can be read so.
fn push(
    import: &mut Import<'_>,
    name: &str,
    path: &Path,
    on_progress: &mut OnProgress<'_>,
) -> Result<(), CommandError> {
    let fail = |error| CommandError::Read(name.to_owned(), error);
    // What is looked at first is read twice, which a pipe cannot be.
    let look = Some(()).filter(|()| path.is_file()).and_then(|()| import.look(name));
    let comes_in_pieces = match look {
        Some(mut look) => pieces::each(path, &mut |piece| look.push(piece)).map_err(fail)? && look.finish(),
        None => false,
    };
    if comes_in_pieces {
        let mut reader = import.pieces(name, on_progress);
        let read = pieces::each(path, &mut |piece| reader.push(piece, on_progress));
        reader.finish(None, on_progress);
        return read.map(drop).map_err(fail);
    }
    import.push(name, fs::read(path).map_err(fail)?, on_progress);
    Ok(())
}

/// A file as text.
///
/// # Errors
/// A file that cannot be read or is not UTF-8.
pub fn text(path: &Path) -> Result<String, CommandError> {
    fs::read_to_string(path).map_err(|error| CommandError::Read(path.display().to_string(), error))
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
    let places = candidates.iter().map(|place| place.display().to_string()).collect();
    candidates.into_iter().find(|path| path.is_file()).ok_or(CommandError::NoTemplate(places))
}
