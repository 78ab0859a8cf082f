//! Embedders: the origins of pages of others that may talk with a page that they embed. They stand in a `<meta>` of the page's frame, not in its corpus,
//! so that no article that comes in from elsewhere can name one.

use model::fault::SheetFault;

/// What opens the list in the page.
const OPENING: &str = "<meta name=\"embedders\" content=\"";

/// An origin as browsers write it, from what a person wrote: `https://intranet.example`, with a port where it has one, or `null`, which is what browsers
/// call a page that was opened as a file. `None` where it is none.
pub fn origin(written: &str) -> Option<String> {
    let written = written.trim().trim_end_matches('/').to_ascii_lowercase();
    if written == "null" {
        return Some(written);
    }
    let (scheme, host) = written.split_once("://")?;
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (host, None),
    };
    let is_name = !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '[' | ']' | ':'))
        && name.contains(':') == (name.starts_with('[') && name.ends_with(']'));
    let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    let usual = match scheme {
        "http" => "80",
        "https" => "443",
        _ => return None,
    };
    let port = port.filter(|port| *port != usual).map(|port| [":", port].concat()).unwrap_or_default();
    (is_name && is_port).then(|| [scheme, "://", name, &port].concat())
}

/// The page with these origins, and no others, as those that may talk with it.
///
/// # Errors
/// The page has no place for them, as those of earlier versions have none.
pub fn with(html: &str, origins: &[String]) -> Result<String, SheetFault> {
    let start = html.find(OPENING).map(|at| at + OPENING.len());
    let end = start.and_then(|start| Some(start + html[start..].find('"')?));
    match start.zip(end) {
        Some((start, end)) => Ok([&html[..start], &origins.join(" "), &html[end..]].concat()),
        None if origins.is_empty() => Ok(html.to_owned()),
        None => Err(SheetFault::KnowsNoEmbedders),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        for (written, expected) in [
            ("https://intranet.example", "https://intranet.example"),
            (" HTTPS://Intranet.Example/ ", "https://intranet.example"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("https://intranet.example:443", "https://intranet.example"),
            ("http://[::1]:8000", "http://[::1]:8000"),
            ("http://[::1]", "http://[::1]"),
            ("null", "null"),
        ] {
            assert_eq!(origin(written).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for written in [
            "",
            "*",
            "intranet.example",
            "https://",
            "https://a.example/page",
            "https://a b",
            "https://a\"><script>",
            "https://*.example",
            "ftp://a.example",
            "https://a.example:0",
            "https://a.example:99999",
            "https://a:b:c",
            "https://user@a.example",
            "file://",
        ] {
            assert_eq!(origin(written), None, "{written}");
        }
    }

    #[test]
    fn a_page_has_the_origins_that_were_given_last() {
        let page = "<!doctype html><meta name=\"embedders\" content=\"\"><title>A page</title>";
        let one = with(page, &["https://a.example".to_owned()]).unwrap();
        assert_eq!(one, page.replace("content=\"\"", "content=\"https://a.example\""));
        let two = with(&one, &["https://b.example".to_owned(), "null".to_owned()]).unwrap();
        assert_eq!(two, page.replace("content=\"\"", "content=\"https://b.example null\""));
        assert_eq!(with(&two, &[]).as_deref(), Ok(page), "origins are never taken over from a template");
    }

    #[test]
    fn a_page_of_an_earlier_version_takes_none() {
        assert_eq!(with("<!doctype html>", &[]).as_deref(), Ok("<!doctype html>"));
        assert_eq!(with("<!doctype html>", &["null".to_owned()]), Err(SheetFault::KnowsNoEmbedders));
    }
}
