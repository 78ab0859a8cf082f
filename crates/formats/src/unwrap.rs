//! Unwrapping: texts whose lines were broken to a width, as paper, mails and PDF have them, become paragraphs again.
//!
//! Lines are joined where the width shows that the next word did not fit, and words that a hyphen divided where the next line goes on in small letters.

use crate::sentence;
use crate::wide::{is_unspaced, is_wide};
use std::collections::BTreeSet;

/// Widths that texts are wrapped to, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=130;
/// The fewest lines that show a width.
const FEWEST: usize = 3;
/// First parts that keep their hyphen where nothing in the text shows whether they do.
const FIRST_PARTS: [&str; 14] = [
    "well", "self", "half", "vice", "ex", "non", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
    "ninety",
];
/// Words behind a hyphen that stands for the rest of a word: "Haupt- und Nebenbahnhof".
const BETWEEN: [&str; 16] =
    ["und", "oder", "bzw", "sowie", "bis", "and", "or", "to", "och", "eller", "og", "en", "of", "ja", "tai", "et"];

/// A text without what a width did to it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Unwrapped {
    /// The text, a paragraph a line.
    pub text: String,
    /// How many lines were joined with the one before.
    pub n_joined: u32,
    /// How many words were put together.
    pub n_words: u32,
    /// The numbers of pages that stood between its lines.
    pub pages: Vec<String>,
}

/// How a line begins whose place on a page is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// A paragraph.
    Paragraph,
    /// As a line that goes on from the one before.
    Line,
    /// As the first of a column or a page, where the text of the one before may go on.
    Column,
}

/// A line whose place on a page is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    /// What it says.
    pub text: String,
    /// How it begins.
    pub begins: Begins,
}

/// A line, and what stands between it and the one before.
struct Line {
    text: String,
    is_behind_blank: bool,
    is_behind_page: bool,
}

/// Puts the paragraphs of a text together.
pub fn unwrap(text: &str) -> Unwrapped {
    unwrap_to(text, |_| None)
}

/// Puts the paragraphs of a mail together: where too few lines show a width, it is that of most mails, if no line is longer than these have them.
pub fn unwrap_mail(text: &str) -> Unwrapped {
    const WIDTH: usize = 72;
    const LONGEST: usize = 80;
    let is_short = |line: &Line| n_letters(&line.text) <= LONGEST || line.text.contains("://");
    unwrap_to(text, |lines| lines.iter().all(is_short).then_some(WIDTH))
}

/// Puts the paragraphs of a text together that may have a usual width.
fn unwrap_to(text: &str, usual: impl Fn(&[Line]) -> Option<usize>) -> Unwrapped {
    let mut out = Unwrapped::default();
    let lines = lines(text, &mut out.pages);
    let width = width(&lines).or_else(|| usual(&lines));
    let words = words(lines.iter().map(|line| line.text.as_str()));
    for (i, line) in lines.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| lines.get(i));
        out.push(before.and_then(|before| joint(before, line, width, &words)), &line.text);
    }
    out
}

/// Puts the paragraphs of a page together, where its lines have said how they begin.
pub fn join(lines: &[Laid]) -> Unwrapped {
    let mut out = Unwrapped::default();
    let words = words(lines.iter().map(|line| line.text.as_str()));
    let mut before: Option<&str> = None;
    for line in lines {
        let is_next = |before: &str| match line.begins {
            Begins::Paragraph => false,
            Begins::Line => true,
            Begins::Column => line.text.starts_with(char::is_lowercase) && !ends_sentence(before),
        };
        let joint = before.and_then(|before| {
            let space = is_next(before).then_some(Joint::Space);
            divided(before, &line.text, &words).map(Joint::Word).or(space)
        });
        out.push(joint, &line.text);
        before = Some(&line.text);
    }
    out
}

impl Unwrapped {
    /// Adds a line.
    fn push(&mut self, joint: Option<Joint>, line: &str) {
        match joint {
            None => {
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
            }
            Some(Joint::Word(keeps_all)) => {
                if !keeps_all {
                    self.text.pop();
                    self.n_words += 1;
                }
                self.n_joined += 1;
            }
            Some(Joint::Space) => {
                self.text.push(' ');
                self.n_joined += 1;
            }
        }
        self.text.push_str(line);
    }
}

/// The lines that are not empty, white space collapsed, without the numbers of pages at the top of a page.
fn lines(text: &str, pages: &mut Vec<String>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut is_behind_blank, mut is_behind_page) = (false, false);
    for (i, page) in text.split('\u{c}').enumerate() {
        is_behind_page |= i > 0;
        let mut is_top = i > 0;
        for line in page.lines() {
            let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() {
                is_behind_blank = true;
            } else if std::mem::take(&mut is_top) && is_page_number(&text) {
                pages.push(text);
            } else {
                lines.push(Line { text, is_behind_blank, is_behind_page });
                (is_behind_blank, is_behind_page) = (false, false);
            }
        }
    }
    lines
}

/// What print calls a page before its number.
const PAGE: [&str; 9] = ["page", "seite", "pagina", "página", "sida", "side", "стор", "p", "s"];

fn words_of(line: &str) -> Vec<&str> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(5).collect()
}

fn is_page(word: &str, number: &str) -> bool {
    PAGE.contains(&word.to_lowercase().as_str()) && is_short_number(number)
}

fn is_short_number(word: &str) -> bool {
    word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line is the number of a page: `Page 2`, `- 2 -`, `2`, `Page 2 of 3`.
pub fn is_page_number(line: &str) -> bool {
    match words_of(line).as_slice() {
        [number] => is_short_number(number),
        [word, number] => is_page(word, number),
        _ => is_page_of_all(line),
    }
}

/// Whether a line says which of all pages it heads, `Page 2 of 3`.
pub fn is_page_of_all(line: &str) -> bool {
    matches!(words_of(line).as_slice(), [word, number, _, all] if is_page(word, number) && is_short_number(all))
}

/// How wide a text is, in letters.
fn n_letters(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(is_wide(c))).sum()
}

/// The first word of a text; where it has no spaces between words, the first character.
fn first_word(text: &str) -> &str {
    let first = text.chars().next().filter(|c| is_unspaced(*c));
    first.map_or_else(|| text.split(' ').next(), |c| text.get(..c.len_utf8())).unwrap_or_default()
}

/// Whether no sentence goes on behind a line.
fn ends_sentence(text: &str) -> bool {
    sentence::ends(text) || text.ends_with(':')
}

/// Whether a line begins as one of a list does.
fn is_item(text: &str) -> bool {
    let first = first_word(text);
    ["-", "–", "—", "*", "•", "·", ">", "#", "##", "###", "+++", "---"].contains(&first)
        || first.ends_with(['.', ')']) && first.len() <= 4 && first.starts_with(|c: char| c.is_ascii_digit())
}

/// The width that a text was wrapped to, if it shows one: most lines that another follows have no room for that one's first word.
fn width(lines: &[Line]) -> Option<usize> {
    let pairs: Vec<(usize, usize, bool, bool)> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if !b.is_behind_blank && !is_item(&b.text) => {
                let is_small = b.text.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase());
                Some((n_letters(&a.text), n_letters(first_word(&b.text)), ends_sentence(&a.text), is_small))
            }
            _ => None,
        })
        .collect();
    let mut lengths: Vec<usize> = pairs.iter().map(|(length, ..)| *length).collect();
    lengths.sort_unstable();
    let width = lengths.get(lengths.len() * 9 / 10).copied().filter(|width| WIDTHS.contains(width))?;
    let full = || pairs.iter().filter(|(length, word, ..)| is_full(*length, *word, width));
    let n_full = full().count();
    let n_open = full().filter(|(_, _, is_end, _)| !is_end).count();
    let n_small = full().filter(|(.., is_small)| *is_small).count();
    // Lines of their own may be alike in length; they end in full stops, or begin with capitals, as those of a list.
    (n_full >= FEWEST
        && n_full * 10 >= pairs.len() * 6
        && n_open * 2 >= n_full
        && n_small * 5 >= n_full
        && lengths.last() <= Some(&(width * 3 / 2)))
    .then_some(width)
}

/// Whether a word did not fit behind a line any more.
fn is_full(length: usize, word: usize, width: usize) -> bool {
    (length + 1 + word) * 10 > width * 9
}

/// How a line goes on from the one before.
enum Joint {
    /// Without a space: with all that the line before ends in, or without its hyphen.
    Word(bool),
    /// With the next word.
    Space,
}

fn joint(before: &Line, line: &Line, width: Option<usize>, words: &BTreeSet<String>) -> Option<Joint> {
    let is_small = line.text.starts_with(char::is_lowercase);
    if let Some(keeps) = divided(&before.text, &line.text, words) {
        return Some(Joint::Word(keeps));
    }
    if line.is_behind_page && is_small && !ends_sentence(&before.text) {
        return Some(Joint::Space);
    }
    let is_full = width.is_some_and(|width| is_full(n_letters(&before.text), n_letters(first_word(&line.text)), width));
    (is_full && !line.is_behind_blank && !is_item(&line.text)).then(|| between(&before.text, &line.text))
}

/// What stands between two lines of a paragraph: nothing behind a hyphen, unless that stands for the rest of a word, nor where words have no space between.
fn between(before: &str, next: &str) -> Joint {
    let is_hyphened = before.ends_with(['-', '\u{2010}'])
        && before.trim_end_matches(['-', '\u{2010}']).ends_with(char::is_alphanumeric)
        && next.starts_with(char::is_alphanumeric)
        && !BETWEEN.contains(&first_word(next));
    let is_unspaced = before.ends_with(is_unspaced) && next.starts_with(is_unspaced);
    if is_hyphened || is_unspaced { Joint::Word(true) } else { Joint::Space }
}

/// Whether a hyphen at the end of a line divides a word that the next line goes on with, and whether it stays.
fn divided(before: &str, next: &str, words: &BTreeSet<String>) -> Option<bool> {
    let head = before.strip_suffix(['-', '\u{ad}', '\u{2010}', '¬'])?;
    let is_soft = !before.ends_with(['-', '\u{2010}']);
    let first =
        head.rsplit(|c: char| !c.is_alphanumeric()).next().filter(|first| first.chars().any(char::is_alphabetic))?;
    let word: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
    if word.is_empty() || !is_soft && BETWEEN.contains(&word.as_str()) {
        return None;
    }
    let joined = format!("{first}{word}").to_lowercase();
    let hyphened = format!("{first}-{word}").to_lowercase();
    if is_soft || words.contains(&joined) {
        return Some(false);
    }
    if words.contains(&hyphened) {
        return Some(true);
    }
    // An address has the hyphens that it is written with.
    let is_address = |part: Option<&str>| part.is_some_and(|part| part.contains(['@', '/']) || part.contains("www."));
    if is_address(head.rsplit(' ').next()) || is_address(next.split(' ').next()) {
        return Some(true);
    }
    // A name goes on with a capital, and a number has one hyphen only.
    let is_small = word.starts_with(char::is_lowercase) && !first.ends_with(|c: char| c.is_ascii_digit());
    is_small.then(|| FIRST_PARTS.contains(&first.to_lowercase().as_str()))
}

/// The words of a text in small letters, those with hyphens whole too; not those at the ends of lines, which may be parts.
fn words<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    if lines.clone().any(|line| line.ends_with(['-', '\u{2010}'])) {
        for word in lines.flat_map(|line| line.split(' ')) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
            if !word.is_empty() && !word.ends_with('-') {
                words.insert(word.to_lowercase());
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: &str) {
        assert_eq!(unwrap(text).text, wanted, "{text}");
    }

    #[test]
    fn lines_of_a_width_become_paragraphs() {
        let wrapped = "Rain at last\n\nThe ministers met in the old town hall on\nMonday, and nobody left the building\nbefore the evening bells had rung. It\nrained.\n\n\
            Farmers along the river had asked for a\nlittle more time, and were given it by\nthe mayor.\n";
        let text = unwrap(wrapped);
        assert_eq!(
            text.text,
            "Rain at last\nThe ministers met in the old town hall on Monday, and nobody left the building before the evening bells had rung. It rained.\n\
             Farmers along the river had asked for a little more time, and were given it by the mayor."
        );
        assert_eq!((text.n_joined, text.n_words), (5, 0));
    }

    #[test]
    fn lines_of_their_own_stay() {
        for text in [
            "One line is a paragraph of its own here.\nAnother line is one too, of like length.\nA third line comes, and it ends as well.\nThe fourth ends the text, as all of them.",
            "Short\nlines\nof\na poem",
            "- one thing that is on a list of things\n- two things that are on a list of them\n- three things that are on a list too\n- four",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn lists_stay_and_scripts_without_spaces_are_joined() {
        let list = "Ann Lee, Harbour Party: 4,310\nBo Lind, River Party: 3,987 too\nCy Moe, Levee Party: 1,204 more\nDee Nye, of no party: 988";
        check(list, list);
        check(
            "议会星期一开会讨论防洪预算部长们说伦德的堤坝将加高一\n米，这项计划每年将花费全市约四百万元，两个政党已经表示反\n对沿河的农民要求更多时间，市长在周一的新闻发布会上表示，\n下周投票。",
            "议会星期一开会讨论防洪预算部长们说伦德的堤坝将加高一米，这项计划每年将花费全市约四百万元，两个政党已经表示反对沿河的农民要求更多时间，市长在周一的新闻发布会上表示，下周投票。",
        );
    }

    #[test]
    fn hyphens_of_names_numbers_and_addresses_stay() {
        check(
            "They closed the road from the North-\nSouth bridge to the harbour for 2020-\n2024, and also for the Bauern-\nund Fischerverband as well, who had\nwritten to them.",
            "They closed the road from the North-South bridge to the harbour for 2020-2024, and also for the Bauern- und Fischerverband as well, who had written to them.",
        );
        check(
            "Write to jane-\nroe@a.example or a.example/levee-\nplan.",
            "Write to jane-roe@a.example or a.example/levee-plan.",
        );
        check("It took twenty-\nfive days, a non-\nprofit said.", "It took twenty-five days, a non-profit said.");
    }

    #[test]
    fn divided_words_are_put_together() {
        check("They met on Mon-\nday to read it.", "They met on Monday to read it.");
        check("A well-\nknown one, a re-\n\nopened port.", "A well-known one, a reopened port.");
        check("Der Haupt-\nund Neben-\nbahnhof.", "Der Haupt-\nund Nebenbahnhof.");
        check("A snow-white one: snow-\nwhite. From 10-\nten.", "A snow-white one: snow-white. From 10-\nten.");
        check("At Lund-\nMalmö.", "At Lund-\nMalmö.");
        check("It was\u{c}Page 2\nraised.", "It was raised.");
        check("It was\u{c}Seite 2 von 3\nraised.", "It was raised.");
        assert_eq!(unwrap("It was\u{c}Page 2\nraised.").pages, ["Page 2"]);
    }

    #[test]
    fn lines_of_a_page_go_on_as_they_begin() {
        let line = |text: &str, begins| Laid { text: text.to_owned(), begins };
        let lines = [
            line("Rain at last", Begins::Column),
            line("It rained on Mon-", Begins::Paragraph),
            line("day, and", Begins::Line),
            line("nobody left.", Begins::Column),
            line("Then", Begins::Column),
            line("it stopped.", Begins::Line),
        ];
        let out = join(&lines);
        assert_eq!(out.text, "Rain at last\nIt rained on Monday, and nobody left.\nThen it stopped.");
        assert_eq!((out.n_joined, out.n_words), (3, 1));
    }

    proptest::proptest! {
        #[test]
        fn nothing_but_hyphens_and_page_numbers_is_lost(text in "([a-zA-Z]{1,9}|-|\\.|\n| |\n\n|\u{c}|7){0,80}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let out = unwrap(&text);
            let pages: usize = out.pages.iter().map(|page| letters(page).len()).sum();
            proptest::prop_assert_eq!(letters(&out.text).len() + pages, letters(&text).len());
        }
    }
}
