//! Subtitles: what is said in a film, with the times at which it is shown (`SubRip` and `WebVTT`).

use crate::event::{Emit, Event};
use crate::file_name::stem;
use crate::format::{Format, Reader, Sign, TextLook};
use crate::html::{fragment, residue};
use crate::record::Record;
use crate::sentence;
use model::fault::{FaultKind, Place};

/// Subtitles.
pub static FORMAT: Format = Format { has_one: true, ..Format::new("subtitles", Sign::Text(is), Reader::Text(read)) };

/// What is between the times at which a text comes and goes.
const ARROW: &str = " --> ";

fn is(look: &TextLook<'_>) -> bool {
    let mut lines = look.body.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    let is_number = !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit());
    let is_vtt = first == "WEBVTT" || first.starts_with("WEBVTT ");
    is_vtt && look.head().contains(ARROW) || is_number && lines.next().is_some_and(is_time) || is_time(first)
}

/// Whether a line says when a text is shown: `00:00:01,000 --> 00:00:03,500`.
fn is_time(line: &str) -> bool {
    let is_one = |time: &str| {
        let time = time.split(' ').next().unwrap_or_default();
        time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ','))
    };
    line.split_once(ARROW).is_some_and(|(from, to)| is_one(from.trim()) && is_one(to.trim()))
}

/// Reads what is said, a sentence or more a line; what somebody else says begins with a dash, and a line.
fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_vtt = text.starts_with("WEBVTT");
    let mut said = String::new();
    let mut last = String::new();
    let mut is_shown = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() || is_time(line) {
            is_shown = !line.is_empty();
            continue;
        }
        // Before the time are the number of the text, and notes in one of the forms; in the other, a text may go on behind a blank line.
        let goes_on = || !is_vtt && !said.is_empty() && line.contains(char::is_alphabetic);
        let line = if is_shown || goes_on() { bare(line) } else { String::new() };
        // Some programs show a line again while the next comes.
        if line.is_empty() || line == last {
            continue;
        }
        let is_next = sentence::ends(&said) || line.starts_with(['-', '–', '—']);
        if !said.is_empty() {
            said.push(if is_next { '\n' } else { ' ' });
        }
        said.push_str(line.trim_start_matches(['-', '–', '—', ' ']));
        last = line;
    }
    if said.is_empty() {
        return emit(Event::fault(Place::file(file), FaultKind::NoText));
    }
    let mut record = Record { file: file.to_owned(), line: 1, ..Record::default() };
    record.put("headline", stem(file).replace('_', " "));
    record.put("inferred", vec!["headline"]);
    record.put("text", said);
    emit(Event::Text(Box::new(record)));
}

/// A line without its tags and the times in it, and without the signs that say where it is shown: `{\an8}`.
fn bare(line: &str) -> String {
    let timed = line.split('<').enumerate().map(|(i, piece)| match piece.split_once('>') {
        Some((time, rest)) if i > 0 && time.starts_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
        _ if i > 0 => format!("<{piece}"),
        _ => piece.to_owned(),
    });
    let timed: String = timed.collect();
    let text = residue::spoken(&timed).unwrap_or_else(|| fragment::plain_text(&timed));
    let mut pieces = text.split("{\\");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    out.extend(pieces.map(|piece| piece.split_once('}').map_or(piece, |(_, behind)| behind)));
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::of_text;

    #[test]
    fn what_is_said_is_the_text() {
        let check = |text: &str, expected: &str| {
            assert_eq!(of_text("rain_falls.txt", text).key, "subtitles", "{text}");
            let mut found = Vec::new();
            read("in/rain_falls.srt", text, &mut |event| found.push(event));
            let [Event::Text(record)] = &found[..] else { panic!("{found:?}") };
            assert_eq!((&record.fields["headline"], &record.fields["text"]), (&"rain falls".into(), &expected.into()));
        };
        check(
            "1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>It rained</i>\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,500\r\n{\\an8}all\r\n\r\nday.\r\n\r\n\
             3\r\n00:00:06,000 --> 00:00:07,500\r\n- Why?\r\n- Who knows,\r\nshe said.\r\n",
            "It rained all day.\nWhy?\nWho knows, she said.",
        );
        check(
            "WEBVTT\nKind: captions\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\n1\n00:01.000 --> 00:03.500 align:start\n<v Ann>In 1999\n<00:02.000><c> it rained.</c>\n\n\
             00:04.000 --> 00:05.000\nit rained.\nTwice.\n",
            "In 1999 it rained.\nTwice.",
        );
    }

    #[test]
    fn other_texts_are_no_subtitles() {
        for text in ["1\nThe ferry was late.", "WEBVTT is a format.", "12:30 --> late", "The ferry --> the pier"] {
            assert_ne!(of_text("a.txt", text).key, "subtitles", "{text}");
        }
    }
}
