//! Story: which of the articles in a page's data is the page's own, since some pages also state those that they lead to.

use crate::boilerplate::letters_of;
use crate::readers::web_page::archived;
use crate::readers::web_page::data::names;
use serde_json::{Map, Value};

/// The fewest letters of a headline that a title is searched for.
const FEW: usize = 8;

/// What a page says of itself.
#[derive(Debug, Default)]
pub struct Page {
    /// Its addresses.
    pub addresses: Vec<String>,
    /// Its title and its headings of the first rank.
    pub titles: Vec<String>,
}

/// How well an article agrees with its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Agreement {
    Other,
    Unknown,
    Title,
    Address,
    Both,
}

/// Those of the articles in each block of data that agree with the page, the surest first; the first of each block where none does.
pub fn choose(blocks: Vec<Vec<Map<String, Value>>>, page: &Page) -> Vec<Map<String, Value>> {
    let agrees = |fields: &Map<String, Value>| page.agreement(fields);
    let best = blocks.iter().flatten().map(agrees).max().unwrap_or(Agreement::Other);
    if best <= Agreement::Unknown {
        return blocks.into_iter().filter_map(|articles| articles.into_iter().next()).collect();
    }
    let is_own = |agreement: Agreement| {
        agreement > Agreement::Other && (best < Agreement::Both || agreement != Agreement::Address)
    };
    let mut own: Vec<Map<String, Value>> =
        blocks.into_iter().flatten().filter(|fields| is_own(agrees(fields))).collect();
    own.sort_by_key(|fields| std::cmp::Reverse(agrees(fields)));
    own
}

impl Page {
    fn agreement(&self, fields: &Map<String, Value>) -> Agreement {
        let said = |name: &str| fields.get(name).map(names).unwrap_or_default();
        let addresses = ["url", "mainEntityOfPage", "@id"].map(said);
        let has_address = addresses.iter().any(|address| address.contains("://"));
        let is_same = |one: &str, other: &str| {
            let (one, other) = (bare_address(one), bare_address(other));
            one == other || one.starts_with('/') && other.ends_with(one)
        };
        let is_stated = |one: &&String| one.contains("://") || one.starts_with('/') && one.len() > 1;
        let is_here =
            addresses.iter().filter(is_stated).any(|one| self.addresses.iter().any(|other| is_same(one, other)));
        let headline = letters_of(&said("headline"));
        let is_titled = !headline.is_empty()
            && self.titles.iter().map(|title| letters_of(title)).any(|title| {
                title == headline
                    || headline.chars().count() >= FEW && title.contains(&headline)
                    || title.chars().count() >= FEW && headline.contains(&title)
            });
        match (is_here, is_titled) {
            (true, true) => Agreement::Both,
            (true, false) if headline.is_empty() => Agreement::Both,
            (true, false) => Agreement::Address,
            (false, true) => Agreement::Title,
            (false, false) if headline.is_empty() && !has_address => Agreement::Unknown,
            (false, false) => Agreement::Other,
        }
    }
}

/// An address without what may differ in two of the same page.
fn bare_address(address: &str) -> &str {
    let address = archived::original(address);
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest).split('#').next().unwrap_or_default().trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The authors of the articles that are chosen of the blocks, for a page with this address and heading.
    #[track_caller]
    fn check(blocks: &[&str], address: &str, title: &str, expected: &[&str]) {
        let blocks = blocks.iter().map(|block| serde_json::from_str(block).unwrap()).collect();
        let page = Page { addresses: vec![address.to_owned()], titles: vec![title.to_owned()] };
        let chosen = choose(blocks, &page);
        assert_eq!(chosen.iter().map(|fields| names(&fields["author"])).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_article_that_agrees_with_its_page_is_its_own() {
        let rail = r#"{"author":"Rail","headline":"Ferry sold","url":"https://post.example/ferry"}"#;
        let own = r#"{"author":"Own","headline":"Talks open","url":"https://www.post.example/talks/"}"#;
        let both = format!("[{rail},{own}]");
        check(&[&both], "https://post.example/talks", "", &["Own"]);
        check(&[&format!("[{rail}]"), &format!("[{own}]")], "https://post.example/talks#top", "", &["Own"]);
        check(&[&both], "", "Talks open | The Post", &["Own"]);
        let paths = r#"[{"author":"Rail","headline":"Ferry sold","url":"/ferry"},{"author":"Own","headline":"x","url":"/talks"}]"#;
        check(&[paths], "https://post.example/talks", "", &["Own"]);
        check(&[&both], "https://post.example/", "Harbour news", &["Rail"]);
        check(&[&format!("[{rail}]"), &format!("[{own}]")], "", "Harbour news", &["Rail", "Own"]);
    }

    #[test]
    fn what_states_neither_headline_nor_address_does_not_disagree() {
        let own = r#"[{"author":"Own","headline":"Talks open"}]"#;
        check(&[r#"[{"author":"More"}]"#, own], "", "Talks open", &["Own", "More"]);
        let claims = r#"[{"author":"Rail","headline":"Ferry sold","url":"https://post.example/talks"}]"#;
        let sure = r#"[{"author":"Own","headline":"Talks open","url":"https://post.example/talks"}]"#;
        check(&[claims, sure], "https://post.example/talks", "Talks open", &["Own"]);
        check(&[claims], "https://post.example/talks", "Talks open", &["Rail"]);
    }
}
