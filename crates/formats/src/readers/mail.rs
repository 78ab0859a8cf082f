//! Mail: newsletters and press releases as mail programs save them, one in an `.eml` file and many in an `.mbox` file; an article each.

use crate::dates;
use crate::event::{Emit, Event, Told};
use crate::format::{Format, Look, Reader, Sign};
use crate::mime::{Part, sender};
use crate::readers::mail::body::{Body, DATE, FROM, SUBJECT};
use crate::record::Record;
use crate::tools::Tools;
use memchr::memmem;
use model::fault::{BoilerplateKind, FaultKind, LeftOut, Place};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

mod around;
mod body;
mod shown;

/// Mails.
pub static FORMAT: Format = Format { has_one: true, ..Format::new("mail", Sign::Bytes(is), Reader::Bytes(read)) };

/// How much of a file is looked at, in bytes.
const HEAD: usize = 64_000;

/// How deep mails may be in mails.
const DEEPEST: usize = 12;

/// The longest text of a mail that only introduces those that were sent along with it, in characters.
const LONGEST_COVER: usize = 400;

/// How many words there may be before the day in the line between mails, and the day's.
const LATEST_DAY: usize = 4;

/// The kind of parts that say the same in several forms.
const ALTERNATIVE: &[u8] = b"multipart/alternative";

/// The longest name of a header, in bytes.
const LONGEST_NAME: usize = 80;

/// The days and months of such lines.
const WEEKDAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
const MONTHS: [&[u8]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];

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

/// A mail without the mark of a text, and without what Apple's program puts around it: a line with its length, and a list of what it knows of it.
fn own(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bytes.split(|&b| b == b'\n').next().unwrap_or_default().trim_ascii();
    let is_length = !first.is_empty() && first.iter().all(u8::is_ascii_digit);
    if !is_length {
        return bytes;
    }
    let mail = behind_line(bytes);
    let (before, list) = memmem::rfind(mail, b"<?xml").and_then(|at| mail.split_at_checked(at)).unwrap_or((mail, b""));
    let is_list = memmem::find(list, b"<plist").is_some() && list.trim_ascii_end().ends_with(b"</plist>");
    if is_list { before } else { mail }
}

fn behind_line(bytes: &[u8]) -> &[u8] {
    bytes.iter().position(|&b| b == b'\n').and_then(|at| bytes.get(at + 1..)).unwrap_or_default()
}

/// The mails in a file.
fn mails(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut mails: Vec<Vec<u8>> = Vec::new();
    let mut is_behind_blank = true;
    let are_dated = begins_dated(bytes);
    let mut rest = bytes;
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        rest = rest.get(line.len()..).unwrap_or_default();
        // Sentences begin with the word, too.
        let begins = || if are_dated { begins_dated(line) } else { begins_headers(rest) };
        if line.starts_with(b"From ") && is_behind_blank && (mails.is_empty() || begins()) {
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

/// Whether a line names a sender and then a day, as between mails: `From ann@post.example Tue Mar 5 06:30:00 2024`.
fn begins_dated(line: &[u8]) -> bool {
    let line = line.split(|&b| b == b'\n').next().unwrap_or_default();
    let words: Vec<&[u8]> = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).collect();
    let is_day = |day: &[u8]| WEEKDAYS.iter().any(|name| day.starts_with(name) && day.len() <= 4);
    let is_number = |word: &[u8], lengths: RangeInclusive<usize>| {
        lengths.contains(&word.len()) && word.iter().all(u8::is_ascii_digit)
    };
    let is_of_date = |a: &[u8], b: &[u8]| MONTHS.contains(&a) && is_number(b, 1..=2);
    words.iter().skip(1).take(LATEST_DAY).enumerate().any(|(i, word)| {
        let date = words.get(i + 2..).unwrap_or_default();
        is_day(word)
            && matches!(date, [a, b, ..] if is_of_date(a, b) || is_of_date(b, a))
            && date.iter().skip(2).any(|word| is_number(word, 4..=4))
    })
}

/// Whether lines begin as the headers of a mail do.
fn begins_headers(lines: &[u8]) -> bool {
    let name = lines.iter().take(LONGEST_NAME).position(|&b| b == b':').and_then(|at| lines.get(..at));
    let name = name.unwrap_or_default();
    !name.is_empty() && name.iter().all(|b| b.is_ascii_alphabetic() || *b == b'-')
}

fn read(file: &str, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let bytes = own(bytes);
    let mut mails_of = Mails { file, tools, n: 0, depth: 0 };
    if !bytes.starts_with(b"From ") {
        let record = Record { file: file.to_owned(), line: 1, ..Record::default() };
        return mails_of.read(record, bytes, emit);
    }
    for mail in mails(bytes) {
        let record = mails_of.next();
        mails_of.read(record, &mail, emit);
    }
}

/// The mails of a file on their way to articles.
struct Mails<'a> {
    file: &'a str,
    tools: &'a Tools<'a>,
    /// How many have a number.
    n: usize,
    /// In how many others the one is that is read.
    depth: usize,
}

impl Mails<'_> {
    fn next(&mut self) -> Record {
        self.n += 1;
        Record::numbered(self.file, self.n)
    }

    /// Reads a mail, and then those that were sent along with it. What only introduces those is no article.
    fn read(&mut self, mut record: Record, bytes: &[u8], emit: &mut Emit<'_>) {
        let tools = self.tools;
        let mail = Part::new(bytes);
        let subject = mail.header("subject", tools);
        record.put("headline", subject.as_str());
        // An address is nobody's name.
        let (name, address) = sender(&mail.header("from", tools));
        record.put("outlet", if name.contains('@') { String::new() } else { name });
        record.put("from", address);
        record.put("date", mail.header(if mail.has("date") { "date" } else { "sent" }, tools));
        let (mut plain, mut html, mut enclosed) = (Vec::new(), Vec::new(), Vec::new());
        for part in mail.leaves() {
            let kind = part.media_type();
            let name = part.file_name(tools).unwrap_or_default();
            let is_text = matches!(kind.as_str(), "text/plain" | "text/html") && !part.is_attachment();
            if part.is_mail() || name.to_ascii_lowercase().ends_with(".eml") {
                enclosed.push(part.bytes());
            } else if is_text && kind == "text/html" {
                html.push(body::shown(&shown::text(&part.text(tools)), &subject));
            } else if is_text {
                plain.push(body::read(&part.text(tools), &subject, part.flow()));
            } else if part.is_attachment() {
                let text = if name.is_empty() { kind } else { name };
                emit(Event::LeftOut(LeftOut { place: record.place(""), text, why: BoilerplateKind::Attachment }));
            }
        }
        enclosed.retain(|_| self.depth < DEEPEST);
        // Both say the same where they are alternatives; but many programs send a stub as the plain one.
        let joined = |all: &[Body]| all.iter().map(|body| body.text.text.as_str()).collect::<Vec<_>>().join("\n");
        let (said, shown) = (joined(&plain), joined(&html));
        let is_plain = shown.chars().count() * 2 <= said.chars().count() * 3;
        let (text, other) = if is_plain { (said, shown) } else { (shown, said) };
        let is_alternative = || bytes.windows(ALTERNATIVE.len()).any(|kind| kind.eq_ignore_ascii_case(ALTERNATIVE));
        if !other.is_empty() && !is_alternative() {
            let known: BTreeSet<&str> = text.lines().collect();
            for line in other.lines().filter(|line| !known.contains(line)) {
                let why = BoilerplateKind::Attachment;
                emit(Event::LeftOut(LeftOut { place: record.place(""), text: line.to_owned(), why }));
            }
        }
        for body in if is_plain { plain } else { html } {
            take(body, &mut record, emit);
        }
        if !enclosed.is_empty() && text.chars().count() <= LONGEST_COVER {
            for line in text.lines() {
                let why = BoilerplateKind::Export;
                emit(Event::LeftOut(LeftOut { place: record.place(""), text: line.to_owned(), why }));
            }
            self.n -= usize::from(record.number.is_some());
        } else if text.is_empty() {
            emit(Event::fault(Place { line: None, ..record.place("") }, FaultKind::NoText));
        } else {
            record.put("text", text);
            around::cut(&mut record);
            self.n += usize::from(record.number.is_none());
            emit(Event::Record(Box::new(record)));
        }
        self.depth += 1;
        for mail in enclosed {
            let record = self.next();
            self.read(record, &mail, emit);
        }
        self.depth -= 1;
    }
}

/// Takes what was done to a text, and the headers of the mail that was sent on in it.
fn take(body: Body, record: &mut Record, emit: &mut Emit<'_>) {
    for (told, n) in [(Told::Unwrapped, body.text.n_joined), (Told::Unhyphenated, body.text.n_words)] {
        if n > 0 {
            emit(Event::Told(told, n));
        }
    }
    for (line, why) in body.above {
        if record.n_cut_above == record.cut.len() {
            record.cut_above(&line, why);
        } else {
            record.cut(&line, why);
        }
    }
    let pages = body.text.pages.into_iter().map(|page| (page, BoilerplateKind::PageNumber));
    for (line, why) in pages.chain(body.cut) {
        record.cut(&line, why);
    }
    for (name, value) in &body.headers {
        let is = |names: &[&str]| names.contains(&name.as_str());
        let (sender, address) = sender(value);
        if is(&FROM) && !sender.contains('@') && !sender.is_empty() {
            record.put("outlet", sender);
            record.put("from", address);
        } else if is(&SUBJECT) {
            record.put("headline", value.as_str());
        } else if is(&DATE) && dates::read(value).is_ok() {
            record.put("date", value.as_str());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::check;
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
    fn a_mail_that_was_sent_on_is_its_senders() {
        let mail = b"From: Ann <a@g.example>\nSubject: Fwd: Rain\nDate: Wed, 06 Mar 2024 06:30:00 +0100\nMIME-Version: 1.0\n\n\
            ---------- Forwarded message ---------\nFrom: The Gull <g@g.example>\nDate: Tue, 5 Mar 2024 at 18:02\nSubject: Rain\n\nIt rained.\n";
        let found = records(mail);
        check(
            &found[0],
            &[
                ("headline", "Rain"),
                ("outlet", "The Gull"),
                ("from", "g@g.example"),
                ("date", "Tue, 5 Mar 2024 at 18:02"),
                ("text", "It rained."),
            ],
        );
        assert_eq!(found[0].cut.len(), 4);
    }

    #[test]
    fn a_note_above_a_mail_that_was_sent_on_is_told() {
        let long = "It rained all day on Monday, and nobody in the old town went out.";
        let mail = format!(
            "From: Ann <a@g.example>\nSubject: Fwd: Rain\nDate: Wed, 06 Mar 2024 06:30:00 +0100\nMIME-Version: 1.0\n\nFor the file.\n\n\
             ---------- Forwarded message ---------\nFrom: The Gull <g@g.example>\nDate: Tue, 5 Mar 2024 at 18:02\nSubject: Rain\n\n{long}\n"
        );
        let mut found = records(mail.as_bytes());
        let field = |name: &str| found[0].fields[name].as_str().unwrap().to_owned();
        assert_eq!(
            ["headline", "outlet", "date", "text"].map(field),
            ["Rain", "The Gull", "Tue, 5 Mar 2024 at 18:02", long]
        );
        let html = "For the file.<br><div>---------- Forwarded message ---------<br>From: The Gull &lt;g@g.example&gt;<br>Date: Tue, 5 Mar 2024 at 18:02<br>Subject: Rain</div>";
        let kinds = "MIME-Version: 1.0\nContent-Type: text/html\n\n";
        let (head, _) = mail.split_once("MIME-Version").unwrap();
        let shown = records(format!("{head}{kinds}{html}<p>{long}").as_bytes());
        assert_eq!((&shown[0].fields, shown[0].n_cut_above), (&found[0].fields, 5));
        found[0].uncut();
        let whole = found[0].fields["text"].as_str().unwrap();
        assert!(whole.starts_with("For the file.\n----------") && whole.ends_with(long), "{whole}");
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
    fn a_sentence_divides_no_box() {
        let mails = |line: &str| {
            let mail = |n: u32| {
                format!(
                    "{line}\nFrom: Gull <a@b.example>\nSubject: {n}\nMessage-ID: <{n}>\n\nFirst.\n\nFrom Tuesday on: rain.\n\n"
                )
            };
            let found = records([mail(1), mail(2)].concat().as_bytes());
            found.iter().map(|record| record.fields["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let lines = [
            "From a@b.example Tue Mar  5 06:30:00 2024",
            "From - Tue, 05 Mar 2024 06:30:00 +0000",
            "From 17@xxx Tue Mar 05 06:30:00 +0000 2024",
            "From a@b.example",
        ];
        for line in lines {
            assert_eq!(mails(line), ["First.\nFrom Tuesday on: rain."; 2], "{line}");
        }
    }

    #[test]
    fn mails_that_were_sent_along_are_articles_each() {
        let mail = |subject: &str, text: &str| {
            format!("From: Gull <g@g.example>\nSubject: {subject}\nDate: Tue, 05 Mar 2024 06:30:00 +0000\n\n{text}\n")
        };
        let texts = |kind: &str, parts: &[&str]| {
            let parts: String = parts.iter().flat_map(|part| ["--b\n", part, "\n"]).collect();
            let whole = format!(
                "From: Ann <a@g.example>\nSubject: Two\nMIME-Version: 1.0\nContent-Type: {kind}; boundary=b\n\n{parts}--b--\n"
            );
            let tools = Tools { outside: &|_, _| None, budget: Cell::new(0) };
            let mut found = Vec::new();
            read("m.eml", whole.as_bytes(), &tools, &mut |event| {
                let text = |record: &Record, name: &str| record.fields[name].as_str().unwrap().trim().to_owned();
                found.push(match event {
                    Event::Record(record) => format!("{}: {}", text(&record, "headline"), text(&record, "text")),
                    Event::LeftOut(line) => format!("({})", line.text),
                    _ => "?".to_owned(),
                });
            });
            found
        };
        let (rain, fog) = (mail("Rain", "It rained."), mail("Fog", "It was foggy."));
        let along = |mail: &str| format!("Content-Type: message/rfc822\n\n{mail}");
        let expected = ["Rain: It rained.", "Fog: It was foggy."];
        assert_eq!(texts("multipart/digest", &[&format!("\n{rain}"), &fog]), expected);
        let parts = ["\nSee both.", &along(&rain), &along(&fog)];
        assert_eq!(texts("multipart/mixed", &parts), ["(See both.)", expected[0], expected[1]]);
        let long = ["The council met on Monday."; 20].join(" ");
        let parts = [&format!("\n{long}"), &*along(&rain)];
        assert_eq!(texts("multipart/mixed", &parts), [&format!("Two: {long}"), expected[0]]);
    }

    #[test]
    fn what_apple_puts_around_a_mail_is_none_of_it() {
        let mail = b"90\nFrom: Gull <g@g.example>\nSubject: Rain\nMessage-Id: <1>\n\nIt rained.\n<?xml version=\"1.0\"?>\n<plist><dict/></plist>\n";
        assert_eq!(records(mail)[0].fields["text"], "It rained.");
    }

    #[test]
    fn a_part_that_says_something_else_is_told() {
        let told = |kind: &str| {
            let mail = format!(
                "From: Gull <g@g.example>\nSubject: Rain\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=B\n\n--B\n\nIt rained all day.\n\
                 --B\nContent-Type: text/html\n\n<p>It snowed.\n--B--\n"
            );
            let (tools, mut told) = (Tools { outside: &|_, _| None, budget: Cell::new(0) }, Vec::new());
            read("m.eml", mail.as_bytes(), &tools, &mut |event| {
                if let Event::LeftOut(line) = event {
                    told.push(line.text);
                }
            });
            told
        };
        assert_eq!((told("mixed"), told("alternative")), (vec!["It snowed.".to_owned()], Vec::new()));
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
