//! Counts: how often each word occurs in an article, beside its text or where its text may not be.
//!
//! ```json
//! {"version":1,"length":7,"words":{"1":"calls the","2":"Kyiv"},"phrases":{"1":["White House"]},"other":1,"language":"en"}
//! ```
//!
//! Words and phrases are grouped by how often each occurs. They are in alphabetical order, so that no run of words is the text's. A phrase is a
//! run of words that together name an actor or mention a topic of the lexicon by which the words were counted, or look like an actor and are
//! none; its words are not among `words`. So names and topics can be found again, and nothing else that needs words in their order.
//!
//! Where it was asked for, there are `pairs` too: each two words in a row, grouped as phrases are. Then sequences of two words can be compared.

use crate::fault::CountsFault;
use hashbrown::HashSet;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

/// The version of counts that this program writes, and the newest it can read.
pub const VERSION: u64 = 1;
/// The most words of one article. No article is that long, and each word takes memory once it is counted.
pub const MOST_WORDS: u64 = 500_000;

/// How often each word of an article's headline and text occurs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// How often, and the words that occur so often, as they are written, separated by spaces.
    pub words: Vec<(u32, String)>,
    /// The same of phrases. The words of each are separated by spaces.
    pub phrases: Vec<(u32, Vec<String>)>,
    /// How many more words the article has, which are not named.
    pub other: u32,
    /// Two words in a row, where they were counted too.
    pub pairs: Option<Pairs>,
    /// The article's language, as a BCP 47 tag, where its words told it.
    pub language: Option<String>,
    /// Fields that are for other programs, such as the mentions of each actor.
    pub more: Map<String, Value>,
}

/// How often each two words stand in a row within a sentence of an article, whatever marks are between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pairs {
    /// How often, and the pairs that occur so often, the two words of each separated by a space.
    pub named: Vec<(u32, Vec<String>)>,
    /// How many more pairs the article has, which are not named.
    pub other: u32,
}

impl Pairs {
    /// Takes the pairs out of the fields of counts; `None` where there are none. `length` is how many words the article has.
    fn take(fields: &mut Map<String, Value>, length: u64) -> Result<Option<Self>, CountsFault> {
        let other = fields.remove("other_pairs").map(|other| number(&other)).transpose()?;
        let Some(named) = fields.remove("pairs") else {
            return Ok(other.map(|other| Self { other, ..Self::default() }));
        };
        let pairs = Self { named: groups(named, list)?, other: other.unwrap_or_default() };
        let all = || pairs.named.iter().flat_map(|(_, list)| list);
        if let Some(pair) = all().find(|pair| pair.split(' ').count() != 2) {
            return Err(CountsFault::Pair(pair.clone()));
        }
        let mut seen = HashSet::new();
        if let Some(twice) = all().find(|pair| !seen.insert(*pair)) {
            return Err(CountsFault::Twice(twice.clone()));
        }
        // Each word but the last begins a pair, at most.
        let n = pairs.named.iter().map(|(times, list)| u64::from(*times) * list.len() as u64);
        let n = n.fold(u64::from(pairs.other), u64::saturating_add);
        drop(seen);
        if n > 0 && n >= length { Err(CountsFault::Pairs { n, length }) } else { Ok(Some(pairs)) }
    }
}

impl Counts {
    /// The number of words in the article.
    pub fn length(&self) -> u64 {
        let words = self.words.iter().map(|(n, words)| u64::from(*n) * words.split(' ').count() as u64);
        let n_words = |phrase: &String| phrase.split(' ').count() as u64;
        let phrases = self.phrases.iter().map(|(n, list)| u64::from(*n) * list.iter().map(n_words).sum::<u64>());
        words.chain(phrases).fold(u64::from(self.other), u64::saturating_add)
    }

    /// Reads counts.
    ///
    /// # Errors
    /// What is wrong with them: another version, a number that is none, a word twice, words that do not add up, or too many.
    pub fn from_value(value: Value) -> Result<Self, CountsFault> {
        let Value::Object(mut fields) = value else { return Err(CountsFault::NotCounts) };
        match fields.remove("version").as_ref().and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(newer) => return Err(CountsFault::Version(newer)),
            None => return Err(CountsFault::Missing("version".into())),
        }
        let words = fields.remove("words").ok_or(CountsFault::Missing("words".into()))?;
        let words =
            groups(words, |words| words.as_str().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")))?;
        let phrases = fields.remove("phrases").map(|phrases| groups(phrases, list)).transpose()?.unwrap_or_default();
        let mut seen = HashSet::new();
        let all = words.iter().flat_map(|(_, words)| words.split(' '));
        let all = all.chain(phrases.iter().flat_map(|(_, list)| list.iter().map(String::as_str)));
        if let Some(twice) = all.filter(|word| !word.is_empty()).find(|word| !seen.insert(*word)) {
            return Err(CountsFault::Twice(twice.to_owned()));
        }
        drop(seen);
        let other = fields.remove("other").map_or(Ok(0), |other| number(&other))?;
        let language = fields.remove("language").and_then(|language| language.as_str().map(str::to_owned));
        let stated = fields.remove("length");
        let words = words.into_iter().filter(|(_, words)| !words.is_empty()).collect();
        let mut counts = Self { words, phrases, other, language, pairs: None, more: fields };
        let length = counts.length();
        counts.pairs = Pairs::take(&mut counts.more, length)?;
        match stated {
            Some(stated) if stated.as_u64() != Some(length) => {
                Err(CountsFault::Length { stated: stated.to_string(), counted: length })
            }
            _ if length > MOST_WORDS => Err(CountsFault::TooLong(length)),
            _ => Ok(counts),
        }
    }
}

/// Groups by how often what is in them occurs.
fn groups<T>(value: Value, read: impl Fn(Value) -> Option<T>) -> Result<Vec<(u32, T)>, CountsFault> {
    let Value::Object(groups) = value else { return Err(CountsFault::NotCounts) };
    let of = |(times, value): (String, Value)| {
        let times = times.parse().ok().filter(|times| *times > 0).ok_or(CountsFault::Number(times))?;
        Ok((times, read(value).ok_or(CountsFault::NotCounts)?))
    };
    let mut groups: Vec<(u32, T)> = groups.into_iter().map(of).collect::<Result<_, _>>()?;
    groups.sort_by_key(|(times, _)| *times);
    Ok(groups)
}

/// A list of phrases, each its words with single spaces.
fn list(value: Value) -> Option<Vec<String>> {
    let Value::Array(items) = value else { return None };
    let of = |item: Value| item.as_str().map(|phrase| phrase.split_whitespace().collect::<Vec<_>>().join(" "));
    let phrases: Option<Vec<String>> = items.into_iter().map(of).collect();
    phrases.map(|phrases| phrases.into_iter().filter(|phrase| !phrase.is_empty()).collect())
}

fn number(value: &Value) -> Result<u32, CountsFault> {
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    number.ok_or_else(|| CountsFault::Number(value.to_string()))
}

/// Writes groups as an object.
struct Groups<'a, T>(&'a [(u32, T)]);

impl<T: Serialize> Serialize for Groups<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(times, group)| (times.to_string(), group)))
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("length", &self.length())?;
        if let Some(language) = &self.language {
            map.serialize_entry("language", language)?;
        }
        if self.other > 0 {
            map.serialize_entry("other", &self.other)?;
        }
        map.serialize_entry("words", &Groups(&self.words))?;
        if !self.phrases.is_empty() {
            map.serialize_entry("phrases", &Groups(&self.phrases))?;
        }
        if let Some(pairs) = &self.pairs {
            map.serialize_entry("pairs", &Groups(&pairs.named))?;
            if pairs.other > 0 {
                map.serialize_entry("other_pairs", &pairs.other)?;
            }
        }
        for (name, value) in &self.more {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"{"version":1,"length":7,"language":"en","other":1,"words":{"1":"calls the","2":"Kyiv"},"phrases":{"1":["White House"]},"pairs":{"2":["calls the"]},"other_pairs":1,"actors":{"Kyiv":2}}"#;

    fn read(json: &str) -> Result<Counts, CountsFault> {
        Counts::from_value(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let counts = read(WHOLE).unwrap();
        assert_eq!(counts.length(), 7);
        assert_eq!(serde_json::to_string(&counts).unwrap(), WHOLE);
    }

    #[test]
    fn what_cannot_be_counts_is_named() {
        let check = |json: &str, fault: CountsFault| assert_eq!(read(json), Err(fault), "{json}");
        check("[]", CountsFault::NotCounts);
        check(r#"{"words":{}}"#, CountsFault::Missing("version".into()));
        check(r#"{"version":2,"words":{}}"#, CountsFault::Version(2));
        check(r#"{"version":1}"#, CountsFault::Missing("words".into()));
        check(r#"{"version":1,"words":{"-3":"a"}}"#, CountsFault::Number("-3".into()));
        check(r#"{"version":1,"words":{"0":"a"}}"#, CountsFault::Number("0".into()));
        check(r#"{"version":1,"words":{"1":"a b","2":"a"}}"#, CountsFault::Twice("a".into()));
        check(r#"{"version":1,"words":{},"other":-1}"#, CountsFault::Number("-1".into()));
        check(r#"{"version":1,"length":3,"words":{"1":"a"}}"#, CountsFault::Length { stated: "3".into(), counted: 1 });
        check(r#"{"version":1,"words":{"4000000000":"a"}}"#, CountsFault::TooLong(4_000_000_000));
        check(r#"{"version":1,"words":{"1":["a"]}}"#, CountsFault::NotCounts);
        check(r#"{"version":1,"words":{"1":"a b"},"pairs":{"1":["a"]}}"#, CountsFault::Pair("a".into()));
        check(r#"{"version":1,"words":{"2":"a b"},"pairs":{"1":["a b","a  b"]}}"#, CountsFault::Twice("a b".into()));
        let too_many = CountsFault::Pairs { n: 2, length: 2 };
        check(r#"{"version":1,"words":{"1":"a b"},"pairs":{"1":["a b"]},"other_pairs":1}"#, too_many);
    }
}
