//! Pieces: what comes with a message, read piece by piece.

use crate::browser::bytes::Bytes;
use crate::browser::file::PIECE;
use crate::browser::memory;
use crate::browser::message::Body;
use engine::payload::Payload;
use js_sys::{Promise, Uint8Array};
use model::fault::FaultKind;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, FileReaderSync};

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
