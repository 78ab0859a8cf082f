//! Fuzzes the reader of PDF: any bytes, and any drawings and fonts in a document that is whole, must be read without a panic that nobody catches.
#![no_main]

use broadside_fuzz::{allow_caught_panics, import};
use libfuzzer_sys::fuzz_target;

const HEAD: &[u8] = b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
    3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R/G 7 0 R>>/XObject<</X 6 0 R>>>>>> endobj\n\
    7 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n";

fuzz_target!(init: allow_caught_panics(), |bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    if first % 2 == 0 {
        return import("a.pdf", [b"%PDF-1.4\n", rest].concat());
    }
    let mut parts = rest.split(|&byte| byte == 0x0c);
    let mut part = || parts.next().unwrap_or_default();
    let stream = |head: &str, part: &[u8]| {
        [format!("{head}/Length {}>>\nstream\n", part.len()).as_bytes(), part, b"\nendstream endobj\n"].concat()
    };
    let drawing = stream("4 0 obj <<", part());
    let font = [b"5 0 obj <</Type/Font", part(), b">> endobj\n"].concat();
    let form = stream("6 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]", part());
    let map = stream("8 0 obj <<", part());
    import("a.pdf", [HEAD, &drawing, &font, &form, &map, b"trailer <</Root 1 0 R>>\n"].concat());
});
