//! Adding: articles come behind those of a corpus, or in their place, one by one as they are read.

use crate::Engine;
use crate::doubles::Doubles;
use crate::edit::Edited;
use crate::incoming::Incoming;
use crate::payload::Payload;
use crate::step::Step;
use corpus::{ArticleId, ArticleSource};
use formats::settle_ids;
use model::ArticleList;
use reports::found_lexicon::{self, Sought};

impl Engine {
    pub(super) fn add(&mut self, replace: bool, payload: &mut dyn Payload, edited: &mut Edited) -> Option<Step> {
        let n_here = if replace { 0 } else { self.corpus.articles.len() };
        let n_bytes = (0..n_here).map(|number| self.corpus.articles.text_len(number)).sum();
        let mut incoming = Incoming::begin(payload, (n_here, n_bytes));
        let head = incoming.head_for(&self.corpus.head, n_here == 0, replace);
        let mut doubles = Doubles::of(self.corpus.articles.all().get(..n_here as usize).unwrap_or_default());
        let mut n_already_here = 0;
        // The corpus stays as it is until something is new.
        let reading = self.corpus.reading();
        let here = |number: ArticleId| (number < n_here).then(|| reading.article(number as usize).into_owned());
        let mut first = incoming.next();
        while let Some(article) = &first
            && !doubles.is_new(article, n_here, here)
        {
            n_already_here += 1;
            first = incoming.next();
        }
        let Some(first) = first else {
            (edited.faults, edited.n_already_here) = (incoming.into_faults(), n_already_here);
            // Nothing is put in the place of what is here.
            return if replace { None } else { self.put_head(head) };
        };
        let here = &self.corpus.head;
        let is_lexicon_here = (&head.actors, &head.topics) == (&here.actors, &here.topics);
        if replace && is_lexicon_here {
            edited.n_names_kept = (head.actors.len() + head.topics.len()) as u32;
        }
        let has_title = n_here > 0 && head.title == self.corpus.head.title;
        let kept = (0..n_here).map(ArticleSource::Kept).collect();
        let step = self.revise(kept, Some(head), |builder| {
            builder.expect(incoming.n_bytes());
            builder.add(first);
            while let Some(article) = incoming.next() {
                if doubles.is_new(&article, builder.n_articles(), |number| builder.article(number)) {
                    builder.add(article);
                } else {
                    n_already_here += 1;
                }
            }
            settle_ids(builder.ids(), n_here as usize);
        });
        (edited.faults, edited.n_already_here) = (incoming.into_faults(), n_already_here);
        edited.n_changed = self.corpus.articles.len() - n_here;
        if replace {
            self.undo.clear();
            self.faults.clear();
        }
        if has_title {
            let fresh = self.corpus.articles.all().iter().skip(n_here as usize);
            self.added.extend(fresh.map(|article| article.id.clone()));
        } else {
            self.added.clear();
        }
        if let Some(head) = found_lexicon::widened(&self.corpus, Sought::ALL) {
            // One step takes the articles and their lexicon back.
            self.put_head(head);
        }
        Some(step)
    }

    /// How many articles have come to those that the corpus got its title with.
    pub(super) fn n_added(&self) -> u32 {
        if self.added.is_empty() || self.corpus.head.title.is_empty() {
            return 0;
        }
        self.corpus.articles.all().iter().filter(|article| self.added.contains(&article.id)).count() as u32
    }
}
