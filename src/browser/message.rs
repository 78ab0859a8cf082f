//! Messages: what page and worker say to each other, as bytes, with bodies of data beside them that are handed over and not copied.
//!
//! In postcard's form rather than JSON: both ends are the same program, and reading JSON back would add a tenth to its size.

use crate::engine::edit::{Edit, Edited};
use crate::engine::save::Save;
use crate::engine::{Report, Request, Summary};
use crate::ingest::import::{ImportOptions, ImportReport};
use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

/// A body of data in the browser's memory. Clones share it.
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
    /// How many there are.
    pub fn len(&self) -> u32 {
        self.0.length()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A copy in the program's own memory.
    pub fn to_vec(&self) -> Vec<u8> {
        self.0.to_vec()
    }
}

/// From the page to the worker. The corpus goes as a text of its own.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ask {
    /// Tells this request from every other.
    pub number: u32,
    /// What is to be done.
    pub task: Task,
}

/// A request with what is beside it.
pub type Asked = (Ask, Option<Bytes>);

/// What a worker does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Task {
    /// Answers a request.
    Answer(Request),
    /// Changes the corpus; what the change needs is beside it.
    Edit(Edit),
    /// Gives the corpus as the bytes of a file.
    Save(Save),
    /// Begins to import.
    Import(ImportOptions),
    /// Imports a file of this name, whose bytes are beside it.
    File(String),
    /// Tells of a file of this name that could not be read.
    Unreadable(String),
    /// Ends the import and gives what came of it.
    Imported,
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
    /// What came of a change.
    Edited(u32, Box<Edited>),
    /// The corpus as a file is beside this, or why it is not.
    Saved(u32, Result<(), String>),
    /// How far an import is.
    Importing(ImportStep),
    /// What came of an import; the articles are beside it as JSON Lines.
    Imported(Box<ImportReport>),
    /// It cannot go on; why.
    Failed(String),
}

/// How far an import is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportStep {
    /// A file is being read, and so many articles have been taken.
    Reading(String, u32),
    /// So many articles have been compared with each other, of so many.
    Comparing(u32, u32),
}

/// A message as it is posted, and what of it is handed over. Nothing that is said fails to be written; if it did, it would arrive as no message.
pub fn write(message: &impl Serialize, body: Option<&Bytes>) -> (Array, Array) {
    let head = Uint8Array::from(postcard::to_allocvec(message).unwrap_or_default().as_slice());
    match body {
        Some(Bytes(body)) => (Array::of2(&head, body), Array::of1(&body.buffer())),
        None => (Array::of1(&head), Array::new()),
    }
}

/// A posted message and what was handed over beside it; `None` for anything else.
pub fn read<T: DeserializeOwned>(posted: JsValue) -> Option<(T, Option<Bytes>)> {
    let posted = posted.dyn_into::<Array>().ok()?;
    let bytes = posted.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
    let body = posted.get(1).dyn_into::<Uint8Array>().ok().map(Bytes);
    Some((postcard::from_bytes(&bytes).ok()?, body))
}
