//! WARC: a crawler's archive of what it fetched. Its pages are read, each with the address that it was fetched from; so are texts that were made of pages (WET).

use crate::archive::GZIP;
use crate::event::{Emit, Event};
use crate::format::{Format, Origin, Reader, Sign};
use crate::readers::web_page;
use crate::record::Record;
use memchr::memmem;
use model::fault::{FaultKind, Place};

/// A web archive.
pub static FORMAT: Format = Format {
    origin: Origin::WebPage,
    ..Format::new(
        "warc",
        Sign::Bytes(|look| look.begins(b"WARC/")),
        Reader::Bytes(|file, bytes, tools, emit| {
            let unpack = |bytes: &[u8]| {
                let (unpacked, fault) = tools.gunzip(bytes);
                fault.is_none().then_some(unpacked)
            };
            read(file, bytes, &|bytes, label| tools.text(bytes, label), &unpack, emit);
        }),
    )
};

/// The longest headers of a record or of an answer, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// What begins a record.
const MARK: &[u8] = b"WARC/1.";

/// Reads the pages of an archive.
///
/// `decode` turns bytes into text by a charset's label, or by a guess; `unpack` undoes gzip if it can.
pub fn read(
    file: &str,
    bytes: &[u8],
    decode: &dyn Fn(&[u8], Option<&str>) -> String,
    unpack: &dyn Fn(&[u8]) -> Option<Vec<u8>>,
    emit: &mut Emit<'_>,
) {
    let mut rest = bytes;
    let (mut number, mut n_read) = (0, 0);
    while let Some(at) = find_record(rest) {
        let record = rest.get(at..).unwrap_or_default();
        let Some((head, behind)) = split_head(record) else {
            rest = record.get(MARK.len()..).unwrap_or_default();
            continue;
        };
        let (content, behind) = cut_content(&head, behind);
        rest = behind;
        number += 1;
        if let Some(text) = text_of_page(&head, content) {
            n_read += 1;
            let mut record = Record::numbered(file, number);
            record.put("url", head.value("warc-target-uri").unwrap_or_default());
            record.put("text", text);
            emit(Event::of(record));
            continue;
        }
        let Some(answer) = answer(&head, content) else { continue };
        if answer.body.trim_ascii().is_empty() {
            continue;
        }
        n_read += 1;
        if let Some(body) = answer.plain(unpack) {
            let text = decode(&body, answer.charset.as_deref());
            web_page::read_with_address(file, &text, head.value("warc-target-uri"), Some(number), emit);
        } else {
            let kind = FaultKind::PackedPage;
            emit(Event::fault(Place::record(file, number), kind));
        }
    }
    if n_read == 0 {
        let kind = if number == 0 { FaultKind::NoWebArchive } else { FaultKind::NoArticle };
        emit(Event::fault(Place::file(file), kind));
    }
}

/// Header lines by their names in small letters.
struct Head {
    first: String,
    values: Vec<(String, String)>,
}

impl Head {
    fn value(&self, name: &str) -> Option<&str> {
        // Some writers put addresses between angle brackets.
        let value = self.values.iter().find(|(n, _)| n == name)?.1.as_str();
        Some(value.strip_prefix('<').and_then(|v| v.strip_suffix('>')).unwrap_or(value))
    }

    fn is(&self, name: &str, wanted: &[&str]) -> bool {
        self.value(name).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            wanted.iter().any(|w| value.starts_with(w))
        })
    }
}

/// Where the next line begins that begins a record.
fn find_record(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + memmem::find(bytes.get(from..)?, MARK)?;
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        if before.is_none_or(|&b| b == b'\n') {
            return Some(at);
        }
        from = at + MARK.len();
    }
}

/// The header lines up to the first empty one, and the rest.
fn split_head(bytes: &[u8]) -> Option<(Head, &[u8])> {
    let mut head = Head { first: String::new(), values: Vec::new() };
    let mut rest = bytes;
    loop {
        let end = rest.iter().take(LONGEST_HEAD).position(|&b| b == b'\n')?;
        let (line, behind) = rest.split_at_checked(end + 1)?;
        let is_next = !head.first.is_empty() && line.starts_with(MARK);
        if is_next || bytes.len() - behind.len() > LONGEST_HEAD {
            return None;
        }
        rest = behind;
        let line = String::from_utf8_lossy(line.trim_ascii());
        if line.is_empty() {
            return Some((head, rest));
        }
        if head.first.is_empty() {
            head.first = line.into_owned();
        } else if let Some((name, value)) = line.split_once(':') {
            head.values.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
}

/// The content of a record, and the rest. If its length is wrong, it ends where the next record begins.
fn cut_content<'a>(head: &Head, bytes: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let length = head.value("content-length").and_then(|n| n.parse::<usize>().ok());
    if let Some((content, behind)) = length.and_then(|n| bytes.split_at_checked(n)) {
        let next = behind.iter().position(|b| !b.is_ascii_whitespace());
        if next.is_none_or(|at| behind.get(at..).is_some_and(|next| next.starts_with(MARK))) {
            return (content, behind);
        }
    }
    bytes.split_at_checked(find_record(bytes).unwrap_or(bytes.len())).unwrap_or((bytes, &[]))
}

/// The text in a record that was made of a page.
fn text_of_page(head: &Head, content: &[u8]) -> Option<String> {
    let is_text = head.is("warc-type", &["conversion"]) && head.is("content-type", &["text/plain"]);
    is_text.then(|| String::from_utf8_lossy(content).trim().to_owned())
}

/// A page as a server gave it.
struct Answer<'a> {
    body: &'a [u8],
    charset: Option<String>,
    is_chunked: bool,
    is_packed: bool,
    is_of_unknown_packing: bool,
}

/// The page in a record, if there is one.
fn answer<'a>(head: &Head, content: &'a [u8]) -> Option<Answer<'a>> {
    const PAGES: [&str; 2] = ["text/html", "application/xhtml"];
    if head.is("warc-type", &["resource"]) && head.is("content-type", &PAGES) {
        let charset = charset(head);
        return Some(Answer {
            body: content,
            charset,
            is_chunked: false,
            is_packed: false,
            is_of_unknown_packing: false,
        });
    }
    if !head.is("warc-type", &["response"]) || !content.starts_with(b"HTTP/") {
        return None;
    }
    let (http, body) = split_head(content)?;
    if http.first.split_whitespace().nth(1) != Some("200") || !http.is("content-type", &PAGES) {
        return None;
    }
    let is_packed = http.is("content-encoding", &["gzip", "x-gzip"]);
    Some(Answer {
        body,
        charset: charset(&http),
        is_chunked: http.is("transfer-encoding", &["chunked"]),
        is_packed,
        is_of_unknown_packing: !is_packed && http.is("content-encoding", &["br", "deflate", "zstd", "compress"]),
    })
}

fn charset(head: &Head) -> Option<String> {
    let kind = head.value("content-type")?.to_ascii_lowercase();
    let (_, label) = kind.split_once("charset=")?;
    let label = label.split(';').next()?.trim().trim_matches(['"', '\'']);
    (!label.is_empty()).then(|| label.to_owned())
}

impl Answer<'_> {
    /// The page's bytes. Many archives store the headers of a packed answer with the answer unpacked, so only its bytes show what it is.
    fn plain(&self, unpack: &dyn Fn(&[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
        let body = if self.is_chunked { unchunked(self.body) } else { None };
        let body = body.unwrap_or_else(|| self.body.to_vec());
        if self.is_packed && body.starts_with(GZIP) {
            return unpack(&body);
        }
        let looks_plain = body.trim_ascii_start().first() == Some(&b'<');
        (!self.is_of_unknown_packing || looks_plain).then_some(body)
    }
}

/// Joins the chunks of an answer: a length in hexadecimal digits, a line break, that many bytes, a line break, until a length of 0.
fn unchunked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = rest.iter().take(256).position(|&b| b == b'\n')?;
        let line = std::str::from_utf8(rest.get(..end)?).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        if length == 0 {
            break;
        }
        rest = rest.get(end + 1..)?;
        // The last chunk of a truncated answer is shorter than it says.
        let (chunk, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        whole.extend_from_slice(chunk);
        rest = behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n")).unwrap_or(behind);
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::at;

    const PAGE: &str = "<title>Talks</title><meta property=og:type content=article><p>They met on Monday.</p>";

    fn record(kind: &str, content_type: &str, content: &str, lie: usize) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://a.example/{kind}>\r\nContent-Type: {content_type}\r\n\
             Content-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len() + lie
        )
    }

    fn http(status: u32, headers: &str, body: &str) -> String {
        format!("HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=\"UTF-8\"\r\n{headers}\r\n{body}")
    }

    /// What is found, each as its number and headline or fault.
    fn found(bytes: &[u8]) -> Vec<String> {
        let mut all = Vec::new();
        let decode = |bytes: &[u8], label: Option<&str>| {
            assert!(label.is_none_or(|label| label == "utf-8"));
            String::from_utf8_lossy(bytes).into_owned()
        };
        let unpack = |bytes: &[u8]| (bytes.len() > 2).then(|| PAGE.as_bytes().to_vec());
        read("a.warc", bytes, &decode, &unpack, &mut |found| {
            all.push(match found {
                Event::Record(r) => {
                    let first = r.fields.get("headline").unwrap_or(&r.fields["text"]);
                    format!("{} {first} {}", at(&r.place("text")), r.fields["url"])
                }
                other => format!("{other:?}"),
            });
        });
        all
    }

    fn check(records: &[String], numbers: &[usize]) {
        let found = found(records.concat().as_bytes());
        let begins: Vec<String> =
            numbers.iter().map(|n| format!("a.warc#{n} \"Talks\" \"https://a.example/re")).collect();
        assert_eq!(found.len(), begins.len(), "{found:?}");
        assert!(found.iter().zip(&begins).all(|(f, b)| f.starts_with(b)), "{found:?}");
    }

    #[test]
    fn pages_are_read_and_the_rest_skipped() {
        let answer = "application/http; msgtype=response";
        check(
            &[
                record("warcinfo", "application/warc-fields", "x: y", 0),
                record("request", "application/http", "GET / HTTP/1.1\r\n\r\n", 0),
                record("response", answer, &http(200, "", PAGE), 0),
                record("response", answer, &http(404, "", PAGE), 0),
                record("response", answer, &http(200, "Content-Encoding: gzip\r\n", PAGE), 0),
                record("response", answer, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx", 0),
                record("resource", "text/html", PAGE, 0),
                record("metadata", "text/html", PAGE, 0),
            ],
            &[3, 5, 7],
        );
    }

    #[test]
    fn a_wrong_length_costs_nothing_else() {
        let answer = "application/http";
        let right = || record("response", answer, &http(200, "", PAGE), 0);
        check(&[right(), record("response", answer, &http(200, "", PAGE), 7), right()], &[1, 2, 3]);
        check(&[record("response", answer, &http(200, "", PAGE), 1 << 40), right()], &[1, 2]);
    }

    #[test]
    fn chunks_are_put_together_and_packed_ones_unpacked() {
        assert_eq!(unchunked(b"3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n").unwrap(), b"abc0123456789");
        assert_eq!(unchunked(b"5\r\nabc").unwrap(), b"abc");
        assert_eq!(unchunked(b"<p>x"), None);
        assert_eq!(unchunked(b"ffffffffffffffff\r\nabc").unwrap(), b"abc");
        let mut bytes = record(
            "response",
            "application/http",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n",
            4,
        )
        .into_bytes();
        bytes.truncate(bytes.len() - 4);
        bytes.extend([0x1f, 0x8b, 0, 0]);
        assert_eq!(found(&bytes).len(), 1);
    }

    #[test]
    fn texts_of_pages_are_read() {
        let records =
            [record("warcinfo", "x/y", "a: b", 0), record("conversion", "text/plain", "\nTalks\nThey met.\n", 0)];
        assert_eq!(
            found(records.concat().as_bytes()),
            ["a.warc#2 \"Talks\\nThey met.\" \"https://a.example/conversion\""]
        );
        assert!(found(record("warcinfo", "x/y", "a: b", 0).as_bytes())[0].contains("NoArticle"));
    }

    #[test]
    fn what_is_none_says_so() {
        assert!(found(b"").first().is_some_and(|f| f.contains("NoWebArchive")));
        assert!(found(b"WARC/1.WARC/1.0\r\nx").first().is_some_and(|f| f.contains("NoWebArchive")));
    }
}
