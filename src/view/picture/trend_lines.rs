//! The lines of a panel of a trend: each in its own colour and pattern, named at its end, with the interval behind it.

use crate::view::picture::text::{text_width, wrap};
use crate::view::picture::trend_frame::{Frame, Picked};
use crate::view::picture::{Anchor, Band, Manner, Mark, Picture, Role, Shape, Spot, leading};
use crate::view::wording;
use reports::trend::{FEW, Series, Trend, TrendPoint};

const LABEL_SIZE: f64 = 12.5;
/// The number of a series, its points, and where they lie; `None` for a gap.
type PlacedLine<'a> = (usize, &'a [TrendPoint], Vec<Option<(f64, f64)>>);

/// Bold letters of some faces are this much wider than estimated.
const WIDER: f64 = 1.12;
/// From the end of the axis to the labels.
const LEADER: f64 = 16.0;
/// The share of a panel that labels may take.
const MOST_OF_PANEL: f64 = 0.3;
/// More stretches than these get small dots.
const MANY: usize = 60;
/// The least height of what can be pointed at.
const LEAST_SPOT: f64 = 10.0;
/// Half the width of an interval that stands alone.
const ALONE: f64 = 3.0;

/// The points of neighbouring stretches, together as long as there is no gap.
pub(super) fn joined(points: &[Option<(f64, f64)>]) -> Vec<Vec<(f64, f64)>> {
    let runs = points.split(Option::is_none).map(|run| run.iter().flatten().copied().collect::<Vec<_>>());
    runs.filter(|run| run.len() > 1).collect()
}

/// The names of lines, to stand at their ends; a single line has none, since the title names it.
pub(super) struct EndLabels {
    lines: Vec<Vec<String>>,
}

impl EndLabels {
    /// The names of the series that are drawn, in the lines that a panel has room for.
    pub(super) fn of(trend: &Trend, series: &[(usize, &Series)], panel: f64) -> Self {
        let names = wording::line_names(trend);
        let wrapped = series.iter().filter(|_| series.len() > 1).filter_map(|(i, _)| names.get(*i));
        Self { lines: wrapped.map(|name| wrap(name, LABEL_SIZE, true, panel * MOST_OF_PANEL)).collect() }
    }

    /// The width that they take at the right of a panel.
    pub(super) fn width(&self) -> f64 {
        let widest = self.lines.iter().flatten().map(|line| text_width(line, LABEL_SIZE, true)).fold(0.0, f64::max);
        if self.lines.is_empty() { 0.0 } else { widest * WIDER + LEADER }
    }

    /// The height that they need below each other.
    pub(super) fn height(&self) -> f64 {
        (0..self.lines.len()).map(|i| self.height_of(i)).sum()
    }

    fn height_of(&self, i: usize) -> f64 {
        leading(LABEL_SIZE) * self.lines.get(i).map_or(0, Vec::len) as f64
    }

    /// Writes each beside the last point of its line, as near as the others let it, with a thin line from there.
    fn write(&self, picture: &mut Picture, frame: &Frame, ends: &[(usize, Option<(f64, f64)>)]) {
        let wanted: Vec<(f64, f64)> =
            ends.iter().enumerate().filter_map(|(i, (_, end))| Some((end.as_ref()?.1, self.height_of(i)))).collect();
        let mut places = spread(&wanted, frame.top, frame.bottom).into_iter();
        for (lines, (number, end)) in self.lines.iter().zip(ends) {
            let Some((end, centre)) = end.and_then(|end| Some((end, places.next()?))) else { continue };
            let (x, role) = (frame.right + LEADER, Role::Series(*number));
            let block = leading(LABEL_SIZE) * lines.len() as f64;
            picture.line((end.0 + 4.0, end.1), (x - 3.0, centre), role.thin());
            let top = centre - block / 2.0 + leading(LABEL_SIZE) * 0.76;
            picture.write_lines((x, top), LABEL_SIZE, true, lines, role);
        }
    }
}

/// Places for boxes of these heights, each as near to its wanted centre as the others let it, in the order of the centres, from `low` to `high`.
/// Boxes that are higher together than there is room go beyond `high`.
fn spread(wanted: &[(f64, f64)], low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    model::order::sort_by(&mut order, &|a, b| wanted[*a].0.total_cmp(&wanted[*b].0).then(a.cmp(b)));
    let mut centres: Vec<f64> = wanted.iter().map(|(centre, _)| *centre).collect();
    let mut free = high;
    for &i in order.iter().rev() {
        centres[i] = centres[i].min(free - wanted[i].1 / 2.0);
        free = centres[i] - wanted[i].1 / 2.0;
    }
    let mut free = low;
    for &i in &order {
        centres[i] = centres[i].max(free + wanted[i].1 / 2.0);
        free = centres[i] + wanted[i].1 / 2.0;
    }
    centres
}

/// Draws the lines of an outlet with their points, labels and what can be pointed at.
pub(super) fn draw_lines(
    picture: &mut Picture,
    frame: &Frame,
    trend: &Trend,
    series: &[(usize, &Series)],
    outlet: usize,
    labels: &EndLabels,
) {
    let lines: Vec<PlacedLine<'_>> = series
        .iter()
        .filter_map(|(number, series)| Some((*number, series.lines.get(outlet)?.as_slice())))
        .map(|(number, points)| (number, points, frame.points(trend, points)))
        .collect();
    for (number, points, places) in &lines {
        let band = Mark { shape: band(frame, points, places), paint: Role::Tint.solid() };
        if series.len() == 1 {
            picture.marks.push(band);
        } else {
            let from = Picked { series: *number, outlet: 0, stretch: 0 }.number(trend);
            let of = from..from + trend.outlets.len() * trend.starts.len();
            match picture.bands.iter_mut().find(|known| known.of == of) {
                Some(known) => known.marks.push(band),
                None => picture.bands.push(Band { of, marks: vec![band] }),
            }
        }
    }
    let is_many = trend.starts.len() > MANY;
    let r = if is_many { 1.5 } else { 3.4 };
    for (number, points, places) in &lines {
        let role = Role::Series(*number);
        let joined = joined(places);
        if !joined.is_empty() {
            picture.push(Shape::Path { lines: joined }, role.in_manner(Manner::Line(*number)));
        }
        if is_many {
            for is_filled in [true, false] {
                let is_such = |point: &TrendPoint| (point.n_articles >= FEW) == is_filled;
                let such = points.iter().zip(places).filter(|(point, _)| is_such(point));
                let points = such.filter_map(|(_, place)| *place).collect();
                picture.push(Shape::Dots { points, r }, role.filled(is_filled));
            }
        }
        for (point, place) in points.iter().zip(places) {
            let Some((x, y)) = *place else { continue };
            if !is_many {
                picture.push(Shape::Circle { x, y, r }, role.filled(point.n_articles >= FEW));
            }
            if point.per_thousand().is_some_and(|rate| rate > frame.most * (1.0 + 1e-9)) {
                picture.write((x, y - 5.0), Anchor::Middle, 11.0, "↑".to_owned(), role);
            }
        }
    }
    let end = |places: &Vec<Option<(f64, f64)>>| places.iter().rev().flatten().next().copied();
    let ends: Vec<(usize, Option<(f64, f64)>)> =
        lines.iter().map(|(number, _, places)| (*number, end(places))).collect();
    labels.write(picture, frame, &ends);
    spots(picture, frame, trend, outlet, &lines);
}

/// The area between the ends of the intervals, with a gap where there are none.
fn band(frame: &Frame, points: &[TrendPoint], places: &[Option<(f64, f64)>]) -> Shape {
    let ends: Vec<Option<(f64, [f64; 2])>> = points
        .iter()
        .zip(places)
        .map(|(point, place)| Some((place.as_ref()?.0, point.interval?.map(|rate| frame.y(rate)))))
        .collect();
    let runs = ends.split(Option::is_none).map(|run| run.iter().flatten().copied().collect::<Vec<_>>());
    let area = |run: Vec<(f64, [f64; 2])>| {
        let run = match run.as_slice() {
            [(x, ends)] => vec![(x - ALONE, *ends), (x + ALONE, *ends)],
            _ => run,
        };
        let upper = run.iter().map(|(x, [_, high])| (*x, *high));
        upper.chain(run.iter().rev().map(|(x, [low, _])| (*x, *low))).collect()
    };
    Shape::Path { lines: runs.filter(|run| !run.is_empty()).map(area).collect() }
}

/// What can be pointed at: each stretch's column, shared out among the lines, each its part around its point.
fn spots(picture: &mut Picture, frame: &Frame, trend: &Trend, outlet: usize, lines: &[PlacedLine<'_>]) {
    let names = wording::line_names(trend);
    let parts: Vec<Vec<(f64, f64)>> = (0..trend.starts.len())
        .map(|at| {
            let heights: Vec<f64> = lines.iter().filter_map(|(.., places)| Some(places[at]?.1)).collect();
            parts(&heights, frame.top, frame.bottom)
        })
        .collect();
    let mut taken = vec![0; trend.starts.len()];
    for (number, points, places) in lines {
        for (at, point) in points.iter().enumerate().take(trend.starts.len()) {
            if places[at].is_none() {
                continue;
            }
            let Some((top, bottom)) = parts[at].get(taken[at]).copied() else { continue };
            taken[at] += 1;
            let (from, to) = frame.edges(trend, at);
            let name = names.get(*number).filter(|_| lines.len() > 1);
            let outlet_name = wording::trend_outlet(&trend.outlets[outlet]);
            let label =
                wording::trend_point(name.map(String::as_str), outlet_name, trend.starts[at], trend.stretch, point);
            let of = Picked { series: *number, outlet, stretch: at }.number(trend);
            picture.spots.push(Spot { x: from, y: top, width: to - from, height: bottom - top, label, of });
        }
    }
}

/// The part of a column from `low` to `high` that belongs to each of some heights: up to halfway to its neighbours.
fn parts(heights: &[f64], low: f64, high: f64) -> Vec<(f64, f64)> {
    let least = LEAST_SPOT.min((high - low) / heights.len().max(1) as f64);
    let boxes: Vec<(f64, f64)> = heights.iter().map(|height| (*height, least)).collect();
    let centres = spread(&boxes, low, high);
    let part = |i: usize| {
        let others = || centres.iter().enumerate().filter(move |(j, _)| *j != i).map(|(_, other)| *other);
        let above = others()
            .filter(|other| *other < centres[i])
            .fold(None, |most: Option<f64>, y| Some(most.map_or(y, |m| m.max(y))));
        let below = others()
            .filter(|other| *other > centres[i])
            .fold(None, |most: Option<f64>, y| Some(most.map_or(y, |m| m.min(y))));
        let edge = |other: Option<f64>, end: f64| other.map_or(end, |other| f64::midpoint(other, centres[i]));
        (edge(above, low), edge(below, high))
    };
    (0..heights.len()).map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_that_want_the_same_place_stand_in_a_row() {
        let centres = spread(&[(50.0, 10.0), (50.0, 10.0), (98.0, 10.0)], 0.0, 100.0);
        assert_eq!(centres, [40.0, 50.0, 95.0]);
    }

    #[test]
    fn lines_are_told_from_the_paper_by_day_and_by_night() {
        let tokens = include_str!("../../../styles/tokens.css");
        let (day, night) = tokens.split_once("prefers-color-scheme: dark").unwrap();
        let primitive = |name: &str| {
            let (_, rest) = tokens.split_once(&format!("    {name}: #")).unwrap();
            u32::from_str_radix(&rest[..6], 16).unwrap()
        };
        let role = |part: &str, name: &str| {
            let (_, rest) = part.split_once(&format!(" {name}: var(")).unwrap();
            primitive(rest.split(')').next().unwrap())
        };
        // Relative luminance and contrast as WCAG 2 has them.
        let luminance = |colour: u32| {
            let part = |shift: u32| {
                let c = f64::from((colour >> shift) & 255) / 255.0;
                if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
        };
        for part in [day, night] {
            let paper = luminance(role(part, "--paper"));
            for i in 1..=6 {
                let line = luminance(role(part, &format!("--series-{i}")));
                let contrast = (paper.max(line) + 0.05) / (paper.min(line) + 0.05);
                assert!(contrast >= 4.5, "--series-{i}: {contrast}");
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_spread_overlaps(wanted in prop::collection::vec((0.0..100.0, 1.0..15.0), 1..7)) {
            let centres = spread(&wanted, 0.0, 100.0);
            let mut boxes: Vec<(f64, f64)> =
                centres.iter().zip(&wanted).map(|(c, (_, h))| (c - h / 2.0, c + h / 2.0)).collect();
            boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
            prop_assert!(boxes[0].0 >= -1e-9 && boxes[boxes.len() - 1].1 <= 100.0 + 1e-9);
            prop_assert!(boxes.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-9));
        }

        #[test]
        fn a_column_is_shared_out_whole(heights in prop::collection::vec(0.0..100.0, 1..7)) {
            let parts = parts(&heights, 0.0, 100.0);
            let total: f64 = parts.iter().map(|(top, bottom)| bottom - top).sum();
            prop_assert!((total - 100.0).abs() < 1e-6, "{:?}", parts);
            prop_assert!(parts.iter().all(|(top, bottom)| bottom - top >= 4.9), "{:?}", parts);
        }
    }
}
