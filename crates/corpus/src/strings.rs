//! Strings: many distinct short texts in one buffer, each with a number (an interner).

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Distinct strings, numbered from 0 in order of first use.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    buffer: String,
    ends: Vec<u32>,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Strings {
    /// The number of strings.
    pub fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// Whether there are no strings.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The string with a number; empty for an unknown number.
    pub fn get(&self, id: u32) -> &str {
        slice(&self.buffer, &self.ends, id)
    }

    /// The number of a string, if it has one.
    pub fn find(&self, text: &str) -> Option<u32> {
        let hash = self.hasher.hash_one(text);
        self.table.find(hash, |&id| self.get(id) == text).copied()
    }

    /// Returns the number of a string, adding it if needed, and whether it is new.
    pub fn intern(&mut self, text: &str) -> (u32, bool) {
        let Self { buffer, ends, table, hasher } = self;
        let hash = hasher.hash_one(text);
        if let Some(&id) = table.find(hash, |&id| slice(buffer, ends, id) == text) {
            return (id, false);
        }
        buffer.push_str(text);
        let id = ends.len() as u32;
        ends.push(buffer.len() as u32);
        table.insert_unique(hash, id, |&id| hasher.hash_one(slice(buffer, ends, id)));
        (id, true)
    }

    /// All strings, in order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|id| self.get(id))
    }
}

fn slice<'a>(buffer: &'a str, ends: &[u32], id: u32) -> &'a str {
    let id = id as usize;
    let start = if id == 0 { 0 } else { ends.get(id - 1).map_or(0, |&end| end as usize) };
    let end = ends.get(id).map_or(start, |&end| end as usize);
    buffer.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_string_has_one_number() {
        let mut strings = Strings::default();
        let ids: Vec<_> = ["a", "", "bé", "a", ""].iter().map(|s| strings.intern(s)).collect();
        assert_eq!(ids, [(0, true), (1, true), (2, true), (0, false), (1, false)]);
        assert_eq!(strings.iter().collect::<Vec<_>>(), ["a", "", "bé"]);
        assert_eq!((strings.find("bé"), strings.find("b")), (Some(2), None));
        assert_eq!(strings.get(9), "");
    }
}
