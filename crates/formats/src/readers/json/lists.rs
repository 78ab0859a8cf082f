//! Lists of articles, as exports and the answers of services have them in an object.

use super::{dialects, sections};
use crate::fields::{DATE, HEADLINE, ID, OUTLET, TEXT, URL, field_of};
use serde_json::{Map, Value};

/// The names of lists of articles in exports and in answers of services.
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

/// How deep such a list can be, `{"response": {"docs": […]}}` being two.
const DEEPEST_LIST: usize = 3;

/// Fields that make an object an article, whatever lists it has; so does a text under any of its names.
const SIGNS: [&str; 3] = ["headline", "headlines", "bodies"];

/// The list in JSON-LD of all that a page speaks of.
const GRAPH: &str = "@graph";

/// The field that says in which of several lists an article was, which may be its outlet, its section or nothing of it.
const IN_LIST: &str = "in_list";

/// How sure it is that a list is one of articles.
#[derive(Clone, Copy, PartialEq)]
enum Level {
    /// Its objects look like articles.
    Sure,
    /// It has the name of such a list.
    Named,
    /// Its objects have a text, or an address and a date.
    Possible,
}

/// The articles in a value, each an object; what is none stands among them as it is.
pub(in crate::readers) fn articles(value: Value) -> Vec<Value> {
    match value {
        Value::Array(list) => match dialects::table(&list) {
            Some(rows) => rows,
            None => list.into_iter().flat_map(in_item).collect(),
        },
        Value::Object(object) if object.is_empty() => Vec::new(),
        Value::Object(_) => in_item(value),
        _ => Vec::new(),
    }
}

/// The articles in an object that is an article or has a list of them; anything else as it is.
pub(in crate::readers) fn in_item(item: Value) -> Vec<Value> {
    match item {
        Value::Object(object) if dialects::is_action(&object) => Vec::new(),
        Value::Object(mut object) => match dialects::rows(&mut object).or_else(|| inner(&mut object)) {
            Some(list) => list,
            None => vec![Value::Object(object)],
        },
        other => vec![other],
    }
}

/// The articles of all lists in an object; `None` if the object is an article itself.
fn inner(object: &mut Map<String, Value>) -> Option<Vec<Value>> {
    if is_article(object) || !object.values().any(|value| value.is_array() || value.is_object()) {
        return None;
    }
    // The title of a feed is the outlet of its items; its language and authors are theirs where they have none.
    let version = object.get("version").and_then(Value::as_str);
    let is_feed = version.is_some_and(|version| version.contains("jsonfeed.org"));
    let of_feed = |name: &str| object.get(name).filter(|_| is_feed).cloned();
    let outlet = of_feed("title");
    let language = of_feed("language");
    let authors = ["authors", "author"].into_iter().find_map(|name| Some((name, of_feed(name)?)));
    let mut lists = Vec::new();
    for level in [Level::Sure, Level::Named, Level::Possible] {
        // What has a headline is rather an article than a list of them.
        if lists.is_empty() && (level != Level::Possible || !has(object, HEADLINE.name)) {
            take(object, 0, level, &mut lists);
        }
    }
    if lists.is_empty() {
        return None;
    }
    let are_many = lists.len() > 1;
    let mut all = Vec::new();
    for (name, mut list) in lists {
        for item in list.iter_mut().filter_map(Value::as_object_mut) {
            if let (Some(outlet), false) = (&outlet, item.contains_key("outlet")) {
                item.insert("outlet".to_owned(), outlet.clone());
                item.insert("inferred".to_owned(), Value::from(vec!["outlet"]));
            }
            if let Some(language) = &language {
                item.entry("language").or_insert_with(|| language.clone());
            }
            if let Some((name, authors)) = &authors
                && !["authors", "author"].iter().any(|name| item.contains_key(*name))
            {
                item.insert((*name).to_owned(), authors.clone());
            }
            if are_many && !LISTS.contains(&name.as_str()) && !item.contains_key(IN_LIST) {
                item.insert(IN_LIST.to_owned(), name.clone().into());
            }
        }
        all.append(&mut list);
    }
    Some(all)
}

/// Takes lists out of an object, each with its name.
fn take(object: &mut Map<String, Value>, depth: usize, level: Level, lists: &mut Vec<(String, Vec<Value>)>) {
    if depth >= DEEPEST_LIST || is_article(object) {
        return;
    }
    let is_headed = has(object, HEADLINE.name);
    let may_be_one = is_headed && has(object, DATE.name);
    if level == Level::Sure && !is_headed {
        take_objects(object, lists);
    }
    for (name, value) in object.iter_mut() {
        let is_named = LISTS.contains(&name.as_str());
        let may_be_text = is_headed && (name == "sections" || sections::IN_PIECES.contains(&name.as_str()));
        // Of the others, only one can be meant.
        if (may_be_one || may_be_text) && !is_named || level != Level::Sure && !lists.is_empty() {
            continue;
        }
        match value {
            Value::Array(list) if level == Level::Sure && dialects::table(list).is_some() => {
                lists.push((name.clone(), dialects::table(list).unwrap_or_default()));
            }
            Value::Array(list) if is_list(list, is_named, level) => {
                if name == GRAPH {
                    list.retain(|item| {
                        item.as_object().is_some_and(|item| has(item, HEADLINE.name) || has(item, TEXT.name))
                    });
                }
                lists.push((name.clone(), std::mem::take(list)));
            }
            Value::Array(list) => {
                list.iter_mut().filter_map(Value::as_object_mut).for_each(|item| take(item, depth + 1, level, lists));
            }
            Value::Object(inner) => take(inner, depth + 1, level, lists),
            _ => {}
        }
    }
}

/// Takes the articles out that an object has under their ids, or the one in an object around it.
fn take_objects(object: &mut Map<String, Value>, lists: &mut Vec<(String, Vec<Value>)>) {
    let is_whole =
        |value: &Value| value.as_object().is_some_and(|item| has(item, HEADLINE.name) && has(item, TEXT.name));
    if !object.values().any(is_whole) {
        return;
    }
    let are_all = object.values().all(Value::is_object) && object.len() > 1;
    let mut list = Vec::new();
    for (id, value) in object.iter_mut().filter(|(_, value)| are_all || is_whole(value)) {
        let mut item = value.take();
        if let Some(item) = item.as_object_mut().filter(|item| are_all && !has(item, ID.name)) {
            item.insert(ID.name.to_owned(), id.clone().into());
        }
        list.push(item);
    }
    lists.push(("articles".to_owned(), list));
}

/// Whether a list is one of articles, each of which may be in an object around it.
fn is_list(list: &[Value], is_named: bool, level: Level) -> bool {
    let is_one = |item: &Map<String, Value>| match level {
        Level::Sure if is_named => has(item, HEADLINE.name) || has(item, TEXT.name),
        Level::Sure => has(item, HEADLINE.name) && has(item, TEXT.name),
        Level::Named => is_named,
        Level::Possible => has(item, TEXT.name) || has(item, URL.name) && has(item, DATE.name),
    };
    let mut items = list.iter().filter_map(Value::as_object);
    items.any(|item| is_one(item) || item.values().filter_map(Value::as_object).any(is_one))
}

/// Whether a value looks like an article in a text where not every object need be one.
pub(super) fn is_likely(item: &Value) -> bool {
    let Value::Object(fields) = item else { return false };
    let has_more = || [HEADLINE, OUTLET, DATE, URL].iter().any(|field| has(fields, field.name));
    has(fields, TEXT.name) && has_more() || is_list(std::slice::from_ref(item), false, Level::Sure)
}

/// Whether an object is an article, whatever lists it has.
fn is_article(object: &Map<String, Value>) -> bool {
    object.iter().any(|(name, value)| {
        SIGNS.contains(&name.as_str()) && !value.is_null()
            || field_of(name) == Some(TEXT.name)
                && (value.is_string() || value.is_object() || value.is_array() && has(object, HEADLINE.name))
    })
}

/// Whether an object has a field, under whatever name.
pub(super) fn has(object: &Map<String, Value>, field: &str) -> bool {
    object.iter().any(|(name, value)| !value.is_null() && field_of(name) == Some(field))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(value: Value, wanted: Value) {
        assert_eq!(Value::Array(articles(value)), wanted);
    }

    fn article(name: &str) -> Value {
        json!({"title": name, "text": "It rained."})
    }

    #[test]
    fn all_lists_of_articles_are_read() {
        let (a, b) = (article("A"), article("B"));
        check(json!({"articles": [a], "posts": [b]}), json!([a, b]));
        check(json!({"posts": [a], "tags": [{"name": "x", "url": "y"}], "comments": [{"text": "z"}]}), json!([a]));
        check(json!([{"page": 1, "articles": [a]}, {"page": 2, "articles": [b]}]), json!([a, b]));
        let of = |name: &str, list: &str| json!({"title": name, "text": "It rained.", "in_list": list});
        check(
            json!({"Harbour News": [a], "Valley Post": [b]}),
            json!([of("A", "Harbour News"), of("B", "Valley Post")]),
        );
    }

    #[test]
    fn lists_are_found_under_any_name() {
        let a = article("A");
        check(json!({"value": [a], "count": 1}), json!([a]));
        check(json!({"db": [{"data": {"entries_all": [a], "users": [{"name": "Ann"}]}}]}), json!([a]));
        check(
            json!({"range": "A1:B2", "values": [["Title", "Text"], ["A", "It rained."]]}),
            json!([{"Title": "A", "Text": "It rained."}]),
        );
        check(json!({"@graph": [{"@type": "WebSite", "name": "P"}, a]}), json!([a]));
        check(json!({"name": "P", "messages": [{"text": "x", "id": 7}]}), json!([{"text": "x", "id": 7}]));
    }

    #[test]
    fn articles_under_their_ids_are_a_list() {
        let with_id = |name: &str, id: &str| json!({"title": name, "text": "It rained.", "id": id});
        check(json!({"x1": article("A"), "x2": article("B")}), json!([with_id("A", "x1"), with_id("B", "x2")]));
        check(
            json!({"x1": article("A"), "x2": {"title": "B"}}),
            json!([with_id("A", "x1"), {"title": "B", "id": "x2"}]),
        );
        check(json!({"status": "ok", "data": article("A")}), json!([article("A")]));
    }

    #[test]
    fn an_article_with_lists_is_one_article() {
        for value in [
            json!({"title": "T", "text": "x", "related": [article("R")]}),
            json!({"title": "T", "text": [{"headline": "Two", "text": "x"}]}),
            json!({"title": "T", "date": "2024-05-03", "url": "x", "related": [article("R")]}),
            json!({"title": "T", "url": "x", "comments": [{"text": "First!"}]}),
            json!({"title": "T", "paragraphs": [{"title": "Two", "text": "x"}]}),
            json!({"title": "T", "url": "x", "quoted": article("Q")}),
        ] {
            check(value.clone(), json!([value]));
        }
    }
}
