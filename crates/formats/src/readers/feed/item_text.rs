//! Item text: what an item of a feed says, unless it only leads to where its text is.

use crate::boilerplate::same_words;
use crate::html::tree::Markup;
use crate::html::{fragment, residue};
use crate::readers::web_page::paragraphs::{Paragraph, paragraphs};
use crate::sentence;

/// The most characters beside its link that a line has which only leads elsewhere: a source, a time.
const BESIDE_LINK: usize = 50;
/// The longest text of a link, in characters of an alphabet; what is longer is a text that is linked.
const LONGEST_LINK: usize = 300;
/// How often markup may be escaped: some programs do it twice, and a third time on the way.
const MOST_ESCAPED: usize = 3;

/// The text of a piece of HTML as paragraphs, even if its tags were escaped once too often, or of a text that only speaks of HTML.
pub fn text(raw: &str) -> String {
    let html = unescaped(raw);
    residue::spoken(&html).unwrap_or_else(|| fragment::plain_text(&html))
}

/// HTML whose tags are tags. Text about HTML stays as it is: only what opens with a tag and closes it was HTML once.
fn unescaped(raw: &str) -> String {
    let mut html = raw.to_owned();
    for _ in 1..MOST_ESCAPED {
        if fragment::is_markup(&html) {
            break;
        }
        let inner = fragment::plain_text(&html);
        if !is_html(&inner) {
            break;
        }
        html = inner;
    }
    html
}

/// Whether a text is HTML from its beginning on, or has a line break or closed element of HTML in it.
fn is_html(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let closes = |name: &str| lower.contains(&format!("</{name}>"));
    let opens = |name: &str| lower.contains(&format!("<{name}>")) || lower.contains(&format!("<{name} "));
    lower.contains("&lt;") && lower.contains("&gt;") && lower.starts_with("&lt;")
        || ["p", "div", "a", "b", "i", "em", "strong", "span", "ul", "ol", "li", "blockquote", "h2", "h3", "font"]
            .iter()
            .any(|name| opens(name) && closes(name))
        || lower.starts_with('<') && ["<br>", "<br/>", "<br />", "<img ", "<p>"].iter().any(|tag| lower.contains(tag))
}

/// Whether an item says nothing but its headline and source, or nothing but the headlines that it links.
pub fn only_leads(raw: &str, text: &str, headline: &str, source: &str) -> bool {
    if same_words(text, headline) || same_words(text, &format!("{headline} {source}")) {
        return true;
    }
    let html = unescaped(raw);
    if !fragment::is_markup(&html) {
        return false;
    }
    let lines = paragraphs(&Markup::parse(&html), |_| false);
    let only_leads = |p: &Paragraph| {
        let n_chars = p.text.chars().count();
        let n_beside = n_chars - n_chars * p.linked / 100;
        let is_sentence = p.text.contains(". ") || sentence::ends(&p.text);
        p.linked > 0 && p.weight <= LONGEST_LINK && n_beside <= BESIDE_LINK && !(is_sentence && p.linked < 80)
    };
    !lines.is_empty() && lines.iter().all(only_leads)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_that_was_escaped_too_often_becomes_text() {
        for (raw, expected) in [
            ("&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;", "One & two.\nThree."),
            ("&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;", "One."),
            ("One &lt;b&gt;two&lt;/b&gt; three.", "One two three."),
            (
                "Every paragraph begins with &lt;p&gt; in this language.",
                "Every paragraph begins with <p> in this language.",
            ),
            ("<p>Write &lt;b&gt;x&lt;/b&gt; for bold.</p>", "Write <b>x</b> for bold."),
            ("It ran <script>alert(1)</script> &amp; more.", "It ran <script>alert(1)</script> & more."),
            ("<p>It ran <script>alert(1)</script> here.</p>", "It ran\nhere."),
            ("5 &lt; 6 &gt; 4", "5 < 6 > 4"),
        ] {
            assert_eq!(text(raw), expected, "{raw}");
        }
    }

    #[test]
    fn what_only_leads_elsewhere_is_no_text() {
        let check = |raw: &str, expected: bool| {
            assert_eq!(only_leads(raw, &text(raw), "Ferry late", "The Sun"), expected, "{raw}");
        };
        check("<a href=x>Ferry late</a>&nbsp;<font>The Sun</font>", true);
        check("<ol><li><a href=x>Ferry late</a> The Sun<li><a href=y>Ferry later still</a> Evening Sun</ol>", true);
        check("&lt;a href=x&gt;Other ferry&lt;/a&gt; The Sun", true);
        check("Ferry late — The Sun", true);
        check("<p>The ferry was late again on Tuesday. <a href=x>Read more</a></p>", false);
        check("<p>The ferry was late.</p><p><a href=x>Read more</a></p>", false);
        check("The ferry was late.", false);
    }
}
