//! Lexis: the archive's plain text export, many documents in a file, in the older layout and the newer one.

use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::record::Record;
use model::fault::{FaultKind, Place};
use serde_json::{Map, Value};

/// The labels between a headline and its text, in the older layout and the newer one.
const BEFORE: [&str; 14] = [
    "AUTEUR",
    "AUTOR",
    "BYLINE",
    "DATELINE",
    "HEADLINE",
    "HIGHLIGHT",
    "LENGTH",
    "LONGUEUR",
    "LÄNGE",
    "RUBRIK",
    "RUBRIQUE",
    "SECTION",
    "SERIES",
    "TYPE",
];

/// The labels that end a text.
const BEHIND: [&str; 31] = [
    "CITY",
    "CLASSIFICATION",
    "COMPANY",
    "CORRECTION",
    "CORRECTION-DATE",
    "COUNTRY",
    "DISTRIBUTION",
    "DOCUMENT-TYPE",
    "FACTBOX",
    "GEOGRAPHIC",
    "GRAPHIC",
    "INDUSTRY",
    "JOURNAL-CODE",
    "JOURNAL CODE",
    "LANGUAGE",
    "LOAD-DATE",
    "NOTES",
    "ORGANIZATION",
    "PERSON",
    "PUB-TYPE",
    "PUBLICATION-TYPE",
    "PUBLICATION TYPE",
    "SPRACHE",
    "STATE",
    "SUBJECT",
    "TICKER",
    "UPDATE",
    "UPDATE-DATE",
    "URL",
    "LANGUE",
    "DATE-CHARGEMENT",
];

/// A Lexis export.
pub static FORMAT: Format = Format::new("lexis", Sign::Text(|look| is(look.text)), Reader::Text(read));

/// Whether a text is such a file.
fn is(text: &str) -> bool {
    text.lines().any(is_opening) || text.lines().any(is_closing) && text.lines().any(|line| line.trim() == "Body")
}

/// Reads the documents. Missing parts are found when a record becomes an article.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let is_older = text.lines().any(is_opening);
    let mut documents: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.trim_start_matches('\u{feff}').lines() {
        if if is_older { is_opening(line) } else { is_closing(line) } {
            documents.push(Vec::new());
        } else if let Some(document) = documents.last_mut() {
            document.push(line);
        }
    }
    // The text before the first opening is a cover; after the last closing there is none.
    if is_older {
        documents.remove(0);
    } else {
        documents.pop();
    }
    if documents.is_empty() {
        emit(Event::fault(Place::file(file), FaultKind::NoArticles));
    }
    for (i, lines) in documents.iter().enumerate() {
        let mut fields = Map::new();
        if is_older {
            read_older(&blocks(lines), &mut fields);
        } else {
            read_newer(lines, &mut fields);
        }
        let record = Record { file: file.to_owned(), number: Some(i + 1), fields, ..Record::default() };
        emit(Event::Record(Box::new(record)));
    }
}

/// `3 of 10 DOCUMENTS`, in whatever language.
fn is_opening(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_number = |word: Option<&str>| word.is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit() || b == b','));
    is_number(words.next())
        && words.next().is_some_and(|w| ["of", "von", "de", "di", "van"].contains(&w))
        && is_number(words.next())
        && words.next().is_some_and(|w| w.starts_with("DO") && w.chars().all(char::is_uppercase))
        && words.next().is_none()
}

fn is_closing(line: &str) -> bool {
    line.trim() == "End of Document"
}

/// A run of lines without an empty one.
struct Block<'a> {
    lines: Vec<&'a str>,
    /// Whether its lines are centred.
    is_centred: bool,
}

impl Block<'_> {
    fn joined(&self) -> String {
        self.lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
    }

    /// The label that it begins with, and what follows.
    fn label(&self) -> Option<(String, String)> {
        let (label, _) = self.lines.first()?.split_once(':')?;
        let label = label.trim();
        let is_label = BEFORE.contains(&label) || BEHIND.contains(&label);
        is_label
            .then(|| (label.to_owned(), self.joined().split_once(':').map_or("", |(_, value)| value).trim().to_owned()))
    }
}

fn blocks<'a>(lines: &[&'a str]) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut is_new = true;
    for &line in lines {
        if line.trim().is_empty() {
            is_new = true;
            continue;
        }
        let is_centred = line.starts_with("          ");
        match blocks.last_mut().filter(|block| !is_new && block.is_centred == is_centred) {
            Some(block) => block.lines.push(line),
            None => blocks.push(Block { lines: vec![line], is_centred }),
        }
        is_new = false;
    }
    blocks
}

/// Outlet and date in the middle of the page, the headline, labels, the text, labels, the rights.
fn read_older(blocks: &[Block<'_>], fields: &mut Map<String, Value>) {
    let n_centred = blocks.iter().take_while(|block| block.is_centred).count();
    let (top, rest) = blocks.split_at_checked(n_centred).unwrap_or_default();
    for line in top.iter().flat_map(|block| &block.lines).map(|line| line.trim()) {
        if is_rights(line) {
            continue;
        }
        if !fields.contains_key("date") && has_year(line) {
            put(fields, "date", line.to_owned());
        } else if !fields.contains_key("outlet") && !fields.contains_key("date") {
            put(fields, "outlet", line.to_owned());
        }
    }
    let mut paragraphs = Vec::new();
    let mut has_labels = false;
    for (i, block) in rest.iter().enumerate() {
        if block.is_centred && is_rights(block.lines.first().map_or("", |line| line.trim())) {
            break;
        }
        match block.label() {
            Some((label, _)) if BEHIND.contains(&label.as_str()) => break,
            // Once the text has begun, a line in capitals and a colon is its own.
            Some((label, value)) if paragraphs.is_empty() => {
                has_labels = true;
                put_labelled(fields, &label, value);
            }
            _ if i == 0 && !has_labels => put(fields, "headline", block.joined()),
            _ => paragraphs.push(block.joined()),
        }
    }
    put(fields, "text", paragraphs.join("\n"));
}

/// Headline, outlet, date, labels, a line `Body`, the text, labels.
fn read_newer(lines: &[&str], fields: &mut Map<String, Value>) {
    let Some(body) = lines.iter().position(|line| line.trim() == "Body") else { return };
    let (above, below) = lines.split_at_checked(body).unwrap_or_default();
    let top: Vec<&str> = above.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    if let Some(at) = top.iter().position(|line| has_year(line) && !is_rights(line) && !line.contains(':')) {
        put(fields, "date", (*top.get(at).unwrap_or(&"")).to_owned());
        put(fields, "outlet", at.checked_sub(1).and_then(|at| top.get(at)).map_or("", |line| *line).to_owned());
        put(fields, "headline", at.checked_sub(2).and_then(|at| top.get(at)).map_or("", |line| *line).to_owned());
    }
    for (label, value) in top.iter().filter_map(|line| line.split_once(':')) {
        put_labelled(fields, &label.to_uppercase(), value.trim().to_owned());
    }
    let text: Vec<String> = blocks(below.get(1..).unwrap_or_default())
        .iter()
        .take_while(|block| {
            let label =
                block.lines.first().and_then(|line| line.split_once(':')).map(|(label, _)| label.trim().to_uppercase());
            !label.is_some_and(|label| BEHIND.contains(&label.as_str()))
        })
        .filter(|block| block.lines.first().is_some_and(|line| line.trim() != "Classification"))
        .map(Block::joined)
        .collect();
    put(fields, "text", text.join("\n"));
}

fn put_labelled(fields: &mut Map<String, Value>, label: &str, value: String) {
    match label {
        "BYLINE" | "AUTOR" | "AUTEUR" => {
            let name = value.strip_prefix("BY ").or_else(|| value.strip_prefix("By ")).unwrap_or(&value).to_owned();
            put(fields, "byline", name);
        }
        "SECTION" | "RUBRIK" | "RUBRIQUE" => put(fields, "section", value),
        "HEADLINE" => put(fields, "headline", value),
        _ => {}
    }
}

fn put(fields: &mut Map<String, Value>, name: &str, value: String) {
    if !value.is_empty() {
        fields.insert(name.to_owned(), Value::String(value));
    }
}

fn is_rights(line: &str) -> bool {
    ["Copyright ", "COPYRIGHT ", "All Rights Reserved", "©"].iter().any(|start| line.starts_with(start))
}

/// Whether a line has a year in it: outlets have none, dates have one.
fn has_year(line: &str) -> bool {
    line.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::{check, records as all_records, shown};

    fn records(text: &str) -> Vec<Record> {
        assert!(is(text));
        all_records(|emit| read("l.txt", text, emit))
    }

    #[test]
    fn the_older_layout_is_read() {
        let text = "\u{feff}Download Request: 1-2\r\nSend To:\r\n\r\n                 1 of 2 DOCUMENTS\r\n\r\n\
                    \r\n                 The Post (London)\r\n\r\n              January 11, 2010 Monday\r\n              Edition 1;\r\n\r\n\
                    Talks open\r\nat last\r\n\r\nBYLINE: BY Ann Lee\r\n\r\nSECTION: NEWS; Pg. 3\r\n\r\nLENGTH: 12 words\r\n\r\n\r\n\
                    They met in 2010\r\nat noon.\r\n\r\nLENGTH: they said, a mile.\r\n\r\nLOAD-DATE: January 12, 2010\r\n\r\n\
                    LANGUAGE: ENGLISH\r\n\r\n              Copyright 2010 The Post\r\n              All Rights Reserved\r\n\r\n\
                    \r\n                 2 of 2 DOCUMENTS\r\n\r\n                 The Post\r\n\r\nLENGTH: 1 word\r\n\r\nYes.\r\n\r\n              Copyright 2010\r\n";
        let records = records(text);
        assert_eq!(records.len(), 2);
        check(
            &records[0],
            &[
                ("outlet", "The Post (London)"),
                ("date", "January 11, 2010 Monday"),
                ("headline", "Talks open at last"),
                ("byline", "Ann Lee"),
                ("section", "NEWS; Pg. 3"),
                ("text", "They met in 2010 at noon.\nLENGTH: they said, a mile."),
            ],
        );
        // A document without a headline keeps the rest, and its fault has its number.
        check(&records[1], &[("outlet", "The Post"), ("text", "Yes.")]);
        let faults = records[1].clone().into_article().unwrap_err();
        assert_eq!(shown(&faults[0]), "l.txt#2: Missing(\"headline\")");
    }

    #[test]
    fn the_newer_layout_is_read() {
        let text = "Talks open\nThe Post (London)\nJanuary 11, 2010 Monday\n\nCopyright 2010 The Post All Rights Reserved\n\n\
                    Section: NEWS; Pg. 3\nLength: 3 words\nByline: Ann Lee\n\nBody\n\n\nThey met.\n\nTwice.\n\nLoad-Date: January 12, 2010\n\n\nEnd of Document\n";
        check(
            &records(text)[0],
            &[
                ("date", "January 11, 2010 Monday"),
                ("outlet", "The Post (London)"),
                ("headline", "Talks open"),
                ("section", "NEWS; Pg. 3"),
                ("byline", "Ann Lee"),
                ("text", "They met.\nTwice."),
            ],
        );
    }

    #[test]
    fn other_texts_are_not_it() {
        for text in ["", "1 of 10 documents", "We read 3 of 10 DOCUMENTS.", "End of Document"] {
            assert!(!is(text), "{text}");
        }
    }
}
