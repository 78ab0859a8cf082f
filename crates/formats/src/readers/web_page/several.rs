//! Several: the articles of a page that shows more than one, and which of them it is about. Some pages load the next article below their own.

use crate::boilerplate::same_words;
use crate::html::tree::Markup;
use crate::readers::web_page::class_names::ends_in;
use crate::readers::web_page::headline::n_words_of;
use crate::readers::web_page::hints::{Hints, Reach};
use crate::readers::web_page::live_entries::says_live;
use crate::readers::web_page::meta::Meta;
use crate::readers::web_page::paragraphs::{Paragraph, paragraphs};

/// An article that a page shows under a heading of its own.
#[derive(Debug, PartialEq, Eq)]
struct Shown {
    /// Its element.
    node: usize,
    /// Its heading.
    heading: String,
    is_first_rank: bool,
    is_whole: bool,
}

/// The most articles of a page that are told apart; a page with more is a list.
const MOST: usize = 40;
/// The least that an article says that is read beside others, and in how many paragraphs.
const LEAST: (i64, usize) = (140, 2);

/// Words in which the class of a byline ends.
const BYLINES: [&str; 4] = ["author", "autor", "auteur", "byline"];

/// Calls back with what decides about a page and what it states, for each article that it is about, whose ids begin with a name where they are several. Returns
/// the headings of the others.
pub fn each(markup: &Markup, name: &str, callback: &mut dyn FnMut(Hints, Meta)) -> Vec<String> {
    let hints = Hints::new(markup);
    let meta = Meta::read(markup, &hints);
    let shown = shown(markup, &hints);
    let own = own(markup, &shown, &meta);
    if own.is_empty() {
        callback(hints, meta);
        return Vec::new();
    }
    for (i, article) in own.iter().enumerate() {
        let mut hints = Hints::new(markup);
        hints.leave(markup, shown.iter().map(|one| one.node).filter(|&node| node != article.node).collect());
        let mut meta = Meta::read(markup, &hints);
        if own.len() > 1 {
            // The title is that of the page.
            meta.headline.clone_from(&article.heading);
            if meta.inferred.contains(&"outlet") {
                meta.outlet.clear();
            }
            meta.inferred.retain(|name| !["headline", "outlet"].contains(name));
            meta.id = format!("{name}-{}", i + 1);
        }
        callback(hints, meta);
    }
    shown.iter().filter(|one| !own.contains(one)).map(|one| one.heading.clone()).collect()
}

/// The articles of a page, if they are several.
fn shown(markup: &Markup, hints: &Hints) -> Vec<Shown> {
    let is_one = |n: usize| {
        markup.tag(n) == "article" || markup.attribute(n, "itemtype").is_some_and(|kind| kind.ends_with("Article"))
    };
    let is_inner = |n: usize| markup.parents(n).any(is_one);
    let nodes: Vec<usize> = (1..markup.n_nodes())
        .filter(|&n| is_one(n) && !is_inner(n) && !hints.is_beside(markup, n, Reach::Likely))
        .take(MOST + 1)
        .collect();
    if nodes.len() < 2 || nodes.len() > MOST {
        return Vec::new();
    }
    let lines = paragraphs(markup, |n| hints.is_beside(markup, n, Reach::Likely));
    nodes.into_iter().filter_map(|node| read(markup, &lines, node)).collect()
}

fn read(markup: &Markup, lines: &[Paragraph], node: usize) -> Option<Shown> {
    let is_own = |&n: &usize| markup.closest(n, "article").is_none_or(|article| article <= node);
    let mut headings = ["h1", "h2"].into_iter().filter_map(|tag| markup.tagged(node, tag).find(is_own));
    let at = headings.next()?;
    let heading = markup.text(at);
    let within = markup.within(node);
    let worths = lines.iter().filter(|p| within.contains(&p.at)).map(Paragraph::worth).filter(|&worth| worth > 0);
    let (sum, n) = worths.fold((0, 0), |(sum, n), worth| (sum + worth, n + 1));
    let is_first_rank = markup.tag(at) == "h1";
    let is_linked = markup.closest(at, "a").is_some() || markup.tagged(at, "a").next().is_some();
    let is_signed = || within.clone().any(|n| markup.tag(n) == "time" || ends_in(markup, n, &BYLINES));
    let is_whole = sum >= LEAST.0 && n >= LEAST.1 && !is_linked && (is_first_rank || is_signed());
    (!heading.is_empty()).then_some(Shown { node, heading, is_first_rank, is_whole })
}

/// The articles of those that are shown that a page is about: its own, or each where it is about none of them. Empty where they are parts of one.
fn own<'a>(markup: &Markup, shown: &'a [Shown], meta: &Meta) -> Vec<&'a Shown> {
    if shown.len() < 2 || meta.says_live || says_live(markup, &meta.headline) {
        return Vec::new();
    }
    let titled = shown.iter().find(|one| same_words(&one.heading, &meta.headline)).or_else(|| likest(shown, meta));
    if let Some(own) = titled {
        let is_other = |one: &Shown| one.is_first_rank && !same_words(&one.heading, &own.heading);
        return if own.is_first_rank && shown.iter().any(is_other) { vec![own] } else { Vec::new() };
    }
    let whole: Vec<&Shown> = shown.iter().filter(|one| one.is_whole).collect();
    let is_each = !meta.is_article && whole.len() >= 2;
    if is_each { whole } else { Vec::new() }
}

/// The article whose heading alone has words of the headline that the page states, which may be another for search engines.
fn likest<'a>(shown: &'a [Shown], meta: &Meta) -> Option<&'a Shown> {
    let mut alike = shown.iter().filter(|one| n_words_of(&one.heading, &meta.headline) > 1);
    alike.next().filter(|_| meta.is_article && alike.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str =
        "The ferry was late again on Tuesday, and nobody on the pier was surprised by that any more.";

    fn article(tag: &str, heading: &str) -> String {
        format!("<article><{tag}>{heading}</{tag}><p class=byline>By Ann Lee</p><p>{SENTENCE}<p>{SENTENCE}</article>")
    }

    /// The headings of the articles that a page with this title is about.
    #[track_caller]
    fn check(title: &str, body: &str, expected: &[&str]) {
        let markup = Markup::parse(&format!("<title>{title}</title>{body}"));
        let hints = Hints::new(&markup);
        let shown = shown(&markup, &hints);
        let own = own(&markup, &shown, &Meta::read(&markup, &hints));
        assert_eq!(own.iter().map(|one| one.heading.as_str()).collect::<Vec<_>>(), expected, "{body}");
    }

    #[test]
    fn a_page_is_about_the_article_of_its_title() {
        let both = article("h1", "Ferry late again") + &article("h1", "Bread runs out");
        check("Ferry late again - The Post", &both, &["Ferry late again"]);
        check("The Post - all of today", &both, &["Ferry late again", "Bread runs out"]);
        let both = article("h2", "Ferry late again") + &article("h2", "Bread runs out");
        check("The Post - all of today", &both, &["Ferry late again", "Bread runs out"]);
    }

    #[test]
    fn parts_of_an_article_are_not_parted() {
        let parts = article("h2", "Ferry late again") + &article("h2", "Bread runs out");
        check("Ferry late again - The Post", &format!("<h1>Ferry late again</h1>{parts}"), &[]);
        let stated = "<meta property=og:type content=article><meta property=og:title content='A week of islands'>";
        check("A week of islands", &format!("{stated}{parts}"), &[]);
        let twice = article("h1", "Ferry late again").repeat(2);
        check("Ferry late again - The Post", &twice, &[]);
        let teaser =
            |n: usize| format!("<article><h2><a href=/{n}>Number {n}</a></h2><p>{SENTENCE}{SENTENCE}</article>");
        check("The Post", &(teaser(1) + &teaser(2)), &[]);
        check("Live updates: the ferry", &(article("h1", "Noon") + &article("h1", "Evening")), &[]);
    }
}
