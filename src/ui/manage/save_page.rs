//! Saving as a page: the corpus's title and note, and a page with all or with the filtered articles.

use crate::browser::EngineClient;
use crate::ui::controls::draft_field::DraftField;
use crate::ui::controls::language::use_language;
use crate::ui::manage::saving::{News, SavedPart, news_line, save_file};
use crate::view::State;
use engine::Summary;
use engine::edit::Edit;
use formats::readers::broadside_page;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_callback};

/// What the section shows.
#[derive(Properties, PartialEq)]
pub struct SavePageProps {
    /// The engine.
    pub client: EngineClient,
    /// What is chosen.
    pub state: Rc<State>,
    /// The corpus.
    pub summary: Rc<Summary>,
    /// How many of its articles the filters keep, where that is not all or none.
    pub n_filtered: Option<u32>,
    /// What came of its buttons.
    pub news: News,
    /// Takes what comes of them.
    pub on_news: Callback<News>,
}

/// The section.
#[component]
pub fn SavePage(props: &SavePageProps) -> Html {
    use_language();
    let SavePageProps { client, state, summary, n_filtered, news, on_news } = props;
    let edit = |text: String, edit: fn(String) -> Edit, (client, on_news): &(EngineClient, Callback<News>)| {
        // What was said was said of the corpus as it was.
        on_news.emit(News::Nothing);
        client.edit(edit(text), None, Rc::new(|_| ()));
    };
    let with = (client.clone(), on_news.clone());
    let name = use_callback(with.clone(), move |text, with| edit(text, Edit::Title, with));
    let note = use_callback(with, move |text, with| edit(text, Edit::Note, with));
    let save = |part: SavedPart| {
        let (client, state, on_news) = (client.clone(), Rc::clone(state), on_news.clone());
        Callback::from(move |_: MouseEvent| save_file(&client, &broadside_page::FORMAT, &state, part, &on_news))
    };
    html! {
        <section class="manage__section">
            <h2>{ words::save::page() }</h2>
            <p>{ words::save::page_lead() }</p>
            <div class="manage__head">
                <DraftField label={words::save::title()} value={summary.title.clone()} hint={words::sheet::untitled()} take={name} />
                <DraftField label={words::save::note()} value={summary.note.clone().unwrap_or_default()} hint={words::save::note_hint()}
                    is_long={true} take={note} />
            </div>
            if summary.n_faults > 0 { <p class="wrong">{ words::save::unread_lines(summary.n_faults.into()) }</p> }
            <p class="manage__actions">
                <button class="button manage__main" onclick={save(SavedPart::default())}>{ words::save::whole_page(summary.n_articles.into()) }</button>
                if let Some(n) = n_filtered {
                    <button class="button" onclick={save(SavedPart { is_filtered: true, ..SavedPart::default() })}>{ words::save::filtered_page((*n).into()) }</button>
                }
                <button class="button" onclick={save(SavedPart { without_texts: true, is_filtered: false })}>{ words::save::without_texts() }</button>
            </p>
            <p class="quiet">{ words::save::about_counts() }</p>
            { news_line(news, html! {}) }
        </section>
    }
}
