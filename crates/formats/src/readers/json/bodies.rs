//! Bodies: the texts of ninjs and JSON Feed, of which an article may have several in as many forms.

use crate::html::{fragment, residue};
use serde_json::{Map, Value};

/// Takes the bodies out of an article's fields, and returns the longest as text.
pub(super) fn take(fields: &mut Map<String, Value>) -> String {
    let mut bodies: Vec<String> = Vec::new();
    for name in ["body_text", "content_text", "body_html", "body_xhtml", "body_richhtml5", "content_html"] {
        if let Some(Value::String(body)) = fields.get(name) {
            let is_text = name.ends_with("text");
            bodies.push(if is_text {
                residue::text(body).as_deref().map_or_else(|| fragment::paragraphs(body), fragment::paragraphs)
            } else {
                of_html(body)
            });
            fields.remove(name);
        }
    }
    if let Some(Value::Array(list)) = fields.get("bodies") {
        let values = list.iter().filter_map(|body| body.get("value").and_then(Value::as_str));
        bodies.extend(values.map(of_html));
        if !bodies.is_empty() {
            fields.remove("bodies");
        }
    }
    // The longest; of equals the last, which is HTML and keeps the paragraphs.
    bodies.into_iter().max_by_key(String::len).unwrap_or_default()
}

/// The text of HTML, whose tags may have been escaped.
fn of_html(html: &str) -> String {
    if fragment::is_markup(html) { fragment::plain_text(html) } else { residue::paragraphs(html) }
}
