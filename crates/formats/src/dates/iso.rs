//! ISO form: what a date of years, months and days in figures says in EDTF, an interval with a dash or a word among them.

use model::Edtf;

/// The forms in which a text may be a date of EDTF, the likeliest first.
pub(super) fn forms(text: &str) -> impl Iterator<Item = String> {
    let range = range(text);
    let whole = Some(text.to_owned()).filter(|text| range.is_none() && is_date_and_time(text));
    [range, whole, interval(text), open(text), specified(text)].into_iter().flatten()
}

/// An interval whose end leaves out what it has from its beginning, as ISO 8601 lets it: `2024-03-05/07`, `2024-03/04`.
fn interval(text: &str) -> Option<String> {
    let (first, last) = text.trim().split_once('/')?;
    let is_part = first.len() > last.len() && last.len() >= 2 && first.len() >= 7;
    let is_ascii = [first, last].iter().all(|date| date.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    let common = first.get(..first.len().checked_sub(last.len())?)?;
    (is_part && is_ascii && common.ends_with('-')).then(|| format!("{first}/{common}{last}"))
}

/// Two dates in ISO form with a dash or a word between them, `2024-03-05 to 2024-03-07`, as an interval.
fn range(text: &str) -> Option<String> {
    const BETWEEN: [&str; 11] = ["-", "–", "—", "to", "until", "bis", "à", "au", "al", "по", "до"];
    let is_date = |text: &str| text.len() >= 4 && Edtf::parse(text).is_ok() && !text.contains([' ', 'T', '/']);
    let mut words = text.split_whitespace();
    let spaced = match [words.next(), words.next(), words.next(), words.next()] {
        [Some(first), Some(between), Some(last), None] if BETWEEN.contains(&between) => Some((first, last)),
        _ => None,
    };
    let (first, last) = spaced.or_else(|| text.trim().split_once(['–', '—']))?;
    (is_date(first) && is_date(last) && first.len() > 4).then(|| format!("{first}/{last}"))
}

/// Whether nothing stands behind the dates of a text in ISO form but times of day and their zones.
fn is_date_and_time(text: &str) -> bool {
    // A zone may have its name: UTC, CEST.
    let is_sign = |c: char| matches!(c, ':' | '.' | ',' | '+' | '-' | '−' | ' ' | 'h' | 'z');
    let is_of_time = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || is_sign(c);
    text.split('/').all(|date| match date.trim().split_once(['T', ' ']) {
        Some((day, time)) => {
            let is_behind_t = date.trim().get(day.len()..).is_some_and(|rest| rest.starts_with('T'));
            time.starts_with(|c: char| c.is_ascii_digit())
                && time.chars().all(is_of_time)
                && (is_behind_t || time.contains([':', 'h']))
        }
        None => true,
    })
}

/// The end that is known of an interval whose other end is open, `2024-03-05/..`, as a date that is not certain.
fn open(text: &str) -> Option<String> {
    let text = text.trim();
    let ends = [text.strip_suffix("/.."), text.strip_suffix('/'), text.strip_prefix("../")];
    let known = ends.into_iter().flatten().next().filter(|known| Edtf::parse(known).is_ok());
    known.map(|known| [known.trim_end_matches(['?', '~', '%']), "?"].concat())
}

/// What is known of a date whose month or day is not: `2024-XX`, `2024-03-XX`.
fn specified(text: &str) -> Option<String> {
    let known = text.trim().trim_end_matches("-XX");
    (known.len() < text.trim().len()).then(|| known.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::dates::read;
    use model::edtf::DateFault;

    #[test]
    fn nothing_behind_a_day_is_dropped_but_a_time() {
        let read = |text: &str| read(text).map(|date| date.text);
        for sign in [" - ", " to ", " – ", "–", " bis "] {
            let text = format!("2024-03-05{sign}2024-03-07");
            assert_eq!(read(&text).as_deref(), Ok("2024-03-05/2024-03-07"), "{text}");
        }
        for text in [
            "2024-03-05T10:00",
            "2024-03-05 10:00:00.5 +01:00",
            "2024-03-05T1000Z",
            "2024-03-05T10:00/2024-03-07",
            "2024-03-05 10:00 UTC",
            "2024-03-05 10h30",
        ] {
            assert_eq!(read(text).as_deref(), Ok(text));
        }
        for text in ["2024-03-05 Tuesday", "2024-03-05 at 10 am"] {
            assert_eq!(read(text).as_deref(), Ok("2024-03-05"), "{text}");
        }
        for text in ["2024-03-05 or 2024-05-03", "2024-03-05 and more 2024-04-01", "2024-03-05 2024-03-07"] {
            assert_eq!(read(text), Err(DateFault::Form), "{text}");
        }
        assert_eq!(read("2024-03-07 - 2024-03-05"), Err(DateFault::Reversed));
    }
}
