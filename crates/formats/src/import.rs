//! Import: files of any kind as a newsroom has them become articles, with a report of what was taken, what was not, and what was worked out.

pub use crate::report::{
    Duplicate, FaultReport, FileReport, Glimpse, ImportOptions, ImportReport, MOST_TOLD, UnknownTable,
};

use crate::archive;
use crate::encoding::{Decode, decode};
use crate::folder::Sidecar;
use crate::found::Found;
use crate::json_lines::Reader;
use crate::kind::{Container, Kind, base_name, container, kind};
use crate::sheet;
use crate::taken::Taken;
use crate::{Intake, Record, readers, toml_records};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use model::fault::ArchiveFault;
use model::fault::{FaultKind, Place};
use std::cell::Cell;
use std::rc::Rc;

/// The most that all archives of an import together may unpack to, in bytes.
const MOST_UNPACKED: u64 = 1 << 30;
/// How deep archives may lie in one another.
const MOST_NESTED: usize = 4;

/// How far an import is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress<'a> {
    /// A file is being read, and so many articles have been taken.
    Reading(&'a str, usize),
    /// So many articles have been compared with the others, of so many.
    Comparing(usize, usize),
}

/// Hears how far it is.
pub type Tell<'a> = dyn FnMut(Progress<'_>) + 'a;

/// What came of it.
#[derive(Debug, Default)]
pub struct Imported {
    /// The articles, the lexicon if there was one, and everything that was wrong.
    pub intake: Intake,
    /// The same as a report.
    pub report: ImportReport,
}

/// Articles on their way in, file by file.
pub struct Import<'a> {
    options: ImportOptions,
    outside: &'a Decode<'a>,
    /// How much archives may still unpack to, for all of them and those in them.
    budget: Rc<Cell<u64>>,
    taken: Taken,
    /// Bare texts, which a sidecar may describe that comes later.
    bare: Vec<Record>,
    sidecars: Vec<Sidecar>,
}

impl<'a> Import<'a> {
    /// An import with what somebody has chosen; `outside` decodes what is neither UTF-8 nor UTF-16.
    pub fn new(options: ImportOptions, outside: &'a Decode<'a>) -> Self {
        let taken = Taken::new(options.clone());
        Self {
            options,
            outside,
            budget: Rc::new(Cell::new(MOST_UNPACKED)),
            taken,
            bare: Vec::new(),
            sidecars: Vec::new(),
        }
    }

    /// Reads a file, by the name under which the person knows it.
    pub fn push(&mut self, name: &str, bytes: Vec<u8>, tell: &mut Tell<'_>) {
        tell(Progress::Reading(name, self.taken.intake.articles.len()));
        self.push_nested(name, bytes, 0, tell);
    }

    /// A fault that came up before there were bytes.
    pub fn push_fault(&mut self, name: &str, kind: FaultKind) {
        self.begin(name, "unread");
        self.taken.fault(Place::file(name), kind);
        self.end();
    }

    fn begin(&mut self, name: &str, kind: &str) {
        self.taken.is_ours = kind == Kind::FrontMatter.name();
        self.taken.file = FileReport { name: name.to_owned(), kind: kind.to_owned(), ..FileReport::default() };
    }

    fn end(&mut self) {
        let file = std::mem::take(&mut self.taken.file);
        self.taken.report.files.push(file);
    }

    fn push_nested(&mut self, name: &str, bytes: Vec<u8>, depth: usize, tell: &mut Tell<'_>) {
        let base = base_name(name).to_lowercase();
        if base.starts_with('.') || base.starts_with("readme") || base == "thumbs.db" {
            return;
        }
        if depth > MOST_NESTED {
            return self.push_fault(name, FaultKind::TooDeep);
        }
        match container(name, &bytes) {
            Container::Gzip => {
                let (unpacked, fault) = archive::gunzip(&bytes, &self.budget);
                drop(bytes);
                if let Some(fault) = fault {
                    self.push_fault(name, FaultKind::Archive(fault));
                }
                if !unpacked.is_empty() {
                    self.push_nested(name, unpacked, depth + 1, tell);
                }
            }
            Container::Zip => self.push_zip(name, &bytes, depth, tell),
            Container::Warc => {
                self.begin(name, "WARC");
                let Self { taken, outside, budget, .. } = self;
                let text = |bytes: &[u8], label: Option<&str>| decode(bytes, label, outside).text;
                let unpack = |bytes: &[u8]| {
                    let (unpacked, fault) = archive::gunzip(bytes, budget);
                    fault.is_none().then_some(unpacked)
                };
                readers::warc::read(name, &bytes, &text, &unpack, &mut |found| taken.take(found, true, tell));
                self.end();
            }
            Container::Foreign(advice) => self.push_fault(name, FaultKind::Foreign(advice)),
            Container::Companion => {
                self.begin(name, "passed over");
                self.end();
            }
            Container::Text => self.push_text(name, bytes, tell),
        }
    }

    fn push_zip(&mut self, name: &str, bytes: &[u8], depth: usize, tell: &mut Tell<'_>) {
        let mut is_docx = false;
        let names = |path: &str| {
            is_docx |= path == "word/document.xml";
            false
        };
        let budget = Rc::clone(&self.budget);
        if let Err(fault) = archive::unzip(bytes, &budget, names, drop) {
            return self.push_fault(name, FaultKind::Archive(fault));
        }
        if !is_docx {
            let wanted =
                |path: &str| !path.starts_with("__MACOSX/") && !path.split('/').any(|part| part.starts_with('.'));
            // One by one: they need not be in memory together.
            let unpacked = archive::unzip(bytes, &budget, wanted, |member| {
                let inner = format!("{name}/{}", member.name);
                match member.bytes {
                    Ok(bytes) => self.push_nested(&inner, bytes, depth + 1, tell),
                    Err(fault) => self.push_fault(&inner, FaultKind::Archive(fault)),
                }
            });
            if let Err(fault) = unpacked {
                self.push_fault(name, FaultKind::Archive(fault));
            }
            return;
        }
        let mut parts = Vec::new();
        let wanted = |path: &str| path == "word/document.xml" || path == "docProps/core.xml";
        self.begin(name, "Word");
        if let Err(fault) = archive::unzip(bytes, &budget, wanted, |member| parts.push(member)) {
            self.taken.fault(Place::file(name), FaultKind::Archive(fault));
        }
        let part = |path: &str| parts.iter().find(|member| member.name == path).map(|member| &member.bytes);
        let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
        let core = part("docProps/core.xml").and_then(|bytes| bytes.as_ref().ok()).map(text);
        match part("word/document.xml") {
            Some(Ok(document)) => {
                let taken = &mut self.taken;
                readers::docx::read(name, &text(document), core.as_deref(), &mut |found| {
                    taken.take(with_id(found, name), false, tell);
                });
            }
            Some(Err(fault)) => self.taken.fault(Place::file(name), FaultKind::Archive(fault.clone())),
            None => {}
        }
        self.end();
    }

    fn push_text(&mut self, name: &str, bytes: Vec<u8>, tell: &mut Tell<'_>) {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            self.begin(name, "empty");
            self.taken.fault(Place::line(name, 1), FaultKind::EmptyFile);
            return self.end();
        }
        let decoded = match String::from_utf8(bytes) {
            Ok(text) => crate::encoding::Decoded { text, label: None, is_guess: false, damaged_line: None },
            Err(error) => decode(error.as_bytes(), None, self.outside),
        };
        let mut text = decoded.text;
        let is_kind = kind(name, &text);
        self.begin(name, is_kind.name());
        self.taken.file.encoding =
            decoded.label.map(|label| if decoded.is_guess { format!("{label}?") } else { label });
        if let Some(line) = decoded.damaged_line {
            self.taken.fault(Place::line(name, line), FaultKind::NotUtf8);
        }
        if let Some(at) = text.find('\0') {
            let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
            self.taken.fault(Place::line(name, line), FaultKind::Nul);
            text.retain(|c| c != '\0');
        }
        self.read(name, &text, is_kind, tell);
        self.end();
    }

    fn read(&mut self, name: &str, text: &str, is_kind: Kind, tell: &mut Tell<'_>) {
        let Self { taken, bare, sidecars, options, budget, .. } = self;
        match is_kind {
            Kind::Lexicon => match toml_records::lexicon(name, text) {
                Ok((head, faults)) => {
                    for fault in faults {
                        taken.fault(fault.place, fault.kind);
                    }
                    if taken.report.has_lexicon {
                        taken.fault(Place::file(name), FaultKind::SecondLexicon);
                    } else {
                        taken.report.has_lexicon = true;
                        taken.intake.head = Some(head);
                    }
                }
                Err(fault) => taken.fault(fault.place, fault.kind),
            },
            Kind::Sidecar => match Sidecar::read(name, text) {
                Ok(sidecar) => sidecars.push(sidecar),
                Err(fault) => taken.fault(fault.place, fault.kind),
            },
            Kind::Sheet => {
                let lines = sheet::block(text, sheet::CORPUS)
                    .map_err(|error| FaultKind::Sheet(error.to_string()))
                    .and_then(|block| {
                        STANDARD
                            .decode(block)
                            .map_err(|error| FaultKind::Archive(ArchiveFault::Damaged(error.to_string())))
                    });
                match lines {
                    Ok(packed) => {
                        let (lines, fault) = archive::gunzip(&packed, budget);
                        if let Some(fault) = fault {
                            taken.fault(Place::file(name), FaultKind::Archive(fault));
                        }
                        read_lines(name, &lines, taken, tell);
                    }
                    Err(kind) => taken.fault(Place::file(name), kind),
                }
            }
            Kind::JsonLines => read_lines(name, text.as_bytes(), taken, tell),
            Kind::Table(separator) => {
                let unknown = readers::table::read(name, text, separator, &options.columns, &mut |found| {
                    taken.take(found, false, tell);
                });
                taken.report.tables.extend(unknown);
            }
            Kind::Plain => readers::plain::read_bare(name, text, &mut |found| match found {
                Found::Record(record) => bare.push(*record),
                other => taken.take(other, false, tell),
            }),
            Kind::OtherXml => taken.fault(Place::file(name), FaultKind::UnknownXml),
            Kind::Factiva
            | Kind::Lexis
            | Kind::Feed
            | Kind::Nitf
            | Kind::NewsMl
            | Kind::Json
            | Kind::Page
            | Kind::FrontMatter => {
                let reader = match is_kind {
                    Kind::Factiva => readers::factiva::read,
                    Kind::Lexis => readers::lexis::read,
                    Kind::Feed => readers::feed::read,
                    Kind::Nitf => readers::nitf::read,
                    Kind::NewsMl => readers::newsml::read,
                    Kind::Json => readers::json::read,
                    Kind::Page => readers::page::read,
                    _ => readers::plain::read_described,
                };
                let clears = is_kind == Kind::Page;
                let has_one = matches!(is_kind, Kind::Page | Kind::Nitf | Kind::FrontMatter);
                reader(name, text, &mut |found| {
                    let found = if has_one { with_id(found, name) } else { found };
                    taken.take(found, clears, tell);
                });
            }
        }
    }

    /// Joins texts with what describes them, settles ids, looks for duplicates, and sums up.
    pub fn finish(mut self, tell: &mut Tell<'_>) -> Imported {
        let sidecars = std::mem::take(&mut self.sidecars);
        let mut bare: Vec<Option<Record>> = std::mem::take(&mut self.bare).into_iter().map(Some).collect();
        let Self { mut taken, options, .. } = self;
        for sidecar in sidecars {
            for found in sidecar.join(&mut bare) {
                taken.take(found, true, tell);
            }
        }
        for record in bare.into_iter().flatten() {
            let name = record.file.clone();
            let known = taken.report.files.iter().position(|file| file.name == name);
            taken.file = known.and_then(|i| taken.report.files.get(i).cloned()).unwrap_or_default();
            taken.take(with_id(Found::Record(Box::new(record)), &name), false, tell);
            if let Some(file) = known.and_then(|i| taken.report.files.get_mut(i)) {
                *file = std::mem::take(&mut taken.file);
            }
        }
        taken.finish(options.drop_duplicates, tell)
    }
}

fn read_lines(name: &str, lines: &[u8], taken: &mut Taken, tell: &mut Tell<'_>) {
    let mut reader = Reader::new(name);
    reader.push_found(lines, &mut |found| taken.take(found, false, tell));
    reader.finish_found(&mut |found| taken.take(found, false, tell));
}

/// A file with one article gives it its own name for an id, which stays when other files come.
fn with_id(found: Found, name: &str) -> Found {
    match found {
        Found::Record(mut record) => {
            let base = base_name(name);
            let base = base.strip_suffix(".gz").unwrap_or(base);
            let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
            if !record.fields.contains_key("id") && !stem.is_empty() {
                record.fields.insert("id".into(), stem.into());
            }
            Found::Record(record)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::tests::packed as gzip;

    fn import(files: &[(&str, &[u8])], options: ImportOptions) -> Imported {
        let outside = |_: &str, bytes: &[u8]| Some(bytes.iter().map(|&b| char::from(b)).collect());
        let mut import = Import::new(options, &outside);
        for (name, bytes) in files {
            import.push(name, bytes.to_vec(), &mut |_| ());
        }
        import.finish(&mut |_| ())
    }

    fn check(files: &[(&str, &[u8])], n_accepted: usize, faults: &[&str]) -> Imported {
        let imported = import(files, ImportOptions::default());
        let told: Vec<String> = imported.intake.faults.iter().map(|fault| fault.place.to_string()).collect();
        assert_eq!(told, faults);
        assert_eq!(imported.intake.articles.len(), n_accepted);
        imported
    }

    #[test]
    fn each_fault_is_told_by_file_and_line_and_the_good_is_kept() {
        let article = |more: &str| format!("+++\nheadline = \"H\"\n{more}+++\nText {more}.\n");
        let imported = check(
            &[
                ("in/a-good.md", article("outlet = \"O\"\n").as_bytes()),
                ("in/b-no-outlet.md", article("").as_bytes()),
                ("in/c-date.md", article("outlet = \"O\"\ndate = \"2024-13\"\n").as_bytes()),
                ("in/d-broken.md", b"+++\nheadline = \"H\noutlet = \"O\"\n+++\nText.\n"),
                ("in/e-empty.md", b""),
                ("in/f-latin1.md", b"+++\nheadline = \"H\"\noutlet = \"Zeitung M\xfcnchen\"\n+++\nAnderer Text.\n"),
                ("in/h.pages", b"\x00\x01\x02\x03"),
                ("in/README.md", b"About these files."),
                ("in/z.txt", b"Alone.\nAnd bare."),
            ],
            2,
            &[
                "in/b-no-outlet.md:1",
                "in/c-date.md:4",
                "in/d-broken.md:2",
                "in/e-empty.md:1",
                "in/h.pages",
                "in/z.txt:1",
            ],
        );
        assert_eq!(imported.intake.articles[1].outlet, "Zeitung München");
        assert_eq!((imported.report.n_accepted, imported.report.n_rejected), (2, 3));
        assert_eq!(imported.report.files[5].encoding.as_deref(), Some("windows-1252?"));
    }

    #[test]
    fn archives_are_opened_as_far_as_they_may_be() {
        let line = br#"{"headline":"H","outlet":"O","text":"one two three"}"#;
        let mut nested = line.to_vec();
        for _ in 0..7 {
            nested = gzip(&nested);
        }
        check(&[("a.jsonl.gz", &gzip(line)), ("b.gz", &nested)], 1, &["b.gz"]);
    }

    #[test]
    fn all_archives_together_unpack_to_no_more_than_their_limit() {
        let outside = |_: &str, _: &[u8]| None;
        let mut import = Import::new(ImportOptions::default(), &outside);
        import.budget.set(1_000_000);
        let file = |text: u8| gzip(&vec![text; 600_000]);
        for (name, bytes) in [("a.txt.gz", file(b'a')), ("b.txt.gz", file(b'b')), ("c.txt.gz", gzip(&gzip(b"c")))] {
            import.push(name, bytes, &mut |_| ());
        }
        let faults = import.finish(&mut |_| ()).intake.faults;
        let too_large: Vec<&str> = faults
            .iter()
            .filter(|fault| matches!(fault.kind, FaultKind::Archive(ArchiveFault::TooLarge(_))))
            .map(|fault| fault.place.file.as_str())
            .collect();
        assert_eq!(too_large, ["b.txt.gz", "c.txt.gz"]);
    }

    #[test]
    fn duplicates_are_set_aside_or_kept() {
        let files: [(&str, &[u8]); 2] = [
            ("a.json", br#"{"headline":"H","outlet":"O","text":"The same words here"}"#),
            ("b.json", br#"{"headline":"H2","outlet":"P","text":"the same WORDS, here"}"#),
        ];
        let kept = import(&files, ImportOptions::default());
        assert_eq!((kept.report.n_accepted, kept.report.duplicates[0].same_per_cent), (2, 100));
        assert_eq!(kept.report.duplicates[0].of_outlet, "O");
        let aside = import(&files, ImportOptions { drop_duplicates: true, ..ImportOptions::default() });
        assert_eq!((aside.report.n_accepted, aside.report.n_duplicates), (1, 1));
    }

    #[test]
    fn ids_are_told_apart() {
        let line = |id: &str, text: &str| {
            format!("{{\"id\":\"{id}\",\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"{text}\"}}\n")
        };
        let text = [line("x", "a"), line("", "b"), line("x", "c"), line("2", "d")].concat();
        let imported = check(&[("a.jsonl", text.as_bytes())], 4, &[]);
        let ids: Vec<&str> = imported.intake.articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!(ids, ["x", "3", "x-2", "2"]);
    }

    #[test]
    fn stray_zeros_are_told_and_the_text_kept() {
        let imported = check(&[("a.csv", b"title,outlet,text\nH,O,be\0fore\n")], 1, &["a.csv:2"]);
        assert_eq!(imported.intake.articles[0].text, "before");
    }
}
