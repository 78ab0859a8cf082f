//! Steps: what an edit did to the corpus, and what takes it back.

use crate::Engine;
use crate::edit::Edited;
use crate::renamed::renamed_outlets;
use corpus::{ArticleId, ArticleSource, Builder, Fields};
use model::Head;
use std::mem::take;

/// What takes an edit back.
#[derive(Debug)]
pub(super) struct Step {
    /// The head as it was, where it has changed.
    head: Option<Head>,
    articles: Former,
}

impl Step {
    /// Whether the step led from answers that may be others than those of a corpus with the head `now`.
    pub(super) fn is_of_answers(&self, now: &Head) -> bool {
        let Some(former) = self.head.as_ref().filter(|_| matches!(self.articles, Former::Same)) else { return true };
        let Head { title, note, view, clippings, .. } = now.clone();
        Head { title, note, view, clippings, ..former.clone() } != *now
    }
}

/// The articles as they were.
#[derive(Debug)]
enum Former {
    Same,
    Fields(Vec<(ArticleId, Fields)>),
    Parts(Vec<ArticleSource>),
}
// Each gives the step that takes it back.
impl Engine {
    pub(super) fn put_head(&mut self, head: Head) -> Option<Step> {
        (head != self.corpus.head).then(|| Step { head: Some(self.corpus.exchange_head(head)), articles: Former::Same })
    }

    pub(super) fn exchange_fields(
        &mut self,
        mut fields: Vec<(ArticleId, Fields)>,
        edited: &mut Edited,
    ) -> Option<Step> {
        if fields.is_empty() {
            return None;
        }
        self.corpus.exchange_fields(&mut fields);
        edited.renamed = renamed_outlets(&self.corpus, &fields);
        Some(Step { head: None, articles: Former::Fields(fields) })
    }

    pub(super) fn revise(
        &mut self,
        parts: Vec<ArticleSource>,
        head: Option<Head>,
        add_more: impl FnOnce(&mut Builder),
    ) -> Step {
        let corpus = take(&mut self.corpus);
        let former = head.as_ref().map(|_| corpus.head.clone());
        let head = head.unwrap_or_else(|| corpus.head.clone());
        let (corpus, way_back) = corpus.revised_with(parts, head, add_more);
        self.corpus = corpus;
        Step { head: former, articles: Former::Parts(way_back) }
    }

    pub(super) fn take_back(&mut self, step: Step, edited: &mut Edited) -> Option<Step> {
        match step.articles {
            Former::Same => self.put_head(step.head?),
            Former::Fields(fields) => {
                edited.n_changed = fields.len() as u32;
                self.exchange_fields(fields, edited)
            }
            Former::Parts(parts) => {
                let n_new = parts.iter().filter(|part| matches!(part, ArticleSource::New(_))).count() as u32;
                let n_kept = parts.len() as u32 - n_new;
                edited.n_changed = n_new + (self.corpus.articles.len() - n_kept);
                Some(self.revise(parts, step.head, |_| ()))
            }
        }
    }
}
