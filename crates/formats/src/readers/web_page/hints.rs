//! Hints: what the names, classes and ids of a page's elements say about being the article or something beside it.

use crate::html::tree::Markup;

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
const BESIDE_WORDS: [&str; 53] = [
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "follow",
    "footer",
    "gdpr",
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
    "popular",
    "popup",
    "promo",
    "promos",
    "promotion",
    "recirc",
    "recirculation",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "share",
    "sharebar",
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
    "tooltip",
    "topnav",
    "trending",
    "whatsapp",
    "zergnet",
];

/// Words that mean so if they come last and the element is short.
const BESIDE_LAST: [&str; 41] = [
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
    "widget",
    "widgets",
];

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

/// What decides about a page's elements, worked out once for a page.
#[derive(Debug)]
pub struct Hints {
    /// The headings and bodies that name themselves the article's, in order.
    keepers: Vec<usize>,
    n_nodes: usize,
    /// For each node, whether it is in a part of the page about other things.
    is_elsewhere: Vec<bool>,
}

impl Hints {
    /// Looks through a page.
    pub fn new(markup: &Markup) -> Self {
        let n_nodes = markup.n_nodes();
        let is_keeper = |&n: &usize| markup.tag(n) == "h1" || markup.has_word(n, "itemprop", "articleBody");
        let keepers = (0..n_nodes).filter(is_keeper).collect();
        let mut hints = Self { keepers, n_nodes, is_elsewhere: Vec::with_capacity(n_nodes) };
        for node in 0..n_nodes {
            let is_elsewhere = markup.parent(node).is_some_and(|parent| hints.is_elsewhere(parent))
                || match markup.tag(node) {
                    "" | "html" | "body" | "main" => false,
                    // Some pages put one of these around everything.
                    "aside" | "footer" | "menu" | "nav" => !hints.is_most(markup, node, 8),
                    _ => {
                        classes(markup, node).any(|class| beside_words(class).0)
                            && !hints.has_keeper(markup, node)
                            && !hints.is_most(markup, node, 8)
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

    /// Whether an element and what is within it are no part of the article's text.
    pub fn is_beside(&self, markup: &Markup, node: usize) -> bool {
        let tag = markup.tag(node);
        if self.is_elsewhere(node) {
            return true;
        }
        if matches!(tag, "" | "html" | "body" | "main") {
            return false;
        }
        if BESIDE.binary_search(&tag).is_ok() {
            return match tag {
                "form" => !self.has_keeper(markup, node) && !self.is_most(markup, node, 5),
                "aside" | "figure" | "footer" | "header" | "menu" | "nav" => !self.is_most(markup, node, 8),
                _ => true,
            };
        }
        markup.attribute(node, "hidden").is_some()
            || markup.attribute(node, "aria-hidden") == Some("true")
            || markup.attribute(node, "style").is_some_and(is_invisible)
            || markup.attribute(node, "role").is_some_and(|role| BESIDE_ROLES.contains(&role))
            || classes(markup, node).any(|class| beside_words(class).1)
                && !self.has_keeper(markup, node)
                && is_short(markup, node)
    }

    fn has_keeper(&self, markup: &Markup, node: usize) -> bool {
        let at = self.keepers.partition_point(|&k| k < node);
        self.keepers.get(at).is_some_and(|&k| k < markup.end(node))
    }

    /// Whether more than this many tenths of the page's nodes are within an element.
    fn is_most(&self, markup: &Markup, node: usize, tenths: usize) -> bool {
        (markup.end(node) - node) * 10 > self.n_nodes * tenths
    }
}

/// The words of an element's class and id.
fn classes(markup: &Markup, node: usize) -> impl Iterator<Item = &str> {
    ["class", "id"].into_iter().filter_map(move |name| markup.attribute(node, name)).flat_map(str::split_whitespace)
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

/// Whether a class means something beside the article, and whether it does if the element is short.
fn beside_words(class: &str) -> (bool, bool) {
    // Classes such as `md:w-[4rem]` speak of looks.
    if class.contains([':', '[']) {
        return (false, false);
    }
    let mut is_beside = false;
    let mut is_last = false;
    let mut is_turned = false;
    words(class, |word| {
        is_beside = is_beside || !is_turned && BESIDE_WORDS.binary_search(&word).is_ok();
        is_last = !is_turned && BESIDE_LAST.binary_search(&word).is_ok();
        is_turned = TURNING.contains(&word);
    });
    (is_beside, is_last)
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
        assert_eq!(Hints::new(&markup).is_beside(&markup, 1), is_beside, "{element}");
    }

    #[test]
    fn lists_are_in_order() {
        for list in [&BESIDE[..], &BESIDE_WORDS[..], &BESIDE_LAST[..]] {
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
        assert!(!Hints::new(&markup).is_beside(&markup, 1));
        let long = format!("<div class=date>{}</div>{}", "word ".repeat(200), "<p>x".repeat(90));
        let markup = Markup::parse(&long);
        assert!(!Hints::new(&markup).is_beside(&markup, 1));
    }
}
