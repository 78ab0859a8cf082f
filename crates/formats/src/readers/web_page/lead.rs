//! Lead: the paragraphs between headline and text that many sites set apart, as the standfirst or in the head of the article.

use crate::html::tree::Markup;
use crate::readers::web_page::body::{Paragraph, paragraphs};
use crate::readers::web_page::hints::{Hints, Reach};

/// How many paragraphs below the headline are looked at.
const NEAR: usize = 60;
/// The shortest lead, in characters of an alphabet.
const SHORTEST: usize = 40;
/// The most paragraphs that a lead has, and the most that they say: anything larger is something else.
const MOST: (usize, usize) = (4, 1200);

/// The paragraphs of the lead, if there is one between the headline and the node at which the text begins.
pub fn find(markup: &Markup, hints: &Hints, headline: &str, text_begins: usize, kept: &[&Paragraph]) -> Vec<Paragraph> {
    let before = paragraphs(markup, |node| node >= text_begins || hints.is_beside(markup, node, Reach::Lead));
    // The site's name may be a heading too.
    let is_alike = |p: &Paragraph| headline.is_empty() || headline.contains(&p.text) || p.text.contains(headline);
    let is_headline = |p: &Paragraph| {
        p.text == headline || markup.parents(p.at).take(4).any(|n| markup.tag(n) == "h1") && is_alike(p)
    };
    let Some(from) = before.iter().rposition(|p| p.at < text_begins && is_headline(p)) else { return Vec::new() };
    let may_be = |p: &Paragraph| {
        p.at < text_begins
            && p.weight >= SHORTEST
            && p.linked < 30
            && !p.is_label()
            && !p.is_consent
            && p.text.chars().filter(char::is_ascii_digit).count() * 5 < p.text.chars().count()
            && !p.text.contains('©')
            && !kept.iter().any(|other| other.text.starts_with(p.text.trim_end_matches(['.', '…'])))
    };
    let found: Vec<Paragraph> = before.into_iter().skip(from + 1).take(NEAR).filter(may_be).collect();
    let all: usize = found.iter().map(|p| p.weight).sum();
    if found.len() <= MOST.0 && all <= MOST.1 { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::web_page::body;

    const LEAD: &str = "For three days no ferry has left the harbour, and the islanders run out of bread.";
    const TEXT: &str =
        "The ministers met in the old town hall on Monday, and nobody left before the evening bells had rung.";

    fn check(html: &str, expected: &[&str]) {
        let markup = Markup::parse(html);
        let found = body::find(&markup, &Hints::new(&markup), "Ferry late");
        assert_eq!(found.text, expected.join("\n"), "{html}");
    }

    #[test]
    fn a_lead_in_the_head_is_part_of_the_text() {
        let text = format!("<div class=story><p>{TEXT}<p>{TEXT}<p>{TEXT}</div>");
        let all = [LEAD, TEXT, TEXT, TEXT];
        check(
            &format!("<article><header><h1>Ferry late</h1><p class=teaser>{LEAD}</p></header>{text}</article>"),
            &all,
        );
        check(&format!("<h1>Ferry late</h1><div itemprop=description>{LEAD}</div><p class=byline>Ann</p>{text}"), &all);
        check(&format!("<h1>The Sun</h1><p>{LEAD}</p><h2>Ferry late</h2>{text}"), &all[1..]);
        check(
            &format!("<h1>Ferry late</h1><figcaption>{LEAD}</figcaption><p class=author>{LEAD}</p>{text}"),
            &all[1..],
        );
        check(&format!("<h1>Ferry late</h1><p><a href=/x>{LEAD}</a></p>{text}"), &all[1..]);
    }
}
