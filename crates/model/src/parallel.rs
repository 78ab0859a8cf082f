//! Parallel work: the same for many things, on every core where a program has several.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What `work` makes of each item, in the order of the items. A core takes up the next items when it has done some; in a browser, where a program has no
/// threads, one is worked on after another.
pub fn map<I: Sync, O: Send>(items: &[I], work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    let n_cores = thread::available_parallelism().map_or(1, usize::from);
    if n_cores == 1 || items.len() < 2 {
        return items.iter().map(work).collect();
    }
    // So few at a time that no core is done long before the others.
    let chunks: Vec<&[I]> = items.chunks(items.len().div_ceil(16 * n_cores)).collect();
    let n_taken = AtomicUsize::new(0);
    let take = || {
        let next = || {
            let n = n_taken.fetch_add(1, Ordering::Relaxed);
            chunks.get(n).map(|chunk| (n, chunk.iter().map(&work).collect::<Vec<O>>()))
        };
        std::iter::from_fn(next).collect::<Vec<_>>()
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..n_cores).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        for other in others {
            done.extend(joined(other));
        }
        done
    });
    done.sort_unstable_by_key(|(n, _)| *n);
    done.into_iter().flat_map(|(_, made)| made).collect()
}

/// What a thread gave. One ends early only where it panicked, which is said already.
pub fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_comes_in_the_order_of_the_items() {
        for n in [0, 1, 2, 31, 1000] {
            let items: Vec<u64> = (0..n).collect();
            assert_eq!(map(&items, |item| item * item), items.iter().map(|item| item * item).collect::<Vec<_>>());
        }
    }
}
