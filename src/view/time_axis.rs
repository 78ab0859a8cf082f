//! The time axis: from days to places across the timeline and back, with its ticks.

use corpus::query::ArticlesOverTime;
use corpus::query::timeline::Stretch;
use model::Day;

/// The days that the timeline shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeAxis {
    /// The first.
    pub first: Day,
    /// The day behind the last.
    pub end: Day,
    /// How long a bin is.
    pub stretch: Stretch,
}

/// Whether the first chosen day is after the last, so that no day is chosen.
pub fn are_reversed(from: Option<Day>, to: Option<Day>) -> bool {
    from.zip(to).is_some_and(|(from, to)| from > to)
}

/// A tick and what it begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands, in per cent of the width.
    pub place: f64,
    /// The first day of a year.
    pub begins_year: bool,
    /// The day.
    pub day: Day,
}

/// As many ticks as can be read.
const MOST_TICKS: usize = 12;

impl TimeAxis {
    /// The axis of a timeline; `None` where no article has a date.
    pub fn of(timeline: &ArticlesOverTime) -> Option<Self> {
        let (first, last) = (timeline.bins.first()?, timeline.bins.last()?);
        Some(Self { first: first.start, end: last.end, stretch: timeline.stretch })
    }

    fn n_days(self) -> f64 {
        (f64::from(self.end.0) - f64::from(self.first.0)).max(1.0)
    }

    /// Where a day begins, in per cent of the width.
    pub fn place(self, day: Day) -> f64 {
        (100.0 * (f64::from(day.0) - f64::from(self.first.0)) / self.n_days()).clamp(0.0, 100.0)
    }

    /// The day at a share of the width (0 to 1).
    pub fn day_at(self, share: f64) -> Day {
        let day = self.first.plus((share.clamp(0.0, 1.0) * self.n_days()).floor() as i32);
        day.clamp(self.first, self.end.plus(-1).max(self.first))
    }

    /// Months, or years where months are too many, evenly thinned out.
    pub fn ticks(self) -> Vec<Tick> {
        let unit = if self.n_days() > 366.0 * 2.0 { Stretch::Year } else { Stretch::Month };
        let mut days = Vec::new();
        let mut day = unit.start(self.first);
        // Behind the calendar's last day nothing begins.
        let end = self.end.min(Day::LAST);
        while day <= end && day < self.end {
            if day >= self.first {
                days.push(day);
            }
            day = unit.next(day);
        }
        let every = days.len().div_ceil(MOST_TICKS).max(1);
        let kept = days.into_iter().step_by(every);
        kept.map(|day| Tick { place: self.place(day), begins_year: day.ymd().1 == 1, day }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_places_go_both_ways() {
        let day = |y, m, d| Day::new(y, m, d).unwrap();
        let axis = TimeAxis { first: day(2024, 10, 28), end: day(2025, 3, 3), stretch: Stretch::Week };
        assert_eq!((axis.place(axis.first), axis.place(axis.end)), (0.0, 100.0));
        assert_eq!((axis.day_at(0.0), axis.day_at(1.0)), (axis.first, day(2025, 3, 2)));
        let middle = day(2024, 12, 24);
        assert_eq!(axis.day_at(axis.place(middle) / 100.0 + 1e-9), middle);
        let ticks: Vec<String> = axis.ticks().iter().map(|t| t.day.to_string()).collect();
        assert_eq!(ticks, ["2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01", "2025-03-01"]);
        let long = TimeAxis { first: day(1789, 1, 1), end: day(2022, 1, 1), stretch: Stretch::Year };
        assert!(long.ticks().len() <= MOST_TICKS);
    }

    #[test]
    fn the_calendars_last_days_have_ticks_too() {
        let day = |y, m, d| Day::new(y, m, d).unwrap();
        for first in [day(9999, 12, 31), day(9999, 1, 1), day(9990, 6, 1), day(2024, 3, 5), day(1, 1, 1)] {
            let axis = TimeAxis { first, end: Day::LAST.plus(1), stretch: Stretch::Day };
            assert!(axis.ticks().len() <= MOST_TICKS);
        }
        let year = TimeAxis { first: day(9999, 1, 1), end: Day::LAST.plus(5), stretch: Stretch::Week };
        assert_eq!(year.ticks().last().map(|tick| tick.day), Some(day(9999, 12, 1)));
    }

    proptest::proptest! {
        #[test]
        fn any_axis_has_a_few_ticks_in_their_order(first: i32, length: i32) {
            let axis = TimeAxis { first: Day(first), end: Day(first).plus(length), stretch: Stretch::Day };
            let ticks = axis.ticks();
            proptest::prop_assert!(ticks.len() <= MOST_TICKS);
            proptest::prop_assert!(ticks.windows(2).all(|pair| pair[0].day < pair[1].day));
            proptest::prop_assert!(ticks.iter().all(|tick| (0.0..=100.0).contains(&tick.place)));
            let day = axis.day_at(0.5);
            proptest::prop_assert!(day >= axis.first && (length < 1 || day < axis.end));
        }
    }
}
