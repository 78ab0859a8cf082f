//! Compilation for the browser: cargo makes the WebAssembly, and wasm-bindgen the script that connects it to the browser.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use thiserror::Error;
use wasm_bindgen_cli_support::Bindgen;

use crate::short_names;

/// Which program of the package to compile.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target<'a> {
    /// A program in `src/bin`.
    Bin(&'a str),
    /// An example.
    Example(&'a str),
}

/// A program that a browser can run.
pub(crate) struct Program {
    /// The WebAssembly.
    pub(crate) wasm: Vec<u8>,
    /// The classic script that defines `wasm_bindgen`, which starts the program.
    pub(crate) glue: String,
}

/// Why the program could not be compiled.
#[derive(Debug, Error)]
pub(crate) enum CompileError {
    #[error("cargo can't be started: {0}. Install Rust first")]
    NoCargo(std::io::Error),
    #[error(
        "cargo can't compile the program; see its message above. If wasm32-unknown-unknown is missing, run: rustup target add wasm32-unknown-unknown"
    )]
    Cargo,
    #[error("cargo produced no WebAssembly for {0}")]
    NoWasm(String),
    #[error("wasm-bindgen can't read the program: {0}. The program and this builder must use the same version of it")]
    Bindgen(String),
    #[error("the program needs extra scripts ({0}), which a single page can't hold: use what web-sys offers instead")]
    Snippets(String),
}

/// Compiles the program and makes its glue.
pub(crate) fn compile(target: Target<'_>, is_debug: bool) -> Result<Program, CompileError> {
    bind(&cargo_build(target, is_debug)?, is_debug)
}

/// Runs cargo and returns the path of the WebAssembly.
fn cargo_build(target: Target<'_>, is_debug: bool) -> Result<PathBuf, CompileError> {
    let (kind, name) = match target {
        Target::Bin(name) => ("--bin", name),
        Target::Example(name) => ("--example", name),
    };
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(["build", "--package", "broadside", "--target", "wasm32-unknown-unknown"])
        .args([kind, name, "--message-format", "json-render-diagnostics"])
        .env("CARGO_ENCODED_RUSTFLAGS", remapped_paths())
        .stdout(Stdio::piped());
    if !is_debug {
        command.arg("--release");
    }
    let mut child = command.spawn().map_err(CompileError::NoCargo)?;
    let mut wasm = None;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            wasm = wasm_in_message(&line, name).or(wasm);
        }
    }
    let status = child.wait().map_err(CompileError::NoCargo)?;
    if !status.success() {
        return Err(CompileError::Cargo);
    }
    wasm.ok_or_else(|| CompileError::NoWasm(name.to_owned()))
}

/// The parts of a cargo message that matter here.
#[derive(Deserialize)]
struct Message {
    target: Option<MessageTarget>,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

/// The target that a cargo message is about.
#[derive(Deserialize)]
struct MessageTarget {
    name: String,
}

/// Returns the path of the program's WebAssembly, if this line of cargo's output has it.
fn wasm_in_message(line: &str, name: &str) -> Option<PathBuf> {
    let message: Message = serde_json::from_str(line).ok()?;
    let is_ours = message.target.is_some_and(|target| target.name == name);
    let is_wasm = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "wasm");
    message.filenames.into_iter().filter(|_| is_ours).find(is_wasm)
}

/// Returns compiler flags, as cargo encodes them, that keep this machine's folders out of the program, so that every machine builds the same bytes.
fn remapped_paths() -> OsString {
    let home = env::var_os("HOME").map(PathBuf::from);
    let home_of = |variable: &str, folder: &str| {
        env::var_os(variable).map(PathBuf::from).or_else(|| Some(home.as_ref()?.join(folder)))
    };
    let cargo_home = home_of("CARGO_HOME", ".cargo");
    let mut folders =
        vec![(home.clone(), "/home"), (home_of("RUSTUP_HOME", ".rustup"), "/rustup"), (cargo_home.clone(), "/cargo")];
    // Cargo names each registry's folder after its address, which may be a mirror.
    let registries = cargo_home.and_then(|cargo_home| fs::read_dir(cargo_home.join("registry/src")).ok());
    folders.extend(registries.into_iter().flatten().flatten().map(|registry| (Some(registry.path()), "/crates")));
    folders.push((env::current_dir().ok(), "/broadside"));
    let mut flags = OsString::new();
    // If several prefixes match a path, the compiler uses the last.
    for (folder, instead) in folders {
        if let Some(folder) = folder.filter(|folder| folder.as_path() != Path::new("/")) {
            if !flags.is_empty() {
                flags.push("\u{1f}");
            }
            flags.push("--remap-path-prefix=");
            flags.push(folder);
            flags.push("=");
            flags.push(instead);
        }
    }
    flags
}

/// Runs wasm-bindgen on the WebAssembly.
fn bind(wasm: &Path, is_debug: bool) -> Result<Program, CompileError> {
    let bindgen_error = |error: &dyn std::fmt::Display| CompileError::Bindgen(format!("{error:#}"));
    let mut output = Bindgen::new()
        .input_path(wasm)
        .no_modules(true)
        .map_err(|error| bindgen_error(&error))?
        .typescript(false)
        .remove_name_section(!is_debug)
        .remove_producers_section(!is_debug)
        .omit_default_module_path(true)
        .generate_output()
        .map_err(|error| bindgen_error(&error))?;
    let snippets = output.snippets().iter().filter(|(_, scripts)| !scripts.is_empty()).map(|(name, _)| name);
    let scripts: BTreeSet<&String> =
        snippets.chain(output.local_modules().keys()).chain(output.npm_dependencies().keys()).collect();
    if let Some(name) = scripts.first() {
        return Err(CompileError::Snippets((*name).clone()));
    }
    let glue = output.js().to_owned();
    let module = output.wasm_mut();
    let glue = if is_debug { glue } else { short_names::shorten(module, &glue) };
    Ok(Program { wasm: module.emit_wasm(), glue })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_is_found_among_cargos_messages() {
        let line = r#"{"reason":"compiler-artifact","target":{"name":"page","kind":["bin"]},"filenames":["/t/page.js","/t/page.wasm"]}"#;
        assert_eq!(wasm_in_message(line, "page"), Some(PathBuf::from("/t/page.wasm")));
        assert_eq!(wasm_in_message(line, "bare"), None);
        assert_eq!(wasm_in_message(r#"{"reason":"build-finished","success":true}"#, "page"), None);
        assert_eq!(wasm_in_message("no message", "page"), None);
    }
}
