//! The fields of the timeline: the first and the last day, all dates again, and what is not on the axis. On a phone they are among the filters too.

use crate::ui::controls::click::on_click;
use crate::ui::controls::date_field::DateField;
use crate::ui::controls::language::use_language;
use crate::ui::controls::store::use_dispatch;
use crate::view::Action;
use crate::view::time_axis::{TimeAxis, are_reversed};
use corpus::query::Pick;
use engine::Survey;
use model::Day;
use std::rc::Rc;
use words::timeline;
use yew::{Callback, Html, Properties, component, html, use_state};

/// What the fields show.
#[derive(Properties, PartialEq)]
pub struct DateFieldsProps {
    /// The articles over time.
    pub survey: Rc<Survey>,
    /// The first chosen day.
    pub from: Option<Day>,
    /// The last chosen day.
    pub to: Option<Day>,
    /// Whether articles without a date are chosen alone, or left out.
    #[prop_or_default]
    pub undated: Pick,
}

/// The fields.
#[component]
pub fn DateFields(props: &DateFieldsProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    // All days again: also what could not be read in a field goes.
    let n_cleared = use_state(|| 0_u32);
    let counts = &props.survey.timeline;
    let Some(axis) = TimeAxis::of(counts) else { return html! {} };
    let has_uncertain = counts.bins.iter().any(|bin| bin.n_possible > 0);
    let change = |is_end: bool| {
        let (dispatch, from, to) = (dispatch.clone(), props.from, props.to);
        Callback::from(move |day| dispatch.emit(if is_end { Action::Dates(from, day) } else { Action::Dates(day, to) }))
    };
    let clear = {
        let (dispatch, n_cleared) = (dispatch.clone(), n_cleared.clone());
        Callback::from(move |_| {
            n_cleared.set(*n_cleared + 1);
            dispatch.emit(Action::Dates(None, None));
        })
    };
    html! {
        <div class="timeline__fields">
            <DateField key={format!("from {}", *n_cleared)} label={timeline::from_day()} day={props.from} is_end={false} on_change={change(false)} />
            <DateField key={format!("to {}", *n_cleared)} label={timeline::to_day()} day={props.to} is_end={true} on_change={change(true)} />
            if props.from.is_some() || props.to.is_some() {
                <button class="link" onclick={clear}>{ timeline::all_dates() }</button>
            }
            if are_reversed(props.from, props.to) {
                <p class="timeline__fault" role="alert">{ timeline::reversed() }{ " " }
                <button class="link" onclick={on_click(&dispatch, Action::Dates(props.to, props.from))}>{ timeline::swap() }</button></p>
            }
            <div class="timeline__note">
                if has_uncertain {
                    <p><svg class="timeline__key" width="22" height="9" aria-hidden="true"><rect width="22" height="9" fill="url(#hatch)" /></svg>
                    { timeline::hatched() }</p>
                }
                if counts.n_undated > 0 {
                    <p>{ timeline::n_not_dated(counts.n_undated.into()) }{ ": " }
                    { undated(props.undated, Pick::Include, timeline::only_undated(), &dispatch) }{ " · " }
                    { undated(props.undated, Pick::Exclude, timeline::leave_undated(), &dispatch) }</p>
                }
                { beyond(counts.n_earlier, timeline::n_earlier, (None, Some(axis.first.plus(-1))), &dispatch) }
                { beyond(counts.n_later, timeline::n_later, (Some(axis.end), None), &dispatch) }
            </div>
        </div>
    }
}

/// A button that chooses articles without a date alone, or leaves them out; again, it takes that back.
fn undated(chosen: Pick, pick: Pick, words: &'static str, dispatch: &Callback<Action>) -> Html {
    let is_on = chosen == pick;
    let onclick = dispatch.reform(move |_| Action::Undated(if is_on { Pick::None } else { pick }));
    html! { <button class="link" aria-pressed={is_on.to_string()} {onclick}>{ words }</button> }
}

/// What lies far before or behind the axis: how many articles, as a button that chooses them, which widens the axis.
fn beyond(
    n: u32,
    words: fn(u64) -> String,
    (from, to): (Option<Day>, Option<Day>),
    dispatch: &Callback<Action>,
) -> Html {
    if n == 0 {
        return html! {};
    }
    let onclick = dispatch.reform(move |_| Action::Dates(from, to));
    html! { <button class="link timeline__beyond" {onclick}>{ words(n.into()) }<span aria-hidden="true">{ " ▸" }</span></button> }
}
