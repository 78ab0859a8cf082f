//! Order: sorts lists with code that is compiled only once.
//!
//! The standard library's sorts are compiled again for every element type and comparison, several kilobytes each. The page would carry two dozen.

use crate::Day;
use std::cmp::Ordering;

/// Sorts a list in place. The sort is stable.
pub fn sort_by<T>(items: &mut Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) {
    lead_by(items, items.len(), compare);
}

/// Puts the first `n` of a sorted list in their places, which takes a fraction of the time where `n` is small, and the others behind them in no order. What
/// is equal stays in its order.
pub fn lead_by<T>(items: &mut Vec<T>, n: usize, compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = leading(items.len(), n, &|a, b| match (items.get(a as usize), items.get(b as usize)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|i| taken.get_mut(i as usize).and_then(Option::take)));
}

/// Returns the numbers from 0 up to but not including `n`, sorted by a comparison. Equal numbers stay ascending.
pub fn in_order(n: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    leading(n, n, compare)
}

/// The numbers below `n`, of which the first `n_sorted` are in order.
fn leading(n: usize, n_sorted: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..n as u32).collect();
    let compare = |a: &u32, b: &u32| compare(*a, *b).then(a.cmp(b));
    if n_sorted < n {
        order.select_nth_unstable_by(n_sorted, compare);
    }
    if let Some(sorted) = order.get_mut(..n_sorted.min(n)) {
        sorted.sort_by(compare);
    }
    order
}

/// The order of articles by what their dates may mean, the newest first: a month behind its days, so that what is known exactly leads, and last
/// what has no date.
pub fn newest_first(a: Option<(Day, Day)>, b: Option<(Day, Day)>) -> Ordering {
    a.is_none().cmp(&b.is_none()).then_with(|| b.cmp(&a))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn sorts_like_the_standard_library(items in proptest::collection::vec((0..9_u8, 0..99_u8), 0..40)) {
            let mut ours = items.clone();
            sort_by(&mut ours, &|a, b| b.0.cmp(&a.0));
            let mut theirs = items;
            theirs.sort_by_key(|item| std::cmp::Reverse(item.0));
            proptest::prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn what_leads_is_what_a_sorted_list_begins_with(
            items in proptest::collection::vec((0..9_u8, 0..99_u8), 0..200),
            n in 0..220_usize,
        ) {
            let by = |a: &(u8, u8), b: &(u8, u8)| b.0.cmp(&a.0);
            let (mut leading, mut sorted) = (items.clone(), items);
            lead_by(&mut leading, n, &by);
            sort_by(&mut sorted, &by);
            let n = n.min(sorted.len());
            proptest::prop_assert_eq!(&leading[..n], &sorted[..n]);
            leading.sort_unstable();
            sorted.sort_unstable();
            proptest::prop_assert_eq!(leading, sorted);
        }
    }
}
