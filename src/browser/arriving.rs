//! Arriving: a corpus block that is unpacked while it comes in, or that comes unpacked.

use crate::browser::data_block::{Unpacking, decode};
use js_sys::{Array, JsString, Uint8Array};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Called with how many bytes were taken.
type OnTaken = Box<dyn Fn(u32)>;

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
    on_taken: Option<OnTaken>,
}

impl Arriving {
    /// A block of which nothing has come yet. Its text is kept if that will be asked for.
    ///
    /// # Errors
    /// Returns the browser's error if it cannot unpack gzip.
    pub fn new(is_kept: bool) -> Result<Self, JsValue> {
        Ok(Self::by(Unpacking::new()?, is_kept.then(Array::new), None))
    }

    /// A block that another worker unpacks. Its text cannot be asked for.
    ///
    /// # Errors
    /// Returns the browser's error if it has no streams.
    pub fn unpacked(on_taken: impl Fn(u32) + 'static) -> Result<Self, JsValue> {
        Ok(Self::by(Unpacking::of_unpacked()?, None, Some(Box::new(on_taken))))
    }

    fn by(unpacking: Unpacking, pieces: Option<Array>, on_taken: Option<OnTaken>) -> Self {
        let on_end = RefCell::new(None);
        let end = js_sys::Promise::new(&mut |resolve, _| *on_end.borrow_mut() = Some(resolve));
        let rest = RefCell::new(JsString::from(""));
        let (has_begun, is_damaged) = Default::default();
        Self { unpacking, pieces, has_begun, rest, end, on_end, is_damaged, on_taken }
    }

    /// A block that is there as a whole.
    ///
    /// # Errors
    /// As [`Arriving::new`].
    pub fn whole(text: &JsString) -> Result<Self, JsValue> {
        let arriving = Self::new(true)?;
        spawn_local(arriving.push(text));
        arriving.end();
        Ok(arriving)
    }

    /// Takes the next piece of its text. What comes back is done once that is unpacked.
    pub fn push(&self, piece: &JsString) -> impl Future<Output = ()> + use<> {
        if let Some(pieces) = &self.pieces {
            pieces.push(piece);
        }
        let piece = if self.has_begun.replace(true) { piece.clone() } else { piece.trim_start() };
        let text = self.rest.borrow().concat(&piece);
        let n = text.length() - text.length() % 4;
        *self.rest.borrow_mut() = text.slice(n, text.length());
        self.unpack(&text.slice(0, n))
    }

    /// Takes the next bytes, which are unpacked.
    pub fn push_unpacked(&self, bytes: &Uint8Array) {
        spawn_local(self.unpacking.push(bytes));
    }

    /// Takes note that this was all.
    pub fn end(&self) {
        let rest = self.rest.borrow().trim_end();
        if rest.length() > 0 {
            spawn_local(self.unpack(&rest));
        }
        self.unpacking.end();
        if let Some(on_end) = self.on_end.take() {
            let _ = on_end.call0(&JsValue::UNDEFINED);
        }
    }

    fn unpack(&self, text: &JsString) -> impl Future<Output = ()> + use<> {
        let under_way = match decode(text) {
            Ok(bytes) if !self.is_damaged.get() => Some(self.unpacking.push(&bytes)),
            Ok(_) => None,
            Err(error) => {
                self.is_damaged.set(true);
                self.unpacking.give_up(&error);
                None
            }
        };
        async {
            if let Some(under_way) = under_way {
                under_way.await;
            }
        }
    }

    /// The next unpacked bytes; `None` at the end.
    ///
    /// # Errors
    /// Returns the browser's error if the block is damaged.
    pub async fn next(&self) -> Result<Option<Vec<u8>>, JsValue> {
        let bytes = self.unpacking.next().await?;
        if let (Some(bytes), Some(on_taken)) = (&bytes, &self.on_taken) {
            on_taken(bytes.len() as u32);
        }
        Ok(bytes)
    }

    /// The text of the whole block, once it has come; empty where it is not kept.
    pub async fn text(&self) -> String {
        let _ = JsFuture::from(self.end.clone()).await;
        self.pieces.as_ref().map(|pieces| pieces.join("").into()).unwrap_or_default()
    }
}
