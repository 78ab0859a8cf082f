//! Editing articles: the table of the filtered articles, which of them are selected, and the changes of one, of many, or of all that show.

use crate::browser::{EngineClient, dom};
use crate::ui::controls::choice::tick;
use crate::ui::controls::click::on_click;
use crate::ui::controls::datalist::datalist;
use crate::ui::controls::edits::{outcome_line, use_edits};
use crate::ui::controls::language::use_language;
use crate::ui::controls::notice::notice;
use crate::ui::controls::paging::{more_button, use_paging};
use crate::ui::controls::report::{use_report, use_usable};
use crate::ui::controls::sentence::{sentence, text};
use crate::ui::controls::store::use_dispatch;
use crate::ui::manage::alike_outlets::alike_outlets;
use crate::ui::manage::edit_bar::edit_bar;
use crate::ui::manage::edit_form::EditForm;
use crate::ui::manage::edit_table::EditTable;
use crate::view::article_edit::{inferred, topics};
use crate::view::edit_articles::{EditAction, EditState};
use crate::view::wording;
use crate::view::{Action, ManageMode, OpenArticle, State, requests};
use engine::Report;
use engine::manage::EditRows;
use std::rc::Rc;
use yew::{
    Callback, Html, Properties, Reducible, component, html, use_callback, use_context, use_effect_with, use_memo,
    use_reducer,
};

/// What the editor shows.
#[derive(Properties, PartialEq)]
pub struct EditArticlesProps {
    /// What is chosen.
    pub state: Rc<State>,
}

impl Reducible for EditState {
    type Action = EditAction;

    fn reduce(self: Rc<Self>, action: EditAction) -> Rc<Self> {
        let next = self.after(&action);
        if next == *self { self } else { Rc::new(next) }
    }
}

/// How many rows show at first, and how many more at each asking.
const PAGE: u32 = 50;

/// The editor.
#[component]
pub fn EditArticles(props: &EditArticlesProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let client = use_context::<EngineClient>();
    let slot = use_memo((), |()| client.as_ref().map(EngineClient::new_slot).unwrap_or_default());
    let editing = use_reducer(EditState::default);
    let (outcome, send) = use_edits();
    let act = use_callback((editing.dispatcher(), send.clone()), |action: EditAction, (dispatcher, send)| {
        action.edit().into_iter().for_each(|edit| send.emit((edit, None)));
        dispatcher.dispatch(action);
    });
    let on_read = use_callback(dispatch.clone(), |id, dispatch| {
        dispatch.emit(Action::Read(OpenArticle { id, token: None }));
    });
    let filters = &props.state.filters;
    let listed = (filters.clone(), editing.only_inferred);
    let (n, more) = use_paging(PAGE, listed.clone());
    let answer = use_report(Some(requests::edit_rows(&props.state, editing.only_inferred, n)));
    use_usable(answer.report.is_some());
    let on_select_all = {
        let slot = *slot;
        let asked = (client, requests::edit_rows(&props.state, editing.only_inferred, u32::MAX), act.clone());
        use_callback(asked, move |(), (client, request, act)| {
            let act = act.clone();
            let take = move |report| {
                if let Some(Report::EditRows(report)) = report {
                    act.emit(EditAction::Select(report.rows.iter().map(|row| row.id.clone()).collect()));
                }
            };
            if let Some(client) = client {
                client.ask(slot, request.clone(), Rc::new(take));
            }
        })
    };
    {
        let act = act.clone();
        use_effect_with(filters.clone(), move |_| act.emit(EditAction::List));
    }
    let focused = editing.row.as_ref().map(|row| (row.draft.id.clone(), row.is_open));
    use_effect_with(focused, |focused| match focused {
        Some((_, true)) => dom::focus(".edit__row[data-edited=true] .edit__field"),
        Some((_, false)) => dom::focus(".edit__row[data-last=true]"),
        None => {}
    });
    let Some(Report::EditRows(report)) = answer.report.as_deref() else {
        return html! {};
    };
    let outcome = outcome_line(&outcome, &send);
    html! {
        <div class="edit" data-waiting={answer.is_waiting.to_string()}>
            { alike_outlets(&report.alike_outlets, &send) }
            { edit_tools(report, editing.only_inferred, &act) }
            if report.rows.is_empty() {
                { nothing(editing.only_inferred, !filters.is_empty(), &act, &dispatch) }
                { outcome }
            } else {
                <EditTable report={report.clone()} selected={editing.selected.clone()} row={editing.row.clone()} act={act.clone()} {on_read} />
                { more_button(report.rows.len(), report.rows.len() as u32 + report.n_left, &more) }
                { edit_bar(report, &editing.selected, outcome, &act, &on_select_all) }
                if editing.is_form_open {
                    <EditForm report={report.clone()} selected={editing.selected.clone()} draft={editing.draft.clone()}
                        is_removal_asked={editing.is_removal_asked} {act} />
                }
                { datalist("manage-outlets", report.outlets.iter().map(String::as_str)) }
                { datalist("manage-topics", topics(report.rows.iter()).into_iter().map(|(topic, _)| topic)) }
            }
        </div>
    }
}

/// What is over the table: what was inferred, and the key to its mark.
pub fn edit_tools(report: &EditRows, only_inferred: bool, act: &Callback<EditAction>) -> Html {
    let unsure = inferred(report.rows.iter());
    let sample = html! { <span class="inferred">{ words::edit::key_sample() }</span> };
    html! {
        <>
            if report.n_inferred > 0 || only_inferred {
                <p class="edit__tools">
                    { tick(words::edit::only_inferred(report.n_inferred.into()), only_inferred, act.reform(move |()| EditAction::OnlyInferred(!only_inferred))) }
                    if !unsure.is_empty() {
                        <button class="link" onclick={on_click(act, EditAction::Confirm(unsure.clone()))}>{ words::edit::confirm_shown(unsure.len() as u64) }</button>
                    }
                    <span class="caption">{ sentence(words::edit::key(text, sample)) }</span>
                </p>
            }
            if !report.rows.is_empty() { <p class="caption edit__keys">{ wording::edit_hint() }</p> }
        </>
    }
}

/// What is said in place of the table, and the way on.
pub fn nothing(
    only_inferred: bool,
    has_filters: bool,
    act: &Callback<EditAction>,
    dispatch: &Callback<Action>,
) -> Html {
    let (said, way, onclick) = if only_inferred {
        let all = EditAction::OnlyInferred(false);
        (words::edit::nothing_inferred(), words::edit::show_all(), on_click(act, all))
    } else if has_filters {
        (words::filters::none_left(), words::filters::clear_all(), on_click(dispatch, Action::ClearFilters))
    } else {
        let add = Action::OpenManage(ManageMode::Add);
        (words::edit::no_articles(), words::manage::add(), on_click(dispatch, add))
    };
    html! { <>{ notice(said) }<button class="button" {onclick}>{ way }</button></> }
}
