//! Archives: unpacks gzip and zip up to a limit, since a few bytes can unpack to more than a machine has.

use flate2::bufread::{DeflateDecoder, MultiGzDecoder};
use model::fault::ArchiveFault;
use rawzip::{CompressionMethod, ZipArchive};
use std::cell::Cell;
use std::io::{Cursor, Read};

/// Bytes in memory as libraries read them.
pub type Bytes<'a> = Cursor<&'a [u8]>;

/// How much is unpacked at a time. Of the piece that ends in a fault nothing can be read.
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
