//! Texts that JSON has in sections or as a list of paragraphs.

use serde_json::Value;

/// The paragraphs of a text that comes in sections or as a list, one a line.
pub(super) fn text_of(value: &Value) -> Option<String> {
    let mut lines = Vec::new();
    match value {
        Value::Array(items) if items.iter().all(Value::is_string) => add_lines(value, &mut lines),
        Value::Object(fields) => {
            for name in ["summary", "sections", "paragraphs", "blocks"] {
                fields.get(name).into_iter().for_each(|value| add_lines(value, &mut lines));
            }
        }
        _ => {}
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn add_lines<'a>(value: &'a Value, lines: &mut Vec<&'a str>) {
    match value {
        Value::String(line) => lines.push(line),
        Value::Array(items) => items.iter().for_each(|item| add_lines(item, lines)),
        Value::Object(fields) => {
            for name in ["headline", "title", "text", "paragraphs"] {
                fields.get(name).into_iter().for_each(|value| add_lines(value, lines));
            }
        }
        _ => {}
    }
}
