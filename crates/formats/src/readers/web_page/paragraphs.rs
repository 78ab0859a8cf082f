//! Paragraphs: a page cut into what it says, piece by piece, each with where it is and how much of it leads elsewhere.

use crate::html::line_text::LineText;
use crate::html::tree::{Markup, is_inline};
use crate::readers::web_page::{caption, consent};
use crate::sentence;
use crate::wide::is_wide;

/// The shortest paragraph that may speak for its element without a sentence's end.
const LABEL: usize = 60;

/// The longest heading; what is longer is a paragraph in large letters.
const LONGEST_HEADING: usize = 150;

/// How the lines and headings begin that lead elsewhere, in small letters.
const LEADING_ELSEWHERE: [&str; 74] = [
    "also read",
    "articles similaires",
    "artículos relacionados",
    "czytaj także",
    "czytaj też",
    "czytaj więcej",
    "das könnte dich auch interessieren",
    "das könnte sie auch interessieren",
    "devamını oku",
    "don't miss",
    "don’t miss",
    "dowiedz się więcej",
    "en savoir plus",
    "filed under",
    "hier weiterlesen",
    "lea también",
    "lee también",
    "leer más",
    "lees meer",
    "lees ook",
    "leggi anche",
    "leia mais",
    "leia também",
    "les også",
    "lesen sie auch",
    "lesen sie mehr",
    "lesetipp",
    "lies auch",
    "lire aussi",
    "lire également",
    "läs också",
    "læs også",
    "mehr dazu",
    "mehr lesen",
    "mehr zum thema",
    "mira también",
    "more:",
    "notas relacionadas",
    "okumaya devam",
    "per approfondire",
    "podría interesarte",
    "polecamy",
    "posted in",
    "read also",
    "read more",
    "read next",
    "read:",
    "recommended for you",
    "related articles",
    "related posts",
    "related stories",
    "related:",
    "see also",
    "siehe auch",
    "sur le même sujet",
    "this entry was posted",
    "veja também",
    "ver también",
    "voir aussi",
    "watch:",
    "weitere artikel",
    "weitere beiträge",
    "weiterlesen",
    "you may also like",
    "zie ook",
    "zobacz także",
    "zobacz też",
    "à lire aussi",
    "ähnliche artikel",
    "ähnliche beiträge",
    "читайте также",
    "читайте також",
    "اقرأ أيضا",
    "関連記事",
];

/// Lines that say no more than that an advertisement or somebody else's post follows, in small letters.
const LABELS: [&str; 13] = [
    "advertisement",
    "advertising",
    "anzeige",
    "publicidad",
    "publicidade",
    "publicité",
    "pubblicità",
    "reklama",
    "sieh dir diesen beitrag auf instagram an",
    "view this post on instagram",
    "werbung",
    "реклама",
    "広告",
];

/// A paragraph of a page, whether its article's or not.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each says something of its own")]
pub struct Paragraph {
    /// What it says.
    pub text: String,
    /// Where its text begins.
    pub at: usize,
    /// The block that it is in.
    pub holder: usize,
    /// How much it says.
    pub weight: usize,
    /// How many of its characters lead elsewhere, in per cent.
    pub linked: usize,
    /// Whether it is a heading.
    pub is_heading: bool,
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// Whether it asks to agree to cookies.
    pub is_consent: bool,
    /// Whether it is the caption of a picture.
    pub is_caption: bool,
}

impl Paragraph {
    /// What it says for its holder, or against it.
    pub fn worth(&self) -> i64 {
        if self.linked > 50 {
            -(self.weight.min(80) as i64)
        } else if self.is_heading {
            0
        } else if self.is_consent {
            -(self.weight as i64)
        } else if self.is_caption {
            0
        } else if self.is_label() {
            -10
        } else {
            (self.weight * (100 - self.linked) / 100) as i64
        }
    }

    /// Whether it is no more than a label.
    pub fn is_label(&self) -> bool {
        self.weight < LABEL && !self.text.contains(sentence::is_end)
    }

    /// Whether it leads to something else.
    pub fn leads_elsewhere(&self) -> bool {
        let bare = self.text.trim_matches(|c: char| !c.is_alphanumeric());
        if self.weight < LABEL && LABELS.contains(&bare.to_lowercase().as_str()) {
            return true;
        }
        let begins =
            |start: &&str| self.text.chars().flat_map(char::to_lowercase).take(start.chars().count()).eq(start.chars());
        self.linked > 80
            || (self.linked > 30 || self.weight < LABEL && (self.is_heading || self.is_label()))
                && LEADING_ELSEWHERE.iter().any(begins)
    }
}

/// How much a text says, in characters of an alphabet.
pub fn weight(text: &str) -> usize {
    let n_wide = text.chars().filter(|&c| is_wide(c)).count();
    text.chars().count() + n_wide * 3 / 2
}

/// All text of a piece of markup, a paragraph a line.
pub fn lines(markup: &Markup) -> String {
    let paragraphs = paragraphs(markup, |_| false);
    paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Cuts a page into paragraphs, without elements that are not the article's.
pub fn paragraphs(markup: &Markup, is_beside: impl Fn(usize) -> bool) -> Vec<Paragraph> {
    let mut cutter =
        Cutter { markup, holder: 0, at: 0, line: LineText::default(), n_chars: 0, n_linked: 0, found: Vec::new() };
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    let mut link_end = 0;
    let mut n_breaks = 0;
    let mut next = 1;
    while next < markup.n_nodes() {
        while let Some(&(_, end)) = blocks.last()
            && next >= end
        {
            cutter.flush();
            blocks.pop();
            cutter.holder = blocks.last().map_or(0, |&(node, _)| node);
        }
        let tag = markup.tag(next);
        if tag == "br" {
            n_breaks += 1;
            if n_breaks == 2 {
                cutter.flush();
            } else {
                cutter.line.space();
            }
        } else if tag.is_empty() {
            let said = markup.said(next);
            if !said.trim().is_empty() {
                // A line of a text without paragraphs may begin with a wide space.
                if n_breaks == 1 && said.trim_start_matches(['\n', '\r', '\t', ' ']).starts_with('\u{3000}') {
                    cutter.flush();
                }
                n_breaks = 0;
            }
            if cutter.n_chars == 0 {
                cutter.at = next;
            }
            cutter.push(said, next < link_end);
        } else if is_beside(next) {
            if !is_inline(tag) {
                cutter.line.space();
            }
            next = markup.end(next);
            continue;
        } else if matches!(tag, "embed" | "input" | "link" | "meta" | "param" | "source" | "track") {
            // They have no text and end no paragraph: data for machines are in the middle of sentences.
        } else if tag == "a" {
            if markup.attribute(next, "href").is_some_and(|href| !href.is_empty()) {
                link_end = link_end.max(markup.end(next));
            }
        } else if !is_inline(tag) {
            cutter.flush();
            n_breaks = 0;
            blocks.push((next, markup.end(next)));
            cutter.holder = next;
        }
        next += 1;
    }
    cutter.flush();
    cutter.found
}

struct Cutter<'a> {
    markup: &'a Markup,
    holder: usize,
    at: usize,
    line: LineText,
    n_chars: usize,
    n_linked: usize,
    found: Vec<Paragraph>,
}

impl Cutter<'_> {
    fn push(&mut self, said: &str, is_linked: bool) {
        let n = self.line.push(said);
        self.n_chars += n;
        if is_linked {
            self.n_linked += n;
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.line).text;
        if !text.is_empty() {
            let tag = self.markup.tag(self.holder);
            let weight = weight(&text);
            self.found.push(Paragraph {
                weight,
                is_consent: consent::asks(&text),
                is_caption: caption::is_one(&text),
                text,
                at: self.at,
                holder: self.holder,
                linked: self.n_linked * 100 / self.n_chars.max(1),
                is_heading: matches!(tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") && weight < LONGEST_HEADING,
                is_item: tag == "li",
            });
        }
        self.n_chars = 0;
        self.n_linked = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_weigh_more() {
        assert_eq!((weight("abcd"), weight("港で会談")), (4, 10));
    }
}
