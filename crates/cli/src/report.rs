//! The report: what became of the input and what was written, in words for a person or as JSON for a program.

use crate::CommandError;
use crate::args::Reporting;
use crate::output::{self, say};
use formats::import::{FileReport, ImportReport, UnknownTable};
use formats::repeated_lines::RepeatedLine;
use model::{FaultKind, Place};
use serde::Serialize;
use serde_json::Value;
use std::iter;
use std::process::ExitCode;
use words::command_line;

/// What a command did.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// What became of the input, if it was read.
    pub import: Option<ImportReport>,
    /// Names of the lexicon that no article has.
    pub unused: Vec<String>,
    /// Lines that are in many articles of an outlet.
    pub repeated: Vec<RepeatedLine>,
    /// How many of them were left out.
    pub n_repeated_left_out: u32,
    /// How many people, organisations and places were found by themselves.
    pub n_names: usize,
    /// Whether names were looked for in a script without capitals, in which next to none are found.
    pub hides_names: bool,
    /// How many topics were found by themselves.
    pub n_topics: usize,
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
            add("/import/dates", &mut import.dates.iter().map(words::date_note));
            add("/import/left_out", &mut import.left_out.iter().map(words::left_out));
        }
        json
    }

    fn say(&self) {
        if let Some(import) = &self.import {
            say_import(import);
        }
        let alike = self.import.iter().flat_map(|import| &import.alike_outlets);
        alike.for_each(|group| say(&command_line::alike_outlets(&words::written_outlets(group))));
        for name in &self.unused {
            say(&command_line::unused_name(name));
        }
        if self.n_repeated_left_out > 0 {
            say(&command_line::repeated_left_out(self.n_repeated_left_out.into()));
        } else {
            self.repeated.chunk_by(|a, b| a.outlet == b.outlet).for_each(|lines| say(&repeated(lines)));
        }
        if let Some(import) = &self.import {
            say(&command_line::read(import.n_accepted.into(), import.n_faults.into()));
        }
        if self.n_names > 0 {
            say(&command_line::names_found(self.n_names as u64));
        }
        if self.hides_names {
            say(command_line::no_capitals());
        }
        if self.n_topics > 0 {
            say(&command_line::topics_found(self.n_topics as u64));
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
        if let Some(label) = file.encoding.as_ref().and_then(|label| label.strip_suffix('?')) {
            say(&command_line::guessed_encoding(&file.name, label));
        }
    }
    for note in &import.dates {
        say(&command_line::date_note(&at(&note.place), &words::date_note(note)));
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
    for place in &import.incomplete {
        say(&command_line::incomplete(&at(place)));
    }
    more(import.n_incomplete, import.incomplete.len(), command_line::more_incomplete);
    for table in &import.tables {
        for line in unknown_table(table) {
            say(&line);
        }
    }
    let with_notes: Vec<&FileReport> = import.files.iter().filter(|file| !file.is_plain()).collect();
    for file in with_notes.iter().take(MOST_NOTES) {
        say(&command_line::file_notes(&file.name, &words::file_notes(&file.notes())));
    }
    more(with_notes.len() as u32, with_notes.len().min(MOST_NOTES), command_line::more_notes);
    for (field, n) in &import.inferred {
        say(&command_line::inferred(field, (*n).into()));
    }
    if import.faults.iter().any(|fault| matches!(fault.kind, FaultKind::NoOutletButFolder(_))) {
        say(command_line::folder_hint());
    }
    if import.files.iter().any(|file| file.may_name_date) {
        say(command_line::date_name_hint());
    }
    if import.files.iter().any(|file| file.n_mojibake > 0) {
        say(command_line::repair_hint());
    }
}

/// How many files have their notes printed.
const MOST_NOTES: usize = 50;
/// How many of an outlet's repeated lines are shown, and how many characters of each.
const MOST_REPEATED: (usize, usize) = (3, 60);

/// The lines that are in many articles of an outlet, the most frequent of them shown.
fn repeated(lines: &[RepeatedLine]) -> String {
    let shown = lines.iter().take(MOST_REPEATED.0).map(|line| {
        let text: String = line.text.chars().take(MOST_REPEATED.1).collect();
        let text = if text.len() < line.text.len() { format!("{}…", text.trim_end()) } else { text };
        command_line::repeated_line(&text, line.n_articles.into(), line.n_of_outlet.into())
    });
    let outlet = lines.first().map_or("", |line| line.outlet.as_str());
    command_line::repeated_lines(lines.len() as u64, outlet, &words::list(&shown.collect::<Vec<_>>()))
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
fn unknown_table(table: &UnknownTable) -> Vec<String> {
    let columns = table.columns.iter().map(|(heading, first, field)| match field {
        Some(field) => format!("  {heading} = {field}"),
        None => format!("  {heading} = ?   {first}"),
    });
    let heading = table.columns.first().map_or("", |(heading, ..)| heading);
    iter::once(command_line::unknown_columns(&table.file, heading)).chain(columns).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_lines_are_listed_by_outlet_the_first_of_them_shown() {
        let line = |text: &str, n_articles| RepeatedLine {
            outlet: "The Sun".into(),
            text: text.into(),
            n_articles,
            n_of_outlet: 40,
        };
        let lines = [line("Sign up.", 30), line("Photo", 20), line(&"Follow us. ".repeat(9), 10), line("More", 8)];
        assert_eq!(
            repeated(&lines),
            "Note: 4 lines are in many articles of The Sun, such as “Sign up.” (30 of 40), “Photo” (20 of 40) and “Follow us. Follow us. Follow us. \
             Follow us. Follow us. Follo…” (10 of 40). Pack with --without-repeated-lines to leave them out."
        );
    }

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
            [
                "a.csv: Which column is which? Name them with --column, such as --column 'Kop=headline'",
                "  Kop = ?   Talks begin",
                "  Datum = date"
            ]
        );
    }
}
