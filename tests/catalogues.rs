//! Catalogues: each entry has its words.

use formats::catalogue;

#[test]
fn every_format_has_its_name() {
    for format in catalogue::ALL {
        assert!(words::formats::by_key(format.key).is_some(), "[formats *] lacks {}", format.key);
    }
    for format in catalogue::saved() {
        let key = format!("{}_file", format.key);
        assert!(words::formats::by_key(&key).is_some(), "[formats *] lacks {key}");
    }
}
