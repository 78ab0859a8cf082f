//! Errors: what keeps a command from being carried out.

use model::FaultKind;
use model::fault::{ExportFault, SheetFault};
use words::command_line;

/// What keeps a command from being carried out.
#[derive(Debug)]
pub enum CommandError {
    /// A file that cannot be read, and what the system says.
    Read(String, std::io::Error),
    /// A file that cannot be written, and what the system says.
    Write(String, std::io::Error),
    /// A file that is there already and may not be replaced.
    Exists(String),
    /// A file that is to be written over, and is one of the articles to read.
    IsInput(String),
    /// A pattern that is not valid, and why.
    Pattern(String, String),
    /// A pattern that matches nothing.
    NoMatch(String),
    /// The page to pack into is in none of these places.
    NoTemplate(Vec<String>),
    /// The page to pack into is no Broadside page, and why.
    Template(String, SheetFault),
    /// The articles in a page cannot be read, and why.
    Page(String, FaultKind),
    /// This many faults, where none may be.
    Faulty(u32),
    /// No article at all.
    NoArticle,
    /// This many articles that are not added up, among those that are to be.
    NotAddedUp(u64),
    /// A file with an ending under which no corpus is saved, and the endings that there are.
    UnknownFormat(String, Vec<&'static str>),
    /// A folder with files in it.
    NotEmpty(String),
    /// A corpus that cannot be written.
    Export(ExportFault),
}

impl From<ExportFault> for CommandError {
    fn from(fault: ExportFault) -> Self {
        Self::Export(fault)
    }
}

impl CommandError {
    /// What is said of it: what happened, and what to do.
    pub fn message(&self) -> String {
        match self {
            Self::Read(path, why) => command_line::not_read(path, &why.to_string()),
            Self::Write(path, why) => command_line::not_written(path, &why.to_string()),
            Self::Exists(path) => command_line::exists(path),
            Self::IsInput(path) => command_line::is_input(path),
            Self::Pattern(pattern, why) => command_line::bad_pattern(pattern, why),
            Self::NoMatch(pattern) => command_line::no_match(pattern),
            Self::NoTemplate(places) => command_line::no_template(&words::list(places)),
            Self::Template(path, fault) => words::faults::at(path, &words::sheet_fault(fault)),
            Self::Page(path, kind) => words::faults::at(path, &words::fault(kind)),
            Self::Faulty(n) => command_line::faulty((*n).into()),
            Self::NoArticle => command_line::no_article().to_owned(),
            Self::NotAddedUp(n) => command_line::not_added_up(*n),
            Self::UnknownFormat(path, endings) => {
                let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
                command_line::unknown_format(path, &words::list(&endings))
            }
            Self::NotEmpty(folder) => command_line::not_empty(folder),
            Self::Export(ExportFault(why)) => command_line::unwritable(why),
        }
    }
}
