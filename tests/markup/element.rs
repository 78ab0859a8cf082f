//! Elements: rendering a scene, and reading what was rendered.

use broadside::ui::controls::store::Dispatch;
use std::collections::{BTreeMap, BTreeSet};
use yew::{Callback, ContextProvider, Html, LocalServerRenderer, Properties, component, html};

#[derive(Properties, PartialEq)]
pub(crate) struct StageProps {
    scene: Callback<Dispatch, Html>,
}

/// Gives a scene the dispatcher that it expects around it.
#[component]
pub(crate) fn Stage(props: &StageProps) -> Html {
    let dispatch: Dispatch = Callback::noop();
    html! { <ContextProvider<Dispatch> context={dispatch.clone()}>{ props.scene.emit(dispatch) }</ContextProvider<Dispatch>> }
}

/// Renders a scene, holds what every markup must hold, and gives it as a tree.
pub(crate) fn render(scene: impl Fn(Dispatch) -> Html + 'static) -> Element {
    let renderer =
        LocalServerRenderer::<Stage>::with_props(StageProps { scene: Callback::from(scene) }).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let markup = tokio::task::LocalSet::new().block_on(&runtime, renderer.render());
    let root = Element::parse(&markup);
    hold_what_every_markup_must(&root);
    root
}

/// An element with what stands in it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) tag: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Node>,
}

#[derive(Debug)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// Reads markup strictly: what does not nest, or is no attribute in double quotation marks, is a fault.
    pub(crate) fn parse(markup: &str) -> Self {
        let mut open = vec![Self::default()];
        let mut rest = markup;
        while !rest.is_empty() {
            let (text, behind) = rest.split_once('<').unwrap_or((rest, ""));
            assert!(!text.contains('>'), "a bare > in {text:?}");
            if !text.is_empty() {
                open.last_mut().unwrap().children.push(Node::Text(unescape(text)));
            }
            if behind.is_empty() {
                break;
            }
            let (tag, behind) = split_tag(behind);
            rest = behind;
            if tag.starts_with('!') {
                continue;
            }
            if let Some(name) = tag.strip_prefix('/') {
                let closed = open.pop().unwrap();
                assert_eq!(closed.tag, name.trim(), "closes what is not open in {markup}");
                open.last_mut().expect("something is open").children.push(Node::Element(closed));
                continue;
            }
            let element = Self::opened(tag);
            if ["input", "br", "hr", "img", "link", "meta"].contains(&element.tag.as_str()) || tag.ends_with('/') {
                open.last_mut().unwrap().children.push(Node::Element(element));
            } else {
                open.push(element);
            }
        }
        assert_eq!(open.len(), 1, "not all is closed: {markup}");
        open.pop().unwrap()
    }

    pub(crate) fn opened(tag: &str) -> Self {
        let tag = tag.trim_end_matches('/').trim();
        let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let mut attributes = BTreeMap::new();
        while !rest.trim().is_empty() {
            let trimmed = rest.trim_start();
            let end = trimmed.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(trimmed.len());
            let (key, behind) = trimmed.split_at(end);
            let (value, behind) = match behind.strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"').expect("a closing quotation mark"),
                None => ("", behind),
            };
            let earlier = attributes.insert(key.to_owned(), unescape(value));
            assert!(earlier.is_none() && !key.contains(['"', '\'', '=']), "the attribute {key} of {tag}");
            rest = behind;
        }
        Self { tag: name.to_owned(), attributes, children: Vec::new() }
    }

    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Every element inside, in the order of the page.
    pub(crate) fn inside(&self) -> Vec<&Self> {
        self.elements().flat_map(|element| std::iter::once(element).chain(element.inside())).collect()
    }

    /// Every element inside that is not hidden from those who hear the page.
    pub(crate) fn heard(&self) -> Vec<&Self> {
        let heard = self.elements().filter(|element| element.get("aria-hidden") != "true");
        heard.flat_map(|element| std::iter::once(element).chain(element.heard())).collect()
    }

    /// Every element of a class (`.x`) or tag inside.
    pub(crate) fn all(&self, wanted: &str) -> Vec<&Self> {
        self.inside().into_iter().filter(|element| element.is(wanted)).collect()
    }

    /// The one element of a class or tag inside.
    pub(crate) fn one(&self, wanted: &str) -> &Self {
        let all = self.all(wanted);
        assert_eq!(all.len(), 1, "{wanted} in {self:#?}");
        all[0]
    }

    pub(crate) fn is(&self, wanted: &str) -> bool {
        wanted.strip_prefix('.').map_or(self.tag == wanted, |class| self.classes().any(|c| c == class))
    }

    pub(crate) fn classes(&self) -> impl Iterator<Item = &str> {
        self.get("class").split_whitespace()
    }

    /// An attribute; empty where it is not there.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }

    /// All text inside.
    pub(crate) fn text(&self) -> String {
        let of = |child: &Node| match child {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        };
        self.children.iter().map(of).collect()
    }

    /// What one hears of it.
    pub(crate) fn name(&self) -> String {
        if self.has("aria-label") { self.get("aria-label").to_owned() } else { self.text() }
    }

    pub(crate) fn texts(&self, wanted: &str) -> Vec<String> {
        self.all(wanted).into_iter().map(Self::text).collect()
    }
}

/// A tag up to its end; a > inside quotation marks ends nothing.
pub(crate) fn split_tag(text: &str) -> (&str, &str) {
    let mut is_quoted = false;
    for (i, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return (&text[..i], &text[i + 1..]),
            _ => {}
        }
    }
    panic!("a tag without end: {text}")
}

pub(crate) fn unescape(text: &str) -> String {
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")];
    plain.iter().fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
}

/// Names for all that is used, words for every picture, tables whose cells stand under headings, and no way in for scripts and styles.
pub(crate) fn hold_what_every_markup_must(root: &Element) {
    for element in root.inside() {
        assert!(element.tag != "script" && !element.has("style"), "{element:#?}");
        assert!(!element.attributes.keys().any(|name| name.starts_with("on")), "{element:#?}");
        for state in ["aria-pressed", "aria-expanded", "aria-invalid"] {
            assert!(!element.has(state) || ["true", "false"].contains(&element.get(state)), "{state} of {element:#?}");
        }
        if element.tag == "table" {
            let rows: Vec<usize> = element.all("tr").iter().map(|row| row.elements().count()).collect();
            assert!(rows.windows(2).all(|pair| pair[0] == pair[1]), "rows of different lengths: {rows:?}");
            assert!(element.all("th").iter().all(|th| ["col", "row"].contains(&th.get("scope"))), "{element:#?}");
        }
    }
    for element in root.heard() {
        let is_used = ["button", "a", "select", "summary", "dialog", "nav", "label"].contains(&element.tag.as_str());
        assert!(!(is_used || element.has("role")) || !element.name().trim().is_empty(), "no name: {element:#?}");
        let has_words = element.has("aria-label") || !element.all("title").is_empty();
        assert!(element.tag != "svg" || has_words, "a picture without words: {element:#?}");
    }
    let ids: Vec<&str> =
        root.inside().into_iter().map(|element| element.get("id")).filter(|id| !id.is_empty()).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "an id stands twice: {ids:?}");
}

pub(crate) fn percent(text: &str) -> f64 {
    text.strip_suffix('%').unwrap_or_else(|| panic!("{text} is no share")).parse().unwrap()
}
