//! Builds the page: compiles the program for the browser and combines it with its glue, the styles and the shell into one HTML file.
//!
//! `build-page -o OUT.html` writes a page with an empty corpus block: the template that `broadside pack` fills. Builds are reproducible: the same
//! sources give the same bytes, whichever folder they are in.

mod assemble;
mod compile;
mod scripts;
mod shell;
mod short_names;
mod styles;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use cli::output::Output;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::compile::Target;

/// Builds the page: one HTML file that needs no server and no network.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Build this example instead of Broadside, without a corpus block or Broadside's styles.
    #[arg(long, value_name = "NAME")]
    example: Option<String>,
    /// Compile quickly, without optimisation, and keep function names.
    #[arg(long)]
    debug: bool,
    /// Where to write the page.
    #[arg(short, long, value_name = "OUT.html")]
    output: PathBuf,
}

/// Why the page could not be built.
#[derive(Debug, Error)]
enum BuildError {
    #[error("can't read {}: {reason}. Run this from the project folder, where Cargo.toml is", .path.display())]
    Read { path: PathBuf, reason: std::io::Error },
    #[error("{0}")]
    Write(String),
    #[error(transparent)]
    Compile(#[from] compile::CompileError),
    #[error("index.html {0}")]
    Shell(#[from] shell::ShellError),
    #[error("can't assemble the page: {0}")]
    Assemble(#[from] assemble::AssembleError),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match build(&arguments) {
        Ok((bytes, hash)) => {
            eprintln!("{}: {} KB, SHA-256 {hash}", arguments.output.display(), bytes.div_ceil(1000));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("build-page: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Builds what the arguments ask for. Returns the size of the page in bytes and its SHA-256: the same sources give the same.
fn build(arguments: &Arguments) -> Result<(usize, String), BuildError> {
    let (target, is_broadside) = match &arguments.example {
        Some(name) => (Target::Example(name), false),
        None => (Target::Bin("page"), true),
    };
    let shell = shell::parse(&read(Path::new("index.html"))?)?;
    let mut style = String::new();
    if is_broadside {
        for path in &shell.styles {
            style.push_str(&styles::minify(&read(Path::new(path))?));
        }
    }
    let program = compile::compile(target, arguments.debug)?;
    let html = assemble::assemble(&assemble::Parts {
        shell: &shell,
        style: &style,
        wasm: &program.wasm,
        glue: &scripts::minify(&program.glue),
        boot: &scripts::minify(include_str!("boot.js")),
        has_corpus: is_broadside,
    })?;
    // A page without a corpus is known by its program's glue.
    let is_page = |old: &[u8]| String::from_utf8_lossy(old).contains("<script id=\"glue\">");
    Output::new(&arguments.output, false, is_page)
        .and_then(|output| output.write(html.as_bytes()))
        .map_err(|error| BuildError::Write(error.message()))?;
    let hash = Sha256::digest(html.as_bytes());
    let hash: Vec<String> = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((html.len(), hash.concat()))
}

fn read(path: &Path) -> Result<String, BuildError> {
    fs::read_to_string(path).map_err(|reason| BuildError::Read { path: path.to_owned(), reason })
}
