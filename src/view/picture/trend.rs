//! Words over time: one picture of all articles, or a panel for each outlet too, over one time and on one scale.

use crate::view::picture::heading::Heading;
use crate::view::picture::text::{text_width, wrap};
use crate::view::picture::trend_frame::Frame;
use crate::view::picture::trend_lines::{EndLabels, draw_lines, joined};
use crate::view::picture::{Anchor, Label, Picture, Role, Shape, leading, panels};
use crate::view::time_axis::TimeAxis;
use crate::view::{State, wording};
use corpus::query::timeline::Stretch;
use reports::trend::{FEW, Series, Trend, TrendPoint};

const LEAST_PANEL: f64 = 290.0;
/// The same where lines have labels at their ends.
const LEAST_LABELLED: f64 = 350.0;
const GAP: f64 = 34.0;
const HEAD: f64 = 58.0;
/// The same of the one picture, which has its title over it.
const HEAD_ALONE: f64 = 26.0;
const FOOT: f64 = 52.0;
const TICK_SIZE: f64 = 11.0;
/// How high the one picture is, and on a phone.
const HEIGHT_ALONE: [f64; 2] = [270.0, 200.0];
/// An interval may raise the scale by this factor.
const MOST_HEADROOM: f64 = 1.5;

/// The series that are drawn, each with its number: those that are somewhere.
fn drawn(trend: &Trend) -> Vec<(usize, &Series)> {
    trend.series.iter().enumerate().filter(|(_, series)| series.n_occurrences > 0 && !series.lines.is_empty()).collect()
}

/// The picture: all articles alone, or each outlet too. The numbers of its spots are those of [`Picked`](super::trend_frame::Picked).
pub fn draw(trend: &Trend, by_outlet: bool, width: f64) -> Picture {
    let mut picture = Picture::new(width);
    let (Some(first), Some(last)) = (trend.starts.first(), trend.starts.last()) else { return picture };
    let axis = TimeAxis { first: *first, end: trend.stretch.next(*last), stretch: trend.stretch };
    let series = drawn(trend);
    let n_panels = if by_outlet { trend.outlets.len() } else { 1 };
    let least = if series.len() > 1 { LEAST_LABELLED } else { LEAST_PANEL };
    let (n_across, panel) = panels(width, least, GAP, n_panels);
    let labels = EndLabels::of(trend, &series, panel);
    let height = match (by_outlet, panel > 400.0) {
        (false, is_wide) => HEIGHT_ALONE[usize::from(!is_wide)],
        (true, true) if n_across < 3 => 150.0,
        _ => 104.0,
    };
    let height = labels.height().max(height);
    let (step, most) = scale(&series, n_panels);
    let n_steps = (most / step).round() as u32;
    let tick = |i: u32| number_of(f64::from(i) * step, step);
    let gutter = (0..=n_steps).map(|i| text_width(&tick(i), TICK_SIZE, false)).fold(0.0, f64::max) + 7.0;
    let headings: Vec<Heading> =
        (0..n_panels).filter(|_| by_outlet).map(|outlet| heading(trend, &series, outlet, panel)).collect();
    let unit = wrap(words::tables::per_thousand(), TICK_SIZE, false, panel - gutter);
    let more_unit = leading(TICK_SIZE) * (unit.len().max(1) - 1) as f64;
    let more_heading = headings.iter().map(Heading::more_height).fold(0.0, f64::max);
    let head = more_unit + if by_outlet { HEAD + more_heading } else { HEAD_ALONE };
    for outlet in 0..n_panels {
        let (x, y) = ((panel + GAP) * (outlet % n_across) as f64, (head + height + FOOT) * (outlet / n_across) as f64);
        let (top, bottom) = (y + head, y + head + height);
        let frame = Frame { left: x + gutter, right: x + panel - labels.width(), top, bottom, most, axis };
        headings.get(outlet).into_iter().for_each(|heading| heading.write(&mut picture, (x, y + 13.0)));
        for tick_at in 0..=n_steps {
            let y = frame.y(f64::from(tick_at) * step);
            let paint = if tick_at == 0 { Role::Ink } else { Role::Rule };
            picture.line((frame.left, y), (frame.right, y), paint.thin());
            picture.write((frame.left - 6.0, y + 4.0), Anchor::End, TICK_SIZE, tick(tick_at), Role::Quiet);
        }
        if outlet == 0 {
            picture.write_lines((frame.left, top - 10.0 - more_unit), TICK_SIZE, false, &unit, Role::Quiet);
        }
        days(&mut picture, &frame, trend);
        if let ([(_, alone)], 1..) = (series.as_slice(), outlet) {
            let ghost = Shape::Path { lines: joined(&frame.points(trend, &alone.lines[0])) };
            picture.push(ghost, Role::Rule.thick());
        }
        draw_lines(&mut picture, &frame, trend, &series, outlet, &labels);
    }
    picture.height = (head + height + FOOT) * n_panels.div_ceil(n_across) as f64 - FOOT + 26.0;
    picture
}

/// The step of the scale and its end. A point that rests on few articles must not set the scale for all others.
fn scale(series: &[(usize, &Series)], n_panels: usize) -> (f64, f64) {
    let points = || series.iter().flat_map(|(_, series)| series.lines.iter().take(n_panels).flatten());
    let highest = |least: u32| {
        points().filter(|point| point.n_articles >= least).filter_map(TrendPoint::per_thousand).fold(0.0, f64::max)
    };
    let most = if highest(FEW) > 0.0 { highest(FEW) } else { highest(1) };
    let interval = points().filter_map(|point| point.interval).map(|[_, high]| high).fold(0.0, f64::max);
    steps(if series.len() == 1 { interval.min(MOST_HEADROOM * most).max(most) } else { most })
}

fn heading(trend: &Trend, series: &[(usize, &Series)], outlet: usize, width: f64) -> Heading {
    let points = || series.iter().filter_map(|(_, series)| series.lines.get(outlet));
    let n_articles = points().next().into_iter().flatten().map(|point| point.n_articles).sum();
    let size = match series {
        [_] => wording::trend_size(points().flatten().map(|point| point.count).sum(), n_articles),
        _ => wording::trend_articles(n_articles),
    };
    Heading::of(wording::trend_outlet(&trend.outlets[outlet]), &size, width)
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
pub fn label(trend: &Trend, state: &State) -> Label {
    let is_alone = drawn(trend).len() == 1;
    Label { title: wording::trend_title(state), lines: wording::trend_caption(trend, state.trends.by_outlet, is_alone) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::picture::dots::tests::size;
    use crate::view::picture::tests::{NAMES, assert_apart, assert_inside, check_frame, check_room, circles, texts};
    use crate::view::picture::trend_frame::Picked;
    use crate::view::picture::{Manner, Mark};
    use model::Day;
    use reports::trend::Unplaced;

    fn point(count: u32, n_articles: u32) -> TrendPoint {
        let rate = 2.0 * f64::from(count) / f64::from(n_articles.max(1));
        let interval = (n_articles >= FEW).then_some([rate / 2.0, rate * 1.2 + 0.1]);
        TrendPoint { count, n_tokens: u64::from(n_articles) * 500, n_articles, interval }
    }

    /// A trend of nodes, each with a line an outlet.
    fn trend(nodes: &[(&str, Vec<Vec<TrendPoint>>)]) -> Trend {
        let lines = &nodes[0].1;
        let mut starts = vec![Day::new(2024, 11, 1).unwrap()];
        while starts.len() < lines[0].len() {
            starts.push(Stretch::Month.next(*starts.last().unwrap()));
        }
        let name = |i| if i == 0 { "" } else { "<script>" };
        Trend {
            stretch: Stretch::Month,
            starts,
            outlets: (0..lines.len()).map(|i| size(name(i), 9, 4_500)).collect(),
            n_other_outlets: 0,
            unplaced: Unplaced { undated: 1, ..Unplaced::default() },
            series: nodes
                .iter()
                .map(|(node, lines)| Series {
                    node: (*node).to_owned(),
                    lines: lines.clone(),
                    n_occurrences: 9,
                    unplaced: Unplaced { undated: 2, ..Unplaced::default() },
                    fault: None,
                })
                .collect(),
        }
    }

    fn points() -> Vec<TrendPoint> {
        vec![point(10, 4), point(0, 5), point(0, 0), point(2, 1), point(30, 6)]
    }

    /// The paths of a picture that are lines, not areas.
    fn paths(picture: &Picture) -> Vec<&Vec<Vec<(f64, f64)>>> {
        let of = |mark: &'_ Mark| matches!(mark.paint.manner, Manner::Line(_));
        let lines = picture.marks.iter().filter(|mark| of(mark));
        lines.filter_map(|mark| if let Shape::Path { lines } = &mark.shape { Some(lines) } else { None }).collect()
    }

    #[test]
    fn gaps_stay_gaps_and_none_of_many_stands_at_the_base() {
        let trend = trend(&[("war", vec![points(), points()])]);
        for width in [960.0, 360.0] {
            let picture = draw(&trend, true, width);
            assert_inside(&picture);
            let lines = paths(&picture);
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
            assert!(picture.spots[0].label.ends_with("95% interval 2.5 to 6.1"), "{}", picture.spots[0].label);
            assert!(
                texts(&picture).contains(&"<script>")
                    && texts(&picture).contains(&"42 occurrences; 16 articles in total")
            );
        }
    }

    #[test]
    fn lines_in_one_picture_have_labels_at_their_ends_and_patterns_of_their_own() {
        let nodes = ["war", "actor:\"Donald Trump\"", "peace deal", "<b>", "truce*", "talks"];
        let nodes: Vec<_> = nodes.iter().map(|node| (*node, vec![points(), points()])).collect();
        let trend = trend(&nodes);
        for width in [960.0, 640.0, 340.0] {
            for by_outlet in [false, true] {
                let picture = draw(&trend, by_outlet, width);
                assert_inside(&picture);
                assert_apart(&picture);
                let written = texts(&picture).join(" ");
                for label in ["war", "Donald Trump", "peace deal", "<b>", "truce*", "talks"] {
                    assert!(written.contains(label), "{label} in {written}");
                }
                let n_panels = if by_outlet { 2 } else { 1 };
                assert_eq!(paths(&picture).len(), 6 * n_panels);
                let mut paints: Vec<_> = picture.marks.iter().map(|mark| mark.paint).collect();
                paints.retain(|paint| matches!(paint.manner, Manner::Line(_)));
                paints.truncate(6);
                for (i, paint) in paints.iter().enumerate() {
                    assert!(
                        paints[..i].iter().all(|other| other.role != paint.role && other.dashes() != paint.dashes())
                    );
                }
                // Every point has a spot of its own, although all lines are on each other.
                assert_eq!(picture.spots.len(), 6 * 4 * n_panels);
                let overlap = picture.spots.iter().enumerate().any(|(i, a)| {
                    picture.spots[..i].iter().any(|b| {
                        a.x + 0.1 < b.x + b.width
                            && b.x + 0.1 < a.x + a.width
                            && a.y + 0.1 < b.y + b.height
                            && b.y + 0.1 < a.y + a.height
                    })
                });
                assert!(!overlap);
                assert_eq!(picture.bands.len(), 6);
                for spot in &picture.spots {
                    let band = picture.bands.iter().position(|band| band.of.contains(&spot.of));
                    assert_eq!(band, Some(Picked::of(&trend, spot.of).series));
                }
            }
        }
    }

    #[test]
    fn a_line_alone_has_its_interval_behind_it() {
        let picture = draw(&trend(&[("war", vec![points()])]), false, 640.0);
        assert!(picture.bands.is_empty());
        let is_band = |mark: &Mark| mark.paint == Role::Tint.solid() && matches!(mark.shape, Shape::Path { .. });
        let band = picture.marks.iter().position(is_band);
        let line = picture.marks.iter().position(|mark| matches!(mark.paint.manner, Manner::Line(_)));
        assert!(band < line && band.is_some());
        assert!(!texts(&picture).contains(&"war"), "it is named by the title");
    }

    #[test]
    fn what_is_nowhere_is_not_drawn() {
        let mut trend = trend(&[("war", vec![points()]), ("no", vec![points()]), ("(", vec![points()])]);
        trend.series[1].n_occurrences = 0;
        trend.series[2].lines.clear();
        assert_eq!(paths(&draw(&trend, false, 640.0)).len(), 1);
    }

    #[test]
    fn labels_of_any_length_have_room() {
        let trend = trend(&[("war", vec![points(), points(), points(), vec![point(0, 0); 5]])]);
        check_room(|width| draw(&trend, true, width), &[960.0, 700.0, 520.0, 360.0, 280.0]);
        check_room(|width| draw(&trend, false, width), &[960.0, 520.0, 280.0]);
    }

    #[test]
    fn no_name_leaves_the_frame() {
        for name in NAMES {
            let mut trend = trend(&[("war", vec![points(), points()])]);
            trend.outlets[1].name = name.into();
            let label = label(&trend, &State::default());
            check_frame(|width| draw(&trend, true, width), &label);
        }
    }

    #[test]
    fn scales_end_at_round_numbers() {
        assert_eq!(steps(11.2), (5.0, 15.0));
        assert_eq!(steps(3.0), (1.0, 3.0));
        assert_eq!(steps(0.0), (0.5, 1.0));
        assert_eq!([number_of(1.5, 0.5), number_of(1000.0, 500.0), number_of(0.02, 0.01)], ["1.5", "1,000", "0.02"]);
        let none = Trend { starts: Vec::new(), ..trend(&[("war", vec![Vec::new()])]) };
        assert!(draw(&none, false, 500.0).marks.is_empty(), "without dates there is no picture");
    }

    #[test]
    fn many_stretches_are_small_dots() {
        let points: Vec<_> = (0..130_u32).map(|i| point(i % 7, i % 4)).collect();
        let picture = draw(&trend(&[("war", vec![points])]), true, 720.0);
        assert_inside(&picture);
        let r =
            picture.marks.iter().find_map(|mark| if let Shape::Dots { r, .. } = mark.shape { Some(r) } else { None });
        assert_eq!(r, Some(1.5));
    }
}
