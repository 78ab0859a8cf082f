//! What is said of files that were read.

use crate::import_report as said;
use crate::list::list;
use model::file_note::FileNote;

/// What is to be said of a file, as a part of a sentence.
pub fn file_note(note: &FileNote) -> String {
    match note {
        FileNote::WithoutDate(n) => said::without_date((*n).into()),
        FileNote::WithoutByline(n) => said::without_byline((*n).into()),
        FileNote::Teasers(n) => said::teasers((*n).into()),
        FileNote::Mojibake(n) => said::mojibake((*n).into()),
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
