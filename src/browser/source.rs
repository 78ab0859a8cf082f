//! The source: the page's own text as it came, so that the page can write another with other articles in it.
//!
//! The browser does not let a page read its file, so the text is put together from what it made of it: the head, the scripts and the data blocks stand in
//! the document as they stood in the file. What the program put into the page since, and what extensions of the browser did, is left out. The builder
//! writes the page just so that this gives back every byte.

use crate::browser::message::File;
use formats::sheet;
use js_sys::{Array, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node};

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
const BODY: [&str; 5] = ["app", sheet::CORPUS, sheet::PROGRAM, "glue", "boot"];

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Notes what the program is about to change.
pub fn note() {
    let Some(document) = document() else { return };
    let language = document.document_element().and_then(|html| html.get_attribute("lang")).unwrap_or_default();
    let app = crate::browser::dom::root().map(|app| app.inner_html()).unwrap_or_default();
    BEFORE.with(|before| *before.borrow_mut() = Before { app, title: document.title(), language });
}

fn is_of_file(node: &Node, is_head: bool) -> bool {
    match node.dyn_ref::<Element>() {
        Some(element) if is_head => element.matches(HEAD).unwrap_or(false),
        Some(element) => BODY.contains(&element.id().as_str()) || element.tag_name() == "NOSCRIPT",
        None => node.node_type() == Node::TEXT_NODE && node.text_content().is_some_and(|text| text.trim().is_empty()),
    }
}

/// The page's text without the contents of its data blocks.
fn frame() -> Option<String> {
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
            let clone =
                node.clone_node_with_deep(!["app", sheet::CORPUS, sheet::PROGRAM].contains(&id.as_str())).ok()?;
            match clone.dyn_ref::<Element>() {
                Some(app) if id == "app" => app.set_inner_html(&before.app),
                Some(title) if is_head && title.tag_name() == "TITLE" => title.set_text_content(Some(&before.title)),
                _ => {}
            }
            copy.append_child(&clone).ok()?;
        }
        html.append_child(&copy).ok()?;
    }
    Some(format!("<!doctype html>\n{}", html.outer_html()))
}

fn nodes(parent: &Node) -> Vec<Node> {
    let children = parent.child_nodes();
    (0..children.length()).filter_map(|i| children.get(i)).collect()
}

/// The page with other base64 in its corpus block, in pieces; `None` where the document is not one that the builder wrote. The program, which
/// is most of the page, goes from the browser to the browser and is never a text of ours.
pub(super) fn with_corpus(block: &File) -> Option<Array> {
    let program = document()?.get_element_by_id(sheet::PROGRAM)?;
    let program = Reflect::get(&program, &"textContent".into()).ok()?;
    let frame = frame()?;
    let (corpus_at, program_at) =
        (sheet::block_range(&frame, sheet::CORPUS).ok()?.start, sheet::block_range(&frame, sheet::PROGRAM).ok()?.start);
    let text = |range| Some(JsValue::from_str(frame.get(range)?));
    let parts = Array::of3(&text(0..corpus_at)?, &block.0, &text(corpus_at..program_at)?);
    parts.push(&program);
    parts.push(&text(program_at..frame.len())?);
    Some(parts)
}
