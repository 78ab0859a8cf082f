//! TOML records: front matter between `+++` lines, the sidecar `articles.toml`, and the lexicon `corpus.toml`.

use crate::record::Record;
use model::fault::{Fault, FaultKind, Place};
use model::{Actor, Head, Topic};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Splits a file into its front matter and the text behind it, and reads the front matter.
///
/// # Errors
/// No front matter, one that is never closed, or one that is no TOML.
pub fn front_matter(file: &str, content: &str) -> Result<Record, Fault> {
    let fault = |line, kind| Fault { place: Place::line(file, line), kind };
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    let mut lines = content.split_inclusive('\n');
    let mut offset = 0;
    let mut opened = None;
    let mut n = 0;
    for line in lines.by_ref() {
        n += 1;
        offset += line.len();
        match line.trim() {
            "+++" => {
                opened = Some((n, offset));
                break;
            }
            "" => {}
            _ => break,
        }
    }
    let (open_line, start) = opened.ok_or_else(|| fault(1, FaultKind::NoFrontMatter))?;
    let mut end = None;
    for line in lines {
        if line.trim() == "+++" {
            end = Some((offset, offset + line.len()));
            break;
        }
        offset += line.len();
    }
    let (end, behind) = end.ok_or_else(|| fault(open_line, FaultKind::OpenFrontMatter))?;
    let table = parse(file, &content[start..end], open_line)?;
    let mut record = record(file, &table, &content[start..end], open_line);
    record.line = open_line;
    let text_line = open_line + 1 + content[start..behind].matches('\n').count();
    record.fields.insert("text".into(), Value::from(&content[behind..]));
    record.lines.push(("text".into(), text_line));
    Ok(record)
}

/// Reads a sidecar: each `[[article]]` a record, whose `file` names the text it describes.
///
/// # Errors
/// What is no TOML.
pub fn sidecar(file: &str, content: &str) -> Result<Vec<Record>, Fault> {
    let table = parse(file, content, 0)?;
    let articles = table.get_ref().get("article").and_then(|v| v.get_ref().as_array());
    let tables = articles.into_iter().flatten();
    Ok(tables
        .filter_map(|value| {
            let line = line_at(content, value.span().start);
            let fields = value.get_ref().as_table()?;
            let mut record = record_of(file, fields, content, 0);
            record.line = line;
            Some(record)
        })
        .collect())
}

/// Reads a lexicon. Actors and topics that cannot be read are told and the others kept.
///
/// # Errors
/// What is no TOML at all.
pub fn lexicon(file: &str, content: &str) -> Result<(Head, Vec<Fault>), Fault> {
    let table = parse(file, content, 0)?;
    let mut faults = Vec::new();
    let mut actors: Vec<Actor> = Vec::new();
    let mut topics: Vec<Topic> = Vec::new();
    let mut fields = Map::new();
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "actor" => each(file, content, value, &mut actors, &mut faults),
            "topic" => each(file, content, value, &mut topics, &mut faults),
            name => {
                fields.insert(name.to_owned(), json(value.get_ref()));
            }
        }
    }
    let mut head = Head::from_fields(fields).map_err(|kind| Fault { place: Place::line(file, 1), kind })?;
    head.actors = actors;
    head.topics = topics;
    let place = Place::file(file);
    for message in head.lexicon_faults() {
        faults.push(Fault { place: place.clone(), kind: FaultKind::Lexicon(message) });
    }
    Ok((head, faults))
}

fn each<T: DeserializeOwned>(
    file: &str,
    content: &str,
    value: &Spanned<DeValue<'_>>,
    out: &mut Vec<T>,
    faults: &mut Vec<Fault>,
) {
    for item in value.get_ref().as_array().into_iter().flatten() {
        match serde_json::from_value(json(item.get_ref())) {
            Ok(entry) => out.push(entry),
            Err(error) => {
                let place = Place::line(file, line_at(content, item.span().start));
                faults.push(Fault { place, kind: FaultKind::Lexicon(error.to_string()) });
            }
        }
    }
}

fn parse<'a>(file: &str, content: &'a str, lines_before: usize) -> Result<Spanned<DeTable<'a>>, Fault> {
    DeTable::parse(content).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(content, span.start));
        let kind = FaultKind::Toml(error.message().to_owned());
        Fault { place: Place::line(file, lines_before + line), kind }
    })
}

fn record(file: &str, table: &Spanned<DeTable<'_>>, content: &str, lines_before: usize) -> Record {
    record_of(file, table.get_ref(), content, lines_before)
}

fn record_of(file: &str, table: &DeTable<'_>, content: &str, lines_before: usize) -> Record {
    let mut record = Record { file: file.to_owned(), ..Record::default() };
    for (key, value) in table {
        let name = key.get_ref().to_string();
        record.lines.push((name.clone(), lines_before + line_at(content, key.span().start)));
        record.fields.insert(name, json(value.get_ref()));
    }
    record
}

/// The line, counted from 1, in which a byte stands.
fn line_at(content: &str, offset: usize) -> usize {
    content.as_bytes().iter().take(offset).filter(|&&b| b == b'\n').count() + 1
}

fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix())
            .map(Value::from)
            .or_else(|_| u64::from_str_radix(n.as_str(), n.radix()).map(Value::from))
            .unwrap_or_default(),
        DeValue::Float(n) => n.as_str().parse::<f64>().map_or(Value::Null, Value::from),
        DeValue::Boolean(b) => Value::from(*b),
        // A date without quotation marks is a date all the same.
        DeValue::Datetime(date) => Value::from(date.to_string()),
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => {
            table.iter().map(|(key, item)| (key.get_ref().to_string(), json(item.get_ref()))).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_gives_fields_with_their_lines() {
        let record = front_matter("a.md", "+++\nheadline = \"H\"\ndate = 2025-02-21\n+++\n\nText.\n").unwrap();
        assert_eq!(record.fields["date"], "2025-02-21");
        assert!(record.lines.contains(&("date".into(), 3)));
        assert!(record.lines.contains(&("text".into(), 5)));
        assert_eq!(record.fields["text"], "\nText.\n");
    }

    #[test]
    fn broken_front_matter_is_named_by_line() {
        let told = |content: &str| front_matter("a.md", content).unwrap_err().place.line;
        assert_eq!(told("Just text"), Some(1));
        assert_eq!(told("\n+++\nheadline = \"H\"\n"), Some(2));
        assert_eq!(told("+++\nheadline = \"H\"\noutlet = \n+++\n"), Some(3));
    }

    #[test]
    fn a_sidecar_gives_a_record_for_each_article() {
        let records = sidecar("s.toml", "\n[[article]]\nfile = \"a\"\n\n[[article]]\nfile = \"b\"\n").unwrap();
        assert_eq!(records.iter().map(|r| r.line).collect::<Vec<_>>(), [2, 5]);
        assert_eq!(records[1].fields["file"], "b");
    }

    #[test]
    fn a_bad_actor_is_told_and_the_others_kept() {
        let text =
            "title = \"T\"\n[[actor]]\nname = \"A\"\nkind = \"person\"\n[[actor]]\nname = \"B\"\nkind = \"robot\"\n";
        let (head, faults) = lexicon("corpus.toml", text).unwrap();
        assert_eq!((head.title.as_str(), head.actors.len()), ("T", 1));
        assert_eq!(faults[0].place, Place::line("corpus.toml", 5));
    }
}
