//! Articles in an object around them, which services add what they know to.

use super::lists::has;
use crate::fields::{HEADLINE, TEXT, field_of};
use serde_json::{Map, Value};

/// The objects in which services keep an article's fields, if its text is there.
const WRAPPERS: [&str; 4] = ["fields", "attributes", "article", "Document"];

/// Lifts what a service keeps in an object of its own, `{"webTitle": …, "fields": {"bodyText": …}}`, out of it.
pub(super) fn open(fields: &mut Map<String, Value>) {
    // Search engines put the document in a field of what they found.
    if let Some(Value::Object(source)) = fields.get_mut("_source") {
        *fields = std::mem::take(source);
    }
    for name in WRAPPERS {
        let is_text = fields.get(name).and_then(Value::as_object).is_some_and(has_text);
        if is_text && (name == "article" || !has(fields, TEXT.name)) {
            lift(fields, name);
        }
    }
    if !has(fields, TEXT.name) && !has(fields, HEADLINE.name) {
        let is_whole =
            |value: &Value| value.as_object().is_some_and(|inner| has_text(inner) && has(inner, HEADLINE.name));
        let mut names = fields.iter().filter(|(_, value)| is_whole(value)).map(|(name, _)| name.clone());
        if let (Some(name), None) = (names.next(), names.next()) {
            lift(fields, &name);
        }
    }
}

/// Whether one of these fields is a text, or an object around one.
fn has_text(fields: &Map<String, Value>) -> bool {
    fields.iter().any(|(name, value)| {
        let text = value.get("value").or_else(|| value.get("rendered")).unwrap_or(value);
        field_of(name) == Some(TEXT.name) && text.is_string()
    })
}

/// Puts the fields of an object in place of it; those that are there already stay in it.
fn lift(fields: &mut Map<String, Value>, name: &str) {
    let Some(Value::Object(inner)) = fields.remove(name) else { return };
    let mut rest = Map::new();
    for (name, value) in inner {
        if fields.contains_key(&name) {
            rest.insert(name, value);
        } else {
            fields.insert(name, value);
        }
    }
    if !rest.is_empty() {
        fields.insert(name.to_owned(), rest.into());
    }
}
