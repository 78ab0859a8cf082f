//! The stop words of one's own: words to hide beside those of the languages, and words never to hide.

use crate::browser::{dom, download, files};
use crate::ui::controls::edits::SendEdit;
use crate::ui::controls::language::use_language;
use crate::view::stop_word_list::{FILE, StopWordList, words_of};
use engine::edit::Edit;
use engine::manage::CountingReport;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{Callback, Event, Html, InputEvent, MouseEvent, Properties, SubmitEvent, component, html, use_state};

/// What the section needs.
#[derive(Properties, PartialEq)]
pub struct StopWordsProps {
    /// The lists as they are.
    pub report: Rc<CountingReport>,
    /// Takes the change.
    pub send: SendEdit,
}

fn edit(list: StopWordList) -> (Edit, Option<Vec<u8>>) {
    (Edit::StopWords { also_hidden: list.also, never_hidden: list.never }, None)
}

/// The section.
#[component]
pub fn StopWords(props: &StopWordsProps) -> Html {
    use_language();
    // What is being written, until it is used.
    let draft = use_state(|| None::<[String; 2]>);
    let known = [props.report.also_hidden.join("\n"), props.report.never_hidden.join("\n")];
    let [also, never] = draft.as_ref().unwrap_or(&known).clone();
    let list = StopWordList { also: words_of(&also), never: words_of(&never) };
    let write = |nth: usize| {
        let (draft, texts) = (draft.setter(), [also.clone(), never.clone()]);
        Callback::from(move |event: InputEvent| {
            let mut texts = texts.clone();
            texts.get_mut(nth).into_iter().for_each(|text| *text = dom::value_of(&event));
            draft.set(Some(texts));
        })
    };
    let onsubmit = {
        let (draft, send, list) = (draft.setter(), props.send.clone(), list.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(edit(list.clone()));
            draft.set(None);
        })
    };
    let open = {
        let (draft, send) = (draft.setter(), props.send.clone());
        Callback::from(move |event: Event| {
            let Some(chosen) = files::chosen(&event).into_iter().next() else { return };
            let (draft, send) = (draft.clone(), send.clone());
            spawn_local(async move {
                if let Some(bytes) = chosen.file.bytes().await {
                    send.emit(edit(StopWordList::read(&bytes.take())));
                    draft.set(None);
                }
            });
        })
    };
    let save = {
        let text = list.write();
        Callback::from(move |_: MouseEvent| download::save(FILE, "text/plain;charset=utf-8", text.as_bytes()))
    };
    let field = |label: &'static str, value: String, oninput: Callback<InputEvent>| {
        html! {
            <label class="entry__label">{ label }
                <textarea class="entry__field" rows="8" {value} {oninput} autocomplete="off" spellcheck="false" dir="auto" />
            </label>
        }
    };
    html! {
        <section class="manage__section">
            <h2>{ words::counting::words() }</h2>
            <p>{ words::counting::words_lead() }</p>
            <form class="counting__words" {onsubmit}>
                { field(words::counting::also_hidden(), also.clone(), write(0)) }
                { field(words::counting::never_hidden(), never.clone(), write(1)) }
                <p class="entry__tools">
                    <button class="button">{ words::counting::use_lists() }</button>
                    <label class="link lexicon__file">
                        <span>{ words::counting::open_file() }</span>
                        <input type="file" accept="text/plain" onchange={open} />
                    </label>
                    <button type="button" class="link" onclick={save}>{ words::counting::save_file() }</button>
                </p>
                <p class="quiet">{ words::counting::file_hint() }</p>
            </form>
        </section>
    }
}
