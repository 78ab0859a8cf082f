//! Mending: the editing table of the kept articles, which of them are chosen, and the changes of one, of many, or of all that show.

use super::edits::{outcome_line, use_edits};
use super::mend_form::{Chosen, mend_bar, mend_form};
use super::mend_table::mend_table;
use super::notice::notice;
use super::paging::{more_button, use_paging};
use super::report::{use_report, use_usable};
use super::store::use_dispatch;
use crate::browser::{EngineClient, dom};
use crate::engine::Report;
use crate::engine::desk::DeskRows;
use crate::engine::edit::{Edit, Mend};
use crate::view::mend_edit::{MendDraft, RowDraft, date_fault, inferred, topics, turn};
use crate::view::{Action, DeskMode, Reading, State, requests, wording};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{
    Callback, Html, MouseEvent, Properties, component, html, use_context, use_effect_with, use_memo, use_mut_ref,
    use_state,
};

/// What the editing table shows.
#[derive(Properties, PartialEq)]
pub struct MendDeskProps {
    /// What is chosen.
    pub state: Rc<State>,
}

/// What a person does here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Show only articles with something inferred, or all.
    OnlyInferred(bool),
    /// Choose a row, or take the choice back; with all rows since the last click.
    Turn(usize, bool),
    /// Choose all rows that show, or none of them.
    TurnAll,
    /// Choose every article that the filters keep.
    ChooseKept,
    /// Choose none.
    ChooseNone,
    /// Open an article.
    Read(String),
    /// Confirm what was inferred in articles.
    Confirm(Vec<String>),
    /// Edit a row.
    Edit(String),
    /// The row being edited says this.
    Draft(RowDraft),
    /// Send the row being edited.
    SaveRow,
    /// Leave it as it was.
    LeaveRow,
    /// Open the form, or close it.
    OpenForm(bool),
    /// The form says this.
    Form(MendDraft),
    /// Send the form.
    Apply,
    /// Ask whether to take the chosen articles out, or drop the question.
    AskRemoval(bool),
    /// Take them out.
    Remove,
}

/// Does something at a click.
pub fn on(act: &Callback<Act>, what: Act) -> Callback<MouseEvent> {
    act.reform(move |_| what.clone())
}

/// How many rows show at first, and how many more at each asking.
const PAGE: u32 = 50;

/// The editing table.
#[component]
pub fn MendDesk(props: &MendDeskProps) -> Html {
    let dispatch = use_dispatch();
    let client = use_context::<EngineClient>();
    let slot = use_memo((), |()| client.as_ref().map(EngineClient::new_slot).unwrap_or_default());
    let state = &props.state;
    let only_inferred = use_state(|| false);
    let chosen = use_state(BTreeSet::<String>::new);
    let last_turned = use_mut_ref(|| None::<usize>);
    let edited = use_state(|| None::<(RowDraft, bool)>);
    let draft = use_state(MendDraft::default);
    let is_open = use_state(|| false);
    let is_leaving = use_state(|| false);
    let listed = (state.filters.clone(), *only_inferred);
    let (n, more) = use_paging(PAGE, listed.clone());
    let answer = use_report(Some(requests::desk(state, *only_inferred, n)));
    let (outcome, send) = use_edits();
    use_usable(answer.report.is_some());
    {
        // What no longer shows is not changed unseen.
        let (chosen, is_leaving, last_turned) = (chosen.setter(), is_leaving.setter(), Rc::clone(&last_turned));
        use_effect_with(listed, move |_| {
            chosen.set(BTreeSet::new());
            is_leaving.set(false);
            last_turned.replace(None);
        });
    }
    let focused = edited.as_ref().map(|(draft, is_open)| (draft.id.clone(), *is_open));
    use_effect_with(focused, |focused| match focused {
        Some((_, true)) => dom::focus(".mend__row[data-edited=true] .mend__field"),
        Some((_, false)) => dom::focus(".mend__row[data-last=true]"),
        None => {}
    });
    let act = {
        let (report, state) = (answer.report.clone(), Rc::clone(state));
        let (dispatch, send) = (dispatch.clone(), send.clone());
        let (only_inferred, chosen, edited) = (only_inferred.clone(), chosen.clone(), edited.clone());
        let (draft, is_open, is_leaving) = (draft.clone(), is_open.clone(), is_leaving.clone());
        let slot = *slot;
        Callback::from(move |act: Act| {
            let rows = match report.as_deref() {
                Some(Report::Desk(desk)) => desk.rows.as_slice(),
                _ => &[],
            };
            let choose = |ids: BTreeSet<String>| {
                chosen.set(ids);
                is_open.set(false);
                is_leaving.set(false);
            };
            let change = |edit: Edit| {
                choose(BTreeSet::new());
                draft.set(MendDraft::default());
                send.emit((edit, None));
            };
            match act {
                Act::OnlyInferred(only) => only_inferred.set(only),
                Act::Turn(at, is_stretch) => {
                    let from = last_turned.replace(Some(at)).filter(|_| is_stretch);
                    choose(turn(&chosen, rows, at, from));
                }
                Act::TurnAll => {
                    let all: BTreeSet<String> = rows.iter().map(|row| row.id.clone()).collect();
                    choose(if all.is_subset(&chosen) { BTreeSet::new() } else { all });
                }
                Act::ChooseKept => {
                    let chosen = chosen.setter();
                    let take = move |report| {
                        if let Report::Desk(desk) = report {
                            chosen.set(desk.rows.into_iter().map(|row| row.id).collect());
                        }
                    };
                    if let Some(client) = &client {
                        client.ask(slot, requests::desk(&state, *only_inferred, u32::MAX), Rc::new(take));
                    }
                }
                Act::ChooseNone => choose(BTreeSet::new()),
                Act::Read(id) => dispatch.emit(Action::Read(Reading { id, token: None })),
                Act::Confirm(articles) => {
                    // They may leave the table now, so they are chosen no longer.
                    let confirmed = articles.iter().cloned().collect();
                    choose(chosen.difference(&confirmed).cloned().collect());
                    send.emit((Edit::Mend(Mend { articles, confirm: true, ..Mend::default() }), None));
                }
                Act::Edit(id) => {
                    let row = rows.iter().find(|row| row.id == id);
                    edited.set(row.map(|row| (RowDraft::of(row), true)));
                }
                Act::Draft(next) => edited.set(Some((next, true))),
                Act::SaveRow => {
                    let Some((written, _)) = &*edited else { return };
                    if date_fault(&written.date).is_some() {
                        return;
                    }
                    let row = rows.iter().find(|row| row.id == written.id);
                    if let Some(mend) = row.and_then(|row| written.edit(row)) {
                        send.emit((Edit::Mend(mend), None));
                    }
                    edited.set(Some((written.clone(), false)));
                }
                Act::LeaveRow => edited.set(edited.as_ref().map(|(written, _)| (written.clone(), false))),
                Act::OpenForm(opens) => {
                    is_open.set(opens && !chosen.is_empty());
                    is_leaving.set(false);
                }
                Act::Form(next) => draft.set(next),
                Act::Apply => {
                    if let Some(mend) = draft.edit(chosen.iter().cloned().collect()) {
                        change(Edit::Mend(mend));
                    }
                }
                Act::AskRemoval(is_asked) => is_leaving.set(is_asked),
                Act::Remove => change(Edit::Remove(chosen.iter().cloned().collect())),
            }
        })
    };
    let Some(Report::Desk(desk)) = answer.report.as_deref() else {
        return html! {};
    };
    let n_kept = desk.rows.len() as u32 + desk.n_left;
    let form = Chosen { rows: &desk.rows, n_kept, ids: &chosen, is_leaving: *is_leaving };
    let outcome = outcome_line(&outcome, &send);
    html! {
        <div class="mend" data-waiting={answer.is_waiting.to_string()}>
            { mend_tools(desk, *only_inferred, &act) }
            if desk.rows.is_empty() {
                { nothing(*only_inferred, !state.filters.is_empty(), &act, &dispatch) }
                { outcome }
            } else {
                { mend_table(&desk.rows, &chosen, edited.as_ref(), &act) }
                { more_button(desk.rows.len(), n_kept, &more) }
                { mend_bar(&form, outcome, &act) }
                if *is_open && !chosen.is_empty() { { mend_form(&form, &draft, &act) } }
                { choices("desk-outlets", desk.outlets.iter().map(String::as_str)) }
                { choices("desk-topics", topics(desk.rows.iter()).into_iter().map(|(topic, _)| topic)) }
            }
        </div>
    }
}

/// What can be typed into a field, to choose from.
pub fn choices<'a>(id: &'static str, values: impl Iterator<Item = &'a str>) -> Html {
    html! { <datalist {id}>{ for values.map(|value| html! { <option value={value.to_owned()} /> }) }</datalist> }
}

/// What is over the table: what was inferred, and the key to its mark.
pub fn mend_tools(desk: &DeskRows, only_inferred: bool, act: &Callback<Act>) -> Html {
    let unsure = inferred(desk.rows.iter());
    let (dotted, meaning) = wording::INFERRED_KEY;
    html! {
        <>
            if desk.n_inferred > 0 || only_inferred {
                <p class="mend__tools">
                    <button class="choice" aria-pressed={only_inferred.to_string()} onclick={on(act, Act::OnlyInferred(!only_inferred))}>
                        { wording::only_inferred(desk.n_inferred) }
                    </button>
                    if !unsure.is_empty() {
                        <button class="link" onclick={on(act, Act::Confirm(unsure.clone()))}>{ wording::confirm_shown(unsure.len()) }</button>
                    }
                    <span class="caption"><span class="inferred">{ dotted }</span>{ ": " }{ meaning }</span>
                </p>
            }
            if !desk.rows.is_empty() { <p class="caption mend__keys">{ wording::MEND_KEYS }</p> }
        </>
    }
}

/// What is said in place of the table, and the way on.
pub fn nothing(only_inferred: bool, has_filters: bool, act: &Callback<Act>, dispatch: &Callback<Action>) -> Html {
    let go = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let (text, words, onclick) = if only_inferred {
        (wording::NOTHING_INFERRED, wording::SHOW_ALL_KEPT, on(act, Act::OnlyInferred(false)))
    } else if has_filters {
        (wording::NOTHING_LEFT, wording::CLEAR_ALL, go(Action::ClearFilters))
    } else {
        (wording::NOTHING_TO_MEND, wording::ADD_ARTICLES, go(Action::OpenDesk(DeskMode::Add)))
    };
    html! { <>{ notice(text) }<button class="button" {onclick}>{ words }</button></> }
}
