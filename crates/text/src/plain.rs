//! Plain words: words of ASCII letters and digits between spaces and the usual marks, found by a look at single bytes. Nearly all words of English texts
//! are such, and many of other texts.

/// What is next in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// A plain word, from this byte up to that.
    Word(usize, usize),
    /// A piece, up to a space or the end of a line, that begins with a word that may not be plain, so that the whole standard is asked.
    Piece(usize, usize),
}

/// What a byte does beside a plain word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    /// Always ends a word.
    Mark,
    /// Ends a word unless something else than a mark follows: `U.S`, `don't`, `1,000`.
    Joiner,
    /// Part of a character of its own kind.
    Other,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    let mut byte = 0;
    while byte < 0x80 {
        kinds[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Kind::Letter,
            b'.' | b',' | b':' | b';' | b'\'' => Kind::Joiner,
            b'_' | b'`' => Kind::Other,
            _ => Kind::Mark,
        };
        byte += 1;
    }
    kinds
};

/// What the character at an offset does, and its length; behind the end as a mark.
fn sign(text: &[u8], at: usize) -> (Kind, usize) {
    let Some(&byte) = text.get(at) else { return (Kind::Mark, 0) };
    let kind = KINDS[usize::from(byte)];
    if kind != Kind::Other {
        return (kind, 1);
    }
    // Dashes, quotation marks, bullets, dots and the space that is not broken: texts of newspapers are full of them.
    match (byte, text.get(at + 1), text.get(at + 2)) {
        (0xc2, Some(0xa0), _) => (Kind::Mark, 2),
        (0xe2, Some(0x80), Some(0x93 | 0x94 | 0x9c | 0x9d | 0xa2 | 0xa6)) => (Kind::Mark, 3),
        (0xe2, Some(0x80), Some(0x98 | 0x99)) => (Kind::Joiner, 3),
        _ => (Kind::Other, 1),
    }
}

/// How many letters and digits a text begins with. Looks at eight bytes at once: where a word ends nobody can guess, and so a loop over its letters costs
/// more.
fn n_letters(text: &[u8]) -> usize {
    let (chunks, rest) = text.as_chunks();
    let mut n = 0;
    for chunk in chunks {
        let others = !letters(u64::from_le_bytes(*chunk)) & HIGH;
        n += others.trailing_zeros() as usize / 8;
        if others != 0 {
            return n;
        }
    }
    n + rest.iter().take_while(|&&byte| KINDS[usize::from(byte)] == Kind::Letter).count()
}

/// Each byte of a number, and the highest bit of each.
const EACH: u64 = u64::MAX / 0xff;
const HIGH: u64 = 0x80 * EACH;

/// The highest bit of each byte that is a letter or digit. Without that bit, a byte and what a limit lacks of it add up to it and never to the next byte.
fn letters(bytes: u64) -> u64 {
    let low = bytes & !HIGH;
    let from = |bytes: u64, first: u8| bytes + u64::from(0x80 - first) * EACH;
    let within = |bytes: u64, first: u8, last: u8| from(bytes, first) & !from(bytes, last + 1);
    (within(low | (0x20 * EACH), b'a', b'z') | within(low, b'0', b'9')) & !bytes
}

/// Whether a word ends at an offset, as the standard cuts: what is there ends it, or joins it to nothing.
fn ends(text: &[u8], at: usize) -> bool {
    match sign(text, at) {
        (Kind::Mark, _) => true,
        (Kind::Joiner, length) => matches!(sign(text, at + length).0, Kind::Mark | Kind::Joiner),
        (Kind::Letter | Kind::Other, _) => false,
    }
}

/// Where the `'s` at an offset ends, if there is one behind a letter.
fn end_of_clitic(text: &[u8], at: usize) -> Option<usize> {
    if !matches!(text.get(at), Some(b'\'' | 0xe2)) {
        return None;
    }
    let rest = text.get(at..)?;
    let end = at + 1 + [&b"'"[..], "’".as_bytes()].iter().find(|mark| rest.starts_with(mark))?.len();
    let is_behind_letter = text.get(at.checked_sub(1)?)?.is_ascii_alphabetic();
    (is_behind_letter && matches!(text.get(end - 1), Some(b's' | b'S')) && ends(text, end)).then_some(end)
}

/// Finds what is next in a text from an offset on: 0, or the end of what was found before. `None` where no word is left.
pub(crate) fn next(text: &[u8], at: usize) -> Option<Next> {
    if let Some(end) = end_of_clitic(text, at) {
        return Some(Next::Word(at, end));
    }
    let (mut start, mut length) = (at, 0);
    let first = loop {
        match sign(text, start) {
            (Kind::Mark, 0) => return None,
            (Kind::Mark | Kind::Joiner, n) => (start, length) = (start + n, n),
            (first, _) => break first,
        }
    };
    let end = start + n_letters(text.get(start..).unwrap_or_default());
    Some(if first == Kind::Letter && (ends(text, end) || end_of_clitic(text, end).is_some()) {
        Next::Word(start, end)
    } else {
        let is_space = |byte: u8| matches!(byte, b' ' | b'\n');
        // The standard attaches a combining mark to what is before it.
        let before = text.get(at..start).and_then(<[u8]>::last).is_some_and(|&byte| !is_space(byte));
        let from = if before { start - length } else { start };
        let behind = text.get(end..).unwrap_or_default();
        Next::Piece(from, behind.iter().position(|&byte| is_space(byte)).map_or(text.len(), |n| end + n))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_at_once_as_one_by_one() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let mut text = [b'z'; 20];
                text[place] = byte;
                let wanted = if KINDS[usize::from(byte)] == Kind::Letter { 20 } else { place };
                assert_eq!(n_letters(&text), wanted, "{byte} at {place}");
            }
        }
    }
}
