//! Two texts at the ends of a scale: beside each other, or below each other where they need more room than there is.

use crate::view::picture::text::{text_width, wrap};
use crate::view::picture::{Anchor, Picture, Role, leading};

/// The least room between two texts, in px.
pub(super) const BETWEEN: f64 = 12.0;

/// The lines of both ends: at the left, at the right.
pub(super) struct Ends {
    lines: Vec<[String; 2]>,
    size: f64,
    bold: bool,
}

impl Ends {
    /// The texts at the left and the right end of a width.
    pub(super) fn of(texts: [&str; 2], size: f64, bold: bool, width: f64) -> Self {
        let [left, right] = texts.map(|text| text_width(text, size, bold));
        let lines = if left + BETWEEN + right <= width {
            vec![texts.map(str::to_owned)]
        } else {
            let [left, right] = texts.map(|text| wrap(text, size, bold, width));
            let left = left.into_iter().map(|line| [line, String::new()]);
            left.chain(right.into_iter().map(|line| [String::new(), line])).collect()
        };
        Self { lines, size, bold }
    }

    /// How much more height than that of one line they need.
    pub(super) fn more_height(&self) -> f64 {
        leading(self.size) * (self.lines.len().max(1) - 1) as f64
    }

    /// Writes them, the first line at a height.
    pub(super) fn write(&self, picture: &mut Picture, [left, right]: [f64; 2], y: f64, roles: [Role; 2]) {
        for (i, texts) in self.lines.iter().enumerate() {
            let y = y + leading(self.size) * i as f64;
            for (end, (x, anchor)) in [(left, Anchor::Start), (right, Anchor::End)].into_iter().enumerate() {
                if !texts[end].is_empty() {
                    picture.write_line((x, y), anchor, self.size, self.bold, texts[end].clone(), roles[end]);
                }
            }
        }
    }
}
