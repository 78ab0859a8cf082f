//! Live: the entries of a live blog, each under its time and heading.

use crate::html::tree::Markup;
use crate::readers::web_page::paragraphs;
use serde_json::{Map, Value};

/// The text of a live blog as a page's data has it: before each entry a line with its time and heading. Empty if there are no entries.
pub fn text(fields: &Map<String, Value>) -> String {
    let one;
    let updates = match fields.get("liveBlogUpdate") {
        Some(Value::Array(updates)) => updates.as_slice(),
        Some(update @ Value::Object(_)) => {
            one = [update.clone()];
            &one
        }
        _ => &[],
    };
    let mut lines = Vec::new();
    for update in updates.iter().filter_map(Value::as_object) {
        let said = |name: &str| paragraphs_of(update, name);
        let mut text = said("articleBody");
        if text.is_empty() {
            text = said("description");
        }
        let heading = said("headline").join(" ");
        if text.is_empty() && heading.is_empty() {
            continue;
        }
        let time = ["datePublished", "dateCreated", "dateModified"].iter().find_map(|name| update.get(*name)?.as_str());
        let head = [time.map(shown).unwrap_or_default(), heading];
        let head = head.iter().map(String::as_str).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        lines.extend(Some(head).filter(|head| !head.is_empty()));
        lines.append(&mut text);
    }
    lines.splice(..0, introduction(fields, &lines));
    lines.join("\n")
}

/// What a live blog itself says above its entries, of which these are the lines; what is as long as those says the same.
fn introduction(fields: &Map<String, Value>, entries: &[String]) -> Vec<String> {
    let own = paragraphs_of(fields, "articleBody");
    let weight = |lines: &[String]| lines.iter().map(|line| paragraphs::weight(line)).sum::<usize>();
    let is_own = weight(&own) * 2 <= weight(entries) && !own.iter().any(|line| entries.contains(line));
    if is_own { own } else { Vec::new() }
}

/// The paragraphs of a text in a page's data.
fn paragraphs_of(fields: &Map<String, Value>, name: &str) -> Vec<String> {
    let value = fields.get(name).and_then(Value::as_str).unwrap_or_default();
    value.lines().map(|line| paragraphs::lines(&Markup::parse(line))).filter(|line| !line.is_empty()).collect()
}

/// A time as readers write it: `2024-03-05 08:00` of `2024-03-05T08:00:00Z`.
pub fn shown(time: &str) -> String {
    time.chars().take(16).map(|c| if c == 'T' { ' ' } else { c }).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_has_its_time_and_heading() {
        let check = |json: &str, lines: &[&str]| {
            let value: Map<String, Value> = serde_json::from_str(json).unwrap();
            assert_eq!(text(&value), lines.join("\n"));
        };
        check(
            r#"{"liveBlogUpdate":[{"datePublished":"2021-05-07T10:15:00+02:00","headline":"Late &amp; slow","articleBody":"<p>One.</p>\nTwo."},
            {"description":"Three."},{"headline":""},7]}"#,
            &["2021-05-07 10:15 Late & slow", "One.", "Two.", "Three."],
        );
        check(r#"{"liveBlogUpdate":{"headline":"Over"}}"#, &["Over"]);
        let entry = r#"{"headline":"Late again","articleBody":"The ferry was late again."}"#;
        let blog = |own: &str| format!(r#"{{"articleBody":"{own}","liveBlogUpdate":[{entry},{entry}]}}"#);
        let entries = ["Late again", "The ferry was late again."].repeat(2);
        check(&blog("<p>No bread left.</p>"), &[&["No bread left."], &entries[..]].concat());
        check(&blog("The ferry was late again."), &entries);
        check(&blog(&"It was late, all in all. ".repeat(9)), &entries);
        check(r#"{"headline":"None"}"#, &[]);
    }
}
