//! Class names: what the words of an element's class and id say about it.

use crate::html::tree::Markup;

/// Words in a class or id that mean something beside the article, wherever they are.
const BESIDE_WORDS: [&str; 37] = [
    "addthis",
    "addtoany",
    "breadcrumb",
    "breadcrumbs",
    "follow",
    "masthead",
    "menu",
    "modal",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "overlay",
    "pager",
    "pagination",
    "popup",
    "promo",
    "promos",
    "promotion",
    "ratings",
    "recirc",
    "recirculation",
    "recommend",
    "recommendation",
    "share",
    "sharebar",
    "sharedaddy",
    "sharing",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "tooltip",
    "topnav",
    "whatsapp",
    "widgetcontainer",
    "zergnet",
];

/// Others that never are about the article itself, however much of the page's text they hold.
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

/// Words that mean so if they come last and the element is short.
const BESIDE_LAST: [&str; 50] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "author",
    "authors",
    "banner",
    "bildunterschrift",
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
    "legend",
    "legende",
    "leyenda",
    "login",
    "meta",
    "metadata",
    "more",
    "postmeta",
    "postmetadata",
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
    "toc",
    "toolbar",
    "tools",
    "topics",
    "utility",
    "widget",
    "widgets",
];

/// Words behind `author` that make it a box about the author.
const OF_AUTHOR: [&str; 8] = ["author", "autor", "bio", "box", "card", "description", "info", "profile"];

/// Words behind `toc` that make it a table of contents; sections of a text are numbered behind it too.
const OF_CONTENTS: [&str; 5] = ["box", "container", "list", "wrap", "wrapper"];

/// Words that speak of the article itself, where they come last.
pub const ARTICLE_WORDS: [&str; 20] = [
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
const TURNING: [&str; 9] = ["category", "has", "hide", "is", "no", "non", "tag", "with", "without"];

/// The words of an element's class and id.
pub fn classes(markup: &Markup, node: usize) -> impl Iterator<Item = &str> {
    ["class", "id"].into_iter().filter_map(move |name| markup.attribute(node, name)).flat_map(str::split_whitespace)
}

/// What a class says of an element being beside the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// Nothing.
    #[default]
    No,
    /// It is, unless most of the page's text is in it.
    Mostly,
    /// It is, unless nearly all of it is.
    Nearly,
    /// It is, however much it holds.
    Never,
}

/// What a class means wherever it is, and whether it means something beside the article if the element is short.
pub fn beside_words(class: &str) -> (Beside, bool) {
    // Classes such as `md:w-[4rem]` speak of looks.
    if class.contains([':', '[']) {
        return (Beside::No, false);
    }
    let mut beside = Beside::No;
    let mut is_last = false;
    let mut is_turned = false;
    let mut names_author = false;
    let mut names_contents = false;
    let mut was_read = false;
    // As widespread programs name the boxes beside all articles.
    if class.starts_with("widget_") {
        beside = Beside::Mostly;
    }
    words(class, |word| {
        if !is_turned {
            beside = beside.max(match word {
                _ if NEVER.binary_search(&word).is_ok() => Beside::Never,
                _ if NEARLY.binary_search(&word).is_ok() => Beside::Nearly,
                _ if BESIDE_WORDS.binary_search(&word).is_ok() => Beside::Mostly,
                _ if names_author && OF_AUTHOR.contains(&word) => Beside::Mostly,
                _ if names_contents && OF_CONTENTS.contains(&word) => Beside::Mostly,
                _ => Beside::No,
            });
        }
        is_last = !is_turned && BESIDE_LAST.binary_search(&word).is_ok();
        is_turned = TURNING.contains(&word);
        if was_read && word == "more" {
            beside = beside.max(Beside::Mostly);
        }
        was_read = word == "read";
        names_contents = word == "toc";
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order() {
        for list in [&BESIDE_WORDS[..], &BESIDE_LAST[..], &NEVER[..], &NEARLY[..]] {
            assert!(list.is_sorted());
        }
        assert!(NEVER.iter().chain(&NEARLY).all(|word| !BESIDE_WORDS.contains(word)));
    }

    #[test]
    fn a_class_says_what_its_words_say() {
        let check = |class: &str, expected: (Beside, bool)| assert_eq!(beside_words(class), expected, "{class}");
        check("article-comments", (Beside::Never, false));
        check("paywallBox", (Beside::Nearly, false));
        check("share_bar_2", (Beside::Mostly, false));
        check("author-box-text", (Beside::Mostly, false));
        check("entry-author", (Beside::No, true));
        check("no-sidebar", (Beside::No, false));
        check("non-paywall", (Beside::No, false));
        check("toc_container", (Beside::Mostly, false));
        check("toc", (Beside::No, true));
        check("TOC_TITLE_1", (Beside::No, false));
        check("md:social", (Beside::No, false));
    }
}
