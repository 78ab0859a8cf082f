//! The controls of which words are counted, for every sentence that has them.

use crate::ui::controls::choice::{select_named, switch};
use crate::ui::controls::store::Dispatch;
use crate::view::{Action, wording};
use reports::units::WordFilter;
use yew::Html;

/// The widths of a window around a node, in words on either side, to choose from.
pub const WIDTHS: [u32; 5] = [2, 3, 5, 10, 20];
/// The minimum numbers of articles to choose from.
const LEAST_ARTICLES: [u32; 8] = [1, 2, 3, 5, 10, 20, 50, 100];

/// The controls that every sentence about counted words has.
pub struct Controls {
    /// In how many articles a word must at least be.
    pub min_articles: Html,
    /// Whether stop words are shown, and how many are hidden.
    pub stop_words: Html,
    /// The same of numbers.
    pub numbers: Html,
}

/// These controls; `n_hidden` are the stop words and numbers that a report hides, where it says so.
pub fn controls(filter: &WordFilter, min_articles: u32, n_hidden: Option<[u32; 3]>, dispatch: &Dispatch) -> Controls {
    let choose = changing(filter, dispatch, |filter, n| filter.min_articles = Some(n));
    let stop_words = wording::stop_words(filter.stop_words, n_hidden.map(|n| n[0]));
    let toggle_stop_words = changing(filter, dispatch, |filter, ()| filter.stop_words = !filter.stop_words);
    let numbers = wording::numbers(filter.numbers, n_hidden.map(|n| n[1]));
    let toggle_numbers = changing(filter, dispatch, |filter, ()| filter.numbers = !filter.numbers);
    let label = words::comparison::min_articles();
    Controls {
        min_articles: select_named(label, &LEAST_ARTICLES, min_articles, wording::at_least, choose),
        stop_words: switch(stop_words, filter.stop_words, toggle_stop_words.into()),
        numbers: switch(numbers, filter.numbers, toggle_numbers.into()),
    }
}

/// A callback that dispatches the filter with one thing changed.
pub fn changing<T: 'static>(
    filter: &WordFilter,
    dispatch: &Dispatch,
    change: impl Fn(&mut WordFilter, T) + 'static,
) -> impl Fn(T) + 'static {
    let (filter, dispatch) = (filter.clone(), dispatch.clone());
    move |value| {
        let mut next = filter.clone();
        change(&mut next, value);
        dispatch.emit(Action::FilterWords(next));
    }
}
