//! A column: the dates of one file, of which those that show how they are to be read decide for those that do not.

use super::iso;
use super::names::Name;
use super::pattern::{Reading, Year, find};
use model::Day;
use model::date_note::Guess;
use model::edtf::{DateFault, Edtf};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Whether the day or the month is first in a date of digits alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayOrder {
    /// The day, then the month.
    DayFirst,
    /// The month, then the day.
    MonthFirst,
}

/// How many years after today's a year of two figures may lie; behind that, it is one of the century before.
const YEARS_AHEAD: u32 = 20;
/// The last year that two figures may mean where it is not known what day it is.
const LAST_YEAR: u32 = 2049;
/// The days that spreadsheets count to dates of these years, 1954 to 2064.
const SERIALS: RangeInclusive<i32> = 20_000..=60_000;
/// The number of 1970-01-01 as spreadsheets count days.
const SERIAL_OF_EPOCH: i32 = 25_569;
/// Languages that write a dot behind the day, among those that share names of months.
const DOTTED_DAY: [&str; 2] = ["cs", "hr"];
/// Of these, the one that writes a dot behind the year too.
const DOTTED_YEAR: &str = "hr";

/// How the dates of a column are read.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// The order of day and month that was chosen, for where the column does not show it.
    order: Option<DayOrder>,
    /// The order that the column shows.
    shown: Option<DayOrder>,
    /// Whether dates such as 24-03-25 begin with the year, where the column shows it.
    begins_with_year: Option<bool>,
    /// Every date is a number of days.
    is_serial: bool,
    /// The languages that have the names of all months in it, of those that share names.
    languages: Vec<&'static str>,
    /// These are dates, whatever they look like: numbers may be times as computers count them, and years may have two figures.
    are_dates: bool,
    /// The last year that two figures may mean, where it is known what day it is.
    last_year: Option<u32>,
}

impl Column {
    /// The column of a date of which no other is known.
    pub fn alone(order: Option<DayOrder>) -> Self {
        Self { order, ..Self::default() }
    }

    /// The column of these texts. `order` holds where they do not show one.
    pub fn of(texts: &[&str], order: Option<DayOrder>) -> Self {
        let texts = || texts.iter().copied().filter(|text| !text.trim().is_empty());
        let begins_with_year = begins_with_year(texts());
        let mut languages: Option<Vec<&'static str>> = None;
        let names = texts().filter_map(|text| find(text)?.1);
        for name in names {
            let known = languages_of(name);
            languages = Some(match languages {
                Some(mut before) => {
                    before.retain(|language| known.contains(language));
                    before
                }
                None => known,
            });
        }
        Self {
            order,
            shown: order_among(texts(), begins_with_year),
            begins_with_year,
            is_serial: texts().next().is_some() && texts().all(|text| serial(text).is_some()),
            languages: languages.unwrap_or_default(),
            are_dates: true,
            last_year: None,
        }
    }

    /// The same column, read on a day: a year of two figures lies at most 20 years after it.
    #[must_use]
    pub fn on(self, today: Option<Day>) -> Self {
        let last_year = today.and_then(|today| u32::try_from(today.ymd().0).ok()).map(|year| year + YEARS_AHEAD);
        Self { last_year, ..self }
    }

    /// The year that two figures mean.
    fn year_of_two(&self, figures: u32) -> u32 {
        let last = self.last_year.unwrap_or(LAST_YEAR);
        let year = last / 100 * 100 + figures;
        if year > last { year.saturating_sub(100) } else { year }
    }

    /// Reads a date of the column, and says what of it was guessed. `language` is that of the article, where it is known.
    ///
    /// # Errors
    /// [`DateFault`]: it is not a date, the calendar has no such day, or it can mean two days.
    pub fn read(&self, text: &str, language: Option<&str>) -> Result<(Edtf, Vec<Guess>), DateFault> {
        if self.is_serial
            && let Some(day) = serial(text)
        {
            return Ok((Edtf::parse(&day.to_string())?, vec![Guess::Serial]));
        }
        for text in iso::forms(text) {
            match Edtf::parse(&text) {
                Err(DateFault::Form) => {}
                decided => return decided.map(|date| (date, Vec::new())),
            }
        }
        let mut guesses = Vec::new();
        let mut year_of = |year: Year| match year {
            Year::Full(year) => year,
            Year::Short(year) => {
                guesses.push(Guess::Century);
                self.year_of_two(year)
            }
        };
        let iso = |year: u32, month: u32, day: u32| format!("{year:04}-{month:02}-{day:02}");
        let found = find(text).filter(|(reading, _)| self.are_dates || !reading.is_short());
        let text = match found.map(|(reading, name)| (reading.dashed(self.begins_with_year), name)) {
            Some((Reading::Day(year, month, day), _)) => iso(year_of(year), month, day),
            Some((Reading::Month(year, month), _)) => format!("{year:04}-{month:02}"),
            Some((Reading::Months(year, first, last), _)) => format!("{year:04}-{first:02}/{year:04}-{last:02}"),
            Some((Reading::Days(first, last), _)) if first == last => first.to_string(),
            Some((Reading::Days(first, last), _)) => format!("{first}/{last}"),
            Some((Reading::Open(first, second, year), _)) => {
                let year = year_of(year);
                let (order, guess) = self.order_of(first, second, year)?;
                guesses.extend(guess);
                if order == DayOrder::DayFirst { iso(year, second, first) } else { iso(year, first, second) }
            }
            Some((Reading::Dashed(..), _)) => return Err(DateFault::Form),
            Some((Reading::Named { year, name, day, has_dotted_day, has_dotted_year }, _)) => {
                let year = year_of(year);
                let month = self.month_of(name, language, day.is_some(), has_dotted_day, has_dotted_year)?;
                guesses.push(Guess::Language);
                day.map_or_else(|| format!("{year:04}-{month:02}"), |day| iso(year, month, day))
            }
            None => self.day_of_seconds(text).ok_or(DateFault::Form)?.to_string(),
        };
        Ok((Edtf::parse(&text)?, guesses))
    }

    /// The order of two numbers, and whether others showed it.
    fn order_of(&self, first: u32, second: u32, year: u32) -> Result<(DayOrder, Option<Guess>), DateFault> {
        if let Some(order) = shown_order(first, second) {
            return Ok((order, None));
        }
        match (self.order, self.shown) {
            _ if first == second => Ok((DayOrder::DayFirst, None)),
            (_, Some(DayOrder::DayFirst)) => Ok((DayOrder::DayFirst, Some(Guess::DayFirst))),
            (_, Some(DayOrder::MonthFirst)) => Ok((DayOrder::MonthFirst, Some(Guess::MonthFirst))),
            (Some(order), None) => Ok((order, None)),
            (None, None) => Err(DateFault::Ambiguous { year: year as i16, first: first as i8, second: second as i8 }),
        }
    }

    /// The month that a name means here: by the language of the article, by that of the whole column, by the dots in the date.
    fn month_of(
        &self,
        name: Name,
        language: Option<&str>,
        has_day: bool,
        has_dotted_day: bool,
        has_dotted_year: bool,
    ) -> Result<u32, DateFault> {
        let only = |is_meant: &dyn Fn(&str) -> bool| {
            let mut months = name.months().filter(|(_, languages)| languages.split(' ').any(is_meant));
            months.next().filter(|_| months.next().is_none()).map(|(month, _)| month)
        };
        let of_article =
            || only(&|known| language.is_some_and(|language| language.split(['-', '_']).next() == Some(known)));
        let of_column = || only(&|known| self.languages.contains(&known)).filter(|_| self.is_decided(name));
        let of_year = || only(&|known| known == DOTTED_YEAR).filter(|_| has_dotted_year);
        let of_day = || only(&|known| DOTTED_DAY.contains(&known) == has_dotted_day).filter(|_| has_day);
        of_article().or_else(of_column).or_else(of_year).or_else(of_day).ok_or_else(|| {
            let mut months = name.months().map(|(month, _)| month as i8);
            DateFault::TwoMonths { first: months.next().unwrap_or_default(), second: months.next().unwrap_or_default() }
        })
    }

    /// Whether another name of the column narrows down the languages of this one.
    fn is_decided(&self, name: Name) -> bool {
        languages_of(name).iter().any(|language| !self.languages.contains(language))
    }

    /// The day of a time in seconds, thousandths or millionths since 1970, from 1980 to 2099.
    fn day_of_seconds(&self, text: &str) -> Option<Day> {
        let text = text.trim();
        let per_second: i64 = match text.len() {
            9 | 10 => 1,
            12 | 13 => 1_000,
            15 | 16 => 1_000_000,
            _ => return None,
        };
        let time: i64 = text.parse().ok().filter(|_| self.are_dates && text.bytes().all(|b| b.is_ascii_digit()))?;
        let day = Day(i32::try_from(time / per_second / 86_400).ok()?);
        (1980..2100).contains(&day.ymd().0).then_some(day)
    }
}

fn languages_of(name: Name) -> Vec<&'static str> {
    name.months().flat_map(|(_, languages)| languages.split(' ')).filter(|language| !language.is_empty()).collect()
}

/// The order of day and month that dates share, shown by those with a part above 12. `None` if no date shows it or two contradict each other.
pub(super) fn order_among<'a>(
    texts: impl Iterator<Item = &'a str>,
    begins_with_year: Option<bool>,
) -> Option<DayOrder> {
    let mut order = None;
    for (reading, _) in texts.filter_map(find) {
        let Reading::Open(first, second, year) = reading.dashed(begins_with_year) else { continue };
        // A day that no calendar has shows nothing.
        let this = shown_order(first, second).filter(|order| {
            let (month, day) = if *order == DayOrder::DayFirst { (second, first) } else { (first, second) };
            let (Year::Full(year) | Year::Short(year)) = year;
            Day::new(year as i16, month as i8, day as i8).is_some()
        });
        if this.is_some() && order.is_some() && this != order {
            return None;
        }
        order = order.or(this);
    }
    order
}

/// Whether the years come first in dates such as 24-03-25: there are fewer of them than of days. `None` where that does not show.
fn begins_with_year<'a>(texts: impl Iterator<Item = &'a str>) -> Option<bool> {
    let (mut first, mut last) = (Vec::new(), Vec::new());
    for (reading, _) in texts.filter_map(find) {
        let Reading::Dashed(a, _, c) = reading else { continue };
        if a > 31 || c > 31 {
            return Some(a > 31);
        }
        for (list, number) in [(&mut first, a), (&mut last, c)] {
            if !list.contains(&number) {
                list.push(number);
            }
        }
    }
    (first.len() != last.len()).then_some(first.len() < last.len())
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

/// The day of a number of days as spreadsheets count them, perhaps with a share of a day.
fn serial(text: &str) -> Option<Day> {
    let (days, share) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let days = days.parse().ok().filter(|days| SERIALS.contains(days) && is_number(share))?;
    Some(Day(days - SERIAL_OF_EPOCH))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dates of a column as they are read, each with what was guessed.
    fn check(texts: &[&str], wanted: &[(Option<&str>, &[Guess])]) {
        let column = Column::of(texts, None);
        for (text, (iso, guesses)) in texts.iter().zip(wanted) {
            let found = column.read(text, None).ok();
            assert_eq!(found.as_ref().map(|(date, _)| date.text.as_str()), *iso, "{text} of {texts:?}");
            assert_eq!(found.map(|(_, guesses)| guesses).unwrap_or_default(), *guesses, "{text} of {texts:?}");
        }
        assert_eq!(texts.len(), wanted.len());
    }

    #[test]
    fn one_date_shows_the_order_of_all() {
        use Guess::{Century, DayFirst, MonthFirst};
        check(
            &["4/8/2021", "4/18/2021", ""],
            &[(Some("2021-04-08"), &[MonthFirst]), (Some("2021-04-18"), &[]), (None, &[])],
        );
        check(&["4/8/21", "18/4/21"], &[(Some("2021-08-04"), &[Century, DayFirst]), (Some("2021-04-18"), &[Century])]);
        check(
            &["4/8/2021", "18/4/2021", "4/18/2021"],
            &[(None, &[]), (Some("2021-04-18"), &[]), (Some("2021-04-18"), &[])],
        );
        check(&["4/8/21", "4/4/21"], &[(None, &[]), (Some("2021-04-04"), &[Century])]);
        let chosen = Column::of(&["4/8/21"], Some(DayOrder::MonthFirst));
        assert_eq!(chosen.read("4/8/21", None).map(|(date, _)| date.text), Ok("2021-04-08".to_owned()));
    }

    #[test]
    fn years_of_two_figures_are_from_1950_to_2049() {
        let century = |iso| (Some(iso), &[Guess::Century][..]);
        check(
            &[
                "18.04.21",
                "18-Apr-21",
                "18 April 49",
                "Apr 18 '50",
                "Sun 18 Apr 21",
                "18. huhtikuuta 99",
                "99-04-18",
                "4-18-21",
            ],
            &[
                century("2021-04-18"),
                century("2021-04-18"),
                century("2049-04-18"),
                century("1950-04-18"),
                century("2021-04-18"),
                century("1999-04-18"),
                century("1999-04-18"),
                century("2021-04-18"),
            ],
        );
        for text in
            ["21-04-18", "April 18, 10 pm", "18 April 10 Uhr", "18 April", "April 18-20, 2021", "18.04.21.1", "1.2.3"]
        {
            assert_eq!(Column::of(&[text], None).read(text, None), Err(DateFault::Form), "{text}");
        }
    }

    #[test]
    fn years_of_two_figures_lie_at_most_twenty_years_after_today() {
        let year = |figures: &str, today: Option<Day>| {
            let text = format!("18 April {figures}");
            let column = Column::of(&[text.as_str()], None).on(today);
            column.read(&text, None).map(|(date, _)| date.earliest.ymd().0)
        };
        let today = |year| Day::new(year, 11, 26);
        let years =
            |day| ["45", "46", "47", "49", "50", "99", "00"].map(|figures| year(figures, day).unwrap_or_default());
        assert_eq!(years(None), [2045, 2046, 2047, 2049, 1950, 1999, 2000]);
        assert_eq!(years(today(2026)), [2045, 2046, 1947, 1949, 1950, 1999, 2000]);
        assert_eq!(years(today(2030)), [2045, 2046, 2047, 2049, 2050, 1999, 2000]);
        assert_eq!(years(today(2085)), [2045, 2046, 2047, 2049, 2050, 2099, 2100]);
        assert_eq!(years(today(1)), [0, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn a_column_shows_where_its_years_are() {
        let century = |iso| (Some(iso), &[Guess::Century][..]);
        check(&["18-04-21", "19-04-21"], &[century("2021-04-18"), century("2021-04-19")]);
        check(&["21-04-18", "21-04-19"], &[century("2021-04-18"), century("2021-04-19")]);
        check(&["18-04-21", "99-04-18"], &[century("2018-04-21"), century("1999-04-18")]);
        check(&["18-04-21", "21-04-18"], &[(None, &[]), (None, &[])]);
        check(
            &["08-04-21", "18-04-21", "?"],
            &[(Some("2021-04-08"), &[Guess::Century, Guess::DayFirst]), century("2021-04-18"), (None, &[])],
        );
    }

    #[test]
    fn serial_numbers_fill_a_whole_column() {
        let serial = |iso| (Some(iso), &[Guess::Serial][..]);
        check(&["44304", "44305.75", ""], &[serial("2021-04-18"), serial("2021-04-19"), (None, &[])]);
        check(&["44304", "2021-04-19"], &[(None, &[]), (Some("2021-04-19"), &[])]);
        check(&["44304", "n/a"], &[(None, &[]), (None, &[])]);
        check(&["1618704000", "1618704000123"], &[(Some("2021-04-18"), &[]), (Some("2021-04-18"), &[])]);
    }

    #[test]
    fn a_name_of_two_months_is_decided_by_its_language() {
        let language = |iso| (Some(iso), &[Guess::Language][..]);
        let plain = |iso| (Some(iso), &[][..]);
        check(&["8 listopada 2019", "8 kolovoza 2019"], &[language("2019-10-08"), plain("2019-08-08")]);
        check(
            &["8 listopada 2019", "8 sierpnia 2019", "1 maja 2019"],
            &[language("2019-11-08"), plain("2019-08-08"), plain("2019-05-01")],
        );
        // Alone, by its dots; told where there are none to go by.
        check(&["8. listopada 2019."], &[language("2019-10-08")]);
        check(&["8. srp 2019", "listopad 2019"], &[(None, &[]), (None, &[])]);
        let column = Column::of(&["8. srp 2019"], None);
        assert_eq!(column.read("8. srp 2019", None), Err(DateFault::TwoMonths { first: 7, second: 8 }));
        assert_eq!(column.read("8. srp 2019", Some("cs-CZ")).map(|(date, _)| date.text), Ok("2019-08-08".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn any_column_can_be_read(texts in proptest::collection::vec("([0-9]{1,5}|/|-|\\.| |'|Jan|lip|srpnja|มี|۱۲|月|\\PC){0,9}", 0..6)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let column = Column::of(&texts, None);
            for text in texts {
                if let Ok((date, _)) = column.read(text, Some("hr")) {
                    proptest::prop_assert_eq!(Edtf::parse(&date.text).map(|again| again.earliest), Ok(date.earliest));
                }
            }
        }
    }
}
