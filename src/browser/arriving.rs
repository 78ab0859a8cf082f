//! Arriving: the text of a corpus block, decoded and unpacked while it comes in.

use crate::browser::data_block::{Unpacking, decode};
use js_sys::{Array, JsString};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A block that comes in piece by piece.
pub struct Arriving {
    unpacking: Unpacking,
    /// What has come, in case that it turns out to be damaged.
    pieces: Array,
    /// The characters behind the last four that could be decoded together.
    rest: RefCell<JsString>,
    end: js_sys::Promise,
    on_end: RefCell<Option<js_sys::Function>>,
    is_damaged: Cell<bool>,
}

impl Arriving {
    /// A block of which nothing has come yet.
    ///
    /// # Errors
    /// Returns the browser's error if it cannot unpack gzip.
    pub fn new() -> Result<Self, JsValue> {
        let on_end = RefCell::new(None);
        let end = js_sys::Promise::new(&mut |resolve, _| *on_end.borrow_mut() = Some(resolve));
        let (unpacking, rest) = (Unpacking::new()?, RefCell::new(JsString::from("")));
        Ok(Self { unpacking, pieces: Array::new(), rest, end, on_end, is_damaged: Cell::new(false) })
    }

    /// A block that is there as a whole.
    ///
    /// # Errors
    /// As [`Arriving::new`].
    pub fn whole(text: &JsString) -> Result<Self, JsValue> {
        let arriving = Self::new()?;
        arriving.push(text);
        arriving.end();
        Ok(arriving)
    }

    /// Takes the next piece.
    pub fn push(&self, piece: &JsString) {
        let is_first = self.pieces.push(piece) == 1;
        let piece = if is_first { piece.trim_start() } else { piece.clone() };
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

    /// The text of the whole block, once it has come.
    pub async fn text(&self) -> String {
        let _ = JsFuture::from(self.end.clone()).await;
        self.pieces.join("").into()
    }
}
