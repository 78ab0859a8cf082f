//! A folder: what names mean in it, and the sidecar `articles.toml` that describes bare texts beside it.

use crate::found::Found;
use crate::kind::base_name;
use crate::record::Record;
use crate::{boilerplate, toml_records};
use model::fault::{Fault, FaultKind, Place};
use serde_json::Value;

/// The lexicon's file name.
pub const LEXICON: &str = "corpus.toml";
/// The field of front matter that says, with `markup = false`, that the text below it is no Markdown: it is taken as it stands.
pub const MARKUP: &str = "markup";
/// The sidecar's file name.
pub const SIDECAR: &str = "articles.toml";

/// What an `articles.toml` says: each `[[article]]` names its `file` and gives that text's fields.
#[derive(Clone, Debug, Default)]
pub struct Sidecar {
    file: String,
    records: Vec<Record>,
}

/// The folder of a path, with the slash behind it.
fn folder_of(path: &str) -> &str {
    path.get(..path.len() - base_name(path).len()).unwrap_or_default()
}

impl Sidecar {
    /// Reads one.
    ///
    /// # Errors
    /// What is no TOML.
    pub fn read(file: &str, text: &str) -> Result<Self, Fault> {
        Ok(Self { file: file.to_owned(), records: toml_records::sidecar(file, text)? })
    }

    /// Joins what it says with the texts beside it, each of which is taken out of `bare`, and clears them of what belongs to their page.
    pub fn join(self, bare: &mut [Option<Record>]) -> Vec<Found> {
        let mut found = Vec::new();
        let here = folder_of(&self.file);
        for mut record in self.records {
            let place = Place::line(&self.file, record.line);
            let Some(Value::String(name)) = record.fields.remove("file") else {
                found.push(Found::fault(place, FaultKind::Missing("file")));
                continue;
            };
            let is_it = |text: &Record| folder_of(&text.file) == here && base_name(&text.file) == name;
            let Some(text) = bare.iter_mut().find_map(|slot| slot.take_if(|text| is_it(text))) else {
                found.push(Found::fault(place, FaultKind::NoSuchFile(name)));
                continue;
            };
            let field = |name: &str| record.fields.get(name).and_then(Value::as_str);
            let body = text.fields.get("text").and_then(Value::as_str).unwrap_or_default();
            let headline = field("headline").unwrap_or_default();
            let (body, left_out) = boilerplate::clear(&text.file, 1, headline, field("byline"), body);
            found.extend(left_out.into_iter().map(Found::LeftOut));
            if !record.fields.contains_key("id") {
                let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned();
                record.fields.insert("id".into(), stem.into());
            }
            record.fields.insert("text".into(), body.into());
            found.push(Found::Record(Box::new(record)));
        }
        found
    }
}

/// The paragraphs of a bare text one a line, without the signs that many put around headings and stressed words.
pub fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let line = if line.starts_with('#') { line.trim_start_matches('#').trim_start() } else { line };
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&line.replace("**", ""));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sidecar_describes_the_texts_beside_it() {
        let toml = "[[article]]\nfile = \"x.txt\"\nheadline = \"H\"\noutlet = \"O\"\n[[article]]\nfile = \"y.txt\"\n";
        let text = |file: &str| {
            let fields = serde_json::json!({ "text": "H\nBody." }).as_object().cloned().unwrap_or_default();
            Some(Record { file: file.into(), line: 1, fields, ..Record::default() })
        };
        let mut bare = [text("other/x.txt"), text("in/x.txt")];
        let found = Sidecar::read("in/articles.toml", toml).unwrap().join(&mut bare);
        assert!(bare[0].is_some() && bare[1].is_none());
        let Found::Record(record) = &found[1] else { panic!("{found:?}") };
        assert_eq!((&record.fields["text"], &record.fields["id"]), (&"Body.\n".into(), &"x".into()));
        assert!(matches!(&found[2], Found::Fault(Fault { kind: FaultKind::NoSuchFile(name), .. }) if name == "y.txt"));
    }
}
