//! The command line, run as a newsroom runs it: real files in, the real program, what it says and what it writes.

#![allow(clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, write::GzEncoder};
use formats::Intake;
use formats::import::{Import, ImportOptions};
use formats::sheet;
use formats::writers::json_lines;
use model::{Article, Head};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// What a run came to.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    /// Holds how the program ended, and that it said all of this.
    fn ended(self, code: i32, said: &[&str]) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        for words in said {
            assert!(self.err.contains(words), "“{words}” is missing: {self:#?}");
        }
        self
    }
}

/// A folder of its own, with a page that holds no articles yet.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        let block = sheet::new_block(sheet::CORPUS, "").unwrap();
        folder.put("template.html", format!("<!doctype html>\n<title>A page</title>\n{block}\n<p>behind it</p>\n"));
        folder
    }

    /// A folder with a folder `in` of these files.
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        for (name, text) in files {
            folder.put(&format!("in/{name}"), text);
        }
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    fn has(&self, name: &str) -> bool {
        self.path().join(name).exists()
    }

    /// Runs the program here, its arguments written as one line.
    fn run(&self, arguments: &str) -> Run {
        let program = env!("CARGO_BIN_EXE_broadside");
        let output =
            Command::new(program).args(arguments.split_whitespace()).current_dir(self.path()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// What a page holds, line by line.
    fn unpacked(&self, page: &str) -> String {
        self.run(&format!("unpack {page}")).ended(0, &[]).out
    }
}

/// What files say.
fn imported(files: &[(&str, &str)]) -> Intake {
    let mut import = Import::new(ImportOptions::default(), &|_, _| None);
    for (name, text) in files {
        import.push(name, text.as_bytes().to_vec(), &mut |_| ());
    }
    import.finish(&mut |_| ()).intake
}

/// What a corpus in JSON Lines says.
fn corpus_of(lines: &str) -> (Head, Vec<Article>) {
    let intake = imported(&[("corpus.jsonl", lines)]);
    assert!(intake.faults.is_empty(), "{:?}", intake.faults);
    (intake.head.unwrap(), intake.articles)
}

/// An article's file.
fn article(fields: &str, text: &str) -> String {
    format!("+++\n{fields}\n+++\n\n{text}\n")
}

fn gzip(text: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap()
}

const LEXICON: &str = "title = \"Talks\"\nlanguage = \"en\"\n[[actor]]\nname = \"Kyiv\"\nkind = \"place\"\n[[topic]]\nname = \"peace\"\nphrases = [\"peace deal*\"]\n";

const GOOD: &str = "id = \"good\"\nheadline = \"Talks begin\"\noutlet = \"The Post\"\ndate = 2025-02-21";

/// A folder in which two articles are good and six things are wrong.
fn faulty() -> Folder {
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

// ---- check ----

#[test]
fn check_names_every_fault_by_file_and_line() {
    let run = faulty().run("check in").ended(1, &["4 articles read, 4 problems"]);
    let found = [
        ("in/b-no-outlet.md:1:", "outlet"),
        ("in/c-no-such-month.md:4:", "2024-13"),
        ("in/d-broken.md:2:", "TOML"),
        ("in/e-empty.md:1:", "empty"),
    ];
    for (place, word) in found {
        let lines: Vec<&str> = run.err.lines().filter(|line| line.starts_with(place)).collect();
        assert!(matches!(lines[..], [line] if line.contains(word)), "{place} {word}: {run:#?}");
    }
    assert_eq!(run.out, "", "what is found goes to the standard error");
}

#[test]
fn check_is_content_with_good_articles_and_notes_names_that_nothing_has() {
    let lexicon = format!("{LEXICON}[[actor]]\nname = \"Atlantis\"\nkind = \"place\"\n");
    let folder =
        Folder::with(&[("a.md", &article(GOOD, "They talk of a peace deal in Kyiv.")), ("corpus.toml", &lexicon)]);
    let run = folder.run("check in").ended(0, &["1 article read, 0 problems", "Atlantis"]);
    assert!(!run.err.contains("Kyiv") && !run.err.contains("peace"), "{run:#?}");
}

#[test]
fn check_tells_of_packed_files_that_cannot_be_unpacked() {
    let folder = Folder::with(&[("a.md", &article(GOOD, "Text."))]);
    let whole = gzip(&"{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"T\"}\n".repeat(99));
    folder.put("in/cut.jsonl.gz", &whole[..whole.len() / 2]);
    // What lies beside saved pages is no article and no fault; what could be one and cannot be read is.
    folder.put("in/picture.png", [0x89, b'P', b'N', b'G']);
    folder.put("in/paper.pdf", b"%PDF-1.7");
    folder.run("check in").ended(1, &["3 problems", "in/cut.jsonl.gz: ", "in/cut.jsonl.gz:14: ", "in/paper.pdf: "]);
}

#[test]
fn check_says_what_each_file_lacks_and_what_nothing_used() {
    let table = "Title,Newspaper,Text,Desk\nRain,Post,It rained…,Home\nSun,Post,The cafÃ© shone.,\n";
    let folder = Folder::with(&[("a.csv", table), ("The Valley Post/2024-05-03 rain.txt", "Rain falls\n\nIt rained.")]);
    let lacks = "in/a.csv: 2 articles without a date; 2 articles without an author; 1 text that breaks off as a teaser does; \
        1 article with garbled letters, such as Ã© for é; not used, kept as extra fields: Desk (1)";
    folder.run("check in").ended(1, &[lacks, "“The Valley Post”", "--outlet-from-folder", "--repair-mojibake"]);
    let run = folder.run("check in --outlet-from-folder --date-from-name --repair-mojibake");
    let run =
        run.ended(0, &["3 articles read, 0 problems", "the date of 1 article was inferred", "the outlet of 1 article"]);
    assert!(!run.err.contains("garbled"), "{run:#?}");
}

#[test]
fn lines_that_are_cut_are_reported_and_kept_if_asked() {
    let text = "Pilots went out at first light, the harbour office said. ".repeat(9);
    let page = format!(
        "<html><head><title>Rain</title><meta property=og:site_name content=Gull></head><body><article><h1>Rain</h1>\
         <p>{text}</p><p>{text}</p><p>Read more: the harbour opened again after eleven days.</p></article></body></html>"
    );
    let folder = Folder::with(&[("a.html", page.as_str())]);
    let cut = "Left out: page boilerplate: Read more: the harbour opened again after eleven days.";
    folder.run("check in").ended(0, &[cut]);
    let run =
        folder.run("pack in --template template.html -o page.html --keep-all-lines").ended(0, &["1 article read"]);
    assert!(!run.err.contains("Left out"), "{run:#?}");
    assert!(folder.unpacked("page.html").contains("Read more: the harbour opened again after eleven days."));
}

#[test]
fn lists_of_the_corpus_survive_a_folder() {
    let head =
        "also_hidden = [\"said\"]\nnever_hidden = [\"may\"]\nboilerplate = [\"Sign up.\"]\nstop_words = [\"the\"]\n";
    let article = article("headline = \"H\"\noutlet = \"O\"\n", "Rain fell.\nSign up.");
    let folder = Folder::with(&[("a.md", article.as_str()), ("corpus.toml", head)]);
    folder.run("pack in --template template.html -o page.html").ended(0, &["1 article read"]);
    folder.run("unpack page.html -o out/").ended(0, &[]);
    let written = folder.read("out/corpus.toml");
    assert!(head.lines().all(|line| written.contains(line)), "{written}");
    assert!(folder.unpacked("page.html").contains("Sign up."));
}

#[test]
fn a_line_of_json_is_reported_by_its_number() {
    let lines = "{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"T\"}\n\n{\"headline\":\n{\"headline\":\"H\",\"outlet\":\"O\"}\n";
    let folder = Folder::with(&[("a.jsonl", lines)]);
    folder.run("check in/a.jsonl").ended(1, &["1 article read, 2 problems", "in/a.jsonl:3: ", "in/a.jsonl:4: "]);
}

#[test]
fn a_fault_inside_a_page_or_a_packed_file_is_reported_by_the_name_that_was_given() {
    let line = "{\"headline\":\"H\",\"outlet\":\"O\"}\n";
    let folder = Folder::new();
    folder.put("export.jsonl.gz", gzip(line));
    let block = STANDARD.encode(gzip(line));
    folder.put("page.html", sheet::with_block(&folder.read("template.html"), sheet::CORPUS, &block).unwrap());
    folder.run("check export.jsonl.gz page.html").ended(1, &["export.jsonl.gz:1: ", "page.html:1: "]);
}

#[test]
fn an_article_without_an_id_leaves_the_others_theirs() {
    let lines = ["", "\"id\":\"1\",", "\"id\":\"2\","]
        .map(|id| format!("{{{id}\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"T\"}}\n"));
    let folder = Folder::with(&[("a.jsonl", &lines.concat())]);
    folder.run("check in").ended(0, &["3 articles read, 0 problems"]);
}

// ---- pack ----

#[test]
fn pack_writes_nothing_while_there_are_faults_if_reported_to() {
    let folder = faulty();
    folder
        .run("pack in --strict --template template.html -o page.html")
        .ended(2, &["4 problems", "--strict", "in/e-empty.md:1:"]);
    assert!(!folder.has("page.html"));
}

#[test]
fn pack_keeps_a_page_that_it_would_have_replaced() {
    let folder = faulty();
    folder.put("page.html", "yesterday's page");
    folder.run("pack in --strict --template template.html -o page.html").ended(2, &[]);
    assert_eq!(folder.read("page.html"), "yesterday's page");
}

#[test]
fn pack_takes_what_is_good_and_tells_the_rest() {
    let folder = faulty();
    folder
        .run("pack in --template template.html -o page.html")
        .ended(1, &["in/b-no-outlet.md:1:", "4 articles read, 4 problems", "page.html was written"]);
    let (head, articles) = corpus_of(&folder.unpacked("page.html"));
    assert_eq!(
        articles.iter().map(|a| a.headline.as_str()).collect::<Vec<_>>(),
        ["Talks begin", "H", "Talks begin", "Talks end"]
    );
    assert_eq!((head.title.as_str(), head.articles, head.actors.len(), head.topics.len()), ("Talks", Some(4), 1, 1));
}

#[test]
fn what_is_packed_is_unpacked() {
    let files = [
        ("a.md", article(GOOD, "# They talk\n\nIn **Kyiv**, “today”.\n\nAnd tomorrow <script>alert(1)</script></script>.")),
        ("b.txt", article("headline = \"Zürich & Œuvre\"\noutlet = \"Ça va\"\ndate = \"2024-11\"\nbyline = [\"A\", \"B\"]\ntopics = [\"war\"]", "第一。\r\n\r\n第二。")),
        ("c.jsonl", "{\"id\":\"c\",\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"One.\\nTwo.\",\"url\":\"https://example.org/?a=1&b=2\",\"note\":\"N\"}\n".into()),
        ("corpus.toml", LEXICON.into()),
    ];
    let folder = Folder::with(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    folder.run("pack in --template template.html -o out/of/page.html").ended(0, &[]);
    let page = folder.read("out/of/page.html");
    assert!(page.starts_with("<!doctype html>\n<title>A page</title>\n") && page.ends_with("\n<p>behind it</p>\n"));
    let (head, articles) = corpus_of(&folder.unpacked("out/of/page.html"));
    let expected = imported(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    assert_eq!(expected.articles.len(), 3, "{:?}", expected.faults);
    for (found, expected) in articles.iter().zip(&expected.articles) {
        assert_eq!((&found.id, &found.headline, &found.outlet), (&expected.id, &expected.headline, &expected.outlet));
        assert_eq!((&found.byline, &found.date, &found.url), (&expected.byline, &expected.date, &expected.url));
        assert_eq!((&found.topics, &found.note), (&expected.topics, &expected.note));
        assert_eq!(found.text.lines().collect::<Vec<_>>(), expected.text.lines().collect::<Vec<_>>());
    }
    assert_eq!(
        articles[0].text.lines().collect::<Vec<_>>(),
        ["They talk", "In Kyiv, “today”.", "And tomorrow <script>alert(1)</script></script>."]
    );
    assert_eq!((head.title.as_str(), head.actors[0].name.as_str()), ("Talks", "Kyiv"));
}

#[test]
fn packing_the_same_gives_the_same_bytes() {
    let folder = Folder::with(&[
        ("a.md", &article(GOOD, "One.\n\nTwo.")),
        ("b.md", &article("headline = \"H\"\noutlet = \"O\"", "Three.")),
        ("corpus.toml", LEXICON),
    ]);
    folder.run("pack in --template template.html -o one.html").ended(0, &[]);
    folder.run("pack in --template template.html -o two.html").ended(0, &[]);
    assert!(folder.read("one.html") == folder.read("two.html"), "the same articles, the same page");
    folder.run("pack one.html --template one.html -o three.html").ended(0, &[]);
    assert_eq!(folder.unpacked("one.html"), folder.unpacked("three.html"), "a page packed into itself says the same");
    assert!(
        folder.read("one.html") == folder.read("three.html"),
        "a page packed into itself stays the same, byte by byte"
    );
}

#[test]
fn articles_without_a_lexicon_get_the_names_found_in_them() {
    let text = "They met Mark Rutte in France. Later Rutte, tired, left for Oslo.";
    let folder = Folder::with(&[("a.md", &article(GOOD, text))]);
    let names = |page: &str| {
        let actors = corpus_of(&folder.unpacked(page)).0.actors;
        actors.iter().map(|actor| (actor.name.clone(), actor.found().is_some())).collect::<Vec<_>>()
    };
    let found = ["Mark Rutte", "France", "Oslo"].map(|name| (name.to_owned(), true));
    folder.run("pack in --template template.html -o one.html").ended(0, &["3 people, organisations and places"]);
    assert_eq!(names("one.html"), found);
    folder.run("pack one.html --template one.html -o two.html").ended(0, &[]);
    assert_eq!(names("two.html"), found, "what is marked stays marked");
    folder.run("pack in --template template.html -o three.html --no-names").ended(0, &[]);
    assert_eq!(names("three.html"), []);
    folder.put("lexicon.toml", LEXICON);
    folder.run("pack in --template template.html -o four.html --lexicon lexicon.toml").ended(0, &[]);
    assert!(names("four.html").iter().all(|(_, is_found)| !is_found));
}

#[test]
fn what_this_version_does_not_know_survives() {
    let text = article(
        &format!(
            "{GOOD}\ndesk = \"foreign\"\nwords = 1200\nratio = 0.5\nchecked = true\ntags = [\"a\", [1, 2]]\n[rights]\nholder = \"AP\"\nuntil = 2030-01-01"
        ),
        "Text.",
    );
    let lexicon = format!(
        "licence = \"CC BY\"\n{}",
        LEXICON
            .replace("kind = \"place\"", "kind = \"place\"\nwikidata = \"Q1899\"")
            .replace("phrases", "colour = 7\nphrases")
    );
    let line = "{\"broadside\":1,\"title\":\"T\",\"from\":{\"tool\":\"x\"}}\n{\"id\":\"j\",\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"T\",\"score\":null,\"list\":[{}],\"big\":12345678901234567890}\n";
    let folder = Folder::with(&[("a.md", &text), ("corpus.toml", &lexicon)]);
    folder.put("more.jsonl", line);
    for (input, unknown) in [
        (
            "in",
            &[
                "\"desk\":\"foreign\"",
                "\"words\":1200",
                "\"ratio\":0.5",
                "\"checked\":true",
                "\"tags\":[\"a\",[1,2]]",
                "\"holder\":\"AP\"",
                "\"until\":\"2030-01-01\"",
                "\"licence\":\"CC BY\"",
                "\"wikidata\":\"Q1899\"",
                "\"colour\":7",
            ][..],
        ),
        (
            "more.jsonl",
            &["\"from\":{\"tool\":\"x\"}", "\"score\":null", "\"list\":[{}]", "\"big\":12345678901234567890"][..],
        ),
    ] {
        folder.run(&format!("pack {input} --template template.html -o one.html")).ended(0, &[]);
        folder.run("unpack one.html -o one.jsonl").ended(0, &[]);
        folder.run("pack one.jsonl --template template.html -o two.html").ended(0, &[]);
        for lines in [folder.read("one.jsonl"), folder.unpacked("two.html")] {
            for field in unknown {
                assert!(lines.contains(field), "{field} got lost: {lines}");
            }
        }
    }
}

#[test]
fn packed_json_lines_are_taken() {
    let folder = Folder::with(&[("a.md", &article(GOOD, "They talk."))]);
    let (_, mut articles) = {
        folder.run("pack in --template template.html -o one.html").ended(0, &[]);
        corpus_of(&folder.unpacked("one.html"))
    };
    let head = Head { title: "From a packed file".into(), ..Head::default() };
    folder.put("Export.JSONL.GZ", gzip(&json_lines::write(&head, &articles).unwrap()));
    // A stream of several packed pieces, as log tools write it.
    articles[0].id = "other".into();
    let pieces = [gzip(&serde_json::to_string(&articles[0]).unwrap()), gzip("\n")].concat();
    folder.put("pieces.jsonl.gz", pieces);
    folder.run("pack Export.JSONL.GZ pieces.jsonl.gz --template template.html -o two.html").ended(0, &[]);
    let (head, found) = corpus_of(&folder.unpacked("two.html"));
    assert_eq!(head.title, "From a packed file");
    assert_eq!(found.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["good", "other"]);
}

#[test]
fn another_lexicon_takes_the_place_of_the_articles_own() {
    let folder = Folder::with(&[
        ("a.md", &article(GOOD, "They talk.")),
        ("corpus.toml", &format!("note = \"Of these.\"\n{LEXICON}")),
    ]);
    folder.put(
        "house.toml",
        "title = \"House names\"\nnote = \"Of those.\"\n[[actor]]\nname = \"NATO\"\nkind = \"organisation\"\n",
    );
    folder.run("pack in --lexicon house.toml --template template.html -o page.html").ended(0, &[]);
    let (head, _) = corpus_of(&folder.unpacked("page.html"));
    assert_eq!(
        (head.title.as_str(), head.note.as_deref()),
        ("Talks", Some("Of these.")),
        "what the articles say of themselves stays"
    );
    assert_eq!(head.actors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["NATO"]);
    assert_eq!(head.topics.len(), 0);
    folder.run("pack in/a.md --lexicon house.toml --template template.html -o bare.html").ended(0, &[]);
    assert_eq!(
        corpus_of(&folder.unpacked("bare.html")).0.title,
        "House names",
        "articles without a head take the lexicon's title"
    );
    folder.run("pack in --lexicon nowhere.toml --template template.html -o none.html").ended(2, &["nowhere.toml"]);
    folder.put("wrong.toml", "[[actor]]\nname = \"X\"\nkind = \"robot\"\n");
    folder.run("check in --lexicon wrong.toml").ended(1, &["wrong.toml:1:"]);
}

#[test]
fn a_title_can_be_given() {
    let folder = Folder::with(&[("a.md", &article(GOOD, "They talk.")), ("corpus.toml", LEXICON)]);
    folder.run("pack in --title Tonight --template template.html -o page.html").ended(0, &[]);
    assert_eq!(corpus_of(&folder.unpacked("page.html")).0.title, "Tonight");
}

#[test]
fn a_page_is_an_input_and_a_template() {
    let folder = Folder::with(&[("a.md", &article(GOOD, "They talk.")), ("corpus.toml", LEXICON)]);
    folder.put("more/b.md", article("id = \"b\"\nheadline = \"More\"\noutlet = \"O\"", "More text."));
    folder.run("pack in --template template.html -o one.html").ended(0, &[]);
    folder.run("check one.html").ended(0, &["1 article read, 0 problems"]);
    folder.run("pack one.html more --template one.html -o two.html").ended(0, &[]);
    let (head, articles) = corpus_of(&folder.unpacked("two.html"));
    assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["good", "b"]);
    assert_eq!((head.title.as_str(), head.articles), ("Talks", Some(2)));
    folder
        .run("pack one.html in --template one.html -o three.html")
        .ended(0, &["in/a.md:1: Repeats", "2 articles read"]);
    folder.run("pack one.html in --drop-duplicates --template one.html -o three.html").ended(0, &["1 article read"]);
}

#[test]
fn an_article_whose_date_cannot_be_read_is_taken_if_reported_to() {
    let folder = Folder::new();
    for (name, date) in [("a", "03/04/2024"), ("b", "soon"), ("c", "2024-05")] {
        let fields = format!("headline = \"{name}\"\noutlet = \"O\"\ndate = \"{date}\"");
        folder.put(&format!("in/{name}.md"), article(&fields, "Text."));
    }
    folder.run("check in").ended(1, &["in/a.md:4", "in/b.md:4", "1 article read, 2 problems"]);
    folder
        .run("check in --undated")
        .ended(0, &["in/b.md:4: Read without a date. “soon” is not a date.", "3 articles read, 0 problems"]);
    folder.run("check in --dates-begin-with day").ended(1, &["in/b.md:4", "2 articles read, 1 problem"]);
    folder.run("check in --dates-begin-with year").ended(2, &["Write day or month"]);
    folder.run("pack in --undated --dates-begin-with month --template template.html -o page.html").ended(0, &[]);
    let (_, articles) = corpus_of(&folder.unpacked("page.html"));
    let dates: Vec<_> = articles.iter().map(|a| a.date.as_ref().map(|date| date.text.as_str())).collect();
    assert_eq!(dates, [Some("2024-03-04"), None, Some("2024-05")]);
}

#[test]
fn doubtful_dates_are_reported_and_left_out_if_asked() {
    let folder = Folder::new();
    let row = |date: &str| format!("T {date},O,{date},Text of {date}.\n");
    let rows: String = ["4/18/21", "4/8/21", "9999-12-31", "9998-01-01"].map(row).concat();
    folder.put("in/a.csv", format!("title,outlet,date,text\n{rows}"));
    folder.run("check in").ended(
        0,
        &[
            "in/a.csv:2: Note: 2 dates such as “4/18/21” have a two-digit year",
            "in/a.csv:3: Note: 1 date, “4/8/21”, was read with the month first, as 2021-04-08",
            "in/a.csv:4: Note: 1 date, “9999-12-31”, may be a placeholder",
            "in/a.csv:5: Note: 1 date, “9998-01-01”, is in the future.",
            "4 articles read, 0 problems",
        ],
    );
    folder.run("pack in --drop-doubtful-dates --template template.html -o page.html").ended(0, &["was left out"]);
    let (_, articles) = corpus_of(&folder.unpacked("page.html"));
    let dates: Vec<_> = articles.iter().map(|a| a.date.as_ref().map(|date| date.text.as_str())).collect();
    assert_eq!(dates, [Some("2021-04-18"), Some("2021-04-08"), None, None]);
}

#[test]
fn patterns_find_files_and_folders() {
    let folder = Folder::new();
    for name in ["a", "b", "c"] {
        folder
            .put(&format!("in/{name}/{name}.md"), article(&format!("headline = \"{name}\"\noutlet = \"O\""), "Text."));
    }
    folder.put("in/[x].md", article("headline = \"x\"\noutlet = \"O\"", "Text."));
    folder.put("in/.hidden.md", "");
    for (input, expected) in [
        ("in/*/[ab].md", &["a", "b"][..]),
        ("in/**/*.md", &["x", "a", "b", "c"]),
        ("in/?", &["a", "b", "c"]),
        ("in/[x].md", &["x"]),
        ("in/b/b.md in/* in/*/*", &["b", "x", "a", "c"]),
    ] {
        folder.run(&format!("pack {input} --template template.html -o page.html")).ended(0, &[]);
        let (_, articles) = corpus_of(&folder.unpacked("page.html"));
        assert_eq!(articles.iter().map(|a| a.headline.as_str()).collect::<Vec<_>>(), expected, "{input}");
    }
    for pattern in ["in/*.xml", "in/a**b/["] {
        folder.run(&format!("check in/a {pattern}")).ended(2, &[pattern]);
        folder.run(&format!("pack in/a {pattern} --template template.html -o none.html")).ended(2, &[pattern]);
    }
    assert!(!folder.has("none.html"));
}

// ---- how it reports ----

fn json(run: &Run) -> serde_json::Value {
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn a_report_can_be_json() {
    let folder = faulty();
    let run = folder.run("pack in --json --template template.html -o page.html").ended(1, &[]);
    assert_eq!(run.err, "", "the report stands in one place");
    let report = json(&run);
    assert_eq!(report["import"]["n_accepted"], 4);
    assert_eq!(report["import"]["n_faults"], 4);
    assert_eq!(report["import"]["faults"][0]["place"]["file"], "in/b-no-outlet.md");
    assert!(report["import"]["faults"][0]["message"].as_str().unwrap().contains("outlet"));
    assert_eq!(report["import"]["has_lexicon"], true);
    assert_eq!(report["written"]["file"], "page.html");
    assert_eq!(report["written"]["articles"], 4);
    assert_eq!(report["written"]["bytes"], folder.read("page.html").len());
    assert!(report["error"].is_null());

    let report =
        json(&folder.run("pack in --strict --json --template template.html -o none.html").ended(2, &["4 problems"]));
    assert_eq!(report["import"]["n_faults"], 4);
    assert!(report["written"].is_null() && report["error"].as_str().unwrap().contains("4 problems"), "{report}");

    let report = json(&folder.run("check nowhere --json").ended(2, &["nowhere"]));
    assert!(report["import"].is_null() && report["error"].as_str().unwrap().contains("nowhere"), "{report}");

    let report = json(&folder.run("check in/a-good.md in/corpus.toml --json").ended(0, &[]));
    assert_eq!(report["unused"], serde_json::json!(["peace"]));
}

#[test]
fn quiet_says_only_what_keeps_it_from_working() {
    let folder = faulty();
    for (arguments, code) in
        [("check in", 1), ("pack in --template template.html -o page.html", 1), ("check in/a-good.md", 0)]
    {
        let run = folder.run(&format!("{arguments} --quiet")).ended(code, &[]);
        assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""), "{arguments}");
    }
    folder.run("check nowhere --quiet").ended(2, &["nowhere"]);
}

#[test]
fn help_tells_formats_exit_codes_and_examples() {
    let folder = Folder::new();
    for (arguments, words) in [
        ("--help", &["Exit status:", "Examples:"][..]),
        ("pack --help", &["Formats", "NewsML-G2", "--strict", "Exit status:", "Examples:"]),
        ("check --help", &["Exit status:", "Examples:"]),
        ("unpack --help", &[".csv", ".zip", "folder/", "Exit status:", "Examples:"]),
    ] {
        let run = folder.run(arguments).ended(0, &[]);
        for word in words {
            assert!(run.out.contains(word), "{arguments} does not say {word}");
        }
    }
    folder.run("check in --column Kop").ended(2, &["HEADING=FIELD"]);
    folder.run("check in --column Kop=headlin").ended(2, &["headline"]);
    folder.run("pack in").ended(2, &["--output"]);
}

// ---- unpack ----

/// A page of articles that are hard to write down, and what it holds.
fn odd_page() -> (Folder, String) {
    let lines = concat!(
        r#"{"broadside":1,"title":"The \"odd\" ones","language":"nl","note":"N","view":"words?target=O","actor":[{"name":"Kyiv","kind":"place","not":["Kyiv Post"],"wikidata":"Q1899"}],"topic":[{"name":"talks","phrases":["peace deal*"],"at_least":2}],"licence":{"by":"AP"}}"#,
        "\n",
        r##"{"id":"a/1","headline":"=SUM(A1:A9)","outlet":"-5°","byline":"@a, b","date":"2024-11-29/2024-12-04","url":"https://example.org/?a=1&b=2","note":"'N'","topics":["a; b","c"],"inferred":["date"],"desk":{"name":"x","n":[1,0.5,true]},"text":"# One\n\n  **Two**\\\n+++\n\t\"Three\""}"##,
        "\n",
        r#"{"id":"b","headline":"北京 & Zürich","outlet":"Ça va","text":"One.\nTwo, “three”;\r\nFour."}"#,
        "\n",
        r#"{"id":"c","headline":"北京 & Zürich","outlet":"Ça va","desk":"foreign","text":"'=One."}"#,
        "\n",
    );
    let folder = Folder::new();
    folder.put("odd.jsonl", lines);
    folder.run("pack odd.jsonl --template template.html -o page.html").ended(0, &[]);
    let unpacked = folder.unpacked("page.html");
    (folder, unpacked)
}

/// A corpus with its articles in the order of their ids: files have an order of their own.
fn sorted((head, mut articles): (Head, Vec<Article>)) -> (Head, Vec<Article>) {
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    (head, articles)
}

#[test]
fn json_lines_are_unpacked_as_they_were_packed() {
    let (folder, lines) = odd_page();
    folder.run("unpack page.html -o out/odd.jsonl").ended(0, &[]);
    assert_eq!(folder.read("out/odd.jsonl"), lines);
    folder.run("pack out/odd.jsonl --template template.html -o again.html").ended(0, &[]);
    assert!(folder.read("again.html") == folder.read("page.html"), "the same articles, the same page");
}

#[test]
fn a_folder_of_markdown_is_packed_again() {
    let (folder, lines) = odd_page();
    folder.run("unpack page.html -o out/").ended(0, &[]);
    assert!(folder.read("out/corpus.toml").starts_with("title = \"The \\\"odd\\\" ones\"\n"));
    assert!(folder.has("out/undated-ça-va-北京-zürich.md") && folder.has("out/undated-ça-va-北京-zürich-3.md"));
    folder.run("pack out --strict --template template.html -o again.html").ended(0, &[]);
    assert_eq!(sorted(corpus_of(&folder.unpacked("again.html"))), corpus_of(&lines));
    folder.run("unpack again.html -o out").ended(2, &["out holds files"]);
    fs::create_dir(folder.path().join("empty")).unwrap();
    folder.run("unpack again.html -o empty").ended(0, &[]);
    assert_eq!(folder.read("empty/corpus.toml"), folder.read("out/corpus.toml"));
}

#[test]
fn an_archive_holds_the_files_of_the_folder() {
    let (folder, _) = odd_page();
    folder.run("unpack page.html -o out/").ended(0, &[]);
    folder.run("unpack page.html -o one.zip").ended(0, &[]);
    folder.run("unpack page.html -o two.ZIP").ended(0, &[]);
    let bytes = fs::read(folder.path().join("one.zip")).unwrap();
    assert_eq!(bytes, fs::read(folder.path().join("two.ZIP")).unwrap(), "the same articles, the same archive");
    let archive = rawzip::ZipArchive::from_slice(&bytes).unwrap();
    let mut entries = archive.entries();
    let mut n = 0;
    while let Some(entry) = entries.next_entry().unwrap() {
        let name = String::from_utf8(entry.file_path().as_ref().to_vec()).unwrap();
        let data = archive.get_entry(entry.wayfinder()).unwrap();
        let mut text = String::new();
        flate2::bufread::DeflateDecoder::new(data.data()).read_to_string(&mut text).unwrap();
        assert_eq!(text, folder.read(&format!("out/{name}")));
        n += 1;
    }
    assert_eq!(n, 4);
}

#[test]
fn a_table_is_safe_in_a_spreadsheet() {
    let (folder, _) = odd_page();
    folder.run("unpack page.html -o odd.csv").ended(0, &[]);
    let table = folder.read("odd.csv");
    assert!(
        table.starts_with("\u{feff}id,headline,outlet,byline,date,url,topics,note,inferred,other,text\r\n"),
        "{table}"
    );
    assert!(table.contains("a/1,'=SUM(A1:A9),'-5°,\"'@a, b\""), "{table}");
}

#[test]
fn a_table_and_an_archive_are_packed_again() {
    let (folder, lines) = odd_page();
    folder.run("unpack page.html -o odd.zip").ended(0, &[]);
    folder.run("unpack page.html -o odd.csv").ended(0, &[]);
    folder.run("unpack page.html -o odd.toml").ended(0, &[]);
    for input in ["odd.zip", "odd.csv --lexicon odd.toml"] {
        folder.run(&format!("pack {input} --strict --template template.html -o again.html")).ended(0, &[]);
        let (head, articles) = sorted(corpus_of(&folder.unpacked("again.html")));
        let (expected_head, expected) = corpus_of(&lines);
        assert_eq!(articles, expected, "{input}");
        assert_eq!(
            (head.title, head.actors, head.topics),
            (expected_head.title, expected_head.actors, expected_head.topics)
        );
    }
}

#[test]
fn a_lexicon_is_unpacked_and_used_again() {
    let (folder, lines) = odd_page();
    folder.run("unpack page.html -o house.toml").ended(0, &[]);
    folder.put("a.md", article(GOOD, "They talk."));
    folder.run("pack a.md --strict --lexicon house.toml --template template.html -o again.html").ended(0, &[]);
    let ((head, _), (expected, _)) = (corpus_of(&folder.unpacked("again.html")), corpus_of(&lines));
    assert_eq!((head.actors, head.topics), (expected.actors, expected.topics));
    assert_eq!((head.title, head.note, head.view), (expected.title, None, None));
}

#[test]
fn unpack_tells_of_lines_that_it_cannot_read() {
    let (folder, lines) = odd_page();
    let block = STANDARD.encode(gzip(&format!("{lines}{{\"id\":\n")));
    folder.put("page.html", sheet::with_block(&folder.read("template.html"), sheet::CORPUS, &block).unwrap());
    folder.run("unpack page.html -o odd.csv").ended(1, &["page.html:5:"]);
    assert!(folder.has("odd.csv"));
    for output in ["odd.docx", "odd"] {
        folder.run(&format!("unpack page.html -o {output}")).ended(2, &[output, ".jsonl"]);
        assert!(!folder.has(output));
    }
    folder.run("unpack odd.csv -o odd.jsonl").ended(2, &["odd.csv"]);
}

// ---- what cannot be done ----

#[test]
fn a_template_must_be_a_page() {
    let folder = Folder::with(&[("a.md", &article(GOOD, "They talk."))]);
    folder.put("other.html", "<!doctype html><title>Some page</title>");
    folder.put("twice.html", folder.read("template.html").repeat(2));
    folder.put("cut.html", folder.read("template.html").split("</script>").next().unwrap());
    folder.put("picture.html", [0xff, 0xd8, 0xff]);
    folder.run("pack in -o page.html").ended(2, &["--template", "broadside.html"]);
    folder.run("pack in --template nowhere.html -o page.html").ended(2, &["--template", "nowhere.html"]);
    for template in ["other.html", "twice.html", "cut.html", "picture.html"] {
        let run = folder.run(&format!("pack in --template {template} -o page.html")).ended(2, &[template]);
        assert!(!run.err.contains("panicked") && !folder.has("page.html"), "{run:#?}");
    }
}

#[test]
fn what_is_no_page_is_not_unpacked() {
    let folder = Folder::new();
    let holding = |base64: &str| sheet::with_block(&folder.read("template.html"), sheet::CORPUS, base64).unwrap();
    folder.put("other.html", "<!doctype html>");
    folder.put("no-gzip.html", holding("bmV3cw=="));
    folder.put("no-base64.html", holding("bmV3c").replace("bmV3c", "bm V3c"));
    for page in ["nowhere.html", "other.html", "no-gzip.html", "no-base64.html"] {
        let run = folder.run(&format!("unpack {page} -o out.jsonl")).ended(2, &[page]);
        assert!(!run.err.contains("panicked") && !folder.has("out.jsonl"), "{run:#?}");
    }
}

#[test]
fn without_articles_there_is_no_page() {
    let folder = Folder::with(&[("corpus.toml", LEXICON)]);
    folder.run("pack in --template template.html -o page.html").ended(2, &["there are no articles"]);
    folder.run("pack nowhere --template template.html -o page.html").ended(2, &["nowhere"]);
    folder.run("pack --template template.html -o page.html").ended(2, &["ARTICLES"]);
    assert!(!folder.has("page.html"));
}

#[test]
fn a_corpus_of_a_newer_format_is_not_guessed_at() {
    let folder = Folder::new();
    folder
        .put("new.jsonl", "{\"broadside\":99,\"title\":\"T\"}\n{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"T\"}\n");
    folder.run("check new.jsonl").ended(1, &["new.jsonl:1:", "99"]);
}

#[test]
fn a_sidecar_describes_the_texts_of_its_own_folder() {
    let folder = Folder::new();
    for year in ["2023", "2024"] {
        folder.put(&format!("{year}/one.txt"), format!("The text of {year}."));
        folder.put(
            &format!("{year}/articles.toml"),
            format!("[[article]]\nid = \"{year}\"\nfile = \"one.txt\"\nheadline = \"Of {year}\"\noutlet = \"O\"\n"),
        );
    }
    folder.run("pack 2023 2024 --template template.html -o page.html").ended(0, &[]);
    let (_, articles) = corpus_of(&folder.unpacked("page.html"));
    let texts: Vec<_> = articles.iter().map(|a| (a.headline.as_str(), a.text.trim())).collect();
    assert_eq!(texts, [("Of 2023", "The text of 2023."), ("Of 2024", "The text of 2024.")]);
}
