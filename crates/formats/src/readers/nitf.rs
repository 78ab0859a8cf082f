//! NITF: the IPTC's News Industry Text Format, an article a document.

use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign};
use crate::html::fragment;
use crate::record::Record;
use crate::xml::{self, Element};
use model::byline::{of_authors, of_texts, without_label};
use model::fault::BoilerplateKind;
use model::{FaultKind, Place};

/// NITF.
pub static FORMAT: Format =
    Format { has_one: true, ..Format::new("nitf", Sign::Text(|look| look.root() == "nitf"), Reader::Text(read)) };

/// Elements in the body of an article that are no part of its text.
const NO_TEXT: [&str; 4] = ["media", "table", "nitf-table", "fn"];

/// Reads the article, or each of several in one document.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let (tree, fault) = xml::read(file, text);
    let articles = tree.all(&["nitf"]);
    for (i, article) in articles.iter().enumerate() {
        let mut record = Record::numbered(file, i + 1);
        fill(&mut record, article);
        emit(Event::of(record));
    }
    if articles.is_empty() && fault.is_none() {
        emit(Event::fault(Place::file(file), FaultKind::NoArticles));
    }
    if let Some(fault) = fault {
        emit(Event::Fault(fault));
    }
}

/// Gives a record what an element `nitf` says; fields that it has already stay.
pub fn fill(record: &mut Record, nitf: &Element) {
    let empty = Element::default();
    let head = nitf.find("head").unwrap_or(&empty);
    let body_head = nitf.find("body.head").unwrap_or(&empty);
    let pubdata = head.find("pubdata").unwrap_or(&empty);
    let text_of = |parent: &Element, name: &str| parent.find(name).map(Element::text).filter(|text| !text.is_empty());
    let attr_of = |name: &str, key: &str| head.find(name).and_then(|element| element.attr(key)).map(str::to_owned);

    let headline =
        text_of(body_head, "hl1").or_else(|| text_of(body_head, "hedline")).or_else(|| text_of(head, "title"));
    let outlet = pubdata.attr("name").map(str::to_owned).or_else(|| text_of(body_head, "distributor"));
    let outlet = outlet.or_else(|| text_of(body_head, "rights.owner")).or_else(|| attr_of("doc.copyright", "holder"));
    let date = attr_of("date.issue", "norm").or_else(|| attr_of("pubdata", "date.publication"));
    let date = date.or_else(|| body_head.find("story.date")?.attr("norm").map(str::to_owned));
    let url = pubdata.attr("ex-ref").filter(|url| url.starts_with("http")).map(str::to_owned);
    for (name, value) in [
        ("headline", headline),
        ("outlet", outlet),
        ("date", date.or_else(|| attr_of("date.release", "norm"))),
        ("url", url),
        ("byline", Some(byline(body_head))),
        ("id", attr_of("doc-id", "id-string")),
        ("dateline", body_head.find("dateline").and_then(|dateline| text_of(dateline, "location"))),
    ] {
        let value = value.unwrap_or_default();
        if !record.fields.contains_key(name) {
            record.put(name, value);
        }
    }
    if !record.fields.contains_key("topics") {
        record.put_list("topics", &mut topics(head));
    }
    record.put("text", text(nitf));
    tell_rest(record, nitf);
}

/// Notes what an article says beside its text: lines under its headline, its abstract, its tables, and who else worked on it.
fn tell_rest(record: &mut Record, nitf: &Element) {
    (record.cut, record.n_cut_above) = Default::default();
    let empty = Element::default();
    let [head, content, end] = ["body.head", "body.content", "body.end"].map(|name| nitf.find(name).unwrap_or(&empty));
    let lines = |elements: Vec<&Element>| -> Vec<String> {
        elements.into_iter().map(Element::text).filter(|line| !line.is_empty()).collect()
    };
    for line in lines(head.all(&["hl2", "abstract"])) {
        record.cut_above(&line, BoilerplateKind::Export);
    }
    for line in
        lines(content.all(&["table", "nitf-table"])).into_iter().chain(lines(end.all(&["tagline", "bibliography"])))
    {
        record.cut(&line, BoilerplateKind::Export);
    }
}

/// The text of an article: its body's paragraphs, without the abstract, media and tables.
pub fn text(nitf: &Element) -> String {
    let Some(body) = nitf.find("body.content") else { return String::new() };
    // One archive has the first paragraph twice, in a block of its own and in the block of the whole text.
    let whole = body.children("block").find(|block| block.attr("class") == Some("full_text"));
    whole.unwrap_or(body).paragraphs(&NO_TEXT)
}

/// The names of people in the bylines, or what they say without the word "By" and without titles. Of those of several classes the first one counts,
/// since they say the same in other words.
fn byline(head: &Element) -> String {
    let mut bylines = head.all(&["byline"]);
    if bylines.iter().any(|byline| byline.attr("class").is_some()) {
        bylines.truncate(1);
    }
    let people = bylines.iter().flat_map(|byline| byline.all(&["person"])).map(Element::text);
    let people: Vec<String> = people.filter(|name| !name.is_empty()).collect();
    if !people.is_empty() {
        return of_authors(&people);
    }
    let texts = bylines.iter().map(|byline| without_by(&byline.paragraphs(&["bytitle"])));
    of_texts(&texts.filter(|text| !text.is_empty()).collect::<Vec<_>>())
}

/// A byline without what leads to its names, in one line.
pub fn without_by(text: &str) -> String {
    without_label(&fragment::one_line(text)).to_owned()
}

/// Subjects from the broad to the narrow, then keywords. A code before a name, `POL:POLITICS`, is dropped.
fn topics(head: &Element) -> impl Iterator<Item = String> {
    let subjects = head.all(&["tobject.subject"]).into_iter().flat_map(|subject| {
        ["tobject.subject.type", "tobject.subject.matter", "tobject.subject.detail"].map(|key| subject.attr(key))
    });
    let keywords = head.all(&["keyword"]).into_iter().map(|keyword| keyword.attr("key"));
    subjects.chain(keywords).flatten().map(|name| name.split_once(':').map_or(name, |(_, name)| name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::events;
    use serde_json::{Value, json};

    fn check(text: &str, wanted: Value) {
        let records = events(|emit| read("n.xml", text, emit));
        assert_eq!(Value::Array(records), wanted);
    }

    #[test]
    fn what_leads_to_a_name_goes_in_any_language() {
        for (byline, expected) in
            [("By Ann  Lee", "Ann Lee"), ("Von Ann Lee", "Ann Lee"), ("von der Leyen", "von der Leyen")]
        {
            assert_eq!(without_by(byline), expected);
        }
    }

    #[test]
    fn an_article_is_read() {
        check(
            r#"<nitf><head><title>No</title><tobject><tobject.subject tobject.subject.type="POL:WAR" tobject.subject.matter="Talks"/>
            <tobject.subject tobject.subject.type="War"/></tobject><docdata><doc-id id-string="77"/><date.issue norm="20170102T222800+0000"/>
            <key-list><keyword key="Truce"/></key-list><doc.copyright holder="No"/></docdata></head>
            <body><body.head><hedline><hl1>Talks  open</hl1><hl2>Sub</hl2></hedline><byline>By Ann <em>Lee</em><bytitle>Reporter</bytitle></byline>
            <rights><rights.owner>No</rights.owner></rights><distributor><org>The Wire</org></distributor>
            <dateline><location>Oslo</location></dateline><abstract><p>No</p></abstract></body.head>
            <body.content><media><media-caption>No</media-caption></media><p>One.</p><hl2>Two</hl2><table><tr><td>No</td></tr></table><p>Three.</p></body.content></body></nitf>"#,
            json!([{
                "headline": "Talks open", "outlet": "The Wire", "byline": "Ann Lee", "date": "20170102T222800+0000", "id": "77",
                "dateline": "Oslo", "topics": ["WAR", "Talks", "Truce"], "text": "One.\nTwo\nThree."
            }]),
        );
    }

    #[test]
    fn what_is_beside_the_text_is_told() {
        let text = "<nitf><body><body.head><hedline><hl1>H</hl1><hl2>Under it</hl2></hedline><abstract><p>In short.</p></abstract></body.head>\
                    <body.content><p>One.</p><hl2>Part</hl2><table><tr><td>7</td></tr></table></body.content>\
                    <body.end><tagline>Bo helped.</tagline></body.end></body></nitf>";
        let records = crate::event::tests::records(|emit| read("n.xml", text, emit));
        let told: Vec<&str> = records[0].cut.iter().map(|line| line.text.as_str()).collect();
        assert_eq!((told, records[0].n_cut_above), (vec!["Under it", "In short.", "7", "Bo helped."], 2));
    }

    #[test]
    fn each_author_stays_one() {
        let byline = |bylines: &str| {
            let body = "<body.content><p>x</p></body.content>";
            let text = format!("<nitf><body><body.head>{bylines}</body.head>{body}</body></nitf>");
            let records = events(|emit| read("n.xml", &text, emit));
            records[0]["byline"].clone()
        };
        let [marlow, berg] =
            ["Marlow, Ines", "Ola Berg"].map(|name| format!("<byline><person>{name}</person></byline>"));
        assert_eq!(byline(&marlow), "Ines Marlow");
        assert_eq!(byline(&format!("{marlow}{berg}")), "Marlow, Ines; Ola Berg");
        assert_eq!(byline("<byline>By Ines Marlow</byline><byline>By Ola Berg</byline>"), "Ines Marlow, Ola Berg");
        let classes = "<byline class='print'>By Ines Marlow</byline><byline class='normalized'>Marlow, Ines</byline>";
        assert_eq!(byline(classes), "Ines Marlow");
    }

    #[test]
    fn second_places_are_looked_at() {
        check(
            r#"<x><nitf><head><title>H</title><docdata><doc.copyright holder="P"/></docdata>
            <pubdata date.publication="19870101T000000" ex-ref="http://p.example/1"/></head>
            <body><body.head><byline>By <person>A B</person> and <person>C D</person></byline></body.head>
            <body.content><block class="lead_paragraph"><p>One.</p></block><block class="full_text"><p>One.</p><p>Two.</p></block></body.content></body></nitf>
            <nitf/></x>"#,
            json!([
                {
                    "headline": "H", "outlet": "P", "byline": "A B, C D", "date": "19870101T000000", "url": "http://p.example/1",
                    "text": "One.\nTwo."
                },
                "n.xml#2: NoText"
            ]),
        );
        check("<html/>", json!(["n.xml: NoArticles"]));
    }
}
