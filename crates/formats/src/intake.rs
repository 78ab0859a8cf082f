//! An intake: the articles that files gave, and what was wrong with the rest.

use crate::report::ImportReport;
use model::fault::{Fault, LeftOut};
use model::{Article, Head};
use std::collections::{BTreeMap, BTreeSet};

/// What an import made of its input: the articles it could read, and what it could not, side by side.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    /// What was said of the corpus as a whole, if anything was.
    pub head: Option<Head>,
    /// The articles, in the order in which they were read.
    pub articles: Vec<Article>,
    /// What is wrong, each with its place. An article with a fault is not among `articles`.
    pub faults: Vec<Fault>,
    /// Lines that were left out of an article's text because they belong to its page.
    pub left_out: Vec<LeftOut>,
}

/// What came of an import.
#[derive(Debug, Default)]
pub struct Imported {
    /// The articles, the lexicon if there was one, and everything that was wrong.
    pub intake: Intake,
    /// The same as a report.
    pub report: ImportReport,
}

/// Gives every article an id that no other has; the first `n_settled` of `ids` stay as they are. A duplicate gets `-2`, `-3` and so on after it, since only
/// addresses refer to articles by id; a missing one is the article's number, or the next one that is free.
pub fn settle_ids<'a>(ids: impl Iterator<Item = &'a mut String>, n_settled: usize) {
    let mut ids: Vec<&mut String> = ids.collect();
    let n_settled = n_settled.min(ids.len());
    let (settled, fresh) = ids.split_at_mut(n_settled);
    // Each id in use, with the next number to try after it.
    let mut taken: BTreeMap<String, u32> = settled.iter().map(|id| ((*id).clone(), 2)).collect();
    let given: BTreeSet<String> = fresh.iter().map(|id| (*id).clone()).collect();
    let mut number = settled.len();
    for id in fresh {
        number += 1;
        if id.is_empty() {
            while taken.contains_key(&number.to_string()) || given.contains(&number.to_string()) {
                number += 1;
            }
            **id = number.to_string();
        } else if let Some(mut next) = taken.get(&**id).copied() {
            let free = |next: u32| format!("{id}-{next}");
            while taken.contains_key(&free(next)) || given.contains(&free(next)) {
                next += 1;
            }
            let new = free(next);
            taken.insert(std::mem::replace(*id, new), next + 1);
        }
        taken.insert((*id).clone(), 2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(here: &[&str], given: &[&str]) -> Vec<String> {
        let mut ids: Vec<String> = [here, given].concat().into_iter().map(str::to_owned).collect();
        settle_ids(ids.iter_mut(), here.len());
        ids.split_off(here.len())
    }

    #[test]
    fn every_id_is_somebodys_alone() {
        assert_eq!(ids(&[], &["x", "", "x", "2"]), ["x", "3", "x-2", "2"]);
        assert_eq!(ids(&["a", "a-2"], &["a", "a", "b", "a-3"]), ["a-4", "a-5", "b", "a-3"]);
        assert_eq!(ids(&["1", "2"], &["", "", "4", "", "2"]), ["3", "5", "4", "7", "2-2"]);
        assert_eq!(ids(&["x", "4"], &["", "3", ""]), ["5", "3", "7"]);
    }

    #[test]
    fn ten_thousand_articles_of_one_id_get_ten_thousand() {
        let found = ids(&[], &vec!["a"; 10_000]);
        assert_eq!(found.last().map(String::as_str), Some("a-10000"));
    }
}
