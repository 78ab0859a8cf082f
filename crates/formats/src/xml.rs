//! XML: a document as a small tree, as much of it as can be read.
//!
//! Nothing outside the document is fetched and no entity that it declares is expanded. What is nested deeper than
//! [`DEEPEST`] is in the tree without its elements, so that code that walks it needs no limit.

use crate::html::cdata;
use crate::html::fragment::{self, Paragraphs};
use crate::html::tree::is_inline;
use model::fault::{Fault, FaultKind, Place};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How deep elements of the tree are nested at most.
pub const DEEPEST: usize = 128;

/// A part of an element's content.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// Text, its entities decoded.
    Text(String),
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// Its name without prefix.
    pub name: String,
    /// The prefix of its name, empty where it has none.
    pub prefix: String,
    /// Its attributes, names without prefix, entities decoded.
    pub attributes: Vec<(String, String)>,
    /// Its content, in order.
    pub children: Vec<Node>,
}

/// Reads a document. Returns an element without a name around the document's, and the fault if there is one.
/// Elements that are open where the document breaks off are in the tree with their content so far.
pub fn read(file: &str, text: &str) -> (Element, Option<Fault>) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut open = vec![Element::default()];
    // How many elements are open that are too deep for the tree.
    let mut n_deeper = 0_usize;
    let error = loop {
        match reader.read_event() {
            Ok(Event::Start(_)) if open.len() > DEEPEST => n_deeper += 1,
            Ok(Event::Start(tag)) => open.push(Element::begun(&tag)),
            Ok(Event::Empty(tag)) => add(&mut open, Node::Element(Element::begun(&tag))),
            Ok(Event::End(_)) if n_deeper > 0 => n_deeper -= 1,
            Ok(Event::End(_)) => close(&mut open),
            Ok(Event::Text(text)) => add_text(&mut open, &text),
            Ok(Event::CData(text)) => add_text(&mut open, &text),
            Ok(Event::GeneralRef(name)) => add_text(&mut open, &referred(&name)),
            Ok(Event::Eof) if open.len() > 1 => break Some(FaultKind::XmlCutShort),
            Ok(Event::Eof) => break None,
            Ok(_) => {}
            Err(error) => break Some(FaultKind::Xml(error.to_string())),
        }
    };
    let fault = error.map(|kind| {
        let at = (reader.error_position().max(reader.buffer_position()) as usize).min(text.len());
        let line = 1 + text.bytes().take(at).filter(|b| *b == b'\n').count();
        Fault { place: Place::line(file, line), kind }
    });
    while open.len() > 1 {
        close(&mut open);
    }
    (open.pop().unwrap_or_default(), fault)
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

/// Adds text, in one node with text right before it.
fn add_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    if let Some(Node::Text(before)) = parent.children.last_mut() {
        before.push_str(text);
    } else {
        parent.children.push(Node::Text(text.to_owned()));
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(mut done) = open.pop()
    {
        // What is left of a section that was made twice. An element within a line may speak of it.
        if let Some(Node::Text(text)) = done.children.last_mut()
            && !is_inline(&done.name)
            && let Some(bare) = cdata::bared(text)
        {
            *text = bare.to_owned();
        }
        add(open, Node::Element(done));
    }
}

/// The text of the reference `&name;`; the reference itself if it is unknown.
fn referred(name: &str) -> String {
    let number = name.strip_prefix('#').map(|digits| match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => digits.parse(),
    });
    match number {
        Some(code) => code.ok().and_then(char::from_u32).unwrap_or('\u{fffd}').to_string(),
        None if name == "apos" => "'".to_owned(),
        None => fragment::entity(name).unwrap_or_else(|| format!("&{name};")),
    }
}

/// A text with its references decoded.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('&');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        match piece.split_once(';') {
            Some((name, rest)) if !name.is_empty() && name.len() < 40 => {
                out.push_str(&referred(name));
                out.push_str(rest);
            }
            _ => {
                out.push('&');
                out.push_str(piece);
            }
        }
    }
    out
}

impl Element {
    fn begun(tag: &BytesStart<'_>) -> Self {
        let (name, prefix) = tag.name().decompose();
        let mut attributes = Vec::new();
        for attribute in tag.attributes().with_checks(false).flatten() {
            attributes.push((attribute.key.local_name().as_ref().to_owned(), decoded(&attribute.value)));
        }
        let prefix = prefix.map(|prefix| prefix.as_ref().to_owned()).unwrap_or_default();
        Self { name: name.as_ref().to_owned(), prefix, attributes, children: Vec::new() }
    }

    /// The elements right inside.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of a name right inside, of any prefix.
    pub fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element of a name right inside, of any prefix.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element of a name at any depth.
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// The elements of these names at any depth, in order; not those inside another of them.
    pub fn all(&self, names: &[&str]) -> Vec<&Self> {
        let mut found = Vec::new();
        self.collect(names, &mut found);
        found
    }

    fn collect<'a>(&'a self, names: &[&str], found: &mut Vec<&'a Self>) {
        for element in self.elements() {
            if names.contains(&element.name.as_str()) {
                found.push(element);
            } else {
                element.collect(names, found);
            }
        }
    }

    /// An attribute's value, trimmed; `None` where it is not there or empty.
    pub fn attr(&self, name: &str) -> Option<&str> {
        let value = self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim())?;
        (!value.is_empty()).then_some(value)
    }

    /// The text at any depth, unchanged.
    pub fn raw(&self) -> String {
        let mut out = String::new();
        self.gather(&mut out);
        out
    }

    fn gather(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.gather(out),
                Node::Text(text) => out.push_str(text),
            }
        }
    }

    /// The text in one line, white space collapsed.
    pub fn text(&self) -> String {
        fragment::one_line(&self.raw())
    }

    /// The text of XHTML or NITF as paragraphs, one a line, without the content of elements of these names,
    /// and without scripts and captions.
    pub fn paragraphs(&self, dropped: &[&str]) -> String {
        let mut out = Paragraphs::default();
        self.write(dropped, &mut out);
        out.finish()
    }

    fn write(&self, dropped: &[&str], out: &mut Paragraphs) {
        for node in &self.children {
            match node {
                Node::Text(text) => out.push(text),
                Node::Element(element) => {
                    let is_block = fragment::is_block(&element.name);
                    if is_block {
                        out.end();
                    }
                    if !fragment::is_dropped(&element.name) && !dropped.contains(&element.name.as_str()) {
                        element.write(dropped, out);
                    }
                    if is_block {
                        out.end();
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, paragraphs: &str, fault_line: Option<u32>) {
        let (tree, fault) = read("a.xml", text);
        assert_eq!(tree.paragraphs(&[]), paragraphs, "{text}");
        assert_eq!(fault.as_ref().and_then(|fault| fault.place.line), fault_line, "{text}: {fault:?}");
    }

    #[test]
    fn text_is_decoded() {
        check("<a>x &lt;&#8212;&#x41;&eacute;&nbsp;y &apos;<![CDATA[<b>&amp;]]></a>", "x <—Aé y '<b>&amp;", None);
        check("<r><p>x<![CDATA[y]]>]]></p><p>Use <code>]]&gt;</code></p></r>", "xy\nUse ]]>", None);
        check("<a>AT&T &unknown; &#xFFFFFFFF;</a>", "AT&T &unknown; \u{fffd}", None);
        check("<a><p>one\n two</p>three<script>x</script><!-- no --></a>", "one two\nthree", None);
    }

    #[test]
    fn what_stands_before_a_fault_is_read() {
        check("<a>\n<p>one</p>\n<p>two</q>\n<p>three</p></a>", "one\ntwo", Some(3));
        check("<a>\n<p>one</p>\n<p>two", "one\ntwo", Some(3));
        check("", "", None);
        check("no markup", "no markup", None);
    }

    #[test]
    fn declared_entities_are_not_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"lol\"><!ENTITY c \"&b;&b;\">]><a>&c; &x;</a>";
        check(bomb, "&c; &x;", None);
        check("<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/hosts\">]><a>&f;</a>", "&f;", None);
    }

    #[test]
    fn depth_is_bounded_and_nothing_is_lost() {
        let n = 100_000;
        check(&format!("{}x{}y", "<a>".repeat(n), "</a>".repeat(n)), "xy", None);
        check(&"<a>".repeat(n), "", Some(1));
    }

    #[test]
    fn elements_are_found_by_name() {
        let (tree, _) = read("a.xml", "<r><x:a k=' v &amp; w ' m=\"\"><a>1</a></x:a><b><a>2</a></b></r>");
        assert_eq!(tree.all(&["a"]).iter().map(|a| a.text()).collect::<Vec<_>>(), ["1", "2"]);
        let first = tree.find("a").unwrap();
        assert_eq!((first.prefix.as_str(), first.attr("k"), first.attr("m")), ("x", Some("v & w"), None));
        assert_eq!(tree.find("r").and_then(|r| r.child("b")).map(Element::text).as_deref(), Some("2"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text in "(<|>|&|;|/|!|\\?|=|'|-|a|\\[CDATA\\[|\\]\\]|\\s|\\PC){0,60}") {
            let (tree, _) = read("a.xml", &text);
            proptest::prop_assert!(tree.raw().len() <= 2 * text.len() + 8);
        }
    }
}
