//! Residue: the tags and entities that other programs leave in headlines, names and texts, once or twice over.

use crate::html::tag::{Tag, tags};
use crate::html::tree::is_inline;
use crate::html::{cdata, fragment};
use serde_json::{Map, Value};

/// The fields whose values are text and no markup.
const FIELDS: [&str; 6] = ["headline", "outlet", "byline", "topics", "note", "text"];
/// How often a text may have been made markup of in turn.
const MOST_TIMES: usize = 3;
/// The longest element that a text speaks of, in bytes.
const LONGEST_SPOKEN: usize = 120;
/// The longest name of an entity, and of a tag, in bytes.
const LONGEST_NAME: usize = 32;

/// Removes the markup from the fields of a record, and from its text unless that `is_plain`.
pub fn clear(fields: &mut Map<String, Value>, is_plain: bool) {
    for field in FIELDS {
        match fields.get_mut(field) {
            Some(Value::Array(items)) => items.iter_mut().for_each(|item| clear_value(field, item)),
            Some(value) if field != "text" || !is_plain => clear_value(field, value),
            _ => {}
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

/// A text with paragraphs, without its markup; `None` if it has none.
pub fn text(text: &str) -> Option<String> {
    cleared(text, fragment::database_text)
}

/// A text in paragraphs, a line each, without the markup that it may have.
pub fn paragraphs(text: &str) -> String {
    fragment::paragraphs(&cleared(text, fragment::plain_text).unwrap_or_else(|| text.to_owned()))
}

/// A text without its markup; `None` if it has none. A sign that is no part of a tag or an entity stays, and what is a tag only once its entities are
/// decoded is text where there were others.
fn cleared(text: &str, plain: fn(&str) -> String) -> Option<String> {
    let mut cleared: Option<String> = None;
    let mut had_tags = false;
    for _ in 0..MOST_TIMES {
        let now = cleared.as_deref().unwrap_or(text);
        let bare = cdata::bared(now);
        let next = if let Some(bare) = bare {
            bare.to_owned()
        } else if !had_tags && has_tag(now) {
            had_tags = true;
            plain(now)
        } else if has_entity(now) {
            decoded(now)
        } else {
            break;
        };
        cleared = Some(next);
    }
    cleared
}

/// Whether a text has a tag of HTML in it that is markup: one that is no word of a sentence, and has an end where its element needs one.
fn has_tag(text: &str) -> bool {
    let mut ended: Vec<String> = Vec::new();
    let tags = without_spoken(text, known_tags(text));
    // Who speaks of a line break does it once.
    tags.iter().filter(|tag| tag.name == "br").count() > 1
        || tags.iter().rev().any(|tag| {
            let is_open_alone = fragment::is_block(&tag.name) && !fragment::is_dropped(&tag.name) || is_void(&tag.name);
            if tag.is_end && !ended.contains(&tag.name) {
                ended.push(tag.name.clone());
            }
            let has_end = tag.is_end || ended.contains(&tag.name);
            if tag.is_word(text) {
                tag.is_written_out() || has_end && !tag.is_end && is_inline(&tag.name)
            } else {
                tag.is_written_out() || is_open_alone || has_end
            }
        })
}

/// The tags of HTML in a text.
fn known_tags(text: &str) -> Vec<Tag<'_>> {
    tags(text).filter(|tag| tag.name.len() <= LONGEST_NAME && is_known(&tag.name)).collect()
}

/// The paragraphs of a text, a line each, whose tags are all ones that it speaks of; `None` if others or none are in it.
pub fn spoken(text: &str) -> Option<String> {
    let tags = known_tags(text);
    (!tags.is_empty() && without_spoken(text, tags).is_empty()).then(|| fragment::paragraphs(&decoded(text)))
}

/// The tags of a text without those of scripts and the like that it speaks of, closed and all: "writes `<script>alert(1)</script>` into a note".
fn without_spoken<'a>(text: &str, tags: Vec<Tag<'a>>) -> Vec<Tag<'a>> {
    // Up to where the last element runs that is spoken of.
    let mut until = 0;
    let is_markup = |(i, tag): (usize, &Tag<'_>)| {
        let ends = |end: &&Tag<'_>| end.is_end && end.name == tag.name;
        let end = tags.iter().skip(i + 1).take_while(|end| end.at - tag.at <= LONGEST_SPOKEN).find(ends);
        let is_open = !tag.is_end && fragment::is_dropped(&tag.name);
        let whole = end.filter(|_| is_open).map(|end| Tag { end: end.end, name: String::new(), ..*tag });
        until = whole.filter(|element| is_spoken(text, element)).map_or(until, |element| element.end.max(until));
        tag.at >= until
    };
    let are_markup: Vec<bool> = tags.iter().enumerate().map(is_markup).collect();
    tags.into_iter().zip(are_markup).filter(|(_, is_markup)| *is_markup).map(|(tag, _)| tag).collect()
}

/// Whether an element stands in a line as a word does: within a sentence or as its beginning, or in quotation marks where it has attributes.
fn is_spoken(text: &str, element: &Tag<'_>) -> bool {
    let goes_on = |behind: &str| behind.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_lowercase));
    let is_after_mark =
        || text.get(..element.at).is_some_and(|before| before.ends_with(['"', '“', '\'', '‘', '`', '(']));
    let is_word = element.is_word(text);
    !text.get(element.at..element.end).unwrap_or_default().contains('\n')
        && if element.is_written_out() {
            is_word && is_after_mark()
        } else {
            is_word || text.get(element.end..).is_some_and(goes_on)
        }
}

/// Whether an element is one of HTML, by its name.
fn is_known(name: &str) -> bool {
    fragment::is_block(name)
        || fragment::is_dropped(name)
        || is_inline(name)
        || is_void(name)
        || matches!(name, "video" | "audio" | "picture" | "tbody" | "thead")
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "source" | "wbr" | "embed" | "input")
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
    fn a_tag_that_a_text_speaks_of_stays() {
        for text in [
            "Hide a <script> in a note.\nA bank was hit.",
            "Use <p> here.\nAnd <br> there.",
            "A List<String> of a<b and c>d, the <title>",
            "Between <title> and </title> tags",
            "Who writes <script>alert('<b>1</b>')</script> into a note runs it.",
            "The note \"<script>alert(1)</script>\" was kept. <style>p {}</style> was not.",
            "A `<script src=//x.example/a.js></script>` in a note, or (<title>x</title>), is one.",
            "Code <!-- b.\nMore",
        ] {
            check(text, None);
        }
        check("He ran &lt;script&gt;x&lt;/script&gt;, so.", Some("He ran <script>x</script>, so."));
        check("One.\n<script>count()</script>\nTwo.", Some("One.\nTwo."));
        check("One <script src=a.js></script> two.", Some("One\ntwo."));
        check("One. <script>count()</script> Two.", Some("One.\nTwo."));
        check("<p>One <script>count()</script> two.</p>", Some("One\ntwo."));
        check("One.]]>", Some("One."));
        check("&lt;![CDATA[One &amp; two.]]&gt;", Some("One & two."));
        check("<p>A &lt;script&gt; tag.</p><p>Two</p>", Some("A <script> tag.\nTwo"));
        check("<p>Write &lt;b&gt;x&lt;/b&gt; &amp;amp; y.</p>", Some("Write <b>x</b> & y."));
        check("The &lt;style&gt; guide &amp; more", Some("The <style> guide & more"));
        check("One. <br> Two. <img src=x> Three", Some("One.\nTwo. Three"));
        check("a <b> bold </b> word", Some("a bold word"));
        check("One <br> two <br> three", Some("One\ntwo\nthree"));
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
            clear(&mut fields, false);
        }
    }
}
