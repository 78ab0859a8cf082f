//! A fault: what is wrong in the input, where, and what to do about it.

use super::edtf::DateFault;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where something stands: a file, and the line in it, counted from 1, where one is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file's name as the person gave it.
    pub file: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
}

impl Place {
    /// A line of a file.
    pub fn line(file: &str, line: usize) -> Self {
        Self { file: file.to_owned(), line: Some(line) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(&self.file),
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
    #[error("the text is not UTF-8 from this line on; save the file as UTF-8")]
    NotUtf8,
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
    #[error("this line is not a JSON object: {0}")]
    Json(String),
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
    #[error("the article has no text; write it below the front matter, or in the field text")]
    NoText,
    /// Two articles of one id.
    #[error("the id \"{id}\" is taken by {first}; give this article another")]
    DuplicateId {
        /// The id.
        id: String,
        /// The article that has it.
        first: Place,
    },
    /// The sidecar names a file that is not there.
    #[error("the file \"{0}\" is not in this folder")]
    NoSuchFile(String),
    /// A text file that nothing describes.
    #[error(
        "nothing says which outlet this is from; add front matter, or an [[article]] with file = \"{0}\" to articles.toml"
    )]
    Undescribed(String),
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
    /// A kind of file that is not taken.
    #[error("files of this kind are not taken; give .md, .txt, .jsonl, .jsonl.gz, or a Broadside page")]
    UnknownKind,
}
