//! The languages, and the one that is spoken now.

use std::cell::Cell;
use std::sync::OnceLock;

use crate::DATA;
use crate::marks::TEXT;
use crate::plural::holds;

/// A language as the program carries it.
pub(crate) struct Data {
    pub(crate) tag: &'static str,
    pub(crate) name: &'static str,
    pub(crate) decimal: &'static str,
    pub(crate) thousands: &'static str,
    pub(crate) minimum_grouping_digits: usize,
    pub(crate) percent: (&'static str, &'static str),
    pub(crate) plural: &'static [&'static str],
    /// All texts in the order of the English file.
    pub(crate) texts: &'static str,
}

/// One of the languages that the page speaks; English unless another is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Language(usize);

impl Language {
    /// All of them, English first, the others by tag.
    pub const ALL: [Self; DATA_LEN] = {
        let mut all = [Self(0); DATA_LEN];
        let mut index = 0;
        while index < all.len() {
            all[index] = Self(index);
            index += 1;
        }
        all
    };

    /// Its tag, as in `lang="de"`.
    pub fn tag(self) -> &'static str {
        self.data().tag
    }

    /// What it calls itself: "Deutsch".
    pub fn name(self) -> &'static str {
        self.data().name
    }

    /// The language of a tag or of the longest beginning of it that there is one for: "de-AT" is "de".
    pub fn by_tag(tag: &str) -> Option<Self> {
        let mut tag = tag;
        loop {
            if let Some(language) = Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag)) {
                return Some(language);
            }
            tag = tag.rsplit_once('-')?.0;
        }
    }

    pub(crate) fn data(self) -> &'static Data {
        &DATA[self.0]
    }
}

const DATA_LEN: usize = DATA.len();

thread_local! {
    static CURRENT: Cell<Language> = const { Cell::new(Language(0)) };
}

/// The language that texts are given in from now on, in this thread.
pub fn use_language(language: Language) {
    CURRENT.set(language);
}

/// The language that texts are given in.
pub fn language() -> Language {
    CURRENT.get()
}

/// Which of a language's plural forms goes with a count: 0 for the first.
pub fn plural(n: u64) -> usize {
    let rules = language().data().plural;
    rules.iter().position(|rule| holds(rule, n) == Some(true)).unwrap_or(rules.len())
}

/// The text of one of these keys.
pub(crate) fn word_by_key(key: &str, keys: &[(&str, usize)]) -> Option<&'static str> {
    keys.iter().find(|(known, _)| *known == key).map(|(_, index)| word(*index))
}

/// A text with its marks, by the number of its key.
pub(crate) fn word(key: usize) -> &'static str {
    static TEXTS: [OnceLock<Vec<&'static str>>; DATA_LEN] = [const { OnceLock::new() }; DATA_LEN];
    let language = language();
    let texts = TEXTS[language.0].get_or_init(|| language.data().texts.split(TEXT).collect());
    texts.get(key).copied().unwrap_or_default()
}
