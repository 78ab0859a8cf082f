//! Packing: the block of a page, its pieces packed on every core while something else is done.

use formats::contents::Contents;
use formats::writers::block::{Packed, join, pack, pieces};
use formats::writers::json_lines;
use model::fault::ExportFault;
use model::{Article, Head};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The block of articles, and the head that `finish` gives, which is asked while articles are packed.
///
/// # Errors
/// A value that the block cannot hold.
pub(crate) fn block_while(articles: &[Article], finish: impl FnOnce() -> Head) -> Result<(Head, String), ExportFault> {
    if json_lines::have_counts(articles) {
        // Their words are numbers into a vocabulary in the head, so there is nothing to pack before.
        let head = finish();
        let block = super::block_of(&head, articles)?;
        return Ok((head, block));
    }
    let lines = json_lines::article_lines(articles)?;
    let (head, packed) = thread::scope(|scope| {
        let packing = scope.spawn(|| packed(&lines));
        (finish(), packing.join())
    });
    // A thread ends early only where it panicked, which is said already.
    let packed = packed.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    let block = join(&json_lines::head_line(&Contents::put(&head, articles), articles)?, &lines, packed);
    Ok((head, block))
}

/// The pieces of lines, each packed by the next free core.
fn packed(lines: &str) -> Vec<Packed> {
    let pieces = pieces(lines);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((number, piece)) = take(&next, &pieces) {
            done.push((number, pack(lines.get(piece).unwrap_or_default())));
        }
        done
    };
    let n_cores = thread::available_parallelism().map_or(1, usize::from).min(pieces.len().max(1));
    let mut all = thread::scope(|scope| {
        let workers: Vec<_> = (1..n_cores).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for worker in workers {
            all.extend(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        all
    });
    all.sort_unstable_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, packed)| packed).collect()
}

fn take<T: Clone>(next: &AtomicUsize, all: &[T]) -> Option<(usize, T)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    Some((number, all.get(number)?.clone()))
}
