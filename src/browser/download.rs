//! Downloads: a file that the page made, given to the person who asked for it.

use super::message::Bytes;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to begin reading the file.
const PATIENCE: u32 = 60_000;

/// Saves bytes under a name; nothing happens where the browser refuses.
pub fn save(name: &str, mime: &str, bytes: &[u8]) {
    save_bytes(name, mime, &Bytes::from(bytes));
}

/// Saves bytes that are the browser's already.
pub fn save_bytes(name: &str, mime: &str, bytes: &Bytes) {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&bytes.0);
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        save_blob(name, &blob);
    }
}

/// Saves this page with another corpus, given as base64 of its block; whether it could be put together.
pub fn save_page(name: &str, block: &Bytes) -> bool {
    let page = super::source::with_corpus(block);
    if let Some(page) = &page {
        save_blob(name, page);
    }
    page.is_some()
}

fn save_blob(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return };
    let link = web_sys::window().and_then(|window| window.document()?.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    super::after(PATIENCE, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
}
