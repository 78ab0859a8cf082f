//! Address: where a page is from.

use crate::boilerplate::letters_of;
use crate::html::tree::Markup;
use crate::readers::web_page::archived;

/// The shortest name of a site that its address has by no chance, in letters.
const SHORTEST_SITE: usize = 4;

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

/// Whether an address is that of a page made for telephones (AMP), which has the article of another.
pub fn is_variant(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (place, asked) = rest.split_once('?').unwrap_or((rest, ""));
    let is_amp = |part: &str| part == "amp" || part.strip_suffix(".amp").or(part.strip_suffix("-amp.html")).is_some();
    place.starts_with("amp.")
        || place.starts_with("m.")
        || place.split('/').skip(1).any(is_amp)
        || asked.split('&').any(|pair| pair == "amp" || pair.starts_with("amp=") || pair.ends_with("=amp"))
}

/// Whether a name is that of the site that an address is of: `The Harbour Post` of `www.harbourpost.example`.
fn names_site(name: &str, address: &str) -> bool {
    let host = address.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#', ':']).next());
    // The last part of a host is a country or a kind, and so may be the one before it.
    let labels = host.and_then(|host| host.rsplit_once('.')).map(|(labels, _)| labels).unwrap_or_default();
    let site = labels.rsplit('.').map(letters_of).find(|label| label.len() >= SHORTEST_SITE);
    site.is_some_and(|site| letters_of(name).ends_with(&site))
}

/// A title without the section behind the name of its site, and that section, where the address says which of them is the site:
/// `Talks open - The Post - Politics`.
pub fn without_section<'t>(title: &'t str, mark: &str, address: &str) -> Option<(&'t str, &'t str)> {
    let (before, section) = title.rsplit_once(mark)?;
    let (_, site) = before.rsplit_once(mark)?;
    (names_site(site, address) && !names_site(section, address)).then(|| (before, section.trim()))
}

fn has_path(address: &str) -> bool {
    address.split_once("://").is_some_and(|(_, rest)| rest.trim_end_matches('/').contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_the_site_from_its_section() {
        let check = |title: &str, wanted: Option<(&str, &str)>| {
            assert_eq!(without_section(title, " - ", "https://www.harbourpost.co.example/1"), wanted, "{title}");
        };
        check("Talks - The Harbour Post - Politics", Some(("Talks - The Harbour Post", "Politics")));
        for title in ["Talks - Politics - The Harbour Post", "Talks - Again - Politics", "The Harbour Post - Politics"]
        {
            check(title, None);
        }
        assert_eq!(without_section("Talks - Post - Politics", " - ", ""), None);
    }

    #[test]
    fn a_page_for_telephones_is_known_by_its_address() {
        for address in
            ["amp.a.example/x", "m.a.example/x", "a.example/amp/x", "a.example/x/amp/", "a.example/x?id=1&amp=1"]
        {
            assert!(is_variant(&format!("https://{address}")), "{address}");
        }
        for address in ["a.example/ampere", "a.example/camp/x", "a.example/x?example=amp-hour", "media.example/m.a"] {
            assert!(!is_variant(&format!("https://{address}")), "{address}");
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
        let field = "<div id=HEADER>webpage capture<form><input name=q value=https://post.example/talks></form></div>";
        check(field, "https://archive.ph/Ab1", "", "https://post.example/talks");
        check("<div id=wm-ipp>http://post.example:80/talks Go</div>", "", "", "http://post.example/talks");
        check("<div id=HEADER>https://post.example/talks</div>", "https://perma.cc/A-1", "", "https://perma.cc/A-1");
    }
}
