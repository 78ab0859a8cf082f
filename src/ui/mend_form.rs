//! The bar at the foot of the editing table, and the form that it opens: one change for all the chosen articles.

use super::dialog::Dialog;
use super::mend_desk::{Act, on};
use crate::browser::dom;
use crate::engine::desk::DeskRow;
use crate::view::mend_edit::{MendDraft, date_fault, topics};
use crate::view::wording;
use std::collections::BTreeSet;
use yew::{AttrValue, Callback, Html, InputEvent, SubmitEvent, html};

/// What the bar and the form are about.
pub struct Chosen<'a> {
    /// The rows that show.
    pub rows: &'a [DeskRow],
    /// How many articles the filters keep, shown or not.
    pub n_kept: u32,
    /// The ids of the chosen ones.
    pub ids: &'a BTreeSet<String>,
    /// They are asked to leave, and it is asked once more.
    pub is_leaving: bool,
}

/// The bar: how many are chosen, what came of the last edit, and the way to the form. It is always as high, so that choosing moves nothing.
pub fn mend_bar(chosen: &Chosen, outcome: Html, act: &Callback<Act>) -> Html {
    let n = chosen.ids.len();
    let all_shown = chosen.rows.iter().all(|row| chosen.ids.contains(&row.id));
    let open = on(act, Act::OpenForm(true));
    html! {
        <div class="mend__bar" role="group" aria-label={wording::MEND_FORM} data-chosen={(n > 0).to_string()}>
            <p class="mend__chosen" role="status">{ wording::chosen(n) }</p>
            { outcome }
            <p class="mend__links">
                if !all_shown {
                    <button class="link" onclick={on(act, Act::TurnAll)}>{ wording::choose_shown(chosen.rows.len()) }</button>
                }
                if n > 0 {
                    if all_shown && n < chosen.n_kept as usize {
                        <button class="link" onclick={on(act, Act::ChooseKept)}>{ wording::choose_all(chosen.n_kept) }</button>
                    }
                    <button class="link" onclick={on(act, Act::ChooseNone)}>{ wording::CHOOSE_NONE }</button>
                }
            </p>
            // Not disabled: the focus comes back to it once the change is made and nothing is chosen any more.
            <button class="button" aria-disabled={(n == 0).to_string()} onclick={open}>{ wording::OPEN_FORM }</button>
        </div>
    }
}

/// The form, over the page.
pub fn mend_form(chosen: &Chosen, draft: &MendDraft, act: &Callback<Act>) -> Html {
    let onsubmit = act.reform(|event: SubmitEvent| {
        event.prevent_default();
        Act::Apply
    });
    html! {
        <Dialog class="mend__dialog" label={wording::MEND_FORM} on_close={act.reform(|()| Act::OpenForm(false))}>
            <h2 class="heading">{ wording::chosen(chosen.ids.len()) }</h2>
            <form class="mend__form" {onsubmit}>
                { fields(chosen, draft, act) }
                { buttons(chosen, draft, act) }
            </form>
        </Dialog>
    }
}

fn fields(chosen: &Chosen, draft: &MendDraft, act: &Callback<Act>) -> Html {
    let input = |label: &'static str, value: &str, hint: &'static str, set: fn(&mut MendDraft, String)| {
        let changed = draft.clone();
        let oninput = act.reform(move |event: InputEvent| {
            let mut next = changed.clone();
            set(&mut next, dom::value_of(&event));
            Act::Form(next)
        });
        let fault = (label == wording::MEND_DATE && !draft.undated).then(|| date_fault(value)).flatten();
        let list = match label {
            wording::MEND_OUTLET => Some("desk-outlets"),
            wording::MEND_ADD_TOPICS => Some("desk-topics"),
            _ => None,
        };
        html! {
            <label class="mend__label">
                <span>{ label }</span>
                <input class="mend__field" type="text" value={AttrValue::from(value.to_owned())} placeholder={hint} {list} {oninput}
                    disabled={label == wording::MEND_DATE && draft.undated} aria-invalid={fault.is_some().to_string()} autocomplete="off" />
                if let Some(fault) = fault { <span class="mend__fault" aria-live="polite">{ fault }</span> }
            </label>
        }
    };
    let chip = |words: String, is_on: bool, next: MendDraft| {
        html! { <button type="button" class="chip" aria-pressed={is_on.to_string()} onclick={on(act, Act::Form(next))}>{ words }</button> }
    };
    let held = topics(chosen.rows.iter().filter(|row| chosen.ids.contains(&row.id)));
    let drops = held.iter().map(|(topic, n)| {
        let is_on = draft.drop_topics.iter().any(|dropped| dropped == topic);
        chip(wording::topic_of(topic, *n), is_on, draft.turn_topic(topic))
    });
    html! {
        <div class="mend__fields">
            { input(wording::MEND_OUTLET, &draft.outlet, wording::AS_IT_IS, |draft, text| draft.outlet = text) }
            <div class="mend__date">
                { input(wording::MEND_DATE, &draft.date, wording::DAY_HINT, |draft, text| draft.date = text) }
                { chip(wording::NO_DATE.to_owned(), draft.undated, MendDraft { undated: !draft.undated, ..draft.clone() }) }
            </div>
            { input(wording::MEND_ADD_TOPICS, &draft.add_topics, "", |draft, text| draft.add_topics = text) }
            if !held.is_empty() {
                <p class="mend__chips"><span>{ wording::MEND_DROP_TOPICS }</span>{ for drops }</p>
            }
        </div>
    }
}

fn buttons(chosen: &Chosen, draft: &MendDraft, act: &Callback<Act>) -> Html {
    let n = chosen.ids.len();
    // Of those that do not show it is not known.
    let are_unsure =
        n > chosen.rows.len() || chosen.rows.iter().any(|row| !row.inferred.is_empty() && chosen.ids.contains(&row.id));
    let confirm = Act::Confirm(if are_unsure { chosen.ids.iter().cloned().collect() } else { Vec::new() });
    // Whether there is anything to change does not depend on the articles: one stands for all.
    let is_idle = draft.edit(chosen.ids.first().cloned().into_iter().collect()).is_none();
    html! {
        <p class="mend__buttons">
            <button type="submit" class="button" disabled={is_idle}>{ wording::change(n) }</button>
            if are_unsure {
                <button type="button" class="link" onclick={on(act, confirm)}>{ wording::CONFIRM_CHOSEN }</button>
            }
            if chosen.is_leaving {
                <span class="mend__question" role="alert">{ wording::take_out_question(n) }</span>
                <button type="button" class="button" onclick={on(act, Act::Remove)}>{ wording::TAKE_OUT }</button>
                <button type="button" class="link" onclick={on(act, Act::AskRemoval(false))}>{ wording::KEEP }</button>
            } else {
                <button type="button" class="link" onclick={on(act, Act::AskRemoval(true))}>{ wording::take_out(n) }</button>
            }
        </p>
    }
}
