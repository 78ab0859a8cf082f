//! Pictures: what a report looks like, worked out once for the screen, for SVG files and for PNG files.
//!
//! A picture is a list of marks in px, each with a paint that names a role, not a colour. Whoever draws it needs no more than the marks.

mod across;
pub mod dots;
mod ends;
mod frame;
mod heading;
pub mod map;
mod map_labels;
pub mod mark;
pub mod multiples;
pub mod paint;
pub mod strips;
mod svg;
mod text;
pub mod trend;
pub mod trend_frame;
mod trend_lines;

use frame::panels;
pub use frame::{Label, framed};
pub use paint::{Manner, Paint, Role};
pub use svg::{SANS, SERIF, dash_array, path_data, px, svg};
pub use text::{SAMPLE, fit, text_width, use_faces, wrap};

use std::ops::Range;

/// A picture in px.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// What is drawn, the lowest first.
    pub marks: Vec<Mark>,
    /// What can be pointed at, in reading order.
    pub spots: Vec<Spot>,
    /// What shows behind the marks only while something is pointed at; files have none of it.
    pub bands: Vec<Band>,
}

/// Marks that show while one of some spots is pointed at or has the focus.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The numbers of the spots.
    pub of: Range<usize>,
    /// What shows.
    pub marks: Vec<Mark>,
}

/// A shape and how it is painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What is drawn.
    pub shape: Shape,
    /// How.
    pub paint: Paint,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A straight line.
    Line {
        /// One end.
        from: (f64, f64),
        /// The other.
        to: (f64, f64),
    },
    /// A rectangle.
    Rect {
        /// Its left edge.
        x: f64,
        /// Its upper edge.
        y: f64,
        /// How wide it is.
        width: f64,
        /// How high it is.
        height: f64,
    },
    /// A circle.
    Circle {
        /// Its centre from the left.
        x: f64,
        /// Its centre from the top.
        y: f64,
        /// Its radius.
        r: f64,
    },
    /// A line of text.
    Text {
        /// Where it is anchored.
        x: f64,
        /// Its baseline.
        y: f64,
        /// Which part of it is at `x`.
        anchor: Anchor,
        /// The size of its letters.
        size: f64,
        /// Whether it is bold.
        bold: bool,
        /// Whether it is in serif, as words of the corpus are.
        serif: bool,
        /// The text.
        text: String,
    },
    /// Lines through points, each by itself.
    Path {
        /// The points of each.
        lines: Vec<Vec<(f64, f64)>>,
    },
    /// Many dots.
    Dots {
        /// Their centres.
        points: Vec<(f64, f64)>,
        /// Their radius.
        r: f64,
    },
}

/// Which part of a text is at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its first letter.
    Start,
    /// Its middle.
    Middle,
    /// Its last letter.
    End,
}

/// A place that can be pointed at, focused and clicked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// What it says.
    pub label: String,
    /// The number of the datum, as the caller counts.
    pub of: usize,
}

impl Picture {
    fn new(width: f64) -> Self {
        Self { width, ..Self::default() }
    }

    fn push(&mut self, shape: Shape, paint: Paint) {
        self.marks.push(Mark { shape, paint });
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), paint: Paint) {
        self.push(Shape::Line { from, to }, paint);
    }

    /// A plain line of text.
    fn write(&mut self, at: (f64, f64), anchor: Anchor, size: f64, text: String, role: Role) {
        self.write_line(at, anchor, size, false, text, role);
    }

    /// A line of text, plain or bold.
    fn write_line(&mut self, (x, y): (f64, f64), anchor: Anchor, size: f64, bold: bool, text: String, role: Role) {
        self.push(Shape::Text { x, y, anchor, size, bold, serif: false, text }, role.solid());
    }

    /// Lines of text below each other.
    fn write_lines(&mut self, (x, y): (f64, f64), size: f64, bold: bool, lines: &[String], role: Role) {
        for (i, line) in lines.iter().enumerate() {
            self.write_line((x, y + leading(size) * i as f64), Anchor::Start, size, bold, line.clone(), role);
        }
    }
}

/// From one line of text to the next, in px.
fn leading(size: f64) -> f64 {
    (size * 1.32).round()
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Language;

    /// The box around a mark, by the estimate of its text.
    fn bounds(shape: &Shape) -> [f64; 4] {
        let around = |points: &[(f64, f64)], r: f64| {
            points.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[a, b, c, d], (x, y)| {
                [a.min(x - r), b.min(y - r), c.max(x + r), d.max(y + r)]
            })
        };
        match shape {
            Shape::Line { from, to } => around(&[*from, *to], 0.0),
            Shape::Rect { x, y, width, height } => [*x, *y, x + width, y + height],
            Shape::Circle { x, y, r } => around(&[(*x, *y)], *r),
            Shape::Dots { points, r } => around(points, *r),
            Shape::Path { lines } => around(&lines.concat(), 0.0),
            Shape::Text { x, y, anchor, size, bold, text, .. } => {
                let width = text_width(text, *size, *bold);
                let left = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - width / 2.0,
                    Anchor::End => x - width,
                };
                [left, y - size * 0.8, left + width, y + size * 0.25]
            }
        }
    }

    /// Nothing leaves the frame; two px of an outline may.
    pub(super) fn assert_inside(picture: &Picture) {
        for mark in &picture.marks {
            let [left, top, right, bottom] = bounds(&mark.shape);
            let is_empty = matches!(&mark.shape, Shape::Dots { points, .. } if points.is_empty());
            let fits = left > -2.0 && top > -2.0 && right < picture.width + 2.0 && bottom < picture.height + 2.0;
            assert!(fits || is_empty, "{} × {}: {mark:?}", picture.width, picture.height);
        }
        for spot in &picture.spots {
            assert!(spot.x >= 0.0 && spot.y >= 0.0 && spot.x + spot.width <= picture.width + 0.5, "{spot:?}");
            assert!(spot.y + spot.height <= picture.height + 0.5 && !spot.label.is_empty(), "{spot:?}");
        }
    }

    /// No text lies on another; boxes may touch, since few letters are as high as they are.
    pub(super) fn assert_apart(picture: &Picture) {
        let texts: Vec<_> =
            picture.marks.iter().map(|mark| &mark.shape).filter(|shape| matches!(shape, Shape::Text { .. })).collect();
        for (i, one) in texts.iter().enumerate() {
            for other in &texts[i + 1..] {
                let (a, b) = (bounds(one), bounds(other));
                let overlap = a[0] < b[2] && b[0] < a[2] && a[1] + 2.0 < b[3] && b[1] + 2.0 < a[3];
                assert!(!overlap, "{} wide: {one:?} {other:?}", picture.width);
            }
        }
    }

    /// Holds of a picture in English and in labels of twice its length, at each width, that all texts have room and none is cut.
    pub(super) fn check_room(draw: impl Fn(f64) -> Picture, widths: &[f64]) {
        for language in [Language::default(), Language::by_tag("en-XA").unwrap()] {
            words::use_language(language);
            for width in widths {
                let picture = draw(*width);
                assert_inside(&picture);
                assert_apart(&picture);
                let cut = texts(&picture).into_iter().find(|text| text.ends_with('…'));
                assert_eq!(cut, None, "{} wide", picture.width);
            }
        }
        words::use_language(Language::default());
    }

    /// Holds of a picture on the screen and in a file, in common faces and wide ones, that nothing leaves its frame.
    pub(super) fn check_frame(draw: impl Fn(f64) -> Picture, label: &Label) {
        for wider in [1.0, 1.3] {
            use_faces(100.0, [(wider * 100.0 / 12.0 * text_width(SAMPLE, 12.0, false), false)]);
            for width in [960.0, 620.0, 360.0, 280.0] {
                let picture = draw(width);
                assert_inside(&picture);
                assert_inside(&framed(&picture, label));
            }
            use_faces(100.0, []);
        }
    }

    /// Names as long as they come, as short, and in other scripts.
    pub(super) const NAMES: [&str; 4] = [
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "The Very Long Name of an Outlet That Nobody Would Ever Print on a Masthead",
        "a",
        "المرصد السوري لحقوق الإنسان والحريات",
    ];

    /// The texts of a picture, in the order in which they are drawn.
    pub(super) fn texts(picture: &Picture) -> Vec<&str> {
        let text = |mark: &'_ Mark| matches!(mark.shape, Shape::Text { .. });
        let of = |mark| match mark {
            &Mark { shape: Shape::Text { ref text, .. }, .. } => text.as_str(),
            _ => "",
        };
        picture.marks.iter().filter(|mark| text(mark)).map(of).collect()
    }

    /// The circles of a picture with their paints.
    pub(super) fn circles(picture: &Picture) -> Vec<(f64, f64, Paint)> {
        let of = |mark: &Mark| match mark.shape {
            Shape::Circle { x, y, .. } => Some((x, y, mark.paint)),
            _ => None,
        };
        picture.marks.iter().filter_map(of).collect()
    }

    #[test]
    fn as_many_panels_as_fit_share_the_width() {
        assert_eq!(panels(960.0, 260.0, 30.0, 9), (3, 300.0));
        assert_eq!(panels(200.0, 260.0, 30.0, 9), (1, 200.0));
        assert_eq!(panels(960.0, 260.0, 30.0, 1), (1, 960.0));
    }
}
