//! A format: how a file of it is recognised, what reads it and what writes it.

use crate::archive;
use crate::event::Emit;
use crate::file_name::{base_name, ending};
use crate::tools::Tools;
use model::fault::{ExportFault, Fault};
use model::{ArticleList, Head};
use std::cell::OnceCell;

/// A format. Each has a file of its own in `readers`, and a line in the catalogue.
#[derive(Debug)]
pub struct Format {
    /// Its key, which no other format has; its name on the screen is found by it.
    pub key: &'static str,
    /// Endings that settle it: a file with one of these is of no format that does not list it.
    pub endings: &'static [&'static str],
    /// How a file of it is recognised.
    pub sign: Sign,
    /// What reads it.
    pub reader: Reader,
    /// What writes a corpus in it, if anything does.
    pub writer: Option<Writer>,
    /// Who wrote the fields of its articles.
    pub origin: Origin,
    /// Whether a file is one article, which gets the file's name as its id if it has none.
    pub has_one: bool,
}

/// How a file is recognised.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    /// By its bytes, or by its ending whatever they are.
    Bytes(fn(&Look<'_>) -> bool),
    /// It is a zip with a file of this name in it.
    Member(&'static str),
    /// By its text.
    Text(fn(&TextLook<'_>) -> bool),
}

/// Reads a text. The parameters are the file's name and the text.
pub type TextReader = fn(&str, &str, &mut Emit<'_>);
/// Reads bytes. The parameters are the file's name and its bytes, or those of its text if the format is recognised by its text.
pub type BytesReader = fn(&str, &[u8], &Tools<'_>, &mut Emit<'_>);
/// Unpacks a file into files, each an event.
pub type Unpack = fn(&str, Vec<u8>, &Tools<'_>, &mut Emit<'_>);
/// Says what is wrong with a file that is not read; `None` if there is nothing to report.
pub type Refuse = fn(&str, &[u8]) -> Option<Fault>;

/// What reads a file.
#[derive(Clone, Copy, Debug)]
pub enum Reader {
    /// A reader of text.
    Text(TextReader),
    /// A reader of bytes.
    Bytes(BytesReader),
    /// It is packed, and has other files in it.
    Packed(Unpack),
    /// It is not read.
    Refused(Refuse),
}

/// Takes the next bytes of a file that is written, which need not all be in memory.
pub type Out<'a> = dyn FnMut(&[u8]) + 'a;

/// What writes a corpus as the bytes of a file.
#[derive(Clone, Copy, Debug)]
pub struct Writer {
    /// Writes the articles, and what is said of them all.
    pub write: fn(&Head, &dyn ArticleList, &mut Out<'_>) -> Result<(), ExportFault>,
    /// How files of it end, the usual way first; empty where it is no file of its own.
    pub endings: &'static [&'static str],
    /// The media type of such a file.
    pub media_type: &'static str,
    /// Whether it has everything of a corpus, so that nothing is lost when the page is closed.
    pub is_whole: bool,
}

/// Who wrote the fields of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Another program: a date that is missing may be found elsewhere in the article.
    #[default]
    Elsewhere,
    /// A web page: its text may have lines that are no part of the article.
    WebPage,
    /// Somebody, for Broadside: a date that is missing is not known.
    Broadside,
}

impl Format {
    /// A format with this sign and reader, and the defaults for the rest.
    pub const fn new(key: &'static str, sign: Sign, reader: Reader) -> Self {
        Self { key, endings: &[], sign, reader, writer: None, origin: Origin::Elsewhere, has_one: false }
    }

    /// Writes a corpus as a file. The same corpus always gives the same bytes, in the page and on the command line.
    ///
    /// # Errors
    /// A value that cannot be written, which no value read from a file is, or a format without a writer.
    pub fn write(&self, head: &Head, articles: &dyn ArticleList, out: &mut Out<'_>) -> Result<(), ExportFault> {
        let writer = self.writer.ok_or_else(|| ExportFault(self.key.to_owned()))?;
        (writer.write)(head, articles, out)
    }

    /// A corpus as the bytes of a file, as [`Format::write`] writes it.
    ///
    /// # Errors
    /// As [`Format::write`].
    pub fn bytes(&self, head: &Head, articles: &dyn ArticleList) -> Result<Vec<u8>, ExportFault> {
        let mut bytes = Vec::new();
        self.write(head, articles, &mut |more| bytes.extend_from_slice(more))?;
        Ok(bytes)
    }

    /// Whether files of it are read.
    pub const fn is_read(&self) -> bool {
        !matches!(self.reader, Reader::Refused(_))
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// What a file looks like before it is read.
#[derive(Debug)]
pub struct Look<'a> {
    /// The ending of its name in small letters, without that of gzip.
    pub ending: String,
    /// Its bytes.
    pub bytes: &'a [u8],
    members: OnceCell<Vec<String>>,
}

impl<'a> Look<'a> {
    /// The look of a file.
    pub fn new(name: &str, bytes: &'a [u8]) -> Self {
        Self { ending: ending(name), bytes, members: OnceCell::new() }
    }

    /// Whether it begins with these bytes.
    pub fn begins(&self, mark: &[u8]) -> bool {
        self.bytes.starts_with(mark)
    }

    /// Whether it is a zip.
    pub fn is_zip(&self) -> bool {
        self.begins(b"PK\x03\x04") || self.begins(b"PK\x05\x06")
    }

    /// Whether it is a zip with a file of this name in it.
    pub fn has_member(&self, name: &str) -> bool {
        // A damaged one is reported when it is unpacked.
        let members = || archive::names(self.bytes).unwrap_or_default();
        self.is_zip() && self.members.get_or_init(members).iter().any(|member| member == name)
    }
}

/// What a text looks like before it is read.
#[derive(Debug)]
pub struct TextLook<'a> {
    /// The last part of the file's name.
    pub base: &'a str,
    /// The ending of that in small letters, without that of gzip.
    pub ending: String,
    /// The text.
    pub text: &'a str,
    /// The text without white space at its beginning.
    pub body: &'a str,
    root: OnceCell<String>,
}

/// How many bytes of a text count as its beginning.
const HEAD: usize = 200_000;

impl<'a> TextLook<'a> {
    /// The look of a text.
    pub fn new(name: &'a str, text: &'a str) -> Self {
        let body = text.trim_start_matches(['\u{feff}', '\0', '\u{1e}']).trim_start();
        Self { base: base_name(name), ending: ending(name), text, body, root: OnceCell::new() }
    }

    /// Whether its ending is one of these.
    pub fn ends_in(&self, endings: &[&str]) -> bool {
        endings.contains(&self.ending.as_str())
    }

    /// Whether it begins as XML and HTML do.
    pub fn is_markup(&self) -> bool {
        self.body.starts_with('<')
    }

    /// Its beginning.
    pub fn head(&self) -> &str {
        let mut end = self.body.len().min(HEAD);
        while !self.body.is_char_boundary(end) {
            end -= 1;
        }
        self.body.get(..end).unwrap_or_default()
    }

    /// The name of its first element without prefix, in small letters; empty where it begins with none.
    pub fn root(&self) -> &str {
        self.root.get_or_init(|| if self.is_markup() { root_name(self.head()) } else { String::new() })
    }
}

/// The local name of the first element, in small letters.
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
