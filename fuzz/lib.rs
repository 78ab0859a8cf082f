//! Shared by all fuzz targets: bytes as text, and callbacks for the readers. A reader passes if it returns without a panic.

pub mod any;

use any::Any;
use formats::dates::Column;
use formats::event::Event;
use formats::format::{Format, Reader};
use formats::import::{Import, ImportOptions};
use formats::table;
use formats::tools::Tools;
use serde_json::{Value, json};
use std::cell::Cell;

/// The most that one input may unpack to, in bytes.
const MOST_UNPACKED: u64 = 1 << 24;

/// Converts bytes to the text that a reader gets.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Completes each record into an article, as an import does.
pub fn complete(event: Event) {
    match event {
        Event::Record(mut record) => {
            let options = ImportOptions { outlet: Some("Outlet".to_owned()), ..ImportOptions::default() };
            let _ = formats::complete::settle(&mut record, &options, true);
            let _ = formats::complete::complete(*record, &options, &Column::default(), true);
        }
        Event::Table(table) => drop(table::read(table, &Default::default(), false, &mut complete)),
        _ => {}
    }
}

/// Decodes text as the command line does.
pub fn outside(label: &str, bytes: &[u8]) -> Option<String> {
    cli::encoding::decode(label, bytes)
}

/// Has a format's reader read these bytes, whatever they look like.
pub fn read(format: &Format, name: &str, bytes: &[u8]) {
    let tools = Tools { outside: &outside, budget: Cell::new(MOST_UNPACKED) };
    match format.reader {
        Reader::Text(read) => read(name, &text(bytes), &mut complete),
        Reader::Bytes(read) => read(name, bytes, &tools, &mut complete),
        Reader::Packed(_) | Reader::Refused(_) => {}
    }
}

/// Imports a file of these bytes, with everything that an import does.
pub fn import(name: &str, bytes: Vec<u8>) {
    let mut import = Import::new(ImportOptions::default(), &outside);
    import.push(name, bytes, &mut |_| ());
    let imported = import.finish(&mut |_| ());
    assert_eq!(imported.report.n_accepted as usize, imported.intake.articles.len());
}

/// Any corpus as JSON Lines: articles with texts, with counts or with both, of a few outlets, and mostly a head with a lexicon.
pub fn lines(any: &mut Any) -> String {
    let mut lines = Vec::new();
    if any.number(4) > 0 {
        let actor = |any: &mut Any| {
            let kind = any.one(&["person", "organisation", "place", "unsorted"]);
            json!({ "name": any.text(), "kind": kind, "aliases": [any.text(), any.text()], "not": [any.text()], "found": any.one(&[0.1, 0.9]) })
        };
        let topic = |any: &mut Any| json!({ "name": any.text(), "phrases": [any.text(), any.text()], "at_least": any.number(4) });
        let actors: Vec<Value> = (0..any.number(4)).map(|_| actor(any)).collect();
        let topics: Vec<Value> = (0..any.number(3)).map(|_| topic(any)).collect();
        let language = any.one(&["en", "de", "tr", "ja", "xx", ""]);
        lines.push(json!({ "broadside": 1, "title": any.text(), "language": language, "actor": actors, "topic": topics, "boilerplate": [any.text()] }));
    }
    for i in 0..any.number(12) {
        let mut article = json!({
            "id": any.one(&["a", "b", "c", ""]).to_owned() + &i.to_string(),
            "headline": any.text(), "outlet": any.one(&["The Post", "The Mail", "war"]), "byline": any.text(), "topics": [any.text()],
        });
        let date = any.text();
        if !date.is_empty() {
            article["date"] = date.into();
        }
        let length = any.number(4);
        if length < 3 {
            let joins = [" ", "\n", ". ", ", ", "-", "’"];
            let text = (0..any.number(40)).map(|_| [any.text(), any.one(&joins)].concat());
            article["text"] = text.collect::<String>().into();
        }
        if length > 1 {
            article["counts"] = json!({
                "version": 1, "length": 9, "words": { "1": "war Kyiv talks", "2": "peace" }, "phrases": { "1": ["Mark Rutte"] },
            });
        }
        lines.push(article);
    }
    lines.iter().map(Value::to_string).collect::<Vec<_>>().join("\n")
}

/// Lets readers catch the panics of the libraries they use, as they do in the command: by default a fuzz target ends with any panic.
pub fn allow_caught_panics() {
    std::panic::set_hook(Box::new(|_| ()));
}
