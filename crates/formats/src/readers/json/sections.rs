//! Texts that JSON has in sections, as a list of paragraphs, or in the blocks of an editor.

use crate::sentence;
use serde_json::{Map, Value};

/// The fields that hold a text in pieces where no field holds it as a whole.
pub(super) const IN_PIECES: [&str; 3] = ["paragraphs", "blocks", "content_elements"];

/// The fields of a piece in which its text is, or further pieces.
const OF_PIECE: [&str; 12] = [
    "headline",
    "title",
    "heading",
    "text",
    "paragraphs",
    "content",
    "value",
    "data",
    "items",
    "children",
    "blocks",
    "sections",
];

/// The kinds of pieces that are no text, whatever words they have.
const NO_TEXTS: [&str; 10] =
    ["image", "picture", "photo", "video", "audio", "gallery", "embed", "byline", "author_info", "date"];

/// How deep pieces may be within one another.
const DEEPEST: usize = 12;

/// The paragraphs of a text that comes in pieces, one a line.
pub(super) fn text_of(value: &Value) -> Option<String> {
    let mut lines = Vec::new();
    match value {
        Value::Array(_) => add_lines(value, 0, &mut lines),
        Value::Object(fields) => {
            for name in ["summary", "sections", "paragraphs", "blocks", "content", "children", "root", "document"] {
                // A text beside the pieces is another form of it.
                let pieces = fields.get(name).filter(|value| name == "summary" || !value.is_string());
                if let Some(value) = pieces {
                    add_lines(value, 0, &mut lines);
                }
            }
        }
        _ => {}
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn add_lines(value: &Value, depth: usize, lines: &mut Vec<String>) {
    match value {
        Value::String(line) => lines.extend(Some(line.clone()).filter(|line| !line.trim().is_empty())),
        Value::Array(items) if depth < DEEPEST => match run(items) {
            Some(line) => lines.extend(Some(line).filter(|line| !line.trim().is_empty())),
            None => items.iter().for_each(|item| add_lines(item, depth + 1, lines)),
        },
        Value::Object(fields) if depth < DEEPEST && !is_no_text(fields) => {
            for name in OF_PIECE {
                fields.get(name).into_iter().for_each(|value| add_lines(value, depth + 1, lines));
            }
        }
        _ => {}
    }
}

fn is_no_text(piece: &Map<String, Value>) -> bool {
    let kinds = ["type", "_type"].iter().filter_map(|name| piece.get(*name)).filter_map(Value::as_str);
    kinds.map(str::to_lowercase).any(|kind| NO_TEXTS.contains(&kind.as_str()))
}

/// The line of which a list has the runs, some in bold or with a link: texts, and objects with a text each that are no paragraphs.
fn run(items: &[Value]) -> Option<String> {
    let is_inline = |piece: &Map<String, Value>| {
        let kind = piece.get("type").or_else(|| piece.get("_type")).and_then(Value::as_str);
        match kind {
            None => !piece.contains_key("children") && !piece.contains_key("title") && !piece.contains_key("headline"),
            Some(kind) => INLINE.contains(&kind),
        }
    };
    let of = |item: &Value| match item {
        Value::String(text) => Some(text.clone()),
        Value::Object(piece) if is_inline(piece) => {
            match (piece.get("text"), piece.get("children"), piece.get("content")) {
                (Some(Value::String(text)), ..) => Some(text.clone()),
                (_, Some(Value::Array(inner)), _) | (_, _, Some(Value::Array(inner))) => run(inner),
                _ => None,
            }
        }
        _ => None,
    };
    // Texts alone are paragraphs, and so are objects that don't say what they are, unless a text goes on in the next.
    if !items.iter().any(Value::is_object) {
        return None;
    }
    let texts: Vec<String> = items.iter().map(of).collect::<Option<_>>()?;
    let pairs = || texts.windows(2).filter_map(|pair| Some((pair.first()?, pair.last()?)));
    let goes_on = pairs().any(|(a, b)| a.ends_with(char::is_whitespace) || b.starts_with(char::is_whitespace));
    let begins_anew = pairs().any(|(a, b)| sentence::ends_or_quotes(a) && b.starts_with(char::is_uppercase));
    let is_typed = items.iter().any(|item| item.get("type").or_else(|| item.get("_type")).is_some());
    ((is_typed || goes_on) && !begins_anew).then(|| texts.concat())
}

/// The kinds of pieces that are a run of letters in a line.
const INLINE: [&str; 20] = [
    "text",
    "span",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "strong",
    "em",
    "link",
    "text_link",
    "a",
    "plain",
    "code",
    "spoiler",
    "mention",
    "hashtag",
    "email",
    "phone",
    "cashtag",
    "custom_emoji",
];

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(value: Value, wanted: &str) {
        assert_eq!(text_of(&value).unwrap_or_default(), wanted, "{value}");
    }

    #[test]
    fn paragraphs_come_in_many_shapes() {
        let wanted = "It rained.\nNobody left.";
        check(json!(["It rained.", null, "Nobody left.", ""]), wanted);
        check(json!([["It rained."], ["Nobody left."]]), wanted);
        check(
            json!([{"type": "paragraph", "text": "It rained."}, {"type": "paragraph", "text": "Nobody left."}]),
            wanted,
        );
        check(json!([{"text": "It rained."}, {"text": "Nobody left."}]), wanted);
        check(json!([{"type": "text", "text": "It rained."}, {"type": "text", "text": "Nobody left."}]), wanted);
        check(
            json!({"blocks": [{"type": "header", "data": {"text": "It rained."}}, {"type": "list", "data": {"items": ["Nobody left."]}}]}),
            wanted,
        );
        check(
            json!([{"type": "text", "content": "It rained."}, {"type": "image", "content": "A quay"}, {"type": "text", "content": "Nobody left."}]),
            wanted,
        );
        check(json!({"blocks": []}), "");
        check(json!({"width": 7}), "");
        check(json!([7, {"x": "y"}]), "");
    }

    #[test]
    fn runs_of_a_line_stay_in_it() {
        check(json!(["It ", {"type": "bold", "text": "rained"}, " on Monday."]), "It rained on Monday.");
        let span = |text: &str| json!({"_type": "span", "text": text});
        let block = |a: &str, b: &str| json!({"_type": "block", "children": [span(a), span(b)]});
        check(json!([block("It ", "rained."), block("Nobody", " left.")]), "It rained.\nNobody left.");
        let text = |text: &str| json!({"type": "text", "text": text});
        let paragraph = json!({"type": "paragraph", "content": [text("It "), text("rained.")]});
        check(json!({"type": "doc", "content": [paragraph, paragraph]}), "It rained.\nIt rained.");
        check(json!([{"type": "p", "children": [{"text": "It "}, {"text": "rained.", "bold": true}]}]), "It rained.");
    }
}
