//! The frame of a panel of a trend: where a stretch and a rate are in it, and what each spot is of.

use crate::view::time_axis::TimeAxis;
use reports::trend::{Trend, TrendPoint};

/// Where a panel's points are.
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) most: f64,
    pub(super) axis: TimeAxis,
}

impl Frame {
    pub(super) fn x(&self, percent: f64) -> f64 {
        self.left + (self.right - self.left) * percent / 100.0
    }

    /// The height of a rate; what is above the scale is at its end.
    pub(super) fn y(&self, rate: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * rate.min(self.most) / self.most
    }

    /// The left edge and the right edge of each stretch.
    pub(super) fn edges(&self, trend: &Trend, i: usize) -> (f64, f64) {
        let start = trend.starts[i];
        (self.x(self.axis.place(start)), self.x(self.axis.place(trend.stretch.next(start))))
    }

    /// The points of a line that have articles, by stretch.
    pub(super) fn points(&self, trend: &Trend, points: &[TrendPoint]) -> Vec<Option<(f64, f64)>> {
        let place = |(i, point): (usize, &TrendPoint)| {
            let (from, to) = self.edges(trend, i);
            point.per_thousand().map(|rate| (f64::midpoint(from, to), self.y(rate)))
        };
        points.iter().take(trend.starts.len()).enumerate().map(place).collect()
    }
}

/// What a spot of the picture is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The number of the series.
    pub series: usize,
    /// The number of the outlet, 0 for all articles.
    pub outlet: usize,
    /// The number of the stretch.
    pub stretch: usize,
}

impl Picked {
    /// The number of a spot: all spots of a series are in a row.
    pub(super) fn number(self, trend: &Trend) -> usize {
        (self.series * trend.outlets.len() + self.outlet) * trend.starts.len() + self.stretch
    }

    /// What a number is of.
    pub fn of(trend: &Trend, number: usize) -> Self {
        let (n_outlets, n_starts) = (trend.outlets.len().max(1), trend.starts.len().max(1));
        let line = number / n_starts;
        Self { series: line / n_outlets, outlet: line % n_outlets, stretch: number % n_starts }
    }
}
