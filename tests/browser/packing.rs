//! Pages with another corpus, packed by the command.

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
    let (articles, template, output) = (lines.as_os_str(), built_page()?, page.as_os_str());
    let words = [
        "broadside".as_ref(),
        "pack".as_ref(),
        articles,
        "--template".as_ref(),
        template.as_ref(),
        "-o".as_ref(),
        output,
    ];
    let arguments = words.into_iter().chain(arguments.iter().map(AsRef::as_ref));
    let ended = cli::run(&cli::Args::try_parse_from(arguments)?);
    if ended == ExitCode::SUCCESS { Ok(page) } else { Err(Failure("not packed: the command has said why".to_owned())) }
}
