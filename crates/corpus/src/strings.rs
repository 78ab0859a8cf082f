//! Strings: many distinct short texts in one buffer, each with a number (an interner).

use hashbrown::HashTable;
use serde::{Deserialize, Serialize, Serializer};

/// How many bytes of a string stand in the table itself. Most words have no more, so that finding them looks nowhere else.
const AT_HAND: usize = 8;

/// Texts in one buffer, numbered from 0.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Texts {
    buffer: String,
    ends: Vec<u32>,
}

impl Texts {
    /// The number of texts.
    pub(super) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The text with a number; empty for an unknown number.
    pub(super) fn get(&self, id: u32) -> &str {
        slice(&self.buffer, &self.ends, id)
    }
}

/// Distinct strings, numbered from 0 in order of first use.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Texts")]
pub struct Strings {
    texts: Texts,
    table: HashTable<Known>,
}

/// A string in the table.
#[derive(Clone, Copy, Debug)]
struct Known {
    beginning: u64,
    length: u32,
    id: u32,
}

impl Known {
    fn of(text: &str, id: u32) -> Self {
        Self { beginning: beginning(text.as_bytes()), length: text.len() as u32, id }
    }

    /// The hash of its text, which is asked for where the table does not have all of it.
    fn hash<'a>(&self, text: impl FnOnce() -> &'a str) -> u64 {
        if self.length as usize <= AT_HAND { mixed(self.beginning) } else { hash(text().as_bytes()) }
    }

    /// Whether the texts of both are the same.
    fn is<'a>(&self, other: &Self, text: &str, text_of_other: impl FnOnce() -> &'a str) -> bool {
        (self.beginning, self.length) == (other.beginning, other.length)
            && (self.length as usize <= AT_HAND || text == text_of_other())
    }
}

/// Spreads a number over all bits: cheaper than a general hash, above all in WebAssembly, which has no product of 128 bits.
fn mixed(number: u64) -> u64 {
    let product = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}

/// The hash of a text; of one that stands in the table, the same as [`mixed`].
fn hash(text: &[u8]) -> u64 {
    text.chunks(AT_HAND).fold(0, |hash, chunk| mixed(hash ^ beginning(chunk)))
}

/// Up to eight bytes as a number, the first one lowest. Reads a few bytes at once, twice where that is shorter than a loop: most words are found by this alone.
fn beginning(text: &[u8]) -> u64 {
    if let Some(first) = text.first_chunk() {
        return u64::from_le_bytes(*first);
    }
    let above = |bytes: u32, place: usize| u64::from(bytes) << (8 * place);
    match (text.first_chunk(), text.last_chunk(), text) {
        (Some(first), Some(last), _) => {
            above(u32::from_le_bytes(*first), 0) | above(u32::from_le_bytes(*last), text.len() - 4)
        }
        (.., [first, .., last]) => {
            let middle = text.len() / 2;
            above(u32::from(*first), 0) | above(text[middle].into(), middle) | above((*last).into(), text.len() - 1)
        }
        (.., [only]) => u64::from(*only),
        (.., []) => 0,
    }
}

impl From<Texts> for Strings {
    fn from(texts: Texts) -> Self {
        let mut strings = Self::default();
        for id in 0..texts.len() {
            strings.intern(texts.get(id));
        }
        strings
    }
}

impl Serialize for Strings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.texts.serialize(serializer)
    }
}

impl Strings {
    /// The number of strings.
    pub fn len(&self) -> u32 {
        self.texts.len()
    }

    /// Whether there are no strings.
    pub fn is_empty(&self) -> bool {
        self.texts.ends.is_empty()
    }

    /// The string with a number; empty for an unknown number.
    pub fn get(&self, id: u32) -> &str {
        self.texts.get(id)
    }

    /// The number of a string, if it has one.
    pub fn find(&self, text: &str) -> Option<u32> {
        let wanted = Known::of(text, 0);
        let hash = wanted.hash(|| text);
        self.table.find(hash, |known| wanted.is(known, text, || self.get(known.id))).map(|known| known.id)
    }

    /// Returns the number of a string, adding it if needed, and whether it is new.
    pub fn intern(&mut self, text: &str) -> (u32, bool) {
        if let Some(id) = self.find(text) {
            return (id, false);
        }
        let Self { texts: Texts { buffer, ends }, table } = self;
        buffer.push_str(text);
        let new = Known::of(text, ends.len() as u32);
        ends.push(buffer.len() as u32);
        let hash = |known: &Known| known.hash(|| slice(buffer, ends, known.id));
        table.insert_unique(hash(&new), new, hash);
        (new.id, true)
    }

    /// All strings with their numbers, without what finds them.
    pub(super) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The same, by themselves.
    pub(super) fn into_texts(self) -> Texts {
        self.texts
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
        // Alike in what the table has of them.
        let alike = ["\0", "\0\0", "a\0", "\0a", "abcdefgh", "abcdefghi", "abcdefghj", "bcdefghi"];
        assert_eq!(alike.map(|s| strings.intern(s).0), [3, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!(alike.map(|s| strings.find(s)), [3, 4, 5, 6, 7, 8, 9, 10].map(Some));
        assert_eq!((strings.find("bé"), strings.find("b")), (Some(2), None));
        assert_eq!(strings.get(99), "");
    }
}
