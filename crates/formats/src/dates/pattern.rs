//! Patterns: where in the tokens a date is, and what it says, as far as the date alone tells.

use super::calendars;
use super::names::{Name, SOLAR, THAI};
use super::tokens::Token::{self, Mark, Number, Word};
use super::tokens::tokens;

/// The most words that a month's name has.
const LONGEST_NAME: usize = 3;
/// The months in Roman figures, 5.III.2024.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
/// Words that make a number before or behind them a month: tháng 3, 3 сарын.
const MONTH_BEFORE: [&str; 3] = ["tháng", "thang", "thg"];
const MONTH_BEHIND: [&str; 2] = ["сарын", "сар"];
/// How words begin that say when something was changed after it was published.
const CHANGES: &str = "updat modif edit revis amend mis actualis actualiz aktual geänder bearbeit aggiorna atualiz bijgewerkt gewijzigd zmien обновл измен оновл змінен uppdater opdater oppdater päivit güncel";
/// Years that figures alone may not have: they are counted from the Hijra.
const HIJRA: std::ops::RangeInclusive<u32> = 1200..=1500;

/// A year as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// In full.
    Full(u32),
    /// Its last two figures.
    Short(u32),
}

/// What a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A year, a month and a day.
    Day(Year, u32, u32),
    /// A year and a month.
    Month(u32, u32),
    /// Two numbers that are a day and a month in either order, and a year.
    Open(u32, u32, Year),
    /// Three numbers of two figures, 24-03-25, of which the first or the last is the year.
    Dashed(u32, u32, u32),
    /// A month whose name means two months, with its name, perhaps a day, and how the day and the year are written.
    Named {
        /// The year.
        year: Year,
        /// The name.
        name: Name,
        /// The day.
        day: Option<u32>,
        /// A dot behind the day.
        has_dotted_day: bool,
        /// A dot behind the year.
        has_dotted_year: bool,
    },
    /// A year, and the first and the last of some months.
    Months(u32, u32, u32),
    /// A date of another calendar, or a week: the days that it means.
    Days(model::Day, model::Day),
}

impl Reading {
    /// The same, where dates such as 24-03-25 are known to begin with the year or not to.
    pub(super) fn dashed(self, begins_with_year: Option<bool>) -> Self {
        let Self::Dashed(first, second, third) = self else { return self };
        // No month has so many days.
        let shown = if first > 31 { Some(true) } else { (third > 31).then_some(false) };
        match shown.or(begins_with_year) {
            Some(true) => Self::Day(Year::Short(first), second, third),
            Some(false) => Self::Open(first, second, Year::Short(third)),
            None => self,
        }
    }

    /// Whether its year has two figures.
    pub(super) fn is_short(&self) -> bool {
        if matches!(self, Self::Dashed(..)) {
            return true;
        }
        let (Self::Day(year, ..) | Self::Open(_, _, year) | Self::Named { year, .. }) = self else { return false };
        matches!(year, Year::Short(_))
    }
}

/// The date that a text says, and the name of its month where it has one; `None` where it says none or more than a date. Of the day on which
/// something was published and the one on which it was changed it is the first.
pub(super) fn find(text: &str) -> Option<(Reading, Option<Name>)> {
    let tokens = tokens(text);
    if let Some(reading) = compact(&tokens) {
        return Some((reading, None));
    }
    // A second date that is left open is more than a date.
    if text.contains("/..") || text.contains("../") {
        return None;
    }
    // -0044-03-15: a year before the first is none that is read.
    if text.trim_start().starts_with(['-', '−']) && matches!(tokens.get(1), Some(Number(_, 4))) {
        return None;
    }
    let is_change =
        |token: &Token| matches!(token, Word(word) if CHANGES.split(' ').any(|stem| word.starts_with(stem)));
    let whole = find_among(&tokens);
    if whole.is_some() || !tokens.iter().any(is_change) {
        return whole;
    }
    let ends = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token, Mark(',' | '·' | '|' | ';' | '–' | '—' | '/' | '-' | '•')));
    let mut parts = ends.filter_map(|(i, _)| Some((tokens.get(..i)?, tokens.get(i + 1..)?)));
    parts.find_map(|(first, second)| match (first.iter().any(is_change), second.iter().any(is_change)) {
        (true, false) => find_among(first).and(find_among(second)),
        (false, true) => find_among(second).and(find_among(first)),
        _ => None,
    })
}

/// The date that these tokens say.
fn find_among(tokens: &[Token]) -> Option<(Reading, Option<Name>)> {
    let mut n_words = 0;
    for at in 0..tokens.len() {
        let rest = tokens.get(at..)?;
        if let Some((reading, name, rest)) =
            figures(rest).map(|(reading, rest)| (reading, None, rest)).or_else(|| named(rest))
        {
            // A month alone is easily something else, such as a headline: nothing may surround it. Neither may anything follow a year of two figures.
            let is_month =
                matches!(reading, Reading::Month(..) | Reading::Months(..) | Reading::Named { day: None, .. });
            let most_words = if is_month { 0 } else { 5 };
            let is_alone =
                n_words <= most_words.max(1) && is_harmless(rest, if reading.is_short() { 0 } else { most_words });
            return is_alone.then_some((reading, name));
        }
        match rest.first() {
            Some(Number(..)) => return None,
            Some(Word(_)) if is_two_months(rest) => return None,
            Some(Word(word)) => n_words += usize::from(!Name::find(word).is_some_and(Name::is_between)),
            _ => {}
        }
        if n_words > 3 {
            return None;
        }
    }
    None
}

/// Whether the tokens begin with the names of two months, the one up to the other.
fn is_two_months(tokens: &[Token]) -> bool {
    let is_month = |word: &str| Name::find(word).is_some_and(|name| !name.is_between());
    matches!(tokens, [Word(a), Mark('/' | '-' | '–' | '—'), Word(b), ..] if is_month(a) && is_month(b))
}

/// `20170102`, with or without a time after it.
fn compact(tokens: &[Token]) -> Option<Reading> {
    let day = match tokens {
        [Number(day, 8)] => *day,
        [Number(day, 8), Word(t), ..] if t == "t" => *day,
        [Number(moment, 14)] => moment / 1_000_000,
        _ => return None,
    } as u32;
    (day > 10_000_000).then_some(Reading::Day(Year::Full(day / 10_000), day / 100 % 100, day % 100))
}

/// A date of figures alone at the beginning of the tokens, and what follows it.
fn figures(tokens: &[Token]) -> Option<(Reading, &[Token])> {
    let two = |digits: usize| digits <= 2;
    let (reading, rest) = match tokens {
        [Number(a, n), Mark(mark), Number(b, m), Mark(again), Number(c, o), rest @ ..] if mark == again && two(*m) => {
            let (a, b, c) = (*a as u32, *b as u32, *c as u32);
            let reading = match mark {
                '.' | '/' | '-' if *n == 4 && two(*o) => Reading::Day(Year::Full(a), b, c),
                '.' if two(*n) && *o == 4 => Reading::Day(Year::Full(c), b, a),
                '/' | '-' if two(*n) && *o == 4 => Reading::Open(a, b, Year::Full(c)),
                '.' if two(*n) && *o == 2 => Reading::Day(Year::Short(c), b, a),
                '-' if *n == 2 && *o == 2 && b <= 12 => Reading::Dashed(a, b, c),
                '/' | '-' if two(*n) && *o == 2 => Reading::Open(a, b, Year::Short(c)),
                _ => return None,
            };
            (reading, rest)
        }
        [Number(d, 1 | 2), Mark('.' | '/' | '-'), Word(roman), rest @ ..] => {
            let month = ROMAN.iter().position(|month| month == roman)? as u32 + 1;
            match rest {
                [Mark('.' | '/' | '-'), Number(y, 4), rest @ ..] | [Number(y, 4), rest @ ..] => {
                    (Reading::Day(Year::Full(*y as u32), month, *d as u32), rest)
                }
                _ => return None,
            }
        }
        [Number(y, 4), Mark('年' | '년'), Number(m, 1 | 2), Mark('月' | '월'), rest @ ..] => match rest {
            [Number(d, 1 | 2), Mark('日' | '号' | '號' | '일'), rest @ ..] => {
                (Reading::Day(Year::Full(*y as u32), *m as u32, *d as u32), rest)
            }
            rest => (Reading::Month(*y as u32, *m as u32), rest),
        },
        [Number(y, 4), Mark('-'), Word(w), Number(week, 2), rest @ ..] if w == "w" => {
            let (monday, sunday) = calendars::week(*y as u32, *week as u32)?;
            match rest {
                [Mark('-'), Number(day @ 1..=7, 1), rest @ ..] => {
                    let day = monday.plus(*day as i32 - 1);
                    (Reading::Days(day, day), rest)
                }
                rest => (Reading::Days(monday, sunday), rest),
            }
        }
        _ => return None,
    };
    match reading {
        Reading::Day(Year::Full(year), ..) | Reading::Month(year, _) | Reading::Open(_, _, Year::Full(year))
            if HIJRA.contains(&year) =>
        {
            None
        }
        reading => Some((reading, rest)),
    }
}

/// A date with its month's name at the beginning of the tokens, the name, and what follows it.
fn named(tokens: &[Token]) -> Option<(Reading, Option<Name>, &[Token])> {
    use Part::{Day, Month, Short};
    let (first, after_first) = part(tokens)?;
    let (second, mut rest) = part(after_first)?;
    // آذار/مارس: the month in two ways of naming it.
    if let (Month(month), Some((Month(again), behind))) = (second, part(rest))
        && month == again
    {
        rest = behind;
    }
    if let (Month(month), Month(last), Some((Part::Year(year), rest))) = (first, second, part(rest)) {
        return match (month.only()?, last.only()?) {
            (month, last) if month < last => Some((Reading::Months(year, month, last), None, rest)),
            _ => None,
        };
    }
    let third = part(rest);
    let dotted = |tokens: &[Token]| tokens.first() == Some(&Mark('.'));
    let (year, month, day, after_day, rest) = match (first, second, third) {
        (Day(day, 1 | 2), Month(month), Some((Part::Year(year), rest))) => {
            (Year::Full(year), month, Some(day), after_first, rest)
        }
        (Day(day, _), Month(month), Some((Day(year, 2) | Short(year), rest))) => {
            (Year::Short(year), month, Some(day), after_first, rest)
        }
        (Month(month), Day(day, _), Some((Part::Year(year), rest))) => (Year::Full(year), month, Some(day), rest, rest),
        (Month(month), Day(day, _), Some((Short(year), rest))) => (Year::Short(year), month, Some(day), rest, rest),
        (Part::Year(year), Month(month), Some((Day(day, _), rest)))
        | (Part::Year(year), Day(day, _), Some((Month(month), rest))) => {
            (Year::Full(year), month, Some(day), rest, rest)
        }
        (Month(month), Part::Year(year), _) | (Part::Year(year), Month(month), None) => {
            (Year::Full(year), month, None, rest, rest)
        }
        _ => return None,
    };
    let name = match month {
        Meant::Number(_) => None,
        Meant::Name(name) => Some(name),
    };
    let reading = match (month, name.filter(|name| name.is_of(SOLAR)), name.filter(|name| name.is_of(THAI))) {
        (Meant::Name(name), Some(_), _) => {
            let Year::Full(year) = year else { return None };
            let day = calendars::solar(year, name.months().next()?.0, day?)?;
            Reading::Days(day, day)
        }
        (Meant::Name(name), _, Some(_)) => {
            let year = match year {
                Year::Full(year) => calendars::thai_year(year),
                Year::Short(year) => calendars::short_thai_year(year),
            };
            whole(Year::Full(year), name.months().next()?.0, day)
        }
        (Meant::Number(month), ..) => whole(year, month, day),
        (Meant::Name(name), ..) => {
            let mut months = name.months();
            match (months.next()?, months.next()) {
                ((month, _), None) => whole(year, month, day),
                _ => {
                    Reading::Named { year, name, day, has_dotted_day: dotted(after_day), has_dotted_year: dotted(rest) }
                }
            }
        }
    };
    Some((reading, name, rest))
}

fn whole(year: Year, month: u32, day: Option<u32>) -> Reading {
    match (year, day) {
        (year, Some(day)) => Reading::Day(year, month, day),
        (Year::Full(year) | Year::Short(year), None) => Reading::Month(year, month),
    }
}

/// What names a month.
#[derive(Clone, Copy, PartialEq)]
enum Meant {
    Name(Name),
    Number(u32),
}

impl Meant {
    /// The one month that it is, of this calendar.
    fn only(self) -> Option<u32> {
        match self {
            Self::Number(month) => Some(month),
            Self::Name(name) if name.is_of(SOLAR) || name.is_of(THAI) => None,
            Self::Name(name) => {
                let mut months = name.months();
                months.next().filter(|_| months.next().is_none()).map(|(month, _)| month)
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Part {
    /// A number of one or two digits, and how many.
    Day(u32, usize),
    Month(Meant),
    Year(u32),
    /// A year of two digits, behind an apostrophe.
    Short(u32),
}

/// The next part of a date, without the words before it, and what follows.
fn part(tokens: &[Token]) -> Option<(Part, &[Token])> {
    let mut tokens = tokens;
    loop {
        let (first, rest) = tokens.split_first()?;
        match first {
            Number(n, 1 | 2) => {
                return Some(match rest {
                    [Word(word), rest @ ..] if MONTH_BEHIND.contains(&word.as_str()) => {
                        (Part::Month(Meant::Number(*n as u32)), rest)
                    }
                    [Mark('-'), Word(r), Word(word), rest @ ..]
                        if r == "р" && MONTH_BEHIND.contains(&word.as_str()) =>
                    {
                        (Part::Month(Meant::Number(*n as u32)), rest)
                    }
                    // 5:e mars, as Swedish counts.
                    [Mark(':'), Word(end), rest @ ..] if end == "e" || end == "a" => {
                        (Part::Day(*n as u32, digits(first)), rest)
                    }
                    rest => (Part::Day(*n as u32, digits(first)), rest),
                });
            }
            Number(n, 4) => return Some((Part::Year(*n as u32), rest)),
            Word(word) => match (rest.first(), name(tokens)) {
                (Some(Number(month, 1 | 2)), _) if MONTH_BEFORE.contains(&word.as_str()) => {
                    return Some((Part::Month(Meant::Number(*month as u32)), rest.get(1..)?));
                }
                (_, Some((name, rest))) if name.is_between() => {
                    tokens = rest;
                    continue;
                }
                (_, Some((name, rest))) => return Some((Part::Month(Meant::Name(name)), rest)),
                (_, None) => return None,
            },
            Mark('\'' | '’' | '‘' | 'ʼ') => {
                if let [Number(n, 2), rest @ ..] = rest {
                    return Some((Part::Short(*n as u32), rest));
                }
            }
            Mark(',' | '.' | '-' | '/' | '،' | '၊' | '、' | '·' | '־' | '‐' | '‑') => {}
            _ => return None,
        }
        tokens = rest;
    }
}

fn digits(token: &Token) -> usize {
    if let Number(_, n) = token { *n } else { 0 }
}

/// The longest name at the beginning of the tokens, and what follows it. Its words may have dots between them.
fn name(tokens: &[Token]) -> Option<(Name, &[Token])> {
    let mut words = String::new();
    let mut rest = tokens;
    let mut longest = None;
    for _ in 0..LONGEST_NAME {
        let Some((Word(word), behind)) = rest.split_first() else { break };
        words.push_str(if words.is_empty() { "" } else { " " });
        words.push_str(word);
        if let Some(name) = Name::find(&words) {
            longest = Some((name, behind));
        }
        let is_joined = matches!(behind.first(), Some(Mark('.' | '-' | '’' | '\'')));
        rest = behind.get(usize::from(is_joined)..)?;
    }
    longest
}

/// Whether what follows a date is no second one and no sentence: a weekday, a time, a zone.
fn is_harmless(tokens: &[Token], most_words: usize) -> bool {
    let mut n_words = 0;
    let is_number = |at: Option<usize>| matches!(at.and_then(|at| tokens.get(at)), Some(Number(..)));
    tokens.iter().enumerate().all(|(i, token)| match token {
        Number(_, n_digits) => most_words > 0 && *n_digits <= 2,
        Word(word) => {
            let is_name = Name::find(word).is_some_and(|name| !name.is_between());
            n_words += 1;
            // A weekday may have a month's name, as March and Tuesday do in French.
            n_words <= most_words && !(is_name && (is_number(Some(i + 1)) || is_number(i.checked_sub(1))))
        }
        Mark(_) => true,
    })
}
