//! A page: the page of an article, as a browser saved it or a crawler fetched it.

use crate::event::{Emit, Event};
use crate::file_name::stem;
use crate::format::{Format, Origin, Reader, Sign, TextLook};
use crate::html::tree::Markup;
use crate::readers::web_page::body::Body;
use crate::readers::web_page::hints::Hints;
use crate::readers::web_page::meta::Meta;
use crate::readers::web_page::page_date::PageDate;
use crate::record::Record;
use model::fault::{BoilerplateKind, FaultKind, LeftOut, Place};

pub mod address;
pub mod archived;
pub mod body;
pub mod by_line;
pub mod caption;
pub mod class_names;
pub mod consent;
pub mod data;
pub mod day_text;
pub mod headline;
pub mod hints;
pub mod lead;
pub mod live;
pub mod live_entries;
pub mod local_day;
pub mod meta;
pub mod meta_elements;
pub mod microdata;
pub mod offer;
pub mod page_date;
mod page_record;
pub mod paragraphs;
pub mod prose;
pub mod several;
pub mod stated;
pub mod story;
pub mod teaser;
pub mod title;

/// A web page.
pub static FORMAT: Format =
    Format { origin: Origin::WebPage, has_one: true, ..Format::new("web_page", Sign::Text(is), Reader::Text(read)) };

fn is(look: &TextLook<'_>) -> bool {
    look.is_markup()
}

/// The shortest text that makes an article of a page that does not say it is one, in letters.
const SHORTEST: usize = 140;

/// The text that makes an article of a page that says it is one, for all that it has many headings that are links; in letters.
const LONG: usize = 2000;

/// Reads a page in a file of its own.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    read_with_address(file, text, None, None, emit);
}

/// A page, where it was fetched from, and its place in a file of many.
struct Page<'a> {
    file: &'a str,
    markup: &'a Markup,
    address: Option<&'a str>,
    number: Option<usize>,
}

/// Reads a page that was fetched from an address; `number` is its place in a file of many.
pub fn read_with_address(file: &str, text: &str, address: Option<&str>, number: Option<usize>, emit: &mut Emit<'_>) {
    let markup = Markup::parse(text);
    let page = Page { file, markup: &markup, address, number };
    let others = several::each(&markup, stem(file), &mut |hints, meta| read_article(&page, hints, meta, emit));
    for text in others {
        emit(Event::LeftOut(LeftOut { place: page.place(), text, why: BoilerplateKind::Site }));
    }
}

impl Page<'_> {
    fn place(&self) -> Place {
        self.number.map_or_else(|| Place::file(self.file), |n| Place::record(self.file, n))
    }
}

/// Reads the article of a page that the hints leave.
fn read_article(page: &Page<'_>, mut hints: Hints, mut meta: Meta, emit: &mut Emit<'_>) {
    let Page { file, markup, address, number } = *page;
    let place = page.place();
    let closed_parts = meta.closed.shown(markup);
    let shows_parts = !closed_parts.is_empty();
    hints.name(markup, closed_parts);
    let mut body = body::find(markup, &hints, &meta.headline);
    let page_date = PageDate::new(markup, &hints, &meta.language);
    if meta.inferred.contains(&"headline")
        && let Some(&begins) = body.at.first()
        && let Some(headline) =
            headline::shown(markup, &hints, page_date.lines(), &meta.headline, [&meta.outlet, &meta.url], begins)
    {
        body = body::find(markup, &hints, &headline);
        meta.headline = headline;
    }
    let body = if body.text.is_empty() { body::without_scripts(markup, &meta.headline) } else { body };
    if meta.text.is_empty() && body.text.is_empty() {
        emit(Event::fault(place, FaultKind::NoText));
        return;
    }
    if !is_article(&body, &meta) {
        emit(Event::fault(place, FaultKind::NoArticle));
        return;
    }
    // A text that the page shows only in part, or not at all, may be in its data.
    let n_stated = paragraphs::weight(&meta.text);
    let has_times = meta.is_live && n_stated * 10 > body.weight * 6;
    let is_stated = n_stated > body.weight * 3 / 2 || body.is_list && n_stated > 0 || has_times;
    let fewest = if meta.says_live { 1 } else { 2 };
    let timed = (!is_stated && (meta.says_live || live_entries::says_live(markup, &meta.headline)))
        .then(|| live_entries::timed(markup, &body.text, &body.at, fewest))
        .flatten();
    let is_timed = timed.is_some() || meta.is_live && is_stated;
    let text_begins = body.at.first().copied().unwrap_or_default();
    let mut text = if let Some(timed) = timed {
        timed
    } else if is_stated {
        let stated = std::mem::take(&mut meta.text);
        let above = if body.is_list { Vec::new() } else { stated::above(&body.text, &stated) };
        above.into_iter().chain([stated.as_str()]).collect::<Vec<_>>().join("\n")
    } else {
        body.text
    };
    if !is_stated && let Some(lead) = lead::described(&page_date, markup, &hints, &meta.description, &text) {
        text = format!("{lead}\n{text}");
    }
    // The paper's own name says nobody.
    let is_paper = meta.outlet.contains(&meta.byline) || meta.byline.contains('.') && !meta.byline.contains(' ');
    let names = if is_paper { by_line::find(markup, &hints, page_date.lines(), &meta.headline) } else { None };
    let is_named = names.is_some() && !meta.inferred.contains(&"byline");
    meta.byline = names.unwrap_or(meta.byline);
    // Each entry of a live blog begins with its time, the first as well.
    let (above, below) = if is_timed { Default::default() } else { page_date.cut_stamps(&mut text, &meta.byline) };
    // A barrier may end the text or stand above what closes it.
    let mut wall = teaser::cut_wall(&mut text, meta.closed.is_closed);
    let mut closing = stated::cut_closing(&mut text, &meta.text);
    let above_closing = teaser::cut_wall(&mut text, meta.closed.is_closed);
    let has_wall = teaser::says_more(&wall) || teaser::says_more(&above_closing);
    let is_closed = meta.closed.lacks_more(shows_parts, &text);
    let is_teaser = has_wall || teaser::is_teaser(markup, &hints, is_closed, &text);
    closing.splice(..0, above_closing);
    closing.append(&mut wall);
    let address = address::fetched(markup, address);
    meta.url = address::of_article(markup, &meta.url, address);
    if meta.outlet.is_empty()
        && meta.url.is_empty()
        && let Some(host) = archived::site(markup)
    {
        host.clone_into(&mut meta.outlet);
        meta.inferred.push("outlet");
    }
    let lines = above.iter().chain(&below).map(String::as_str).chain(text.lines());
    page_date.settle(&mut meta, address, lines);
    if is_named {
        meta.inferred.push("byline");
    }
    let of_head = lead::left_out(&page_date, markup, &hints, &meta.headline, text_begins, &text);
    let mut record = Record { file: file.to_owned(), line: 1, number, ..Record::default() };
    meta.put(text, is_teaser, &mut record);
    for line in of_head.into_iter().chain(above.iter().map(String::as_str)) {
        record.cut_above(line, BoilerplateKind::Site);
    }
    // What closes the text was cut last, so it stood above the stamps below.
    for line in closing.iter().chain(&below) {
        record.cut(line, BoilerplateKind::Site);
    }
    emit(Event::Record(Box::new(record)));
}

/// Whether there is an article. A page that says so is one, however short its text.
fn is_article(body: &Body, meta: &Meta) -> bool {
    meta.is_article && (!body.is_list || !meta.text.is_empty() || body.weight >= LONG)
        || !body.is_list && body.weight >= SHORTEST
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    const SENTENCE: &str =
        "The ministers met in the old town hall on Monday, and nobody left before the evening bells had rung.";

    fn found(html: &str, address: Option<&str>) -> Result<serde_json::Map<String, Value>, FaultKind> {
        let mut all = Vec::new();
        read_with_address("a.html", html, address, None, &mut |found| all.push(found));
        assert_eq!(all.len(), 1);
        match all.remove(0) {
            Event::Record(record) => Ok(record.fields),
            Event::Fault(fault) => Err(fault.kind),
            other => panic!("{other:?}"),
        }
    }

    /// The fields that reading a page gives, those of them that are asked for.
    fn check(html: &str, expected: &[(&str, &str)]) {
        let fields = found(html, None).unwrap();
        for (name, value) in expected {
            let got = fields.get(*name).map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned));
            assert_eq!(got.unwrap_or_default(), *value, "{name}");
        }
    }

    #[test]
    fn each_article_of_a_page_about_none_is_read() {
        let article =
            |heading: &str| format!("<article><h1>{heading}</h1><p>{SENTENCE}<p>{heading}. {SENTENCE}</article>");
        let html = format!("<title>Today</title>{}{}", article("Ferry late again"), article("Bread runs out"));
        let records = crate::event::tests::records(|emit| read("a.html", &html, emit));
        let said: Vec<&Value> = records.iter().map(|record| &record.fields["text"]).collect();
        assert_eq!(
            said,
            [&format!("{SENTENCE}\nFerry late again. {SENTENCE}"), &format!("{SENTENCE}\nBread runs out. {SENTENCE}")]
        );
    }

    #[test]
    fn a_plain_page_is_read() {
        let html = format!(
            "<!-- saved from url=(0042)https://news.example/2014/12/27/talks.html --><html lang=en>\
             <title>Talks open at last - The Harbour Post</title><nav><a href=/>Home</a></nav><h1>Talks open at last</h1>\
             <p class=byline>By Ann Lee</p><div class=story><p>{SENTENCE}<p>{SENTENCE}<p>{SENTENCE}</div>\
             <footer><p>{SENTENCE}</footer>"
        );
        check(
            &html,
            &[
                ("headline", "Talks open at last"),
                ("outlet", "The Harbour Post"),
                ("byline", "Ann Lee"),
                ("date", "2014-12-27"),
                ("url", "https://news.example/2014/12/27/talks.html"),
                ("language", "en"),
                ("inferred", r#"["outlet","byline","date"]"#),
                ("text", &[SENTENCE; 3].join("\n")),
            ],
        );
    }

    #[test]
    fn the_data_gives_a_text_that_the_page_hides() {
        let html = format!(
            r#"<script type="application/ld+json">{{"@graph":[{{"@type":"NewsArticle","headline":"Talks","articleBody":"{SENTENCE}

            {SENTENCE}"}}]}}</script><article><p>Subscribe to read on.</p></article>"#
        );
        check(&html, &[("headline", "Talks"), ("text", &[SENTENCE; 2].join("\n"))]);
        check(
            "<meta property=og:type content=article><meta property=og:title content=Talks><p>Subscribe to read on.",
            &[("headline", "Talks"), ("text", "Subscribe to read on.")],
        );
    }

    #[test]
    fn a_page_without_an_article_says_so() {
        assert_eq!(found("<title>x</title><nav>y</nav>", None), Err(FaultKind::NoText));
        assert_eq!(found("<title>x</title><p>A short line. And a second one.", None), Err(FaultKind::NoArticle));
        let teaser = format!("<h2><a href=/x>A headline that leads on</a></h2><p>{SENTENCE}</p>");
        assert_eq!(found(&teaser.repeat(6), None), Err(FaultKind::NoArticle));
    }

    #[test]
    fn a_long_article_may_have_headings_that_are_links() {
        let part = format!("<h2><a href=/x>A heading</a></h2><p>{SENTENCE}{SENTENCE}{SENTENCE}</p>");
        let html = format!("<meta property=og:type content=article><title>Talks</title><div>{}</div>", part.repeat(8));
        assert!(found(&html, None).is_ok());
    }

    #[test]
    fn what_describes_the_article_is_its_lead() {
        const LEAD: &str = "For three days no ferry has left the harbour, and the islanders run out of bread.";
        let page = |before: &str| {
            format!(
                "<meta name=description content='{LEAD}'><title>Talks</title>{before}<h1>Talks</h1><p>{SENTENCE}<p>{SENTENCE}"
            )
        };
        check(&page(&format!("<header><p>{LEAD}</p></header>")), &[("text", &[LEAD, SENTENCE, SENTENCE].join("\n"))]);
        check(&page(&format!("<figure><p>{LEAD}</p></figure>")), &[("text", &[SENTENCE; 2].join("\n"))]);
    }

    #[test]
    fn what_an_article_s_head_says_is_text_or_told() {
        const LEAD: &str = "For three days no ferry has left the harbour, and the islanders run out of bread.";
        let page = |head: &str| {
            format!(
                "<meta property=og:title content='No talks'><article><header>{head}</header><p>{SENTENCE}<p>{SENTENCE}</article>"
            )
        };
        let with_lead = |lead: &str| [lead, SENTENCE, SENTENCE].join("\n");
        check(&page(&format!("<h1>Talks fail</h1><p>{LEAD}")), &[("text", &with_lead(LEAD))]);
        check(&page("<h1>Talks</h1><p class=standfirst>Bread is short"), &[("text", &with_lead("Bread is short"))]);
        let above = page(&format!("<p>{LEAD}</p><h1>Talks</h1><p>By Ann Lee<h2 class=subtitle>No bread</h2>"));
        let records = crate::event::tests::records(|emit| read("a.html", &above, emit));
        let cut: Vec<&str> = records[0].cut.iter().map(|line| line.text.as_str()).collect();
        assert_eq!((cut, records[0].n_cut_above), (vec![LEAD, "No bread"], 2));
        assert_eq!(records[0].fields["text"], [SENTENCE; 2].join("\n"));
    }

    #[test]
    fn what_a_page_shows_of_author_and_day_is_inferred() {
        let html = format!(
            "<html xml:lang=de><meta name=author content='The Post'><meta property=og:site_name content='The Post'>\
             <h1>Talks</h1><p>Von Ann Lee | 7.5.21</p><p>{SENTENCE}<p>{SENTENCE}<p>Stand: 9. Mai 2021</p>"
        );
        check(
            &html,
            &[
                ("byline", "Ann Lee"),
                ("date", "2021-05-07"),
                ("language", "de"),
                ("inferred", r#"["date","byline"]"#),
                ("text", &[SENTENCE; 2].join("\n")),
            ],
        );
    }

    #[test]
    fn no_name_of_an_element_hides_an_article() {
        let article = format!("<h2>Talks</h2><p>{SENTENCE}<p>{SENTENCE}<p>{SENTENCE}");
        let text = [SENTENCE; 3].join("\n");
        let consent = "<p>We use cookies to improve your experience. By using this site you agree to that.</p>";
        for open in ["<div class='entry share'>", "<aside class=sidebar-wrap>", "<nav>", "<div hidden>", "<form>"] {
            check(&format!("<title>Talks</title>{consent}{open}{article}"), &[("text", &text)]);
        }
        check(
            &format!("<title>Talks</title><div class=post><noscript><h2>Talks</h2><p>{text}</p></noscript></div>"),
            &[("text", &[SENTENCE; 3].join(" "))],
        );
        let only = format!("<title>Talks</title>{}", consent.repeat(3));
        assert_eq!(found(&only, None), Err(FaultKind::NoText));
    }

    #[test]
    fn what_is_no_part_of_the_article_stays_out() {
        let html = format!(
            "<title>Talks</title><article><h1>Talks</h1><p>{SENTENCE}<div class=callout><p>Another one, also worth reading. <a href=/x>Here</a></div>\
             <p>{SENTENCE}<h3>Related articles</h3><ul><li><a href=/y>Harbour closed</a></ul><p>{SENTENCE}<div class=author-box-text><p>{SENTENCE}</div></article>"
        );
        check(&html, &[("text", &[SENTENCE; 3].join("\n"))]);
    }

    #[test]
    fn an_archived_page_is_its_own_sites() {
        let html = format!(
            "<title>Talks</title><link rel=canonical href=https://web.archive.org/web/2024/https://post.example/2023/05/07/talks>\
             <div id=wm-ipp-base><p>{SENTENCE} {SENTENCE} {SENTENCE} {SENTENCE}</div><article><h1>Talks</h1><p>{SENTENCE}<p>{SENTENCE}</article>"
        );
        check(
            &html,
            &[
                ("url", "https://post.example/2023/05/07/talks"),
                ("date", "2023-05-07"),
                ("text", &[SENTENCE; 2].join("\n")),
                ("outlet", ""),
            ],
        );
    }

    #[test]
    fn the_heading_of_an_article_is_its_headline_for_all_that_its_title_says_another() {
        let html = format!(
            "<title>Ferry harbour news - The Post</title><article><h1>“Late again”, say islanders</h1><p>{SENTENCE}<p>{SENTENCE}</article>"
        );
        let fields =
            [("headline", "“Late again”, say islanders"), ("outlet", "The Post"), ("text", &[SENTENCE; 2].join("\n"))];
        check(&html, &fields);
    }

    #[test]
    fn a_closed_part_that_is_shown_is_text() {
        let data = r#"{"@type":"NewsArticle","headline":"Talks","isAccessibleForFree":false,"hasPart":{"isAccessibleForFree":false,"cssSelector":".paywall"}}"#;
        let html = format!(
            "<script type=application/ld+json>{data}</script><article><h1>Talks</h1><p>{SENTENCE}<div class=paywall><p>{SENTENCE}<p>{SENTENCE}<p>{SENTENCE}</div></article>"
        );
        check(&html, &[("text", &[SENTENCE; 4].join("\n")), ("incomplete", "")]);
    }

    #[test]
    fn an_entry_on_a_live_page_begins_with_its_time() {
        let entry = format!("<section><time datetime=2024-03-05T08:00:00Z>8:00</time><p>{SENTENCE}</section>");
        let data = r#"<script type=application/ld+json>{"@type":"LiveBlogPosting","headline":"Live"}</script>"#;
        check(&format!("{data}<h1>Live</h1>{entry}"), &[("text", &format!("2024-03-05 08:00\n{SENTENCE}"))]);
    }

    #[test]
    fn a_barrier_above_what_closes_the_page_is_no_text() {
        let html = format!(
            "<title>Talks</title><article><h1>Talks</h1><p>{}<p>To continue reading, log in.<p>Sign up for our letter.</article>",
            [SENTENCE].repeat(3).join(" ")
        );
        check(&html, &[("text", &[SENTENCE; 3].join(" ")), ("incomplete", "true")]);
    }

    #[test]
    fn a_teaser_is_marked() {
        let wall = "<div class=paywall><h2>To continue reading, subscribe</h2></div>";
        let page = |n: usize| {
            format!(
                "<title>Talks</title><h1>Talks</h1><article><p>{}</p></article>{wall}",
                [SENTENCE].repeat(n).join(" ")
            )
        };
        check(&page(3), &[("incomplete", "true")]);
        check(&page(30), &[("incomplete", "")]);
    }

    #[test]
    fn the_address_of_a_fetched_page_counts_where_the_page_names_its_home() {
        let html = format!(
            "<link rel=canonical href=https://a.example/><title>Talks</title><p>{SENTENCE}<p>{SENTENCE}<p>{SENTENCE}"
        );
        let fields = found(&html, Some("https://a.example/x/1")).unwrap();
        assert_eq!(fields["url"], "https://a.example/x/1");
    }

    #[test]
    fn every_entry_of_a_live_blog_keeps_its_time() {
        let entry = |time: &str, heading: &str, body: &str| {
            format!(r#"{{"datePublished":"{time}","headline":"{heading}","articleBody":"{body}"}}"#)
        };
        let entries =
            [entry("2024-03-05T08:00:00Z", "Water is rising", SENTENCE), entry("2024-03-06T09:00:00Z", "", "Over")];
        let page = |entries: &str| {
            format!(
                r#"<title>Live</title><script type="application/ld+json">{{"@type":"LiveBlogPosting","headline":"Live","liveBlogUpdate":[{entries}]}}</script><p>{SENTENCE}</p>"#
            )
        };
        let text = format!("2024-03-05 08:00 Water is rising\n{SENTENCE}\n2024-03-06 09:00\nOver");
        check(&page(&entries.join(",")), &[("text", &text)]);
        let last = entry("2024-03-07T10:00:00Z", "Levee holds", "");
        check(
            &page(&[&entries[0], &*last].join(",")),
            &[("text", &format!("2024-03-05 08:00 Water is rising\n{SENTENCE}\n2024-03-07 10:00 Levee holds"))],
        );
        let lead = "The river has risen all night, and it still rains.";
        check(
            &page(&entries.join(",")).replace("<p>", &format!("<p>{lead}<p>")),
            &[("text", &format!("{lead}\n{text}"))],
        );
    }
}
