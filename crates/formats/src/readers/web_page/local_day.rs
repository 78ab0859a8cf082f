//! Local day: the day on which readers saw an article that a page gives a time in UTC for, near midnight.

use crate::dates;
use model::Day;

/// The day that the address or the page shows, where it is the one before or after that of a time in UTC.
pub fn find(stated: &str, in_address: Option<&str>, shown: impl FnOnce() -> Vec<String>) -> Option<String> {
    if !is_utc(stated) {
        return None;
    }
    let day = |text: &str| dates::read(text).ok().map(|date| date.earliest);
    let of_time = day(stated)?;
    let is_beside = |text: &String| day(text).is_some_and(|Day(other)| (other - of_time.0).abs() == 1);
    if let Some(address) = in_address {
        return Some(address.to_owned()).filter(is_beside);
    }
    let shown = shown();
    if shown.iter().any(|text| day(text) == Some(of_time)) {
        return None;
    }
    shown.into_iter().find(is_beside)
}

/// Whether a text is a time of day in UTC.
fn is_utc(text: &str) -> bool {
    text.contains(':') && ["Z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|end| text.trim_end().ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(stated: &str, in_address: Option<&str>, shown: &[&str], expected: Option<&str>) {
        let shown = shown.iter().map(ToString::to_string).collect();
        assert_eq!(find(stated, in_address, || shown).as_deref(), expected, "{stated}");
    }

    #[test]
    fn a_time_near_midnight_is_of_the_day_that_is_shown() {
        check("2022-11-06T23:00:00.000Z", Some("2022-11-07"), &[], Some("2022-11-07"));
        check("2020-02-25T02:25:54+00:00", None, &["2020-02-24"], Some("2020-02-24"));
        check("2020-02-25T02:25:54Z", None, &["2020-02-24", "2020-02-25"], None);
        check("2020-02-25T02:25:54Z", Some("2020-02-25"), &["2020-02-24"], None);
        check("2020-02-25T02:25:54Z", Some("2020-01-01"), &["2020-03-01"], None);
        check("2020-02-25T02:25:54-05:00", Some("2020-02-24"), &[], None);
        check("2020-02-25", Some("2020-02-24"), &[], None);
    }
}
