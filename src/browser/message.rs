//! Messages: what page and worker say to each other, as bytes, with bodies of data beside them that are handed over or shared and never copied.
//!
//! In postcard's form rather than JSON: both ends are the same program, and reading JSON back would add a tenth to its size.

use engine::edit::{Edit, Edited};
use engine::save::Save;
use engine::{Report, Request, Summary};
use formats::import::{ImportOptions, ImportReport};
use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

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
    /// A copy in the program's own memory.
    pub fn to_vec(&self) -> Vec<u8> {
        self.0.to_vec()
    }
}

/// A file of the browser's that has no name yet. Making one copies its bytes, which takes a while, so the worker does; from then on it is shared.
#[derive(Clone, Debug)]
pub struct File(pub(super) Blob);

impl File {
    /// A file of these bytes.
    ///
    /// # Errors
    /// The browser has no room for it.
    pub(super) fn new(bytes: &[u8]) -> Result<Self, SaveFault> {
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)));
        blob.map(Self).map_err(|error| SaveFault::NoRoom(crate::browser::say(error)))
    }

    /// Waits until the browser has all of it, which reading its last byte does: whoever names it before keeps the page waiting.
    pub(super) async fn arrived(&self) {
        if let Ok(end) = self.0.slice_with_f64(self.0.size() - 1.0) {
            // A file that cannot be read here may still be saved.
            let _ = JsFuture::from(end.text()).await;
        }
    }
}

/// Why a corpus was not saved as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaveFault {
    /// It cannot be written in this form; what the writer says.
    Unwritable(String),
    /// The browser has no room for the file; what it says.
    NoRoom(String),
    /// The browser takes no file from this page.
    Refused,
    /// Something else has changed the page, so that it cannot be put together again.
    Altered,
}

/// What is beside a message.
#[derive(Clone, Debug)]
pub enum Body {
    /// Bytes, which are handed over.
    Bytes(Bytes),
    /// A file, which is shared.
    File(File),
}

impl Body {
    /// The bytes, if it is bytes.
    pub fn bytes(self) -> Option<Bytes> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    /// The file, if it is one.
    pub fn file(self) -> Option<File> {
        if let Self::File(file) = self { Some(file) } else { None }
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
pub enum Event {
    /// This many articles have been read; of how many, where that is known.
    Progress(u32, Option<u32>),
    /// The corpus is whole.
    Ready(Box<Summary>),
    /// The answer to a request.
    Report(u32, Box<Report>),
    /// What came of a change.
    Edited(u32, Box<Edited>),
    /// The corpus as a file is beside this, or why it is not.
    Saved(u32, Result<(), SaveFault>),
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
pub fn write(message: &impl Serialize, body: Option<&Body>) -> (Array, Array) {
    let head = Uint8Array::from(postcard::to_allocvec(message).unwrap_or_default().as_slice());
    match body {
        Some(Body::Bytes(Bytes(bytes))) => (Array::of2(&head, bytes), Array::of1(&bytes.buffer())),
        Some(Body::File(File(blob))) => (Array::of2(&head, blob), Array::new()),
        None => (Array::of1(&head), Array::new()),
    }
}

/// A posted message and what was beside it; `None` for anything else.
pub fn read<T: DeserializeOwned>(posted: JsValue) -> Option<(T, Option<Body>)> {
    let posted = posted.dyn_into::<Array>().ok()?;
    let bytes = posted.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
    let body = match posted.get(1).dyn_into::<Uint8Array>() {
        Ok(bytes) => Some(Body::Bytes(Bytes(bytes))),
        Err(other) => other.dyn_into::<Blob>().ok().map(|blob| Body::File(File(blob))),
    };
    Some((postcard::from_bytes(&bytes).ok()?, body))
}
