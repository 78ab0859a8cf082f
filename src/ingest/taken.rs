//! What an import has taken so far: articles, faults, and the report that grows with them.

use super::complete::complete;
use super::fault::{Fault, FaultKind, Place};
use super::found::Found;
use super::import::{Imported, Progress, Tell};
use super::report::{Duplicate, FaultReport, FileReport, ImportReport, MOST_TOLD};
use super::{Article, Intake, duplicates, furniture};

/// After how many articles it is told again how far it is.
const TELL_EVERY: usize = 64;

/// What has been taken so far.
#[derive(Default)]
pub(super) struct Taken {
    outlet: Option<String>,
    /// The articles and what was wrong.
    pub(super) intake: Intake,
    places: Vec<Place>,
    n_rejected: u32,
    /// The report so far.
    pub(super) report: ImportReport,
    /// The file that is being read.
    pub(super) file: FileReport,
    /// The fields of this file were written for Broadside: a date that is missing is not known.
    pub(super) is_ours: bool,
}

impl Taken {
    /// Nothing yet; `outlet` is that of articles that name none.
    pub(super) fn new(outlet: Option<&str>) -> Self {
        Self { outlet: outlet.filter(|name| !name.trim().is_empty()).map(str::to_owned), ..Self::default() }
    }

    /// Something wrong in the file that is being read.
    pub(super) fn fault(&mut self, place: Place, kind: FaultKind) {
        self.file.n_faults += 1;
        self.intake.faults.push(Fault { place, kind });
    }

    /// Takes a find. `clears` says that the text is that of a page, which may have lines that are not the article's.
    pub(super) fn take(&mut self, found: Found, clears: bool, tell: &mut Tell<'_>) {
        match found {
            Found::Head(head) => {
                self.is_ours = true;
                self.intake.head = self.intake.head.take().or(Some(*head));
            }
            Found::Fault(fault) => {
                self.n_rejected += u32::from(fault.kind.is_of_record());
                self.fault(fault.place, fault.kind);
            }
            Found::LeftOut(line) => self.intake.left_out.push(line),
            Found::Record(record) => {
                let (place, text_place) = (record.place(""), record.place("text"));
                match complete(*record, self.outlet.as_deref(), !self.is_ours) {
                    Ok(mut article) => {
                        if clears {
                            let first = text_place.line.unwrap_or(1) as usize;
                            let (text, left_out) = furniture::clear(
                                &text_place.file,
                                first,
                                &article.headline,
                                article.byline.as_deref(),
                                &article.text,
                            );
                            if !text.trim().is_empty() {
                                text.trim_end().clone_into(&mut article.text);
                                self.intake.left_out.extend(left_out);
                            }
                        }
                        self.intake.articles.push(article);
                        self.places.push(place);
                        self.file.n_articles += 1;
                        let n = self.intake.articles.len();
                        if n.is_multiple_of(TELL_EVERY) {
                            tell(Progress::Reading(&self.file.name, n));
                        }
                    }
                    Err(faults) => {
                        self.n_rejected += 1;
                        for fault in faults {
                            self.fault(fault.place, fault.kind);
                        }
                    }
                }
            }
        }
    }

    /// Settles ids, looks for duplicates (and leaves them out if it should), and sums up.
    pub(super) fn finish(mut self, drops_duplicates: bool, tell: &mut Tell<'_>) -> Imported {
        self.intake.settle_ids();
        self.look_for_duplicates(drops_duplicates, tell);
        let Self { intake, n_rejected, mut report, .. } = self;
        report.n_accepted = intake.articles.len() as u32;
        report.n_rejected = n_rejected;
        report.n_faults = intake.faults.len() as u32;
        report.faults = intake.faults.iter().take(MOST_TOLD).map(FaultReport::from).collect();
        report.n_left_out = intake.left_out.len() as u32;
        let line = |line: &furniture::LeftOut| (line.place.clone(), format!("{}: {}", line.why.in_words(), line.text));
        report.left_out = intake.left_out.iter().take(MOST_TOLD).map(line).collect();
        for field in intake.articles.iter().flat_map(|article: &Article| &article.inferred) {
            *report.inferred.entry(field.clone()).or_default() += 1;
        }
        Imported { intake, report }
    }

    fn look_for_duplicates(&mut self, drops: bool, tell: &mut Tell<'_>) {
        let n = self.intake.articles.len();
        let repeats = duplicates::find(&self.intake.articles, |at| tell(Progress::Comparing(at, n)));
        self.report.n_duplicates = repeats.len() as u32;
        let article = |i: usize| self.intake.articles.get(i);
        let place = |i: usize| self.places.get(i).cloned().unwrap_or_default();
        let told = repeats.iter().take(MOST_TOLD).filter_map(|repeat| {
            let (this, first) = (article(repeat.article)?, article(repeat.of)?);
            Some(Duplicate {
                place: place(repeat.article),
                headline: this.headline.clone(),
                outlet: this.outlet.clone(),
                of: place(repeat.of),
                of_outlet: first.outlet.clone(),
                same_per_cent: (repeat.same * 100.0).floor() as u8,
            })
        });
        self.report.duplicates = told.collect();
        if drops {
            let mut out = repeats.iter().map(|repeat| repeat.article).peekable();
            let mut i = 0;
            self.intake.articles.retain(|_| {
                let stays = out.next_if_eq(&i).is_none();
                i += 1;
                stays
            });
        }
    }
}
