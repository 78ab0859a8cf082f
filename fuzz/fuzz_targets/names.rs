//! Fuzzes the search for names: any text must be read without a panic.
#![no_main]

use broadside_fuzz::text;
use corpus::Builder;
use libfuzzer_sys::fuzz_target;
use model::{Article, Head};
use reports::suggested_names;

fuzz_target!(|bytes: &[u8]| {
    let mut builder = Builder::default();
    for (i, text) in text(bytes).split('\u{c}').enumerate() {
        let (headline, text) = text.split_once('\n').unwrap_or(("", text));
        builder.add(Article {
            id: i.to_string(),
            headline: headline.to_owned(),
            outlet: "O".to_owned(),
            byline: None,
            date: None,
            url: None,
            topics: Vec::new(),
            note: None,
            inferred: Vec::new(),
            text: text.to_owned(),
            counts: None,
            cell: None,
            other: serde_json::Map::new(),
        });
    }
    let corpus = builder.finish(Head::default());
    if let Some(head) = suggested_names::widened(&corpus) {
        assert!(head.lexicon_faults().is_empty());
    }
});
