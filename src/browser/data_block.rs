//! The data block: the corpus as it stands in the page, gzip in base64, and the way back to its bytes.

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, ReadableWritablePair, Response};

/// The text of the page's corpus block, trimmed; `None` where the page has none.
pub fn text() -> Option<js_sys::JsString> {
    let block = web_sys::window()?.document()?.get_element_by_id(formats::sheet::CORPUS)?;
    let text = Reflect::get(&block, &"textContent".into()).ok()?;
    Some(text.dyn_into::<js_sys::JsString>().ok()?.trim())
}

/// The bytes of a small corpus, which the page's boot script unpacks while the program compiles; `None` for a large or damaged
/// one.
pub fn unpacked_early() -> Option<Vec<u8>> {
    let bytes = Reflect::get(&js_sys::global(), &"smallCorpus".into()).ok()?;
    Some(bytes.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// How many characters are decoded at once by browsers that decode into a text of bytes.
const PIECE: u32 = 1 << 20;

/// Decodes base64.
///
/// # Errors
/// What the browser says of a text that is none.
pub fn decode(text: &js_sys::JsString) -> Result<Uint8Array, JsValue> {
    let global = js_sys::global();
    let class = Reflect::get(&global, &"Uint8Array".into())?;
    if let Ok(native) = Reflect::get(&class, &"fromBase64".into())?.dyn_into::<Function>() {
        return native.call1(&class, text)?.dyn_into();
    }
    let atob: Function = Reflect::get(&global, &"atob".into())?.dyn_into()?;
    // In pieces: a whole corpus as a text of bytes would need its memory several times over.
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

/// Bytes that are unpacked as they are asked for.
pub struct Unpacking {
    reader: ReadableStreamDefaultReader,
}

impl Unpacking {
    /// Begins to unpack gzip.
    ///
    /// # Errors
    /// What the browser says where it cannot.
    pub fn new(packed: &Uint8Array) -> Result<Self, JsValue> {
        // Through a response, since WebKit's workers cannot stream a blob on a page from a file.
        let body = Response::new_with_opt_js_u8_array(Some(packed))?.body().ok_or(JsValue::NULL)?;
        // Not among web-sys's stable interfaces, so it is looked up by its name.
        let class: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
        let stream = Reflect::construct(&class, &js_sys::Array::of1(&"gzip".into()))?;
        let unpacked = body.pipe_through(stream.unchecked_ref::<ReadableWritablePair>());
        Ok(Self { reader: unpacked.get_reader().dyn_into()? })
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// What the browser says of a damaged archive.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, JsValue> {
        let piece: JsValue = JsFuture::from(self.reader.read()).await?;
        if Reflect::get(&piece, &"done".into())?.is_truthy() {
            return Ok(None);
        }
        let bytes: Uint8Array = Reflect::get(&piece, &"value".into())?.dyn_into()?;
        Ok(Some(bytes.to_vec()))
    }
}
