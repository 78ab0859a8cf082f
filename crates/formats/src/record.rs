//! A record: the fields of one article as some format gave them, before anyone has said whether they make an article.

use crate::choose;
use crate::fields;
use model::article::{Article, Metadata};
use model::byline;
use model::cell::Cell;
use model::counts::Counts;
use model::edtf::Edtf;
use model::fault::{BoilerplateKind, Fault, FaultKind, FieldType, LeftOut, Place};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Named values with their lines.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The file.
    pub file: String,
    /// The line where the record begins, counted from 1.
    pub line: usize,
    /// The values by name.
    pub fields: Map<String, Value>,
    /// The sums of added-up articles, where they were read already.
    pub cell: Option<Box<Cell>>,
    /// The line of each field, where it is not the record's own.
    pub lines: Vec<(String, usize)>,
    /// The record's number in its file, counted from 1, if the file has no lines to go by.
    pub number: Option<usize>,
    /// Whether it is settled which field is which, as in a table, so that no value is open to doubt.
    pub is_settled: bool,
    /// Whether its texts may be HTML, as in exports of databases.
    pub has_markup: bool,
    /// Whether its text was made of HTML already: a tag in it is one that it speaks of.
    pub is_text_plain: bool,
    /// The lines at the ends of its text that look like its page's or its archive's: no part of the text unless they are to be kept.
    pub cut: Vec<LeftOut>,
    /// How many of these, the first ones, stood above the text.
    pub n_cut_above: usize,
}

impl Record {
    /// A record without fields, by its number in a file.
    pub fn numbered(file: &str, number: usize) -> Self {
        Self { file: file.to_owned(), number: Some(number), ..Self::default() }
    }

    /// Sets a field; an empty text or list changes nothing.
    pub fn put(&mut self, name: &str, value: impl Into<Value>) {
        let value = value.into();
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.fields.insert(name.to_owned(), value);
        }
    }

    /// Notes that a line at the end of the text was cut.
    pub fn cut(&mut self, line: &str, why: BoilerplateKind) {
        self.cut.push(LeftOut { place: self.place("text"), text: line.to_owned(), why });
    }

    /// Notes that a line above the text was cut, before any below it.
    pub fn cut_above(&mut self, line: &str, why: BoilerplateKind) {
        self.cut(line, why);
        self.n_cut_above = self.cut.len();
    }

    /// Puts the lines that were cut back to where they stood.
    pub fn uncut(&mut self) {
        let cut: Vec<LeftOut> = std::mem::take(&mut self.cut);
        let (above, below) = cut.split_at(std::mem::take(&mut self.n_cut_above).min(cut.len()));
        if let Some(Value::String(text)) = self.fields.get_mut("text") {
            let lines = |cut: &[LeftOut]| cut.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
            *text = [lines(above), vec![std::mem::take(text)], lines(below)].concat().join("\n");
        }
    }

    /// Sets a field to a list of texts, each once whatever its case; an empty list changes nothing.
    pub fn put_list(&mut self, name: &str, texts: &mut dyn Iterator<Item = String>) {
        let mut seen = BTreeSet::new();
        let mut list = Vec::new();
        for text in texts {
            let text = text.trim();
            if !text.is_empty() && seen.insert(text.to_lowercase()) {
                list.push(Value::from(text));
            }
        }
        self.put(name, list);
    }

    /// The place of a field, or of the record if the field has none of its own.
    pub fn place(&self, field: &str) -> Place {
        if let Some(number) = self.number {
            return Place::record(&self.file, number);
        }
        let line = self.lines.iter().find(|(name, _)| name == field).map_or(self.line, |(_, line)| *line);
        Place::line(&self.file, line)
    }

    /// Makes an article of the record, whose fields may have any of their usual names: the headline, the outlet and the text must be there; other fields
    /// are kept.
    ///
    /// # Errors
    /// Every fault of the record, not only the first.
    pub fn into_article(mut self) -> Result<Article, Vec<Fault>> {
        choose::settle(&mut self.fields, false);
        let mut faults = Vec::new();
        let cell = self.cell(&mut faults);
        // Added up, articles have none.
        let headline = if cell.is_some() {
            self.text_field("headline", &mut faults).unwrap_or_default()
        } else {
            self.required("headline", &mut faults)
        };
        let outlet = self.required("outlet", &mut faults);
        let counts = self.counts(&mut faults);
        let text = match self.text_field("text", &mut faults) {
            Some(text) if !text.trim().is_empty() => text,
            _ if counts.is_some() || cell.is_some() => String::new(),
            _ => {
                faults.push(Fault { place: self.place("text"), kind: FaultKind::NoText });
                String::new()
            }
        };
        let id = self.text_field("id", &mut faults).unwrap_or_default();
        let byline = self.text_field("byline", &mut faults);
        let url = self.text_field("url", &mut faults);
        let note = self.text_field("note", &mut faults);
        let date_place = self.place("date");
        let date = self.text_field("date", &mut faults).and_then(|text| {
            Edtf::parse(&text)
                .map_err(|fault| {
                    faults.push(Fault { place: date_place, kind: FaultKind::Date { text, fault } });
                })
                .ok()
        });
        let topics = self.texts("topics", &mut faults);
        let inferred = self.texts("inferred", &mut faults);
        if faults.is_empty() {
            let other = self.fields;
            let metadata =
                Metadata { id, headline, outlet, byline, date, url, topics, note, inferred, counts, cell, other };
            Ok(metadata.with_text(text))
        } else {
            if faults.iter().any(|fault| matches!(fault.kind, FaultKind::Counts(_))) {
                // The rest is missing only because the counts are.
                faults.retain(|fault| matches!(fault.kind, FaultKind::Counts(_)));
            }
            Err(faults)
        }
    }

    /// Takes the counts out. What is called so and looks like none of ours stays a field of its source.
    fn counts(&mut self, faults: &mut Vec<Fault>) -> Option<Counts> {
        let fields = self.fields.get("counts")?.as_object()?;
        if !fields.contains_key("words") && !fields.contains_key("version") {
            return None;
        }
        let counts = Counts::from_value(self.fields.remove("counts")?);
        counts.map_err(|fault| faults.push(Fault { place: self.place("counts"), kind: FaultKind::Counts(fault) })).ok()
    }

    /// Takes the sums of added-up articles out.
    fn cell(&mut self, faults: &mut Vec<Fault>) -> Option<Box<Cell>> {
        if let Some(cell) = self.cell.take() {
            return Some(cell);
        }
        self.fields.get("cell")?.as_object().filter(|fields| fields.contains_key("version"))?;
        let cell = Cell::from_value(self.fields.remove("cell")?);
        let place = self.place("cell");
        cell.map(Box::new).map_err(|fault| faults.push(Fault { place, kind: FaultKind::Counts(fault) })).ok()
    }

    fn required(&mut self, name: &'static str, faults: &mut Vec<Fault>) -> String {
        let n_before = faults.len();
        let value = self.text_field(name, faults).unwrap_or_default();
        if value.is_empty() && faults.len() == n_before {
            // It may be there under another name, with a value that no field can have.
            let is_odd = |value: &Value| matches!(value, Value::Bool(_) | Value::Array(_) | Value::Object(_));
            let is_it = |other: &str| fields::field_of(other) == Some(name);
            let odd = self.fields.iter().find(|(other, value)| is_odd(value) && is_it(other));
            let (field, kind) = match odd {
                Some((other, _)) => (other.as_str(), wrong_type(other)),
                None => (name, FaultKind::Missing(name.to_owned())),
            };
            faults.push(Fault { place: self.place(field), kind });
        }
        value
    }

    /// Takes a field out as trimmed text; a list of texts (as of authors) is joined, an empty one is none.
    fn text_field(&mut self, name: &str, faults: &mut Vec<Fault>) -> Option<String> {
        let text = match self.fields.remove(name)? {
            Value::Null => None,
            Value::String(text) => Some(trimmed(text)),
            Value::Number(n) => Some(n.to_string()),
            Value::Array(items) if items.iter().all(Value::is_string) => {
                let items: Vec<String> = items.iter().filter_map(Value::as_str).map(str::to_owned).collect();
                Some(if name == "byline" { byline::of_authors(&items) } else { items.join(", ") })
            }
            _ => {
                faults.push(Fault { place: self.place(name), kind: wrong_type(name) });
                None
            }
        };
        text.filter(|text| !text.is_empty())
    }

    fn texts(&mut self, field: &str, faults: &mut Vec<Fault>) -> Vec<String> {
        match self.fields.remove(field) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(text)) => vec![text],
            Some(Value::Array(items)) if items.iter().all(Value::is_string) => {
                items.iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            Some(_) => {
                let kind = FaultKind::Type { field: field.to_owned(), wanted: FieldType::Texts };
                faults.push(Fault { place: self.place(field), kind });
                Vec::new()
            }
        }
    }
}

/// A text without the white space around it, which is hardly ever there: then it is not copied.
fn trimmed(text: String) -> String {
    if text.trim().len() == text.len() { text } else { text.trim().to_owned() }
}

fn wrong_type(field: &str) -> FaultKind {
    FaultKind::Type { field: field.to_owned(), wanted: FieldType::Text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::shown;

    fn record(json: &str) -> Record {
        Record { file: "a.jsonl".into(), line: 3, fields: serde_json::from_str(json).unwrap(), ..Record::default() }
    }

    #[test]
    fn usual_names_are_taken_and_unknown_fields_kept() {
        let article = record(
            r#"{"title":" War ","source":"The Post","author":["A","B"],"date":"2024-05-03T15:47","text":"x","desk":7,"id":9}"#,
        )
        .into_article()
        .unwrap();
        assert_eq!((article.headline.as_str(), article.outlet.as_str()), ("War", "The Post"));
        assert_eq!(article.byline.as_deref(), Some("A, B"));
        assert_eq!(article.id, "9");
        assert_eq!(article.other["desk"], 7);
        let alone = r#"{"title":"War","source":"O","author":["Marlow, Ines"],"text":"x"}"#;
        assert_eq!(record(alone).into_article().unwrap().byline.as_deref(), Some("Ines Marlow"));
        let turned = r#"{"title":"War","source":"O","author":["Lee, Ann","Sand, Bo"],"text":"x"}"#;
        assert_eq!(record(turned).into_article().unwrap().byline.as_deref(), Some("Lee, Ann; Sand, Bo"));
    }

    #[test]
    fn lines_that_were_cut_go_back_to_where_they_stood() {
        let mut record = record(r#"{"text":"b\nc"}"#);
        record.cut_above("a", BoilerplateKind::Site);
        record.cut("d", BoilerplateKind::Site);
        record.uncut();
        assert_eq!((record.fields["text"].as_str(), record.cut.len()), (Some("a\nb\nc\nd"), 0));
    }

    #[test]
    fn every_fault_of_a_record_is_reported() {
        let faults = record(r#"{"headline":{"a":1},"date":"2024-13","text":" "}"#).into_article().unwrap_err();
        let found: Vec<String> = faults.iter().map(shown).collect();
        assert_eq!(
            found,
            [
                "a.jsonl:3: Type { field: \"headline\", wanted: Text }",
                "a.jsonl:3: Missing(\"outlet\")",
                "a.jsonl:3: NoText",
                "a.jsonl:3: Date { text: \"2024-13\", fault: Month(13) }",
            ]
        );
    }
}
