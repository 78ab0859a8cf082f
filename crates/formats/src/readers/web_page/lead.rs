//! Lead: the paragraphs between headline and text that many sites set apart, as the standfirst or in the head of the article.

use crate::html::tree::Markup;
use crate::readers::web_page::hints::{Hints, Reach};
use crate::readers::web_page::page_date::PageDate;
use crate::readers::web_page::paragraphs::{Paragraph, paragraphs};

/// How many paragraphs below the headline are looked at.
const NEAR: usize = 60;
/// The shortest lead, in characters of an alphabet.
const SHORTEST: usize = 40;
/// The most paragraphs that a lead has, and the most that they say: anything larger is something else.
const MOST: (usize, usize) = (4, 1200);

/// How many letters of a description are looked for.
const BEGINNING: usize = 40;

/// The paragraphs of the lead, if there is one between the headline and the node at which the text begins.
pub fn find(markup: &Markup, hints: &Hints, headline: &str, text_begins: usize, kept: &[&Paragraph]) -> Vec<Paragraph> {
    let before = paragraphs(markup, |node| node >= text_begins || hints.is_beside(markup, node, Reach::Lead));
    // The site's name may be a heading too.
    let is_alike = |p: &Paragraph| headline.is_empty() || headline.contains(&p.text) || p.text.contains(headline);
    let is_headline = |p: &Paragraph| {
        p.text == headline
            || p.is_heading && p.weight >= SHORTEST && headline.contains(&p.text)
            || markup.parents(p.at).take(4).any(|n| markup.tag(n) == "h1") && is_alike(p)
    };
    let Some(from) = before.iter().rposition(|p| p.at < text_begins && is_headline(p)) else { return Vec::new() };
    let may_be = |p: &Paragraph| {
        p.at < text_begins
            && p.weight >= SHORTEST
            && p.linked < 30
            && !p.is_label()
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
