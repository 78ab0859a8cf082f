//! `broadside check`: what is wrong with articles, and what is worth knowing about them.

use crate::folder::{Folder, GOOD, LEXICON, article, faulty, gzip};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use formats::sheet;

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
    let lacks = "in/a.csv: 2 articles without a date; 2 articles without an author; 1 text that breaks off as a teaser does (the first in line 2); \
        1 article with garbled letters, such as Ã© for é (the first in line 3); not used, kept as extra fields: Desk (1)";
    folder.run("check in").ended(1, &[lacks, "“The Valley Post”", "--outlet-from-folder", "--repair-mojibake"]);
    let run = folder.run("check in --outlet-from-folder --date-from-name --repair-mojibake");
    let run =
        run.ended(0, &["3 articles read, 0 problems", "the date of 1 article was inferred", "the outlet of 1 article"]);
    assert!(run.err.contains("garbled letters put right in 1 article") && !run.err.contains("such as Ã©"), "{run:#?}");
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

#[test]
fn a_damaged_page_gives_what_can_still_be_read() {
    let line = |n: u32| {
        let words: Vec<String> = (n..n + 40).map(|k| format!("{:x} ", k.wrapping_mul(2_654_435_761))).collect();
        let text = words.concat();
        format!("{{\"id\":\"{n}\",\"headline\":\"H{n}\",\"outlet\":\"O\",\"text\":\"{text}\"}}\n")
    };
    let block = STANDARD.encode(gzip(&(0..200).map(line).collect::<String>()));
    let damaged = [&block[..block.len() / 2], "é", &block[block.len() / 2 + 1..]].concat();
    let folder = Folder::new();
    folder.put("page.html", folder.read("template.html").replace("></script>", &format!(">{damaged}</script>")));
    let run = folder.run("check page.html").ended(1, &["page.html: This file is damaged"]);
    assert!(!run.err.contains("\n0 articles read") && run.err.contains(" articles read"), "{run:#?}");
    folder.run("pack page.html --template template.html -o new.html").ended(1, &["new.html was written"]);
}
