//! What is said of dates that were read: how, where that was guessed, and which may be none.

use crate::date_notes;
use model::date_note::{DateNote, DateRemark, Doubt, Guess};

/// What is to be said of the dates of a file.
pub fn date_note(note: &DateNote) -> String {
    let (n, given) = (u64::from(note.n), note.given.as_str());
    let Some(date) = note.date.as_deref() else { return date_notes::dropped(n, given) };
    match note.remark {
        DateRemark::Guessed(Guess::Century) => date_notes::century(n, given, date),
        DateRemark::Guessed(Guess::DayFirst) => date_notes::day_first(n, given, date),
        DateRemark::Guessed(Guess::MonthFirst) => date_notes::month_first(n, given, date),
        DateRemark::Guessed(Guess::Serial) => date_notes::serial(n, given, date),
        DateRemark::Guessed(Guess::Language) => date_notes::language(n, given, date),
        DateRemark::Doubtful(Doubt::Placeholder) => date_notes::placeholder(n, given),
        DateRemark::Doubtful(Doubt::Future) => date_notes::future(n, given),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Place;

    #[test]
    fn a_note_says_how_many_dates_and_which_for_example() {
        let said = |remark, given: &str, date: Option<&str>, n| {
            date_note(&DateNote {
                place: Place::file("a"),
                remark,
                given: given.into(),
                date: date.map(str::to_owned),
                n,
            })
        };
        assert_eq!(
            said(DateRemark::Guessed(Guess::MonthFirst), "4/8/2021", Some("2021-04-08"), 1),
            "1 date, “4/8/2021”, was read with the month first, as 2021-04-08, because other dates in the file show it."
        );
        let placeholder = DateRemark::Doubtful(Doubt::Placeholder);
        assert_eq!(
            said(placeholder, "1970-01-01", Some("1970-01-01"), 1200),
            "1,200 dates such as “1970-01-01” may be placeholders for “no date”."
        );
        assert_eq!(
            said(placeholder, "1970-01-01", None, 1),
            "1 doubtful date, “1970-01-01”, was left out: the article has no date now."
        );
    }
}
