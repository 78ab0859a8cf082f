//! Capitals: runs of words with a capital letter that may be names, counted with what is around them.

pub(super) use crate::capital_run::CapitalRun;
use crate::gaps::Gap;
use crate::name_gaps;
use crate::name_words::{KnownPlaces, flag, letters, of_forms};
use crate::nouns::Nouns;
use corpus::{ArticleId, Corpus, FormId, FormSlice, Position, Span};
use hashbrown::HashTable;

/// The most words of a name.
const LONGEST: usize = 6;
/// In an article that capitalises more of its words inside sentences than this, all nouns have capitals, as in German, or all words have. English
/// articles have a capital in .13 of them (.21 at the 95th of 100), German ones in .33 (.26 at the 5th).
const MOST_CAPITALS: f64 = 0.24;
/// A longer word in capitals is no abbreviation.
const LONGEST_ABBREVIATION: usize = 3;
/// What is no last name of somebody who is called as a month.
const NO_LAST_NAME: u32 = flag::STOP
    | flag::TITLE
    | flag::ORGANISATION
    | flag::PLACE
    | flag::EVENT
    | flag::PEOPLE
    | flag::CAPITALS
    | flag::LETTER
    | flag::KNOWN_PLACE;
/// A stop word that has a capital inside sentences in this share or more is part of a name.
const NEARLY_ALWAYS: f64 = 0.9;
/// Too few words to be sure.
const FEW_WORDS: u32 = 60;

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
        let gaps = name_gaps::of(corpus, &flags);
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
        self.text_at(run.span)
    }

    /// A stretch of words as it is printed.
    pub(super) fn text_at(&self, span: Span) -> String {
        let mut text = String::new();
        for (position, form) in (span.start..).zip(self.corpus.forms.within(span.start..span.end()).iter()) {
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

    /// What is before a word.
    pub(super) fn gap(&self, position: Position) -> Gap {
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
            && (flags & flag::CALENDAR == 0 || self.is_month_of_person(position))
            && self.gap(position) != Gap::Headline
            && !self.is_shouted(position)
    }

    /// Whether a month is somebody's first name or last one: "Theresa May", "Jan Novak"; but not "Theresa May 5", "in April Ryan", "12 June Marlow".
    fn is_month_of_person(&self, position: Position) -> bool {
        let may_be_of = |p: Position, wanted: u32, unwanted: u32| {
            let flags = self.at(p);
            flags & flag::CAPITAL != 0 && flags & wanted == wanted && flags & (unwanted | flag::CALENDAR) == 0
        };
        let before = position.checked_sub(1).filter(|_| self.gap(position) == Gap::Space);
        let is_followed = self.gap(position + 1) == Gap::Space;
        let is_dated = is_followed && self.at(position + 1) & flag::NUMBER != 0;
        let is_last = before.is_some_and(|p| may_be_of(p, flag::GIVEN, flag::TITLE)) && !is_dated;
        let is_first = is_followed
            && before.is_none_or(|p| self.at(p) & (flag::BEFORE_MONTH | flag::NUMBER) == 0)
            && may_be_of(position + 1, 0, NO_LAST_NAME)
            && self.share_of_capitals(self.form(position + 1)) >= NEARLY_ALWAYS;
        self.at(position) & flag::MONTH != 0 && (is_last || is_first && self.at(position) & flag::GIVEN != 0)
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
        let begins_name = |p: Position, is_alone: bool| !is_alone && self.is_article_of_name(p);
        while start < end && is_empty_word(start, end - start == 1) && !begins_name(start, end - start == 1) {
            start += 1;
        }
        // "Ada Quills Karriere", "Quill-Studie".
        if self.has_many {
            let is_genitive =
                |p: &Position| [*p, p + 1].map(|p| self.gap(p)) == [Gap::Space; 2] && self.is_genitive(*p);
            if self.at(start) & flag::GIVEN != 0
                && let Some(last) = (start + 1..end.saturating_sub(1)).find(is_genitive)
            {
                end = last + 1;
            }
            while end - start > 1 && !is_founded && self.nouns.has(self.corpus, end - 1) {
                end -= 1;
                if self.gap(end) == Gap::Hyphen && end - start == 1 {
                    return None;
                }
            }
        }
        let is_letter = |p: Position| self.at(p) & flag::LETTER != 0;
        let ends_empty =
            |p: Position, is_alone: bool| is_empty_word(p, is_alone) && (is_alone || !self.is_month_of_person(p));
        while start < end && (ends_empty(end - 1, end - start == 1) || end - start > 1 && is_letter(end - 1)) {
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

    /// Whether a stop word of another language begins a name, as in "Los Angeles": it nearly always has a capital.
    fn is_article_of_name(&self, position: Position) -> bool {
        let form = self.form(position);
        let is_plain = self.corpus.lexicon.form(form).chars().all(char::is_alphabetic)
            && self.flags(form) & (flag::LETTER | flag::CAPITALS) == 0;
        self.gap(position) != Gap::Start && is_plain && self.share_of_capitals(form) >= NEARLY_ALWAYS
    }

    /// Whether a word ends with an "s" without which it is in the corpus too.
    fn is_genitive(&self, position: Position) -> bool {
        let word = self.corpus.lexicon.form(self.form(position)).strip_suffix('s');
        word.is_some_and(|word| word.chars().count() > 2 && self.has_form(word))
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
            all.push(CapitalRun::new(span, is_place));
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
        let form_before = span.start.checked_sub(1).filter(|_| gap.joins() && !has_title).map(|p| self.form(p));
        let form_behind = Some(span.end()).filter(|_| !is_last).map(|p| self.form(p));
        let Some(run) = self.all.get_mut(number as usize) else { return };
        run.before.count(form_before);
        run.behind.count(form_behind);
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

/// The letters of some forms.
fn forms_letters(corpus: &Corpus, forms: FormSlice<'_>) -> String {
    forms.iter().map(|form| letters(corpus.lexicon.form(form))).collect()
}
