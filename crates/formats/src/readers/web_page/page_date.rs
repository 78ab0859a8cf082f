//! Page date: the day of publication that a page shows or has in its scripts, where it does not state it for machines.

use crate::dates;
use crate::html::tree::Markup;
use crate::readers::web_page::archived;
use crate::readers::web_page::by_line;
use crate::readers::web_page::class_names::has_name;
use crate::readers::web_page::day_text::{DayText, Found, best, says_changed};
use crate::readers::web_page::hints::{Hints, Reach};
use crate::readers::web_page::local_day;
use crate::readers::web_page::meta::Meta;
use crate::readers::web_page::paragraphs::{Paragraph, paragraphs};
use model::Day;
use model::edtf::Precision;
use std::cell::OnceCell;

/// Words in a class or id of what says when.
const WHEN: [&str; 17] = [
    "created",
    "data",
    "date",
    "dateline",
    "datepublished",
    "datetime",
    "datum",
    "fecha",
    "posted",
    "pubdate",
    "publication",
    "publish",
    "publishdate",
    "published",
    "publishing",
    "time",
    "timestamp",
];

/// Words in a class or id of what says more about an article, such as who wrote it.
const ABOUT: [&str; 8] = ["author", "authored", "byline", "category", "info", "meta", "postmetadata", "submitted"];

/// What scripts call the day of publication, in small letters without marks between the words.
const KEYS: [&str; 14] = [
    "articledate",
    "articlepublished",
    "datecreated",
    "datepublish",
    "datepublished",
    "firstpublished",
    "postdate",
    "pubdate",
    "publicationdate",
    "publishdate",
    "publishedat",
    "publisheddate",
    "publishedtime",
    "publishtime",
];

/// How many paragraphs above and below the headline are read.
const NEAR: (usize, usize) = (3, 8);
/// The longest line that is read for the only day of a page, in characters of an alphabet.
const LONGEST_STAMP: usize = 80;
/// The most words of such a line that ends as a sentence does: `Updated on 7 May 2021.`
const FEW_WORDS: usize = 5;
/// The short word for "year" that a date may end in, with a full stop that ends no sentence.
const YEARS: [&str; 2] = [" г.", " р."];
/// The largest element that says when, in nodes.
const LARGEST: usize = 60;

/// What a page shows about its day.
pub struct PageDate<'a> {
    markup: &'a Markup,
    hints: &'a Hints,
    days: DayText,
    lines: OnceCell<Vec<Paragraph>>,
}

impl<'a> PageDate<'a> {
    /// Looks at a page in this language.
    pub fn new(markup: &'a Markup, hints: &'a Hints, language: &str) -> Self {
        Self { markup, hints, days: DayText::new(language), lines: OnceCell::new() }
    }

    /// All that the page says, read once and only where it is needed.
    pub fn lines(&self) -> &[Paragraph] {
        let read = || paragraphs(self.markup, |node| self.hints.is_beside(self.markup, node, Reach::All));
        self.lines.get_or_init(read)
    }

    /// A date as one of this page's, in ISO form.
    pub fn read(&self, text: &str) -> Option<String> {
        self.days.read(text)
    }

    /// Gives a page the day that it is of, where it states none or the day elsewhere: it was fetched from this address, and these are its lines.
    pub fn settle<'t>(&self, meta: &mut Meta, address: &str, lines: impl Iterator<Item = &'t str>) {
        let in_address = dates::in_address(&meta.url).or_else(|| dates::in_address(address));
        let (day, month) = match in_address {
            Some(date) if date.precision == Precision::Day => (Some(date.text), None),
            date => (None, date.map(|date| date.text)),
        };
        if let Some(day) = local_day::find(&meta.date, day.as_deref(), || self.shown(&meta.headline)) {
            meta.date = day;
            return;
        }
        if dates::read(&meta.date).is_ok() {
            return;
        }
        let found = self.read(&meta.date).or(day).or_else(|| self.find(&meta.headline, lines).or(month));
        // Of one that can mean two days, whoever reads it says which.
        let open = || Some(()).filter(|()| meta.date.is_empty()).and_then(|()| self.ambiguous(&meta.headline));
        if let Some(date) = found.or_else(open) {
            meta.date = date;
            meta.inferred.push("date");
        }
    }

    /// The day in what names itself the date, near the headline, in a script, in the first lines of the text, in what is about the article, or the
    /// only one that the page shows: the surest first.
    pub fn find<'t>(&self, headline: &str, text: impl Iterator<Item = &'t str>) -> Option<String> {
        let lines = self.lines();
        best(self.in_named(&WHEN))
            .or_else(|| best(self.near(lines, headline)))
            .or_else(|| self.in_scripts())
            .or_else(|| self.in_times())
            .or_else(|| best(text.take(NEAR.0).flat_map(|line| self.days.find(line)).collect()))
            .or_else(|| best(self.in_named(&ABOUT)))
            .or_else(|| self.only(lines))
    }

    /// Takes off a text the lines at its ends that say no more than a day, and those above it that say no more than whose byline is known. Returns those from
    /// above and those from below, as they stood.
    pub fn cut_stamps(&self, text: &mut String, byline: &str) -> (Vec<String>, Vec<String>) {
        let (mut above, mut below) = (Vec::new(), Vec::new());
        let is_above = |line: &str| self.is_stamp(line) || by_line::states(line, byline);
        while let Some((first, rest)) = text.split_once('\n').filter(|(first, _)| is_above(first)) {
            above.push(first.to_owned());
            *text = rest.to_owned();
        }
        while let Some((rest, last)) = text.rsplit_once('\n').filter(|(_, last)| self.is_stamp(last)) {
            below.push(last.to_owned());
            text.truncate(rest.len());
        }
        below.reverse();
        (above, below)
    }

    /// Whether a line says no more than a day.
    pub(super) fn is_stamp(&self, line: &str) -> bool {
        is_short(line) && !self.days.find(without_year_mark(line)).is_empty()
    }

    /// The page's own day as it is written, where it can mean two days, as 03/04/2024 does: in what names itself the date, or in a line near the headline
    /// that says no more than that.
    pub fn ambiguous(&self, headline: &str) -> Option<String> {
        let named = self.named(&WHEN).map(|node| self.markup.text(node));
        let near = self.around(self.lines(), headline).flatten().map(|p| p.text.clone());
        named.chain(near).filter(|line| is_short(line)).find_map(|line| self.days.ambiguous(&line))
    }

    /// The days that readers see in what names itself the date or near the headline.
    fn shown(&self, headline: &str) -> Vec<String> {
        let lines = self.lines();
        self.in_named(&WHEN).into_iter().chain(self.near(lines, headline)).map(|(day, _)| day).collect()
    }

    /// The elements that are named so.
    fn named<'n>(&'n self, names: &'n [&str]) -> impl Iterator<Item = usize> + 'n {
        (1..self.markup.n_nodes()).filter(|&node| {
            !self.hints.is_elsewhere(node)
                && self.markup.within(node).len() <= LARGEST
                && has_name(self.markup, node, |word| names.contains(&word))
        })
    }

    /// Days in the elements that are named so.
    fn in_named(&self, names: &[&str]) -> Vec<Found> {
        let mut found = Vec::new();
        for node in self.named(names) {
            let is_changed = has_name(self.markup, node, says_changed);
            let title = ["title", "datetime"].iter().find_map(|name| self.read(self.markup.attribute(node, name)?));
            let days = match title {
                Some(day) => vec![(day, false)],
                None => self.days.find(&self.markup.text(node)),
            };
            found.extend(days.into_iter().map(|(day, changed)| (day, changed || is_changed)));
        }
        found
    }

    /// Days in the lines around the headline.
    fn near(&self, lines: &[Paragraph], headline: &str) -> Vec<Found> {
        let days = |lines: Vec<&Paragraph>| lines.into_iter().flat_map(|p| self.days.find(&p.text)).collect();
        self.around(lines, headline).map(days).find(|found: &Vec<Found>| !found.is_empty()).unwrap_or_default()
    }

    /// The lines around the headline, those below first; and those around the heading of the first rank.
    fn around<'l>(&self, lines: &'l [Paragraph], headline: &str) -> impl Iterator<Item = Vec<&'l Paragraph>> {
        let is_heading = |p: &Paragraph| self.markup.parents(p.at).take(4).any(|n| self.markup.tag(n) == "h1");
        let ats =
            [lines.iter().position(|p| !headline.is_empty() && p.text == headline), lines.iter().position(is_heading)];
        ats.into_iter().flatten().map(|at| {
            let below = lines.iter().take(at + 1 + NEAR.1).skip(at + 1);
            below.chain(lines.iter().take(at).skip(at.saturating_sub(NEAR.0))).collect()
        })
    }

    /// The day of all elements for times, wherever they are, if it is one.
    fn in_times(&self) -> Option<String> {
        let times = self.markup.tagged(0, "time").filter(|&node| !archived::is_in_bar(self.markup, node));
        same(times.filter_map(|node| self.read(self.markup.attribute(node, "datetime")?)))
    }

    /// The day in all short lines that have one, if it is one.
    fn only(&self, lines: &[Paragraph]) -> Option<String> {
        same(
            lines
                .iter()
                .filter(|p| p.weight <= LONGEST_STAMP)
                .flat_map(|p| self.days.find(&p.text))
                .map(|(day, _)| day),
        )
    }

    /// The first day that a script calls that of publication.
    fn in_scripts(&self) -> Option<String> {
        let scripts = self.markup.tagged(0, "script");
        scripts.flat_map(|script| self.markup.within(script)).find_map(|n| self.in_script(self.markup.said(n)))
    }

    fn in_script(&self, text: &str) -> Option<String> {
        let mut from = 0;
        // Each key has one of these, so that nothing else needs looking at.
        while let Some(at) = text.get(from..).and_then(|rest| rest.find([':', '='])).map(|at| from + at) {
            from = at + 1;
            let key: String = text.get(..at)?.bytes().rev().take(40).map(char::from).collect();
            let key: String = key
                .trim_start_matches(['"', '\'', ' ', '\\'])
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
                .chars()
                .rev()
                .collect::<String>()
                .to_ascii_lowercase();
            if !KEYS.iter().any(|wanted| key.ends_with(wanted)) {
                continue;
            }
            let value = text.get(from..)?.trim_start_matches(['"', '\'', ' ', '\\', '[']);
            let value = value.split(['"', '\'', '\\', ',', '}', ']', ';', '\n']).next().unwrap_or_default();
            if let Some(day) = self.read(value).or_else(|| day_of_number(value)) {
                return Some(day);
            }
        }
        None
    }
}

/// A line without the mark for "year" that it may end in.
fn without_year_mark(line: &str) -> &str {
    YEARS.iter().find_map(|year| line.strip_suffix(*year)).unwrap_or(line)
}

/// Whether a line is too short for a sentence, or ends as none does.
fn is_short(line: &str) -> bool {
    let is_sentence = without_year_mark(line).ends_with(['.', '!', '?', ':', '"', '”', '“', '»', '’']);
    line.chars().count() <= LONGEST_STAMP && (!is_sentence || line.split_whitespace().count() <= FEW_WORDS)
}

/// What all days are, if they are one.
fn same(mut days: impl Iterator<Item = String>) -> Option<String> {
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

/// The day of a Unix time, in seconds or milliseconds.
fn day_of_number(text: &str) -> Option<String> {
    let time: i64 = text.trim().parse().ok().filter(|_| matches!(text.trim().len(), 10 | 13))?;
    let seconds = if time > 100_000_000_000 { time / 1000 } else { time };
    i32::try_from(seconds.div_euclid(86_400)).ok().map(|day| Day(day).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, language: &str, expected: Option<&str>) {
        let markup = Markup::parse(html);
        let hints = Hints::new(&markup);
        assert_eq!(
            PageDate::new(&markup, &hints, language).find("Ferry late", "".lines()).as_deref(),
            expected,
            "{html}"
        );
    }

    #[test]
    fn a_day_is_found_in_what_is_named_for_it() {
        check("<h1>Ferry late</h1><p class=entry-date>On 7 May 2021, Ann Lee</p>", "en", Some("2021-05-07"));
        check("<abbr class=published title=2021-05-07T10:00:00Z>today</abbr>", "en", Some("2021-05-07"));
        check("<p class='date updated'>9 May 2021</p><p class=date>7 May 2021</p>", "en", Some("2021-05-07"));
        check("<p class=date>07.05.2021, 10:15 Uhr</p>", "de", Some("2021-05-07"));
        check("<p class=date>07/05/2021</p>", "fr-FR", Some("2021-05-07"));
        check("<p class=date>07/05/2021</p>", "en-US", Some("2021-07-05"));
        check("<p class=date>07/05/2021</p>", "en", None);
        check("<p class=date>May</p><p class=update>2021</p>", "en", None);
        check("<div class=comments><p class=date>7 May 2021</p></div>", "en", None);
    }

    #[test]
    fn a_day_near_the_headline_counts_the_first_that_is_no_change() {
        check("<h1>Ferry late</h1><p>Updated: 9 May 2021 · First published: 7 May 2021</p>", "en", Some("2021-05-07"));
        check("<h1>Ferry late</h1><p>Aktualisiert am 9. Mai 2021</p>", "de", Some("2021-05-09"));
        check("<p>Friday, May 7, 2021</p><h2>Ferry late</h2><p>Text.", "en", Some("2021-05-07"));
        check("<h1>Ferry late</h1><p>In 2021, 7 ferries were late in May.</p>", "en", None);
    }

    #[test]
    fn the_only_day_of_a_page_is_taken_at_last() {
        check("<div class=footer><time datetime=2021-05-07>today</time></div>", "en", Some("2021-05-07"));
        check("<p>The ferry is late.</p><p>Stand: 7. Mai 2021</p>", "de", Some("2021-05-07"));
        check("<p>Stand: 7. Mai 2021</p><p>Stand: 9. Mai 2021</p>", "de", None);
        check("<div class=byline>Ann Lee 7 May 2021</div><p>9 May 2021</p>", "en", Some("2021-05-07"));
    }

    #[test]
    fn a_line_that_is_a_day_is_no_text() {
        let markup = Markup::parse("");
        let hints = Hints::new(&markup);
        let check = |text: &str, left: &str| {
            let mut cut = text.to_owned();
            let (above, below) = PageDate::new(&markup, &hints, "en").cut_stamps(&mut cut, "Ann Lee");
            assert_eq!(cut, left, "{text}");
            assert_eq!([above, vec![cut], below].concat().join("\n"), text);
        };
        check(
            "Published 7 May 2021\nat 7:04, 7 May 2021\nThe ferry is late.\nUpdated on 9 May 2021.\nFrom 8 May 2021.",
            "The ferry is late.",
        );
        check(
            "The ferry is late.\nIt was last on time on 7 May 2021.",
            "The ferry is late.\nIt was last on time on 7 May 2021.",
        );
        check("7 May 2021", "7 May 2021");
        check("By Ann Lee\n7 May 2021\nThe ferry is late.\nBy Ann Lee", "The ferry is late.\nBy Ann Lee");
        check("Опубликовано: 7 мая 2021 г. Обновлено: 9 мая 2021 г.\nПаром опоздал.", "Паром опоздал.");
    }

    #[test]
    fn a_day_that_can_mean_two_is_found_as_it_is_written() {
        let check = |html: &str, language: &str, expected: Option<&str>| {
            let markup = Markup::parse(html);
            let hints = Hints::new(&markup);
            let found = PageDate::new(&markup, &hints, language).ambiguous("Ferry late");
            assert_eq!(found.as_deref(), expected, "{html}");
        };
        check("<h1>Ferry late</h1><p class=entry-date>On 03/04/2024, Ann Lee</p>", "en", Some("03/04/2024"));
        check("<h1>Ferry late</h1><p>Published 03/04/24 10:15</p>", "", Some("03/04/24"));
        check("<h1>Ferry late</h1><p class=date>03/04/2024</p>", "fr", None);
        check("<h1>Ferry late</h1><p>03/04/2024, updated 03/19/2024</p>", "en", None);
        check("<h1>Ferry late</h1><p>The ferry was last on time on 03/04/2024.</p>", "en", None);
        check("<h1>Ferry late</h1><p>1/2 of all ferries</p>", "en", None);
    }

    #[test]
    fn a_day_in_a_script_is_found_last() {
        check("<script>var a={x:1,'publishDate': '2021-05-07 10:00'}</script>", "en", Some("2021-05-07"));
        check(r#"<script>{"published_at":"2021-05-07T06:22:28+01:00"}</script>"#, "en", Some("2021-05-07"));
        check("<script>dataLayer.push({'page.datePublished':1620380000})</script>", "en", Some("2021-05-07"));
        check("<script>update='2021-05-07'; date=''; pubdate=x</script>", "en", None);
    }
}
