//! Files: what the browser holds without a name (a blob), outside the program's memory.

use crate::browser::giving_back::give_back;
use crate::browser::memory;
use crate::browser::message::{Bytes, SaveFault};
use engine::payload::Payload;
use js_sys::{Array, Promise, Uint8Array};
use model::fault::FaultKind;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, FileReaderSync};

/// How many bytes are read at once.
const PIECE: f64 = (4 << 20) as f64;

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

    /// How many bytes it has.
    pub(super) fn n_bytes(&self) -> f64 {
        self.0.size()
    }

    /// Reads the whole file. `None` if the browser no longer has it.
    pub async fn bytes(&self) -> Option<Bytes> {
        let buffer: JsValue = JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(Bytes(Uint8Array::new(&buffer)))
    }

    /// Waits until the browser has the whole file, by reading its last byte. Using it earlier would block the page.
    pub(super) async fn arrived(&self) {
        if let Ok(end) = self.0.slice_with_f64(self.0.size() - 1.0) {
            // A file that cannot be read here can perhaps still be saved.
            let _ = JsFuture::from(end.text()).await;
        }
    }

    /// Its bytes, piece by piece.
    pub(super) fn pieces(&self) -> Pieces {
        Pieces { file: self.0.clone(), at: 0.0, ahead: None }
    }
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

/// A file on its way into the program's memory.
pub(super) struct Pieces {
    file: Blob,
    at: f64,
    /// The next piece, which the browser reads meanwhile.
    ahead: Option<Promise>,
}

impl Pieces {
    /// The next piece, not read yet.
    fn cut(&mut self) -> Option<Result<Blob, JsValue>> {
        let start = self.at;
        self.at = start + PIECE;
        (start < self.file.size()).then(|| self.file.slice_with_f64_and_f64(start, self.at))
    }

    fn read_ahead(&mut self) -> Result<(), JsValue> {
        self.ahead = self.cut().transpose()?.map(|piece| piece.array_buffer());
        Ok(())
    }

    /// The next bytes; none at the end.
    ///
    /// # Errors
    /// The browser no longer has them; in its words.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<u8>>, JsValue> {
        if self.ahead.is_none() {
            self.read_ahead()?;
        }
        let Some(reading) = self.ahead.take() else { return Ok(None) };
        self.read_ahead()?;
        let buffer: JsValue = JsFuture::from(reading).await?;
        Ok(Some(Bytes(Uint8Array::new(&buffer)).take()))
    }
}

/// A file beside an edit. It is read without waiting, which a browser allows in a worker.
impl Payload for Pieces {
    fn n_bytes(&self) -> usize {
        self.file.size() as usize
    }

    fn next(&mut self) -> Result<Option<Vec<u8>>, FaultKind> {
        let Some(piece) = self.cut() else { return Ok(None) };
        let read = FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(&piece?));
        let buffer = read.ok().ok_or(FaultKind::FileGone)?;
        Ok(Some(Bytes(Uint8Array::new(&buffer)).take()))
    }

    fn has_room(&self, n_bytes: usize) -> bool {
        memory::has_room(n_bytes)
    }
}
