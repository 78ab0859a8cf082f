//! A fragment: HTML or text inside another format, as plain text with a paragraph a line.

use crate::html::cdata;
use crate::html::line_text::LineText;
use crate::html::tag::with_all_closed;
use crate::html::tree::each_event;
use html5gum::emitters::callback::CallbackEvent;

/// Elements that end a paragraph where they begin and where they end, in HTML and NITF.
const BLOCKS: [&str; 48] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "block",
    "body",
    "bq",
    "br",
    "caption",
    "center",
    "credit",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hedline",
    "hl1",
    "hl2",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tagline",
    "td",
    "th",
    "title",
    "tr",
    "ul",
];

/// Elements whose content is no part of a text.
const DROPPED: [&str; 13] = [
    "button",
    "figcaption",
    "head",
    "iframe",
    "noscript",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
];

/// Elements whose content is beside a text, as on a page: boxes, menus, what is to be filled in. A figure is not among them: it may be a table.
pub const BESIDE: [&str; 3] = ["aside", "form", "nav"];

/// Whether an element of this name ends a paragraph.
pub fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// Whether the content of an element of this name is no part of a text.
pub fn is_dropped(name: &str) -> bool {
    DROPPED.contains(&name)
}

/// Paragraphs in the making: pieces of text come in, lines go out.
#[derive(Debug, Default)]
pub struct Paragraphs {
    text: String,
    line: LineText,
}

impl Paragraphs {
    /// Takes a piece of text into the paragraph.
    pub fn push(&mut self, piece: &str) {
        self.line.push(piece);
    }

    /// Ends the paragraph, if one has begun.
    pub fn end(&mut self) {
        let line = std::mem::take(&mut self.line).text;
        if !line.is_empty() {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    /// The paragraphs, one a line, without a line feed after the last.
    pub fn finish(mut self) -> String {
        self.end();
        self.text.truncate(self.text.trim_end().len());
        self.text
    }
}

/// A text with its white space collapsed, in one line.
pub fn one_line(text: &str) -> String {
    let mut line = Paragraphs::default();
    line.push(text);
    line.finish()
}

/// A plain text as paragraphs, one a line. Lines are paragraphs, unless they are short and there are blank lines between some:
/// then they were wrapped to a width, and the blank lines separate the paragraphs.
pub fn paragraphs(text: &str) -> String {
    const WIDTH: usize = 90;
    let is_broken = text.trim().lines().any(|line| line.trim().is_empty())
        && text.lines().all(|line| line.trim().chars().count() <= WIDTH);
    let mut out = Paragraphs::default();
    for line in text.lines() {
        out.push(line);
        out.push("\n");
        if !is_broken || line.trim().is_empty() {
            out.end();
        }
    }
    out.finish()
}

/// The text of a piece of HTML as paragraphs, one a line: entities decoded, the text of links kept, scripts, captions and what is beside the text left out.
/// Without a tag, the lines of the text are its paragraphs. What is never closed leaves out nothing.
pub fn plain_text(html: &str) -> String {
    let html = cdata::bared(html).unwrap_or(html);
    if !is_markup(html) {
        return paragraphs(&decoded(html));
    }
    let text = without(html, &is_dropped);
    if !html.split('<').skip(1).any(|rest| BESIDE.contains(&tag_name(rest).as_str())) {
        return text;
    }
    own(without(html, &|name| is_dropped(name) || BESIDE.contains(&name)), text)
}

/// A text without what is beside it, or with it if that is most: some put one of its elements around everything.
pub fn own(own: String, all: String) -> String {
    if own.len() * 2 < all.len() { all } else { own }
}

/// The text of HTML without the content of some of its elements.
fn without(html: &str, is_dropped: &dyn Fn(&str) -> bool) -> String {
    let mut out = Paragraphs::default();
    let closed = with_all_closed(html, is_dropped);
    let html = closed.as_deref().unwrap_or(html);
    // The element whose content is left out, and how many of its name are open in it.
    let mut dropped: Option<(Vec<u8>, usize)> = None;
    let mut opened: Vec<u8> = Vec::new();
    each_event(html, &mut |event| match (event, &mut dropped) {
        (CallbackEvent::String { value }, None) => out.push(&String::from_utf8_lossy(value)),
        (CallbackEvent::OpenStartTag { name }, left_out) => {
            opened = name.to_vec();
            if left_out.is_none() && is_block(&String::from_utf8_lossy(name)) {
                out.end();
            }
        }
        (CallbackEvent::CloseStartTag { self_closing: false }, None)
            if is_dropped(&String::from_utf8_lossy(&opened)) =>
        {
            dropped = Some((std::mem::take(&mut opened), 1));
        }
        (CallbackEvent::CloseStartTag { self_closing: false }, Some((name, depth))) if opened == *name => *depth += 1,
        (CallbackEvent::EndTag { name }, None) if is_block(&String::from_utf8_lossy(name)) => out.end(),
        (CallbackEvent::EndTag { name }, Some((of, depth))) if **name == **of => {
            *depth -= 1;
            if *depth == 0 {
                dropped = None;
                out.end();
            }
        }
        _ => {}
    });
    out.finish()
}

/// The text of HTML as a database keeps it: where it has no elements that are paragraphs, its lines are these, and outside of such elements a blank line
/// ends one.
pub fn database_text(html: &str) -> String {
    let has_block = html.split('<').skip(1).any(|rest| is_block(&tag_name(rest)));
    let mut broken = String::with_capacity(html.len());
    // How many elements are open that are paragraphs or hold some.
    let mut depth = 0_usize;
    for (i, piece) in html.split('<').enumerate() {
        let name = tag_name(piece);
        let is_tag = i > 0 && (!name.is_empty() || piece.starts_with(['/', '!']));
        let end = if piece.starts_with("!--") { piece.find("-->") } else { piece.find('>') };
        let (tag, text) = piece.split_at(if is_tag { end.unwrap_or(piece.len()) } else { 0 });
        broken.push_str(if i > 0 { "<" } else { "" });
        broken.push_str(tag);
        if is_tag && is_block(&name) && !matches!(name.as_str(), "br" | "hr") {
            depth = if tag.starts_with('/') { depth.saturating_sub(1) } else { depth + 1 };
        }
        let mut before = None;
        for line in text.split('\n') {
            let is_behind_blank = depth == 0 && before.is_some_and(|before: &str| before.trim().is_empty());
            let ends = before.is_some() && (!has_block || is_behind_blank);
            broken.push_str(if ends { "<br>" } else { "" });
            broken.push_str(if before.is_some() { "\n" } else { "" });
            broken.push_str(line);
            before = Some(line);
        }
    }
    plain_text(&broken)
}

/// The name of a tag, behind its `<`, in small letters.
fn tag_name(tag: &str) -> String {
    let name = tag.strip_prefix('/').unwrap_or(tag).chars().take_while(char::is_ascii_alphanumeric);
    name.collect::<String>().to_ascii_lowercase()
}

/// Whether a text has a tag, or the beginning of one.
pub fn is_markup(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!'))
}

/// The text of an HTML entity such as `nbsp`; `None` for one that HTML does not have.
pub fn entity(name: &str) -> Option<String> {
    let is_name = name.len() < 40 && name.bytes().all(|b| b.is_ascii_alphanumeric());
    let text = decoded(&format!("&{name};"));
    (is_name && !text.ends_with(';')).then_some(text)
}

/// The text of an HTML entity such as `nbsp` or `#8217`; `None` for one that HTML does not have.
pub fn entity_or_number(name: &str) -> Option<String> {
    let digits = name.strip_prefix('#').filter(|digits| digits.bytes().all(|b| b.is_ascii_alphanumeric()));
    match digits {
        Some(_) => Some(decoded(&format!("&{name};"))).filter(|text| !text.ends_with(';')),
        None => entity(name),
    }
}

/// A text without tags, its entities decoded.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each_event(text, &mut |event| {
        if let CallbackEvent::String { value } = event {
            out.push_str(&String::from_utf8_lossy(value));
        }
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, text: &str) {
        assert_eq!(plain_text(html), text, "{html}");
    }

    #[test]
    fn html_becomes_paragraphs() {
        check("<p>One&nbsp;&amp;\n two <a href='x'>three</a>.</p><p>Four<br/>five</p>", "One & two three.\nFour\nfive");
        check("<div>A<script>if (a<b) {}</script>B</div><style>p {}</style> <ul><li>C<li>D</ul>", "A\nB\nC\nD");
        check("<figure><img><figcaption>Cap</figcaption></figure><p>caf&eacute; soft\u{ad}ly", "café softly");
        check("<![CDATA[<p>One</p>]]>", "One");
        check("<p>a < b &bogus; <b>c", "a < b &bogus; c");
        check("<p>A <script> tag &lt;b&gt;.</p><p>B<title>C</p><p>D", "A <script> tag <b>.\nBC\nD");
        check("", "");
    }

    #[test]
    fn what_is_beside_a_text_is_left_out() {
        const ONE: &str = "The council met on Monday, and nobody left before the bells had rung.";
        let check = |inner: &str, text: &str| check(&format!("<p>{ONE}</p>{inner}"), &format!("{ONE}{text}"));
        check("<aside><h3>Related</h3><p>The pier burns</p></aside><p>Two.</p>", "\nTwo.");
        check("<figure><table><tr><td>Two</table></figure><nav><a href=x>Home</a></nav>", "\nTwo");
        check("<form><label>Your mail</label><form>x</form></form>", "");
        check("<p>Two <aside> three.</p><nav><p>Four.", "\nTwo <aside> three.\nFour.");
        let most = format!("<form><p>{ONE}</p><p>{ONE}</p></form>");
        check(&most, &format!("\n{ONE}\n{ONE}"));
    }

    #[test]
    fn line_breaks_are_paragraphs_where_no_element_is() {
        let check = |html: &str, text: &str| assert_eq!(database_text(html), text, "{html}");
        check("One <em>two</em>.\r\n\r\nThree <a\nhref='x'>four</a>.\nFive.", "One two.\nThree four.\nFive.");
        check("One.<br>\nTwo &amp; three,\nfour.\n \n\nFive.", "One.\nTwo & three, four.\nFive.");
        check(
            "One.\n\nTwo.\n<blockquote><p>Three\n\nfour.</p></blockquote>\nFive\n\nSix <b>b",
            "One.\nTwo.\nThree four.\nFive\nSix b",
        );
        check("<p>One\n\n<b>two</b>\n\nthree.</p>\n<!-- a\n\nb -->\n<p>Four.</p>", "One two three.\nFour.");
        check("a < b\nc > d <i>e</i>", "a < b\nc > d e");
        check("One <b>two</b> three.", "One two three.");
    }

    #[test]
    fn text_without_tags_keeps_its_paragraphs() {
        check("One &amp; two\nThree", "One & two\nThree");
        check("A line that\nwas broken.\n\nAnother.\n", "A line that was broken.\nAnother.");
        let long = "word ".repeat(30);
        assert_eq!(paragraphs(&format!("{long}\n\nB\nC")), format!("{}\nB\nC", long.trim()));
    }

    #[test]
    fn entities_are_those_of_html() {
        assert_eq!(entity("eacute").as_deref(), Some("é"));
        assert_eq!(entity("lol9"), None);
        assert_eq!(entity("ltfoo"), None);
        assert_eq!(entity("a b"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(html in "(<|>|&|/|!|-|p|script|svg|amp;|\\s|\\PC){0,60}") {
            let text = plain_text(&html);
            proptest::prop_assert!(text.lines().all(|line| line.trim() == line && !line.is_empty()));
        }
    }
}
