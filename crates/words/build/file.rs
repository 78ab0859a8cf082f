//! A language's file as lines: sections, keys and the texts behind them.

use std::fmt::Display;

/// What is wrong in a file, each with its line.
pub(crate) struct Faults {
    file: String,
    /// `file:line: what`, in the order found.
    pub(crate) found: Vec<String>,
}

impl Faults {
    pub(crate) fn of(file: &str) -> Self {
        Self { file: file.to_owned(), found: Vec::new() }
    }

    pub(crate) fn add(&mut self, line: usize, what: impl Display) {
        self.found.push(format!("{}:{line}: {what}", self.file));
    }
}

/// A section: its name and the line of its heading.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) name: String,
    pub(crate) line: usize,
    /// Whether its texts are found by their keys, too.
    pub(crate) by_key: bool,
    pub(crate) entries: Vec<Entry>,
}

/// A key with its text as written, continued lines joined.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// Reads a file into its sections.
pub(crate) fn read(file: &str, faults: &mut Faults) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut continues = false;
    for (index, line) in file.trim_start_matches('\u{feff}').lines().enumerate() {
        let number = index + 1;
        let is_indented = line.starts_with(BLANK);
        let line = line.trim_matches(BLANK);
        if line.is_empty() || (line.starts_with('#') && !is_indented) {
            continues = false;
        } else if line.contains(|c: char| c.is_control() && c != '\t') {
            faults.add(number, "a control character");
        } else if is_indented {
            let open = sections.last_mut().and_then(|section| section.entries.last_mut()).filter(|_| continues);
            match open {
                Some(entry) => {
                    entry.text.push(' ');
                    entry.text.push_str(line);
                }
                None => faults.add(number, "an indented line continues a text, but there is none above it"),
            }
        } else if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            continues = false;
            let (name, by_key) = name.strip_suffix(BY_KEY).map_or((name, false), |name| (name, true));
            check_name("section", name, number, faults);
            if sections.iter().any(|section| section.name == name) {
                faults.add(number, format!("the section [{name}] is here twice"));
            }
            sections.push(Section { name: name.to_owned(), line: number, by_key, entries: Vec::new() });
        } else if let Some((key, text)) = line.split_once('=') {
            continues = true;
            let (key, text) = (key.trim_matches(BLANK), text.trim_matches(BLANK));
            match sections.last_mut() {
                Some(section) => {
                    add_entry(section, Entry { key: key.to_owned(), text: text.to_owned(), line: number }, faults);
                }
                None => faults.add(number, format!("{key} is in no section")),
            }
        } else {
            continues = false;
            faults.add(number, "neither `key = text` nor `[section]` nor `# comment`");
        }
    }
    for entry in sections.iter().flat_map(|section| &section.entries).filter(|entry| entry.text.is_empty()) {
        faults.add(entry.line, format!("{} has no text", entry.key));
    }
    sections
}

/// White space around texts: a no-break space is none, since it is meant.
const BLANK: [char; 2] = [' ', '\t'];

fn add_entry(section: &mut Section, entry: Entry, faults: &mut Faults) {
    // The heads of a language are no functions: `plural.one`.
    if section.name != HEAD {
        check_name("key", &entry.key, entry.line, faults);
    }
    if section.entries.iter().any(|other| other.key == entry.key) {
        faults.add(entry.line, format!("{} is in [{}] twice", entry.key, section.name));
    }
    section.entries.push(entry);
}

/// Behind the name of a section in `[measures *]`.
const BY_KEY: &str = " *";

/// The section that says what a language is like.
pub(crate) const HEAD: &str = "language";

fn check_name(what: &str, name: &str, line: usize, faults: &mut Faults) {
    if let Err(why) = name_of(name) {
        faults.add(line, format!("the {what} `{name}` {why}"));
    }
}

/// A name of a key, a section or a slot, which becomes a name in Rust.
pub(crate) fn name_of(name: &str) -> Result<&str, &'static str> {
    let begins_well = name.starts_with(|c: char| c.is_ascii_lowercase());
    if !begins_well || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
        Err("is no name: small letters a to z, digits and _, a letter first")
    } else if KEYWORDS.contains(&name) {
        Err("is a word of Rust: choose another")
    } else {
        Ok(name)
    }
}

const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
