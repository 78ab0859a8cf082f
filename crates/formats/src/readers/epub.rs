//! EPUB: a newspaper or magazine as programs pack it for readers of e-books; an article a chapter.

use crate::boilerplate::same_words;
use crate::event::{Emit, Event};
use crate::file_name::folder;
use crate::format::{Format, Look, Reader, Sign};
use crate::html::fragment;
use crate::html::tree::Markup;
use crate::readers::web_page::by_line;
use crate::record::Record;
use crate::tools::Tools;
use crate::xml::{self, Element};
use model::fault::{BoilerplateKind, FaultKind, LeftOut, Place};
use std::collections::BTreeMap;

/// An e-book.
pub static FORMAT: Format = Format::new("epub", Sign::Bytes(is), Reader::Bytes(unpack));

/// The part that names the part that lists the others.
const CONTAINER: &str = "META-INF/container.xml";
/// The fewest letters of a chapter: titles, covers and lists of contents have fewer.
const FEWEST: usize = 80;
/// The class of the lines that calibre puts around the chapters of a newspaper.
const BAR: &str = "calibre_navbar";
/// The most bytes of a line with who wrote a chapter that are no name: `By `.
const LONGEST_BY: usize = 8;

fn is(look: &Look<'_>) -> bool {
    look.is_zip() && look.has_member(CONTAINER)
}

fn unpack(file: &str, bytes: &[u8], tools: &Tools<'_>, emit: &mut Emit<'_>) {
    let is_wanted = |name: &str| {
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        name == CONTAINER || ["opf", "xhtml", "html", "htm", "xml"].contains(&ending.as_str())
    };
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    let unzipped = tools.unzip(bytes, is_wanted, |part| match part.bytes {
        Ok(bytes) => drop(parts.insert(part.name, tools.text(&bytes, None))),
        Err(fault) => emit(Event::fault(Place::file(&format!("{file}/{}", part.name)), FaultKind::Archive(fault))),
    });
    if let Err(fault) = unzipped {
        emit(Event::fault(Place::file(file), FaultKind::Archive(fault)));
    }
    read(file, &parts, emit);
}

/// Reads the chapters in their order.
fn read(file: &str, parts: &BTreeMap<String, String>, emit: &mut Emit<'_>) {
    let part = |name: &str| parts.get(name).map(String::as_str).unwrap_or_default();
    let (container, _) = xml::read(file, part(CONTAINER));
    let package = container.find("rootfile").and_then(|root| root.attr("full-path")).unwrap_or_default();
    let (tree, _) = xml::read(file, part(package));
    let items: BTreeMap<&str, &Element> =
        tree.all(&["item"]).into_iter().filter_map(|item| Some((item.attr("id")?, item))).collect();
    let said =
        |name: &str| tree.find("metadata").and_then(|about| about.find(name)).map(Element::text).unwrap_or_default();
    // A program for e-books is no publisher; its titles have a date behind the name.
    let publisher = Some(said("publisher")).filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("calibre"));
    let title = said("title");
    let outlet = publisher.unwrap_or_else(|| title.split(" [").next().unwrap_or_default().to_owned());
    let date = said("date");
    let mut n = 0;
    for reference in tree.all(&["itemref"]) {
        let Some(item) = reference.attr("idref").and_then(|id| items.get(id)) else { continue };
        let is_list = item.attr("properties").is_some_and(|words| words.split(' ').any(|word| word == "nav"));
        let Some(chapter) = item.attr("href").map(|href| path(package, href)) else { continue };
        let Some(html) = parts.get(&chapter).filter(|_| !is_list) else { continue };
        n += 1;
        let Chapter { headline, text, url, byline, above, below } = chapter_of(html);
        if text.chars().count() < FEWEST {
            let shown = fragment::one_line(&format!("{headline} {text}"));
            if !shown.is_empty() {
                let place = Place::file(&format!("{file}/{chapter}"));
                emit(Event::LeftOut(LeftOut { place, text: shown, why: BoilerplateKind::Site }));
            }
            continue;
        }
        let mut record = Record::numbered(file, n);
        record.put("headline", headline);
        record.put("outlet", outlet.as_str());
        record.put("date", date.as_str());
        record.put("byline", byline.unwrap_or_default());
        record.put("url", url.unwrap_or_default());
        record.put("text", text);
        for line in above {
            record.cut_above(&line, BoilerplateKind::Export);
        }
        for line in below {
            record.cut(&line, BoilerplateKind::Export);
        }
        // Both are those of the book.
        let inferred = [("outlet", !outlet.is_empty()), ("date", !date.is_empty())];
        record.put("inferred", inferred.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect::<Vec<_>>());
        emit(Event::Record(Box::new(record)));
    }
    if n == 0 {
        emit(Event::fault(Place::file(file), FaultKind::NoArticles));
    }
}

/// What a chapter says: its headline, its text and the lines above and below, the page that it was made of, and who wrote it.
#[derive(Default)]
struct Chapter {
    headline: String,
    text: String,
    url: Option<String>,
    byline: Option<String>,
    above: Vec<String>,
    below: Vec<String>,
}

fn chapter_of(html: &str) -> Chapter {
    let markup = Markup::parse(html);
    let heading = ["h1", "h2", "h3"].into_iter().find_map(|tag| markup.tagged(0, tag).next()).map(|n| markup.text(n));
    let title = || markup.tagged(0, "title").next().map(|n| markup.text(n));
    let headline = heading.filter(|text| !text.is_empty()).or_else(title).unwrap_or_default();
    let text = fragment::plain_text(html);
    let mut own: Vec<&str> = text.lines().collect();
    let mut chapter = Chapter::default();
    // A program that packs newspapers leads from one to the next above, and says below where it has each from.
    let bars: Vec<usize> = (1..markup.n_nodes()).filter(|&n| markup.has_word(n, "class", BAR)).collect();
    let said: Vec<String> = bars.iter().map(|&n| markup.text(n)).collect();
    let is_bar = |line: &str| said.iter().any(|said| same_words(said, line));
    if own.first().is_some_and(|line| is_bar(line)) {
        chapter.above.push(own.remove(0).to_owned());
    }
    if let Some(last) = own.pop_if(|line| is_bar(line)) {
        chapter.below.push(last.to_owned());
        let link = bars.last().and_then(|&bar| markup.tagged(bar, "a").next());
        let address = link.and_then(|link| markup.attribute(link, "href"));
        chapter.url = address.filter(|address| address.starts_with("http")).map(str::to_owned);
    }
    let mut i = 0;
    own.retain(|line| {
        i += 1;
        i > 3 || !same_words(line, &headline)
    });
    if let Some(first) = own.first()
        && let Some(names) = by_line::names_in(first)
        && first.len() - names.len() <= LONGEST_BY
    {
        chapter.above.push(own.remove(0).to_owned());
        chapter.byline = Some(names);
    }
    Chapter { headline, text: own.join("\n"), ..chapter }
}

/// The path of a part that another names.
fn path(from: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default().replace("%20", " ");
    let mut parts: Vec<&str> = Vec::new();
    for part in folder(from).split('/').chain(href.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_packs_a_newspaper_adds_no_text() {
        let bar = |inner: &str| format!("<div class='calibre_navbar calibre2'>{inner}</div>");
        let html = format!(
            "{}<h1>Rain</h1><p>By Ann Lee</p><p>It rained.</p><p>By noon it was over.</p>{}",
            bar("| <a href=b.html>Next</a> | <a href=index.html>Menu</a> |"),
            bar(
                "<hr><p>This article was downloaded by <b>calibre</b> from <a href=https://gull.example/rain>here</a></p>"
            )
        );
        let chapter = chapter_of(&html);
        assert_eq!(chapter.text, "It rained.\nBy noon it was over.");
        assert_eq!(
            (chapter.byline.as_deref(), chapter.url.as_deref()),
            (Some("Ann Lee"), Some("https://gull.example/rain"))
        );
        assert_eq!((chapter.above.len(), chapter.below.len()), (2, 1));
        assert_eq!(chapter_of("<h1>Rain</h1><p>By Lake Ann it rained.</p>").text, "By Lake Ann it rained.");
    }

    #[test]
    fn chapters_are_articles() {
        let sentence =
            "The ministers met in the old town hall on Monday, and nobody left before the evening bells had rung.";
        let parts: BTreeMap<String, String> = [
            (CONTAINER, "<container><rootfiles><rootfile full-path=\"OEBPS/a.opf\"/></rootfiles></container>".to_owned()),
            (
                "OEBPS/a.opf",
                "<package><metadata><dc:title>The Gull [Thu, 05 Mar 2020]</dc:title><dc:publisher>calibre</dc:publisher><dc:date>2020-03-05T06:00:00Z</dc:date></metadata>\
                 <manifest><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/><item id=\"c\" href=\"cover.xhtml\"/><item id=\"a\" href=\"text/a%20b.xhtml\"/></manifest>\
                 <spine><itemref idref=\"n\"/><itemref idref=\"c\"/><itemref idref=\"a\"/></spine></package>".to_owned(),
            ),
            ("OEBPS/nav.xhtml", "<p>Contents</p>".to_owned()),
            ("OEBPS/cover.xhtml", "<p>The Gull</p>".to_owned()),
            ("OEBPS/text/a b.xhtml", format!("<html><head><title>x</title></head><body><h2>Rain</h2><p>{sentence}</p><p>Two.</p></body></html>")),
        ]
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text))
        .collect();
        let mut found = Vec::new();
        read("a.epub", &parts, &mut |event| found.push(event));
        assert_eq!(found.len(), 2);
        assert!(matches!(&found[0], Event::LeftOut(line) if line.text == "The Gull"));
        let Event::Record(record) = &found[1] else { panic!("{found:?}") };
        let wanted = json!({"headline": "Rain", "outlet": "The Gull", "date": "2020-03-05T06:00:00Z", "inferred": ["outlet", "date"], "text": format!("{sentence}\nTwo.")});
        assert_eq!(serde_json::Value::Object(record.fields.clone()), wanted);
    }
}
