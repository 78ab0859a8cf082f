//! The lexicon's way in and out as a file.

use crate::browser::{EngineClient, SaveFault, Saved, download, files};
use crate::ui::controls::language::use_language;
use crate::ui::manage::save_fault::save_fault;
use crate::view::lexicon_edit::FILE_END;
use engine::save::Save;
use formats::readers::lexicon::FORMAT as LEXICON;
use formats::writers::lexicon::FILE;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{Callback, Event, Html, MouseEvent, Properties, component, html, use_context, use_state};

/// What the way in needs.
#[derive(Properties, PartialEq)]
pub struct LexiconFileProps {
    /// Takes the bytes of a `corpus.toml`.
    pub on_open: Callback<Vec<u8>>,
}

/// The field that opens a `corpus.toml` and the button that saves one.
#[component]
pub fn LexiconFile(props: &LexiconFileProps) -> Html {
    use_language();
    let client = use_context::<EngineClient>();
    let fault = use_state(|| None::<String>);
    let open = {
        let (fault, on_open) = (fault.setter(), props.on_open.clone());
        Callback::from(move |event: Event| {
            let Some(chosen) = files::chosen(&event).into_iter().next() else { return };
            let (fault, on_open) = (fault.clone(), on_open.clone());
            spawn_local(async move {
                let bytes = chosen.file.bytes().await;
                fault.set(bytes.is_none().then(|| words::faults::file_gone().to_owned()));
                if let Some(bytes) = bytes {
                    on_open.emit(bytes.take());
                }
            });
        })
    };
    let save = {
        let fault = fault.setter();
        Callback::from(move |_: MouseEvent| {
            let Some(client) = &client else { return };
            let fault = fault.clone();
            let mime = LEXICON.writer.map_or("", |writer| writer.media_type);
            let take = move |saved: Result<Saved, SaveFault>, _: u32| {
                let saved = saved.and_then(|saved| download::save_file(FILE, mime, &saved.file));
                fault.set(saved.err().map(|why| save_fault(&why)));
            };
            client.save(Save { format: LEXICON.key.to_owned(), ..Save::default() }, Rc::new(|_, _| {}), Rc::new(take));
        })
    };
    html! {
        <>
            <p class="tools">
                <label class="link lexicon__file">
                    <span>{ words::lexicon::open_file() }</span>
                    <input type="file" accept={FILE_END} onchange={open} />
                </label>
                <button class="link" onclick={save}>{ words::lexicon::save_file() }</button>
            </p>
            if let Some(fault) = &*fault { <p class="wrong" role="alert">{ fault }</p> }
        </>
    }
}
