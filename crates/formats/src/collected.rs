//! What an import has collected so far: articles, faults, texts that wait for their fields, and the report.

use crate::complete::{self, Completed, complete, date_text};
use crate::dates::Column;
use crate::event::{Event, Told};
use crate::file_dates::FileDates;
use crate::file_name::stem;
use crate::format::{Format, Origin};
use crate::intake::{Imported, Intake, settle_ids};
use crate::progress::{OnProgress, Progress};
use crate::readers::{descriptions, plain_text};
use crate::record::Record;
use crate::report::{Duplicate, FileReport, Glimpse, INCOMPLETE, ImportOptions, ImportReport, MOST_LISTED, MOST_SHOWN};
use crate::{boilerplate, counts_beside, duplicates, file_hints, mojibake, table};
use model::edtf::DateFault;
use model::fault::{Fault, FaultKind, LeftOut, Place};
use model::{Article, outlet_names};
use serde_json::Value;
use std::collections::BTreeMap;

/// After how many articles progress is reported again.
const EVERY: usize = 64;
/// How much of a line that was left out the report shows, in characters.
const LONGEST_SHOWN: usize = 200;

/// What has been collected so far.
#[derive(Default)]
pub(super) struct Collected {
    options: ImportOptions,
    intake: Intake,
    places: Vec<Place>,
    n_rejected: u32,
    report: ImportReport,
    /// Bare texts, whose descriptions may come later.
    texts: Vec<Record>,
    descriptions: Vec<Record>,
    /// The file that is being read.
    file: FileReport,
    origin: Origin,
    has_one: bool,
    /// Whether the file that is being read is a corpus of Broadside's.
    is_corpus: bool,
    /// Its dates.
    dates: FileDates,
}

impl Collected {
    /// Nothing yet.
    pub(super) fn new(options: ImportOptions) -> Self {
        let outlet = options.outlet.filter(|name| !name.trim().is_empty());
        Self { options: ImportOptions { outlet, ..options }, ..Self::default() }
    }

    /// How many articles there are.
    pub(super) fn n_articles(&self) -> usize {
        self.intake.articles.len()
    }

    /// Begins with a file: what comes now is its.
    pub(super) fn begin(&mut self, name: &str, format: &Format, encoding: Option<String>) {
        (self.origin, self.has_one, self.is_corpus) = (format.origin, format.has_one, false);
        self.file =
            FileReport { name: name.to_owned(), kind: format.key.to_owned(), encoding, ..FileReport::default() };
    }

    /// Ends with the file.
    pub(super) fn end(&mut self, on_progress: &mut OnProgress<'_>) {
        self.settle_dates(on_progress);
        self.report.files.push(std::mem::take(&mut self.file));
    }

    /// How many there are of the file that is being read.
    pub(super) fn n_of_file(&self) -> u32 {
        self.file.n_articles
    }

    /// The file that is being read.
    pub(super) fn place(&self) -> Place {
        Place::file(&self.file.name)
    }

    /// Something wrong in the file that is being read.
    pub(super) fn fault(&mut self, place: Place, kind: FaultKind) {
        self.file.n_faults += 1;
        self.intake.faults.push(Fault { place, kind });
    }

    /// Takes what was found in the file that is being read.
    pub(super) fn take(&mut self, event: Event, on_progress: &mut OnProgress<'_>) {
        match event {
            Event::Head(head) => {
                self.origin = Origin::Broadside;
                self.is_corpus = true;
                self.intake.head = self.intake.head.take().or(Some(*head));
            }
            Event::Lexicon(_) if self.report.has_lexicon => {
                self.fault(self.place(), FaultKind::SecondLexicon);
            }
            Event::Lexicon(head) => {
                self.report.has_lexicon = true;
                self.intake.head = Some(*head);
            }
            Event::Fault(fault) => {
                self.n_rejected += u32::from(fault.kind.is_of_record());
                self.fault(fault.place, fault.kind);
            }
            Event::LeftOut(line) => self.leave_out(line),
            Event::Told(told, n) => self.file.tell(told, n),
            Event::Choice(choice) => self.file.choose(vec![choice]),
            Event::Text(text) => self.texts.push(*text),
            Event::Description(description) => self.descriptions.push(*description),
            Event::Table(table) => {
                let has_outlet = self.options.outlet.is_some() || self.options.outlet_from_folder;
                let columns = std::mem::take(&mut self.options.columns);
                let unknown = table::read(table, &columns, has_outlet, &mut |event| self.take(event, on_progress));
                self.options.columns = columns;
                self.report.tables.extend(unknown);
            }
            Event::Record(record) => self.take_record(*record, on_progress),
            // The import reads those itself.
            Event::File(..) => {}
        }
    }

    fn take_record(&mut self, mut record: Record, on_progress: &mut OnProgress<'_>) {
        if self.has_one && !record.fields.contains_key("id") {
            // It stays the same when other files come.
            let stem = stem(&record.file).to_owned();
            record.put("id", stem);
        }
        if self.options.repair_mojibake && mojibake::repair_all(&mut record.fields) {
            self.file.tell(Told::Repaired, 1);
        }
        let choices = complete::settle(&mut record, self.origin != Origin::Broadside, self.has_one);
        self.file.choose(choices);
        if self.options.keep_all_lines {
            record.uncut();
        }
        for line in std::mem::take(&mut record.cut) {
            self.leave_out(line);
        }
        let date = date_text(&record.fields);
        if self.origin == Origin::WebPage {
            // Pages that were saved together are of many sites: none decides for another.
            let column = Column::of(&date.iter().map(String::as_str).collect::<Vec<_>>(), self.options.day_order)
                .on(self.options.today);
            return self.complete(record, &column, on_progress);
        }
        if let Some(record) = self.dates.take(record, date) {
            self.complete(record, &Column::default(), on_progress);
        }
    }

    /// Completes the records whose dates may need one another, now that all are there.
    fn settle_dates(&mut self, on_progress: &mut OnProgress<'_>) {
        let (held, column) = self.dates.settled(self.options.day_order);
        let column = column.on(self.options.today);
        for record in held {
            self.complete(record, &column, on_progress);
        }
        self.report.dates.append(&mut self.dates.take_notes());
    }

    fn complete(&mut self, record: Record, column: &Column, on_progress: &mut OnProgress<'_>) {
        let (place, text_place) = (record.place(""), record.place("text"));
        let is_undated = date_text(&record.fields).is_none() && !self.options.date_from_name;
        let could_name_date = is_undated && !self.file.may_name_date && file_hints::day(&record.file).is_some();
        let article = match complete(record, &self.options, column, self.origin != Origin::Broadside) {
            Ok(Completed { article, date: None, note }) => {
                if let Some(noted) = note {
                    self.report.n_doubtful += self.dates.note(noted);
                }
                article
            }
            Ok(Completed { article, date: Some(fault), .. }) => {
                self.report.n_undated += 1;
                self.report.n_ambiguous += u32::from(is_ambiguous(&fault));
                if !self.options.take_undated {
                    return self.refuse(vec![fault]);
                }
                if article.date.is_none() && self.report.undated.len() < MOST_LISTED {
                    self.report.undated.push(fault);
                }
                article
            }
            Err(mut faults) => {
                let folder = file_hints::outlet(&place.file).filter(|_| self.has_one);
                for fault in faults.iter_mut().filter(|fault| fault.kind == FaultKind::NoOutlet) {
                    fault.kind =
                        folder.map_or(FaultKind::NoOutlet, |name| FaultKind::NoOutletButFolder(name.to_owned()));
                }
                self.report.n_ambiguous += faults.iter().filter(|fault| is_ambiguous(fault)).count() as u32;
                let has_outlet_fault = faults.iter().any(|fault| fault.kind.lacks_outlet());
                self.file.may_name_date |= could_name_date && has_outlet_fault;
                // A date has an option of its own, so it does not count as another fault.
                let is_harmless =
                    |fault: &Fault| fault.kind.lacks_outlet() || matches!(fault.kind, FaultKind::Date { .. });
                self.report.n_without_outlet += u32::from(has_outlet_fault && faults.iter().all(is_harmless));
                return self.refuse(faults);
            }
        };
        let is_cleared = self.origin == Origin::WebPage && !self.options.keep_all_lines;
        let article = if is_cleared { self.cleared(article, &text_place) } else { article };
        self.file.may_name_date |= could_name_date && article.date.is_none();
        self.file.count(&article, &place, self.is_corpus);
        if article.other.get(INCOMPLETE) == Some(&Value::from(true)) {
            self.file.n_incomplete += 1;
            self.report.n_incomplete += 1;
            if self.report.incomplete.len() < MOST_LISTED {
                self.report.incomplete.push(place.clone());
            }
        }
        self.intake.articles.push(article);
        self.places.push(place);
        self.file.n_articles += 1;
        let n = self.intake.articles.len();
        if n.is_multiple_of(EVERY) {
            on_progress(Progress::Reading(&self.file.name, n));
        }
    }

    fn refuse(&mut self, faults: Vec<Fault>) {
        self.n_rejected += 1;
        for fault in faults {
            self.fault(fault.place, fault.kind);
        }
    }

    /// Removes the boilerplate from an article, unless nothing would be left.
    fn cleared(&mut self, mut article: Article, place: &Place) -> Article {
        let cleared = boilerplate::clear(&place.file, &article.headline, article.byline.as_deref(), &article.text);
        self.file.tell(Told::Doubtful, cleared.n_doubtful);
        if !cleared.text.trim().is_empty() {
            cleared.text.trim_end().clone_into(&mut article.text);
            cleared.left_out.into_iter().for_each(|line| self.leave_out(line));
        }
        article
    }

    fn leave_out(&mut self, mut line: LeftOut) {
        self.file.n_left_out += 1;
        if let Some((end, _)) = line.text.char_indices().nth(LONGEST_SHOWN) {
            line.text.truncate(end);
        }
        self.intake.left_out.push(line);
    }

    /// Goes on with a file that has ended.
    fn resume(&mut self, name: &str, format: &Format, go_on: impl FnOnce(&mut Self)) {
        let at = self.report.files.iter().position(|file| file.name == name);
        let known = at.and_then(|at| self.report.files.get(at)).cloned().unwrap_or_default();
        self.begin(name, format, None);
        self.file = known;
        go_on(self);
        self.settle_dates(&mut |_| ());
        let file = std::mem::take(&mut self.file);
        if let Some(known) = at.and_then(|at| self.report.files.get_mut(at)) {
            *known = file;
        }
    }

    /// Joins texts with their descriptions. A text without one is an article of its own.
    fn join(&mut self, on_progress: &mut OnProgress<'_>) {
        let mut texts: Vec<Option<Record>> = std::mem::take(&mut self.texts).into_iter().map(Some).collect();
        for description in std::mem::take(&mut self.descriptions) {
            let file = description.file.clone();
            let keep_all_lines = self.options.keep_all_lines;
            self.resume(&file, &descriptions::FORMAT, |this| {
                descriptions::join(description, &mut texts, keep_all_lines, &mut |event| this.take(event, on_progress));
            });
        }
        for text in texts.into_iter().flatten() {
            let file = text.file.clone();
            self.resume(&file, &plain_text::FORMAT, |this| this.take_record(text, on_progress));
        }
    }

    /// Joins texts with their fields, settles ids, looks for duplicates (and leaves them out if it should), and sums up.
    pub(super) fn finish(mut self, on_progress: &mut OnProgress<'_>) -> Imported {
        self.join(on_progress);
        counts_beside::join(&mut self.intake.articles, &mut self.places);
        settle_ids(self.intake.articles.iter_mut().map(|article| &mut article.metadata.id), 0);
        self.look_for_duplicates(on_progress);
        let Self { intake, n_rejected, mut report, .. } = self;
        report.n_accepted = intake.articles.len() as u32;
        report.first = intake.articles.iter().take(MOST_SHOWN).map(Glimpse::from).collect();
        report.n_rejected = n_rejected;
        report.n_faults = intake.faults.len() as u32;
        report.faults = intake.faults.iter().take(MOST_LISTED).cloned().collect();
        report.n_left_out = intake.left_out.len() as u32;
        report.left_out = intake.left_out.iter().take(MOST_LISTED).cloned().collect();
        for field in intake.articles.iter().flat_map(|article: &Article| &article.inferred) {
            *report.inferred.entry(field.clone()).or_default() += 1;
        }
        let mut outlets: BTreeMap<&str, u32> = BTreeMap::new();
        for article in &intake.articles {
            *outlets.entry(&article.outlet).or_default() += 1;
        }
        report.alike_outlets = outlet_names::alike(outlets);
        Imported { intake, report }
    }

    fn look_for_duplicates(&mut self, on_progress: &mut OnProgress<'_>) {
        let n = self.intake.articles.len();
        let repeats = duplicates::find(&self.intake.articles, |at| on_progress(Progress::Comparing(at, n)));
        self.report.n_duplicates = repeats.len() as u32;
        let article = |i: usize| self.intake.articles.get(i);
        let place = |i: usize| self.places.get(i).cloned().unwrap_or_default();
        let found = repeats.iter().take(MOST_LISTED).filter_map(|repeat| {
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
        self.report.duplicates = found.collect();
        if self.options.drop_duplicates {
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
    use crate::event::tests::at;
    use crate::import::Import;
    use model::Day;
    use model::date_note::DateRemark::Guessed;
    use model::date_note::{DateRemark, Doubt, Guess};

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
        let found: Vec<String> = out.intake.faults.iter().map(|fault| at(&fault.place)).collect();
        assert_eq!(found, ["t.csv:2", "t.csv:3", "t.csv:4", "t.csv:4"]);
        let out = out.report;
        assert_eq!((out.n_undated, out.n_ambiguous, out.n_rejected, out.undated.len()), (2, 1, 3, 0));
        let taken = import(&files, ImportOptions { take_undated: true, ..ImportOptions::default() });
        let dates: Vec<bool> = taken.intake.articles.iter().map(|article| article.date.is_some()).collect();
        assert_eq!(dates, [false, false, true]);
        let report = taken.report;
        assert_eq!((report.n_undated, report.n_rejected, report.n_without_outlet), (2, 1, 1));
        assert_eq!((report.n_faults, report.undated[1].place.line), (2, Some(3)));
        assert_eq!(report.undated[1].kind, FaultKind::Date { text: "soon".into(), fault: DateFault::Form });
        let ordered = ImportOptions { day_order: Some(DayOrder::DayFirst), ..ImportOptions::default() };
        let ordered = import(&files, ordered);
        assert_eq!(ordered.intake.articles[0].date.as_ref().map(|date| date.text.as_str()), Some("2024-04-03"));
        assert_eq!(ordered.report.first[1].date.as_deref(), Some("2024-05"));
    }

    #[test]
    fn the_dates_of_a_file_decide_for_one_another_and_what_was_guessed_is_told() {
        let head = "title,outlet,published,text\n";
        let row = |date: &str| format!("T {date},O,{date},about {date}\n");
        let file = |dates: &[&str]| head.to_owned() + &dates.iter().map(|date| row(date)).collect::<String>();
        let check = |dates: &[&str], wanted: &[&str], notes: &[(DateRemark, &str, u32)]| {
            let found = import(&[("t.csv", file(dates).as_bytes())], ImportOptions::default());
            let articles = found.intake.articles.iter();
            let read: Vec<&str> =
                articles.map(|article| article.date.as_ref().map_or("", |date| date.text.as_str())).collect();
            assert_eq!(read, wanted, "{:?}", found.intake.faults);
            let told: Vec<_> =
                found.report.dates.iter().map(|note| (note.remark, note.given.as_str(), note.n)).collect();
            assert_eq!(told, notes);
            let lines = found.report.dates.iter().map(|note| note.place.line);
            assert!(lines.into_iter().all(|line| line.is_some()));
        };
        check(
            &["13/02/2025", "02/03/2025"],
            &["2025-02-13", "2025-03-02"],
            &[(Guessed(Guess::DayFirst), "02/03/2025", 1)],
        );
        check(
            &["2021-01-01", "4/8/21", "4/18/21", "4/9/21"],
            &["2021-01-01", "2021-04-08", "2021-04-18", "2021-04-09"],
            &[(Guessed(Guess::Century), "4/8/21", 3), (Guessed(Guess::MonthFirst), "4/8/21", 2)],
        );
        check(&["44304", "44305"], &["2021-04-18", "2021-04-19"], &[(Guessed(Guess::Serial), "44304", 2)]);
        check(&["2021-04-18", "44305"], &["2021-04-18"], &[]);
        // Lines of JSON as well; those of two files apart.
        let line =
            |date: &str| format!("{{\"title\":\"T\",\"outlet\":\"O\",\"date\":\"{date}\",\"text\":\"of {date}\"}}\n");
        let (one, other) = ([line("4/8/2021"), line("18/8/2021")].concat(), line("4/9/2021"));
        let found = import(&[("a.jsonl", one.as_bytes()), ("b.jsonl", other.as_bytes())], ImportOptions::default());
        let dates: Vec<String> =
            found.intake.articles.iter().map(|article| article.date.clone().unwrap().text).collect();
        assert_eq!((dates, found.report.n_ambiguous), (vec!["2021-08-04".to_owned(), "2021-08-18".to_owned()], 1));
    }

    #[test]
    fn placeholders_and_days_to_come_are_told_and_left_away_if_asked() {
        let text = "title,outlet,date,text\nA,O,9999-12-31,one\nB,O,1970-01-01,two\nC,O,2024-05-01,three\nD,O,5 June 2024,four\n";
        let files: [(&str, &[u8]); 1] = [("t.csv", text.as_bytes())];
        let options = ImportOptions { today: Day::new(2024, 5, 4), ..ImportOptions::default() };
        let kept = import(&files, options.clone());
        let doubts: Vec<_> = kept.report.dates.iter().map(|note| (note.remark, note.date.as_deref(), note.n)).collect();
        let (placeholder, future) = (DateRemark::Doubtful(Doubt::Placeholder), DateRemark::Doubtful(Doubt::Future));
        assert_eq!(doubts, [(placeholder, Some("9999-12-31"), 2), (future, Some("2024-06-05"), 1)]);
        assert_eq!((kept.report.n_doubtful, kept.report.n_undated, kept.report.n_faults), (3, 0, 0));
        let left = import(&files, ImportOptions { drop_doubtful_dates: true, ..options });
        let dates: Vec<_> = left.report.first.iter().map(|article| article.date.as_deref()).collect();
        assert_eq!(dates, [None, None, Some("2024-05-01"), None]);
        assert_eq!((left.report.n_doubtful, left.report.dates[0].date.as_deref()), (3, None));
        assert_eq!(left.intake.articles[3].other["date_as_given"], "5 June 2024");
    }

    #[test]
    fn articles_that_break_off_are_counted_by_file() {
        let page = "<meta property=og:site_name content=O><meta property=og:type content=article><title>Talks</title><h1>Talks</h1><p>They met on Monday, said the mayor of the town, \
                    and all of them brought bread. Nobody left before the bells rang.</p><h2>To continue reading, subscribe</h2>";
        let out = import(&[("a.html", page.as_bytes()), ("b.txt", b"Talks\n\nOne.")], ImportOptions::default());
        let counts: Vec<u32> = out.report.files.iter().map(|file| file.n_incomplete).collect();
        assert_eq!((counts, out.report.n_incomplete), (vec![1, 0], 1));
        assert_eq!(out.report.incomplete.iter().map(at).collect::<Vec<_>>(), ["a.html:1"]);
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
