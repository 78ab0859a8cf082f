//! Dialects: what pandas and `MongoDB` write that other JSON has not: `NaN`, a table by its columns, values with their type.

use crate::fields::field_of;
use model::order::sort_by;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The words for what is no number.
const NO_NUMBERS: [&str; 3] = ["-Infinity", "Infinity", "NaN"];
/// The keys that say the type of a value in `MongoDB`'s exports.
const TYPES: [&str; 6] = ["$date", "$oid", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal"];
/// How deep such a value may be within another.
const DEEPEST: usize = 8;

/// A text of JSON with `null` for what is no number.
pub fn without_nan(text: &str) -> Cow<'_, str> {
    if !NO_NUMBERS.iter().any(|word| text.contains(word)) {
        return Cow::from(text);
    }
    let mut out = String::with_capacity(text.len());
    // What stands between quotation marks, and what does not, in turn.
    let mut rest = text;
    while let Some((outside, behind)) = rest.split_once('"') {
        out.push_str(&nulled(outside));
        let mut is_escaped = false;
        let end = behind.bytes().position(|b| {
            let is_end = b == b'"' && !is_escaped;
            is_escaped = b == b'\\' && !is_escaped;
            is_end
        });
        let (inside, behind) = behind.split_at(end.map_or(behind.len(), |end| end + 1));
        out.push('"');
        out.push_str(inside);
        rest = behind;
    }
    out.push_str(&nulled(rest));
    Cow::from(out)
}

fn nulled(outside: &str) -> String {
    NO_NUMBERS.iter().fold(outside.to_owned(), |text, word| text.replace(word, "null"))
}

/// The rows of a table that is written by its columns, `{"title": {"0": …, "1": …}, "text": {"0": …, "1": …}}`, or with these apart,
/// `{"columns": […], "data": [[…]]}`.
pub(super) fn rows(object: &mut Map<String, Value>) -> Option<Vec<Value>> {
    let is_text = |name: &str| field_of(name) == Some("text");
    if let (Some(Value::Array(columns)), Some(Value::Array(data))) = (object.get("columns"), object.get("data"))
        && columns.iter().filter_map(Value::as_str).any(is_text)
        && data.iter().all(Value::is_array)
    {
        let row = |cells: &Value| {
            let names = columns.iter().map(|name| name.as_str().unwrap_or_default().to_owned());
            names.zip(cells.as_array().into_iter().flatten().cloned()).collect::<Map<String, Value>>().into()
        };
        return Some(data.iter().map(row).collect());
    }
    let keys = |column: &Value| column.as_object().map(|cells| cells.keys().cloned().collect::<Vec<String>>());
    let mut all = keys(object.values().next()?)?;
    let is_table = object.len() > 1
        && object.keys().any(|name| is_text(name))
        && all.iter().all(|key| key.bytes().all(|b| b.is_ascii_digit()))
        && object.values().all(|column| keys(column).as_ref() == Some(&all));
    if !is_table {
        return None;
    }
    sort_by(&mut all, &|a, b| (a.len(), a).cmp(&(b.len(), b)));
    let mut row = |key: &String| {
        let cell = |(name, column): (&String, &mut Value)| Some((name.clone(), column.get_mut(key)?.take()));
        object.iter_mut().filter_map(cell).collect::<Map<String, Value>>().into()
    };
    Some(all.iter().map(&mut row).collect())
}

/// The rows of a table that is a list of lists, the first of which has its headings.
pub(super) fn table(list: &[Value]) -> Option<Vec<Value>> {
    let (headings, rows) = list.split_first()?;
    let headings: Vec<&str> = headings.as_array()?.iter().map(|name| name.as_str().unwrap_or_default()).collect();
    let n_known = headings.iter().filter(|name| matches!(field_of(name), Some("headline" | "text"))).count();
    if n_known < 2 || rows.is_empty() || !rows.iter().all(Value::is_array) {
        return None;
    }
    let row = |cells: &Value| {
        let names = headings.iter().map(|name| (*name).to_owned());
        names.zip(cells.as_array().into_iter().flatten().cloned()).collect::<Map<String, Value>>().into()
    };
    Some(rows.iter().map(row).collect())
}

/// Whether an object is a line with which Elastic's bulk files say what is done with the next one.
pub(super) fn is_action(object: &Map<String, Value>) -> bool {
    let is_target = |value: &Value| value.as_object().is_some_and(|of| of.keys().all(|name| name.starts_with('_')));
    object.len() == 1
        && object
            .iter()
            .all(|(name, value)| matches!(name.as_str(), "index" | "create" | "update" | "delete") && is_target(value))
}

/// Puts what `{"$date": …}` and its like hold in their place.
pub(super) fn unwrap(value: &mut Value) {
    for _ in 0..DEEPEST {
        let Value::Object(fields) = &mut *value else { break };
        let is_typed = fields.len() == 1 && fields.keys().all(|name| TYPES.contains(&name.as_str()));
        let Some(inner) = fields.values_mut().next().filter(|_| is_typed).map(Value::take) else { break };
        *value = inner;
    }
}

/// The day that `CSL` states in numbers, `{"date-parts": [[2025, 3, 14]]}`, or else in words.
pub(super) fn day(value: &Value) -> Option<String> {
    let number = |part: &Value| part.as_u64().or_else(|| part.as_str()?.trim().parse().ok());
    let first = value.get("date-parts").and_then(|parts| parts.as_array()?.first()?.as_array());
    let parts: Option<Vec<String>> = first.filter(|parts| !parts.is_empty()).and_then(|parts| {
        parts
            .iter()
            .enumerate()
            .map(|(i, part)| Some(format!("{:0w$}", number(part)?, w = if i == 0 { 4 } else { 2 })))
            .collect()
    });
    let said = || ["raw", "literal"].iter().find_map(|key| value.get(key)?.as_str()).map(str::to_owned);
    parts.map(|parts| parts.join("-")).or_else(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_no_number_is_null() {
        let text = r#"[{"a": NaN, "NaN \\\" NaN": "Infinity", "b": -Infinity,"c":[Infinity]}] NaN"#;
        let plain = r#"[{"a": null, "NaN \\\" NaN": "Infinity", "b": null,"c":[null]}] null"#;
        assert_eq!(without_nan(text), plain);
        assert_eq!(without_nan(r#""NaN, open"#), r#""NaN, open"#);
    }

    #[test]
    fn tables_by_column_become_rows() {
        let check = |table: Value, wanted: Option<Value>| {
            let mut table = table.as_object().unwrap().clone();
            assert_eq!(rows(&mut table).map(Value::Array), wanted);
        };
        let cells = |text: &str| json!({"0": text, "10": "c", "2": "b"});
        check(
            json!({"title": cells("A"), "text": cells("x")}),
            Some(json!([{"title": "A", "text": "x"}, {"title": "b", "text": "b"}, {"title": "c", "text": "c"}])),
        );
        check(
            json!({"columns": ["title", "text"], "index": [0], "data": [["A", "x"]]}),
            Some(json!([{"title": "A", "text": "x"}])),
        );
        check(json!({"title": {"0": "A"}, "text": "x"}), None);
        check(json!({"title": {"name": "A"}, "text": {"name": "x"}}), None);
    }

    #[test]
    fn tables_by_row_have_their_headings_first() {
        let rows = |value: Value| table(value.as_array().unwrap()).map(Value::Array);
        let found = rows(json!([["Title", "Text"], ["A", "x"], ["B"]]));
        assert_eq!(found, Some(json!([{"Title": "A", "Text": "x"}, {"Title": "B"}])));
        assert_eq!(rows(json!([["a", "Text"], ["A", "x"]])), None);
        assert_eq!(rows(json!([["Title", "Text"], 7])), None);
    }

    #[test]
    fn days_may_be_numbers() {
        let check = |value: Value, wanted: Option<&str>| assert_eq!(day(&value).as_deref(), wanted);
        check(json!({"date-parts": [[2025, 3, 14]]}), Some("2025-03-14"));
        check(json!({"date-parts": [["2025", "03"]]}), Some("2025-03"));
        check(json!({"date-parts": [], "raw": "14 March 2025"}), Some("14 March 2025"));
        check(json!({"name": "x"}), None);
        check(json!("2025"), None);
    }

    #[test]
    fn values_lose_their_type() {
        let check = |value: Value, wanted: Value| {
            let mut value = value;
            unwrap(&mut value);
            assert_eq!(value, wanted);
        };
        check(json!({"$oid": "7"}), json!("7"));
        check(json!({"$date": {"$numberLong": "1709706600000"}}), json!("1709706600000"));
        check(json!({"$date": "x", "y": 1}), json!({"$date": "x", "y": 1}));
    }
}
