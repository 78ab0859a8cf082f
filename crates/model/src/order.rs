//! Order: sorts lists with code that is compiled only once.
//!
//! The standard library's sorts are compiled again for every element type and comparison, several kilobytes each. The page would carry two dozen.

use crate::Day;
use std::cmp::Ordering;

/// Sorts a list in place. The sort is stable.
pub fn sort_by<T>(items: &mut Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = in_order(items.len(), &|a, b| match (items.get(a as usize), items.get(b as usize)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|i| taken.get_mut(i as usize).and_then(Option::take)));
}

/// Returns the numbers from 0 up to but not including `n`, sorted by a comparison. Equal numbers stay ascending.
pub fn in_order(n: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..n as u32).collect();
    order.sort_by(|a, b| compare(*a, *b));
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
    }
}
