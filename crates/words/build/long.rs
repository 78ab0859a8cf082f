//! English with each of its letters twice, for tests: what has room for it has room for other languages.

use crate::language::Language;
use crate::text::Piece;

/// Its tag: the one that is usual for English as it never is.
const TAG: &str = "en-XA";

/// The long language of English.
pub(crate) fn of(english: &Language) -> Language {
    let mut long = english.clone();
    TAG.clone_into(&mut long.tag);
    for text in &mut long.texts {
        text.pieces.iter_mut().for_each(lengthen);
    }
    long
}

fn lengthen(piece: &mut Piece) {
    match piece {
        Piece::Plain(text) => {
            let twice = |letter: char| if letter.is_alphabetic() { [Some(letter); 2] } else { [Some(letter), None] };
            *text = text.chars().flat_map(twice).flatten().collect();
        }
        Piece::Forms(_, forms) => forms.iter_mut().flatten().for_each(lengthen),
        Piece::Text(_) | Piece::Count(_) | Piece::Control(_) => {}
    }
}
