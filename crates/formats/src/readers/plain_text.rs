//! Plain text: an article's text alone. Its fields may be in another file.

use crate::event::{Emit, Event, Told};
use crate::format::{Format, Reader, Sign};
use crate::markdown;
use crate::readers::front_matter::labels;
use crate::record::Record;
use crate::side_by_side;
use crate::unwrap::unwrap;
use model::fault::{BoilerplateKind, FaultKind, LeftOut, Place};
use serde_json::Map;

/// Plain text, or Markdown if its name says so.
pub static FORMAT: Format = Format {
    endings: &markdown::ENDINGS,
    has_one: true,
    ..Format::new("plain_text", Sign::Text(|_| true), Reader::Text(read))
};

/// Reads a text, and the fields that it may begin with.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    // Old systems end lines with this alone.
    let text = &text.replace("\r\n", "\n").replace('\r', "\n");
    let (fields, text) = labels(text).unwrap_or_else(|| (Map::new(), text.as_str()));
    let is_labelled = !fields.is_empty();
    let text = if markdown::is_named_so(file) {
        markdown::text_of(text)
    } else {
        without_markup(&unwrapped(file, text, emit))
    };
    if text.trim().is_empty() {
        return emit(Event::fault(Place::line(file, 1), FaultKind::EmptyFile));
    }
    let mut record = Record { file: file.to_owned(), line: 1, fields, ..Record::default() };
    record.fields.insert("text".into(), text.into());
    emit(if is_labelled { Event::Record(Box::new(record)) } else { Event::Text(Box::new(record)) });
}

/// A text without what a width and columns did to it, which is told.
fn unwrapped(file: &str, text: &str, emit: &mut Emit<'_>) -> String {
    let apart = side_by_side::apart(text);
    if apart.is_some() {
        emit(Event::Told(Told::LaidOut, 1));
    }
    let out = unwrap(apart.as_deref().unwrap_or(text));
    for text in out.pages {
        emit(Event::LeftOut(LeftOut { place: Place::file(file), text, why: BoilerplateKind::PageNumber }));
    }
    for (told, n) in [(Told::Unwrapped, out.n_joined), (Told::Unhyphenated, out.n_words)] {
        if n > 0 {
            emit(Event::Told(told, n));
        }
    }
    out.text
}

/// The paragraphs of a bare text one a line, without the signs that many put around headings and stressed words.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let line = if line.starts_with('#') { line.trim_start_matches('#').trim_start() } else { line };
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&markdown::without_stress(line));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_at_the_top_are_no_text() {
        let text = "Title: Ferry late\r\nAuthor: Ann Lee\r\nOutlet: Post\r\n\r\nOne.\r\nTwo.";
        read("a.txt", text, &mut |event| {
            let Event::Record(record) = event else { panic!("{event:?}") };
            assert_eq!((&record.fields["Outlet"], &record.fields["text"]), (&"Post".into(), &"One.\nTwo.".into()));
        });
    }

    #[test]
    fn a_bare_text_is_markdown_where_its_name_says_so() {
        let bare = |name: &str| {
            let mut text = None;
            read(name, "# [Talks](https://a.example)\n\n- One.", &mut |event| {
                if let Event::Text(mut record) = event {
                    text = record.fields.remove("text");
                }
            });
            text.unwrap()
        };
        assert_eq!([bare("in/A.MD"), bare("a.md.gz")], ["Talks\nOne."; 2]);
        assert_eq!(bare("a.txt"), "[Talks](https://a.example)\n- One.");
    }
}
