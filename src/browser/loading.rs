//! Loading in the browser: from the corpus block's text to an engine, piece by piece, letting the browser breathe in between.

use crate::browser::data_block::{Unpacking, decode};
use crate::browser::{pause, say};
use engine::{Engine, Loading};
use model::Fault;

/// Reads a corpus. Every `slice` milliseconds it tells how many articles it has, of how many, and lets others work.
///
/// # Errors
/// A block that cannot be read, in the browser's words.
pub async fn load(
    text: &js_sys::JsString,
    slice: f64,
    tell: impl Fn(u32, Option<u32>),
) -> Result<(Engine, Vec<Fault>), String> {
    let mut loading = Loading::default();
    if text.length() > 0 {
        let packed = decode(text).map_err(say)?;
        let mut unpacking = Unpacking::new(&packed).map_err(say)?;
        let mut since = js_sys::Date::now();
        while let Some(piece) = unpacking.next().await.map_err(say)? {
            loading.push(&piece);
            if js_sys::Date::now() - since > slice {
                tell(loading.n_articles(), loading.n_announced());
                pause(0).await;
                since = js_sys::Date::now();
            }
        }
    }
    Ok(loading.finish())
}
