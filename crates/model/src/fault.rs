//! A fault: what is wrong in the input, and where. It has codes and data and no text; `words` says it.

use crate::edtf::DateFault;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A place in the input: a file, and the line or record in it where one is known.
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

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong with an input. A text in one of these is what a library or the system says, unless it is named otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Bytes of value zero in a text.
    Nul,
    /// A line longer than this many megabytes.
    LongLine(u32),
    /// Nothing in the file.
    EmptyFile,
    /// The file does not begin with front matter.
    NoFrontMatter,
    /// The front matter is opened and never closed.
    OpenFrontMatter,
    /// The TOML cannot be read.
    Toml(String),
    /// The JSON cannot be read.
    Json(String),
    /// The XML cannot be read from here on.
    Xml(String),
    /// The XML ends before its elements do.
    XmlCutShort,
    /// A package of articles without the articles; how many it points to.
    Package(u32),
    /// Nothing in the file is an article.
    NoArticles,
    /// A feed whose items have headlines and no texts; how many.
    OnlyHeadlines(u32),
    /// A page that leads to articles and holds none.
    NoArticle,
    /// XML of a kind that no reader knows.
    UnknownXml,
    /// A table that cannot be read from here on.
    Table(String),
    /// A sheet of a spreadsheet has more cells than are read, counted up to its last; the sheet's name.
    LargeSheet(String),
    /// A row of a table with more or fewer cells than there are columns.
    Ragged {
        /// How many cells it has.
        n_cells: u32,
        /// How many columns the table has.
        n_columns: u32,
    },
    /// A row with a quotation mark that opens a cell and does not close it.
    StrayQuote,
    /// A table in which no column is known to be the text; the headings of its columns.
    NoTextColumn(Vec<String>),
    /// An archive that gives nothing, or no more.
    Archive(ArchiveFault),
    /// Archives in archives in archives.
    TooDeep,
    /// A file of a kind that is not read.
    Unread(UnreadKind),
    /// A Broadside page whose corpus cannot be taken out.
    Sheet(SheetFault),
    /// A corpus block whose bytes are wrong.
    Salvaged {
        /// How many articles could be read all the same.
        n_read: u32,
        /// How many there were, where that can still be read.
        of: Option<u32>,
    },
    /// A corpus for which a browser has too little memory.
    NoRoom {
        /// How many articles it holds.
        n_held: u32,
        /// How many there are, where the corpus says so.
        of: Option<u32>,
    },
    /// A web archive without a record in it.
    NoWebArchive,
    /// A page in a web archive that is compressed in an unknown way.
    PackedPage,
    /// Nothing says who published an article.
    NoOutlet,
    /// Nothing says who published an article, which is in a folder of this name.
    NoOutletButFolder(String),
    /// A field that an article must have is missing; its name.
    Missing(String),
    /// A field holds something else than it should.
    Type {
        /// The field's name; empty for an article as a whole.
        field: String,
        /// What it should hold.
        wanted: FieldType,
    },
    /// A date that is none.
    Date {
        /// As written.
        text: String,
        /// What is wrong with it.
        fault: DateFault,
    },
    /// No text behind the fields.
    NoText,
    /// A description names a file that is not there; its name.
    NoSuchFile(String),
    /// What is said of the corpus cannot be read.
    Head(String),
    /// Clippings that cannot be read, or are more than a corpus may have; how many.
    Clippings(u32),
    /// An entry of the lexicon that cannot work.
    Lexicon(LexiconFault),
    /// A second lexicon among the files.
    SecondLexicon,
    /// The corpus's format is newer than this program; its number.
    NewerFormat(u64),
    /// The file could not be read.
    Unreadable(String),
    /// The browser can no longer open the file.
    FileGone,
    /// A file that a browser has too little memory to read.
    NoMemory,
    /// A file that a browser has too little memory to read all of; how many of its articles were read.
    NoMemoryForRest(u32),
    /// The counts of an article's words cannot be taken.
    Counts(CountsFault),
}

/// What is wrong with the counts of an article's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountsFault {
    /// They have another shape.
    NotCounts,
    /// A field is missing; its name.
    Missing(Cow<'static, str>),
    /// Their version is newer than this program; its number.
    Version(u64),
    /// A number that is no count, as written.
    Number(String),
    /// A word or phrase that is counted twice.
    Twice(String),
    /// The words do not add up to the length that is stated.
    Length {
        /// As written.
        stated: String,
        /// What they add up to.
        counted: u64,
    },
    /// The words are more than an article has; how many.
    TooLong(u64),
    /// What should be two words and is not, as written.
    Pair(String),
    /// More pairs of words than its words can make.
    Pairs {
        /// How many pairs.
        n: u64,
        /// How many words.
        length: u64,
    },
    /// A word's number that the vocabulary does not have.
    NotInVocabulary(u64),
    /// Sums that no articles can have, of this word; of the cell as a whole where it is empty.
    Sums(String),
    /// All counts of the files together are of more words than fit; how many million those are.
    TooMany(u32),
}

/// What a field should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A JSON object.
    Object,
}

/// A kind of file that newsrooms have and no reader takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnreadKind {
    /// PDF, where the program reads none.
    Pdf,
    /// PDF without letters, such as a scan.
    PdfWithoutText,
    /// PDF that unpacks to too much, or draws too much.
    LargePdf,
    /// PDF that needs a password.
    LockedPdf,
    /// A Word or Excel file from before 2007.
    OldOffice,
    /// A Works or `WordPerfect` document.
    Works,
    /// A presentation.
    Slides,
    /// A Pages, Numbers or Keynote file.
    Pages,
    /// A drawing or another document of an office program.
    Office,
    /// An e-book.
    Ebook,
    /// Mails as Outlook keeps them.
    Outlook,
    /// A picture, such as a scan.
    Picture,
    /// Sound or film.
    Recording,
    /// An archive that is not opened; its name.
    Packed(String),
    /// A database; its name.
    Database(String),
    /// A spreadsheet, where the program reads none.
    Spreadsheet,
    /// Bytes that are no text of any kind.
    Binary,
}

/// Why an archive gives nothing, or no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArchiveFault {
    /// It unpacks to more than this many megabytes.
    TooLarge(u64),
    /// It ends before its end, or its bytes are wrong; what the library says.
    Damaged(String),
    /// A file in it needs a password.
    Locked,
    /// A file in it is packed by a method that is not read; its name.
    Method(String),
}

/// Why a data block of a Broadside page cannot be read or written. `id` is the block's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetFault {
    /// The text holds no such block.
    Missing {
        /// The block that was asked for.
        id: String,
    },
    /// The text holds the block more than once.
    Twice {
        /// The block that was asked for.
        id: String,
    },
    /// The block begins, and the file ends inside it.
    CutShort {
        /// The block that was asked for.
        id: String,
    },
    /// The page is of a version before there were embedders.
    KnowsNoEmbedders,
    /// The page is of a version before pages could be hosted as a folder.
    KnowsNoSites,
    /// The data to be written holds a character that base64 does not have.
    NotBase64 {
        /// The block that was to be written.
        id: String,
        /// The first character that base64 does not have.
        found: char,
        /// Where it is, in bytes from the start of the data.
        at: usize,
    },
}

/// What in a lexicon cannot work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LexiconFault {
    /// An actor without a name.
    UnnamedActor,
    /// Two actors of this name.
    ActorTwice(String),
    /// A topic without a name.
    UnnamedTopic,
    /// The topic of this name has no phrases.
    NoPhrases(String),
    /// An actor or topic that cannot be read; what the library says.
    Unreadable(String),
}

/// A line that was left out of an article's text, since it belongs to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Where it was.
    pub place: Place,
    /// The line, shortened for showing.
    pub text: String,
    /// Why it is no part of the article.
    pub why: BoilerplateKind,
}

/// Why a line is no part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoilerplateKind {
    /// It repeats the headline.
    Headline,
    /// It is about the site, not the news: a plea about ad blockers, a newsletter, a list of other posts.
    Site,
    /// It is in the box about the author.
    AuthorBox,
    /// It is the archive's, not the article's: what an export adds around its texts.
    Export,
    /// It is the name of a file that was sent along with a mail.
    Attachment,
    /// It is the number of a page.
    PageNumber,
    /// It is at the top or the bottom of pages, or runs across them.
    PageHead,
    /// It is above the headings of a table or below its last row.
    OutsideTable,
    /// It is the name of a sheet with nothing in it.
    EmptySheet,
}

/// What keeps a corpus from being written: what the library says that writes it, or the key of a format in which none is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportFault(pub String);

impl FaultKind {
    /// Whether it is that nothing says who published an article.
    pub fn lacks_outlet(&self) -> bool {
        matches!(self, Self::NoOutlet | Self::NoOutletButFolder(_))
    }

    /// Whether it cost an article: a row, a line or a page that could have been one.
    pub fn is_of_record(&self) -> bool {
        matches!(
            self,
            Self::Ragged { .. }
                | Self::StrayQuote
                | Self::NoText
                | Self::NoArticle
                | Self::OnlyHeadlines(_)
                | Self::Json(_)
                | Self::LongLine(_)
                | Self::Package(_)
        )
    }
}
