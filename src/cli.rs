//! The newsroom's command: `broadside pack`, `unpack`, `check`. The only module that reads and writes files.

pub mod args;
pub mod input;
pub mod output;

pub use args::Args;

use crate::corpus::Builder;
use crate::ingest::{Intake, json_lines};
use crate::sheet;
use args::Command;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// What keeps a command from being carried out.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// A file that cannot be read.
    #[error("{path}: {error}")]
    Read {
        /// The file.
        path: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// A file that cannot be written.
    #[error("{path} cannot be written: {error}")]
    Write {
        /// The file.
        path: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// The page's frame is not where it is looked for.
    #[error("no page to pack into: {0} is not there; name one with --template (any Broadside page will do)")]
    NoTemplate(String),
    /// The file is no Broadside page.
    #[error("{path}: {error}")]
    Sheet {
        /// The file.
        path: String,
        /// What is wrong with it.
        error: sheet::SheetError,
    },
    /// The data block cannot be read.
    #[error("{path}: the corpus in this page is damaged: {error}")]
    Block {
        /// The file.
        path: String,
        /// What is wrong with it.
        error: String,
    },
    /// Faults, and nobody said to go on without what has them.
    #[error("nothing written: {0}; mend these, or pack what is good with --skip-faulty")]
    Faulty(String),
    /// No article at all.
    #[error("there is no article in what was given")]
    NoArticle,
    /// A value that JSON cannot hold.
    #[error("the corpus cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// Carries a command out, telling what was found on the standard error.
pub fn run(args: &Args) -> ExitCode {
    let result = match &args.command {
        Command::Pack { input, template, output, title, skip_faulty } => {
            pack(input, template.as_deref(), output, title.as_deref(), *skip_faulty)
        }
        Command::Block { input, output } => block(input, output),
        Command::Unpack { page, output } => unpack(page, output.as_deref()),
        Command::Check { input } => check(input),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            output::say(&format!("broadside: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Reads the input, tells its faults, and gives what is good as JSON Lines.
fn corpus_lines(
    input: &args::Input,
    output: &Path,
    title: Option<&str>,
    skip_faulty: bool,
) -> Result<String, CommandError> {
    let intake = input::read(input, Some(output))?;
    output::tell(&intake);
    if !intake.faults.is_empty() && !skip_faulty {
        return Err(CommandError::Faulty(output::count(intake.faults.len(), "fault")));
    }
    if intake.articles.is_empty() {
        return Err(CommandError::NoArticle);
    }
    let mut head = intake.head.unwrap_or_default();
    if let Some(title) = title {
        title.clone_into(&mut head.title);
    }
    Ok(json_lines::write(&head, &intake.articles)?)
}

fn pack(
    input: &args::Input,
    template: Option<&Path>,
    output: &Path,
    title: Option<&str>,
    skip_faulty: bool,
) -> Result<ExitCode, CommandError> {
    let template = input::template(template)?;
    let html = input::text(&template)?;
    let lines = corpus_lines(input, output, title, skip_faulty)?;
    let page = sheet::with_block(&html, sheet::CORPUS, &output::encode(lines.as_bytes()))
        .map_err(|error| CommandError::Sheet { path: template.display().to_string(), error })?;
    output::write(output, page.as_bytes())?;
    output::say(&format!("{} written, {} KB", output.display(), page.len().div_ceil(1000)));
    Ok(ExitCode::SUCCESS)
}

fn block(input: &args::Input, output: &Path) -> Result<ExitCode, CommandError> {
    let lines = corpus_lines(input, output, None, true)?;
    let block = sheet::new_block(sheet::CORPUS, &output::encode(lines.as_bytes()))
        .map_err(|error| CommandError::Sheet { path: output.display().to_string(), error })?;
    output::write(output, block.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn unpack(page: &Path, output: Option<&Path>) -> Result<ExitCode, CommandError> {
    let lines = input::corpus_of(page)?;
    match output {
        Some(path) => output::write(path, &lines)?,
        None => std::io::stdout()
            .write_all(&lines)
            .map_err(|error| CommandError::Write { path: "standard output".into(), error })?,
    }
    Ok(ExitCode::SUCCESS)
}

fn check(input: &args::Input) -> Result<ExitCode, CommandError> {
    let intake = input::read(input, None)?;
    output::tell(&intake);
    let unused = unused_names(&intake);
    for name in &unused {
        output::say(&format!("note: no article has \"{name}\" of the lexicon"));
    }
    let articles = output::count(intake.articles.len(), "article");
    let faults = output::count(intake.faults.len(), "fault");
    output::say(&format!("{articles} good, {faults}"));
    Ok(if intake.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Actors and topics of the lexicon that no article has.
fn unused_names(intake: &Intake) -> Vec<String> {
    let mut builder = Builder::default();
    for article in &intake.articles {
        builder.add(article.clone());
    }
    let corpus = builder.finish(intake.head.clone().unwrap_or_default());
    let actors = corpus.head.actors.iter().enumerate();
    let unnamed = actors.filter(|(label, _)| corpus.actors.of_label(*label as u32).next().is_none());
    let topics = corpus.head.topics.iter().filter(|topic| corpus.topics.find(&topic.name).is_none());
    unnamed.map(|(_, actor)| actor.name.clone()).chain(topics.map(|topic| topic.name.clone())).collect()
}
