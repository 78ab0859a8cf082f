//! Parallel work: the same for many things, on as many cores as the program has threads for.

use std::sync::{Mutex, OnceLock, PoisonError};

/// Does each of some parts, by its number, in any order and several at a time; returns once all are done.
pub type EachPart = fn(n_parts: usize, part: &(dyn Fn(usize) + Sync));

/// How many parts work falls into, at most: so many that no core is done long before the others.
const MOST_PARTS: usize = 64;

static EACH: OnceLock<EachPart> = OnceLock::new();

/// From now on parts are done like this. Without it, as in a browser, where a program has no threads, one is done after another. Only the first call counts.
pub fn use_each(each: EachPart) {
    // A second call finds it set.
    let _ = EACH.set(each);
}

/// What `work` makes of each item, in the order of the items.
pub fn map<I: Sync, O: Send>(items: &[I], work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    EACH.get().map_or_else(|| items.iter().map(&work).collect(), |each| map_by(*each, items, &work))
}

fn map_by<I: Sync, O: Send>(each: EachPart, items: &[I], work: &(impl Fn(&I) -> O + Sync)) -> Vec<O> {
    let parts: Vec<(&[I], Mutex<Vec<O>>)> =
        items.chunks(items.len().div_ceil(MOST_PARTS).max(1)).map(|items| (items, Mutex::new(Vec::new()))).collect();
    each(parts.len(), &|n| {
        if let Some((items, made)) = parts.get(n) {
            let made_now = items.iter().map(work).collect();
            *made.lock().unwrap_or_else(PoisonError::into_inner) = made_now;
        }
    });
    parts.into_iter().flat_map(|(_, made)| made.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_comes_in_the_order_of_the_items() {
        let backwards: EachPart = |n_parts, part| (0..n_parts).rev().for_each(part);
        for n in [0, 1, 2, 65, 1000] {
            let items: Vec<u64> = (0..n).collect();
            let squares: Vec<u64> = items.iter().map(|item| item * item).collect();
            assert_eq!(map(&items, |item| item * item), squares);
            assert_eq!(map_by(backwards, &items, &|item| item * item), squares);
        }
    }
}
