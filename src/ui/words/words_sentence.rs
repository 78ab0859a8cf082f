//! The sentences of the view of words: who is compared, and which words are counted. Their underlined parts are the controls.

use crate::ui::controls::choice::{Field, select, select_named, select_nth, switch};
use crate::ui::controls::sentence::{sentence, text};
use crate::ui::controls::store::Dispatch;
use crate::ui::controls::word_filter::{Controls, WIDTHS, changing, controls};
use crate::view::{Action, wording};
use corpus::UnitKind;
use reports::frequency::FrequencyOrder;
use reports::keyness::Sides;
use reports::outlets::OutletSize;
use reports::sequences::LONGEST;
use reports::units::WordFilter;
use reports::window::Near;
use yew::{AttrValue, Callback, Html, html};

/// The width where words are counted wherever they are.
const ANYWHERE: u32 = 0;

/// "Comparing A with B." `shown` are the target and the reference as the report has them, `outlets` what may be chosen.
pub fn comparing(outlets: &[String], shown: [&OutletSize; 2], sides: &Sides, dispatch: &Dispatch) -> Html {
    let named = |name: &String| (AttrValue::from(name.clone()), AttrValue::from(name.clone()));
    let [target, reference] = shown.map(|size| size.name.clone());
    let mut targets: Vec<_> = outlets.iter().map(named).collect();
    // An outlet without filtered articles still shows.
    if !target.is_empty() && !outlets.contains(&target) {
        targets.push(named(&target));
    }
    let mut references = vec![(AttrValue::from(""), AttrValue::from(words::comparison::every_other()))];
    references.extend(outlets.iter().filter(|name| **name != target).map(named));
    if !reference.is_empty() && !outlets.contains(&reference) {
        references.push(named(&reference));
    }
    let choose_target = {
        let (dispatch, sides) = (dispatch.clone(), sides.clone());
        Callback::from(move |target: String| {
            let reference = sides.reference.clone().filter(|reference| *reference != target);
            dispatch.emit(Action::Choose(Sides { target: Some(target), reference }));
        })
    };
    let choose_reference = {
        let (dispatch, target) = (dispatch.clone(), target.clone());
        Callback::from(move |reference: String| {
            let reference = Some(reference).filter(|reference| !reference.is_empty());
            dispatch.emit(Action::Choose(Sides { target: Some(target.clone()), reference }));
        })
    };
    let target = select(words::comparison::target(), targets, &target, choose_target);
    let reference = select(words::comparison::reference(), references, &reference, choose_reference);
    sentence(words::comparison::comparing(
        text,
        html! { <span class="side side--target">{ target }</span> },
        html! { <span class="side side--reference">{ reference }</span> },
    ))
}

/// "How often each outlet uses a word, per thousand words, sorted by frequency."
pub fn frequencies(order: FrequencyOrder, dispatch: &Dispatch) -> Html {
    let orders = FrequencyOrder::all();
    let names: Vec<&str> = orders.iter().map(|(_, order)| wording::frequency_order(*order)).collect();
    let chosen = orders.iter().position(|(_, other)| *other == order).unwrap_or_default();
    let dispatch = dispatch.clone();
    let choose = move |i: usize| {
        if let Some((_, order)) = orders.get(i) {
            dispatch.emit(Action::OrderFrequencies(*order));
        }
    };
    let order = select_nth(words::context::order_label(), &names, chosen, choose);
    sentence(words::frequencies::sentence(text, order))
}

/// "Counted: words in at least 2 articles, anywhere in the text, 112 stop words hidden, …."
pub fn counted(filter: &WordFilter, min_articles: u32, n_hidden: Option<[u32; 3]>, dispatch: &Dispatch) -> Html {
    let Controls { min_articles, stop_words, numbers } = controls(filter, min_articles, n_hidden, dispatch);
    let units = [1, 2, 3].map(wording::unit);
    let length = (filter.length as usize).clamp(1, LONGEST);
    let choose_length = changing(filter, dispatch, |filter, i: usize| filter.length = i as u32 + 1);
    let unit = select_nth(words::comparison::unit(), &units, length - 1, choose_length);
    let names = if length > 1 {
        // Sequences are of words as they are written.
        text(wording::names(false))
    } else {
        let are_merged = filter.units == UnitKind::WordsAndActors;
        let other = if are_merged { UnitKind::Words } else { UnitKind::WordsAndActors };
        let toggle = changing(filter, dispatch, move |filter, ()| filter.units = other);
        switch(wording::names(are_merged).to_owned(), are_merged, toggle.into())
    };
    let place = place(filter, dispatch);
    sentence(words::comparison::counted(text, unit, min_articles, place, stop_words, numbers, names))
}

/// "anywhere in the text", or "within 5 words of …".
fn place(filter: &WordFilter, dispatch: &Dispatch) -> Html {
    let near = filter.near.clone().unwrap_or(Near { node: String::new(), n_tokens: ANYWHERE });
    let node = near.node.clone();
    let choose = changing(filter, dispatch, move |filter, n_tokens| {
        filter.near = (n_tokens != ANYWHERE).then(|| Near { node: node.clone(), n_tokens });
    });
    let within = [&[ANYWHERE], WIDTHS.as_slice()].concat();
    let within = select_named(words::comparison::place(), &within, near.n_tokens, wording::within, choose);
    if filter.near.is_none() {
        return within;
    }
    let take = changing(filter, dispatch, move |filter, node| {
        filter.near = Some(Near { node, n_tokens: near.n_tokens });
    });
    let is_empty = near.node.trim().is_empty();
    let node = html! {
        <Field label={words::comparison::node()} value={near.node} hint={words::comparison::node_hint()} take={Callback::from(take)} />
    };
    let near = sentence(words::comparison::near(text, within, node));
    // Without a word there is nothing to be near to.
    html! { <>{ near }if is_empty { { words::concordance::near_nothing() } }</> }
}
