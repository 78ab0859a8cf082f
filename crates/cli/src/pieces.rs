//! Pieces: a file of which no more than a piece is held at a time.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// How much is held.
const PIECE: u64 = 1 << 20;

/// Calls `on_piece` with one piece of a file after another, until it returns that it wants no more. Returns whether it wanted all.
///
/// # Errors
/// The file cannot be opened, or not be read to its end. What can be read before that comes first.
pub(crate) fn each(path: &Path, on_piece: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut piece = Vec::with_capacity(PIECE as usize);
    loop {
        piece.clear();
        let read = file.by_ref().take(PIECE).read_to_end(&mut piece);
        if !piece.is_empty() && !on_piece(&piece) {
            return Ok(false);
        }
        if read? == 0 {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let bytes: Vec<u8> = (0..2_500_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
        std::fs::write(&path, &bytes).unwrap();
        let read = |n_wanted: usize| {
            let (mut all, mut n) = (Vec::new(), 0);
            let take = &mut |piece: &[u8]| {
                all.extend_from_slice(piece);
                n += 1;
                n < n_wanted
            };
            let wanted_all = each(&path, take).unwrap();
            (wanted_all, n, all == bytes)
        };
        assert_eq!((read(9), read(2)), ((true, 3, true), (false, 2, false)));
        assert!(each(&folder.path().join("none"), &mut |_| true).is_err());
    }
}
