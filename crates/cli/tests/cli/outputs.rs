//! What is written: whole or not at all, and never over what somebody may still need.

use crate::folder::{Folder, GOOD, article};
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

/// What is in a folder, hidden files too.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A folder with an article and a page that was packed of it.
fn packed() -> Folder {
    let folder = Folder::with(&[("a.md", &article(GOOD, "They talk."))]);
    folder.run("pack in --template template.html -o page.html").ended(0, &[]);
    folder
}

#[test]
fn an_input_is_not_written_over() {
    let folder = packed();
    folder.run("unpack page.html -o s.jsonl").ended(0, &[]);
    fs::hard_link(folder.path().join("page.html"), folder.path().join("other-name.html")).unwrap();
    let (page, lines) = (folder.read("page.html"), folder.read("s.jsonl"));
    for (arguments, said) in [
        ("pack s.jsonl --template page.html -o s.jsonl", "s.jsonl exists"),
        ("pack s.jsonl --template page.html -o ./in/../s.jsonl", "s.jsonl exists"),
        ("pack page.html --template page.html -o page.html", "page.html is one of the inputs"),
        ("pack other-name.html --template page.html -o page.html", "page.html is one of the inputs"),
        ("count s.jsonl -o s.jsonl", "s.jsonl exists"),
        ("unpack page.html -o in/a.md/../../s.toml", "s.toml"),
    ] {
        folder.run(arguments).ended(2, &[said]);
        assert!(folder.read("page.html") == page && folder.read("s.jsonl") == lines, "{arguments}");
    }
    folder.put("more.md", article("headline = \"More\"\noutlet = \"O\"", "Text."));
    folder.run("pack page.html more.md --template page.html -o page.html --force").ended(0, &["2 articles read"]);
    assert_eq!(folder.unpacked("page.html").lines().count(), 3);
    assert_eq!(folder.read("other-name.html"), page);
}

#[test]
fn only_what_the_command_writes_is_replaced() {
    let folder = packed();
    folder.run("count in -o counts.jsonl").ended(0, &[]);
    folder.put("empty", "");
    folder.put("letter.html", "<!doctype html>A letter");
    let letter = folder.read("letter.html");
    for (arguments, is_done) in [
        ("pack in --template template.html -o page.html", true),
        ("pack in --template template.html -o empty", true),
        ("pack in --template template.html -o letter.html", false),
        ("count in -o counts.jsonl", true),
        ("count in -o letter.html", false),
        ("unpack page.html -o odd.csv", true),
        ("unpack page.html -o odd.csv", true),
        ("unpack page.html -o counts.jsonl", false),
        ("block in -o letter.html", false),
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.code, Some(if is_done { 0 } else { 2 }), "{arguments}: {run:#?}");
        assert!(is_done || run.err.contains("exists already") && run.err.contains("--force"), "{run:#?}");
    }
    assert_eq!(folder.read("letter.html"), letter);
    folder.put("odd.csv", "edited");
    folder.run("unpack page.html -o odd.csv").ended(2, &["odd.csv exists already"]);
    folder.run("unpack page.html -o odd.csv --force").ended(0, &[]);
    folder.run("pack in --template template.html -o letter.html --force").ended(0, &[]);
    assert_eq!(folder.unpacked("letter.html"), folder.unpacked("page.html"));
}

#[test]
fn a_page_among_the_articles_of_its_folder_is_packed_anew() {
    let folder = packed();
    for _ in 0..2 {
        folder.run("pack in --template template.html -o in/page.html").ended(0, &["1 article read"]);
    }
}

#[test]
fn nothing_is_left_of_what_fails() {
    let folder = packed();
    // Where a folder stands, no file can be put.
    fs::create_dir(folder.path().join("taken.html")).unwrap();
    let before = names(folder.path());
    folder.run("pack in --template template.html -o taken.html").ended(2, &["taken.html"]);
    folder.run("pack in --template template.html -o page.html/page.html").ended(2, &["page.html/page.html"]);
    folder.run("unpack page.html -o page.html/out/").ended(2, &["page.html/out"]);
    assert_eq!(names(folder.path()), before);
    folder.put("page.html.part", "mine");
    folder.run("pack in --template template.html -o page.html").ended(0, &[]);
    assert_eq!(folder.read("page.html.part"), "mine");
}

#[test]
fn an_unpacked_folder_holds_its_files_and_nothing_else() {
    let folder = packed();
    folder.put("out/.git", "mine");
    folder.run("unpack page.html -o out").ended(0, &[]);
    assert_eq!(names(&folder.path().join("out")), [".git", "2025-02-21-the-post-talks-begin.md", "corpus.toml"]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};

    #[test]
    fn a_link_stays_a_link_and_its_file_is_written() {
        let folder = packed();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("pages")).unwrap();
        symlink("pages/today.html", at("link.html")).unwrap();
        for _ in 0..2 {
            folder.run("pack in --template template.html -o link.html").ended(0, &[]);
            assert!(at("link.html").is_symlink() && !at("pages/today.html").is_symlink());
            assert_eq!(folder.read("pages/today.html"), folder.read("page.html"));
        }
        assert_eq!(names(&at("pages")), ["today.html"]);
        folder.run("pack pages/today.html --template template.html -o link.html").ended(2, &["link.html is one of"]);
        symlink("in/a.md", at("a.html")).unwrap();
        folder.run("pack in --template template.html -o a.html").ended(2, &["a.html exists already"]);
    }

    #[test]
    fn a_file_is_as_readable_as_it_was() {
        let folder = packed();
        let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("page.html"), mode("template.html"), "a new file is as others are");
        fs::set_permissions(folder.path().join("page.html"), fs::Permissions::from_mode(0o640)).unwrap();
        folder.run("pack in --template template.html -o page.html").ended(0, &[]);
        assert_eq!(mode("page.html"), 0o640);
    }

    #[test]
    fn a_pipe_is_written_into_and_stays_one() {
        let folder = packed();
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let reader = {
            let pipe = pipe.clone();
            std::thread::spawn(move || fs::read_to_string(pipe).unwrap())
        };
        folder.run("pack in --template template.html -o pipe").ended(0, &[]);
        assert_eq!(reader.join().unwrap(), folder.read("page.html"));
        assert!(fs::metadata(pipe).unwrap().file_type().is_fifo());
        let run = folder.run("pack in --template template.html -o /dev/stdout").ended(0, &[]);
        assert_eq!(run.out, folder.read("page.html"));
        folder.run("unpack page.html -o /dev/stdout").ended(2, &["does not say in which format"]);
    }

    #[test]
    fn a_pipe_is_read_once() {
        let folder = Folder::new();
        let pipe = folder.path().join("pipe.jsonl");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let line = "{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"Rain.\"}";
        let writer = std::thread::spawn(move || fs::write(pipe, line).unwrap());
        folder.run("check pipe.jsonl").ended(0, &["1 article read"]);
        writer.join().unwrap();
    }

    #[test]
    fn names_command_no_terminal() {
        let folder = Folder::new();
        folder.put("in/\u{1b}[2Jbad\nbroadside: all is well.md", "");
        let run = folder.run("check in").ended(1, &[r"in/\u{1b}[2Jbad\nbroadside: all is well.md:1: "]);
        assert!(!run.err.contains('\u{1b}') && !run.err.contains("\nbroadside"), "{run:#?}");
    }
}

#[test]
fn a_reader_that_has_enough_ends_the_command_quietly() {
    let folder = Folder::new();
    let line = format!("{{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"{}\"}}\n", "Rain fell. ".repeat(99));
    folder.put("many.jsonl", line.repeat(999));
    folder.run("pack many.jsonl --no-names --template template.html -o page.html").ended(0, &[]);
    let mut unpack = Command::new(env!("CARGO_BIN_EXE_broadside"))
        .args(["unpack", "page.html"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    unpack.stdout.take().unwrap().read_exact(&mut [0; 9]).unwrap();
    let ended = unpack.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}
