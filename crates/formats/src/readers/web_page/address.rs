//! Address: where a page is from, and the day in its address.

use crate::html::tree::Markup;
use crate::readers::web_page::archived;
use std::ops::RangeInclusive;

/// The years that an address may mean.
const YEARS: RangeInclusive<u32> = 1990..=2099;

/// The address that a page was fetched or saved from, as its own site has it; empty where nothing says it.
pub fn fetched<'a>(markup: &'a Markup, address: Option<&'a str>) -> &'a str {
    archived::original(address.or_else(|| saved_from(markup)).unwrap_or_default())
}

/// The address of a page's article, of what the page states and where it was fetched from. That of an archive counts only where there is no other.
pub fn of_article(markup: &Markup, stated: &str, fetched: &str) -> String {
    let mut best = archived::original(stated);
    let is_better = best.is_empty() || has_path(fetched) && !has_path(best) || archived::is_archives(best);
    if is_better && !fetched.is_empty() {
        best = fetched;
    }
    let told = if best.is_empty() || archived::is_archives(best) { archived::told(markup) } else { None };
    told.map_or_else(|| best.to_owned(), |told| told.replacen(":80/", "/", 1))
}

/// The address in the comment that a browser puts at the head of what it saves: `saved from url=(0042)https://…`.
fn saved_from(markup: &Markup) -> Option<&str> {
    let address = markup.first_comment().trim().strip_prefix("saved from url=(")?.split_once(')')?.1.trim();
    address.starts_with("http").then_some(address)
}

fn has_path(address: &str) -> bool {
    address.split_once("://").is_some_and(|(_, rest)| rest.trim_end_matches('/').contains('/'))
}

/// The months as addresses name them.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn month(part: Option<&&str>) -> Option<u32> {
    let named = MONTHS.iter().position(|name| part.is_some_and(|part| part.eq_ignore_ascii_case(name)));
    named.map(|at| at as u32 + 1).or_else(|| number(part, 1..=12))
}

fn number(part: Option<&&str>, within: RangeInclusive<u32>) -> Option<u32> {
    let part = part.filter(|part| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()))?;
    part.parse().ok().filter(|n| within.contains(n))
}

/// The date in an address such as `https://example.org/2014/12/27/title`, with at most one part between the year and the month.
pub fn date_in(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').skip(3).collect();
    let date = |year: u32, month: u32, day: u32| format!("{year}-{month:02}-{day:02}");
    for at in 0..parts.len() {
        if let Some(year) = number(parts.get(at), YEARS) {
            for month_at in [at + 1, at + 2] {
                if let (Some(month), Some(day)) = (month(parts.get(month_at)), number(parts.get(month_at + 1), 1..=31))
                {
                    return Some(date(year, month, day));
                }
            }
        }
        // A date may also begin a part: 2014-12-27-title, 20141227-title.
        let part = parts.get(at)?;
        let lead: String = part.chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect();
        let digits: String = lead.chars().filter(char::is_ascii_digit).collect();
        let is_date = digits.len() == 8 && (lead.starts_with(&digits) || lead.find('-') == Some(4));
        if is_date
            && let Some(year) = number(digits.get(..4).as_ref(), YEARS)
            && let Some(month) = number(digits.get(4..6).as_ref(), 1..=12)
            && let Some(day) = number(digits.get(6..).as_ref(), 1..=31)
        {
            return Some(date(year, month, day));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_addresses() {
        for (address, date) in [
            ("https://a.example/2014/12/27/x.html", Some("2014-12-27")),
            ("https://a.example/2013/middle_east/8/3/x/", Some("2013-08-03")),
            ("https://a.example/news/2014-12-27-title", Some("2014-12-27")),
            ("https://a.example/20141227-title", Some("2014-12-27")),
            ("https://a.example/news/2014/dec/27/title", Some("2014-12-27")),
            ("https://a.example/2014122712345", None),
            ("https://a.example/2014/13/27/x", None),
            ("https://a.example/2014/x", None),
            ("2014/12/27/x", None),
            ("", None),
        ] {
            assert_eq!(date_in(address).as_deref(), date, "{address}");
        }
    }

    #[test]
    fn the_address_of_an_archive_is_the_last_choice() {
        let check = |html: &str, stated: &str, fetched: &str, expected: &str| {
            assert_eq!(of_article(&Markup::parse(html), stated, fetched), expected, "{html}");
        };
        let script = r#"<script>__wm.wombat("https://post.example/talks","20240307101112","https://web.archive.org/");</script>"#;
        check(script, "", "", "https://post.example/talks");
        check(script, "https://post.example/own", "", "https://post.example/own");
        check("<p>x", "https://archive.ph/Ab1", "https://post.example/talks", "https://post.example/talks");
        check("<p>x", "https://post.example/talks", "https://archive.ph/Ab1", "https://post.example/talks");
        let bar = "<div id=HEADER>archive.is webpage capture Saved from https://post.example/talks 7 Mar 2024</div>";
        check(bar, "https://archive.is/Ab1", "", "https://post.example/talks");
        check("<div id=wm-ipp>http://post.example:80/talks Go</div>", "", "", "http://post.example/talks");
        check("<div id=HEADER>https://post.example/talks</div>", "https://perma.cc/A-1", "", "https://perma.cc/A-1");
    }
}
