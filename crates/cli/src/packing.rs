//! Packing: the block of a page, its pieces packed on every core while something else is done.

use crate::threads::{joined, n_cores};
use formats::contents::Contents;
use formats::writers::block::{self, Block, Pieces, pack};
use formats::writers::json_lines;
use model::fault::ExportFault;
use model::{ArticleList, Head};
use std::sync::Mutex;
use std::thread;

/// The block of articles, and the head that `finish` gives, which is asked while articles are packed.
///
/// # Errors
/// A value that the block cannot hold.
pub(crate) fn block_while(
    articles: &dyn ArticleList,
    finish: impl FnOnce() -> Head,
) -> Result<(Head, Block), ExportFault> {
    if json_lines::have_counts(articles) {
        // Their words are numbers into a vocabulary in the head, so there is nothing to pack before.
        let head = finish();
        let block = block::block(&head, articles)?;
        return Ok((head, block));
    }
    let pieces = Mutex::new(Pieces::of(articles).enumerate());
    let next = || pieces.lock().ok().and_then(|mut pieces| pieces.next());
    let work = || std::iter::from_fn(next).map(|(n, piece)| Ok((n, pack(&piece?)))).collect::<Result<Vec<_>, _>>();
    // One core has something else to do.
    let n_others = n_cores().saturating_sub(1).max(1);
    let (head, mut all) = thread::scope(|scope| {
        let others: Vec<_> = (0..n_others).map(|_| scope.spawn(work)).collect();
        let head = finish();
        let mut all = work()?;
        for other in others {
            all.extend(joined(other)?);
        }
        Ok((head, all))
    })?;
    all.sort_unstable_by_key(|(n, _)| *n);
    let packed = all.into_iter().map(|(_, packed)| packed).collect();
    let block = Block::of(&json_lines::head_line(&Contents::put(&head, articles), articles)?, packed);
    Ok((head, block))
}
