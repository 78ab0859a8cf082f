//! Lists of articles, as exports and the answers of services have them in an object.

use crate::fields::{TEXT, field_of};
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

/// The list of articles in an object; `None` if the object is an article itself.
pub(super) fn inner(object: &mut Map<String, Value>) -> Option<Vec<Value>> {
    inner_at(object, 0)
}

fn inner_at(object: &mut Map<String, Value>, depth: usize) -> Option<Vec<Value>> {
    let is_sign = |(name, value): (&String, &Value)| {
        SIGNS.contains(&name.as_str()) && !value.is_null()
            || field_of(name) == Some(TEXT.name) && (value.is_string() || value.is_object())
    };
    if depth >= DEEPEST_LIST || object.iter().any(is_sign) {
        return None;
    }
    // The title of a feed is the outlet of its items; its language and authors are theirs where they have none.
    let version = object.get("version").and_then(Value::as_str);
    let is_feed = version.is_some_and(|version| version.contains("jsonfeed.org"));
    let of_feed = |name: &str| object.get(name).filter(|_| is_feed).cloned();
    let outlet = of_feed("title");
    let language = of_feed("language");
    let authors = ["authors", "author"].into_iter().find_map(|name| Some((name, of_feed(name)?)));
    for name in LISTS {
        match object.get_mut(name) {
            Some(Value::Array(list)) if list.iter().any(Value::is_object) => {
                let mut list = std::mem::take(list);
                for item in list.iter_mut().filter_map(Value::as_object_mut) {
                    if let (Some(outlet), false) = (&outlet, item.contains_key("outlet")) {
                        item.insert("outlet".to_owned(), outlet.clone());
                        item.insert("inferred".to_owned(), Value::from(vec!["outlet"]));
                    }
                    if let Some(language) = &language {
                        item.entry("language").or_insert_with(|| language.clone());
                    }
                    if let Some((name, authors)) = &authors
                        && !item.contains_key("authors")
                        && !item.contains_key("author")
                    {
                        item.insert((*name).to_owned(), authors.clone());
                    }
                }
                return Some(list);
            }
            Some(Value::Object(inner)) => {
                if let Some(list) = inner_at(inner, depth + 1) {
                    return Some(list);
                }
            }
            _ => {}
        }
    }
    None
}
