//! Live entries: the entries of a live blog as its page shows them, which have their times beside the text.

use crate::html::tree::Markup;
use crate::readers::web_page::class_names::{classes, ends_in};
use crate::readers::web_page::live::shown;
use std::ops::Range;

/// What a class or id says in one word of a live blog, in small letters without marks.
const CLASSES: [&str; 2] = ["liveblog", "liveticker"];

/// What a headline says of one, in small letters.
const HEADLINES: [&str; 9] = [
    "as it happened",
    "direktrapport",
    "en direct",
    "en directo",
    "live blog",
    "live updates",
    "live-ticker",
    "liveblog",
    "liveticker",
];

/// The most times of entries that are looked at: with each, what is looked at for it grows.
const MOST: usize = 5000;

/// The longest time that is shown, in bytes.
const LONGEST: usize = 40;

/// An entry: where it is, its time and its heading.
struct Entry {
    time: usize,
    holder: usize,
    range: Range<usize>,
}

/// Whether a page calls itself a live blog, in a class or in its headline.
pub fn says_live(markup: &Markup, headline: &str) -> bool {
    let said = headline.to_lowercase();
    let is_named = |class: &str| {
        let letters: String = class.chars().filter(char::is_ascii_alphanumeric).collect();
        CLASSES.iter().any(|name| letters.to_ascii_lowercase().starts_with(name))
    };
    HEADLINES.iter().any(|words| said.contains(words))
        || (1..markup.n_nodes()).any(|node| classes(markup, node).any(is_named))
}

/// A text of these lines, which begin at these nodes, with a line before each entry that has its time and heading. Nothing where fewer than `fewest` have one.
pub fn timed(markup: &Markup, text: &str, at: &[usize], fewest: usize) -> Option<String> {
    let is_heading = |node: usize| matches!(markup.tag(node), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    let times: Vec<usize> = (1..markup.n_nodes()).filter(|&node| is_time(markup, node)).take(MOST + 1).collect();
    if times.len() > MOST {
        return None;
    }
    let is_time = |line: usize, said: &str| {
        times.iter().any(|&time| markup.within(time).contains(&line) && markup.text(time) == said)
    };
    let is_text = |line: usize, said: &str| !is_time(line, said) && !markup.parents(line).any(is_heading);
    let said: Vec<usize> =
        text.lines().zip(at).filter(|&(said, &line)| is_text(line, said)).map(|(_, &line)| line).collect();
    let says = |range: Range<usize>| said.iter().any(|line| range.contains(line));
    let mut entries: Vec<Entry> = Vec::new();
    for &time in &times {
        let Some(holder) = markup.parents(time).find(|&node| says(markup.within(node))) else { continue };
        let mut from = holder;
        if let Some(last) = entries.last_mut().filter(|last| last.holder == holder) {
            // What of the holder has the time in it: perhaps a heading.
            let begins = markup.parents(time).take_while(|&node| node != holder).last().unwrap_or(time);
            if !says(last.time..begins) {
                continue;
            }
            last.range.end = begins;
            from = begins;
        }
        entries.push(Entry { time, holder, range: from..markup.end(holder) });
    }
    // The day of the whole is none of an entry.
    let holders: Vec<usize> = entries.iter().map(|entry| entry.holder).collect();
    entries.retain(|entry| !holders.iter().any(|&holder| markup.within(entry.holder).contains(&holder)));
    if entries.len() < fewest {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    let mut open = None;
    for (line, &at) in text.lines().zip(at) {
        let entry = entries.iter().position(|entry| entry.range.contains(&at));
        let heading = entry.and_then(|entry| entries.get(entry)).and_then(|entry| {
            let first = said.iter().find(|line| entry.range.contains(line))?;
            (entry.range.start..*first).find(|&node| is_heading(node) && markup.tag(node) != "h1")
        });
        if let Some(entry) = entry.filter(|_| entry != open).and_then(|entry| entries.get(entry)) {
            let heading = heading.map(|heading| markup.text(heading)).unwrap_or_default();
            let heading = heading.strip_prefix(&markup.text(entry.time)).unwrap_or(&heading).trim_start();
            lines.push(format!("{} {heading}", time_of(markup, entry.time)).trim().to_owned());
        }
        open = entry;
        let is_told = is_time(at, line) || heading.is_some_and(|heading| markup.within(heading).contains(&at));
        if entry.is_none() || !is_told {
            lines.push(line.to_owned());
        }
    }
    Some(lines.join("\n"))
}

/// Whether an element says when.
fn is_time(markup: &Markup, node: usize) -> bool {
    (markup.tag(node) == "time" || ends_in(markup, node, &["time", "timestamp"]))
        && !markup.parents(node).any(|parent| markup.tag(parent) == "time")
        && Some(time_of(markup, node)).is_some_and(|time| time.len() <= LONGEST && time.contains(char::is_numeric))
}

/// The time that an element states, else the one that it shows.
fn time_of(markup: &Markup, node: usize) -> String {
    let stated = markup.attribute(node, "datetime").filter(|time| time.contains(':'));
    stated.map_or_else(|| markup.text(node), shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::web_page::body;
    use crate::readers::web_page::hints::Hints;

    const ONE: &str = "The ferry was late again on Tuesday, and nobody on the pier was surprised by that any more.";
    const TWO: &str = "It left at noon with all who had waited, and came back with none of them, as it does in winter.";

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let markup = Markup::parse(html);
        let body = body::find(&markup, &Hints::new(&markup), "Ferry");
        assert_eq!(timed(&markup, &body.text, &body.at, 2).unwrap_or_default(), expected.join("\n"), "{html}");
    }

    #[test]
    fn each_entry_of_a_page_has_its_time_and_heading() {
        let (morning, noon) =
            ("<time datetime=2021-05-07T09:00:00Z>9:00</time>", "<time datetime=2021-05-07T12:05+02:00>12:05</time>");
        let both = ["2021-05-07 09:00 Late", ONE, "2021-05-07 12:05 Gone", TWO];
        check(
            &format!(
                "<main><h1>Ferry</h1><div class=post>{morning}<h2>Late</h2><p>{ONE}</div><div class=post>{noon}<h2>Gone</h2><p>{TWO}</div></main>"
            ),
            &both,
        );
        check(
            &format!(
                "<main><h1>Ferry</h1><article><header>{morning}<h3>Late</h3></header><p>{ONE}</article><article><header>{noon}<h3>Gone</h3></header><p>{TWO}</article></main>"
            ),
            &both,
        );
        check(
            &format!(
                "<article><h1>Ferry</h1><p>{TWO}<div><span class=time>9.00am</span><p>{ONE}</div><div><span class=time>noon, 12.05</span><p>{TWO}</div></article>"
            ),
            &[TWO, "9.00am", ONE, "noon, 12.05", TWO],
        );
        check(
            &format!("<article><h1>Ferry</h1><p>{morning}</p><p>{ONE}</p><p>{noon}</p><p>{TWO}</p></article>"),
            &["2021-05-07 09:00", ONE, "2021-05-07 12:05", TWO],
        );
        check(
            &format!(
                "<article><h1>Ferry</h1><h2>{morning} Late</h2><p>{ONE}</p><h2>{noon} Gone</h2><p>{TWO}</p></article>"
            ),
            &both,
        );
    }

    #[test]
    fn the_day_of_a_page_is_no_entry() {
        check(
            &format!(
                "<article><h1>Ferry</h1><time datetime=2021-05-07T09:00:00Z>9:00</time><p>{ONE}<p>{TWO}</article>"
            ),
            &[],
        );
    }

    #[test]
    fn a_page_says_that_it_is_live() {
        let says = |html: &str, headline: &str| says_live(&Markup::parse(html), headline);
        assert!(says("<div class=live-blog__entries>", "Ferry") && says("<p>", "Ferry late: live updates"));
        assert!(!says("<div class=live>", "Ferry delivers"));
    }
}
