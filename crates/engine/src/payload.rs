//! Payload: what stands beside an edit. It comes piece by piece, so that not all of it need be in memory.

use model::fault::FaultKind;

/// How much of what is in memory is handed out at once.
const PIECE: usize = 1 << 20;

/// What stands beside an edit.
pub trait Payload {
    /// How many bytes it has in all.
    fn n_bytes(&self) -> usize;

    /// The next bytes; none at the end.
    ///
    /// # Errors
    /// It cannot be read any more, for this reason.
    fn next(&mut self) -> Result<Option<Vec<u8>>, FaultKind>;

    /// Whether there is so much memory left, in bytes.
    fn has_room(&self, n_bytes: usize) -> bool;

    /// Hears how many of its articles were taken so far, and how many there are, if that is known.
    fn tell(&self, n_taken: u32, of: Option<u32>);
}

impl Payload for &[u8] {
    fn n_bytes(&self) -> usize {
        self.len()
    }

    fn next(&mut self) -> Result<Option<Vec<u8>>, FaultKind> {
        let (piece, rest) = self.split_at(self.len().min(PIECE));
        *self = rest;
        Ok(Some(piece.to_vec()).filter(|piece| !piece.is_empty()))
    }

    fn has_room(&self, _n_bytes: usize) -> bool {
        true
    }

    fn tell(&self, _n_taken: u32, _of: Option<u32>) {}
}

/// All of it.
///
/// # Errors
/// As [`Payload::next`].
pub(super) fn whole(payload: &mut dyn Payload) -> Result<Vec<u8>, FaultKind> {
    let mut whole = Vec::new();
    while let Some(piece) = payload.next()? {
        whole.extend(piece);
    }
    Ok(whole)
}
