//! Contents: what a list of articles and its outlets, authors and days need, in the head of a page's block, so that they are there before the texts.

use crate::record::Record;
use crate::writers::json_lines;
use model::edtf::Edtf;
use model::order::{in_order, newest_first};
use model::{Article, ArticleList, Head, Metadata};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The field of the head.
const FIELD: &str = "contents";

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

    /// Takes the contents out of the fields of a head. `None` where there are none, or none of so many articles as it announces.
    pub fn take(head: &mut Map<String, Value>) -> Option<Self> {
        let contents: Self = serde_json::from_value(head.remove(FIELD)?).ok()?;
        let n_articles = head.get("articles")?.as_u64()? as usize;
        let columns = [&contents.outlet, &contents.byline, &contents.date];
        columns.iter().all(|column| column.of.len() == n_articles).then_some(contents)
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
        let Ok(Value::Object(mut fields)) = serde_json::to_value(head) else { return None };
        let contents = Contents::take(&mut fields);
        assert!(!fields.contains_key(FIELD), "they are no part of the head");
        contents
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
