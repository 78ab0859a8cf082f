//! What is said of files that were read.

use crate::import_report as said;
use crate::list::list;
use model::fault::Place;
use model::file_note::FileNote;

/// What is to be said of a file, as a part of a sentence.
pub fn file_note(note: &FileNote) -> String {
    match note {
        FileNote::WithoutDate(n) => said::without_date((*n).into()),
        FileNote::WithoutByline(n) => said::without_byline((*n).into()),
        FileNote::Teasers(n, first) => first_at(said::teasers((*n).into()), first.as_ref()),
        FileNote::Mojibake(n, first) => first_at(said::mojibake((*n).into()), first.as_ref()),
        FileNote::Chosen { field, taken, instead_of } if instead_of.is_empty() => said::chosen_alone(field, taken),
        FileNote::Chosen { field, taken, instead_of } => said::chosen(field, taken, instead_of),
        FileNote::Unused(columns) => {
            let columns: Vec<String> = columns.iter().map(|(name, n)| said::unused_column(name, (*n).into())).collect();
            said::unused(&list(&columns))
        }
        FileNote::Doubtful(n) => said::doubtful_lines((*n).into()),
        FileNote::Unwrapped(n) => said::unwrapped_lines((*n).into()),
        FileNote::Unhyphenated(n) => said::divided_words((*n).into()),
        FileNote::LaidOut(n) => said::laid_out((*n).into()),
        FileNote::Repaired(n) => said::letters_repaired((*n).into()),
    }
}

/// A note with where the first is that it is of, unless that is the file as a whole.
fn first_at(note: String, first: Option<&Place>) -> String {
    match first {
        Some(Place { line: Some(line), .. }) => said::first_in_line(&note, (*line).into()),
        Some(Place { record: Some(record), .. }) => said::first_in_record(&note, (*record).into()),
        _ => note,
    }
}

/// All that is to be said of a file, in a row.
pub fn file_notes(notes: &[FileNote]) -> String {
    notes.iter().map(file_note).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_first_is_stands_beside_how_many_there_are() {
        let of = |first: Place| file_note(&FileNote::Mojibake(2, Some(first)));
        assert_eq!(
            of(Place::line("a.csv", 7)),
            "2 articles with garbled letters, such as Ã© for é (the first in line 7)"
        );
        assert_eq!(of(Place::file("a.txt")), "2 articles with garbled letters, such as Ã© for é");
    }

    #[test]
    fn notes_are_said_in_a_row() {
        let chosen = |instead_of: &str| FileNote::Chosen {
            field: "text".into(),
            taken: "Body".into(),
            instead_of: instead_of.into(),
        };
        let notes = [FileNote::WithoutDate(2), chosen(""), chosen("Text"), FileNote::Unused(vec![("Desk".into(), 1)])];
        assert_eq!(
            file_notes(&notes),
            "2 articles without a date; text from Body; text from Body, not from Text; not used, kept as extra fields: Desk (1)"
        );
    }
}
