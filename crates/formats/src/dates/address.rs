//! Addresses: the date in the address of an article, or in the path of a file.

use model::Edtf;

/// The date in an address: `/2024/11/29/`, `/2024-11-29-`, `/20241129/`, or a month `/2024/11/`.
pub fn in_address(url: &str) -> Option<Edtf> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let is = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let is_year = |part: &str| is(part, 4..=4) && (part.starts_with("19") || part.starts_with("20"));
    let day = parts.windows(3).find_map(|window| match window {
        [y, m, d] if is_year(y) && is(m, 1..=2) && is(d, 1..=2) => Edtf::parse(&format!("{y}-{m:0>2}-{d:0>2}")).ok(),
        _ => None,
    });
    let packed = || {
        let days = parts.iter().map(|part| part.split_once(['T', 't']).map_or(*part, |(day, _)| day));
        let part =
            days.into_iter().find(|part| is(part, 8..=8) && (part.starts_with("19") || part.starts_with("20")))?;
        Edtf::parse(&format!("{}-{}-{}", part.get(..4)?, part.get(4..6)?, part.get(6..)?)).ok()
    };
    let month = || {
        parts.windows(2).find_map(|window| match window {
            [y, m] if is_year(y) && is(m, 2..=2) => Edtf::parse(&format!("{y}-{m}")).ok(),
            _ => None,
        })
    };
    day.or_else(packed).or_else(month)
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
        check("https://a.example/index.ssf/2014/12/let_me.html", Some("2014-12"));
        check("https://a.example/2014/13/45/x", None);
        check("https://a.example/12345678", None);
    }
}
