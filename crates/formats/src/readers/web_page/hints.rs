//! Hints: what the names, classes and ids of a page's elements say about being the article or something beside it.

use crate::html::tree::{Markup, is_inline};
use crate::readers::web_page::archived;
use crate::readers::web_page::class_names::{ARTICLE_WORDS, Beside, beside_words, classes, ends_in, has_name};
use crate::readers::web_page::prose::Prose;

/// Elements that never have an article's own text.
const BESIDE: [&str; 33] = [
    "amp-ad",
    "aside",
    "audio",
    "button",
    "canvas",
    "dialog",
    "figcaption",
    "figure",
    "footer",
    "form",
    "head",
    "header",
    "iframe",
    "input",
    "map",
    "menu",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "rp",
    "rt",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
    "yt-player",
];

/// What a figure has of the article's own, and the elements of one that shows something.
const SET_APART: [&str; 6] = ["blockquote", "dl", "ol", "pre", "table", "ul"];
const SHOWN: [&str; 11] =
    ["amp-img", "audio", "canvas", "embed", "iframe", "img", "noscript", "object", "picture", "svg", "video"];

/// Roles of what is beside an article.
const BESIDE_ROLES: [&str; 9] =
    ["alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "navigation", "search"];

/// The shares of a page's prose, in per cent, that are most and nearly all of it.
const MOST: usize = 50;
const NEARLY_ALL: usize = 80;

/// Words in a class of boxes inside an article, which lead to another where they have a link; and the largest share of a page's prose that is in one.
const INSETS: [&str; 7] = ["callout", "factbox", "infobox", "inset", "snippet", "teaser", "textbox"];
const LARGEST_INSET: usize = 20;

/// Classes of what only is read aloud.
const UNSEEN: [&str; 4] = ["screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"];

/// The most bytes of text in an element that the list above lets go.
const SHORT: usize = 400;

/// Those of them whose text nobody reads.
const NO_TEXT: [&str; 17] = [
    "amp-ad", "audio", "button", "canvas", "head", "iframe", "input", "map", "noembed", "noframes", "noscript",
    "object", "script", "select", "style", "svg", "template",
];

/// How far an article's text is searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In elements that nothing speaks against.
    Likely,
    /// In these and in what may be the article's lead.
    Lead,
    /// Also in elements whose names mean something beside an article.
    Possible,
    /// Wherever there is text.
    All,
}

/// What decides about a page's elements, worked out once for a page.
#[derive(Debug)]
pub struct Hints {
    /// The headings and bodies that name themselves the article's, in order.
    keepers: Vec<usize>,
    n_nodes: usize,
    prose: Prose,
    /// For each node, whether it is in a part of the page about other things.
    is_elsewhere: Vec<bool>,
    /// The elements that the page's data names as parts of the article.
    named: Vec<usize>,
    /// The other articles that the page shows.
    others: Vec<usize>,
}

impl Hints {
    /// Looks through a page.
    pub fn new(markup: &Markup) -> Self {
        let n_nodes = markup.n_nodes();
        let title = markup.tagged(0, "title").next().map(|n| markup.text(n)).unwrap_or_default();
        let n_h1 = markup.tagged(0, "h1").count();
        let is_headline = |n: usize| {
            markup.tag(n) == "h1"
                && (n_h1 == 1 || Some(markup.text(n)).is_some_and(|h| !h.is_empty() && title.contains(&h)))
        };
        let is_keeper = |&n: &usize| is_headline(n) || markup.has_word(n, "itemprop", "articleBody");
        let keepers = (0..n_nodes).filter(is_keeper).collect();
        let prose = Prose::new(markup);
        let is_elsewhere = Vec::with_capacity(n_nodes);
        let mut hints = Self { keepers, n_nodes, prose, is_elsewhere, named: Vec::new(), others: Vec::new() };
        hints.judge(markup);
        hints
    }

    /// Has elements be parts of the article, whatever their names say, since the page's data names them so.
    pub fn name(&mut self, markup: &Markup, nodes: Vec<usize>) {
        if nodes.is_empty() {
            return;
        }
        self.named = nodes;
        self.judge(markup);
    }

    /// Has elements be other articles than the one that is read.
    pub fn leave(&mut self, markup: &Markup, nodes: Vec<usize>) {
        self.others = nodes;
        self.judge(markup);
    }

    fn judge(&mut self, markup: &Markup) {
        self.is_elsewhere.clear();
        for node in 0..self.n_nodes {
            let is_elsewhere = self.is_other(markup, node);
            self.is_elsewhere.push(is_elsewhere);
        }
    }

    /// Whether a node is in a part about other things, where it is known of those before it.
    fn is_other(&self, markup: &Markup, node: usize) -> bool {
        markup.parent(node).is_some_and(|parent| self.is_elsewhere(parent))
            || self.others.contains(&node)
            || match markup.tag(node) {
                "" | "html" | "body" | "main" => false,
                _ if self.named.contains(&node) => false,
                // Some pages put one of these around everything.
                "aside" | "footer" | "menu" | "nav" => !self.is_most(markup, node, 8),
                _ if archived::is_bar(markup, node) => true,
                _ => {
                    let beside = classes(markup, node).map(|class| beside_words(class).0).max().unwrap_or_default();
                    let most = match beside {
                        Beside::No | Beside::Mostly => MOST,
                        Beside::Nearly => NEARLY_ALL,
                        Beside::Never => usize::MAX,
                    };
                    beside > Beside::No
                        && !self.has_keeper(markup, node)
                        && !self.holds_most(markup, node, 8)
                        && self.prose.share(node) < most
                }
            }
    }

    /// Whether a node is in a part of the page about other things: comments, a menu, a list of other articles.
    pub fn is_elsewhere(&self, node: usize) -> bool {
        self.is_elsewhere.get(node).copied().unwrap_or_default()
    }

    /// Whether an element and what is within it are no part of the article's text, as far as it is searched for.
    pub fn is_beside(&self, markup: &Markup, node: usize, reach: Reach) -> bool {
        let tag = markup.tag(node);
        if self.others.contains(&node) {
            return true;
        }
        if matches!(tag, "" | "html" | "body" | "main") {
            return reach == Reach::Likely && self.is_elsewhere(node);
        }
        let is_never = || {
            archived::is_bar(markup, node) || classes(markup, node).any(|class| beside_words(class).0 == Beside::Never)
        };
        match reach {
            Reach::All => {
                return NO_TEXT.binary_search(&tag).is_ok() || is_never() && !self.holds_most(markup, node, 8);
            }
            Reach::Possible => {
                return is_never() && !self.holds_most(markup, node, 8)
                    || NO_TEXT.binary_search(&tag).is_ok()
                    || (BESIDE.binary_search(&tag).is_ok() || self.is_hidden(markup, node))
                        && !self.is_most(markup, node, 8);
            }
            Reach::Likely | Reach::Lead => {}
        }
        if self.is_elsewhere(node) {
            return true;
        }
        if BESIDE.binary_search(&tag).is_ok() {
            return match tag {
                "form" => !self.has_keeper(markup, node) && !self.is_most(markup, node, 5),
                "header" if reach == Reach::Lead => false,
                "figure" if is_text_set_apart(markup, node) => false,
                "aside" | "figure" | "footer" | "header" | "menu" | "nav" => !self.is_most(markup, node, 8),
                _ => true,
            };
        }
        self.is_hidden(markup, node)
            || markup.attribute(node, "role").is_some_and(|role| BESIDE_ROLES.contains(&role))
            || self.is_beside_if_short(markup, node, reach) && is_short(markup, node)
            || reach == Reach::Likely && !is_inline(tag) && self.is_inset(markup, node)
    }

    /// Whether an element is not shown; what the page's data names may be shown to those who pay.
    fn is_hidden(&self, markup: &Markup, node: usize) -> bool {
        is_hidden(markup, node) && !self.named.contains(&node)
    }

    /// Whether an element is a box inside the article that leads to another.
    fn is_inset(&self, markup: &Markup, node: usize) -> bool {
        self.prose.share(node) < LARGEST_INSET
            && has_name(markup, node, |word| INSETS.contains(&word))
            && markup.tagged(node, "a").any(|link| !markup.text(link).is_empty())
    }

    fn is_beside_if_short(&self, markup: &Markup, node: usize, reach: Reach) -> bool {
        let may_be = reach == Reach::Lead && may_lead(markup, node) || self.is_of_sentence(markup, node);
        !may_be && classes(markup, node).any(|class| beside_words(class).1) && !self.has_keeper(markup, node)
    }

    /// Whether an element is a few words within a paragraph of prose, such as the place that a report begins with.
    fn is_of_sentence(&self, markup: &Markup, node: usize) -> bool {
        is_inline(markup.tag(node))
            && markup.parent(node).is_some_and(|parent| markup.tag(parent) == "p" && self.prose.is_in(parent))
    }

    fn has_keeper(&self, markup: &Markup, node: usize) -> bool {
        let at = self.keepers.partition_point(|&k| k < node);
        self.keepers.get(at).is_some_and(|&k| k < markup.end(node))
    }

    /// Whether more than this many tenths of the page's nodes are within an element, or most of its prose.
    fn is_most(&self, markup: &Markup, node: usize, tenths: usize) -> bool {
        self.holds_most(markup, node, tenths) || self.prose.share(node) >= MOST
    }

    /// Whether more than this many tenths of the page's nodes are within an element.
    fn holds_most(&self, markup: &Markup, node: usize, tenths: usize) -> bool {
        (markup.end(node) - node) * 10 > self.n_nodes * tenths
    }
}

/// Whether an element may hold the lead of the article, for all that its name means something beside it elsewhere.
fn may_lead(markup: &Markup, node: usize) -> bool {
    markup.has_word(node, "itemprop", "description") || ends_in(markup, node, &["header", "teaser", "teasers"])
}

/// Whether a figure sets a part of the text apart, such as a quotation or a table, and shows no picture. What is pulled out of the text stands there, too.
fn is_text_set_apart(markup: &Markup, figure: usize) -> bool {
    let mut is_text = false;
    for tag in markup.within(figure).map(|node| markup.tag(node)) {
        if SHOWN.contains(&tag) {
            return false;
        }
        is_text |= SET_APART.contains(&tag);
    }
    is_text && !has_name(markup, figure, |word| matches!(word, "pull" | "pullquote"))
}

/// Whether an element is not shown.
pub fn is_hidden(markup: &Markup, node: usize) -> bool {
    markup.attribute(node, "hidden").is_some()
        || markup.attribute(node, "class").is_some_and(|class| class.split_whitespace().any(|c| UNSEEN.contains(&c)))
        || markup.attribute(node, "aria-hidden") == Some("true")
        || markup.attribute(node, "style").is_some_and(is_invisible)
}

fn is_invisible(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
        let value = value.trim_start();
        match name.trim() {
            "display" => value.starts_with("none"),
            "visibility" => value.starts_with("hidden"),
            _ => false,
        }
    })
}

fn is_short(markup: &Markup, node: usize) -> bool {
    let mut n_bytes = 0;
    for n in markup.within(node).take(SHORT) {
        n_bytes += markup.said(n).trim().len();
        if n_bytes > SHORT {
            return false;
        }
    }
    markup.end(node) - node <= SHORT
}

/// How much more than its text an element is worth as the article's own, in per cent.
pub fn worth(markup: &Markup, node: usize) -> i64 {
    if markup.has_word(node, "itemprop", "articleBody") {
        return 200;
    }
    match markup.tag(node) {
        "" | "html" | "body" => 90,
        "article" => 125,
        "main" => 115,
        _ if ends_in(markup, node, &ARTICLE_WORDS) => 120,
        _ => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(element: &str, is_beside: bool) {
        let name = element.split(['<', ' ', '>']).nth(1).unwrap();
        let page = format!("{element}<p>x</p></{name}><p>{}", "a<b>c</b>".repeat(30));
        let markup = Markup::parse(&page);
        assert_eq!(Hints::new(&markup).is_beside(&markup, 1, Reach::Likely), is_beside, "{element}");
    }

    #[test]
    fn lists_are_in_order() {
        for list in [&BESIDE[..], &NO_TEXT[..]] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn an_element_tells_what_it_is() {
        check("<nav>", true);
        check("<div hidden>", true);
        check("<div style='color:red; display: none'>", true);
        check("<div role=navigation>", true);
        check("<div class='box article-comments'>", true);
        check("<div id=relatedStories>", true);
        check("<div class='article has-sidebar no-comments'>", false);
        check("<div class='md:social'>", false);
        check("<div class=entry-meta>", true);
        check("<div class=meta-content>", false);
        check("<div class=comments><h1>x</h1>", false);
        check("<div class=shared>", false);
        check("<main class=nav>", false);
    }

    #[test]
    fn what_the_data_names_is_part_of_the_article() {
        let markup = Markup::parse("<div class=paywall style='display:none'><p>x</p></div><p>y");
        let mut hints = Hints::new(&markup);
        assert!(hints.is_beside(&markup, 1, Reach::Likely) && hints.is_elsewhere(2));
        hints.name(&markup, vec![1]);
        assert!(!hints.is_beside(&markup, 1, Reach::Likely) && !hints.is_elsewhere(2));
    }

    #[test]
    fn what_holds_nearly_all_is_not_beside() {
        let markup = Markup::parse(&format!("<form>{}</form>", "<p>a".repeat(30)));
        assert!(!Hints::new(&markup).is_beside(&markup, 1, Reach::Likely));
        let long = format!("<div class=date>{}</div>{}", "word ".repeat(200), "<p>x".repeat(90));
        let markup = Markup::parse(&long);
        assert!(!Hints::new(&markup).is_beside(&markup, 1, Reach::Likely));
    }
}
