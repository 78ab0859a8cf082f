//! Data block: reads the corpus from the page, where it is gzip in base64.

use crate::browser::bytes::Bytes;
use js_sys::{Array, Function, JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, ReadableStream, ReadableStreamDefaultReader, WritableStream, WritableStreamDefaultWriter};

/// Returns the trimmed text of the page's corpus block, if there is one.
pub fn text() -> Option<JsString> {
    let mut element = Some(first_element()?);
    let parts = Array::new();
    while let Some(block) = element {
        parts.push(&Reflect::get(&block, &"textContent".into()).ok()?);
        element = element_behind(&block);
    }
    Some(parts.join("").trim())
}

/// Whether the page goes on behind its corpus block. Where it does not, the file may end within the block.
pub fn is_ended() -> bool {
    let mut last = first_element();
    while let Some(next) = last.as_ref().and_then(element_behind) {
        last = Some(next);
    }
    last.is_some_and(|block| block.next_sibling().is_some())
}

pub(super) fn first_element() -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(formats::sheet::CORPUS)
}

/// The element in which a block goes on, if it does: it stands right behind, and has no id.
pub(super) fn element_behind(block: &Element) -> Option<Element> {
    let next = block.next_sibling()?.dyn_into::<Element>().ok()?;
    (next.tag_name() == "SCRIPT" && next.id().is_empty()).then_some(next)
}

/// Returns the bytes of a small corpus, which the boot script unpacks while the program compiles. `None` for a large or damaged
/// corpus.
pub fn unpacked_early() -> Option<Vec<u8>> {
    let bytes = Reflect::get(&js_sys::global(), &"smallCorpus".into()).ok()?;
    Some(bytes.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// How many bytes a block says that it unpacks to: gzip ends with that. `None` where it is no base64.
pub fn unpacked_size(text: &JsString) -> Option<u32> {
    let bytes = decode(&text.slice(text.length().saturating_sub(8), text.length())).ok()?.to_vec();
    Some(u32::from_le_bytes(*bytes.last_chunk()?))
}

/// How many characters to decode at once in browsers without `Uint8Array.fromBase64`.
const PIECE: u32 = 1 << 20;

/// Decodes base64.
///
/// # Errors
/// Returns the browser's error if the text is not base64.
pub fn decode(text: &JsString) -> Result<Uint8Array, JsValue> {
    let global = js_sys::global();
    let class = Reflect::get(&global, &"Uint8Array".into())?;
    if let Ok(native) = Reflect::get(&class, &"fromBase64".into())?.dyn_into::<Function>() {
        return native.call1(&class, text)?.dyn_into();
    }
    let atob: Function = Reflect::get(&global, &"atob".into())?.dyn_into()?;
    // In pieces, because `atob` returns a string that takes several times the memory of its bytes.
    let bytes = Uint8Array::new_with_length(text.length().div_ceil(4) * 3);
    let mut filled = 0;
    let mut at = 0;
    while at < text.length() {
        let piece = atob.call1(&JsValue::UNDEFINED, &text.slice(at, at + PIECE))?;
        let piece: Vec<u8> = piece.dyn_into::<JsString>()?.iter().map(|unit| unit as u8).collect();
        bytes.subarray(filled, filled + piece.len() as u32).copy_from(&piece);
        filled += piece.len() as u32;
        at += PIECE;
    }
    Ok(bytes.subarray(0, filled))
}

/// Unpacks gzip piece by piece, or hands on what is unpacked already.
pub struct Unpacking {
    writer: WritableStreamDefaultWriter,
    reader: ReadableStreamDefaultReader,
}

impl Unpacking {
    /// Starts unpacking.
    ///
    /// # Errors
    /// Returns the browser's error if it cannot unpack gzip.
    pub fn new() -> Result<Self, JsValue> {
        Self::through("DecompressionStream", &Array::of1(&"gzip".into()))
    }

    /// Hands on what it takes.
    ///
    /// # Errors
    /// Returns the browser's error if it has no streams.
    pub fn of_unpacked() -> Result<Self, JsValue> {
        Self::through("TransformStream", &Array::new())
    }

    fn through(class: &str, arguments: &Array) -> Result<Self, JsValue> {
        // Looked up by name, since they are not among web-sys's stable interfaces.
        let class: Function = Reflect::get(&js_sys::global(), &class.into())?.dyn_into()?;
        let stream = Reflect::construct(&class, arguments)?;
        let side = |name: &str| Reflect::get(&stream, &name.into());
        let writer = side("writable")?.dyn_into::<WritableStream>()?.get_writer()?;
        let reader = side("readable")?.dyn_into::<ReadableStream>()?.get_reader().dyn_into()?;
        Ok(Self { writer, reader })
    }

    /// Takes the next bytes. What comes back is done once they are unpacked.
    pub fn push(&self, bytes: &Uint8Array) -> impl Future<Output = ()> + use<> {
        left(self.writer.write_with_chunk(bytes))
    }

    /// Takes note that these were all.
    pub fn end(&self) {
        spawn_local(left(self.writer.close()));
    }

    /// Takes note that no more can be unpacked.
    pub fn give_up(&self, why: &JsValue) {
        spawn_local(left(self.writer.abort_with_reason(why)));
    }

    /// Returns the next piece, or `None` at the end.
    ///
    /// # Errors
    /// Returns the browser's error if the data is damaged.
    pub async fn next(&self) -> Result<Option<Vec<u8>>, JsValue> {
        let piece: JsValue = JsFuture::from(self.reader.read()).await?;
        if Reflect::get(&piece, &"done".into())?.is_truthy() {
            return Ok(None);
        }
        let bytes: Uint8Array = Reflect::get(&piece, &"value".into())?.dyn_into()?;
        Ok(Some(Bytes(bytes).take()))
    }
}

/// Leaves what may fail to whoever reads what comes of it, who hears of it, too.
async fn left(promise: Promise) {
    let _ = JsFuture::from(promise).await;
}
