//! Building: the corpus of many articles, which every core cuts into words.

use crate::threads;
use corpus::{Batch, Builder, Corpus, Origin};
use model::{Article, Head};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::mpsc::sync_channel;
use std::thread;

/// How many articles are cut at once.
const BLOCK: usize = 256;

/// The corpus of articles, the same as [`Builder::build`] makes.
pub(crate) fn corpus(head: Head, articles: Vec<Article>) -> Corpus {
    let n_cores = threads::n_cores();
    let has_texts = articles.iter().all(|article| article.counts.is_none() && article.cell.is_none());
    if n_cores == 1 || articles.len() <= BLOCK || !has_texts {
        return Builder::build(head, articles);
    }
    let mut builder = Builder::under(&head);
    builder.expect(articles.iter().map(|article| article.headline.len() + article.text.len()).sum());
    let mut articles = articles.into_iter();
    let blocks =
        std::iter::from_fn(|| Some(articles.by_ref().take(BLOCK).collect()).filter(|block: &Vec<_>| !block.is_empty()));
    let blocks = Mutex::new(blocks.enumerate());
    thread::scope(|scope| {
        let (done, batches) = sync_channel(n_cores);
        for hand in 0..n_cores {
            let (done, blocks, head) = (done.clone(), &blocks, &head);
            scope.spawn(move || {
                let mut builder = Builder::under(head);
                let next = || blocks.lock().ok().and_then(|mut blocks| blocks.next());
                for (n, block) in std::iter::from_fn(next) {
                    for article in block {
                        builder.add(article);
                    }
                    // Nobody listens only where the other side has ended, too.
                    let _ = done.send((n, hand, Batch::of(&mut builder)));
                }
            });
        }
        drop(done);
        let mut origins: Vec<Origin> = (0..n_cores).map(|_| Origin::default()).collect();
        let (mut waiting, mut next) = (BTreeMap::new(), 0);
        for (n, hand, batch) in batches {
            waiting.insert(n, (hand, batch));
            while let Some((hand, batch)) = waiting.remove(&next) {
                batch.append_to(&mut builder, &mut origins[hand]);
                next += 1;
            }
        }
    });
    builder.finish(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Metadata;

    #[test]
    fn several_cores_make_the_corpus_that_one_makes() {
        let article = |i: usize| {
            let id = format!("a{i}");
            let metadata =
                Metadata { id, headline: format!("Harbour {i}"), outlet: "Post".to_owned(), ..Metadata::default() };
            metadata.with_text(format!("Berth {} of {}.\nIt’s w{} open", i % 7, i % 11, i * 7919 % 503))
        };
        let articles: Vec<Article> = (0..5 * BLOCK + 7).map(article).collect();
        let (one, several) = (Builder::build(Head::default(), articles.clone()), corpus(Head::default(), articles));
        assert_eq!(one.articles.all(), several.articles.all());
        assert_eq!(one.forms, several.forms);
        assert_eq!(one.breaks, several.breaks);
        assert!((0..one.lexicon.n_forms()).all(|form| one.lexicon.form(form) == several.lexicon.form(form)));
    }
}
