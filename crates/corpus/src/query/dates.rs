//! Dates: whether an article falls into an interval of days, for certain or only possibly.

use crate::query::{ArticleSet, Pick, all_articles};
use crate::{ArticleId, Corpus};
use model::Day;

/// Whether an article's date lies in an interval for certain, only possibly, or not at all. No date, or no interval: certain.
pub(super) fn certainty(corpus: &Corpus, article: ArticleId, from: Option<Day>, to: Option<Day>) -> Certainty {
    if from.is_none() && to.is_none() {
        return Certainty::Certain;
    }
    let Some((earliest, latest)) = corpus.articles.days(article) else { return Certainty::Out };
    let inside = |day: Day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
    let apart = from.is_some_and(|from| latest < from) || to.is_some_and(|to| earliest > to);
    match (apart, inside(earliest) && inside(latest)) {
        (true, _) => Certainty::Out,
        (false, true) => Certainty::Certain,
        (false, false) => Certainty::Possible,
    }
}

/// How surely a date lies in an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Every day that the date may mean lies in it.
    Certain,
    /// Some do and some do not.
    Possible,
    /// None does, or there is no date.
    Out,
}

/// The articles that may fall into an interval, and those of them that may as well not.
pub(super) fn dated(corpus: &Corpus, from: Option<Day>, to: Option<Day>) -> [ArticleSet; 2] {
    let mut set = all_articles(corpus.articles.len());
    let mut unsure = ArticleSet::with_capacity(corpus.articles.len() as usize);
    if from.is_some() || to.is_some() {
        for article in 0..corpus.articles.len() {
            let certainty = certainty(corpus, article, from, to);
            set.set(article as usize, certainty != Certainty::Out);
            unsure.set(article as usize, certainty == Certainty::Possible);
        }
    }
    [set, unsure]
}

/// The articles without a date, or all others, or whichever: as they are wanted.
pub(super) fn undated(corpus: &Corpus, wanted: Pick) -> ArticleSet {
    let mut set = all_articles(corpus.articles.len());
    if wanted != Pick::None {
        for article in 0..corpus.articles.len() {
            set.set(article as usize, corpus.articles.days(article).is_none() == (wanted == Pick::Include));
        }
    }
    set
}
