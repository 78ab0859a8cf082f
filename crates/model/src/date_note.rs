//! What is to be said of dates that were read: how, where that was guessed, and which may be none. Codes and data; `words` says it.

use crate::fault::Place;
use serde::{Deserialize, Serialize};

/// What a date does not say itself, and how it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guess {
    /// Its year has two figures, and was taken for one from 1950 to 2049.
    Century,
    /// The day is first, as other dates of the column show.
    DayFirst,
    /// The month is first, as other dates of the column show.
    MonthFirst,
    /// It is a number of days as spreadsheets count them.
    Serial,
    /// Its month's name means two months, and the language was told from the others or from how it is written.
    Language,
}

/// Why a date is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// It may stand for no date.
    Placeholder,
    /// It is later than the day of the import.
    Future,
}

/// What of a date does not come from the date itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateRemark {
    /// How it was read was guessed.
    Guessed(Guess),
    /// It may be none.
    Doubtful(Doubt),
}

/// The dates of a file of which the same is to be said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateNote {
    /// Where the first of them is.
    pub place: Place,
    /// What is to be said.
    pub remark: DateRemark,
    /// The first of them as it is written.
    pub given: String,
    /// The date that it was read as; `None` where it was left away.
    pub date: Option<String>,
    /// How many dates it is said of.
    pub n: u32,
}
