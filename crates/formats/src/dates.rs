//! Dates: a date as newsrooms write them, in figures or with the month's name, becomes one in ISO form.
//!
//! Besides what [`Edtf`] accepts: `20170102T222800+0000`, `Tue, 10 Jun 2003 04:00:00 GMT`, `January 11, 2010 Monday`, `11. Januar 2010`,
//! `January 2010`, `2010/01/11`, `11.1.2010`, `13/02/2010`, `2018年6月20日`. A time and a weekday are dropped. Years have four figures.

use model::edtf::{DateFault, Edtf};
use serde::{Deserialize, Serialize};

/// The names of the months and their usual abbreviations in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish,
/// Russian and Ukrainian.
const MONTHS: [&str; 12] = [
    "january jan januar jänner jän januari janvier janv enero ene gennaio gen janeiro styczeń stycznia sty январь января янв січень січня січ",
    "february feb februar februari février fevrier févr fév febrero febbraio fevereiro fev luty lutego lut февраль февраля фев февр лютий лютого лют",
    "march mar märz maerz mär mrz mars marzo março marco maart mrt marzec marca март марта мар березень березня бер",
    "april apr avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр квітень квітня квіт кві",
    "may mai mayo maggio mag maio mei maj maja май мая травень травня трав тра",
    "june jun juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн червень червня черв чер",
    "july jul juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл липень липня лип",
    "august aug août aout agosto ago augustus sierpień sierpnia sie август августа авг серпень серпня серп сер",
    "september sep sept septembre septiembre setiembre settembre set setembro wrzesień września wrz сентябрь сентября сен сент вересень вересня вер",
    "october oct oktober okt octobre octubre ottobre ott outubro out październik października paź октябрь октября окт жовтень жовтня жовт жов",
    "november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя нояб листопад листопада лист лис",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro grudzień grudnia gru декабрь декабря дек грудень грудня груд гру",
];

/// Words that can come between a day, a month and a year.
const BETWEEN: &str = "de del of the den st nd rd th er ère º ª";

/// Words that may follow a time of day.
const BEHIND_TIME: &str = "am pm a p m h uhr z gmt utc est edt cst cdt mst mdt pst pdt bst ist cet cest msk";

/// The longest text that is looked at, in bytes: a date is shorter, and what is longer is no date.
const LONGEST: usize = 120;

/// Whether the day or the month is first in a date of digits alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayOrder {
    /// The day, then the month.
    DayFirst,
    /// The month, then the day.
    MonthFirst,
}

/// Reads a date; the text of the result is its ISO form, or as written where it was one already.
///
/// # Errors
/// [`DateFault`]: it is not a date, the calendar has no such day, or day and month cannot be told apart.
pub fn read(text: &str) -> Result<Edtf, DateFault> {
    read_with(text, None)
}

/// Reads a date among others, such as those of a table's column, whose order of day and month is known.
///
/// # Errors
/// As [`read`]; with an order, none is ambiguous.
pub fn read_with(text: &str, order: Option<DayOrder>) -> Result<Edtf, DateFault> {
    match Edtf::parse(text) {
        Err(DateFault::Form) => {}
        decided => return decided,
    }
    let iso = |year: u32, month: u32, day: u32| format!("{year:04}-{month:02}-{day:02}");
    let text = match find(text).ok_or(DateFault::Form)? {
        Reading::Day(year, month, day) => iso(year, month, day),
        Reading::Month(year, month) => format!("{year:04}-{month:02}"),
        Reading::Open(first, second, year) => {
            match order.filter(|_| first <= 12 && second <= 12).or(shown_order(first, second)) {
                Some(DayOrder::DayFirst) => iso(year, second, first),
                Some(DayOrder::MonthFirst) => iso(year, first, second),
                None if first == second => iso(year, first, first),
                None => {
                    return Err(DateFault::Ambiguous { year: year as i16, first: first as i8, second: second as i8 });
                }
            }
        }
    };
    Edtf::parse(&text)
}

/// The order of day and month that dates share, shown by those with a part above 12. `None` if no date shows it or two contradict each other.
pub fn common_order<'a>(texts: impl Iterator<Item = &'a str>) -> Option<DayOrder> {
    let mut order = None;
    for text in texts {
        let Some(Reading::Open(first, second, _)) = find(text) else { continue };
        let this = shown_order(first, second);
        if this.is_some() && order.is_some() && this != order {
            return None;
        }
        order = order.or(this);
    }
    order
}

fn shown_order(first: u32, second: u32) -> Option<DayOrder> {
    if first > 12 {
        Some(DayOrder::DayFirst)
    } else if second > 12 {
        Some(DayOrder::MonthFirst)
    } else {
        None
    }
}

/// What a text says.
enum Reading {
    /// A year, a month and a day.
    Day(u32, u32, u32),
    /// A year and a month.
    Month(u32, u32),
    /// Two numbers that are a day and a month in either order, and a year.
    Open(u32, u32, u32),
}

#[derive(Debug, PartialEq)]
enum Token {
    /// A number and how many digits it has.
    Number(u64, usize),
    /// A word in lower case.
    Word(String),
    Mark(char),
}
use Token::{Mark, Number, Word};

fn find(text: &str) -> Option<Reading> {
    if text.len() > LONGEST {
        return None;
    }
    let tokens = without_times(tokens(text));
    if let Some(reading) = compact(&tokens) {
        return Some(reading);
    }
    let mut n_words = 0;
    for at in 0..tokens.len() {
        let rest = tokens.get(at..)?;
        if let Some((reading, rest)) = figures(rest).or_else(|| named(rest)) {
            // A month alone is easily something else, such as a headline: nothing may surround it.
            let most_words = if matches!(reading, Reading::Month(..)) { 0 } else { 5 };
            return (n_words <= most_words.max(1) && is_harmless(rest, most_words)).then_some(reading);
        }
        match rest.first() {
            Some(Number(..)) => return None,
            Some(Word(_)) => n_words += 1,
            _ => {}
        }
        if n_words > 3 {
            return None;
        }
    }
    None
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut is_open = false;
    for c in text.to_lowercase().chars() {
        let digit = c.to_digit(10).map(u64::from);
        match (digit, tokens.last_mut()) {
            (Some(digit), Some(Number(value, n_digits))) if is_open => {
                *value = value.saturating_mul(10).saturating_add(digit);
                *n_digits += 1;
            }
            (Some(digit), _) => tokens.push(Number(digit, 1)),
            (None, _) if "年월日月년일".contains(c) => tokens.push(Mark(c)),
            (None, Some(Word(word))) if is_open && c.is_alphabetic() => word.push(c),
            (None, _) if c.is_alphabetic() => tokens.push(Word(c.to_string())),
            (None, _) if !c.is_whitespace() => tokens.push(Mark(c)),
            _ => {}
        }
        is_open = !c.is_whitespace();
    }
    tokens
}

/// The tokens without times of day, `12:06 PM` or `04:00:00 +0000`.
fn without_times(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    // Whether the last thing dropped was a part of a time, and how many colons it had.
    let mut n_colons = 0;
    while let Some(token) = rest.next() {
        let next = rest.peek();
        match &token {
            Number(_, 1 | 2) if next == Some(&Mark(':')) => n_colons = 0,
            Mark(':') if matches!(next, Some(Number(_, 2))) => {
                n_colons += 1;
                rest.next();
            }
            Mark('.') if n_colons == 2 && matches!(next, Some(Number(..))) => drop(rest.next()),
            Mark('+' | '-') if n_colons > 0 && matches!(next, Some(Number(0..=1400, 4))) => drop(rest.next()),
            Mark('.') if n_colons > 0 => {}
            Word(word) if n_colons > 0 && is_in(BEHIND_TIME, word) => {}
            _ => {
                n_colons = 0;
                kept.push(token);
            }
        }
    }
    kept
}

/// `20170102`, with or without a time after it.
fn compact(tokens: &[Token]) -> Option<Reading> {
    let day = match tokens {
        [Number(day, 8)] => *day,
        [Number(day, 8), Word(t), ..] if t == "t" => *day,
        [Number(moment, 14)] => moment / 1_000_000,
        _ => return None,
    } as u32;
    (day > 10_000_000).then_some(Reading::Day(day / 10_000, day / 100 % 100, day % 100))
}

/// A date of figures alone at the beginning of the tokens, and what follows it.
fn figures(tokens: &[Token]) -> Option<(Reading, &[Token])> {
    let two = |digits: usize| digits <= 2;
    match tokens {
        [Number(a, n), Mark(mark), Number(b, m), Mark(again), Number(c, o), rest @ ..] if mark == again && two(*m) => {
            let (a, b, c) = (*a as u32, *b as u32, *c as u32);
            let reading = match mark {
                '.' | '/' | '-' if *n == 4 && two(*o) => Reading::Day(a, b, c),
                '.' if two(*n) && *o == 4 => Reading::Day(c, b, a),
                '/' | '-' if two(*n) && *o == 4 => Reading::Open(a, b, c),
                _ => return None,
            };
            Some((reading, rest))
        }
        [Number(y, 4), Mark('年' | '년'), Number(m, 1 | 2), Mark('月' | '월'), rest @ ..] => match rest {
            [Number(d, 1 | 2), Mark('日' | '일'), rest @ ..] => {
                Some((Reading::Day(*y as u32, *m as u32, *d as u32), rest))
            }
            rest => Some((Reading::Month(*y as u32, *m as u32), rest)),
        },
        _ => None,
    }
}

/// A date with its month's name at the beginning of the tokens, and what follows it.
fn named(tokens: &[Token]) -> Option<(Reading, &[Token])> {
    let (first, rest) = part(tokens)?;
    let (second, rest) = part(rest)?;
    match (first, second, part(rest)) {
        (Part::Day(day), Part::Month(month), Some((Part::Year(year), rest)))
        | (Part::Month(month), Part::Day(day), Some((Part::Year(year), rest)))
        | (Part::Year(year), Part::Month(month), Some((Part::Day(day), rest))) => {
            Some((Reading::Day(year, month, day), rest))
        }
        (Part::Month(month), Part::Year(year), _) => Some((Reading::Month(year, month), rest)),
        _ => None,
    }
}

enum Part {
    Day(u32),
    Month(u32),
    Year(u32),
}

/// The next part of a date, without the words before it, and what follows.
fn part(tokens: &[Token]) -> Option<(Part, &[Token])> {
    let mut tokens = tokens;
    loop {
        let (first, rest) = tokens.split_first()?;
        match first {
            Number(n, 1 | 2) => return Some((Part::Day(*n as u32), rest)),
            Number(n, 4) => return Some((Part::Year(*n as u32), rest)),
            Word(word) => match MONTHS.iter().position(|names| is_in(names, word)) {
                Some(i) => return Some((Part::Month(i as u32 + 1), rest)),
                None if is_in(BETWEEN, word) => {}
                None => return None,
            },
            Mark(',' | '.' | '-' | '/') => {}
            _ => return None,
        }
        tokens = rest;
    }
}

/// Whether what follows a date is no second one and no sentence: a weekday, a time, a zone.
fn is_harmless(tokens: &[Token], most_words: usize) -> bool {
    let mut n_words = 0;
    tokens.iter().all(|token| match token {
        Number(_, n_digits) => most_words > 0 && *n_digits <= 2,
        Word(word) => {
            n_words += 1;
            n_words <= most_words && !MONTHS.iter().any(|names| is_in(names, word))
        }
        Mark(_) => true,
    })
}

fn is_in(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, iso: &str) {
        assert_eq!(read(text).map(|date| date.text).as_deref(), Ok(iso), "{text}");
    }

    #[test]
    fn dates_are_read_as_newsrooms_write_them() {
        check("2010-01-11", "2010-01-11");
        check("2010-01", "2010-01");
        check("20170102T222800+0000", "2017-01-02");
        check("20170102", "2017-01-02");
        check("20170102222800", "2017-01-02");
        check("Tue, 10 Jun 2003 04:00:00 GMT", "2003-06-10");
        check("Tue, 10 Jun 2003 04:00:00 -0500", "2003-06-10");
        check("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10");
        check("Tue Jun 10 04:00:00 EDT 2003", "2003-06-10");
        check("January 11, 2010 Monday", "2010-01-11");
        check("Saturday, December 27, 2014, 12:06 PM", "2014-12-27");
        check("10:46 p.m., December 27, 2014", "2014-12-27");
        check("14:30 - 2010-01-11", "2010-01-11");
        check("May 1st, 2010 at 5pm Eastern Daylight Time", "2010-05-01");
        check("11-Jan-2010", "2010-01-11");
        check("2010 January 11", "2010-01-11");
        check("January 2010", "2010-01");
        check("Jan. 2010", "2010-01");
        check("2010/01/11", "2010-01-11");
        check("2010.01.11", "2010-01-11");
        check("11.1.2010", "2010-01-11");
        check("11. 1. 2010, 14:30 Uhr", "2010-01-11");
        check("11.01.2010 14.30 Uhr", "2010-01-11");
        check("2018年6月20日星期三", "2018-06-20");
        check("2018年6月", "2018-06");
        check("2018년 6월 20일 수요일", "2018-06-20");
    }

    #[test]
    fn months_are_known_in_ten_languages() {
        for text in [
            "Jan. 11, 2010",
            "Dienstag, den 11. Januar 2010",
            "le lundi 11 janvier 2010 à 14h30",
            "lun. 11 janv. 2010",
            "11 de enero de 2010",
            "11 gennaio 2010",
            "11 de Janeiro de 2010",
            "11 januari 2010",
            "11 stycznia 2010 r.",
            "11 января 2010 г.",
            "11 січня 2010 року",
        ] {
            check(text, "2010-01-11");
        }
        check("mar. 12 janvier 2010", "2010-01-12");
        check("1er août 2010", "2010-08-01");
        check("3. März 2010", "2010-03-03");
        check("11 listopada 2010", "2010-11-11");
    }

    #[test]
    fn figures_that_tell_day_from_month_are_read() {
        check("13/02/2010", "2010-02-13");
        check("02/13/2010 10:00", "2010-02-13");
        check("13-02-2010", "2010-02-13");
        check("03/03/2010", "2010-03-03");
        let ambiguous = read("01/02/2010").unwrap_err();
        assert_eq!(ambiguous, DateFault::Ambiguous { year: 2010, first: 1, second: 2 });
        let read_as = |order| read_with("1/2/2010", Some(order)).map(|date| date.text);
        assert_eq!(read_as(DayOrder::DayFirst), Ok("2010-02-01".to_owned()));
        assert_eq!(read_as(DayOrder::MonthFirst), Ok("2010-01-02".to_owned()));
    }

    #[test]
    fn a_column_tells_its_order() {
        let order = |texts: &[&str]| common_order(texts.iter().copied());
        assert_eq!(order(&["1/2/2010", "", "14/2/2010"]), Some(DayOrder::DayFirst));
        assert_eq!(order(&["1/14/2010", "1/2/2010"]), Some(DayOrder::MonthFirst));
        assert_eq!(order(&["1/14/2010", "14/1/2010"]), None);
        assert_eq!(order(&["1/2/2010"]), None);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        assert_eq!(read("31.02.2024"), Err(DateFault::Day { year: 2024, month: 2, day: 31 }));
        assert_eq!(read("02.13.2010"), Err(DateFault::Month(13)));
        assert_eq!(read("02/30/2010"), Err(DateFault::Day { year: 2010, month: 2, day: 30 }));
        assert_eq!(read("20171302"), Err(DateFault::Month(13)));
        for text in [
            "",
            "yesterday",
            "11.01.10",
            "01/02/10",
            "Jan. 11, '10",
            "Jan 11",
            "2024-11T10:00",
            "January 11, 2010 - January 15, 2010",
            "1/2/2010 - 3/2/2010",
            "The talks of 11 January 2010 led to a truce that nobody kept",
            "He came back in January 2010",
            "99999999999999999999999",
            "192.168.1.1",
        ] {
            assert_eq!(read(text), Err(DateFault::Form), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text in "([0-9]{1,4}|/|-|\\.|:|,|T|年|月|May|mar|de|\\s|\\PC){0,12}") {
            if let Ok(date) = read(&text) {
                proptest::prop_assert_eq!(Edtf::parse(&date.text).map(|again| again.earliest), Ok(date.earliest));
            }
        }
    }
}
