//! Paragraphs: where in a column one begins, by the room above a line, its indent, and the room that the line before left.

use super::lines::{Piece, is_alike, runs_left};
use crate::sentence;
use crate::unwrap::{Begins, Laid};

/// The fewest steps from line to line that show how far lines are apart.
const FEWEST: usize = 4;
/// How far lines are usually apart, in sizes of the font.
const USUAL: f64 = 1.2;

/// The lines of a column, each with how it begins.
pub(super) fn laid(column: &[Piece]) -> Vec<Laid> {
    let size = middle(column.iter().map(|line| line.size));
    let steps = column.windows(2).filter_map(|pair| match pair {
        [a, b] if is_alike(a.size, size) && is_alike(b.size, size) => Some(b.y - a.y),
        _ => None,
    });
    let steps: Vec<f64> = steps.filter(|step| *step > 0.0).collect();
    let step = middle(steps.iter().copied());
    // In a few lines, all may be paragraphs.
    let step = if steps.len() < FEWEST { step.min(size * USUAL) } else { step };
    let is_left = runs_left(&column.iter().map(|line| line.text.as_str()).collect::<String>());
    // Where lines begin and end, as one that reads them sees it.
    let ends = |line: &Piece| if is_left { (-line.right, -line.left) } else { (line.left, line.right) };
    let body = || column.iter().filter(|line| is_alike(line.size, size)).map(ends);
    let begin = body().map(|(begin, _)| begin).fold(f64::INFINITY, f64::min);
    let end = body().map(|(_, end)| end).fold(f64::NEG_INFINITY, f64::max);
    let is_indented = |line: &Piece| ends(line).0 > begin + 0.6 * line.size;
    let mut lines = Vec::new();
    let mut before: Option<&Piece> = None;
    for line in column {
        let begins = match before {
            None => Begins::Column,
            Some(before) => {
                let is_lower = line.y - before.y > step * 1.35 && step > 0.0;
                let is_other = !is_alike(before.size, line.size);
                let has_indent = is_indented(line) && !is_indented(before);
                let first = line.text.split(' ').next().unwrap_or_default().chars().count();
                let share = first as f64 / line.text.chars().count().max(1) as f64;
                let word = (line.right - line.left) * share + 0.3 * line.size;
                let had_room = ends(before).1 + word < end - 0.4 * line.size;
                if is_lower || is_other || has_indent || had_room && !goes_on(before, line) {
                    Begins::Paragraph
                } else {
                    Begins::Line
                }
            }
        };
        lines.push(Laid { text: line.text.clone(), begins });
        before = Some(line);
    }
    lines
}

/// The lines of what stands alone: no other sentence goes on there.
pub(super) fn alone(column: &[Piece]) -> Vec<Laid> {
    let mut lines = laid(column);
    if let Some(first) = lines.first_mut() {
        first.begins = Begins::Paragraph;
    }
    lines
}

/// Whether a sentence goes on from one line to the next, beside a picture or in lines of unlike length.
fn goes_on(before: &Piece, line: &Piece) -> bool {
    line.text.starts_with(char::is_lowercase) && !sentence::ends_or_quotes(&before.text) && !before.text.ends_with(':')
}

fn middle(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[(&str, f64, f64)], wanted: &str) {
        let piece = |&(text, left, y): &(&str, f64, f64)| Piece {
            left,
            right: left + text.chars().count() as f64 * 5.0,
            y,
            size: 10.0,
            text: text.to_owned(),
        };
        let column: Vec<Piece> = lines.iter().map(piece).collect();
        let begins =
            laid(&column).into_iter().skip(1).map(|line| if line.begins == Begins::Paragraph { '¶' } else { '-' });
        assert_eq!(begins.collect::<String>(), wanted, "{lines:?}");
    }

    #[test]
    fn a_paragraph_begins_below_room_with_an_indent_or_behind_a_short_line() {
        let (a, b, c) = ("The ministers met in the hall", "of the old town and stayed on", "until it rained. They");
        check(&[(a, 0.0, 10.0), (b, 0.0, 22.0), (a, 0.0, 34.0), (b, 0.0, 52.0), (a, 0.0, 64.0)], "--¶-");
        check(&[(a, 0.0, 10.0), (b, 0.0, 22.0), (c, 10.0, 34.0), (b, 0.0, 46.0)], "-¶-");
        check(&[(a, 0.0, 10.0), ("of the town.", 0.0, 22.0), (a, 0.0, 34.0), (b, 0.0, 46.0)], "-¶-");
        check(&[(a, 0.0, 10.0), ("of the town,", 0.0, 22.0), (b, 0.0, 34.0), (b, 0.0, 46.0)], "---");
    }
}
