//! A folder to run the command in, and what is usually in it.

use flate2::{Compression, write::GzEncoder};
use formats::Intake;
use formats::import::{Import, ImportOptions};
use formats::sheet;
use model::{Article, Head};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// Holds how the program ended, and that it said all of this.
    pub(crate) fn ended(self, code: i32, said: &[&str]) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        for words in said {
            assert!(self.err.contains(words), "“{words}” is missing: {self:#?}");
        }
        self
    }
}

/// A folder of its own, with a page that holds no articles yet.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        let block = sheet::new_block(sheet::CORPUS, "").unwrap();
        folder.put("template.html", format!("<!doctype html>\n<title>A page</title>\n{block}\n<p>behind it</p>\n"));
        folder
    }

    /// A folder with a folder `in` of these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, text) in files {
            folder.put(&format!("in/{name}"), text);
        }
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.path().join(name).exists()
    }

    /// Runs the program here, its arguments written as one line.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        let program = env!("CARGO_BIN_EXE_broadside");
        let output =
            Command::new(program).args(arguments.split_whitespace()).current_dir(self.path()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// What a page holds, line by line.
    pub(crate) fn unpacked(&self, page: &str) -> String {
        self.run(&format!("unpack {page}")).ended(0, &[]).out
    }
}

/// What files say.
pub(crate) fn imported(files: &[(&str, &str)]) -> Intake {
    let mut import = Import::new(ImportOptions::default(), &|_, _| None);
    for (name, text) in files {
        import.push(name, text.as_bytes().to_vec(), &mut |_| ());
    }
    import.finish(&mut |_| ()).intake
}

/// What a corpus in JSON Lines says.
pub(crate) fn corpus_of(lines: &str) -> (Head, Vec<Article>) {
    let intake = imported(&[("corpus.jsonl", lines)]);
    assert!(intake.faults.is_empty(), "{:?}", intake.faults);
    (intake.head.unwrap(), intake.articles)
}

/// An article's file.
pub(crate) fn article(fields: &str, text: &str) -> String {
    format!("+++\n{fields}\n+++\n\n{text}\n")
}

pub(crate) fn gzip(text: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap()
}

pub(crate) const LEXICON: &str = "title = \"Talks\"\nlanguage = \"en\"\n[[actor]]\nname = \"Kyiv\"\nkind = \"place\"\n[[topic]]\nname = \"peace\"\nphrases = [\"peace deal*\"]\n";

pub(crate) const GOOD: &str = "id = \"good\"\nheadline = \"Talks begin\"\noutlet = \"The Post\"\ndate = 2025-02-21";

/// A folder in which two articles are good and six things are wrong.
pub(crate) fn faulty() -> Folder {
    let folder = Folder::with(&[
        ("a-good.md", &article(GOOD, "They talk in Kyiv.")),
        ("b-no-outlet.md", &article("headline = \"No outlet\"", "Text.")),
        (
            "c-no-such-month.md",
            &article("headline = \"No such month\"\noutlet = \"The Post\"\ndate = \"2024-13\"", "Text."),
        ),
        ("d-broken.md", "+++\nheadline = \"Broken\noutlet = \"The Post\"\n+++\nText.\n"),
        ("e-empty.md", ""),
        ("g-same-id.md", &article(GOOD, "Another text of the same id.")),
        ("h-good-too.md", &article("headline = \"Talks end\"\noutlet = \"The Mail\"", "A peace deal.")),
        ("corpus.toml", LEXICON),
        ("README.md", "About these files."),
    ]);
    folder.put("in/f-latin-1.md", b"+++\nheadline = \"H\"\noutlet = \"Zeitung M\xfcnchen\"\n+++\nText.\n");
    folder
}
