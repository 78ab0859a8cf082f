//! The document: its pages as one article, or as those that an archive exported.

use super::letters::{Sheet, TooMuch, sheets};
use super::{columns, heads, limits, lines, paragraphs};
use crate::boilerplate::same_words;
use crate::event::{Emit, Event, Told};
use crate::exports;
use crate::record::Record;
use crate::tools::Tools;
use crate::unwrap::{self, Unwrapped};
use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use model::fault::{ArchiveFault, BoilerplateKind, FaultKind, LeftOut, Place, UnreadKind};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a document says of itself: its title, its author and the day it was made.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    title: String,
    author: String,
    created: String,
}

/// Reads the article of a document.
pub(super) fn read(file: &str, bytes: &[u8], _: &Tools<'_>, emit: &mut Emit<'_>) {
    let fault = |kind| Event::fault(Place::file(file), kind);
    let is_too_large = FaultKind::Unread(UnreadKind::LargePdf);
    if !limits::hold(bytes) {
        return emit(fault(is_too_large));
    }
    // The library takes damaged files as well as it can; one that was made by hand may still stop it.
    let opened = catch_unwind(AssertUnwindSafe(|| open(bytes))).unwrap_or_else(|why| {
        Err(if why.is::<TooMuch>() { is_too_large } else { FaultKind::Archive(ArchiveFault::Damaged("?".to_owned())) })
    });
    let (said, sheets) = match opened {
        Ok(opened) => opened,
        Err(kind) => return emit(fault(kind)),
    };
    let n_letters: usize = sheets.iter().map(|sheet| sheet.letters.len()).sum();
    let n_unknown: usize = sheets.iter().map(|sheet| sheet.n_unknown).sum();
    if n_letters == 0 || n_unknown * 4 > n_letters {
        return emit(fault(FaultKind::Unread(UnreadKind::PdfWithoutText)));
    }
    let n_pages = sheets.len();
    let left_out = |text: String, why| Event::LeftOut(LeftOut { place: Place::file(file), text, why });
    let (text, heads, across) = text(sheets);
    for text in heads.into_iter().chain(across) {
        let why = if unwrap::is_page_number(&text) { BoilerplateKind::PageNumber } else { BoilerplateKind::PageHead };
        emit(left_out(text, why));
    }
    emit(Event::Told(Told::LaidOut, n_pages as u32));
    emit(Event::Told(Told::Unhyphenated, text.n_words));
    // What an archive exported is many articles.
    if !exports::read(file, &text.text, emit) {
        emit(Event::of(record(file, said, text)));
    }
}

/// The pages of a document.
fn open(bytes: &[u8]) -> Result<(Said, Vec<Sheet>), FaultKind> {
    let damaged = |why: &str| FaultKind::Archive(ArchiveFault::Damaged(why.to_owned()));
    let pdf = Pdf::new(bytes.to_vec()).map_err(|why| match why {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            FaultKind::Unread(UnreadKind::LockedPdf)
        }
        LoadPdfError::Decryption(why) => damaged(&format!("{why:?}")),
        LoadPdfError::Invalid => damaged("no pages"),
    })?;
    Ok((said(pdf.metadata()), sheets(&pdf)))
}

fn said(metadata: &Metadata) -> Said {
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(text_of).unwrap_or_default();
    let created = metadata.creation_date.as_ref();
    Said {
        title: text(&metadata.title),
        author: text(&metadata.author),
        created: created.map(|it| format!("{:04}-{:02}-{:02}", it.year, it.month, it.day)).unwrap_or_default(),
    }
}

/// A text of a document's properties: UTF-16 or UTF-8 where a mark says so, else an encoding of its own, which is near Latin-1.
fn text_of(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?))).collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| latin(byte)).collect(),
        },
    };
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A letter of the encoding that the standard of PDF gives its properties.
fn latin(byte: u8) -> char {
    const SIGNS: [char; 30] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š',
    ];
    SIGNS.get(usize::from(byte).wrapping_sub(0x80)).copied().unwrap_or(match byte {
        0x9e => 'ž',
        0xa0 => '€',
        _ => char::from(byte),
    })
}

/// The text of the pages, with what was left out of it: heads and feet, and what runs across the pages.
fn text(sheets: Vec<Sheet>) -> (Unwrapped, Vec<String>, Vec<String>) {
    let mut across = Vec::new();
    let mut pages: Vec<heads::Page> = Vec::new();
    for sheet in sheets {
        if !sheet.across.trim().is_empty() {
            across.push(sheet.across);
        }
        pages.push((sheet.height, lines::pieces(sheet.letters)));
    }
    let heads = heads::remove(&mut pages);
    // What stands beside the text comes last, since sentences go on from one page to the next.
    let (mut laid, mut beside) = (Vec::new(), Vec::new());
    for (_, pieces) in pages {
        let read = columns::columns(pieces);
        laid.extend(read.columns.iter().flat_map(|column| paragraphs::laid(column)));
        beside.extend(read.beside.iter().flat_map(|column| paragraphs::alone(column)));
    }
    laid.append(&mut beside);
    (unwrap::join(&laid), heads, across)
}

fn record(file: &str, said: Said, text: Unwrapped) -> Record {
    let mut record = Record::numbered(file, 1);
    let mut inferred = Vec::new();
    let title = if is_title(&said.title) { said.title } else { String::new() };
    let author = if is_name(&said.author) { said.author } else { String::new() };
    for (name, value) in [("headline", &title), ("byline", &author)] {
        if !value.is_empty() {
            inferred.push(name);
            record.put(name, value.clone());
        }
    }
    record.put("inferred", inferred);
    // The day on which a file was made is not that on which its article came out.
    record.put("created", said.created);
    let below = text.text.split_once('\n').filter(|(first, _)| same_words(first, &title));
    record.put("text", below.map(|(_, below)| below.to_owned()).unwrap_or(text.text));
    record
}

/// Whether a title was written for readers: programs put the names of files there.
fn is_title(title: &str) -> bool {
    let small = title.to_lowercase();
    let ends = [".pdf", ".indd", ".doc", ".docx", ".odt", ".qxd", ".qxp", ".txt", ".html", ".rtf", ".pages", ".eps"];
    let begins =
        ["microsoft word", "untitled", "unbenannt", "document", "print", "layout ", "http:", "https:", "about:"];
    title.contains(char::is_alphabetic)
        && !ends.iter().any(|end| small.ends_with(end))
        && !begins.iter().any(|begin| small.starts_with(begin))
}

/// Whether an author has a name: programs put users there that have none.
fn is_name(author: &str) -> bool {
    let users = ["anonymous", "unknown", "user", "admin", "administrator", "owner", "root", "author"];
    author.contains(char::is_alphabetic) && !users.contains(&author.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_text_in_one_of_its_encodings() {
        for (bytes, wanted) in [
            (&b"Levee  raised"[..], "Levee raised"),
            (b"\xfe\xff\0L\x01\x42", "Lł"),
            (b"\xff\xfeL\0\x42\x01", "Lł"),
            (b"\xef\xbb\xbfL\xc5\x82", "Lł"),
            (b"M\xfcnchen \x85", "München –"),
        ] {
            assert_eq!(text_of(bytes), wanted);
        }
    }

    #[test]
    fn the_name_of_a_file_is_no_title() {
        for title in ["", "Microsoft Word - x.doc", "A1_front.indd", "untitled", "2024-03-05"] {
            assert!(!is_title(title), "{title}");
        }
        assert!(is_title("Levee raised at Lund"));
    }
}
