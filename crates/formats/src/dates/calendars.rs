//! Other calendars, where a date's own words show which it is: the Solar Hijri of Iran and Afghanistan, Thai years, weeks of ISO 8601.

use model::Day;
use std::ops::RangeInclusive;

/// The years of the Solar Hijri calendar in which it has been in use and its leap years follow the cycle of 33, 1925 to 2120.
const SOLAR_YEARS: RangeInclusive<u32> = 1304..=1498;
/// The day before the calendar's first, counted from 1970-01-01.
const SOLAR_EPOCH: i32 = -492_269;
/// How far Buddhist years are ahead.
const BUDDHIST: u32 = 543;

/// A day of the Solar Hijri calendar; `None` where it has no such day.
pub(super) fn solar(year: u32, month: u32, day: u32) -> Option<Day> {
    let longest = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 if (25 * year + 11) % 33 < 8 => 30,
        12 => 29,
        _ => return None,
    };
    if !SOLAR_YEARS.contains(&year) || !(1..=longest).contains(&day) {
        return None;
    }
    let before = 31 * (month - 1).min(6) + 30 * (month - 1).saturating_sub(6);
    let days = 365 * (year - 1) + (8 * year + 21) / 33 + before + day;
    Some(Day(SOLAR_EPOCH + days as i32))
}

/// The year behind a Thai month's name, which is Buddhist where it can be no other.
pub(super) fn thai_year(year: u32) -> u32 {
    if (2400..=2700).contains(&year) { year - BUDDHIST } else { year }
}

/// The year of two figures behind a Thai month's name.
pub(super) fn short_thai_year(year: u32) -> u32 {
    2500 + year - BUDDHIST
}

/// The first and the last day of a week of ISO 8601; `None` where the year has no such week.
pub(super) fn week(year: u32, week: u32) -> Option<(Day, Day)> {
    // The first week has the fourth of January, and weeks begin on Monday; 1970-01-01 was a Thursday.
    let fourth = Day::new(i16::try_from(year).ok()?, 1, 4)?;
    let monday = Day(fourth.0 - (fourth.0 + 3).rem_euclid(7)).plus(7 * i32::try_from(week).ok()?.checked_sub(1)?);
    // The week belongs to the year that its Thursday is in.
    ((1..=53).contains(&week) && u32::try_from(monday.plus(3).ymd().0) == Ok(year)).then(|| (monday, monday.plus(6)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solar_years_begin_in_march() {
        let check = |(y, m, d), iso: &str| assert_eq!(solar(y, m, d).map(|day| day.to_string()).as_deref(), Some(iso));
        check((1403, 1, 1), "2024-03-20");
        check((1402, 1, 1), "2023-03-21");
        check((1399, 12, 30), "2021-03-20");
        check((1357, 11, 22), "1979-02-11");
        check((1332, 5, 28), "1953-08-19");
        check((1358, 1, 12), "1979-04-01");
        assert_eq!([solar(1402, 12, 30), solar(1402, 13, 1), solar(2024, 1, 1), solar(1402, 1, 0)], [None; 4]);
        let mut day = solar(1304, 1, 1).unwrap();
        for year in SOLAR_YEARS {
            for month in 1..=12 {
                for of_month in (1..=31).take_while(|d| solar(year, month, *d).is_some()) {
                    assert_eq!(solar(year, month, of_month), Some(day), "no day is left out");
                    day = day.plus(1);
                }
            }
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        let check = |(y, w), wanted: Option<&str>| {
            let found = week(y, w).map(|(first, last)| format!("{first}/{last}"));
            assert_eq!(found.as_deref(), wanted);
        };
        check((2021, 1), Some("2021-01-04/2021-01-10"));
        check((2020, 53), Some("2020-12-28/2021-01-03"));
        check((2021, 53), None);
        check((2021, 0), None);
        check((9999, 60), None);
    }
}
