//! Lexis: the archive's export, many documents in a file, in the older layout and the newer one of Nexis Uni; as text, or as the lines of a Word or RTF file.

use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::record::Record;
use model::fault::{BoilerplateKind, FaultKind, LeftOut, Place};

mod labels;
mod newer;
mod older;

/// A Lexis export.
pub static FORMAT: Format = Format::new("lexis", Sign::Text(|look| is(look.text)), Reader::Text(read));

/// Whether a text is such an export, or the list of documents that comes with one.
pub fn is(text: &str) -> bool {
    text.lines().any(is_opening)
        || text.lines().any(newer::is_end) && text.lines().any(newer::is_body)
        || newer::has_cover(text.lines())
}

/// Reads the documents of a text file.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    read_lines(file, text, true, emit);
}

/// Reads the documents. Lines may be wrapped in text files; elsewhere each is a paragraph. Missing parts are found when a record becomes an article.
pub fn read_lines(file: &str, text: &str, may_wrap: bool, emit: &mut Emit<'_>) {
    let is_older = text.lines().any(is_opening);
    let mut documents: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.trim_start_matches('\u{feff}').lines() {
        if if is_older { is_opening(line) } else { newer::is_end(line) } {
            documents.push(Vec::new());
        } else if let Some(document) = documents.last_mut() {
            document.push(line);
        }
    }
    let is_blank = |lines: &[&str]| lines.iter().all(|line| line.trim().is_empty());
    // The text before the first opening is a cover. What comes after the last closing is a document only if it was cut off.
    if is_older {
        documents.remove(0);
    } else if let Some(last) = documents.pop_if(|last| !last.iter().any(|line| newer::is_body(line))) {
        // So is the list of documents, which may be all that there is; it is no fault.
        for line in last.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
            emit(Event::LeftOut(LeftOut {
                place: Place::file(file),
                text: line.to_owned(),
                why: BoilerplateKind::Export,
            }));
        }
    }
    documents.retain(|lines| !is_blank(lines));
    if documents.is_empty() && !newer::has_cover(text.lines()) {
        emit(Event::fault(Place::file(file), FaultKind::NoArticles));
    }
    for (i, lines) in documents.iter().enumerate() {
        let mut record = Record::numbered(file, i + 1);
        if is_older {
            older::read(lines, may_wrap, &mut record);
        } else {
            newer::read(lines, may_wrap, &mut record);
        }
        emit(Event::Record(Box::new(record)));
    }
}

/// `3 of 10 DOCUMENTS`, in whatever language.
fn is_opening(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_number = |word: Option<&str>| word.is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit() || b == b','));
    let first = words.next();
    // `Dokument 3 von 10` too.
    let is_named = first.is_some_and(|w| ["Dokument", "DOKUMENT", "DOCUMENT"].contains(&w));
    is_number(if is_named { words.next() } else { first })
        && words.next().is_some_and(|w| ["of", "von", "de", "di", "van", "sur"].contains(&w))
        && is_number(words.next())
        && (is_named || words.next().is_some_and(|w| w.starts_with("DO") && w.chars().all(char::is_uppercase)))
        && words.next().is_none()
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
                ("length", "12 words"),
                ("text", "They met in 2010 at noon.\nLENGTH: they said, a mile."),
            ],
        );
        // A document without a headline keeps the rest, and its fault has its number.
        check(&records[1], &[("outlet", "The Post"), ("length", "1 word"), ("text", "Yes.")]);
        let faults = records[1].clone().into_article().unwrap_err();
        assert_eq!(shown(&faults[0]), "l.txt#2: Missing(\"headline\")");
    }

    #[test]
    fn the_older_layout_is_read_where_nothing_is_centred() {
        let lines = [
            "1 of 2 DOCUMENTS",
            "The Post (Lund)",
            "January 11, 2010 Monday",
            "Late Edition - Final",
            "Talks open",
            "BYLINE: BY Ann Lee",
            "LENGTH: 12 words",
            "They met in 2010 at noon, and they spoke of the old port, of the new one, and of the way between the two of them.",
            "Nobody left.",
            "LANGUAGE: ENGLISH",
            "Copyright 2010 The Post",
            "2 of 2 DOCUMENTS",
            "Die Post",
            "12. Januar 2010 Dienstag Deutschland Ausgabe",
            "Regen",
            "LÄNGE: 2 Wörter",
            "Es regnet.",
            "UPDATE: 12. Januar 2010",
        ];
        for joint in ["\n", "\n\n", "\n \n\n"] {
            for may_wrap in [true, false] {
                let text = lines.join(joint);
                let found = all_records(|emit| read_lines("l.rtf", &text, may_wrap, emit));
                assert_eq!(found.len(), 2);
                check(
                    &found[0],
                    &[
                        ("outlet", "The Post (Lund)"),
                        ("date", "January 11, 2010 Monday"),
                        ("headline", "Talks open"),
                        ("byline", "Ann Lee"),
                        ("length", "12 words"),
                        ("text", &[lines[7], lines[8]].join("\n")),
                    ],
                );
                check(
                    &found[1],
                    &[
                        ("outlet", "Die Post"),
                        ("date", "12. Januar 2010 Dienstag Deutschland Ausgabe"),
                        ("headline", "Regen"),
                        ("length", "2 Wörter"),
                        ("text", "Es regnet."),
                    ],
                );
            }
        }
    }

    #[test]
    fn the_newer_layout_is_read() {
        let text = "Page 1 of 2\nTalks open\nThe Post (London)\nJanuary 11, 2010 Monday\n\nCopyright 2010 The Post All Rights Reserved\n\n\
                    Section: NEWS; Pg. 3\nLength: 3 words\nByline: Ann Lee\n\nBody\n\n\nThey met.\n\nTwice.\n\nLoad-Date: January 12, 2010\n\n\nEnd of Document\n";
        check(
            &records(text)[0],
            &[
                ("date", "January 11, 2010 Monday"),
                ("outlet", "The Post (London)"),
                ("headline", "Talks open"),
                ("section", "NEWS; Pg. 3"),
                ("length", "3 words"),
                ("byline", "Ann Lee"),
                ("text", "They met.\nTwice."),
            ],
        );
    }

    #[test]
    fn captions_and_notes_under_a_short_text_are_none_of_it() {
        let text = "Talks open\nThe Post\nJanuary 11, 2010 Monday\n\nCopyright 2010 The Post\nBody\n\nThey met.\nGraphic\n\n\
                    Photo: The hall.\nNotes\nA correction follows.\nLoad-Date: January 12, 2010\n\nEnd of Document\n";
        let found = records(text);
        assert_eq!(found[0].fields["text"], "They met.");
        assert_eq!(
            found[0].cut.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("|"),
            "Graphic|Photo: The hall.|Notes|A correction follows."
        );
    }

    #[test]
    fn a_list_of_documents_is_told_and_no_fault() {
        let text = "User Name: reader\nDate and Time: Thursday\nJob Number: 7\nDocuments (1)\n1. Talks open\n";
        assert!(is(text));
        let mut told = Vec::new();
        read("l.txt", text, &mut |event| match event {
            Event::LeftOut(line) => told.push(line.text),
            other => panic!("{other:?}"),
        });
        assert_eq!(told.len(), 5);
    }

    #[test]
    fn other_texts_are_not_it() {
        for text in ["", "1 of 10 documents", "We read 3 of 10 DOCUMENTS.", "End of Document"] {
            assert!(!is(text), "{text}");
        }
    }
}
