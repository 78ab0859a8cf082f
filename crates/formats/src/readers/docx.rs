//! Word documents (`.docx`): an article a file, from the document's part and that of its properties.

use crate::boilerplate::same_words;
use crate::dates;
use crate::event::{Emit, Event};
use crate::exports;
use crate::format::{Format, Reader, Sign};
use crate::html::fragment::{self, Paragraphs};
use crate::readers::web_page::by_line;
use crate::record::Record;
use crate::tools::Tools;
use crate::xml::{self, Element, Node};
use model::{Fault, FaultKind, Place};
use serde_json::Value;
use std::collections::BTreeMap;

/// A Word document.
pub static FORMAT: Format =
    Format { has_one: true, ..Format::new("docx", Sign::Member(DOCUMENT), Reader::Bytes(unpack)) };

/// The document's part.
const DOCUMENT: &str = "word/document.xml";
/// The part of its properties.
const PROPERTIES: &str = "docProps/core.xml";
/// The parts of its notes, and the elements that these are.
const NOTES: [(&str, &str); 2] = [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")];

/// How many lines at the top of a text may say who wrote it, and when.
const TOP_LINES: usize = 5;
/// The longest of these, in characters.
const LONGEST_TOP: usize = 100;
/// Creators that are nobody; in lower case.
const NO_CREATORS: [&str; 8] =
    ["admin", "administrator", "author", "microsoft office user", "owner", "python-docx", "user", "windows user"];

/// Elements that are no part of the document's text: deletions, alternative renditions, field codes.
const DROPPED: [&str; 6] = ["del", "moveFrom", "Fallback", "instrText", "delText", "pPr"];

/// The ids of the styles for titles and first headings, in the languages in which Word gives them; in lower case.
const TITLES: [&str; 14] = [
    "title",
    "heading1",
    "titel",
    "berschrift1",
    "überschrift1",
    "titre",
    "titre1",
    "ttulo",
    "ttulo1",
    "titolo",
    "titolo1",
    "kop1",
    "tytu",
    "nagwek1",
];

/// Titles that programs give to new documents; in lower case and without a number at the end.
const NO_TITLES: [&str; 7] =
    ["document", "dokument", "documento", "untitled", "word document", "microsoft word document", "microsoft word"];

/// Takes the parts out of the zip that a document is, and reads them.
fn unpack(file: &str, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let mut parts = BTreeMap::new();
    let unzipped = tools.unzip(
        bytes,
        |name| name == DOCUMENT || name == PROPERTIES || NOTES.iter().any(|(part, _)| name == *part),
        |part| match part.bytes {
            Ok(bytes) => {
                parts.insert(part.name.clone(), String::from_utf8_lossy(&bytes).into_owned());
            }
            Err(fault) if part.name == DOCUMENT => emit(Event::fault(Place::file(file), FaultKind::Archive(fault))),
            // A document without properties is whole.
            Err(_) => {}
        },
    );
    if let Err(fault) = unzipped {
        emit(Event::fault(Place::file(file), FaultKind::Archive(fault)));
    }
    let part = |name: &str| parts.get(name).map(String::as_str);
    if let Some(document) = part(DOCUMENT) {
        let notes = NOTES.iter().filter_map(|(name, tag)| Some((part(name)?, *tag)));
        read(file, document, part(PROPERTIES), &notes_of(file, notes), emit);
    }
}

/// The footnotes and endnotes of a document, a paragraph each.
fn notes_of<'a>(file: &str, parts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut notes = Paragraphs::default();
    for (part, tag) in parts {
        let (tree, _) = xml::read(file, part);
        // Those that have a type are the lines that separate them from the text.
        for note in tree.all(&[tag]).into_iter().filter(|note| note.attr("type").is_none()) {
            write(note, &mut notes);
            notes.end();
        }
    }
    notes.finish()
}

/// Reads an article from `word/document.xml` and, where there is one, `docProps/core.xml`. The author and the day that the properties name
/// are marked as inferred: they are those of the file, and often not those of the article, whose own lines under the heading count for more. Its `notes` stand
/// at the end of the text.
pub fn read(file: &str, document: &str, core: Option<&str>, notes: &str, emit: &mut Emit<'_>) {
    let (tree, fault) = xml::read(file, document);
    let mut lines = String::new();
    for paragraph in tree.all(&["p"]) {
        write_raw(paragraph, &mut lines);
        lines.push('\n');
    }
    if exports::read(file, &lines, emit) {
        return tell(file, fault, emit);
    }
    let mut record = Record::numbered(file, 1);
    let mut headline = None;
    let mut text = Paragraphs::default();
    for paragraph in tree.all(&["p"]) {
        let mut own = Paragraphs::default();
        write(paragraph, &mut own);
        let own = own.finish();
        if headline.is_none() && !own.is_empty() && is_title(paragraph) {
            headline = Some(fragment::one_line(&own));
        } else {
            for line in own.lines() {
                text.push(line);
                text.end();
            }
        }
    }
    let (properties, _) = xml::read(file, core.unwrap_or_default());
    let property = |name: &str| properties.find(name).map(Element::text).filter(|value| !value.is_empty());
    let creator = property("creator");
    // A document made by this program carries the properties of its template, from 2013.
    let is_template = creator.as_deref() == Some("python-docx");
    let property = |name: &str| property(name).filter(|_| !is_template);
    let text = text.finish();
    let top = || text.lines().take(TOP_LINES).filter(|line| line.chars().count() <= LONGEST_TOP);
    // A day in a line of its own is found where a record becomes an article.
    let has_day = top().any(|line| dates::read(line).is_ok());
    let byline = top().find_map(by_line::names_in);
    let creator = property("creator").filter(|name| !NO_CREATORS.contains(&name.to_lowercase().as_str()));
    let mut inferred = Vec::new();
    for (name, given, worked_out) in [
        ("headline", headline, property("title").filter(|title| is_given(title))),
        ("byline", byline, creator),
        ("date", None, property("created").filter(|_| !has_day)),
    ] {
        if given.is_none() && worked_out.is_some() {
            inferred.push(name);
        }
        record.put(name, given.or(worked_out).unwrap_or_default());
    }
    record.put("inferred", inferred);
    // If only the properties name the title, it is also the first line of the text.
    let title = record.fields.get("headline").and_then(Value::as_str).unwrap_or_default();
    let below = text.split_once('\n').filter(|(first, _)| same_words(first, title)).map(|(_, below)| below.to_owned());
    let text = below.unwrap_or(text);
    let is_apart = !text.is_empty() && !notes.is_empty();
    record.put("text", format!("{text}{}{notes}", if is_apart { "\n" } else { "" }));
    emit(Event::of(record));
    tell(file, fault, emit);
}

fn tell(file: &str, fault: Option<Fault>, emit: &mut Emit<'_>) {
    if let Some(Fault { kind, .. }) = fault {
        // The line is that of a part within the file, which nobody can look up.
        emit(Event::fault(Place::file(file), kind));
    }
}

/// The elements within one that are part of the document's text.
fn shown(element: &Element) -> impl Iterator<Item = &Element> {
    element.elements().filter(|child| !DROPPED.contains(&child.name.as_str()) && !is_hidden(child))
}

/// Whether a run is hidden.
fn is_hidden(run: &Element) -> bool {
    let vanish = run.child("rPr").and_then(|properties| properties.child("vanish"));
    vanish.is_some_and(|vanish| !matches!(vanish.attr("val"), Some("0" | "false" | "off")))
}

/// Writes the text of a paragraph as it is, with its tabs.
fn write_raw(element: &Element, out: &mut String) {
    for child in shown(element) {
        match child.name.as_str() {
            "t" => out.push_str(&child.raw()),
            "tab" => out.push('\t'),
            "noBreakHyphen" => out.push('-'),
            "br" | "cr" => out.push('\n'),
            "p" => {
                out.push('\n');
                write_raw(child, out);
                out.push('\n');
            }
            _ => write_raw(child, out),
        }
    }
}

fn is_title(paragraph: &Element) -> bool {
    let style = paragraph.child("pPr").and_then(|properties| properties.child("pStyle")?.attr("val"));
    style.is_some_and(|style| TITLES.contains(&style.to_lowercase().as_str()))
}

fn is_given(title: &str) -> bool {
    let bare = title.to_lowercase();
    let bare = bare.split(" - ").next().unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_digit());
    !NO_TITLES.contains(&bare.trim())
}

/// Writes the text of a paragraph, or of a part of one: the runs, with tabs as spaces and broken lines as paragraphs of their own.
fn write(element: &Element, out: &mut Paragraphs) {
    for child in shown(element) {
        match child.name.as_str() {
            "t" => {
                for node in &child.children {
                    if let Node::Text(text) = node {
                        out.push(text);
                    }
                }
            }
            "tab" => out.push(" "),
            "noBreakHyphen" => out.push("-"),
            "br" | "cr" => out.end(),
            // Paragraphs within one are those of a box of text.
            "p" => {
                out.end();
                write(child, out);
                out.end();
            }
            _ => write(child, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::events;
    use serde_json::json;

    fn check(document: &str, core: &str, wanted: Value) {
        let records = events(|emit| read("d.docx", document, Some(core), "", emit));
        assert_eq!(Value::Array(records), wanted);
    }

    const BODY: &str = r#"<w:document><w:body><w:p/><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Talks </w:t></w:r><w:r><w:t>open</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">One </w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins><w:r><w:t>two.</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t></w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>C</w:t><w:br/><w:t>D</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"#;

    #[test]
    fn a_document_is_read() {
        check(
            BODY,
            "<c><dc:title>No</dc:title><dc:creator>Ann Lee</dc:creator><dcterms:created>2010-01-11T10:00:00Z</dcterms:created></c>",
            json!([{
                "headline": "Talks open", "byline": "Ann Lee", "date": "2010-01-11T10:00:00Z", "inferred": ["byline", "date"],
                "text": "One two.\nA B\nC\nD"
            }]),
        );
    }

    #[test]
    fn properties_are_used_where_they_say_something() {
        let body = "<w:p><w:r><w:t>One.</w:t></w:r></w:p>";
        check(
            body,
            "<c><title>Rain</title></c>",
            json!([{"headline": "Rain", "inferred": ["headline"], "text": "One."}]),
        );
        let headed = "<w:p><w:r><w:t>Rain!</w:t></w:r></w:p><w:p><w:r><w:t>One.</w:t></w:r></w:p>";
        check(
            headed,
            "<c><title>Rain</title></c>",
            json!([{"headline": "Rain", "inferred": ["headline"], "text": "One."}]),
        );
        check(body, "<c><title>Document1</title></c>", json!([{"text": "One."}]));
        check(body, "<c><title>Microsoft Word - a.doc</title></c>", json!([{"text": "One."}]));
        check(
            body,
            "<c><title>Word Document</title><creator>python-docx</creator><created>2013-12-23T23:15:00Z</created></c>",
            json!([{"text": "One."}]),
        );
        check(
            "<w:p><w:r><w:t>One.</w:t></w:r>",
            "",
            json!([
                {"text": "One."},
                "d.docx: XmlCutShort"
            ]),
        );
    }

    #[test]
    fn lines_under_the_heading_count_for_more_than_properties() {
        let paragraph = |line: &str| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>");
        let document = |lines: &[&str]| {
            format!("<w:body>{}</w:body>", lines.iter().map(|line| paragraph(line)).collect::<String>())
        };
        let core = "<c><creator>Bo Sand</creator><created>2019-01-01T00:00:00Z</created></c>";
        let text = "Von Anna Groß\n11. Januar 2010\nEs regnet.";
        check(&document(&text.lines().collect::<Vec<_>>()), core, json!([{"byline": "Anna Groß", "text": text}]));
        check(&document(&["Es regnet."]), "<c><creator>Admin</creator></c>", json!([{"text": "Es regnet."}]));
    }

    #[test]
    fn notes_stand_at_the_end() {
        let part = r#"<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>
            <w:footnote w:id="2"><w:p><w:r><w:t>So it was.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
        let notes = notes_of("d.docx", [(part, "footnote")].into_iter());
        let body = "<w:p><w:r><w:t>One.</w:t></w:r></w:p>";
        let records = events(|emit| read("d.docx", body, None, &notes, emit));
        assert_eq!(records, [json!({"text": "One.\nSo it was."})]);
    }
}
