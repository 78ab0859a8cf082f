//! The sheet: the page file as text, with each body of data in a block of its own that can be read and replaced.
//!
//! A data block is a script element of a type that no browser runs: `<script type="application/octet-stream" id="corpus">…</script>`. The corpus
//! stands in it as base64, which any tool reads; the program in a denser code of its own. Blocks carry no hash in the page's policy, so one can be replaced
//! without touching anything else: a page is its own template. The base64 of a large corpus goes on in further such elements, which have no id.

use crate::format::Out;
use crate::writers::block::Sink;
use model::fault::SheetFault;
use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

/// The id of the block with the corpus.
pub const CORPUS: &str = "corpus";

/// The id of the block with the WebAssembly program.
pub const PROGRAM: &str = "wasm";

/// What every data block opens with, up to its id.
const OPENING: &str = "<script type=\"application/octet-stream\" id=\"";

/// What every data block closes with.
const CLOSING: &str = "</script>";

/// What stands between an element of a block and the next one.
pub const SEAM: &str = "</script><script type=\"application/octet-stream\">";

/// The most base64 in one element. Chromium takes 27 s to read 340 MB in one, 2 s in elements of 4 MB and 1.5 s in these: what it does with each piece that
/// arrives grows with what the element has already.
const MOST_IN_ELEMENT: usize = 1 << 20;

/// Whether a page has the data block `id`, or begins one.
pub fn has_block(html: &str, id: &str) -> bool {
    html.contains(&opening(id))
}

/// The tag that opens the data block `id`.
pub fn opening(id: &str) -> String {
    [OPENING, id, "\">"].concat()
}

/// The text in the data block `id` of a page.
///
/// # Errors
/// The page has no such block, has it twice, or ends inside it.
pub fn block<'page>(html: &'page str, id: &str) -> Result<Cow<'page, str>, SheetFault> {
    let text = html[block_range(html, id)?].trim();
    Ok(if text.contains(SEAM) { text.replace(SEAM, "").into() } else { text.into() })
}

/// The page with other base64 in its data block `id`; all other bytes stay the same.
///
/// # Errors
/// The page has no such block, has it twice, or ends inside it; or `base64` has other characters.
pub fn with_block(html: &str, id: &str, base64: &str) -> Result<String, SheetFault> {
    check_base64(id, base64)?;
    let Range { start, end } = block_range(html, id)?;
    Ok([&html[..start], &seamed(base64), &html[end..]].concat())
}

/// A data block by itself, to be put into a page.
///
/// # Errors
/// `base64` has other characters.
pub fn new_block(id: &str, base64: &str) -> Result<String, SheetFault> {
    check_base64(id, base64)?;
    Ok(block_of(id, &seamed(base64)))
}

/// Base64 with a seam wherever another element begins.
fn seamed(base64: &str) -> Cow<'_, str> {
    if base64.len() <= MOST_IN_ELEMENT {
        return base64.into();
    }
    let mut seamed = Vec::with_capacity(base64.len() + (base64.len() / MOST_IN_ELEMENT + 1) * SEAM.len());
    // A list takes whatever is written.
    let _ = Seamed::new(&mut seamed).write_all(base64.as_bytes());
    // Both are ASCII.
    String::from_utf8(seamed).unwrap_or_default().into()
}

/// Writes base64 into a block, with a seam wherever another element begins.
#[derive(Debug)]
pub struct Seamed<W> {
    out: W,
    /// How much of this element is free.
    room: usize,
}

impl<W: Write> Seamed<W> {
    /// At the beginning of a block.
    pub fn new(out: W) -> Self {
        Self { out, room: MOST_IN_ELEMENT }
    }
}

impl<W: Write> Write for Seamed<W> {
    fn write(&mut self, base64: &[u8]) -> io::Result<usize> {
        // All of it: what encodes base64 takes less for nothing.
        let mut rest = base64;
        while !rest.is_empty() {
            if self.room == 0 {
                self.out.write_all(SEAM.as_bytes())?;
                self.room = MOST_IN_ELEMENT;
            }
            let (now, later) = rest.split_at(self.room.min(rest.len()));
            self.out.write_all(now)?;
            self.room -= now.len();
            rest = later;
        }
        Ok(base64.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Takes base64 and hands it on with the seams.
pub fn with_seams<'a>(out: &'a mut Out<'_>) -> impl FnMut(&[u8]) + 'a {
    let mut seamed = Seamed::new(Sink(out));
    // It only fails where what is behind it does.
    move |base64| drop(seamed.write(base64))
}

/// A data block with any text that has no `<`.
pub fn block_of(id: &str, text: &str) -> String {
    [&opening(id), text, CLOSING].concat()
}

/// The position in the page of the contents of the data block `id`, as a range of bytes without its first and last tags.
///
/// # Errors
/// The page has no such block, has it twice, or ends inside it.
pub fn block_range(html: &str, id: &str) -> Result<Range<usize>, SheetFault> {
    let opening = opening(id);
    let start = html.find(&opening).ok_or_else(|| SheetFault::Missing { id: id.to_owned() })? + opening.len();
    let mut end = start;
    loop {
        end += html[end..].find(CLOSING).ok_or_else(|| SheetFault::CutShort { id: id.to_owned() })?;
        if !html[end..].starts_with(SEAM) {
            break;
        }
        end += SEAM.len();
    }
    if html[end..].contains(&opening) {
        return Err(SheetFault::Twice { id: id.to_owned() });
    }
    Ok(start..end)
}

/// Refuses data that could break out of its block.
fn check_base64(id: &str, base64: &str) -> Result<(), SheetFault> {
    let data = base64.trim_end_matches('=');
    let is_base64 = |character: char| character.is_ascii_alphanumeric() || character == '+' || character == '/';
    match data.char_indices().find(|&(_, character)| !is_base64(character)) {
        None => Ok(()),
        Some((at, found)) => Err(SheetFault::NotBase64 { id: id.to_owned(), found, at }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><title>A page</title>\n\
        <script type=\"application/octet-stream\" id=\"wasm\">AGFzbQ==</script>\n\
        <script id=\"boot\">start()</script>\n\
        <script type=\"application/octet-stream\" id=\"corpus\"></script>\n";

    fn missing(id: &str) -> SheetFault {
        SheetFault::Missing { id: id.to_owned() }
    }

    #[test]
    fn a_block_is_read_by_its_id() {
        assert_eq!(block(PAGE, PROGRAM), Ok("AGFzbQ==".into()));
        assert_eq!(block(PAGE, CORPUS), Ok("".into()));
    }

    #[test]
    fn space_around_the_data_is_no_part_of_it() {
        let page = PAGE.replace("AGFzbQ==", "\n  AGFzbQ==\n");
        assert_eq!(block(&page, PROGRAM), Ok("AGFzbQ==".into()));
    }

    #[test]
    fn a_range_holds_the_data_without_its_tags() {
        assert_eq!(block_range(PAGE, PROGRAM).map(|range| &PAGE[range]), Ok("AGFzbQ=="));
    }

    #[test]
    fn a_written_block_is_read_back_and_nothing_else_changes() {
        let filled = with_block(PAGE, CORPUS, "bmV3cw==").unwrap();
        assert_eq!(block(&filled, CORPUS), Ok("bmV3cw==".into()));
        assert_eq!(block(&filled, PROGRAM), Ok("AGFzbQ==".into()));
        assert_eq!(filled.replace("bmV3cw==", ""), PAGE);
        assert_eq!(with_block(&filled, CORPUS, "").unwrap(), PAGE);
    }

    #[test]
    fn a_large_block_goes_on_in_further_elements() {
        let text = "AbC9".repeat(MOST_IN_ELEMENT / 2);
        let filled = with_block(PAGE, CORPUS, &text).unwrap();
        assert_eq!(filled.matches(SEAM).count(), 1);
        let longest = filled.split('<').map(str::len).max().unwrap();
        assert!(longest < MOST_IN_ELEMENT + 100, "{longest}");
        assert_eq!(block(&filled, CORPUS).unwrap(), text);
        assert_eq!(with_block(&filled, CORPUS, "").unwrap(), PAGE);
        assert_eq!(block(&new_block(CORPUS, &text).unwrap(), CORPUS).unwrap(), text);
        let cut = &filled[..filled.find(SEAM).unwrap() + SEAM.len() + 9];
        assert_eq!(block(cut, CORPUS), Err(SheetFault::CutShort { id: "corpus".to_owned() }));
    }

    #[test]
    fn a_block_that_is_not_there_is_named() {
        assert_eq!(block(PAGE, "notes"), Err(missing("notes")));
        assert_eq!(with_block("", CORPUS, "bmV3cw=="), Err(missing("corpus")));
        assert_eq!(block(PAGE, "boot"), Err(missing("boot")), "a script that runs is no data block");
        assert_eq!(block(PAGE, "corp"), Err(missing("corp")), "an id matches whole");
    }

    #[test]
    fn a_block_that_stands_twice_is_refused() {
        let twice = [PAGE, PAGE].concat();
        assert_eq!(block(&twice, CORPUS), Err(SheetFault::Twice { id: "corpus".to_owned() }));
        assert_eq!(with_block(&twice, CORPUS, ""), Err(SheetFault::Twice { id: "corpus".to_owned() }));
    }

    #[test]
    fn a_page_cut_short_inside_the_block_is_reported_from_one_without_it() {
        let cut = PAGE.split_inclusive("id=\"corpus\">").next().unwrap();
        assert_eq!(block(cut, CORPUS), Err(SheetFault::CutShort { id: "corpus".to_owned() }));
    }

    #[test]
    fn only_base64_goes_into_a_block() {
        for (data, found, at) in
            [("ab</script>", '<', 2), ("ab\ncd", '\n', 2), ("a=b", '=', 1), ("abcé", 'é', 3), ("a_-", '_', 1)]
        {
            let expected = SheetFault::NotBase64 { id: "corpus".to_owned(), found, at };
            assert_eq!(with_block(PAGE, CORPUS, data), Err(expected.clone()));
            assert_eq!(new_block(CORPUS, data), Err(expected));
        }
    }

    #[test]
    fn a_new_block_can_be_read_and_filled() {
        let empty = new_block(CORPUS, "").unwrap();
        assert_eq!(block(&empty, CORPUS), Ok("".into()));
        assert_eq!(with_block(&empty, CORPUS, "bmV3cw=="), new_block(CORPUS, "bmV3cw=="));
    }
}
