//! Day text: the days in a line of a page, as the readers of its language read them.

use crate::dates::{self, DayOrder};
use model::edtf::DateFault;

/// Beginnings of the words that lead to the day of a later change, in small letters.
const CHANGED: [&str; 41] = [
    "actualis",
    "actualit",
    "actualiz",
    "aggiorna",
    "aktualis",
    "aktualiz",
    "atualiz",
    "ažurira",
    "bijgewerkt",
    "changed",
    "edited",
    "endret",
    "frissít",
    "geändert",
    "gewijzigd",
    "güncell",
    "modifi",
    "muokattu",
    "opdater",
    "oppdater",
    "päivitetty",
    "updat",
    "uppdater",
    "zmodyfik",
    "zaktualiz",
    "změněno",
    "ændret",
    "ändrad",
    "ενημέρω",
    "ενημερώ",
    "изменен",
    "обновен",
    "обновлен",
    "обновлён",
    "оновлен",
    "更新",
    "最后更新",
    "最後更新",
    "最終更新",
    "수정",
    "업데이트",
];

/// The word that leads to it only where it is whole.
const CHANGED_WHOLE: &str = "stand";

/// More than one word that leads to it.
const CHANGED_MORE: [&str; 3] = ["mis à jour", "mise à jour", "cập nhật"];

/// The most words of a date.
const MOST_WORDS: usize = 6;
/// The longest line that is read for a date, in characters.
const LONGEST_LINE: usize = 160;
/// How many words at the beginning of a longer line may have the date of a report in them.
const DATELINE: usize = 8;
/// The years of two figures that are of this century.
const THIS_CENTURY: u32 = 69;

/// A day that was found, and whether it is that of a later change.
pub type Found = (String, bool);

/// How the days of a page are read.
#[derive(Clone, Copy, Debug)]
pub struct DayText {
    order: Option<DayOrder>,
}

impl DayText {
    /// For a page in this language, which decides about the order of day and month.
    pub fn new(language: &str) -> Self {
        let order = match language.to_ascii_lowercase().as_str() {
            "en-us" | "en_us" => Some(DayOrder::MonthFirst),
            "" | "en" => None,
            _ => Some(DayOrder::DayFirst),
        };
        Self { order }
    }

    /// A date as one of this page's, in ISO form.
    pub fn read(self, text: &str) -> Option<String> {
        let date = match dates::read(text) {
            Err(DateFault::Ambiguous { .. }) => dates::read_with(text, Some(self.order_of(text)?)).ok()?,
            Err(DateFault::Form) => dates::read_with(&with_century(text)?, Some(self.order_of(text)?)).ok()?,
            date => date.ok()?,
        };
        // The day, without a time of day.
        let day = date.text.get(..10).filter(|day| day.as_bytes().get(7) == Some(&b'-'))?;
        Some(day.to_owned())
    }

    fn order_of(self, text: &str) -> Option<DayOrder> {
        // Only days are followed by a full stop.
        if text.contains('/') { self.order } else { Some(DayOrder::DayFirst) }
    }

    /// The first day in a line that can mean two, as it is written. None where the language or another day of the line says the order.
    pub fn ambiguous(self, line: &str) -> Option<String> {
        let words: Vec<&str> = line.split_whitespace().map(bare).collect();
        let is_open = |text: &str| matches!(dates::read(text), Err(DateFault::Ambiguous { .. }));
        let is_one = |word: &&&str| {
            word.contains('/') && (is_open(word) || with_century(word).is_some_and(|whole| is_open(&whole)))
        };
        let first = words.iter().find(is_one)?;
        order_shown(&words).or(self.order).is_none().then(|| (*first).to_owned())
    }

    /// The days in a line, or those that a longer one begins with, each with whether a word for a change leads to it.
    pub fn find(self, line: &str) -> Vec<Found> {
        let mut found = Vec::new();
        if !line.contains(|c: char| c.is_numeric()) {
            return found;
        }
        let mut words: Vec<&str> = line.split_whitespace().map(bare).collect();
        if line.chars().count() > LONGEST_LINE {
            words.truncate(DATELINE);
        }
        let days = Self { order: order_shown(&words).or(self.order) };
        let mut is_changed = false;
        let mut at = 0;
        while at < words.len() {
            let day = (1..=MOST_WORDS.min(words.len() - at)).find_map(|n| {
                let window = words.get(at..at + n)?;
                // Every date has a figure in it.
                window.iter().any(|word| word.contains(char::is_numeric)).then_some(())?;
                Some((days.read(&window.join(" "))?, n))
            });
            if let Some((day, n)) = day {
                let led = words.get(at..at + n).unwrap_or_default();
                let is_led = (0..n).any(|from| leads_to_change(led.get(from..).unwrap_or_default()));
                found.push((day, is_changed || is_led));
                is_changed = false;
                at += n;
            } else {
                is_changed |= leads_to_change(words.get(at..).unwrap_or_default());
                at += 1;
            }
        }
        found
    }
}

/// The first day that is not that of a change, else the first.
pub fn best(found: Vec<Found>) -> Option<String> {
    let first = found.iter().position(|(_, is_changed)| !is_changed).unwrap_or(0);
    found.into_iter().nth(first).map(|(day, _)| day)
}

/// Whether words begin with those for a change.
fn leads_to_change(words: &[&str]) -> bool {
    let first = words.first().map(|word| word.trim_end_matches([':', '：']).to_lowercase()).unwrap_or_default();
    let three = words.iter().take(3).map(|word| word.to_lowercase()).collect::<Vec<_>>().join(" ");
    says_changed(&first) || first == CHANGED_WHOLE || CHANGED_MORE.iter().any(|more| three.starts_with(more))
}

/// The order that a line's own dates show, as 03/19/2024 does, where they agree.
fn order_shown(words: &[&str]) -> Option<DayOrder> {
    let orders = words.iter().filter_map(|word| {
        let mut parts = word.split('/').map(|part| part.parse::<u32>().ok());
        match (parts.next()??, parts.next()??) {
            (13..=31, 1..=12) => Some(DayOrder::DayFirst),
            (1..=12, 13..=31) => Some(DayOrder::MonthFirst),
            _ => None,
        }
    });
    let orders: Vec<DayOrder> = orders.collect();
    orders.first().copied().filter(|first| orders.iter().all(|order| order == first))
}

/// Whether a word begins as those for a change do.
pub fn says_changed(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| CHANGED.iter().any(|start| word.starts_with(start)))
}

/// `31.10.23` as `31.10.2023`.
fn with_century(text: &str) -> Option<String> {
    let mark = text.chars().find(|c| matches!(c, '.' | '/'))?;
    let parts: Vec<&str> = text.split(mark).collect();
    let &[day, month, year] = parts.as_slice() else { return None };
    let are_digits = |part: &&str| part.bytes().all(|b| b.is_ascii_digit()) && matches!(part.len(), 1 | 2);
    if !parts.iter().all(are_digits) || year.len() != 2 {
        return None;
    }
    let century = if year.parse::<u32>().is_ok_and(|year| year < THIS_CENTURY) { 20 } else { 19 };
    Some(format!("{day}{mark}{month}{mark}{century}{year}"))
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(['(', ')', '[', ']', ',', ';', '|', '·', '•', '–', '—', '-', '/', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, language: &str, expected: &[(&str, bool)]) {
        let expected: Vec<Found> = expected.iter().map(|&(day, changed)| (day.to_owned(), changed)).collect();
        assert_eq!(DayText::new(language).find(line), expected, "{line}");
    }

    #[test]
    fn a_day_of_change_is_told_from_that_of_publication() {
        let both = [("2021-05-07", false), ("2021-05-09", true)];
        check("Publié le 7 mai 2021 à 8h00, mis à jour le 9 mai 2021", "fr", &both);
        check("Stand: 09.05.2021, 8:00 Uhr | Veröffentlicht: 07.05.2021", "de", &[both[1], both[0]]);
        check("Publisert 7. mai 2021, endret 9. mai 2021", "nb", &both);
        check("Опубликовано: 7 мая 2021 г. Обновлён: 9 мая 2021 г.", "ru", &both);
        check("更新：2021年5月9日 公開：2021年5月7日", "ja", &[both[1], both[0]]);
        check("The stand was built on 7 May 2021", "en", &[("2021-05-07", true)]);
    }

    #[test]
    fn one_day_of_a_line_shows_the_order_of_the_others() {
        check("Published: 05/07/2021 Updated: 05/19/2021", "en", &[("2021-05-07", false), ("2021-05-19", true)]);
        check("Publié le 07/05/2021 - Mis à jour le 19/05/2021", "en", &[("2021-05-07", false), ("2021-05-19", true)]);
        check("07/05/2021, 05/19/2021, 19/05/2021", "en", &[("2021-05-19", false), ("2021-05-19", false)]);
    }

    #[test]
    fn days_are_found_in_lines() {
        check("Friday, May 7, 2021 · Ann Lee", "en", &[("2021-05-07", false)]);
        check(
            "Updated: 9 May 2021 | First published: 7 May 2021",
            "en",
            &[("2021-05-09", true), ("2021-05-07", false)],
        );
        check("Mis à jour le 9 mai 2021", "fr", &[("2021-05-09", true)]);
        check("7.5.21, 10:15 Uhr", "de", &[("2021-05-07", false)]);
        check("Kultur, 31/10/97", "de", &[("1997-10-31", false)]);
        check("07/05/21", "en", &[]);
        check("Version 1.2.3", "en", &[]);
        let long = "word ".repeat(40);
        check(&format!("(7 May 2021) The harbour {long}"), "en", &[("2021-05-07", false)]);
        check(&format!("The harbour has been open to all ships again since 7 May 2021 {long}"), "en", &[]);
    }
}
