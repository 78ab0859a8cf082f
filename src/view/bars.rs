//! Bars: the small pictures beside rates and findings, as shares of the width they have.

use reports::findings::{Contrast, Peak};
use reports::outlet_rates::OutletRate;

/// A rate with its interval, in hundredths of the width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateBar {
    /// How long the bar is.
    pub length: f64,
    /// From where to where its interval goes; cut off at the end of the scale.
    pub interval: Option<[f64; 2]>,
}

/// The bars of some rates on one scale, which goes to the highest bound, but to no more than twice the highest rate: the bounds of a few articles
/// may be thousands of times as high.
pub fn of_rates(rows: &[&OutletRate]) -> Vec<RateBar> {
    let highest = rows.iter().map(|row| row.per_thousand()).fold(0.0, f64::max);
    let bounds = rows.iter().filter_map(|row| row.interval).map(|[_, high]| high.min(2.0 * highest));
    let end = bounds.fold(highest, f64::max);
    let share = |rate: f64| if end > 0.0 { 100.0 * (rate / end).min(1.0) } else { 0.0 };
    let bar = |row: &&OutletRate| RateBar {
        length: share(row.per_thousand()),
        interval: row.interval.map(|bounds| bounds.map(share)),
    };
    rows.iter().map(bar).collect()
}

/// Both rates of a difference, in hundredths of the width: the outlet's, the others'.
pub fn of_contrast(contrast: &Contrast) -> [f64; 2] {
    let rates = contrast.row.per_thousand();
    let highest = rates[0].max(rates[1]);
    rates.map(|rate| if highest > 0.0 { 100.0 * rate / highest } else { 0.0 })
}

/// How many columns a small timeline has at most.
const MOST_COLUMNS: usize = 30;

/// A small timeline with its peak: how high each column is, in hundredths, and which is the peak. Several periods share a column where there are many.
pub fn of_peak(peak: &Peak) -> (Vec<f64>, usize) {
    let bins = &peak.timeline.bins;
    let n_each = bins.len().div_ceil(MOST_COLUMNS).max(1);
    let most = peak.bin().map_or(1, |bin| bin.n_certain.max(1));
    let highest =
        |bins: &[corpus::query::timeline::Bin]| bins.iter().map(|bin| bin.n_certain).max().unwrap_or_default();
    let height = |bins| 100.0 * f64::from(highest(bins)) / f64::from(most);
    (bins.chunks(n_each).map(height).collect(), peak.number / n_each)
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::ArticlesOverTime;
    use corpus::query::timeline::{Bin, Stretch};
    use model::Day;
    use reports::outlets::OutletSize;

    fn rate(n_matches: u64, interval: Option<[f64; 2]>) -> OutletRate {
        let outlet = OutletSize { name: "A".into(), n_articles: 2, n_tokens: 1000, ..OutletSize::default() };
        OutletRate { outlet, n_matches, n_matching: 1, interval, p_adjusted: None }
    }

    #[test]
    fn bars_share_a_scale_and_bounds_beyond_it_are_cut() {
        let rows = [rate(4, Some([1.0, 1e6])), rate(2, None), rate(0, None)];
        let bars = of_rates(&rows.iter().collect::<Vec<_>>());
        assert_eq!(bars.iter().map(|bar| bar.length).collect::<Vec<_>>(), [50.0, 25.0, 0.0]);
        assert_eq!(bars[0].interval, Some([12.5, 100.0]));
        assert_eq!(of_rates(&[&rate(0, None)])[0].length, 0.0);
    }

    #[test]
    fn many_periods_share_columns_and_the_peak_is_the_highest() {
        let bin = |i: i32| Bin {
            start: Day(i),
            end: Day(i + 1),
            n_certain: if i == 70 { 9 } else { 3 },
            n_possible: 0,
            n_unfiltered: 0,
        };
        let timeline = ArticlesOverTime {
            stretch: Stretch::Day,
            bins: (0..100).map(bin).collect(),
            spans: Vec::new(),
            n_undated: 0,
            n_earlier: 0,
            n_later: 0,
        };
        let (columns, number) = of_peak(&Peak { timeline, number: 70, median: 3 });
        assert!(columns.len() <= 30 && columns[number] == 100.0, "{columns:?} {number}");
        assert_eq!(columns.iter().filter(|height| **height > 50.0).count(), 1);
    }
}
