//! Meta elements: what a page states in the elements of that name.

use crate::html::line_text::LineText;
use crate::html::tree::Markup;
use crate::readers::web_page::archived;
use model::byline::{of_texts, without_label};

/// The values of a page's meta elements by their names in small letters.
pub(super) struct MetaElements {
    pub(super) values: Vec<(String, String)>,
}

impl MetaElements {
    /// Those of a page.
    pub(super) fn of(markup: &Markup) -> Self {
        let mut values = Vec::new();
        for node in markup.tagged(0, "meta") {
            let content = markup.attribute(node, "content").unwrap_or_default();
            for name in ["property", "name"].into_iter().filter_map(|name| markup.attribute(node, name)) {
                if !content.is_empty() {
                    values.push((name.to_ascii_lowercase(), content.to_owned()));
                }
            }
        }
        let mut stated = Self { values };
        stated.drop_archives();
        stated
    }

    /// Drops what an archive states about itself: its name, the day of the capture.
    fn drop_archives(&mut self) {
        let is_archives = |(name, value): &(String, String)| match name.as_str() {
            "og:site_name" => archived::is_name(value),
            "og:url" => archived::is_archives(archived::original(value)),
            _ => false,
        };
        if self.values.iter().any(is_archives) {
            let prefixes = ["article:", "og:", "twitter:"];
            self.values.retain(|(name, _)| !prefixes.iter().any(|prefix| name.starts_with(prefix)));
        }
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The value of the first of these names that has one.
    pub(super) fn first(&self, names: &[&str]) -> String {
        names.iter().find_map(|name| self.all(name).next()).map(collapsed).unwrap_or_default()
    }

    /// The people under the first of these names that has any, without addresses.
    pub(super) fn names(&self, names: &[&str]) -> String {
        for name in names {
            let people: Vec<String> = self.all(name).filter(|p| !p.contains("://")).map(byline).collect();
            if people.iter().any(|p| !p.is_empty()) {
                return of_texts(&people);
            }
        }
        String::new()
    }
}

/// A text on one line.
pub(super) fn collapsed(text: &str) -> String {
    let mut line = LineText::default();
    line.push(text);
    line.text
}

/// Names without what leads to them.
pub(super) fn byline(said: &str) -> String {
    without_label(&collapsed(said)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_archive_states_of_itself_is_dropped() {
        let check = |site: &str, address: &str, title: &str| {
            let html = format!(
                "<meta property=og:site_name content='{site}'><meta property=og:url content='{address}'><meta property=og:title content=Talks>\
                 <meta property=article:published_time content=2024-03-07><meta name=author content=Ann>"
            );
            let stated = MetaElements::of(&Markup::parse(&html));
            assert_eq!(
                (stated.first(&["og:title"]).as_str(), stated.first(&["author"]).as_str()),
                (title, "Ann"),
                "{html}"
            );
        };
        check("archive.ph", "", "");
        check("", "https://archive.is/Ab1", "");
        check("The Post", "https://web.archive.org/web/2024/https://post.example/talks", "Talks");
    }
}
