//! Front matter in JSON, as some generators of sites write it: an object, and the text in the lines below it.

use crate::record::Record;
use serde_json::{Deserializer, Map, Value};

/// Whether a text begins with an object and goes on with something else.
pub(super) fn is(text: &str) -> bool {
    split(text).is_some()
}

/// The fields of the object, and the text below it.
pub(super) fn read(file: &str, content: &str) -> Option<Record> {
    let (fields, end) = split(content)?;
    let mut record = Record { file: file.to_owned(), line: 1, fields, ..Record::default() };
    let (above, text) = content.split_at_checked(end)?;
    record.lines.push(("text".to_owned(), 2 + above.matches('\n').count()));
    record.fields.insert("text".to_owned(), text.trim_start_matches(['\r', '\n']).into());
    Some(record)
}

fn split(content: &str) -> Option<(Map<String, Value>, usize)> {
    let mut values = Deserializer::from_str(content).into_iter::<Map<String, Value>>();
    let fields = values.next()?.ok().filter(|fields| !fields.is_empty())?;
    let end = values.byte_offset();
    let behind = content.get(end..)?;
    let is_text = |text: &str| !text.is_empty() && !text.starts_with(['{', '[', ',']);
    (behind.trim_start_matches([' ', '\r']).starts_with('\n') && is_text(behind.trim())).then_some((fields, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_above_a_text_has_its_fields() {
        let text = "{\n\"title\": \"T\",\n\"date\": \"2024-03-05\"\n}\n\nIt rained.\n";
        let record = read("a.md", text).unwrap();
        assert_eq!((&record.fields["title"], &record.fields["text"]), (&"T".into(), &"It rained.\n".into()));
        assert_eq!(record.place("text").line, Some(5));
        for other in
            ["{\"title\": \"T\"}\n", "{\"title\": \"T\"}\n{\"title\": \"U\"}", "{so} it began.\nMore.", "{}\nx"]
        {
            assert!(!is(other), "{other}");
        }
    }
}
