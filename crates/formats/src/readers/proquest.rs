//! `ProQuest`: the archive's text export, many documents in a file, each between lines of underscores with labels around its text.

use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::html::fragment;
use crate::readers::proquest::labels::{
    ABSTRACTS, EITHER, FIELDS, INFOS, LAST, NUMBERS, TEXT, is_heading, is_label, is_open, label,
};
use crate::record::Record;
use crate::sentence;
use model::byline::of_one;
use model::fault::{BoilerplateKind, FaultKind, LeftOut, Place};

mod labels;

/// A `ProQuest` export.
pub static FORMAT: Format = Format::new("proquest", Sign::Text(|look| is(look.text)), Reader::Text(read));

/// From how many characters on a line may go on in the next one.
const FULL: usize = 60;
/// The fewest underscores of a line between documents.
const RULE: usize = 20;

/// Whether a text is such a file.
pub fn is(text: &str) -> bool {
    let has =
        |known: &[&str]| text.lines().any(|line| label(line).is_some_and(|(label, _)| known.contains(&label.as_str())));
    has(&NUMBERS) && (has(&TEXT) || has(&["publication title", "abstract"]))
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
    let mut is_ending = false;
    for line in text.trim_start_matches('\u{feff}').lines() {
        if is_rule(line) {
            documents.push(Vec::new());
        } else if let Some(document) = documents.last_mut() {
            document.push(line);
            // The last label ends a document, where there is no rule; its value may be in the next line.
            let is_last = label(line).is_some_and(|(label, _)| LAST.contains(&label.as_str()))
                && document.iter().any(|line| label(line).is_some_and(|(label, _)| NUMBERS.contains(&label.as_str())));
            let is_value = std::mem::take(&mut is_ending);
            if is_last && is_open(line) || is_value && line.trim().is_empty() {
                is_ending = true;
            } else if is_last || is_value {
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
                    why: BoilerplateKind::Export,
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
                let value = match field {
                    // The place stands behind the name of a paper.
                    "outlet" => value.split([';', '[']).next().unwrap_or(value).trim().to_owned(),
                    "byline" => of_one(value),
                    _ => value.to_owned(),
                };
                record.put(field, value);
            } else if NUMBERS.contains(&label.as_str()) {
                record.put("id", value);
            } else if label == "credit" {
                record.put("credit", value);
            } else if INFOS.contains(&label.as_str()) && !record.fields.contains_key("outlet") {
                read_info(value, &mut record);
            }
        }
    }
    if !record.fields.contains_key("byline") {
        let byline = byline_above(above, &record);
        record.put("byline", byline);
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

/// `Roe, Jane. The Harbour Post; Lund. 05 Mar 2024.`, above a text, or the credit below it.
fn byline_above(above: &[&str], record: &Record) -> String {
    let field = |name: &str| record.fields.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    let outlet = format!(". {};", field("outlet"));
    let names = |line: &&str| line.split_once(&outlet).map(|(names, _)| of_one(names.trim()));
    above.iter().find_map(names).unwrap_or_else(|| field("credit").to_owned())
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
        let is_value = || lines.get(at - 1).is_some_and(|label| is_open(label) || is_wrapped(label, line));
        match (begins_block(at), is_label(line)) {
            (true, true) => start = at,
            // A line within a block shows nothing.
            (false, _) => {}
            (true, false) if is_value() => {}
            (true, false) => break,
        }
    }
    // The last paragraphs of a text may begin as labels do.
    let is_prose = |line: &str| {
        label(line).is_some_and(|(label, value)| EITHER.contains(&label.as_str()) && sentence::ends_or_quotes(value))
    };
    while start < number
        && lines.get(start).is_some_and(|line| line.trim().is_empty() || is_prose(line) || !is_label(line))
    {
        start += 1;
    }
    start
}

/// Whether a line may be the rest of the label's value in the line before.
fn is_wrapped(before: &str, line: &str) -> bool {
    before.chars().count() >= FULL && is_label(before) && !line.contains(':')
}

/// The labels with their values, and what else stands between blank lines, each in one line. Where there are none, each line is a block.
fn blocks(lines: &[&str]) -> Vec<String> {
    let is_apart = lines.iter().any(|line| line.trim().is_empty());
    let mut blocks: Vec<String> = Vec::new();
    let mut is_new = true;
    let mut before = "";
    for line in lines {
        let line = line.trim();
        let goes_on = |block: &str| {
            let is_abstract = || label(block).is_some_and(|(label, _)| ABSTRACTS.contains(&label.as_str()));
            let is_wrapped = || is_wrapped(before, line);
            !is_label(line) && (!is_new && is_apart || is_open(block) || is_abstract() || is_wrapped())
        };
        match blocks.last_mut() {
            _ if line.is_empty() => is_new = true,
            Some(block) if goes_on(block) => {
                block.push(' ');
                block.push_str(line);
                is_new = false;
            }
            _ => {
                // A heading is a label as others are.
                blocks.push(if is_heading(line) { format!("{line}:") } else { line.to_owned() });
                is_new = false;
            }
        }
        before = line;
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
                ("byline", "Ann Lee"),
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

    #[test]
    fn a_text_may_stand_under_a_heading_and_labels_above_their_values() {
        let text = "Rain at last: boats stay in\nLee, Ann. The Gull (Online); Skagen. 05 Mar 2020.\nProQuest document link\nABSTRACT (ENGLISH)\n\
                    It rained.\nFULL TEXT\nOne.\nTwo: three.\nCREDIT: Ann Lee\nDETAILS\nSubject:\nRain; Boats\nTitle:\nRain at last: boats stay in\n\
                    Document feature: photographs, a map of the port and a table of its boats;\nand more\nPublication title:\nThe Gull (Online); Skagen\nPublication date:\nMar 5, 2020\nProQuest document ID:\n7\nDatabase:\nNewsstream\n\
                    Sun\nABSTRACT\nIt shone.\nAll day.\nDETAILS\nPublication title:\nThe Tern; Skagen\nPublication date:\nMar 6, 2020\n\
                    ProQuest document ID:\n8\nDatabase:\nNewsstream\n";
        assert!(is(text));
        let found = records(|emit| read("p.rtf", text, emit));
        assert_eq!(found.len(), 2);
        check(
            &found[0],
            &[
                ("headline", "Rain at last: boats stay in"),
                ("byline", "Ann Lee"),
                ("credit", "Ann Lee"),
                ("abstract", "It rained."),
                ("outlet", "The Gull (Online)"),
                ("date", "Mar 5, 2020"),
                ("id", "7"),
                ("text", "One.\nTwo: three."),
            ],
        );
        check(
            &found[1],
            &[
                ("headline", "Sun"),
                ("outlet", "The Tern"),
                ("date", "Mar 6, 2020"),
                ("id", "8"),
                ("text", "It shone. All day."),
                ("text_is", "abstract"),
            ],
        );
    }

    #[test]
    fn labels_of_other_languages_are_known() {
        let text = "Dokument 1 von 1\n\nRegen\n\nAutor: Lee, Ann\n\nZusammenfassung (Deutsch): Nass.\n\nVolltext\n\nEins.\n\nThema: Es regnet.\n\nTitel: Regen\n\n\
                    Titel der Publikation: Die Möwe; Skagen\n\nSeiten: 7\n\nErscheinungsjahr: 2020\n\nPublikationsdatum: 5. März 2020\n\n\
                    ProQuest-Dokument-ID: 7\n\nDokument-URL: https://p.example/7\n\nDatenbank: X\n";
        let found = records(|emit| read("p.txt", text, emit));
        check(
            &found[0],
            &[
                ("headline", "Regen"),
                ("byline", "Ann Lee"),
                ("abstract", "Nass."),
                ("outlet", "Die Möwe"),
                ("date", "5. März 2020"),
                ("id", "7"),
                ("url", "https://p.example/7"),
                ("text", "Eins.\nThema: Es regnet."),
            ],
        );
    }
}
