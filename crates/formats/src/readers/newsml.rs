//! `NewsML`: the IPTC's form for news, G2 and the first one, an article a news item.
//!
//! A package points to items and has no text: it is a fault, not an article.

use crate::boilerplate::same_words;
use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::html::fragment;
use crate::readers::nitf;
use crate::record::Record;
use crate::xml::{self, Element};
use model::byline::{of_authors, of_texts};
use model::fault::{BoilerplateKind, LeftOut};
use model::{FaultKind, Place};

/// `NewsML-G2` or `NewsML` 1.
pub static FORMAT: Format = Format::new(
    "newsml",
    Sign::Text(|look| matches!(look.root(), "newsitem" | "newsmessage" | "packageitem" | "newsml" | "knowledgeitem")),
    Reader::Text(read),
);

/// Reads every item of a document, alone or in a message.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let (tree, fault) = xml::read(file, text);
    let items = tree.all(&["newsItem", "packageItem", "NewsItem"]);
    for (i, item) in items.iter().enumerate() {
        let mut record = Record::numbered(file, i + 1);
        let n_referred = item.all(&["itemRef"]).len() as u32;
        if is_cancelled(item) || item.name == "packageItem" && n_referred == 0 {
            let said = ["headline", "HeadLine", "title"].iter().find_map(|name| item.find(name)).map(Element::text);
            let text = said.or_else(|| item.attr("guid").map(str::to_owned)).unwrap_or_default();
            emit(Event::LeftOut(LeftOut { place: record.place(""), text, why: BoilerplateKind::Export }));
            continue;
        }
        match item.name.as_str() {
            "newsItem" => fill_g2(&mut record, item),
            "NewsItem" => fill_first(&mut record, item),
            _ => {
                emit(Event::fault(Place::record(file, i + 1), FaultKind::Package(n_referred)));
                continue;
            }
        }
        emit(Event::of(record));
    }
    if items.is_empty() && fault.is_none() {
        emit(Event::fault(Place::file(file), FaultKind::NoArticles));
    }
    if let Some(fault) = fault {
        emit(Event::Fault(fault));
    }
}

/// Whether an item says that what it had is not to be used any more.
fn is_cancelled(item: &Element) -> bool {
    let of_g2 =
        item.child("itemMeta").and_then(|about| about.child("pubStatus")).and_then(|status| status.attr("qcode"));
    let of_first = item.child("NewsManagement").and_then(|about| about.child("Status")?.attr("FormalName"));
    let status = of_g2.or(of_first).unwrap_or_default().rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    ["canceled", "cancelled", "withheld"].contains(&status.as_str())
}

/// Gives a record what a news item of NewsML-G2 says.
fn fill_g2(record: &mut Record, item: &Element) {
    let empty = Element::default();
    let about_item = item.child("itemMeta").unwrap_or(&empty);
    let content = item.child("contentMeta").unwrap_or(&empty);
    let rights = item.child("rightsInfo").unwrap_or(&empty);
    let headline = text_of(content, "headline").or_else(|| text_of(about_item, "title"));
    let givers = [(about_item, "provider"), (content, "infoSource"), (rights, "copyrightHolder")];
    let givers = || givers.iter().flat_map(|(parent, name)| parent.children(name));
    let code = || givers().find_map(|giver| giver.attr("qcode")?.split_once(':').map(|(_, code)| code.to_owned()));
    let outlet = givers().find_map(named).or_else(|| text_of(content, "creditline")).or_else(code);
    let date = text_of(content, "contentCreated").or_else(|| text_of(about_item, "versionCreated"));
    let date = date.or_else(|| text_of(about_item, "firstCreated"));
    let is_person = |creator: &&Element| creator.attr("type").is_some_and(|kind| kind.ends_with("person"));
    let people: Vec<String> = content.children("creator").filter(is_person).filter_map(named).collect();
    let byline = bylines(content.children("by"));
    let language = content.child("language").and_then(|language| language.attr("tag"));
    for (name, value) in [
        ("headline", headline),
        ("outlet", outlet),
        ("date", date),
        ("byline", Some(byline).filter(|by| !by.is_empty()).or_else(|| Some(of_authors(&people)))),
        ("id", item.attr("guid").map(str::to_owned)),
        ("slugline", text_of(content, "slugline")),
        ("language", language.or_else(|| item.attr("lang")).map(str::to_owned)),
    ] {
        record.put(name, value.unwrap_or_default());
    }
    let subjects = content.children("subject").filter_map(|subject| text_of(subject, "name"));
    record.put_list("topics", &mut subjects.chain(content.children("keyword").map(Element::text)));
    for rendition in item.all(&["inlineXML", "inlineData"]) {
        put_text(record, rendition);
    }
}

/// Gives a record what a news item of `NewsML` 1 says.
fn fill_first(record: &mut Record, item: &Element) {
    let find = |name: &str| item.find(name).map(Element::text).filter(|text| !text.is_empty());
    let party = |name: &str| item.find(name)?.find("Party")?.attr("FormalName").map(str::to_owned);
    let outlet =
        party("Provider").or_else(|| party("Source")).or_else(|| find("CreditLine")).or_else(|| find("ProviderId"));
    let mut byline = item.all(&["NewsLines"]).into_iter().map(|lines| bylines(lines.children("ByLine")));
    let byline = byline.find(|by| !by.is_empty()).or_else(|| Some(nitf::without_by(&find("ByLine")?)));
    for (name, value) in [
        ("headline", find("HeadLine")),
        ("outlet", outlet),
        ("date", find("FirstCreated").or_else(|| find("ThisRevisionCreated")).or_else(|| find("DateId"))),
        ("byline", byline),
        ("id", find("PublicIdentifier").or_else(|| find("NewsItemId"))),
        ("dateline", find("DateLine")),
        ("slugline", find("SlugLine")),
    ] {
        record.put(name, value.unwrap_or_default());
    }
    for rendition in item.all(&["DataContent"]) {
        put_text(record, rendition);
    }
}

/// Takes a rendition's text, if it is fuller than that which the record has, and what NITF in it says.
fn put_text(record: &mut Record, rendition: &Element) {
    let nitf = rendition.find("nitf");
    let text = if let Some(nitf) = nitf {
        nitf::text(nitf)
    } else if rendition.attr("encoding").is_some() {
        // Bytes of a picture or a sound.
        String::new()
    } else if rendition.elements().next().is_some() {
        rendition.paragraphs(&["media", "nitf-table"])
    } else {
        fragment::plain_text(&rendition.raw())
    };
    let headline = record.fields.get("headline").and_then(|headline| headline.as_str()).unwrap_or_default();
    let text = match text.split_once('\n') {
        Some((first, rest)) if !headline.is_empty() && same_words(first, headline) => rest.to_owned(),
        _ => text,
    };
    let n_before = record.fields.get("text").and_then(|text| text.as_str()).map_or(0, str::len);
    if text.len() > n_before {
        if let Some(nitf) = nitf {
            nitf::fill(record, nitf);
        }
        record.put("text", text);
    }
}

/// The byline that one or more elements state, each once: those in the language of the first.
fn bylines<'a>(elements: impl Iterator<Item = &'a Element>) -> String {
    let mut elements = elements.filter(|element| !element.text().is_empty()).peekable();
    let language = elements.peek().and_then(|element| element.attr("lang")).map(str::to_owned);
    let mut texts: Vec<String> = Vec::new();
    for element in elements.filter(|element| element.attr("lang").map(str::to_owned) == language) {
        let text = nitf::without_by(&element.text());
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    of_texts(&texts)
}

fn text_of(parent: &Element, name: &str) -> Option<String> {
    parent.child(name).map(Element::text).filter(|text| !text.is_empty())
}

/// The name in an element, or its literal.
fn named(element: &Element) -> Option<String> {
    text_of(element, "name").or_else(|| element.attr("literal").map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::events;
    use serde_json::{Value, json};

    fn check(text: &str, wanted: Value) {
        let records = events(|emit| read("m.xml", text, emit));
        assert_eq!(Value::Array(records), wanted);
    }

    #[test]
    fn items_of_a_message_are_read_and_packages_reported() {
        check(
            r#"<newsMessage><itemSet><packageItem><contentMeta><headline>No</headline></contentMeta><groupSet><itemRef/><itemRef/></groupSet></packageItem>
            <newsItem guid="urn:1" xml:lang="en"><rightsInfo><copyrightHolder literal="No"/></rightsInfo>
            <itemMeta><provider qcode="nprov:W"/><versionCreated>2014-07-17T00:24:11Z</versionCreated></itemMeta>
            <contentMeta><infoSource><name>The Wire</name></infoSource><by>By Ann Lee</by><headline>Talks open</headline>
            <subject qcode="s:1"/><subject qcode="s:2"><name xml:lang="en">War</name></subject><keyword>truce</keyword></contentMeta>
            <contentSet><inlineXML><html><head><title>No</title></head><body><p>One.</p><p>Two &amp; three.</p></body></html></inlineXML>
            <inlineData contenttype="text/plain">One.</inlineData></contentSet></newsItem></itemSet></newsMessage>"#,
            json!([
                "m.xml#1: Package(2)",
                {
                    "headline": "Talks open", "outlet": "The Wire", "byline": "Ann Lee", "date": "2014-07-17T00:24:11Z", "id": "urn:1",
                    "language": "en", "topics": ["War", "truce"], "text": "One.\nTwo & three."
                }
            ]),
        );
    }

    #[test]
    fn what_was_withdrawn_and_what_holds_nothing_is_told() {
        let item = |status: &str, text: &str| {
            format!(
                "<newsItem><itemMeta><pubStatus qcode='stat:{status}'/></itemMeta><contentMeta><headline>Rain</headline></contentMeta>\
                 <contentSet><inlineXML><html><body>{text}</body></html></inlineXML></contentSet></newsItem>"
            )
        };
        let message = format!(
            "<newsMessage><packageItem guid='p'/>{}{}</newsMessage>",
            item("canceled", "<p>No.</p>"),
            item("usable", "<h1>Rain</h1><p>It rained.</p>")
        );
        let mut found = Vec::new();
        read("m.xml", &message, &mut |event| match event {
            Event::LeftOut(line) => found.push(line.text),
            Event::Record(record) => found.push(record.fields["text"].to_string()),
            other => panic!("{other:?}"),
        });
        assert_eq!(found, ["p", "Rain", "\"It rained.\""]);
    }

    #[test]
    fn nitf_inside_fills_what_the_item_leaves_out() {
        check(
            "<newsItem><itemMeta><provider qcode='nprov:W'/></itemMeta><contentSet><inlineXML><nitf><body><body.head><hedline><hl1>H</hl1></hedline>\
             <byline>Ann</byline></body.head><body.content><p>One.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>",
            json!([{"headline": "H", "outlet": "W", "byline": "Ann", "text": "One."}]),
        );
    }

    #[test]
    fn the_older_form_is_read() {
        check(
            r#"<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>w.example</ProviderId><PublicIdentifier>urn:2</PublicIdentifier></NewsIdentifier></Identification>
            <NewsManagement><FirstCreated>20030610T040000Z</FirstCreated></NewsManagement>
            <NewsComponent><NewsLines><HeadLine>Rain</HeadLine><ByLine>by Bo</ByLine></NewsLines>
            <AdministrativeMetadata><Provider><Party FormalName="The Wire"/></Provider></AdministrativeMetadata>
            <ContentItem><DataContent Encoding=""><p>It rained.</p><p>Long.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"#,
            json!([{
                "headline": "Rain", "outlet": "The Wire", "byline": "Bo", "date": "20030610T040000Z", "id": "urn:2", "text": "It rained.\nLong."
            }]),
        );
    }

    #[test]
    fn a_picture_has_no_text_and_other_xml_no_article() {
        check(
            "<newsItem><contentSet><inlineData encoding='base64'>AAAA</inlineData></contentSet></newsItem>",
            json!(["m.xml#1: NoText"]),
        );
        check("<svg/>", json!(["m.xml: NoArticles"]));
    }

    #[test]
    fn each_author_stays_one() {
        let byline = |about: &str| {
            let item = format!(
                "<newsItem><contentMeta>{about}<headline>H</headline></contentMeta><contentSet><inlineXML><p>x</p></inlineXML></contentSet></newsItem>"
            );
            events(|emit| read("m.xml", &item, emit))[0]["byline"].clone()
        };
        let people = "<creator type='x:person'><name>Marlow, Ines</name></creator><creator type='x:person'><name>Ola Berg</name></creator>";
        assert_eq!(byline(people), "Marlow, Ines; Ola Berg");
        assert_eq!(byline("<by>By Ines Marlow</by><by>By Ola Berg</by>"), "Ines Marlow, Ola Berg");
        assert_eq!(byline("<by xml:lang='en'>By Ines Marlow</by><by xml:lang='de'>Von I. Marlow</by>"), "Ines Marlow");
        let first = "<NewsML><NewsItem><NewsLines><HeadLine>H</HeadLine><ByLine>Marlow, Ines</ByLine><ByLine>Ola Berg</ByLine></NewsLines><DataContent><p>x</p></DataContent></NewsItem></NewsML>";
        assert_eq!(events(|emit| read("m.xml", first, emit))[0]["byline"], "Marlow, Ines; Ola Berg");
    }
}
