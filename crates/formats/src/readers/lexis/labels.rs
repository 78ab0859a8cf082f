//! Labels: what stands before a colon above and below a text of Lexis and Nexis, in the languages of their exports.

use crate::dates;
use crate::record::Record;
use crate::sentence;
use model::edtf::DateFault;

/// The labels between a headline and its text, each with the field that it is.
const ABOVE: [(&str, &str); 35] = [
    ("AUTEUR", "byline"),
    ("AUTOR", "byline"),
    ("AUTORE", "byline"),
    ("BYLINE", "byline"),
    ("VERFASSER", "byline"),
    ("DATELINE", "dateline"),
    ("HEADLINE", "headline"),
    ("HIGHLIGHT", "highlight"),
    ("HERVORHEBUNG", "highlight"),
    ("COMPRIMENTO", "length"),
    ("EXTENSIÓN", "length"),
    ("LENGTE", "length"),
    ("LENGTH", "length"),
    ("LONGITUD", "length"),
    ("LONGUEUR", "length"),
    ("LUNGHEZZA", "length"),
    ("LÄNGD", "length"),
    ("LÄNGE", "length"),
    ("LÆNGDE", "length"),
    ("TAMANHO", "length"),
    ("AFDELING", "section"),
    ("RUBRICA", "section"),
    ("RUBRIEK", "section"),
    ("RUBRIK", "section"),
    ("RUBRIQUE", "section"),
    ("SECCION", "section"),
    ("SECCIÓN", "section"),
    ("SECTIE", "section"),
    ("SECTION", "section"),
    ("SEKTION", "section"),
    ("SEZIONE", "section"),
    ("SEÇÃO", "section"),
    ("SERIE", "series"),
    ("SERIES", "series"),
    ("TYPE", "type"),
];

/// The labels below a text that no writer begins a paragraph with.
const BELOW: [&str; 41] = [
    "ACC-NO",
    "CLASSIFICATION",
    "CORRECTION-DATE",
    "DATA-CARICAMENTO",
    "DATE-CHARGEMENT",
    "DATE DE CHARGEMENT",
    "DOCUMENT-TYPE",
    "DOKUMENTTYP",
    "FECHA-CARGA",
    "FECHA DE CARGA",
    "GEOGRAPHIC",
    "GRAPHIC",
    "GRAFIK",
    "GRAPHIQUE",
    "IDIOMA",
    "JOURNAL CODE",
    "JOURNAL-CODE",
    "LAADDATUM",
    "LADEDATUM",
    "LANGUAGE",
    "LANGUE",
    "LINGUA",
    "LOAD-DATE",
    "PUB-TYPE",
    "PUBLICATION TYPE",
    "PUBLICATION-TYPE",
    "PUBLIKATIONSTYP",
    "SPRACHE",
    "SPRÅK",
    "SUBJECT",
    "SUJET",
    "TAAL",
    "THEMA",
    "TICKER",
    "TYPE-PUBLICATION",
    "TYPE DE PUBLICATION",
    "UPDATE-DATE",
    "URL",
    "ZEITSCHRIFTEN-CODE",
    "ZEITUNG-CODE",
    "ZEITUNGS-CODE",
];

/// The labels below a text that are also words of the news: they count only with a value that no sentence is.
const EITHER: [&str; 12] = [
    "CITY",
    "COMPANY",
    "CORRECTION",
    "COUNTRY",
    "DISTRIBUTION",
    "FACTBOX",
    "INDUSTRY",
    "NOTES",
    "ORGANIZATION",
    "PERSON",
    "STATE",
    "UPDATE",
];

/// Of the labels below a text, those whose values somebody wrote.
const WRITTEN: [&str; 7] = ["CORRECTION", "FACTBOX", "GRAFIK", "GRAPHIC", "GRAPHIQUE", "NOTES", "UPDATE"];

/// How many labels that are not known may stand among those below a text.
const MOST_UNKNOWN: usize = 2;

/// The most words of a day.
const MOST_OF_DAY: usize = 7;

/// A line's label and its value. Only exports of the newer layout write labels in small letters.
fn split(line: &str, in_capitals: bool) -> Option<(String, &str)> {
    let (label, value) = line.split_once(':')?;
    let label = label.trim();
    (label.len() <= 24).then(|| (if in_capitals { label.to_owned() } else { label.to_uppercase() }, value.trim()))
}

/// The field that a line above the text is, and its value.
pub(super) fn above(line: &str, in_capitals: bool) -> Option<(&'static str, &str)> {
    let (label, value) = split(line, in_capitals)?;
    ABOVE.iter().find(|(known, _)| *known == label).map(|(_, field)| (*field, value))
}

/// Whether a line begins with a label that stands below texts and nowhere else. In small letters, one word may be a writer's.
pub(super) fn is_below(line: &str, in_capitals: bool) -> bool {
    let is_odd = |label: &str| in_capitals || label.contains(['-', ' ']) || label.ends_with("DATUM");
    split(line, in_capitals).is_some_and(|(label, _)| BELOW.contains(&label.as_str()) && is_odd(&label))
}

/// Whether a line begins with a label that may stand below a text.
fn may_be_below(line: &str, in_capitals: bool) -> bool {
    split(line, in_capitals)
        .is_some_and(|(label, _)| BELOW.contains(&label.as_str()) || EITHER.contains(&label.as_str()))
}

/// Whether a line begins as labels below a text do, in capitals, and has few words behind: `EDITION-CODE: GUL`.
fn is_like_label(line: &str) -> bool {
    const MOST_WORDS: usize = 4;
    split(line, true).is_some_and(|(label, value)| {
        label.chars().filter(|c| c.is_alphabetic()).count() > 3
            && label.chars().all(|c| c.is_uppercase() || matches!(c, '-' | ' '))
            && (1..=MOST_WORDS).contains(&value.split_whitespace().count())
            && !sentence::ends_or_quotes(value)
    })
}

/// Whether what a line says behind a label is something that somebody wrote.
pub(super) fn is_written(line: &str) -> bool {
    split(line, false)
        .is_some_and(|(label, value)| !value.is_empty() && !is_day(value) && WRITTEN.contains(&label.as_str()))
}

/// Where the closing block of a document begins: the labels and rights that only further ones follow.
pub(super) fn closing<T: AsRef<str>>(paragraphs: &[T], in_capitals: bool) -> usize {
    let (mut start, mut at) = (paragraphs.len(), paragraphs.len());
    let mut n_unknown = 0;
    while let Some(line) = at.checked_sub(1).and_then(|at| paragraphs.get(at)).map(AsRef::as_ref) {
        at -= 1;
        if is_rights(line) || may_be_below(line, in_capitals) {
            start = at;
        } else if line.trim().is_empty() {
            start = if start == at + 1 { at } else { start };
        } else if n_unknown < MOST_UNKNOWN && is_like_label(line) {
            // It ends the text only if a known one is above.
            n_unknown += 1;
        } else {
            break;
        }
    }
    let is_prose = |line: &str| {
        line.trim().is_empty() || !is_rights(line) && !is_below(line, in_capitals) && is_sentence(line, in_capitals)
    };
    // The last paragraphs of a text may begin as labels do.
    while paragraphs.get(start).is_some_and(|line| is_prose(line.as_ref())) {
        start += 1;
    }
    start
}

/// Whether the value of a label is neither a list of names in an index nor a day.
fn is_sentence(line: &str, in_capitals: bool) -> bool {
    let value = split(line, in_capitals).map_or("", |(_, value)| value);
    let is_index = value.contains("%)") || !value.chars().any(char::is_lowercase);
    !is_index && !is_day(value)
}

/// Whether a line says a day, in whatever order.
pub(super) fn is_day(line: &str) -> bool {
    has_year(line) && matches!(dates::read(line), Ok(_) | Err(DateFault::Ambiguous { .. }))
}

/// Whether a line begins with a day, whatever follows, such as the name of an edition.
pub(super) fn begins_with_day(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_start = |n: usize| words.get(..n).is_some_and(|start| is_day(&start.join(" ")));
    is_day(line) || (2..=words.len().min(MOST_OF_DAY)).any(is_start)
}

/// Whether a line has a year in it: outlets have none, dates have one.
pub(super) fn has_year(line: &str) -> bool {
    line.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")))
}

/// Whether a line is about who holds the rights.
pub(super) fn is_rights(line: &str) -> bool {
    let line = line.trim();
    let starts = ["Copyright ", "COPYRIGHT ", "©", "(c) ", "(C) "];
    let whole =
        ["all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados"];
    let is_opening = starts.iter().any(|start| line.starts_with(start)) && (line.len() <= 24 || has_year(line));
    is_opening || whole.contains(&line.trim_end_matches('.').to_lowercase().as_str())
}

/// Sets the field that a label is, unless it is there already. A byline loses its "By" and its mail address, which is kept as given.
pub(super) fn put(record: &mut Record, field: &str, value: &str) -> bool {
    if record.fields.contains_key(field) {
        return false;
    }
    if field == "byline" {
        let name: Vec<&str> = value.split_whitespace().filter(|word| !word.contains('@')).collect();
        let name = name.join(" ");
        let name = ["BY ", "By ", "Von ", "Par ", "Por "].iter().find_map(|by| name.strip_prefix(by)).unwrap_or(&name);
        if value.contains('@') && !name.is_empty() {
            record.put("byline_as_given", value);
        }
        record.put(field, if name.is_empty() { value } else { name });
    } else {
        record.put(field, value);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_ends_a_document_is_its_closing() {
        let at = |lines: &[&str]| closing(lines, true);
        assert_eq!(at(&["One.", "UPDATE: They met.", "Two.", "LOAD-DATE: May 2, 2010", "LANGUAGE: ENGLISH"]), 3);
        assert_eq!(at(&["One.", "STATE: so it is.", "LOAD-DATE: May 2, 2010", "Copyright 2010 The Post"]), 2);
        assert_eq!(at(&["One.", "CITY: LUND, SWEDEN (90%)", "STATE: SKANE", "LOAD-DATE: x"]), 1);
        assert_eq!(at(&["Eins.", "UPDATE: 12. Januar 2010", "SPRACHE: GERMAN", "NOTES: nothing"]), 1);
        assert_eq!(at(&["One.", "Update: They met."]), 2);
        assert_eq!(at(&["One.", "NOTES: bring boots."]), 2);
        assert_eq!(at(&["One.", "Copyright lawyers won a case that had lasted for years."]), 2);
        assert_eq!(at(&["Subject: x"]), 1, "in small letters it is the text's in the older layout");
        assert_eq!(at(&["Eins.", "UPDATE: 12. Januar 2010", "SPRACHE: GERMAN", "ZEITUNGS-CODE: MOE"]), 1);
        assert_eq!(at(&["One.", "LANGUAGE: ENGLISH", "", "EDITION-CODE: GUL", "", "LOAD-DATE: May 2, 2010"]), 1);
        assert_eq!(at(&["One.", "RAIN: ten points", "LOAD-DATE: May 2, 2010"]), 2, "no label is above it");
        assert_eq!(at(&["One.", "STATE: so it is.", "RAIN: It fell.", "LOAD-DATE: May 2, 2010"]), 3);
        assert_eq!(closing(&["One.", "Load-Date: May 2, 2010", ""], false), 1);
        assert_eq!(closing(&["One.", "Subject: she wrote.", "Language: ENGLISH", "Load-Date: May 2, 2010"], false), 2);
    }
}
