//! Arriving: the text of a corpus block, decoded and unpacked while it comes in.

use crate::browser::data_block::{Unpacking, decode};
use js_sys::{Array, JsString};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A block that comes in piece by piece.
pub struct Arriving {
    unpacking: Unpacking,
    /// What has come, in case that it turns out to be damaged, if that is wanted.
    pieces: Option<Array>,
    has_begun: Cell<bool>,
    /// The characters behind the last four that could be decoded together.
    rest: RefCell<JsString>,
    end: js_sys::Promise,
    on_end: RefCell<Option<js_sys::Function>>,
    is_damaged: Cell<bool>,
}

impl Arriving {
    /// A block of which nothing has come yet. Its text is kept if that will be asked for.
    ///
    /// # Errors
    /// Returns the browser's error if it cannot unpack gzip.
    pub fn new(is_kept: bool) -> Result<Self, JsValue> {
        let on_end = RefCell::new(None);
        let end = js_sys::Promise::new(&mut |resolve, _| *on_end.borrow_mut() = Some(resolve));
        let (unpacking, rest) = (Unpacking::new()?, RefCell::new(JsString::from("")));
        let (has_begun, is_damaged) = Default::default();
        Ok(Self { unpacking, pieces: is_kept.then(Array::new), has_begun, rest, end, on_end, is_damaged })
    }

    /// A block that is there as a whole.
    ///
    /// # Errors
    /// As [`Arriving::new`].
    pub fn whole(text: &JsString) -> Result<Self, JsValue> {
        let arriving = Self::new(true)?;
        arriving.push(text);
        arriving.end();
        Ok(arriving)
    }

    /// Takes the next piece.
    pub fn push(&self, piece: &JsString) {
        if let Some(pieces) = &self.pieces {
            pieces.push(piece);
        }
        let piece = if self.has_begun.replace(true) { piece.clone() } else { piece.trim_start() };
        let text = self.rest.borrow().concat(&piece);
        let n = text.length() - text.length() % 4;
        *self.rest.borrow_mut() = text.slice(n, text.length());
        self.unpack(&text.slice(0, n));
    }

    /// Takes note that this was all.
    pub fn end(&self) {
        let rest = self.rest.borrow().trim_end();
        if rest.length() > 0 {
            self.unpack(&rest);
        }
        self.unpacking.end();
        if let Some(on_end) = self.on_end.take() {
            let _ = on_end.call0(&JsValue::UNDEFINED);
        }
    }

    fn unpack(&self, text: &JsString) {
        match decode(text) {
            Ok(bytes) if !self.is_damaged.get() => self.unpacking.push(&bytes),
            Ok(_) => {}
            Err(error) => {
                self.is_damaged.set(true);
                self.unpacking.give_up(&error);
            }
        }
    }

    /// The next unpacked bytes; `None` at the end.
    ///
    /// # Errors
    /// Returns the browser's error if the block is damaged.
    pub async fn next(&self) -> Result<Option<Vec<u8>>, JsValue> {
        self.unpacking.next().await
    }

    /// The text of the whole block, once it has come; empty where it is not kept.
    pub async fn text(&self) -> String {
        let _ = JsFuture::from(self.end.clone()).await;
        self.pieces.as_ref().map(|pieces| pieces.join("").into()).unwrap_or_default()
    }
}
