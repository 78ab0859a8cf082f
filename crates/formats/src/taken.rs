//! What an import has taken so far: articles, faults, and the report that grows with them.

use crate::complete::{Completed, complete};
use crate::found::Found;
use crate::import::{Imported, Progress, Tell};
use crate::report::{Duplicate, FaultReport, FileReport, Glimpse, ImportOptions, ImportReport, MOST_SHOWN, MOST_TOLD};
use crate::{Intake, Record, boilerplate, duplicates};
use model::Article;
use model::edtf::DateFault;
use model::fault::{Fault, FaultKind, Place};

/// After how many articles it is told again how far it is.
const TELL_EVERY: usize = 64;

/// What has been taken so far.
#[derive(Default)]
pub(super) struct Taken {
    options: ImportOptions,
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
    /// Nothing yet.
    pub(super) fn new(options: ImportOptions) -> Self {
        let outlet = options.outlet.filter(|name| !name.trim().is_empty());
        Self { options: ImportOptions { outlet, ..options }, ..Self::default() }
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
            Found::Record(record) => self.take_record(*record, clears, tell),
        }
    }

    fn take_record(&mut self, record: Record, clears: bool, tell: &mut Tell<'_>) {
        let (place, text_place) = (record.place(""), record.place("text"));
        let article = match complete(record, &self.options, !self.is_ours) {
            Ok(Completed { article, date: None }) => article,
            Ok(Completed { article, date: Some(fault) }) => {
                self.report.n_undated += 1;
                self.report.n_ambiguous += u32::from(is_ambiguous(&fault));
                if !self.options.take_undated {
                    return self.refuse(vec![fault]);
                }
                if article.date.is_none() && self.report.undated.len() < MOST_TOLD {
                    self.report.undated.push(FaultReport::from(&fault));
                }
                article
            }
            Err(faults) => {
                self.report.n_ambiguous += faults.iter().filter(|fault| is_ambiguous(fault)).count() as u32;
                let has_outlet_fault = faults.iter().any(|fault| fault.kind == FaultKind::NoOutlet);
                // What a choice mends is not counted as something else that is wrong.
                let is_harmless = |fault: &Fault| matches!(fault.kind, FaultKind::NoOutlet | FaultKind::Date { .. });
                self.report.n_without_outlet += u32::from(has_outlet_fault && faults.iter().all(is_harmless));
                return self.refuse(faults);
            }
        };
        let article = if clears { self.cleared(article, &text_place) } else { article };
        self.intake.articles.push(article);
        self.places.push(place);
        self.file.n_articles += 1;
        let n = self.intake.articles.len();
        if n.is_multiple_of(TELL_EVERY) {
            tell(Progress::Reading(&self.file.name, n));
        }
    }

    fn refuse(&mut self, faults: Vec<Fault>) {
        self.n_rejected += 1;
        for fault in faults {
            self.fault(fault.place, fault.kind);
        }
    }

    /// An article without the lines that are its page's, unless nothing would be left.
    fn cleared(&mut self, mut article: Article, place: &Place) -> Article {
        let first = place.line.unwrap_or(1) as usize;
        let (text, left_out) =
            boilerplate::clear(&place.file, first, &article.headline, article.byline.as_deref(), &article.text);
        if !text.trim().is_empty() {
            text.trim_end().clone_into(&mut article.text);
            self.intake.left_out.extend(left_out);
        }
        article
    }

    /// Settles ids, looks for duplicates (and leaves them out if it should), and sums up.
    pub(super) fn finish(mut self, drops_duplicates: bool, tell: &mut Tell<'_>) -> Imported {
        self.intake.settle_ids();
        self.look_for_duplicates(drops_duplicates, tell);
        let Self { intake, n_rejected, mut report, .. } = self;
        report.n_accepted = intake.articles.len() as u32;
        report.first = intake.articles.iter().take(MOST_SHOWN).map(Glimpse::from).collect();
        report.n_rejected = n_rejected;
        report.n_faults = intake.faults.len() as u32;
        report.faults = intake.faults.iter().take(MOST_TOLD).map(FaultReport::from).collect();
        report.n_left_out = intake.left_out.len() as u32;
        let line =
            |line: &boilerplate::LeftOut| (line.place.clone(), format!("{}: {}", line.why.in_words(), line.text));
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

fn is_ambiguous(fault: &Fault) -> bool {
    matches!(fault.kind, FaultKind::Date { fault: DateFault::Ambiguous { .. }, .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::DayOrder;
    use crate::import::Import;

    fn import(files: &[(&str, &[u8])], options: ImportOptions) -> Imported {
        let mut import = Import::new(options, &|_, _| None);
        for (name, bytes) in files {
            import.push(name, bytes.to_vec(), &mut |_| ());
        }
        import.finish(&mut |_| ())
    }

    #[test]
    fn a_date_that_cannot_be_read_costs_the_article_or_itself_alone() {
        let text = "title,outlet,date,text\nA,O,03/04/2024,one\nB,O,soon,two\nC,,soon,three\nD,O,2024-05,four\n";
        let files: [(&str, &[u8]); 1] = [("t.csv", text.as_bytes())];
        let out = import(&files, ImportOptions::default());
        let told: Vec<String> = out.intake.faults.iter().map(|fault| fault.place.to_string()).collect();
        assert_eq!(told, ["t.csv:2", "t.csv:3", "t.csv:4", "t.csv:4"]);
        let out = out.report;
        assert_eq!((out.n_undated, out.n_ambiguous, out.n_rejected, out.undated.len()), (2, 1, 3, 0));
        let taken = import(&files, ImportOptions { take_undated: true, ..ImportOptions::default() });
        let dates: Vec<bool> = taken.intake.articles.iter().map(|article| article.date.is_some()).collect();
        assert_eq!(dates, [false, false, true]);
        let report = taken.report;
        assert_eq!((report.n_undated, report.n_rejected, report.n_without_outlet), (2, 1, 1));
        assert_eq!((report.n_faults, report.undated[1].place.line), (2, Some(3)));
        assert!(report.undated[1].message.contains("\"soon\""), "{:?}", report.undated);
        let ordered = ImportOptions { day_order: Some(DayOrder::DayFirst), ..ImportOptions::default() };
        let ordered = import(&files, ordered);
        assert_eq!(ordered.intake.articles[0].date.as_ref().map(|date| date.text.as_str()), Some("2024-04-03"));
        assert_eq!(ordered.report.first[1].date.as_deref(), Some("2024-05"));
    }

    #[test]
    fn texts_that_lack_nothing_but_an_outlet_are_counted() {
        let files: [(&str, &[u8]); 3] =
            [("a.txt", b"Talks open\n\nOne."), ("b.txt", b"Talks end\n\nTwo."), ("c.csv", b"title,text\nA,\n")];
        let none = import(&files, ImportOptions::default()).report;
        assert_eq!((none.n_accepted, none.n_rejected, none.n_without_outlet), (0, 3, 2));
        let all = import(&files, ImportOptions { outlet: Some("O".into()), ..ImportOptions::default() });
        assert_eq!((all.report.n_accepted, all.report.n_without_outlet), (2, 0));
        let seen: Vec<&str> = all.report.first.iter().map(|seen| seen.headline.as_str()).collect();
        assert_eq!(seen, ["Talks open", "Talks end"]);
        assert_eq!(all.intake.articles[0].text, "One.");
    }
}
