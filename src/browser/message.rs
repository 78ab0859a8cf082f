//! Messages: what page and worker say to each other, as bytes.
//!
//! In postcard's form rather than JSON: both ends are the same program, and reading JSON back would add a tenth to its size.

use crate::engine::{Report, Request, Summary};
use js_sys::Uint8Array;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

/// From the page to the worker. The corpus goes as a text of its own.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ask {
    /// Tells this request from every other.
    pub number: u32,
    /// What is asked.
    pub request: Request,
}

/// From the worker to the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum Tell {
    /// So many articles have been read; of so many, where that is known.
    Progress(u32, Option<u32>),
    /// The corpus is whole.
    Ready(Box<Summary>),
    /// The answer to a request.
    Report(u32, Box<Report>),
    /// It cannot go on; why.
    Failed(String),
}

/// A message as it is posted. Nothing that is said fails to be written; if it did, it would arrive as no message.
pub fn write(message: &impl Serialize) -> JsValue {
    Uint8Array::from(postcard::to_allocvec(message).unwrap_or_default().as_slice()).into()
}

/// A posted message; `None` for anything else.
pub fn read<T: DeserializeOwned>(posted: JsValue) -> Option<T> {
    let bytes = posted.dyn_into::<Uint8Array>().ok()?.to_vec();
    postcard::from_bytes(&bytes).ok()
}
