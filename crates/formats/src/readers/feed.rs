//! Feeds: RSS 2.0, RSS 1.0 (RDF), and Atom, an article an item; and news sitemaps, which have headlines alone.
//!
//! If an item names no source, the feed's title is its outlet, marked as inferred, since it may be the name of a section.

use crate::choose::is_address;
use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign, TextLook};
use crate::html::fragment;
use crate::readers::web_page::address::without_section;
use crate::record::Record;
use crate::xml::{self, Element};
use model::byline::{of_authors, of_texts};
use model::fault::{BoilerplateKind, LeftOut};
use model::{FaultKind, Place};
use serde_json::Value;

mod address;
pub mod closing;
mod exports;
pub mod item_text;

/// A feed.
pub static FORMAT: Format = Format::new("feed", Sign::Text(is), Reader::Text(read));

/// What the sitemaps are made by in which sites list their news for search engines.
const NEWS_SITEMAP: &str = "://www.google.com/schemas/sitemap-news/";

/// Titles of feeds that name no outlet, in small letters: how they begin, how they end, and whole.
const NO_OUTLET: [&str; 9] = [
    "comments on:",
    "comments on “",
    "comments for ",
    "commentaires sur",
    "comentarios en:",
    "comentários sobre:",
    "kommentare zu:",
    "google alert",
    "google news",
];
const NO_OUTLET_ENDS: [&str; 3] = ["- google news", "- bingnews", "- bing news"];
const NO_OUTLET_WHOLE: [&str; 8] =
    ["atom", "atom feed", "feed", "news feed", "newsfeed", "rss", "rss feed", "rss-feed"];

/// The longest name of an outlet behind a headline, in characters.
const LONGEST_OUTLET: usize = 60;

fn is(look: &TextLook<'_>) -> bool {
    let root = look.root();
    matches!(root, "rss" | "feed" | "rdf") || root == "urlset" && look.head().contains(NEWS_SITEMAP)
}

/// Reads a feed. The text of an item is the longest that it has, or a summary if it has nothing else.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let (tree, fault) = xml::read(file, text);
    let items = tree.all(if tree.find("urlset").is_some() { &["news"] } else { &["item", "entry"] });
    let feed = tree.find("channel").or_else(|| tree.find("feed")).map(Feed::new).unwrap_or_default();
    let mut records: Vec<Record> = Vec::new();
    for (i, item) in items.iter().enumerate() {
        if exports::is_none(item) {
            let (place, why) = (Place::record(file, i + 1), BoilerplateKind::Export);
            let text = own(item, "title").map(line).unwrap_or_default();
            emit(Event::LeftOut(LeftOut { place, text, why }));
        } else {
            records.push(record(file, i + 1, item, &feed));
        }
    }
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
    base: Option<String>,
    authors: Vec<(String, String)>,
}

impl Feed {
    fn new(feed: &Element) -> Self {
        let language = feed.child("language").and_then(filled).or_else(|| feed.attr("lang").map(str::to_owned));
        let title = own(feed, "title").map(line).unwrap_or_default();
        // Blogs name the section behind the outlet.
        let outlet = title.split(" » ").next().filter(|outlet| names_outlet(outlet));
        let title = outlet.unwrap_or_default().to_owned();
        let base = feed.attr("base").map(str::to_owned);
        Self { title, byline: byline(feed), language, base, authors: exports::authors(feed) }
    }
}

/// Whether the title of a feed may be the name of its outlet.
fn names_outlet(title: &str) -> bool {
    let lower = title.to_lowercase();
    !is_address(title)
        && !NO_OUTLET_WHOLE.contains(&lower.as_str())
        && !NO_OUTLET.iter().any(|start| lower.starts_with(start))
        && !NO_OUTLET_ENDS.iter().any(|end| lower.ends_with(end))
}

/// A headline without the outlet behind it, where services put that.
pub(super) fn without_outlet<'a>(headline: &'a str, outlet: &str) -> Option<&'a str> {
    headline.strip_suffix(outlet)?.strip_suffix(" - ")
}

fn record(file: &str, number: usize, item: &Element, feed: &Feed) -> Record {
    let mut record = Record::numbered(file, number);
    let source = own(item, "source").map(|source| own(source, "title").unwrap_or(source).text());
    let source = source.filter(|source| !source.is_empty()).or_else(|| of(item, "News", "Source"));
    let mut headline = own(item, "title").map(line).unwrap_or_default();
    let guid = own(item, "guid").or_else(|| own(item, "id")).and_then(filled);
    let link = address::of(item, guid.as_deref(), feed.base.as_deref());
    let found = link.as_deref().and_then(address::target);
    // What was found elsewhere is not from who found it.
    let is_found = found.is_some();
    // Behind that may be the section.
    if let Some(url) = found.as_deref().filter(|_| source.is_none())
        && let Some((bare, section)) = without_section(&headline, " - ", url)
    {
        record.put("section", section);
        headline.truncate(bare.len());
    }
    let named = headline.rsplit_once(" - ").map(|(_, name)| name.trim().to_owned());
    let named = named.filter(|name| is_found && !name.is_empty() && name.chars().count() <= LONGEST_OUTLET);
    let is_named_only = source.is_none() && named.is_some();
    let source = source.or(named);
    // Feeds that combine others put the source after the headline.
    if let Some(bare) = source.as_ref().and_then(|source| without_outlet(&headline, source)) {
        headline.truncate(bare.len());
    }
    record.put("headline", headline);
    let publisher = source.or_else(|| of(item, "dc", "publisher"));
    if publisher.is_none() && !is_found && !feed.title.is_empty() {
        record.put("outlet", feed.title.as_str());
        record.put("inferred", vec!["outlet"]);
    }
    if is_named_only {
        let section = record.fields.contains_key("section").then_some("section");
        record.put("inferred", ["outlet"].into_iter().chain(section).collect::<Vec<_>>());
    }
    record.put("outlet", publisher.unwrap_or_default());
    let byline = byline(item).or_else(|| feed.byline.clone()).unwrap_or_default();
    let shown = feed.authors.iter().find(|(account, _)| *account == byline).map(|(_, name)| name.clone());
    record.put("byline", shown.filter(|name| !name.is_empty()).unwrap_or(byline));
    let date = ["pubDate", "published", "issued", "date", "updated", "modified", "created"];
    // Some programs write such a year for a day that they do not have.
    let day = |name: &&str| item.child(name).and_then(filled).filter(|date| !date.contains("-0001"));
    record.put("date", date.iter().find_map(day).unwrap_or_default());
    let language = of(item, "dc", "language").or_else(|| item.attr("lang").map(str::to_owned));
    record.put("language", language.or_else(|| feed.language.clone()).unwrap_or_default());
    let url = found.or(link);
    record.put("guid", guid.filter(|guid| url.as_ref() != Some(guid)).unwrap_or_default());
    record.put("url", url.unwrap_or_default());
    record.put_list("topics", &mut topics(item));
    let is_raw = exports::is_raw(item);
    let mut fullest = String::new();
    for element in item.elements() {
        if matches!(element.name.as_str(), "encoded" | "content" | "description" | "full-text" | "summary")
            && element.prefix != "media"
        {
            let text = if is_raw { item_text::text(&exports::html(&element.raw())) } else { body(element) };
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
        return fragment::own(element.paragraphs(&fragment::BESIDE), element.paragraphs(&[]));
    }
    let raw = element.raw();
    let is_atom_text = element.attr("type").is_some_and(|kind| kind == "text" || kind == "text/plain");
    if is_atom_text { fragment::paragraphs(&raw) } else { item_text::text(&raw) }
}

fn line(element: &Element) -> String {
    fragment::one_line(&body(element))
}

/// Who wrote it: names in `dc:creator` or `author`, where RSS has `mail (name)` and Atom an element for each part. What Atom calls a name is of one.
fn byline(item: &Element) -> Option<String> {
    ["creator", "author"].iter().find_map(|kind| {
        // WordPress lists the accounts of a site so.
        let authors: Vec<&Element> = item.children(kind).filter(|element| element.prefix != "wp").collect();
        let are_people = authors.iter().all(|author| author.child("name").is_some());
        let names = authors.into_iter().map(author).filter(|name| !name.is_empty()).collect::<Vec<_>>();
        (!names.is_empty()).then(|| if are_people { of_authors(&names) } else { of_texts(&names) })
    })
}

fn author(author: &Element) -> String {
    let text = author.child("name").unwrap_or(author).text();
    match text.split_once('(') {
        Some((mail, name)) if mail.contains('@') => name.trim_end_matches(')').trim().to_owned(),
        _ if text.contains('@') && !text.trim().contains(char::is_whitespace) => String::new(),
        _ => text,
    }
}

fn topics(item: &Element) -> impl Iterator<Item = String> {
    let named = item.elements().filter(|element| matches!(element.name.as_str(), "category" | "subject"));
    let topics = named.map(|element| {
        element.attr("label").or_else(|| element.attr("term")).map_or_else(|| element.text(), str::to_owned)
    });
    // An address says what kind of entry it is.
    topics.filter(|topic| !is_address(topic))
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
            <a:content type="xhtml"><div xmlns="x"><p>Es <b>regnet</b>.</p><aside>Mehr</aside><p>Noch immer.</p></div></a:content></a:entry></a:feed>"#,
            json!([{
                "headline": "Regen", "outlet": "Die Post", "inferred": ["outlet"], "byline": "B. Beh", "date": "2010-01-11T10:00:00Z",
                "language": "de", "url": "https://d.example/1", "topics": ["Wetter"], "text": "Es regnet.\nNoch immer."
            }]),
        );
    }

    #[test]
    fn the_full_text_of_a_service_is_the_text() {
        check(
            "<rss xmlns:yandex='y'><channel><title>The Gull » Sport</title><item><title>T</title><description>Short.</description>\
             <yandex:full-text>It rained all day.\n\nThen it stopped.</yandex:full-text></item></channel></rss>",
            json!([{"headline": "T", "outlet": "The Gull", "inferred": ["outlet"], "text": "It rained all day.\nThen it stopped."}]),
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
    fn what_a_service_found_is_from_whom_it_names() {
        check(
            r#"<feed><title>Google Alert - ferry</title><entry><title>Ferry late - again - The Gull</title>
            <link href="https://www.google.com/url?sa=t&amp;url=https://g.example/1&amp;ct=ga"/><content>It was late.</content></entry></feed>"#,
            json!([{"headline": "Ferry late - again", "outlet": "The Gull", "inferred": ["outlet"], "url": "https://g.example/1", "text": "It was late."}]),
        );
        check(
            r#"<feed><title>Google Alert - ferry</title><entry><title>Ferry late - The Gull - Politics</title>
            <link href="https://www.google.com/url?url=https://thegull.example/1"/><content>It was late.</content></entry></feed>"#,
            json!([{
                "headline": "Ferry late", "outlet": "The Gull", "section": "Politics", "inferred": ["outlet", "section"],
                "url": "https://thegull.example/1", "text": "It was late."
            }]),
        );
        check(
            r"<rss><channel><title>ferry - BingNews</title><item><title>Ferry late</title><News:Source>The Gull</News:Source>
            <link>http://www.bing.com/news/apiclick.aspx?url=https%3a%2f%2fg.example%2f1&amp;c=1</link><description>It was.</description></item>
            <item><title>Fog - Rain</title><description>It was foggy.</description></item></channel></rss>",
            json!([
                {"headline": "Ferry late", "outlet": "The Gull", "url": "https://g.example/1", "text": "It was."},
                {"headline": "Fog - Rain", "text": "It was foggy."}
            ]),
        );
    }

    #[test]
    fn titles_that_are_no_names_and_addresses_name_nobody() {
        for (title, wanted) in [
            ("RSS feed", false),
            ("https://g.example/feed", false),
            ("Comments on: Ferry late", false),
            ("\"ferry\" - Google News", false),
            ("RSS Gull", true),
            ("Comments", true),
        ] {
            assert_eq!(names_outlet(title), wanted, "{title}");
        }
        check(
            "<rss xml:base='https://g.example/'><channel xml:base='https://g.example/a/'><title>feed</title><item><title>T</title><author>a@g.example</author>\
             <link>1.html</link><description>D</description></item></channel></rss>",
            json!([{"headline": "T", "url": "https://g.example/a/1.html", "text": "D"}]),
        );
    }

    #[test]
    fn exports_of_blogs_give_their_articles() {
        check(
            "<rss><channel><title>The Gull</title><wp:author><wp:author_login>al</wp:author_login><wp:author_display_name>Ann Lee</wp:author_display_name></wp:author>\
             <item><title>T</title><dc:creator>al</dc:creator><pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>\
             <content:encoded><![CDATA[One <b>a</b>.\n\nTwo.[gallery]]]></content:encoded></item></channel></rss>",
            json!([{"headline": "T", "outlet": "The Gull", "inferred": ["outlet"], "byline": "Ann Lee", "text": "One a.\nTwo."}]),
        );
        check(
            "<feed><title>The Gull</title><entry><category term='http://schemas.google.com/blogger/2008/kind#post'/><category term='Fog'/>\
             <title>T</title><content>One.</content></entry></feed>",
            json!([{"headline": "T", "outlet": "The Gull", "inferred": ["outlet"], "topics": ["Fog"], "text": "One."}]),
        );
        let draft = "<rss><channel><item><title>U</title><wp:status>draft</wp:status><description>D</description></item></channel></rss>";
        let mut told = Vec::new();
        read("f.xml", draft, &mut |event| {
            if let Event::LeftOut(line) = event {
                told.push((line.place.record, line.text));
            }
        });
        assert_eq!(told, [(Some(1), "U".to_owned())]);
    }

    #[test]
    fn a_feed_of_headlines_says_so() {
        check(
            "<rss><channel><title>P</title><item><title>Rain - The Sun</title><source>The Sun</source>\
             <description>&lt;a href='x'>Rain&lt;/a>&amp;nbsp;&lt;font>The Sun&lt;/font></description></item><item><title>T</title></item></channel></rss>",
            json!(["f.xml: OnlyHeadlines(2)"]),
        );
        let article = "<url><loc>https://p.example/1</loc><news:news><news:title>Rain</news:title></news:news></url>";
        let sitemap = format!(
            "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>{article}{article}<url><loc>x</loc></url></urlset>"
        );
        assert!(is(&TextLook::new("s.xml", &sitemap)) && !is(&TextLook::new("s.xml", "<urlset>")));
        check(&sitemap, json!(["f.xml: OnlyHeadlines(2)"]));
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

    #[test]
    fn each_author_stays_one() {
        let byline = |authors: &str| {
            let feed = format!(
                "<rss><channel><item><title>T</title>{authors}<description>One.</description></item></channel></rss>"
            );
            events(|emit| read("f.xml", &feed, emit))[0]["byline"].clone()
        };
        let creators = "<dc:creator>Marlow, Ines</dc:creator><dc:creator>Ola Berg</dc:creator>";
        assert_eq!(byline(creators), "Marlow, Ines; Ola Berg");
        assert_eq!(byline("<dc:creator>Ines, Ola</dc:creator>"), "Ines, Ola");
        assert_eq!(byline("<author><name>Marlow, Ines</name></author>"), "Ines Marlow");
        assert_eq!(byline("<author>a@g.example (Ines)</author><author>b@g.example (Ola)</author>"), "Ines; Ola");
    }
}
