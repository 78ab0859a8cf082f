//! Where in the articles a word occurs: a strip for each article, with a stroke at each occurrence.

use crate::view::picture::dots::NARROW;
use crate::view::picture::ends::{BETWEEN, Ends};
use crate::view::picture::text::{fit, text_width, wrap};
use crate::view::picture::{Anchor, Label, Picture, Role, Shape, Spot, leading};
use crate::view::wording;
use reports::dispersion::{DispersionPlot, Strip};

const TOP: f64 = 24.0;
const BAR: f64 = 15.0;
/// A bar that is shorter shows too little.
const SHORTEST_BAR: f64 = 180.0;
const NAME_SIZE: f64 = 13.0;
const TEXT_SIZE: f64 = 12.0;
/// From a row's top to its first line of text.
const FIRST_LINE: f64 = 15.0;

/// Where the parts of a row are.
struct Columns {
    /// The ends of the bar.
    left: f64,
    right: f64,
    /// From a row's top to its bar's.
    bar: f64,
    height: f64,
    /// The room for the outlet.
    name: f64,
    texts: Texts,
}

/// Where an article's date and its size are.
enum Texts {
    /// The date below the outlet, both left of the bar; the size right of it.
    Beside,
    /// All in a line above the bar.
    Above,
    /// The outlet in a line above the bar, the others below that.
    InLines,
}

impl Columns {
    fn of(plot: &DispersionPlot, width: f64) -> Self {
        let widest = |of: &dyn Fn(&Strip) -> f64| plot.strips.iter().map(of).fold(0.0, f64::max);
        let size = widest(&|strip| text_width(&wording::strip_size(strip), TEXT_SIZE, false));
        let date = widest(&|strip| text_width(&wording::strip_date(strip), TEXT_SIZE, false));
        let name = widest(&|strip| text_width(&strip.outlet, NAME_SIZE, true));
        let beside = name.max(date).clamp(60.0, width * 0.27);
        let (left, right) = (beside + 18.0, width - size - 16.0);
        if width >= NARROW && right - left >= SHORTEST_BAR {
            let lines = |strip: &Strip| wrap(&wording::strip_date(strip), TEXT_SIZE, false, beside).len();
            let n_lines = plot.strips.iter().map(lines).max().unwrap_or_default();
            let height = 38.0 + leading(TEXT_SIZE) * (n_lines.max(1) - 1) as f64;
            return Self { left, right, bar: 10.0, height, name: beside, texts: Texts::Beside };
        }
        let (left, right) = (0.0, width);
        let room = width - date - size - 2.0 * BETWEEN;
        if name <= room {
            return Self { left, right, bar: 21.0, height: 48.0, name, texts: Texts::Above };
        }
        let more = plot.strips.iter().map(|strip| date_and_size(strip, width).more_height()).fold(0.0, f64::max);
        let bar = 21.0 + leading(TEXT_SIZE) + more;
        Self { left, right, bar, height: bar + 27.0, name: width, texts: Texts::InLines }
    }
}

fn date_and_size(strip: &Strip, width: f64) -> Ends {
    Ends::of([&wording::strip_date(strip), &wording::strip_size(strip)], TEXT_SIZE, false, width)
}

/// The picture. A spot's number is the row's.
pub fn draw(plot: &DispersionPlot, width: f64) -> Picture {
    let mut picture = Picture::new(width);
    if plot.strips.is_empty() {
        picture.height = TOP;
        return picture;
    }
    let columns = Columns::of(plot, width);
    let top = TOP + parts(&mut picture, [columns.left, columns.right]);
    picture.height = top + columns.height * plot.strips.len() as f64;
    for (i, strip) in plot.strips.iter().enumerate() {
        let y = top + columns.height * i as f64;
        draw_strip(&mut picture, &columns, strip, y);
        let label = wording::strip_line(strip);
        picture.spots.push(Spot { x: 0.0, y, width, height: columns.height, label, of: i });
    }
    picture
}

/// Beginning, middle and end over the bars, the middle where there is room; how much more height they need than that of a line.
fn parts(picture: &mut Picture, [left, right]: [f64; 2]) -> f64 {
    let (beginning, middle, end) = (words::pictures::beginning(), words::pictures::middle(), words::pictures::end());
    let ends = Ends::of([beginning, end], TEXT_SIZE, false, right - left);
    ends.write(picture, [left, right], 12.0, [Role::Quiet; 2]);
    let [beginning, half, end] = [beginning, middle, end].map(|text| text_width(text, TEXT_SIZE, false));
    if beginning.max(end) + BETWEEN + half / 2.0 <= (right - left) / 2.0 {
        let x = f64::midpoint(left, right);
        picture.write((x, 12.0), Anchor::Middle, TEXT_SIZE, middle.to_owned(), Role::Quiet);
    }
    ends.more_height()
}

fn draw_strip(picture: &mut Picture, columns: &Columns, strip: &Strip, y: f64) {
    let Columns { left, right, name, .. } = *columns;
    let (width, first) = (picture.width, y + FIRST_LINE);
    let outlet = fit(&strip.outlet, NAME_SIZE, true, name);
    picture.write_line((0.0, first), Anchor::Start, NAME_SIZE, true, outlet, Role::Ink);
    let (date, size) = (wording::strip_date(strip), wording::strip_size(strip));
    match columns.texts {
        Texts::Beside => {
            let lines = wrap(&date, TEXT_SIZE, false, name);
            picture.write_lines((0.0, first + leading(TEXT_SIZE)), TEXT_SIZE, false, &lines, Role::Quiet);
            picture.write((width, y + columns.bar + 12.0), Anchor::End, TEXT_SIZE, size, Role::Quiet);
        }
        Texts::Above => {
            picture.write((name + BETWEEN, first), Anchor::Start, TEXT_SIZE, date, Role::Quiet);
            picture.write((width, first), Anchor::End, TEXT_SIZE, size, Role::Quiet);
        }
        Texts::InLines => {
            let y = first + leading(TEXT_SIZE);
            date_and_size(strip, width).write(picture, [0.0, width], y, [Role::Quiet; 2]);
        }
    }
    let top = y + columns.bar;
    picture.push(Shape::Rect { x: left, y: top, width: right - left, height: BAR }, Role::Tint.solid());
    let stroke = |place: &u32| {
        // The stroke is in the middle of its token's room.
        let share = (f64::from(*place) + 0.5) / f64::from(strip.n_tokens.max(1));
        let x = left + (right - left) * share.min(1.0);
        vec![(x, top), (x, top + BAR)]
    };
    picture.push(Shape::Path { lines: strip.occurrences.iter().map(stroke).collect() }, Role::Ink.thick());
}

/// Its title and caption.
pub fn label(plot: &DispersionPlot, node: &str) -> Label {
    Label { title: words::pictures::dispersion(node), lines: wording::strips_caption(plot) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::picture::tests::{NAMES, assert_inside, check_frame, check_room, texts};

    fn strip(outlet: &str, date: Option<&str>, n_tokens: u32, occurrences: &[u32]) -> Strip {
        let date = date.map(str::to_owned);
        let (article, headline) = ("1".into(), "A <b>headline".into());
        Strip { article, outlet: outlet.into(), headline, date, n_tokens, occurrences: occurrences.to_vec() }
    }

    #[test]
    fn strokes_stand_at_their_share_of_an_article() {
        let strips = vec![
            strip("WDMD TV", Some("2025-02-20"), 521, &[0, 260, 520]),
            strip("<script> and a long name of an outlet that goes on", None, 4, &[1]),
        ];
        let plot =
            DispersionPlot { n_articles: 9, n_occurrences: 4, dispersion: None, n_strips: 9, strips, fault: None };
        for width in [960.0, 360.0] {
            let picture = draw(&plot, width);
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

    #[test]
    fn labels_of_any_length_have_room() {
        let strips = vec![
            strip("WDMD TV", Some("2025-02-20/2025-02-24"), 10_521, &[0, 260, 520]),
            strip("Odrimedia", None, 4, &[1]),
        ];
        let plot =
            DispersionPlot { n_articles: 9, n_occurrences: 4, dispersion: None, n_strips: 9, strips, fault: None };
        check_room(|width| draw(&plot, width), &[960.0, 700.0, 520.0, 360.0, 280.0]);
    }

    #[test]
    fn no_name_leaves_the_frame() {
        for name in NAMES {
            let strips =
                vec![strip(name, Some("2025-02-20/2025-02-24"), 10_521, &[0, 260, 520]), strip(name, None, 4, &[1])];
            let plot =
                DispersionPlot { n_articles: 9, n_occurrences: 4, dispersion: None, n_strips: 9, strips, fault: None };
            check_frame(|width| draw(&plot, width), &label(&plot, name));
        }
    }
}
