//! `broadside pack`: what goes into a page, and what comes out of it again.

use crate::folder::{Folder, GOOD, LEXICON, article, corpus_of, faulty, gzip, imported};
use formats::writers::json_lines;
use model::{Findable, Head};

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
    let yesterday = folder.read("template.html");
    folder.put("page.html", &yesterday);
    folder.run("pack in --strict --template template.html -o page.html").ended(2, &[]);
    assert_eq!(folder.read("page.html"), yesterday);
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
fn articles_without_a_lexicon_get_the_topics_found_in_them() {
    let line = |i: usize| {
        let [a, b, c] = [["vaccine", "virus", "hospital"], ["ballot", "voters", "senate"]][i % 2];
        let other = ["morning", "windows", "letters", "streets", "meeting"][i % 5];
        let text = format!("It was the {a} that they had in the {other}. There is no {a} of the {b} and the {c}.");
        format!("{{\"headline\":\"H{i}\",\"outlet\":\"O\",\"text\":\"{text}\"}}\n")
    };
    let folder = Folder::new();
    folder.put("in.jsonl", (0..40).map(line).collect::<String>());
    let topics = |page: &str| corpus_of(&folder.unpacked(page)).0.topics;
    folder.run("pack in.jsonl --template template.html -o one.html").ended(0, &["2 topics were found"]);
    let found = topics("one.html");
    assert!(found.len() == 2 && found.iter().all(|topic| topic.found().is_some()), "{found:?}");
    folder.run("pack in.jsonl --template template.html -o two.html --no-topics").ended(0, &[]);
    assert_eq!(topics("two.html"), []);
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
        folder.run("unpack one.html -o one.jsonl --force").ended(0, &[]);
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

#[test]
fn only_the_origins_that_are_named_may_talk_with_the_page() {
    let folder = Folder::with(&[("a.md", &article(GOOD, "They talk."))]);
    let template = folder.read("template.html");
    folder.put(
        "new.html",
        template.replace("<title>", "<meta name=\"embedders\" content=\"https://old.example\">\n<title>"),
    );
    folder
        .run("pack in --template new.html -o page.html --embedder https://intranet.example/ --embedder null")
        .ended(0, &[]);
    assert!(folder.read("page.html").contains("<meta name=\"embedders\" content=\"https://intranet.example null\">"));
    folder.run("pack in --template new.html -o page.html").ended(0, &[]);
    assert!(folder.read("page.html").contains("<meta name=\"embedders\" content=\"\">"), "a template brings none");
    folder
        .run("pack in --template new.html -o page.html --embedder https://a.example/page")
        .ended(2, &["not an origin"]);
    folder
        .run("pack in --template template.html -o page.html --embedder null")
        .ended(2, &["template.html: This page is of an earlier version"]);
}
