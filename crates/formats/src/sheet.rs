//! The sheet: the page file as text, with each body of data in a block of its own that can be read and replaced.
//!
//! A data block is a script element of a type that no browser runs: `<script type="application/octet-stream" id="corpus">…</script>`. The corpus
//! stands in it as base64, which any tool reads; the program in a denser code of its own. Blocks carry no hash in the page's policy, so one can be replaced
//! without touching anything else: a page is its own template.

use model::fault::SheetFault;
use std::ops::Range;

/// The id of the block with the corpus.
pub const CORPUS: &str = "corpus";

/// The id of the block with the WebAssembly program.
pub const PROGRAM: &str = "wasm";

/// What every data block opens with, up to its id.
const OPENING: &str = "<script type=\"application/octet-stream\" id=\"";

/// What every data block closes with.
const CLOSING: &str = "</script>";

/// Whether a page has the data block `id`, or begins one.
pub fn has_block(html: &str, id: &str) -> bool {
    html.contains(&opening(id))
}

/// The tag that opens the data block `id`.
pub fn opening(id: &str) -> String {
    [OPENING, id, "\">"].concat()
}

/// The text in the data block `id` of a page.
///
/// # Errors
/// The page has no such block, has it twice, or ends inside it.
pub fn block<'page>(html: &'page str, id: &str) -> Result<&'page str, SheetFault> {
    Ok(html[block_range(html, id)?].trim())
}

/// The page with other base64 in its data block `id`; all other bytes stay the same.
///
/// # Errors
/// The page has no such block, has it twice, or ends inside it; or `base64` has other characters.
pub fn with_block(html: &str, id: &str, base64: &str) -> Result<String, SheetFault> {
    check_base64(id, base64)?;
    let Range { start, end } = block_range(html, id)?;
    Ok([&html[..start], base64, &html[end..]].concat())
}

/// A data block by itself, to be put into a page.
///
/// # Errors
/// `base64` has other characters.
pub fn new_block(id: &str, base64: &str) -> Result<String, SheetFault> {
    check_base64(id, base64)?;
    Ok(block_of(id, base64))
}

/// A data block with any text that has no `<`.
pub fn block_of(id: &str, text: &str) -> String {
    [&opening(id), text, CLOSING].concat()
}

/// The position in the page of the contents of the data block `id`, as a range of bytes without the tags.
///
/// # Errors
/// The page has no such block, has it twice, or ends inside it.
pub fn block_range(html: &str, id: &str) -> Result<Range<usize>, SheetFault> {
    let opening = opening(id);
    let start = html.find(&opening).ok_or_else(|| SheetFault::Missing { id: id.to_owned() })? + opening.len();
    let length = html[start..].find(CLOSING).ok_or_else(|| SheetFault::CutShort { id: id.to_owned() })?;
    let end = start + length;
    if html[end..].contains(&opening) {
        return Err(SheetFault::Twice { id: id.to_owned() });
    }
    Ok(start..end)
}

/// Refuses data that could break out of its block.
fn check_base64(id: &str, base64: &str) -> Result<(), SheetFault> {
    let data = base64.trim_end_matches('=');
    let is_base64 = |character: char| character.is_ascii_alphanumeric() || character == '+' || character == '/';
    match data.char_indices().find(|&(_, character)| !is_base64(character)) {
        None => Ok(()),
        Some((at, found)) => Err(SheetFault::NotBase64 { id: id.to_owned(), found, at }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><title>A page</title>\n\
        <script type=\"application/octet-stream\" id=\"wasm\">AGFzbQ==</script>\n\
        <script id=\"boot\">start()</script>\n\
        <script type=\"application/octet-stream\" id=\"corpus\"></script>\n";

    fn missing(id: &str) -> SheetFault {
        SheetFault::Missing { id: id.to_owned() }
    }

    #[test]
    fn a_block_is_read_by_its_id() {
        assert_eq!(block(PAGE, PROGRAM), Ok("AGFzbQ=="));
        assert_eq!(block(PAGE, CORPUS), Ok(""));
    }

    #[test]
    fn space_around_the_data_is_no_part_of_it() {
        let page = PAGE.replace("AGFzbQ==", "\n  AGFzbQ==\n");
        assert_eq!(block(&page, PROGRAM), Ok("AGFzbQ=="));
    }

    #[test]
    fn a_range_holds_the_data_without_its_tags() {
        assert_eq!(block_range(PAGE, PROGRAM).map(|range| &PAGE[range]), Ok("AGFzbQ=="));
    }

    #[test]
    fn a_written_block_is_read_back_and_nothing_else_changes() {
        let filled = with_block(PAGE, CORPUS, "bmV3cw==").unwrap();
        assert_eq!(block(&filled, CORPUS), Ok("bmV3cw=="));
        assert_eq!(block(&filled, PROGRAM), Ok("AGFzbQ=="));
        assert_eq!(filled.replace("bmV3cw==", ""), PAGE);
        assert_eq!(with_block(&filled, CORPUS, "").unwrap(), PAGE);
    }

    #[test]
    fn a_block_that_is_not_there_is_named() {
        assert_eq!(block(PAGE, "notes"), Err(missing("notes")));
        assert_eq!(with_block("", CORPUS, "bmV3cw=="), Err(missing("corpus")));
        assert_eq!(block(PAGE, "boot"), Err(missing("boot")), "a script that runs is no data block");
        assert_eq!(block(PAGE, "corp"), Err(missing("corp")), "an id matches whole");
    }

    #[test]
    fn a_block_that_stands_twice_is_refused() {
        let twice = [PAGE, PAGE].concat();
        assert_eq!(block(&twice, CORPUS), Err(SheetFault::Twice { id: "corpus".to_owned() }));
        assert_eq!(with_block(&twice, CORPUS, ""), Err(SheetFault::Twice { id: "corpus".to_owned() }));
    }

    #[test]
    fn a_page_cut_short_inside_the_block_is_reported_from_one_without_it() {
        let cut = PAGE.split_inclusive("id=\"corpus\">").next().unwrap();
        assert_eq!(block(cut, CORPUS), Err(SheetFault::CutShort { id: "corpus".to_owned() }));
    }

    #[test]
    fn only_base64_goes_into_a_block() {
        for (data, found, at) in
            [("ab</script>", '<', 2), ("ab\ncd", '\n', 2), ("a=b", '=', 1), ("abcé", 'é', 3), ("a_-", '_', 1)]
        {
            let expected = SheetFault::NotBase64 { id: "corpus".to_owned(), found, at };
            assert_eq!(with_block(PAGE, CORPUS, data), Err(expected.clone()));
            assert_eq!(new_block(CORPUS, data), Err(expected));
        }
    }

    #[test]
    fn a_new_block_can_be_read_and_filled() {
        let empty = new_block(CORPUS, "").unwrap();
        assert_eq!(block(&empty, CORPUS), Ok(""));
        assert_eq!(with_block(&empty, CORPUS, "bmV3cw=="), new_block(CORPUS, "bmV3cw=="));
    }
}
