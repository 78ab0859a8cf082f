//! JSON: an article as an object, or many in a list, among them ninjs, the IPTC's news in JSON, and JSON Feed.
//!
//! What has a name that is known here gets the name of an article's field; everything else stays as it is.

use crate::readers::fragment;
use crate::{Found, Record, Take};
use model::{Fault, FaultKind, Place};
use serde_json::{Map, Value};

/// Under which names lists of articles stand in exports and answers of services.
const LISTS: [&str; 13] = [
    "articles",
    "items",
    "results",
    "docs",
    "data",
    "hits",
    "documents",
    "stories",
    "news",
    "entries",
    "posts",
    "records",
    "response",
];

/// How deep such a list stands at most, `{"response": {"docs": […]}}` being two.
const DEEPEST_LIST: usize = 3;

/// Fields that make an object an article, whatever lists it holds beside them.
const SIGNS: [&str; 7] = ["headline", "headlines", "body_text", "bodies", "text", "body", "content"];

/// Fields that may hold HTML.
const MARKUP: [&str; 5] = ["text", "body", "content", "articleBody", "description"];

/// Fields that hold a text, and in some exports an object that has it as one of its own.
const SIMPLE: [&str; 11] =
    ["headline", "title", "text", "body", "content", "outlet", "source", "publisher", "byline", "author", "authors"];

/// Reads a file: an object, a list, an object that holds a list, or several of these one after another.
pub fn read(file: &str, text: &str, take: &mut Take<'_>) {
    let text = text.trim_start_matches('\u{feff}');
    let mut n = 0;
    let mut has_fault = false;
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            Ok(value) => read_value(file, value, &mut n, take),
            Err(error) => {
                let message = error.to_string();
                let what = message.split(" at line ").next().unwrap_or_default().to_owned();
                take(Found::fault(Place::line(file, error.line()), FaultKind::Json(what)));
                has_fault = true;
                break;
            }
        }
    }
    if n == 0 && !has_fault {
        take(Found::fault(Place::file(file), FaultKind::NoArticles));
    }
}

/// Tells the articles of a value; `n` counts what was told.
fn read_value(file: &str, value: Value, n: &mut usize, take: &mut Take<'_>) {
    let list = match value {
        Value::Array(list) => list,
        Value::Object(mut object) => match inner_list(&mut object, 0) {
            Some(list) => list,
            None if object.is_empty() => return,
            None => vec![Value::Object(object)],
        },
        _ => return,
    };
    for value in list {
        *n += 1;
        let place = Place::record(file, *n);
        take(match value {
            Value::Object(mut fields) => {
                // Search engines put the document in a field of what they found.
                if let Some(Value::Object(source)) = fields.get_mut("_source") {
                    fields = std::mem::take(source);
                }
                let mut record = Record::numbered(file, *n);
                record.fields = fields;
                match complete(&mut record) {
                    None => Found::Record(Box::new(record)),
                    Some(kind) => Found::Fault(Fault { place, kind }),
                }
            }
            _ => Found::fault(place, FaultKind::Type { field: "an article".to_owned(), wanted: "a JSON object" }),
        });
    }
}

/// The list of articles that an object holds; `None` where the object is an article itself.
fn inner_list(object: &mut Map<String, Value>, depth: usize) -> Option<Vec<Value>> {
    if depth >= DEEPEST_LIST || SIGNS.iter().any(|sign| object.get(*sign).is_some_and(|v| !v.is_null())) {
        return None;
    }
    // The title of a feed is the outlet of its items.
    let outlet = object.get("version").and_then(Value::as_str).filter(|version| version.contains("jsonfeed.org"));
    let outlet = outlet.and_then(|_| object.get("title")).cloned();
    for name in LISTS {
        match object.get_mut(name) {
            Some(Value::Array(list)) if list.iter().any(Value::is_object) => {
                let mut list = std::mem::take(list);
                for item in list.iter_mut().filter_map(Value::as_object_mut) {
                    if let (Some(outlet), false) = (&outlet, item.contains_key("outlet")) {
                        item.insert("outlet".to_owned(), outlet.clone());
                        item.insert("inferred".to_owned(), Value::from(vec!["outlet"]));
                    }
                }
                return Some(list);
            }
            Some(Value::Object(inner)) => {
                if let Some(list) = inner_list(inner, depth + 1) {
                    return Some(list);
                }
            }
            _ => {}
        }
    }
    None
}

/// Gives the fields of ninjs and the like an article's names; a fault where it is a package without text.
fn complete(record: &mut Record) -> Option<FaultKind> {
    let has_byline = record.fields.contains_key("byline");
    for name in SIMPLE.into_iter().filter(|name| !(has_byline && *name == "authors")) {
        if let Some(simple) = record.fields.get(name).and_then(simple) {
            record.fields.insert(name.to_owned(), simple);
        }
    }
    for name in MARKUP {
        if let Some(Value::String(text)) = record.fields.get_mut(name)
            && fragment::is_markup(text)
        {
            *text = fragment::plain_text(text);
        }
    }
    put_body(record);
    put_first(record, &["headline", "title"], &["headlines"]);
    put_first(record, &["outlet", "source", "publisher", "media_name"], &["infosources", "copyrightholder"]);
    put_first(record, &["byline", "author", "authors"], &["bylines", "by"]);
    put_first(record, &["date"], &["contentcreated", "versioncreated", "firstcreated", "date_published"]);
    put_first(record, &["id"], &["guid", "uri"]);
    if !record.fields.contains_key("topics") {
        let lists = ["subject", "subjects", "keywords", "tags"].iter().filter_map(|name| record.fields.get(*name));
        let topics: Vec<String> = lists.filter_map(Value::as_array).flatten().filter_map(name_of).collect();
        record.put_list("topics", &mut topics.into_iter());
    }
    let has_text = ["text", "body", "content"].iter().any(|name| record.fields.contains_key(*name));
    match record.fields.get("type").and_then(Value::as_str) {
        Some(kind @ ("picture" | "graphic" | "video" | "audio")) if has_text && !record.fields.contains_key("note") => {
            let note = format!("This is the text of a {kind}, not of an article.");
            record.put("note", note);
        }
        Some("composite") if !has_text => {
            let n = match record.fields.get("associations") {
                Some(Value::Object(items)) => items.len(),
                Some(Value::Array(items)) => items.len(),
                _ => 0,
            };
            return Some(FaultKind::Package(n));
        }
        _ => {}
    }
    None
}

/// Makes the field `text` of the fullest of the bodies that ninjs and JSON Feed may give, and drops these.
fn put_body(record: &mut Record) {
    let mut bodies: Vec<String> = Vec::new();
    for name in ["body_text", "content_text", "body_html", "body_xhtml", "body_richhtml5", "content_html"] {
        if let Some(Value::String(body)) = record.fields.get(name) {
            let is_text = name.ends_with("text");
            bodies.push(if is_text { fragment::paragraphs(body) } else { fragment::plain_text(body) });
            record.fields.remove(name);
        }
    }
    if let Some(Value::Array(list)) = record.fields.get("bodies") {
        let values = list.iter().filter_map(|body| body.get("value").and_then(Value::as_str));
        bodies.extend(values.map(fragment::plain_text));
        if !bodies.is_empty() {
            record.fields.remove("bodies");
        }
    }
    // The longest; of equals the last, which is HTML and keeps the paragraphs.
    let fullest = bodies.into_iter().max_by_key(String::len).unwrap_or_default();
    if !["text", "body", "content"].iter().any(|name| record.fields.contains_key(*name)) {
        record.put("text", fullest);
    }
}

/// Gives the first of the names wanted what one of the others holds, where none of the wanted is there. What was taken stays where it is,
/// unless it is the same text.
fn put_first(record: &mut Record, wanted: &[&str], others: &[&str]) {
    if wanted.iter().any(|name| record.fields.get(*name).is_some_and(|value| !value.is_null())) {
        return;
    }
    let Some(first) = wanted.first() else { return };
    for name in others {
        let Some(value) = record.fields.get(*name) else { continue };
        let (taken, is_whole) = match value {
            Value::String(_) | Value::Number(_) => (Some(value.clone()), true),
            Value::Array(items) => (items.iter().find_map(name_of).map(Value::from), false),
            other => (name_of(other).map(Value::from), false),
        };
        if let Some(taken) = taken {
            if is_whole {
                record.fields.remove(*name);
            }
            record.put(first, taken);
            return;
        }
    }
}

/// A text in place of an object that has one, or of a list of such objects.
fn simple(value: &Value) -> Option<Value> {
    match value {
        Value::Object(_) => name_of(value).map(Value::from),
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let names: Vec<String> = items.iter().filter_map(name_of).collect();
            (names.len() == items.len()).then(|| Value::from(names))
        }
        _ => None,
    }
}

/// The name in a value: its own text, or that in the usual field of an object.
fn name_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::Object(object) => {
            ["name", "value", "main", "rendered", "title"].iter().find_map(|key| object.get(*key)?.as_str())
        }
        other => other.as_str(),
    };
    text.map(fragment::plain_text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(text: &str) -> Vec<Value> {
        let mut records = Vec::new();
        read("a.json", text, &mut |found| match found {
            Found::Record(record) => records.push(Value::Object(record.fields)),
            Found::Fault(fault) => records.push(Value::from(fault.to_string())),
            _ => {}
        });
        records
    }

    fn check(input: Value, wanted: Value) {
        assert_eq!(Value::Array(told(&input.to_string())), wanted);
    }

    #[test]
    fn ninjs_is_read() {
        check(
            json!({
                "uri": "urn:1", "type": "text", "headline": "Talks open", "source": "The Wire", "copyrightholder": "No",
                "versioncreated": "2017-08-24T04:38:34+0000", "body_text": "One. Two.", "body_html": "<p>One.</p><p>Two &amp; more.</p>",
                "subject": [{"code": "1", "name": "War"}, {"code": "2"}], "located": "Oslo", "priority": 6
            }),
            json!([{
                "id": "urn:1", "type": "text", "headline": "Talks open", "source": "The Wire", "copyrightholder": "No",
                "date": "2017-08-24T04:38:34+0000", "text": "One.\nTwo & more.", "topics": ["War"],
                "subject": [{"code": "1", "name": "War"}, {"code": "2"}], "located": "Oslo", "priority": 6
            }]),
        );
        check(
            json!({
                "uri": "urn:2", "type": "picture", "headlines": [{"role": "main", "value": "Rain"}], "bodies": [{"value": "It rained."}],
                "infosources": [{"name": "The Wire"}], "by": "Ann", "contentcreated": "2010-01-11", "firstcreated": "2009"
            }),
            json!([{
                "id": "urn:2", "type": "picture", "headlines": [{"role": "main", "value": "Rain"}], "headline": "Rain", "text": "It rained.",
                "infosources": [{"name": "The Wire"}], "outlet": "The Wire", "byline": "Ann", "date": "2010-01-11", "firstcreated": "2009",
                "note": "This is the text of a picture, not of an article."
            }]),
        );
        check(
            json!({"type": "composite", "headline": "H", "associations": {"a": {}, "b": {}}}),
            json!([
                "a.json, record 1: this is a package that points to 2 items and holds no text itself; give the files of what it points to"
            ]),
        );
    }

    #[test]
    fn lists_are_found_where_services_put_them() {
        let article = json!({"title": "T", "x": {"y": [1]}});
        let in_list = |path: Value| check(path, json!([article, article]));
        let list = json!([article, article]);
        in_list(list.clone());
        in_list(json!({"articles": list, "n": 2}));
        in_list(json!({"response": {"docs": list}}));
        in_list(json!({"hits": {"hits": [{"_source": article}, {"_source": article}]}}));
        assert_eq!(told(&format!("{article}\n{article}")), [article.clone(), article.clone()]);
        check(
            json!({"title": "T", "text": "x", "items": [{"a": 1}]}),
            json!([{"title": "T", "text": "x", "items": [{"a": 1}]}]),
        );
    }

    #[test]
    fn objects_that_stand_for_a_name_become_it() {
        check(
            json!([
                {"source": {"id": null, "name": "The Post"}, "authors": [{"name": "A"}, {"name": "B"}], "content": {"rendered": "<p>x</p><p>y</p>"}},
                {"source": {"id": 7}, "text": "a < b"},
                {"byline": "A", "authors": [{"name": "A", "manage": 7}]}
            ]),
            json!([
                {"source": "The Post", "authors": ["A", "B"], "content": "x\ny"},
                {"source": {"id": 7}, "text": "a < b"},
                {"byline": "A", "authors": [{"name": "A", "manage": 7}]}
            ]),
        );
        check(
            json!({
                "version": "https://jsonfeed.org/version/1.1", "title": "The Post",
                "items": [{"id": "1", "title": "T", "content_html": "<p>x</p>", "date_published": "2010-02-07", "tags": ["War"]}]
            }),
            json!([{
                "id": "1", "title": "T", "text": "x", "date": "2010-02-07", "tags": ["War"], "topics": ["War"], "outlet": "The Post",
                "inferred": ["outlet"]
            }]),
        );
    }

    #[test]
    fn what_is_no_article_is_told() {
        assert_eq!(told("[{\"a\":1},\n2"), ["a.json:2: this is not a JSON object: EOF while parsing a list"]);
        check(json!([{"a": 1}, 2]), json!([{"a": 1}, "a.json, record 2: an article should be a JSON object"]));
        for text in ["", "[]", "{}", "3"] {
            assert_eq!(told(text), ["a.json: there is no article in this file; leave it out"], "{text}");
        }
        assert_eq!(told(&"[".repeat(100_000)).len(), 1);
    }
}
