//! Contents: what a list of articles and its outlets, authors and days need, in the head of a page's block, so that they are there before the texts.

use crate::record::Record;
use crate::writers::json_lines;
use model::edtf::Edtf;
use model::order::{in_order, newest_first};
use model::{Article, ArticleList, Head, Metadata};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fmt;

/// The field of the head.
const FIELD: &str = "contents";

/// What every head has in it.
const SIGN: &[u8] = b"\"broadside\"";

/// From how many articles on a head has contents: fewer are there before anybody could look.
pub const LEAST: u32 = 1_000;

/// How many of the newest articles are there whole: as many as a page lists at first.
const N_WHOLE: usize = 30;

/// A column of a few values that articles have: each value once, and for every article the number of its value, counted from 1; 0 for none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Column {
    of: Vec<u32>,
    values: Vec<String>,
}

impl Column {
    fn new<'a>(all: impl Iterator<Item = Option<&'a str>>) -> Self {
        let mut known: HashMap<&str, u32> = HashMap::new();
        let mut values = Vec::new();
        let of = all.map(|value| {
            value.map_or(0, |value| {
                *known.entry(value).or_insert_with(|| {
                    values.push(value.to_owned());
                    values.len() as u32
                })
            })
        });
        let of = of.collect();
        Self { of, values }
    }

    /// Where the value of an article is among the values.
    fn place(&self, number: usize) -> Option<usize> {
        Some(self.of.get(number)?.checked_sub(1)? as usize)
    }

    fn get(&self, number: usize) -> Option<&str> {
        self.values.get(self.place(number)?).map(String::as_str)
    }
}

/// What is known of the articles of a block before they arrive. The fields are in the order of the alphabet, since in a page the fields of JSON always are, and in
/// the command as they come: both write the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contents {
    byline: Column,
    /// How many bytes their headlines and texts have.
    bytes: u64,
    date: Column,
    /// The newest articles, each with its number, as a line of JSON.
    newest: Vec<(u32, String)>,
    outlet: Column,
}

impl Contents {
    /// The contents of articles; `None` where they are few, or where not all of them have their texts, since what is said of such hangs on their counts.
    pub fn of(articles: &dyn ArticleList) -> Option<Self> {
        if (articles.len() as u32) < LEAST || json_lines::have_counts(articles) {
            return None;
        }
        let days = |number: u32| {
            let date = articles.metadata(number as usize).date.as_ref()?;
            Some((date.earliest, date.latest))
        };
        let order = in_order(articles.len(), &|a, b| newest_first(days(a), days(b)));
        let newest = order.into_iter().take(N_WHOLE);
        let newest = newest.filter_map(|number| Some((number, json_lines::line(articles, number as usize).ok()?)));
        let all = || articles.all_metadata();
        let n_bytes = |number| (articles.metadata(number).headline.len() + articles.text_len(number)) as u64;
        Some(Self {
            outlet: Column::new(all().map(|article| Some(article.outlet.as_str()))),
            byline: Column::new(all().map(|article| article.byline.as_deref())),
            date: Column::new(all().map(|article| article.date.as_ref().map(|date| date.text.as_str()))),
            bytes: (0..articles.len()).map(n_bytes).sum(),
            newest: newest.collect(),
        })
    }

    /// A head with the contents of its articles in it, where they are worth the while.
    pub fn put(head: &Head, articles: &dyn ArticleList) -> Head {
        let mut head = head.clone();
        if let Some(contents) = Self::of(articles).and_then(|contents| serde_json::to_value(contents).ok()) {
            head.other.insert(FIELD.to_owned(), contents);
        }
        head
    }

    /// Whether they are of so many articles.
    fn are_of(&self, n_articles: Option<u64>) -> bool {
        let columns = [&self.outlet, &self.byline, &self.date];
        columns.iter().all(|column| Some(column.of.len() as u64) == n_articles)
    }

    /// How many bytes the headlines and texts have, as far as a block that is read can be trusted.
    pub fn n_bytes(&self) -> usize {
        usize::try_from(self.bytes).unwrap_or(usize::MAX)
    }

    /// Every article with its outlet, author and date, and nothing else.
    pub fn outlines(&self) -> impl Iterator<Item = Metadata> + '_ {
        let dates: Vec<Option<Edtf>> = self.date.values.iter().map(|date| Edtf::parse(date).ok()).collect();
        (0..self.outlet.of.len()).map(move |number| Metadata {
            outlet: self.outlet.get(number).unwrap_or_default().to_owned(),
            byline: self.byline.get(number).map(str::to_owned),
            date: self.date.place(number).and_then(|place| dates.get(place)?.clone()),
            ..Metadata::default()
        })
    }

    /// The newest articles whole, each with its number.
    pub fn newest(&self) -> Vec<(u32, Article)> {
        let whole = |(number, line): &(u32, String)| {
            let record = Record { fields: serde_json::from_str(line).ok()?, ..Record::default() };
            Some((*number, record.into_article().ok()?))
        };
        self.newest.iter().filter_map(whole).collect()
    }
}

/// The fields of a head, and its contents. These are long and are parsed directly into their type: by way of JSON values they would take twice the time.
#[derive(Debug, Default)]
pub struct HeadLine {
    /// The fields, without the contents.
    pub fields: Map<String, Value>,
    /// The contents, if there are any, of as many articles as the head announces.
    pub contents: Option<Contents>,
}

impl HeadLine {
    /// Of the bytes of a line; `None` where it is no head. Contents that cannot be read are left out, since they only say what the articles say, too.
    pub fn read(line: &[u8]) -> Option<Self> {
        // The first line of another program's export is not parsed twice.
        if !line.windows(SIGN.len()).any(|bytes| bytes == SIGN) {
            return None;
        }
        let mut line = serde_json::from_slice(line).ok().or_else(|| {
            let mut fields: Map<String, Value> = serde_json::from_slice(line).ok()?;
            fields.remove(FIELD);
            Some(Self { fields, contents: None })
        })?;
        let n_articles = line.fields.get("articles").and_then(Value::as_u64);
        line.contents = line.contents.filter(|contents| contents.are_of(n_articles));
        line.fields.contains_key("broadside").then_some(line)
    }
}

impl<'de> Deserialize<'de> for HeadLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = HeadLine;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the fields of a head")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<HeadLine, M::Error> {
        let mut line = HeadLine::default();
        while let Some(key) = map.next_key::<String>()? {
            if key == FIELD {
                line.contents = Some(map.next_value()?);
            } else {
                line.fields.insert(key, map.next_value()?);
            }
        }
        Ok(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(n: u32) -> Vec<Article> {
        let date = |i: u32| (!i.is_multiple_of(7)).then(|| Edtf::parse(&format!("2024-03-{:02}", i % 28 + 1)).unwrap());
        let metadata = |i: u32| Metadata {
            id: format!("a{i}"),
            headline: format!("Harbour {i}"),
            outlet: ["Post", "Courier"][i as usize % 2].to_owned(),
            byline: i.is_multiple_of(3).then(|| "A. Lund".to_owned()),
            date: date(i),
            ..Metadata::default()
        };
        (0..n).map(|i| metadata(i).with_text("It opened.".to_owned())).collect()
    }

    /// What is read of what was written.
    fn read(head: &Head) -> Option<Contents> {
        let line = HeadLine::read(&serde_json::to_vec(head).unwrap()).unwrap();
        assert!(!line.fields.contains_key(FIELD), "they are no part of the head");
        line.contents
    }

    #[test]
    fn contents_are_read_as_they_were_written() {
        let articles = articles(LEAST);
        let head = Head { articles: Some(LEAST), ..Head::default() };
        let contents = read(&Contents::put(&head, &articles)).unwrap();
        for (outline, article) in contents.outlines().zip(&articles) {
            let Metadata { outlet, byline, date, .. } = article.metadata.clone();
            assert_eq!(outline, Metadata { outlet, byline, date, ..Metadata::default() });
        }
        let newest = contents.newest();
        assert_eq!(newest.len(), N_WHOLE);
        assert_eq!(newest[0].1.date.as_ref().unwrap().text, "2024-03-28");
        assert!(newest.iter().all(|(number, article)| articles[*number as usize] == *article));
    }

    #[test]
    fn fields_are_written_in_the_order_of_the_alphabet() {
        let text = json_lines::to_string(&Contents::default()).unwrap();
        let keys: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
        assert_eq!(
            keys,
            ["byline", "of", "values", "bytes", "date", "of", "values", "newest", "outlet", "of", "values"]
        );
    }

    #[test]
    fn few_articles_and_counts_have_none() {
        let head = Head::default();
        assert_eq!(Contents::put(&head, &articles(LEAST - 1)), head);
        let mut counted = articles(LEAST);
        counted[5].counts = Some(model::Counts::default());
        assert_eq!(Contents::put(&head, &counted), head);
    }

    #[test]
    fn contents_of_other_articles_are_left() {
        let head = Head { articles: Some(LEAST + 1), ..Head::default() };
        assert_eq!(read(&Contents::put(&head, &articles(LEAST))), None);
        let mut odd = Head { articles: Some(1), ..Head::default() };
        odd.other.insert(FIELD.to_owned(), serde_json::json!({"outlet": {"of": [9]}, "byline": 3}));
        assert_eq!(read(&odd), None);
        odd.other.insert(FIELD.to_owned(), serde_json::json!({"outlet": {"of": [9]}, "byline": {"of": [0]}, "date": {"of": [1], "values": ["x"]}, "newest": [[0, "{}"], [1, "x"]]}));
        let contents = read(&odd).unwrap();
        assert_eq!(contents.outlines().collect::<Vec<_>>(), [Metadata::default()]);
        assert!(contents.newest().is_empty());
    }
}
