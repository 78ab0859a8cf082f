//! Doubtful dates: those that databases write for "no date", and days in the future.

use model::date_note::Doubt;
use model::{Day, Edtf};

/// What databases and programs write where there is no date: the ends of their calendars and the days they count from.
const PLACEHOLDERS: [(i16, i8, i8); 17] = [
    (1, 1, 1),
    (1582, 10, 15),
    (1601, 1, 1),
    (1753, 1, 1),
    (1899, 12, 30),
    (1899, 12, 31),
    (1900, 1, 1),
    (1904, 1, 1),
    (1969, 12, 31),
    (1970, 1, 1),
    (2038, 1, 19),
    (2079, 6, 6),
    (2099, 12, 31),
    (2262, 4, 11),
    (2999, 12, 31),
    (9999, 1, 1),
    (9999, 12, 31),
];

/// Whether a date is doubtful, seen from a day. The day after it is not in the future: it has begun elsewhere.
pub fn doubt(date: &Edtf, today: Option<Day>) -> Option<Doubt> {
    let is_day = date.earliest == date.latest;
    if is_day && PLACEHOLDERS.contains(&date.earliest.ymd()) || date.latest.ymd().0 == 9999 {
        Some(Doubt::Placeholder)
    } else if today.is_some_and(|today| date.earliest > today.plus(1)) {
        Some(Doubt::Future)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_days_to_come_are_doubtful() {
        let today = Day::new(2024, 3, 5);
        let check = |text: &str, wanted| assert_eq!(doubt(&Edtf::parse(text).unwrap(), today), wanted, "{text}");
        for text in ["9999-12-31", "0001-01-01", "1900-01-01", "1970-01-01T00:00:00Z", "9999", "2021-04-18/9999-12-31"]
        {
            check(text, Some(Doubt::Placeholder));
        }
        for text in ["2024-03-07", "2024-04", "2025", "2024-03-07/2024-03-09"] {
            check(text, Some(Doubt::Future));
        }
        for text in ["2024-03-06", "2024-03", "2024", "1970", "1900-01", "1970-01-02", "2024-03-01/2024-04-01"] {
            check(text, None);
        }
        assert_eq!(doubt(&Edtf::parse("2025").unwrap(), None), None);
    }
}
