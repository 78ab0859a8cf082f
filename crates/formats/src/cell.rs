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

/// The items of a list that another program wrote as a text: separated by semicolons or bars, else by commas; or as Python or JSON write it.
pub fn items_of(text: &str) -> Vec<String> {
    let text = text.trim();
    if let Ok(items) = serde_json::from_str(text) {
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
