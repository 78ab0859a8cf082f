//! Plain words: words of ASCII letters and digits, found by a look at single bytes. Nearly all words of English texts are such, and many of other texts.

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

fn kind(byte: u8) -> Kind {
    KINDS[usize::from(byte)]
}

/// Finds what is next in a text from an offset on: 0, or the end of what was found before. `None` where no word is left.
pub(crate) fn next(text: &[u8], at: usize) -> Option<Next> {
    let length_until = |from: usize, ends: &dyn Fn(u8) -> bool| {
        text.get(from..).unwrap_or_default().iter().position(|&byte| ends(byte))
    };
    let kind_at = |at: usize| text.get(at).map_or(Kind::Mark, |&byte| kind(byte));
    let start = at + length_until(at, &|byte| matches!(kind(byte), Kind::Letter | Kind::Other))?;
    let end = length_until(start, &|byte| kind(byte) != Kind::Letter).map_or(text.len(), |length| start + length);
    let is_plain = match kind_at(end) {
        Kind::Mark => start < end,
        Kind::Joiner => matches!(kind_at(end + 1), Kind::Mark | Kind::Joiner),
        Kind::Letter | Kind::Other => false,
    };
    Some(if is_plain {
        Next::Word(start, end)
    } else {
        let is_space = |byte: u8| matches!(byte, b' ' | b'\n');
        // The standard attaches a combining mark to what is before it.
        let before = text.get(at..start).and_then(<[u8]>::last).is_some_and(|&byte| !is_space(byte));
        let length = length_until(end, &is_space);
        Next::Piece(start - usize::from(before), length.map_or(text.len(), |length| end + length))
    })
}
