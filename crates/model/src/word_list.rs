//! Words by number: one text that many counts share, each of which has numbers in the place of words.

/// Words, numbered from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordList {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
}

impl WordList {
    /// The words of a text that are separated by single spaces; none where that is longer than four gigabytes.
    pub fn of(text: String) -> Self {
        let Ok(length) = u32::try_from(text.len()) else { return Self::default() };
        let spaces = (0..).zip(text.bytes()).filter(|(_, byte)| *byte == b' ').map(|(at, _)| at);
        let ends = if text.is_empty() { Vec::new() } else { spaces.chain([length]).collect() };
        Self { text, ends }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The word with a number, if one has it.
    pub fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize + 1);
        self.text.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_place_as_number() {
        let list = WordList::of("the Kyiv été".into());
        assert_eq!([0, 1, 2, 3].map(|number| list.get(number)), [Some("the"), Some("Kyiv"), Some("été"), None]);
        assert_eq!((list.len(), WordList::of(String::new()).len()), (3, 0));
    }
}
