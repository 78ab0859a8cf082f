//! JSON Lines: the form in which a corpus stands in the page, a head and then an article a line.
//!
//! The head may be missing (a plain export has none). [`Reader`] takes the bytes as they come, in pieces of any size.

use crate::found::{Found, Take};
use crate::record::Record;
use model::fault::{Fault, FaultKind, Place};
use model::{Article, Head};
use serde_json::{Map, Value};
use std::borrow::Borrow;

/// What a line turned out to be.
#[derive(Debug)]
pub enum Line {
    /// What is said of the corpus; only the first line that is not blank can be one.
    Head(Box<Head>),
    /// An article and the line it stands in.
    Article(Box<Article>, Place),
    /// What is wrong with the line.
    Faults(Vec<Fault>),
}

impl From<Found> for Option<Line> {
    fn from(found: Found) -> Self {
        Some(match found {
            Found::Head(head) => Line::Head(head),
            Found::Record(record) => {
                let place = record.place("");
                record.into_article().map_or_else(Line::Faults, |article| Line::Article(Box::new(article), place))
            }
            Found::Fault(fault) => Line::Faults(vec![fault]),
            Found::LeftOut(_) => return None,
        })
    }
}

/// The longest line that is read, in bytes: an article is never so long, and a reader of it would need its memory many times over.
const LONGEST_LINE: usize = 64 << 20;

/// Cuts a stream of bytes into lines and reads each.
#[derive(Debug)]
pub struct Reader {
    file: String,
    line: usize,
    has_begun: bool,
    rest: Vec<u8>,
    is_too_long: bool,
}

impl Reader {
    /// A reader of a file, whose name stands in its faults.
    pub fn new(file: &str) -> Self {
        Self { file: file.to_owned(), line: 0, has_begun: false, rest: Vec::new(), is_too_long: false }
    }

    /// Takes more bytes and gives every line that they complete to `take`.
    pub fn push(&mut self, bytes: &[u8], mut take: impl FnMut(Line)) {
        self.push_found(bytes, &mut |found| Option::from(found).into_iter().for_each(&mut take));
    }

    /// Reads the last line, which no line feed ends.
    pub fn finish(self, mut take: impl FnMut(Line)) {
        self.finish_found(&mut |found| Option::from(found).into_iter().for_each(&mut take));
    }

    /// As [`Reader::push`], with articles as the records that they stand in.
    pub fn push_found(&mut self, bytes: &[u8], take: &mut Take<'_>) {
        let mut bytes = bytes;
        while let Some(end) = bytes.iter().position(|&b| b == b'\n') {
            let (line, behind) = bytes.split_at(end);
            bytes = behind.get(1..).unwrap_or_default();
            if self.rest.is_empty() && !self.is_too_long {
                self.read(line, take);
            } else {
                let mut whole = std::mem::take(&mut self.rest);
                whole.extend_from_slice(line);
                self.read(&whole, take);
                whole.clear();
                self.rest = whole;
            }
        }
        if self.rest.len() + bytes.len() > LONGEST_LINE {
            self.is_too_long = true;
            self.rest = Vec::new();
        } else if !self.is_too_long {
            self.rest.extend_from_slice(bytes);
        }
    }

    /// As [`Reader::finish`], with an article as the record that it stands in.
    pub fn finish_found(mut self, take: &mut Take<'_>) {
        let rest = std::mem::take(&mut self.rest);
        self.read(&rest, take);
    }

    fn read(&mut self, line: &[u8], take: &mut Take<'_>) {
        self.line += 1;
        let place = Place::line(&self.file, self.line);
        if std::mem::take(&mut self.is_too_long) || line.len() > LONGEST_LINE {
            return take(Found::fault(place, FaultKind::LongLine(LONGEST_LINE >> 20)));
        }
        let line = if self.line == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        if line.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        let is_first = !std::mem::replace(&mut self.has_begun, true);
        take(match serde_json::from_slice::<Map<String, Value>>(line) {
            Err(_) if std::str::from_utf8(line).is_err() => Found::fault(place, FaultKind::NotUtf8),
            Err(error) => Found::fault(place, FaultKind::Json(short(&error))),
            Ok(fields) if is_first && fields.contains_key("broadside") => match Head::from_fields(fields) {
                Ok(head) => Found::Head(Box::new(head)),
                Err(kind) => Found::fault(place, kind),
            },
            Ok(fields) => {
                let record = Record { file: self.file.clone(), line: self.line, fields, ..Record::default() };
                Found::Record(Box::new(record))
            }
        });
    }
}

/// The message without serde's "at line 1", which would be mistaken for the file's line.
fn short(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.split_once(" at line ") {
        Some((what, _)) => format!("{what} (column {})", error.column()),
        None => message,
    }
}

/// Writes a corpus as JSON Lines: the head, then an article a line.
///
/// # Errors
/// Only where a value cannot be JSON, which no value read from JSON or TOML is.
pub fn write(head: &Head, articles: &[impl Borrow<Article>]) -> Result<String, serde_json::Error> {
    let head = Head { articles: Some(articles.len() as u32), ..head.clone() };
    let mut out = serde_json::to_string(&head)?;
    out.push('\n');
    for article in articles {
        out.push_str(&serde_json::to_string(article.borrow())?);
        out.push('\n');
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Intake;

    fn read(text: &[u8], piece: usize) -> Intake {
        let mut intake = Intake::default();
        let mut take = |line| match line {
            Line::Head(head) => intake.head = Some(*head),
            Line::Article(article, _) => intake.articles.push(*article),
            Line::Faults(faults) => intake.faults.extend(faults),
        };
        let mut reader = Reader::new("c.jsonl");
        for piece in text.chunks(piece) {
            reader.push(piece, &mut take);
        }
        reader.finish(&mut take);
        intake
    }

    const TEXT: &str = concat!(
        r#"{"broadside":1,"title":"T","actors":[{"name":"É","kind":"person"}],"colour":"red"}"#,
        "\n\n",
        r#"{"id":"a","headline":"H","outlet":"O","date":"2024-11","text":"Één","x":[1]}"#,
        "\n{\"id\":\n",
        r#"{"id":"b","headline":"H","outlet":"O","text":"t"}"#,
    );

    #[test]
    fn pieces_of_any_size_give_the_same_lines() {
        for piece in [1, 2, 7, 4096] {
            let intake = read(TEXT.as_bytes(), piece);
            assert_eq!(intake.articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
            assert_eq!(intake.faults.len(), 1);
            assert_eq!(intake.faults[0].place, Place::line("c.jsonl", 4));
            assert_eq!(intake.head.unwrap().other["colour"], "red");
        }
    }

    #[test]
    fn what_is_written_reads_back_the_same_with_unknown_fields() {
        let first = read(TEXT.as_bytes(), 4096);
        let written = write(first.head.as_ref().unwrap(), &first.articles).unwrap();
        let second = read(written.as_bytes(), 4096);
        let announced = first.head.map(|head| Head { articles: Some(2), ..head });
        assert_eq!(announced, second.head);
        assert_eq!(first.articles, second.articles);
        assert_eq!(second.articles[0].other["x"][0], 1);
    }

    #[test]
    fn bytes_that_are_no_text_are_named() {
        let intake = read(b"{\"headline\":\"\xff\"}\n", 4096);
        assert_eq!(intake.faults[0].kind, FaultKind::NotUtf8);
    }
}
