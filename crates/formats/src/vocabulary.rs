//! A vocabulary: every word that articles of a file count, once in its head, so that each article has numbers instead of words. It makes
//! counts half as long.

use crate::short_cells::{self, gaps};
use model::cell::Cell;
use model::counts::Counts;
use model::fault::CountsFault;
use model::{Article, ArticleList, Head, WordList};
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// The field of the head that has the words, separated by spaces, those of the most articles first.
const FIELD: &str = "vocabulary";

/// The words of a file by number.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: Arc<WordList>,
    /// The last cell that had each word, counted from 1.
    last_cell: Vec<u32>,
    n_cells: u32,
}

impl Vocabulary {
    /// Takes the words out of a head. Where one stands there twice, no number is sure to mean the same everywhere, and none is taken.
    pub fn take(head: &mut Map<String, Value>) -> Self {
        let Some(Value::String(words)) = head.remove(FIELD) else { return Self::default() };
        let words = WordList::of(words);
        let mut seen = HashSet::new();
        let are_distinct = (0..words.len()).all(|number| words.get(number).is_some_and(|word| seen.insert(word)));
        if !are_distinct {
            return Self::default();
        }
        Self { last_cell: vec![0; words.len()], words: Arc::new(words), n_cells: 0 }
    }

    fn word(&self, number: u64) -> Result<&str, CountsFault> {
        let word = usize::try_from(number).ok().and_then(|number| self.words.get(number));
        word.ok_or(CountsFault::NotInVocabulary(number))
    }

    /// Puts words in the place of numbers in an article's counts. Each number is how far it is from the one before.
    ///
    /// # Errors
    /// A number that no word has, or what is no number.
    pub fn restore(&self, counts: &mut Value) -> Result<(), CountsFault> {
        let Some(Value::Object(groups)) = counts.get_mut("words") else { return Ok(()) };
        groups.values_mut().try_for_each(|group| self.restore_list(group))
    }

    fn restore_list(&self, list: &mut Value) -> Result<(), CountsFault> {
        let Value::Array(gaps) = list else { return Ok(()) };
        let (mut number, mut words) = (0_u64, String::new());
        for gap in gaps {
            let gap = gap.as_u64().ok_or_else(|| CountsFault::Number(gap.to_string()))?;
            number = number.saturating_add(gap);
            let word = self.word(number)?;
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        *list = words.into();
        Ok(())
    }

    /// Reads a short cell; `None` where it is not short.
    ///
    /// # Errors
    /// Those of [`Cell::from_value`], and a number that no word has.
    pub fn cell(&mut self, value: &mut Value) -> Result<Option<Cell>, CountsFault> {
        let Some(fields) = value.as_object_mut() else { return Ok(None) };
        let Some(Value::String(sums)) = fields.remove(short_cells::FIELD) else { return Ok(None) };
        let mut cell = Cell::without_words(fields)?;
        self.n_cells += 1;
        let Self { words, last_cell, n_cells } = self;
        short_cells::read(&sums, &mut cell, &mut |number| {
            let unknown = || CountsFault::NotInVocabulary(number);
            let last = usize::try_from(number).ok().and_then(|number| last_cell.get_mut(number)).ok_or_else(unknown)?;
            if std::mem::replace(last, *n_cells) == *n_cells {
                return Err(CountsFault::Twice(words.get(number as usize).unwrap_or_default().to_owned()));
            }
            Ok(number as u32)
        })?;
        cell.vocabulary = words.clone();
        cell.more = std::mem::take(fields);
        Ok(Some(cell))
    }
}

/// How added-up words are mostly written, by their folded spelling, where that is otherwise.
fn written(articles: &dyn ArticleList) -> HashMap<&str, &str> {
    let cells = || articles.all_metadata().filter_map(|known| known.cell.as_deref());
    let mut forms: BTreeMap<&str, u64> = BTreeMap::new();
    for (form, n) in cells().flat_map(|cell| &cell.forms) {
        *forms.entry(form).or_default() += n;
    }
    let mut by_word: HashMap<String, Vec<(&str, u64)>> = HashMap::new();
    for (form, n) in forms {
        by_word.entry(form.to_lowercase()).or_default().push((form, n));
    }
    let mut totals: HashMap<&str, u64> = HashMap::new();
    for (word, sums) in cells().flat_map(Cell::words).filter(|(word, _)| by_word.contains_key(*word)) {
        *totals.entry(word).or_default() += sums.count;
    }
    let most = |(word, total): (_, u64)| {
        let forms = by_word.get(word)?;
        let folded = total.saturating_sub(forms.iter().map(|(_, n)| n).sum());
        let (form, n) = forms.iter().max_by_key(|(form, n)| (*n, std::cmp::Reverse(*form)))?;
        (*n > folded).then_some((word, *form))
    };
    totals.into_iter().filter_map(most).collect()
}

/// The articles with numbers in the place of the words that they count, and a head with the words; `None` where none has counts.
pub fn numbered(head: &Head, articles: &dyn ArticleList) -> Option<(Head, Vec<Article>)> {
    let counts = || articles.all_metadata().filter_map(|known| known.counts.as_ref());
    let cells = || articles.all_metadata().filter_map(|known| known.cell.as_deref());
    if counts().next().is_none() && cells().next().is_none() {
        return None;
    }
    let written = written(articles);
    let counted = counts().flat_map(|counts| &counts.words).flat_map(|(_, words)| words.split(' '));
    let added_up = cells().flat_map(Cell::words).map(|(word, _)| shown(&written, word));
    let mut n_articles: HashMap<&str, u32> = HashMap::new();
    for word in counted.chain(added_up) {
        *n_articles.entry(word).or_default() += 1;
    }
    let mut order: Vec<(&str, u32)> = n_articles.into_iter().collect();
    order.sort_unstable_by(|(a, n_a), (b, n_b)| n_b.cmp(n_a).then_with(|| a.cmp(b)));
    let words: Vec<&str> = order.iter().map(|(word, _)| *word).collect();
    let number: HashMap<&str, u32> = words.iter().copied().zip(0..).collect();
    let mut head = head.clone();
    head.other.insert(FIELD.to_owned(), words.join(" ").into());
    let of = |article: Cow<'_, Article>| {
        let mut short = article.into_owned();
        if let Some(counts) = short.counts.take() {
            let groups = counts.words.iter().map(|(times, words)| {
                let mut numbers: Vec<u32> = words.split(' ').filter_map(|word| number.get(word).copied()).collect();
                numbers.sort_unstable();
                (times.to_string(), gaps(numbers).collect::<Value>())
            });
            let groups: Map<String, Value> = groups.collect();
            let mut value = json!(Counts { words: Vec::new(), ..counts.clone() });
            value["words"] = groups.into();
            value["length"] = counts.length().into();
            short.other.insert("counts".to_owned(), value);
        }
        if let Some(cell) = short.cell.take() {
            let number = |word: &str| number.get(written.get(word).copied().unwrap_or(word)).copied();
            short.other.insert("cell".to_owned(), short_cells::shortened(&cell, &number));
        }
        short
    };
    Some((head, articles.articles().map(of).collect()))
}

fn shown<'a>(written: &HashMap<&str, &'a str>, word: &'a str) -> &'a str {
    written.get(word).copied().unwrap_or(word)
}
