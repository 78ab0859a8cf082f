//! Pieces: JSON Lines read as their bytes come, packed or not, so that a file need not fit into memory.
//!
//! A file is passed through twice: [`Look`] sees whether all of it can be read so, then [`PieceReader`] reads it.

use crate::archive::Unpacking;
use crate::catalogue;
use crate::import::Import;
use crate::progress::{OnProgress, Progress};
use crate::readers::json_lines::{self, LineReader};
use memchr::memchr;
use model::fault::FaultKind;

/// A look at a file: whether it can be read piece by piece. That is JSON Lines by its name and its beginning, in UTF-8 without NUL to its end.
pub struct Look<'n> {
    name: &'n str,
    unpacking: Unpacking,
    text: Text,
}

/// What was seen of a text.
#[derive(Default)]
struct Text {
    has_begun: bool,
    is_other: bool,
    /// What the last piece ended in, where that may be the beginning of a letter.
    rest: Vec<u8>,
}

impl Text {
    fn push(&mut self, name: &str, piece: &[u8]) {
        if piece.is_empty() || self.is_other {
            return;
        }
        let is_first = !std::mem::replace(&mut self.has_begun, true);
        self.rest.extend_from_slice(piece);
        let n_right = match str::from_utf8(&self.rest) {
            Ok(text) => Some(text.len()),
            Err(error) => Some(error.valid_up_to()).filter(|_| error.error_len().is_none()),
        };
        self.is_other =
            n_right.is_none() || memchr(0, piece).is_some() || is_first && catalogue::of_bytes(name, piece).is_some();
        self.rest.drain(..n_right.unwrap_or_default());
    }
}

impl Look<'_> {
    /// Takes the next bytes of the file; the first are two or more, if it has so many. Returns whether more need to be seen.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        let Self { name, unpacking, text } = self;
        let unpacked = unpacking.push(bytes, &mut |piece| text.push(name, piece));
        text.is_other |= unpacked.is_err();
        !text.is_other
    }

    /// Whether it can be read so, now that all of it was seen.
    pub fn finish(self) -> bool {
        let Self { name, unpacking, mut text } = self;
        let unpacked = unpacking.finish(&mut |piece| text.push(name, piece));
        unpacked.is_ok() && text.has_begun && !text.is_other && text.rest.is_empty()
    }
}

/// A file on its way into an import. What came before a fault is kept.
pub struct PieceReader<'i, 'a> {
    import: &'i mut Import<'a>,
    unpacking: Unpacking,
    lines: LineReader,
    fault: Option<FaultKind>,
}

impl PieceReader<'_, '_> {
    /// How many bytes were read, unpacked.
    pub fn n_bytes(&self) -> usize {
        self.unpacking.n_unpacked() as usize
    }

    /// How many articles the file has had so far.
    pub fn n_articles(&self) -> u32 {
        self.import.collected.n_of_file()
    }

    /// Takes the next bytes of the file; the first are two or more, if it has so many. Returns whether more can be read.
    pub fn push(&mut self, bytes: &[u8], on_progress: &mut OnProgress<'_>) -> bool {
        let Self { import, unpacking, lines, fault } = self;
        let mut take = |event| import.collected.take(event, on_progress);
        if fault.is_none() {
            let unpacked = unpacking.push(bytes, &mut |piece| lines.push_events(piece, &mut take));
            *fault = unpacked.err().map(FaultKind::Archive);
        }
        fault.is_none()
    }

    /// Ends with the file, or breaks off because of a fault.
    pub fn finish(self, fault: Option<FaultKind>, on_progress: &mut OnProgress<'_>) {
        let Self { import, unpacking, mut lines, fault: found } = self;
        let mut take = |event| import.collected.take(event, on_progress);
        let mut fault = found.or(fault);
        if fault.is_none() {
            let unpacked = unpacking.finish(&mut |piece| lines.push_events(piece, &mut take));
            fault = unpacked.err().map(FaultKind::Archive);
        }
        match fault {
            // A line of which a part has come is among what the fault is of.
            Some(fault) => import.collected.fault(import.collected.place(), fault),
            None => lines.finish_events(&mut take),
        }
        import.collected.end(on_progress);
    }
}

impl<'a> Import<'a> {
    /// Begins to look whether a file can be read piece by piece; `None` where its name says that it cannot.
    pub fn look<'n>(&self, name: &'n str) -> Option<Look<'n>> {
        self.may_come_in_pieces(name).then(|| Look { name, unpacking: Unpacking::default(), text: Text::default() })
    }

    /// Begins to read a file piece by piece, which has been looked at.
    pub fn pieces(&mut self, name: &str, on_progress: &mut OnProgress<'_>) -> PieceReader<'_, 'a> {
        on_progress(Progress::Reading(name, self.collected.n_articles()));
        self.collected.begin(name, &json_lines::FORMAT, None);
        PieceReader { import: self, unpacking: Unpacking::default(), lines: LineReader::new(name), fault: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::tests::packed;
    use crate::import::{ImportOptions, Imported};
    use model::fault::ArchiveFault;

    fn import(encoding: Option<&str>) -> Import<'static> {
        let encoding = encoding.map(str::to_owned);
        Import::new(ImportOptions { encoding, ..ImportOptions::default() }, &|_, _| None)
    }

    fn looks_right(name: &str, bytes: &[u8], length: usize) -> bool {
        let import = import(None);
        let Some(mut look) = import.look(name) else { return false };
        bytes.chunks(length).all(|piece| look.push(piece)) && look.finish()
    }

    fn read(bytes: &[u8], length: usize, fault: Option<FaultKind>) -> Imported {
        let mut import = import(None);
        let mut pieces = import.pieces("a.jsonl", &mut |_| ());
        for piece in bytes.chunks(length) {
            if !pieces.push(piece, &mut |_| ()) {
                break;
            }
        }
        pieces.finish(fault, &mut |_| ());
        import.finish(&mut |_| ())
    }

    const LINES: &str = "\u{feff}{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"é\"}\n{\n\n{\"text\":\"t\"}";

    #[test]
    fn pieces_are_read_as_a_whole_file_is() {
        let mut whole = import(None);
        whole.push("a.jsonl", LINES.as_bytes().to_vec(), &mut |_| ());
        let whole = whole.finish(&mut |_| ());
        for bytes in [LINES.as_bytes(), &packed(LINES.as_bytes())] {
            for length in [2, 7, 1000] {
                assert!(looks_right("a.jsonl", bytes, length));
                let pieces = read(bytes, length, None);
                assert_eq!(pieces.report, whole.report);
                assert_eq!(pieces.intake.articles, whole.intake.articles);
            }
        }
    }

    #[test]
    fn what_came_before_a_fault_is_kept() {
        let broken = read(LINES.as_bytes(), 7, Some(FaultKind::FileGone));
        assert_eq!(broken.intake.articles.len(), 1);
        assert_eq!(broken.intake.faults.last().unwrap().kind, FaultKind::FileGone);
        let line = |n: u32| format!("{{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"{n}\"}}\n");
        let [first, second] = [0..10_000, 10_000..20_000].map(|all| all.map(line).collect::<String>());
        // Members of gzip follow one another.
        let packed = [packed(first.as_bytes()), packed(second.as_bytes())].concat();
        let cut = &packed[..packed.len() - 20];
        assert!(looks_right("a.jsonl.gz", &packed, 1 << 10) && !looks_right("a.jsonl.gz", cut, 1 << 10));
        let some = read(cut, 1 << 10, None);
        assert!(some.intake.articles.len() > 10_000);
        assert!(matches!(some.intake.faults.last().unwrap().kind, FaultKind::Archive(ArchiveFault::Damaged(_))));
    }

    #[test]
    fn letters_may_lie_between_pieces_and_nothing_else_may_be_wrong() {
        for length in 2..9 {
            let is_right = |bytes: &[u8]| {
                let is_right = looks_right("a.jsonl", bytes, length);
                assert_eq!(looks_right("a.jsonl", &packed(bytes), length), is_right);
                is_right
            };
            let text = ["{".repeat(5), "€𝄞é".repeat(9)].concat();
            assert!(is_right(text.as_bytes()));
            assert!(!is_right(&text.as_bytes()[..text.len() - 1]));
            assert!(!is_right(&[text.as_bytes(), b"\0"].concat()));
            assert!(!is_right(&[text.as_bytes(), b"\xff"].concat()));
        }
        assert!(!looks_right("a.jsonl", b"", 9) && !looks_right("a.jsonl", b"%PDF-1.4 {", 99));
        assert!(!looks_right("a.json", b"{}", 9) && !looks_right(".a.jsonl", b"{}", 9));
        assert!(import(Some("latin1")).look("a.jsonl").is_none());
    }
}
