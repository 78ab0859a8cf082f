//! Manage articles: where they come in, are edited, and leave.

use crate::ui::controls::choice::modes;
use crate::ui::controls::language::use_language;
use crate::ui::controls::report::use_usable;
use crate::ui::controls::store::use_dispatch;
use crate::ui::manage::add_articles::AddArticles;
use crate::ui::manage::counting::Counting;
use crate::ui::manage::edit_articles::EditArticles;
use crate::ui::manage::import::ImportHandle;
use crate::ui::manage::lexicon_editor::LexiconEditor;
use crate::ui::manage::save_articles::SaveArticles;
use crate::view::{Action, ManageMode, State, wording};
use engine::Summary;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{Html, Properties, UseStateHandle, component, html};

/// What the view shows.
#[derive(Properties, PartialEq)]
pub struct ManageViewProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// The import.
    pub import: ImportHandle,
    /// The suggestions that were dismissed, by name; while the page is open they stay so.
    pub dismissed: UseStateHandle<BTreeSet<String>>,
    /// The corpus, once it has been read.
    pub summary: Option<Rc<Summary>>,
    /// How many articles the filters keep.
    pub n_kept: u32,
}

/// The view.
#[component]
pub fn ManageView(props: &ManageViewProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    use_usable(props.summary.is_some());
    let state = &props.state;
    let open = ManageMode::ALL.iter().position(|mode| *mode == state.manage).unwrap_or_default();
    let choose =
        move |i: usize| ManageMode::ALL.get(i).into_iter().for_each(|mode| dispatch.emit(Action::OpenManage(*mode)));
    let n_here = props.summary.as_ref().map_or(0, |summary| summary.n_articles);
    html! {
        <div class="manage">
            { modes(words::manage::parts(), &ManageMode::ALL.map(wording::manage_mode), open, choose) }
            { match state.manage {
                ManageMode::Add => html! { <AddArticles import={props.import.clone()} {n_here} /> },
                ManageMode::Edit => html! { <EditArticles state={state.clone()} /> },
                ManageMode::Lexicon => html! { <LexiconEditor state={state.clone()} dismissed={props.dismissed.clone()} /> },
                ManageMode::Counting => html! { <Counting /> },
                ManageMode::Save => html! { <SaveArticles state={state.clone()} summary={props.summary.clone().unwrap_or_default()} n_kept={props.n_kept} /> },
            } }
        </div>
    }
}
