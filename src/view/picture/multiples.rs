//! Every outlet against the rest: a small panel an outlet, all on one scale.

use crate::view::picture::across::{self, Across, Columns, widths};
use crate::view::picture::heading::Heading;
use crate::view::picture::mark::Side;
use crate::view::picture::text::wrap;
use crate::view::picture::{Label, Picture, Role, Spot, leading, panels};
use crate::view::scale::MOST_DOUBLINGS;
use crate::view::wording;
use reports::outlet_keywords::OutletKeywords;
use reports::word_row::WordRow;

const LEAST_PANEL: f64 = 260.0;
const GAP: f64 = 32.0;
const HEAD: f64 = 66.0;
const ROW: f64 = 24.0;
const FOOT: f64 = 30.0;
const WORD_SIZE: f64 = 15.0;
const COUNT_SIZE: f64 = 11.5;
/// The letters of what is said where an outlet has no word.
const NOTHING_SIZE: f64 = 12.0;

/// The picture. Spots count through the words of all outlets.
pub fn draw(outlets: &[OutletKeywords], width: f64) -> Picture {
    let mut picture = Picture::new(width);
    let (n_across, panel) = panels(width, LEAST_PANEL, GAP, outlets.len());
    let rows = || outlets.iter().flat_map(|outlet| &outlet.rows);
    let (low, high) = scale_ends(rows());
    let [word, left, right] = widths(rows(), WORD_SIZE, COUNT_SIZE);
    let nothing = |of: &OutletKeywords| wrap(wording::no_words([&of.outlet]), NOTHING_SIZE, false, panel);
    let n_lines = outlets.iter().map(|outlet| nothing(outlet).len()).max().unwrap_or_default();
    let least = leading(NOTHING_SIZE) * n_lines as f64;
    let mut top = 0.0;
    let mut of = 0;
    for line in outlets.chunks(n_across) {
        let heading = |of: &OutletKeywords| Heading::of(&of.outlet.name, &wording::size(&of.outlet), panel);
        let headings: Vec<Heading> = line.iter().map(heading).collect();
        let head = HEAD + headings.iter().map(Heading::more_height).fold(0.0, f64::max);
        let n_rows = line.iter().map(|outlet| outlet.rows.len()).max().unwrap_or_default();
        for (i, (outlet, heading)) in line.iter().zip(headings).enumerate() {
            let x = (panel + GAP) * i as f64;
            let words = x + across::CROSS + word.min(panel * 0.46 - across::CROSS);
            let colon = x + panel - right - 0.3 * COUNT_SIZE;
            let across = Across { low, high, left: words + 12.0, right: colon - left - 0.7 * COUNT_SIZE - 16.0 };
            picture.line((x, top + 1.0), (x + panel, top + 1.0), Role::Ink.thick());
            heading.write(&mut picture, (x, top + 19.0));
            if outlet.rows.is_empty() {
                picture.write_lines((x, top + head), NOTHING_SIZE, false, &nothing(outlet), Role::Quiet);
                continue;
            }
            let bottom = top + head + ROW * outlet.rows.len() as f64;
            across.draw(&mut picture, &ticks(low, high), 11.0, [top + head - 2.0, bottom]);
            let columns = Columns {
                start: x + across::CROSS,
                words,
                word_size: WORD_SIZE,
                across,
                colon,
                count_size: COUNT_SIZE,
            };
            for (n, row) in outlet.rows.iter().enumerate() {
                let y = top + head + ROW * n as f64;
                across::draw(&mut picture, &columns, row, y + ROW / 2.0, Side::Target);
                let label = wording::word_line(row, [&outlet.outlet.name, words::comparison::others()]);
                picture.spots.push(Spot { x, y, width: panel, height: ROW, label, of });
                of += 1;
            }
        }
        top += head + least.max(ROW * n_rows as f64) + FOOT;
    }
    picture.height = (top - FOOT).max(0.0);
    picture
}

/// The scale that all panels share: from "equal", or two doublings below where intervals reach there, to the greatest Log Ratio.
fn scale_ends<'a>(rows: impl Iterator<Item = &'a WordRow>) -> (f64, f64) {
    let (mut low, mut high) = (0.0_f64, 2.0_f64);
    for row in rows {
        low = low.min(row.word.interval.map_or(0.0, |interval| interval[0])).min(row.log_ratio());
        high = high.max(row.log_ratio());
    }
    (low.floor().max(-2.0), high.ceil().min(MOST_DOUBLINGS))
}

fn ticks(low: f64, high: f64) -> Vec<i32> {
    let step = if high > 5.0 { 2 } else { 1 };
    (low as i32..=high as i32).filter(|tick| tick % step == 0).collect()
}

/// Its title and caption.
pub fn label(outlets: &[OutletKeywords]) -> Label {
    Label { title: words::pictures::every_outlet().to_owned(), lines: wording::multiples_caption(outlets) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::picture::Manner;
    use crate::view::picture::dots::tests::{size, word};
    use crate::view::picture::tests::{NAMES, assert_inside, check_frame, check_room, circles, texts};
    use reports::repetition::Repetition;
    use reports::word_row::Basis;

    #[test]
    fn panels_share_one_scale_and_what_may_be_chance_is_hollow() {
        let outlet = |name: &str, rows| OutletKeywords {
            outlet: size(name, 12, 5_000),
            basis: Basis::Articles,
            rows,
            repetition: Repetition::default(),
        };
        let mut by_chance = word("deal", [4, 2], 1.0, 1.5);
        by_chance.word.p_adjusted = Some(0.4);
        let outlets = [
            outlet("The Post", vec![word("truce", [30, 1], 3.0, 1.0), by_chance]),
            outlet("<script>", vec![word("talks", [1_200, 90], 3.0, 0.2)]),
            outlet("None", Vec::new()),
            outlet("Last", vec![word("an extraordinarily long word or name", [3, 0], 9.5, 4.0)]),
        ];
        for (width, n_across) in [(960.0, 3), (620.0, 2), (360.0, 1), (240.0, 1)] {
            let picture = draw(&outlets, width);
            assert_inside(&picture);
            let dots = circles(&picture);
            assert_eq!(
                dots.iter().map(|dot| dot.2.manner == Manner::Solid).collect::<Vec<_>>(),
                [true, false, true, true]
            );
            let step = panels(width, LEAST_PANEL, GAP, 4).1 + GAP;
            let second = if n_across == 1 { dots[2].0 } else { dots[2].0 - step };
            assert!((dots[0].0 - second).abs() < 1e-6, "the same Log Ratio stands at the same place of every panel");
            assert_eq!(picture.spots.iter().map(|spot| spot.of).collect::<Vec<_>>(), [0, 1, 2, 3]);
            assert!(
                picture.spots[2].label.contains("in <script>") && texts(&picture).contains(&"12 articles, 5,000 words")
            );
        }
    }

    #[test]
    fn labels_of_any_length_have_room() {
        let outlet = |name: &str, rows| OutletKeywords {
            outlet: size(name, 12, 5_000),
            basis: Basis::Articles,
            rows,
            repetition: Repetition::default(),
        };
        let outlets = [
            outlet("The Post", vec![word("truce", [30, 1], 3.0, 1.0)]),
            outlet("An outlet whose name is longer than its panel is wide", vec![word("talks", [1_200, 90], 3.0, 0.2)]),
            outlet("None", Vec::new()),
            outlet("Last", vec![word("deal", [3, 0], 9.5, 4.0); 5]),
        ];
        check_room(|width| draw(&outlets, width), &[960.0, 620.0, 360.0, 280.0]);
    }

    #[test]
    fn no_name_leaves_the_frame() {
        for name in NAMES {
            let rows = vec![word(name, [1_200, 90], 3.0, 0.2), word(name, [3, 9], -1.5, 4.0)];
            let outlet = OutletKeywords {
                outlet: size(name, 12, 5_000),
                basis: Basis::Articles,
                rows,
                repetition: Repetition::default(),
            };
            let outlets = [outlet.clone(), outlet];
            check_frame(|width| draw(&outlets, width), &label(&outlets));
        }
    }
}
