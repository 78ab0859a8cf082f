//! Saving as files for other programs, of all or of the filtered articles.

use crate::browser::EngineClient;
use crate::ui::controls::language::use_language;
use crate::ui::manage::saving::{News, SavedPart, news_line, save_file};
use crate::view::State;
use formats::catalogue;
use std::rc::Rc;
use yew::{Callback, Event, Html, MouseEvent, Properties, component, html, use_state};

/// What the section shows.
#[derive(Properties, PartialEq)]
pub struct SaveFilesProps {
    /// The engine.
    pub client: EngineClient,
    /// What is chosen.
    pub state: Rc<State>,
    /// How many articles the filters keep, where that is not all or none.
    pub n_filtered: Option<u32>,
    /// What came of its buttons.
    pub news: News,
    /// Takes what comes of them.
    pub on_news: Callback<News>,
}

/// The section.
#[component]
pub fn SaveFiles(props: &SaveFilesProps) -> Html {
    use_language();
    let SaveFilesProps { client, state, n_filtered, news, on_news } = props;
    let only_filtered = use_state(|| false);
    let toggle = {
        let only_filtered = only_filtered.clone();
        Callback::from(move |_: Event| only_filtered.set(!*only_filtered))
    };
    let part = SavedPart { is_filtered: *only_filtered && n_filtered.is_some(), ..SavedPart::default() };
    let files = catalogue::saved().map(|format| {
        let (client, state, on_news) = (client.clone(), Rc::clone(state), on_news.clone());
        let onclick = Callback::from(move |_: MouseEvent| save_file(&client, format, &state, part, &on_news));
        html! { <li><button class="button" {onclick}>{ words::saved_format(format.key) }</button></li> }
    });
    html! {
        <section class="manage__section">
            <h2>{ words::save::files() }</h2>
            if let Some(n) = n_filtered {
                <p>
                    <label class="manage__tick">
                        <input class="edit__box" type="checkbox" checked={*only_filtered} onchange={toggle} />{ " " }{ words::save::only_filtered((*n).into()) }
                    </label>
                </p>
            }
            <ul class="manage__actions">{ for files }</ul>
            { news_line(news, html! {}) }
        </section>
    }
}
