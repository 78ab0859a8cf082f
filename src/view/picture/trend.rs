//! A word over time: a panel for all articles and one for each outlet, over one time and on one scale.

use crate::view::picture::heading::Heading;
use crate::view::picture::text::{text_width, wrap};
use crate::view::picture::{Anchor, Label, Manner, Picture, Role, Shape, Spot, leading, panels};
use crate::view::time_axis::TimeAxis;
use crate::view::wording;
use corpus::query::timeline::Stretch;
use reports::trend::{Trend, TrendLine, TrendPoint};

const LEAST_PANEL: f64 = 290.0;
const GAP: f64 = 34.0;
const HEAD: f64 = 58.0;
const FOOT: f64 = 52.0;
const TICK_SIZE: f64 = 11.0;
/// Fewer articles than these do not make a rate.
const FEW: u32 = 3;
/// More stretches than these get small dots.
const MANY: usize = 60;

/// Occurrences per thousand words; none where there is no article.
fn rate(point: &TrendPoint) -> Option<f64> {
    (point.n_articles > 0).then(|| 1000.0 * f64::from(point.count) / point.n_tokens.max(1) as f64)
}

/// Where a panel's points are.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    most: f64,
    axis: TimeAxis,
}

impl Frame {
    fn x(&self, percent: f64) -> f64 {
        self.left + (self.right - self.left) * percent / 100.0
    }

    fn y(&self, rate: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * rate / self.most
    }

    /// The left edge and the right edge of each stretch.
    fn edges(&self, trend: &Trend, i: usize) -> (f64, f64) {
        let start = trend.starts[i];
        (self.x(self.axis.place(start)), self.x(self.axis.place(trend.stretch.next(start))))
    }

    /// The points of a line that have articles, by stretch.
    fn points(&self, trend: &Trend, line: &TrendLine) -> Vec<Option<(f64, f64)>> {
        let place = |(i, point)| {
            let (from, to) = self.edges(trend, i);
            rate(point).map(|rate| (f64::midpoint(from, to), self.y(rate.min(self.most))))
        };
        line.points.iter().take(trend.starts.len()).enumerate().map(place).collect()
    }
}

/// The points of neighbouring stretches, together as long as there is no gap.
fn joined(points: &[Option<(f64, f64)>]) -> Vec<Vec<(f64, f64)>> {
    let runs = points.split(Option::is_none).map(|run| run.iter().flatten().copied().collect::<Vec<_>>());
    runs.filter(|run| run.len() > 1).collect()
}

/// The picture. A spot's number is the line's times the number of stretches, plus the stretch's.
pub fn draw(trend: &Trend, width: f64) -> Picture {
    let mut picture = Picture::new(width);
    let (Some(first), Some(last)) = (trend.starts.first(), trend.starts.last()) else { return picture };
    let axis = TimeAxis { first: *first, end: trend.stretch.next(*last), stretch: trend.stretch };
    let (n_across, panel) = panels(width, LEAST_PANEL, GAP, trend.lines.len());
    let height = if n_across < 3 && panel > 400.0 { 150.0 } else { 104.0 };
    // A point that rests on few articles must not set the scale for all others.
    let points = || trend.lines.iter().flat_map(|line| &line.points);
    let highest = |few: bool| points().filter(|p| few || p.n_articles >= FEW).filter_map(rate).fold(0.0, f64::max);
    let (step, most) = steps(if highest(false) > 0.0 { highest(false) } else { highest(true) });
    let n_steps = (most / step).round() as u32;
    let tick = |i: u32| number_of(f64::from(i) * step, step);
    let gutter = (0..=n_steps).map(|i| text_width(&tick(i), TICK_SIZE, false)).fold(0.0, f64::max) + 7.0;
    let headings: Vec<Heading> = trend.lines.iter().map(|line| heading(line, panel)).collect();
    let unit = wrap(words::tables::per_thousand(), TICK_SIZE, false, panel - gutter);
    let more_unit = leading(TICK_SIZE) * (unit.len().max(1) - 1) as f64;
    let head = HEAD + headings.iter().map(Heading::more_height).fold(0.0, f64::max) + more_unit;
    for (i, heading) in headings.iter().enumerate() {
        let (x, y) = ((panel + GAP) * (i % n_across) as f64, (head + height + FOOT) * (i / n_across) as f64);
        let (top, bottom) = (y + head, y + head + height);
        let frame = Frame { left: x + gutter, right: x + panel, top, bottom, most, axis };
        heading.write(&mut picture, (x, y + 13.0));
        for tick_at in 0..=n_steps {
            let y = frame.y(f64::from(tick_at) * step);
            let paint = if tick_at == 0 { Role::Ink } else { Role::Rule };
            picture.line((frame.left, y), (frame.right, y), paint.thin());
            picture.write((frame.left - 6.0, y + 4.0), Anchor::End, TICK_SIZE, tick(tick_at), Role::Quiet);
        }
        if i == 0 {
            picture.write_lines((frame.left, top - 6.0 - more_unit), TICK_SIZE, false, &unit, Role::Quiet);
        }
        days(&mut picture, &frame, trend);
        if let Some(all) = trend.lines.first().filter(|_| i > 0) {
            let ghost = Shape::Path { lines: joined(&frame.points(trend, all)) };
            picture.push(ghost, Role::Rule.thick());
        }
        draw_line(&mut picture, &frame, trend, i);
    }
    picture.height = (head + height + FOOT) * trend.lines.len().div_ceil(n_across) as f64 - FOOT + 26.0;
    picture
}

/// What a line is called: the outlet, or all of them together.
fn name_of(line: &TrendLine) -> &str {
    if line.outlet.name.is_empty() { words::pictures::all_articles() } else { &line.outlet.name }
}

fn heading(line: &TrendLine, width: f64) -> Heading {
    let n_occurrences = line.points.iter().map(|point| point.count).sum();
    let n_articles = line.points.iter().map(|point| point.n_articles).sum();
    Heading::of(name_of(line), &wording::trend_size(n_occurrences, n_articles), width)
}

fn draw_line(picture: &mut Picture, frame: &Frame, trend: &Trend, i: usize) {
    let line = &trend.lines[i];
    let n = trend.starts.len();
    let points = frame.points(trend, line);
    let joined = joined(&points);
    if !joined.is_empty() {
        let manner = if n > MANY { Manner::Thin } else { Manner::Thick };
        picture.push(Shape::Path { lines: joined }, Role::Ink.in_manner(manner));
    }
    let r = if n > MANY { 1.5 } else { 3.4 };
    for (at, (point, place)) in line.points.iter().zip(points).enumerate() {
        let Some((x, y)) = place else { continue };
        picture.push(Shape::Circle { x, y, r }, Role::Ink.filled(point.n_articles >= FEW));
        if rate(point).is_some_and(|rate| rate > frame.most * (1.0 + 1e-9)) {
            picture.write((x, y - 5.0), Anchor::Middle, 11.0, "↑".to_owned(), Role::Ink);
        }
        let (from, to) = frame.edges(trend, at);
        let label = wording::trend_point(name_of(line), trend.starts[at], trend.stretch, point);
        let of = i * n + at;
        picture.spots.push(Spot {
            x: from,
            y: frame.top,
            width: to - from,
            height: frame.bottom - frame.top,
            label,
            of,
        });
    }
}

/// Years or months under a panel, or days where months are too few, as many as there is room for.
fn days(picture: &mut Picture, frame: &Frame, trend: &Trend) {
    let months = frame.axis.ticks();
    let years_only = months.iter().all(|tick| tick.begins_year) && trend.stretch == Stretch::Year;
    let are_few = months.len() < 3 && matches!(trend.stretch, Stretch::Day | Stretch::Week);
    let every = if are_few { trend.starts.len().div_ceil(5).max(1) } else { usize::MAX };
    let days = trend.starts.iter().step_by(every).filter(|_| are_few).copied();
    let months = months.into_iter().filter(|_| !are_few).map(|tick| tick.day);
    let mut free = frame.left;
    let mut is_first = true;
    for day in months.chain(days) {
        let (year, month, _) = day.ymd();
        let text = if years_only {
            year.to_string()
        } else if are_few {
            words::short_day(day, is_first)
        } else {
            words::short_month(day, is_first || month == 1)
        };
        let (x, width) = (frame.x(frame.axis.place(day)), text_width(&text, TICK_SIZE, false));
        picture.line((x, frame.bottom), (x, frame.bottom + 4.0), Role::Ink.thin());
        if x >= free && x + width <= frame.right {
            picture.write((x, frame.bottom + 17.0), Anchor::Start, TICK_SIZE, text, Role::Quiet);
            free = x + width + 8.0;
            is_first = false;
        }
    }
}

/// A round step for about two lines over the base, and where the scale ends.
fn steps(most: f64) -> (f64, f64) {
    let most = if most > 0.0 { most } else { 1.0 };
    let ten = 10_f64.powf((most / 2.0).log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * ten).find(|step| step * 3.0 >= most).unwrap_or(most);
    (step, step * (most / step - 1e-9).ceil().max(1.0))
}

/// A tick's number, as precise as its step.
fn number_of(at: f64, step: f64) -> String {
    words::decimal(at, if step >= 1.0 { 0 } else { (-step.log10()).ceil() as usize })
}

/// Its title and caption.
pub fn label(trend: &Trend, node: &str) -> Label {
    Label { title: words::pictures::trend(node), lines: wording::trend_caption(trend) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::picture::Mark;
    use crate::view::picture::dots::tests::size;
    use crate::view::picture::tests::{NAMES, assert_inside, check_frame, check_room, circles, texts};
    use model::Day;

    fn point(count: u32, n_articles: u32) -> TrendPoint {
        TrendPoint { count, n_tokens: u64::from(n_articles) * 500, n_articles }
    }

    fn trend(points: &[Vec<TrendPoint>]) -> Trend {
        let mut starts = vec![Day::new(2024, 11, 1).unwrap()];
        while starts.len() < points[0].len() {
            starts.push(Stretch::Month.next(*starts.last().unwrap()));
        }
        let name = |i| if i == 0 { "" } else { "<script>" };
        let line = |(i, points): (usize, &Vec<TrendPoint>)| TrendLine {
            outlet: size(name(i), 9, 4_500),
            points: points.clone(),
        };
        Trend {
            stretch: Stretch::Month,
            starts,
            lines: points.iter().enumerate().map(line).collect(),
            n_other_outlets: 0,
            n_occurrences: 9,
            undated: [1, 2],
            vague: [0, 0],
            earlier: [0; 2],
            later: [0; 2],
            fault: None,
        }
    }

    #[test]
    fn gaps_stay_gaps_and_none_of_many_stands_at_the_base() {
        let points = vec![point(10, 4), point(0, 5), point(0, 0), point(2, 1), point(30, 6)];
        let trend = trend(&[points.clone(), points]);
        for width in [960.0, 360.0] {
            let picture = draw(&trend, width);
            assert_inside(&picture);
            let lines: Vec<_> = picture
                .marks
                .iter()
                .filter_map(|mark| match mark {
                    Mark { shape: Shape::Path { lines }, paint } if paint.role == Role::Ink => Some(lines),
                    _ => None,
                })
                .collect();
            assert_eq!(
                lines[0].iter().map(Vec::len).collect::<Vec<_>>(),
                [2, 2],
                "the stretch without articles joins nothing"
            );
            let dots = circles(&picture);
            let manners: Vec<_> = dots[..4].iter().map(|dot| dot.2.manner).collect();
            assert_eq!(manners, [Manner::Solid, Manner::Solid, Manner::Hollow, Manner::Solid]);
            assert!(dots[..4].windows(2).all(|pair| pair[0].0 < pair[1].0), "time goes right");
            let base = picture.spots[0].y + picture.spots[0].height;
            assert!((dots[1].1 - base).abs() < 1e-9, "no place in articles is at zero");
            // 10 per 2,000 and 30 per 3,000: twice as high.
            assert!(((base - dots[3].1) / (base - dots[0].1) - 2.0).abs() < 1e-9);
            assert_eq!(picture.spots.iter().map(|spot| spot.of).collect::<Vec<_>>(), [0, 1, 3, 4, 5, 6, 8, 9]);
            assert_eq!(
                picture.spots[2].label,
                "All articles, February 2025: 2 occurrences, 4.0 per thousand words; 1 article in total"
            );
            assert!(
                texts(&picture).contains(&"<script>")
                    && texts(&picture).contains(&"42 occurrences; 16 articles in total")
            );
        }
    }

    #[test]
    fn labels_of_any_length_have_room() {
        let points = vec![point(10, 4), point(0, 5), point(0, 0), point(2, 1), point(30, 6)];
        let trend = trend(&[points.clone(), points.clone(), points, vec![point(0, 0); 5]]);
        check_room(|width| draw(&trend, width), &[960.0, 700.0, 520.0, 360.0, 280.0]);
    }

    #[test]
    fn no_name_leaves_the_frame() {
        for name in NAMES {
            let points = vec![point(10, 4), point(0, 5), point(2, 1), point(30, 6)];
            let mut trend = trend(&[points.clone(), points]);
            trend.lines[1].outlet.name = name.into();
            check_frame(|width| draw(&trend, width), &label(&trend, name));
        }
    }

    #[test]
    fn scales_end_at_round_numbers() {
        assert_eq!(steps(11.2), (5.0, 15.0));
        assert_eq!(steps(3.0), (1.0, 3.0));
        assert_eq!(steps(0.0), (0.5, 1.0));
        assert_eq!([number_of(1.5, 0.5), number_of(1000.0, 500.0), number_of(0.02, 0.01)], ["1.5", "1,000", "0.02"]);
        let none = Trend { starts: Vec::new(), ..trend(&[Vec::new()]) };
        assert!(draw(&none, 500.0).marks.is_empty(), "without dates there is no picture");
    }

    #[test]
    fn many_stretches_are_small_dots() {
        let points: Vec<_> = (0..130_u32).map(|i| point(i % 7, i % 4)).collect();
        let picture = draw(&trend(&[points]), 720.0);
        assert_inside(&picture);
        let r =
            picture.marks.iter().find_map(|mark| if let Shape::Circle { r, .. } = mark.shape { Some(r) } else { None });
        assert_eq!(r, Some(1.5));
    }
}
