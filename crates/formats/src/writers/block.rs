//! The block: a corpus as a page holds it, JSON Lines as gzip and then base64.
//!
//! A large corpus is packed in pieces that know nothing of one another, one behind the other in the one gzip stream that every unpacker reads: so several
//! can be packed at a time, articles before the head is known. What comes of it depends on the lines alone.

use crate::contents::Contents;
use crate::vocabulary;
use crate::writers::json_lines;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Crc;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use model::fault::ExportFault;
use model::{Article, Head};
use std::ops::Range;

/// The level of compression. 12,000 articles, 76 MB, become 28.77 MB in 3.8 s at level 6 and 28.70 MB in 4.6 s at level 9; in a page it takes longer,
/// and a person waits for it.
const LEVEL: i32 = 6;

/// What gzip begins with: no time, no name, no system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/// A piece has so many bytes, and the rest of its last line. Each begins without what was before it, which makes a page 0.4 % larger.
const PIECE: usize = 1 << 21;

/// A piece that is packed.
#[derive(Debug)]
pub struct Packed {
    deflated: Vec<u8>,
    crc: Crc,
}

/// A corpus as the JSON Lines of a block: with contents in the head where articles are many, or a vocabulary where they have counts.
///
/// # Errors
/// As [`json_lines::write()`].
pub fn lines(head: &Head, articles: &[&Article]) -> Result<String, ExportFault> {
    match vocabulary::numbered(head, articles) {
        Some((head, articles)) => json_lines::write(&head, &articles),
        None => json_lines::write(&Contents::put(head, articles), articles),
    }
}

/// Packs JSON Lines for a page's data block. The same lines always give the same text, in the page and in the command: flate2 packs with what any crate of
/// a program asks for, and the spreadsheets of the command ask for another packer than the page has.
pub fn write(lines: &str) -> String {
    let head = lines.find('\n').map_or(lines.len(), |at| at + 1);
    let (head, articles) = lines.split_at(head);
    let packed = pieces(articles).into_iter().map(|piece| pack(articles.get(piece).unwrap_or_default())).collect();
    join(head, articles, packed)
}

/// The pieces that the lines of articles are packed in; none where they are few enough to be packed together with the head.
pub fn pieces(articles: &str) -> Vec<Range<usize>> {
    pieces_of(articles, PIECE)
}

fn pieces_of(articles: &str, least: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while articles.len() - start > least {
        let Some(end) = articles.as_bytes()[start + least..].iter().position(|byte| *byte == b'\n') else { break };
        let end = start + least + end + 1;
        pieces.push(start..end);
        start = end;
    }
    if !pieces.is_empty() && start < articles.len() {
        pieces.push(start..articles.len());
    }
    pieces
}

/// Packs a piece that something comes behind.
pub fn pack(piece: &str) -> Packed {
    packed(piece.as_bytes(), TDEFLFlush::Sync)
}

/// The block of a head and the lines of its articles, whose pieces are packed already.
pub fn join(head: &str, articles: &str, mut pieces: Vec<Packed>) -> String {
    if pieces.is_empty() {
        pieces.push(packed([head, articles].concat().as_bytes(), TDEFLFlush::Finish));
    } else {
        pieces.insert(0, pack(head));
        pieces.push(packed(&[], TDEFLFlush::Finish));
    }
    let mut crc = Crc::new();
    let mut bytes = HEADER.to_vec();
    for piece in &pieces {
        crc.combine(&piece.crc);
        bytes.extend(&piece.deflated);
    }
    bytes.extend([crc.sum(), crc.amount()].map(u32::to_le_bytes).concat());
    STANDARD.encode(bytes)
}

fn packed(bytes: &[u8], flush: TDEFLFlush) -> Packed {
    let mut crc = Crc::new();
    crc.update(bytes);
    // Below zero: without the frame of zlib.
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, -15, 0));
    let mut deflated = vec![0; (bytes.len() / 2).max(64)];
    let (mut n_read, mut n_written) = (0, 0);
    loop {
        let room = deflated.get_mut(n_written..).unwrap_or_default();
        let (status, read, written) = compress(&mut compressor, bytes.get(n_read..).unwrap_or_default(), room, flush);
        (n_read, n_written) = (n_read + read, n_written + written);
        let is_flushed = flush == TDEFLFlush::Sync && n_read == bytes.len() && n_written < deflated.len();
        if status != TDEFLStatus::Okay || is_flushed {
            break;
        }
        if n_written == deflated.len() {
            deflated.resize(2 * deflated.len(), 0);
        }
    }
    deflated.truncate(n_written);
    Packed { deflated, crc }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use proptest::prelude::*;
    use std::io::Read;

    fn unpacked(block: &str) -> String {
        let mut unpacked = String::new();
        GzDecoder::new(&STANDARD.decode(block).unwrap()[..]).read_to_string(&mut unpacked).unwrap();
        unpacked
    }

    #[test]
    fn a_block_is_gzip_without_time_or_name_in_base64() {
        let text = "{\"headline\":\"H\"}\n".repeat(100);
        let packed = STANDARD.decode(write(&text)).unwrap();
        assert_eq!(packed[..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
        assert_eq!(unpacked(&write(&text)), text);
        assert_eq!(unpacked(&write("")), "");
    }

    #[test]
    fn a_large_corpus_is_packed_in_pieces_that_unpack_as_one() {
        // Nothing of it packs well.
        let line = |i: u32| format!("{:x}{:x}\n", i.wrapping_mul(2_654_435_761), i.wrapping_mul(40_503) ^ i << 7);
        let text: String = (0..400_000).map(line).collect();
        let head = text.find('\n').unwrap() + 1;
        assert!(pieces(&text[head..]).len() > 2);
        assert_eq!(unpacked(&write(&text)), text);
    }

    proptest! {
        #[test]
        fn any_lines_in_any_pieces_come_back(text in "(\\PC{0,9}\n){0,40}\\PC{0,3}", least in 1..60_usize) {
            let (head, articles) = ("head\n", text.as_str());
            let pieces = pieces_of(articles, least);
            prop_assert!(pieces.is_empty() || pieces.iter().map(Range::len).sum::<usize>() == articles.len());
            let packed = pieces.into_iter().map(|piece| pack(&articles[piece])).collect();
            prop_assert_eq!(unpacked(&join(head, articles, packed)), [head, articles].concat());
        }
    }
}
