//! Download: saves files that the page made.

use crate::browser::message::File;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to start reading the file, in milliseconds.
const PATIENCE: u32 = 60_000;

/// Saves bytes under a name. Does nothing if the browser refuses.
pub fn save(name: &str, mime: &str, bytes: &[u8]) {
    save_parts(name, mime, &Array::of1(&Uint8Array::from(bytes)));
}

/// Saves a file that the browser already has. Returns whether the browser accepted it.
pub fn save_file(name: &str, mime: &str, file: &File) -> bool {
    save_parts(name, mime, &Array::of1(&file.0))
}

/// Saves this page with another corpus, given as the base64 of its block. Returns whether the browser accepted it, or `None` if the page could not
/// be assembled.
pub fn save_page(name: &str, block: &File) -> Option<bool> {
    Some(save_parts(name, "text/html", &crate::browser::source::with_corpus(block)?))
}

/// Saves texts, bytes and files, joined in order. The contents of files are not copied.
fn save_parts(name: &str, mime: &str, parts: &Array) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_blob_sequence_and_options(parts, &options);
    let Ok(url) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) else { return false };
    let link = web_sys::window().and_then(|window| window.document()?.create_element("a").ok());
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    crate::browser::after(PATIENCE, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    link.is_some()
}
