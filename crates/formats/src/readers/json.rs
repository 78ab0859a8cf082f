//! JSON: an article as an object, or many in a list, among them ninjs, the IPTC's news in JSON, and JSON Feed.
//!
//! Known names become those of an article's fields; everything else stays.

use crate::event::{Emit, Event};
use crate::fields::{BYLINE, DATE, Field, HEADLINE, ID, OUTLET, TEXT, TOPICS, field_of};
use crate::format::{Format, Reader, Sign, TextLook};
use crate::html::residue;
use crate::person;
use crate::readers::feed::{self, closing};
use crate::record::Record;
use crate::teaser;
use damaged::Found;
use model::fault::{BoilerplateKind, FaultKind, FieldType, Place};
use named::{OF_NAME, OF_TEXT, name_of, simple};
use serde::de::IgnoredAny;
use serde_json::Value;
use std::borrow::Cow;

mod bodies;
mod damaged;
pub mod dialects;
pub(super) mod lists;
mod named;
mod sections;
mod wordpress;
mod wrapped;

/// JSON.
pub static FORMAT: Format = Format::new("json", Sign::Text(is), Reader::Text(read));

fn is(look: &TextLook<'_>) -> bool {
    let is_json = |text: &str| serde_json::from_str::<IgnoredAny>(text).is_ok();
    let first = || look.body.lines().next().unwrap_or_default();
    let is_begun = look.body.starts_with(['{', '[']);
    is_begun && (look.ending == "json" || is_json(first()) || is_json(look.body))
        || look.ending == "json" && (look.body.starts_with("//") || look.body.starts_with("/*"))
}

/// Reads a file: an object, a list, an object with a list in it, or several of these in a row.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let text = dialects::without_nan(text.trim_start_matches('\u{feff}'));
    // A sequence of JSON texts (RFC 7464) has this sign before each.
    let text = if text.contains('\u{1e}') { Cow::from(text.replace('\u{1e}', " ")) } else { text };
    let mut n = 0;
    let mut has_fault = false;
    let mut values = serde_json::Deserializer::from_str(&text).into_iter::<Value>();
    loop {
        let start = values.byte_offset();
        match values.next() {
            None => break,
            Some(Ok(value)) => read_value(file, value, &mut n, emit),
            Some(Err(error)) => {
                has_fault = true;
                damaged::read(&text, start, &error, &mut |found| match found {
                    Found::Article(value) => read_value(file, value, &mut n, emit),
                    Found::Flaw(line, what) => emit(Event::fault(Place::line(file, line), FaultKind::Json(what))),
                });
                break;
            }
        }
    }
    if n == 0 && !has_fault {
        emit(Event::fault(Place::file(file), FaultKind::NoArticles));
    }
}

/// Emits the articles of a value, numbered on from `n`.
fn read_value(file: &str, value: Value, n: &mut usize, emit: &mut Emit<'_>) {
    for value in lists::articles(value) {
        *n += 1;
        emit(if let Value::Object(fields) = value {
            event_of(Record { fields, ..Record::numbered(file, *n) })
        } else {
            let kind = FaultKind::Type { field: String::new(), wanted: FieldType::Object };
            Event::fault(Place::record(file, *n), kind)
        });
    }
}

/// A record of another program's fields as an event.
pub(super) fn event_of(mut record: Record) -> Event {
    let is_of_feed = record.fields.contains_key("content_html");
    record.has_markup = true;
    match complete(&mut record) {
        None => {
            if is_of_feed {
                closing::cut(std::slice::from_mut(&mut record));
            }
            Event::Record(Box::new(record))
        }
        Some(kind) => Event::fault(record.place(""), kind),
    }
}

/// Renames the fields of ninjs and its like to those of an article. A package without text is a fault.
fn complete(record: &mut Record) -> Option<FaultKind> {
    record.fields.values_mut().for_each(dialects::unwrap);
    wrapped::open(&mut record.fields);
    wordpress::take(&mut record.fields);
    // Event Registry's other days are those on which it found the article.
    if let Some(published) = record.fields.remove("dateTimePub") {
        record.fields.insert(DATE.name.to_owned(), published);
    }
    record.fields.retain(|_, value| !is_withdrawn(value));
    for name in sections::IN_PIECES {
        if !has_field(record, &TEXT)
            && let Some(text) = record.fields.get(name).and_then(sections::text_of)
        {
            record.fields.remove(name);
            record.put(TEXT.name, text);
        }
    }
    let has_byline = record.fields.contains_key(BYLINE.name);
    for (name, value) in &mut record.fields {
        let is_name =
            has(name, &HEADLINE) || has(name, &OUTLET) || has(name, &BYLINE) && (!has_byline || name == BYLINE.name);
        let is_text = has(name, &TEXT);
        if is_name && has(name, &BYLINE) {
            *value = person::named(std::mem::take(value));
        } else if has(name, &DATE)
            && let Some(day) = dialects::day(value)
        {
            *value = day.into();
        }
        let mut is_simple = false;
        if let Some(simple) = simple(
            value,
            if is_name {
                &OF_NAME
            } else if is_text {
                &OF_TEXT
            } else {
                &[]
            },
        ) {
            *value = simple;
            is_simple = true;
        }
        if is_text && let Some(text) = sections::text_of(value) {
            *value = text.into();
        }
        if let Value::String(text) = value
            && (is_text && !is_simple || name == "description")
            && let Some(plain) = residue::text(text)
        {
            *text = plain;
        }
    }
    let outlet = record.fields.iter().find_map(|(name, outlet)| outlet.as_str().filter(|_| has(name, &OUTLET)));
    if let Some(outlet) = outlet.map(str::to_owned) {
        for (_, value) in record.fields.iter_mut().filter(|(name, _)| has(name, &HEADLINE)) {
            if let Some(bare) = value.as_str().and_then(|headline| feed::without_outlet(headline, &outlet)) {
                *value = bare.into();
            }
        }
    }
    let texts = record.fields.iter_mut().filter(|(name, _)| has(name, &TEXT));
    let marks: Vec<String> = texts
        .filter_map(|(_, value)| match value {
            Value::String(text) => teaser::cut_mark(text),
            _ => None,
        })
        .collect();
    for mark in marks {
        record.cut(&mark, BoilerplateKind::Export);
    }
    record.is_text_plain = true;
    let body = bodies::take(&mut record.fields);
    if !has_field(record, &TEXT) {
        record.put(TEXT.name, body);
    }
    put_first(record, &HEADLINE, &["headlines"]);
    put_first(record, &OUTLET, &["infosources", "copyrightholder"]);
    put_first(record, &BYLINE, &["bylines", "by"]);
    put_first(record, &DATE, &["contentcreated", "versioncreated", "firstcreated"]);
    put_first(record, &ID, &["uri"]);
    if !record.fields.contains_key(TOPICS.name) {
        let lists = record.fields.iter().filter(|(name, _)| has(name, &TOPICS));
        let topics: Vec<String> =
            lists.filter_map(|(_, list)| list.as_array()).flatten().filter_map(topic_of).collect();
        record.put_list(TOPICS.name, &mut topics.into_iter());
    }
    let has_text = has_field(record, &TEXT);
    match record.fields.get("type").and_then(Value::as_str) {
        Some(kind @ ("picture" | "graphic" | "video" | "audio")) if has_text && !record.fields.contains_key("note") => {
            let note = format!("type: {kind}");
            record.put("note", note);
        }
        Some("composite") if !has_text => {
            let n = match record.fields.get("associations") {
                Some(Value::Object(items)) => items.len(),
                Some(Value::Array(items)) => items.len(),
                _ => 0,
            };
            return Some(FaultKind::Package(n as u32));
        }
        _ => {}
    }
    None
}

/// Whether a value is what services put in place of an article that its publisher has withdrawn.
fn is_withdrawn(value: &Value) -> bool {
    let is_mark = |text: &str| ["[removed]", "[deleted]"].iter().any(|mark| text.trim().eq_ignore_ascii_case(mark));
    value.as_str().is_some_and(is_mark)
}

/// The name of a topic; in `{"name": "subject", "value": "Rivers"}` the name is only its kind.
fn topic_of(topic: &Value) -> Option<String> {
    topic
        .get("value")
        .filter(|value| value.is_string())
        .map_or_else(|| name_of(topic, &OF_NAME), |value| name_of(value, &[]))
}

/// Whether a name is one of a field's.
fn has(name: &str, field: &Field) -> bool {
    field_of(name) == Some(field.name)
}

/// Whether a field is there, under whatever name.
fn has_field(record: &Record, field: &Field) -> bool {
    record.fields.iter().any(|(name, value)| has(name, field) && !value.is_null())
}

/// Fills a missing field from the first of these others. What was used stays where it is, unless it is the same text.
fn put_first(record: &mut Record, field: &Field, others: &[&str]) {
    if has_field(record, field) {
        return;
    }
    for name in others {
        let Some(value) = record.fields.get(*name) else { continue };
        let (taken, is_whole) = match value {
            Value::String(_) | Value::Number(_) => (Some(value.clone()), true),
            Value::Array(items) if field.name == BYLINE.name => {
                let people = person::named(items.iter().cloned().collect());
                (simple(&people, &OF_NAME).or(Some(people)), false)
            }
            Value::Array(items) => (items.iter().find_map(|item| name_of(item, &OF_NAME)).map(Value::from), false),
            other => (name_of(other, &OF_NAME).map(Value::from), false),
        };
        if let Some(taken) = taken {
            if is_whole {
                record.fields.remove(*name);
            }
            record.put(field.name, taken);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::events;
    use serde_json::json;

    fn found(text: &str) -> Vec<Value> {
        events(|emit| read("a.json", text, emit))
    }

    fn check(input: Value, wanted: Value) {
        assert_eq!(Value::Array(found(&input.to_string())), wanted);
    }

    #[test]
    fn references_state_names_and_days_in_parts() {
        let about = json!({"title": "Rain", "container-title": "The Gull", "abstract": "One."});
        let with = |more: Value| {
            let mut fields = about.as_object().cloned().unwrap_or_default();
            fields.extend(more.as_object().cloned().unwrap_or_default());
            found(&Value::Object(fields).to_string()).remove(0)
        };
        let record = with(json!({
            "author": [{"family": "Marlow", "given": "Ines"}, {"literal": "Reuters"}],
            "issued": {"date-parts": [[2025, 3, 14]]}
        }));
        assert_eq!((&record["author"], &record["issued"]), (&json!(["Ines Marlow", "Reuters"]), &json!("2025-03-14")));
        assert_eq!(
            with(json!({"bylines": [{"name": "Ines Marlow"}, "Ola Berg"]}))["byline"],
            json!(["Ines Marlow", "Ola Berg"])
        );
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
                "note": "type: picture"
            }]),
        );
        check(
            json!({"type": "composite", "headline": "H", "associations": {"a": {}, "b": {}}}),
            json!(["a.json#1: Package(2)"]),
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
        assert_eq!(found(&format!("{article}\n{article}")), [article.clone(), article.clone()]);
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
                {"Source": {"Id": "P", "Name": "The Post"}, "title": "Talks - open - The Post", "text": "a < b"},
                {"source": {"id": 7}, "text": "a < b"},
                {"byline": "A", "authors": [{"name": "A", "desk": 7}], "date": "2024-03-06", "dateTimePub": "2024-03-05"}
            ]),
            json!([
                {"source": "The Post", "authors": ["A", "B"], "content": "x\ny"},
                {"Source": "The Post", "title": "Talks - open", "text": "a < b"},
                {"source": {"id": 7}, "text": "a < b"},
                {"byline": "A", "authors": [{"name": "A", "desk": 7}], "date": "2024-03-05"}
            ]),
        );
        check(
            json!({
                "version": "https://jsonfeed.org/version/1.1", "title": "The Post",
                "items": [{"id": "1", "title": "T", "content_html": "<p>x</p>", "date_published": "2010-02-07", "tags": ["War"]}]
            }),
            json!([{
                "id": "1", "title": "T", "text": "x", "date_published": "2010-02-07", "tags": ["War"], "topics": ["War"], "outlet": "The Post",
                "inferred": ["outlet"]
            }]),
        );
    }

    #[test]
    fn the_language_and_authors_of_a_feed_are_its_items() {
        check(
            json!({
                "version": "https://jsonfeed.org/version/1.1", "language": "en-NZ", "authors": [{"name": "The desk"}],
                "items": [{"title": "T", "content_text": "x"}, {"title": "U", "content_text": "y", "author": {"name": "Ann"}, "language": "mi"}]
            }),
            json!([
                {"title": "T", "text": "x", "language": "en-NZ", "authors": ["The desk"]},
                {"title": "U", "text": "y", "language": "mi", "author": "Ann"}
            ]),
        );
    }

    #[test]
    fn what_a_feed_adds_goes() {
        let html = "<p>One.</p><p>The post T first appeared on The Sun.</p>";
        check(json!({"title": "T", "content_html": html}), json!([{"title": "T", "text": "One."}]));
    }

    #[test]
    fn what_services_keep_inside_comes_out() {
        check(
            json!({"response": {"results": [{
                "webTitle": "Rain", "webUrl": "https://g.example/a", "webPublicationDate": "2024-05-03T01:02:03Z",
                "fields": {"headline": "Rain falls", "bodyText": "It rained.", "publication": "The Valley Post"}
            }]}}),
            json!([{
                "webTitle": "Rain", "webUrl": "https://g.example/a", "webPublicationDate": "2024-05-03T01:02:03Z",
                "headline": "Rain falls", "bodyText": "It rained.", "publication": "The Valley Post"
            }]),
        );
        check(
            json!({"status": "OK", "response": {"docs": [{
                "headline": {"main": "Rain falls"}, "byline": {"original": "By Ann Lee", "person": []}, "lead_paragraph": "It rained.",
                "keywords": [{"name": "subject", "value": "Rivers", "rank": 1}]
            }]}}),
            json!([{
                "headline": "Rain falls", "byline": "By Ann Lee", "lead_paragraph": "It rained.",
                "keywords": [{"name": "subject", "value": "Rivers", "rank": 1}], "topics": ["Rivers"]
            }]),
        );
        check(
            json!([{"title": "T", "body": {"summary": ["One."], "sections": [{"headline": ["Two"], "paragraphs": ["Three.", "Four."]}]}}]),
            json!([{"title": "T", "body": "One.\nTwo\nThree.\nFour."}]),
        );
        check(json!([{"title": "T", "content": ["One.", "Two."]}]), json!([{"title": "T", "content": "One.\nTwo."}]));
        let row = json!({"row_idx": 0, "row": {"title": "T", "text": "x", "row_idx": 7}});
        check(json!({"rows": [row]}), json!([{"row_idx": 0, "title": "T", "text": "x", "row": {"row_idx": 7}}]));
        let body = json!({"value": "<p>One.</p><p>Two.</p>", "format": "full_html"});
        check(
            json!({"data": [{"type": "node--article", "attributes": {"title": "T", "body": body}}]}),
            json!([{"type": "node--article", "title": "T", "body": "One.\nTwo."}]),
        );
        check(json!({"title": "T", "paragraphs": ["One.", "Two."]}), json!([{"title": "T", "text": "One.\nTwo."}]));
    }

    #[test]
    fn what_a_service_says_of_its_cut_is_told() {
        let text = r#"[{"title": "T", "content": "Rain fell… [+2310 chars]"}]"#;
        let records = crate::event::tests::records(|emit| read("a.json", text, emit));
        let record = records.first().unwrap();
        assert_eq!((record.fields["content"].as_str(), record.cut.len()), (Some("Rain fell…"), 1));
    }

    #[test]
    fn what_was_withdrawn_is_no_text() {
        let gone = "[Removed]";
        check(
            json!([{"title": gone, "content": gone, "url": "https://removed.example"}]),
            json!([{"url": "https://removed.example"}]),
        );
    }

    #[test]
    fn what_is_no_article_is_reported() {
        assert_eq!(found("[{\"a\":1},\n2"), ["a.json:2: Json(\"EOF while parsing a list\")"]);
        check(json!([{"a": 1}, 2]), json!([{"a": 1}, "a.json#2: Type { field: \"\", wanted: Object }"]));
        for text in ["", "[]", "{}", "3"] {
            assert_eq!(found(text), ["a.json: NoArticles"], "{text}");
        }
        assert_eq!(found(&"[".repeat(100_000)).len(), 1);
    }
}
