//! `broadside count --by` and `broadside add`: parts add up to the whole, and a page is packed of them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn broadside(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_broadside")).current_dir(folder).args(arguments).output().unwrap()
}

fn line(outlet: &str, date: &str, text: &str) -> String {
    format!(r#"{{"headline":"H","outlet":"{outlet}","date":"{date}","language":"en","text":"{text}"}}"#)
}

#[test]
fn parts_add_up_to_the_whole_and_are_packed() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let parts = [
        [line("O", "2024-05-01", "War, war in Kyiv"), line("P", "2024-05-02", "Peace")].join("\n"),
        [line("O", "2024-05-09", "war"), line("O", "2024-06-01", "Peace talks")].join("\n"),
    ];
    for (name, part) in ["a.jsonl", "b.jsonl"].iter().zip(&parts) {
        fs::write(at(name), part).unwrap();
        let run = broadside(folder.path(), &["count", name, "--by", "outlet,month", "-o", &format!("cells-{name}")]);
        assert!(run.status.success(), "{run:?}");
    }
    let whole = broadside(folder.path(), &["count", "a.jsonl", "b.jsonl", "--by", "outlet,month"]).stdout;
    let [forward, back] = [["cells-a.jsonl", "cells-b.jsonl"], ["cells-b.jsonl", "cells-a.jsonl"]]
        .map(|[first, second]| broadside(folder.path(), &["add", first, second]).stdout);
    let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&whole).len(), 3);
    assert!(
        lines(&whole)[0]
            .contains(r#""words":"h in kyiv war","having":[2,1,1,2],"counts":[2,1,1,3],"squares":[2,1,1,5]"#),
        "{whole:?}"
    );
    assert_eq!((lines(&forward), lines(&back)), (lines(&whole), lines(&whole)));
    let refused = broadside(folder.path(), &["add", "cells-a.jsonl", "b.jsonl"]);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("2 articles are not added up"), "{refused:?}");
    let unknown = broadside(folder.path(), &["count", "a.jsonl", "--by", "outlet,decade"]);
    assert!(!unknown.status.success() && String::from_utf8_lossy(&unknown.stderr).contains("such as outlet,month"));

    fs::write(at("cells.jsonl"), &whole).unwrap();
    let block = broadside(folder.path(), &["block", "cells.jsonl", "-o", "block.html"]);
    assert!(block.status.success(), "{block:?}");
    let checked = broadside(folder.path(), &["check", "cells.jsonl"]);
    assert!(checked.status.success(), "{checked:?}");
}
