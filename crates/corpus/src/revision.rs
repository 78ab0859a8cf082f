//! Revision: changes part of a corpus. Unchanged texts are not segmented again, and unaffected counts are kept.

use crate::completion::sought;
use crate::known::{At, Known, Numbers};
use crate::mentions::Seeking;
use crate::phrases::Ground;
use crate::{ArticleId, Builder, Corpus, Reading, UnitKind};
use model::{Article, ArticleList, Edtf, Head, Metadata};
use std::mem::{swap, take};
use std::sync::OnceLock;

/// The source of one article of a revised corpus.
#[derive(Clone, Debug, PartialEq)]
pub enum ArticleSource {
    /// The original corpus.
    Kept(ArticleId),
    /// The original corpus, with its words counted anew: its headline has changed, or what is boilerplate in it.
    Recut(ArticleId),
    /// A new article.
    New(Box<Article>),
}

/// The fields of an article that a person can edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    /// The headline.
    pub headline: String,
    /// The outlet.
    pub outlet: String,
    /// The date.
    pub date: Option<Edtf>,
    /// The topics given by its source.
    pub topics: Vec<String>,
    /// The names of fields that were inferred.
    pub inferred: Vec<String>,
}

impl Fields {
    /// Copies the fields of an article.
    pub fn of(article: &Metadata) -> Self {
        Self {
            headline: article.headline.clone(),
            outlet: article.outlet.clone(),
            date: article.date.clone(),
            topics: article.topics.clone(),
            inferred: article.inferred.clone(),
        }
    }

    fn exchange(&mut self, article: &mut Metadata) {
        swap(&mut self.headline, &mut article.headline);
        swap(&mut self.outlet, &mut article.outlet);
        swap(&mut self.date, &mut article.date);
        swap(&mut self.topics, &mut article.topics);
        swap(&mut self.inferred, &mut article.inferred);
    }
}

impl Corpus {
    /// Builds a corpus from kept and new articles, in the order of `parts`.
    ///
    /// Returns it with the parts that turn it back into this corpus. An article that several parts keep is kept once.
    #[must_use]
    pub fn revised(self, parts: Vec<ArticleSource>, head: Head) -> (Self, Vec<ArticleSource>) {
        self.revised_with(parts, head, |_| ())
    }

    /// As [`Corpus::revised`], with what `add_more` adds behind the parts.
    #[must_use]
    pub fn revised_with(
        self,
        parts: Vec<ArticleSource>,
        head: Head,
        add_more: impl FnOnce(&mut Builder),
    ) -> (Self, Vec<ArticleSource>) {
        let Self { mut articles, lexicon, forms, breaks, spacing, index, bags, .. } = self;
        // Frees memory early: these are as large as the words themselves.
        drop((index, bags));
        let mut left: Vec<Option<Metadata>> = take(&mut articles.all).into_iter().map(Some).collect();
        let mut way_back: Vec<Option<ArticleSource>> = left.iter().map(|_| None).collect();
        let mut here = Numbers::default();
        let reading = Reading::of(&articles, &lexicon, &forms, &spacing);
        let mut builder = Builder::under(&head);
        for part in parts {
            let (old, is_recut) = match part {
                ArticleSource::Kept(old) => (old as usize, false),
                ArticleSource::Recut(old) => (old as usize, true),
                ArticleSource::New(article) => {
                    builder.add(*article);
                    continue;
                }
            };
            let Some(article) = left.get_mut(old).and_then(Option::take) else { continue };
            let here_now = builder.n_articles();
            way_back[old] = Some(if is_recut { ArticleSource::Recut(here_now) } else { ArticleSource::Kept(here_now) });
            let number = old as ArticleId;
            if is_recut {
                builder.add(article.with_text(reading.text(old).into_owned()));
            } else {
                let known = Known {
                    forms: &forms,
                    spellings: lexicon.spellings(),
                    breaks: &breaks,
                    spacing: &spacing,
                    language: articles.language(number),
                };
                let at = At {
                    number: old,
                    range: articles.range(number),
                    text: articles.texts.get(old).copied().unwrap_or_default(),
                    counts: articles.counts_of(number),
                };
                builder.add_known(article, &known, &at, &mut here);
            }
        }
        let left_out = left.into_iter().enumerate().map(|(old, left)| {
            let article = left?.with_text(reading.text(old).into_owned());
            Some(ArticleSource::New(Box::new(article)))
        });
        let way_back = way_back.into_iter().zip(left_out).filter_map(|(kept, left)| kept.or(left)).collect();
        drop((forms, lexicon, spacing));
        add_more(&mut builder);
        (builder.finish(head), way_back)
    }

    /// Swaps `fields` with the fields of their articles. Each article may appear at most once.
    pub fn exchange_fields(&mut self, fields: &mut [(ArticleId, Fields)]) {
        let mut recut = vec![false; self.articles.all.len()];
        for (number, fields) in fields {
            self.articles.change(*number, |article| {
                fields.exchange(article);
                recut[*number as usize] = fields.headline != article.headline;
            });
        }
        if recut.contains(&true) {
            let part = |(number, recut): (u32, bool)| {
                if recut { ArticleSource::Recut(number) } else { ArticleSource::Kept(number) }
            };
            let parts = (0..).zip(recut).map(part).collect();
            let head = take(&mut self.head);
            *self = take(self).revised(parts, head).0;
        } else {
            self.labels = Default::default();
        }
    }

    /// Replaces the head and returns the former one. Finds actors and topics again if they differ.
    pub fn exchange_head(&mut self, head: Head) -> Head {
        let former = std::mem::replace(&mut self.head, head);
        let Self { head, articles, lexicon, forms, breaks, .. } = &*self;
        let ground = Ground { forms, lexicon, paragraphs: breaks.paragraphs() };
        let found = |seeking: Seeking| seeking.finish(ground, articles.starts());
        let (named, mentioned) = sought(head, articles);
        let actors = (former.actors != head.actors).then(|| found(Seeking::of_actors(lexicon, named)));
        let topic_mentions = (former.topics != head.topics).then(|| found(Seeking::of_topics(lexicon, mentioned)));
        if let Some(actors) = actors {
            self.actors = actors;
            self.labels = Default::default();
            self.types_in_names = OnceLock::new();
            take(&mut self.bags[UnitKind::WordsAndActors as usize]);
        }
        if let Some(topic_mentions) = topic_mentions {
            self.topic_mentions = topic_mentions;
            self.labels = Default::default();
        }
        former
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{actor, article, corpus};

    fn abc() -> Corpus {
        let texts = [("a", "Kyiv calls"), ("b", "the Kyiv call"), ("c", "calls off")];
        corpus(
            texts.iter().map(|(id, text)| article(id, id, "", text)).collect(),
            vec![actor("Kyiv", &[], &[])],
            vec![],
        )
    }

    /// Describes each article with its units and counts.
    fn describe(corpus: &Corpus) -> Vec<String> {
        let bags = corpus.bags(UnitKind::WordsAndActors);
        let of = |(a, article): (u32, &Metadata)| {
            let units: Vec<String> = bags.of(a).map(|(unit, n)| format!("{}{n}", corpus.unit_name(unit))).collect();
            format!("{} {} {}", article.id, corpus.outlets().name(corpus.outlet(a)), units.join(" "))
        };
        (0..).zip(corpus.articles.all()).map(of).collect()
    }

    #[test]
    fn a_revised_corpus_equals_one_built_from_its_articles() {
        let head = abc().head;
        let new = article("d", "D", "", "Kyiv off");
        let parts = vec![
            ArticleSource::Kept(2),
            ArticleSource::New(Box::new(new.clone())),
            ArticleSource::Kept(0),
            ArticleSource::Kept(0),
            ArticleSource::Kept(9),
        ];
        let (revised, way_back) = abc().revised(parts, head.clone());
        let abc_again = abc();
        let again = |number| abc_again.reading().article(number).into_owned();
        let fresh = corpus(vec![again(2), new, again(0)], head.actors.clone(), vec![]);
        assert_eq!((describe(&revised), &revised.forms), (describe(&fresh), &fresh.forms));
        assert_eq!((revised.lexicon.n_types(), revised.lexicon.find_type("the")), (3, None));
        assert_eq!(describe(&revised.revised(way_back, head).0), describe(&abc()));
    }

    #[test]
    fn exchanging_fields_twice_restores_them() {
        let mut corpus = abc();
        let edited =
            Fields { headline: "Kyiv again".into(), outlet: "c".into(), ..Fields::of(&corpus.articles.all()[0]) };
        let mut fields = vec![(0, edited)];
        corpus.exchange_fields(&mut fields);
        assert_eq!(describe(&corpus)[0], "a c Kyiv2 again1 calls1");
        assert_eq!(corpus.outlets().n_names(), 2);
        corpus.exchange_fields(&mut fields);
        assert_eq!(describe(&corpus), describe(&abc()));
    }

    #[test]
    fn a_date_alone_is_exchanged() {
        let mut corpus = abc();
        let date = Edtf::parse("2024-11").ok();
        let days = date.as_ref().map(|date| (date.earliest, date.latest));
        let mut fields = vec![(1, Fields { date, ..Fields::of(&corpus.articles.all()[1]) })];
        assert_eq!(corpus.articles.time_frame(), None);
        corpus.exchange_fields(&mut fields);
        assert_eq!((corpus.articles.days(0), corpus.articles.days(1)), (None, days));
        assert_eq!(corpus.articles.time_frame().map(|frame| (frame.first, frame.last)), days);
        corpus.exchange_fields(&mut fields);
        assert_eq!((corpus.articles.days(1), corpus.articles.time_frame()), (None, None));
    }

    #[test]
    fn a_new_lexicon_is_matched_again() {
        let mut corpus = abc();
        let _counted = corpus.bags(UnitKind::WordsAndActors);
        let in_names = |corpus: &Corpus, word: &str| {
            corpus.types_in_names().contains(corpus.lexicon.find_type(word).unwrap() as usize)
        };
        assert!(in_names(&corpus, "kyiv") && !in_names(&corpus, "calls"));
        let former =
            corpus.exchange_head(Head { actors: vec![actor("Call", &["call", "calls"], &[])], ..Head::default() });
        assert_eq!(describe(&corpus), ["a a Kyiv1 Call1", "b b the1 Kyiv1 Call1", "c c Call1 off1"]);
        assert!(in_names(&corpus, "calls") && !in_names(&corpus, "kyiv"));
        corpus.exchange_head(former);
        assert_eq!(describe(&corpus), describe(&abc()));
    }
}
