//! The sentences of the view of words: who is compared, and which words are counted. Their underlined parts are the controls.

use crate::ui::controls::choice::{Field, fixed, select_named, select_nth, switch};
use crate::ui::controls::language::use_language;
use crate::ui::controls::parts::part;
use crate::ui::controls::sentence::{sentence, text};
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::ui::controls::word_filter::{Controls, WIDTHS, changing, controls};
use crate::ui::words::sides::side;
use crate::view::{Action, State, wording};
use corpus::UnitKind;
use engine::Survey;
use reports::frequency::FrequencyOrder;
use reports::outlets::OutletSize;
use reports::sequences::LONGEST;
use reports::units::WordFilter;
use reports::window::Near;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_state};

/// The width where words are counted wherever they are.
const ANYWHERE: u32 = 0;

/// "Comparing A with B: words." `shown` are the target and the reference as the report has them, `outlets` what may be chosen.
pub fn comparing(
    outlets: &[String],
    shown: [&OutletSize; 2],
    state: &State,
    survey: Option<&Survey>,
    dispatch: &Dispatch,
) -> Html {
    let [target, reference] = [0, 1].map(|number| side(number, outlets, shown, state, survey, dispatch));
    sentence(words::comparison::comparing(text, target, reference, unit(&state.words.filter, survey, dispatch)))
}

/// "What each outlet uses more often than the others: words."
pub fn comparing_all(state: &State, survey: Option<&Survey>, dispatch: &Dispatch) -> Html {
    sentence(words::comparison::comparing_all(text, part(state, dispatch), unit(&state.words.filter, survey, dispatch)))
}

/// "How often each outlet uses words, per thousand words, sorted by frequency."
pub fn frequencies(state: &State, survey: Option<&Survey>, dispatch: &Dispatch) -> Html {
    let orders = FrequencyOrder::all();
    let names: Vec<&str> = orders.iter().map(|(_, order)| wording::frequency_order(*order)).collect();
    let chosen = orders.iter().position(|(_, other)| *other == state.words.frequency_order).unwrap_or_default();
    let choose = {
        let dispatch = dispatch.clone();
        move |i: usize| orders.get(i).into_iter().for_each(|(_, order)| dispatch.emit(Action::OrderFrequencies(*order)))
    };
    let order = select_nth(words::context::order_label(), &names, chosen, choose);
    let unit = unit(&state.words.filter, survey, dispatch);
    sentence(words::frequencies::sentence(text, part(state, dispatch), unit, order))
}

/// "Names that stand for the same person, organisation or place, and how often each outlet uses each."
pub fn house_style(state: &State, dispatch: &Dispatch) -> Html {
    sentence(words::house_style::sentence(text, part(state, dispatch)))
}

/// What counts as one: words, or sequences of them.
fn unit(filter: &WordFilter, survey: Option<&Survey>, dispatch: &Dispatch) -> Html {
    let units = [1, 2, 3].map(wording::unit);
    if filter.length < 2 && survey.is_some_and(|survey| survey.n_added_up > 0) {
        return fixed(units[0], words::counted::only_words());
    }
    let length = (filter.length as usize).clamp(1, LONGEST);
    let choose = changing(filter, dispatch, |filter, i: usize| filter.length = i as u32 + 1);
    select_nth(words::comparison::unit(), &units, length - 1, choose)
}

/// What the fold of counting options shows.
#[derive(Properties, PartialEq)]
pub struct CountingOptionsProps {
    /// Which words.
    pub filter: WordFilter,
    /// In how many articles a word must at least be.
    pub min_articles: u32,
    /// How many stop words, numbers and rare words are hidden, where the report says so.
    pub n_hidden: Option<[u32; 3]>,
    /// Whether articles are added up, of which single words are known alone.
    pub is_added_up: bool,
}

/// The fold that says how words are counted and, while it is closed, how that differs from the usual.
#[component]
pub fn CountingOptions(props: &CountingOptionsProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let CountingOptionsProps { filter, min_articles, n_hidden, is_added_up } = props;
    // A node is written inside, so the fold opens by itself where there is one. It never closes by itself.
    let open = use_state(|| false);
    {
        let open = open.setter();
        use_effect_with(filter.near.is_some(), move |is_near| {
            if *is_near {
                open.set(true);
            }
        });
    }
    let unusual = wording::unusual(filter);
    let summary = match unusual.as_slice() {
        [] => words::comparison::options().to_owned(),
        unusual => words::comparison::options_with(&wording::list(unusual.iter().cloned())),
    };
    html! {
        <details class="options" open={*open}>
            <summary class="options__summary">{ summary }</summary>
            <p class="sentence">{ counted(filter, *min_articles, *n_hidden, *is_added_up, &dispatch) }</p>
        </details>
    }
}

/// "Counted: those in at least 2 articles, anywhere in the text, 112 stop words hidden, …."
fn counted(
    filter: &WordFilter,
    min_articles: u32,
    n_hidden: Option<[u32; 3]>,
    is_added_up: bool,
    dispatch: &Dispatch,
) -> Html {
    let Controls { min_articles, stop_words, numbers } = controls(filter, min_articles, n_hidden, dispatch);
    let names = if filter.length > 1 {
        // Sequences are of words as they are written.
        text(wording::names(false))
    } else if is_added_up {
        fixed(wording::names(false), words::counted::only_words())
    } else {
        let are_merged = filter.units == UnitKind::WordsAndActors;
        let other = if are_merged { UnitKind::Words } else { UnitKind::WordsAndActors };
        let toggle = changing(filter, dispatch, move |filter, ()| filter.units = other);
        switch(wording::names(are_merged).to_owned(), are_merged, toggle.into())
    };
    let place = if is_added_up && filter.near.is_none() {
        fixed(&wording::within(ANYWHERE), words::counted::only_words())
    } else {
        place(filter, dispatch)
    };
    sentence(words::comparison::counted(text, min_articles, place, stop_words, numbers, names))
}

/// "anywhere in the text", or "within 5 words of …".
fn place(filter: &WordFilter, dispatch: &Dispatch) -> Html {
    let near = filter.near.clone().unwrap_or(Near { n_tokens: ANYWHERE, ..Near::default() });
    let (node, search) = (near.node.clone(), near.search);
    let choose = changing(filter, dispatch, move |filter, n_tokens| {
        filter.near = (n_tokens != ANYWHERE).then(|| Near { node: node.clone(), n_tokens, search });
    });
    let within = [&[ANYWHERE], WIDTHS.as_slice()].concat();
    let within = select_named(words::comparison::place(), &within, near.n_tokens, wording::within, choose);
    if filter.near.is_none() {
        return within;
    }
    let take = changing(filter, dispatch, move |filter, node| {
        filter.near = Some(Near { node, n_tokens: near.n_tokens, ..Near::default() });
    });
    let is_empty = !near.is_asked();
    let node = html! {
        <Field label={words::comparison::node()} value={near.node} hint={words::comparison::node_hint()} take={Callback::from(take)} />
    };
    let near = sentence(words::comparison::near(text, within, node));
    // Without a word there is nothing to be near to.
    html! { <>{ near }if is_empty { { words::concordance::near_nothing() } }</> }
}
