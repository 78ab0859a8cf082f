//! Archives: unpacks gzip and zip up to a limit, since a few bytes can unpack to more than a machine has.

use flate2::bufread::{DeflateDecoder, MultiGzDecoder};
use flate2::write;
use model::fault::ArchiveFault;
use rawzip::{CompressionMethod, ZipArchive};
use std::cell::Cell;
use std::io::{Cursor, Read, Write};

/// Bytes in memory as libraries read them.
pub type Bytes<'a> = Cursor<&'a [u8]>;

/// How gzip begins.
pub const GZIP: &[u8] = b"\x1f\x8b";

/// How much is unpacked at a time; a thousand times as much may come of it. Of the piece that ends in a fault nothing can be read.
const PIECE: usize = 1 << 12;

/// Unpacks gzip (all its members in turn), at most `budget` bytes, and subtracts what it used. Returns what could be unpacked before a fault,
/// and the fault.
pub fn gunzip(bytes: &[u8], budget: &Cell<u64>) -> (Vec<u8>, Option<ArchiveFault>) {
    unpack(MultiGzDecoder::new(bytes), budget)
}

/// Reads at most `budget` bytes, and subtracts what it used. Returns what could be read before a fault, and the fault.
pub fn unpack(packed: impl Read, budget: &Cell<u64>) -> (Vec<u8>, Option<ArchiveFault>) {
    let mut packed = packed.take(budget.get() + 1);
    let (mut bytes, mut piece) = (Vec::new(), [0; PIECE]);
    let ended = loop {
        match packed.read(&mut piece) {
            Ok(0) => break Ok(()),
            Ok(n) => bytes.extend_from_slice(piece.get(..n).unwrap_or_default()),
            Err(error) => break Err(error),
        }
    };
    let limit = budget.get();
    budget.set(limit.saturating_sub(bytes.len() as u64));
    let fault = match ended {
        _ if bytes.len() as u64 > limit => {
            bytes = Vec::new();
            Some(ArchiveFault::TooLarge(limit / 1_000_000))
        }
        Ok(()) => None,
        Err(error) => Some(ArchiveFault::Damaged(error.to_string())),
    };
    (bytes, fault)
}

/// The most that what is unpacked whole may unpack to, in bytes, against files made to fill a machine.
pub const MOST_AT_ONCE: u64 = 1 << 30;
/// The most that a file may unpack to that is read as it comes.
pub const MOST_IN_PIECES: u64 = 4 << 30;

/// Hands on the bytes of a file as they come, unpacked if they are gzip.
#[derive(Default)]
pub(crate) struct Unpacking {
    has_begun: bool,
    packed: Option<write::MultiGzDecoder<Vec<u8>>>,
    n_unpacked: u64,
}

impl Unpacking {
    /// How many bytes it has handed on.
    pub(crate) fn n_unpacked(&self) -> u64 {
        self.n_unpacked
    }

    /// Takes the next bytes. The first are at least as many as the sign of gzip.
    pub(crate) fn push(&mut self, bytes: &[u8], on_piece: &mut dyn FnMut(&[u8])) -> Result<(), ArchiveFault> {
        if !std::mem::replace(&mut self.has_begun, true) && bytes.starts_with(GZIP) {
            self.packed = Some(write::MultiGzDecoder::new(Vec::new()));
        }
        let Some(packed) = &mut self.packed else {
            self.n_unpacked += bytes.len() as u64;
            on_piece(bytes);
            return Ok(());
        };
        for some in bytes.chunks(PIECE) {
            packed.write_all(some).map_err(|error| ArchiveFault::Damaged(error.to_string()))?;
            hand_on(packed.get_mut(), &mut self.n_unpacked, on_piece)?;
        }
        Ok(())
    }

    /// Takes note that these were all.
    pub(crate) fn finish(self, on_piece: &mut dyn FnMut(&[u8])) -> Result<(), ArchiveFault> {
        let Self { packed: Some(packed), mut n_unpacked, .. } = self else { return Ok(()) };
        let mut last = packed.finish().map_err(|error| ArchiveFault::Damaged(error.to_string()))?;
        hand_on(&mut last, &mut n_unpacked, on_piece)
    }
}

fn hand_on(unpacked: &mut Vec<u8>, n: &mut u64, on_piece: &mut dyn FnMut(&[u8])) -> Result<(), ArchiveFault> {
    *n += unpacked.len() as u64;
    if *n > MOST_IN_PIECES {
        return Err(ArchiveFault::TooLarge(MOST_IN_PIECES / 1_000_000));
    }
    on_piece(unpacked);
    unpacked.clear();
    Ok(())
}

/// How many bytes can be read before a fault, counted to a little more than the limit. They are kept if that is asked for.
#[cfg(feature = "pdf")]
pub(crate) fn length(packed: &mut dyn Read, limit: u64, mut kept: Option<&mut Vec<u8>>) -> u64 {
    let mut piece = vec![0; 1 << 16];
    let mut n = 0;
    while let Ok(length @ 1..) = packed.read(&mut piece) {
        n += length as u64;
        if let Some(kept) = &mut kept {
            kept.extend(piece.iter().take(length));
        }
        if n > limit {
            break;
        }
    }
    n
}

/// A file in a zip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its path in the archive.
    pub name: String,
    /// Its bytes, or why there are none.
    pub bytes: Result<Vec<u8>, ArchiveFault>,
}

/// The paths of the files in a zip.
///
/// # Errors
/// The bytes are not a zip, or its list of files cannot be read.
pub fn names(bytes: &[u8]) -> Result<Vec<String>, ArchiveFault> {
    let mut names = Vec::new();
    let wanted = |name: &str| {
        names.push(name.to_owned());
        false
    };
    unzip(bytes, &Cell::new(0), wanted, drop)?;
    Ok(names)
}

/// Unpacks the files of a zip whose paths are `wanted`, one by one. Nothing unpacks to more than
/// `budget`, which is used up by all together.
///
/// # Errors
/// The bytes are not a zip, or its list of files cannot be read.
pub fn unzip(
    bytes: &[u8],
    budget: &Cell<u64>,
    mut wanted: impl FnMut(&str) -> bool,
    mut emit: impl FnMut(Member),
) -> Result<(), ArchiveFault> {
    let damaged = |error: rawzip::Error| ArchiveFault::Damaged(error.to_string());
    let archive = ZipArchive::from_slice(bytes).map_err(damaged)?;
    for entry in archive.entries() {
        let entry = entry.map_err(damaged)?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.file_path().try_normalize().map_or_else(
            |_| String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned(),
            |path| path.as_ref().to_owned(),
        );
        if !wanted(&name) {
            continue;
        }
        let is_locked = entry.flags().is_encrypted();
        let method = entry.compression_method();
        let unpacked = if is_locked {
            Err(ArchiveFault::Locked)
        } else {
            archive.get_entry(entry.wayfinder()).map_err(damaged).and_then(|found| {
                let (bytes, fault) = match method {
                    CompressionMethod::STORE => unpack(found.verifying_reader(found.data()), budget),
                    CompressionMethod::DEFLATE => {
                        unpack(found.verifying_reader(DeflateDecoder::new(found.data())), budget)
                    }
                    other => return Err(ArchiveFault::Method(format!("{other:?}"))),
                };
                fault.map_or(Ok(bytes), Err)
            })
        };
        emit(Member { name, bytes: unpacked });
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    /// Bytes as gzip.
    pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn gzip_unpacks_up_to_its_budget() {
        let twice = [packed(b"one "), packed(b"two")].concat();
        let budget = Cell::new(100);
        assert_eq!(gunzip(&twice, &budget), (b"one two".to_vec(), None));
        assert_eq!(budget.get(), 93);
        let bomb = packed(&vec![0; 5_000_000]);
        let (bytes, fault) = gunzip(&bomb, &Cell::new(1_000_000));
        assert_eq!((bytes.len(), fault), (0, Some(ArchiveFault::TooLarge(1))));
    }

    #[test]
    fn a_cut_gzip_gives_what_it_has() {
        let whole: Vec<u8> = (0..200_000_u32).flat_map(|n| (n.wrapping_mul(2_654_435_761)).to_le_bytes()).collect();
        let packed = packed(&whole);
        let (bytes, fault) = gunzip(&packed[..packed.len() / 2], &Cell::new(10_000_000));
        assert!(matches!(fault, Some(ArchiveFault::Damaged(_))));
        assert!(bytes.len() > 100_000 && whole.starts_with(&bytes));
    }

    #[test]
    fn what_is_no_zip_is_reported() {
        assert!(matches!(
            unzip(b"PK\x03\x04 and then nothing", &Cell::new(1000), |_| true, drop),
            Err(ArchiveFault::Damaged(_))
        ));
    }
}
