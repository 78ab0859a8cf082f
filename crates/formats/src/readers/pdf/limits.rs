//! Limits: how much the streams of a PDF unpack to, seen before the library reads them, which unpacks without a bound.

use crate::archive;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;
use std::borrow::Cow;

/// The most that a stream may unpack to, in bytes: a page's drawing or a font.
const MOST_UNPACKED: u64 = 64 << 20;
/// The most that a picture may unpack to. Nobody unpacks those, but a stream may be both.
const MOST_OF_PICTURE: u64 = 1 << 30;
/// The most letters of a file.
pub(super) const MOST_LETTERS: usize = 16 << 20;
/// The most letters of a page.
pub(super) const MOST_ON_PAGE: usize = 1 << 18;
/// The most steps of drawing: a file can say a few things a million times.
pub(super) const MOST_STEPS: usize = 32 << 20;
/// How much before a stream is looked at for its dictionary, in bytes.
const LONGEST_HEAD: usize = 4096;

/// Whether no stream of a file is too large.
pub(super) fn hold(bytes: &[u8]) -> bool {
    const MARK: &[u8] = b"stream";
    let mut from = 0;
    while let Some(at) = memmem::find(bytes.get(from..).unwrap_or_default(), MARK).map(|at| from + at) {
        from = at + MARK.len();
        let head = bytes.get(at.saturating_sub(LONGEST_HEAD)..at).unwrap_or_default();
        if head.ends_with(b"end") {
            continue;
        }
        let head = memmem::rfind(head, b" obj").and_then(|at| head.get(at..)).unwrap_or(head);
        let data = bytes.get(from..).unwrap_or_default();
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        let is_picture = memmem::find(head, b"/Image").is_some();
        let limit = if is_picture { MOST_OF_PICTURE } else { MOST_UNPACKED };
        if unpacked(&filters(head), data, limit) > limit {
            return false;
        }
    }
    true
}

/// How a stream is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    Flate,
    Lzw,
    RunLength,
    Ascii85,
    AsciiHex,
    /// A picture's.
    Other,
}

/// How a stream is packed, by its dictionary. One that says it elsewhere is taken as packed by the usual way.
fn filters(head: &[u8]) -> Vec<Filter> {
    let name_at = |at: &usize| head.get(at + 2).is_none_or(|next| !next.is_ascii_alphanumeric());
    let short = || (0..head.len()).filter(|at| head.get(*at..at + 2) == Some(b"/F")).find(name_at).map(|at| at + 2);
    let Some(at) = memmem::rfind(head, b"/Filter").map(|at| at + b"/Filter".len()).or_else(short) else {
        // A name may be written in figures, too.
        return if head.contains(&b'#') { vec![Filter::Flate] } else { Vec::new() };
    };
    let value = String::from_utf8_lossy(head.get(at..).unwrap_or_default());
    let value = value.trim_start();
    let names = match value.strip_prefix('[') {
        Some(list) => list.split(']').next().unwrap_or_default(),
        None if value.starts_with('/') => {
            let end = value.get(1..).and_then(|name| name.find(['/', '>', ' ', '\r', '\n', '\t']));
            end.and_then(|end| value.get(..=end)).unwrap_or(value)
        }
        None => return vec![Filter::Flate],
    };
    let filter = |name: &str| match name.trim() {
        "FlateDecode" | "Fl" => Filter::Flate,
        "LZWDecode" | "LZW" => Filter::Lzw,
        "RunLengthDecode" | "RL" => Filter::RunLength,
        "ASCII85Decode" | "A85" => Filter::Ascii85,
        "ASCIIHexDecode" | "AHx" => Filter::AsciiHex,
        name if name.contains('#') => Filter::Flate,
        _ => Filter::Other,
    };
    names.split('/').skip(1).map(filter).collect()
}

/// How many bytes a stream unpacks to, or more than the limit.
fn unpacked(filters: &[Filter], data: &[u8], limit: u64) -> u64 {
    let mut data = Cow::Borrowed(data);
    for (i, filter) in filters.iter().enumerate() {
        let is_last = filters.get(i + 1).is_none_or(|next| *next == Filter::Other);
        match filter {
            Filter::Flate if is_last => return inflated(&data, limit, None),
            Filter::Flate => {
                let mut unpacked = Vec::new();
                if inflated(&data, limit, Some(&mut unpacked)) > limit {
                    return limit + 1;
                }
                data = Cow::Owned(unpacked);
            }
            Filter::Lzw if is_last => return lzw(&data),
            Filter::RunLength if is_last => return runs(&data),
            // Nobody packs again what is packed in these ways.
            Filter::Lzw | Filter::RunLength => return limit + 1,
            Filter::Ascii85 => data = Cow::Owned(ascii85(&data)),
            Filter::AsciiHex => data = Cow::Owned(hex(&data)),
            Filter::Other => return 0,
        }
    }
    data.len().min(usize::try_from(limit).unwrap_or(usize::MAX)) as u64
}

/// Unpacks at most a little more than the limit, and counts; keeps it if that is asked for.
fn inflated(data: &[u8], limit: u64, kept: Option<&mut Vec<u8>>) -> u64 {
    let is_zlib = matches!(data, [first, second, ..] if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0);
    if is_zlib {
        archive::length(&mut ZlibDecoder::new(data), limit, kept)
    } else {
        archive::length(&mut DeflateDecoder::new(data), limit, kept)
    }
}

/// How many bytes LZW unpacks to: each code may be one byte longer than the one before it, until all have been given.
fn lzw(data: &[u8]) -> u64 {
    const MOST_CODES: u64 = 4096;
    let n_codes = data.len() as u64 * 8 / 9;
    let whole = n_codes / MOST_CODES;
    let rest = n_codes % MOST_CODES;
    whole * (MOST_CODES * MOST_CODES / 2) + rest * rest / 2
}

/// How many bytes runs unpack to.
fn runs(data: &[u8]) -> u64 {
    let (mut at, mut n) = (0, 0_u64);
    while let Some(&length) = data.get(at) {
        let length = usize::from(length);
        match length {
            128 => break,
            0..128 => at += length + 2,
            _ => at += 2,
        }
        n += if length < 128 { length as u64 + 1 } else { 257 - length as u64 };
    }
    n
}

fn ascii85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group: Vec<u8> = Vec::with_capacity(5);
    let mut put = |group: &mut Vec<u8>| {
        let n = group.len();
        if n > 1 {
            group.resize(5, 84);
            let value = group.iter().fold(0_u32, |value, &c| value.wrapping_mul(85).wrapping_add(u32::from(c)));
            out.extend(value.to_be_bytes().into_iter().take(n - 1));
        }
        group.clear();
    };
    for &c in data {
        match c {
            b'z' => {
                group.clear();
                group.resize(5, 0);
                put(&mut group);
            }
            b'!'..=b'u' => {
                group.push(c - b'!');
                if group.len() == 5 {
                    put(&mut group);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    put(&mut group);
    out
}

fn hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|c| **c != b'>').filter_map(|c| char::from(*c).to_digit(16));
    let digits: Vec<u32> = digits.collect();
    digits.chunks(2).map(|pair| (pair.first().unwrap_or(&0) * 16 + pair.get(1).unwrap_or(&0)) as u8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write as _;

    fn packed(n: usize) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        let zeros = vec![0; 1 << 20];
        for _ in 0..n {
            let _ = encoder.write_all(&zeros);
        }
        encoder.finish().unwrap_or_default()
    }

    fn file(head: &str, data: &[u8]) -> Vec<u8> {
        [b"%PDF-1.7\n1 0 obj\n<< ", head.as_bytes(), b" >>\nstream\n", data, b"\nendstream\nendobj\n"].concat()
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let (small, large) = (packed(1), packed(65));
        assert!(hold(&file("/Filter /FlateDecode", &small)));
        assert!(!hold(&file("/Filter /FlateDecode", &large)));
        assert!(!hold(&file("/Filter 7 0 R", &large)));
        assert!(!hold(&file("/Fil#74er /Fl#61teDecode", &large)));
        assert!(hold(&file("/Subtype /Image /Filter [/FlateDecode]", &large)));
        let mut twice = ZlibEncoder::new(Vec::new(), Compression::fast());
        let _ = twice.write_all(&large);
        let twice = twice.finish().unwrap_or_default();
        assert!(!hold(&file("/Filter [/FlateDecode /FlateDecode]", &twice)));
        let hex: Vec<String> = large.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(!hold(&file("/Filter[/AHx/Fl]", hex.concat().as_bytes())));
        assert!(!hold(&file("/Filter /LZWDecode", &vec![0; 40_000])));
        assert!(!hold(&file("/Filter /RunLengthDecode", &vec![129; 2 << 20])));
        assert!(hold(&file("/Filter /DCTDecode", &large)));
    }

    #[test]
    fn text_of_bytes_is_bytes_again() {
        assert_eq!(ascii85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(hex(b"48 65 6c6c 6f>"), b"Hello");
        assert_eq!(runs(&[2, 1, 2, 3, 255, 7, 128, 9]), 5);
    }
}
