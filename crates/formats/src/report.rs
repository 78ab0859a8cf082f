//! The report of an import: what was read, what was not and why, and what was inferred.

use crate::choose::Choice;
use crate::dates::DayOrder;
use crate::event::Told;
use crate::{fields, mojibake, teaser};
use model::date_note::DateNote;
use model::fault::{Fault, LeftOut, Place};
use model::file_note::FileNote;
use model::{Article, Day, WrittenOutlet};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The options of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
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
    /// The encoding of texts that are not UTF-8, by its label in the Encoding Standard, where it is not to be guessed.
    #[serde(default)]
    pub encoding: Option<String>,
    /// The encodings of single files, by their names: these hold whatever a file says of itself.
    #[serde(default)]
    pub encodings: BTreeMap<String, String>,
    /// Whether lines at the beginning and the end of a text that look like its page's or its archive's stay in it.
    #[serde(default)]
    pub keep_all_lines: bool,
    /// Whether the name of the folder is the outlet of articles that don't name one; it counts as inferred.
    pub outlet_from_folder: bool,
    /// Whether the date of an article that has none is the one in its file's name; it counts as inferred.
    pub date_from_name: bool,
    /// Whether texts that were read in a wrong encoding before they came here are put right.
    pub repair_mojibake: bool,
    /// Whether dates that may stand for none, and days in the future, are left away.
    pub drop_doubtful_dates: bool,
    /// The day of the import, where it is known: what is later is in the future.
    pub today: Option<Day>,
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
    /// How many lines were left out of its articles.
    #[serde(default)]
    pub n_left_out: u32,
    /// How many lines look like boilerplate and were kept, since they would have been more than a tenth of a text.
    #[serde(default)]
    pub n_doubtful: u32,
    /// How many lines were joined with the one before them, since the text was wrapped to a width.
    #[serde(default)]
    pub n_unwrapped: u32,
    /// How many words were put together that were divided at the end of a line.
    #[serde(default)]
    pub n_unhyphenated: u32,
    /// How many pages had their text put in order by the places of its letters.
    #[serde(default)]
    pub n_laid_out: u32,
    /// How many articles had garbled letters put right.
    #[serde(default)]
    pub n_repaired: u32,
    /// How many of its articles are perhaps not complete.
    pub n_incomplete: u32,
    /// How many of its articles have no date.
    pub n_without_date: u32,
    /// Whether one without a date could take that in the file's name, which was not asked for.
    #[serde(default)]
    pub may_name_date: bool,
    /// How many of them name no author.
    pub n_without_byline: u32,
    /// How many of them end as a teaser, so that the rest is probably missing.
    pub n_teasers: u32,
    /// Where the first of these is.
    #[serde(default)]
    pub first_teaser: Option<Place>,
    /// How many of them were probably read in a wrong encoding before they came here.
    pub n_mojibake: u32,
    /// Where the first of these is.
    #[serde(default)]
    pub first_mojibake: Option<Place>,
    /// The columns or keys that are no field of an article, with how many articles have a value there; the first [`MOST_LISTED`].
    pub unused: BTreeMap<String, u32>,
    /// Where several columns or keys could be a field, what was taken against the likelier name.
    pub choices: Vec<ChosenColumn>,
}

/// Fields that an article keeps under names of ours, and that are therefore not unused.
const USED: [&str; 5] = [INCOMPLETE, "language", "section", "date_as_given", "outlet_as_given"];

impl FileReport {
    /// Counts what was done to the file's texts, or could have been.
    pub(crate) fn tell(&mut self, told: Told, n: u32) {
        *match told {
            Told::Doubtful => &mut self.n_doubtful,
            Told::Unwrapped => &mut self.n_unwrapped,
            Told::Unhyphenated => &mut self.n_unhyphenated,
            Told::LaidOut => &mut self.n_laid_out,
            Told::Repaired => &mut self.n_repaired,
        } += n;
    }

    /// Notes what was taken as a field of the file's articles, once for all of them.
    pub(crate) fn choose(&mut self, choices: Vec<Choice>) {
        for Choice { field, taken, instead_of } in choices {
            let chosen = ChosenColumn { field: field.to_owned(), taken, instead_of };
            if self.choices.len() < MOST_LISTED && !self.choices.contains(&chosen) {
                self.choices.push(chosen);
            }
        }
    }

    /// Counts what is missing in an article, or odd about it; of a corpus of Broadside's own, all fields are used.
    pub(crate) fn count(&mut self, article: &Article, place: &Place, is_corpus: bool) {
        self.n_without_date += u32::from(article.date.is_none());
        self.n_without_byline += u32::from(article.byline.is_none());
        if teaser::is_one(&article.text) {
            self.n_teasers += 1;
            self.first_teaser.get_or_insert_with(|| place.clone());
        }
        if mojibake::is_in(&article.headline) || mojibake::is_in(&article.text) {
            self.n_mojibake += 1;
            self.first_mojibake.get_or_insert_with(|| place.clone());
        }
        if is_corpus {
            return;
        }
        let is_nothing = |value: &Value| value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
        for (name, _) in
            article.other.iter().filter(|(name, value)| !USED.contains(&name.as_str()) && !is_nothing(value))
        {
            if !article.topics.is_empty() && fields::field_of(name) == Some("topics") {
                continue;
            }
            if let Some(n) = self.unused.get_mut(name) {
                *n += 1;
            } else if self.unused.len() < MOST_LISTED {
                self.unused.insert(name.clone(), 1);
            }
        }
    }

    fn counts(&self) -> [u32; 9] {
        [
            self.n_without_date,
            self.n_without_byline,
            self.n_teasers,
            self.n_mojibake,
            self.n_doubtful,
            self.n_unwrapped,
            self.n_unhyphenated,
            self.n_laid_out,
            self.n_repaired,
        ]
    }

    /// What is to be said of the file beside its numbers of articles and faults.
    pub fn notes(&self) -> Vec<FileNote> {
        let counts = [
            FileNote::WithoutDate(self.n_without_date),
            FileNote::WithoutByline(self.n_without_byline),
            FileNote::Teasers(self.n_teasers, self.first_teaser.clone()),
            FileNote::Mojibake(self.n_mojibake, self.first_mojibake.clone()),
            FileNote::Doubtful(self.n_doubtful),
            FileNote::Unwrapped(self.n_unwrapped),
            FileNote::Unhyphenated(self.n_unhyphenated),
            FileNote::LaidOut(self.n_laid_out),
            FileNote::Repaired(self.n_repaired),
        ];
        let counts = counts.into_iter().zip(self.counts()).filter(|(_, n)| *n > 0).map(|(note, _)| note);
        let choices = self.choices.iter().map(|ChosenColumn { field, taken, instead_of }| FileNote::Chosen {
            field: field.clone(),
            taken: taken.clone(),
            instead_of: instead_of.clone(),
        });
        let unused: Vec<(String, u32)> = self.unused.iter().map(|(name, n)| (name.clone(), *n)).collect();
        let unused = Some(unused).filter(|unused| !unused.is_empty()).map(FileNote::Unused);
        counts.chain(choices).chain(unused).collect()
    }

    /// Whether there is nothing to be said of the file.
    pub fn is_plain(&self) -> bool {
        self.counts().iter().all(|n| *n == 0) && self.unused.is_empty() && self.choices.is_empty()
    }
}

/// What was taken as a field because of its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenColumn {
    /// The field.
    pub field: String,
    /// The column or key that was taken.
    pub taken: String,
    /// The one whose name is likelier.
    pub instead_of: String,
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
    /// What was guessed of dates, and which are doubtful, file by file.
    pub dates: Vec<DateNote>,
    /// How many dates are doubtful.
    pub n_doubtful: u32,
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
    /// Outlets of the articles that may be one, group by group.
    pub alike_outlets: Vec<Vec<WrittenOutlet>>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unused_column_is_named() {
        let unused = (0..90).map(|n| (format!("x{n}"), 1)).collect();
        let notes = FileReport { unused, ..FileReport::default() }.notes();
        assert!(matches!(&*notes, [FileNote::Unused(names)] if names.len() == 90), "{notes:?}");
    }
}
