//! TOML text: fields by hand, a line each, since the crate's own writer would cost the page more than these few lines.

use serde_json::Value;
use std::fmt::Write;

/// A line longer than this has its array an item a line, in characters.
const MOST_ON_A_LINE: usize = 120;

/// Writes a field and its line feed. TOML has no null: a field without a value is not written, nor is such an item of a list.
pub fn field(name: &str, value: &Value, out: &mut String) {
    if value.is_null() {
        return;
    }
    let start = out.len();
    key(name, out);
    out.push_str(" = ");
    let behind = out.len();
    inline(value, out);
    if let Value::Array(items) = value
        && out.get(start..).is_some_and(|line| line.chars().count() > MOST_ON_A_LINE)
    {
        out.truncate(behind);
        out.push_str("[\n");
        for item in items.iter().filter(|item| !item.is_null()) {
            out.push_str("    ");
            inline(item, out);
            out.push_str(",\n");
        }
        out.push(']');
    }
    out.push('\n');
}

/// Writes a field of text.
pub fn text(name: &str, value: &str, out: &mut String) {
    key(name, out);
    out.push_str(" = ");
    quoted(value, out);
    out.push('\n');
}

/// Writes a list of texts, if there are any.
pub fn texts(name: &str, values: &[String], out: &mut String) {
    if !values.is_empty() {
        field(name, &values.iter().map(String::as_str).collect(), out);
    }
}

fn key(name: &str, out: &mut String) {
    if !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        out.push_str(name);
    } else {
        quoted(name, out);
    }
}

/// A value on one line. JSON is read to a bounded depth, so this goes no deeper.
fn inline(value: &Value, out: &mut String) {
    match value {
        Value::Null => {}
        Value::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Value::Number(n) => out.push_str(&n.to_string()),
        Value::String(text) => quoted(text, out),
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().filter(|item| !item.is_null()).enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                inline(item, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (i, (name, value)) in fields.iter().filter(|(_, value)| !value.is_null()).enumerate() {
                out.push_str(if i > 0 { ", " } else { " " });
                key(name, out);
                out.push_str(" = ");
                inline(value, out);
            }
            out.push_str(" }");
        }
    }
}

fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Writing to a text does not fail.
            c if c.is_control() => drop(write!(out, "\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(name: &str, value: &Value, expected: &str) {
        let mut out = String::new();
        field(name, value, &mut out);
        assert_eq!(out, expected);
    }

    #[test]
    fn values_are_written_as_a_person_would() {
        check("topics", &json!(["war", "peace \"talks\""]), "topics = [\"war\", \"peace \\\"talks\\\"\"]\n");
        check("a b", &json!("C:\\x\n\u{7f}é"), "\"a b\" = \"C:\\\\x\\n\\u007Fé\"\n");
        check(
            "rights",
            &json!({"by": "AP", "n": [1, 0.5, true], "no": null}),
            "rights = { by = \"AP\", n = [1, 0.5, true] }\n",
        );
        check("", &json!({}), "\"\" = { }\n");
        check("none", &Value::Null, "");
        let long = "x".repeat(70);
        check("l", &json!([long, null, long]), &format!("l = [\n    \"{long}\",\n    \"{long}\",\n]\n"));
    }
}
