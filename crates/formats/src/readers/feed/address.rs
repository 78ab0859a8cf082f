//! Address: where an item's article is, behind what leads to it.

use crate::choose::is_address;
use crate::xml::Element;
use percent_encoding::percent_decode_str;

/// How the services that find news lead to a page: the host, the path, and the name of the page's address in what follows.
const REDIRECTS: [(&str, &str, [&str; 2]); 2] =
    [("google.", "/url", ["url", "q"]), ("bing.", "/news/apiclick.aspx", ["url", "r"])];

/// The address that an item gives: its link, or its identifier where that is one.
pub(super) fn of(item: &Element, guid: Option<&str>, base: Option<&str>) -> Option<String> {
    let filled = |element: &Element| Some(element.text()).filter(|text| !text.is_empty());
    let original = item.child("origLink").and_then(filled);
    let link = || {
        item.children("link").find_map(|link| match link.attr("href") {
            Some(href) => link.attr("rel").is_none_or(|rel| rel == "alternate").then(|| href.to_owned()),
            None => filled(link),
        })
    };
    let url = original.or_else(link).or_else(|| guid.filter(|guid| is_web(guid)).map(str::to_owned))?;
    match item.attr("base").or(base) {
        Some(base) if is_web(base) && !url.contains(':') => Some(joined(base, &url)),
        _ => Some(url),
    }
}

/// The address of the page that a service leads to; `None` for any other address.
pub(super) fn target(url: &str) -> Option<String> {
    let (host, rest) = url.split_once("://")?.1.split_once('/')?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let (path, query) = rest.split_once('?')?;
    let is_it = |(service, at, _): &&(&str, &str, _)| host.starts_with(service) && at.strip_prefix('/') == Some(path);
    let (.., names) = REDIRECTS.iter().find(is_it)?;
    let mut values = query.split('&').filter_map(|pair| pair.split_once('='));
    let value = values.find(|(name, value)| names.contains(name) && value.starts_with("http"))?.1;
    Some(decoded(value)).filter(|address| is_web(address))
}

fn is_web(text: &str) -> bool {
    is_address(text) && text.starts_with("http")
}

/// An address that is said as from another.
fn joined(base: &str, url: &str) -> String {
    let (scheme, rest) = base.split_once("://").unwrap_or_default();
    let (host, path) = rest.split_at_checked(rest.find('/').unwrap_or(rest.len())).unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if let Some(rest) = url.strip_prefix("//") {
        format!("{scheme}://{rest}")
    } else if url.starts_with('/') {
        format!("{scheme}://{host}{url}")
    } else {
        format!("{scheme}://{host}{folder}/{url}")
    }
}

/// A text with the bytes that were written as `%2f`.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_a_page_gives_its_address() {
        let check = |url: &str, wanted: Option<&str>| assert_eq!(target(url).as_deref(), wanted, "{url}");
        let page = Some("https://g.example/a?b=1&c=é");
        check("https://www.google.com/url?rct=j&sa=t&url=https://g.example/a%3Fb%3D1%26c%3D%C3%A9&ct=ga", page);
        check(
            "http://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fg.example%2fa%3fb%3d1%26c%3d%C3%A9&c=1",
            page,
        );
        check("https://g.example/url?url=https://a.example", None);
        check("https://www.google.com/search?q=https://a.example", None);
        check("https://www.google.com/url?q=ferry", None);
    }

    #[test]
    fn addresses_are_said_as_from_another() {
        for (base, url, wanted) in [
            ("https://g.example/", "a/b", "https://g.example/a/b"),
            ("https://g.example", "a", "https://g.example/a"),
            ("https://g.example/x/y?z", "a", "https://g.example/x/a"),
            ("https://g.example/x/y", "/a", "https://g.example/a"),
            ("https://g.example/x", "//h.example/a", "https://h.example/a"),
        ] {
            assert_eq!(joined(base, url), wanted);
        }
    }
}
