//! Headline: the heading above an article that a page shows, where only its title states another, written for search engines.

use crate::boilerplate::same_words;
use crate::html::tree::Markup;
use crate::readers::web_page::class_names::{classes, has_name};
use crate::readers::web_page::hints::Hints;
use crate::readers::web_page::paragraphs::{Paragraph, weight};

/// The fewest words of a headline, and the least weight of one: less is the name of a part of the paper.
const FEWEST: (usize, usize) = (2, 10);
/// The fewest bytes of a site's name that no headline begins with.
const FEW_LETTERS: usize = 6;
/// The longest headline, in characters of an alphabet.
const LONGEST: usize = 250;
/// The most text between the headline and the article, in characters of an alphabet: its lead.
const MOST_BETWEEN: usize = 1200;

/// What is between a headline and the name of a site.
const MARKS: [char; 9] = ['|', '-', '–', '—', ':', '»', '›', '·', '•'];

/// Words in a class or id of a site's name, and the last two of one.
const OF_SITE: [&str; 7] = ["blogname", "brand", "branding", "logo", "masthead", "sitename", "sitetitle"];
const OF_SITE_TWO: [&str; 4] = ["blog-title", "site-name", "site-title", "site_title"];

/// The only heading of the first rank above a text, if it can be its headline: it is no site's name, and nothing on the page repeats the title.
/// `site` has the outlet and the host, `text_begins` is the node at which the text does.
pub fn shown(
    markup: &Markup,
    hints: &Hints,
    lines: &[Paragraph],
    title: &str,
    site: [&str; 2],
    text_begins: usize,
) -> Option<String> {
    let is_site = |text: &str| site.iter().any(|name| is_same_name(text, name)) || title.is_empty();
    let may_be = |text: &str| {
        let weight = weight(text);
        let is_long = text.split_whitespace().count() >= FEWEST.0 && weight >= FEWEST.1 || weight >= FEWEST.1 * 2;
        is_long && weight <= LONGEST && !is_site(text)
    };
    let headings = markup.tagged(0, "h1").filter(|&h1| !hints.is_elsewhere(h1) && !names_site(markup, h1, title));
    let mut headings = headings.map(|h1| (h1, markup.text(h1))).filter(|(_, text)| may_be(text));
    let (h1, text) = headings.next().filter(|&(h1, _)| h1 < text_begins)?;
    let below = |p: &&Paragraph| p.at >= markup.end(h1) && p.at <= text_begins;
    let n_between: usize =
        lines.iter().filter(below).filter(|p| p.at < text_begins && p.linked < 50).map(|p| p.weight).sum();
    let repeats_title = |p: &Paragraph| !markup.within(h1).contains(&p.at) && same_words(&p.text, title);
    let n_shared = n_words_of(&text, title);
    let is_part = text.split_whitespace().count() <= FEWEST.0 && n_shared == 0;
    let is_nearer = |p: &Paragraph| p.is_heading && n_words_of(&p.text, title) > n_shared;
    let is_one = !is_part
        && headings.next().is_none()
        && n_between <= MOST_BETWEEN
        && !lines.iter().any(repeats_title)
        && !lines.iter().filter(below).any(is_nearer);
    is_one.then_some(text)
}

/// How many of a text's longer words a title has.
pub(super) fn n_words_of(text: &str, title: &str) -> usize {
    let (text, title) = (text.to_lowercase(), title.to_lowercase());
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3).map(str::to_owned).collect()
    };
    let of_title = words(&title);
    words(&text).iter().filter(|word| of_title.contains(word)).count()
}

/// A title without the site's name and the mark beside it, where a heading of the site has that name.
pub fn without_site(markup: &Markup, title: &str) -> Option<String> {
    let is_mark = |c: char| c.is_whitespace() || MARKS.contains(&c);
    let sites = markup.tagged(0, "h1").filter(|&h1| names_site(markup, h1, title)).map(|h1| markup.text(h1));
    sites.filter(|site| !site.is_empty()).find_map(|site| {
        let behind = title.strip_prefix(&site).filter(|rest| rest.trim_start().starts_with(MARKS));
        let before = title.strip_suffix(&site).filter(|rest| rest.trim_end().ends_with(MARKS));
        let rest = behind.map(|rest| rest.trim_start_matches(is_mark));
        rest.or_else(|| before.map(|rest| rest.trim_end_matches(is_mark))).map(str::to_owned)
    })
}

/// Whether a short heading, the only one of the first rank, is all that a title has before the names of section and site, and no heading is in the rest of it.
pub fn begins(markup: &Markup, title: &str, heading: &str) -> bool {
    let ends = |rest: &str| {
        rest.starts_with(['|', '｜'])
            || rest.starts_with(char::is_whitespace)
                && rest.trim_start().starts_with(|c| MARKS.contains(&c) && c != ':')
    };
    let Some(rest) = title.strip_prefix(heading).filter(|rest| ends(rest)) else { return false };
    let mut h1 = markup.tagged(0, "h1").filter(|&n| !names_site(markup, n, title));
    let is_only = h1.next().is_some() && h1.next().is_none();
    let is_other = |n: usize| {
        let text = markup.text(n);
        !text.is_empty() && rest.contains(&text) && !names_site(markup, n, title)
    };
    is_only && !["h2", "h3"].iter().any(|tag| markup.tagged(0, tag).any(is_other))
}

/// What a title has behind the name of its site, where the page shows just that.
pub fn behind_site(markup: &Markup, title: &str) -> Option<String> {
    let parts = MARKS.iter().filter(|&&mark| mark != ':').filter_map(|mark| title.split_once(&format!(" {mark} ")));
    parts.map(|(_, rest)| rest.trim()).find(|rest| is_shown(markup, rest)).map(str::to_owned)
}

/// Whether a headline stands in the page by itself.
fn is_shown(markup: &Markup, headline: &str) -> bool {
    let is_it = |&n: &usize| markup.said(n).trim() == headline && markup.closest(n, "a").is_none();
    let is_long = headline.split_whitespace().count() > FEWEST.0 && weight(headline) >= FEWEST.1 * 2;
    is_long && (0..markup.n_nodes()).filter(is_it).any(|n| markup.closest(n, "title").is_none())
}

/// Whether a heading is in the head of the site and not of the article: it leads home, or is named so, or has no word of the title.
pub fn names_site(markup: &Markup, h1: usize, title: &str) -> bool {
    let leads_home = |n: usize| {
        let path = |address: &str| {
            let rest = address
                .split_once("://")
                .map_or(address, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
            rest.trim_matches(['/', '.']).to_owned()
        };
        markup.tag(n) == "a"
            && markup.attribute(n, "href").is_some_and(|href| !href.is_empty() && path(href).is_empty())
    };
    let is_named = |n: usize| {
        has_name(markup, n, |word| OF_SITE.contains(&word))
            || classes(markup, n).any(|class| OF_SITE_TWO.iter().any(|end| class.ends_with(end)))
    };
    let around = || std::iter::once(h1).chain(markup.parents(h1).take(2));
    let is_of_page = || {
        let of_article = |n: usize| matches!(markup.tag(n), "article" | "main");
        markup.closest(h1, "header").is_some() && !markup.parents(h1).any(of_article)
    };
    markup.within(h1).chain(around()).any(leads_home)
        || around().any(is_named)
        || is_of_page() && n_words_of(&markup.text(h1), title) == 0
}

/// Whether a heading has the letters of a site's name or host, and little more.
fn is_same_name(heading: &str, site: &str) -> bool {
    let letters = |text: &str| -> String {
        let said = text.to_lowercase();
        said.strip_prefix("the ").unwrap_or(&said).chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let host = site.split_once("://").map_or(site, |(_, rest)| rest.split('/').next().unwrap_or_default());
    let (heading, site) = (letters(heading), letters(host));
    let has_site = heading.contains(&site) && site.len() * 2 > heading.len();
    !heading.is_empty()
        && !site.is_empty()
        && (site.contains(&heading) || has_site || site.len() >= FEW_LETTERS && heading.starts_with(&site))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::web_page::hints::Reach;
    use crate::readers::web_page::paragraphs::paragraphs;

    const TITLE: &str = "Ferry delay harbour news";
    const SENTENCE: &str =
        "The ferry was late again on Tuesday, and nobody on the pier was surprised by that any more.";

    #[track_caller]
    fn check(head: &str, expected: Option<&str>) {
        let markup = Markup::parse(&format!("<body>{head}<p>{SENTENCE}<p>{SENTENCE}</body>"));
        let hints = Hints::new(&markup);
        let lines = paragraphs(&markup, |node| hints.is_beside(&markup, node, Reach::All));
        let begins = lines.iter().find(|p| p.text == SENTENCE).map_or(0, |p| p.at);
        let site = ["The Post", "https://harbourpost.example/late-again-say-islanders"];
        assert_eq!(shown(&markup, &hints, &lines, TITLE, site, begins).as_deref(), expected, "{head}");
    }

    #[test]
    fn the_heading_above_the_text_is_the_headline() {
        let late = Some("“Late again”, say islanders");
        check("<h1>“Late again”, say islanders</h1>", late);
        check("<h1 class=logo>Harbour Post</h1><h1>“Late again”, say islanders</h1><p>By Ann Lee</p>", late);
        check("<div class=site-main><h1>Politics</h1><h1>“Late again”, say islanders</h1></div>", late);
        check("<main><header><h1>“Late again”, say islanders</h1></header>", late);
        check("<header><h1>Late ferry angers islanders</h1></header>", Some("Late ferry angers islanders"));
    }

    #[test]
    fn a_title_loses_the_name_of_its_site() {
        let check = |title: &str, expected: Option<&str>| {
            let markup = Markup::parse("<h1 class=logo>Coast</h1>");
            assert_eq!(without_site(&markup, title).as_deref(), expected, "{title}");
        };
        check("Coast » “Late again?”", Some("“Late again?”"));
        check("Late again? › Coast", Some("Late again?"));
        check("Coast guards are late", None);
    }

    #[test]
    fn a_short_headline_begins_its_title() {
        let check = |html: &str, title: &str, heading: &str, expected: bool| {
            assert_eq!(begins(&Markup::parse(html), title, heading), expected, "{title}");
        };
        check("<h1>Rain!</h1>", "Rain! | City | The Post", "Rain!", true);
        check("<h1>舊橋封閉</h1>", "舊橋封閉｜社會｜港灣日報", "舊橋封閉", true);
        check("<h1>Rain</h1>", "Rain-soaked city waits | The Post", "Rain", false);
        check("<h1>City</h1><h1>It rains</h1>", "City | The Post", "City", false);
        check("<h1>City</h1>", "City: rain falls | The Post", "City", false);
        check("<h1>City</h1><h2>Rain falls</h2>", "City | Rain falls | The Post", "City", false);
    }

    #[test]
    fn a_headline_stands_behind_the_name_of_its_site() {
        let check = |html: &str, expected: Option<&str>| {
            let markup = Markup::parse(html);
            assert_eq!(behind_site(&markup, "The Post - Ferry late again today").as_deref(), expected, "{html}");
        };
        check(
            "<title>The Post - Ferry late again today</title><font>Ferry late again today</font>",
            Some("Ferry late again today"),
        );
        check("<title>The Post - Ferry late again today</title><a href=x>Ferry late again today</a>", None);
        check("<font>The ferry was late again today</font>", None);
    }

    #[test]
    fn a_heading_of_the_site_is_none() {
        check("<h1>Harbour Post</h1>", None);
        check("<h1>Politics</h1>", None);
        check("<h1>The Post</h1>", None);
        check("<h1>harbourpost.example News and Archive</h1>", None);
        check("<h1><a href=/>News of the coast</a></h1>", None);
        check("<div class=site-title><h1>News of the coast</h1></div>", None);
        check("<header><h1>All about islands</h1></header>", None);
        check("<h1>News of the coast</h1><h2>Ferry delay: harbour news</h2>", None);
        check("<div id=head><h1>News of the coast</h1></div><h2>Harbour: the ferry and its delay</h2>", None);
        check("<h1>Late again, say islanders</h1><h1>Bread runs out, say bakers</h1>", None);
        check(&format!("<h1>Late again, say islanders</h1><p>{}</p>", SENTENCE.repeat(20)), None);
    }
}
