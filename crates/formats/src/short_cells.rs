//! Short cells: the sums of added-up words as a page keeps them, a third of their length, in one text that is read as it stands.
//!
//! Words that have the same sums are together: `"2 3 5:-4 7 1:0 2;2 4 8:9 3"` has two groups of words that are in 2 articles, 3 times, with squares of
//! 5, and one of another. A group begins with how far its Σx·n is from Σx times the usual length, which is `length` / `articles` rounded down; behind
//! that are its words, as numbers of the vocabulary, each as how far it is from the one before.

use model::cell::{Cell, LONGEST, WordSums};
use model::fault::CountsFault;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The field that has the words and their sums.
pub(crate) const FIELD: &str = "sums";

/// A cell with numbers for words.
pub(crate) fn shortened(cell: &Cell, number: &dyn Fn(&str) -> Option<u32>) -> Value {
    let usual = usual(cell);
    let mut groups: BTreeMap<[u64; 3], BTreeMap<i128, Vec<u32>>> = BTreeMap::new();
    for (word, sums) in cell.words() {
        let WordSums { n_articles, count, sum_x_squared, sum_x_n } = sums;
        let from_usual = i128::from(sum_x_n) - i128::from(count) * i128::from(usual);
        let group = groups.entry([n_articles.into(), count, sum_x_squared]).or_default();
        group.entry(from_usual).or_default().extend(number(word));
    }
    let mut sums = String::new();
    for ([n_articles, count, sum_x_squared], group) in groups {
        let end = if sums.is_empty() { "" } else { ";" };
        let _ = write!(sums, "{end}{n_articles} {count} {sum_x_squared}");
        for (from_usual, mut numbers) in group {
            numbers.sort_unstable();
            let _ = write!(sums, ":{from_usual}");
            for gap in gaps(numbers) {
                let _ = write!(sums, " {gap}");
            }
        }
    }
    let mut short = json!(Cell { words: Vec::new(), sums: [].into(), forms: BTreeMap::new(), ..cell.clone() });
    if let Some(fields) = short.as_object_mut() {
        fields.retain(|name, _| !["words", "having", "counts", "squares", "by_length"].contains(&name.as_str()));
        fields.insert(FIELD.to_owned(), sums.into());
    }
    short
}

/// Ascending numbers, each as how far it is from the one before.
pub(crate) fn gaps(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
    let mut before = 0;
    numbers.into_iter().map(move |number| number - std::mem::replace(&mut before, number))
}

/// Reads words and sums into a cell of which the rest is known. `word` takes each number of the vocabulary and says which it is there.
///
/// # Errors
/// A figure that is none, sums that no articles can have, or what is wrong with a word.
pub(crate) fn read(
    text: &str,
    cell: &mut Cell,
    word: &mut dyn FnMut(u64) -> Result<u32, CountsFault>,
) -> Result<(), CountsFault> {
    let usual = usual(cell);
    let mut sums = Vec::new();
    let mut n_named = 0_u64;
    for group in text.split(';').filter(|group| !group.is_empty()) {
        let mut lists = group.split(':');
        let figures = lists.next().unwrap_or_default();
        let bad = || CountsFault::Number(figures.to_owned());
        let mut parsed = figures.split(' ').map(|figure| figure.parse::<u64>().ok());
        let mut next = || parsed.next().flatten().ok_or_else(bad);
        let (n_articles, count, sum_x_squared) = (next()?, next()?, next()?);
        let n_articles = u32::try_from(n_articles).ok().filter(|_| count <= LONGEST).ok_or_else(bad)?;
        for list in lists {
            let (from_usual, gaps) = list.split_once(' ').unwrap_or((list, ""));
            let bad = || CountsFault::Number(from_usual.to_owned());
            let by_length =
                i128::from(count) * i128::from(usual) + i128::from(from_usual.parse::<i64>().ok().ok_or_else(bad)?);
            let sum_x_n = u64::try_from(by_length).ok().ok_or_else(bad)?;
            let of_word = WordSums { n_articles, count, sum_x_squared, sum_x_n };
            let are_possible = of_word.are_possible(cell);
            let mut at = 0_u64;
            for gap in gaps.as_bytes().split(|byte| *byte == b' ') {
                let bad = || CountsFault::Number(String::from_utf8_lossy(gap).into_owned());
                at = at.saturating_add(small(gap).ok_or_else(bad)?);
                let number = word(at)?;
                n_named = n_named.saturating_add(count);
                if !are_possible || n_named > cell.length {
                    return Err(CountsFault::Sums(figures.to_owned()));
                }
                cell.words.push(number);
                sums.push(of_word);
            }
        }
    }
    cell.sums = sums.into();
    Ok(())
}

/// A number of up to nine digits. Nearly all that is read are such, and the general way takes three times as long.
fn small(digits: &[u8]) -> Option<u64> {
    let add = |sum: u64, digit: &u8| digit.is_ascii_digit().then(|| 10 * sum + u64::from(digit - b'0'));
    if matches!(digits.len(), 1..=9) { digits.iter().try_fold(0, add) } else { None }
}

/// The usual length of an article.
fn usual(cell: &Cell) -> u64 {
    cell.length / u64::from(cell.n_articles.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;
    use proptest::prelude::*;

    fn vocabulary() -> Vocabulary {
        let mut head = serde_json::Map::from_iter([("vocabulary".to_owned(), Value::from(VOCABULARY.join(" ")))]);
        Vocabulary::take(&mut head)
    }

    const VOCABULARY: [&str; 6] = ["the", "war", "peace", "Kyiv", "deal", "talks"];

    proptest! {
        #[test]
        fn what_is_short_comes_back(
            words in prop::collection::btree_set(0..VOCABULARY.len(), 0..6),
            figures in prop::collection::vec((1..3_u32, 1..4_u64, 0..2_u64, 0..90_u64), 6),
            n_articles in 1..4_u32,
        ) {
            let of = |&(n, count, more, sum_x_n): &(u32, u64, u64, u64)| {
                let n_articles = n.min(n_articles);
                let count = count.max(n_articles.into());
                // As one article with all but one occurrence in each of the others has them.
                let most = count + 1 - u64::from(n_articles);
                let sum_x_squared = most * most + u64::from(n_articles) - 1;
                WordSums { n_articles, count, sum_x_squared, sum_x_n: sum_x_squared + more * sum_x_n }
            };
            let sums: Vec<WordSums> = figures.iter().take(words.len()).map(of).collect();
            let (length, length_squared) = (300 * u64::from(n_articles), 90_000 * u64::from(n_articles));
            let cell = Cell { n_articles, length, length_squared, ..Cell::default() };
            let names: Vec<&str> = words.iter().map(|&word| VOCABULARY[word]).collect();
            let cell = cell.with_words(&names, sums);
            let mut line = shortened(&cell, &|word| VOCABULARY.iter().position(|other| *other == word).map(|at| at as u32));
            let found = vocabulary().cell(&mut line).unwrap().unwrap();
            let sorted = |cell: &Cell| {
                let mut words: Vec<(String, [u64; 4])> = cell.words().map(|(word, sums)| (word.to_owned(), [sums.n_articles.into(), sums.count, sums.sum_x_squared, sums.sum_x_n])).collect();
                words.sort();
                (cell.n_articles, cell.length, cell.length_squared, words)
            };
            prop_assert_eq!(sorted(&found), sorted(&cell));
        }
    }

    #[test]
    fn what_is_no_figure_is_named() {
        let check = |sums: &str, fault: CountsFault| {
            let mut cell = json!({ "version": 1, "articles": 1, "length": 9, "length_squared": 81, "sums": sums });
            assert_eq!(vocabulary().cell(&mut cell), Err(fault), "{sums}");
        };
        check("1 1", CountsFault::Number("1 1".into()));
        check("1 1 1:x", CountsFault::Number("x".into()));
        check("1 1 1:-99 0", CountsFault::Number("-99".into()));
        check("1 1 1:0 9", CountsFault::NotInVocabulary(9));
        check("1 1 1:0 -1", CountsFault::Number("-1".into()));
        check("1 1 1:0 1:0 1", CountsFault::Twice("war".into()));
        check("2 2 2:0 1", CountsFault::Sums("2 2 2".into()));
        check("1 5 25:0 1 2", CountsFault::Sums("1 5 25".into()));
    }

    #[test]
    fn a_vocabulary_with_a_word_twice_is_none() {
        let mut head = serde_json::Map::from_iter([("vocabulary".to_owned(), Value::from("war peace war"))]);
        let mut cell = json!({ "version": 1, "articles": 1, "length": 9, "length_squared": 81, "sums": "1 1 1:0 0" });
        assert_eq!(Vocabulary::take(&mut head).cell(&mut cell), Err(CountsFault::NotInVocabulary(0)));
    }
}
