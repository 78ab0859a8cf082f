//! `ProQuest`: the archive's text export, many documents in a file, each between lines of underscores with labels around its text.

use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::html::fragment;
use crate::record::Record;
use model::fault::{Boilerplate, FaultKind, LeftOut, Place};

/// A `ProQuest` export.
pub static FORMAT: Format = Format::new("proquest", Sign::Text(|look| is(look.text)), Reader::Text(read));

/// The labels of a document's text.
const TEXT: [&str; 7] =
    ["full text", "volltext", "texte intégral", "texto completo", "testo completo", "volledige tekst", "fulltext"];
/// The labels of a document's number in the archive.
const NUMBERS: [&str; 6] = [
    "proquest document id",
    "proquest-dokument-id",
    "proquest-dokument-nr.",
    "identificador de proquest",
    "id de documento de proquest",
    "identifiant du document proquest",
];
/// The labels of what else is used, each with its field.
const FIELDS: [(&str, &str); 16] = [
    ("title", "headline"),
    ("titel", "headline"),
    ("titre", "headline"),
    ("título", "headline"),
    ("author", "byline"),
    ("autor", "byline"),
    ("auteur", "byline"),
    ("publication title", "outlet"),
    ("titel der publikation", "outlet"),
    ("titre de la publication", "outlet"),
    ("título de publicación", "outlet"),
    ("publication date", "date"),
    ("section", "section"),
    ("document url", "url"),
    ("abstract", "abstract"),
    ("language of publication", "language"),
];
/// The labels below a text, besides those.
const BELOW: [&str; 34] = [
    "subject",
    "location",
    "people",
    "company / organization",
    "company/organization",
    "identifier / keyword",
    "business indexing term",
    "classification",
    "pages",
    "first page",
    "page",
    "number of pages",
    "volume",
    "issue",
    "publication year",
    "year",
    "publisher",
    "place of publication",
    "country of publication",
    "publication subject",
    "issn",
    "e-issn",
    "source type",
    "document type",
    "document feature",
    "dateline",
    "column",
    "edition",
    "supplement",
    "publication info",
    "copyright",
    "last updated",
    "database",
    "links",
];
/// The labels below a text that are also words of the news.
const EITHER: [&str; 9] =
    ["subject", "location", "people", "title", "author", "company / organization", "section", "edition", "abstract"];

/// The label that a document ends with.
const LAST: [&str; 4] = ["database", "datenbank", "base de données", "base de datos"];

/// The fewest underscores of a line between documents.
const RULE: usize = 20;
/// The longest label, in bytes.
const LONGEST_LABEL: usize = 40;

/// Whether a text is such a file.
pub fn is(text: &str) -> bool {
    let has =
        |known: &[&str]| text.lines().any(|line| label(line).is_some_and(|(label, _)| known.contains(&label.as_str())));
    has(&NUMBERS) && (has(&TEXT) || has(&["publication title", "abstract"]))
}

/// A line's label in small letters, and its value.
fn label(line: &str) -> Option<(String, &str)> {
    let (label, value) = line.split_once(':')?;
    let label = label.trim();
    (label.len() <= LONGEST_LABEL).then(|| (label.to_lowercase(), value.trim()))
}

fn is_label(block: &str) -> bool {
    label(block).is_some_and(|(label, _)| {
        let label = label.as_str();
        BELOW.contains(&label) || NUMBERS.contains(&label) || FIELDS.iter().any(|(known, _)| *known == label)
    })
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let is_numbered = || {
        let words: Vec<&str> = line.split(' ').collect();
        let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
        matches!(words.as_slice(), ["Document" | "Dokument" | "Documento", n, "of" | "von" | "de" | "sur", all] if is_number(n) && is_number(all))
    };
    line.len() >= RULE && line.bytes().all(|b| b == b'_') || is_numbered()
}

/// Reads the documents. Missing parts are found when a record becomes an article.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let mut documents: Vec<Vec<&str>> = vec![Vec::new()];
    let mut has_number = false;
    for line in text.trim_start_matches('\u{feff}').lines() {
        if is_rule(line) {
            documents.push(Vec::new());
        } else if let Some(document) = documents.last_mut() {
            document.push(line);
            // The last label ends a document, where there is no rule.
            if label(line).is_some_and(|(label, _)| LAST.contains(&label.as_str()))
                && document.iter().any(|line| label(line).is_some_and(|(label, _)| NUMBERS.contains(&label.as_str())))
            {
                documents.push(Vec::new());
            }
        }
    }
    let mut n = 0;
    for lines in documents {
        let has_any = |known: &[&str]| {
            lines.iter().any(|line| label(line).is_some_and(|(label, _)| known.contains(&label.as_str())))
        };
        if has_any(&NUMBERS) || has_any(&TEXT) {
            n += 1;
            has_number = true;
            read_document(&lines, Record::numbered(file, n), emit);
        } else if has_number {
            // What stands above the documents is the archive's cover, and what stands below them is how to write to it.
            for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
                emit(Event::LeftOut(LeftOut {
                    place: Place::file(file),
                    text: line.to_owned(),
                    why: Boilerplate::Export,
                }));
            }
        }
    }
    if n == 0 {
        emit(Event::fault(Place::file(file), FaultKind::NoArticles));
    }
}

fn read_document(lines: &[&str], mut record: Record, emit: &mut Emit<'_>) {
    let is_text = |line: &&&str| label(line).is_some_and(|(label, _)| TEXT.contains(&label.as_str()));
    let at = lines.iter().position(|line| is_text(&line));
    let (above, below) = lines.split_at_checked(at.unwrap_or(0)).unwrap_or_default();
    let mut closing = lines;
    let mut text = String::new();
    if at.is_some() {
        let end = closing_of(below);
        let (own, rest) = below.split_at_checked(end).unwrap_or_default();
        closing = rest;
        let first = own.first().and_then(|line| label(line)).map_or("", |(_, value)| value);
        let own: Vec<&str> = std::iter::once(first).chain(own.iter().skip(1).copied()).collect();
        text = fragment::paragraphs(own.join("\n").trim());
    }
    for block in blocks(closing).into_iter().chain(blocks(above)) {
        if let Some((label, value)) = label(&block) {
            let field = FIELDS.iter().find(|(known, _)| *known == label).map(|(_, field)| *field);
            if let Some(field) = field.filter(|field| !record.fields.contains_key(*field)) {
                // The place stands behind the name of a paper.
                record.put(
                    field,
                    if field == "outlet" { value.split([';', '[']).next().unwrap_or(value).trim() } else { value },
                );
            } else if NUMBERS.contains(&label.as_str()) {
                record.put("id", value);
            } else if label == "publication info" && !record.fields.contains_key("outlet") {
                read_info(value, &mut record);
            }
        }
    }
    if !record.fields.contains_key("headline") {
        let first = blocks(lines).into_iter().find(|block| !is_label(block));
        record.put("headline", first.unwrap_or_default());
    }
    if text.is_empty()
        && let Some(summary) = record.fields.remove("abstract").and_then(|value| value.as_str().map(str::to_owned))
    {
        record.put("text", summary);
        record.put("text_is", "abstract");
    } else {
        record.put("text", text);
    }
    emit(Event::Record(Box::new(record)));
}

/// `The Harbour Post; Lund [Lund]. Mar 5, 2024: A.1.`
fn read_info(value: &str, record: &mut Record) {
    record.put("outlet", value.split([';', '[']).next().unwrap_or(value).trim());
    let date = value.rsplit_once("]. ").map_or(value, |(_, behind)| behind).split(':').next().unwrap_or_default();
    record.put("date", date.trim());
}

/// Where the closing block begins: the labels, or paragraphs that begin with one, that only further ones follow.
fn closing_of(lines: &[&str]) -> usize {
    // A label's value may be wrapped where blank lines stand between the labels.
    let last = |at: &usize| {
        lines.get(*at).is_some_and(|line| label(line).is_some_and(|(label, _)| NUMBERS.contains(&label.as_str())))
    };
    let Some(number) = (0..lines.len()).rev().find(last) else { return lines.len() };
    let is_apart = number.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(|line| line.trim().is_empty());
    let is_blank = |at: usize| lines.get(at).is_none_or(|line| line.trim().is_empty());
    let begins_block = |at: usize| !is_apart || at.checked_sub(1).is_none_or(is_blank);
    let mut start = number;
    for at in (1..number).rev() {
        let line = lines.get(at).copied().unwrap_or_default();
        if line.trim().is_empty() {
            continue;
        }
        match (begins_block(at), is_label(line)) {
            (true, true) => start = at,
            // A line within a block shows nothing.
            (false, _) => {}
            (true, false) => break,
        }
    }
    // The last paragraphs of a text may begin as labels do.
    let is_prose = |line: &str| {
        label(line).is_some_and(|(label, value)| {
            EITHER.contains(&label.as_str()) && value.ends_with(['.', '!', '?', '”', '"'])
        })
    };
    while start < number
        && lines.get(start).is_some_and(|line| line.trim().is_empty() || is_prose(line) || !is_label(line))
    {
        start += 1;
    }
    start
}

/// The labels with their values, and what else stands between blank lines, each in one line.
fn blocks(lines: &[&str]) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut is_new = true;
    for line in lines {
        let line = line.trim();
        match blocks.last_mut() {
            _ if line.is_empty() => is_new = true,
            Some(block) if !is_new && !is_label(line) => {
                block.push(' ');
                block.push_str(line);
            }
            _ => {
                blocks.push(line.to_owned());
                is_new = false;
            }
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::{check, records};

    #[test]
    fn documents_are_read_up_to_their_own_labels() {
        let rule = "_".repeat(40);
        let text = format!(
            "Report Information\n{rule}\n\nRain at last\n\nAuthor: Lee, Ann\n\nAbstract: It rained.\n\nFull text: One.\n\nLocation: the old port.\n\n\
             Subject: a letter begins.\n\nTwo.\n\nPeople: they said so.\n\nSubject: Rain;\nsun\n\nTitle: Rain at last\n\nPublication title: The Gull; Skagen\n\n\
             Publication date: Mar 5, 2020\n\nProQuest document ID: 7\n\nDocument URL: https://p.example/7\n\nCopyright: The Gull 2020\n{rule}\n\n\
             Sun\n\nPublication info: The Tern; Skagen [Skagen]. Mar 6, 2020: A.1.\n\nAbstract: It shone.\n\nProQuest document ID: 8\n{rule}\n"
        );
        assert!(is(&text) && !is("Title: x\nFull text: y"));
        let found = records(|emit| read("p.txt", &text, emit));
        assert_eq!(found.len(), 2);
        check(
            &found[0],
            &[
                ("headline", "Rain at last"),
                ("byline", "Lee, Ann"),
                ("abstract", "It rained."),
                ("outlet", "The Gull"),
                ("date", "Mar 5, 2020"),
                ("id", "7"),
                ("url", "https://p.example/7"),
                ("text", "One.\nLocation: the old port.\nSubject: a letter begins.\nTwo.\nPeople: they said so."),
            ],
        );
        check(
            &found[1],
            &[
                ("headline", "Sun"),
                ("outlet", "The Tern"),
                ("date", "Mar 6, 2020"),
                ("id", "8"),
                ("text", "It shone."),
                ("text_is", "abstract"),
            ],
        );
    }
}
