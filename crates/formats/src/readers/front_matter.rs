//! Front matter: an article's fields between `+++` or `---` lines, and its text below them.

use crate::boilerplate::same_words;
use crate::event::{Emit, Event};
use crate::fields::field_of;
use crate::format::{Format, Origin, Reader, Sign, TextLook};
use crate::html::fragment::one_line;
use crate::record::Record;
use crate::{markdown, toml_record};
use model::fault::{Fault, FaultKind, Place};
use serde_json::Value;

mod json;
mod yaml;

/// A text with front matter.
pub static FORMAT: Format = Format {
    endings: &markdown::ENDINGS,
    origin: Origin::Broadside,
    has_one: true,
    ..Format::new("front_matter", Sign::Text(is), Reader::Text(read))
};

/// Within how many lines front matter in YAML ends.
const MOST_LINES: usize = 100;

fn is(look: &TextLook<'_>) -> bool {
    let mut lines = look.body.lines().map(str::trim_end);
    match lines.next() {
        Some("+++") => true,
        Some("---") => lines.take(MOST_LINES).any(|line| line == "---"),
        Some(line) if line.starts_with('{') && look.ends_in(&markdown::ENDINGS) => json::is(look.body),
        _ => false,
    }
}

/// Reads a text with front matter: TOML between `+++` lines, YAML between `---` lines, or an object of JSON. Below it
/// is Markdown, unless it says `markup = false`; a heading at its top that only repeats the headline is dropped.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let body = text.trim_start_matches('\u{feff}').trim_start();
    let in_json = Some(body).filter(|body| body.starts_with('{')).and_then(|body| json::read(file, body));
    let record = match in_json {
        Some(record) => Ok(record),
        None if body.starts_with("---") => Ok(yaml(file, text)),
        None => toml(file, text),
    };
    emit(match record {
        Ok(mut record) => {
            let is_plain = record.fields.get(markdown::MARKUP) == Some(&Value::Bool(false));
            if is_plain {
                record.fields.remove(markdown::MARKUP);
            } else if let Some(Value::String(text)) = record.fields.get("text") {
                let headline = record.fields.iter().find(|(name, _)| field_of(name) == Some("headline"));
                let headline = headline.and_then(|(_, value)| value.as_str()).unwrap_or_default();
                let body = match markdown::opening_heading(text) {
                    Some((words, rest)) if same_words(&words, headline) && !rest.trim().is_empty() => rest,
                    _ => text,
                };
                let text = markdown::text_of(body);
                record.fields.insert("text".into(), text.into());
            }
            Event::Record(Box::new(record))
        }
        Err(fault) => Event::Fault(fault),
    });
}

/// Splits a file into its front matter and the text below it, and reads the front matter.
///
/// # Errors
/// Front matter that is missing, never closed, or not TOML.
fn toml(file: &str, content: &str) -> Result<Record, Fault> {
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
    let table = toml_record::parse(file, &content[start..end], open_line)?;
    let mut record = toml_record::record(file, table.get_ref(), &content[start..end], open_line);
    record.line = open_line;
    let text_line = open_line + 1 + content[start..behind].matches('\n').count();
    record.fields.insert("text".into(), Value::from(&content[behind..]));
    record.lines.push(("text".into(), text_line));
    Ok(record)
}

/// The fields between two `---` lines, and the text below them.
fn yaml(file: &str, content: &str) -> Record {
    let mut record = Record { file: file.to_owned(), line: 1, ..Record::default() };
    let lines: Vec<&str> = content.trim_start_matches('\u{feff}').lines().collect();
    let is_mark = |line: &&str| line.trim_end() == "---";
    let start = lines.iter().position(is_mark).map_or(lines.len(), |at| at + 1);
    let (_, inner) = lines.split_at(start);
    let (inner, rest) = inner.split_at(inner.iter().position(is_mark).unwrap_or(inner.len()));
    for (n_above, name, value) in yaml::fields(inner) {
        let is_line = !matches!(field_of(&name), None | Some("text" | "note"));
        let value = match value {
            Value::String(text) if is_line => one_line(&text).into(),
            value => value,
        };
        record.lines.push((name.clone(), start + n_above + 1));
        record.fields.insert(name, value);
    }
    record.lines.push(("text".into(), start + inner.len() + 2));
    record.fields.insert("text".into(), rest.get(1..).unwrap_or_default().join("\n").into());
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(text: &str) -> Record {
        let mut found = None;
        read("a.md", text, &mut |item| {
            if let Event::Record(record) = item {
                found = Some(*record);
            }
        });
        found.unwrap()
    }

    #[test]
    fn yaml_front_matter_gives_its_fields() {
        let record = record(
            "---\ntitle: \"Talks: a start\"\ndate: 2025-02-21\ntags:\n  - peace\n  - 'war'\ntopics: [a, \"b\"]\n---\n\n# Head\nText --- here.\n---\nMore.",
        );
        assert_eq!(record.fields["title"], "Talks: a start");
        assert_eq!(record.fields["tags"], serde_json::json!(["peace", "war"]));
        assert_eq!(record.fields["topics"], serde_json::json!(["a", "b"]));
        assert_eq!(record.fields["text"], "Head\nText --- here.\n---\nMore.");
        assert_eq!(record.place("date"), Place::line("a.md", 3));
    }

    #[test]
    fn a_headline_over_several_lines_is_one() {
        let record = record(
            "---\ntitle: |\n  Ferry\n  late\nnote: |\n  One.\n  Two.\nauthor: {name: Ann Lee}\ndate: 2024\n---\nText.",
        );
        assert_eq!((&record.fields["title"], &record.fields["note"]), (&"Ferry late".into(), &"One.\nTwo.".into()));
        assert_eq!(record.fields["author"], serde_json::json!({"name": "Ann Lee"}));
        assert_eq!((record.place("date").line, record.place("text").line), (Some(9), Some(11)));
    }

    #[test]
    fn links_to_notes_are_their_names() {
        let record = record(
            "---\nauthor:\n  - \"[[Ann Lee]]\"\n  - \"[[people/bo|Bo Ek]]\"\nsource: '[[The Post]]'\n---\nText.",
        );
        assert_eq!(record.fields["author"], serde_json::json!(["Ann Lee", "Bo Ek"]));
        assert_eq!(record.fields["source"], "The Post");
    }

    #[test]
    fn a_heading_that_repeats_the_headline_is_no_part_of_the_text() {
        let text = |headline: &str, body: &str| {
            record(&format!("+++\ntitle = \"{headline}\"\n+++\n{body}")).fields["text"].clone()
        };
        assert_eq!(text("Talks: a start", "\n# Talks, a *start*\n\nOne."), "One.");
        assert_eq!(text("Talks", "# Other\n\nOne."), "Other\nOne.");
        assert_eq!(text("Talks", "Talks\n\nOne."), "Talks\nOne.");
        assert_eq!(text("Talks", "# Talks"), "Talks");
    }

    #[test]
    fn front_matter_gives_fields_with_their_lines() {
        let record = toml("a.md", "+++\nheadline = \"H\"\ndate = 2025-02-21\n+++\n\nText.\n").unwrap();
        assert_eq!(record.fields["date"], "2025-02-21");
        assert!(record.lines.contains(&("date".into(), 3)));
        assert!(record.lines.contains(&("text".into(), 5)));
        assert_eq!(record.fields["text"], "\nText.\n");
    }

    #[test]
    fn broken_front_matter_is_named_by_line() {
        let found = |content: &str| toml("a.md", content).unwrap_err().place.line;
        assert_eq!(found("Just text"), Some(1));
        assert_eq!(found("\n+++\nheadline = \"H\"\n"), Some(2));
        assert_eq!(found("+++\nheadline = \"H\"\noutlet = \n+++\n"), Some(3));
    }
}
