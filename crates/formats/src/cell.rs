//! A cell of a table: texts and lists written so that no spreadsheet computes them, and read back.

use serde_json::{Map, Value};
use std::borrow::Cow;

/// The characters that begin a formula for a spreadsheet.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// A text with an apostrophe before it if a spreadsheet would read it as a formula. A text that has apostrophes there already gets
/// one more, so that [`unguarded`] always gives the text back.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::from(format!("'{text}")) } else { Cow::from(text) }
}

/// A text without the apostrophe that guards it, if one does.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

/// A list in a cell: its items separated by semicolons, or JSON if an item contains one or would not be read back the same.
pub fn list(items: &[String]) -> String {
    let is_plain = items.iter().all(|item| !item.is_empty() && item.trim() == item && !item.contains(';'));
    if is_plain && !items.first().is_some_and(|item| item.starts_with('[')) {
        items.join("; ")
    } else {
        items.iter().map(String::as_str).collect::<Value>().to_string()
    }
}

/// The items of a list in a cell.
pub fn items(cell: &str) -> Vec<String> {
    if cell.starts_with('[')
        && let Ok(items) = serde_json::from_str(cell)
    {
        return items;
    }
    cell.split(';').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// What databases and programs write for no value.
const NO_VALUE: [&str; 7] = ["nan", "NaN", "NaT", "\\N", "#N/A", "<NA>", "NULL"];
/// What they and people write for it in a field that is neither headline nor text.
const NO_VALUE_OF_FIELD: [&str; 8] = ["None", "null", "Null", "N/A", "n/a", "n.a.", "NA", "-"];
/// What of these is no text: an article says more than one such word.
const NO_VALUE_OF_TEXT: [&str; 3] = ["None", "null", "Null"];
/// The fields that are no headline and no text.
const FIELDS: [&str; 6] = ["outlet", "byline", "date", "url", "topics", "note"];

/// Whether a text only says that there is no value.
fn is_no_value(field: &str, text: &str) -> bool {
    let text = text.trim();
    NO_VALUE.contains(&text)
        || FIELDS.contains(&field) && NO_VALUE_OF_FIELD.contains(&text)
        || field == "text" && NO_VALUE_OF_TEXT.contains(&text)
}

/// Drops the fields that only say that they have no value, and makes names of a byline that another program wrote as a list.
pub fn clear(fields: &mut Map<String, Value>) {
    let names = fields.get("byline").and_then(Value::as_str).and_then(quoted_items);
    if let Some(names) = names {
        fields.insert("byline".into(), names.into());
    }
    fields.retain(|name, value| {
        let is_field = FIELDS.contains(&name.as_str()) || matches!(name.as_str(), "headline" | "text");
        match value {
            Value::String(text) if is_field => !is_no_value(name, text),
            Value::Array(items) if is_field => {
                items.retain(|item| !item.as_str().is_some_and(|text| is_no_value(name, text)));
                true
            }
            _ => true,
        }
    });
}

/// The items of a list that another program wrote as a text: separated by semicolons or bars, else by commas; or as Python, JSON or a database write it.
pub fn items_of(text: &str) -> Vec<String> {
    let text = text.trim();
    if let Some(items) = quoted_items(text) {
        return items;
    }
    let inner = text.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    let separator = [';', '|', '\n', ','].into_iter().find(|sign| text.contains(*sign)).unwrap_or(',');
    let bare = |item: &str| match inner {
        Some(_) => item.trim().trim_matches(['\'', '"']).to_owned(),
        None => item.trim().trim_start_matches('#').to_owned(),
    };
    inner.unwrap_or(text).split(separator).map(bare).filter(|item| !item.is_empty()).collect()
}

/// The items of a list in JSON, of one of Python's, `['a', "b's"]`, or of a database's, `{a,"b c"}`.
fn quoted_items(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    if let Ok(items) = serde_json::from_str(text) {
        return Some(items);
    }
    let of_python = text.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    let of_database = text.strip_prefix('{').and_then(|inner| inner.strip_suffix('}'));
    let inner = of_python.filter(|inner| inner.trim_start().starts_with(['\'', '"'])).or(of_database)?;
    let mut items = vec![String::new()];
    // The sign that a quoted item ends with, and whether the next sign stands for itself.
    let (mut quote, mut is_escaped) = (None, false);
    for c in inner.chars() {
        let is_blank = items.last().is_none_or(|item| item.trim().is_empty());
        match (c, quote) {
            _ if is_escaped => is_escaped = false,
            ('\\', _) => {
                is_escaped = true;
                continue;
            }
            (c, Some(open)) if c == open => {
                quote = None;
                continue;
            }
            ('"', None) if is_blank => {
                quote = Some(c);
                continue;
            }
            ('\'', None) if is_blank && of_python.is_some() => {
                quote = Some(c);
                continue;
            }
            (',', None) => {
                items.push(String::new());
                continue;
            }
            // Pairs of names and values are no list.
            (':', None) => return None,
            _ => {}
        }
        if let Some(item) = items.last_mut() {
            item.push(c);
        }
    }
    let is_closed = quote.is_none() && !is_escaped;
    let items = items.into_iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty());
    is_closed.then(|| items.collect())
}

/// The text of a cell whose line breaks other programs wrote as signs: `_x000D_`, and `\n` behind a sentence or twice where there is no other line break.
pub fn with_breaks(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace("_x000D_\n", "\n").replace("_x000D_", "\n");
    if text.contains('\n') || !text.contains("\\n") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split("\\n").peekable();
    while let Some(piece) = pieces.next() {
        out.push_str(piece.strip_suffix("\\r").unwrap_or(piece));
        let is_break = out.ends_with(['.', '!', '?', '…', '"', '”', '»', '’', '\n'])
            || pieces.peek().is_some_and(|next| next.is_empty() || *next == "\\r");
        if pieces.peek().is_some() {
            out.push_str(if is_break { "\n" } else { "\\n" });
        }
    }
    out
}

/// Turns a row's cells back into the article's fields: guards are removed, `topics` and `inferred` become lists,
/// the JSON in `other` becomes fields, and empty cells are dropped.
pub fn restore(fields: &mut Map<String, Value>) {
    fields.retain(|name, value| {
        if let Value::String(text) = value {
            let bare = unguarded(text);
            *value = match name.as_str() {
                "topics" | "inferred" => Value::from(items(bare)),
                _ if bare.len() < text.len() => Value::from(bare),
                _ => return !text.is_empty(),
            };
        }
        true
    });
    let other = fields.get("other").and_then(Value::as_str).and_then(|text| serde_json::from_str(text).ok());
    if let Some(Value::Object(other)) = other {
        fields.remove("other");
        for (name, value) in other {
            fields.entry(name).or_insert(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn only_what_would_be_computed_is_guarded() {
        for (text, guard) in
            [("=1+1", "'=1+1"), ("'=1", "''=1"), ("'quoted'", "'quoted'"), ("a=b", "a=b"), ("－5", "'－5"), ("", "")]
        {
            assert_eq!(guarded(text), guard);
            assert_eq!(unguarded(guard), text);
        }
        assert_eq!(unguarded("'tis the season"), "'tis the season");
    }

    #[test]
    fn a_row_becomes_fields() {
        let row =
            json!({"headline": "'=H", "note": "", "topics": "a;b ; c", "other": "{\"n\":[1],\"headline\":\"no\"}"});
        let mut fields = row.as_object().unwrap().clone();
        restore(&mut fields);
        assert_eq!(Value::Object(fields), json!({"headline": "=H", "topics": ["a", "b", "c"], "n": [1]}));
        let mut fields = json!({"other": "plain words"}).as_object().unwrap().clone();
        restore(&mut fields);
        assert_eq!(fields["other"], "plain words");
    }

    #[test]
    fn lists_of_other_programs_are_split() {
        for text in [
            "Rivers; Town halls",
            "Rivers|Town halls",
            "Rivers, Town halls",
            "['Rivers', 'Town halls']",
            "#Rivers,#Town halls",
        ] {
            assert_eq!(items_of(text), ["Rivers", "Town halls"], "{text}");
        }
        assert_eq!(items_of("Lund, Skåne; Malmö"), ["Lund, Skåne", "Malmö"]);
        assert_eq!(items_of(r#"['D\'Or', "O'Hea, Jo"]"#), ["D'Or", "O'Hea, Jo"]);
        assert_eq!(items_of(r#"{rivers,"town halls, new"}"#), ["rivers", "town halls, new"]);
        assert!(items_of("[]").is_empty());
        assert_eq!(quoted_items("[Staff]"), None);
        assert_eq!(quoted_items("{name: Ann}"), None);
    }

    #[test]
    fn words_for_no_value_are_none() {
        let cleared = |fields: Value| {
            let mut fields = fields.as_object().cloned().unwrap_or_default();
            clear(&mut fields);
            Value::Object(fields)
        };
        assert_eq!(
            cleared(json!({"outlet": "nan", "byline": "None", "date": "NaT", "url": "\\N", "topics": ["NULL", "a"]})),
            json!({"topics": ["a"]})
        );
        let kept =
            json!({"headline": "None", "text": "N/A", "byline": "Nan Ek", "other": "nan", "outlet": "Null Post"});
        assert_eq!(cleared(kept.clone()), kept);
        assert_eq!(
            cleared(json!({"byline": "['Ann Lee', \"Bo Ek\"]", "text": "nan"})),
            json!({"byline": ["Ann Lee", "Bo Ek"]})
        );
        let words = json!({"headline": "Null", "text": "None of it."});
        assert_eq!(cleared(words.clone()), words);
        assert_eq!(cleared(json!({"headline": "None", "text": "None"})), json!({"headline": "None"}));
    }

    #[test]
    fn line_breaks_that_were_written_as_signs_are_breaks() {
        for (text, wanted) in [
            (r"One.\n\nTwo\n\nThree", "One.\n\nTwo\n\nThree"),
            (r"One.\r\nTwo.", "One.\nTwo."),
            (r"In C:\new and D:\next.", r"In C:\new and D:\next."),
            ("One._x000D_\nTwo.\\nx", "One.\nTwo.\\nx"),
        ] {
            assert_eq!(with_breaks(text), wanted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn texts_and_lists_come_back(text in "['=+a@-]{0,5}", lists in prop::collection::vec("['=; \\[\\]\"a]{0,4}", 0..4)) {
            let guard = guarded(&text);
            prop_assert!(!guard.starts_with(FORMULA));
            prop_assert_eq!(unguarded(&guard), &text);
            prop_assert_eq!(items(unguarded(&guarded(&list(&lists)))), lists);
        }
    }
}
