//! Lead: the paragraphs between headline and text that many sites set apart, as the standfirst or in the head of the article.

use crate::boilerplate::letters_of;
use crate::html::tree::Markup;
use crate::readers::web_page::by_line;
use crate::readers::web_page::class_names::ends_in;
use crate::readers::web_page::hints::{Hints, Reach};
use crate::readers::web_page::page_date::PageDate;
use crate::readers::web_page::paragraphs::{Paragraph, paragraphs};
use std::ops::Range;

/// How many paragraphs below the headline are looked at.
const NEAR: usize = 60;
/// The shortest lead, in characters of an alphabet.
const SHORTEST: usize = 40;
/// The most paragraphs that a lead has, and the most that they say: anything larger is something else.
const MOST: (usize, usize) = (4, 1200);

/// Words in which the class or id of a lead ends.
const NAMES: [&str; 14] = [
    "chapeau",
    "chapo",
    "deck",
    "dek",
    "entradilla",
    "lede",
    "sottotitolo",
    "standfirst",
    "subheadline",
    "subtitle",
    "subtitulo",
    "underrubrik",
    "untertitel",
    "vorspann",
];

/// How many letters of a description are looked for.
const BEGINNING: usize = 40;

/// The paragraphs of the lead, if there is one between the headline and the node at which the text begins.
pub fn find(markup: &Markup, hints: &Hints, headline: &str, text_begins: usize, kept: &[&Paragraph]) -> Vec<Paragraph> {
    let before = paragraphs(markup, |node| node >= text_begins || hints.is_beside(markup, node, Reach::Lead));
    // The site's name may be a heading too.
    let is_alike = |p: &Paragraph| headline.is_empty() || headline.contains(&p.text) || p.text.contains(headline);
    let is_h1 = |p: &Paragraph| markup.parents(p.at).take(4).any(|n| markup.tag(n) == "h1");
    let is_headline = |p: &Paragraph| {
        p.text == headline
            || p.is_heading && p.weight >= SHORTEST && headline.contains(&p.text)
            || is_h1(p) && is_alike(p)
    };
    // A page may state another headline than the one above its article. What stands between that and the text is less surely a lead.
    let is_other = |p: &Paragraph| {
        is_h1(p) && markup.closest(p.at, "article").is_some_and(|n| markup.within(n).contains(&text_begins))
    };
    let stated = before.iter().rposition(|p| p.at < text_begins && is_headline(p));
    let Some(from) = stated.or_else(|| before.iter().rposition(is_other)) else { return Vec::new() };
    let is_sure = |p: &Paragraph| stated.is_some() || p.linked == 0 && markup.tag(p.holder) == "p";
    let may_be = |p: &Paragraph| {
        p.at < text_begins
            && is_sure(p)
            && (p.weight >= SHORTEST && !p.is_label() || is_named(markup, p) && !p.is_heading)
            && p.linked < 30
            && !p.is_consent
            && p.text.chars().filter(char::is_ascii_digit).count() * 5 < p.text.chars().count()
            && !p.is_caption
            && !p.text.contains('©')
            && !kept.iter().any(|other| other.text.starts_with(p.text.trim_end_matches(['.', '…'])))
    };
    let found: Vec<Paragraph> = before.into_iter().skip(from + 1).take(NEAR).filter(may_be).collect();
    let all: usize = found.iter().map(|p| p.weight).sum();
    if found.len() <= MOST.0 && all <= MOST.1 { found } else { Vec::new() }
}

/// The paragraph that a page is described by to search engines, where the text does not have it.
pub fn described<'a>(
    page: &'a PageDate<'_>,
    markup: &Markup,
    hints: &Hints,
    description: &str,
    text: &str,
) -> Option<&'a str> {
    let beginning = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).take(BEGINNING).collect() };
    let wanted = beginning(description);
    if wanted.chars().count() < BEGINNING || text.lines().any(|line| beginning(line) == wanted) {
        return None;
    }
    let is_lead = |p: &&Paragraph| {
        p.linked < 30
            && !p.is_caption
            && !p.is_label()
            && !hints.is_elsewhere(p.at)
            && beginning(&p.text) == wanted
            && !markup.parents(p.at).any(|node| markup.tag(node) == "figure")
    };
    page.lines().iter().find(is_lead).map(|p| p.text.as_str())
}

/// Whether a paragraph is called a lead, however short it is.
fn is_named(markup: &Markup, p: &Paragraph) -> bool {
    p.text.contains(char::is_whitespace)
        && !p.text.ends_with(':')
        && markup.parents(p.at).take(2).any(|node| ends_in(markup, node, &NAMES))
}

/// The paragraphs above an article's text, which begins at a node, that are not in it though they are called a lead or stand in the article's head
/// (`<header>`) beside headline, author and day.
pub fn left_out<'a>(
    page: &'a PageDate<'_>,
    markup: &Markup,
    hints: &Hints,
    headline: &str,
    text_begins: usize,
    text: &str,
) -> Vec<&'a str> {
    let heads: Vec<Range<usize>> = markup
        .tagged(0, "header")
        .filter(|&head| head < text_begins && !hints.is_elsewhere(head))
        .filter(|&head| markup.closest(head, "article").is_some_and(|n| markup.within(n).contains(&text_begins)))
        .map(|head| markup.within(head))
        .collect();
    // What all pages say is read only where it is needed.
    if heads.is_empty() && !(1..text_begins).any(|node| ends_in(markup, node, &NAMES)) {
        return Vec::new();
    }
    let (known, title) = (letters_of(text), letters_of(headline));
    let beginning = |text: &str| -> String { letters_of(text).chars().take(BEGINNING).collect() };
    let is_headline = |p: &Paragraph| p.text == headline || markup.closest(p.at, "h1").is_some();
    let lines: Vec<&Paragraph> = page.lines().iter().filter(|p| p.at < text_begins).collect();
    let headline_at = lines.iter().rposition(|p| is_headline(p)).and_then(|at| lines.get(at)).map(|p| p.at);
    let is_left = |p: &&&Paragraph| {
        let is_beside = |tag: &str| matches!(tag, "figure" | "h1" | "nav" | "form" | "aside" | "button");
        let is_long = p.weight >= SHORTEST && !p.is_label();
        let is_below = || headline_at.is_some_and(|at| p.at > at);
        let said = letters_of(&p.text);
        (is_long && heads.iter().any(|head| head.contains(&p.at)) || is_named(markup, p) && is_below())
            && p.linked < 30
            && !p.is_consent
            && !p.is_caption
            && p.text.contains(char::is_whitespace)
            && !said.contains(&title)
            && !title.contains(&said)
            && !markup.parents(p.at).any(|node| is_beside(markup.tag(node)) || hints.is_elsewhere(node))
            && !page.is_stamp(&p.text)
            && by_line::names_in(&p.text).is_none()
            && !known.contains(&beginning(&p.text))
    };
    lines.iter().filter(is_left).map(|p| p.text.as_str()).collect()
}
