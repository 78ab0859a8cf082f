//! The desk: where articles come in, are mended, and leave.

use crate::browser::{EngineClient, File, download, files};
use crate::ui::controls::choice::modes;
use crate::ui::controls::report::use_usable;
use crate::ui::controls::store::use_dispatch;
use crate::ui::manage::add_articles::AddArticles;
use crate::ui::manage::edit_articles::EditArticles;
use crate::ui::manage::import::ImportHandle;
use crate::ui::manage::lexicon_editor::LexiconEditor;
use crate::ui::manage::save_articles::SaveArticles;
use crate::view::{Action, ManageMode, State, wording};
use engine::Summary;
use engine::save::{Form, Save};
use formats::folder::LEXICON;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{Callback, Event, Html, Properties, component, html, use_context};

/// What the desk shows.
#[derive(Properties, PartialEq)]
pub struct ManageViewProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// The import.
    pub import: ImportHandle,
    /// The corpus, once it has been read.
    pub summary: Option<Rc<Summary>>,
    /// How many articles the filters keep.
    pub n_kept: u32,
}

/// The desk.
#[component]
pub fn ManageView(props: &ManageViewProps) -> Html {
    let dispatch = use_dispatch();
    let client = use_context::<EngineClient>();
    use_usable(props.summary.is_some());
    let state = &props.state;
    let open = ManageMode::ALL.iter().position(|mode| *mode == state.manage).unwrap_or_default();
    let choose =
        move |i: usize| ManageMode::ALL.get(i).into_iter().for_each(|mode| dispatch.emit(Action::OpenManage(*mode)));
    let n_here = props.summary.as_ref().map_or(0, |summary| summary.n_articles);
    let on_import = Callback::from(|(event, take): (Event, Callback<Vec<u8>>)| {
        let chosen = files::chosen(&event);
        spawn_local(async move {
            if let Some(bytes) = chosen.first().map(files::Source::read) {
                bytes.await.into_iter().for_each(|bytes| take.emit(bytes.to_vec()));
            }
        });
    });
    let on_export = {
        let client = client.clone();
        Callback::from(move |()| {
            let save = Save { form: Form::Lexicon, filters: None, view: String::new() };
            let take = |file: Result<File, String>, _: u32| {
                if let Ok(file) = &file {
                    download::save_file(LEXICON, "application/toml", file);
                }
            };
            if let Some(client) = &client {
                client.save(save, Rc::new(take));
            }
        })
    };
    html! {
        <div class="manage">
            { modes(wording::MANAGE_PARTS, &ManageMode::ALL.map(wording::manage_mode), open, choose) }
            { match state.manage {
                ManageMode::Add => html! { <AddArticles import={props.import.clone()} {n_here} /> },
                ManageMode::Edit => html! { <EditArticles state={state.clone()} /> },
                ManageMode::Lexicon => html! { <LexiconEditor state={state.clone()} {on_import} {on_export} /> },
                ManageMode::Save => html! { <SaveArticles state={state.clone()} summary={props.summary.clone().unwrap_or_default()} n_kept={props.n_kept} /> },
            } }
        </div>
    }
}
