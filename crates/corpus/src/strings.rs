//! Strings: many distinct short texts in one buffer, each with a number (an interner).

use serde::{Deserialize, Serialize, Serializer};
use std::ops::Range;

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

    /// All from a number on, which are numbered from 0 there.
    pub(super) fn from(&self, id: u32) -> Self {
        let start = id.checked_sub(1).and_then(|last| self.ends.get(last as usize)).copied().unwrap_or_default();
        let ends = self.ends.iter().skip(id as usize).map(|end| end - start).collect();
        Self { buffer: self.buffer.get(start as usize..).unwrap_or_default().to_owned(), ends }
    }
}

/// Distinct strings, numbered from 0 in order of first use.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Texts")]
pub struct Strings {
    texts: Texts,
    table: Table,
}

/// A string in the table: all of it where it is short, else where it begins and a part of its hash.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// The bytes of a short string; of a long one its hash and, in the lower half, where it begins in the buffer.
    key: u64,
    length: u32,
    id: u32,
}

/// The id of a slot without a string.
const FREE: u32 = u32::MAX;

impl Slot {
    /// One without a string: none is that long.
    const NONE: Self = Self { key: 0, length: u32::MAX, id: FREE };

    /// That of a text which would begin at the end of the buffer.
    fn of(text: &str, n_bytes: usize, id: u32) -> Self {
        let bytes = text.as_bytes();
        let is_short = bytes.len() <= AT_HAND;
        let key = if is_short { beginning(bytes) } else { hash(bytes) >> HALF << HALF | u64::from(n_bytes as u32) };
        Self { key, length: bytes.len() as u32, id }
    }

    /// That of a part of a text. Reads past its end, where that is quicker: how long words are nobody can guess, and a wrong guess costs more than the reading.
    fn within(text: &str, part: &Range<usize>) -> Option<Self> {
        let bytes = text.as_bytes();
        let length = part.len();
        if length > AT_HAND {
            return None;
        }
        let ahead = bytes.get(part.start..)?.first_chunk()?;
        let key = u64::from_le_bytes(*ahead) & u64::MAX.checked_shr(8 * (AT_HAND - length) as u32).unwrap_or(0);
        Some(Self { key, length: length as u32, id: 0 })
    }

    fn is_short(self) -> bool {
        self.length as usize <= AT_HAND
    }

    /// Where to look for it first in a table with this many bits of places: those at the top of its hash, on which all of it has had an effect.
    fn place(self, bits: u32) -> usize {
        let hash = if self.is_short() { mixed(self.key) } else { self.key };
        (hash >> HALF >> (HALF - bits)) as usize
    }

    /// Whether it is that of a text, which is the one that `wanted` was made of.
    fn is_of(self, wanted: Self, text: &str, buffer: &str) -> bool {
        if self.length != wanted.length {
            return false;
        }
        if self.is_short() {
            return self.key == wanted.key;
        }
        let start = self.key as u32 as usize;
        self.key >> HALF == wanted.key >> HALF
            && buffer.as_bytes().get(start..start + text.len()) == Some(text.as_bytes())
    }
}

/// The bits of half a key.
const HALF: u32 = 32;

/// Finds strings: open addressing with linear probing, at most five in eight slots taken, so that a search looks at little more than one line of the cache. A
/// table of the standard library's kind looks at two for each word, and these are most of what reading a corpus waits for.
#[derive(Clone, Debug, Default)]
struct Table {
    /// As many as a power of two, or none.
    slots: Vec<Slot>,
    n: usize,
}

impl Table {
    /// The first place is where nearly all that are looked for are.
    #[inline]
    fn find(&self, wanted: Slot, text: &str, buffer: &str) -> Option<u32> {
        let last = self.slots.len().checked_sub(1)?;
        let at = wanted.place(self.slots.len().ilog2());
        if wanted.is_short() {
            let slot = self.slots[at];
            if slot.key == wanted.key && slot.length == wanted.length {
                return Some(slot.id);
            }
        }
        self.find_from(at, last, wanted, text, buffer)
    }

    #[inline(never)]
    fn find_from(&self, mut at: usize, last: usize, wanted: Slot, text: &str, buffer: &str) -> Option<u32> {
        loop {
            let slot = self.slots[at];
            if slot.id == FREE {
                return None;
            }
            if slot.is_of(wanted, text, buffer) {
                return Some(slot.id);
            }
            at = (at + 1) & last;
        }
    }

    /// Takes what it does not have.
    fn insert(&mut self, new: Slot) {
        if 8 * (self.n + 1) > 5 * self.slots.len() {
            let larger = vec![Slot::NONE; (2 * self.slots.len()).max(16)];
            for slot in std::mem::replace(&mut self.slots, larger) {
                if slot.id != FREE {
                    self.put(slot);
                }
            }
        }
        self.put(new);
        self.n += 1;
    }

    fn put(&mut self, new: Slot) {
        let last = self.slots.len() - 1;
        let mut at = new.place(self.slots.len().ilog2());
        while self.slots[at].id != FREE {
            at = (at + 1) & last;
        }
        self.slots[at] = new;
    }
}

/// Spreads a number over all bits: cheaper than a general hash, above all in WebAssembly, which has no product of 128 bits.
fn mixed(number: u64) -> u64 {
    let product = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}

/// The hash of a text.
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
        self.table.find(Slot::of(text, 0, 0), text, &self.texts.buffer)
    }

    /// The number of a part of a text, if it has one.
    pub(super) fn find_within(&self, text: &str, part: Range<usize>) -> Option<u32> {
        let of_part = Slot::within(text, &part);
        let part = text.get(part)?;
        self.table.find(of_part.unwrap_or_else(|| Slot::of(part, 0, 0)), part, &self.texts.buffer)
    }

    /// Returns the number of a string, adding it if needed, and whether it is new.
    pub fn intern(&mut self, text: &str) -> (u32, bool) {
        let Self { texts: Texts { buffer, ends }, table } = self;
        let new = Slot::of(text, buffer.len(), ends.len() as u32);
        if let Some(id) = table.find(new, text, buffer) {
            return (id, false);
        }
        buffer.push_str(text);
        ends.push(buffer.len() as u32);
        table.insert(new);
        (new.id, true)
    }

    /// All strings with their numbers, without what finds them.
    pub(super) fn texts(&self) -> &Texts {
        &self.texts
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
    fn strings_that_are_nearly_alike_are_found_at_once() {
        let alike: [fn(u32) -> String; 3] =
            [|i| format!("{:08}", 20_000_000 + i), |i| format!("A{i:07}"), |i| format!("reference-number-{i:07}")];
        for of in alike {
            let mut strings = Strings::default();
            for i in 0..100_000 {
                strings.intern(&of(i));
            }
            let slots = &strings.table.slots;
            let bits = slots.len().ilog2();
            let far = |(at, slot): (usize, &Slot)| at.wrapping_sub(slot.place(bits)) & (slots.len() - 1);
            let taken = slots.iter().enumerate().filter(|(_, slot)| slot.id != FREE);
            let steps: usize = taken.map(far).sum();
            assert!(steps < 2 * 100_000, "{} steps for {}", steps, of(1));
        }
    }

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
