//! Bytes in the browser's memory, outside the program's.

use crate::browser::giving_back::give_back;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

/// Bytes in the browser's memory. Clones share them.
#[derive(Clone, Debug)]
pub struct Bytes(pub(super) Uint8Array);

impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        JsValue::from(&self.0) == JsValue::from(&other.0)
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(Uint8Array::from(bytes))
    }
}

impl Bytes {
    /// How many they are.
    pub fn n_bytes(&self) -> u32 {
        self.0.length()
    }

    /// Moves the bytes into the program's memory; the browser's own is given back, so no clone can be used any more.
    pub fn take(self) -> Vec<u8> {
        let bytes = self.0.to_vec();
        give_back(&self.0.buffer());
        bytes
    }
}
