//! Files: what the browser holds without a name (a blob), outside the program's memory.

use crate::browser::giving_back::give_back;
use crate::browser::memory;
use crate::browser::message::{Body, Bytes, SaveFault};
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

/// A file, or bytes that stand for one, on the way into the program's memory. Of none, nothing can be read.
pub(super) struct Pieces {
    of: Option<Body>,
    at: f64,
    /// The next piece, which the browser reads meanwhile.
    ahead: Option<Promise>,
}

impl Pieces {
    /// From the beginning.
    pub(super) fn of(body: Option<Body>) -> Self {
        Self { of: body, at: 0.0, ahead: None }
    }

    /// How many bytes there are in all.
    pub(super) fn n_bytes(&self) -> f64 {
        match &self.of {
            Some(Body::File(file)) => file.0.size(),
            Some(Body::Bytes(bytes)) => f64::from(bytes.n_bytes()),
            None => 0.0,
        }
    }

    /// The next piece, not read yet; `None` at the end.
    ///
    /// # Errors
    /// There is no file; or what the browser says.
    fn cut(&mut self) -> Result<Option<Piece>, JsValue> {
        let start = self.at;
        self.at = start + PIECE;
        let is_end = start >= self.n_bytes();
        Ok(match &self.of {
            None => return Err(JsValue::UNDEFINED),
            Some(_) if is_end => None,
            Some(Body::File(file)) => Some(Piece::File(file.0.slice_with_f64_and_f64(start, self.at)?)),
            Some(Body::Bytes(Bytes(bytes))) => {
                Some(Piece::Bytes(bytes.subarray(start as u32, self.at as u32).to_vec()))
            }
        })
    }

    /// The next bytes; none at the end. The browser reads those behind them meanwhile.
    ///
    /// # Errors
    /// As [`Pieces::cut`].
    pub(super) async fn next(&mut self) -> Result<Option<Vec<u8>>, JsValue> {
        let reading = match self.ahead.take() {
            Some(reading) => reading,
            None => match self.cut()? {
                None => return Ok(None),
                Some(Piece::Bytes(bytes)) => return Ok(Some(bytes)),
                Some(Piece::File(piece)) => piece.array_buffer(),
            },
        };
        if let Some(Piece::File(piece)) = self.cut()? {
            self.ahead = Some(piece.array_buffer());
        }
        let buffer: JsValue = JsFuture::from(reading).await?;
        Ok(Some(Bytes(Uint8Array::new(&buffer)).take()))
    }

    /// All bytes at once.
    ///
    /// # Errors
    /// As [`Pieces::cut`].
    pub(super) async fn whole(self) -> Result<Vec<u8>, JsValue> {
        match self.of {
            Some(Body::Bytes(bytes)) => Ok(bytes.take()),
            Some(Body::File(file)) => {
                let buffer: JsValue = JsFuture::from(file.0.array_buffer()).await?;
                Ok(Bytes(Uint8Array::new(&buffer)).take())
            }
            None => Err(JsValue::UNDEFINED),
        }
    }
}

/// A piece of a file that is still to be read, or bytes.
enum Piece {
    File(Blob),
    Bytes(Vec<u8>),
}

/// What stands beside an edit. It is read without waiting, which a browser allows in a worker.
pub(super) struct Beside<'a> {
    /// What it is.
    pub(super) pieces: Pieces,
    /// Hears how many articles were taken so far, and of how many.
    pub(super) on_taken: &'a dyn Fn(u32, Option<u32>),
}

impl Payload for Beside<'_> {
    fn n_bytes(&self) -> usize {
        self.pieces.n_bytes() as usize
    }

    fn next(&mut self) -> Result<Option<Vec<u8>>, FaultKind> {
        let read = self.pieces.cut().and_then(|piece| match piece {
            None => Ok(None),
            Some(Piece::Bytes(bytes)) => Ok(Some(bytes)),
            Some(Piece::File(piece)) => {
                let buffer = FileReaderSync::new()?.read_as_array_buffer(&piece)?;
                Ok(Some(Bytes(Uint8Array::new(&buffer)).take()))
            }
        });
        read.ok().ok_or(FaultKind::FileGone)
    }

    fn has_room(&self, n_bytes: usize) -> bool {
        memory::has_room(n_bytes)
    }

    fn tell(&self, n_taken: u32, of: Option<u32>) {
        (self.on_taken)(n_taken, of);
    }
}
