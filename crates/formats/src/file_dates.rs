//! File dates: the dates of the file that is being read, of which one may decide how another is read.

use crate::complete::{Noted, date_text};
use crate::dates::{Column, DayOrder};
use crate::record::Record;
use model::date_note::{DateNote, DateRemark, Guess};
use model::edtf::{DateFault, Edtf};
use std::mem::take;

/// The month of a date that was read, as it is written.
fn month(date: Option<&String>) -> Option<&str> {
    date?.split('-').nth(1)
}

/// The dates of a file.
#[derive(Default)]
pub(super) struct FileDates {
    /// The records from the first on whose date others may have to decide.
    held: Vec<Record>,
    /// A date before those.
    settled: Option<String>,
    /// What is to be said of them.
    notes: Vec<DateNote>,
}

impl FileDates {
    /// Takes the next record with its date as it is written. Gives it back where it can be completed at once; else it is held until the file has ended.
    pub(super) fn take(&mut self, record: Record, date: Option<String>) -> Option<Record> {
        let is_settled = date.as_deref().is_none_or(|date| !matches!(Edtf::parse(date), Err(DateFault::Form)));
        if is_settled && self.held.is_empty() {
            self.settled = self.settled.take().or(date);
            return Some(record);
        }
        self.held.push(record);
        None
    }

    /// The records that were held, and how all dates together are read.
    pub(super) fn settled(&mut self, day_order: Option<DayOrder>) -> (Vec<Record>, Column) {
        let held = take(&mut self.held);
        let dates = self.settled.take().into_iter().chain(held.iter().filter_map(|record| date_text(&record.fields)));
        let dates: Vec<String> = dates.collect();
        let column = Column::of(&dates.iter().map(String::as_str).collect::<Vec<_>>(), day_order);
        (held, column)
    }

    /// Notes what is to be said of a date, once for all dates of which the same is. Returns how many doubts there are about it.
    pub(super) fn note(&mut self, noted: Noted) -> u32 {
        let mut n_doubtful = 0;
        for remark in noted.remarks {
            n_doubtful += u32::from(matches!(remark, DateRemark::Doubtful(_)));
            // A name may be read as one month here and as another there, so each month is told by itself.
            let is_of_month = remark == DateRemark::Guessed(Guess::Language);
            let is_same = |note: &DateNote| {
                note.remark == remark && (!is_of_month || month(note.date.as_ref()) == month(noted.date.as_ref()))
            };
            if let Some(note) = self.notes.iter_mut().find(|note| is_same(note)) {
                note.n += 1;
            } else {
                let (place, given, date) = (noted.place.clone(), noted.given.clone(), noted.date.clone());
                self.notes.push(DateNote { place, remark, given, date, n: 1 });
            }
        }
        n_doubtful
    }

    /// What is to be said of the dates of the file, which has ended.
    pub(super) fn take_notes(&mut self) -> Vec<DateNote> {
        take(&mut self.notes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::fault::Place;

    #[test]
    fn a_month_name_that_is_read_two_ways_is_told_twice() {
        let mut dates = FileDates::default();
        for (given, date) in
            [("5. listopada", "2024-10-05"), ("6. listopada", "2024-10-06"), ("5 listopada", "2024-11-05")]
        {
            let remarks = vec![DateRemark::Guessed(Guess::Language)];
            let (given, date) = (given.to_owned(), Some(date.to_owned()));
            dates.note(Noted { place: Place::file("a"), given, date, remarks });
        }
        let told: Vec<_> = dates.take_notes().into_iter().map(|note| (note.given, note.n)).collect();
        assert_eq!(told, [("5. listopada".to_owned(), 2), ("5 listopada".to_owned(), 1)]);
    }
}
