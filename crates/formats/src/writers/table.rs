//! The table: articles as CSV, one a row.

use crate::cell;
use crate::format::Out;
use crate::writers::csv::{self, Cell};
use crate::writers::json_lines::to_string;
use crate::writers::spelled_out::spelled_out;
use model::fault::ExportFault;
use model::{ArticleList, Metadata};

/// The headings of the columns; `other` is there only if an article has fields that this version does not know.
const HEADINGS: [&str; 11] =
    ["id", "headline", "outlet", "byline", "date", "url", "topics", "note", "inferred", "other", "text"];

/// Writes the articles row by row, with lists written by [`cell::list`] and unknown fields as JSON.
///
/// [`cell::restore`] makes the same fields of a row again. A spreadsheet cuts cells of more than 32,767 characters when it saves.
///
/// # Errors
/// Only where a value cannot be JSON, which no value read from JSON or TOML is.
pub fn write(articles: &dyn ArticleList, out: &mut Out<'_>) -> Result<(), ExportFault> {
    let has_counts = |known: &Metadata| known.counts.is_some() || known.cell.is_some();
    let has_other = articles.all_metadata().any(|known| has_counts(known) || !known.other.is_empty());
    let shown = |cells: [&str; 11]| {
        let shown = HEADINGS.iter().zip(cells).filter(|(heading, _)| has_other || **heading != "other");
        shown.map(|(_, text)| Cell::Text(text.to_owned())).collect::<Vec<Cell>>()
    };
    let mut rows = csv::begin();
    csv::row(&shown(HEADINGS), &mut rows);
    for article in articles.articles() {
        let article = spelled_out(&article);
        let maybe = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let date = article.date.as_ref().map_or("", |date| date.text.as_str());
        let other = if article.other.is_empty() { String::new() } else { to_string(&article.other)? };
        let cells = [
            &article.id,
            &article.headline,
            &article.outlet,
            &maybe(&article.byline),
            date,
            &maybe(&article.url),
            &cell::list(&article.topics),
            &maybe(&article.note),
            &cell::list(&article.inferred),
            &other,
            &article.text,
        ];
        out(rows.as_bytes());
        rows.clear();
        csv::row(&shown(cells), &mut rows);
    }
    out(rows.as_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Record;
    use model::{Article, Counts, Edtf};
    use proptest::prelude::*;
    use serde_json::{Map, Value};

    fn written(articles: &Vec<Article>) -> String {
        let mut bytes = Vec::new();
        write(articles, &mut |more| bytes.extend_from_slice(more)).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn read(file: &str) -> Vec<Article> {
        let mut rows = ::csv::ReaderBuilder::new().from_reader(file.trim_start_matches('\u{feff}').as_bytes());
        let headings = rows.headers().unwrap().clone();
        rows.records()
            .map(|row| {
                let row = row.unwrap();
                let pairs = headings.iter().zip(&row);
                let mut fields: Map<String, Value> =
                    pairs.map(|(heading, text)| (heading.to_owned(), Value::from(text))).collect();
                cell::restore(&mut fields);
                Record { fields, ..Record::default() }.into_article().unwrap()
            })
            .collect()
    }

    #[test]
    fn a_row_is_what_a_spreadsheet_shows() {
        let metadata = Metadata {
            id: "1".into(),
            headline: "=SUM(A1)".into(),
            outlet: "O, \"P\"".into(),
            byline: None,
            date: Edtf::parse("2024-11").ok(),
            url: None,
            topics: vec!["war".into(), "peace".into()],
            note: None,
            inferred: vec!["date".into()],
            counts: None,
            cell: None,
            other: Map::new(),
        };
        let article = metadata.with_text("One.\nTwo.".into());
        let expected = "\u{feff}id,headline,outlet,byline,date,url,topics,note,inferred,text\r\n\
            1,'=SUM(A1),\"O, \"\"P\"\"\",,2024-11,,war; peace,,date,\"One.\nTwo.\"\r\n";
        assert_eq!(written(&vec![article.clone()]), expected);
        assert_eq!(read(expected), [article]);
    }

    fn odd() -> impl Strategy<Value = String> {
        let text = prop_oneof![any::<String>(), "['=+@;,\"\\[\\]\r\n\t a-]{1,12}"];
        text.prop_map(|text| text.trim().to_owned()).prop_filter("not empty", |text| !text.is_empty())
    }

    fn counts(n_war: u32) -> Option<Counts> {
        let counts = Counts { words: vec![(n_war, "peace war".into())], other: 1, ..Counts::default() };
        (n_war > 0).then_some(counts)
    }

    prop_compose! {
        fn any_article()(
            (id, headline, outlet, text, byline) in (odd(), odd(), odd(), odd(), prop::option::of(odd())),
            topics in prop::collection::vec(odd(), 0..3),
            inferred in prop::collection::vec(any::<String>(), 0..3),
            other in prop::collection::vec((odd(), odd()), 0..3),
            n_war in 0..3_u32,
        ) -> Article {
            let date = Edtf::parse("2024").ok();
            let other = other.into_iter().map(|(name, value)| (format!("x{name}"), Value::from(vec![value]))).collect();
            let counts = counts(n_war);
            Metadata { id, headline, outlet, byline, date, url: None, topics, note: None, inferred, counts, cell: None, other }.with_text(text)
        }
    }

    proptest! {
        #[test]
        fn rows_read_back_as_the_same_articles(articles in prop::collection::vec(any_article(), 0..4)) {
            prop_assert_eq!(read(&written(&articles)), articles);
        }
    }
}
