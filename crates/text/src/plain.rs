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
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.iter().position(|&byte| KINDS[usize::from(byte)] != Kind::Letter).map_or(text.len(), |n| start + n);
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
