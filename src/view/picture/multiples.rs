//! Every outlet against the rest: a small panel an outlet, all on one scale.

use crate::view::picture::across::{self, Across, Columns, widths};
use crate::view::picture::text::{fit, wrap};
use crate::view::picture::{Anchor, Label, Picture, Role, Spot, panels};
use crate::view::wording;
use reports::keyness::OutletKeywords;
use reports::word_row::{Basis, WordRow};

const LEAST_PANEL: f64 = 260.0;
const GAP: f64 = 32.0;
const HEAD: f64 = 66.0;
const ROW: f64 = 24.0;
const FOOT: f64 = 30.0;
const WORD_SIZE: f64 = 15.0;
const COUNT_SIZE: f64 = 11.5;
/// The widest scale, as everywhere.
const MOST_DOUBLINGS: f64 = 8.0;

/// Whether a word's difference can be relied on.
pub fn is_significant(row: &WordRow, basis: Basis) -> bool {
    match basis {
        Basis::Articles => row.p_adjusted.is_some_and(|p| p < 0.05),
        _ => row.key > 0.0,
    }
}

/// The picture. Spots count through the words of all outlets.
pub fn draw(outlets: &[OutletKeywords], width: f64) -> Picture {
    let mut picture = Picture::new(width);
    let (n_across, panel) = panels(width, LEAST_PANEL, GAP, outlets.len());
    let rows = || outlets.iter().flat_map(|outlet| &outlet.rows);
    let (low, high) = coverage(rows());
    let [word, left, right] = widths(rows(), WORD_SIZE, COUNT_SIZE);
    let mut top = 0.0;
    let mut of = 0;
    for line in outlets.chunks(n_across) {
        let n_rows = line.iter().map(|outlet| outlet.rows.len()).max().unwrap_or_default().max(2);
        for (i, outlet) in line.iter().enumerate() {
            let x = (panel + GAP) * i as f64;
            let words = x + word.min(panel * 0.37);
            let colon = x + panel - right - 0.3 * COUNT_SIZE;
            let across = Across { low, high, left: words + 12.0, right: colon - left - 0.7 * COUNT_SIZE - 10.0 };
            head(&mut picture, outlet, (x, top), panel);
            if outlet.rows.is_empty() {
                for (n, text) in wrap(wording::NO_WORDS, 12.0, false, panel).into_iter().enumerate() {
                    picture.write((x, top + HEAD + 17.0 * n as f64), Anchor::Start, 12.0, text, Role::Quiet);
                }
                continue;
            }
            let bottom = top + HEAD + ROW * outlet.rows.len() as f64;
            across.draw(&mut picture, &ticks(low, high), 11.0, [top + HEAD - 2.0, bottom]);
            let columns = Columns { start: x, words, word_size: WORD_SIZE, across, colon, count_size: COUNT_SIZE };
            for (n, row) in outlet.rows.iter().enumerate() {
                let y = top + HEAD + ROW * n as f64;
                let is_significant = is_significant(row, outlet.basis);
                across::draw(&mut picture, &columns, row, y + ROW / 2.0, Role::Target, is_significant);
                picture.spots.push(Spot { x, y, width: panel, height: ROW, label: spoken(row, outlet), of });
                of += 1;
            }
        }
        top += HEAD + ROW * n_rows as f64 + FOOT;
    }
    picture.height = (top - FOOT).max(0.0);
    picture
}

fn head(picture: &mut Picture, outlet: &OutletKeywords, (x, y): (f64, f64), width: f64) {
    picture.line((x, y + 1.0), (x + width, y + 1.0), Role::Ink.thick());
    picture.write_bold((x, y + 19.0), Anchor::Start, 14.0, fit(&outlet.outlet.name, 14.0, true, width), Role::Ink);
    let size = fit(&wording::side_size(&outlet.outlet), 12.0, false, width);
    picture.write((x, y + 35.0), Anchor::Start, 12.0, size, Role::Quiet);
}

fn spoken(row: &WordRow, outlet: &OutletKeywords) -> String {
    let name = &outlet.outlet.name;
    let in_words = wording::log_ratio(row.log_ratio, name, wording::EVERY_OTHER);
    wording::word_line(&row.name, &in_words, row.counts, name, wording::EVERY_OTHER)
}

/// The scale that all panels share: from "equal", or two doublings below where intervals reach there, to the greatest Log Ratio.
fn coverage<'a>(rows: impl Iterator<Item = &'a WordRow>) -> (f64, f64) {
    let (mut low, mut high) = (0.0_f64, 2.0_f64);
    for row in rows {
        low = low.min(row.interval.map_or(0.0, |interval| interval[0])).min(row.log_ratio);
        high = high.max(row.log_ratio);
    }
    (low.floor().max(-2.0), high.ceil().min(MOST_DOUBLINGS))
}

fn ticks(low: f64, high: f64) -> Vec<i32> {
    let step = if high > 5.0 { 2 } else { 1 };
    (low as i32..=high as i32).filter(|tick| tick % step == 0).collect()
}

/// Its title and caption.
pub fn label(outlets: &[OutletKeywords]) -> Label {
    Label { title: wording::MULTIPLES.to_owned(), lines: wording::multiples_caption(outlets) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::picture::Manner;
    use crate::view::picture::dots::tests::{size, word};
    use crate::view::picture::tests::{assert_inside, circles, texts};

    #[test]
    fn panels_share_one_scale_and_tell_the_sure_from_the_rest() {
        let outlet = |name: &str, rows| OutletKeywords { outlet: size(name, 12, 5_000), basis: Basis::Articles, rows };
        let unsure = WordRow { p_adjusted: Some(0.4), ..word("deal", [4, 2], 1.0, 1.5) };
        let outlets = [
            outlet("The Post", vec![word("truce", [30, 1], 3.0, 1.0), unsure]),
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
}
