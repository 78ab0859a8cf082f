//! `broadside unpack`: the articles of a page as files that can be packed again.

use crate::folder::{Folder, GOOD, article, corpus_of, gzip};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use formats::sheet;
use model::{Article, Head};
use std::fs;
use std::io::Read;

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
