//! Pieces: a file of which no more than a piece is held at a time.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// How much is held.
const PIECE: usize = 1 << 20;

/// Calls `on_piece` with one piece of a file after another, until it returns that it wants no more.
///
/// # Errors
/// The file cannot be opened, or not be read to its end.
pub(crate) fn each(path: &Path, on_piece: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<()> {
    let mut file = File::open(path)?;
    let mut piece = vec![0; PIECE];
    loop {
        let n = match file.read(&mut piece) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            read => read?,
        };
        if n == 0 || !on_piece(&piece[..n]) {
            return Ok(());
        }
    }
}

/// Whether a file is UTF-8 without NUL, from a beginning that `begins` accepts. One without a byte is not.
///
/// # Errors
/// As [`each()`].
pub(crate) fn are_plain(path: &Path, begins: impl Fn(&[u8]) -> bool) -> io::Result<bool> {
    let (mut is_first, mut is_plain) = (true, true);
    // What a piece ends in, where that may be the beginning of a letter.
    let mut rest: Vec<u8> = Vec::new();
    each(path, &mut |piece| {
        rest.extend_from_slice(piece);
        let right_to = match str::from_utf8(&rest) {
            Ok(_) => Some(rest.len()),
            Err(error) => Some(error.valid_up_to()).filter(|_| error.error_len().is_none()),
        };
        is_plain = right_to.is_some() && !piece.contains(&0) && (!is_first || begins(piece));
        is_first = false;
        rest.drain(..right_to.unwrap_or_default());
        is_plain
    })?;
    Ok(is_plain && !is_first && rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_may_lie_between_pieces_and_nothing_else_may_be_wrong() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let plain = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            are_plain(&path, |beginning| beginning.starts_with(b"x")).unwrap()
        };
        for n in PIECE - 3..=PIECE + 1 {
            let text = ["x".repeat(n), "€".repeat(PIECE)].concat();
            assert!(plain(text.as_bytes()));
            assert!(!plain(&text.as_bytes()[..text.len() - 1]));
            assert!(!plain(&[text.as_bytes(), b"\0"].concat()));
            assert!(!plain(&[text.as_bytes(), b"\xff"].concat()));
        }
        assert!(!plain(b"y"));
        assert!(!plain(b""));
        assert!(are_plain(&folder.path().join("none"), |_| true).is_err());
    }
}
