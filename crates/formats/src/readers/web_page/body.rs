//! Page text: which of a page's paragraphs are its article's.
//!
//! Each paragraph counts for the element that it is in, links and labels count against it, and the element with the
//! highest count is the article. Characters are counted, not words, so that every script counts.

use crate::html::tree::Markup;
use crate::readers::web_page::hints::{Hints, Reach, worth};
use crate::readers::web_page::lead;
use crate::readers::web_page::paragraphs::{Paragraph, paragraphs};

/// What was found of an article's text.
#[derive(Debug, Default)]
pub struct Body {
    /// The paragraphs, a line each.
    pub text: String,
    /// Where each of them begins.
    pub at: Vec<usize>,
    /// How much it says, in characters of an alphabet; one of a script without spaces counts as two and a half.
    pub weight: usize,
    /// Whether it is rather a list of headlines that lead to articles.
    pub is_list: bool,
}

/// The shortest text that is taken for the whole article at once, in characters of an alphabet.
const ENOUGH: usize = 250;
/// The shortest text that is taken for the whole article where a wider search only finds more around it.
const ENOUGH_AMID: usize = 100;

/// How many short lines may come before the first sentence or follow the last.
const MOST_SHORT_LINES: usize = 4;

/// Finds the article's text in a page; a line that only repeats the headline is left out. Where elements that look like the article's have little, the others
/// are searched, and at last all.
pub fn find(markup: &Markup, hints: &Hints, headline: &str) -> Body {
    let mut best = find_within(markup, hints, headline, Reach::Likely);
    for reach in [Reach::Possible, Reach::All] {
        if best.weight >= ENOUGH && !best.is_list {
            break;
        }
        let wider = find_within(markup, hints, headline, reach);
        if best.weight >= ENOUGH_AMID && !best.is_list && wider.text.contains(&best.text) {
            continue;
        }
        if !wider.is_list && (best.is_list || wider.weight > best.weight * 3) {
            best = wider;
        }
    }
    best
}

/// The text that a page has for browsers without scripts, and for nobody else.
pub fn without_scripts(markup: &Markup, headline: &str) -> Body {
    let said = markup.tagged(0, "noscript").map(|node| markup.within(node).map(|n| markup.said(n)).collect::<String>());
    let Some(longest) = said.max_by_key(String::len) else { return Body::default() };
    let inner = Markup::parse(&longest);
    Body { at: Vec::new(), ..find(&inner, &Hints::new(&inner), headline) }
}

fn find_within(markup: &Markup, hints: &Hints, headline: &str, reach: Reach) -> Body {
    let mut paragraphs = paragraphs(markup, |node| hints.is_beside(markup, node, reach));
    if headline.to_lowercase().contains("cookie") {
        keep_news(markup, &mut paragraphs);
    }
    let Some(best) = best_element(markup, &paragraphs, reach) else { return Body::default() };
    let range = best..markup.end(best);
    let inside: Vec<&Paragraph> = paragraphs.iter().filter(|p| range.contains(&p.holder)).collect();
    let n_leads = inside.iter().filter(|p| p.is_heading && p.linked > 50).count();
    let n_good = inside.iter().filter(|p| p.worth() > 0).count();
    let is_list = n_leads >= 4 && n_leads * 2 >= n_good;
    // An article may be short, and have a list of others below it.
    let above_list = inside.iter().take_while(|p| !(is_list && p.is_heading && p.linked > 50));
    let above_list: Vec<&Paragraph> = above_list.copied().collect();
    let n_above = above_list.iter().filter(|p| p.worth() > 0).map(|p| p.weight).sum::<usize>();
    let is_above_list = is_list && n_above >= ENOUGH;
    let inside = if is_above_list { above_list } else { inside };
    let mut kept: Vec<&Paragraph> =
        inside.into_iter().filter(|p| !p.leads_elsewhere() && !p.is_caption && p.text != headline).collect();
    // Labels surround the sentences; subheadings are between them.
    let is_time = |p: &Paragraph| markup.closest(p.at, "time").is_some_and(|time| markup.text(time) == p.text);
    let is_text = |p: &&Paragraph| (p.worth() > 0 || p.is_item && p.linked <= 50 && !p.is_consent) && !is_time(p);
    let end = kept.iter().rposition(is_text).map_or(0, |at| at + 1);
    let begin = kept.iter().position(is_text).unwrap_or(0);
    let n_after = n_short_lines(markup, kept.get(end.saturating_sub(1)..).unwrap_or_default().iter(), false);
    let n_before = n_short_lines(markup, kept.get(..=begin).unwrap_or_default().iter().rev(), true);
    kept.truncate(end + n_after);
    kept.drain(..begin - n_before);
    kept.truncate(end_of_run(markup, &kept));
    let lead = kept.first().map(|first| lead::find(markup, hints, headline, first.at, &kept)).unwrap_or_default();
    Body {
        weight: kept.iter().filter(|p| !p.is_heading).map(|p| p.weight).sum(),
        is_list: is_list && !is_above_list,
        at: lead.iter().chain(kept.iter().copied()).map(|p| p.at).collect(),
        text: lead.iter().chain(kept).map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n"),
    }
}

/// Takes paragraphs for news that seem to ask to agree to cookies, where they are beside others: the article is about cookies.
fn keep_news(markup: &Markup, paragraphs: &mut [Paragraph]) {
    let parent = |p: &Paragraph| markup.parent(p.holder);
    let others: Vec<Option<usize>> = paragraphs.iter().filter(|p| p.worth() > 0).map(parent).collect();
    for paragraph in paragraphs.iter_mut().filter(|p| others.contains(&markup.parent(p.holder))) {
        paragraph.is_consent = false;
    }
}

/// How many short lines of the text itself follow its last sentence, or come before its first: a greeting, a line of code, a verse.
fn n_short_lines<'a>(
    markup: &Markup,
    mut lines: impl Iterator<Item = &'a &'a Paragraph>,
    with_headings: bool,
) -> usize {
    let Some(sentence) = lines.next() else { return 0 };
    let parent = markup.parent(sentence.holder);
    let is_line = |p: &&&Paragraph| {
        (matches!(markup.tag(p.holder), "p" | "pre") || with_headings && p.is_heading && markup.tag(p.holder) != "h1")
            && markup.parent(p.holder) == parent
            && p.linked <= 50
            && !p.is_consent
            && !p.text.ends_with(':')
    };
    let tag = markup.tag(sentence.holder);
    if tag == "p" || tag == "pre" { lines.take(MOST_SHORT_LINES).take_while(is_line).count() } else { 0 }
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
    let class = |p: &Paragraph| markup.attribute(p.holder, "class").filter(|class| !class.is_empty());
    let classes: Vec<&str> = kept.iter().filter(|p| run(p) == longest).filter_map(|p| class(p)).collect();
    let is_box = |p: &&Paragraph| {
        markup.tag(p.holder) == "p"
            && class(p).is_none_or(|class| !classes.contains(&class))
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
    fn what_a_figure_sets_apart_is_the_article_s_own() {
        let page = |figure: &str| {
            format!("<h1>Talks</h1><p>{ONE}<figure>{figure}<figcaption>Cap</figcaption></figure><p>{TWO}")
        };
        check(&page("<blockquote><p>We stay.</p></blockquote>"), &[ONE, "We stay.", TWO]);
        check(&page("<table><tr><td>Ships<td>Two</table>"), &[ONE, "Ships", "Two", TWO]);
        check(&page("<img><blockquote>We stay.</blockquote>"), &[ONE, TWO]);
        check(&page("<ul><li><img></ul>"), &[ONE, TWO]);
        check(&page("<p>A picture.</p>"), &[ONE, TWO]);
        check(
            &page("<blockquote>We stay.</blockquote>").replace("<figure", "<figure class=wp-block-pullquote"),
            &[ONE, TWO],
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
    fn short_lines_of_the_text_itself_stay() {
        let text = format!("<h2>Part one</h2><p>“Late again”</p><p>{ONE}</p><pre>let it = late;</pre><p>Your Ann</p>");
        let lines = ["Part one", "“Late again”", ONE, "let it = late;", "Your Ann"];
        check(&format!("<div>{text}</div>"), &lines);
        check(&format!("<div>{text}<p>This could interest you:</p></div><div><p>Ann</p></div>"), &lines);
        check(&format!("<div>{text}<p>The ferry at noon. (Photo: Ann Lee)</p></div>"), &lines);
    }

    #[test]
    fn an_article_about_cookies_keeps_its_paragraphs() {
        let note = "If you accept all cookies, your browser keeps a file for each of them.";
        let html = format!("<div><p>{note}</div><article><p>{note}<p>{ONE}<p>{TWO}</article>");
        let markup = Markup::parse(&html);
        let text = |headline: &str| find(&markup, &Hints::new(&markup), headline).text;
        assert_eq!(text("What cookies do"), [note, ONE, TWO].join("\n"));
        assert_eq!(text("Talks"), [ONE, TWO].join("\n"));
    }

    #[test]
    fn a_time_begins_no_text() {
        check(&format!("<article><time>5. května</time><p>{ONE}<p>{TWO}</article>"), &[ONE, TWO]);
        check(
            &format!("<article><p><time>5. května</time> It rained.<p>{TWO}</article>"),
            &["5. května It rained.", TWO],
        );
    }

    #[test]
    fn a_short_article_is_not_lost_in_what_is_around_it() {
        let around = format!("<aside class=sidebar><p>{TWO}<p>{TWO}</aside>").repeat(2);
        check(&format!("<article><p>{ONE}</article>{around}"), &[ONE]);
    }

    #[test]
    fn a_list_of_headlines_is_reported() {
        let teaser = format!("<h2><a href=/x>A headline that leads on</a></h2><p>{ONE}</p>");
        assert!(found(&teaser.repeat(5)).is_list);
        assert!(!found(&format!("{teaser}<p>{TWO}<p>{ONE}")).is_list);
    }

    #[test]
    fn long_pages_take_no_longer_than_their_length() {
        let page = "<div class='a b'><p>x, y.".repeat(100_000);
        assert!(found(&page).weight > 0);
    }

    #[test]
    fn a_lead_in_the_head_is_part_of_the_text() {
        const LEAD: &str = "For three days no ferry has left the harbour, and the islanders run out of bread.";
        let text = format!("<div class=story><p>{ONE}<p>{ONE}<p>{ONE}</div>");
        let all = [LEAD, ONE, ONE, ONE];
        check(&format!("<article><header><h1>Talks</h1><p class=teaser>{LEAD}</p></header>{text}</article>"), &all);
        check(&format!("<h1>Talks</h1><div itemprop=description>{LEAD}</div><p class=byline>Ann</p>{text}"), &all);
        check(&format!("<h1>The Sun</h1><p>{LEAD}</p><h2>Talks</h2>{text}"), &all[1..]);
        check(&format!("<h1>Talks</h1><figcaption>{LEAD}</figcaption><p class=author>{LEAD}</p>{text}"), &all[1..]);
        check(&format!("<h1>Talks</h1><p><a href=/x>{LEAD}</a></p>{text}"), &all[1..]);
    }
}
