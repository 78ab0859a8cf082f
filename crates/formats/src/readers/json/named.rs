//! Named: the name or the text that an object of another program stands for.

use crate::html::residue;
use serde_json::Value;

/// The fields of an object that can have its name.
pub(super) const OF_NAME: [&str; 6] = ["name", "value", "main", "rendered", "title", "original"];
/// Those that can have a text.
pub(super) const OF_TEXT: [&str; 3] = ["value", "main", "rendered"];

/// A text in place of an object that has one in one of these fields, or of a list of such objects.
pub(super) fn simple(value: &Value, keys: &[&str]) -> Option<Value> {
    match value {
        Value::Object(_) => name_of(value, keys).map(Value::from),
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let names: Vec<String> = items.iter().filter_map(|item| name_of(item, keys)).collect();
            (names.len() == items.len()).then(|| Value::from(names))
        }
        _ => None,
    }
}

/// The text in a value: its own, or that in one of these fields of an object.
pub(super) fn name_of(value: &Value, keys: &[&str]) -> Option<String> {
    let text = match value {
        Value::Object(object) => keys.iter().find_map(|key| {
            let is_it = |(name, _): &(&String, &Value)| name.eq_ignore_ascii_case(key);
            object.iter().find(is_it).and_then(|(_, value)| value.as_str())
        }),
        other => other.as_str(),
    };
    text.map(residue::paragraphs).filter(|text| !text.is_empty())
}
