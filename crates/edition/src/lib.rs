//! Edition: a corpus as plain HTML, to be read while the page's program starts, and where no program runs: its title and facts, the newest articles with
//! their texts, the headlines of the others, and the words that set its outlets apart.
//!
//! It stands in the page between two comments ([`place`]), and nothing in it can end it early: all that comes from articles is escaped.

mod html;

use corpus::query::ArticleSet;
use corpus::{Corpus, UnitKind};
use html::Html;
use model::article::is_web;
use model::order::newest_first;
use model::{Article, ArticleList, Head, Metadata, byline};
use reports::counted::Cache;
use reports::outlet_keywords;
use reports::units::WordFilter;
use std::collections::BTreeSet;
use std::ops::Range;
use words::{Language, articles, counted, counts, dates, edition, facets, reader, sheet, views};

/// The comments around it in a page.
const OPENING: &str = "<!--edition-->";
const CLOSING: &str = "<!--/edition-->";

/// The most bytes of texts of which all are given.
const ALL_TEXTS: usize = 300_000;
/// How many bytes of the newest articles are given whole where they are more.
const NEWEST_TEXTS: usize = 40_000;
/// About how many bytes an article without a text takes.
const WITHOUT_TEXT: usize = 700;
/// The most bytes of the edition; the articles behind it are counted.
const MOST: usize = 400_000;
/// Leading words of an outlet.
const N_WORDS: u32 = 10;

/// An outlet with its leading words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leading {
    /// The outlet.
    pub outlet: String,
    /// The words that it uses reliably more often than the others, or, of single articles, more often.
    pub words: Vec<String>,
}

/// A text as HTML has it, in an element or as the value of an attribute.
pub fn escaped(text: &str) -> String {
    let mut html = Html::default();
    html.text(text);
    html.into_string()
}

/// Where the edition of a page stands, without the comments around it; `None` in a page of a version that has none.
pub fn place(page: &str) -> Option<Range<usize>> {
    let start = page.find(OPENING)? + OPENING.len();
    Some(start..start + page[start..].find(CLOSING)?)
}

/// The page with another edition; as it is where it has no place for one.
pub fn put(page: &str, edition: &str) -> String {
    match place(page) {
        Some(Range { start, end }) => [&page[..start], edition, &page[end..]].concat(),
        None => page.to_owned(),
    }
}

/// The words that set the largest outlets of a set of articles apart from its others, most telling first; none where there is one outlet.
pub fn leading(corpus: &Corpus, set: &ArticleSet) -> Vec<Leading> {
    // Of words alone, so that it is the same whatever the lexicon is.
    let words = WordFilter { units: UnitKind::Words, ..WordFilter::default() };
    let found = outlet_keywords::side_by_side(corpus, set, &[], &words, 2 * N_WORDS, &mut Cache::default());
    let outlets = found.map(|(outlets, _)| outlets).unwrap_or_default();
    if outlets.len() < 2 {
        return Vec::new();
    }
    let leading = outlets.into_iter().map(|outlet| Leading {
        outlet: outlet.outlet.name,
        words: told(outlet.rows.into_iter().map(|row| row.name), &outlet.repetition.words),
    });
    leading.filter(|leading| !leading.words.is_empty()).collect()
}

/// The first words that do not stand mostly in lines which the outlet repeats.
fn told(words: impl Iterator<Item = String>, repeated: &[String]) -> Vec<String> {
    words.filter(|word| !repeated.contains(word)).take(N_WORDS as usize).collect()
}

/// The edition of a corpus, in its own language where the program speaks that, else in English.
pub fn write(head: &Head, articles: &dyn ArticleList, leading: &[Leading]) -> String {
    let before = words::language();
    let language = Language::by_tag(&head.language).unwrap_or_default();
    words::use_language(language);
    let mut html = Html::default();
    html.element("div", &[("class", "edition"), ("lang", language.tag())], |html| {
        masthead(html, head, articles);
        html.line("p", &[("data-stalled", "")], edition::stalled());
        html.element("noscript", &[], |html| html.line("p", &[("class", "edition__scripts")], edition::scripts()));
        html.element("div", &[("class", "edition__columns")], |html| columns(html, head, articles, leading));
    });
    words::use_language(before);
    html.into_string()
}

fn masthead(html: &mut Html, head: &Head, articles: &dyn ArticleList) {
    html.element("header", &[("class", "masthead")], |html| {
        let title = if head.title.is_empty() { sheet::untitled() } else { &head.title };
        html.line("h1", &[("class", "masthead__title few-lines"), ("dir", "auto"), ("lang", &head.language)], title);
        html.element("div", &[("class", "masthead__facts")], |html| {
            html.element("p", &[("class", "masthead__dateline")], |html| {
                html.text(&facts(articles));
                // Said by styles alone, so that nothing is said where a server refuses these.
                let loading = [" · ", sheet::loading()].concat();
                html.element("span", &[("role", "status"), ("data-loading", &loading)], |_| {});
            });
            if let Some(note) = &head.note {
                html.line("p", &[("class", "masthead__note"), ("dir", "auto"), ("lang", &head.language)], note);
            }
        });
    });
}

/// How many articles, of how many outlets, from when to when.
fn facts(articles: &dyn ArticleList) -> String {
    let n_articles: u64 = articles.all_metadata().map(n_in).sum();
    let n_outlets = articles.all_metadata().map(|article| &article.outlet).collect::<BTreeSet<_>>().len() as u64;
    let dated = || articles.all_metadata().filter_map(|article| article.date.as_ref());
    let first = dated().map(|date| date.earliest).min();
    let period = first.zip(dated().map(|date| date.latest).max()).map(|(first, last)| words::period(first, last));
    [counts::articles(n_articles), counts::outlets(n_outlets)].into_iter().chain(period).collect::<Vec<_>>().join(" · ")
}

/// How many articles it stands for.
fn n_in(article: &Metadata) -> u64 {
    article.cell.as_ref().map_or(1, |cell| cell.n_articles.into())
}

fn columns(html: &mut Html, head: &Head, articles: &dyn ArticleList, leading: &[Leading]) {
    html.element("div", &[("class", "edition__articles")], |html| list(html, head, articles));
    if !leading.is_empty() {
        html.element("section", &[("class", "edition__words")], |html| table(html, leading, &head.language));
    }
}

/// The newest articles whole, then the others by their headlines.
fn list(html: &mut Html, head: &Head, articles: &dyn ArticleList) {
    let days = |number: usize| articles.metadata(number).date.as_ref().map(|date| (date.earliest, date.latest));
    let mut newest: Vec<usize> = (0..articles.len()).collect();
    newest.sort_by(|a, b| newest_first(days(*a), days(*b)));
    // About how many bytes an article takes when it is given whole: those of its text, or those of what is said in its place.
    let n_bytes_of = |number: usize| match articles.text_len(number) {
        0 => WITHOUT_TEXT,
        n_bytes => n_bytes,
    };
    let n_bytes: usize = newest.iter().map(|number| n_bytes_of(*number)).sum();
    let most_texts = if n_bytes <= ALL_TEXTS { ALL_TEXTS } else { NEWEST_TEXTS };
    let (mut n_whole, mut n_text) = (0, 0);
    while let Some(next) = newest.get(n_whole)
        && n_text + n_bytes_of(*next) <= most_texts
        && articles.metadata(*next).cell.is_none()
    {
        n_text += n_bytes_of(*next);
        n_whole += 1;
    }
    for number in &newest[..n_whole] {
        let article = articles.article(*number);
        html.element("article", &[("class", "edition__article")], |html| whole(html, &article, &head.language));
    }
    let others = &newest[n_whole..];
    let mut n_listed = 0;
    if !others.is_empty() {
        html.element("ul", &[("class", "edition__others")], |html| {
            while n_listed < others.len() && html.len() < MOST {
                let known = articles.metadata(others[n_listed]);
                html.element("li", &[], |html| headline(html, known, &head.language));
                n_listed += 1;
            }
        });
    }
    if n_listed < others.len() {
        html.line("p", &[("class", "quiet")], &edition::more((others.len() - n_listed) as u64));
    } else if others.iter().any(|number| articles.text_len(*number) > 0) {
        html.line("p", &[("class", "quiet")], edition::texts());
    }
}

/// An article with its text.
fn whole(html: &mut Html, article: &Article, lang: &str) {
    html.line("h2", &[("class", "edition__headline few-lines"), ("dir", "auto"), ("lang", lang)], &article.headline);
    html.element("p", &[("class", "card__line")], |html| {
        html.line("span", &[("class", "outlet few-lines"), ("dir", "auto")], &article.outlet);
        html.line("span", &[("class", "when")], &when(article));
        if let Some(author) = &article.byline {
            html.line("span", &[("class", "author few-lines")], &articles::by_author(byline::without_label(author)));
        }
    });
    if let Some(note) = &article.note {
        html.line("p", &[("class", "edition__note quiet")], note);
    }
    html.element("div", &[("class", "edition__text"), ("dir", "auto"), ("lang", lang)], |html| {
        for paragraph in article.text.lines().filter(|paragraph| !paragraph.trim().is_empty()) {
            html.line("p", &[], paragraph);
        }
    });
    if article.text.is_empty()
        && let Some(counts) = &article.counts
    {
        html.line("p", &[("class", "quiet")], &counted::no_text(counts.length()));
    }
    if let Some(url) = article.url.as_deref().filter(|url| is_web(url)) {
        html.element("p", &[], |html| {
            let attributes = [("href", url), ("rel", "noopener noreferrer"), ("target", "_blank")];
            html.line("a", &attributes, &reader::at_publisher(&article.outlet));
        });
    }
}

/// An article in a line.
fn headline(html: &mut Html, article: &Metadata, lang: &str) {
    if article.cell.is_some() {
        html.line("b", &[], &counted::cell(n_in(article)));
    } else {
        match article.url.as_deref().filter(|url| is_web(url)) {
            Some(url) => {
                let attributes = [("href", url), ("rel", "noopener noreferrer"), ("target", "_blank"), ("lang", lang)];
                html.line("a", &attributes, &article.headline);
            }
            None => html.line("b", &[("dir", "auto"), ("lang", lang)], &article.headline),
        }
    }
    html.text(" ");
    html.line("span", &[("class", "quiet")], &[&article.outlet, " · ", &when(article)].concat());
}

fn when(article: &Metadata) -> String {
    article.date.as_ref().map_or(dates::not_dated().to_owned(), |date| words::date(&date.text))
}

/// Each outlet with its leading words.
fn table(html: &mut Html, leading: &[Leading], lang: &str) {
    html.line("h2", &[("class", "edition__heading")], edition::leading());
    html.element("table", &[("class", "table")], |html| {
        html.element("thead", &[], |html| {
            html.element("tr", &[], |html| {
                for head in [facets::outlet_heading(), views::words()] {
                    html.line("th", &[("scope", "col"), ("class", "text")], head);
                }
            });
        });
        html.element("tbody", &[], |html| {
            for Leading { outlet, words } in leading {
                html.element("tr", &[], |html| {
                    html.line("th", &[("scope", "row"), ("class", "text"), ("dir", "auto")], outlet);
                    html.line("td", &[("class", "text"), ("dir", "auto"), ("lang", lang)], &words.join(", "));
                });
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{article, corpus, headed};
    use model::Counts;
    use proptest::prelude::*;

    fn head(title: &str) -> Head {
        Head { title: title.into(), ..Head::default() }
    }

    fn edition_of(articles: Vec<Article>) -> String {
        write(&head("Talks"), &articles, &[])
    }

    #[test]
    fn a_small_corpus_is_given_whole_and_newest_first() {
        let mut old = article("a", "Post", "2024-11-01", "One.\n\nTwo & <three>.");
        old.headline = "Old \"news\"".into();
        old.url = Some("https://post.example/?a=1&b=2".into());
        let mut new = article("b", "Globe", "2024-12-01", "Three.");
        new.headline = "New".into();
        new.url = Some("javascript:alert(1)".into());
        let html = edition_of(vec![old, new]);
        assert!(html.contains("2 articles · 2 outlets"), "{html}");
        assert!(html.find(">New<") < html.find(">Old &quot;news&quot;<"), "{html}");
        assert!(html.contains("<p>One.</p><p>Two &amp; &lt;three&gt;.</p>"), "{html}");
        assert!(html.contains("href=\"https://post.example/?a=1&amp;b=2\""), "{html}");
        assert!(!html.contains("javascript:"), "{html}");
    }

    #[test]
    fn of_a_large_corpus_the_newest_are_given_and_the_others_by_their_headlines() {
        let text = "word ".repeat(2_000);
        let articles: Vec<Article> = (1..=60)
            .map(|n| {
                headed(
                    &format!("Number {n}."),
                    article(&n.to_string(), "Post", &format!("2024-01-{:02}", n % 28 + 1), &text),
                )
            })
            .collect();
        let html = edition_of(articles);
        assert_eq!(html.matches("\"edition__article\"").count(), NEWEST_TEXTS / text.len());
        assert!((1..=60).all(|n| html.contains(&format!("Number {n}."))), "{html}");
        assert!(html.contains(edition::texts()));
        let many: Vec<Article> =
            (0..20_000).map(|n| headed(&format!("Number {n}."), article("", "Post", "", &text))).collect();
        let mut without = many.clone();
        let html = edition_of(many);
        assert!(html.len() < MOST + 1_000 && html.contains("more articles"), "{}", html.len());
        for article in &mut without {
            article.text.clear();
            article.counts = Some(Counts::default());
        }
        let html = edition_of(without);
        assert!(html.len() < MOST + 1_000 && html.contains("more articles"), "{}", html.len());
    }

    #[test]
    fn leading_words_stand_beside_their_outlet() {
        let corpus = corpus(
            [("1", "A", "guarantee ", "ceasefire"), ("2", "B", "ceasefire ", "guarantee")]
                .map(|(id, outlet, often, once)| article(id, outlet, "", &(often.repeat(30) + once)))
                .to_vec(),
            Vec::new(),
            Vec::new(),
        );
        let leading = leading(&corpus, &all_articles(2));
        assert_eq!(
            leading.iter().map(|l| (l.outlet.as_str(), l.words[0].as_str())).collect::<Vec<_>>(),
            [("A", "guarantee"), ("B", "ceasefire")]
        );
        let html = write(&corpus.head, &corpus.reading(), &leading);
        assert!(html.contains(">A</th>") && html.contains(">guarantee</td>"), "{html}");
    }

    #[test]
    fn it_speaks_the_language_of_the_articles_and_leaves_that_of_the_page() {
        let german = Head { language: "de-AT".into(), ..head("T") };
        let html = write(&german, &vec![article("a", "Post", "2024-11-01", "Eins.")], &[]);
        assert!(html.contains("lang=\"de\"") && html.contains("1 Artikel"), "{html}");
        assert_eq!(words::language(), Language::default());
    }

    #[test]
    fn an_edition_is_put_in_the_place_of_the_one_before() {
        let page = "<div><!--edition-->old<!--/edition--></div>";
        assert_eq!(put(page, "new"), "<div><!--edition-->new<!--/edition--></div>");
        assert_eq!(put(&put(page, "new"), "old"), page);
        assert_eq!(put("<p>", "new"), "<p>");
    }

    proptest! {
        /// No text of an article becomes markup: what comes out has the tags of the same articles without text, and as many.
        #[test]
        fn text_stays_text(text in "[a-z<>&\"'!/=\\-\u{0}\r\n ]{0,60}", tag in "(</?(script|p|a|style)|<!--|-->|<!--/edition-->|&lt;|onerror=)") {
            let hostile = [&text, tag.as_str(), &text].concat();
            let marks = |html: &str| html.matches('<').count();
            let with = |said: &str| {
                let mut article = article("a", said, "2024", "");
                (article.headline, article.byline, article.note) = (said.into(), Some(said.into()), Some(said.into()));
                article.text = said.replace(['\n', '\r'], " ") + "x";
                write(&head(said), &vec![article.clone()], &[Leading { outlet: said.into(), words: vec![said.into()] }])
            };
            let html = with(&hostile);
            prop_assert_eq!(marks(&html), marks(&with("x")), "{}", html);
            prop_assert!(!html.contains(CLOSING));
        }
    }
}
