//! What is not read: formats that newsrooms have and that have no reader here, and bytes that are not text.

use crate::encoding::is_utf16;
use crate::format::{Format, Look, Reader, Sign};
use memchr::memmem;
use model::fault::{Fault, FaultKind, Place, UnreadKind};

/// What is not read.
pub static FORMAT: Format = Format::new("unread", Sign::Bytes(|look| kind(look).is_some()), Reader::Refused(refuse));

fn refuse(file: &str, bytes: &[u8]) -> Option<Fault> {
    Some(Fault { place: Place::file(file), kind: FaultKind::Unread(kind(&Look::new(file, bytes))?) })
}

/// How much of a file is looked at, in bytes.
const HEAD: usize = 1024;

/// The fewest signs of a line between articles.
const RULE: usize = 20;
/// What is in the addresses of the articles of Retriever.
const RETRIEVER: &[u8] = b"retriever-info.com/";

/// What ends each article of Genios, and how many it ends in a file of several.
const GENIOS: &[u8] = b"GBI-Genios Deutsche Wirtschaftsdatenbank GmbH";
const SEVERAL: usize = 2;

/// The first bytes of archives, with their names.
const PACKED: [(&[u8], &str); 9] = [
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bzip2"),
    (b"MSCF", "CAB"),
    (b"\x04\x22\x4d\x18", "LZ4"),
    (b"\x1f\x9d", "Z"),
    (b"!<arch>", "ar"),
];

/// The first bytes of databases and tables that are not read, with their names.
const DATABASES: [(&[u8], &str); 13] = [
    (b"SQLite format 3\0", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"ARROW1", "Arrow"),
    (b"FEA1", "Feather"),
    (b"ORC", "ORC"),
    (b"Obj\x01", "Avro"),
    (b"\0\x01\0\0Standard Jet DB", "Access"),
    (b"\0\x01\0\0Standard ACE DB", "Access"),
    (b"\x89HDF\r\n", "HDF5"),
    (b"$FL2", "SPSS"),
    (b"<stata_dta>", "Stata"),
    (b"RDX", "R"),
    (b"\x80\x04\x95", "Python pickle"),
];

/// The first bytes of pictures that are no companions of saved pages by their names.
const PICTURES: [&[u8]; 9] = [
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"\0\0\0\x0cjP  ",
    b"AT&TFORM",
    b"8BPS",
    b"\xffO\xffQ",
];

/// The first bytes of sound and film.
const RECORDINGS: [&[u8]; 9] = [
    b"ID3",
    b"\xff\xfb",
    b"\xff\xf3",
    b"\xff\xf2",
    b"OggS",
    b"fLaC",
    b"\x1a\x45\xdf\xa3",
    b"\x30\x26\xb2\x75",
    b"FORM",
];

/// What a file is that is not read.
fn kind(look: &Look<'_>) -> Option<UnreadKind> {
    let named =
        |known: &[(&[u8], &str)]| known.iter().find(|(mark, _)| look.begins(mark)).map(|(_, name)| (*name).to_owned());
    let begins_any = |marks: &[&[u8]]| marks.iter().any(|mark| look.begins(mark));
    let at = |from: usize, mark: &[u8]| look.bytes.get(from..from + mark.len()) == Some(mark);
    let is_text = || is_text(look.bytes);
    if look.begins(b"\xd0\xcf\x11\xe0") {
        return Some(match look.ending.as_str() {
            "msg" | "oft" => UnreadKind::Outlook,
            "ppt" | "pps" => UnreadKind::Slides,
            "wps" | "wpt" => UnreadKind::Works,
            _ => UnreadKind::OldOffice,
        });
    }
    if look.begins(b"!BDN") {
        return Some(UnreadKind::Outlook);
    }
    if look.begins(b"\xffWPC") {
        return Some(UnreadKind::Works);
    }
    if at(60, b"BOOKMOBI") {
        return Some(UnreadKind::Ebook);
    }
    // Some of these marks are letters, with which a text may begin too.
    if let Some(name) = named(&PACKED).filter(|_| !is_text()) {
        return Some(UnreadKind::Packed(name));
    }
    if at(257, b"ustar") {
        return Some(UnreadKind::Packed("tar".to_owned()));
    }
    if let Some(name) = named(&DATABASES).filter(|name| name == "Stata" || !is_text()) {
        return Some(UnreadKind::Database(name));
    }
    let is_riff = look.begins(b"RIFF");
    let brand = look.bytes.get(8..12).unwrap_or_default();
    if begins_any(&PICTURES) && !is_text()
        || is_riff && brand == b"WEBP"
        || at(4, b"ftyp") && [&b"heic"[..], b"heix", b"mif1", b"avif"].contains(&brand)
    {
        return Some(UnreadKind::Picture);
    }
    if is_riff || at(4, b"ftyp") || begins_any(&RECORDINGS) && !is_text() {
        return Some(UnreadKind::Recording);
    }
    if is_text() {
        text_export(look).map(|name| UnreadKind::Database(name.to_owned()))
    } else {
        Some(UnreadKind::Binary)
    }
}

/// The name of a program or an archive that many articles were exported from as one text, if it is one that no reader here takes apart.
fn text_export(look: &Look<'_>) -> Option<&'static str> {
    if !["txt", "text", "bib", ""].contains(&look.ending.as_str()) {
        return None;
    }
    let text = look.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(look.bytes).trim_ascii_start();
    let lines = || text.split(|b| *b == b'\n').map(<[u8]>::trim_ascii);
    let has_line = |start: &[u8]| lines().any(|line| line.starts_with(start));
    let is_entry = |line: &[u8]| {
        let kind = line.strip_prefix(b"@").unwrap_or_default().split(|b| *b == b'{').next().unwrap_or_default();
        !kind.is_empty() && kind.iter().all(u8::is_ascii_alphabetic) && line.get(kind.len() + 1) == Some(&b'{')
    };
    let is_rule = |line: &[u8]| line.len() >= RULE && line.iter().all(|b| *b == b'=');
    if is_entry(lines().next()?) || look.ending == "bib" && lines().any(is_entry) {
        Some("BibTeX")
    } else if text.starts_with(b"Record: ") && has_line(b"Accession Number:") && has_line(b"Database:") {
        Some("EBSCO")
    } else if lines().filter(|line| line.ends_with(GENIOS)).nth(SEVERAL - 1).is_some() && has_line(b"Quelle:") {
        Some("Genios")
    } else {
        (lines().any(is_rule) && memmem::find(text, RETRIEVER).is_some()).then_some("Retriever")
    }
}

/// Whether bytes may be a text, in whatever encoding.
fn is_text(bytes: &[u8]) -> bool {
    if is_utf16(bytes) {
        return true;
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let n_zeros = head.split(|&b| b == 0).count() - 1;
    let n_controls =
        head.iter().filter(|&&b| b < 32 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b | 0)).count();
    // A stray zero is damage; UTF-16 has one in every letter.
    let is_none = n_controls * 10 > head.len()
        || (n_zeros * 10 > head.len() && n_zeros * 3 < head.len())
        || n_zeros * 4 > head.len() * 3;
    !is_none
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_known_by_its_first_bytes() {
        let check = |name: &str, bytes: &[u8], wanted: Option<UnreadKind>| {
            assert_eq!(kind(&Look::new(name, bytes)), wanted, "{name}");
        };
        let with = |mark: &[u8]| [mark, &[0, 1, 2, 3, 4, 0, 200, 1, 7, 3]].concat();
        check("a.doc", b"\xd0\xcf\x11\xe0", Some(UnreadKind::OldOffice));
        check("a.MSG", b"\xd0\xcf\x11\xe0", Some(UnreadKind::Outlook));
        check("a", &with(b"7z\xbc\xaf\x27\x1c"), Some(UnreadKind::Packed("7z".to_owned())));
        check("a", &with(b"SQLite format 3\0"), Some(UnreadKind::Database("SQLite".to_owned())));
        check("a", &with(b"PAR1"), Some(UnreadKind::Database("Parquet".to_owned())));
        check("a.tif", &with(b"II*\0"), Some(UnreadKind::Picture));
        check("a.m4a", &with(b"\0\0\0\x18ftypM4A "), Some(UnreadKind::Recording));
        check("a.mp3", &with(b"ID3\x03"), Some(UnreadKind::Recording));
        check("a.bin", &with(b""), Some(UnreadKind::Binary));
        let named = |name: &str| Some(UnreadKind::Database(name.to_owned()));
        check("a.bib", b"% mine\n@article{a,\n title = {A}}", named("BibTeX"));
        check("a.txt", b"\xef\xbb\xbf@misc{a, title={A}}", named("BibTeX"));
        check("a.txt", b"Record: 1\r\nTitle: A\r\nAccession Number: 7\r\nDatabase: X\r\n", named("EBSCO"));
        let rule = "=".repeat(40);
        let retriever = format!("A\nSe hela artikeln p\u{e5} https://app.retriever-info.com/7\n{rule}\nB\n");
        check("a.txt", retriever.as_bytes(), named("Retriever"));
        let genios =
            "A\nEs regnet.\nQuelle: Die Post vom 12.03.2024, S. 3\n© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH\n";
        check("a.txt", genios.repeat(2).as_bytes(), named("Genios"));
        check("a.txt", genios.as_bytes(), None);
        for text in [
            "ID3 is a tag.",
            "FORM follows function.",
            "PAR1 was the code.",
            "ORCs came.",
            "Text.",
            "GIF89a is old.",
            "RDX is a compound.",
            "@jane wrote {this}.",
            "Record: 1 of them.\nDatabase: none.",
            "See https://app.retriever-info.com/7",
        ] {
            check("a.txt", text.as_bytes(), None);
        }
    }
}
