//! Loading: reads a corpus block into an engine piece by piece, with pauses for the browser.

use crate::browser::data_block::{Unpacking, decode};
use crate::browser::pause;
use engine::{Engine, Loading};
use formats::readers::broadside_page;
use model::Fault;
use std::cell::Cell;
use wasm_bindgen::JsValue;

/// The most that a damaged block may unpack to.
const MOST_UNPACKED: u64 = 1 << 30;

/// Reads a corpus. Every `slice` milliseconds, calls `on_progress` with the number of articles so far and in total, if known, and lets the browser
/// work. Of a damaged block, reads what can be read.
pub async fn load(text: &js_sys::JsString, slice: f64, on_progress: impl Fn(u32, Option<u32>)) -> (Engine, Vec<Fault>) {
    let loading = by_browser(text, slice, on_progress).await.unwrap_or_else(|_| {
        // A browser hands out nothing of the piece in which the damage is.
        let (bytes, fault) = broadside_page::unpacked(&String::from(text), &Cell::new(MOST_UNPACKED));
        if fault.is_some() {
            return Loading::of_damaged(&bytes);
        }
        let mut loading = Loading::default();
        loading.push(&bytes);
        loading
    });
    loading.finish()
}

/// Reads a corpus that the browser unpacks.
async fn by_browser(
    text: &js_sys::JsString,
    slice: f64,
    on_progress: impl Fn(u32, Option<u32>),
) -> Result<Loading, JsValue> {
    let mut loading = Loading::default();
    if text.length() == 0 {
        return Ok(loading);
    }
    let mut unpacking = Unpacking::new(&decode(text)?)?;
    let mut since = js_sys::Date::now();
    while let Some(piece) = unpacking.next().await? {
        loading.push(&piece);
        if js_sys::Date::now() - since > slice {
            on_progress(loading.n_articles(), loading.n_announced());
            pause(0).await;
            since = js_sys::Date::now();
        }
    }
    Ok(loading)
}
