//! Plain text: an article with fields between `+++` or `---` lines above it, or a bare one whose fields others must tell.

use crate::boilerplate::same_words;
use crate::complete::field_of;
use crate::folder::{MARKUP, without_markup};
use crate::{Found, Record, Take, markdown, toml_records};
use model::{FaultKind, Place};
use serde_json::Value;

/// Reads a text with front matter: TOML between `+++` lines, or simple YAML (`key: value`, lists by dashes or in brackets) between `---` lines. Below it
/// stands Markdown, unless it says `markup = false`; a heading that opens it and only repeats the headline is no part of the text.
pub fn read_described(file: &str, text: &str, take: &mut Take<'_>) {
    let is_yaml = text.trim_start_matches('\u{feff}').trim_start().starts_with("---");
    let record = if is_yaml { Ok(yaml(file, text)) } else { toml_records::front_matter(file, text) };
    take(match record {
        Ok(mut record) => {
            let is_plain = record.fields.get(MARKUP) == Some(&Value::Bool(false));
            if is_plain {
                record.fields.remove(MARKUP);
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
            Found::Record(Box::new(record))
        }
        Err(fault) => Found::Fault(fault),
    });
}

/// Reads a bare text, Markdown if its name says so.
pub fn read_bare(file: &str, text: &str, take: &mut Take<'_>) {
    let text = if markdown::is_named_so(file) { markdown::text_of(text) } else { without_markup(text) };
    if text.trim().is_empty() {
        return take(Found::fault(Place::line(file, 1), FaultKind::EmptyFile));
    }
    let mut record = Record { file: file.to_owned(), line: 1, ..Record::default() };
    record.fields.insert("text".into(), text.into());
    take(Found::Record(Box::new(record)));
}

/// The fields between two `---` lines, as far as they are simple, and the text behind them.
fn yaml(file: &str, content: &str) -> Record {
    let mut record = Record { file: file.to_owned(), line: 1, ..Record::default() };
    let mut lines = content.trim_start_matches('\u{feff}').lines().enumerate();
    let mut list: Option<String> = None;
    lines.by_ref().find(|(_, line)| line.trim_end() == "---");
    for (n, line) in lines.by_ref() {
        if line.trim_end() == "---" {
            record.lines.push(("text".into(), n + 2));
            break;
        }
        let bare = line.trim();
        if let (Some(name), Some(item)) = (&list, bare.strip_prefix("- ")) {
            match record.fields.get_mut(name) {
                Some(Value::Array(items)) => items.push(scalar(item)),
                _ => drop(record.fields.insert(name.clone(), Value::Array(vec![scalar(item)]))),
            }
        } else if let Some((name, value)) = bare.split_once(':').filter(|(name, _)| !name.contains(' ')) {
            let (name, value) = (name.trim().to_owned(), value.trim());
            record.lines.push((name.clone(), n + 1));
            if value.is_empty() {
                list = Some(name);
                continue;
            }
            list = None;
            let items = value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
            let value = items.map_or_else(
                || scalar(value),
                |items| items.split(',').map(scalar).filter(|item| item.as_str() != Some("")).collect(),
            );
            record.fields.insert(name, value);
        }
    }
    let rest: Vec<&str> = lines.map(|(_, line)| line).collect();
    record.fields.insert("text".into(), rest.join("\n").into());
    record
}

fn scalar(text: &str) -> Value {
    let text = text.trim();
    let quoted = |sign: char| text.strip_prefix(sign).and_then(|inner| inner.strip_suffix(sign));
    match (quoted('"'), quoted('\'')) {
        (Some(inner), _) => inner.replace("\\\"", "\"").into(),
        (_, Some(inner)) => inner.replace("''", "'").into(),
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(text: &str) -> Record {
        let mut found = None;
        read_described("a.md", text, &mut |item| {
            if let Found::Record(record) = item {
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
        assert_eq!(record.place("date").to_string(), "a.md:3");
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
    fn a_bare_text_is_markdown_where_its_name_says_so() {
        let bare = |name: &str| {
            let mut text = None;
            read_bare(name, "# [Talks](https://a.example)\n\n- One.", &mut |found| {
                if let Found::Record(mut record) = found {
                    text = record.fields.remove("text");
                }
            });
            text.unwrap()
        };
        assert_eq!([bare("in/A.MD"), bare("a.md.gz")], ["Talks\nOne."; 2]);
        assert_eq!(bare("a.txt"), "[Talks](https://a.example)\n- One.");
    }
}
