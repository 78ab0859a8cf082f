//! Date parts: the columns of a table that have the year, the month and the day of a date apart.

use crate::fields::{bare, field_of};

/// What columns of years are called.
const YEARS: [&str; 20] = [
    "year",
    "publication year",
    "pub year",
    "jahr",
    "erscheinungsjahr",
    "année",
    "año",
    "ano",
    "anno",
    "år",
    "jaar",
    "rok",
    "год",
    "рік",
    "година",
    "yıl",
    "vuosi",
    "év",
    "an",
    "έτος",
];
/// What columns of months are called.
const MONTHS: [&str; 19] = [
    "month",
    "publication month",
    "pub month",
    "monat",
    "mois",
    "mes",
    "mês",
    "mese",
    "månad",
    "måned",
    "maand",
    "miesiąc",
    "měsíc",
    "месяц",
    "місяць",
    "месец",
    "ay",
    "kuukausi",
    "hónap",
];
/// What columns of days are called.
const DAYS: [&str; 18] = [
    "day",
    "publication day",
    "pub day",
    "day of month",
    "tag",
    "jour",
    "día",
    "dia",
    "giorno",
    "dag",
    "dzień",
    "den",
    "день",
    "ден",
    "gün",
    "päivä",
    "nap",
    "zi",
];

/// The columns of a date's parts, by their numbers.
#[derive(Debug)]
pub(crate) struct DateParts {
    year: usize,
    month: usize,
    /// That of the day, if there is one.
    pub(crate) day: Option<usize>,
}

impl DateParts {
    /// The columns of a table that are the parts of its dates, unless one has whole dates. `said` is what somebody said of a column.
    pub(crate) fn of(headings: &[String], said: &dyn Fn(&str) -> Option<Option<&'static str>>) -> Option<Self> {
        let find = |names: &[&str]| {
            let is_it =
                |heading: &String| names.iter().any(|name| bare(name) == bare(heading)) && said(heading).is_none();
            headings.iter().position(is_it)
        };
        let (year, month, day) = (find(&YEARS)?, find(&MONTHS)?, find(&DAYS));
        let is_date = |(i, heading): (usize, &String)| {
            let field = said(heading).unwrap_or_else(|| field_of(heading));
            Some(i) != day && ![year, month].contains(&i) && field == Some("date")
        };
        (!headings.iter().enumerate().any(is_date)).then_some(Self { year, month, day })
    }

    /// The date of a row, as its parts say it.
    pub(crate) fn date(&self, cells: &[String]) -> String {
        // A column of numbers with gaps has fractions where programs write it.
        let part = |i: usize| cells.get(i).map_or("", |cell| cell.trim().trim_end_matches(".0"));
        let (year, month, day) = (part(self.year), part(self.month), self.day.map_or("", part));
        if year.is_empty() || month.is_empty() {
            return year.to_owned();
        }
        match (month.parse::<u8>(), day) {
            (Ok(month), "") => format!("{year}-{month:02}"),
            (Ok(month), day) => format!("{year}-{month:02}-{day:0>2}"),
            (Err(_), day) => format!("{day} {month} {year}").trim().to_owned(),
        }
    }
}
