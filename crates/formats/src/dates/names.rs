//! The names of the months in the languages of CLDR, and the words that stand between the parts of a date.
//!
//! `months.txt` has a name a line, in lower case and in the order of its bytes, a tab, and its months: `listopada`, `10 hr,11 pl`. Where a name or one like it means two
//! months, the languages follow; month 0 is a word between a day, a month and a year. `scripts/month_names.py` writes it from CLDR (Unicode License v3).

use std::cmp::Ordering;

const NAMES: &str = include_str!("months.txt");

/// The tag of the months of the Solar Hijri calendar.
pub(super) const SOLAR: &str = "solar";
/// The tag of Thai months, whose years are Buddhist.
pub(super) const THAI: &str = "th";

/// What a name means: months, each with the languages in which it does, as far as these matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name(&'static str);

impl Name {
    /// Looks a name up: words in lower case, with a space between.
    pub(super) fn find(words: &str) -> Option<Self> {
        let (mut from, mut to) = (0, NAMES.len());
        while from < to {
            // The line around the middle, between two line feeds.
            let middle = usize::midpoint(from, to);
            let start =
                NAMES.as_bytes().get(from..middle)?.iter().rposition(|b| *b == b'\n').map_or(from, |i| from + i + 1);
            let end = NAMES.as_bytes().get(middle..to)?.iter().position(|b| *b == b'\n').map_or(to, |i| middle + i);
            let (name, meaning) = NAMES.get(start..end)?.split_once('\t')?;
            match words.cmp(name) {
                Ordering::Equal => return Some(Self(meaning)),
                Ordering::Less => to = start,
                Ordering::Greater => from = end + 1,
            }
        }
        None
    }

    /// Its months, 1–12, each with its languages, between spaces.
    pub(super) fn months(self) -> impl Iterator<Item = (u32, &'static str)> {
        let readings = self.0.split(',').map(|reading| reading.split_once(' ').unwrap_or((reading, "")));
        readings.filter_map(|(month, languages)| Some((month.parse().ok().filter(|month| *month > 0)?, languages)))
    }

    /// Whether it is a word that may stand between the parts of a date.
    pub(super) fn is_between(self) -> bool {
        self.0 == "0"
    }

    /// Whether it is a month's name in a language of this tag.
    pub(super) fn is_of(self, tag: &str) -> bool {
        self.months().any(|(_, languages)| has(languages, tag))
    }
}

/// Whether a tag is among languages.
pub(super) fn has(languages: &str, tag: &str) -> bool {
    languages.split(' ').any(|language| language == tag)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Every line: the name, and its months with their languages.
    pub(in super::super) fn all() -> impl Iterator<Item = (&'static str, Vec<(u32, &'static str)>)> {
        NAMES.lines().map(|line| {
            let (name, meaning) = line.split_once('\t').unwrap();
            (name, Name(meaning).months().collect())
        })
    }

    #[test]
    fn every_name_is_found() {
        assert!(all().count() > 2000);
        for (name, months) in all() {
            let found = Name::find(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(found.months().collect::<Vec<_>>(), months);
            assert_eq!(found.is_between(), months.is_empty(), "{name}");
            assert!(months.iter().all(|(month, _)| *month <= 12));
        }
        assert!(NAMES.lines().is_sorted_by(|a, b| a.split('\t').next() < b.split('\t').next()));
    }

    #[test]
    fn no_other_word_is() {
        for word in ["", " ", "a0", "zzz", "\u{10ffff}", "monday", "march ", "март\n"] {
            assert_eq!(Name::find(word), None, "{word}");
        }
        assert_eq!(
            Name::find("listopada").map(|name| name.months().map(|(month, _)| month).collect()),
            Some(vec![10, 11])
        );
        assert!(Name::find("มีนาคม").is_some_and(|name| name.is_of(THAI)));
        assert!(Name::find("اسفند").is_some_and(|name| name.is_of(SOLAR) && !name.is_of(THAI)));
    }
}
