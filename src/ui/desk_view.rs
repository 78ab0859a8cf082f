//! The desk: where articles come in, are mended, and leave.

use crate::browser::{EngineClient, File, download, files};
use crate::ui::add_desk::AddDesk;
use crate::ui::choice::modes;
use crate::ui::import::ImportDesk;
use crate::ui::lexicon_desk::LexiconDesk;
use crate::ui::mend_desk::MendDesk;
use crate::ui::report::use_usable;
use crate::ui::save_desk::SaveDesk;
use crate::ui::store::use_dispatch;
use crate::view::{Action, DeskMode, State, wording};
use engine::Summary;
use engine::save::{Form, Save};
use formats::folder::LEXICON;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{Callback, Event, Html, Properties, component, html, use_context};

/// What the desk shows.
#[derive(Properties, PartialEq)]
pub struct DeskViewProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// The import.
    pub import: ImportDesk,
    /// The corpus, once it has been read.
    pub summary: Option<Rc<Summary>>,
    /// How many articles the filters keep.
    pub n_kept: u32,
}

/// The desk.
#[component]
pub fn DeskView(props: &DeskViewProps) -> Html {
    let dispatch = use_dispatch();
    let client = use_context::<EngineClient>();
    use_usable(props.summary.is_some());
    let state = &props.state;
    let open = DeskMode::ALL.iter().position(|mode| *mode == state.desk).unwrap_or_default();
    let choose =
        move |i: usize| DeskMode::ALL.get(i).into_iter().for_each(|mode| dispatch.emit(Action::OpenDesk(*mode)));
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
        <div class="desk">
            { modes(wording::DESK_PARTS, &DeskMode::ALL.map(wording::desk_mode), open, choose) }
            { match state.desk {
                DeskMode::Add => html! { <AddDesk import={props.import.clone()} {n_here} /> },
                DeskMode::Mend => html! { <MendDesk state={state.clone()} /> },
                DeskMode::Lexicon => html! { <LexiconDesk state={state.clone()} {on_import} {on_export} /> },
                DeskMode::Save => html! { <SaveDesk state={state.clone()} summary={props.summary.clone().unwrap_or_default()} n_kept={props.n_kept} /> },
            } }
        </div>
    }
}
