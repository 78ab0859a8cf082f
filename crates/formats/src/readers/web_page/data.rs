//! Page data: the JSON in pages for search engines, mostly JSON-LD.

use crate::person;
use model::byline::of_authors;
use serde_json::{Map, Value};

/// The fields of the articles in a block of JSON-LD, in order: alone, in a list, in a graph, or as what a page is about.
pub fn articles(text: &str) -> Vec<Map<String, Value>> {
    let Some(value) = json(text) else { return Vec::new() };
    let mut known = Vec::new();
    take_names(&value, &mut known);
    let mut open = vec![value];
    let mut found = Vec::new();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.into_iter().rev()),
            Value::Object(mut fields) if is_article(&fields) => {
                for name in ["author", "creator", "publisher"] {
                    if let Some(value) = fields.get_mut(name) {
                        name_references(value, &known);
                    }
                }
                found.push(fields);
            }
            Value::Object(mut fields) => {
                open.extend(
                    ["mainEntityOfPage", "mainEntity", "@graph"].iter().filter_map(|name| fields.remove(*name)),
                );
            }
            _ => {}
        }
    }
    found
}

/// Collects the things that have an identifier and a name, which others of the graph refer to.
fn take_names(value: &Value, known: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| take_names(item, known)),
        Value::Object(fields) => {
            if let Some(Value::String(id)) = fields.get("@id")
                && let Some(name) = person::name_of(fields)
            {
                known.push((id.clone(), name));
            }
            fields.values().for_each(|value| take_names(value, known));
        }
        _ => {}
    }
}

/// Puts names in the place of references to things; one to nothing that is known goes, since an address names nobody.
fn name_references(value: &mut Value, known: &[(String, String)]) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| name_references(item, known)),
        Value::Object(fields) if !fields.contains_key("name") && person::name_of(fields).is_none() => {
            let id = fields.get("@id").and_then(Value::as_str).unwrap_or_default();
            *value =
                known.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone()).unwrap_or_default().into();
        }
        Value::String(name) if name.contains("://") => name.clear(),
        _ => {}
    }
}

/// What pages put around JSON so that old browsers or XML do not mind it.
const AROUND: [&str; 9] = ["<!--", "-->", "<![CDATA[", "]]>", "//", "/*", "*/", ";", ","];

/// Reads JSON as pages have it: with line breaks in its texts, comments and commas that do not belong in it, and more around it.
pub fn json(text: &str) -> Option<Value> {
    let mut text = text.trim();
    loop {
        let bare = AROUND.iter().fold(text, |text, mark| text.strip_prefix(mark).unwrap_or(text));
        let bare = AROUND.iter().fold(bare, |text, mark| text.strip_suffix(mark).unwrap_or(text)).trim();
        if bare.len() == text.len() {
            break;
        }
        text = bare;
    }
    let read = |text: &str| serde_json::from_str(text).ok();
    read(text).or_else(|| read(&mended(text, false))).or_else(|| read(&mended(text, true)))
}

/// JSON without what its standard does not allow and its writers believe it does. With `quotes`, a quotation mark that no sign of JSON
/// follows is one of the text.
fn mended(text: &str, quotes: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut is_in_text = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quotes && is_in_text && !is_end(chars.clone()) => out.push_str("\\\""),
            '"' => {
                is_in_text = !is_in_text;
                out.push(c);
            }
            '\\' if is_in_text => match chars.next() {
                Some(escaped) if "\"\\/bfnrtu".contains(escaped) => out.extend(['\\', escaped]),
                Some(escaped) if !escaped.is_control() => out.push(escaped),
                _ => {}
            },
            '\n' if is_in_text => out.push_str("\\n"),
            '/' if !is_in_text && chars.peek() == Some(&'/') => {
                let _ = chars.by_ref().find(|&c| c == '\n');
            }
            '/' if !is_in_text && chars.peek() == Some(&'*') => {
                let mut last = ' ';
                let _ = chars.by_ref().skip(1).find(|&c| std::mem::replace(&mut last, c) == '*' && c == '/');
            }
            '}' | ']' if !is_in_text => {
                let end = out.trim_end().len();
                if out.get(..end).is_some_and(|before| before.ends_with(',')) {
                    out.truncate(end - 1);
                }
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Whether a text of JSON ends before these characters. After a comma, only another value or name begins.
fn is_end(rest: impl Iterator<Item = char>) -> bool {
    let mut signs = rest.filter(|c| !c.is_whitespace());
    match signs.next() {
        Some(',') => signs.next().is_some_and(|c| matches!(c, '"' | '{' | '[' | '}' | ']' | '/')),
        sign => sign.is_none_or(|c| matches!(c, ':' | '}' | ']')),
    }
}

fn is_article(fields: &Map<String, Value>) -> bool {
    let is_one = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report")
        })
    };
    match fields.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_one),
        Some(kind) => is_one(kind),
        None => false,
    }
}

/// The name of a thing, or the names of many joined by commas: `"A"`, `{"name":"A"}`, `[{"name":"A"},"B"]`.
pub fn names(value: &Value) -> String {
    all_names(value).join(", ")
}

/// The byline of the authors in such a value. A text by itself may name several.
pub fn byline(value: &Value) -> String {
    if let Value::String(text) = value { text.clone() } else { of_authors(&all_names(&person::named(value.clone()))) }
}

fn all_names(value: &Value) -> Vec<String> {
    let names: Vec<String> = match value {
        Value::String(name) => vec![name.clone()],
        Value::Object(fields) => match fields.get("name").or_else(|| fields.get("@id")) {
            Some(Value::Array(parts)) => parts.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            Some(Value::String(name)) => vec![name.clone()],
            _ => Vec::new(),
        },
        Value::Array(items) => items.iter().filter(|item| !item.is_array()).flat_map(all_names).collect(),
        _ => Vec::new(),
    };
    names.into_iter().filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, headline: Option<&str>) {
        let found = articles(text);
        assert_eq!(found.first().map(|fields| fields["headline"].as_str().unwrap()), headline, "{text}");
    }

    #[test]
    fn an_article_is_found_wherever_it_stands() {
        check(r#"{"@type":"NewsArticle","headline":"a"}"#, Some("a"));
        check(r#"[{"@type":"Person"},[{"@type":["X","BlogPosting"],"headline":"b"}]];"#, Some("b"));
        check(
            r#"{"@graph":[{"@type":"WebPage","mainEntity":{"@type":"ReportageNewsArticle","headline":"c"}}]}"#,
            Some("c"),
        );
        check(r#"<!-- {"@type":"Article","headline":"d"} -->"#, Some("d"));
        check("//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"e\"}\n//]]>", Some("e"));
        check(r#"{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"f"}]}"#, None);
        check("{", None);
    }

    #[test]
    fn references_to_people_and_papers_are_followed() {
        let found = articles(
            r##"{"@graph":[{"@type":"Article","author":[{"@id":"#a"},{"@id":"#x"},"https://a.example"],"publisher":{"@id":"#p"}},
            {"@type":"Person","@id":"#a","name":"Ann Lee"},{"@type":"Organization","@id":"#p","name":"The Post"}]}"##,
        );
        let found = &found[0];
        assert_eq!((names(&found["author"]).as_str(), names(&found["publisher"]).as_str()), ("Ann Lee", "The Post"));
    }

    #[test]
    fn line_breaks_in_texts_are_mended() {
        check("{\"@type\":\"Article\",\n\"headline\":\"a \\\"b\nc\td\"}", Some("a \"b\nc d"));
    }

    #[test]
    fn what_json_does_not_allow_is_mended() {
        check("/*<![CDATA[*/ {\"@type\":\"Article\",\"headline\":\"a\",} /*]]>*/", Some("a"));
        check("// <![CDATA[\n[{\"@type\":\"Article\",\"headline\":\"a, ]\" ,\n},]\n// ]]>", Some("a, ]"));
        check("{ // the \"kind\"\n\"@type\":\"Article\", /* it's * */ \"headline\":\"it\\'s //a\"}", Some("it's //a"));
        check("{\"@type\":\"Article\",\"headline\":\"a\\", None);
    }

    #[test]
    fn quotation_marks_of_a_text_are_mended() {
        check(r#"{"@type":"Article","headline":"Ferry "late" again","author":"Ann"}"#, Some("Ferry \"late\" again"));
        check(r#"{"@type":"Article", "headline" : ""Late", they say" }"#, Some("\"Late\", they say"));
    }

    #[test]
    fn all_articles_of_a_block_are_found() {
        let found = articles(r#"[{"@type":"NewsArticle","name":"a"},{"@graph":[{"@type":"Article","name":"b"}]}]"#);
        assert_eq!(found.iter().map(|fields| names(&fields["name"])).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn names_are_joined() {
        let value: Value =
            serde_json::from_str(r#"["A",{"name":"B"},{"name":["C","D"]},{"@id":"https://x"},7]"#).unwrap();
        assert_eq!(names(&value), "A, B, C, D, https://x");
    }

    #[test]
    fn each_author_stays_one() {
        let check = |json: &str, expected: &str| {
            let value: Value = serde_json::from_str(json).unwrap();
            assert_eq!(byline(&value), expected, "{json}");
        };
        let marlow = r#"{"@type":"Person","name":"Marlow, Ines"}"#;
        check(marlow, "Ines Marlow");
        check(&format!("[{marlow}]"), "Ines Marlow");
        check(&format!(r#"[{marlow},"Berg, Ola"]"#), "Ines Marlow; Berg, Ola");
        check(r#"[{"givenName":"Ines","familyName":"Marlow"},{"name":"Ola Berg"}]"#, "Ines Marlow, Ola Berg");
        check(r#""Ines, Ola""#, "Ines, Ola");
        check(r#"["Ines","Ola"]"#, "Ines; Ola");
    }
}
