//! A folder: the files of a corpus together, articles beside the lexicon and the sidecar that describe them.

use super::fault::{Fault, FaultKind, Place};
use super::{Intake, furniture, json_lines, toml_records};
use std::collections::BTreeMap;

/// The lexicon's file name.
pub const LEXICON: &str = "corpus.toml";
/// The sidecar's file name.
pub const SIDECAR: &str = "articles.toml";

/// A file as it was read: its name as the person knows it, and its bytes, unpacked.
#[derive(Clone, Debug)]
pub struct File {
    /// The name, with the folder as the person gave it.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// It holds JSON Lines whatever its name says, as the corpus of a page does.
    pub is_json_lines: bool,
}

impl File {
    /// The folder, with the separator behind it, and the name in it.
    fn parts(&self) -> (&str, &str) {
        self.name.split_at(self.name.rfind(['/', '\\']).map_or(0, |i| i + 1))
    }

    fn base_name(&self) -> &str {
        self.parts().1
    }

    /// What kind of file the name says it is; what it was packed in does not count.
    fn extension(&self) -> String {
        let lower = self.base_name().to_ascii_lowercase();
        let bare = lower.strip_suffix(".gz").unwrap_or(&lower);
        bare.rsplit_once('.').map_or("", |(_, extension)| extension).to_owned()
    }
}

/// Reads files into an intake. Names decide: `corpus.toml` is the lexicon, `articles.toml` the sidecar, `.jsonl` JSON Lines, `.md` an article with
/// front matter, `.txt` the same or one that the sidecar describes. A `README` is passed over.
pub fn read(files: &[File]) -> Intake {
    let mut intake = Intake::default();
    let mut places = Vec::new();
    let texts: BTreeMap<(&str, &str), &File> = files.iter().map(|file| (file.parts(), file)).collect();
    let mut described: Vec<(&str, &str)> = Vec::new();
    for file in files {
        match file.base_name() {
            LEXICON => read_lexicon(file, &mut intake),
            SIDECAR => described.extend(read_sidecar(file, &texts, &mut intake, &mut places)),
            _ => {}
        }
    }
    for file in files {
        let base = file.base_name();
        if file.is_json_lines {
            read_json_lines(file, &mut intake, &mut places);
            continue;
        }
        let extension = file.extension();
        if base == LEXICON || base == SIDECAR || base.starts_with('.') || base.to_lowercase().starts_with("readme") {
            continue;
        }
        match extension.as_str() {
            "jsonl" | "ndjson" => read_json_lines(file, &mut intake, &mut places),
            "md" | "markdown" | "txt" if !described.contains(&file.parts()) => {
                read_article(file, extension == "txt", &mut intake, &mut places);
            }
            "md" | "markdown" | "txt" => {}
            _ => intake.faults.push(whole(file, FaultKind::UnknownKind)),
        }
    }
    intake.settle_ids(&places);
    intake
}

/// A file's name without its ending, which an article without an id takes for one: it stays when other files come.
fn stem(base: &str) -> &str {
    base.rsplit_once('.').map_or(base, |(stem, _)| stem)
}

fn whole(file: &File, kind: FaultKind) -> Fault {
    Fault { place: Place { file: file.name.clone(), line: None }, kind }
}

/// The text of a file, or what keeps it from being one.
fn text_of(file: &File) -> Result<&str, Fault> {
    match std::str::from_utf8(&file.bytes) {
        Ok(text) if text.trim().is_empty() => {
            Err(Fault { place: Place::line(&file.name, 1), kind: FaultKind::EmptyFile })
        }
        Ok(text) => Ok(text),
        Err(error) => {
            let good = file.bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = good.split(|&b| b == b'\n').count();
            Err(Fault { place: Place::line(&file.name, line), kind: FaultKind::NotUtf8 })
        }
    }
}

fn read_lexicon(file: &File, intake: &mut Intake) {
    match text_of(file).and_then(|text| toml_records::lexicon(&file.name, text)) {
        Ok((head, faults)) => {
            intake.faults.extend(faults);
            if intake.head.is_some() {
                let place = Place { file: file.name.clone(), line: None };
                intake.faults.push(Fault { place, kind: FaultKind::SecondLexicon });
            } else {
                intake.head = Some(head);
            }
        }
        Err(fault) => intake.faults.push(fault),
    }
}

fn read_sidecar<'a>(
    file: &File,
    texts: &BTreeMap<(&'a str, &'a str), &'a File>,
    intake: &mut Intake,
    places: &mut Vec<Place>,
) -> Vec<(&'a str, &'a str)> {
    let records = match text_of(file).and_then(|text| toml_records::sidecar(&file.name, text)) {
        Ok(records) => records,
        Err(fault) => {
            intake.faults.push(fault);
            return Vec::new();
        }
    };
    let mut described = Vec::new();
    for mut record in records {
        let place = Place::line(&file.name, record.line);
        let Some(name) = record.fields.remove("file").and_then(|name| name.as_str().map(str::to_owned)) else {
            intake.faults.push(Fault { place, kind: FaultKind::Missing("file") });
            continue;
        };
        let here = file.parts().0;
        let beside = texts.iter().find(|((folder, base), _)| *folder == here && *base == name);
        let Some((&(folder, base), text_file)) = beside else {
            intake.faults.push(Fault { place, kind: FaultKind::NoSuchFile(name) });
            continue;
        };
        described.push((folder, base));
        let text = match text_of(text_file) {
            Ok(text) => text,
            Err(fault) => {
                intake.faults.push(fault);
                continue;
            }
        };
        record.fields.insert("text".into(), text.into());
        match record.into_article() {
            Ok(mut article) => {
                let (kept, left_out) =
                    furniture::clear(&text_file.name, 1, &article.headline, article.byline.as_deref(), text);
                article.text = without_markup(&kept);
                if article.id.is_empty() {
                    stem(base).clone_into(&mut article.id);
                }
                intake.left_out.extend(left_out);
                intake.articles.push(article);
                places.push(Place { file: text_file.name.clone(), line: None });
            }
            Err(faults) => intake.faults.extend(faults),
        }
    }
    described
}

fn read_article(file: &File, may_be_bare: bool, intake: &mut Intake, places: &mut Vec<Place>) {
    let read = text_of(file).and_then(|text| toml_records::front_matter(&file.name, text));
    let record = match read {
        Ok(record) => record,
        Err(Fault { kind: FaultKind::NoFrontMatter, place }) if may_be_bare => {
            let kind = FaultKind::Undescribed(file.base_name().to_owned());
            intake.faults.push(Fault { place, kind });
            return;
        }
        Err(fault) => {
            intake.faults.push(fault);
            return;
        }
    };
    match record.into_article() {
        Ok(mut article) => {
            article.text = without_markup(&article.text);
            if article.id.is_empty() {
                stem(file.base_name()).clone_into(&mut article.id);
            }
            intake.articles.push(article);
            places.push(Place::line(&file.name, 1));
        }
        Err(faults) => intake.faults.extend(faults),
    }
}

fn read_json_lines(file: &File, intake: &mut Intake, places: &mut Vec<Place>) {
    let mut take = |line| match line {
        json_lines::Line::Head(head) => intake.head = intake.head.take().or(Some(*head)),
        json_lines::Line::Article(article, place) => {
            intake.articles.push(*article);
            places.push(place);
        }
        json_lines::Line::Faults(faults) => intake.faults.extend(faults),
    };
    let mut reader = json_lines::Reader::new(&file.name);
    reader.push(&file.bytes, &mut take);
    reader.finish(&mut take);
}

/// Paragraphs one a line, without the signs that Markdown puts around headings and stressed words.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let line = if line.starts_with('#') { line.trim_start_matches('#').trim_start() } else { line };
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&line.replace("**", ""));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> File {
        File { name: format!("in/{name}"), bytes: bytes.to_vec(), is_json_lines: false }
    }

    #[test]
    fn each_fault_is_told_by_file_and_line_and_the_good_is_kept() {
        let article = |id: &str, more: &str| format!("+++\nid = \"{id}\"\nheadline = \"H\"\n{more}+++\nText.\n");
        let files = [
            file("a-good.md", article("one", "outlet = \"O\"\n").as_bytes()),
            file("b-no-outlet.md", article("two", "").as_bytes()),
            file("c-date.md", article("three", "outlet = \"O\"\ndate = \"2024-13\"\n").as_bytes()),
            file("d-broken.md", b"+++\nheadline = \"H\noutlet = \"O\"\n+++\nText.\n"),
            file("e-empty.md", b""),
            file("f-latin1.md", b"+++\nheadline = \"H\"\noutlet = \"Zeitung M\xfcnchen\"\n+++\nText.\n"),
            file("g-twice.md", article("one", "outlet = \"O\"\n").as_bytes()),
            file("h.pages", b"?"),
        ];
        let intake = read(&files);
        assert_eq!(intake.articles.len(), 1);
        let places: Vec<String> = intake.faults.iter().map(|f| f.place.to_string()).collect();
        assert_eq!(
            places,
            [
                "in/b-no-outlet.md:1",
                "in/c-date.md:5",
                "in/d-broken.md:2",
                "in/e-empty.md:1",
                "in/f-latin1.md:3",
                "in/h.pages",
                "in/g-twice.md:1"
            ]
        );
    }

    #[test]
    fn a_sidecar_describes_bare_texts() {
        let files = [
            file(
                "articles.toml",
                b"[[article]]\nfile = \"x.txt\"\nheadline = \"H\"\noutlet = \"O\"\n[[article]]\nfile = \"y.txt\"\n",
            ),
            file("x.txt", b"H\n\n**Bold** text.\n## Head\n"),
            file("z.txt", b"Alone."),
            file("README.md", b"About these files."),
        ];
        let intake = read(&files);
        assert_eq!(intake.articles[0].text, "Bold text.\nHead");
        assert_eq!(intake.articles[0].id, "x");
        assert_eq!(intake.left_out.len(), 1);
        let told: Vec<_> = intake.faults.iter().map(|f| &f.kind).collect();
        assert!(matches!(told[..], [FaultKind::NoSuchFile(_), FaultKind::Undescribed(_)]), "{told:?}");
    }
}
