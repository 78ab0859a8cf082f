//! Boilerplate: the lines that outlets put into many of their articles, and that count as no part of them once somebody has said so.

use crate::Head;

/// The longest such line, in bytes.
const LONGEST: usize = 400;
/// The shortest, in letters.
const SHORTEST: usize = 3;
/// The signs that begin what somebody said.
const QUOTES: [char; 10] = ['"', '“', '”', '„', '«', '»', '‘', '「', '『', '‹'];

/// The lines that are not counted in a corpus, each by its shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Boilerplate(Vec<u64>);

impl Boilerplate {
    /// The lines that a head names.
    pub fn of(head: &Head) -> Self {
        let mut shapes: Vec<u64> = head.boilerplate.iter().filter_map(|line| shape(line.trim())).collect();
        shapes.sort_unstable();
        shapes.dedup();
        Self(shapes)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a line is such a one, whatever its figures and the white space around it.
    pub fn has(&self, line: &str) -> bool {
        !self.is_empty() && shape(line.trim()).is_some_and(|shape| self.0.binary_search(&shape).is_ok())
    }

    /// Whether a text has a line that is boilerplate here or there and not in both.
    pub fn differs_from(&self, other: &Self, text: &str) -> bool {
        text.split('\n').any(|line| self.has(line) != other.has(line))
    }
}

/// The shape of a line that may be boilerplate, as a hash: whatever its figures, so that each year's notice of copyright is the same.
pub fn shape(line: &str) -> Option<u64> {
    let may_be = (SHORTEST..=LONGEST).contains(&line.len()) && !line.starts_with(QUOTES);
    if !may_be || line.chars().filter(|c| c.is_alphabetic()).take(SHORTEST).count() < SHORTEST {
        return None;
    }
    let bytes: Vec<u8> = line.bytes().map(|b| if b.is_ascii_digit() { b'0' } else { b }).collect();
    Some(hash(&bytes))
}

/// A hash of bytes, eight at a time: quick, the same on every machine, and never 0.
pub fn hash(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = (bytes.len() as u64).wrapping_mul(PRIME);
    for piece in bytes.chunks(8) {
        let mut word = [0; 8];
        for (to, from) in word.iter_mut().zip(piece) {
            *to = *from;
        }
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(PRIME);
        hash ^= hash >> 29;
    }
    hash.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_known_whatever_its_figures_and_the_space_around_it() {
        let lines = ["© 2019 The Sun", "Sign up.", "“Said so.”", "12"].map(str::to_owned).to_vec();
        let known = Boilerplate::of(&Head { boilerplate: lines, ..Head::default() });
        assert!(known.has("© 2024 The Sun") && known.has("  Sign up.\r"));
        assert!(!known.has("Sign up") && !known.has("“Said so.”") && !known.has("12") && !known.has(""));
        assert!(Boilerplate::of(&Head::default()).is_empty());
    }
}
