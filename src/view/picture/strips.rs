//! The spread of a word: a strip for each article, with a stroke wherever the word stands in it.

use crate::view::picture::dots::NARROW;
use crate::view::picture::text::{fit, text_width};
use crate::view::picture::{Anchor, Label, Picture, Role, Shape, Spot};
use crate::view::wording;
use reports::dispersion::{DispersionPlot, Strip};

const TOP: f64 = 24.0;
const BAR: f64 = 15.0;

/// Where the parts of a row stand.
struct Columns {
    left: f64,
    right: f64,
    /// From a row's top to its bar's.
    bar: f64,
    height: f64,
    /// The room for the outlet.
    name: f64,
    /// The room for the date.
    room: f64,
    width: f64,
    is_narrow: bool,
}

/// The picture. A spot's number is the row's.
pub fn draw(spread: &DispersionPlot, width: f64) -> Picture {
    let mut picture = Picture::new(width);
    let is_narrow = width < NARROW;
    let sizes =
        spread.strips.iter().map(|strip| text_width(&wording::strip_size(strip), 12.0, false)).fold(0.0, f64::max);
    let columns = if is_narrow {
        let outlets = spread.strips.iter().map(|strip| text_width(&strip.outlet, 13.0, true)).fold(0.0, f64::max);
        let name = outlets.min((width - sizes) * 0.46);
        Columns {
            left: 0.0,
            right: width,
            bar: 21.0,
            height: 48.0,
            name,
            room: width - sizes - name - 22.0,
            width,
            is_narrow,
        }
    } else {
        let names = |strip: &Strip| text_width(&strip.outlet, 13.0, true).max(text_width(&when(strip), 12.0, false));
        let name = spread.strips.iter().map(names).fold(60.0, f64::max).min(width * 0.27);
        Columns {
            left: name + 18.0,
            right: width - sizes - 16.0,
            bar: 10.0,
            height: 38.0,
            name,
            room: name,
            width,
            is_narrow,
        }
    };
    picture.height = TOP + columns.height * spread.strips.len() as f64;
    if spread.strips.is_empty() {
        return picture;
    }
    let middle = f64::midpoint(columns.left, columns.right);
    for (x, anchor, text) in [
        (columns.left, Anchor::Start, wording::BEGINNING),
        (middle, Anchor::Middle, wording::MIDDLE),
        (columns.right, Anchor::End, wording::END),
    ] {
        picture.write((x, 12.0), anchor, 12.0, text.to_owned(), Role::Quiet);
    }
    for (i, strip) in spread.strips.iter().enumerate() {
        let y = TOP + columns.height * i as f64;
        draw_strip(&mut picture, &columns, strip, y);
        let label = wording::strip_line(strip);
        picture.spots.push(Spot { x: 0.0, y, width, height: columns.height, label, of: i });
    }
    picture
}

fn when(strip: &Strip) -> String {
    strip.date.as_deref().map_or_else(|| wording::UNDATED.to_owned(), wording::date)
}

fn draw_strip(picture: &mut Picture, columns: &Columns, strip: &Strip, y: f64) {
    let Columns { left, right, name, width, .. } = *columns;
    let outlet = fit(&strip.outlet, 13.0, true, name);
    let (when_x, when_y, size_y) =
        if columns.is_narrow { (name + 10.0, y + 15.0, y + 15.0) } else { (0.0, y + 31.0, y + columns.bar + 12.0) };
    picture.write_bold((0.0, y + 15.0), Anchor::Start, 13.0, outlet, Role::Ink);
    picture.write((when_x, when_y), Anchor::Start, 12.0, fit(&when(strip), 12.0, false, columns.room), Role::Quiet);
    picture.write((width, size_y), Anchor::End, 12.0, wording::strip_size(strip), Role::Quiet);
    let top = y + columns.bar;
    picture.push(Shape::Rect { x: left, y: top, width: right - left, height: BAR }, Role::Tint.solid());
    let stroke = |place: &u32| {
        // The stroke stands in the middle of its token's room.
        let share = (f64::from(*place) + 0.5) / f64::from(strip.n_tokens.max(1));
        let x = left + (right - left) * share.min(1.0);
        vec![(x, top), (x, top + BAR)]
    };
    picture.push(Shape::Path { lines: strip.places.iter().map(stroke).collect() }, Role::Ink.thick());
}

/// Its title and caption.
pub fn label(spread: &DispersionPlot, node: &str) -> Label {
    Label { title: wording::strips_title(node), lines: wording::strips_caption(spread) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::picture::tests::{assert_inside, texts};

    fn strip(outlet: &str, date: Option<&str>, n_tokens: u32, places: &[u32]) -> Strip {
        let date = date.map(str::to_owned);
        let (article, headline) = ("1".into(), "A <b>headline".into());
        Strip { article, outlet: outlet.into(), headline, date, n_tokens, places: places.to_vec() }
    }

    #[test]
    fn strokes_stand_at_their_share_of_an_article() {
        let strips = vec![
            strip("WDMD TV", Some("2025-02-20"), 521, &[0, 260, 520]),
            strip("<script> and a long name of an outlet that goes on", None, 4, &[1]),
        ];
        let spread = DispersionPlot { n_articles: 9, n_occurrences: 4, evenness: None, strips, fault: None };
        for width in [960.0, 360.0] {
            let picture = draw(&spread, width);
            assert_inside(&picture);
            let strokes: Vec<_> = picture
                .marks
                .iter()
                .filter_map(|mark| if let Shape::Path { lines } = &mark.shape { Some(lines) } else { None })
                .collect();
            let bars: Vec<_> = picture
                .marks
                .iter()
                .filter_map(|mark| if let Shape::Rect { x, width, .. } = mark.shape { Some((x, width)) } else { None })
                .collect();
            let share = |i: usize, n: usize| (strokes[i][n][0].0 - bars[i].0) / bars[i].1;
            assert!((share(0, 1) - 0.5).abs() < 1e-9 && share(0, 0) < 0.001 && share(0, 2) > 0.999);
            assert!((share(1, 0) - 0.375).abs() < 1e-9, "the second of four");
            assert!(texts(&picture).contains(&"521 words · 3×") && picture.spots[0].label.contains("A <b>headline"));
        }
        assert!(draw(&DispersionPlot::default(), 500.0).marks.is_empty());
    }
}
