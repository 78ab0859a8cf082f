//! Checks the languages in `src/words/` and makes the functions that say their texts.

mod file;
mod generate;
mod language;
mod long;
#[path = "../src/marks.rs"]
mod marks;
#[path = "../src/plural.rs"]
mod plural;
mod text;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use file::Faults;
use language::Language;

/// The folder of the languages, from the root of the repository.
const FOLDER: &str = "src/words";

fn main() -> ExitCode {
    let folder = Path::new("../..").join(FOLDER);
    println!("cargo::rerun-if-changed={}", folder.display());
    match build(&folder) {
        Ok(faults) if faults.is_empty() => ExitCode::SUCCESS,
        Ok(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            ExitCode::FAILURE
        }
        Err(why) => {
            println!("cargo::error={FOLDER}: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Reads all languages and writes the program text; what is wrong in them.
fn build(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for file in fs::read_dir(folder)? {
        let name = file?.file_name().to_string_lossy().into_owned();
        names.extend(name.strip_suffix(".txt").map(str::to_owned));
    }
    // English first: the others are held against it.
    names.sort_by_key(|tag| (tag != "en", tag.clone()));
    let mut languages: Vec<Language> = Vec::new();
    let mut found = Vec::new();
    for tag in &names {
        let text = fs::read_to_string(folder.join(format!("{tag}.txt")))
            .map_err(|why| io::Error::other(format!("{tag}.txt: {why}")))?;
        let mut faults = faults_of(tag);
        languages.push(language::read(tag, &text, &mut faults));
        found.extend(faults.found);
    }
    if env::var_os("CARGO_FEATURE_LONG").is_some() {
        let long = languages.first().map(long::of);
        languages.extend(long);
    }
    let Some((english, others)) = languages.split_first().filter(|(first, _)| first.tag == "en") else {
        return Err(io::Error::other("there is no en.txt"));
    };
    // A text that could not be read would be missed as well.
    if found.is_empty() {
        for language in others {
            let mut faults = faults_of(&language.tag);
            language::compare(language, english, &mut faults);
            found.extend(faults.found);
        }
    }
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("no OUT_DIR"))?;
    fs::write(Path::new(&out).join("texts.rs"), generate::program(english, others))?;
    Ok(found)
}

fn faults_of(tag: &str) -> Faults {
    Faults::of(&format!("{FOLDER}/{tag}.txt"))
}
