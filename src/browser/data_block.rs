//! Data block: reads the corpus from the page, where it is gzip in base64.

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, ReadableWritablePair, Response};

/// Returns the trimmed text of the page's corpus block, if there is one.
pub fn text() -> Option<js_sys::JsString> {
    let block = web_sys::window()?.document()?.get_element_by_id(formats::sheet::CORPUS)?;
    let text = Reflect::get(&block, &"textContent".into()).ok()?;
    Some(text.dyn_into::<js_sys::JsString>().ok()?.trim())
}

/// Returns the bytes of a small corpus, which the boot script unpacks while the program compiles. `None` for a large or damaged
/// corpus.
pub fn unpacked_early() -> Option<Vec<u8>> {
    let bytes = Reflect::get(&js_sys::global(), &"smallCorpus".into()).ok()?;
    Some(bytes.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// How many bytes a block says that it unpacks to: gzip ends with that. `None` where it is no base64.
pub fn unpacked_size(text: &js_sys::JsString) -> Option<u32> {
    let bytes = decode(&text.slice(text.length().saturating_sub(8), text.length())).ok()?.to_vec();
    Some(u32::from_le_bytes(*bytes.last_chunk()?))
}

/// How many characters to decode at once in browsers without `Uint8Array.fromBase64`.
const PIECE: u32 = 1 << 20;

/// Decodes base64.
///
/// # Errors
/// Returns the browser's error if the text is not base64.
pub fn decode(text: &js_sys::JsString) -> Result<Uint8Array, JsValue> {
    let global = js_sys::global();
    let class = Reflect::get(&global, &"Uint8Array".into())?;
    if let Ok(native) = Reflect::get(&class, &"fromBase64".into())?.dyn_into::<Function>() {
        return native.call1(&class, text)?.dyn_into();
    }
    let atob: Function = Reflect::get(&global, &"atob".into())?.dyn_into()?;
    // In pieces, because `atob` returns a string that takes several times the memory of its bytes.
    let bytes = Uint8Array::new_with_length(text.length() / 4 * 3);
    let mut filled = 0;
    let mut at = 0;
    while at < text.length() {
        let piece = atob.call1(&JsValue::UNDEFINED, &text.slice(at, at + PIECE))?;
        let piece: Vec<u8> = piece.dyn_into::<js_sys::JsString>()?.iter().map(|unit| unit as u8).collect();
        bytes.subarray(filled, filled + piece.len() as u32).copy_from(&piece);
        filled += piece.len() as u32;
        at += PIECE;
    }
    Ok(bytes.subarray(0, filled))
}

/// Unpacks gzip piece by piece.
pub struct Unpacking {
    reader: ReadableStreamDefaultReader,
}

impl Unpacking {
    /// Starts unpacking.
    ///
    /// # Errors
    /// Returns the browser's error if it cannot unpack gzip.
    pub fn new(packed: &Uint8Array) -> Result<Self, JsValue> {
        // Uses a response, because WebKit's workers cannot stream a blob when the page comes from a file.
        let body = Response::new_with_opt_js_u8_array(Some(packed))?.body().ok_or(JsValue::NULL)?;
        // Looked up by name, since it is not among web-sys's stable interfaces.
        let class: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
        let stream = Reflect::construct(&class, &js_sys::Array::of1(&"gzip".into()))?;
        let unpacked = body.pipe_through(stream.unchecked_ref::<ReadableWritablePair>());
        Ok(Self { reader: unpacked.get_reader().dyn_into()? })
    }

    /// Returns the next piece, or `None` at the end.
    ///
    /// # Errors
    /// Returns the browser's error if the data is damaged.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, JsValue> {
        let piece: JsValue = JsFuture::from(self.reader.read()).await?;
        if Reflect::get(&piece, &"done".into())?.is_truthy() {
            return Ok(None);
        }
        let bytes: Uint8Array = Reflect::get(&piece, &"value".into())?.dyn_into()?;
        Ok(Some(bytes.to_vec()))
    }
}
