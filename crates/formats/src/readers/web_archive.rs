//! Web archive: a page with its pictures in one file, as Safari saves it: a property list, as bytes or as XML.

use crate::event::{Emit, Event};
use crate::format::{Format, Look, Origin, Reader, Sign};
use crate::mime::base64;
use crate::readers::web_page;
use crate::tools::Tools;
use crate::xml::{self, Element};
use memchr::memmem;
use model::fault::{FaultKind, Place};

/// A page of Safari's.
pub static FORMAT: Format = Format {
    origin: Origin::WebPage,
    has_one: true,
    ..Format::new("web_archive", Sign::Bytes(is), Reader::Bytes(read))
};

/// The key of the page itself among the keys of a list.
const PAGE: &str = "WebMainResource";
/// The keys of a page's bytes, its address and its encoding.
const PARTS: [&str; 3] = ["WebResourceData", "WebResourceURL", "WebResourceTextEncodingName"];
/// How much of a list as XML is looked at, in bytes.
const HEAD: usize = 2000;
/// The first bytes of a list as bytes.
const MARK: &[u8] = b"bplist00";
/// The most keys of a dictionary that are looked at.
const MOST_KEYS: usize = 64;

fn is(look: &Look<'_>) -> bool {
    let has = |bytes: &[u8], words: &str| memmem::find(bytes, words.as_bytes()).is_some();
    let head = look.bytes.get(..HEAD).unwrap_or(look.bytes);
    look.begins(MARK) && has(look.bytes, PAGE) || head.contains(&b'<') && has(head, "<plist") && has(head, PAGE)
}

fn read(file: &str, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let page = if bytes.starts_with(MARK) { of_bytes(bytes) } else { of_xml(file, &tools.text(bytes, None)) };
    let Some((html, address, encoding)) = page else {
        return emit(Event::fault(Place::file(file), FaultKind::NoText));
    };
    let address = address.filter(|address| address.starts_with("http"));
    web_page::read_with_address(file, &tools.text(&html, encoding.as_deref()), address.as_deref(), None, emit);
}

/// The bytes of a page, its address and its encoding.
type Page = (Vec<u8>, Option<String>, Option<String>);

fn of_xml(file: &str, text: &str) -> Option<Page> {
    let (tree, _) = xml::read(file, text);
    let page = value(tree.find("plist")?.child("dict")?, PAGE)?;
    let [data, address, encoding] = PARTS.map(|key| value(page, key));
    Some((base64(data?.raw().as_bytes()), address.map(Element::text), encoding.map(Element::text)))
}

/// The value of a key, which is the element after it.
fn value<'a>(dict: &'a Element, key: &str) -> Option<&'a Element> {
    dict.elements().skip_while(|element| element.name != "key" || element.text() != key).nth(1)
}

fn of_bytes(bytes: &[u8]) -> Option<Page> {
    let (list, top) = List::new(bytes)?;
    let page = list.value(top, PAGE)?;
    let [data, address, encoding] = PARTS.map(|key| list.value(page, key));
    let text = |at: Option<usize>| at.and_then(|at| list.text(at));
    Some((list.data(data?)?.to_vec(), text(address), text(encoding)))
}

/// A property list as bytes: objects, each of a kind and length, and a table of where each begins.
struct List<'a> {
    bytes: &'a [u8],
    offsets: &'a [u8],
    n_offset_bytes: usize,
    n_number_bytes: usize,
}

/// The kinds of objects.
const DATA: u8 = 4;
const ASCII: u8 = 5;
const UTF16: u8 = 6;
const DICT: u8 = 13;

impl<'a> List<'a> {
    /// A list, and the number of its outermost object.
    fn new(bytes: &'a [u8]) -> Option<(Self, usize)> {
        let end = bytes.get(bytes.len().checked_sub(26)?..)?;
        let (&n_offset_bytes, &n_number_bytes) = (end.first()?, end.get(1)?);
        let (top, table) = (number(end.get(10..18)?)?, number(end.get(18..26)?)?);
        let (n_offset_bytes, n_number_bytes) = (usize::from(n_offset_bytes), usize::from(n_number_bytes));
        (n_offset_bytes > 0 && n_number_bytes > 0).then_some(())?;
        Some((Self { bytes, offsets: bytes.get(table..)?, n_offset_bytes, n_number_bytes }, top))
    }

    /// The kind and the length of an object, and what follows these.
    fn object(&self, at: usize) -> Option<(u8, usize, &'a [u8])> {
        let begins = number(self.offsets.chunks_exact(self.n_offset_bytes).nth(at)?)?;
        let (&mark, rest) = self.bytes.get(begins..)?.split_first()?;
        if mark & 15 < 15 {
            return Some((mark >> 4, usize::from(mark & 15), rest));
        }
        let (&width, rest) = rest.split_first()?;
        let (n, rest) = rest.split_at_checked(1 << (width & 3))?;
        Some((mark >> 4, number(n)?, rest))
    }

    fn data(&self, at: usize) -> Option<&'a [u8]> {
        self.object(at).filter(|(kind, ..)| *kind == DATA).and_then(|(_, n, rest)| rest.get(..n))
    }

    fn text(&self, at: usize) -> Option<String> {
        match self.object(at)? {
            (ASCII, n, rest) => Some(String::from_utf8_lossy(rest.get(..n)?).into_owned()),
            (UTF16, n, rest) => {
                let units = rest.get(..n.checked_mul(2)?)?.chunks_exact(2);
                let units = units.map(|unit| unit.iter().fold(0, |all, &byte| (all << 8) | u16::from(byte)));
                Some(String::from_utf16_lossy(&units.collect::<Vec<u16>>()))
            }
            _ => None,
        }
    }

    /// The number of the object under a key of a dictionary: numbers of keys come first, then those of what is under them.
    fn value(&self, dict: usize, key: &str) -> Option<usize> {
        let (_, n, rest) = self.object(dict).filter(|(kind, ..)| *kind == DICT)?;
        let numbers = || rest.chunks_exact(self.n_number_bytes).map(|bytes| number(bytes).unwrap_or(usize::MAX));
        let at = numbers().take(n.min(MOST_KEYS)).position(|at| self.text(at).is_some_and(|text| text == key))?;
        numbers().nth(at.checked_add(n)?)
    }
}

/// A number of some bytes, the highest first.
fn number(bytes: &[u8]) -> Option<usize> {
    bytes.iter().try_fold(0_usize, |all, &byte| all.checked_mul(256)?.checked_add(usize::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::base64::Engine;
    use ::base64::engine::general_purpose::STANDARD;
    use std::cell::Cell;

    const PAGE_HTML: &str = "<title>Rain</title><h1>Rain</h1><article><p>The ministers met in the old town hall on Monday, and nobody left before the \
                             evening bells had rung.<p>Caf\u{e9} owners waited until it was dark, and went home without any news at all.</article>";

    /// The page as a list of bytes: two dictionaries, three keys and what is under them.
    fn packed() -> Vec<u8> {
        let long = |mark: u8, bytes: &[u8]| {
            let n = u16::try_from(bytes.len()).unwrap().to_be_bytes();
            [&[mark | 15, 0x11], &n[..], bytes].concat()
        };
        let wide: Vec<u8> = "https://gull.example/rain".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let mut address = long(0x60, &wide);
        address.splice(2..4, 25_u16.to_be_bytes());
        let objects = [
            vec![0xd1, 1, 2],
            long(0x50, PAGE.as_bytes()),
            vec![0xd2, 3, 4, 5, 6],
            long(0x50, PARTS[0].as_bytes()),
            vec![0x5e].into_iter().chain(*b"WebResourceURL").collect(),
            long(0x40, PAGE_HTML.as_bytes()),
            address,
        ];
        let mut out = MARK.to_vec();
        let mut table = Vec::new();
        for object in objects {
            table.extend(u16::try_from(out.len()).unwrap().to_be_bytes());
            out.extend(object);
        }
        let begins = out.len() as u64;
        out.extend(table);
        out.extend([0, 0, 0, 0, 0, 0, 2, 1]);
        out.extend([7_u64, 0, begins].into_iter().flat_map(u64::to_be_bytes));
        out
    }

    fn check(bytes: &[u8]) {
        assert!(is(&Look::new("x", bytes)));
        let tools = Tools { outside: &|_, _| None, budget: Cell::new(0) };
        let records = crate::event::tests::records(|emit| read("a.webarchive", bytes, &tools, emit));
        let fields = &records[0].fields;
        assert_eq!((&fields["headline"], &fields["url"]), (&"Rain".into(), &"https://gull.example/rain".into()));
        assert!(fields["text"].as_str().is_some_and(|text| text.contains("\nCafé owners")));
    }

    #[test]
    fn the_page_in_a_list_is_read() {
        check(&packed());
        let data = STANDARD.encode(PAGE_HTML);
        check(
            format!(
                "<?xml version='1.0'?><plist><dict><key>{PAGE}</key><dict><key>{}</key><data>\n{data}\n</data>\
                 <key>{}</key><string>https://gull.example/rain</string></dict></dict></plist>",
                PARTS[0], PARTS[1]
            )
            .as_bytes(),
        );
    }

    #[test]
    fn damaged_lists_are_refused() {
        let tools = Tools { outside: &|_, _| None, budget: Cell::new(0) };
        let bytes = packed();
        for n in 8..bytes.len() {
            let mut found = Vec::new();
            read("a", &bytes[..n], &tools, &mut |event| found.push(event));
            assert!(matches!(&found[..], [Event::Fault(_)]), "{n}");
        }
        assert!(!is(&Look::new("a.plist", b"<?xml version='1.0'?><plist><dict/></plist>")));
    }
}
