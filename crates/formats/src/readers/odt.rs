//! Writer documents (`.odt`): an article a file, or all that an archive exported.

use crate::event::{Emit, Event};
use crate::exports;
use crate::format::{Format, Look, Reader, Sign};
use crate::html::fragment::{self, Paragraphs};
use crate::record::Record;
use crate::tools::Tools;
use crate::xml::{self, Element, Node};
use model::{Fault, FaultKind, Place};

/// A Writer document.
pub static FORMAT: Format = Format { has_one: true, ..Format::new("odt", Sign::Bytes(is), Reader::Bytes(unpack)) };

/// The document's part.
const DOCUMENT: &str = "content.xml";
/// The media type that stands near the beginning of such a file.
const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";
/// How much of a file is looked at for it, in bytes.
const HEAD: usize = 256;

/// Elements that are no part of the document's text.
const DROPPED: [&str; 6] = ["annotation", "note", "tracked-changes", "sequence-decls", "ruby-text", "bookmark"];

fn is(look: &Look<'_>) -> bool {
    let head = look.bytes.get(..HEAD).unwrap_or(look.bytes);
    look.is_zip()
        && (head.windows(MEDIA_TYPE.len()).any(|window| window == MEDIA_TYPE) || look.ending == "odt")
        && look.has_member(DOCUMENT)
}

fn unpack(file: &str, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let mut document = None;
    let unzipped = tools.unzip(
        bytes,
        |name| name == DOCUMENT,
        |part| match part.bytes {
            Ok(bytes) => document = Some(String::from_utf8_lossy(&bytes).into_owned()),
            Err(fault) => emit(Event::fault(Place::file(file), FaultKind::Archive(fault))),
        },
    );
    if let Err(fault) = unzipped {
        emit(Event::fault(Place::file(file), FaultKind::Archive(fault)));
    }
    if let Some(document) = document {
        read(file, &document, emit);
    }
}

/// Reads an article from `content.xml`.
fn read(file: &str, document: &str, emit: &mut Emit<'_>) {
    let (tree, fault) = xml::read(file, document);
    let body = tree.find("body");
    let mut lines: Vec<(String, bool)> = Vec::new();
    let body = body.unwrap_or(&tree);
    write(body, &mut lines);
    // Footnotes stand within the sentence that they belong to.
    for note in body.all(&["note-body"]) {
        write(note, &mut lines);
    }
    let text = lines.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>().join("\n");
    if !exports::read(file, &text, emit) {
        let mut record = Record::numbered(file, 1);
        if let Some(at) = lines.iter().position(|(line, is_title)| *is_title && !line.trim().is_empty()) {
            record.put("headline", fragment::one_line(&lines.remove(at).0));
        }
        let mut text = Paragraphs::default();
        for line in lines.iter().flat_map(|(line, _)| line.lines()) {
            text.push(line);
            text.end();
        }
        record.put("text", text.finish());
        emit(Event::of(record));
    }
    if let Some(Fault { kind, .. }) = fault {
        // The line is that of a part within the file, which nobody can look up.
        emit(Event::fault(Place::file(file), kind));
    }
}

/// Writes the paragraphs within an element, each with whether it is a title.
fn write(element: &Element, lines: &mut Vec<(String, bool)>) {
    for child in element.elements().filter(|child| !DROPPED.contains(&child.name.as_str())) {
        match child.name.as_str() {
            "p" | "h" => {
                let is_first = child.name == "h" && child.attr("outline-level").is_none_or(|level| level == "1");
                let is_title =
                    is_first || child.attr("style-name").is_some_and(|name| ["Title", "Heading_20_1"].contains(&name));
                let (mut line, mut within) = (String::new(), Vec::new());
                write_line(child, &mut line, &mut within);
                lines.push((line, is_title));
                // The paragraphs of boxes stand behind the one that they are in.
                lines.append(&mut within);
            }
            _ => write(child, lines),
        }
    }
}

fn write_line(element: &Element, line: &mut String, within: &mut Vec<(String, bool)>) {
    for node in &element.children {
        match node {
            Node::Text(text) => line.push_str(text),
            Node::Element(child) if DROPPED.contains(&child.name.as_str()) => {}
            Node::Element(child) => match child.name.as_str() {
                "s" => line.push(' '),
                "tab" => line.push('\t'),
                "line-break" => line.push('\n'),
                "text-box" | "table" => write(child, within),
                _ => write_line(child, line, within),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::events;
    use serde_json::json;

    #[test]
    fn footnotes_stand_at_the_end() {
        let note =
            "<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>So it was.</t:p></t:note-body></t:note>";
        let document = format!("<o:body><o:text><t:p>One{note} two.</t:p><t:p>Three.</t:p></o:text></o:body>");
        let found = events(|emit| read("d.odt", &document, emit));
        assert_eq!(found, [json!({"text": "One two.\nThree.\nSo it was."})]);
    }

    #[test]
    fn a_document_is_read() {
        let body = "<o:body><o:text><t:tracked-changes><t:p>no</t:p></t:tracked-changes><t:p>Edition</t:p><t:h t:outline-level=\"1\">Rain <t:span>at last</t:span></t:h>\
            <t:p>One<t:s/>two<t:line-break/>three<t:note><t:p>no</t:p></t:note>.</t:p><t:list><t:list-item><t:p>A</t:p></t:list-item></t:list>\
            <t:p>B<d:frame><d:text-box><t:p>C</t:p></d:text-box></d:frame></t:p></o:text></o:body>";
        let found = events(|emit| read("d.odt", &format!("<o:document-content>{body}</o:document-content>"), emit));
        assert_eq!(found, [json!({"headline": "Rain at last", "text": "Edition\nOne two\nthree.\nA\nB\nC"})]);
        let found = events(|emit| read("d.odt", "<o:body><t:p>One", emit));
        assert_eq!(found, [json!({"text": "One"}), json!("d.odt: XmlCutShort")]);
    }
}
