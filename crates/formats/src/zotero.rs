//! Zotero: the table that it exports, a source a row, which states surnames first and has no text but an abstract.

use crate::fields::bare;
use crate::record::Record;
use model::byline::of_surnames_first;
use serde_json::Value;

/// Headings that no other table has together, as [`bare`] has them.
const HEADINGS: [&str; 3] = ["itemtype", "publicationtitle", ABSTRACT];
/// The heading of the abstract.
const ABSTRACT: &str = "abstractnote";

/// Which column of such a table has the abstract; `None` if it is another table.
pub(crate) fn abstract_of(headings: &[String]) -> Option<usize> {
    let headings: Vec<String> = headings.iter().map(|heading| bare(heading)).collect();
    let is_it = HEADINGS.iter().all(|own| headings.iter().any(|heading| heading == own));
    headings.iter().position(|heading| heading == ABSTRACT).filter(|_| is_it)
}

/// Gives each author of a record, `Lee, Ann; Sand, Bo`, a name of its own.
pub(crate) fn settle_authors(record: &mut Record) {
    let Some(Value::String(line)) = record.fields.get("byline") else { return };
    let authors = line.split(';').map(|author| author.trim().to_owned()).filter(|author| !author.is_empty());
    let authors: Vec<String> = authors.collect();
    record.put("byline", of_surnames_first(&authors));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_table_is_known_by_its_headings() {
        let at = |headings: &[&str]| abstract_of(&headings.iter().map(|&heading| heading.into()).collect::<Vec<_>>());
        assert_eq!(at(&["Key", "Item Type", "Author", "Publication Title", "Abstract Note"]), Some(4));
        assert_eq!(at(&["Author", "Publication Title", "Abstract Note"]), None);
    }

    #[test]
    fn its_authors_have_their_surnames_first() {
        let byline = |line: &str| {
            let mut record = Record::default();
            record.put("byline", line);
            settle_authors(&mut record);
            record.fields.remove("byline").unwrap_or_default()
        };
        assert_eq!(byline("Marlow, Ines"), "Ines Marlow");
        assert_eq!(byline("Marlow, Ines; Berg, Ola"), "Marlow, Ines; Berg, Ola");
        assert_eq!(byline("Reuters"), "Reuters");
        assert_eq!(byline(""), Value::Null);
    }
}
