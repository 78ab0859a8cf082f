//! The sentence of the view of words: who is compared, and which words; its underlined parts are the controls.

use crate::ui::controls::choice::{field, select, select_nth, select_number, switch};
use crate::ui::controls::store::Dispatch;
use crate::view::{Action, wording};
use corpus::UnitKind;
use reports::keyness::Sides;
use reports::outlets::OutletSize;
use reports::sequences::LONGEST;
use reports::units::WordFilter;
use reports::window::Near;
use yew::{AttrValue, Callback, Html, html};

/// "Comparing A with B". `shown` are the target and the reference as the report has them, `outlets` what may be chosen.
pub fn sides(outlets: &[String], shown: [&OutletSize; 2], sides: &Sides, dispatch: &Dispatch) -> Html {
    let named = |name: &String| (AttrValue::from(name.clone()), AttrValue::from(name.clone()));
    let [target, reference] = shown.map(|size| size.name.clone());
    let mut targets: Vec<_> = outlets.iter().map(named).collect();
    // An outlet of which the filters leave nothing stays to be seen.
    if !target.is_empty() && !outlets.contains(&target) {
        targets.push(named(&target));
    }
    let mut references = vec![(AttrValue::from(""), AttrValue::from(wording::EVERY_OTHER))];
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
    html! {
        <>
            { wording::COMPARING }{ " " }<span class="side side--target">{ select(wording::TARGET, targets, &target, choose_target) }</span>
            { " " }{ wording::WITH }{ " " }
            <span class="side side--reference">{ select(wording::REFERENCE, references, &reference, choose_reference) }</span>
        </>
    }
}

/// How wide a stretch around a node may be chosen.
pub const WIDTHS: [u32; 5] = [2, 3, 5, 10, 20];

/// "words in at least 2 articles, anywhere in the text, stop words hidden: 112, …". The window stands elsewhere where the words are a node's company.
pub fn word_filter(
    filter: &WordFilter,
    n_hidden: Option<[u32; 3]>,
    min_articles: u32,
    is_company: bool,
    dispatch: &Dispatch,
) -> Html {
    let change = |change: &dyn Fn(&mut WordFilter)| {
        let mut next = filter.clone();
        change(&mut next);
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.emit(Action::FilterWords(next.clone())))
    };
    let changed_by = |change: fn(&mut WordFilter, u32)| {
        let (dispatch, filter) = (dispatch.clone(), filter.clone());
        move |value: u32| {
            let mut next = filter.clone();
            change(&mut next, value);
            dispatch.emit(Action::FilterWords(next));
        }
    };
    let choose_least = changed_by(|filter, n| filter.min_articles = Some(n));
    let choose_length = changed_by(|filter, length| filter.length = length + 1);
    let units = [1, 2, 3].map(wording::unit);
    let [n_stop_words, n_numbers] = [0, 1].map(|i| n_hidden.map(|n| n[i]));
    let merged = filter.units == UnitKind::WordsAndActors;
    let kind = if merged { UnitKind::Words } else { UnitKind::WordsAndActors };
    let length = (filter.length as usize).clamp(1, LONGEST);
    html! {
        <>
            if is_company {
                { wording::unit(1) }
            } else {
                { select_nth(wording::UNIT, &units, length - 1, move |i| choose_length(i as u32)) }
            }
            { " " }{ wording::IN_AT_LEAST }{ " " }
            { select_number(wording::LEAST_ARTICLES, &[1, 2, 3, 5, 10, 20, 50, 100], min_articles, choose_least) }
            { " " }{ wording::ARTICLES_NOUN }{ ", " }
            if !is_company { { place(filter, dispatch) }{ ", " } }
            { switch(wording::stop_words(filter.stop_words, n_stop_words), filter.stop_words, change(&|f| f.stop_words = !f.stop_words)) }{ ", " }
            { switch(wording::numbers(filter.numbers, n_numbers), filter.numbers, change(&|f| f.numbers = !f.numbers)) }
            if length == 1 && !is_company {
                { ", " }{ switch(wording::names(merged).to_owned(), merged, change(&|f| f.units = kind)) }
            }
        </>
    }
}

/// "anywhere in the text", or "within 5 words of …".
fn place(filter: &WordFilter, dispatch: &Dispatch) -> Html {
    let within = WIDTHS.map(wording::within);
    let mut words = vec![wording::ANYWHERE];
    words.extend(within.iter().map(String::as_str));
    let width = filter.near.as_ref().map_or(0, |near| near.n_tokens);
    let chosen = WIDTHS.iter().position(|n| *n == width).map_or(usize::from(width > 0) * 3, |i| i + 1);
    let with = |near: Option<Near>| Action::FilterWords(WordFilter { near, ..filter.clone() });
    let node = filter.near.as_ref().map(|near| near.node.clone()).unwrap_or_default();
    let choose = {
        let (dispatch, node) = (dispatch.clone(), node.clone());
        let actions: Vec<Action> = std::iter::once(with(None))
            .chain(WIDTHS.map(|n_tokens| with(Some(Near { node: node.clone(), n_tokens }))))
            .collect();
        move |i: usize| actions.get(i).into_iter().for_each(|action| dispatch.emit(action.clone()))
    };
    let take = {
        let (dispatch, filter) = (dispatch.clone(), filter.clone());
        Callback::from(move |node: String| {
            let near = Some(Near { node, n_tokens: width });
            dispatch.emit(Action::FilterWords(WordFilter { near, ..filter.clone() }));
        })
    };
    html! {
        <>
            { select_nth(wording::WHERE, &words, chosen, choose) }
            if filter.near.is_some() { { " " }{ field(wording::NEAR_WHAT, &node, wording::NEAR_HINT, take) } }
        </>
    }
}
