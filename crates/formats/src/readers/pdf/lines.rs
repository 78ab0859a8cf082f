//! Lines: letters that stand beside one another are pieces of lines.

use super::letters::Letter;
use model::order::sort_by;

/// A piece of a line: letters between which there is no more room than between words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// The line that it stands on.
    pub y: f64,
    /// The size of its letters.
    pub size: f64,
    /// Its text in the order of reading.
    pub text: String,
}

/// How far letters of a line may stand above or below one another, in sizes of the font.
const ALIKE: f64 = 0.3;
/// The same where one of them is raised or lowered.
const RAISED: f64 = 0.4;
/// The room that is a space, where the letters have none of their own.
const SPACE: f64 = 0.17;
/// The room that a space takes at least: what is not seen, such as a soft hyphen, may have the letter of a space.
const LEAST_SPACE: f64 = 0.06;
/// The room that is more than a space.
const GAP: f64 = 0.9;
/// The same where the letters have a space there: lines are stretched to a width.
const GAP_AT_SPACE: f64 = 1.3;

/// The pieces of lines of a page, from its top.
pub(super) fn pieces(mut letters: Vec<Letter>) -> Vec<Piece> {
    sort_by(&mut letters, &|a, b| a.y.total_cmp(&b.y));
    let mut pieces = Vec::new();
    let mut line: Vec<Letter> = Vec::new();
    for letter in letters {
        let is_next = line.first().is_some_and(|first| letter.y - first.y > tolerance(first, &letter));
        if is_next {
            cut(std::mem::take(&mut line), &mut pieces);
        }
        line.push(letter);
    }
    cut(line, &mut pieces);
    pieces
}

/// How far two letters of a line may stand above or below one another: more if one is much smaller, as the number of a note is.
fn tolerance(a: &Letter, b: &Letter) -> f64 {
    let (small, large) = (a.size.min(b.size), a.size.max(b.size));
    if small < large * 0.8 { RAISED * large } else { ALIKE * small }
}

/// Cuts the letters on a line where there is more room between them than a space.
fn cut(mut line: Vec<Letter>, pieces: &mut Vec<Piece>) {
    sort_by(&mut line, &|a, b| a.x.total_cmp(&b.x));
    let mut piece: Vec<(Letter, bool)> = Vec::new();
    let (mut right, mut has_space) = (f64::NEG_INFINITY, false);
    for letter in line {
        if letter.text.trim().is_empty() {
            has_space = true;
            continue;
        }
        let size = piece.last().map_or(letter.size, |(last, _)| last.size.max(letter.size));
        let room = (letter.x - right) / size;
        if !piece.is_empty() && room > if has_space { GAP_AT_SPACE } else { GAP } {
            pieces.push(whole(std::mem::take(&mut piece)));
            has_space = false;
        }
        let is_word = !piece.is_empty() && (room > SPACE || has_space && room > LEAST_SPACE);
        right = if piece.is_empty() { letter.x + letter.width } else { right.max(letter.x + letter.width) };
        has_space = false;
        piece.push((letter, is_word));
    }
    if !piece.is_empty() {
        pieces.push(whole(piece));
    }
}

/// Letters from left to right, each with whether a space is before it, as a piece.
fn whole(letters: Vec<(Letter, bool)>) -> Piece {
    let mut sizes: Vec<f64> = letters.iter().map(|(letter, _)| letter.size).collect();
    sizes.sort_unstable_by(f64::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let of_size = |letter: &&(Letter, bool)| (letter.0.size - size).abs() < 0.1;
    let y = letters.iter().find(of_size).map_or(0.0, |(letter, _)| letter.y);
    let left = letters.first().map_or(0.0, |(letter, _)| letter.x);
    let right = letters.iter().map(|(letter, _)| letter.x + letter.width).fold(left, f64::max);
    let mut text = Vec::new();
    for (letter, is_word) in letters {
        if is_word {
            text.push(" ".to_owned());
        }
        text.push(letter.text);
    }
    let text = if runs_left(&text.concat()) { mirrored(text) } else { text.concat() };
    Piece { left, right, y, size, text: text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// Whether a letter belongs to a script that is written from right to left.
fn is_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Whether a text runs from right to left.
pub(super) fn runs_left(text: &str) -> bool {
    let n_left = text.chars().filter(|c| is_left(*c)).count();
    n_left > 0 && n_left * 2 > text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Signs from left to right in the order of a text that runs from right to left; numbers and words of other scripts keep theirs.
fn mirrored(signs: Vec<String>) -> String {
    let is_other = |sign: &str| sign.chars().any(|c| c.is_alphanumeric() && (!is_left(c) || c.is_numeric()));
    let is_between = |sign: &str| sign.chars().all(|c| ".,:/-–%’'".contains(c));
    let mut out: Vec<String> = Vec::new();
    let mut run: Vec<String> = Vec::new();
    for sign in signs.into_iter().rev() {
        if is_other(&sign) || !run.is_empty() && is_between(&sign) {
            run.push(sign);
            continue;
        }
        close(&mut run, &mut out, is_other);
        out.push(match sign.as_str() {
            "(" => ")".to_owned(),
            ")" => "(".to_owned(),
            "[" => "]".to_owned(),
            "]" => "[".to_owned(),
            "«" => "»".to_owned(),
            "»" => "«".to_owned(),
            _ => sign,
        });
    }
    close(&mut run, &mut out, is_other);
    out.concat()
}

/// Puts a run of another direction the right way round; signs at its end belong to what surrounds it.
fn close(run: &mut Vec<String>, out: &mut Vec<String>, is_other: impl Fn(&str) -> bool) {
    let end = run.iter().rposition(|sign| is_other(sign)).map_or(0, |last| last + 1);
    let behind = run.split_off(end);
    run.reverse();
    out.append(run);
    out.extend(behind);
}

/// Whether two pieces stand on one line.
fn is_beside(a: &Piece, b: &Piece) -> bool {
    (b.y - a.y).abs() < b.size.min(a.size) * 0.5
}

/// Whether two sizes are those of one text.
pub(super) fn is_alike(a: f64, b: f64) -> bool {
    a < b * 1.15 && b < a * 1.15
}

/// Puts pieces that stand on one line together, in the order of reading.
pub(super) fn rows(mut pieces: Vec<Piece>) -> Vec<Piece> {
    sort_by(&mut pieces, &|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| is_beside(first, &piece)) => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    rows.into_iter().map(joined).collect()
}

fn joined(mut row: Vec<Piece>) -> Piece {
    sort_by(&mut row, &|a, b| a.left.total_cmp(&b.left));
    let all = row.iter().map(|piece| piece.text.as_str()).collect::<String>();
    let left = row.iter().map(|piece| piece.left).fold(f64::INFINITY, f64::min);
    let right = row.iter().map(|piece| piece.right).fold(f64::NEG_INFINITY, f64::max);
    let longest = row.iter().max_by_key(|piece| piece.text.len());
    let (y, size) = longest.map_or((0.0, 0.0), |piece| (piece.y, piece.size));
    if runs_left(&all) {
        row.reverse();
    }
    let text = row.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    Piece { left, right, y, size, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str, x: f64, y: f64) -> Vec<Letter> {
        let letter =
            |(i, c): (usize, char)| Letter { x: x + i as f64 * 5.0, y, width: 5.0, size: 10.0, text: c.to_string() };
        text.chars().enumerate().map(letter).filter(|letter| letter.text != "_").collect()
    }

    #[test]
    fn letters_become_lines() {
        let texts = |letters: Vec<Letter>| pieces(letters).into_iter().map(|piece| piece.text).collect::<Vec<_>>();
        assert_eq!(texts(letters("one two", 0.0, 10.0)), ["one two"]);
        assert_eq!(texts(letters("one_two", 0.0, 10.0)), ["one two"], "room is a space");
        assert_eq!(texts(letters("one___two", 0.0, 10.0)), ["one", "two"]);
        assert_eq!(texts([letters("b", 0.0, 30.0), letters("a", 0.0, 10.0)].concat()), ["a", "b"]);
        assert_eq!(texts(letters("..12 בא ,(cd) דג", 0.0, 10.0)), ["גד (cd), אב 12.."]);
    }

    #[test]
    fn pieces_of_one_line_are_a_row() {
        let all = [letters("two", 100.0, 11.0), letters("one", 0.0, 10.0), letters("next", 0.0, 22.0)].concat();
        let rows = rows(pieces(all));
        assert_eq!(rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(), ["one two", "next"]);
        assert_eq!((rows[0].left, rows[0].right), (0.0, 115.0));
    }
}
