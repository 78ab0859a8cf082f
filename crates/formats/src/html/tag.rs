//! A tag in a text: whether it is markup or what the text speaks of, "hide a `<script>` element in a comment".

/// Elements whose content runs to their end tag, or to the end of everything where there is none.
const RAW: [&str; 5] = ["noembed", "noframes", "plaintext", "xmp", "textarea"];
/// What ends a sentence, before a line break that stands by itself.
const SENTENCE_ENDS: [char; 9] = ['.', '!', '?', '…', ':', '"', '”', '»', '>'];

/// The longest that a tag is, in bytes.
const LONGEST: usize = 8_192;

/// A tag, or what looks like one.
#[derive(Debug)]
pub struct Tag<'a> {
    /// Where its `<` is.
    pub at: usize,
    /// The first byte behind its `>`.
    pub end: usize,
    /// Its name in small letters.
    pub name: String,
    /// Whether it ends an element.
    pub is_end: bool,
    /// What stands between its name and its `>`.
    pub more: &'a str,
}

impl Tag<'_> {
    /// Whether it has an attribute with a value, or closes itself, as no word of a text does.
    pub fn is_written_out(&self) -> bool {
        self.more.contains('=') || self.more.ends_with('/')
    }

    /// Whether it stands in its text as a word does, between spaces and within a sentence.
    pub fn is_word(&self, text: &str) -> bool {
        let before = text.get(..self.at).unwrap_or_default();
        let behind = text.get(self.end..).unwrap_or_default();
        let is_behind_word = before.ends_with(' ') && !before.trim_end().ends_with(SENTENCE_ENDS);
        let is_within = is_behind_word || before.ends_with(['(', '"', '“', '\'', '‘', '`', '/']);
        let is_end = |c: char| {
            matches!(c, ' ' | ')' | '"' | '”' | '\'' | '’' | '`' | ',' | '.' | ';' | ':' | '?' | '!' | '/' | '\n')
        };
        is_within && behind.chars().next().is_none_or(is_end)
    }
}

/// The tags of a text, in order.
pub fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    text.match_indices('<').filter_map(|(at, _)| {
        let inner = text.get(at + 1..)?;
        let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let n_name = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, behind) = inner.split_at_checked(n_name).filter(|(name, _)| !name.is_empty())?;
        if !behind.starts_with(['>', '/', ' ', '\n', '\t', '\r']) {
            return None;
        }
        let n_more = behind.bytes().take(LONGEST).position(|b| matches!(b, b'<' | b'>'))?;
        let is_closed = behind.get(n_more..)?.starts_with('>') && name.starts_with(|c: char| c.is_ascii_alphabetic());
        let end = at + 1 + usize::from(is_end) + n_name + n_more + 1;
        let more = behind.get(..n_more)?;
        is_closed.then(|| Tag { at, end, name: name.to_ascii_lowercase(), is_end, more })
    })
}

/// HTML in which nothing is left out because its end is missing: of elements that are `dropped` and of comments, what is never closed is text where it stands
/// as a word, and is no tag elsewhere. `None` where all is closed.
pub fn with_all_closed(html: &str, dropped: &dyn Fn(&str) -> bool) -> Option<String> {
    let is_swallowing = |tag: &Tag<'_>| dropped(&tag.name) || RAW.contains(&tag.name.as_str());
    let mut out = String::new();
    let mut from = 0;
    let found: Vec<Tag<'_>> = tags(html).filter(is_swallowing).collect();
    // The names that have an end tag behind the place that is looked at.
    let mut ends: Vec<&str> = Vec::new();
    let mut open: Vec<(usize, usize, bool)> = Vec::new();
    for tag in found.iter().rev() {
        let is_ended = ends.contains(&tag.name.as_str());
        if tag.is_end && !is_ended {
            ends.push(&tag.name);
        } else if !tag.is_end && !is_ended {
            open.push((tag.at, tag.end, tag.is_word(html)));
        }
    }
    let last = html.rfind("<!--").filter(|at| !html.get(*at..).unwrap_or_default().contains("-->"));
    if let Some(at) = last {
        let first = html.get(..at).and_then(|before| before.rfind("-->")).unwrap_or(0);
        let at = html.get(first..).and_then(|rest| rest.find("<!--")).map_or(at, |found| first + found);
        open.push((at, at + "<!--".len(), true));
    }
    open.sort_unstable();
    for (at, end, is_word) in open {
        let Some(before) = html.get(from..at) else { continue };
        out.push_str(before);
        if is_word {
            out.push_str("&lt;");
            from = at + 1;
        } else {
            from = end;
        }
    }
    (from > 0).then(|| out + html.get(from..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_that_is_a_word_is_known_by_what_is_around_it() {
        let is_word = |text: &str| tags(text).map(|tag| tag.is_word(text)).collect::<Vec<_>>();
        for text in ["the <b> tag", "(<nav>)", "a \"<p>\".", "use <br> here", "the <title>"] {
            assert_eq!(is_word(text), [true], "{text}");
        }
        for text in ["<p>One", "One.<br>Two", "One. <br> Two", "one <b>two", "One\n<hr>\nTwo"] {
            assert_eq!(is_word(text), [false], "{text}");
        }
        assert_eq!(tags("a < b, List<String, x<y z, <3> </>").count(), 0);
    }

    #[test]
    fn what_is_never_closed_leaves_nothing_out() {
        let dropped = |name: &str| name == "script";
        let check = |html: &str, wanted: Option<&str>| {
            assert_eq!(with_all_closed(html, &dropped).as_deref(), wanted, "{html}");
        };
        check("<p>A <script> tag.</p><p>B", Some("<p>A &lt;script> tag.</p><p>B"));
        check("<script>x</script>A <script src=y>B", Some("<script>x</script>A B"));
        check("A <script>x</script> B <!-- c -->", None);
        check("A <!-- b --> C <!-- d", Some("A <!-- b --> C &lt;!-- d"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_closed(html in "(<|</|>|!--|-->|script|SVG|/| |=|x|\\PC){0,30}") {
            with_all_closed(&html, &|name| matches!(name, "script" | "svg"));
        }
    }
}
