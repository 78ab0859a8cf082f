//! Front matter: an article's fields between `+++` or `---` lines, and its text below them.

use crate::boilerplate::same_words;
use crate::event::{Emit, Event};
use crate::fields::field_of;
use crate::file_name::stem;
use crate::format::{Format, Origin, Reader, Sign, TextLook};
use crate::html::fragment::one_line;
use crate::record::Record;
use crate::{cell, markdown, toml_record};
use model::fault::{Fault, FaultKind, Place};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

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
const MOST_LINES: usize = 2_000;

fn is(look: &TextLook<'_>) -> bool {
    let mut lines = look.body.lines();
    match lines.next().map(str::trim_end) {
        Some("+++") => true,
        Some("---") => head(&lines.take(MOST_LINES).collect::<Vec<_>>()).is_some(),
        Some(line) if line.starts_with('{') && look.ends_in(&markdown::ENDINGS) => json::is(look.body),
        _ => false,
    }
}

/// How many of the lines behind a `---` are front matter: those above `---` or `...`; where these are missing, the fields of an article above a blank line.
fn head(lines: &[&str]) -> Option<usize> {
    let lines = lines.get(..lines.len().min(MOST_LINES))?;
    let closed = lines.iter().position(|line| is_end(line)).filter(|end| lines.get(..*end).is_some_and(yaml::is));
    closed.or_else(|| {
        let end = lines.iter().position(|line| line.trim().is_empty())?;
        is_of_article(lines.get(..end)?).then_some(end)
    })
}

/// Whether a line ends front matter in YAML.
fn is_end(line: &str) -> bool {
    matches!(line.trim_end(), "---" | "...")
}

/// Whether lines are the fields of an article, its headline among them.
fn is_of_article(lines: &[&str]) -> bool {
    let names: BTreeSet<&str> = yaml::fields(lines).iter().filter_map(|(_, name, _)| field_of(name)).collect();
    yaml::is(lines) && names.len() >= 2 && names.contains("headline")
}

/// The fields in the lines at the top of a text, each with its name, above a blank line, and the text below them: `Title: Night ferry`.
pub fn labels(text: &str) -> Option<(Map<String, Value>, &str)> {
    const FEWEST: usize = 3;
    let body = text.trim_start_matches('\u{feff}').trim_start();
    let (lines, rest) = body.split_once("\n\n")?;
    let lines: Vec<&str> = lines.lines().collect();
    let is_label = |line: &&str| {
        line.split_once(": ").is_some_and(|(name, value)| field_of(name).is_some() && !value.trim().is_empty())
    };
    let are_labels =
        (FEWEST..=MOST_LINES).contains(&lines.len()) && lines.iter().all(is_label) && is_of_article(&lines);
    let fields = yaml::fields(&lines);
    let has_text = fields.iter().any(|(_, name, _)| field_of(name) == Some("text"));
    (are_labels && !has_text && !rest.trim().is_empty())
        .then(|| (fields.into_iter().map(|(_, name, value)| (name, value)).collect(), rest))
}

/// Reads a text with front matter: TOML between `+++` lines, YAML between `---` lines, or an object of JSON. Below it
/// is Markdown, unless it says `markup = false`; a heading at its top that only repeats the headline is dropped.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let body = text.trim_start_matches('\u{feff}').trim_start();
    let in_json = Some(body).filter(|body| body.starts_with('{')).and_then(|body| json::read(file, body));
    let records = match in_json {
        Some(record) => vec![Ok(record)],
        None if body.starts_with("---") => yaml(file, text).into_iter().map(Ok).collect(),
        None => vec![toml(file, text)],
    };
    for record in records {
        emit(event(record));
    }
}

/// A record with its text as Markdown has it, or the fault in its place.
fn event(record: Result<Record, Fault>) -> Event {
    match record {
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
    }
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

/// The articles of a file: the fields behind each `---`, and the text below them. Behind the first, a rule stays a rule where no article's fields follow it.
fn yaml(file: &str, content: &str) -> Vec<Record> {
    let lines: Vec<&str> = content.trim_start_matches('\u{feff}').lines().collect();
    let is_mark = |line: &&str| line.trim_end() == "---";
    let mut records = Vec::new();
    let mut next = lines.iter().position(is_mark).map(|at| at + 1);
    while let Some(start) = next {
        let (_, below) = lines.split_at(start);
        let (inner, rest) = below.split_at(head(below).unwrap_or_default());
        let rest = rest.get(1..).unwrap_or_default();
        let another = |at: &usize| {
            let behind = rest.get(at + 1..).unwrap_or_default();
            let end = behind.iter().take(MOST_LINES).position(|line| is_end(line));
            rest.get(*at).is_some_and(is_mark) && end.and_then(|end| behind.get(..end)).is_some_and(is_of_article)
        };
        let n_text = (0..rest.len()).find(another).unwrap_or(rest.len());
        let mut record = record(file, start, inner);
        record.lines.push(("text".into(), start + inner.len() + 2));
        record.fields.insert("text".into(), rest.get(..n_text).unwrap_or_default().join("\n").into());
        if !records.is_empty() {
            record.put("id", format!("{}-{}", stem(file), records.len() + 1));
        }
        records.push(record);
        next = Some(start + inner.len() + 1 + n_text + 1).filter(|_| n_text < rest.len());
    }
    records
}

/// The fields that lines of YAML have, below a line of a file.
fn record(file: &str, start: usize, lines: &[&str]) -> Record {
    let mut record = Record { file: file.to_owned(), line: start.max(1), ..Record::default() };
    for (n_above, name, value) in yaml::fields(lines) {
        let is_line = !matches!(field_of(&name), None | Some("text" | "note"));
        let value = match value {
            Value::String(text) if field_of(&name) == Some("topics") => cell::items_of(&text).into(),
            Value::String(text) if is_line => one_line(&text).into(),
            value => value,
        };
        record.lines.push((name.clone(), start + n_above + 1));
        record.fields.insert(name, value);
    }
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
    fn front_matter_ends_with_dots_too_and_is_none_without_fields() {
        let text = "---\ntitle: Ferry\n...\nOne.\n\n---\n\nTwo.";
        assert_eq!(record(text).fields["text"], "One.\n---\nTwo.");
        let is = |text: &str| is(&TextLook::new("a.md", text));
        assert!(is(text) && is(&format!("---\ntitle: Ferry\ntags:\n{}---\nOne.", "- a\n".repeat(150))));
        assert!(is("---\n# Notes\ntitle: >\n  Ferry\n  late\n---\nOne."));
        for text in [
            "---\n\nNight ferry to end\n\nIt ends.\n\n---\n\nMore.",
            "---\nA note from Skye: it ends\n\nSo it was.\n---\nMore.",
        ] {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn every_article_of_a_file_is_read() {
        let mut texts = Vec::new();
        let text = "---\ntitle: One\ndate: 2024\ntags: rivers, Town halls\n---\nA.\n\n---\n\nB.\n---\ntitle: Two\ndate: 2025\n---\nC.";
        read("a.md", text, &mut |event| {
            if let Event::Record(record) = event {
                texts.push((record.fields["title"].clone(), record.fields["text"].clone(), record.line));
                assert!(texts.len() > 1 || record.fields["tags"] == serde_json::json!(["rivers", "Town halls"]));
            }
        });
        assert_eq!(texts, [("One".into(), "A.\n---\nB.".into(), 1), ("Two".into(), "C.".into(), 11)]);
    }

    #[test]
    fn fields_at_the_top_are_read_without_marks() {
        let open = record("---\ntitle: Ferry\nsource: Post\n\nOne.\n\nTwo.");
        assert_eq!((&open.fields["source"], &open.fields["text"]), (&"Post".into(), &"One.\nTwo.".into()));
        let (fields, text) =
            labels("Title: Night: ferry\nAuthor: Ann Lee\nDate: 5 March 2024\n\nOne.\n\nTwo.").unwrap();
        assert_eq!((&fields["Title"], text), (&"Night: ferry".into(), "One.\n\nTwo."));
        for text in [
            "Title: A\nDate: 2024\n\nOne.",
            "Title: A\nShe said: no\nDate: 2024\n\nOne.",
            "Title: A\nDate: B\nAuthor: C\n\n",
        ] {
            assert!(labels(text).is_none(), "{text}");
        }
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
