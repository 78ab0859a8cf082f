//! Cells: articles added up by outlet, time and topics, and cells added up to larger ones.

use crate::query::timeline::Stretch;
use crate::{ArticleId, Corpus, UnitKind};
use model::order::sort_by;
use model::{Article, ArticleList, Cell, Day, Edtf, Metadata, WordSums};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use text::fold;

/// What articles of one cell have in common, beside their outlet and language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct By {
    /// The day, week, month or year that they appeared in; none where articles of any time are added up.
    pub stretch: Option<Stretch>,
    /// The topics that they are given.
    pub topics: bool,
}

/// What the articles of one cell have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    outlet: String,
    date: String,
    language: String,
    topics: Vec<String>,
}

impl Key {
    fn of(article: &Metadata, date: Option<&Edtf>, language: &str, topics: &[String]) -> Self {
        let mut topics = topics.to_vec();
        topics.sort_unstable();
        let date = date.map(|date| date.text.clone()).unwrap_or_default();
        Self { outlet: article.outlet.clone(), date, language: language.to_owned(), topics }
    }

    /// The cell as an article that stands for all of its own.
    fn stands_for(self, cell: Cell) -> Article {
        let parts = [&self.outlet, &self.date, &self.language].into_iter().chain(&self.topics);
        let parts: Vec<&str> = parts.map(String::as_str).filter(|part| !part.is_empty()).collect();
        let mut other = Map::new();
        if !self.language.is_empty() {
            other.insert("language".to_owned(), Value::from(self.language.as_str()));
        }
        let metadata = Metadata {
            id: parts.join(" "),
            headline: String::new(),
            byline: None,
            date: Edtf::parse(&self.date).ok(),
            url: None,
            note: None,
            inferred: Vec::new(),
            counts: None,
            cell: Some(Box::new(cell)),
            other,
            outlet: self.outlet,
            topics: self.topics,
        };
        metadata.with_text(String::new())
    }
}

/// The articles of a corpus added up, a cell for all that have these things in common, in the order of these. Cells stay as they are.
///
/// An article whose date may mean days of several stretches is in a cell of that date. One without any word is in none. Words in fewer than
/// `least_articles` articles of the corpus are counted and not named.
pub fn by(corpus: &Corpus, by: By, least_articles: u32) -> Vec<Article> {
    let mut groups: BTreeMap<Key, Vec<ArticleId>> = BTreeMap::new();
    let mut cells = Vec::new();
    for (number, article) in (0..).zip(corpus.articles.all()) {
        if article.cell.is_some() {
            cells.push(corpus.reading().article(number as usize).into_owned());
        } else if corpus.articles.n_tokens(number) > 0 {
            let date = by.stretch.and_then(|stretch| within(stretch, article.date.as_ref()?));
            let topics = if by.topics { article.topics.as_slice() } else { &[] };
            let language = corpus.articles.language_tag(number).unwrap_or_default();
            groups.entry(Key::of(article, date.as_ref(), language, topics)).or_default().push(number);
        }
    }
    let n_articles = crate::count::n_articles_with(corpus, least_articles);
    let is_named = |word: u32| n_articles.get(word as usize).is_none_or(|n| *n >= least_articles);
    let mut sums = vec![WordSums::default(); corpus.lexicon.n_types() as usize];
    cells
        .extend(groups.into_iter().map(|(key, articles)| key.stands_for(sum(corpus, &articles, &is_named, &mut sums))));
    cells
}

/// Adds articles up; `sums` has room for every word, and is empty before and after.
fn sum(corpus: &Corpus, articles: &[ArticleId], is_named: &dyn Fn(u32) -> bool, sums: &mut [WordSums]) -> Cell {
    let bags = corpus.bags(UnitKind::Words);
    let mut cell = Cell::default();
    let mut words: Vec<u32> = Vec::new();
    for &article in articles {
        let sizes = bags.sizes(article);
        cell.n_articles += sizes.n_articles;
        cell.length = cell.length.saturating_add(sizes.n_tokens);
        cell.length_squared = cell.length_squared.saturating_add(sizes.sum_n_squared);
        for (word, count) in bags.of(article).filter(|(word, _)| is_named(*word)) {
            let sum = &mut sums[word as usize];
            if sum.n_articles == 0 {
                words.push(word);
            }
            *sum = sum.plus(WordSums::of_article(count.into(), sizes.n_tokens));
        }
        for position in corpus.articles.counted(article) {
            let form = corpus.lexicon.form(corpus.forms.at(position));
            let word = corpus.type_at(position);
            if form != corpus.lexicon.folded(word) && is_named(word) {
                *cell.forms.entry(form.to_owned()).or_default() += 1;
            }
        }
    }
    sort_by(&mut words, &|a, b| corpus.lexicon.folded(*a).cmp(corpus.lexicon.folded(*b)));
    let names: Vec<&str> = words.iter().map(|word| corpus.lexicon.folded(*word)).collect();
    let sums = words.iter().map(|word| std::mem::take(&mut sums[*word as usize])).collect();
    cell.with_words(&names, sums)
}

/// The stretch of time that every day of a date lies in, as a date; the date itself where there is none.
fn within(stretch: Stretch, date: &Edtf) -> Option<Edtf> {
    let start = stretch.start(date.earliest);
    if stretch.start(date.latest) != start {
        return Some(date.clone());
    }
    let (year, month, _) = start.ymd();
    Edtf::parse(&match stretch {
        Stretch::Day => start.to_string(),
        Stretch::Week => format!("{start}/{}", last_of(stretch, start)),
        Stretch::Month => format!("{year:04}-{month:02}"),
        Stretch::Year => format!("{year:04}"),
    })
    .ok()
}

fn last_of(stretch: Stretch, start: Day) -> Day {
    stretch.next(start).plus(-1).min(Day::LAST)
}

/// Adds up the cells that have outlet, date, language and topics in common. Adding is associative and commutative: sums of sums are the sums of
/// all. What is no cell stays as it is, behind the cells.
pub fn added(articles: Vec<Article>) -> Vec<Article> {
    let mut groups: BTreeMap<Key, (Cell, BTreeMap<String, WordSums>)> = BTreeMap::new();
    let mut others = Vec::new();
    for mut article in articles {
        let Some(cell) = article.cell.take() else {
            others.push(article);
            continue;
        };
        let language = article.other.get("language").and_then(Value::as_str).unwrap_or_default();
        let key = Key::of(&article, article.date.as_ref(), language, &article.topics);
        let (sum, words) = groups.entry(key).or_default();
        sum.n_articles = sum.n_articles.saturating_add(cell.n_articles);
        sum.length = sum.length.saturating_add(cell.length);
        sum.length_squared = sum.length_squared.saturating_add(cell.length_squared);
        for (form, n) in &cell.forms {
            let of_form = sum.forms.entry(form.clone()).or_default();
            *of_form = of_form.saturating_add(*n);
        }
        for (word, sums) in cell.words() {
            let folded = fold(word);
            if folded != word {
                let of_form = sum.forms.entry(word.to_owned()).or_default();
                *of_form = of_form.saturating_add(sums.count);
            }
            let of_word = words.entry(folded.into_owned()).or_default();
            *of_word = of_word.plus(sums);
        }
    }
    let whole = |(key, (cell, words)): (Key, (Cell, BTreeMap<String, WordSums>))| {
        let names: Vec<&str> = words.keys().map(String::as_str).collect();
        key.stands_for(cell.with_words(&names, words.values().copied().collect()))
    };
    groups.into_iter().map(whole).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{article, corpus};
    use proptest::prelude::*;

    const MONTH: By = By { stretch: Some(Stretch::Month), topics: false };

    fn cells(texts: &[(&str, &str, &str)], by_what: By) -> Vec<Article> {
        let articles =
            texts.iter().enumerate().map(|(i, (outlet, date, text))| article(&i.to_string(), outlet, date, text));
        by(&corpus(articles.collect(), vec![], vec![]), by_what, 1)
    }

    fn shown(article: &Article) -> String {
        let cell = article.cell.as_ref().unwrap();
        let words = cell
            .words()
            .map(|(word, s)| format!("{word} {} {} {} {}", s.n_articles, s.count, s.sum_x_squared, s.sum_x_n));
        let words = words.collect::<Vec<_>>().join(", ");
        format!("{}: {} {} {}: {words}", article.id, cell.n_articles, cell.length, cell.length_squared)
    }

    #[test]
    fn articles_of_an_outlet_and_a_month_are_added_up() {
        let texts = [
            ("O", "2024-05-01", "War war Kyiv"),
            ("O", "2024-05-31", "war"),
            ("O", "2024-06-01", "peace"),
            ("O", "2024", "peace"),
            ("O", "", "peace"),
            ("P", "2024-05-02", "Peace"),
            ("P", "2024-05-02", ""),
        ];
        let cells = cells(&texts, MONTH);
        let found: Vec<String> = cells.iter().map(shown).collect();
        let expected = [
            "O: 1 1 1: peace 1 1 1 1",
            "O 2024: 1 1 1: peace 1 1 1 1",
            "O 2024-05: 2 4 10: kyiv 1 1 1 3, war 2 3 5 7",
            "O 2024-06: 1 1 1: peace 1 1 1 1",
            "P 2024-05: 1 1 1: peace 1 1 1 1",
        ];
        assert_eq!(found, expected);
        let forms: Vec<(&str, u64)> =
            cells[2].cell.iter().flat_map(|cell| &cell.forms).map(|(form, n)| (form.as_str(), *n)).collect();
        assert_eq!(forms, [("Kyiv", 1), ("War", 1)]);
    }

    #[test]
    fn articles_of_two_languages_are_added_up_apart() {
        let tags = [Some("de"), Some("ga-IE"), None];
        let articles = tags.iter().enumerate().map(|(i, tag)| {
            let mut article = article(&i.to_string(), "O", "", "peace");
            article.other.extend(tag.map(|tag| ("language".to_owned(), tag.into())));
            article
        });
        let cells = by(&corpus(articles.collect(), vec![], vec![]), MONTH, 1);
        let tags: Vec<_> = cells.iter().map(|cell| cell.other.get("language").and_then(Value::as_str)).collect();
        assert_eq!(tags, [None, Some("de"), Some("ga")], "even one of which nothing is known here");
    }

    #[test]
    fn a_date_becomes_the_stretch_that_it_lies_in() {
        let in_stretch = |stretch, date: &str| within(stretch, &Edtf::parse(date).unwrap()).unwrap().text;
        assert_eq!(in_stretch(Stretch::Week, "2024-11-29"), "2024-11-25/2024-12-01");
        assert_eq!(in_stretch(Stretch::Year, "2024-11-29"), "2024");
        assert_eq!(in_stretch(Stretch::Month, "2024-11-29/2024-12-01"), "2024-11-29/2024-12-01");
        assert_eq!(in_stretch(Stretch::Week, "9999-12-31"), "9999-12-27/9999-12-31");
    }

    proptest! {
        #[test]
        fn sums_of_sums_are_the_sums_of_all(
            texts in prop::collection::vec((0..2_usize, 0..3_usize, prop::collection::vec(
                prop::sample::select(vec!["war", "War", "US", "us", "Kyiv"]), 1..6)), 1..12),
            cut in 0..12_usize,
        ) {
            let (outlets, dates) = (["O", "P"], ["2024-05-01", "2024-06-01", ""]);
            let joined: Vec<(&str, &str, String)> = texts.iter().map(|(o, d, words)| (outlets[*o], dates[*d], words.join(" "))).collect();
            let texts: Vec<(&str, &str, &str)> = joined.iter().map(|(o, d, text)| (*o, *d, text.as_str())).collect();
            let (first, second) = texts.split_at(cut.min(texts.len()));
            let whole = cells(&texts, MONTH);
            let [first, second] = [first, second].map(|part| cells(part, MONTH));
            let both = |a: &[Article], b: &[Article]| added(a.iter().chain(b).cloned().collect());
            prop_assert_eq!(&both(&first, &second), &whole);
            prop_assert_eq!(&both(&second, &first), &whole);
            prop_assert_eq!(&added(whole.clone()), &whole);
            // What is coarser is the sum of what is finer.
            let years = cells(&texts, By { stretch: None, topics: false });
            let undated = whole.iter().map(|cell| Metadata { date: None, ..cell.metadata.clone() }.with_text(String::new())).collect();
            prop_assert_eq!(added(undated), years);
        }
    }
}
