//! Factiva: the archive's export, many articles in a file, each as two-letter codes or as a row of lines; as HTML, or as text and RTF (`plain`).

use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::html::tree::Markup;
use crate::readers::factiva::parts::{LONGEST_NOTE, drop_notes, id, is_date, is_note, is_time, name};
use crate::record::Record;
use model::fault::{BoilerplateKind, FaultKind, Place};
use serde_json::{Map, Value};

mod parts;
pub mod plain;

/// The most nodes of a cell that names a code.
const LARGEST_CODE: usize = 12;

/// A Factiva export.
pub static FORMAT: Format = Format::new(
    "factiva",
    Sign::Text(|look| if look.is_markup() { is(look.body) } else { plain::is(look.text) }),
    Reader::Text(read),
);

/// Whether a text is such a file.
fn is(text: &str) -> bool {
    let names_it = ["Factiva", "factiva", "Dow Jones"].iter().any(|name| text.contains(name));
    names_it && ["<b>HD</b>", "id=\"hd\"", "id='hd'"].iter().any(|mark| text.contains(mark)) && text.contains("article")
}

/// Reads the articles. Missing parts are found when a record becomes an article.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    if !is(text) {
        return plain::read(file, text, emit);
    }
    let markup = Markup::parse(text);
    let mut number = 0;
    let mut next = 0;
    while next < markup.n_nodes() {
        if markup.tag(next) != "div" || !markup.has_word(next, "class", "article") {
            next += 1;
            continue;
        }
        number += 1;
        let mut fields = Map::new();
        let notes = if markup.tagged(next, "td").any(|cell| code(&markup, cell).is_some()) {
            read_table(&markup, next, &mut fields)
        } else {
            read_lines(&markup, next, &mut fields)
        };
        let mut record = Record { file: file.to_owned(), number: Some(number), fields, ..Record::default() };
        for line in notes {
            record.cut(&line, BoilerplateKind::Export);
        }
        emit(Event::Record(Box::new(record)));
        next = markup.end(next);
    }
    if number == 0 {
        emit(Event::fault(Place::file(file), FaultKind::NoArticles));
    }
}

/// The code that a cell names: two or three capitals in bold.
fn code(markup: &Markup, cell: usize) -> Option<String> {
    if markup.end(cell) - cell > LARGEST_CODE {
        return None;
    }
    let bold = markup.tagged(cell, "b").next()?;
    let code = markup.text(bold);
    let is_code = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_uppercase());
    (is_code && markup.text(cell) == code).then_some(code)
}

/// Reads a table of codes, and returns the lines that are left out of its text.
fn read_table(markup: &Markup, article: usize, fields: &mut Map<String, Value>) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let mut rights = String::new();
    let mut next = article;
    // Rows within a row are not looked for.
    while let Some(row) = (next + 1..markup.end(article)).find(|&n| markup.tag(n) == "tr") {
        next = markup.end(row) - 1;
        let mut cells = markup.tagged(row, "td");
        let Some(code) = cells.next().and_then(|cell| code(markup, cell)) else { continue };
        let Some(cell) = cells.next() else { continue };
        match code.as_str() {
            "HD" => put(fields, "headline", markup.text(cell)),
            "BY" => put(fields, "byline", name(&markup.text(cell))),
            "PD" => put(fields, "date", markup.text(cell)),
            "SN" => put(fields, "outlet", markup.text(cell)),
            "SE" => put(fields, "section", markup.text(cell)),
            "LA" => put(fields, "language", markup.text(cell)),
            "AN" => put(fields, "id", id(&markup.text(cell)).unwrap_or_default().to_owned()),
            "LP" | "TD" => add_paragraphs(markup, cell, &mut paragraphs),
            "CY" => rights = markup.text(cell),
            _ => {}
        }
    }
    let notes = drop_notes(&mut paragraphs, &rights);
    put(fields, "text", paragraphs.join("\n"));
    notes
}

/// Reads the layout in which a headline is followed by lines without names: the length, the date, the time, the outlet, its code,
/// the page, the language, the rights, and then the paragraphs. Returns the lines that are left out of these.
fn read_lines(markup: &Markup, article: usize, fields: &mut Map<String, Value>) -> Vec<String> {
    let is_heading = |n: usize| {
        markup.attribute(n, "id") == Some("hd")
            || markup
                .attribute(n, "class")
                .is_some_and(|class| class.split_whitespace().any(|w| w.ends_with("Headline")))
    };
    let mut paragraphs = Vec::new();
    let mut has_date = false;
    let mut has_headline = false;
    let mut rights = String::new();
    let mut next = article + 1;
    while next < markup.end(article) {
        let tag = markup.tag(next);
        if is_heading(next) {
            put(fields, "headline", markup.text(next));
            has_headline = true;
        } else if tag == "p" {
            let line = markup.text(next);
            match id(&line) {
                Some(id) => put(fields, "id", id.to_owned()),
                None => paragraphs.push(line),
            }
        } else if tag == "div"
            && markup.tagged(next, "p").next().is_none()
            && markup.tagged(next, "div").next().is_none()
        {
            let line = markup.text(next);
            if markup.has_word(next, "class", "author") {
                put(fields, "byline", name(&line));
            } else if has_headline && !has_date {
                has_date = is_date(&line);
                if has_date {
                    put(fields, "date", line);
                }
            } else if has_date && !fields.contains_key("outlet") && !is_time(&line) {
                put(fields, "outlet", line);
            } else if rights.is_empty() && is_note(&line) {
                rights = line;
            } else if line.len() > LONGEST_NOTE {
                paragraphs.push(line);
            }
        } else {
            next += 1;
            continue;
        }
        next = markup.end(next);
    }
    let notes = drop_notes(&mut paragraphs, &rights);
    put(fields, "text", paragraphs.join("\n"));
    notes
}

fn add_paragraphs(markup: &Markup, cell: usize, paragraphs: &mut Vec<String>) {
    let before = paragraphs.len();
    paragraphs.extend(markup.tagged(cell, "p").map(|p| markup.text(p)));
    if paragraphs.len() == before {
        paragraphs.push(markup.text(cell));
    }
}

fn put(fields: &mut Map<String, Value>, name: &str, value: String) {
    if !value.is_empty() {
        fields.insert(name.to_owned(), Value::String(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::{at, check};

    /// The records of a page; what is left out must be about rights.
    fn records(html: &str) -> Vec<Record> {
        let mut all = Vec::new();
        read("f.html", html, &mut |event| match event {
            Event::Record(record) => all.push(*record),
            Event::LeftOut(line) if line.text.starts_with("(c) ") => {}
            other => panic!("{other:?}"),
        });
        all
    }

    fn row(code: &str, value: &str) -> String {
        format!("<tr><td class=index><b>{code}</b>&nbsp;</td><td>{value}</td></tr>")
    }

    #[test]
    fn tables_of_codes_are_read() {
        let table = [
            ("HD", "<b>Talks open</b>"),
            ("BY", "By Ann Lee"),
            ("WC", "295 words"),
            ("PD", "29 December 2011"),
            ("ET", "15:32"),
            ("SN", "The Post"),
            ("LA", "English"),
            ("CY", "(c) The Post"),
            ("LP", "<p>One.</p>\n<p>Two.</p>"),
            ("TD", "<p>Three.</p><p>The Post</p><p>(c) 2011 The Post</p>"),
            ("NS", "gpol : Politics"),
            ("AN", "Document POST000020111229e7ct0001r"),
        ];
        let rows: String = table.iter().map(|(code, value)| row(code, value)).collect();
        let html = format!(
            "<title>Factiva</title><div class='article enArticle'><table>{rows}</table></div><div class=article><table>{}</table></div>",
            row("HD", "Alone")
        );
        assert!(is(&html));
        let records = records(&html);
        assert_eq!(records.len(), 2);
        check(
            &records[0],
            &[
                ("headline", "Talks open"),
                ("byline", "Ann Lee"),
                ("date", "29 December 2011"),
                ("outlet", "The Post"),
                ("language", "English"),
                ("id", "POST000020111229e7ct0001r"),
                ("text", "One.\nTwo.\nThree."),
            ],
        );
        check(&records[1], &[("headline", "Alone")]);
        assert_eq!(at(&records[1].place("text")), "f.html#2");
    }

    #[test]
    fn rows_of_lines_are_read() {
        let html = "<p>Factiva</p><div id='article-1'><div class='article enArticle'><p></p><div id=\"hd\"><span class='enHeadline'>Talks open</span></div>\
                    <div class=author>By Ann Lee</div><div>1,203 words</div><div>11 January 2010</div><div>12:30</div><div>The Post</div>\
                    <div>POST</div><div>English</div><div>(c) 2010 The Post</div><p class=articleParagraph>One.</p><p>Two.</p><p>The Post</p>\
                    <p>Document POST000020100111e61b0001x</p></div></div>";
        assert!(is(html));
        check(
            &records(html)[0],
            &[
                ("headline", "Talks open"),
                ("byline", "Ann Lee"),
                ("date", "11 January 2010"),
                ("outlet", "The Post"),
                ("id", "POST000020100111e61b0001x"),
                ("text", "One.\nTwo."),
            ],
        );
    }

    #[test]
    fn a_page_that_speaks_of_it_is_not_one() {
        assert!(!is("<article><p>Figures by Factiva. Document 1.</p></article>"));
    }
}
