//! Factiva's text: what its RTF holds, and what programs make of its pages; articles of codes, or of lines in a fixed order.

use crate::event::{Emit, Event};
use crate::html::fragment;
use crate::readers::factiva::parts;
use crate::record::Record;
use crate::sentence;
use model::fault::{BoilerplateKind, FaultKind, LeftOut, Place};

/// The codes in the order in which they come in an article.
const CODES: [&str; 28] = [
    "CLM", "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF",
    "ART", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN",
];
/// The codes that an article may begin with.
const FIRST: [&str; 3] = ["CLM", "SE", "HD"];
/// The codes of an article's text: the lead and the rest.
const TEXT: [&str; 2] = ["LP", "TD"];

/// The words for words, in the line that counts them.
const WORDS: [&str; 16] = [
    "words",
    "word",
    "wörter",
    "wort",
    "mots",
    "mot",
    "palabras",
    "palavras",
    "parole",
    "woorden",
    "ord",
    "слов",
    "слова",
    "słów",
    "słowa",
    "字",
];
/// How many lines after the date may come before the rights.
const MOST_HEAD: usize = 8;
/// The most lines of a headline and its byline.
const MOST_ABOVE: usize = 5;
/// The longest byline, in bytes.
const LONGEST_BYLINE: usize = 100;
/// The longest line of a head, in bytes.
const LONGEST_HEAD: usize = 40;

/// Whether a text is such a file.
pub fn is(text: &str) -> bool {
    is_coded(text) || is_of_lines(text)
}

fn is_coded(text: &str) -> bool {
    let (mut has_head, mut has_source, mut has_text) = (false, false, false);
    for (code, _) in text.lines().filter_map(code) {
        has_head |= code == "HD";
        has_source |= has_head && ["SN", "PD"].contains(&code);
        has_text |= has_source && TEXT.contains(&code);
    }
    has_text
}

fn is_of_lines(text: &str) -> bool {
    text.lines().any(|line| document(line).is_some()) && text.lines().any(is_count)
}

/// The archive's own number for an article in a line of its own.
fn document(line: &str) -> Option<&str> {
    parts::id(line.trim()).filter(|id| id.len() >= 20 && id.bytes().filter(u8::is_ascii_digit).count() >= 8)
}

/// `1,203 words`.
fn is_count(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let n_digits = line.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
    let (number, word) = line.split_at_checked(n_digits).unwrap_or_default();
    number.starts_with(|c: char| c.is_ascii_digit()) && WORDS.contains(&word.trim())
}

/// The code that begins a line, and what stands behind it: a code stands alone, or in a column of its own.
fn code(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim_start();
    let code = CODES.iter().find(|code| line.split(|c: char| !c.is_ascii_uppercase()).next() == Some(**code))?;
    let rest = line.get(code.len()..)?;
    (rest.trim().is_empty() || rest.starts_with(['\t', '\u{a0}']) || rest.starts_with("  "))
        .then(|| (*code, rest.trim()))
}

/// Reads the articles.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let n = if is_coded(text) { read_codes(file, text, emit) } else { read_lines(file, text, emit) };
    if n == 0 {
        emit(Event::fault(Place::file(file), FaultKind::NoArticles));
    }
}

/// An article of codes in the making.
struct Coded {
    record: Record,
    rank: usize,
    values: Vec<(&'static str, Vec<String>)>,
}

fn rank(code: &str) -> usize {
    CODES.iter().position(|known| *known == code).unwrap_or_default()
}

fn read_codes(file: &str, text: &str, emit: &mut Emit<'_>) -> usize {
    let mut article: Option<Coded> = None;
    let mut n = 0;
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    for (at, line) in lines.iter().enumerate() {
        // The value of a code that stands alone is in the next line.
        let value_of = |value: &str| {
            let next = lines.get(at + 1..).into_iter().flatten().map(|line| line.trim()).find(|line| !line.is_empty());
            if value.is_empty() { next.unwrap_or_default() } else { line }.to_owned()
        };
        let found = code(line);
        match (found, &mut article) {
            (Some((code, value)), None) if FIRST.contains(&code) => {
                article = Some(Coded::new(file, &mut n, code, value));
            }
            (Some((code, value)), Some(open)) if open.is_next(code) && open.takes(code, &value_of(value)) => {
                open.begin(code, value);
            }
            (Some((code, value)), Some(open)) if FIRST.contains(&code) && open.rank > rank("HD") => {
                let next = Coded::new(file, &mut n, code, value);
                std::mem::replace(open, next).finish(emit);
            }
            (_, Some(open)) => open.add(line),
            // What stands above the first article is the archive's.
            (_, None) if !line.trim().is_empty() => {
                let text = line.trim().to_owned();
                emit(Event::LeftOut(LeftOut { place: Place::line(file, at + 1), text, why: BoilerplateKind::Export }));
            }
            _ => {}
        }
    }
    if let Some(open) = article {
        open.finish(emit);
    }
    n
}

impl Coded {
    fn new(file: &str, n: &mut usize, code: &'static str, value: &str) -> Self {
        *n += 1;
        Self { record: Record::numbered(file, *n), rank: rank(code), values: vec![(code, vec![value.to_owned()])] }
    }

    /// Whether a code comes behind those that were there. Byline and credit come in either order.
    fn is_next(&self, code: &str) -> bool {
        let has = |code: &str| self.values.iter().any(|(known, _)| *known == code);
        rank(code) > self.rank || code == "BY" && self.rank == rank("CR") && !has("BY")
    }

    /// Whether a line may be this code's: within a text, the codes behind it are told by what they say.
    fn takes(&self, code: &str, value: &str) -> bool {
        if self.rank < rank("LP") || TEXT.contains(&code) {
            return true;
        }
        match code {
            "AN" => document(value.trim_start_matches("AN").trim()).is_some(),
            "CO" | "IN" | "NS" | "RE" => value.contains(" : ") || value.contains('|'),
            _ => true,
        }
    }

    fn begin(&mut self, code: &'static str, value: &str) {
        self.rank = rank(code);
        self.values.push((code, vec![value.to_owned()]));
    }

    fn add(&mut self, line: &str) {
        if let Some((_, lines)) = self.values.last_mut() {
            lines.push(line.trim().to_owned());
        }
    }

    fn finish(mut self, emit: &mut Emit<'_>) {
        let mut text = Vec::new();
        let mut left_out = Vec::new();
        let mut rights = String::new();
        for (code, lines) in self.values {
            let value = fragment::one_line(&lines.join("\n"));
            match code {
                "HD" => self.record.put("headline", value),
                "BY" => self.record.put("byline", parts::name(&value)),
                "CR" => self.record.put("credit", value),
                "PD" => self.record.put("date", value),
                "SN" => self.record.put("outlet", value),
                "SE" => self.record.put("section", value),
                "LA" => self.record.put("language", value),
                "WC" => self.record.put("length", value),
                "CY" => rights = value,
                "LP" | "TD" => text.push(fragment::paragraphs(lines.join("\n").trim())),
                "AN" => {
                    let mut lines = lines.into_iter().filter(|line| !line.is_empty());
                    let first = lines.next().unwrap_or_default();
                    self.record.put("id", parts::id(&first).unwrap_or(&first));
                    // What the archive says of the search stands behind the last article.
                    left_out.extend(lines);
                }
                // What people wrote on pictures, and to whom to write.
                "CT" | "RF" | "ART" if !value.is_empty() => left_out.push(value),
                _ => {}
            }
        }
        let mut paragraphs: Vec<String> = text.iter().flat_map(|text| text.lines()).map(str::to_owned).collect();
        left_out.splice(0..0, parts::drop_notes(&mut paragraphs, &rights));
        self.record.put("text", paragraphs.join("\n"));
        finish(self.record, &left_out, emit);
    }
}

/// Reads articles without codes: headline, byline, number of words, date, time, outlet, its code, page, language, rights, paragraphs,
/// and the archive's number.
fn read_lines(file: &str, text: &str, emit: &mut Emit<'_>) -> usize {
    let mut n = 0;
    let mut lines: Vec<&str> = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        if let Some(id) = document(line) {
            n += 1;
            let mut record = Record::numbered(file, n);
            record.put("id", id);
            read_article(&std::mem::take(&mut lines), record, emit);
        } else {
            lines.push(line);
        }
    }
    if lines.iter().any(|line| is_count(line)) {
        // The last one was cut off.
        n += 1;
        read_article(&lines, Record::numbered(file, n), emit);
    } else if n > 0 {
        let left_out = lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
        for text in left_out {
            emit(Event::LeftOut(LeftOut { place: Place::file(file), text, why: BoilerplateKind::Export }));
        }
    }
    n
}

fn read_article(lines: &[&str], mut record: Record, emit: &mut Emit<'_>) {
    let trimmed: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let filled: Vec<usize> =
        (0..trimmed.len()).filter(|&at| trimmed.get(at).is_some_and(|line| !line.is_empty())).collect();
    let line = |i: usize| filled.get(i).and_then(|&at| trimmed.get(at)).copied().unwrap_or_default();
    let Some(count) = (0..filled.len()).find(|&i| is_count(line(i))) else {
        record.put("headline", line(0));
        record.put("text", fragment::paragraphs(trimmed.get(1..).unwrap_or_default().join("\n").trim()));
        return finish(record, &[], emit);
    };
    let mut left_out = Vec::new();
    let above = count.min(MOST_ABOVE);
    left_out.extend((0..count - above).map(|i| line(i).to_owned()));
    let mut above: Vec<&str> = (count - above..count).map(line).collect();
    let is_byline =
        |line: &str| ["By ", "BY ", "Von ", "Par ", "Por ", "Di ", "Door "].iter().any(|by| line.starts_with(by));
    // Without its "By" it is the line that stands with the number of words, apart from the headline.
    let at = |i: usize| filled.get(i).copied().unwrap_or_default();
    let is_apart = above.len() > 1 && at(count) == at(count - 1) + 1 && at(count - 1) > at(count - 2) + 1;
    let may_be_name = |line: &str| line.len() <= LONGEST_BYLINE && !sentence::ends(line) && !line.ends_with(':');
    if above.len() > 1
        && let Some(byline) = above.pop_if(|line| is_byline(line) || is_apart && may_be_name(line))
    {
        record.put("byline", parts::name(byline));
    }
    record.put("headline", above.join(" "));
    record.put("length", line(count));
    let mut own_rights = "";
    let mut next = count + 1;
    if parts::is_date(line(next)) {
        record.put("date", line(next));
        next += 1;
        next += usize::from(parts::is_time(line(next)));
        record.put("outlet", line(next));
        next += 1;
        let rights = (next..next + MOST_HEAD).find(|&i| parts::is_note(line(i)));
        own_rights = rights.map_or("", line);
        let is_head = |line: &str| line.len() <= LONGEST_HEAD && !line.is_empty() && !sentence::ends_or_quotes(line);
        match rights {
            Some(rights) if (next..rights).all(|i| is_head(line(i))) => next = rights + 1,
            // Code, page and language, and no more.
            _ => next += (next..next + 3).take_while(|&i| is_head(line(i)) && !line(i).contains(' ')).count(),
        }
    }
    let text: Vec<&str> =
        filled.get(next).map(|&at| trimmed.get(at..).unwrap_or_default()).unwrap_or_default().to_vec();
    let mut paragraphs: Vec<String> = fragment::paragraphs(&text.join("\n")).lines().map(str::to_owned).collect();
    left_out.extend(parts::drop_notes(&mut paragraphs, own_rights));
    record.put("text", paragraphs.join("\n"));
    finish(record, &left_out, emit);
}

fn finish(mut record: Record, cut: &[String], emit: &mut Emit<'_>) {
    for line in cut {
        record.cut(line, BoilerplateKind::Export);
    }
    emit(Event::Record(Box::new(record)));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The records of a text, each as its headline, outlet and text, and the lines that were left out.
    fn found(text: &str) -> (Vec<[String; 3]>, Vec<String>) {
        assert!(is(text), "{text}");
        let (mut records, mut left_out) = (Vec::new(), Vec::new());
        read("f.txt", text, &mut |event| match event {
            Event::Record(record) => {
                let field = |name| record.fields.get(name).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
                records.push(["headline", "outlet", "text"].map(field));
                left_out.extend(record.cut.into_iter().map(|line| line.text));
            }
            Event::LeftOut(line) => left_out.push(line.text),
            other => panic!("{other:?}"),
        });
        (records, left_out)
    }

    #[test]
    fn codes_are_read_in_columns_and_in_lines() {
        let columns = "HD\tRain\nWC\t9 words\nPD\t5 March 2020\nSN\tThe Gull\nLA\tEnglish\nLP\tOne.\nHD\tin small\nTD\tTwo.\nIN OUR TOWN\nAN OLD man.\n\
                       AN\tDocument GULL000020200305eg350001x\nSearch Summary\n";
        let (records, left_out) = found(columns);
        assert_eq!(
            records,
            [["Rain", "The Gull", "One."], ["in small", "", "Two.\nIN OUR TOWN\nAN OLD man."]],
            "a second headline is a second article"
        );
        assert_eq!(left_out, ["Search Summary"]);
        let lines = "SE\n\nNews\n\nHD\n\nRain\nPD\n5 March 2020\nSN\nThe Gull\nLP\n\nOne.\n\nIN\n\nTwo.\n\nTD\n\nThree.\nIN\ni1 : Rain\nAN\n\
                     Document GULL000020200305eg350001x\n\nHD\nSun\nSN\nThe Tern\nLP\nFour.\n";
        let (records, left_out) = found(lines);
        assert_eq!(records, [["Rain", "The Gull", "One.\nIN\nTwo.\nThree."], ["Sun", "The Tern", "Four."]]);
        assert!(left_out.is_empty());
    }

    #[test]
    fn lines_in_their_order_are_read() {
        let text = "Rain at last\nBy Ann Lee\n1,203 words\n5 March 2020\n12:30\nThe Gull\nGULL\n7\nEnglish\n(c) 2020 The Gull\n\nOne.\nTwo.\n\n\
                    Document GULL000020200305eg350001x\n\nSun\n9 words\n6 March 2020\nThe Tern\nTERN\nEnglish\nThree is a paragraph.\n\
                    Document TERN000020200306eg350001x\n\nSearch Summary\n";
        let (records, left_out) = found(text);
        assert_eq!(records, [["Rain at last", "The Gull", "One.\nTwo."], ["Sun", "The Tern", "Three is a paragraph."]]);
        assert_eq!(left_out, ["Search Summary"]);
    }

    #[test]
    fn a_byline_needs_no_by_and_a_publisher_is_no_paragraph() {
        let text = "Rain at last\n\nAnn Lee\n1,203 words\n5 March 2020\nThe Gull\nGULL\nEnglish\n(c) 2020 Gull Holdings. All rights reserved.\n\nOne.\n\n\
                    Rain Holdings\n\nGull Holdings\n\nDocument GULL000020200305eg350001x\n\nSun\nand wind\n9 words\n6 March 2020\nThe Tern\nTERN\nEnglish\n\nTwo.\n\
                    Document TERN000020200306eg350001x\n";
        let mut records = Vec::new();
        read("f.txt", text, &mut |event| match event {
            Event::Record(record) => records.push(*record),
            other => panic!("{other:?}"),
        });
        crate::event::tests::check(
            &records[0],
            &[
                ("headline", "Rain at last"),
                ("byline", "Ann Lee"),
                ("length", "1,203 words"),
                ("date", "5 March 2020"),
                ("outlet", "The Gull"),
                ("id", "GULL000020200305eg350001x"),
                ("text", "One.\nRain Holdings"),
            ],
        );
        assert_eq!(records[0].cut[0].text, "Gull Holdings");
        assert_eq!(records[1].fields["headline"], "Sun and wind");
        assert!(!records[1].fields.contains_key("byline"));
    }

    #[test]
    fn a_credit_stands_before_or_behind_the_byline() {
        for codes in ["BY\nAnn Lee\nCR\ndpa\n", "CR\ndpa\nBY\nAnn Lee\n"] {
            let text = format!("HD\nRain\n{codes}WC\n9 words\nPD\n5 March 2020\nSN\nThe Gull\nLP\nOne.\n");
            let records = crate::event::tests::records(|emit| read("f.txt", &text, emit));
            let field = |name: &str| records[0].fields[name].as_str().unwrap_or_default();
            assert_eq!(["byline", "credit", "length"].map(field), ["Ann Lee", "dpa", "9 words"]);
        }
    }

    #[test]
    fn a_text_that_speaks_of_it_is_not_one() {
        assert!(!is("HD television\nSN is a code.\nLP too.") && !is("Document 1.\n12 words"));
    }
}
