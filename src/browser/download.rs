//! Download: saves files that the page made.

use crate::browser::file::{File, SaveFault};
use crate::browser::message::Saved;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to start reading the file, in milliseconds.
const PATIENCE: u32 = 60_000;

/// Saves bytes under a name. Does nothing if the browser refuses.
pub fn save(name: &str, mime: &str, bytes: &[u8]) {
    save_parts(name, mime, &Array::of1(&Uint8Array::from(bytes)));
}

/// Saves a file that the browser has already.
///
/// # Errors
/// The browser takes no file.
pub fn save_file(name: &str, mime: &str, file: &File) -> Result<(), SaveFault> {
    save_parts(name, mime, &Array::of1(&file.0)).ok_or(SaveFault::Refused)
}

/// Saves this page with another corpus and its edition.
///
/// # Errors
/// The page cannot be put together, or the browser takes no file.
pub async fn save_page(name: &str, saved: &Saved) -> Result<(), SaveFault> {
    let page = crate::browser::source::with_corpus(saved).await.ok_or(SaveFault::Altered)?;
    save_parts(name, "text/html", &page).ok_or(SaveFault::Refused)
}

/// Saves texts, bytes and files, one behind the other; `None` where the browser takes none. What is in files already is not copied.
fn save_parts(name: &str, mime: &str, parts: &Array) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_blob_sequence_and_options(parts, &options);
    let url = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)).ok()?;
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
    link.map(|_| ())
}
