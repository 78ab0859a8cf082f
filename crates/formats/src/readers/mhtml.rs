//! MHTML: a page with its pictures in one file, as Chrome, Edge and Word save it.

use crate::event::{Emit, Event};
use crate::format::{Format, Look, Origin, Reader, Sign};
use crate::mime::Part;
use crate::readers::web_page;
use crate::tools::Tools;
use model::fault::{FaultKind, Place};

/// A page in MHTML.
pub static FORMAT: Format =
    Format { origin: Origin::WebPage, has_one: true, ..Format::new("mhtml", Sign::Bytes(is), Reader::Bytes(read)) };

/// How much of a file is looked at, in bytes.
const HEAD: usize = 16_000;

fn is(look: &Look<'_>) -> bool {
    let part = Part::new(look.bytes.get(..HEAD).unwrap_or(look.bytes));
    part.has("snapshot-content-location")
        || part.media_type() == "multipart/related"
            && (["mht", "mhtml"].contains(&look.ending.as_str()) || !part.has("to"))
        || ["mht", "mhtml"].contains(&look.ending.as_str()) && part.has("mime-version")
}

/// Reads the first page in the file.
fn read(file: &str, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let whole = Part::new(bytes);
    let snapshot = whole.header("snapshot-content-location", tools);
    let page = whole
        .leaves()
        .into_iter()
        .find(|part| ["text/html", "application/xhtml+xml"].contains(&part.media_type().as_str()));
    let Some(page) = page else { return emit(Event::fault(Place::file(file), FaultKind::NoText)) };
    let own = page.header("content-location", tools);
    let address = [snapshot, own].into_iter().find(|address| address.starts_with("http"));
    web_page::read_with_address(file, &page.text(tools), address.as_deref(), None, emit);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn the_page_in_the_file_is_read() {
        let sentence =
            "The ministers met in the old town hall on Monday, =\nand nobody left before the evening bells had rung.";
        let file = format!(
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://gull.example/2020/03/05/rain\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n\
             --b\nContent-Type: text/html; charset=\"utf-8\"\nContent-Transfer-Encoding: quoted-printable\n\n<title>Rain</title><h1>Rain</h1><article><p>Caf=C3=A9. {sentence}<p>{sentence}</article>\n\
             --b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBO\n--b--\n"
        );
        assert!(is(&Look::new("x", file.as_bytes())));
        let tools = Tools { outside: &|_, _| None, budget: Cell::new(0) };
        let records = crate::event::tests::records(|emit| read("a.mhtml", file.as_bytes(), &tools, emit));
        let text = records[0].fields["text"].as_str().unwrap();
        assert!(text.starts_with("Café. The ministers met in the old town hall on Monday, and"), "{text}");
        assert_eq!(
            (&records[0].fields["headline"], &records[0].fields["url"]),
            (&"Rain".into(), &"https://gull.example/2020/03/05/rain".into())
        );
    }
}
