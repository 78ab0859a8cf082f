//! Outline: what is known of a corpus before its words are counted. It answers what needs none of them: which articles the outlets, authors and days
//! leave, how many there are of each, and a few articles in full.

use crate::survey::{n_found, survey};
use crate::{Engine, Question, Report, Request, Summary, articles};
use corpus::query::Filters;
use corpus::{ArticleId, Builder, Corpus, Facet};
use formats::contents::Contents;
use model::fault::Fault;
use model::{Article, Head, Metadata};
use std::rc::Rc;

/// The most articles that are listed from an outline, since their words are counted for each list.
const MOST_LISTED: u32 = 120;

/// A corpus without words.
#[derive(Debug)]
pub(crate) struct Outline {
    /// Without names, which nobody can be found under yet.
    engine: Engine,
    head: Rc<Head>,
}

impl Outline {
    /// The outline of articles; `None` where articles are added up or counted, since what is said of them hangs on their counts.
    pub(crate) fn of<'a>(head: Rc<Head>, articles: impl IntoIterator<Item = &'a Article>) -> Option<Self> {
        let outlines = articles.into_iter().map(|article| {
            let is_read = article.counts.is_none() && article.cell.is_none();
            is_read.then(|| Metadata {
                id: article.id.clone(),
                outlet: article.outlet.clone(),
                byline: article.byline.clone(),
                date: article.date.clone(),
                ..Metadata::default()
            })
        });
        Some(Self::new(head, outlines.collect::<Option<Vec<_>>>()?))
    }

    /// The outline of articles that are still to arrive. Ids are known of those that came ahead.
    pub(crate) fn ahead(head: Rc<Head>, contents: &Contents, ids: &[(ArticleId, Article)]) -> Self {
        let mut outlines: Vec<Metadata> = contents.outlines().collect();
        for (number, article) in ids {
            if let Some(outline) = outlines.get_mut(*number as usize) {
                outline.id.clone_from(&article.id);
            }
        }
        Self::new(head, outlines)
    }

    fn new(head: Rc<Head>, outlines: Vec<Metadata>) -> Self {
        let articles = outlines.into_iter().map(|outline| outline.with_text(String::new()));
        Self { engine: Engine::new(Builder::build(head.without_names(), articles)), head }
    }

    /// The corpus summed up. It has no words yet.
    pub(crate) fn summary(&self, faults: &[Fault]) -> Summary {
        let (n_found, n_found_topics) = n_found(&self.head);
        Summary { n_found, n_found_topics, ..Summary::of(self.corpus(), faults) }
    }

    fn corpus(&self) -> &Corpus {
        self.engine.corpus()
    }

    /// The answer to what needs no words but those of the few articles that it is about; `None` to anything else, and where one of these is still to arrive.
    pub(crate) fn answer(
        &mut self,
        request: &Request,
        article: impl Fn(ArticleId) -> Option<Article>,
    ) -> Option<Report> {
        if !needs_no_words(&request.filters) {
            return None;
        }
        match &request.question {
            Question::Survey => {
                // Those behind one that is still to come would move when it does.
                let known = Facet::ALL.into_iter().take_while(|facet| !facet.needs_words);
                let selection = self.engine.selection(&request.filters);
                Some(Report::Survey(Rc::new(survey(self.corpus(), &request.filters, &selection, known))))
            }
            Question::Articles { order, n } if *n <= MOST_LISTED => {
                let selection = self.engine.selection(&request.filters);
                let listed = articles::ordered(self.corpus(), &selection, *order, *n);
                let first = listed.iter().take(*n as usize).map(|(number, _)| article(*number));
                let Report::Articles(mut listing) =
                    counted(self.corpus().head.clone(), first.collect::<Option<Vec<_>>>()?).answer(request)
                else {
                    return None;
                };
                listing.n_articles = listed.len() as u32;
                Some(Report::Articles(listing))
            }
            Question::Read { id, .. } => {
                let number = self.corpus().articles.find(id)?;
                Some(counted(Head::clone(&self.head), Some(article(number)?)).answer(request))
            }
            _ => None,
        }
    }
}

/// An engine over a few of the articles, whose words are counted for it.
fn counted(head: Head, articles: impl IntoIterator<Item = Article>) -> Engine {
    Engine::new(Builder::build(head, articles))
}

fn needs_no_words(filters: &Filters) -> bool {
    filters.query.trim().is_empty() && filters.choices.iter().all(|(facet, _)| !facet.needs_words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ArticleOrder, Loading};
    use corpus::facet::{ACTOR, LANGUAGE, OUTLET};
    use corpus::query::{Pick, SearchOptions};
    use formats::writers::block;

    /// Twelve hundred articles of three outlets, some without a date.
    fn lines() -> String {
        let head =
            "{\"broadside\":1,\"articles\":1200,\"actor\":[{\"name\":\"Lund\",\"kind\":\"person\"}]}\n".to_owned();
        let line = |i: usize| {
            let date =
                if i.is_multiple_of(7) { String::new() } else { format!("\"date\":\"2024-03-{:02}\",", i % 28 + 1) };
            let outlet = ["Post", "Courier", "Echo"][i % 3];
            format!(
                "{{\"id\":\"a{i}\",\"headline\":\"Lund’s harbour {i}\",\"outlet\":\"{outlet}\",{date}\"text\":\"The harbour of Lund opened.\\nIt has {i} berths.\"}}"
            )
        };
        head + &(0..1200).map(line).collect::<Vec<_>>().join("\n")
    }

    fn requests() -> Vec<Request> {
        let mut outlets = Filters::default();
        outlets.choices.pick(OUTLET, "Echo", Pick::Include);
        let undated = Filters { undated: Pick::Exclude, ..Filters::default() };
        let questions = [
            Question::Survey,
            Question::Articles { order: ArticleOrder::Newest, n: 30 },
            Question::Articles { order: ArticleOrder::Outlet, n: 7 },
            Question::Read {
                node: "harbour".to_owned(),
                search: SearchOptions::default(),
                id: "a11".to_owned(),
                token: Some(3),
            },
        ];
        let of = |filters: &Filters| questions.clone().map(|question| Request { filters: filters.clone(), question });
        [Filters::default(), outlets, undated].iter().flat_map(of).collect()
    }

    #[test]
    fn an_outline_answers_as_the_whole_corpus_does() {
        let mut loading = Loading::default();
        loading.push(lines().as_bytes());
        assert_eq!(loading.answer(&requests()[0]), None);
        let summary = loading.outline().unwrap();
        assert_eq!((summary.n_articles, summary.n_outlets), (1200, 3));
        let n_counted = |loading: &Loading| (loading.n_counted(), loading.n_articles());
        assert_eq!(n_counted(&loading), (0, 1200));
        let early: Vec<_> = requests().iter().map(|request| loading.answer(request).unwrap()).collect();
        assert!(loading.count(500));
        assert_eq!(n_counted(&loading), (500, 1200));
        assert_eq!(requests().iter().map(|request| loading.answer(request).unwrap()).collect::<Vec<_>>(), early);
        let (mut whole, _) = loading.finish();
        for (request, early) in requests().iter().zip(early) {
            let mut wanted = whole.answer(request);
            let mut early = early;
            if let (Report::Survey(early), Report::Survey(wanted)) = (&mut early, &mut wanted) {
                let wanted = Rc::make_mut(wanted);
                wanted.facets.retain(|values| values.facet == OUTLET);
                Rc::make_mut(early).n_tokens = wanted.n_tokens;
            }
            assert_eq!(early, wanted, "{request:?}");
        }
    }

    #[test]
    fn contents_answer_before_the_articles_arrive() {
        let (engine, _) = loaded(&lines());
        let whole = block::lines(&engine.corpus().head, &engine.corpus().reading()).unwrap();
        let (head, texts) = whole.split_at(whole.find('\n').unwrap() + 1);
        let mut loading = Loading::default();
        loading.push(head.as_bytes());
        let summary = loading.outline_ahead(|_| true).unwrap();
        assert_eq!((summary.n_articles, summary.n_outlets), (1200, 3));
        let at = |loading: &mut Loading| requests().iter().map(|request| loading.answer(request)).collect::<Vec<_>>();
        let first = at(&mut loading);
        assert!(first[0].is_some() && first[1].is_some() && first[2].is_none() && first[3].is_none());
        let (some, rest) = texts.split_at(texts.len() / 2);
        loading.push(some.as_bytes());
        while loading.count(100) {}
        assert!(loading.n_counted() > 500 && loading.n_counted() == loading.n_articles());
        loading.push(rest.as_bytes());
        assert_eq!(loading.outline(), None, "it has been told");
        while loading.count(100) {}
        let last = at(&mut loading);
        for (n, (first, last)) in first.iter().zip(&last).enumerate() {
            // An article that did not come ahead is known by its id once all is whole.
            let is_read = matches!(requests()[n].question, Question::Read { .. });
            assert!(last.is_some() != is_read && (first.is_none() || first == last), "{n}");
        }
        assert_eq!(loading.finish().0.corpus().head, engine.corpus().head);
    }

    fn loaded(lines: &str) -> (Engine, Vec<Fault>) {
        let mut loading = Loading::default();
        loading.push(lines.as_bytes());
        loading.finish()
    }

    #[test]
    fn what_needs_words_waits_for_them() {
        let mut loading = Loading::default();
        loading.push(lines().as_bytes());
        loading.outline();
        let mut named = Filters::default();
        named.choices.pick(ACTOR, "Lund", Pick::Include);
        let mut english = Filters::default();
        english.choices.pick(LANGUAGE, "en", Pick::Include);
        let sought = Filters { query: "harbour".to_owned(), ..Filters::default() };
        for filters in [named, english, sought] {
            assert_eq!(loading.answer(&Request { filters, question: Question::Survey }), None);
        }
        let filters = Filters::default();
        assert_eq!(loading.answer(&Request { filters, question: Question::Findings }), None);
    }

    #[test]
    fn a_few_articles_need_no_outline() {
        let mut loading = Loading::default();
        loading.push(lines().lines().take(900).collect::<Vec<_>>().join("\n").as_bytes());
        assert_eq!(loading.outline(), None);
        assert_eq!(loading.finish().0.corpus().articles.len(), 899);
    }
}
