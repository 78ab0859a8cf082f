//! Archived: pages that were saved from a web archive, which puts its own address and bar around them.

use crate::html::tree::Markup;

/// The hosts of archives. Most write the address of a page behind their own.
const ARCHIVES: [&str; 18] = [
    "archive.fo",
    "archive.is",
    "archive.li",
    "archive.md",
    "archive.org",
    "archive.ph",
    "archive.today",
    "archive.vn",
    "archive-it.org",
    "arquivo.pt",
    "ghostarchive.org",
    "megalodon.jp",
    "perma.cc",
    "ukwa.ac.uk",
    "webarchive.nationalarchives.gov.uk",
    "webarchive.org.uk",
    "webcache.googleusercontent.com",
    "webcitation.org",
];

/// What the bar of an archive says that has no id of its own.
const BAR_SAYS: [&str; 2] = ["webpage capture", "Saved from"];

/// What the script of an archive has before the address of the page.
const BEFORE_ADDRESS: &str = "__wm.wombat(\"";

/// The address of the page that was archived; any other address stays as it is.
pub fn original(address: &str) -> &str {
    if !is_archives(address) {
        return address;
    }
    let path = address.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let at = ["http://", "https://"].iter().filter_map(|start| path.find(start)).min();
    at.and_then(|at| path.get(at..)).unwrap_or(address)
}

/// Whether an address is at an archive.
pub fn is_archives(address: &str) -> bool {
    let host = address.split_once("://").map(|(_, rest)| rest.split_once('/').map_or(rest, |(host, _)| host));
    host.is_some_and(is_name)
}

/// Whether a site's name is the host of an archive.
pub fn is_name(host: &str) -> bool {
    let is_end = |sub: &str| sub.is_empty() || sub.ends_with('.');
    ARCHIVES.iter().any(|name| host.strip_suffix(name).is_some_and(is_end))
}

/// The address of the page that was archived, where the archive wrote it into its script or its bar.
pub fn told(markup: &Markup) -> Option<&str> {
    let said = |node: usize| markup.within(node).map(|n| markup.said(n));
    let after = |text: &'_ str| text.find(BEFORE_ADDRESS).map(|at| at + BEFORE_ADDRESS.len());
    let in_script = markup
        .tagged(0, "script")
        .flat_map(said)
        .find_map(|text| text.get(after(text)?..)?.split('"').next().filter(|address| address.starts_with("http")));
    let in_head = || {
        let is_told = |node: &usize| markup.tag(*node) == "base" || markup.has_word(*node, "rel", "bookmark");
        let links = (1..markup.n_nodes()).filter(is_told).filter_map(|node| markup.attribute(node, "href"));
        links.filter(|address| is_archives(address)).map(original).find(|address| !is_archives(address))
    };
    in_script.or_else(in_head).or_else(|| {
        let bars = (1..markup.n_nodes()).filter(|&node| is_bar(markup, node));
        let nodes = bars.flat_map(|bar| markup.within(bar));
        let in_fields =
            nodes.clone().filter(|&n| markup.tag(n) == "input").filter_map(|n| markup.attribute(n, "value"));
        let mut words = nodes.map(|n| markup.said(n)).flat_map(str::split_whitespace).chain(in_fields);
        words.find(|word| word.starts_with("http") && word.contains("://") && !is_archives(word))
    })
}

/// The host of the first page of an archived site that a page leads to, as an archive writes its links: `/web/20240101000000/https://…`.
pub fn site(markup: &Markup) -> Option<&str> {
    markup.tagged(0, "a").filter_map(|node| markup.attribute(node, "href")).find_map(|address| {
        let path = address.split_once("/web/").filter(|(before, _)| before.is_empty() || is_archives(before))?.1;
        let (when, page) = path.split_once('/')?;
        let (_, rest) = page.split_once("://").filter(|_| when.bytes().take(8).all(|b| b.is_ascii_digit()))?;
        let host = rest.split(['/', ':']).next().filter(|host| host.contains('.'))?;
        Some(host.strip_prefix("www.").unwrap_or(host))
    })
}

/// Whether an element is the bar that an archive puts at the head of a page.
pub fn is_bar(markup: &Markup, node: usize) -> bool {
    markup.attribute(node, "id").is_some_and(|id| {
        id.starts_with("wm-ipp") || id.ends_with("google-cache-hdr") || id == "donato" || {
            id == "HEADER"
                && Some(markup.text(node)).is_some_and(|said| BAR_SAYS.iter().any(|part| said.contains(part)))
        }
    })
}

/// Whether a node is within such a bar.
pub fn is_in_bar(markup: &Markup, node: usize) -> bool {
    markup.parents(node).any(|parent| is_bar(markup, parent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_tells_page_and_site() {
        let check = |html: &str, address: Option<&str>, host: Option<&str>| {
            let markup = Markup::parse(html);
            assert_eq!((told(&markup), site(&markup)), (address, host), "{html}");
        };
        let own = Some("https://a.example/x");
        check("<link rel=bookmark href=http://archive.today/20240507/https://a.example/x>", own, None);
        check("<base href=https://web.archive.org/web/20240507101112/https://a.example/x>", own, None);
        check("<a href=/web/20240507101112/http://www.a.example:80/>", None, Some("a.example"));
        check("<a href=/web/design/>x</a><a href=https://b.example/web/20240507/https://a.example/>", None, None);
        check("<link rel=bookmark href=https://a.example/x><base href=https://a.example/>", None, None);
    }

    #[test]
    fn what_an_archive_adds_is_no_part_of_the_page() {
        let page = "<div id=HEADER><p>Saved from https://a.example/x</div><div id=x>7 May</div>";
        let markup = Markup::parse(page);
        let in_bar =
            |said: &str| (1..markup.n_nodes()).find(|&n| markup.said(n).contains(said)).map(|n| is_in_bar(&markup, n));
        assert_eq!((in_bar("Saved"), in_bar("7 May")), (Some(true), Some(false)));
        assert!(!is_bar(&Markup::parse("<div id=HEADER>The Post</div>"), 1));
    }

    #[test]
    fn an_archived_page_has_an_address_of_its_own() {
        for (address, own) in [
            ("https://web.archive.org/web/20240101000000/https://a.example/x", "https://a.example/x"),
            ("http://web.archive.org/web/2024*_if/http://a.example/", "http://a.example/"),
            ("https://archive.ph/2024.01.01-101010/https://a.example/x", "https://a.example/x"),
            ("https://archive.org/about", "https://archive.org/about"),
            ("https://notarchive.org/https://a.example", "https://notarchive.org/https://a.example"),
            ("https://a.example/go?to=https://b.example", "https://a.example/go?to=https://b.example"),
            ("x", "x"),
        ] {
            assert_eq!(original(address), own);
        }
    }
}
