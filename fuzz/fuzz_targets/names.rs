//! Fuzzes the search for names and topics: any text must be read without a panic.
#![no_main]

use broadside_fuzz::text;
use corpus::Builder;
use libfuzzer_sys::fuzz_target;
use model::{Head, Metadata};
use reports::found_lexicon::{self, Sought};

fuzz_target!(|bytes: &[u8]| {
    let mut builder = Builder::default();
    for (i, text) in text(bytes).split('\u{c}').enumerate() {
        let (headline, text) = text.split_once('\n').unwrap_or(("", text));
        let (id, headline, outlet) = (i.to_string(), headline.to_owned(), "O".to_owned());
        builder.add(Metadata { id, headline, outlet, ..Metadata::default() }.with_text(text.to_owned()));
    }
    let corpus = builder.finish(Head::default());
    if let Some(head) = found_lexicon::widened(&corpus, Sought::ALL) {
        assert!(head.lexicon_faults().is_empty());
    }
});
