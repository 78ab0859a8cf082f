//! Page text: which of a page's paragraphs are its article's.
//!
//! Each paragraph counts for the element that it is in, links and labels count against it, and the element with the
//! highest count is the article. Characters are counted, not words, so that every script counts.

use crate::html::line_text::{LineText, is_wide};
use crate::html::tree::{Markup, is_inline};
use crate::readers::web_page::consent;
use crate::readers::web_page::hints::{Hints, Reach, worth};
use crate::readers::web_page::lead;

/// What was found of an article's text.
#[derive(Debug, Default)]
pub struct Body {
    /// The paragraphs, a line each.
    pub text: String,
    /// How much it says, in characters of an alphabet; one of a script without spaces counts as two and a half.
    pub weight: usize,
    /// Whether it is rather a list of headlines that lead to articles.
    pub is_list: bool,
}

/// The shortest paragraph that may speak for its element without a sentence's end.
const LABEL: usize = 60;

/// The longest heading; what is longer is a paragraph in large letters.
const LONGEST_HEADING: usize = 150;

/// How the lines and headings begin that lead elsewhere, in small letters.
const LEADING_ELSEWHERE: [&str; 54] = [
    "also read",
    "articles similaires",
    "artículos relacionados",
    "czytaj także",
    "czytaj też",
    "das könnte dich auch interessieren",
    "das könnte sie auch interessieren",
    "devamını oku",
    "filed under",
    "lea también",
    "lee también",
    "leer más",
    "lees ook",
    "leggi anche",
    "leia mais",
    "leia também",
    "les også",
    "lesen sie auch",
    "lesen sie mehr",
    "lies auch",
    "lire aussi",
    "läs också",
    "læs også",
    "mehr zum thema",
    "more:",
    "notas relacionadas",
    "okumaya devam",
    "posted in",
    "read also",
    "read more",
    "read next",
    "recommended for you",
    "related articles",
    "related posts",
    "related stories",
    "related:",
    "see also",
    "sur le même sujet",
    "this entry was posted",
    "veja também",
    "ver también",
    "voir aussi",
    "weitere artikel",
    "weitere beiträge",
    "you may also like",
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

/// A paragraph of a page, whether its article's or not.
#[derive(Debug)]
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
    is_item: bool,
    /// Whether it asks to agree to cookies.
    pub is_consent: bool,
}

impl Paragraph {
    /// What it says for its holder, or against it.
    fn worth(&self) -> i64 {
        if self.linked > 50 {
            -(self.weight.min(80) as i64)
        } else if self.is_heading {
            0
        } else if self.is_consent {
            -(self.weight as i64)
        } else if self.is_label() {
            -10
        } else {
            (self.weight * (100 - self.linked) / 100) as i64
        }
    }

    /// Whether it is no more than a label.
    pub fn is_label(&self) -> bool {
        const ENDS: [char; 11] = ['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '፡'];
        self.weight < LABEL && !self.text.contains(ENDS)
    }

    fn leads_elsewhere(&self) -> bool {
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

/// The shortest text that is taken for the whole article at once, in characters of an alphabet.
const ENOUGH: usize = 250;

/// Finds the article's text in a page; a line that only repeats the headline is left out. Where elements that look like the article's have little, the others
/// are searched, and at last all.
pub fn find(markup: &Markup, hints: &Hints, headline: &str) -> Body {
    let mut best = find_within(markup, hints, headline, Reach::Likely);
    for reach in [Reach::Possible, Reach::All] {
        if best.weight >= ENOUGH && !best.is_list {
            break;
        }
        let wider = find_within(markup, hints, headline, reach);
        if !wider.is_list && (best.is_list || wider.weight > best.weight * 3) {
            best = wider;
        }
    }
    best
}

fn find_within(markup: &Markup, hints: &Hints, headline: &str, reach: Reach) -> Body {
    let paragraphs = paragraphs(markup, |node| hints.is_beside(markup, node, reach));
    let Some(best) = best_element(markup, &paragraphs, reach) else { return Body::default() };
    let range = best..markup.end(best);
    let inside: Vec<&Paragraph> = paragraphs.iter().filter(|p| range.contains(&p.holder)).collect();
    let n_leads = inside.iter().filter(|p| p.is_heading && p.linked > 50).count();
    let n_good = inside.iter().filter(|p| p.worth() > 0).count();
    let is_list = n_leads >= 4 && n_leads * 2 >= n_good;
    // An article may be short, and have a list of others below it.
    let above_list = inside.iter().take_while(|p| !(is_list && p.is_heading && p.linked > 50));
    let above_list: Vec<&Paragraph> = above_list.copied().filter(|p| p.worth() > 0).collect();
    let is_above_list = is_list && above_list.iter().map(|p| p.weight).sum::<usize>() >= ENOUGH;
    let inside = if is_above_list { above_list } else { inside };
    let mut kept: Vec<&Paragraph> = inside.into_iter().filter(|p| !p.leads_elsewhere() && p.text != headline).collect();
    // Labels surround the sentences; subheadings are between them.
    let is_text = |p: &&Paragraph| p.worth() > 0 || p.is_item && p.linked <= 50 && !p.is_consent;
    let end = kept.iter().rposition(is_text).map_or(0, |at| at + 1);
    kept.truncate(end);
    let begin = kept.iter().position(is_text).unwrap_or(0);
    kept.drain(..begin);
    kept.truncate(end_of_run(markup, &kept));
    let lead = kept.first().map(|first| lead::find(markup, hints, headline, first.at, &kept)).unwrap_or_default();
    Body {
        weight: kept.iter().filter(|p| !p.is_heading).map(|p| p.weight).sum(),
        is_list: is_list && !is_above_list,
        text: lead.iter().chain(kept).map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n"),
    }
}

/// The element that the paragraphs say most for.
fn best_element(markup: &Markup, paragraphs: &[Paragraph], reach: Reach) -> Option<usize> {
    let mut sums = vec![0_i64; markup.n_nodes()];
    for paragraph in paragraphs {
        if let Some(sum) = sums.get_mut(paragraph.holder) {
            // Where nothing else is found, links and labels do not outweigh what little there is.
            *sum += if reach == Reach::All { paragraph.worth().max(0) } else { paragraph.worth() };
        }
    }
    // Each element is followed by what is within it, so from the end on every sum is complete when its turn comes.
    let mut best: Option<(usize, i64)> = None;
    for node in (0..markup.n_nodes()).rev() {
        let sum = sums.get(node).copied().unwrap_or_default();
        if sum == 0 {
            continue;
        }
        if let Some(above) = markup.parent(node).and_then(|parent| sums.get_mut(parent)) {
            *above += sum;
        }
        let tag = markup.tag(node);
        if matches!(tag, "p" | "li" | "ul" | "ol" | "dl" | "dd" | "blockquote" | "tr" | "h2" | "h3" | "h4") {
            continue;
        }
        let score = sum * worth(markup, node);
        // An element around the best so far must add more than a stray sentence.
        let is_better = best.is_none_or(
            |(inner, most)| {
                if markup.end(node) > inner { score > most + most / 12 } else { score > most }
            },
        );
        if score > 0 && is_better {
            best = Some((node, score));
        }
    }
    best.map(|(node, _)| node)
}

/// Where the run of paragraphs ends: a box below them, in the same element, is no part of them.
fn end_of_run(markup: &Markup, kept: &[&Paragraph]) -> usize {
    let run = |p: &Paragraph| match markup.tag(p.holder) {
        "p" => markup.parent(p.holder).unwrap_or(0),
        _ => p.holder,
    };
    let sum = |wanted: &dyn Fn(&Paragraph) -> bool| kept.iter().filter(|p| wanted(p)).map(|p| p.weight).sum::<usize>();
    let all = sum(&|_| true);
    let Some(longest) = kept.iter().max_by_key(|p| p.weight) else { return 0 };
    let longest = run(longest);
    let Some(last) = kept.iter().rposition(|p| run(p) == longest) else { return kept.len() };
    let tail = kept.get(last + 1..).unwrap_or_default();
    let is_box = |p: &&Paragraph| {
        markup.tag(p.holder) == "p"
            && markup.parents(p.holder).skip(1).any(|n| n == longest)
            && markup.parent(p.holder).is_some_and(|n| matches!(markup.tag(n), "div" | "section"))
    };
    let n_tail: usize = tail.iter().map(|p| p.weight).sum();
    if sum(&|p| run(p) == longest) * 10 >= all * 6 && n_tail * 4 <= all && tail.iter().all(is_box) {
        last + 1
    } else {
        kept.len()
    }
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

    const ONE: &str =
        "The ministers met in the old town hall on Monday, and nobody left before the evening bells had rung.";
    const TWO: &str =
        "Two of them had come by night train, a third by bicycle, and the last one had slept in the building.";

    fn found(html: &str) -> Body {
        let markup = Markup::parse(html);
        find(&markup, &Hints::new(&markup), "Talks")
    }

    /// The text that is found in a page is these lines.
    fn check(html: &str, lines: &[&str]) {
        assert_eq!(found(html).text, lines.join("\n"), "{html}");
    }

    #[test]
    fn the_article_is_found_among_its_surroundings() {
        let links = "<li><a href=/a>Somewhere else entirely</a>".repeat(30);
        check(
            &format!(
                "<div><ul>{links}</ul></div><div id=main><h1>Talks</h1><p class=byline>Ann Lee</p>\
                 <p>{ONE}</p><p><a href=/b>Read more: something else that is long enough to be a sentence.</a></p>\
                 <h2>A second part</h2><p>{TWO}<figure>A picture.</figure><ul><li>Bread<li>Salt</ul><h3>Related</h3>\
                 <div class=comments><p>{ONE}<p>{TWO}<p>{ONE}</div></div><aside><p>{TWO}</aside>"
            ),
            &[ONE, "A second part", TWO, "Bread", "Salt"],
        );
    }

    #[test]
    fn text_in_many_parts_is_put_together() {
        check(
            &format!(
                "<article><div><p>{ONE}<p>{TWO}</div><div class=ad>Buy!</div><div><p>{TWO}</p></div></article><p>© 2014 The Post. All rights reserved."
            ),
            &[ONE, TWO, TWO],
        );
    }

    #[test]
    fn line_breaks_part_paragraphs_where_there_are_two() {
        check(&format!("<div>{ONE}<br>{TWO}<br> <br>{TWO}</div>"), &[&format!("{ONE} {TWO}"), TWO]);
        check(
            "<td>　港で会談が始まった。代表は夜に着いた。<br>　翌朝、市長が話した。",
            &["港で会談が始まった。代表は夜に着いた。", "翌朝、市長が話した。"],
        );
    }

    #[test]
    fn a_box_below_the_article_is_no_part_of_it() {
        let many = [ONE, TWO].repeat(4);
        let run = format!("<p>{}</p>", many.join("</p><p>"));
        check(&format!("<div>{run}<div><p>We welcome what you say, within the rules.</p></div></div>"), &many);
        check(&format!("<div>{run}<blockquote><p>{TWO}</p></blockquote></div>"), &[&many[..], &[TWO]].concat());
    }

    #[test]
    fn a_list_of_headlines_is_reported() {
        let teaser = format!("<h2><a href=/x>A headline that leads on</a></h2><p>{ONE}</p>");
        assert!(found(&teaser.repeat(5)).is_list);
        assert!(!found(&format!("{teaser}<p>{TWO}<p>{ONE}")).is_list);
    }

    #[test]
    fn wide_characters_weigh_more() {
        assert_eq!((weight("abcd"), weight("港で会談")), (4, 10));
    }

    #[test]
    fn long_pages_take_no_longer_than_their_length() {
        let page = "<div class='a b'><p>x, y.".repeat(100_000);
        assert!(found(&page).weight > 0);
    }
}
