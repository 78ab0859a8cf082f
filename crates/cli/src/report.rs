//! The report: what became of the input and what was written, in words for a person or as JSON for a program.

use crate::CommandError;
use crate::args::Telling;
use crate::output::{self, count, say};
use formats::import::{ImportReport, UnknownTable};
use serde::Serialize;
use std::process::ExitCode;

/// What a command did.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// What became of the input, if it was read.
    pub import: Option<ImportReport>,
    /// Names of the lexicon that no article has.
    pub unused: Vec<String>,
    /// What was written, if anything was.
    pub written: Option<Written>,
    /// What kept the command from being carried out.
    pub error: Option<String>,
}

/// A page that was written.
#[derive(Debug, Serialize)]
pub struct Written {
    /// The file.
    pub file: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// How many articles it holds.
    pub articles: usize,
}

impl Report {
    /// Tells how a command went, as it was asked to, and gives its exit code: 0 good, 1 faults, 2 not carried out.
    pub fn tell(mut self, telling: &Telling, result: Result<(), CommandError>) -> ExitCode {
        self.error = result.err().map(|error| error.to_string());
        if telling.json {
            let json = serde_json::to_vec_pretty(&self).unwrap_or_default();
            if let Err(error) = output::print(&[&json[..], b"\n"].concat()) {
                self.error = self.error.or(Some(error.to_string()));
            }
        } else if !telling.quiet {
            self.say();
        }
        match (&self.error, &self.import) {
            (Some(error), _) => {
                say(&format!("broadside: {error}"));
                ExitCode::from(2)
            }
            (None, Some(import)) if import.n_faults > 0 => ExitCode::from(1),
            (None, _) => ExitCode::SUCCESS,
        }
    }

    fn say(&self) {
        if let Some(import) = &self.import {
            say_import(import);
        }
        for name in &self.unused {
            say(&format!("note: no article has \"{name}\" of the lexicon"));
        }
        if let Some(import) = &self.import {
            let articles = count(import.n_accepted as usize, "article");
            say(&format!("{articles} good, {}", count(import.n_faults as usize, "fault")));
        }
        if let Some(Written { file, bytes, .. }) = &self.written {
            say(&format!("{file} written, {} KB", bytes.div_ceil(1000)));
        }
    }
}

fn say_import(import: &ImportReport) {
    for fault in &import.faults {
        say(&format!("{}: {}", fault.place, fault.message));
    }
    more(import.n_faults, import.faults.len(), "fault");
    for undated in &import.undated {
        say(&format!("{}: taken without a date: {}", undated.place, undated.message));
    }
    if !import.undated.is_empty() {
        more(import.n_undated, import.undated.len(), "article taken without a date");
    }
    for copy in &import.duplicates {
        say(&format!("{}: repeats {}, {} % the same", copy.place, copy.of, copy.same_per_cent));
    }
    more(import.n_duplicates, import.duplicates.len(), "repeat");
    for (place, line) in &import.left_out {
        say(&format!("{place}: left out: {line}"));
    }
    more(import.n_left_out, import.left_out.len(), "line left out");
    for table in &import.tables {
        say(&in_words(table));
    }
    for (field, n) in &import.inferred {
        say(&format!("note: the {field} of {} was worked out, not stated", count(*n as usize, "article")));
    }
}

/// Says how many there are beside those that were told one by one.
fn more(n_all: u32, n_told: usize, noun: &str) {
    let n = (n_all as usize).saturating_sub(n_told);
    if n > 0 {
        say(&format!("and {n} more: {noun}"));
    }
}

/// A table whose columns nobody knows, with what to say of it.
fn in_words(table: &UnknownTable) -> String {
    let columns = table.columns.iter().map(|(heading, first, field)| match field {
        Some(field) => format!("\n  {heading} = {field}"),
        None => format!("\n  {heading} = ?   {}", first.chars().take(60).collect::<String>()),
    });
    let heading = table.columns.first().map_or("Heading", |(heading, ..)| heading);
    format!(
        "{}: which column is what? Say it with --column, such as --column '{heading}=headline'{}",
        table.file,
        columns.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_told_with_what_is_known_of_it() {
        let column = |heading: &str, first: &str, field: Option<&str>| {
            (heading.to_owned(), first.to_owned(), field.map(str::to_owned))
        };
        let table = UnknownTable {
            file: "a.csv".into(),
            columns: vec![column("Kop", "Talks begin", None), column("Datum", "2024", Some("date"))],
        };
        assert_eq!(
            in_words(&table),
            "a.csv: which column is what? Say it with --column, such as --column 'Kop=headline'\n  Kop = ?   Talks begin\n  Datum = date"
        );
    }
}
