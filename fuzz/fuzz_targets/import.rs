//! Fuzzes whole imports, with archives, encodings, kind detection and all readers: any bytes must be read without a panic.
#![no_main]

use broadside_fuzz::{outside};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let endings = ["txt", "html", "xml", "json", "jsonl", "csv", "md", "zip", "gz", "docx", "warc", "tsv", "rtf", "eml", "mbox", "mhtml", "odt", "epub", "ris"];
    let name = format!("a.{}", endings[usize::from(*first) % endings.len()]);
    let mut import = formats::import::Import::new(Default::default(), &outside);
    import.push(&name, rest.to_vec(), &mut |_| ());
    let imported = import.finish(&mut |_| ());
    assert_eq!(imported.report.n_accepted as usize, imported.intake.articles.len());
});
