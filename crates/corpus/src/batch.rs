//! Batch: articles whose texts were cut into words elsewhere, as they are carried to where the corpus is built.

use crate::articles::Extent;
use crate::known::Words;
use crate::{Builder, FormId, Position};
use model::{Edtf, Metadata};
use serde::{Deserialize, Serialize};
use serde_json::Map;
use text::Language;

/// Articles that follow one another, with their words. Only articles that have their texts are carried: none with counts.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Batch {
    articles: Vec<Carried>,
    starts: Vec<Position>,
    languages: Vec<Option<String>>,
    words: Words,
}

/// A builder elsewhere, all of whose batches are appended, one after the other: each spells only the words that those before it did not have.
#[derive(Debug, Default)]
pub struct Origin {
    /// The number here of each of its forms.
    known: Vec<FormId>,
}

/// What is known of an article. It has the fields of [`Metadata`]; those that are not known here are JSON.
#[derive(Debug, Serialize, Deserialize)]
struct Carried {
    id: String,
    headline: String,
    outlet: String,
    byline: Option<String>,
    date: Option<String>,
    url: Option<String>,
    topics: Vec<String>,
    note: Option<String>,
    inferred: Vec<String>,
    text: Extent,
    other: Option<String>,
}

impl Carried {
    fn of(article: Metadata, text: Extent) -> Self {
        let Metadata { id, headline, outlet, byline, date, url, topics, note, inferred, other, .. } = article;
        let date = date.map(|date| date.text);
        // What came from JSON can be JSON again.
        let other = (!other.is_empty()).then(|| serde_json::to_string(&other).unwrap_or_default());
        Self { id, headline, outlet, byline, date, url, topics, note, inferred, text, other }
    }
}

impl From<Carried> for Metadata {
    fn from(carried: Carried) -> Self {
        let Carried { id, headline, outlet, byline, date, url, topics, note, inferred, other, .. } = carried;
        let date = date.and_then(|date| Edtf::parse(&date).ok());
        let other = other.map_or_else(Map::new, |other| serde_json::from_str(&other).unwrap_or_default());
        Self { id, headline, outlet, byline, date, url, topics, note, inferred, other, ..Self::default() }
    }
}

impl Batch {
    /// What a builder has taken in since the last batch.
    pub fn of(builder: &mut Builder) -> Self {
        let (articles, words) = builder.take_columns();
        Self {
            starts: articles.starts,
            languages: articles.languages.iter().map(|language| language.map(|of| of.tag().to_owned())).collect(),
            articles: articles.all.into_iter().zip(articles.texts).map(|(of, text)| Carried::of(of, text)).collect(),
            words,
        }
    }

    /// How many articles it has.
    pub fn n_articles(&self) -> u32 {
        self.articles.len() as u32
    }

    /// Appends its articles to those of a builder, which becomes as if it had cut them itself.
    pub fn append_to(self, builder: &mut Builder, origin: &mut Origin) {
        let Self { articles, starts, languages, words } = self;
        let languages = languages.into_iter().map(|tag| Language::of_tag(&tag?));
        let articles = articles.into_iter().zip(languages).zip(starts.into_iter().skip(1));
        let articles = articles.map(|((article, language), end)| (article.text, language, end, article.into()));
        builder.append(words, &mut origin.known, articles);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{actor, article};
    use model::{Article, ArticleList, Head};
    use proptest::prelude::*;

    fn articles() -> impl Strategy<Value = Vec<Article>> {
        let words = vec![
            "Peace",
            "peace",
            "the",
            "Kiev",
            "deal.",
            "It's",
            "İ",
            "I",
            "\n",
            "мир",
            "A.",
            "e\u{301}te\u{301}",
            "ﬁn",
        ];
        // More different gaps than a byte has numbers.
        let gap = prop_oneof![4 => " ", 1 => "[\\PC\n ]{0,4}"];
        let text = proptest::collection::vec((proptest::sample::select(words), gap), 1..150)
            .prop_map(|parts| parts.into_iter().map(|(word, gap)| [word, &gap].concat()).collect::<String>());
        let one = (text, 0..3_usize, any::<bool>()).prop_map(|(text, n, is_other)| {
            let mut one = article("a", ["O", "P", "Q"][n], ["2024", "2024-03", ""][n], &text);
            if is_other {
                one.other.insert("lang".to_owned(), "tr".into());
            }
            one
        });
        proptest::collection::vec(one, 0..9)
    }

    proptest! {
        #[test]
        fn batches_make_the_corpus_that_their_articles_make(articles in articles(), cuts in proptest::collection::vec(0..9_usize, 0..7)) {
            let head = Head { actors: vec![actor("Kiev", &[], &[])], boilerplate: vec!["the".to_owned()], ..Head::default() };
            let whole = Builder::build(head.clone(), articles.clone());
            let mut cuts: Vec<usize> = cuts.into_iter().map(|at| at.min(articles.len())).collect();
            cuts.sort_unstable();
            cuts.push(articles.len());
            let (mut builder, mut start) = (Builder::under(&head), 0);
            let mut others = [0, 1].map(|_| (Builder::under(&head), Origin::default()));
            for (n, end) in cuts.into_iter().enumerate() {
                // Every third batch is cut here.
                let other = others.get_mut(n % 3);
                let (into, origin) = other.map_or((&mut builder, None), |(other, origin)| (other, Some(origin)));
                for article in &articles[start..end] {
                    into.add(article.clone());
                }
                if let Some(origin) = origin {
                    let carried = postcard::to_allocvec(&Batch::of(into)).unwrap();
                    postcard::from_bytes::<Batch>(&carried).unwrap().append_to(&mut builder, origin);
                }
                start = end;
            }
            let made = builder.finish(head);
            prop_assert_eq!(made.articles.all(), whole.articles.all());
            let texts = made.reading();
            prop_assert!(articles.iter().enumerate().all(|(i, article)| article.text == texts.text(i)));
            prop_assert_eq!(&made.articles.languages, &whole.articles.languages);
            prop_assert_eq!(made.articles.starts(), whole.articles.starts());
            prop_assert_eq!(&made.forms, &whole.forms);
            prop_assert_eq!(&made.breaks, &whole.breaks);
            for form in 0..whole.lexicon.n_forms() {
                prop_assert_eq!(made.lexicon.form(form), whole.lexicon.form(form));
            }
            for word in 0..whole.lexicon.n_types() {
                prop_assert_eq!(made.lexicon.shown(word), whole.lexicon.shown(word));
            }
        }
    }
}
