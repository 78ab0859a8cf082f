//! Mail: newsletters and press releases as mail programs save them, one in an `.eml` file and many in an `.mbox` file; an article each.

use crate::event::{Emit, Event};
use crate::format::{Format, Look, Reader, Sign};
use crate::html::fragment;
use crate::mime::{Part, sender};
use crate::record::Record;
use crate::tools::Tools;
use model::fault::{Boilerplate, FaultKind, LeftOut, Place};

/// Mails.
pub static FORMAT: Format = Format { has_one: true, ..Format::new("mail", Sign::Bytes(is), Reader::Bytes(read)) };

/// How much of a file is looked at, in bytes.
const HEAD: usize = 64_000;

/// Whether a file begins as mails do: with a sender, a day or a subject, and what only mails have.
fn is(look: &Look<'_>) -> bool {
    let head = look.bytes.get(..HEAD).unwrap_or(look.bytes);
    let mail = Part::new(if head.starts_with(b"From ") { behind_line(head) } else { own(head) });
    let has_any = |names: &[&str]| names.iter().any(|name| mail.has(name));
    let is_sent =
        || has_any(&["mime-version", "message-id", "received", "return-path", "content-type", "delivered-to"]);
    // As Outlook saves them as text.
    let is_addressed =
        || mail.has("subject") && has_any(&["date", "sent"]) && (mail.has("to") || mail.has_address("from"));
    mail.has("from") && has_any(&["date", "subject"]) && (is_sent() || is_addressed())
}

/// A mail without the mark of a text and the line with its length, which Apple's program puts before it.
fn own(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bytes.split(|&b| b == b'\n').next().unwrap_or_default().trim_ascii();
    let is_length = !first.is_empty() && first.iter().all(u8::is_ascii_digit);
    if is_length { behind_line(bytes) } else { bytes }
}

fn behind_line(bytes: &[u8]) -> &[u8] {
    bytes.iter().position(|&b| b == b'\n').and_then(|at| bytes.get(at + 1..)).unwrap_or_default()
}

/// The mails in a file.
fn mails(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut mails: Vec<Vec<u8>> = Vec::new();
    let mut is_behind_blank = true;
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        if is_behind_blank && line.starts_with(b"From ") {
            mails.push(Vec::new());
        } else if let Some(mail) = mails.last_mut() {
            // Lines that begin so were marked.
            let n_marks = line.iter().take_while(|&&b| b == b'>').count();
            let is_marked = n_marks > 0 && line.get(n_marks..).is_some_and(|rest| rest.starts_with(b"From "));
            mail.extend_from_slice(if is_marked { line.get(1..).unwrap_or_default() } else { line });
        }
        is_behind_blank = line.trim_ascii().is_empty();
    }
    mails
}

fn read(file: &str, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let bytes = own(bytes);
    if !bytes.starts_with(b"From ") {
        let record = Record { file: file.to_owned(), line: 1, ..Record::default() };
        return read_mail(record, bytes, tools, emit);
    }
    for (i, mail) in mails(bytes).iter().enumerate() {
        read_mail(Record::numbered(file, i + 1), mail, tools, emit);
    }
}

fn read_mail(mut record: Record, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let mail = Part::new(bytes);
    record.put("headline", mail.header("subject", tools));
    // An address is nobody's name.
    let (name, address) = sender(&mail.header("from", tools));
    record.put("outlet", if name.contains('@') { String::new() } else { name });
    record.put("from", address);
    record.put("date", mail.header(if mail.has("date") { "date" } else { "sent" }, tools));
    let (mut plain, mut html) = (Vec::new(), Vec::new());
    for part in mail.leaves() {
        let kind = part.media_type();
        let is_text = matches!(kind.as_str(), "text/plain" | "text/html") && !part.is_attachment();
        if is_text && kind == "text/html" {
            html.push(fragment::plain_text(&part.text(tools)));
        } else if is_text {
            plain.push(fragment::paragraphs(part.text(tools).trim()));
        } else if part.is_attachment() {
            let text = part.file_name(tools).unwrap_or(kind);
            emit(Event::LeftOut(LeftOut { place: record.place(""), text, why: Boilerplate::Attachment }));
        }
    }
    // Both say the same; but many programs send a stub as the plain one.
    let (plain, html) = (plain.join("\n"), html.join("\n"));
    record.put("text", if html.chars().count() * 2 > plain.chars().count() * 3 { html } else { plain });
    if record.fields.contains_key("text") {
        emit(Event::Record(Box::new(record)));
    } else {
        emit(Event::fault(Place { line: None, ..record.place("") }, FaultKind::NoText));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn records(bytes: &[u8]) -> Vec<Record> {
        assert!(is(&Look::new("x", bytes)));
        let tools = Tools { outside: &|_, _| None, budget: Cell::new(0) };
        crate::event::tests::records(|emit| read("m.eml", bytes, &tools, emit))
    }

    #[test]
    fn a_mail_is_an_article() {
        let mail = b"From: \"The Gull\" <news@gull.example>\nSubject: Rain\nDate: Tue, 05 Mar 2024 06:30:00 +0100\nMIME-Version: 1.0\n\nOne.\n\nTwo.\n";
        let fields = &records(mail)[0].fields;
        assert_eq!(
            (&fields["headline"], &fields["outlet"], &fields["text"]),
            (&"Rain".into(), &"The Gull".into(), &"One.\nTwo.".into())
        );
        assert!(!records(b"From: a@b.example\nSubject: x\nReceived: y\n\nOne.\n")[0].fields.contains_key("outlet"));
    }

    #[test]
    fn a_box_has_many() {
        let mail = |n: u32| {
            format!(
                "From a@b.example Tue Mar 5 2024\nFrom: Gull <a@b.example>\nSubject: {n}\nMessage-ID: <{n}>\n\nFirst {n}.\n\n>From here on {n}.\n\n"
            )
        };
        let found = records([mail(1), mail(2)].concat().as_bytes());
        let texts: Vec<&str> = found.iter().filter_map(|record| record.fields["text"].as_str()).collect();
        assert_eq!(texts, ["First 1.\nFrom here on 1.", "First 2.\nFrom here on 2."]);
    }

    #[test]
    fn a_text_with_such_lines_is_none() {
        assert!(!is(&Look::new("x", b"From: the harbour\nDate: Monday\n\nOne.")));
        assert!(!is(&Look::new("x", b"From here: One.\n")));
        assert!(is(&Look::new(
            "x",
            b"From:\tGull <g@g.example>\r\nSent:\tThursday\r\nTo:\tx\r\nSubject:\tRain\r\n\r\nOne."
        )));
        assert!(is(&Look::new("x", b"From: Press <p@city.example>\nDate: Thu, 5 Mar 2020\nSubject: Levee\n\nOne.")));
        assert!(is(&Look::new("x.emlx", b"120\nFrom: Gull <g@g.example>\nSubject: Rain\nMessage-Id: <1>\n\nOne.")));
    }
}
