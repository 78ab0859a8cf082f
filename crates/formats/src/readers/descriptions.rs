//! Descriptions, `articles.toml`: each `[[article]]` names a bare text in the same folder as its `file`, and has that text's fields.
//!
//! `originals.toml` describes texts that may not be in the same folder, or not be here at all: the names of their files are enough.

use crate::boilerplate::{self, Cleared};
use crate::choose;
use crate::event::{Emit, Event, Told};
use crate::file_name::{base_name, folder, stem};
use crate::format::{Format, Reader, Sign};
use crate::record::Record;
use crate::toml_record;
use model::fault::{Fault, FaultKind, Place};
use serde_json::Value;

/// The file name of descriptions.
pub const FILE: &str = "articles.toml";
/// The file name of descriptions of texts that are elsewhere.
const ELSEWHERE: &str = "originals.toml";

/// Descriptions of bare texts.
pub static FORMAT: Format =
    Format::new("descriptions", Sign::Text(|look| look.base == FILE || look.base == ELSEWHERE), Reader::Text(read));

/// Reads the fields of each article.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    match records(file, text) {
        Ok(records) => records.into_iter().for_each(|record| emit(Event::Description(Box::new(record)))),
        Err(fault) => emit(Event::Fault(fault)),
    }
}

fn records(file: &str, text: &str) -> Result<Vec<Record>, Fault> {
    let table = toml_record::parse(file, text, 0)?;
    let articles = table.get_ref().get("article").and_then(|value| value.get_ref().as_array());
    let records = articles.into_iter().flatten().filter_map(|value| {
        let line = toml_record::line_at(text, value.span().start);
        Some(Record { line, ..toml_record::record(file, value.get_ref().as_table()?, text, 0) })
    });
    Ok(records.collect())
}

/// Joins a description with its text, which is removed from `texts`, and removes the boilerplate unless all lines are kept.
pub fn join(mut description: Record, texts: &mut [Option<Record>], keep_all_lines: bool, emit: &mut Emit<'_>) {
    let place = Place::line(&description.file, description.line);
    let Some(Value::String(name)) = description.fields.remove("file") else {
        return emit(Event::fault(place, FaultKind::Missing("file".to_owned())));
    };
    let path = [folder(&description.file), &name].concat();
    let is_elsewhere = base_name(&description.file).eq_ignore_ascii_case(ELSEWHERE);
    let is_it = |text: &mut Record| text.file == path || is_elsewhere && base_name(&text.file) == name;
    let Some(text) = texts.iter_mut().find_map(|slot| slot.take_if(is_it)) else {
        if is_elsewhere {
            return;
        }
        return emit(Event::fault(place, FaultKind::NoSuchFile(name)));
    };
    choose::settle(&mut description.fields, false);
    let field = |name: &str| description.fields.get(name).and_then(Value::as_str);
    let body = text.fields.get("text").and_then(Value::as_str).unwrap_or_default();
    let headline = field("headline").unwrap_or_default();
    let cleared = if keep_all_lines {
        Cleared { text: body.to_owned(), ..Cleared::default() }
    } else {
        boilerplate::clear(&text.file, headline, field("byline"), body)
    };
    for line in cleared.left_out {
        emit(Event::LeftOut(line));
    }
    if cleared.n_doubtful > 0 {
        emit(Event::Told(Told::Doubtful, cleared.n_doubtful));
    }
    if !description.fields.contains_key("id") {
        description.fields.insert("id".into(), stem(&name).into());
    }
    description.fields.insert("text".into(), cleared.text.into());
    emit(Event::Record(Box::new(description)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(toml: &str) -> Vec<Record> {
        let mut all = Vec::new();
        read("in/articles.toml", toml, &mut |event| match event {
            Event::Description(record) => all.push(*record),
            other => panic!("{other:?}"),
        });
        all
    }

    #[test]
    fn each_article_is_a_record_with_its_line() {
        let records = described("\n[[article]]\nfile = \"a\"\n\n[[article]]\nfile = \"b\"\n");
        assert_eq!(records.iter().map(|r| r.line).collect::<Vec<_>>(), [2, 5]);
        assert_eq!(records[1].fields["file"], "b");
    }

    #[test]
    fn a_description_finds_the_text_beside_it() {
        let toml = "[[article]]\nfile = \"x.txt\"\ntitle = \"H\"\noutlet = \"O\"\n[[article]]\nfile = \"y.txt\"\n";
        let text = |file: &str| {
            let fields = serde_json::json!({ "text": "H\nBody." }).as_object().cloned().unwrap_or_default();
            Some(Record { file: file.into(), line: 1, fields, ..Record::default() })
        };
        let mut texts = [text("other/x.txt"), text("in/x.txt")];
        let mut events = Vec::new();
        for record in described(toml) {
            join(record, &mut texts, false, &mut |event| events.push(event));
        }
        assert!(texts[0].is_some() && texts[1].is_none());
        let Event::Record(record) = &events[1] else { panic!("{events:?}") };
        assert_eq!((&record.fields["text"], &record.fields["id"]), (&"Body.\n".into(), &"x".into()));
        assert!(matches!(&events[2], Event::Fault(Fault { kind: FaultKind::NoSuchFile(name), .. }) if name == "y.txt"));
    }
}
