//! Residue: the tags and entities that other programs leave in headlines, names and texts, once or twice over.

use crate::html::fragment;
use crate::html::tree::is_inline;
use serde_json::{Map, Value};

/// The fields whose values are text and no markup.
const FIELDS: [&str; 6] = ["headline", "outlet", "byline", "topics", "note", "text"];
/// How often a text may have been made markup of in turn.
const MOST_TIMES: usize = 3;
/// The longest name of an entity, and of a tag, in bytes.
const LONGEST_NAME: usize = 32;

/// Removes the markup from the fields of a record.
pub fn clear(fields: &mut Map<String, Value>) {
    for field in FIELDS {
        match fields.get_mut(field) {
            Some(Value::Array(items)) => items.iter_mut().for_each(|item| clear_value(field, item)),
            Some(value) => clear_value(field, value),
            None => {}
        }
    }
    // An address has no tags.
    if let Some(Value::String(url)) = fields.get_mut("url")
        && has_entity(url)
    {
        *url = decoded(url);
    }
}

fn clear_value(field: &str, value: &mut Value) {
    // Of the fields, only the text has paragraphs.
    let plain = if field == "text" { fragment::database_text } else { fragment::plain_text };
    if let Value::String(text) = value
        && let Some(plain) = cleared(text, plain)
    {
        *text = plain;
    }
}

/// A text without its markup; `None` if it has none. A sign that is no part of a tag or an entity stays.
fn cleared(text: &str, plain: fn(&str) -> String) -> Option<String> {
    let once = |text: &str| {
        if has_tag(text) { Some(plain(text)) } else { has_entity(text).then(|| decoded(text)) }
    };
    let mut cleared = once(text)?;
    for _ in 1..MOST_TIMES {
        let Some(again) = once(&cleared) else { break };
        cleared = again;
    }
    Some(cleared)
}

/// Whether a text has a tag of HTML in it, opened and closed.
fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let inner = rest.strip_prefix('/').unwrap_or(rest);
        let end = inner.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
        let name = inner.get(..end).unwrap_or_default().to_ascii_lowercase();
        let is_known = fragment::is_block(&name)
            || fragment::is_dropped(&name)
            || is_inline(&name)
            || matches!(
                name.as_str(),
                "img" | "video" | "audio" | "picture" | "source" | "wbr" | "tbody" | "thead" | "embed" | "input"
            );
        let behind = inner.get(end..).unwrap_or_default();
        is_known && behind.starts_with(['>', ' ', '/', '\n', '\t', '\r']) && behind.contains('>')
    })
}

/// Whether a text has an entity of HTML in it, with its semicolon.
fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let Some((name, _)) = rest.split_once(';').filter(|(name, _)| name.len() <= LONGEST_NAME) else { return false };
        let digits = name.strip_prefix('#').map(|digits| digits.trim_start_matches(['x', 'X']));
        digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit()))
            || fragment::entity(name).is_some()
    })
}

/// A text with its entities decoded, and all else as it is.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let entity = behind.split_once(';').filter(|(name, _)| name.len() <= LONGEST_NAME && !name.contains('<'));
        if let Some((text, after)) = entity.and_then(|(name, after)| Some((fragment::entity_or_number(name)?, after))) {
            // A space that does not break is a space.
            out.push_str(if text == "\u{a0}" { " " } else { &text });
            rest = after;
        } else {
            out.push('&');
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, plain: Option<&str>) {
        assert_eq!(cleared(text, fragment::database_text).as_deref(), plain, "{text}");
    }

    #[test]
    fn markup_becomes_text_however_often_it_was_made() {
        check("Rain &amp; wind", Some("Rain & wind"));
        check("M&amp;amp;S it&#8217;s&nbsp;open", Some("M&S it’s open"));
        check("<p>One <b>two</b>.</p><p>Three</p>", Some("One two.\nThree"));
        check("&lt;p&gt;One &amp;amp; two&lt;/p&gt;&lt;p&gt;Three&lt;/p&gt;", Some("One & two\nThree"));
        check("One<br>two<br />three", Some("One\ntwo\nthree"));
        check("One <em>two</em>.\n\nThree.", Some("One two.\nThree."));
        check("One.\n\n  Two &eacute;", Some("One.\n\n  Two é"));
    }

    #[test]
    fn what_is_no_markup_stays() {
        for text in [
            "R&D; AT&T",
            "a < b and b > c",
            "if x<y then z>w",
            "&bogus; &;",
            "<3 &",
            "Dear <name>, hello",
            "x <b",
            "",
            "&#xzz;",
        ] {
            check(text, None);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_cleared(text in "(<|>|&|/|!|#|;|p|b|amp|x26|\\s|\\PC){0,60}") {
            let mut fields = Map::new();
            fields.insert("text".into(), text.clone().into());
            fields.insert("url".into(), text.into());
            clear(&mut fields);
        }
    }
}
