//! Addresses: the date in the address of an article, or in the path of a file.

use super::names::Name;
use model::Edtf;

/// The date in an address: `/2024/11/29/`, `/2024/nov/29/`, `/2024/sport/11/29/`, `/2024-11-29-`, `/20241129/`, or a month `/2024/11/`.
pub fn in_address(url: &str) -> Option<Edtf> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let folders: Vec<&str> = path.split('/').collect();
    let in_parts = parts.windows(3).find_map(|window| match window {
        [y, m, d] => day(y, m, d),
        _ => None,
    });
    let around_a_folder = || {
        folders.windows(4).find_map(|window| match window {
            [y, _, m, d] => day(y, m, d),
            _ => None,
        })
    };
    let packed = || {
        let mut days = parts.iter().map(|part| part.split_once(['T', 't']).map_or(*part, |(day, _)| day));
        let digits = days.find(|day| day.len() == 8 && is_number(day) && is_year(day.get(..4).unwrap_or_default()))?;
        day(digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?)
    };
    let of_month = || {
        parts.windows(2).find_map(|window| match window {
            [y, m] if is_year(y) && m.len() == 2 && is_number(m) => Edtf::parse(&format!("{y}-{m}")).ok(),
            _ => None,
        })
    };
    in_parts.or_else(around_a_folder).or_else(packed).or_else(of_month)
}

/// The day of a year, a month's number or name, and a day's number.
fn day(year: &str, month: &str, day: &str) -> Option<Edtf> {
    let is_short = |part: &str| part.len() <= 2 && is_number(part);
    if !is_year(year) || !is_short(day) {
        return None;
    }
    let month = if is_short(month) { month.parse().ok()? } else { named(month)? };
    Edtf::parse(&format!("{year}-{month:02}-{day:0>2}")).ok()
}

/// The month of a name that means one month alone.
fn named(month: &str) -> Option<u32> {
    let name = Name::find(&month.to_lowercase())?;
    let mut months = name.months().map(|(month, _)| month);
    months.next().filter(|_| months.next().is_none())
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && is_number(part) && (part.starts_with("19") || part.starts_with("20"))
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_give_days_and_months() {
        let check = |url: &str, wanted: Option<&str>| {
            assert_eq!(in_address(url).map(|date| date.text).as_deref(), wanted, "{url}");
        };
        check("https://a.example/news/2014/12/27/x", Some("2014-12-27"));
        check("https://a.example/2014-1-7-x", Some("2014-01-07"));
        check("https://a.example/20141227/x", Some("2014-12-27"));
        check("https://a.example/20141227-title", Some("2014-12-27"));
        check("https://a.example/news/2014/dec/27/title", Some("2014-12-27"));
        check("https://a.example/2013/middle_east/8/3/x/", Some("2013-08-03"));
        check("https://a.example/index.ssf/2014/12/let_me.html", Some("2014-12"));
        check("https://a.example/2014/13/45/x", None);
        check("https://a.example/2014/title/of/27", None);
        check("https://a.example/12345678", None);
        check("https://a.example/2014122712345", None);
        check("", None);
    }
}
