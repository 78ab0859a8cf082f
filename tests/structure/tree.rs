//! Tree: the text files of the repository.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::fs;
use std::path::Path;

/// Reads the text files of the repository by path, without those in `.gitignore`.
pub(crate) fn tree() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ignored = fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
    let mut skipped: Vec<&str> = ignored.lines().map(|line| line.trim_matches('/')).collect();
    skipped.push(".git");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if skipped.contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                found.insert(name, text);
            }
        }
    }
    found
}

/// Returns the files whose paths begin and end like this.
pub(crate) fn files(beginning: &str, end: &str) -> Vec<(String, String)> {
    let mut tree = tree();
    tree.retain(|name, _| name.starts_with(beginning) && name.ends_with(end));
    assert!(!tree.is_empty(), "nothing to check: no file {beginning}…{end}");
    tree.into_iter().collect()
}

/// Returns the sources of every crate, without tests, benchmarks and examples.
pub(crate) fn sources() -> Vec<(String, String)> {
    let is_source = |name: &str| name.starts_with("src/") || name.starts_with("crates/") && name.contains("/src/");
    files("", ".rs").into_iter().filter(|(name, _)| is_source(name)).collect()
}

/// Fails if there are any faults, and lists each on its own line.
pub(crate) fn assert_none(faults: impl IntoIterator<Item = impl Display>, what: &str) {
    let found: BTreeSet<String> = faults.into_iter().map(|fault| fault.to_string()).collect();
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}
