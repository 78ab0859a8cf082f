//! Events: what a reader finds in a file, piece by piece as it goes through it.

use crate::choose::Choice;
use crate::record::Record;
use crate::rows::Table;
use model::Head;
use model::fault::{Fault, FaultKind, LeftOut, Place};
use serde_json::Value;

/// One find.
#[derive(Debug)]
pub enum Event {
    /// What is said of the corpus that this file is, or is a part of.
    Head(Box<Head>),
    /// A lexicon in a file of its own.
    Lexicon(Box<Head>),
    /// The fields of an article.
    Record(Box<Record>),
    /// A bare text, whose fields may be in another file.
    Text(Box<Record>),
    /// The fields of an article whose text is in another file, the one that the field `file` names.
    Description(Box<Record>),
    /// A table of articles.
    Table(Table),
    /// A file that was packed in this one: its name and its bytes.
    File(String, Vec<u8>),
    /// Something wrong. The rest of the file is still read.
    Fault(Fault),
    /// In a table, a column that was taken as a field though another's name is likelier.
    Choice(Choice),
    /// A line that belongs to a page and not to its article.
    LeftOut(LeftOut),
    /// What was done to the texts of this file, or could have been, and in how many places.
    Told(Told, u32),
}

/// What is done to texts, or could have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A line looks like boilerplate and was kept, since it would have been too much of the text.
    Doubtful,
    /// A line was joined with the one before it, which had been wrapped to a width.
    Unwrapped,
    /// A word was put together that a hyphen divided at the end of a line.
    Unhyphenated,
    /// The text of a page was put in order by the places of its letters.
    LaidOut,
    /// The letters of an article were put right, which had been garbled before.
    Repaired,
}

/// Called with each find. A reader is a function of a file's name, its text (or bytes) and this.
pub type Emit<'a> = dyn FnMut(Event) + 'a;

impl Event {
    /// Something wrong at a place.
    pub fn fault(place: Place, kind: FaultKind) -> Self {
        Self::Fault(Fault { place, kind })
    }

    /// A record as an event, or the fault that it has no text.
    pub fn of(record: Record) -> Self {
        let has_text = record.fields.get("text").and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty());
        let has_counts = ["counts", "cell"].iter().any(|field| record.fields.contains_key(*field));
        if has_text || has_counts {
            Self::Record(Box::new(record))
        } else {
            Self::fault(record.place("text"), FaultKind::NoText)
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// A place: a file, with a line behind a colon or a record behind a number sign.
    pub(crate) fn at(place: &Place) -> String {
        match (place.line, place.record) {
            (Some(line), _) => format!("{}:{line}", place.file),
            (None, Some(record)) => format!("{}#{record}", place.file),
            (None, None) => place.file.clone(),
        }
    }

    /// A fault: its place and its code.
    pub(crate) fn shown(fault: &Fault) -> String {
        format!("{}: {:?}", at(&fault.place), fault.kind)
    }

    /// What a reader gives: the fields of each record, and each fault by place and code.
    pub(crate) fn events(read: impl FnOnce(&mut Emit<'_>)) -> Vec<Value> {
        let mut all = Vec::new();
        read(&mut |event| match event {
            Event::Record(record) => all.push(Value::Object(record.fields)),
            Event::Fault(fault) => all.push(Value::from(shown(&fault))),
            other => panic!("{other:?}"),
        });
        all
    }

    /// The records that a reader gives, which must be all that it gives.
    pub(crate) fn records(read: impl FnOnce(&mut Emit<'_>)) -> Vec<Record> {
        let mut all = Vec::new();
        read(&mut |event| match event {
            Event::Record(record) => all.push(*record),
            other => panic!("{other:?}"),
        });
        all
    }

    /// A record has these fields, all of them texts, and no others.
    #[track_caller]
    pub(crate) fn check(record: &Record, expected: &[(&str, &str)]) {
        let got: BTreeMap<_, _> = record.fields.iter().map(|(n, v)| (n.as_str(), v.as_str().unwrap())).collect();
        assert_eq!(got, expected.iter().copied().collect());
    }
}
