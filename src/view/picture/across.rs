//! A word's row across a scale of Log Ratios: its name, its dot with the interval, its counts.

use crate::view::picture::mark::{Marking, Side, marking};
use crate::view::picture::text::{fit, text_width, wrap};
use crate::view::picture::{Anchor, Manner, Picture, Role, Shape};
use crate::view::wording;
use reports::word_row::WordRow;

/// The room before each word for the cross that hides it, in px.
pub(super) const CROSS: f64 = 20.0;

/// A scale of Log Ratios between two places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Across {
    /// The lowest Log Ratio.
    pub(super) low: f64,
    /// The highest.
    pub(super) high: f64,
    /// Where the lowest is, in px.
    pub(super) left: f64,
    /// Where the highest is.
    pub(super) right: f64,
}

impl Across {
    /// Where a Log Ratio is; what is off the scale is at its edge.
    pub(super) fn place(&self, log_ratio: f64) -> f64 {
        let share = (log_ratio.clamp(self.low, self.high) - self.low) / (self.high - self.low).max(f64::MIN_POSITIVE);
        self.left + (self.right - self.left) * share
    }

    /// A line for each tick from `top` to `bottom`, and above it those labels that have room, "equal" always.
    pub(super) fn draw(&self, picture: &mut Picture, ticks: &[i32], label_size: f64, [top, bottom]: [f64; 2]) {
        let width = |tick: i32| text_width(&wording::doublings(tick), label_size, false);
        // Every tick gets its label, or every second, every fourth …, counted from "equal".
        let has_room = |every: i32| {
            let kept: Vec<i32> = ticks.iter().copied().filter(|tick| tick % every == 0).collect();
            kept.windows(2).all(|pair| {
                let apart = self.place(f64::from(pair[1])) - self.place(f64::from(pair[0]));
                apart >= f64::midpoint(width(pair[0]), width(pair[1])) + 5.0
            })
        };
        let every = [1, 2, 4].into_iter().find(|every| has_room(*every)).unwrap_or(8);
        for tick in ticks {
            let x = self.place(f64::from(*tick));
            let paint = if *tick == 0 { Role::Quiet.thin() } else { Role::Rule.in_manner(Manner::Dashed) };
            picture.line((x, top), (x, bottom), paint);
            if tick % every == 0 {
                picture.write((x, top - 6.0), Anchor::Middle, label_size, wording::doublings(*tick), Role::Quiet);
            }
        }
    }
}

/// The columns of rows: words, scale, counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Columns {
    /// Where the column of words begins.
    pub(super) start: f64,
    /// Where words end.
    pub(super) words: f64,
    /// The size of a word's letters.
    pub(super) word_size: f64,
    /// The scale.
    pub(super) across: Across,
    /// Where the target's count ends and the reference's begins.
    pub(super) colon: f64,
    /// The size of a count's digits.
    pub(super) count_size: f64,
}

/// How wide the widest word is, and the widest count of either side.
pub(super) fn widths<'a>(rows: impl Iterator<Item = &'a WordRow>, word_size: f64, count_size: f64) -> [f64; 3] {
    let mut most = [0.0_f64; 3];
    for row in rows {
        let count = |side: usize| text_width(&words::count(row.counts()[side]), count_size, false);
        let of = [text_width(&row.name, word_size, false), count(0), count(1)];
        most = [0, 1, 2].map(|i| most[i].max(of[i]));
    }
    most
}

/// How small the letters of a name in two lines are, as a share of the usual size, so that the row stays as high.
const SMALL: f64 = 0.75;
/// From line to line, in sizes of their letters.
const LEADING: f64 = 1.05;

/// A name in one line, or smaller in two, the second cut where it has more: no pointer tells on paper or on a phone what is missing. The size comes
/// with it.
fn name_lines(name: &str, size: f64, room: f64) -> (f64, Vec<String>) {
    if text_width(name, size, false) <= room {
        return (size, vec![name.to_owned()]);
    }
    let small = SMALL * size;
    let mut lines = wrap(name, small, false, room);
    let rest = lines.split_off(lines.len().min(1)).join(" ");
    let rest = Some(fit(&rest, small, false, room)).filter(|rest| !rest.is_empty());
    (small, lines.into_iter().chain(rest).collect())
}

/// Draws a row around a height.
pub(super) fn draw(picture: &mut Picture, columns: &Columns, row: &WordRow, y: f64, side: Side) {
    let Marking { dot, line, name: paint } = marking(side, row.word.is_significant());
    let Columns { start, words, word_size, across, colon, count_size } = *columns;
    let (size, lines) = name_lines(&row.name, word_size, words - start);
    let first = y - LEADING * size * (lines.len() as f64 - 1.0) / 2.0;
    for (i, text) in lines.into_iter().enumerate() {
        let y = first + LEADING * size * i as f64 + size * 0.31;
        picture.push(Shape::Text { x: words, y, anchor: Anchor::End, size, bold: false, serif: true, text }, paint);
    }
    // Without an interval, the line reaches from the smallest effect that the counts allow to the one that they show.
    let (ratio, least) = (row.log_ratio(), row.word.smallest_effect);
    let [low, high] = row.word.interval.unwrap_or([least.min(ratio), least.max(ratio)]);
    let (mut from, mut to) = (across.place(low), across.place(high));
    // What leaves the scale goes on in an arrow.
    for (is_beyond, end, out) in [(low < across.low, &mut from, -1.0), (high > across.high, &mut to, 1.0)] {
        if is_beyond {
            let (base, tip) = (*end + 3.0 * out, *end + 9.0 * out);
            let head = vec![(base, y - 4.0), (tip, y), (base, y + 4.0)];
            picture.push(Shape::Path { lines: vec![head] }, side.role().solid());
            *end = base;
        }
    }
    picture.line((from, y), (to, y), line);
    picture.push(Shape::Circle { x: across.place(ratio), y, r: 4.5 }, dot);
    let [left, right] = row.counts().map(words::count);
    let baseline = y + count_size * 0.35;
    picture.write((colon, baseline), Anchor::End, count_size, [&left, " :"].concat(), Role::Quiet);
    picture.write((colon + 0.3 * count_size, baseline), Anchor::Start, count_size, right, Role::Quiet);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_has_two_lines() {
        let lines = |name: &str, room| name_lines(name, 15.0, room).1;
        assert_eq!(lines("Harbour Board", 200.0), ["Harbour Board"]);
        assert_eq!(lines("National Harbour Council", 100.0), ["National Harbour", "Council"]);
        let many = lines("National Harbour Council of the Northern Isles and Sounds", 100.0);
        assert!(many.len() == 2 && many[1].ends_with('…') && !many[0].contains('…'), "{many:?}");
        assert!(lines("Harbourmasterassociations", 60.0).iter().all(|line| text_width(line, 11.25, false) <= 60.0));
    }
}
