//! Files: what the browser holds without a name (a blob), outside the program's memory.

use crate::browser::bytes::Bytes;
use crate::browser::giving_back::give_back;
use js_sys::{Array, JsString, Uint8Array};
use model::fault::ExportFault;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, FileReaderSync};

/// How many bytes are read or written at once.
pub(super) const PIECE: f64 = (4 << 20) as f64;

/// A file that the browser holds. Creating one copies its bytes, which takes time, so a worker does that with what is large. After that it is shared.
#[derive(Clone, Debug)]
pub struct File(pub(super) Blob);

impl PartialEq for File {
    fn eq(&self, other: &Self) -> bool {
        JsValue::from(&self.0) == JsValue::from(&other.0)
    }
}

impl File {
    /// Creates a file from bytes.
    ///
    /// # Errors
    /// The browser has no room for it.
    pub fn new(bytes: &[u8]) -> Result<Self, SaveFault> {
        let bytes = Uint8Array::from(bytes);
        let file = Self::made(Blob::new_with_u8_array_sequence(&Array::of1(&bytes)));
        give_back(&bytes.buffer());
        file
    }

    /// Files one behind the other. Their bytes are not copied.
    ///
    /// # Errors
    /// As [`File::new`].
    fn joined(files: &[Self]) -> Result<Self, SaveFault> {
        Self::made(Blob::new_with_blob_sequence(&files.iter().map(|file| &file.0).collect::<Array>()))
    }

    fn made(blob: Result<Blob, JsValue>) -> Result<Self, SaveFault> {
        blob.map(Self).map_err(|error| SaveFault::NoRoom(crate::browser::say(error)))
    }

    /// Reads the whole file. `None` if the browser no longer has it.
    pub async fn bytes(&self) -> Option<Bytes> {
        let buffer: JsValue = JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(Bytes(Uint8Array::new(&buffer)))
    }

    /// Waits until the browser has the whole file, by reading its last byte. Using it earlier would block the page.
    ///
    /// # Errors
    /// The browser can't read it.
    pub(super) async fn arrived(&self) -> Result<(), JsValue> {
        let end = self.0.slice_with_f64(self.0.size() - 1.0)?;
        JsFuture::from(end.text()).await.map(drop)
    }

    /// A part of its text, which has one character a byte.
    ///
    /// # Errors
    /// The browser can't read it.
    pub(super) async fn text(&self, start: f64, end: f64) -> Result<JsString, JsValue> {
        let part = self.0.slice_with_f64_and_f64(start, end)?;
        JsFuture::from(part.text()).await?.dyn_into()
    }
}

/// Whether this thread may read files. A worker of a page that was opened from a disk may not in WebKit, not even its own.
pub(super) fn are_readable_here() -> bool {
    let probe = File::new(b"?").ok();
    let read = probe.and_then(|probe| FileReaderSync::new().ok()?.read_as_array_buffer(&probe.0).ok());
    read.is_some()
}

/// A file in the making.
#[derive(Default)]
pub(super) struct Parts {
    begun: Vec<u8>,
    files: Vec<File>,
    fault: Option<SaveFault>,
}

impl Parts {
    /// Adds bytes. What the browser has no room for is told in the end.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.begun.extend_from_slice(bytes);
        if self.begun.len() as f64 >= PIECE {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        if self.fault.is_none() {
            match File::new(&self.begun) {
                Ok(file) => self.files.push(file),
                Err(fault) => self.fault = Some(fault),
            }
        }
        self.begun.clear();
    }

    /// The file.
    ///
    /// # Errors
    /// The browser has no room for it.
    pub(super) fn finish(mut self) -> Result<File, SaveFault> {
        self.hand_over();
        self.fault.map_or_else(|| File::joined(&self.files), Err)
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
    /// The engine stopped while it was written.
    Stopped,
    /// Something else has changed the page, so that it cannot be put together again.
    Altered,
}

impl SaveFault {
    /// What a writer or the browser said of it.
    pub fn into_words(self) -> String {
        match self {
            Self::Unwritable(why) | Self::NoRoom(why) => why,
            Self::Refused | Self::Stopped | Self::Altered => String::new(),
        }
    }
}

impl From<ExportFault> for SaveFault {
    fn from(ExportFault(why): ExportFault) -> Self {
        Self::Unwritable(why)
    }
}
