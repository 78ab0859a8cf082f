//! Pages with another corpus, packed by the command.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use serde_json::Value;

use crate::driver::{Failure, Outcome};
use crate::page::built_page;

/// Packs articles into a page in a folder, with more command-line arguments.
pub(crate) fn pack(folder: &Path, articles: &[Value], arguments: &[&str]) -> Outcome<PathBuf> {
    let (lines, page) = (folder.join("articles.jsonl"), folder.join("page.html"));
    fs::write(&lines, articles.iter().map(Value::to_string).collect::<Vec<_>>().join("\n"))?;
    run(&[lines], &built_page()?, &page, arguments)?;
    Ok(page)
}

/// Packs files into a template, with more command-line arguments.
pub(crate) fn run(inputs: &[PathBuf], template: &Path, output: &Path, arguments: &[&str]) -> Outcome {
    let words: Vec<&OsStr> = ["pack", "--template"].iter().map(AsRef::as_ref).collect();
    let files = [template.as_os_str(), "-o".as_ref(), output.as_os_str()];
    let inputs = inputs.iter().map(|path| path.as_os_str());
    command(
        &words.into_iter().chain(files).chain(inputs).chain(arguments.iter().map(AsRef::as_ref)).collect::<Vec<_>>(),
    )
}

/// Carries out a command.
pub(crate) fn command(arguments: &[&OsStr]) -> Outcome {
    let all = [OsStr::new("broadside")].into_iter().chain(arguments.iter().copied());
    let ended = cli::run(&cli::Args::try_parse_from(all)?);
    if ended == ExitCode::SUCCESS {
        Ok(())
    } else {
        Err(Failure("not carried out: the command has said why".to_owned()))
    }
}
