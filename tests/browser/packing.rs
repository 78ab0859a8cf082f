//! Pages with another corpus, packed as a newsroom packs them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::driver::{Failure, Outcome};
use crate::page::built_page;

/// Packs articles into a page in a folder, with further arguments of the command.
pub(crate) fn pack(folder: &Path, articles: &[Value], arguments: &[&str]) -> Outcome<PathBuf> {
    let (lines, page) = (folder.join("articles.jsonl"), folder.join("page.html"));
    fs::write(&lines, articles.iter().map(Value::to_string).collect::<Vec<_>>().join("\n"))?;
    let done = Command::new(env!("CARGO_BIN_EXE_broadside"))
        .arg("pack")
        .arg(&lines)
        .arg("--template")
        .arg(built_page()?)
        .arg("-o")
        .arg(&page)
        .args(arguments)
        .output()?;
    if done.status.success() {
        Ok(page)
    } else {
        Err(Failure(format!("not packed: {}", String::from_utf8_lossy(&done.stderr))))
    }
}
