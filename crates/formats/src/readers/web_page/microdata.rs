//! Microdata: what the elements of a page state of its article by their properties.

use crate::html::tree::Markup;
use crate::readers::web_page::hints::Hints;
use crate::readers::web_page::meta_elements::{byline, collapsed};
use model::byline::of_texts;

/// The most nodes of an element that is asked for a headline, a date or a name.
const LARGEST: usize = 200;

/// The most authors that are read.
const MOST_AUTHORS: usize = 50;

/// The ends of the kinds of things whose publisher is the outlet.
const PAPERS: [&str; 3] = ["Article", "Posting", "WebPage"];

/// The text of an element that is small enough for a headline, a date or a name.
pub(super) fn short_text(markup: &Markup, node: usize) -> String {
    if markup.within(node).len() < LARGEST { markup.text(node) } else { String::new() }
}

/// What an element with a property states: its attribute for machines, else its text.
pub(super) fn property_value(markup: &Markup, node: usize) -> String {
    let stated = ["content", "datetime"].into_iter().find_map(|name| markup.attribute(node, name));
    stated.filter(|value| !value.is_empty()).map_or_else(|| short_text(markup, node), collapsed)
}

/// The authors of the thing that the first author is stated of.
pub(super) fn authors(markup: &Markup, hints: &Hints) -> String {
    let is_author = |&n: &usize| ["author", "creator"].iter().any(|name| markup.has_word(n, "itemprop", name));
    let mut of = None;
    let mut end = 0;
    let mut names: Vec<String> = Vec::new();
    for node in (0..markup.n_nodes()).filter(is_author).filter(|&n| !hints.is_elsewhere(n)) {
        if node < end || of.is_some_and(|of| of != thing(markup, node)) {
            continue;
        }
        let name = byline(&name(markup, node));
        if name.is_empty() {
            continue;
        }
        of = Some(thing(markup, node));
        end = markup.end(node);
        if !names.iter().any(|known| known.to_lowercase().contains(&name.to_lowercase())) {
            names.push(name);
        }
        if names.len() == MOST_AUTHORS {
            break;
        }
    }
    of_texts(&names)
}

/// The name of who publishes the article.
pub(super) fn publisher(markup: &Markup) -> String {
    let is_paper = |n: &usize| {
        let kind = thing(markup, *n).and_then(|thing| markup.attribute(thing, "itemtype"));
        kind.is_none_or(|kind| PAPERS.iter().any(|end| kind.ends_with(end)))
    };
    let stated = (0..markup.n_nodes()).filter(|&n| markup.has_word(n, "itemprop", "publisher")).filter(is_paper);
    stated.map(|n| name(markup, n)).find(|name| !name.is_empty() && !name.contains("://")).unwrap_or_default()
}

/// The name of a person or paper, which is a property of its own or all that is said.
fn name(markup: &Markup, node: usize) -> String {
    let is_name =
        |&n: &usize| markup.has_word(n, "itemprop", "name") && thing(markup, n).is_none_or(|thing| thing <= node);
    let own = markup.within(node).take(LARGEST).find(is_name);
    property_value(markup, own.unwrap_or(node))
}

/// The element of the thing that a property is of.
fn thing(markup: &Markup, node: usize) -> Option<usize> {
    markup.parents(node).find(|&parent| markup.attribute(parent, "itemscope").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANN: &str = "<i itemprop=author itemscope><b itemprop=name>Ann Lee</b></i>";
    const BO: &str = "<i itemprop=author itemscope><b itemprop=name>Bo Ray</b></i>";

    #[test]
    fn all_authors_of_the_article_are_read() {
        let check = |html: &str, expected: &str| {
            let markup = Markup::parse(html);
            assert_eq!(authors(&markup, &Hints::new(&markup)), expected, "{html}");
        };
        check(&format!("<main itemscope>{ANN} and {BO}</main>"), "Ann Lee, Bo Ray");
        check(&format!("<main itemscope>{ANN}<p>x</p>{ANN}</main>"), "Ann Lee");
        check(&format!("<main itemscope>{ANN}<div itemprop=comment itemscope>{BO}</div></main>"), "Ann Lee");
        check("<main itemscope><p itemprop='author creator'>By Ann Lee</p></main>", "Ann Lee");
        check("<p>By Ann Lee</p>", "");
        let roe = "<i itemprop=author itemscope><b itemprop=name>Roe, Jo</b></i>";
        check(&format!("<main itemscope>{roe} and {BO}</main>"), "Roe, Jo; Bo Ray");
    }

    #[test]
    fn the_publisher_of_an_article_has_a_name() {
        let check = |html: &str, expected: &str| assert_eq!(publisher(&Markup::parse(html)), expected, "{html}");
        let post = "<div itemprop=publisher itemscope><p itemprop=logo itemscope><i itemprop=name>logo</i></p>\
                    <meta itemprop=name content='The Post'></div>";
        check(&format!("<body itemscope itemtype=https://schema.org/NewsArticle>{post}</body>"), "The Post");
        check(&format!("<div itemscope itemtype=https://schema.org/Book>{post}</div>"), "");
        check("<meta itemprop=publisher content='The Post'>", "The Post");
        check("<meta itemprop=publisher content='https://post.example'>", "");
    }
}
