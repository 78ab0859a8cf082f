//! The block: a corpus as a page holds it, JSON Lines as gzip and then base64.
//!
//! It is packed in pieces that know nothing of one another, one behind the other in the one gzip stream that every unpacker reads: so several can be packed
//! at a time, articles before the head is known, and no more of the lines is held than is being packed. The same corpus always gives the same block, in the page
//! and in the command.

use crate::contents::Contents;
use crate::format::Out;
use crate::vocabulary;
use crate::writers::json_lines;
use base64::engine::general_purpose::{GeneralPurpose, STANDARD};
use base64::write::EncoderWriter;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use model::fault::ExportFault;
use model::{ArticleList, Head};
use std::io::{self, Write};
use std::iter::once;

/// The level of compression. 12,000 articles, 77 MB, become 30.0 MB in 0.7 s at level 3, 29.1 MB in 1.1 s at level 5 and 29.05 MB in 1.4 s at level 6; in a page
/// it takes longer, and a person waits for it.
const LEVEL: u32 = 5;

/// What gzip begins with: no time, no name, no system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/// A piece has so many bytes, and the rest of its last line. Each begins without what was before it, which makes a page 0.4 % larger.
const PIECE: usize = 1 << 21;

/// The lines of articles in the pieces that they are packed in.
pub struct Pieces<'articles> {
    articles: &'articles dyn ArticleList,
    next: usize,
}

impl<'articles> Pieces<'articles> {
    /// Those of these articles.
    pub fn of(articles: &'articles dyn ArticleList) -> Self {
        Self { articles, next: 0 }
    }
}

impl Iterator for Pieces<'_> {
    type Item = Result<String, ExportFault>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut piece = String::new();
        while self.next < self.articles.len() && piece.len() < PIECE {
            if let Err(fault) = json_lines::push_line(&mut piece, self.articles, self.next) {
                return Some(Err(fault));
            }
            self.next += 1;
        }
        (!piece.is_empty()).then_some(Ok(piece))
    }
}

/// A piece that is packed.
#[derive(Debug)]
pub struct Packed {
    deflated: Vec<u8>,
    crc: Crc,
}

/// Packs a piece.
pub fn pack(piece: &str) -> Packed {
    let mut crc = Crc::new();
    crc.update(piece.as_bytes());
    let mut encoder = encoder();
    // A list takes whatever is written. What is flushed ends at a whole byte, so that another piece can follow.
    let _ = encoder.write_all(piece.as_bytes()).and_then(|()| encoder.flush());
    let mut deflated = std::mem::take(encoder.get_mut());
    // Many are held at once.
    deflated.shrink_to_fit();
    Packed { deflated, crc }
}

/// What says that no piece follows.
fn end() -> Packed {
    Packed { deflated: encoder().finish().unwrap_or_default(), crc: Crc::new() }
}

fn encoder() -> DeflateEncoder<Vec<u8>> {
    DeflateEncoder::new(Vec::new(), Compression::new(LEVEL))
}

/// A block on its way out as base64.
struct Stream<W: Write> {
    out: EncoderWriter<'static, GeneralPurpose, W>,
    crc: Crc,
}

impl<W: Write> Stream<W> {
    fn begin(out: W) -> io::Result<Self> {
        let mut out = EncoderWriter::new(out, &STANDARD);
        out.write_all(&HEADER)?;
        Ok(Self { out, crc: Crc::new() })
    }

    fn push(&mut self, piece: &Packed) -> io::Result<()> {
        self.crc.combine(&piece.crc);
        self.out.write_all(&piece.deflated)
    }

    fn end(mut self) -> io::Result<()> {
        self.push(&end())?;
        let Self { mut out, crc } = self;
        out.write_all(&[crc.sum(), crc.amount()].map(u32::to_le_bytes).concat())?;
        out.finish().map(drop)
    }
}

/// A packed corpus: the line of its head, and those of its articles.
#[derive(Debug)]
pub struct Block {
    head: Packed,
    articles: Vec<Packed>,
}

impl Block {
    /// Of the line of a head and of the lines of its articles.
    pub fn of(head: &str, articles: Vec<Packed>) -> Self {
        Self { head: pack(head), articles }
    }

    /// Writes it as base64.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write(&self, out: impl Write) -> io::Result<()> {
        let mut stream = Stream::begin(out)?;
        for piece in once(&self.head).chain(&self.articles) {
            stream.push(piece)?;
        }
        stream.end()
    }
}

/// A corpus as a block.
///
/// # Errors
/// As [`json_lines::write()`].
pub fn block(head: &Head, articles: &dyn ArticleList) -> Result<Block, ExportFault> {
    as_in_block(head, articles, |head, articles| {
        let pieces = Pieces::of(articles).map(|piece| piece.map(|piece| pack(&piece)));
        Ok(Block::of(&json_lines::head_line(head, articles)?, pieces.collect::<Result<_, _>>()?))
    })
}

/// Writes a corpus as a block in base64, of which no more than a piece is held.
///
/// # Errors
/// As [`json_lines::write()`].
pub fn write(head: &Head, articles: &dyn ArticleList, out: &mut Out<'_>) -> Result<(), ExportFault> {
    let unwritten = |error: io::Error| ExportFault(error.to_string());
    as_in_block(head, articles, |head, articles| {
        let mut stream = Stream::begin(Sink(out)).map_err(unwritten)?;
        stream.push(&pack(&json_lines::head_line(head, articles)?)).map_err(unwritten)?;
        for piece in Pieces::of(articles) {
            stream.push(&pack(&piece?)).map_err(unwritten)?;
        }
        stream.end().map_err(unwritten)
    })
}

/// Something that takes bytes, as libraries write to it.
pub(crate) struct Sink<'a, 'o>(pub(crate) &'a mut Out<'o>);

impl Write for Sink<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (self.0)(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A corpus as the JSON Lines that its block holds.
///
/// # Errors
/// As [`json_lines::write()`].
pub fn lines(head: &Head, articles: &dyn ArticleList) -> Result<String, ExportFault> {
    as_in_block(head, articles, |head, articles| json_lines::write(head, articles))
}

/// Hands a corpus on as a block has it: with contents in the head where articles are many, or a vocabulary where they have counts.
fn as_in_block<T>(head: &Head, articles: &dyn ArticleList, then: impl FnOnce(&Head, &dyn ArticleList) -> T) -> T {
    match vocabulary::numbered(head, articles) {
        Some((head, articles)) => then(&head, &articles),
        None => then(&Contents::put(head, articles), articles),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::record::Record;
    use base64::Engine as _;
    use flate2::read::GzDecoder;
    use model::Article;
    use proptest::prelude::*;
    use std::io::Read;

    /// Any text as a block has it, in two pieces.
    pub(crate) fn of_text(text: &str) -> String {
        let (head, rest) = text.split_at(text.find('\n').map_or(text.len(), |at| at + 1));
        String::from_utf8(base64(&Block::of(head, vec![pack(rest)]))).unwrap()
    }

    fn base64(block: &Block) -> Vec<u8> {
        let mut base64 = Vec::new();
        block.write(&mut base64).unwrap();
        base64
    }

    fn unpacked(block: &[u8]) -> String {
        let mut unpacked = String::new();
        GzDecoder::new(&STANDARD.decode(block).unwrap()[..]).read_to_string(&mut unpacked).unwrap();
        unpacked
    }

    fn article(text: String) -> Article {
        let fields = serde_json::json!({ "headline": "H", "outlet": "O", "text": text });
        Record { fields: fields.as_object().cloned().unwrap(), ..Record::default() }.into_article().unwrap()
    }

    #[test]
    fn a_block_is_gzip_without_time_or_name_in_base64() {
        let text = "{\"headline\":\"H\"}\n".repeat(100);
        let block = of_text(&text);
        assert_eq!(STANDARD.decode(&block).unwrap()[..10], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
        assert_eq!(unpacked(block.as_bytes()), text);
        assert_eq!(unpacked(of_text("").as_bytes()), "");
    }

    #[test]
    fn a_large_corpus_is_packed_in_pieces_that_unpack_as_one() {
        // Nothing of it packs well.
        let word = |i: u32| format!("{:x}{:x} ", i.wrapping_mul(2_654_435_761), i.wrapping_mul(40_503) ^ i << 7);
        let articles: Vec<Article> =
            (0..20).map(|n| article((n * 20_000..(n + 1) * 20_000).map(word).collect())).collect();
        assert!(Pieces::of(&articles).count() > 2);
        let block = base64(&block(&Head::default(), &articles).unwrap());
        assert_eq!(unpacked(&block), json_lines::write(&Head::default(), &articles).unwrap());
        let mut written = Vec::new();
        write(&Head::default(), &articles, &mut |more| written.extend_from_slice(more)).unwrap();
        assert_eq!(written, block);
    }

    proptest! {
        #[test]
        fn any_pieces_come_back_one_behind_the_other(pieces in proptest::collection::vec("\\PC{0,40}", 0..9), n in 0..3_usize) {
            let pieces: Vec<String> = pieces.iter().map(|piece| piece.repeat(10_usize.pow(n as u32))).collect();
            let block = Block::of("head\n", pieces.iter().map(|piece| pack(piece)).collect());
            prop_assert_eq!(unpacked(&base64(&block)), ["head\n", &pieces.concat()].concat());
        }
    }
}
