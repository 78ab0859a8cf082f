//! Shell: the page's frame, read from `index.html` without the lines meant for Trunk.

use thiserror::Error;

/// The parts of `index.html` that the builder uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shell {
    /// Everything up to and including `<head>`.
    pub(crate) before_head: String,
    /// The contents of the head.
    pub(crate) head: String,
    /// From `</head>` to just before `</body>`.
    pub(crate) body: String,
    /// `</body>` and everything after it.
    pub(crate) after_body: String,
    /// The linked style sheets, in order.
    pub(crate) styles: Vec<String>,
}

/// What is wrong with `index.html`.
#[derive(Debug, PartialEq, Eq, Error)]
pub(crate) enum ShellError {
    #[error("has no {0}: add the tag, the builder needs it")]
    NoTag(&'static str),
    #[error("has an unclosed comment or link: {0}")]
    Unclosed(String),
    #[error("links a style sheet without an href: {0}")]
    NoHref(String),
}

/// Parses `index.html`. Removes comments and Trunk's links, and lists the style sheets that those name.
pub(crate) fn parse(html: &str) -> Result<Shell, ShellError> {
    let mut styles = Vec::new();
    // A comment without a space in front marks a place in the page.
    let html = without(html, "<!-- ", "-->", |_| Ok(()))?;
    let html = without(&html, "<link data-trunk", ">", |link| {
        if attribute(link, "rel") == Some("css") {
            let href = attribute(link, "href").ok_or_else(|| ShellError::NoHref(link.to_owned()))?;
            styles.push(href.to_owned());
        }
        Ok(())
    })?;
    let html = without_blank_lines(&html);
    let (before_head, rest) = split_after(&html, "<head>")?;
    let (head, rest) = split_before(rest, "</head>")?;
    let (body, after_body) = split_before(rest, "</body>")?;
    Ok(Shell {
        before_head: before_head.to_owned(),
        head: head.trim().to_owned(),
        body: body.to_owned(),
        after_body: after_body.to_owned(),
        styles,
    })
}

/// Removes every piece from `open` to the next `close`, and calls `on_removed` with each.
fn without(
    html: &str,
    open: &str,
    close: &str,
    mut on_removed: impl FnMut(&str) -> Result<(), ShellError>,
) -> Result<String, ShellError> {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find(open) {
        let length =
            rest[start..].find(close).ok_or_else(|| ShellError::Unclosed(rest[start..].chars().take(80).collect()))?;
        let end = start + length + close.len();
        on_removed(&rest[start..end])?;
        kept.push_str(&rest[..start]);
        rest = &rest[end..];
    }
    kept.push_str(rest);
    Ok(kept)
}

/// Removes blank lines, which removed links leave behind.
fn without_blank_lines(html: &str) -> String {
    html.lines().filter(|line| !line.trim().is_empty()).flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// Returns the value of an attribute in a tag with double-quoted values.
fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

fn split_after<'html>(html: &'html str, tag: &'static str) -> Result<(&'html str, &'html str), ShellError> {
    let at = html.find(tag).ok_or(ShellError::NoTag(tag))? + tag.len();
    Ok(html.split_at(at))
}

fn split_before<'html>(html: &'html str, tag: &'static str) -> Result<(&'html str, &'html str), ShellError> {
    let at = html.find(tag).ok_or(ShellError::NoTag(tag))?;
    Ok(html.split_at(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n  <!-- for\n  authors -->\n  <title>T</title>\n\
        \x20 <link data-trunk rel=\"css\" href=\"styles/a.css\">\n  <link data-trunk rel=\"css\" href=\"styles/b.css\" />\n\
        \x20 <link data-trunk rel=\"rust\" data-bin=\"page\">\n  <link rel=\"icon\" href=\"data:,\">\n</head>\n\
        <body>\n  <div id=\"app\"></div>\n  <link data-trunk rel=\"inline\" href=\"x.html\">\n</body>\n</html>\n";

    #[test]
    fn removes_only_trunk_links_and_comments() {
        let shell = parse(INDEX).unwrap();
        assert_eq!(shell.before_head, "<!doctype html>\n<html lang=\"en\">\n<head>");
        assert_eq!(shell.head, "<title>T</title>\n  <link rel=\"icon\" href=\"data:,\">");
        assert_eq!(shell.body, "</head>\n<body>\n  <div id=\"app\"></div>\n");
        assert_eq!(shell.after_body, "</body>\n</html>\n");
    }

    #[test]
    fn lists_style_sheets_in_order() {
        assert_eq!(parse(INDEX).unwrap().styles, ["styles/a.css", "styles/b.css"]);
    }

    #[test]
    fn names_what_is_missing() {
        assert_eq!(parse("<html>"), Err(ShellError::NoTag("<head>")));
        assert_eq!(parse("<head></head>"), Err(ShellError::NoTag("</body>")));
        assert_eq!(parse("<head><!-- x"), Err(ShellError::Unclosed("<!-- x".to_owned())));
        let nameless = "<link data-trunk rel=\"css\">";
        assert_eq!(parse(&format!("<head>{nameless}")), Err(ShellError::NoHref(nameless.to_owned())));
    }
}
