//! The report of an import: what was read, what was not and why, and what was inferred.

use crate::dates::DayOrder;
use model::Article;
use model::fault::{Fault, LeftOut, Place};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The options of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportOptions {
    /// The outlet of articles that don't name one; it counts as inferred.
    pub outlet: Option<String>,
    /// Which field of an article each column of a table is, by the column's heading; besides the usual headings.
    pub columns: BTreeMap<String, String>,
    /// Whether articles that repeat another are left out.
    pub drop_duplicates: bool,
    /// Whether articles whose date cannot be read are read without one.
    pub take_undated: bool,
    /// Whether the day or the month is first in dates such as 03/04/2024, where the file does not show it.
    pub day_order: Option<DayOrder>,
}

/// The result of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReport {
    /// Its name; that of a file in an archive comes after the archive's, `a.zip/b.html`.
    pub name: String,
    /// The key of the format that it was read as, such as `nitf`.
    pub kind: String,
    /// The encoding that its text was read in, where that was not UTF-8.
    pub encoding: Option<String>,
    /// How many articles it gave.
    pub n_articles: u32,
    /// How many faults it has.
    pub n_faults: u32,
    /// How many of its articles are perhaps not complete.
    pub n_incomplete: u32,
}

/// An article that repeats another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    /// Where it is.
    pub place: Place,
    /// Its headline.
    pub headline: String,
    /// Its outlet.
    pub outlet: String,
    /// Where the one that it repeats is.
    pub of: Place,
    /// The outlet of that one.
    pub of_outlet: String,
    /// How much of the two texts is the same, in per cent; 100 where they are equal.
    pub same_per_cent: u8,
}

/// An article as it is shown before it is added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glimpse {
    /// Its headline.
    pub headline: String,
    /// Its outlet.
    pub outlet: String,
    /// Its date as written, if it has one.
    pub date: Option<String>,
}

impl From<&Article> for Glimpse {
    fn from(article: &Article) -> Self {
        Self {
            headline: article.headline.clone(),
            outlet: article.outlet.clone(),
            date: article.date.as_ref().map(|date| date.text.clone()),
        }
    }
}

/// A table without a known column for the text: its headings and its first row, for a person to say which is which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownTable {
    /// The file.
    pub file: String,
    /// Each column's heading, its first cell, and its field if that is known.
    pub columns: Vec<(String, String, Option<String>)>,
}

/// The result of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// The files in the order in which they were read.
    pub files: Vec<FileReport>,
    /// How many articles were read.
    pub n_accepted: u32,
    /// The first [`MOST_SHOWN`] of them.
    pub first: Vec<Glimpse>,
    /// How many records were not.
    pub n_rejected: u32,
    /// How many of these only need an outlet.
    pub n_without_outlet: u32,
    /// How many articles have a date that cannot be read and no other fault.
    pub n_undated: u32,
    /// Of these, the first [`MOST_LISTED`] that were read without the date, with what is wrong with it.
    pub undated: Vec<Fault>,
    /// How many dates could be read in two ways.
    pub n_ambiguous: u32,
    /// What was wrong; the first [`MOST_LISTED`].
    pub faults: Vec<Fault>,
    /// How many faults there are altogether.
    pub n_faults: u32,
    /// Articles that repeat another; the first [`MOST_LISTED`].
    pub duplicates: Vec<Duplicate>,
    /// How many there are altogether.
    pub n_duplicates: u32,
    /// How many lines of pages were left out.
    pub n_left_out: u32,
    /// The first [`MOST_LISTED`] of them.
    pub left_out: Vec<LeftOut>,
    /// How many articles are perhaps not complete, since their pages show only the beginning.
    pub n_incomplete: u32,
    /// Where the first [`MOST_LISTED`] of them are.
    pub incomplete: Vec<Place>,
    /// In how many of the articles each field was inferred.
    pub inferred: BTreeMap<String, u32>,
    /// Tables whose columns are not known.
    pub tables: Vec<UnknownTable>,
    /// Whether a lexicon was among the files.
    pub has_lexicon: bool,
}

/// The field of an article of which perhaps only the beginning is there.
pub const INCOMPLETE: &str = "incomplete";

/// How many faults, duplicates and lines a report lists.
pub const MOST_LISTED: usize = 1000;
/// How many articles a report shows.
pub const MOST_SHOWN: usize = 5;
