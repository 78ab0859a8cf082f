//! Source: reconstructs the page's own text, so that the page can save a copy of itself with other articles.
//!
//! A page cannot read its own file, so the text is serialised from the document: the head, the scripts and the data blocks are unchanged there.
//! Anything that the program or browser extensions added is left out. The builder writes the page in a form that this reproduces byte for byte.

use crate::browser::hosted;
use crate::browser::message::Saved;
use formats::sheet;
use js_sys::{Array, JsString, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node};

/// The original state of what the program changes in the page.
#[derive(Clone, Debug, Default)]
struct Before {
    app: String,
    title: String,
    language: String,
}

thread_local! {
    static BEFORE: RefCell<Before> = RefCell::default();
}

/// The elements of the page's file: those in the head by selector, those in the body by id.
const HEAD: &str = "meta, title, link[rel=icon], style:nth-of-type(-n+2)";
const BODY: [&str; 5] = ["app", sheet::CORPUS, sheet::PROGRAM, "glue", "boot"];

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Records what the program is about to change.
pub fn note() {
    let Some(document) = document() else { return };
    let language = document.document_element().and_then(|html| html.get_attribute("lang")).unwrap_or_default();
    // A page that is saved gets an edition of its own, and nothing of this one, which may have texts that it must not have.
    let app = crate::browser::dom::root().map(|app| edition::put(&app.inner_html(), "")).unwrap_or_default();
    BEFORE.with(|before| *before.borrow_mut() = Before { app, title: document.title(), language });
}

fn is_of_file(node: &Node, is_head: bool) -> bool {
    match node.dyn_ref::<Element>() {
        Some(element) if is_head => element.matches(HEAD).unwrap_or(false),
        Some(element) => BODY.contains(&element.id().as_str()) || element.tag_name() == "NOSCRIPT",
        None => node.node_type() == Node::TEXT_NODE && node.text_content().is_some_and(|text| text.trim().is_empty()),
    }
}

/// Returns the text of the page without the contents of its data blocks.
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

/// Returns the text of this page's program, which stays a string of the browser's and is never copied into our memory.
fn program() -> Option<JsString> {
    let program = document()?.get_element_by_id(sheet::PROGRAM)?;
    Reflect::get(&program, &"textContent".into()).ok()?.dyn_into().ok()
}

/// Returns the page with another corpus, given as it stands in its block, and its edition, as pieces to join. `None` if the document is not one that the builder wrote.
pub(super) async fn with_corpus(saved: &Saved) -> Option<Array> {
    let (frame, program) = match hosted::page_and_program().await {
        Some(parts) => parts,
        None => (frame()?, program()?),
    };
    let frame = edition::put(&frame, &saved.edition);
    let at = |id| Some(sheet::block_range(&frame, id).ok()?.start);
    let mut blocks: [(usize, &JsValue); 2] = [(at(sheet::CORPUS)?, &saved.file.0), (at(sheet::PROGRAM)?, &program)];
    blocks.sort_by_key(|(at, _)| *at);
    let parts = Array::new();
    let mut end = 0;
    for (at, block) in blocks {
        parts.push(&JsValue::from_str(frame.get(end..at)?));
        parts.push(block);
        end = at;
    }
    parts.push(&JsValue::from_str(frame.get(end..)?));
    Some(parts)
}
