//! Names of outlets that differ in their writing alone, as exports of several archives give them: each would be an outlet of its own.

use crate::order::sort_by;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An outlet as it is written, and how many articles it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenOutlet {
    /// Its name.
    pub name: String,
    /// How many articles have it.
    pub n_articles: u32,
}

/// The outlets that may be one, group by group, in each the name of most articles first.
///
/// Names are alike that differ in capitals, spaces, marks and a "The" at their beginning. Misleads where two outlets are told apart by nothing else.
pub fn alike<'a>(outlets: impl IntoIterator<Item = (&'a str, u32)>) -> Vec<Vec<WrittenOutlet>> {
    let mut groups: BTreeMap<String, Vec<WrittenOutlet>> = BTreeMap::new();
    for (name, n_articles) in outlets {
        let key = bare(name);
        if !key.is_empty() {
            groups.entry(key).or_default().push(WrittenOutlet { name: name.to_owned(), n_articles });
        }
    }
    let mut groups: Vec<Vec<WrittenOutlet>> = groups.into_values().filter(|group| group.len() > 1).collect();
    for group in &mut groups {
        sort_by(group, &|a, b| b.n_articles.cmp(&a.n_articles).then_with(|| a.name.cmp(&b.name)));
    }
    groups
}

/// A name without what is written now so, now otherwise. `+` and `!` tell channels from their neighbours.
fn bare(name: &str) -> String {
    let parts = name.split(|c: char| !c.is_alphanumeric() && !"+!".contains(c)).filter(|part| !part.is_empty());
    let mut words = parts.map(str::to_lowercase).peekable();
    let first = words.next().unwrap_or_default();
    let leads = first == "the" && words.peek().is_some();
    Some(first).filter(|_| !leads).into_iter().chain(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_written_otherwise_may_be_one() {
        let outlets = [
            ("Herald", 2),
            ("The Herald", 5),
            ("HERALD", 2),
            ("Fisher's Post", 1),
            ("Fisher’s  Post", 1),
            ("Canal", 3),
            ("Canal+", 4),
            ("Theatre", 1),
            ("Atre", 1),
            ("—", 1),
            ("…", 1),
            ("The", 1),
        ];
        let found = alike(outlets);
        let names = |group: &Vec<WrittenOutlet>| group.iter().map(|outlet| outlet.name.clone()).collect::<Vec<_>>();
        let found: Vec<_> = found.iter().map(names).collect();
        assert_eq!(found, [vec!["Fisher's Post", "Fisher’s  Post"], vec!["The Herald", "HERALD", "Herald"]]);
        assert_eq!(alike([]), Vec::<Vec<WrittenOutlet>>::new());
    }
}
