//! Dates as a language writes them.

use crate::{dates, months, months_in_dates, months_short};
use model::Day;
use model::edtf::{DateFault, Edtf, Precision};

type Name = fn() -> &'static str;

/// The names of the months in a section.
macro_rules! names_of {
    ($section:ident) => {
        [
            $section::january as Name,
            $section::february,
            $section::march,
            $section::april,
            $section::may,
            $section::june,
            $section::july,
            $section::august,
            $section::september,
            $section::october,
            $section::november,
            $section::december,
        ]
    };
}

const ALONE: [Name; 12] = names_of!(months);
const IN_DATES: [Name; 12] = names_of!(months_in_dates);
const SHORT: [Name; 12] = names_of!(months_short);

/// The name of a month, 1 to 12.
fn name(names: &[Name; 12], month: i8) -> &'static str {
    names.get((month - 1) as usize).map_or("", |name| name())
}

fn number(n: i8) -> u64 {
    n.unsigned_abs().into()
}

/// A day: "21 February 2025".
pub fn day(day: Day) -> String {
    let (y, m, d) = day.ymd();
    dates::day(number(d), name(&IN_DATES, m), &y.to_string())
}

/// A day's month: "February 2025".
pub fn month(day: Day) -> String {
    let (y, m, _) = day.ymd();
    dates::month(name(&ALONE, m), &y.to_string())
}

/// A day's month in a small space: "Nov 2024", or "Nov" where the year is clear.
pub fn short_month(day: Day, with_year: bool) -> String {
    let (y, m, _) = day.ymd();
    if with_year { dates::month_short(name(&SHORT, m), &y.to_string()) } else { name(&SHORT, m).to_owned() }
}

/// A day in a small space: "1 Sep 2024", or "1 Sep" where the year is clear.
pub fn short_day(day: Day, with_year: bool) -> String {
    let (y, m, d) = day.ymd();
    let (d, m) = (number(d), name(&SHORT, m));
    if with_year { dates::day_short_with_year(d, m, &y.to_string()) } else { dates::day_short(d, m) }
}

/// A date in EDTF as precisely as it is known: "about 21 February 2025". What is no date stays as it is.
pub fn date(text: &str) -> String {
    let Ok(date) = Edtf::parse(text) else { return text.to_owned() };
    let (plain, about): (String, fn(&str) -> String) = match date.precision {
        Precision::Year => (date.earliest.ymd().0.to_string(), dates::about_year),
        Precision::Month => (month(date.earliest), dates::about_month),
        Precision::Day => (day(date.earliest), dates::about_day),
        Precision::Interval => (between(date.earliest, date.latest), dates::about_between),
    };
    if date.approximate { about(&plain) } else { plain }
}

/// A date in EDTF in a small space: "21 Feb 2025", "Nov 2024", of several days their months. What is no date stays as it is.
pub fn short_date(text: &str) -> String {
    let Ok(date) = Edtf::parse(text) else { return text.to_owned() };
    let (plain, about): (String, fn(&str) -> String) = match date.precision {
        Precision::Year => (date.earliest.ymd().0.to_string(), dates::about_year),
        Precision::Month => (short_month(date.earliest, true), dates::about_month),
        Precision::Day => (short_day(date.earliest, true), dates::about_day),
        Precision::Interval if month(date.earliest) == month(date.latest) => {
            (short_month(date.earliest, true), str::to_owned)
        }
        Precision::Interval => (period(date.earliest, date.latest), str::to_owned),
    };
    if date.approximate { about(&plain) } else { plain }
}

/// A day that is one of these: "between 20 and 24 February 2025", or the day where there is but one.
pub fn between(first: Day, last: Day) -> String {
    joined(first, last, dates::between_in_month, dates::between_in_year, dates::between)
}

/// All days from one to another: "20 to 24 February 2025", or the day where there is but one.
pub fn range(first: Day, last: Day) -> String {
    joined(first, last, dates::range_in_month, dates::range_in_year, dates::range)
}

/// Two days, with nothing said twice.
fn joined(
    first: Day,
    last: Day,
    in_month: fn(u64, u64, &str, &str) -> String,
    in_year: fn(u64, &str, u64, &str, &str) -> String,
    apart: fn(&str, &str) -> String,
) -> String {
    let ((y1, m1, d1), (y2, m2, d2)) = (first.ymd(), last.ymd());
    let (month, year) = (name(&IN_DATES, m2), y2.to_string());
    if first == last {
        day(last)
    } else if (y1, m1) == (y2, m2) {
        in_month(number(d1), number(d2), month, &year)
    } else if y1 == y2 {
        in_year(number(d1), name(&IN_DATES, m1), number(d2), month, &year)
    } else {
        apart(&day(first), &day(last))
    }
}

/// The months that a corpus spans: "Nov 2024 – Feb 2025".
pub fn period(first: Day, last: Day) -> String {
    let ((y1, m1, _), (y2, m2, _)) = (first.ymd(), last.ymd());
    if (y1, m1) == (y2, m2) {
        month(first)
    } else if y1 == y2 {
        dates::period_in_year(&short_month(first, false), &short_month(last, false), &y2.to_string())
    } else {
        dates::period(&short_month(first, true), &short_month(last, true))
    }
}

/// A time on a clock, in milliseconds since 1970 there: "23 Nov 2026, 03:32".
pub fn moment(milliseconds: f64) -> String {
    let minutes = (milliseconds / 60_000.0).floor() as i64;
    let (day, minute) = (minutes.div_euclid(1440), minutes.rem_euclid(1440));
    let two = |n: i64| format!("{n:02}");
    dates::moment(&short_day(Day(day as i32), true), &two(minute / 60), &two(minute % 60))
}

/// What is wrong with a date that was typed, as a sentence.
pub fn date_fault(fault: &DateFault) -> String {
    match fault {
        DateFault::Form => dates::fault_form().to_owned(),
        DateFault::Month(month) => dates::fault_month(&format!("{month:02}")),
        DateFault::Day { year, month, day } => dates::fault_day(&format!("{year:04}-{month:02}"), &format!("{day:02}")),
        DateFault::Reversed => dates::fault_reversed().to_owned(),
        DateFault::Ambiguous { year, first, second } => dates::fault_ambiguous(
            &format!("{year:04}-{second:02}-{first:02}"),
            &format!("{year:04}-{first:02}-{second:02}"),
        ),
        DateFault::TwoMonths { first, second } => dates::fault_two_months(name(&ALONE, *first), name(&ALONE, *second)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_said_as_precisely_as_it_is_known() {
        let said = |text: &str, expected: &str| assert_eq!(date(text), expected, "{text}");
        said("2025-02-21", "21 February 2025");
        said("2025-02-21~", "about 21 February 2025");
        said("2024-11", "November 2024");
        said("2024-11?", "about November 2024");
        said("2024", "2024");
        said("2024~", "about 2024");
        said("2025-02-20/2025-02-24", "between 20 and 24 February 2025");
        said("2025-02-20~/2025-02-24", "roughly between 20 and 24 February 2025");
        said("2025-01-20/2025-02", "between 20 January and 28 February 2025");
        said("2024-12-31/2025-01-01", "between 31 December 2024 and 1 January 2025");
        said("2025-02-20/2025-02-20", "20 February 2025");
        said("last week", "last week");
        said("-0044-03-15", "-0044-03-15");
    }

    #[test]
    fn a_short_date_promises_no_more_than_is_known() {
        let short = |text: &str, expected: &str| assert_eq!(short_date(text), expected, "{text}");
        short("2025-02-21", "21 Feb 2025");
        short("2025-02-21~", "about 21 Feb 2025");
        short("2024-11", "Nov 2024");
        short("2024", "2024");
        short("2025-02-20/2025-02-24", "Feb 2025");
        short("2024-12-31/2025-01-01", "Dec 2024 – Jan 2025");
        short("last week", "last week");
    }

    #[test]
    fn nothing_is_said_twice_of_days_and_months() {
        let new = |y, m, d| Day::new(y, m, d).unwrap();
        let (first, last) = (new(2024, 11, 1), new(2024, 11, 30));
        assert_eq!(range(first, last), "1 to 30 November 2024");
        assert_eq!(range(first, new(2024, 12, 2)), "1 November to 2 December 2024");
        assert_eq!(range(first, first), "1 November 2024");
        assert_eq!(period(first, last), "November 2024");
        assert_eq!(period(first, new(2024, 12, 2)), "Nov – Dec 2024");
        assert_eq!(period(first, new(2025, 2, 2)), "Nov 2024 – Feb 2025");
        assert_eq!([short_day(first, true), short_day(first, false)], ["1 Nov 2024", "1 Nov"]);
    }

    #[test]
    fn a_moment_has_its_day_and_its_minute() {
        assert_eq!(moment(1_795_404_720_999.0), "23 Nov 2026, 03:32");
        assert_eq!(moment(-60_000.0), "31 Dec 1969, 23:59");
    }

    #[test]
    fn a_fault_of_a_date_says_what_to_write() {
        let fault = |text: &str| Edtf::parse(text).map_or_else(|fault| date_fault(&fault), |date| date.text);
        assert_eq!(fault("2025-13"), "There is no month 13.");
        assert_eq!(fault("2025-02-30"), "2025-02 has no day 30.");
        assert_eq!(fault("2025/2024"), "This interval ends before it begins.");
        let ambiguous = DateFault::Ambiguous { year: 2010, first: 1, second: 2 };
        assert_eq!(
            date_fault(&ambiguous),
            "This is 2010-02-01 if the day is first, and 2010-01-02 if the month is. Write the one you mean."
        );
        assert_eq!(
            date_fault(&DateFault::TwoMonths { first: 10, second: 11 }),
            "Its month is October in one language and November in another. Write it in figures, or say the article’s language."
        );
    }
}
