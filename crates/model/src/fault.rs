//! A fault: what is wrong in the input, where, and what to do about it.

use crate::edtf::DateFault;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where something stands: a file, and the line in it, counted from 1, where one is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file's name as the person gave it.
    pub file: String,
    /// The line, counted from 1.
    pub line: Option<u32>,
    /// The record, counted from 1, where a file holds many that no line tells apart.
    pub record: Option<u32>,
}

impl Place {
    /// A line of a file.
    pub fn line(file: &str, line: usize) -> Self {
        Self { file: file.to_owned(), line: Some(line as u32), record: None }
    }

    /// A record of a file.
    pub fn record(file: &str, record: usize) -> Self {
        Self { file: file.to_owned(), line: None, record: Some(record as u32) }
    }

    /// A file as a whole.
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.record) {
            (Some(line), _) => write!(f, "{}:{line}", self.file),
            (None, Some(record)) => write!(f, "{}, record {record}", self.file),
            (None, None) => f.write_str(&self.file),
        }
    }
}

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {kind}")]
pub struct Fault {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What may be wrong with an input. Each message says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// Bytes that are no UTF-8.
    #[error(
        "from this line on there are bytes that are no text; they read as �, and the rest was kept; save the file as UTF-8"
    )]
    NotUtf8,
    /// Bytes of value zero in a text.
    #[error("from this line on there are NUL bytes, which were taken out; the file may have been damaged on its way")]
    Nul,
    /// A line beyond all measure.
    #[error("this line is longer than {0} MB and was passed over; put each article on a line of its own")]
    LongLine(usize),
    /// Nothing in the file.
    #[error("the file is empty; write an article into it or take it out")]
    EmptyFile,
    /// The file does not begin with front matter.
    #[error("front matter is missing; begin the file with a line +++, the article's fields, and another line +++")]
    NoFrontMatter,
    /// The front matter is opened and never closed.
    #[error("the front matter that begins here is never closed; put a line +++ behind its last field")]
    OpenFrontMatter,
    /// The TOML cannot be read.
    #[error("this is not TOML: {0}")]
    Toml(String),
    /// A line is no JSON object.
    #[error("this is not a JSON object: {0}")]
    Json(String),
    /// The XML breaks off or makes no sense.
    #[error("this is not well-formed XML: {0}; what stands before it was read")]
    Xml(String),
    /// A package of articles without the articles.
    #[error("this is a package that points to {} and holds no text itself; give the files of what it points to", items(*.0))]
    Package(usize),
    /// Nothing in the file is an article.
    #[error("there is no article in this file; leave it out")]
    NoArticles,
    /// A page that leads to articles and holds none.
    #[error("no article was found in this page; save the article's own page")]
    NoArticle,
    /// XML of a kind that no reader knows.
    #[error("XML of this kind is not read; give RSS, Atom, NITF or NewsML-G2")]
    UnknownXml,
    /// A table that breaks off.
    #[error("the table cannot be read from this line on: {0}")]
    Table(String),
    /// A row of a table that has not the cells of the first.
    #[error(
        "this row has {n_cells} cells and the table {n_columns} columns; mend it, and put quotation marks around cells that hold separators"
    )]
    Ragged {
        /// How many cells it has.
        n_cells: usize,
        /// How many columns the table has.
        n_columns: usize,
    },
    /// A table of which nobody knows which column is the text.
    #[error("none of the columns ({0}) is known to be the articles' text; say which column is which")]
    NoTextColumn(String),
    /// An archive that gives nothing, or no more.
    #[error("{0}")]
    Archive(ArchiveFault),
    /// Archives in archives in archives.
    #[error("archives are packed into one another too deeply here; unpack them")]
    TooDeep,
    /// A kind of file that no reader here takes, and what to do.
    #[error("{0}")]
    Foreign(&'static str),
    /// A page of Broadside whose corpus cannot be taken out.
    #[error("{0}")]
    Sheet(String),
    /// Nothing tells who published an article.
    #[error(
        "nothing says which outlet this is from; name it in the file, or give one outlet for all articles that name none"
    )]
    NoOutlet,
    /// A field that an article must have is not there.
    #[error("the {0} is missing; give it as {0} = \"…\"")]
    Missing(&'static str),
    /// A field holds something else than it should.
    #[error("{field} should be {wanted}")]
    Type {
        /// The field's name.
        field: String,
        /// What it should hold.
        wanted: &'static str,
    },
    /// A date that is none.
    #[error("the date \"{text}\" is not one: {fault}")]
    Date {
        /// As written.
        text: String,
        /// What is wrong with it.
        fault: DateFault,
    },
    /// No text behind the fields.
    #[error("the article has no text; give it one, or leave it out")]
    NoText,
    /// The sidecar names a file that is not there.
    #[error("the file \"{0}\" is not in this folder")]
    NoSuchFile(String),
    /// An actor or topic of the lexicon that matches nothing it could be told by.
    #[error("{0}")]
    Lexicon(String),
    /// A second lexicon among the files.
    #[error("a corpus has one lexicon, and another was read before this one; leave one out")]
    SecondLexicon,
    /// The page's format is newer than this program.
    #[error("this corpus is of format {0}, newer than this program reads; use a newer Broadside")]
    NewerFormat(u64),
    /// The file could not be read or unpacked.
    #[error("it cannot be read: {0}")]
    Unreadable(String),
}

/// Why an archive gives nothing, or no more.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveFault {
    /// It unpacks to more than the limit.
    #[error("it unpacks to more than {0} MB; unpack it and give the parts that are wanted")]
    TooLarge(u64),
    /// It ends before its end, or its bytes are wrong.
    #[error("it is damaged ({0}); copy or download it again")]
    Damaged(String),
    /// A file in it needs a password.
    #[error("it is locked with a password; unlock it and give what it holds")]
    Locked,
    /// A file in it is packed in a way that is not read.
    #[error("it is packed by a method that is not read ({0}); pack it again as an ordinary zip")]
    Method(String),
}

fn items(n: usize) -> String {
    if n == 1 { "1 item".to_owned() } else { format!("{n} items") }
}

impl FaultKind {
    /// Whether it cost an article: a row, a line or a page that could have been one.
    pub fn is_of_record(&self) -> bool {
        matches!(
            self,
            Self::Ragged { .. } | Self::NoText | Self::NoArticle | Self::Json(_) | Self::LongLine(_) | Self::Package(_)
        )
    }
}
