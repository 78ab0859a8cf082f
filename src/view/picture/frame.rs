//! The frame of a picture in a file: its title above, what is to be known about it below.

use crate::view::picture::{Anchor, Picture, Role, Shape, wrap};

/// What a picture is called, and what is to be known about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Its title.
    pub title: String,
    /// Its caption.
    pub lines: Vec<String>,
}

const MARGIN: f64 = 28.0;
const TITLE_SIZE: f64 = 21.0;
const TITLE_LEADING: f64 = 27.0;
const LINE_SIZE: f64 = 12.5;
const LINE_LEADING: f64 = 18.0;

/// A picture with its title and caption as part of it, and white around it, for files.
pub fn framed(picture: &Picture, label: &Label) -> Picture {
    let mut out = Picture::new(picture.width + 2.0 * MARGIN);
    let mut y = MARGIN;
    for line in wrap(&label.title, TITLE_SIZE, true, picture.width) {
        let shape = Shape::Text {
            x: MARGIN,
            y: y + TITLE_SIZE * 0.8,
            anchor: Anchor::Start,
            size: TITLE_SIZE,
            bold: true,
            serif: true,
            text: line,
        };
        out.push(shape, Role::Ink.solid());
        y += TITLE_LEADING;
    }
    y += 12.0;
    for mark in &picture.marks {
        out.push(moved(&mark.shape, MARGIN, y), mark.paint);
    }
    y += picture.height + 12.0;
    for line in label.lines.iter().flat_map(|line| wrap(line, LINE_SIZE, false, picture.width)) {
        y += LINE_LEADING;
        out.write((MARGIN, y), Anchor::Start, LINE_SIZE, line, Role::Quiet);
    }
    out.height = y + MARGIN;
    out
}

/// The same shape elsewhere.
fn moved(shape: &Shape, dx: f64, dy: f64) -> Shape {
    let by = |(x, y): (f64, f64)| (x + dx, y + dy);
    let all = |points: &[(f64, f64)]| points.iter().map(|point| by(*point)).collect::<Vec<_>>();
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Line { from, to } => (*from, *to) = (by(*from), by(*to)),
        Shape::Rect { x, y, .. } | Shape::Circle { x, y, .. } | Shape::Text { x, y, .. } => (*x, *y) = by((*x, *y)),
        Shape::Path { lines } => lines.iter_mut().for_each(|line| *line = all(line)),
        Shape::Dots { points, .. } => *points = all(points),
    }
    shape
}

/// How many panels of a minimum width fit beside each other, and how wide they are.
pub(super) fn panels(width: f64, least: f64, gap: f64, n: usize) -> (usize, f64) {
    let n = (((width + gap) / (least + gap)) as usize).clamp(1, n.max(1));
    (n, (width - gap * (n as f64 - 1.0)) / n as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::picture::tests::{assert_inside, texts};

    #[test]
    fn title_and_caption_stand_around_the_picture() {
        let mut picture = Picture { height: 50.0, ..Picture::new(200.0) };
        picture.write((0.0, 20.0), Anchor::Start, 12.0, "within".into(), Role::Ink);
        let label = Label { title: "A title that does not fit in one line".into(), lines: vec!["Below.".into()] };
        let whole = framed(&picture, &label);
        assert_inside(&whole);
        let texts = texts(&whole);
        assert_eq!((texts.len() > 3, texts[texts.len() - 2..].to_vec()), (true, vec!["within", "Below."]));
        assert_eq!(whole.width, 256.0);
    }
}
