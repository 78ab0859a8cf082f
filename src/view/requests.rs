//! Requests: what a state asks of the engine, view by view.

use super::state::{State, WordsMode};
use crate::analysis::keyness::Stretch;
use crate::engine::Request;

/// Leading words on each side of the picture.
pub const N_LEADING: u32 = 12;
/// Leading words of each outlet, side by side.
pub const N_SIDE_BY_SIDE: u32 = 12;

/// Facets, timeline and counts.
pub fn survey(state: &State) -> Request {
    Request::Survey(state.filters.clone())
}

/// The list of articles, so many of them.
pub fn articles(state: &State, n: u32) -> Request {
    Request::Articles { filters: state.filters.clone(), order: state.article_order, n }
}

/// The open comparison of words, so many rows of it.
pub fn words(state: &State, n: u32) -> Request {
    let (filters, words) = (state.filters.clone(), state.words.filter.clone());
    match state.words.mode {
        WordsMode::Compare => {
            let stretch = Stretch { order: state.words.order, ascending: state.words.ascending, first: 0, n };
            Request::Compare { filters, sides: state.words.sides.clone(), words, stretch, n_leading: N_LEADING }
        }
        WordsMode::SideBySide => Request::SideBySide { filters, words, n: N_SIDE_BY_SIDE },
        WordsMode::Frequencies => Request::Frequencies { filters, words, n },
    }
}

/// Concordance lines, so many of them; `None` where no node is given.
pub fn lines(state: &State, n: u32) -> Option<Request> {
    let context = state.context.clone();
    (!context.node.trim().is_empty()).then(|| Request::Lines { filters: state.filters.clone(), context, n })
}

/// The open article.
pub fn article(state: &State) -> Option<Request> {
    let reading = state.reading.as_ref()?;
    // Beside the lines of a node, its places are marked; elsewhere only those of the search.
    let node = if reading.token.is_some() { state.context.node.clone() } else { String::new() };
    Some(Request::Read { filters: state.filters.clone(), node, id: reading.id.clone(), token: reading.token })
}
