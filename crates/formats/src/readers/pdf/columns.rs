//! Columns: the pieces of lines of a page in the order in which they are read. Where pieces leave a gutter between them, what is on its left is read
//! before what is on its right; what crosses it, such as a headline, parts what is above from what is below.

use super::lines::{Piece, is_alike, rows};
use model::order::sort_by;

/// The narrowest gutter, in sizes of the font.
const GUTTER: f64 = 0.7;
/// The fewest lines of a column.
const FEWEST: usize = 3;
/// The fewest letters that a line of a column has in the mean: tables have fewer, and are read line by line.
const FEWEST_LETTERS: usize = 12;
/// The most pieces of a page in which columns are looked for.
const MOST: usize = 4000;
/// The most columns beside one another, or in one another.
const DEEPEST: usize = 24;

/// The lines of a page.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Those of each column.
    pub columns: Vec<Vec<Piece>>,
    /// Those that stand beside the text, such as the caption of a picture.
    pub beside: Vec<Vec<Piece>>,
}

/// The columns of a page, each as its lines.
pub(super) fn columns(mut pieces: Vec<Piece>) -> Read {
    sort_by(&mut pieces, &|a, b| (a.y - a.size).total_cmp(&(b.y - b.size)));
    let mut columns = Vec::new();
    let depth = if pieces.len() > MOST { DEEPEST } else { 0 };
    split(pieces, depth, &mut columns);
    let mut read = Read::default();
    for column in columns {
        let (column, beside) = apart(with_large_initials(column));
        read.columns.push(rows(column));
        read.beside.push(rows(beside));
    }
    read.columns.retain(|column| !column.is_empty());
    read.beside.retain(|column| !column.is_empty());
    read
}

fn split(pieces: Vec<Piece>, depth: usize, out: &mut Vec<Vec<Piece>>) {
    if depth == DEEPEST {
        return out.push(pieces);
    }
    let mut alone = Vec::new();
    let mut rest = pieces.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        match band(rest) {
            None => {
                alone.push(first.clone());
                rest = behind;
            }
            Some((n, gutter)) => {
                out.push(std::mem::take(&mut alone));
                let (band, below) = rest.split_at(n);
                let (left, right) = band.iter().cloned().partition(|piece| piece.right <= gutter);
                split(left, depth + 1, out);
                split(right, depth + 1, out);
                rest = below;
            }
        }
    }
    out.push(alone);
}

/// The most pieces from the first on that leave a gutter between them, and where that is.
fn band(pieces: &[Piece]) -> Option<(usize, f64)> {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut found = None;
    let mut was_apart = false;
    for (i, piece) in pieces.iter().enumerate() {
        take(&mut taken, piece);
        if taken.len() > 1 {
            was_apart = true;
            // Only the end of the band is asked for, so not every piece is looked at.
            let is_last = pieces.get(i + 1).is_none_or(|next| would_close(&taken, next));
            if is_last && let Some(gutter) = gutter(&taken, pieces.get(..=i).unwrap_or_default()) {
                found = Some((i + 1, gutter));
            }
        } else if was_apart {
            break;
        }
    }
    found
}

/// Whether a piece closes a gap.
fn would_close(taken: &[(f64, f64)], piece: &Piece) -> bool {
    let mut with = taken.to_vec();
    take(&mut with, piece);
    with.len() < taken.len()
}

/// Adds a piece to what is taken of a line across the page; what is closer than a gutter is one.
fn take(taken: &mut Vec<(f64, f64)>, piece: &Piece) {
    let room = GUTTER * piece.size / 2.0;
    let (mut left, mut right) = (piece.left, piece.right);
    taken.retain(|&(from, to)| {
        let is_apart = to + room < left - room || right + room < from - room;
        if !is_apart {
            left = left.min(from);
            right = right.max(to);
        }
        is_apart
    });
    let at = taken.iter().position(|&(from, _)| from > left).unwrap_or(taken.len());
    taken.insert(at, (left, right));
}

/// The first gap that has a column on either side.
fn gutter(taken: &[(f64, f64)], pieces: &[Piece]) -> Option<f64> {
    taken.windows(2).find_map(|pair| match pair {
        [(_, from), (to, _)] => {
            let middle = f64::midpoint(*from, *to);
            let (left, right): (Vec<&Piece>, Vec<&Piece>) = pieces.iter().partition(|piece| piece.right <= middle);
            (is_column(&left) && is_column(&right)).then_some(middle)
        }
        _ => None,
    })
}

fn is_column(pieces: &[&Piece]) -> bool {
    let n_letters: usize = pieces.iter().map(|piece| piece.text.chars().count()).sum();
    let mut lines: Vec<i64> = pieces.iter().map(|piece| (piece.y / piece.size.max(1.0)).round() as i64).collect();
    lines.sort_unstable();
    lines.dedup();
    lines.len() >= FEWEST && n_letters >= FEWEST_LETTERS * lines.len()
}

/// What stands beside the text in smaller letters, and in no column, is not read within its sentences.
fn apart(column: Vec<Piece>) -> (Vec<Piece>, Vec<Piece>) {
    let mut sizes: Vec<(f64, usize)> = column.iter().map(|piece| (piece.size, piece.text.len())).collect();
    sizes.sort_unstable_by(|(a, _), (b, _)| a.total_cmp(b));
    let half = sizes.iter().map(|(_, n)| n).sum::<usize>() / 2;
    let mut n_letters = 0;
    let size = sizes.iter().find(|(_, n)| {
        n_letters += n;
        n_letters > half
    });
    let size = size.map_or(0.0, |(size, _)| *size);
    let text: Vec<Piece> = column.iter().filter(|piece| is_alike(piece.size, size)).cloned().collect();
    let is_beside = |a: &Piece, b: &Piece| {
        a.y - a.size < b.y && b.y - b.size < a.y && (a.right + size < b.left || b.right + size < a.left)
    };
    column.into_iter().partition(|piece| piece.size * 1.15 > size || !text.iter().any(|other| is_beside(other, piece)))
}

/// A large letter beside the first lines of a text is the first letter of the first of them.
fn with_large_initials(mut column: Vec<Piece>) -> Vec<Piece> {
    let mut sizes: Vec<f64> = column.iter().map(|piece| piece.size).collect();
    sizes.sort_unstable_by(f64::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let mut at = 0;
    while let Some(initial) = column.get(at).cloned() {
        let is_initial = initial.size > 1.8 * size && initial.text.chars().count() == 1;
        let is_beside = |piece: &Piece| {
            piece.left >= initial.right - size
                && piece.left < initial.right + 2.0 * size
                && piece.size < initial.size
                && piece.y > initial.y - initial.size
                && piece.y <= initial.y + size * 0.5
        };
        let beside = column.iter().enumerate().filter(|(_, piece)| is_beside(piece));
        let first = beside.min_by(|(_, a), (_, b)| a.y.total_cmp(&b.y)).map(|(i, _)| i);
        match first.filter(|_| is_initial).and_then(|first| column.get_mut(first)) {
            Some(line) if initial.text.chars().all(char::is_alphabetic) => {
                line.text.insert_str(0, &initial.text);
                column.remove(at);
            }
            _ => at += 1,
        }
    }
    column
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f64, y: f64) -> Piece {
        Piece { left, right: left + text.chars().count() as f64 * 5.0, y, size: 10.0, text: text.to_owned() }
    }

    fn check(pieces: Vec<Piece>, wanted: &str) {
        let lines: Vec<String> = columns(pieces).columns.into_iter().flatten().map(|line| line.text).collect();
        assert_eq!(lines.join("|"), wanted);
    }

    #[test]
    fn columns_are_read_one_after_another() {
        let mut page = vec![piece("a headline that goes over both of the columns", 0.0, 10.0)];
        for (i, y) in [30.0, 42.0, 54.0, 66.0].into_iter().enumerate() {
            page.push(piece(&format!("left line no. {i}"), 0.0, y));
            page.push(piece(&format!("right line no. {i}"), 100.0, y + 3.0));
        }
        page.push(piece("and a last line that goes over both of them too", 0.0, 90.0));
        check(
            page,
            "a headline that goes over both of the columns|left line no. 0|left line no. 1|left line no. 2|left line no. 3\
             |right line no. 0|right line no. 1|right line no. 2|right line no. 3|and a last line that goes over both of them too",
        );
    }

    #[test]
    fn tables_are_read_line_by_line() {
        let rows = [("Lund", "7,000"), ("Malmö", "9,000"), ("Ystad", "11,000"), ("Eslöv", "4,000")];
        let page = rows.iter().zip([10.0, 22.0, 34.0, 46.0]);
        let page = page.flat_map(|((name, n), y)| [piece(name, 0.0, y), piece(n, 100.0, y)]).collect();
        check(page, "Lund 7,000|Malmö 9,000|Ystad 11,000|Eslöv 4,000");
    }

    #[test]
    fn a_caption_beside_the_text_parts_no_sentence() {
        let lines = [10.0, 22.0, 34.0].map(|y| piece("a line of the text, in its size", 0.0, y));
        let caption = Piece { size: 7.0, ..piece("a caption", 190.0, 17.0) };
        let read = columns(lines.into_iter().chain([caption]).collect());
        assert_eq!(read.columns.iter().map(Vec::len).collect::<Vec<_>>(), [3]);
        assert_eq!(read.beside.iter().flatten().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["a caption"]);
    }

    #[test]
    fn a_large_initial_begins_its_line() {
        let initial = Piece { left: 0.0, right: 20.0, y: 34.0, size: 30.0, text: "T".to_owned() };
        let lines = [
            ("he council met on Monday", 22.0, 14.0),
            ("to settle the budget", 22.0, 26.0),
            ("of the town.", 0.0, 46.0),
        ];
        let page = lines.map(|(text, left, y)| piece(text, left, y)).into_iter().chain([initial]).collect();
        check(page, "The council met on Monday|to settle the budget|of the town.");
    }
}
