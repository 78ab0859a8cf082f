//! Cell: articles added up, such as an outlet's of one month, where they are too many for their texts or their counts to travel.
//!
//! ```json
//! {"version":1,"articles":2,"length":30,"length_squared":500,
//!  "words":"kyiv the","having":[2,1],"counts":[3,2],"squares":[5,4],"by_length":[50,40]}
//! ```
//!
//! Of each word there are four figures: how many articles have it, Σx, Σx² and Σx·n, for x occurrences in an article of n words. That is all that a
//! comparison needs, and cells of different articles add up. Words are in their folded spelling, or as they are mostly
//! written where that is all that is known; those that are not named count in the length alone.
//! `forms` has the other spellings of words with how often each occurs, such as `{"Kyiv":3}`, so that a word can be shown as it is mostly written.

use crate::counts::MOST_WORDS;
use crate::fault::CountsFault;
use crate::word_list::WordList;
use hashbrown::HashSet;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The version of cells that this program writes, and the newest that it can read.
pub const VERSION: u64 = 1;
/// The most words of one cell.
pub const LONGEST: u64 = u32::MAX as u64;

/// What is known of one word in the articles of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordSums {
    /// How many articles have it.
    pub n_articles: u32,
    /// Σx: how often it occurs.
    pub count: u64,
    /// Σx².
    pub sum_x_squared: u64,
    /// Σx·n, with n the words of the article.
    pub sum_x_n: u64,
}

impl WordSums {
    /// The sums of one article in which the word occurs `count` times among `length` words.
    pub fn of_article(count: u64, length: u64) -> Self {
        Self { n_articles: 1, count, sum_x_squared: count * count, sum_x_n: count * length }
    }

    /// The sums of both, which are of different articles. What no cell can hold stops at the greatest number.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            n_articles: self.n_articles.saturating_add(other.n_articles),
            count: self.count.saturating_add(other.count),
            sum_x_squared: self.sum_x_squared.saturating_add(other.sum_x_squared),
            sum_x_n: self.sum_x_n.saturating_add(other.sum_x_n),
        }
    }

    /// What is left of these sums without those of a part of the articles.
    #[must_use]
    pub fn minus(self, part: Self) -> Self {
        Self {
            n_articles: self.n_articles.saturating_sub(part.n_articles),
            count: self.count.saturating_sub(part.count),
            sum_x_squared: self.sum_x_squared.saturating_sub(part.sum_x_squared),
            sum_x_n: self.sum_x_n.saturating_sub(part.sum_x_n),
        }
    }

    /// Whether articles can be that have these sums, in a cell of so many articles with this length and Σn².
    pub fn are_possible(&self, cell: &Cell) -> bool {
        let Self { n_articles, count, sum_x_squared, sum_x_n } = *self;
        let wide = u128::from;
        (1..=cell.n_articles).contains(&n_articles)
            && u64::from(n_articles) <= count
            && count <= sum_x_squared
            && sum_x_squared <= sum_x_n
            && count <= cell.length
            && wide(count).pow(2) <= wide(sum_x_squared) * u128::from(n_articles)
            && wide(sum_x_n).pow(2) <= wide(sum_x_squared) * wide(cell.length_squared)
    }
}

/// Articles added up.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// How many articles, of those that have any word.
    pub n_articles: u32,
    /// Σn: their words.
    pub length: u64,
    /// Σn².
    pub length_squared: u64,
    /// The words that its numbers are of. Cells of one file share them.
    pub vocabulary: Arc<WordList>,
    /// Its words by number, each once.
    pub words: Vec<u32>,
    /// The sums of each.
    pub sums: Arc<[WordSums]>,
    /// How often a word is written otherwise than in its folded spelling.
    pub forms: BTreeMap<String, u64>,
    /// Fields that are for other programs.
    pub more: Map<String, Value>,
}

impl Cell {
    /// The words with their sums.
    pub fn words(&self) -> impl Iterator<Item = (&str, WordSums)> {
        let names = self.words.iter().map(|number| self.vocabulary.get(*number as usize).unwrap_or_default());
        names.zip(self.sums.iter().copied())
    }

    /// The cell with these words in the place of its own, and the sums of each.
    #[must_use]
    pub fn with_words(self, names: &[&str], sums: Vec<WordSums>) -> Self {
        let vocabulary = Arc::new(WordList::of(names.join(" ")));
        Self { words: (0..vocabulary.len() as u32).collect(), vocabulary, sums: sums.into(), ..self }
    }

    /// Reads a cell.
    ///
    /// # Errors
    /// What is wrong with it: another version, a figure that is none, a word twice, or figures that no articles can have.
    pub fn from_value(value: Value) -> Result<Self, CountsFault> {
        let Value::Object(mut fields) = value else { return Err(CountsFault::Missing("cell".into())) };
        let mut cell = Self::without_words(&mut fields)?;
        let Some(Value::String(words)) = fields.remove("words") else {
            return Err(CountsFault::Missing("words".into()));
        };
        let names: Vec<&str> = words.split_whitespace().collect();
        let mut column = |name: &str| column(fields.remove(name), name, names.len());
        let [having, counts, squares] = [column("having")?, column("counts")?, column("squares")?];
        let by_length = column("by_length")?;
        let mut seen: HashSet<&str> = HashSet::new();
        let mut n_named = 0_u64;
        let mut all = Vec::with_capacity(names.len());
        let figures = having.into_iter().zip(counts).zip(squares).zip(by_length);
        for (word, (((having, count), sum_x_squared), sum_x_n)) in names.iter().zip(figures) {
            if !seen.insert(word) {
                return Err(CountsFault::Twice((*word).to_owned()));
            }
            let n_articles = u32::try_from(having).ok().ok_or_else(|| CountsFault::Number(having.to_string()))?;
            let sums = WordSums { n_articles, count, sum_x_squared, sum_x_n };
            n_named = n_named.saturating_add(count);
            if !sums.are_possible(&cell) || n_named > cell.length {
                return Err(CountsFault::Sums((*word).to_owned()));
            }
            all.push(sums);
        }
        cell.more = fields;
        Ok(cell.with_words(&names, all))
    }

    /// Takes what is known of the articles as a whole out of the fields of a cell.
    ///
    /// # Errors
    /// What is wrong with it: another version, a figure that is none or that no articles can have.
    pub fn without_words(fields: &mut Map<String, Value>) -> Result<Self, CountsFault> {
        match fields.remove("version").as_ref().and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(newer) => return Err(CountsFault::Version(newer)),
            None => return Err(CountsFault::Missing("version".into())),
        }
        let mut figure = |name: &str| {
            let value = fields.remove(name).ok_or_else(|| CountsFault::Missing(name.to_owned().into()))?;
            value.as_u64().ok_or_else(|| CountsFault::Number(value.to_string()))
        };
        let (n_articles, length, length_squared) = (figure("articles")?, figure("length")?, figure("length_squared")?);
        if length > LONGEST {
            return Err(CountsFault::TooLong(length));
        }
        let n_articles =
            u32::try_from(n_articles).ok().filter(|n| *n > 0).ok_or(CountsFault::Number(n_articles.to_string()))?;
        let mut cell = Self { n_articles, length, length_squared, ..Self::default() };
        let wide = u128::from;
        let is_possible = u64::from(n_articles) <= length
            && length_squared <= length.saturating_mul(MOST_WORDS)
            && wide(length).pow(2) <= wide(length_squared) * u128::from(n_articles);
        if !is_possible {
            return Err(CountsFault::Sums(String::new()));
        }
        let forms = match fields.remove("forms") {
            None => Map::new(),
            Some(Value::Object(forms)) => forms,
            Some(_) => return Err(CountsFault::Missing("forms".into())),
        };
        for (form, n) in forms {
            let n = n.as_u64().ok_or_else(|| CountsFault::Number(n.to_string()))?;
            cell.forms.insert(form, n);
        }
        Ok(cell)
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        let of = |cell: &Self| (cell.n_articles, cell.length, cell.length_squared, cell.sums.clone());
        of(self) == of(other) && self.words().eq(other.words()) && self.forms == other.forms && self.more == other.more
    }
}

/// A column of figures, one for each word.
fn column(value: Option<Value>, name: &str, n_words: usize) -> Result<Vec<u64>, CountsFault> {
    let missing = || CountsFault::Missing(name.to_owned().into());
    let Some(Value::Array(list)) = value else { return Err(missing()) };
    let number = |figure: &Value| figure.as_u64().ok_or_else(|| CountsFault::Number(figure.to_string()));
    let column: Vec<u64> = list.iter().map(number).collect::<Result<_, _>>()?;
    if column.len() == n_words { Ok(column) } else { Err(missing()) }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("articles", &self.n_articles)?;
        map.serialize_entry("length", &self.length)?;
        map.serialize_entry("length_squared", &self.length_squared)?;
        map.serialize_entry("words", &self.words().map(|(word, _)| word).collect::<Vec<_>>().join(" "))?;
        let column = |figure: fn(&WordSums) -> u64| self.sums.iter().map(figure).collect::<Vec<_>>();
        map.serialize_entry("having", &column(|sums| sums.n_articles.into()))?;
        map.serialize_entry("counts", &column(|sums| sums.count))?;
        map.serialize_entry("squares", &column(|sums| sums.sum_x_squared))?;
        map.serialize_entry("by_length", &column(|sums| sums.sum_x_n))?;
        if !self.forms.is_empty() {
            map.serialize_entry("forms", &self.forms)?;
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

    const WHOLE: &str = concat!(
        r#"{"version":1,"articles":2,"length":30,"length_squared":500,"words":"kyiv the","having":[2,1],"counts":[3,2],"#,
        r#""squares":[5,4],"by_length":[50,40],"forms":{"Kyiv":3},"desk":7}"#
    );

    fn read(json: &str) -> Result<Cell, CountsFault> {
        Cell::from_value(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let cell = read(WHOLE).unwrap();
        assert_eq!(cell.words().map(|(word, sums)| (word, sums.count)).collect::<Vec<_>>(), [("kyiv", 3), ("the", 2)]);
        assert_eq!(serde_json::to_string(&cell).unwrap(), WHOLE);
    }

    #[test]
    fn what_no_articles_can_have_is_named() {
        let check = |from: &str, to: &str, fault: CountsFault| {
            assert!(WHOLE.contains(from), "{from}");
            assert_eq!(read(&WHOLE.replacen(from, to, 1)), Err(fault), "{to}");
        };
        let of_kyiv = || CountsFault::Sums("kyiv".into());
        check("[2,1]", "[-2,1]", CountsFault::Number("-2".into()));
        check("[2,1]", "[2]", CountsFault::Missing("having".into()));
        check("[2,1]", "[3,1]", of_kyiv());
        check("[2,1]", "[0,1]", of_kyiv());
        check("[3,2]", "[1,2]", of_kyiv());
        check("[5,4]", "[4,4]", of_kyiv());
        check("[50,40]", "[4,40]", of_kyiv());
        check("[50,40]", "[51,40]", of_kyiv());
        check("[3,2]", "[29,2]", of_kyiv());
        check("kyiv the", "the the", CountsFault::Twice("the".into()));
        check("\"version\":1", "\"version\":9", CountsFault::Version(9));
        check("\"length\":30,", "", CountsFault::Missing("length".into()));
        check("\"length\":30", "\"length\":1", CountsFault::Sums(String::new()));
        check("\"length_squared\":500", "\"length_squared\":400", CountsFault::Sums(String::new()));
        check("\"length\":30", "\"length\":5000000000", CountsFault::TooLong(5_000_000_000));
        check("\"articles\":2", "\"articles\":0", CountsFault::Number("0".into()));
    }
}
