//! The catalogue: every format that is known. A new one has its file in `readers`, its line here, and its name among the words.

use crate::format::{Format, Look, Sign, TextLook};
use crate::readers;

/// The formats in the order in which a file is held against them: the first that it looks like is its own.
pub static ALL: &[&Format] = &[
    &readers::docx::FORMAT,
    &readers::odt::FORMAT,
    &readers::epub::FORMAT,
    &readers::spreadsheet::FORMAT,
    &readers::package::FORMAT,
    &readers::zip::FORMAT,
    &readers::gzip::FORMAT,
    &readers::warc::FORMAT,
    &readers::mhtml::FORMAT,
    &readers::web_archive::FORMAT,
    &readers::mail::FORMAT,
    &readers::companion::FORMAT,
    &readers::rtf::FORMAT,
    &readers::pdf::FORMAT,
    &readers::unread::FORMAT,
    &readers::empty::FORMAT,
    &readers::csv::FORMAT,
    &readers::json_lines::FORMAT,
    &readers::lexicon::FORMAT,
    &readers::descriptions::FORMAT,
    &readers::json::FORMAT,
    &readers::feed::FORMAT,
    &readers::nitf::FORMAT,
    &readers::newsml::FORMAT,
    &readers::other_xml::FORMAT,
    &readers::broadside_page::FORMAT,
    &readers::factiva::FORMAT,
    &readers::europresse::FORMAT,
    &readers::web_page::FORMAT,
    &readers::front_matter::FORMAT,
    &readers::proquest::FORMAT,
    &readers::lexis::FORMAT,
    &readers::references::FORMAT,
    &readers::subtitles::FORMAT,
    &readers::plain_text::FORMAT,
];

/// The format of a file, by its bytes or its ending. `None` if only its text can show it.
pub fn of_bytes(name: &str, bytes: &[u8]) -> Option<&'static Format> {
    let look = Look::new(name, bytes);
    ALL.iter().copied().find(|format| match format.sign {
        Sign::Bytes(is) => is(&look),
        Sign::Member(member) => look.has_member(member),
        Sign::Text(_) => false,
    })
}

/// The format of a text.
pub fn of_text(name: &str, text: &str) -> &'static Format {
    let look = TextLook::new(name, text);
    let is_settled = ALL.iter().any(|format| look.ends_in(format.endings));
    let is_it = |format: &&Format| match format.sign {
        Sign::Text(is) => (!is_settled || look.ends_in(format.endings)) && is(&look),
        _ => false,
    };
    ALL.iter().copied().find(is_it).unwrap_or(&readers::plain_text::FORMAT)
}

/// The format of a key.
pub fn by_key(key: &str) -> Option<&'static Format> {
    ALL.iter().copied().find(|format| format.key == key)
}

/// The format in which a corpus is saved under this ending, small and without its dot.
pub fn by_ending(ending: &str) -> Option<&'static Format> {
    saved().find(|format| format.writer.is_some_and(|writer| writer.endings.contains(&ending)))
}

/// The formats in which a corpus can be saved as a file.
pub fn saved() -> impl Iterator<Item = &'static Format> {
    ALL.iter().copied().filter(|format| format.writer.is_some_and(|writer| !writer.endings.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, key: &str) {
        assert_eq!(of_text(name, text).key, key, "{name}: {text}");
    }

    #[test]
    fn a_text_is_reported_by_what_stands_in_it() {
        check("x/corpus.toml", "", "lexicon");
        check("x/articles.toml", "", "descriptions");
        check("a.xml", "<?xml version=\"1.0\"?><!-- <rss> --><atom:feed/>", "feed");
        check("a.xml", "<nitf/>", "nitf");
        check("a.xml", "<newsMessage/>", "newsml");
        check("a.xml", "<other/>", "other_xml");
        check("saved", "<!DOCTYPE html><html><p>x", "web_page");
        check("a.txt", "+++\nheadline = 1\n+++\n", "front_matter");
        check("a.md", "---\ntitle: x\n---\ntext", "front_matter");
        check("a.md", "<p align=center>A picture</p>", "plain_text");
        check("a.txt", "---\nA line of dashes begins this.", "plain_text");
        check("a.json", "{\"a\":1}\n", "json");
        check("a.json", "{\"a\":1}\n{\"a\":2}\n", "json_lines");
        check("a.jsonl", "no JSON at all", "json_lines");
        check("a.txt", "[Reuters] a text", "plain_text");
        let numbered = "Dokument 1 von 1\n\nTitel: A\n\nVolltext: B\n\nProQuest-Dokument-ID: 7\n";
        check("a.txt", numbered, "proquest");
        check("a.csv", "a;b;\"c,d\"\n", "csv");
        check("a.csv.gz", "<a>,b\n", "csv");
        check("a", "Just words.", "plain_text");
    }

    #[test]
    fn a_file_is_reported_by_its_first_bytes() {
        let key = |name: &str, bytes: &[u8]| of_bytes(name, bytes).map(|format| format.key);
        assert_eq!(key("a.txt", b"\x1f\x8b\x08"), Some("gzip"));
        assert_eq!(key("a.docx", b"PK\x03\x04"), Some("zip"), "without a document in it");
        assert_eq!(key("a.js", b"alert()"), Some("companion"));
        assert_eq!(key("a.txt", b" \n"), Some("empty"));
        assert_eq!(key("a.txt", b"W\0o\0r\0d\0s\0"), None);
        assert_eq!(key("a.txt", b"a text with a stray \0 in it"), None);
        assert_eq!(key("a.pdf", b"%PDF-1.7"), Some("pdf"));
        assert_eq!(key("a.bin", &[0, 1, 2, 3, 4, 0, 1, 7]), Some("unread"));
    }

    #[test]
    fn every_key_and_every_ending_to_save_under_is_one_formats_own() {
        for (i, format) in ALL.iter().enumerate() {
            assert!(ALL.iter().skip(i + 1).all(|other| other.key != format.key), "{}", format.key);
            assert_eq!(by_key(format.key), Some(*format));
        }
        let endings: Vec<&str> =
            saved().filter_map(|format| format.writer).flat_map(|writer| writer.endings).copied().collect();
        assert_eq!(endings, ["zip", "csv", "jsonl", "ndjson", "toml"]);
    }
}
