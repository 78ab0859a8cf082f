//! Archived: pages that were saved from a web archive, which puts its own address and bar around them.

/// The hosts of archives that write the address of a page behind their own.
const ARCHIVES: [&str; 14] = [
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
    "nationalarchives.gov.uk",
    "ukwa.ac.uk",
    "webarchive.org.uk",
    "webcache.googleusercontent.com",
];

/// The address of the page that was archived; any other address stays as it is.
pub fn original(address: &str) -> &str {
    let Some((_, rest)) = address.split_once("://") else { return address };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_archive = |name: &str| host == name || host.strip_suffix(name).is_some_and(|sub| sub.ends_with('.'));
    if !ARCHIVES.iter().any(|name| is_archive(name)) {
        return address;
    }
    let at = ["http://", "https://"].iter().filter_map(|start| path.find(start)).min();
    at.and_then(|at| path.get(at..)).unwrap_or(address)
}

/// Whether an element of this id is the bar that an archive puts at the head of a page.
pub fn is_bar(id: &str) -> bool {
    id.starts_with("wm-ipp") || id.ends_with("google-cache-hdr") || id == "donato"
}

#[cfg(test)]
mod tests {
    use super::*;

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
