//! A vocabulary: every word that articles of a file count, once in its head, so that each article has numbers instead of words. It makes
//! counts half as long.

use model::counts::Counts;
use model::fault::CountsFault;
use model::{Article, Head};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The field of the head that has the words, separated by spaces, those of the most articles first.
const FIELD: &str = "vocabulary";

/// The words by number.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: String,
    /// Where each word ends.
    ends: Vec<usize>,
}

impl Vocabulary {
    /// Takes the words out of a head.
    pub fn take(head: &mut Map<String, Value>) -> Self {
        let Some(Value::String(words)) = head.remove(FIELD) else { return Self::default() };
        let spaces = words.bytes().enumerate().filter(|(_, byte)| *byte == b' ').map(|(at, _)| at);
        let ends = if words.is_empty() { Vec::new() } else { spaces.chain([words.len()]).collect() };
        Self { words, ends }
    }

    fn word(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| end + 1);
        self.words.get(start..end)
    }

    /// Puts words in the place of numbers in an article's counts. Each number is how far it is from the one before.
    ///
    /// # Errors
    /// A number that no word has, or what is no number.
    pub fn restore(&self, counts: &mut Value) -> Result<(), CountsFault> {
        let Some(groups) = counts.get_mut("words").and_then(Value::as_object_mut) else { return Ok(()) };
        for group in groups.values_mut() {
            let Value::Array(gaps) = group else { continue };
            let (mut number, mut words) = (0_u64, String::new());
            for gap in gaps {
                let gap = gap.as_u64().ok_or_else(|| CountsFault::Number(gap.to_string()))?;
                number = number.saturating_add(gap);
                let at = usize::try_from(number).ok();
                let word = at.and_then(|at| self.word(at)).ok_or(CountsFault::NotInVocabulary(number))?;
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(word);
            }
            *group = words.into();
        }
        Ok(())
    }
}

/// The articles with numbers in the place of the words that they count, and a head with the words; `None` where none has counts.
pub fn numbered(head: &Head, articles: &[&Article]) -> Option<(Head, Vec<Article>)> {
    let counts = || articles.iter().filter_map(|article| article.counts.as_ref());
    counts().next()?;
    let mut n_articles: HashMap<&str, u32> = HashMap::new();
    for word in counts().flat_map(|counts| &counts.words).flat_map(|(_, words)| words.split(' ')) {
        *n_articles.entry(word).or_default() += 1;
    }
    let mut order: Vec<(&str, u32)> = n_articles.into_iter().collect();
    order.sort_unstable_by(|(a, n_a), (b, n_b)| n_b.cmp(n_a).then_with(|| a.cmp(b)));
    let words: Vec<&str> = order.iter().map(|(word, _)| *word).collect();
    let number: HashMap<&str, u32> = words.iter().copied().zip(0..).collect();
    let mut head = head.clone();
    head.other.insert(FIELD.to_owned(), words.join(" ").into());
    let of = |article: &&Article| {
        let Some(counts) = &article.counts else { return (*article).clone() };
        let groups = counts.words.iter().map(|(times, words)| {
            let mut numbers: Vec<u32> = words.split(' ').filter_map(|word| number.get(word).copied()).collect();
            numbers.sort_unstable();
            let mut before = 0;
            let gaps = numbers.into_iter().map(|number| number - std::mem::replace(&mut before, number));
            (times.to_string(), gaps.collect::<Value>())
        });
        let groups: Map<String, Value> = groups.collect();
        let mut value = json!(Counts { words: Vec::new(), ..counts.clone() });
        value["words"] = groups.into();
        value["length"] = counts.length().into();
        let mut other = article.other.clone();
        other.insert("counts".to_owned(), value);
        Article { counts: None, other, ..(*article).clone() }
    };
    Some((head, articles.iter().map(of).collect()))
}
