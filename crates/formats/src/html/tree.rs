//! Markup: an HTML text as a tree, whatever state it is in.
//!
//! The nodes are in the order of the text, so that a node is followed by everything within it, up to its end.
//! Only what a reader of articles asks for is kept of attributes. Nothing fails: what is never closed ends with what it is in.

use crate::html::line_text::LineText;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::convert::Infallible;
use std::ops::Range;

/// Elements deeper than this are empty, and their content is their parent's.
const DEEPEST: usize = 200;

/// The attributes that are kept.
const ATTRIBUTES: [&str; 23] = [
    "amp-access",
    "aria-hidden",
    "class",
    "colspan",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "name",
    "property",
    "rel",
    "role",
    "rowspan",
    "style",
    "title",
    "type",
    "value",
    "xml:lang",
];

const VOID: [&str; 16] = [
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements whose content is read literally: a slash before their `>` does not close them.
const RAW: [&str; 10] =
    ["iframe", "noembed", "noframe", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"];

/// A title without anything in it, as it is only in pictures.
const EMPTY_TITLE: &str = "<title/>";

/// The elements of a page's head; any other ends it.
const OF_HEAD: [&str; 9] = ["base", "basefont", "link", "meta", "noscript", "script", "style", "template", "title"];

/// Elements within a line. All others, known or not, begin and end a paragraph.
const INLINE: [&str; 40] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// A stretch of [`Markup::words`].
type Piece = (u32, u32);

#[derive(Debug, Default)]
struct Node {
    parent: u32,
    /// The first node that is not within this one.
    end: u32,
    /// The element's name; empty for text.
    name: Piece,
    /// What a text says; empty for an element.
    text: Piece,
    /// The first of the element's attributes and the first that is not its own.
    attributes: (u32, u32),
}

/// A tree of elements and texts. Node 0 is the whole, without a name.
#[derive(Debug, Default)]
pub struct Markup {
    nodes: Vec<Node>,
    words: String,
    attributes: Vec<(&'static str, Piece)>,
    comment: Option<Piece>,
}

/// Whether an element is within a line, by its name.
pub fn is_inline(name: &str) -> bool {
    INLINE.binary_search(&name).is_ok()
}

/// Emits every tag, attribute, text and comment of HTML in turn. The one place that makes a tokenizer, which is large and compiled again for each type of
/// callback.
pub fn each_event(html: &str, on_event: &mut dyn FnMut(&CallbackEvent<'_>)) {
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        on_event(&event);
        None
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
}

impl Markup {
    /// Reads HTML, a page or a piece of one.
    pub fn parse(html: &str) -> Self {
        let mut builder = Builder {
            tree: Self { nodes: vec![Node::default()], ..Self::default() },
            open: vec![0],
            ..Builder::default()
        };
        // In a picture, a title may be empty and closed at once; elsewhere, all that follows would be the title.
        if html.contains(EMPTY_TITLE) {
            each_event(&html.replace(EMPTY_TITLE, ""), &mut |event| builder.take(event));
        } else {
            each_event(html, &mut |event| builder.take(event));
        }
        builder.finish()
    }

    fn node(&self, node: usize) -> Option<&Node> {
        self.nodes.get(node)
    }

    fn piece(&self, piece: Piece) -> &str {
        self.words.get(piece.0 as usize..piece.1 as usize).unwrap_or_default()
    }

    /// How many nodes there are.
    pub fn n_nodes(&self) -> usize {
        self.nodes.len()
    }

    /// The first comment, which in a saved page may say where it is from.
    pub fn first_comment(&self) -> &str {
        self.comment.map_or("", |piece| self.piece(piece))
    }

    /// An element's name in small letters; empty for a text and for the whole.
    pub fn tag(&self, node: usize) -> &str {
        self.node(node).map_or("", |n| self.piece(n.name))
    }

    /// The text of a text node, unchanged; empty for an element.
    pub fn said(&self, node: usize) -> &str {
        self.node(node).map_or("", |n| self.piece(n.text))
    }

    /// The first node that is not within this one.
    pub fn end(&self, node: usize) -> usize {
        self.node(node).map_or(node + 1, |n| n.end as usize).max(node + 1)
    }

    /// The nodes within a node.
    pub fn within(&self, node: usize) -> Range<usize> {
        node + 1..self.end(node)
    }

    /// The element that a node is in. The root has none.
    pub fn parent(&self, node: usize) -> Option<usize> {
        (node > 0).then(|| self.node(node).map(|n| n.parent as usize)).flatten()
    }

    /// The nodes that a node is in, from its parent outwards.
    pub fn parents(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.parent(node), |&n| self.parent(n))
    }

    /// The nearest element of a name that a node is in.
    pub fn closest(&self, node: usize, tag: &str) -> Option<usize> {
        self.parents(node).find(|&n| self.tag(n) == tag)
    }

    /// An attribute's value, without white space around it.
    pub fn attribute(&self, node: usize, name: &str) -> Option<&str> {
        let (from, to) = self.node(node)?.attributes;
        let own = self.attributes.get(from as usize..to as usize)?;
        own.iter().find(|(n, _)| *n == name).map(|(_, piece)| self.piece(*piece).trim())
    }

    /// Whether one of the words of an attribute (`class`, `itemprop`, `rel`) is this one.
    pub fn has_word(&self, node: usize, attribute: &str, word: &str) -> bool {
        self.attribute(node, attribute).is_some_and(|words| words.split_whitespace().any(|w| w == word))
    }

    /// The elements of a name within a node, in order.
    pub fn tagged<'a>(&'a self, node: usize, tag: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.within(node).filter(move |&n| self.tag(n) == tag)
    }

    /// The text within a node as one line: white space collapsed, a space for each block and line break, no scripts.
    pub fn text(&self, node: usize) -> String {
        let mut line = LineText::default();
        let mut next = node;
        while next < self.end(node) {
            let tag = self.tag(next);
            if matches!(tag, "script" | "style" | "rt" | "rp") && next != node {
                next = self.end(next);
                continue;
            }
            if tag == "br" || !tag.is_empty() && !is_inline(tag) {
                line.space();
            }
            line.push(self.said(next));
            next += 1;
        }
        line.text
    }
}

#[derive(Debug, Default)]
struct Builder {
    tree: Markup,
    /// The elements that are open, from the whole inwards; never empty.
    open: Vec<usize>,
    /// How many are open that are deeper than the tree goes.
    n_flattened: usize,
    /// Whether attributes are those of the newest node.
    in_start_tag: bool,
    /// Whether the newest attribute is one that is kept.
    keeps_value: bool,
}

impl Builder {
    fn take(&mut self, event: &CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.start(&String::from_utf8_lossy(name)),
            CallbackEvent::AttributeName { name } if self.in_start_tag => {
                let newest = self.tree.nodes.len().saturating_sub(1);
                let kept = ATTRIBUTES.iter().find(|kept| kept.as_bytes() == *name);
                if let (Some(&kept), Some(node)) = (kept, self.tree.nodes.get_mut(newest)) {
                    self.tree.attributes.push((kept, (0, 0)));
                    node.attributes.1 += 1;
                    self.keeps_value = true;
                } else {
                    self.keeps_value = false;
                }
            }
            CallbackEvent::AttributeValue { value } if self.in_start_tag && self.keeps_value => {
                let piece = self.keep(value);
                if let Some(last) = self.tree.attributes.last_mut() {
                    last.1 = piece;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.close_start(*self_closing),
            CallbackEvent::EndTag { name } => {
                self.in_start_tag = false;
                self.end(&String::from_utf8_lossy(name));
            }
            CallbackEvent::String { value } => {
                let text = self.keep(value);
                self.add(Node { text, ..Node::default() });
            }
            CallbackEvent::Comment { value } if self.tree.comment.is_none() => {
                self.tree.comment = Some(self.keep(value));
            }
            _ => {}
        }
    }

    fn keep(&mut self, value: &[u8]) -> Piece {
        let from = self.tree.words.len() as u32;
        self.tree.words.push_str(&String::from_utf8_lossy(value));
        (from, self.tree.words.len() as u32)
    }

    fn add(&mut self, node: Node) -> usize {
        let at = self.tree.nodes.len();
        let parent = self.open.last().copied().unwrap_or_default() as u32;
        let n_attributes = self.tree.attributes.len() as u32;
        self.tree.nodes.push(Node { parent, end: at as u32 + 1, attributes: (n_attributes, n_attributes), ..node });
        at
    }

    fn start(&mut self, tag: &str) {
        match tag {
            "li" => self.end_implied(&["li"], &["ul", "ol", "menu", "table", "td"]),
            "dt" | "dd" => self.end_implied(&["dt", "dd"], &["dl", "table", "td"]),
            "option" | "optgroup" => self.end_implied(&["option"], &["select", "optgroup"]),
            "td" | "th" => self.end_implied(&["td", "th"], &["tr", "table"]),
            "tr" => self.end_implied(&["tr"], &["tbody", "thead", "tfoot", "table"]),
            "tbody" | "thead" | "tfoot" => self.end_implied(&["tbody", "thead", "tfoot"], &["table"]),
            "a" => self.end_implied(&["a"], &["td", "li", "table", "div", "p"]),
            _ => {}
        }
        if self.open.last().is_some_and(|&n| self.tree.tag(n) == "head") && !OF_HEAD.contains(&tag) {
            self.close_from(self.open.len() - 1);
        }
        if !is_inline(tag) && !VOID.contains(&tag) && !RAW.contains(&tag) || tag == "hr" {
            // A paragraph holds lines only: the first block that is open either is one or keeps it in.
            let nearest = self.open.iter().rposition(|&n| !is_inline(self.tree.tag(n)));
            if let Some(at) = nearest.filter(|&at| self.open.get(at).is_some_and(|&n| self.tree.tag(n) == "p")) {
                self.close_from(at);
            }
        }
        let name = self.keep(tag.as_bytes());
        self.add(Node { name, ..Node::default() });
        self.in_start_tag = true;
    }

    fn close_start(&mut self, self_closing: bool) {
        self.in_start_tag = false;
        let newest = self.tree.nodes.len().saturating_sub(1);
        let tag = self.tree.tag(newest);
        if VOID.contains(&tag) || self_closing && !RAW.contains(&tag) {
            return;
        }
        if self.open.len() < DEEPEST {
            self.open.push(newest);
        } else {
            self.n_flattened += 1;
        }
    }

    /// Ends the nearest of these elements, unless a boundary is nearer.
    fn end_implied(&mut self, ends: &[&str], boundaries: &[&str]) {
        let at = self.open.iter().rposition(|&n| {
            let tag = self.tree.tag(n);
            ends.contains(&tag) || boundaries.contains(&tag)
        });
        if let Some(at) = at.filter(|&at| self.open.get(at).is_some_and(|&n| ends.contains(&self.tree.tag(n)))) {
            self.close_from(at);
        }
    }

    fn end(&mut self, tag: &str) {
        // What follows the end of the body belongs to it all the same.
        if matches!(tag, "body" | "html") || VOID.contains(&tag) {
            return;
        }
        if self.n_flattened > 0 {
            self.n_flattened -= 1;
            return;
        }
        let is_of_table = matches!(tag, "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th");
        let is_line = is_inline(tag) && tag != "a";
        for at in (1..self.open.len()).rev() {
            let Some(&node) = self.open.get(at) else { return };
            let open = self.tree.tag(node);
            if open == tag {
                self.close_from(at);
                return;
            }
            // A stray end tag ends nothing beyond the cell it is in, one of a line nothing beyond its paragraph.
            if !is_of_table && matches!(open, "td" | "th") || is_line && !is_inline(open) {
                return;
            }
        }
    }

    fn close_from(&mut self, at: usize) {
        let end = self.tree.nodes.len() as u32;
        for node in self.open.drain(at.max(1)..) {
            if let Some(node) = self.tree.nodes.get_mut(node) {
                node.end = end;
            }
        }
    }

    fn finish(mut self) -> Markup {
        self.close_from(1);
        let end = self.tree.nodes.len() as u32;
        if let Some(whole) = self.tree.nodes.first_mut() {
            whole.end = end;
        }
        self.tree
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as nested brackets, texts trimmed.
    fn shape(markup: &Markup, node: usize) -> String {
        let mut said = format!("{}[", markup.tag(node));
        let mut next = node + 1;
        while next < markup.end(node) {
            if markup.tag(next).is_empty() {
                said.push_str(markup.said(next).trim());
            } else {
                said.push_str(&shape(markup, next));
            }
            next = markup.end(next);
        }
        said + "]"
    }

    fn check(html: &str, expected: &str) {
        assert_eq!(shape(&Markup::parse(html), 0), format!("[{expected}]"), "{html}");
    }

    #[test]
    fn what_is_not_closed_ends_where_it_must() {
        check("<p>a<p>b<div>c</div>d", "p[a]p[b]div[c]d");
        check("<p><span>a<div>b</span>c</div>", "p[span[a]]div[bc]");
        check("<ul><li>a<li>b<ul><li>c</ul></ul>d", "ul[li[a]li[bul[li[c]]]]d");
        check("<table><tr><td>a</div><td>b<tr><td>c</table>d", "table[tr[td[a]td[b]]tr[td[c]]]d");
        check("<dl><dt>a<dd>b<dt>c</dl>", "dl[dt[a]dd[b]dt[c]]");
        check("<select><option>a<option>b</select>", "select[option[a]option[b]]");
        check("<a href=x>a<a href=y>b</a>c", "a[a]a[b]c");
        check("<div>a</p></b>b<br>c<img/>d</br></div>", "div[abbr[]cimg[]d]");
        check("<div id='x'/>a<i/>b", "div[]ai[]b");
        check("<head><title>a</title><meta><p>b", "head[title[a]meta[]]p[b]");
    }

    #[test]
    fn raw_text_holds_no_elements() {
        check("<title>a <b> c</title><script>if (a<b) '</p>'</script>d", "title[a <b> c]script[if (a<b) '</p>']d");
        check("<style>p > a{}</style><textarea><p>x</textarea>", "style[p > a{}]textarea[<p>x]");
    }

    #[test]
    fn entities_attributes_and_comments_are_read() {
        let markup =
            Markup::parse("<!--one--><!--two--><P Class='a &amp; b' class=c hidden data-x=y>&eacute;&nbsp;!<b>x</p>");
        assert_eq!(markup.first_comment(), "one");
        assert_eq!((markup.tag(1), markup.attribute(1, "class")), ("p", Some("a & b")));
        assert!(markup.has_word(1, "class", "b") && !markup.has_word(1, "class", "c"));
        assert_eq!((markup.attribute(1, "hidden"), markup.attribute(1, "data-x")), (Some(""), None));
        assert_eq!(markup.text(0), "é !x");
        assert_eq!(markup.closest(4, "p"), Some(1));
    }

    #[test]
    fn a_text_is_one_line() {
        let markup = Markup::parse(
            "<div> a\n <i>b</i>c<p>d<br>e<script>f</script></p></div>日\n本 語<ruby>字<rt>じ</rt></ruby>",
        );
        assert_eq!(markup.text(0), "a bc d e日本 語字");
    }

    #[test]
    fn depth_and_length_are_borne() {
        let deep = ["<div>".repeat(200_000).as_str(), "x", &"</div>".repeat(200_000), "<p>y"].concat();
        let markup = Markup::parse(&deep);
        let last = markup.tagged(0, "p").next().unwrap();
        assert_eq!((markup.parent(last), markup.text(last).as_str()), (Some(0), "y"));
        for html in
            ["<", "</", "<!--", "<a b='", "<p \0=\u{fffd}>", "&#x110000;&#xd800;", "<script>", "<plaintext></p>"]
        {
            Markup::parse(html);
        }
    }
}
