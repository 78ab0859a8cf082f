//! A Broadside page: its corpus block is JSON Lines, packed.

use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign, TextLook, Writer};
use crate::readers::json_lines;
use crate::tools::Tools;
use crate::{archive, sheet, writers};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use model::fault::{ArchiveFault, FaultKind, Place};
use std::cell::Cell;

/// A Broadside page. What is written is the corpus block alone: any page is a frame for it.
pub static FORMAT: Format = Format {
    writer: Some(Writer { write: writers::block::write, endings: &[], media_type: "text/html", is_whole: true }),
    ..Format::new("broadside_page", Sign::Text(is), Reader::Bytes(read))
};

fn is(look: &TextLook<'_>) -> bool {
    // The block is at the page's end.
    look.is_markup() && sheet::has_block(look.body, sheet::CORPUS)
}

fn read(file: &str, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    match lines(&String::from_utf8_lossy(bytes), &tools.budget) {
        Ok((lines, fault)) => {
            if let Some(fault) = fault {
                emit(Event::fault(Place::file(file), FaultKind::Archive(fault)));
            }
            json_lines::read(file, &lines, emit);
        }
        Err(kind) => emit(Event::fault(Place::file(file), kind)),
    }
}

/// The JSON Lines of a page as they went in, at most `budget` bytes, and what keeps the rest of them from being unpacked.
///
/// # Errors
/// The text is not a Broadside page.
pub fn lines(html: &str, budget: &Cell<u64>) -> Result<(Vec<u8>, Option<ArchiveFault>), FaultKind> {
    Ok(unpacked(&sheet::block(html, sheet::CORPUS).map_err(FaultKind::Sheet)?, budget))
}

/// What a block unpacks to, at most `budget` bytes, and what keeps the rest of it from being unpacked or makes it doubtful.
pub fn unpacked(block: &str, budget: &Cell<u64>) -> (Vec<u8>, Option<ArchiveFault>) {
    match STANDARD.decode(block) {
        Ok(packed) => archive::gunzip(&packed, budget),
        Err(error) => {
            let packed = STANDARD.decode(before_damage(block)).unwrap_or_default();
            (archive::gunzip(&packed, budget).0, Some(ArchiveFault::Damaged(error.to_string())))
        }
    }
}

/// The base64 up to the first letter that is none: behind that, what is unpacked would look like text and be none.
fn before_damage(block: &str) -> &str {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'+' || *byte == b'/';
    let n_letters = block.bytes().take_while(is_letter).count();
    block.get(..n_letters - n_letters % 4).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_before_the_damage_is_read() {
        let line = |n| format!("{{\"n\":{n},\"word\":\"{:x}\"}}\n", n * 7919);
        let text = (0..6000).map(line).collect::<Vec<String>>().concat();
        let block = writers::block::tests::of_text(&text);
        let whole = |block: &str| unpacked(block, &Cell::new(1 << 20));
        assert_eq!(whole(&block), (text.clone().into_bytes(), None));
        for at in (40..block.len() - 4).step_by(997) {
            for other in ["~", "é", if &block[at..=at] == "B" { "C" } else { "B" }] {
                let damaged = [&block[..at], other, &block[at + 1..]].concat();
                let (read, fault) = whole(&damaged);
                assert!(fault.is_some(), "{other} at {at}");
                let n_same = read.iter().zip(text.as_bytes()).take_while(|(a, b)| a == b).count();
                // It is unpacked in pieces, and the one with the damage in it is lost.
                let least = (text.len() * at / block.len()).saturating_sub(32 << 10);
                assert!(n_same >= least, "{n_same} of {} at {at} of {}", text.len(), block.len());
            }
            let (read, fault) = whole(&block[..at]);
            assert!(fault.is_some() && text.as_bytes().starts_with(&read), "cut at {at}");
        }
    }
}
