//! Messages between page and worker. Each is sent as bytes, with an optional body of data that is transferred or shared, never copied.
//!
//! The format is postcard, not JSON: both ends are the same program, and parsing JSON would add a tenth to its size.

use crate::browser::bytes::Bytes;
use crate::browser::file::{File, SaveFault};
use engine::edit::{Edit, Edited};
use engine::save::Save;
use engine::{Report, Request, Summary};
use formats::import::{ImportOptions, ImportReport};
use js_sys::{Array, Uint8Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// What was saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The file.
    pub file: File,
    /// The edition, for a page; else empty.
    pub edition: String,
}

/// Data sent with a message.
#[derive(Clone, Debug)]
pub enum Body {
    /// Bytes, which are transferred.
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

/// A request from the page to the worker. The corpus is sent separately, as text or unpacked.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ask {
    /// Identifies the request.
    pub number: u32,
    /// What to do.
    pub task: Task,
}

/// A request with what is sent beside it.
pub type Asked = (Ask, Option<Body>);

/// What a worker can do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Task {
    /// Answer a request.
    Answer(Request),
    /// Change the corpus. The body has the data for the change, as a file where that is not small.
    Edit(Edit),
    /// Return the corpus as a file.
    Save(Save),
    /// Take a file with this name, which the body is, for the import that follows; without a body, one that the browser no longer has.
    File(String),
    /// Import the files that were taken.
    Import(ImportOptions),
    /// Read the corpus with the help of others: so many hands in all. Comes before the corpus.
    Share(u32),
    /// Help another worker to read the corpus, as the hand with this number, counted from 1, of so many. Comes before the corpus.
    Assist(u32, u32),
    /// Take what another hand has read, which the body has.
    Handful,
    /// Unpack the corpus for so many hands. Comes before the corpus.
    Unpack(u32),
}

/// An event from the worker to the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum Event {
    /// The number of articles read so far, or counted once they are outlined, and in total, if known.
    Progress(u32, Option<u32>),
    /// Every article has arrived, and their words are still to be counted.
    Outlined(Box<Summary>),
    /// The corpus has been read.
    Ready(Box<Summary>),
    /// The answer to a request.
    Report(u32, Box<Report>),
    /// How many articles the edit or saving with this number has done so far, and of how many, if that is known.
    Step(u32, u32, Option<u32>),
    /// The result of an edit.
    Edited(u32, Box<Edited>),
    /// The corpus was saved as the file in the body, with its edition, or the reason it was not.
    Saved(u32, Result<String, SaveFault>),
    /// The files beside the request with this number cannot be read where the worker is: their bytes are wanted.
    WantsBytes(u32),
    /// The progress of an import.
    Importing(ImportStep),
    /// The result of an import. The body is a file of the articles as JSON Lines.
    Imported(Box<ImportReport>),
    /// A part of the corpus was read for another worker. The body has it.
    Handful,
    /// The next bytes of the corpus were unpacked for the hand with this number, of which 0 is the engine's. The body has them.
    Unpacked(u32),
    /// So much more of the corpus was taken: characters by the one that unpacks, unpacked bytes by those that read.
    Taken(u32),
    /// A worker that helps has nothing more to do.
    Done,
    /// Failed, with the reason.
    Failed(String),
}

/// The progress of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportStep {
    /// Reading this file, with this many articles so far.
    Reading(String, u32),
    /// Comparing articles to find duplicates: how many so far, and in total.
    Comparing(u32, u32),
}

/// A value as the bytes beside a message.
pub fn body_of(value: &impl Serialize) -> Bytes {
    Bytes::from(postcard::to_allocvec(value).unwrap_or_default().as_slice())
}

/// The value that bytes beside a message are.
pub fn value_of<T: DeserializeOwned>(body: Bytes) -> Option<T> {
    postcard::from_bytes(&body.take()).ok()
}

/// Returns a message in the form to post, and the list of what to transfer. Every message can be serialised; if one could not, the receiver would
/// ignore it.
pub fn write(message: &impl Serialize, body: Option<&Body>) -> (Array, Array) {
    let head = Uint8Array::from(postcard::to_allocvec(message).unwrap_or_default().as_slice());
    match body {
        Some(Body::Bytes(Bytes(bytes))) => (Array::of2(&head, bytes), Array::of1(&bytes.buffer())),
        Some(Body::File(File(blob))) => (Array::of2(&head, blob), Array::new()),
        None => (Array::of1(&head), Array::new()),
    }
}

/// Reads a posted message and its body. `None` for anything else.
pub fn read<T: DeserializeOwned>(posted: JsValue) -> Option<(T, Option<Body>)> {
    let posted = posted.dyn_into::<Array>().ok()?;
    let bytes = posted.get(0).dyn_into::<Uint8Array>().ok()?.to_vec();
    let body = match posted.get(1).dyn_into::<Uint8Array>() {
        Ok(bytes) => Some(Body::Bytes(Bytes(bytes))),
        Err(other) => other.dyn_into::<Blob>().ok().map(|blob| Body::File(File(blob))),
    };
    Some((postcard::from_bytes(&bytes).ok()?, body))
}
