//! Word documents (`.docx`): an article a file, from the document's part and that of its properties.

use crate::boilerplate::same_words;
use crate::event::{Emit, Event};
use crate::exports;
use crate::format::{Format, Reader, Sign};
use crate::html::fragment::{self, Paragraphs};
use crate::record::Record;
use crate::tools::Tools;
use crate::xml::{self, Element, Node};
use model::{Fault, FaultKind, Place};
use serde_json::Value;

/// A Word document.
pub static FORMAT: Format =
    Format { has_one: true, ..Format::new("docx", Sign::Member(DOCUMENT), Reader::Bytes(unpack)) };

/// The document's part.
const DOCUMENT: &str = "word/document.xml";
/// The part of its properties.
const PROPERTIES: &str = "docProps/core.xml";

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
    let (mut document, mut properties) = (None, None);
    let unzipped = tools.unzip(
        bytes,
        |name| name == DOCUMENT || name == PROPERTIES,
        |part| match part.bytes {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                *(if part.name == DOCUMENT { &mut document } else { &mut properties }) = Some(text);
            }
            Err(fault) if part.name == DOCUMENT => emit(Event::fault(Place::file(file), FaultKind::Archive(fault))),
            // A document without properties is whole.
            Err(_) => {}
        },
    );
    if let Err(fault) = unzipped {
        emit(Event::fault(Place::file(file), FaultKind::Archive(fault)));
    }
    if let Some(document) = document {
        read(file, &document, properties.as_deref(), emit);
    }
}

/// Reads an article from `word/document.xml` and, where there is one, `docProps/core.xml`. The author and the day that the properties name
/// are marked as inferred: they are those of the file, and often not those of the article.
pub fn read(file: &str, document: &str, core: Option<&str>, emit: &mut Emit<'_>) {
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
    let mut inferred = Vec::new();
    for (name, given, worked_out) in [
        ("headline", headline, property("title").filter(|title| is_given(title))),
        ("byline", None, property("creator")),
        ("date", None, property("created")),
    ] {
        if given.is_none() && worked_out.is_some() {
            inferred.push(name);
        }
        record.put(name, given.or(worked_out).unwrap_or_default());
    }
    record.put("inferred", inferred);
    let text = text.finish();
    // If only the properties name the title, it is also the first line of the text.
    let title = record.fields.get("headline").and_then(Value::as_str).unwrap_or_default();
    let below = text.split_once('\n').filter(|(first, _)| same_words(first, title)).map(|(_, below)| below.to_owned());
    record.put("text", below.unwrap_or(text));
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
        let records = events(|emit| read("d.docx", document, Some(core), emit));
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
}
