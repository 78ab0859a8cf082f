//! The time frame that holds the bulk of the dates: a few that lie far outside are counted and not shown.

use model::Day;

/// The days that a picture of time shows, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeFrame {
    /// The first.
    pub first: Day,
    /// The last.
    pub last: Day,
}

/// What share of the dates may lie outside at either end: one in so many.
const FEW: usize = 20;
/// Of a small number of dates, up to so many may.
const FEW_OF_FEW: usize = 3;
/// So few, one in so many, lie outside already where they would take up more than a quarter of the picture.
const RARE: usize = 200;
/// The least gap behind them, as a share of the picture.
const GAP: i64 = 20;
/// Days that lie no further from the rest than this are never far.
const NEAR: i64 = 2 * 366;
/// The longest time frame, in days: more years make no picture.
const LONGEST: i32 = 500 * 365;
/// The bit of a number's sign.
const SIGN: u32 = 1 << 31;

impl TimeFrame {
    /// The time frame of dates, each with its earliest and latest day; `None` where there are none.
    ///
    /// Outside are a few dates at either end (one in twenty at most, or three of a dozen) that would take up more than half of the picture, since
    /// the time without any date before the rest is longer than all the rest, and than two years; and very few (one in 200 at most), scattered over
    /// more than a quarter of the picture and than two years. A time frame has 500 years at most, those with the most dates.
    pub fn of(days: &[(Day, Day)]) -> Option<Self> {
        // As unsigned numbers, which the page has a quick sort for, and which keep the order of days once the sign is turned.
        let sorted = |of: fn(&(Day, Day)) -> Day| {
            let mut days: Vec<u32> = days.iter().map(|days| of(days).0.cast_unsigned() ^ SIGN).collect();
            days.sort_unstable();
            days.into_iter().map(|day| Day((day ^ SIGN).cast_signed())).collect::<Vec<Day>>()
        };
        let (starts, ends) = (sorted(|days| days.0), sorted(|days| days.1));
        let n = days.len();
        let few = (n / FEW).max(FEW_OF_FEW.min(n.saturating_sub(1) / 4));
        let mut first = *starts.get(few)?;
        let mut last = *ends.get(n.checked_sub(few + 1)?)?;
        let distance = |from: Day, to: Day| i64::from(to.0) - i64::from(from.0);
        for &day in starts.get(..few)?.iter().rev() {
            if distance(day, first) > distance(first, last).max(NEAR) {
                break;
            }
            first = day;
        }
        for &day in ends.get(n - few..)? {
            if distance(last, day) > distance(first, last).max(NEAR) {
                break;
            }
            last = day;
        }
        let span = distance(first, last);
        let is_sparse = |far: Day, near: Day| 4 * distance(far, near) > span && distance(far, near) > NEAR;
        let is_gap = |pair: &&[Day]| GAP * distance(pair[0], pair[1]) > span;
        let scattered = starts.get(starts.partition_point(|day| *day < first)..=n / RARE).unwrap_or_default();
        let dense = scattered.windows(2).rfind(is_gap).map(|pair| pair[1]);
        first = dense.filter(|day| is_sparse(first, *day)).unwrap_or(first);
        let scattered = ends.get(n - 1 - n / RARE..ends.partition_point(|day| *day <= last)).unwrap_or_default();
        let dense = scattered.windows(2).find(is_gap).map(|pair| pair[0]);
        last = dense.filter(|day| is_sparse(*day, last)).unwrap_or(last);
        if (Self { first, last }).is_too_long() {
            first = densest(starts.get(starts.partition_point(|day| *day < first)..)?).unwrap_or(first);
        }
        Some(Self { first, last }.bounded())
    }

    /// The time frame of all dates, or of the 500 years from the first of them where they span more.
    pub fn whole(days: &[(Day, Day)]) -> Option<Self> {
        let join = |a: Self, b: Self| Self { first: a.first.min(b.first), last: a.last.max(b.last) };
        Some(days.iter().map(|&(first, last)| Self { first, last }).reduce(join)?.bounded())
    }

    /// The time frame widened to the dates outside it that lie in chosen days; the time frame of these alone where the whole would be too long.
    #[must_use]
    pub fn showing(self, dates: impl Iterator<Item = (Day, Day)>, from: Option<Day>, to: Option<Day>) -> Self {
        if from.is_none() && to.is_none() {
            return self;
        }
        let is_chosen = |(earliest, latest): &(Day, Day)| {
            !self.meets((*earliest, *latest))
                && from.is_none_or(|from| from <= *latest)
                && to.is_none_or(|to| *earliest <= to)
        };
        let chosen: Vec<(Day, Day)> = dates.filter(is_chosen).collect();
        let Some(apart) = Self::whole(&chosen) else { return self };
        let wide = Self { first: self.first.min(apart.first), last: self.last.max(apart.last) };
        if wide.is_too_long() { apart } else { wide }
    }

    fn is_too_long(self) -> bool {
        i64::from(self.last.0) - i64::from(self.first.0) >= i64::from(LONGEST)
    }

    /// Its first 500 years.
    fn bounded(self) -> Self {
        if self.is_too_long() { Self { last: self.first.plus(LONGEST - 1), ..self } } else { self }
    }

    /// Whether the time frame follows these days, all of them.
    pub fn follows(self, (_, latest): (Day, Day)) -> bool {
        latest < self.first
    }

    /// Whether the time frame precedes these days, all of them.
    pub fn precedes(self, (earliest, _): (Day, Day)) -> bool {
        earliest > self.last
    }

    /// Whether some of these days lie in the time frame.
    pub fn meets(self, days: (Day, Day)) -> bool {
        !self.follows(days) && !self.precedes(days)
    }
}

/// The first day of the longest time frame that holds the most of these days, which ascend.
fn densest(days: &[Day]) -> Option<Day> {
    let (mut end, mut best) = (0, (0, None));
    for (i, &first) in days.iter().enumerate() {
        while days.get(end).is_some_and(|day| *day < first.plus(LONGEST)) {
            end += 1;
        }
        if end - i > best.0 {
            best = (end - i, Some(first));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Edtf;
    use proptest::prelude::*;

    fn check(dates: &[&str], first: &str, last: &str) {
        let day = |date: &&str| Edtf::parse(date).map(|date| (date.earliest, date.latest)).unwrap();
        let days: Vec<(Day, Day)> = dates.iter().map(day).collect();
        let frame = TimeFrame::of(&days).unwrap();
        assert_eq!((frame.first.to_string(), frame.last.to_string()), (first.into(), last.into()), "{dates:?}");
    }

    #[test]
    fn a_few_dates_far_away_lie_outside() {
        let news = ["2023-04-01", "2023-05-01", "2024-01-01", "2024-06-01"];
        check(&news, "2023-04-01", "2024-06-01");
        check(&[&news[..], &["9999-12-31"]].concat(), "2023-04-01", "2024-06-01");
        check(&[&news[..], &["1970-01-01"]].concat(), "2023-04-01", "2024-06-01");
        check(&[&news[..], &news, &["0001-01-01", "1900-01-01", "9999"]].concat(), "2023-04-01", "2024-06-01");
        // Near enough, or too many to be left out.
        check(&[&news[..], &["2021-09-01"]].concat(), "2021-09-01", "2024-06-01");
        check(&[&news[..], &["1970-01-01", "1970-01-02"]].concat(), "1970-01-01", "2024-06-01");
        check(&["1789-04-30", "2024-01-01"], "1789-04-30", "2024-01-01");
        // A long time covered evenly is a long time frame.
        let centuries: Vec<String> = (0..60).map(|i| format!("{}", 1700 + 5 * i)).collect();
        let centuries: Vec<&str> = centuries.iter().map(String::as_str).collect();
        check(&centuries, "1700-01-01", "1995-12-31");
    }

    #[test]
    fn very_few_dates_scattered_over_a_long_time_are_left_out() {
        let dates: Vec<Day> = (0..800).map(|i| Day(16_000 + 3 * i)).collect();
        let frame = |more: &[i32]| {
            let mut days: Vec<(Day, Day)> = dates.iter().map(|day| (*day, *day)).collect();
            days.extend(more.iter().map(|day| (Day(*day), Day(*day))));
            let frame = TimeFrame::of(&days).unwrap();
            (frame.first.0, frame.last.0)
        };
        let bulk = (16_000, 18_397);
        assert_eq!(frame(&[]), bulk);
        assert_eq!(frame(&[14_000, 15_000]), bulk, "a third of the picture for two of 800");
        assert_eq!(frame(&[19_400, 20_500]), bulk);
        assert_eq!(frame(&[15_600]), (15_600, 18_397), "a little before the rest");
        assert_eq!(frame(&[14_000, 14_100, 14_200, 15_000, 15_100]).0, 14_000, "too many to be left out");
    }

    #[test]
    fn chosen_days_outside_the_time_frame_widen_it() {
        let day = |text: &str| Edtf::parse(text).unwrap().earliest;
        let of = |dates: &[&str]| -> Vec<(Day, Day)> {
            dates.iter().map(|date| Edtf::parse(date).map(|date| (date.earliest, date.latest)).unwrap()).collect()
        };
        let news: Vec<String> = (10..28).map(|day| format!("2024-03-{day}")).collect();
        let mut dates: Vec<&str> = news.iter().map(String::as_str).collect();
        dates.push("1970-01-01");
        let showing = |dates: &[&str], from: Option<&str>, to: Option<&str>| {
            let dates = of(dates);
            let frame = TimeFrame::of(&dates).unwrap().showing(dates.into_iter(), from.map(day), to.map(day));
            (frame.first.to_string(), frame.last.to_string())
        };
        let ends = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        assert_eq!(showing(&dates, None, None), ends("2024-03-10", "2024-03-27"));
        assert_eq!(showing(&dates, None, Some("2024-03-09")), ends("1970-01-01", "2024-03-27"));
        assert_eq!(showing(&dates, Some("1900"), None), ends("1970-01-01", "2024-03-27"));
        assert_eq!(showing(&dates, Some("2000"), None), ends("2024-03-10", "2024-03-27"));
        dates.push("0001-01-01");
        assert_eq!(showing(&dates, None, Some("0500")), ends("0001-01-01", "0001-01-01"));
        let whole = TimeFrame::whole(&of(&["2024", "1970-01-01"])).unwrap();
        assert_eq!((whole.first, whole.last), (day("1970-01-01"), day("2024-12-31")));
        assert!(!TimeFrame::whole(&of(&["0001", "9999"])).unwrap().is_too_long());
        assert_eq!(TimeFrame::whole(&[]), None);
    }

    #[test]
    fn no_time_frame_is_longer_than_a_picture_can_show() {
        check(&["0001", "2023", "2024"], "2023-01-01", "2024-12-31");
        check(&["0001/9999"], "0001-01-01", "0500-09-01");
        assert_eq!(TimeFrame::of(&[]), None);
    }

    proptest! {
        #[test]
        fn a_time_frame_holds_most_of_any_days(days in prop::collection::vec((any::<i32>(), 0..5000_i32), 1..80)) {
            let days: Vec<(Day, Day)> = days.into_iter().map(|(day, more)| (Day(day), Day(day).plus(more))).collect();
            let frame = TimeFrame::of(&days).unwrap();
            let length = i64::from(frame.last.0) - i64::from(frame.first.0);
            prop_assert!((0..i64::from(LONGEST)).contains(&length));
            prop_assert!(days.iter().any(|days| frame.meets(*days)));
            let near: Vec<(Day, Day)> = days.iter().map(|(day, _)| (Day(day.0 % 90_000), Day(day.0 % 90_000))).collect();
            let frame = TimeFrame::of(&near).unwrap();
            let outside = near.iter().filter(|days| !frame.meets(**days)).count();
            prop_assert!(outside <= (2 * near.len() / FEW).max(2 * FEW_OF_FEW));
        }
    }
}
