//! How the command reports: in words, as JSON, quietly; and its help.

use crate::folder::{Folder, Run, faulty};

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
fn outlets_that_may_be_one_are_told() {
    let table = "title,outlet,text\nA,The Herald,one\nB,HERALD,two\nC,The Herald,three\n";
    let folder = Folder::with(&[("a.csv", table)]);
    let said = "Note: The Herald (2 articles) and HERALD (1 article) may be one outlet.";
    folder.run("check in").ended(0, &[said]);
    let report = json(&folder.run("check in --json").ended(0, &[]));
    assert_eq!(report["import"]["alike_outlets"][0][1], serde_json::json!({ "name": "HERALD", "n_articles": 1 }));
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
