//! JSON Lines: the format of the corpus in a page, a head and then an article a line.
//!
//! The head may be missing (a plain export has none). [`LineReader`] accepts the bytes in pieces of any size.

use crate::contents::{Contents, HeadLine};
use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign, TextLook, Writer};
use crate::readers::json;
use crate::record::Record;
use crate::vocabulary::Vocabulary;
use crate::writers;
use memchr::memchr;
use model::counts::MOST_WORDS;
use model::fault::{CountsFault, Fault, FaultKind, FieldType, Place};
use model::{Article, Cell, Head};
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

/// How such files end.
const ENDINGS: [&str; 2] = ["jsonl", "ndjson"];

/// JSON Lines.
pub static FORMAT: Format = Format {
    endings: &ENDINGS,
    writer: Some(Writer {
        write: writers::json_lines::write_to,
        endings: &ENDINGS,
        media_type: "application/x-ndjson",
        is_whole: true,
    }),
    ..Format::new("json_lines", Sign::Text(is), Reader::Bytes(|file, bytes, _, emit| read(file, bytes, emit)))
};

fn is(look: &TextLook<'_>) -> bool {
    let is_json = |text: &str| serde_json::from_str::<IgnoredAny>(text).is_ok();
    let first = look.body.lines().next().unwrap_or_default().trim_end();
    let is_object = first.starts_with('{') && first.ends_with('}');
    let is_line = || is_json(first) && look.body.trim_end().len() > first.len();
    look.ends_in(&ENDINGS) || is_object && (is_line() || look.ending != "json" && !is_json(look.body))
}

/// Reads a whole file.
pub fn read(file: &str, bytes: &[u8], emit: &mut Emit<'_>) {
    let mut reader = LineReader::new(file);
    reader.push_events(bytes, emit);
    reader.finish_events(emit);
}

/// The content of a line.
#[derive(Debug)]
pub enum JsonLine {
    /// What is said of the corpus; only the first line that is not blank can be one.
    Head(Box<Head>),
    /// An article.
    Article(Box<Article>),
    /// What is wrong with the line.
    Faults(Vec<Fault>),
}

impl JsonLine {
    fn of(event: Event) -> Option<Self> {
        Some(match event {
            Event::Head(head) => Self::Head(head),
            Event::Record(record) => {
                record.into_article().map_or_else(Self::Faults, |article| Self::Article(Box::new(article)))
            }
            Event::Fault(fault) => Self::Faults(vec![fault]),
            _ => return None,
        })
    }
}

/// The longest line that is read, in bytes: no article is that long, and reading one would need many times that memory.
const LONGEST_LINE: usize = 64 << 20;

/// The most words that the counts of one file are of, all together: each word takes memory, however short its line is.
const MOST_COUNTED: u64 = 200_000_000;

/// Cuts a stream of bytes into lines and reads each.
#[derive(Debug)]
pub struct LineReader {
    file: String,
    line: usize,
    has_begun: bool,
    has_head: bool,
    rest: Vec<u8>,
    is_too_long: bool,
    /// An object over several lines that has not ended yet, and the line where it begins.
    open: Option<(usize, Vec<u8>)>,
    vocabulary: Vocabulary,
    contents: Option<Contents>,
    /// How many words the counts of its articles are of.
    n_counted: u64,
}

impl LineReader {
    /// A reader of a file, whose name is used in its faults.
    pub fn new(file: &str) -> Self {
        let (rest, vocabulary, contents) = Default::default();
        let file = file.to_owned();
        let (has_begun, has_head, is_too_long) = (false, false, false);
        Self { file, line: 0, has_begun, has_head, rest, is_too_long, open: None, vocabulary, contents, n_counted: 0 }
    }

    /// Adds bytes and emits every line that they complete.
    pub fn push(&mut self, bytes: &[u8], mut emit: impl FnMut(JsonLine)) {
        self.push_events(bytes, &mut |event| JsonLine::of(event).into_iter().for_each(&mut emit));
    }

    /// What the head says of its articles, once it was read; `None` from then on.
    pub fn take_contents(&mut self) -> Option<Contents> {
        self.contents.take()
    }

    /// Whether the head has contents that nobody has taken yet.
    pub fn has_contents(&self) -> bool {
        self.contents.is_some()
    }

    /// Passes over lines that somebody else reads. Only between lines.
    pub fn skip(&mut self, n_lines: u32) {
        self.line += n_lines as usize;
    }

    /// Reads the last line, which no line feed ends.
    pub fn finish(self, mut emit: impl FnMut(JsonLine)) {
        self.finish_events(&mut |event| JsonLine::of(event).into_iter().for_each(&mut emit));
    }

    /// As [`LineReader::push`], with records instead of articles.
    pub fn push_events(&mut self, bytes: &[u8], emit: &mut Emit<'_>) {
        let mut bytes = bytes;
        while let Some(end) = memchr(b'\n', bytes) {
            let (line, behind) = bytes.split_at(end);
            bytes = behind.get(1..).unwrap_or_default();
            if self.rest.is_empty() && !self.is_too_long {
                self.read(line, emit);
            } else {
                let mut whole = std::mem::take(&mut self.rest);
                whole.extend_from_slice(line);
                self.read(&whole, emit);
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

    /// As [`LineReader::finish`], with a record instead of an article.
    pub fn finish_events(mut self, emit: &mut Emit<'_>) {
        let rest = std::mem::take(&mut self.rest);
        self.read(&rest, emit);
        if let Some((begin, whole)) = self.open.take() {
            self.read_value(begin, &whole, emit);
        }
    }

    fn read(&mut self, line: &[u8], emit: &mut Emit<'_>) {
        self.line += 1;
        let place = Place::line(&self.file, self.line);
        if std::mem::take(&mut self.is_too_long) || line.len() > LONGEST_LINE {
            return emit(Event::fault(place, FaultKind::LongLine((LONGEST_LINE >> 20) as u32)));
        }
        let line = if self.line == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        // The sign before each value of a sequence (RFC 7464).
        let line = line.strip_prefix(b"\x1e").unwrap_or(line);
        if line.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        let is_first = !std::mem::replace(&mut self.has_begun, true);
        if let Some(HeadLine { mut fields, contents }) = Some(line).filter(|_| is_first).and_then(HeadLine::read) {
            self.vocabulary = Vocabulary::take(&mut fields);
            self.contents = contents;
            let (head, faults) = match Head::from_fields(fields) {
                Ok(read) => read,
                Err(kind) => return emit(Event::fault(place, kind)),
            };
            self.has_head = true;
            for kind in faults {
                emit(Event::fault(place.clone(), kind));
            }
            return emit(Event::Head(Box::new(head)));
        }
        self.read_lines(line, emit);
    }

    /// Reads a line that is a value, or one of the lines over which an object is spread: the first has its opening brace alone, the last the closing one
    /// below it.
    fn read_lines(&mut self, line: &[u8], emit: &mut Emit<'_>) {
        let mut open = self.open.take();
        let bare = line.trim_ascii();
        let begins = bare == b"{" && !self.has_head;
        // A line that is an object is none of another's, if it is not further in.
        let is_whole = line.starts_with(b"{") && bare.ends_with(b"}");
        if let Some((begin, whole)) = open.take_if(|(_, whole)| is_whole && whole.starts_with(b"{")) {
            self.read_value(begin, &whole, emit);
        }
        match open {
            None if begins => self.open = Some((self.line, line.to_vec())),
            None => self.read_value(self.line, line, emit),
            Some((begin, whole)) if whole.len() + line.len() > LONGEST_LINE => {
                let kind = FaultKind::LongLine((LONGEST_LINE >> 20) as u32);
                emit(Event::fault(Place::line(&self.file, begin), kind));
            }
            Some((begin, mut whole)) => {
                let indent = |line: &[u8]| line.len() - line.trim_ascii_start().len();
                let is_end = matches!(bare, b"}" | b"},") && indent(line) == indent(&whole);
                whole.push(b'\n');
                whole.extend_from_slice(line);
                if is_end {
                    self.read_value(begin, &whole, emit);
                } else {
                    self.open = Some((begin, whole));
                }
            }
        }
    }

    /// Reads a value that begins in this line: an article, or several.
    fn read_value(&mut self, begin: usize, line: &[u8], emit: &mut Emit<'_>) {
        let place = Place::line(&self.file, begin);
        let all = match fields_of(line) {
            Err(_) if std::str::from_utf8(line).is_err() => return emit(Event::fault(place, FaultKind::NotUtf8)),
            Err(error) => match serde_json::from_slice(line) {
                Ok(list @ Value::Array(_)) if !self.has_head => json::lists::articles(list),
                // The brackets of a list that has an article a line.
                _ if matches!(line.trim_ascii(), b"[" | b"]") && !self.has_head => return,
                _ => {
                    let place = Place::line(&self.file, begin + error.line().saturating_sub(1));
                    return emit(Event::fault(place, FaultKind::Json(short(&error))));
                }
            },
            Ok(fields) if self.has_head || ["counts", "cell"].iter().any(|name| fields.contains_key(*name)) => {
                vec![fields.into()]
            }
            Ok(fields) => json::lists::in_item(fields.into()),
        };
        for item in all {
            let event = match item {
                Value::Object(fields) => self.event(begin, fields),
                _ => Event::fault(place.clone(), FaultKind::Type { field: String::new(), wanted: FieldType::Object }),
            };
            emit(event);
        }
    }

    /// The fields of an article as an event.
    fn event(&mut self, line: usize, mut fields: Map<String, Value>) -> Event {
        let counts = fields.get_mut("counts").map_or(Ok(()), |counts| self.take_counts(counts));
        let cell = fields.get_mut("cell").map_or(Ok(None), |cell| self.take_cell(cell));
        let cell = match counts.and(cell) {
            Ok(cell) => cell.map(Box::new),
            Err(fault) => return Event::fault(Place::line(&self.file, line), FaultKind::Counts(fault)),
        };
        if cell.is_some() {
            fields.remove("cell");
        }
        let record = Record { file: self.file.clone(), line, fields, cell, ..Record::default() };
        if self.has_head { Event::Record(Box::new(record)) } else { json::event_of(record) }
    }
}

/// The fields of a line. What pandas writes for no number, and the brackets and commas of a list that has an article a line, are looked for only where a line
/// cannot be read.
fn fields_of(line: &[u8]) -> Result<Map<String, Value>, serde_json::Error> {
    serde_json::from_slice(line).or_else(|error| {
        let text = std::str::from_utf8(line).unwrap_or_default().trim();
        let text = text.strip_prefix('[').unwrap_or(text).trim_end_matches(',');
        let text = text.strip_suffix(']').filter(|text| text.ends_with('}')).unwrap_or(text);
        // What is wrong else is told of the line as it is.
        serde_json::from_str(&json::dialects::without_nan(text)).ok().ok_or(error)
    })
}

impl LineReader {
    /// Gives counts their words, as long as memory for them is sure to be there.
    fn take_counts(&mut self, counts: &mut Value) -> Result<(), CountsFault> {
        if counts.get("words").is_none() {
            return Ok(());
        }
        self.vocabulary.restore(counts)?;
        let length = counts.get("length").and_then(Value::as_u64).unwrap_or(MOST_WORDS);
        self.take_room(length.min(MOST_WORDS))
    }

    /// Reads a cell that is short, likewise. Of added-up articles each word is kept once, however often it occurs.
    fn take_cell(&mut self, cell: &mut Value) -> Result<Option<Cell>, CountsFault> {
        let short = self.vocabulary.cell(cell)?;
        let n_words = match (&short, cell.get("having")) {
            (Some(short), _) => short.words.len(),
            (None, Some(Value::Array(having))) => having.len(),
            _ => 0,
        };
        self.take_room(n_words as u64)?;
        Ok(short)
    }

    fn take_room(&mut self, n_words: u64) -> Result<(), CountsFault> {
        self.n_counted = self.n_counted.saturating_add(n_words);
        if self.n_counted > MOST_COUNTED {
            Err(CountsFault::TooMany((MOST_COUNTED / 1_000_000) as u32))
        } else {
            Ok(())
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Intake;
    use crate::writers::json_lines::write;

    fn read(text: &[u8], piece: usize) -> Intake {
        let mut intake = Intake::default();
        let mut take = |line| match line {
            JsonLine::Head(head) => intake.head = Some(*head),
            JsonLine::Article(article) => intake.articles.push(*article),
            JsonLine::Faults(faults) => intake.faults.extend(faults),
        };
        let mut reader = LineReader::new("c.jsonl");
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
    fn other_programs_lines_are_read_as_they_are_meant() {
        let check = |text: &str, ids: &[&str], lines: &[u32]| {
            let intake = read(text.as_bytes(), 7);
            assert_eq!(intake.articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ids, "{text}");
            let found: Vec<u32> = intake.faults.iter().filter_map(|fault| fault.place.line).collect();
            assert_eq!(found, lines, "{text}");
        };
        let [a, b] = ["a", "b"].map(|id| format!(r#"{{"id":"{id}","headline":"H","outlet":"O","text":"t"}}"#));
        let pretty = |text: &str| text.replace(',', ",\n  ").replace('{', "{\n  ").replace('}', "\n}");
        check(&format!("{}\n{}\n", pretty(&a), pretty(&b)), &["a", "b"], &[]);
        check(&format!("{}\n{{\n {{\n }}\n", pretty(&a)), &["a"], &[8]);
        check(&format!("{{\n{a}\n{b}\n"), &["a", "b"], &[1]);
        check(&format!("[\n{a},\n{b}\n]\n"), &["a", "b"], &[]);
        check(&format!("[{a},\n {b}]\n"), &["a", "b"], &[]);
        check(&format!("[{a},{b},7]\n"), &["a", "b"], &[1]);
        check(&["", &*a, &*b].join("\n\u{1e}"), &["a", "b"], &[]);
        check(&format!("{{\"_index\":\"news\",\"_id\":\"1\",\"_source\":{a}}}\n"), &["a"], &[]);
        check(&format!("{{\"index\":{{\"_id\":\"1\"}}}}\n{a}\n{{\"index\":{{}}}}\n{b}\n"), &["a", "b"], &[]);
        check(&format!("{{\"status\":\"ok\",\"articles\":[{a}]}}\n{{\"articles\":[{b}]}}\n"), &["a", "b"], &[]);
    }

    #[test]
    fn bytes_that_are_no_text_are_named() {
        let intake = read(b"{\"headline\":\"\xff\"}\n", 4096);
        assert_eq!(intake.faults[0].kind, FaultKind::NotUtf8);
    }
}
