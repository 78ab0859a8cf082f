//! Feeds: RSS 2.0, RSS 1.0 (RDF), and Atom, an article an item.
//!
//! If an item names no source, the feed's title is its outlet, marked as inferred, since it may be the name of a section.

use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::html::fragment;
use crate::record::Record;
use crate::xml::{self, Element};
use model::{FaultKind, Place};
use serde_json::Value;

pub mod closing;
pub mod item_text;

/// A feed.
pub static FORMAT: Format =
    Format::new("feed", Sign::Text(|look| matches!(look.root(), "rss" | "feed" | "rdf")), Reader::Text(read));

/// Reads a feed. The text of an item is the longest that it has, or a summary if it has nothing else.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let (tree, fault) = xml::read(file, text);
    let items = tree.all(&["item", "entry"]);
    let feed = tree.find("channel").or_else(|| tree.find("feed")).map(Feed::new).unwrap_or_default();
    let mut records: Vec<Record> = items.iter().enumerate().map(|(i, item)| record(file, i + 1, item, &feed)).collect();
    closing::cut(&mut records);
    let has_text = |record: &Record| record.fields.get("text").is_some_and(|text| text != &Value::from(""));
    if !records.is_empty() && !records.iter().any(has_text) {
        // Some feeds, such as those of search engines, only lead to articles.
        emit(Event::fault(Place::file(file), FaultKind::OnlyHeadlines(records.len() as u32)));
        records.clear();
    }
    for record in records {
        emit(Event::of(record));
    }
    if items.is_empty() && fault.is_none() {
        emit(Event::fault(Place::file(file), FaultKind::NoArticles));
    }
    if let Some(fault) = fault {
        emit(Event::Fault(fault));
    }
}

/// What a feed says of all its items.
#[derive(Default)]
struct Feed {
    title: String,
    byline: Option<String>,
    language: Option<String>,
}

impl Feed {
    fn new(feed: &Element) -> Self {
        let language = feed.child("language").and_then(filled).or_else(|| feed.attr("lang").map(str::to_owned));
        Self { title: own(feed, "title").map(line).unwrap_or_default(), byline: byline(feed), language }
    }
}

fn record(file: &str, number: usize, item: &Element, feed: &Feed) -> Record {
    let mut record = Record::numbered(file, number);
    let source = own(item, "source").map(|source| own(source, "title").unwrap_or(source).text());
    let source = source.filter(|source| !source.is_empty());
    let mut headline = own(item, "title").map(line).unwrap_or_default();
    // Feeds that combine others put the source after the headline.
    if let Some(bare) = source.as_ref().and_then(|source| headline.strip_suffix(source.as_str())?.strip_suffix(" - ")) {
        headline.truncate(bare.len());
    }
    record.put("headline", headline);
    let publisher = source.or_else(|| of(item, "dc", "publisher"));
    if publisher.is_none() && !feed.title.is_empty() {
        record.put("outlet", feed.title.as_str());
        record.put("inferred", vec!["outlet"]);
    }
    record.put("outlet", publisher.unwrap_or_default());
    record.put("byline", byline(item).or_else(|| feed.byline.clone()).unwrap_or_default());
    let date = ["pubDate", "published", "issued", "date", "updated", "modified", "created"];
    record.put("date", date.iter().find_map(|name| item.child(name).and_then(filled)).unwrap_or_default());
    let language = of(item, "dc", "language").or_else(|| item.attr("lang").map(str::to_owned));
    record.put("language", language.or_else(|| feed.language.clone()).unwrap_or_default());
    let guid = own(item, "guid").or_else(|| own(item, "id")).and_then(filled);
    let url = url(item, guid.as_deref());
    record.put("guid", guid.filter(|guid| url.as_ref() != Some(guid)).unwrap_or_default());
    record.put("url", url.unwrap_or_default());
    record.put_list("topics", &mut topics(item));
    let mut fullest = String::new();
    for element in item.elements() {
        if matches!(element.name.as_str(), "encoded" | "content" | "description" | "summary")
            && element.prefix != "media"
        {
            let text = body(element);
            let source = record.fields.get("outlet").and_then(Value::as_str).unwrap_or_default();
            let headline = record.fields.get("headline").and_then(Value::as_str).unwrap_or_default();
            if text.len() > fullest.len() && !item_text::only_leads(&element.raw(), &text, headline, source) {
                fullest = text;
            }
        }
    }
    record.put("text", fullest);
    record
}

/// The child of a name with the prefix of its parent: `title`, and not `media:title`.
fn own<'a>(parent: &'a Element, name: &str) -> Option<&'a Element> {
    parent.elements().find(|child| child.name == name && child.prefix == parent.prefix)
}

/// The text of the child of a prefix and name.
fn of(parent: &Element, prefix: &str, name: &str) -> Option<String> {
    parent.elements().find(|child| child.name == name && child.prefix == prefix).and_then(filled)
}

fn filled(element: &Element) -> Option<String> {
    Some(element.text()).filter(|text| !text.is_empty())
}

/// The content of an element as paragraphs: XHTML, escaped HTML, or text.
fn body(element: &Element) -> String {
    if element.elements().next().is_some() {
        return element.paragraphs(&[]);
    }
    let raw = element.raw();
    let is_atom_text = element.attr("type").is_some_and(|kind| kind == "text" || kind == "text/plain");
    if is_atom_text { fragment::paragraphs(&raw) } else { item_text::text(&raw) }
}

fn line(element: &Element) -> String {
    fragment::one_line(&body(element))
}

/// Who wrote it: names in `dc:creator` or `author`, where RSS has `mail (name)` and Atom an element for each part.
fn byline(item: &Element) -> Option<String> {
    ["creator", "author"].iter().find_map(|kind| {
        let names: Vec<String> = item.children(kind).map(author).filter(|name| !name.is_empty()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    })
}

fn author(author: &Element) -> String {
    let text = author.child("name").unwrap_or(author).text();
    match text.split_once('(') {
        Some((mail, name)) if mail.contains('@') => name.trim_end_matches(')').trim().to_owned(),
        _ => text,
    }
}

/// The item's address: its link, or its identifier where that is one.
fn url(item: &Element, guid: Option<&str>) -> Option<String> {
    let is_address = |text: &&str| text.starts_with("http://") || text.starts_with("https://");
    let original = item.child("origLink").and_then(filled);
    let link = || {
        item.children("link").find_map(|link| match link.attr("href") {
            Some(href) => link.attr("rel").is_none_or(|rel| rel == "alternate").then(|| href.to_owned()),
            None => filled(link),
        })
    };
    original.or_else(link).or_else(|| guid.filter(is_address).map(str::to_owned))
}

fn topics(item: &Element) -> impl Iterator<Item = String> {
    let named = item.elements().filter(|element| matches!(element.name.as_str(), "category" | "subject"));
    named.map(|element| {
        element.attr("label").or_else(|| element.attr("term")).map_or_else(|| element.text(), str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::events;
    use serde_json::{Value, json};

    fn check(text: &str, wanted: Value) {
        let records = events(|emit| read("f.xml", text, emit));
        assert_eq!(Value::Array(records), wanted);
    }

    #[test]
    fn rss_is_read() {
        check(
            r#"<rss xmlns:atom="a"><channel><title>The Post: World</title><atom:link href="https://p.example/rss" rel="self"/>
            <link>https://p.example</link><language>en-GB</language>
            <item><title>Talks &amp;amp; truce</title><media:title>No</media:title><atom:link href="x" rel="self"/><link>https://p.example/1</link>
            <guid isPermaLink="false">9</guid><pubDate>Tue, 10 Jun 2003 04:00:00 GMT</pubDate><author>a@p.example (Ann Lee)</author>
            <category>War</category><category>War</category><description>Short.</description>
            <content:encoded><![CDATA[<p>They met.</p><p>They left.</p>]]></content:encoded></item>
            <item><title>Rain - The Sun</title><source url="s">The Sun</source><description>&lt;b&gt;Rain&lt;/b&gt; fell.</description></item>
            <item><title>Nothing</title></item></channel></rss>"#,
            json!([
                {
                    "headline": "Talks & truce", "outlet": "The Post: World", "inferred": ["outlet"], "byline": "Ann Lee",
                    "date": "Tue, 10 Jun 2003 04:00:00 GMT", "language": "en-GB", "guid": "9", "url": "https://p.example/1",
                    "topics": ["War"], "text": "They met.\nThey left."
                },
                {"headline": "Rain", "outlet": "The Sun", "language": "en-GB", "text": "Rain fell."},
                "f.xml#3: NoText"
            ]),
        );
    }

    #[test]
    fn atom_is_read() {
        check(
            r#"<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="de"><a:title type="html">Die &lt;i>Post&lt;/i></a:title><a:author><a:name>B. Beh</a:name></a:author>
            <a:entry><a:title>Regen</a:title><a:link rel="edit" href="x"/><a:link href="https://d.example/1"/><a:id>https://d.example/1</a:id>
            <a:updated>2010-01-12T10:00:00Z</a:updated><a:published>2010-01-11T10:00:00Z</a:published><a:category term="w" label="Wetter"/>
            <a:summary type="text">Es regnet &lt; je.</a:summary>
            <a:content type="xhtml"><div xmlns="x"><p>Es <b>regnet</b>.</p><p>Noch immer.</p></div></a:content></a:entry></a:feed>"#,
            json!([{
                "headline": "Regen", "outlet": "Die Post", "inferred": ["outlet"], "byline": "B. Beh", "date": "2010-01-11T10:00:00Z",
                "language": "de", "url": "https://d.example/1", "topics": ["Wetter"], "text": "Es regnet.\nNoch immer."
            }]),
        );
    }

    #[test]
    fn rdf_keeps_its_items_beside_the_channel() {
        check(
            "<rdf:RDF><channel><title>P</title></channel><item><title>T</title><link>https://p.example/2</link>\
             <dc:creator>Ann</dc:creator><dc:date>2003-01-02</dc:date><dc:subject>War</dc:subject><description>D &amp; E</description></item></rdf:RDF>",
            json!([{
                "headline": "T", "outlet": "P", "inferred": ["outlet"], "byline": "Ann", "date": "2003-01-02",
                "url": "https://p.example/2", "topics": ["War"], "text": "D & E"
            }]),
        );
    }

    #[test]
    fn a_feed_of_headlines_says_so() {
        check(
            "<rss><channel><title>P</title><item><title>Rain - The Sun</title><source>The Sun</source>\
             <description>&lt;a href='x'>Rain&lt;/a>&amp;nbsp;&lt;font>The Sun&lt;/font></description></item><item><title>T</title></item></channel></rss>",
            json!(["f.xml: OnlyHeadlines(2)"]),
        );
    }

    #[test]
    fn a_feed_that_breaks_off_gives_what_it_has() {
        check(
            "<rss><channel><title>P</title>\n<item><title>T</title><description>D</description></item>\n<item><title>U</tit",
            json!([
                {"headline": "T", "outlet": "P", "inferred": ["outlet"], "text": "D"},
                "f.xml#2: NoText",
                "f.xml:3: Xml(\"syntax error: tag not closed: `>` not found before end of input\")"
            ]),
        );
        check("<rss></rss>", json!(["f.xml: NoArticles"]));
    }
}
