//! Kinds: what a file is, told by what stands in it before what it is called.

/// What a file's bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Packed by gzip.
    Gzip,
    /// A zip, which may be a Word document.
    Zip,
    /// A web archive.
    Warc,
    /// Something that is read by no reader here, and what to do with it.
    Foreign(&'static str),
    /// A picture, a style, a script, a font: what lies beside saved pages and is no article.
    Companion,
    /// Text.
    Text,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `corpus.toml`.
    Lexicon,
    /// `articles.toml`.
    Sidecar,
    /// A Broadside page.
    Sheet,
    /// Factiva's HTML.
    Factiva,
    /// A saved web page.
    Page,
    /// RSS or Atom.
    Feed,
    /// NITF.
    Nitf,
    /// `NewsML-G2` or `NewsML` 1.
    NewsMl,
    /// XML of another kind.
    OtherXml,
    /// Lexis text.
    Lexis,
    /// One JSON value, an article or many.
    Json,
    /// JSON Lines.
    JsonLines,
    /// A table, and what parts its columns.
    Table(u8),
    /// Front matter and text.
    FrontMatter,
    /// Text and nothing else.
    Plain,
}

impl Kind {
    /// Its name as a report gives it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lexicon => "lexicon",
            Self::Sidecar => "descriptions of articles",
            Self::Sheet => "Broadside page",
            Self::Factiva => "Factiva export",
            Self::Page => "web page",
            Self::Feed => "feed",
            Self::Nitf => "NITF",
            Self::NewsMl => "NewsML",
            Self::OtherXml => "XML",
            Self::Lexis => "Lexis export",
            Self::Json => "JSON",
            Self::JsonLines => "JSON Lines",
            Self::Table(_) => "table",
            Self::FrontMatter => "text with front matter",
            Self::Plain => "text",
        }
    }
}

/// Endings of what lies beside saved pages.
const COMPANIONS: [&str; 30] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp", "css", "js", "mjs", "map", "woff", "woff2",
    "ttf", "otf", "eot", "mp3", "mp4", "webm", "ogg", "wav", "m4a", "mov", "avi", "ds_store", "db", "lnk", "swf",
];

/// A path's last part, behind the last slash of either kind.
pub fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A name's ending in lower case, without its dot; empty where there is none.
pub fn extension(name: &str) -> String {
    base_name(name).rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase()
}

/// What a file's bytes are.
pub fn container(name: &str, bytes: &[u8]) -> Container {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(b"\x1f\x8b") {
        return Container::Gzip;
    }
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        return Container::Zip;
    }
    if begins(b"WARC/") {
        return Container::Warc;
    }
    if begins(b"%PDF") {
        return Container::Foreign("PDF is not read; save the article as text, Word or a web page");
    }
    if begins(b"\xd0\xcf\x11\xe0") {
        return Container::Foreign("this is an old Word or Excel file; save it as .docx or .csv");
    }
    if begins(b"{\\rtf") {
        return Container::Foreign("RTF is not read; save it as .docx or .txt");
    }
    if COMPANIONS.contains(&extension(name).as_str()) {
        return Container::Companion;
    }
    let head = bytes.get(..1024).unwrap_or(bytes);
    let n_zeros = head.split(|&b| b == 0).count() - 1;
    let n_controls =
        head.iter().filter(|&&b| b < 32 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b | 0)).count();
    // A stray zero is damage; UTF-16 has one in every letter.
    if n_controls * 10 > head.len()
        || (n_zeros * 10 > head.len() && n_zeros * 3 < head.len())
        || n_zeros * 4 > head.len() * 3
    {
        return Container::Foreign("this is no text; give text, a web page, a table, or an archive of these");
    }
    Container::Text
}

/// What a text is.
pub fn kind(name: &str, text: &str) -> Kind {
    let base = base_name(name);
    match base {
        crate::folder::LEXICON => return Kind::Lexicon,
        crate::folder::SIDECAR => return Kind::Sidecar,
        _ => {}
    }
    let extension = extension(base.strip_suffix(".gz").unwrap_or(base));
    let body = text.trim_start_matches(['\u{feff}', '\0']).trim_start();
    match extension.as_str() {
        "jsonl" | "ndjson" => return Kind::JsonLines,
        "csv" => return Kind::Table(delimiter(body)),
        "tsv" | "tab" => return Kind::Table(b'\t'),
        "md" | "markdown" => return if is_front_matter(body) { Kind::FrontMatter } else { Kind::Plain },
        _ => {}
    }
    if body.starts_with('<') {
        return markup(&extension, body);
    }
    if is_front_matter(body) {
        return Kind::FrontMatter;
    }
    if body.starts_with(['{', '[']) {
        let first = body.lines().next().unwrap_or_default();
        let is_line = serde_json::from_str::<serde::de::IgnoredAny>(first).is_ok()
            && body.trim_end().len() > first.trim_end().len();
        let is_object = first.trim_end().ends_with('}') && first.starts_with('{');
        return if is_object
            && (is_line || extension != "json" && serde_json::from_str::<serde::de::IgnoredAny>(body).is_err())
        {
            Kind::JsonLines
        } else if extension == "json" || is_line || serde_json::from_str::<serde::de::IgnoredAny>(body).is_ok() {
            Kind::Json
        } else {
            Kind::Plain
        };
    }
    if crate::readers::lexis::is(text) { Kind::Lexis } else { Kind::Plain }
}

fn is_front_matter(body: &str) -> bool {
    let first = body.lines().next().unwrap_or_default().trim_end();
    first == "+++" || first == "---" && body.lines().skip(1).take(100).any(|line| line.trim_end() == "---")
}

fn markup(extension: &str, body: &str) -> Kind {
    let mut end = body.len().min(200_000);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let head = body.get(..end).unwrap_or_default();
    let root = root_name(head);
    match root.as_str() {
        "rss" | "feed" | "rdf" => return Kind::Feed,
        "nitf" => return Kind::Nitf,
        "newsitem" | "newsmessage" | "packageitem" | "newsml" | "knowledgeitem" => return Kind::NewsMl,
        _ => {}
    }
    let is_html = root == "html"
        || matches!(extension, "html" | "htm" | "xhtml" | "mht")
        || head.to_ascii_lowercase().contains("<html");
    if !is_html && (extension == "xml" || body.starts_with("<?xml")) {
        return Kind::OtherXml;
    }
    // The block stands at the page's end.
    if body.contains("<script type=\"application/octet-stream\" id=\"corpus\">") {
        Kind::Sheet
    } else if crate::readers::factiva::is(body) {
        Kind::Factiva
    } else {
        Kind::Page
    }
}

/// The local name of the first element, in lower case.
fn root_name(head: &str) -> String {
    let mut rest = head;
    loop {
        let Some((_, behind)) = rest.split_once('<') else { return String::new() };
        rest = behind;
        let skipped = if rest.starts_with("!--") {
            rest.split_once("-->")
        } else if rest.starts_with(['?', '!']) {
            rest.split_once('>')
        } else {
            None
        };
        match skipped {
            Some((_, behind)) => rest = behind,
            None => break,
        }
    }
    let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "_:-.".contains(*c)).collect();
    name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase()
}

/// What parts the columns of a table: the sign that its first line has most of.
fn delimiter(body: &str) -> u8 {
    let first = body.lines().next().unwrap_or_default();
    let n = |sign: u8| first.bytes().filter(|&b| b == sign).count();
    [b';', b'\t', b'|'].into_iter().fold(b',', |best, sign| if n(sign) > n(best) { sign } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, wanted: Kind) {
        assert_eq!(kind(name, text), wanted, "{name}: {text}");
    }

    #[test]
    fn a_text_is_told_by_what_stands_in_it() {
        check("x/corpus.toml", "", Kind::Lexicon);
        check("a.xml", "<?xml version=\"1.0\"?><!-- <rss> --><atom:feed/>", Kind::Feed);
        check("a.xml", "<nitf/>", Kind::Nitf);
        check("a.xml", "<newsMessage/>", Kind::NewsMl);
        check("a.xml", "<other/>", Kind::OtherXml);
        check("saved", "<!DOCTYPE html><html><p>x", Kind::Page);
        check("a.txt", "+++\nheadline = 1\n+++\n", Kind::FrontMatter);
        check("a.md", "---\ntitle: x\n---\ntext", Kind::FrontMatter);
        check("a.txt", "---\nA line of dashes begins this.", Kind::Plain);
        check("a.json", "{\"a\":1}\n", Kind::Json);
        check("a.json", "{\"a\":1}\n{\"a\":2}\n", Kind::JsonLines);
        check("a.txt", "[Reuters] a text", Kind::Plain);
        check("a.csv", "a;b;\"c,d\"\n", Kind::Table(b';'));
        check("a.csv.gz", "a,b\n", Kind::Table(b','));
        check("a", "Just words.", Kind::Plain);
    }

    #[test]
    fn a_file_is_told_by_its_first_bytes() {
        assert_eq!(container("a.txt", b"\x1f\x8b\x08"), Container::Gzip);
        assert_eq!(container("a.docx", b"PK\x03\x04"), Container::Zip);
        assert_eq!(container("a.js", b"alert()"), Container::Companion);
        assert_eq!(container("a.txt", b"W\0o\0r\0d\0s\0"), Container::Text);
        assert_eq!(container("a.txt", b"a text with a stray \0 in it"), Container::Text);
        assert!(matches!(container("a.pdf", b"%PDF-1.7"), Container::Foreign(_)));
        assert!(matches!(container("a.bin", &[0, 1, 2, 3, 4, 0, 1, 7]), Container::Foreign(_)));
    }
}
