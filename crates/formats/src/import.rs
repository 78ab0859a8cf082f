//! Import: files of any format become articles, with a report of what was read, what was not, and what was inferred.

pub use crate::intake::Imported;
pub use crate::progress::{OnProgress, Progress};
pub use crate::report::{
    ChosenColumn, Duplicate, FileReport, Glimpse, ImportOptions, ImportReport, MOST_LISTED, UnknownTable,
};

use crate::archive::MOST_AT_ONCE;
use crate::catalogue;
use crate::collected::Collected;
use crate::encoding::{Decode, Decoded, decode, decode_as, decode_forced, is_utf16};
use crate::event::Event;
use crate::file_name::base_name;
use crate::format::{Format, Reader};
use crate::readers::json_lines;
use crate::readers::unread;
use crate::tools::Tools;
use model::fault::{FaultKind, Place};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::string::FromUtf8Error;

/// How deep archives may be nested.
const MOST_NESTED: usize = 4;

/// Articles on their way in, file by file.
pub struct Import<'a> {
    tools: Rc<Tools<'a>>,
    pub(crate) collected: Collected,
    encoding: Option<String>,
    encodings: BTreeMap<String, String>,
}

impl<'a> Import<'a> {
    /// An import with these options; `outside` decodes what is neither UTF-8 nor UTF-16.
    pub fn new(options: ImportOptions, outside: &'a Decode<'a>) -> Self {
        let tools = Rc::new(Tools { outside, budget: Cell::new(MOST_AT_ONCE) });
        Self {
            tools,
            encoding: options.encoding.clone(),
            encodings: options.encodings.clone(),
            collected: Collected::new(options),
        }
    }

    /// Reads a file, by the name that the person knows.
    pub fn push(&mut self, name: &str, bytes: Vec<u8>, on_progress: &mut OnProgress<'_>) {
        on_progress(Progress::Reading(name, self.collected.n_articles()));
        self.push_nested(name, bytes, 0, on_progress);
    }

    /// Whether a file is JSON Lines by its name, and nobody says that it has to be decoded.
    pub(crate) fn may_come_in_pieces(&self, name: &str) -> bool {
        let is_decoded = self.encoding.is_some() || self.encodings.contains_key(name);
        !is_skipped(name) && !is_decoded && catalogue::of_text(name, "") == &json_lines::FORMAT
    }

    /// Adds a fault of a file whose bytes could not be had.
    pub fn push_fault(&mut self, name: &str, kind: FaultKind) {
        self.collected.begin(name, &unread::FORMAT, None);
        self.collected.fault(Place::file(name), kind);
        self.collected.end(&mut |_| ());
    }

    fn push_nested(&mut self, name: &str, bytes: Vec<u8>, depth: usize, on_progress: &mut OnProgress<'_>) {
        if is_skipped(name) {
            return;
        }
        if depth > MOST_NESTED {
            return self.push_fault(name, FaultKind::TooDeep);
        }
        match catalogue::of_bytes(name, &bytes) {
            Some(&Format { reader: Reader::Packed(unpack), .. }) => {
                let tools = Rc::clone(&self.tools);
                unpack(name, bytes, &tools, &mut |event| match event {
                    Event::File(name, bytes) => self.push_nested(&name, bytes, depth + 1, on_progress),
                    Event::Fault(fault) => self.push_fault(&fault.place.file, fault.kind),
                    _ => {}
                });
            }
            Some(format) => {
                self.collected.begin(name, format, None);
                self.read(format, name, &bytes, on_progress);
            }
            None => self.push_text(name, bytes, on_progress),
        }
    }

    fn push_text(&mut self, name: &str, bytes: Vec<u8>, on_progress: &mut OnProgress<'_>) {
        // UTF-16 of some scripts has no byte that UTF-8 has not.
        if self.encoding.is_none() && !self.encodings.contains_key(name) && is_utf16(&bytes) {
            return self.push_decoded(name, decode(&bytes, None, self.tools.outside), on_progress);
        }
        let decoded = match (String::from_utf8(bytes), &self.encoding) {
            (text, _) if self.encodings.contains_key(name) => {
                let bytes = text.map_or_else(FromUtf8Error::into_bytes, String::into_bytes);
                let label = self.encodings.get(name).map_or("utf-8", String::as_str);
                decode_forced(&bytes, label, self.tools.outside)
            }
            (Ok(text), Some(label)) => decode_as(text.as_bytes(), label, self.tools.outside),
            (Ok(text), None) => Decoded { text, label: None, is_guess: false, damaged_line: None },
            (Err(error), Some(label)) => decode_as(error.as_bytes(), label, self.tools.outside),
            (Err(error), None) => decode(error.as_bytes(), None, self.tools.outside),
        };
        self.push_decoded(name, decoded, on_progress);
    }

    fn push_decoded(&mut self, name: &str, decoded: Decoded, on_progress: &mut OnProgress<'_>) {
        let mut text = decoded.text;
        if text.starts_with('\u{feff}') {
            // The mark of the encoding is no letter.
            text.drain(..'\u{feff}'.len_utf8());
        }
        let format = catalogue::of_text(name, &text);
        let encoding = decoded.label.map(|label| if decoded.is_guess { format!("{label}?") } else { label });
        self.collected.begin(name, format, encoding);
        if let Some(line) = decoded.damaged_line {
            self.collected.fault(Place::line(name, line), FaultKind::NotUtf8);
        }
        if let Some(at) = text.find('\0') {
            let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
            self.collected.fault(Place::line(name, line), FaultKind::Nul);
            text.retain(|c| c != '\0');
        }
        self.read(format, name, text.as_bytes(), on_progress);
    }

    /// Reads the file that has begun, by its bytes or those of its text.
    fn read(&mut self, format: &Format, name: &str, bytes: &[u8], on_progress: &mut OnProgress<'_>) {
        let Self { tools, collected, .. } = self;
        let mut emit = |event| collected.take(event, on_progress);
        match format.reader {
            Reader::Text(read) => read(name, &String::from_utf8_lossy(bytes), &mut emit),
            Reader::Bytes(read) => read(name, bytes, tools, &mut emit),
            Reader::Refused(refuse) => refuse(name, bytes).into_iter().for_each(|fault| emit(Event::Fault(fault))),
            // Those are unpacked before they are read.
            Reader::Packed(_) => {}
        }
        self.collected.end(on_progress);
    }

    /// Joins texts with what describes them, settles ids, looks for duplicates, and sums up.
    pub fn finish(self, on_progress: &mut OnProgress<'_>) -> Imported {
        self.collected.finish(on_progress)
    }
}

/// Whether a file is nothing that anybody wants read, as computers put into folders.
fn is_skipped(name: &str) -> bool {
    let base = base_name(name).to_lowercase();
    base.starts_with('.') || base.starts_with("readme") || base == "thumbs.db"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::tests::packed as gzip;
    use crate::event::tests::at;
    use model::fault::ArchiveFault;

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
        let found: Vec<String> = imported.intake.faults.iter().map(|fault| at(&fault.place)).collect();
        assert_eq!(found, faults);
        assert_eq!(imported.intake.articles.len(), n_accepted);
        imported
    }

    #[test]
    fn each_fault_is_reported_by_file_and_line_and_the_good_is_kept() {
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
        import.tools.budget.set(1_000_000);
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
    fn utf16_is_read_in_scripts_whose_bytes_are_ascii() {
        let text = "title,outlet,text\nرفع السد,O,أجّل المجلس التصويت\n";
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(unit).collect();
            let imported = check(&[("a.csv", &bytes)], 1, &[]);
            assert_eq!(imported.intake.articles[0].text, "أجّل المجلس التصويت");
        }
    }

    #[test]
    fn stray_zeros_are_reported_and_the_text_kept() {
        let imported = check(&[("a.csv", b"title,outlet,text\nH,O,be\0fore\n")], 1, &["a.csv:2"]);
        assert_eq!(imported.intake.articles[0].text, "before");
    }
}
