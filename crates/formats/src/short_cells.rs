//! Short cells: the sums of added-up words as a page keeps them, a third of their length.
//!
//! Words that have the same sums are together: `{"2 3 5":[[-4,7,1],[0,2]]}` has two groups of words that are in 2 articles, 3 times, with squares of
//! 5. A group begins with how far its Σx·n is from Σx times the usual length, which is `length` / `articles` rounded down; behind that are its words,
//! as numbers of the vocabulary, each as how far it is from the one before.

use model::cell::{Cell, WordSums};
use model::fault::CountsFault;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The field that has the words and their sums.
const FIELD: &str = "sums";

/// A cell with numbers for words.
pub(crate) fn shortened(cell: &Cell, number: &dyn Fn(&str) -> Option<u32>) -> Value {
    let usual = usual(cell.length, cell.n_articles.into());
    let mut groups: BTreeMap<[u64; 3], BTreeMap<i128, Vec<u32>>> = BTreeMap::new();
    for (word, sums) in cell.words() {
        let WordSums { n_articles, count, sum_x_squared, sum_x_n } = sums;
        let from_usual = i128::from(sum_x_n) - i128::from(count) * i128::from(usual);
        let group = groups.entry([n_articles.into(), count, sum_x_squared]).or_default();
        group.entry(from_usual).or_default().extend(number(word));
    }
    let of_group = |(figures, group): ([u64; 3], BTreeMap<i128, Vec<u32>>)| {
        let lists = group.into_iter().map(|(from_usual, mut numbers)| {
            numbers.sort_unstable();
            std::iter::once(json!(from_usual as i64)).chain(gaps(numbers)).collect::<Value>()
        });
        (figures.map(|figure| figure.to_string()).join(" "), lists.collect())
    };
    let sums: Map<String, Value> = groups.into_iter().map(of_group).collect();
    let mut short = json!(Cell { words: String::new(), sums: Vec::new(), forms: BTreeMap::new(), ..cell.clone() });
    if let Some(fields) = short.as_object_mut() {
        fields.retain(|name, _| !["words", "having", "counts", "squares", "by_length"].contains(&name.as_str()));
        fields.insert(FIELD.to_owned(), sums.into());
    }
    short
}

/// Ascending numbers, each as how far it is from the one before.
pub(crate) fn gaps(numbers: Vec<u32>) -> impl Iterator<Item = Value> {
    let mut before = 0;
    numbers.into_iter().map(move |number| (number - std::mem::replace(&mut before, number)).into())
}

/// Puts words and columns in the place of the numbers of a cell. A cell that is not short stays as it is.
///
/// # Errors
/// A figure that is none, or a number that no word has.
pub(crate) fn restore<'a>(cell: &mut Value, word: &dyn Fn(u64) -> Option<&'a str>) -> Result<(), CountsFault> {
    let number = |value: &Value| value.as_u64().ok_or_else(|| CountsFault::Number(value.to_string()));
    let Some(Value::Object(groups)) = cell.get_mut(FIELD).map(Value::take) else { return Ok(()) };
    let [n_articles, length] = ["articles", "length"].map(|name| cell.get(name).and_then(Value::as_u64));
    let usual = usual(length.unwrap_or_default(), n_articles.unwrap_or_default());
    let mut words = String::new();
    let mut columns: [Vec<Value>; 4] = Default::default();
    for (figures, lists) in groups {
        let bad = || CountsFault::Number(figures.clone());
        let parsed: Result<Vec<u64>, _> = figures.split(' ').map(str::parse).collect();
        let Ok(&[having, count, squares]) = parsed.as_deref() else { return Err(bad()) };
        for list in lists.as_array().ok_or_else(bad)? {
            let Some((from_usual, gaps)) = list.as_array().and_then(|list| list.split_first()) else {
                return Err(bad());
            };
            let from_usual = from_usual.as_i64().ok_or_else(|| CountsFault::Number(from_usual.to_string()))?;
            let by_length = u64::try_from(i128::from(count) * i128::from(usual) + i128::from(from_usual)).ok();
            let by_length = by_length.ok_or_else(|| CountsFault::Number(from_usual.to_string()))?;
            let mut at = 0_u64;
            for gap in gaps {
                at = at.saturating_add(number(gap)?);
                if !columns[0].is_empty() {
                    words.push(' ');
                }
                words.push_str(word(at).ok_or(CountsFault::NotInVocabulary(at))?);
                let figures = [having, count, squares, by_length];
                columns.iter_mut().zip(figures).for_each(|(column, figure)| column.push(figure.into()));
            }
        }
    }
    if let Some(fields) = cell.as_object_mut() {
        fields.remove(FIELD);
        fields.insert("words".to_owned(), words.into());
        for (name, column) in ["having", "counts", "squares", "by_length"].into_iter().zip(columns) {
            fields.insert(name.to_owned(), column.into());
        }
    }
    Ok(())
}

fn usual(length: u64, n_articles: u64) -> u64 {
    length / n_articles.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VOCABULARY: [&str; 6] = ["the", "war", "peace", "Kyiv", "deal", "talks"];

    proptest! {
        #[test]
        fn what_is_short_comes_back(
            words in prop::collection::btree_set(0..VOCABULARY.len(), 0..6),
            figures in prop::collection::vec((1..3_u64, 1..4_u64, 1..9_u64, 0..3000_u64), 6),
            n_articles in 1..4_u32,
        ) {
            let names: Vec<&str> = words.iter().map(|&word| VOCABULARY[word]).collect();
            let of = |&(n, count, sum_x_squared, sum_x_n): &(u64, u64, u64, u64)| WordSums { n_articles: n as u32, count, sum_x_squared, sum_x_n };
            let sums = figures.iter().take(names.len()).map(of).collect();
            let cell = Cell { n_articles, length: 500, length_squared: 90_000, words: names.join(" "), sums, ..Cell::default() };
            let number = |word: &str| VOCABULARY.iter().position(|other| *other == word).map(|at| at as u32);
            let mut value = shortened(&cell, &number);
            restore(&mut value, &|at| VOCABULARY.get(at as usize).copied()).unwrap();
            let split = |value: &Value| -> Vec<String> { value["words"].as_str().unwrap().split(' ').map(str::to_owned).collect() };
            let of_word = |value: &Value, word: &str| split(value).iter().position(|other| other == word).map(|at| ["having", "counts", "squares", "by_length"].map(|name| value[name][at].clone()));
            let whole = json!(cell);
            for word in &names {
                prop_assert_eq!(of_word(&value, word), of_word(&whole, word));
            }
            prop_assert_eq!(split(&value).len(), split(&whole).len());
        }
    }

    #[test]
    fn what_is_no_figure_is_named() {
        let check = |sums: &str, fault: CountsFault| {
            let sums: Value = serde_json::from_str(sums).unwrap();
            let mut cell = json!({ "articles": 1, "length": 9, "sums": sums });
            assert_eq!(restore(&mut cell, &|at| VOCABULARY.get(at as usize).copied()), Err(fault));
        };
        check(r#"{"1 1":[]}"#, CountsFault::Number("1 1".into()));
        check(r#"{"1 1 1":[[]]}"#, CountsFault::Number("1 1 1".into()));
        check(r#"{"1 1 1":[[-99,0]]}"#, CountsFault::Number("-99".into()));
        check(r#"{"1 1 1":[[0,9]]}"#, CountsFault::NotInVocabulary(9));
        check(r#"{"1 1 1":[[0,-1]]}"#, CountsFault::Number("-1".into()));
    }
}
