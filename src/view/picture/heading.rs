//! The heading of a panel: its name and below it its size, in as many lines as they need.

use crate::view::picture::text::wrap;
use crate::view::picture::{Picture, Role, leading};

const NAME_SIZE: f64 = 14.0;
const SIZE_SIZE: f64 = 12.0;

/// The lines of a heading.
pub(super) struct Heading {
    name: Vec<String>,
    size: Vec<String>,
}

impl Heading {
    /// The heading of a panel of a width.
    pub(super) fn of(name: &str, size: &str, width: f64) -> Self {
        Self { name: wrap(name, NAME_SIZE, true, width), size: wrap(size, SIZE_SIZE, false, width) }
    }

    /// How much more height it needs than a name in one line and a size in one.
    pub(super) fn more_height(&self) -> f64 {
        let more = |lines: &[String], size: f64| leading(size) * (lines.len().max(1) - 1) as f64;
        more(&self.name, NAME_SIZE) + more(&self.size, SIZE_SIZE)
    }

    /// Writes it, the name's first line at a height.
    pub(super) fn write(&self, picture: &mut Picture, (x, y): (f64, f64)) {
        picture.write_lines((x, y), NAME_SIZE, true, &self.name, Role::Ink);
        let y = y + leading(NAME_SIZE) * self.name.len().max(1) as f64 - 2.0;
        picture.write_lines((x, y), SIZE_SIZE, false, &self.size, Role::Quiet);
    }
}
