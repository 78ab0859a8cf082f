//! Progress: how far an import is.

/// How far an import is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress<'a> {
    /// This file is being read, and this many articles have been read so far.
    Reading(&'a str, usize),
    /// This many articles have been compared with the others, out of this many.
    Comparing(usize, usize),
}

/// Called now and then while an import runs.
pub type OnProgress<'a> = dyn FnMut(Progress<'_>) + 'a;
