//! Loading: reads a corpus block into an engine piece by piece, with pauses for the browser.

use crate::browser::data_block::{Unpacking, decode};
use crate::browser::{pause, say};
use engine::{Engine, Loading};
use model::Fault;

/// Reads a corpus. Every `slice` milliseconds, calls `on_progress` with the number of articles so far and in total, if known, and lets the browser
/// work.
///
/// # Errors
/// Returns the browser's message if the block cannot be read.
pub async fn load(
    text: &js_sys::JsString,
    slice: f64,
    on_progress: impl Fn(u32, Option<u32>),
) -> Result<(Engine, Vec<Fault>), String> {
    let mut loading = Loading::default();
    if text.length() > 0 {
        let packed = decode(text).map_err(say)?;
        let mut unpacking = Unpacking::new(&packed).map_err(say)?;
        let mut since = js_sys::Date::now();
        while let Some(piece) = unpacking.next().await.map_err(say)? {
            loading.push(&piece);
            if js_sys::Date::now() - since > slice {
                on_progress(loading.n_articles(), loading.n_announced());
                pause(0).await;
                since = js_sys::Date::now();
            }
        }
    }
    Ok(loading.finish())
}
