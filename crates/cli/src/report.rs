//! The report: what became of the input and what was written, in words for a person or as JSON for a program.

use crate::CommandError;
use crate::args::Reporting;
use crate::output::{self, say};
use formats::import::{FileReport, ImportReport, UnknownTable};
use model::Place;
use serde::Serialize;
use serde_json::Value;
use std::process::ExitCode;
use words::{command_line, import_report};

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
    /// Reports how a command went, and returns its exit code: 0 good, 1 faults, 2 not carried out.
    pub fn finish(mut self, reporting: &Reporting, result: Result<(), CommandError>) -> ExitCode {
        self.error = result.err().map(|error| error.message());
        if reporting.json {
            let json = serde_json::to_vec_pretty(&self.json()).unwrap_or_default();
            if let Err(error) = output::print(&[&json[..], b"\n"].concat()) {
                self.error = self.error.or(Some(error.message()));
            }
        } else if !reporting.quiet {
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

    /// The report as JSON, with a message for each code.
    fn json(&self) -> Value {
        let mut json = serde_json::to_value(self).unwrap_or_default();
        if let Some(import) = &self.import {
            let mut add = |list: &str, messages: &mut dyn Iterator<Item = String>| {
                let items = json.pointer_mut(list).and_then(Value::as_array_mut);
                for (item, message) in items.into_iter().flatten().zip(messages) {
                    if let Some(item) = item.as_object_mut() {
                        item.insert("message".to_owned(), message.into());
                    }
                }
            };
            add("/import/faults", &mut import.faults.iter().map(|fault| words::fault(&fault.kind)));
            add("/import/undated", &mut import.undated.iter().map(|fault| words::fault(&fault.kind)));
            add("/import/left_out", &mut import.left_out.iter().map(words::left_out));
        }
        json
    }

    fn say(&self) {
        if let Some(import) = &self.import {
            say_import(import);
        }
        for name in &self.unused {
            say(&command_line::unused_name(name));
        }
        if let Some(import) = &self.import {
            say(&command_line::read(import.n_accepted.into(), import.n_faults.into()));
        }
        if let Some(Written { file, bytes, .. }) = &self.written {
            say(&command_line::written(file, bytes.div_ceil(1000) as u64));
        }
    }
}

fn say_import(import: &ImportReport) {
    for fault in &import.faults {
        say(&command_line::fault(&at(&fault.place), &words::fault(&fault.kind)));
    }
    more(import.n_faults, import.faults.len(), command_line::more_faults);
    for undated in &import.undated {
        say(&command_line::undated(&at(&undated.place), &words::fault(&undated.kind)));
    }
    if !import.undated.is_empty() {
        more(import.n_undated, import.undated.len(), command_line::more_undated);
    }
    for file in &import.files {
        say_file(file);
    }
    for copy in &import.duplicates {
        let share = words::percent(copy.same_per_cent.into(), 0);
        say(&command_line::repeat(&at(&copy.place), &at(&copy.of), &share));
    }
    more(import.n_duplicates, import.duplicates.len(), command_line::more_repeats);
    for line in &import.left_out {
        say(&command_line::left_out(&at(&line.place), &words::left_out(line)));
    }
    more(import.n_left_out, import.left_out.len(), command_line::more_left_out);
    for table in &import.tables {
        say(&unknown_table(table));
    }
    for (field, n) in &import.inferred {
        say(&command_line::inferred(field, (*n).into()));
    }
}

/// What was guessed in a file and what was done to its texts.
fn say_file(file: &FileReport) {
    if let Some(label) = file.encoding.as_ref().and_then(|label| label.strip_suffix('?')) {
        say(&command_line::guessed_encoding(&file.name, label));
    }
    let told = [
        (file.n_doubtful, import_report::doubtful_lines(file.n_doubtful.into())),
        (file.n_unwrapped, import_report::unwrapped_lines(file.n_unwrapped.into())),
        (file.n_unhyphenated, import_report::divided_words(file.n_unhyphenated.into())),
    ];
    for (_, words) in told.into_iter().filter(|(n, _)| *n > 0) {
        say(&command_line::fault(&file.name, &words));
    }
}

/// A place as editors read it: the file, a colon and the line.
pub fn at(place: &Place) -> String {
    place.line.map_or_else(|| words::place(place), |line| format!("{}:{line}", place.file))
}

/// Says how many there are besides those that were listed.
fn more(n_all: u32, n_listed: usize, words: fn(u64) -> String) {
    let n = u64::from(n_all).saturating_sub(n_listed as u64);
    if n > 0 {
        say(&words(n));
    }
}

/// A table whose columns are not known, each with its field or with what is in it first.
fn unknown_table(table: &UnknownTable) -> String {
    let columns = table.columns.iter().map(|(heading, first, field)| match field {
        Some(field) => format!("\n  {heading} = {field}"),
        None => format!("\n  {heading} = ?   {first}"),
    });
    let heading = table.columns.first().map_or("", |(heading, ..)| heading);
    command_line::unknown_columns(&table.file, heading) + &columns.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_asked_about_with_what_is_known_of_it() {
        let column = |heading: &str, first: &str, field: Option<&str>| {
            (heading.to_owned(), first.to_owned(), field.map(str::to_owned))
        };
        let table = UnknownTable {
            file: "a.csv".into(),
            columns: vec![column("Kop", "Talks begin", None), column("Datum", "2024", Some("date"))],
        };
        assert_eq!(
            unknown_table(&table),
            "a.csv: Which column is which? Name them with --column, such as --column 'Kop=headline'\n  Kop = ?   Talks begin\n  Datum = date"
        );
    }
}
