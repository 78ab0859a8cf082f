//! EDTF: a date as precise as it is known (ISO 8601-2), read as the earliest and latest days it can mean.
//!
//! Accepts a day `2025-02-21` (a time after it is dropped), a month `2024-11` or a year `2024`, each with an optional trailing
//! `?`, `~` or `%` (uncertain, approximate, both), and an interval of two of these, `2025-02-20/2025-02-24`.

use serde::{Deserialize, Serialize};
use std::fmt;
use time::{Date, Month};

/// A calendar day, as days since 1970-01-01 in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

/// The Julian day number of 1970-01-01.
const EPOCH: i32 = 2_440_588;

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    let month = Month::try_from(month.cast_unsigned()).ok()?;
    Date::from_calendar_date(year.into(), month, day.cast_unsigned()).ok()
}

impl Day {
    /// The calendar's last day, 9999-12-31.
    pub const LAST: Self = Self(2_932_896);

    /// Makes a day from a year, month (1–12) and day of the month. `None` if the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        date(year, month, day).map(Self::from_date)
    }

    fn from_date(date: Date) -> Self {
        Self(date.to_julian_day() - EPOCH)
    }

    /// Returns the year, month (1–12) and day of the month.
    pub fn ymd(self) -> (i16, i8, i8) {
        let last = if self.0 < 0 { Date::MIN } else { Date::MAX };
        let date = Date::from_julian_day(self.0.saturating_add(EPOCH)).unwrap_or(last);
        (date.year() as i16, u8::from(date.month()).cast_signed(), date.day().cast_signed())
    }

    /// Returns the day this many days later, or earlier if negative.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.ymd();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

/// How precise a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// One day.
    Day,
    /// A whole month.
    Month,
    /// A whole year.
    Year,
    /// Some time between two bounds.
    Interval,
}

/// A date as written, with the range of days it can mean, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf {
    /// As written.
    pub text: String,
    /// The earliest day it can mean.
    pub earliest: Day,
    /// The latest day it can mean.
    pub latest: Day,
    /// How precise it is.
    pub precision: Precision,
    /// Whether it is marked as uncertain or approximate.
    pub approximate: bool,
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateFault {
    /// It has none of the accepted forms.
    Form,
    /// A month outside 1–12.
    Month(i8),
    /// A day that is not in the month.
    Day {
        /// The year.
        year: i16,
        /// The month, 1–12.
        month: i8,
        /// The day as written.
        day: i8,
    },
    /// An interval that ends before it begins.
    Reversed,
    /// A date such as 01/02/2010, where day and month cannot be told apart.
    Ambiguous {
        /// The year.
        year: i16,
        /// The first number, 1–12.
        first: i8,
        /// The second number, 1–12.
        second: i8,
    },
    /// A month whose name means one month in one language and another in another.
    TwoMonths {
        /// The first of the two, 1–12.
        first: i8,
        /// The second, 1–12.
        second: i8,
    },
}

impl Edtf {
    /// Parses a date, ignoring surrounding white space.
    ///
    /// # Errors
    /// Returns a [`DateFault`] that names the wrong part.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let text = text.trim();
        let (earliest, latest, precision, approximate) = if let Some((from, to)) = text.split_once('/') {
            let (from, to) = (Part::parse(from)?, Part::parse(to)?);
            if from.earliest > to.latest {
                return Err(DateFault::Reversed);
            }
            (from.earliest, to.latest, Precision::Interval, from.approximate || to.approximate)
        } else {
            let part = Part::parse(text)?;
            (part.earliest, part.latest, part.precision, part.approximate)
        };
        Ok(Self { text: text.to_owned(), earliest, latest, precision, approximate })
    }
}

struct Part {
    earliest: Day,
    latest: Day,
    precision: Precision,
    approximate: bool,
}

impl Part {
    fn parse(text: &str) -> Result<Self, DateFault> {
        let text = text.trim();
        let day_part = text.split(['T', ' ']).next().unwrap_or_default();
        let bare = day_part.trim_end_matches(['?', '~', '%']);
        let approximate = bare.len() < day_part.len();
        let mut fields = bare.split('-');
        let year: i16 = number(fields.next(), 4)?.ok_or(DateFault::Form)?;
        let month: Option<i16> = number(fields.next(), 2)?;
        let day: Option<i16> = number(fields.next(), 2)?;
        if fields.next().is_some() || (day_part.len() < text.len() && day.is_none()) {
            return Err(DateFault::Form);
        }
        let (first, last, precision) = match (month, day) {
            (None, _) => (date(year, 1, 1), date(year, 12, 31), Precision::Year),
            (Some(month), None) => {
                let first = date(year, month as i8, 1);
                let last = first.and_then(|first| first.replace_day(first.month().length(year.into())).ok());
                (first, last, Precision::Month)
            }
            (Some(month), Some(day)) => {
                let on = date(year, month as i8, day as i8);
                (on, on, Precision::Day)
            }
        };
        let (Some(first), Some(last)) = (first, last) else {
            let month = month.unwrap_or(0) as i8;
            return Err(if (1..=12).contains(&month) {
                DateFault::Day { year, month, day: day.unwrap_or(0) as i8 }
            } else {
                DateFault::Month(month)
            });
        };
        Ok(Self { earliest: Day::from_date(first), latest: Day::from_date(last), precision, approximate })
    }
}

fn number(field: Option<&str>, digits: usize) -> Result<Option<i16>, DateFault> {
    match field {
        None => Ok(None),
        Some(field) if field.len() == digits && field.bytes().all(|b| b.is_ascii_digit()) => Ok(field.parse().ok()),
        Some(_) => Err(DateFault::Form),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, earliest: &str, latest: &str) {
        let date = Edtf::parse(text).unwrap();
        assert_eq!((date.earliest.to_string(), date.latest.to_string()), (earliest.into(), latest.into()), "{text}");
    }

    #[test]
    fn a_date_has_an_earliest_and_a_latest_day() {
        check("2025-02-21", "2025-02-21", "2025-02-21");
        check("2024-11", "2024-11-01", "2024-11-30");
        check("2024-02", "2024-02-01", "2024-02-29");
        check("2024", "2024-01-01", "2024-12-31");
        check("2024-11-29/2024-12-04", "2024-11-29", "2024-12-04");
        check("2024-11/2025", "2024-11-01", "2025-12-31");
        check("2024-05-03T15:47:42.389000+00:00", "2024-05-03", "2024-05-03");
        check("1789-04-30", "1789-04-30", "1789-04-30");
        check("2025-02-21~", "2025-02-21", "2025-02-21");
    }

    #[test]
    fn each_fault_is_named() {
        assert_eq!(Edtf::parse("2024-13"), Err(DateFault::Month(13)));
        assert_eq!(Edtf::parse("2025-02-30"), Err(DateFault::Day { year: 2025, month: 2, day: 30 }));
        assert_eq!(Edtf::parse("2025-02-24/2025-02-20"), Err(DateFault::Reversed));
        for text in ["", "31.02.2024", "Feb 2024", "2024-1", "2024-11-29/", "2024-11T10:00", "２０２４"] {
            assert_eq!(Edtf::parse(text), Err(DateFault::Form), "{text}");
        }
    }

    #[test]
    fn days_count_from_the_epoch() {
        assert_eq!(Day::new(1970, 1, 2), Some(Day(1)));
        assert_eq!(Day::new(1969, 12, 31), Some(Day(-1)));
        assert_eq!(Day::new(2025, 2, 29), None);
        assert_eq!(Day::new(9999, 12, 31), Some(Day::LAST));
        assert_eq!(Day(0).plus(31).to_string(), "1970-02-01");
    }
}
