//! Capitals: runs of words with a capital letter that may be names, counted with what is around them.

use crate::gaps::{self, Gap};
use crate::name_words::{KnownPlaces, flag, letters, of_forms};
use crate::nouns::Nouns;
use corpus::{ArticleId, Corpus, FormId, FormSlice, Position, Span};
use hashbrown::HashTable;
use std::ops::Range;

/// The most words of a name.
const LONGEST: usize = 6;
/// In an article that capitalises more of its words inside sentences than this, all nouns have capitals, as in German, or all words have. English
/// articles have a capital in .13 of them (.21 at the 95th of 100), German ones in .33 (.26 at the 5th).
const MOST_CAPITALS: f64 = 0.24;
/// The most words of a heading in a text.
const LONGEST_HEADING: usize = 12;
/// A longer word in capitals is no abbreviation.
const LONGEST_ABBREVIATION: usize = 3;
/// Too few words to be sure.
const FEW_WORDS: u32 = 60;

/// A run of words that may be a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CapitalRun {
    /// Where it occurs first.
    pub(super) span: Span,
    /// How often it occurs by itself, not inside a longer run.
    pub(super) n_occurrences: u32,
    /// In how many articles.
    pub(super) n_articles: u32,
    last: ArticleId,
    /// How often behind "the".
    pub(super) n_the: u32,
    /// How often behind a word like "in".
    pub(super) n_in: u32,
    /// How often behind a title.
    pub(super) n_title: u32,
    /// How often before a word like "said".
    pub(super) n_speech: u32,
    /// How often before a mark, a stop word or an end: an adjective rarely comes there.
    pub(super) n_closed: u32,
    /// How often inside a sentence, where a capital means something.
    pub(super) n_inside: u32,
    /// How often before an age, or somebody's "who" or "his".
    pub(super) n_aged: u32,
    /// How often before a number, as in a table of results.
    pub(super) n_number: u32,
    /// How often before a place in parentheses or behind a comma.
    pub(super) n_placed: u32,
    /// How often where all nouns have capitals.
    pub(super) n_nouns: u32,
    /// Whether it is the name of a place that is known.
    pub(super) is_place: bool,
}

/// The runs of a corpus.
#[derive(Debug)]
pub(super) struct CapitalRuns<'a> {
    corpus: &'a Corpus,
    gaps: Vec<Gap>,
    flags: Vec<u32>,
    /// Of each type, how often it is inside a sentence with a capital, and how often without one.
    cases: Vec<[u32; 2]>,
    nouns: Nouns,
    pub(super) all: Vec<CapitalRun>,
    places: KnownPlaces,
    /// Whether nouns have capitals in the article that is read.
    has_many: bool,
    numbers: HashTable<u32>,
    /// Each run with each of its articles, in reading order.
    pub(super) articles: Vec<(u32, ArticleId)>,
    /// Runs that a run in capitals in parentheses abbreviates, and that one.
    pub(super) acronyms: Vec<(u32, FormId)>,
}

impl<'a> CapitalRuns<'a> {
    /// Counts the runs of a corpus that its actors do not name already.
    pub(super) fn of(corpus: &'a Corpus) -> Self {
        let places = KnownPlaces::read();
        let flags = of_forms(corpus, &places);
        let gaps = gaps_of(corpus, &flags);
        let mut cases = vec![[0, 0]; corpus.lexicon.n_types() as usize];
        for (form, gap) in corpus.forms.all().iter().zip(&gaps) {
            let case = &mut cases[corpus.lexicon.type_of(form) as usize];
            let has_capital = flags[form as usize] & flag::CAPITAL != 0;
            case[usize::from(!has_capital)] += u32::from(!has_capital || !matches!(gap, Gap::Start | Gap::Headline));
        }
        let nouns = Nouns::of(corpus, &gaps, &flags);
        let (all, numbers, articles, acronyms) = (Vec::new(), HashTable::new(), Vec::new(), Vec::new());
        let mut runs =
            Self { corpus, gaps, flags, cases, nouns, all, places, has_many: false, numbers, articles, acronyms };
        for article in 0..corpus.articles.len() {
            runs.read(article);
        }
        runs
    }

    /// What a form may be.
    pub(super) fn flags(&self, form: FormId) -> u32 {
        self.flags.get(form as usize).copied().unwrap_or_default()
    }

    /// The forms of a run.
    pub(super) fn forms(&self, run: &CapitalRun) -> FormSlice<'a> {
        self.corpus.forms.within(run.span.start..run.span.end())
    }

    /// A run as it is printed where it occurs first.
    pub(super) fn text(&self, run: &CapitalRun) -> String {
        let mut text = String::new();
        for (position, form) in (run.span.start..).zip(self.forms(run).iter()) {
            let form = self.corpus.lexicon.form(form);
            if !text.is_empty() && !form.starts_with(['\'', '’']) {
                text.push_str(match self.gap(position) {
                    Gap::Hyphen => "-",
                    Gap::Point if !text.ends_with('.') => ". ",
                    _ => " ",
                });
            }
            text.push_str(form);
            // Tokens lose the last point of an abbreviation, but "Yahoo.com" has none.
            if form.rsplit_once('.').is_some_and(|(_, last)| last.chars().count() == 1) {
                text.push('.');
            }
        }
        text
    }

    /// Whether the corpus has a form.
    pub(super) fn has_form(&self, form: &str) -> bool {
        !self.corpus.lexicon.find_forms(form).is_empty()
    }

    /// A form as printed.
    pub(super) fn text_of(&self, form: FormId) -> &'a str {
        self.corpus.lexicon.form(form)
    }

    /// Of a word inside sentences, the share with a capital.
    pub(super) fn share_of_capitals(&self, form: FormId) -> f64 {
        let [with, without] = self.cases[self.corpus.lexicon.type_of(form) as usize];
        f64::from(with) / f64::from((with + without).max(1))
    }

    fn gap(&self, position: Position) -> Gap {
        self.gaps.get(position as usize).copied().unwrap_or(Gap::Start)
    }

    fn at(&self, position: Position) -> u32 {
        self.corpus.forms.get(position).map_or(0, |form| self.flags(form))
    }

    fn form(&self, position: Position) -> FormId {
        self.corpus.forms.get(position).unwrap_or_default()
    }

    /// Whether a word has a capital and may be part of a name.
    fn is_name(&self, position: Position) -> bool {
        let flags = self.at(position);
        flags & flag::CAPITAL != 0
            && flags & flag::CALENDAR == 0
            && self.gap(position) != Gap::Headline
            && !self.is_shouted(position)
    }

    /// Whether a word stands in capitals among others, as in a line of a table.
    fn is_shouted(&self, position: Position) -> bool {
        let is_loud =
            |p: Position| self.at(p) & flag::CAPITALS != 0 && !self.corpus.lexicon.form(self.form(p)).contains('.');
        is_loud(position)
            && (self.gap(position).joins() && position > 0 && is_loud(position - 1)
                || self.gap(position + 1).joins() && is_loud(position + 1))
    }

    fn read(&mut self, article: ArticleId) {
        let range = self.corpus.articles.readable(article);
        let inside = range.clone().filter(|&p| !matches!(self.gap(p), Gap::Start | Gap::Headline));
        let (n_capitals, n_inside) =
            inside.fold((0_u32, 0_u32), |(n, all), p| (n + u32::from(self.at(p) & flag::CAPITAL != 0), all + 1));
        let has_many = n_inside > FEW_WORDS && f64::from(n_capitals) > MOST_CAPITALS * f64::from(n_inside);
        let has_many = has_many
            || self.corpus.articles.language(article).is_some_and(|language| matches!(language.tag(), "de" | "lb"));
        self.has_many = has_many;
        let mut mentions = self.corpus.actors.in_article(article);
        let mut position = range.start;
        while position < range.end {
            if !self.is_name(position) {
                position += 1;
                continue;
            }
            let end = self.end_of_run(position, range.end);
            if (end - position) as usize <= 2 * LONGEST
                && let Some((start, end, has_title)) = self.cut(position, end)
            {
                while mentions.first().is_some_and(|mention| mention.span.end() < end) {
                    mentions = mentions.get(1..).unwrap_or_default();
                }
                let is_known = mentions.first().is_some_and(|mention| mention.span.start < end);
                if !is_known {
                    self.count(Span { start, n_tokens: end - start }, has_title, article, range.end);
                }
            }
            position = end;
        }
    }

    /// The position behind a run that begins at `start`.
    fn end_of_run(&self, start: Position, limit: Position) -> Position {
        let mut end = start + 1;
        while end < limit {
            let gap = self.gap(end);
            if self.is_name(end)
                && (gap == Gap::Space
                    || gap == Gap::Point && self.is_short(end - 1)
                    || gap == Gap::Hyphen && self.is_compound(end))
            {
                end += 1;
                continue;
            }
            // "Ludwig van Beethoven", "Bank of America", "Department of the Interior"; but not "Ted Cruz of Texas".
            let links = |p: Position| {
                let founded = self.at(end - 1) & (flag::ORGANISATION | flag::PLACE | flag::TITLE) != 0;
                let wanted = if founded { flag::PARTICLE | flag::OF } else { flag::PARTICLE };
                let is_link = self.at(p) & wanted != 0 || p > end && founded && self.at(p) & flag::THE != 0;
                p < limit && self.gap(p) == Gap::Space && self.at(p) & flag::CAPITAL == 0 && is_link
            };
            let mut next = end;
            while next < end + 2 && links(next) {
                next += 1;
            }
            if next == end || next >= limit || !self.is_name(next) || !self.gap(next).joins() {
                break;
            }
            end = next + 1;
        }
        end
    }

    /// Whether a word before a point may be an abbreviation inside a name: "St. Louis".
    fn is_short(&self, position: Position) -> bool {
        self.corpus.lexicon.form(self.form(position)).chars().count() <= 3
    }

    /// Whether a hyphen joins two words of one name ("Ocasio-Cortez"), not two names ("Russia-Ukraine"): one of them has no capital elsewhere.
    fn is_compound(&self, position: Position) -> bool {
        let is_rare = |p: Position| {
            let type_id = self.corpus.type_at(p);
            let first = self.corpus.index().positions(type_id).take(50);
            let n = first.len();
            2 * first.filter(|p| self.gap(*p) == Gap::Hyphen || self.gap(p + 1) == Gap::Hyphen).count() > n
        };
        is_rare(position) || is_rare(position - 1)
    }

    /// Takes from the ends of a run what is no name: titles, stop words, the first word of a sentence. Gives the rest and whether a title went.
    fn cut(&self, mut start: Position, mut end: Position) -> Option<(Position, Position, bool)> {
        let is_title = |p: Position| {
            self.at(p) & flag::TITLE != 0
                || p > start && self.at(p) & flag::SECOND_TITLE != 0 && {
                    let before = if self.at(p - 1) & flag::OF != 0 { p.saturating_sub(2) } else { p - 1 };
                    before >= start
                        && (self.at(before) & flag::TITLE != 0
                            || self.corpus.lexicon.form(self.form(before)) == "Attorney")
                }
        };
        let last_title = (start..end).rev().find(|&p| is_title(p));
        let mut has_title = false;
        if let Some(title) = last_title {
            if title + 1 == end {
                return None;
            }
            let is_founded = self.at(end - 1) & flag::ORGANISATION != 0;
            let is_linked = self.at(title + 1) & flag::CAPITAL == 0;
            if !is_founded && !is_linked {
                (start, has_title) = (title + 1, true);
            }
        }
        // "Ukraine and Russia Keith Kellogg", "granting Ukraine NATO membership".
        let is_other = |p: Position| {
            end - p > 1 && self.at(p) & flag::GIVEN != 0 || end - p == 1 && self.at(p) & flag::CAPITALS != 0
        };
        if self.at(start) & (flag::KNOWN_PLACE | flag::GIVEN) == flag::KNOWN_PLACE
            && start + 1 < end
            && self.gap(start + 1) == Gap::Space
            && is_other(start + 1)
        {
            start += 1;
        }
        // "Russian Foreign Minister", "Australian Tom Moody"; but "British Airways", "German Football Federation".
        let is_founded = (start..end).any(|p| self.at(p) & flag::ORGANISATION != 0);
        if self.at(start) & flag::PEOPLE != 0
            && (end - start == 1 || !is_founded && self.at(start + 1) & flag::GIVEN != 0)
        {
            start += 1;
        }
        // "West German" is no name.
        while end - start > 1 && !is_founded && self.at(end - 1) & flag::PEOPLE != 0 {
            end -= 1;
        }
        // "Ada Quill BERLIN": a byline and a dateline.
        let is_loud = |p: Position| {
            self.at(p) & flag::CAPITALS != 0
                && self.corpus.lexicon.form(self.form(p)).chars().count() > LONGEST_ABBREVIATION
        };
        if end - start > 1 && self.at(end - 1) & flag::KNOWN_PLACE != 0 && is_loud(end - 1) && !is_loud(start) {
            end -= 1;
        }
        let is_empty_word = |p: Position, is_alone: bool| {
            let flags = self.at(p);
            // "US" is a name, "us" a stop word.
            let is_stop = flags & flag::STOP != 0 && (flags & flag::CAPITALS == 0 || !is_alone);
            let is_first = self.gap(p) == Gap::Start
                && flags & (flag::PLACE_BEGINNING | flag::GIVEN) == 0
                && self.share_of_capitals(self.form(p)) < 0.5;
            is_stop || is_first || flags & flag::CAPITAL == 0
        };
        while start < end && is_empty_word(start, end - start == 1) {
            start += 1;
        }
        // "Ada Quills Karriere", "Quill-Studie".
        if self.has_many {
            while end - start > 1 && !is_founded && self.nouns.has(self.corpus, end - 1) {
                end -= 1;
                if self.gap(end) == Gap::Hyphen && end - start == 1 {
                    return None;
                }
            }
        }
        let is_letter = |p: Position| self.at(p) & flag::LETTER != 0;
        while start < end && (is_empty_word(end - 1, end - start == 1) || end - start > 1 && is_letter(end - 1)) {
            end -= 1;
        }
        let is_shouted = |p: Position| {
            let form = self.form(p);
            let is_usual = self.corpus.lexicon.commonest(self.corpus.lexicon.type_of(form)) == Some(form);
            self.at(p) & flag::CAPITALS != 0 && !is_usual && self.corpus.lexicon.form(form).len() > 3
        };
        let n_tokens = (end - start) as usize;
        // A letter, "New" or "Inc" alone is no name, and "R-Texas" is a party and a state.
        let first = self.at(start);
        let is_bare = n_tokens == 1 && first & (flag::LETTER | flag::PLACE_BEGINNING | flag::SUFFIX) != 0;
        let is_party = n_tokens > 1 && first & flag::LETTER != 0 && self.gap(start + 1) == Gap::Hyphen;
        let good = (1..=LONGEST).contains(&n_tokens) && !(start..end).all(is_shouted) && !is_bare && !is_party;
        good.then_some((start, end, has_title))
    }

    fn count(&mut self, span: Span, has_title: bool, article: ArticleId, limit: Position) {
        let corpus = self.corpus;
        let of = |span: Span| corpus.forms.within(span.start..span.end());
        let hash = |span: Span| {
            of(span).iter().fold(span.n_tokens.into(), |hash: u64, form| {
                (hash ^ u64::from(form)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23)
            })
        };
        let all = &mut self.all;
        let known = self.numbers.find(hash(span), |&n| all.get(n as usize).is_some_and(|run| of(run.span) == of(span)));
        let (known, places) = (known.copied(), &self.places);
        let is_place = known.is_none() && places.contains(&forms_letters(corpus, of(span)));
        let number = known.unwrap_or_else(|| {
            let number = all.len() as u32;
            let last = ArticleId::MAX;
            all.push(CapitalRun {
                span,
                n_occurrences: 0,
                n_articles: 0,
                last,
                n_the: 0,
                n_in: 0,
                n_title: 0,
                n_speech: 0,
                n_closed: 0,
                n_inside: 0,
                n_aged: 0,
                n_number: 0,
                n_placed: 0,
                n_nouns: 0,
                is_place,
            });
            self.numbers.insert_unique(hash(span), number, |&n| all.get(n as usize).map_or(0, |run| hash(run.span)));
            number
        });
        let gap = self.gap(span.start);
        let before = span.start.checked_sub(1).filter(|_| gap == Gap::Space).map_or(0, |p| self.at(p));
        let is_last = span.end() >= limit;
        let after = if is_last { 0 } else { self.at(span.end()) };
        let gap_after = if is_last { Gap::Start } else { self.gap(span.end()) };
        let is_aged =
            gap_after == Gap::Mark && after & (flag::NUMBER | flag::SOMEBODY) != 0 || after & flag::SOMEBODY != 0;
        let is_number = gap_after == Gap::Space && after & flag::NUMBER != 0;
        let is_placed = matches!(gap_after, Gap::Paren | Gap::Mark) && after & flag::KNOWN_PLACE != 0;
        let is_acronym = gap_after == Gap::Paren && after & flag::CAPITALS != 0;
        let Some(run) = self.all.get_mut(number as usize) else { return };
        run.n_occurrences += 1;
        if run.last != article {
            (run.last, run.n_articles) = (article, run.n_articles + 1);
            self.articles.push((number, article));
        }
        run.n_the += u32::from(before & flag::THE != 0);
        run.n_in += u32::from(before & flag::BEFORE_PLACE != 0);
        run.n_title += u32::from(has_title);
        run.n_speech += u32::from(after & flag::SPEECH != 0);
        run.n_closed +=
            u32::from(!matches!(gap_after, Gap::Space | Gap::Hyphen) || after & (flag::STOP | flag::SPEECH) != 0);
        run.n_inside += u32::from(gap != Gap::Start);
        run.n_aged += u32::from(is_aged);
        run.n_number += u32::from(is_number);
        run.n_placed += u32::from(is_placed);
        run.n_nouns += u32::from(self.has_many);
        if is_acronym && self.initials(span) == corpus.lexicon.form(self.form(span.end())).replace('.', "") {
            self.acronyms.push((number, self.form(span.end())));
        }
    }

    /// The first letters of a run's capitalised words.
    fn initials(&self, span: Span) -> String {
        let words = (span.start..span.end()).filter(|&p| self.at(p) & flag::CAPITAL != 0);
        words.filter_map(|p| self.corpus.lexicon.form(self.form(p)).chars().next()).collect()
    }
}

/// The gaps of a corpus, by what its words may be.
fn gaps_of(corpus: &Corpus, flags: &[u32]) -> Vec<Gap> {
    let at = |p: Position| corpus.forms.get(p).map_or(0, |form| flags[form as usize]);
    // "J.D. Vance"; but "the U.N. Nobody came".
    let is_initials = |p: Position| {
        let follows_the = p.checked_sub(1).is_some_and(|p| at(p) & flag::THE != 0);
        at(p) & flag::INITIALS != 0 && !follows_the && at(p + 1) & flag::CAPITAL != 0 && at(p + 1) & flag::STOP == 0
    };
    let abbreviates = |p: Position| at(p) & (flag::LETTER | flag::TITLE | flag::PLACE_BEGINNING) != 0 || is_initials(p);
    let is_heading = |line: Range<Position>| {
        (2..=LONGEST_HEADING).contains(&line.len())
            && line.clone().any(|p| at(p) & flag::STOP != 0)
            && line.clone().all(|p| at(p) & (flag::STOP | flag::CAPITAL) != 0)
    };
    gaps::of(corpus, &abbreviates, &is_heading)
}

/// The letters of some forms.
fn forms_letters(corpus: &Corpus, forms: FormSlice<'_>) -> String {
    forms.iter().map(|form| letters(corpus.lexicon.form(form))).collect()
}
