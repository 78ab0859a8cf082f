//! Threads: work that falls into parts, on every core.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ScopedJoinHandle};

/// How many threads may run at once.
pub(crate) fn n_cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does each of some parts. A core takes up the next when it has done one.
pub(crate) fn each(n_parts: usize, part: &(dyn Fn(usize) + Sync)) {
    let n_taken = AtomicUsize::new(0);
    let work = || {
        std::iter::from_fn(|| Some(n_taken.fetch_add(1, Ordering::Relaxed)).filter(|n| *n < n_parts)).for_each(part);
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..n_cores().min(n_parts)).map(|_| scope.spawn(work)).collect();
        work();
        others.into_iter().for_each(joined);
    });
}

/// What a thread gave. One ends early only where it panicked, which is said already.
pub(crate) fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_done_once() {
        for n_parts in [0, 1, 100] {
            let times: Vec<AtomicUsize> = (0..n_parts).map(|_| AtomicUsize::new(0)).collect();
            each(n_parts, &|n| {
                times[n].fetch_add(1, Ordering::Relaxed);
            });
            assert!(times.iter().all(|times| times.load(Ordering::Relaxed) == 1));
        }
    }
}
