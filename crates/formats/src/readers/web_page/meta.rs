//! Page meta: what a page says about its article, as JSON-LD, Open Graph, Dublin Core, microdata, or in its title.

use crate::boilerplate::same_words;
use crate::dates;
use crate::fields::{BYLINE, DATE, HEADLINE, OUTLET, SECTION, TOPICS, URL};
use crate::html::tree::Markup;
use crate::readers::web_page::class_names::{ends_in, has_name};
use crate::readers::web_page::data::{self, names};
use crate::readers::web_page::hints::Hints;
use crate::readers::web_page::meta_elements::{MetaElements, byline, collapsed};
use crate::readers::web_page::microdata::{self, property_value, short_text};
use crate::readers::web_page::story::{self, Page};
use crate::readers::web_page::teaser::Closed;
use crate::readers::web_page::{address, by_line, headline, live, paragraphs, title};
use serde_json::{Map, Value};

/// What a page states. What it does not is empty.
#[derive(Debug, Default)]
pub struct Meta {
    /// What tells the article from others of its page.
    pub id: String,
    /// The article's headline.
    pub headline: String,
    /// The site or paper.
    pub outlet: String,
    /// Who wrote it, joined by commas.
    pub byline: String,
    /// When it was published, as written.
    pub date: String,
    /// Its own address.
    pub url: String,
    /// The part of the paper.
    pub section: String,
    /// The page's language.
    pub language: String,
    /// Keywords.
    pub topics: Vec<String>,
    /// The text as JSON-LD has it, a paragraph a line.
    pub text: String,
    /// What the article is about, as search engines show it.
    pub description: String,
    /// Whether the page says that it is an article.
    pub is_article: bool,
    /// Whether that text has the entries of a live blog with their times.
    pub is_live: bool,
    /// Whether the page says that it is a live blog.
    pub says_live: bool,
    /// What the page says of an article that is not for everybody.
    pub closed: Closed,
    /// The fields that were worked out rather than stated.
    pub inferred: Vec<&'static str>,
}

/// What is in the place of a name and is none, in small letters.
const NO_NAMES: [&str; 16] = [
    "author",
    "autor",
    "by",
    "geschrieben von",
    "no author",
    "par",
    "por",
    "posted",
    "posted by",
    "posted on",
    "publié par",
    "published by",
    "publiziert am",
    "veröffentlicht am",
    "von",
    "written by",
];

/// Words in which the class or id of an author's name ends.
const AUTHORS: [&str; 9] =
    ["auteur", "author", "authors", "autor", "autore", "autores", "byline", "contributor", "firma"];

/// The most keywords that are used; any more are for search engines.
const MOST_TOPICS: usize = 20;

/// The longest name of a section that is above an article in place of its headline, in characters.
const LONGEST_SECTION: usize = 8;

/// How many of the elements that state the outlet are surer than JSON-LD, which may name the company behind it.
const SURE_OUTLETS: usize = 2;

/// How many of the elements that state the date are surer than microdata; the others may say when a file was made.
const SURE_DATES: usize = 16;

/// How many of the elements that state topics state one each; the others hold words for search engines.
const SINGLE_TOPICS: usize = 3;

impl Meta {
    /// Reads what a page states.
    pub fn read(markup: &Markup, hints: &Hints) -> Self {
        let mut meta = Self::default();
        let stated = MetaElements::of(markup);
        let title = markup.tagged(0, "title").next().map(|n| markup.text(n)).unwrap_or_default();

        let (sure_outlets, outlets) = OUTLET.meta.split_at_checked(SURE_OUTLETS).unwrap_or_default();
        fill(&mut meta.outlet, || stated.first(sure_outlets));
        let scripts = markup.tagged(0, "script").filter(|&script| {
            markup.attribute(script, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
        });
        let blocks =
            scripts.map(|script| data::articles(&markup.within(script).map(|n| markup.said(n)).collect::<String>()));
        let canonical = markup.tagged(0, "link").find(|&n| markup.has_word(n, "rel", "canonical"));
        let canonical = canonical.and_then(|n| markup.attribute(n, "href")).unwrap_or_default();
        let addresses = vec![canonical.to_owned(), stated.first(URL.meta)];
        let headings = markup.tagged(0, "h1").filter(|&n| !hints.is_elsewhere(n)).map(|n| short_text(markup, n));
        let page = Page { addresses, titles: headings.chain([title.clone(), stated.first(HEADLINE.meta)]).collect() };
        for article in story::choose(blocks.collect(), &page) {
            meta.take_article(&article);
        }
        meta.take_parsely(&stated.first(&["parsely-page"]));
        fill(&mut meta.outlet, || stated.first(outlets));
        fill(&mut meta.headline, || stated.first(HEADLINE.meta));
        fill(&mut meta.byline, || stated.names(BYLINE.meta));
        let (sure_dates, dates) = DATE.meta.split_at_checked(SURE_DATES).unwrap_or_default();
        fill(&mut meta.date, || stated.first(sure_dates));
        fill(&mut meta.section, || stated.first(SECTION.meta));
        fill(&mut meta.description, || stated.first(&["og:description", "description", "twitter:description"]));
        // What a page's data names may be the same article made for telephones.
        if address::is_variant(&meta.url) && !address::is_variant(canonical) {
            meta.url = Some(absolute(canonical)).filter(|own| !own.is_empty()).unwrap_or(meta.url);
        }
        for address in &page.addresses {
            fill(&mut meta.url, || absolute(address));
        }
        let (single_topics, topics) = TOPICS.meta.split_at_checked(SINGLE_TOPICS).unwrap_or_default();
        for (name, value) in &stated.values {
            if single_topics.contains(&name.as_str()) {
                add_topics(&mut meta.topics, value);
            }
        }
        if meta.topics.is_empty() {
            add_topics(&mut meta.topics, &stated.first(topics));
        }
        meta.is_article |= stated.first(&["og:type"]).ends_with("article")
            || !stated.first(&["article:published_time", "article_date_original"]).is_empty();
        meta.closed.is_closed |= stated.first(&["article:content_tier"]) == "locked";
        let of_page = |name: &str| markup.tagged(0, "html").find_map(|n| markup.attribute(n, name)).unwrap_or_default();
        fill(&mut meta.language, || of_page("lang").to_owned());
        fill(&mut meta.language, || of_page("xml:lang").to_owned());

        meta.take_microdata(markup, hints);
        // For previews of links, "Written by" and a name.
        let of_preview = ["twitter:label1", "twitter:data1"].map(|name| stated.first(&[name])).join(" ");
        fill(&mut meta.byline, || by_line::names_in(&of_preview).unwrap_or_default());
        fill(&mut meta.date, || date_elsewhere(markup));
        fill(&mut meta.date, || stated.first(dates));
        meta.infer(markup, hints, &title);
        meta.headline = title::cut_outlet(&meta.headline, &meta.outlet, false).0;
        meta
    }

    fn take_article(&mut self, fields: &Map<String, Value>) {
        let field = |name: &str| fields.get(name).map(names).unwrap_or_default();
        self.is_article = true;
        fill(&mut self.headline, || plain(&field("headline")));
        fill(&mut self.outlet, || plain(&field("publisher")));
        let people = |name: &str| fields.get(name).map(data::byline).unwrap_or_default();
        fill(&mut self.byline, || plain(&people("author")));
        fill(&mut self.byline, || plain(&people("creator")));
        fill(&mut self.date, || plain(&field("datePublished")));
        fill(&mut self.date, || plain(&field("dateCreated")));
        fill(&mut self.section, || plain(&field("articleSection")));
        fill(&mut self.url, || absolute(&field("url")));
        fill(&mut self.url, || absolute(&field("mainEntityOfPage")));
        match fields.get("keywords") {
            Some(Value::Array(items)) => items.iter().for_each(|item| add_topics(&mut self.topics, &names(item))),
            Some(Value::String(words)) => add_topics(&mut self.topics, words),
            _ => {}
        }
        self.closed.take(fields);
        self.says_live |= fields.get("@type").is_some_and(|kind| kind.to_string().contains("LiveBlogPosting"));
        fill(&mut self.text, || live::text(fields));
        self.is_live |= !self.text.is_empty();
        fill(&mut self.text, || {
            let body = fields.get("articleBody").and_then(Value::as_str).unwrap_or_default();
            let paragraphs: Vec<String> = body.lines().map(|line| paragraphs::lines(&Markup::parse(line))).collect();
            paragraphs.iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
        });
    }

    fn take_parsely(&mut self, text: &str) {
        let Some(Value::Object(fields)) = data::json(text) else { return };
        let field = |name: &str| fields.get(name).map(names).unwrap_or_default();
        self.is_article |= field("type") == "post";
        fill(&mut self.headline, || plain(&field("title")));
        let people = |name: &str| fields.get(name).map(data::byline).unwrap_or_default();
        fill(&mut self.byline, || plain(&people("author")));
        fill(&mut self.byline, || plain(&people("authors")));
        fill(&mut self.date, || field("pub_date"));
        fill(&mut self.section, || plain(&field("section")));
        fill(&mut self.url, || absolute(&field("link")));
        if let Some(Value::Array(tags)) = fields.get("tags") {
            tags.iter().filter_map(Value::as_str).for_each(|tag| add_topics(&mut self.topics, tag));
        }
    }

    fn take_microdata(&mut self, markup: &Markup, hints: &Hints) {
        for node in (0..markup.n_nodes()).filter(|&n| !hints.is_elsewhere(n)) {
            let Some(properties) = markup.attribute(node, "itemprop") else { continue };
            for property in properties.split_whitespace() {
                match property {
                    "headline" => fill(&mut self.headline, || property_value(markup, node)),
                    "datePublished" => fill(&mut self.date, || {
                        let shown = property_value(markup, node);
                        let title = markup.attribute(node, "title").filter(|_| dates::read(&shown).is_err());
                        title.map_or(shown, str::to_owned)
                    }),
                    "articleSection" => fill(&mut self.section, || property_value(markup, node)),
                    _ => {}
                }
            }
        }
        fill(&mut self.byline, || microdata::authors(markup, hints));
        fill(&mut self.outlet, || microdata::publisher(markup));
    }

    /// Works out what is not stated from what the page shows, the surer signs first.
    fn infer(&mut self, markup: &Markup, hints: &Hints, title: &str) {
        if self.headline.is_empty() {
            let headings = markup.tagged(0, "h1").filter(|&n| !headline::names_site(markup, n, title));
            let headings = headings.map(|n| short_text(markup, n));
            let mut headings = headings.filter(|h| !h.is_empty() && !same_words(h, &self.outlet));
            let is_long = |h: &str| h.chars().count() > LONGEST_SECTION;
            let is_own = |h: &String| title.contains(h.as_str()) && is_long(h) || headline::begins(markup, title, h);
            self.headline = headings.find(|h| title.is_empty() || is_own(h)).unwrap_or_default();
        }
        let (of_site, section) = title::cut_section(title, &self.outlet, &self.url);
        let (cut, outlet) = title::cut_outlet(of_site, &self.outlet, true);
        if self.outlet.is_empty() && !outlet.is_empty() {
            self.outlet = outlet;
            self.inferred.push("outlet");
            if self.section.is_empty() && !section.is_empty() {
                section.clone_into(&mut self.section);
                self.inferred.push("section");
            }
        }
        if self.headline.is_empty() && !cut.is_empty() {
            let rest = headline::without_site(markup, title).or_else(|| headline::behind_site(markup, title));
            self.headline = rest.filter(|rest| !rest.is_empty()).unwrap_or(cut);
            self.inferred.push("headline");
        }
        if self.date.is_empty() {
            let times: Vec<usize> = markup.tagged(0, "time").filter(|&n| !hints.is_elsewhere(n)).collect();
            let in_article = |&&n: &&usize| markup.closest(n, "article").is_some();
            let is_changed =
                |&&n: &&usize| has_name(markup, n, |word| word.starts_with("updat") || word.starts_with("modifi"));
            let sure = times.iter().find(|n| in_article(n) && !is_changed(n));
            let time = sure.or_else(|| times.iter().find(|n| !is_changed(n))).or_else(|| times.first());
            let date = time.map(|&n| property_value(markup, n)).filter(|date| dates::read(date).is_ok());
            if date.is_some() && sure.is_none() {
                self.inferred.push("date");
            }
            self.date = date.unwrap_or_default();
        }
        if self.byline.is_empty() {
            let names_author = |&n: &usize| {
                !hints.is_elsewhere(n)
                    && (markup.has_word(n, "rel", "author")
                        || ends_in(markup, n, &AUTHORS)
                        || ends_in(markup, n, &["fn", "name"]) && has_name(markup, n, |word| AUTHORS.contains(&word)))
            };
            let said = (0..markup.n_nodes()).filter(names_author).map(|n| byline(&short_text(markup, n)));
            let is_name = |said: &String| {
                !said.is_empty()
                    && said.len() < 120
                    && !said.contains(|c: char| c.is_ascii_digit())
                    && !NO_NAMES.contains(&said.to_lowercase().trim_end_matches(':'))
            };
            if let Some(said) = said.take(20).find(is_name) {
                self.byline = said;
                self.inferred.push("byline");
            }
        }
    }
}

fn fill(field: &mut String, value: impl FnOnce() -> String) {
    if field.is_empty() {
        *field = value();
    }
}

/// Text that may be HTML, as some sites write it into JSON.
fn plain(text: &str) -> String {
    if text.contains(['&', '<']) { Markup::parse(text).text(0) } else { collapsed(text) }
}

fn absolute(address: &str) -> String {
    if address.starts_with("http://") || address.starts_with("https://") { address.to_owned() } else { String::new() }
}

fn add_topics(topics: &mut Vec<String>, words: &str) {
    for word in words.split([',', ';', '、', '،']).map(plain) {
        if topics.len() < MOST_TOPICS && !word.is_empty() && !word.contains("://") && !topics.contains(&word) {
            topics.push(word);
        }
    }
}

/// The date that all elements for it have, even those that are in a foot or beside the article.
fn date_elsewhere(markup: &Markup) -> String {
    let mut dates = (0..markup.n_nodes())
        .filter(|&n| markup.has_word(n, "itemprop", "datePublished"))
        .map(|n| property_value(markup, n))
        .filter(|date| dates::read(date).is_ok());
    let first = dates.next().unwrap_or_default();
    if dates.all(|date| date == first) { first } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Meta {
        let markup = Markup::parse(html);
        Meta::read(&markup, &Hints::new(&markup))
    }

    #[test]
    fn linked_data_is_read_first() {
        let meta = read(
            r#"<meta property="og:title" content="Other"><meta property="og:site_name" content="The Post">
            <script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":["Thing","NewsArticle"],"headline":"Talks &amp; more",
            "author":[{"@type":"Person","name":"Ann Lee"},"Bob Ray"],"datePublished":"2023-11-02T19:53:52Z","publisher":{"name":"Post Ltd"},
            "articleSection":["World"],"keywords":["talks","peace"],"mainEntityOfPage":{"@id":"https://a.example/1"},
            "articleBody":"<p>One.</p><p>Two.</p>"}];</script>"#,
        );
        assert_eq!((meta.headline.as_str(), meta.outlet.as_str()), ("Talks & more", "The Post"));
        assert_eq!((meta.byline.as_str(), meta.date.as_str()), ("Ann Lee, Bob Ray", "2023-11-02T19:53:52Z"));
        assert_eq!((meta.section.as_str(), meta.url.as_str()), ("World", "https://a.example/1"));
        assert_eq!(meta.topics, ["talks", "peace"]);
        assert_eq!(meta.text, "One.\nTwo.");
        assert!(meta.is_article && meta.inferred.is_empty());
    }

    #[test]
    fn a_preview_of_a_link_names_the_author() {
        let check = |label: &str, byline: &str| {
            let preview =
                format!("<meta name=twitter:label1 content='{label}'><meta name=twitter:data1 content='Ann Lee'>");
            assert_eq!(read(&preview).byline, byline);
        };
        check("Written by", "Ann Lee");
        check("Seen with", "");
    }

    #[test]
    fn the_address_is_not_that_of_the_page_for_telephones() {
        let check = |stated: &str, canonical: &str, expected: &str| {
            let data = format!(r#"{{"@type":"NewsArticle","headline":"Talks","mainEntityOfPage":"{stated}"}}"#);
            let meta = read(&format!(
                "<link rel=canonical href={canonical}><script type=application/ld+json>{data}</script><h1>Talks</h1>"
            ));
            assert_eq!(meta.url, expected);
        };
        check("https://a.example/amp/talks", "https://a.example/talks", "https://a.example/talks");
        check("https://a.example/talks", "https://a.example/other", "https://a.example/talks");
        check("https://a.example/amp/talks", "/talks", "https://a.example/amp/talks");
    }

    #[test]
    fn meta_elements_and_microdata_are_read() {
        let meta = read(
            r#"<meta name="parsely-page" content='{"title":"Talks","pub_date":"2014-12-27T17:10:17Z","tags":["a","b"]}'>
            <meta name="author" content="https://a.example/ann"><meta name="byl" content="By Ann Lee"><link rel="canonical" href="80">
            <meta property="og:url" content="https://a.example/1"><title>Talks | The Post</title>"#,
        );
        assert_eq!((meta.headline.as_str(), meta.byline.as_str()), ("Talks", "Ann Lee"));
        assert_eq!((meta.date.as_str(), meta.url.as_str()), ("2014-12-27T17:10:17Z", "https://a.example/1"));
        assert_eq!((meta.outlet.as_str(), &meta.topics[..]), ("", &["a".to_owned(), "b".to_owned()][..]));
        let meta = read(
            "<h1 itemprop=headline>Talks</h1><span itemprop=author><b>by</b> <i itemprop=name>Ann Lee</i></span>\
             <time itemprop=datePublished datetime=2014-12-27>Saturday</time>",
        );
        assert_eq!(
            (meta.headline.as_str(), meta.byline.as_str(), meta.date.as_str()),
            ("Talks", "Ann Lee", "2014-12-27")
        );
    }

    #[test]
    fn what_is_not_stated_is_worked_out() {
        let meta = read(
            "<title>Talks open - The Post</title><div class=comments><i class=author>Troll</i></div><time>2013</time><article><h1>Talks open</h1><div class=post-author>By Ann Lee</div>\
             <time datetime=2014-12-27>x</time></article>",
        );
        assert_eq!((meta.headline.as_str(), meta.outlet.as_str()), ("Talks open", "The Post"));
        assert_eq!((meta.byline.as_str(), meta.date.as_str()), ("Ann Lee", "2014-12-27"));
        assert_eq!(meta.inferred, ["outlet", "byline"]);
        let meta = read("<title>Talks open - The Post</title><h1><a href=/>The Post</a></h1><h2>Talks open</h2>");
        assert_eq!((meta.headline.as_str(), meta.outlet.as_str()), ("Talks open", "The Post"));
        let meta = read(
            "<link rel=canonical href=https://harbourpost.example/1><title>Talks open at last - The Harbour Post - Politics</title><h1>Talks open at last</h1>",
        );
        assert_eq!((meta.outlet.as_str(), meta.section.as_str()), ("The Harbour Post", "Politics"));
        assert_eq!(meta.inferred, ["outlet", "section"]);
        let meta = read("<title>Rain! | City | The Post</title><h1>Rain!</h1>");
        assert_eq!(meta.headline, "Rain!");
        let meta =
            read("<title>The Post - Talks open at last in the harbour</title><b>Talks open at last in the harbour</b>");
        assert_eq!(meta.headline, "Talks open at last in the harbour");
        let meta = read("<time class=updated datetime=2014-12-29>x</time><time datetime=2014-12-27>x</time>");
        assert_eq!((meta.date.as_str(), &meta.inferred[..]), ("2014-12-27", &["date"][..]));
    }
}
