//! The source: the page's own text as it came, so that the page can write another with other articles in it.
//!
//! The browser does not let a page read its file, so the text is put together from what it made of it: the head, the scripts and the data blocks stand in
//! the document as they stood in the file. What the program put into the page since, and what extensions of the browser did, is left out. The builder
//! writes the page just so that this gives back every byte.

use super::message::Bytes;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, Document, Element, Node};

/// What the program changes in the page, as it was before.
#[derive(Clone, Debug, Default)]
struct Before {
    app: String,
    title: String,
    language: String,
}

thread_local! {
    static BEFORE: RefCell<Before> = RefCell::default();
}

/// The elements of the page's file: those of the head by their names, those of the body by their ids.
const HEAD: &str = "meta, title, link[rel=icon], style:first-of-type";
const BODY: [&str; 5] = ["app", "corpus", "wasm", "glue", "boot"];

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Notes what the program is about to change.
pub fn note() {
    let Some(document) = document() else { return };
    let language = document.document_element().and_then(|html| html.get_attribute("lang")).unwrap_or_default();
    let app = super::dom::root().map(|app| app.inner_html()).unwrap_or_default();
    BEFORE.with(|before| *before.borrow_mut() = Before { app, title: document.title(), language });
}

fn is_of_file(node: &Node, is_head: bool) -> bool {
    match node.dyn_ref::<Element>() {
        Some(element) if is_head => element.matches(HEAD).unwrap_or(false),
        Some(element) => BODY.contains(&element.id().as_str()) || element.tag_name() == "NOSCRIPT",
        None => node.node_type() == Node::TEXT_NODE && node.text_content().is_some_and(|text| text.trim().is_empty()),
    }
}

/// The page's text before and behind the contents of its corpus block.
fn around_corpus() -> Option<(String, String)> {
    let document = document()?;
    let before = BEFORE.with(|before| before.borrow().clone());
    let html = document.create_element("html").ok()?;
    html.set_attribute("lang", &before.language).ok()?;
    let root = document.document_element()?;
    for child in nodes(&root) {
        let is_head = child.node_name() == "HEAD";
        if !is_head && child.node_name() != "BODY" {
            if is_of_file(&child, false) {
                html.append_child(&child.clone_node().ok()?).ok()?;
            }
            continue;
        }
        let copy = document.create_element(if is_head { "head" } else { "body" }).ok()?;
        for node in nodes(&child).into_iter().filter(|node| is_of_file(node, is_head)) {
            let id = node.dyn_ref::<Element>().map(Element::id).unwrap_or_default();
            // The corpus is the one body of data that may be large, and it is to be another.
            let clone = node.clone_node_with_deep(!matches!(id.as_str(), "app" | "corpus")).ok()?;
            match clone.dyn_ref::<Element>() {
                Some(app) if id == "app" => app.set_inner_html(&before.app),
                Some(title) if is_head && title.tag_name() == "TITLE" => title.set_text_content(Some(&before.title)),
                _ => {}
            }
            copy.append_child(&clone).ok()?;
        }
        html.append_child(&copy).ok()?;
    }
    let text = format!("<!doctype html>\n{}", html.outer_html());
    let opening = crate::sheet::block_range(&text, crate::sheet::CORPUS).ok()?;
    Some((text.get(..opening.start)?.to_owned(), text.get(opening.end..)?.to_owned()))
}

fn nodes(parent: &Node) -> Vec<Node> {
    let children = parent.child_nodes();
    (0..children.length()).filter_map(|i| children.get(i)).collect()
}

/// The page with other base64 in its corpus block; `None` where the document is not one that the builder wrote.
pub(super) fn with_corpus(block: &Bytes) -> Option<Blob> {
    let (start, end) = around_corpus()?;
    let parts = js_sys::Array::of3(&start.into(), &block.0, &end.into());
    let options = BlobPropertyBag::new();
    options.set_type("text/html");
    Blob::new_with_blob_sequence_and_options(&parts, &options).ok()
}
