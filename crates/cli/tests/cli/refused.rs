//! What cannot be done is said, and nothing is written.

use crate::folder::{Folder, GOOD, LEXICON, article, corpus_of};
use formats::sheet;

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
