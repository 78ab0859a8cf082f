//! Requests: what a state asks of the engine, view by view.

use crate::view::state::{ContextMode, State, TrendsState, View, WordsMode};
use corpus::query::Filters;
use corpus::query::parts::Parts;
use engine::{Question, Request};
use reports::context::Context;
use reports::groups::Group;
use reports::keyness::Wanted;
use reports::names::{NamesOrder, NamesWanted};
use reports::window::{DEFAULT_WINDOW, Near};

/// Leading words on each side of the picture.
pub const N_LEADING: u32 = 12;
/// Leading words of each outlet, side by side.
pub const N_SIDE_BY_SIDE: u32 = 12;

fn ask(state: &State, question: Question) -> Request {
    Request { filters: state.filters.clone(), question }
}

/// Facets, timeline and counts.
pub fn survey(state: &State) -> Request {
    ask(state, Question::Survey)
}

/// The list of articles, so many of them.
pub fn articles(state: &State, n: u32) -> Request {
    ask(state, Question::Articles { order: state.article_order, n })
}

/// How often each outlet says what is searched for; `None` where no word is.
pub fn outlet_rates(state: &State) -> Option<Request> {
    (!Parts::of(&state.filters.query).words.is_empty()).then(|| ask(state, Question::OutletRates))
}

/// What the articles of some filters show first.
pub fn findings(filters: &Filters) -> Request {
    Request { filters: filters.clone(), question: Question::Findings }
}

/// The words that may be meant by those of a search that the corpus lacks.
pub fn nearest_words(state: &State, search: &str) -> Request {
    ask(state, Question::NearestWords(search.to_owned()))
}

/// The open comparison of words, so many rows of it.
pub fn words(state: &State, n: u32) -> Request {
    let (words, sides) = (state.words.filter.clone(), state.words.sides.clone());
    let question = match state.words.mode {
        WordsMode::Compare => {
            let wanted = Wanted {
                order: state.words.order,
                ascending: state.words.ascending,
                n_rows: n,
                n_leading: N_LEADING,
                dispersion: state.words.figures,
            };
            Question::Compare { sides, words, wanted }
        }
        WordsMode::Map => Question::Map { sides, words },
        WordsMode::SideBySide => {
            Question::SideBySide { groups: state.words.parts().to_vec(), words, n: N_SIDE_BY_SIDE }
        }
        WordsMode::Frequencies => {
            Question::Frequencies { groups: state.words.parts().to_vec(), words, order: state.words.frequency_order, n }
        }
        WordsMode::HouseStyle => Question::HouseStyle(state.words.parts().to_vec()),
    };
    ask(state, question)
}

/// The most lines of a file: each is cut out of its article anew.
pub const MOST_LINES: u32 = 10_000;
/// Words of each outlet in a file, where the outlets stand side by side.
const MOST_OF_OUTLET: u32 = 200;

/// The open comparison of words whole, with all that can be said of each.
pub fn whole_words(state: &State) -> Request {
    let mut state = state.clone();
    state.words.figures = true;
    let mut request = words(&state, u32::MAX);
    match &mut request.question {
        Question::SideBySide { n, .. } => *n = MOST_OF_OUTLET,
        Question::Compare { wanted, .. } => wanted.n_leading = 0,
        _ => {}
    }
    request
}

/// What is shown of the node, whole, but for lines: [`MOST_LINES`] of them.
pub fn whole_context(state: &State) -> Option<Request> {
    let is_lines = state.view == View::Context && state.context_mode == ContextMode::Lines;
    context(state, if is_lines { MOST_LINES } else { u32::MAX })
}

/// The table of the open view whole; `None` where it has none.
pub fn whole(state: &State) -> Option<Request> {
    match state.view {
        View::Words => Some(whole_words(state)),
        View::Context | View::Trends => whole_context(state),
        View::Names => Some(names(state, u32::MAX)),
        View::Articles | View::Manage | View::Clippings => None,
    }
}

/// How many words on either side of a node are its company.
pub fn window(state: &State) -> u32 {
    state.window.unwrap_or(DEFAULT_WINDOW)
}

/// Nearness to the node, as wide as its window.
pub fn near_node(state: &State) -> Near {
    Near { node: state.context.node.clone(), n_tokens: window(state), search: state.context.search }
}

/// What is shown of the node, so many rows of it; `None` where no node is given.
pub fn context(state: &State, n: u32) -> Option<Request> {
    let named = |group: &&Group| state.context.outlets.contains(&group.name);
    let groups = state.words.sides.groups.iter().filter(named).cloned().collect();
    let context = Context { groups, ..state.context.clone() };
    let question = match (state.view, state.context_mode) {
        (View::Trends, _) => {
            // A trend goes over all days, also where lines of some were looked at.
            let context = Context { days: None, ..context };
            let TrendsState { with, whole_axis, by_outlet } = state.trends.clone();
            let parts = by_outlet.then(|| state.words.parts().to_vec());
            Question::Trend { context, with, parts, stretch: state.stretch, whole_axis }
        }
        (_, ContextMode::Lines) => Question::Lines { context, n },
        (_, ContextMode::Dispersion) => Question::Dispersion { context, n },
        (_, ContextMode::Collocates) => {
            let words = state.words.filter.clone();
            // The company is of the node wherever it stands in the scope, since its lines are opened by the node alone.
            let context = Context { near: None, spelling: None, ..context };
            Question::Collocates { context, words, window: window(state), order: state.collocate_order, n }
        }
    };
    (!state.context.node.trim().is_empty()).then(|| ask(state, question))
}

/// Who is named where, or who is named together with a name; so many rows of it.
pub fn names(state: &State, n: u32) -> Request {
    let names = state.names.clone();
    let question = match names.together {
        Some(name) => Question::Together { kind: names.kind, name, order: names.together_order, n },
        None => Question::Names(NamesWanted {
            groups: state.words.parts().to_vec(),
            kind: names.kind,
            by: names.by,
            // Names begin at A, numbers at the greatest.
            ascending: (names.order == NamesOrder::Name) != names.turned,
            order: names.order,
            n,
        }),
    };
    ask(state, question)
}

/// The kept articles as rows to mend, so many of them.
pub fn edit_rows(state: &State, only_inferred: bool, n: u32) -> Request {
    ask(state, Question::EditRows { only_inferred, n })
}

/// The sizes of the groups; none are no question.
pub fn groups(state: &State) -> Option<Request> {
    let groups = &state.words.sides.groups;
    (!groups.is_empty()).then(|| ask(state, Question::Groups(groups.clone())))
}

/// Of every article, whatever the filters keep.
fn of_all(question: Question) -> Request {
    Request { filters: Filters::default(), question }
}

/// The lexicon with its counts.
pub fn lexicon() -> Request {
    of_all(Question::Lexicon)
}

/// What is left out of the counts, and what could be.
pub fn counting() -> Request {
    of_all(Question::Counting)
}

/// The reach of names or phrases; none are no question.
pub fn probe(phrases: &[String]) -> Option<Request> {
    (!phrases.is_empty()).then(|| of_all(Question::Probe(phrases.to_vec())))
}

/// So many names, or topics, of the kept articles that the lexicon lacks.
pub fn suggestions(state: &State, topics: bool, n: u32) -> Request {
    ask(state, if topics { Question::SuggestTopics(n) } else { Question::SuggestActors(n) })
}

/// The open article.
pub fn article(state: &State) -> Option<Request> {
    let reading = state.reading.as_ref()?;
    // Beside the lines of a node, its places are marked; elsewhere only those of the search.
    let Context { node, search, .. } =
        if reading.token.is_some() { state.with_node().context } else { Context::default() };
    Some(ask(state, Question::Read { node, search, id: reading.id.clone(), token: reading.token }))
}
