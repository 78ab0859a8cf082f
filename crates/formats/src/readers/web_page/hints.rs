//! Hints: what the names, classes and ids of a page's elements say about being the article or something beside it.

use crate::html::tree::{Markup, is_inline};
use crate::readers::web_page::archived;
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

/// Roles of what is beside an article.
const BESIDE_ROLES: [&str; 9] =
    ["alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "navigation", "search"];

/// Words in a class or id that mean something beside the article, wherever they are.
const BESIDE_WORDS: [&str; 66] = [
    "addthis",
    "addtoany",
    "breadcrumb",
    "breadcrumbs",
    "comentarios",
    "comment",
    "commentaires",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "follow",
    "footer",
    "gdpr",
    "komentarze",
    "kommentare",
    "masthead",
    "menu",
    "modal",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "newsletters",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "promo",
    "promos",
    "promotion",
    "ratings",
    "recirc",
    "recirculation",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "relatedposts",
    "share",
    "sharebar",
    "sharedaddy",
    "sharing",
    "sidebar",
    "sidebars",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "taboola",
    "textwidget",
    "toc",
    "tooltip",
    "topnav",
    "trending",
    "whatsapp",
    "widgetcontainer",
    "zergnet",
];

/// Those of them that never are about the article itself, however much of the page's text they hold.
const NEVER: [&str; 12] = [
    "comentarios",
    "comment",
    "commentaires",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "footer",
    "gdpr",
    "komentarze",
    "kommentare",
];

/// Those that are only where they hold nearly all of it.
const NEARLY: [&str; 16] = [
    "newsletter",
    "newsletters",
    "outbrain",
    "paywall",
    "popular",
    "recommendations",
    "recommended",
    "related",
    "relatedposts",
    "sidebar",
    "sidebars",
    "signup",
    "subscribe",
    "taboola",
    "textwidget",
    "trending",
];

/// The shares of a page's prose, in per cent, that are most and nearly all of it.
const MOST: usize = 50;
const NEARLY_ALL: usize = 80;

/// Classes of what only is read aloud.
const UNSEEN: [&str; 4] = ["screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"];

/// Words that mean so if they come last and the element is short.
const BESIDE_LAST: [&str; 43] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "author",
    "authors",
    "banner",
    "bio",
    "byline",
    "caption",
    "copyright",
    "credit",
    "credits",
    "date",
    "dateline",
    "disclaimer",
    "header",
    "keywords",
    "kicker",
    "legal",
    "login",
    "meta",
    "metadata",
    "more",
    "print",
    "rating",
    "readmore",
    "reviewed",
    "search",
    "subscription",
    "tag",
    "tags",
    "teaser",
    "teasers",
    "time",
    "timestamp",
    "toolbar",
    "tools",
    "topics",
    "utility",
    "widget",
    "widgets",
];

/// Words behind `author` that make it a box about the author.
const OF_AUTHOR: [&str; 8] = ["author", "autor", "bio", "box", "card", "description", "info", "profile"];

/// Words that speak of the article itself, where they come last.
const ARTICLE_WORDS: [&str; 20] = [
    "article",
    "articlebody",
    "artikel",
    "body",
    "content",
    "copy",
    "corps",
    "cuerpo",
    "entry",
    "inhalt",
    "main",
    "news",
    "nota",
    "noticia",
    "post",
    "story",
    "storybody",
    "storytext",
    "text",
    "texto",
];

/// Words that turn around what the next one says, as in `no-sidebar`.
const TURNING: [&str; 8] = ["category", "has", "hide", "is", "no", "tag", "with", "without"];

/// The most bytes of text in an element that [`BESIDE_LAST`] lets go.
const SHORT: usize = 400;

/// Those of them whose text nobody reads.
const NO_TEXT: [&str; 17] = [
    "amp-ad", "audio", "button", "canvas", "head", "iframe", "input", "map", "noembed", "noframes", "noscript", "object",
    "script", "select", "style", "svg", "template",
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
}

impl Hints {
    /// Looks through a page.
    pub fn new(markup: &Markup) -> Self {
        let n_nodes = markup.n_nodes();
        let is_keeper = |&n: &usize| markup.tag(n) == "h1" || markup.has_word(n, "itemprop", "articleBody");
        let keepers = (0..n_nodes).filter(is_keeper).collect();
        let prose = Prose::new(markup);
        let mut hints = Self { keepers, n_nodes, prose, is_elsewhere: Vec::with_capacity(n_nodes) };
        for node in 0..n_nodes {
            let is_elsewhere = markup.parent(node).is_some_and(|parent| hints.is_elsewhere(parent))
                || match markup.tag(node) {
                    "" | "html" | "body" | "main" => false,
                    // Some pages put one of these around everything.
                    "aside" | "footer" | "menu" | "nav" => !hints.is_most(markup, node, 8),
                    _ if markup.attribute(node, "id").is_some_and(archived::is_bar) => true,
                    _ => {
                        let beside = classes(markup, node).map(|class| beside_words(class).0).max().unwrap_or_default();
                        let most = match beside {
                            Beside::No | Beside::Mostly => MOST,
                            Beside::Nearly => NEARLY_ALL,
                            Beside::Never => usize::MAX,
                        };
                        beside > Beside::No
                            && !hints.has_keeper(markup, node)
                            && !hints.holds_most(markup, node, 8)
                            && hints.prose.share(node) < most
                    }
                };
            hints.is_elsewhere.push(is_elsewhere);
        }
        hints
    }

    /// Whether a node is in a part of the page about other things: comments, a menu, a list of other articles.
    pub fn is_elsewhere(&self, node: usize) -> bool {
        self.is_elsewhere.get(node).copied().unwrap_or_default()
    }

    /// Whether an element and what is within it are no part of the article's text, as far as it is searched for.
    pub fn is_beside(&self, markup: &Markup, node: usize, reach: Reach) -> bool {
        let tag = markup.tag(node);
        if matches!(tag, "" | "html" | "body" | "main") {
            return reach == Reach::Likely && self.is_elsewhere(node);
        }
        let is_never = || {
            markup.attribute(node, "id").is_some_and(archived::is_bar)
                || classes(markup, node).any(|class| beside_words(class).0 == Beside::Never)
        };
        match reach {
            Reach::All => return NO_TEXT.binary_search(&tag).is_ok() || is_never() && !self.holds_most(markup, node, 8),
            Reach::Possible => {
                return (BESIDE.binary_search(&tag).is_ok() || is_hidden(markup, node) || is_never())
                    && !(NO_TEXT.binary_search(&tag).is_err() && self.is_most(markup, node, 8));
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
                "aside" | "figure" | "footer" | "header" | "menu" | "nav" => !self.is_most(markup, node, 8),
                _ => true,
            };
        }
        is_hidden(markup, node)
            || markup.attribute(node, "role").is_some_and(|role| BESIDE_ROLES.contains(&role))
            || classes(markup, node).any(|class| beside_words(class).1)
                && !self.is_of_sentence(markup, node)
                && !(reach == Reach::Lead && may_lead(markup, node))
                && !self.has_keeper(markup, node)
                && is_short(markup, node)
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

/// The words of an element's class and id.
fn classes(markup: &Markup, node: usize) -> impl Iterator<Item = &str> {
    ["class", "id"].into_iter().filter_map(move |name| markup.attribute(node, name)).flat_map(str::split_whitespace)
}

/// Whether an element may hold the lead of the article, for all that its name means something beside it elsewhere.
fn may_lead(markup: &Markup, node: usize) -> bool {
    markup.has_word(node, "itemprop", "description") || ends_in(markup, node, &["header", "teaser", "teasers"])
}

fn is_hidden(markup: &Markup, node: usize) -> bool {
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

/// What a class says of an element being beside the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Beside {
    #[default]
    No,
    /// Unless most of the page's text is in it.
    Mostly,
    /// Unless nearly all of it is.
    Nearly,
    /// However much it holds.
    Never,
}

/// What a class means wherever it is, and whether it means something beside the article if the element is short.
fn beside_words(class: &str) -> (Beside, bool) {
    // Classes such as `md:w-[4rem]` speak of looks.
    if class.contains([':', '[']) {
        return (Beside::No, false);
    }
    let mut beside = Beside::No;
    let mut is_last = false;
    let mut is_turned = false;
    let mut names_author = false;
    words(class, |word| {
        if !is_turned && (BESIDE_WORDS.binary_search(&word).is_ok() || names_author && OF_AUTHOR.contains(&word)) {
            beside = beside.max(match word {
                _ if NEVER.binary_search(&word).is_ok() => Beside::Never,
                _ if NEARLY.binary_search(&word).is_ok() => Beside::Nearly,
                _ => Beside::Mostly,
            });
        }
        is_last = !is_turned && BESIDE_LAST.binary_search(&word).is_ok();
        is_turned = TURNING.contains(&word);
        names_author = matches!(word, "about" | "author" | "autor");
    });
    (beside, is_last)
}

/// Gives each word of a class in small letters: `articleBody_2` is article, body, 2.
fn words(class: &str, mut emit: impl FnMut(&str)) {
    let mut word = String::new();
    let mut was_small = false;
    for c in class.chars() {
        let begins = !c.is_alphanumeric() || c.is_uppercase() && was_small;
        if begins && !word.is_empty() {
            emit(&word);
            word.clear();
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        was_small = c.is_lowercase();
    }
    if !word.is_empty() {
        emit(&word);
    }
}

/// Whether a word of an element's class or id is one that is wanted.
pub fn has_name(markup: &Markup, node: usize, is_wanted: impl Fn(&str) -> bool) -> bool {
    classes(markup, node).any(|class| {
        let mut has = false;
        words(class, |word| has = has || is_wanted(word));
        has
    })
}

/// Whether an element's class or id ends in one of these words.
pub fn ends_in(markup: &Markup, node: usize, wanted: &[&str]) -> bool {
    classes(markup, node).any(|class| {
        let mut is_wanted = false;
        words(class, |word| is_wanted = wanted.contains(&word));
        is_wanted
    })
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
        for list in [&BESIDE[..], &BESIDE_WORDS[..], &BESIDE_LAST[..], &NEVER[..], &NEARLY[..], &NO_TEXT[..]] {
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
    fn what_holds_nearly_all_is_not_beside() {
        let markup = Markup::parse(&format!("<form>{}</form>", "<p>a".repeat(30)));
        assert!(!Hints::new(&markup).is_beside(&markup, 1, Reach::Likely));
        let long = format!("<div class=date>{}</div>{}", "word ".repeat(200), "<p>x".repeat(90));
        let markup = Markup::parse(&long);
        assert!(!Hints::new(&markup).is_beside(&markup, 1, Reach::Likely));
    }
}
