//! Pieces: a file, or what is packed in one with gzip, of which no more than a piece is held at a time.

use flate2::bufread::MultiGzDecoder;
use formats::readers::gzip;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::Path;

/// How much is held.
const PIECE: usize = 1 << 20;

/// The most that a packed file may unpack to, against files made to fill a machine.
pub(crate) const MOST_UNPACKED: u64 = 4 << 30;

/// A file's bytes, unpacked if they are gzip, and how many there may be.
fn open(path: &Path) -> io::Result<(Box<dyn Read>, u64)> {
    let mut file = BufReader::with_capacity(PIECE, File::open(path)?);
    let is_packed = file.fill_buf()?.starts_with(gzip::SIGN);
    Ok(if is_packed { (Box::new(MultiGzDecoder::new(file)), MOST_UNPACKED) } else { (Box::new(file), u64::MAX) })
}

/// Calls `on_piece` with one piece of a file after another, until it returns that it wants no more. What can be read before an error comes first.
///
/// # Errors
/// The file cannot be opened, or not be read or unpacked to its end; it unpacks to too much.
pub(crate) fn each(path: &Path, on_piece: &mut dyn FnMut(&[u8]) -> bool) -> io::Result<()> {
    let (mut file, mut left) = open(path)?;
    let mut piece = Vec::with_capacity(PIECE);
    loop {
        piece.clear();
        let read = file.by_ref().take(PIECE as u64).read_to_end(&mut piece);
        left = left.checked_sub(piece.len() as u64).ok_or(ErrorKind::FileTooLarge)?;
        let is_wanted = piece.is_empty() || on_piece(&piece);
        if read? == 0 || !is_wanted {
            return Ok(());
        }
    }
}

/// Whether a file is UTF-8 without NUL, from a beginning that `begins` accepts. One without a byte is not, nor one that cannot be read to its end.
pub(crate) fn are_plain(path: &Path, begins: impl Fn(&[u8]) -> bool) -> bool {
    let (mut is_first, mut is_plain) = (true, true);
    // What a piece ends in, where that may be the beginning of a letter.
    let mut rest: Vec<u8> = Vec::new();
    let read = each(path, &mut |piece| {
        rest.extend_from_slice(piece);
        let right_to = match str::from_utf8(&rest) {
            Ok(_) => Some(rest.len()),
            Err(error) => Some(error.valid_up_to()).filter(|_| error.error_len().is_none()),
        };
        is_plain = right_to.is_some() && !piece.contains(&0) && (!is_first || begins(piece));
        is_first = false;
        rest.drain(..right_to.unwrap_or_default());
        is_plain
    });
    read.is_ok() && is_plain && !is_first && rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn letters_may_lie_between_pieces_and_nothing_else_may_be_wrong() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let plain = |bytes: &[u8]| {
            let is_plain = |bytes: &[u8]| {
                std::fs::write(&path, bytes).unwrap();
                are_plain(&path, |beginning| beginning.starts_with(b"x"))
            };
            let packed = packed(bytes);
            assert_eq!(is_plain(&packed), is_plain(bytes));
            assert!(!is_plain(&packed[..packed.len() - 1]));
            is_plain(bytes)
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
        assert!(!are_plain(&folder.path().join("none"), |_| true));
    }

    #[test]
    fn what_is_packed_comes_unpacked_and_what_can_be_had_of_it_before_the_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl.gz");
        let text = (0..400_000).map(|n| n.to_string()).collect::<Vec<_>>().join("\n");
        let (first, second) = text.as_bytes().split_at(700_000);
        let members = [packed(first), packed(second)].concat();
        let read = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            let mut all = Vec::new();
            let read = each(&path, &mut |piece| {
                all.extend_from_slice(piece);
                true
            });
            (all, read.is_ok())
        };
        assert_eq!(read(&members), (text.clone().into_bytes(), true));
        let (some, is_whole) = read(&members[..members.len() - 20]);
        assert!(!is_whole && some.len() > 700_000 && text.as_bytes().starts_with(&some));
    }
}
