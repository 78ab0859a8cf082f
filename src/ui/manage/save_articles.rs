//! Saving: the corpus leaves as a page or as files, and this browser keeps it.

use crate::browser::keep::{self, KeepFault, Kept};
use crate::browser::{EngineClient, File, SaveFault, download, local_time};
use crate::ui::controls::draft_field::DraftField;
use crate::ui::manage::save_fault::{keep_fault, save_fault};
use crate::view::{State, address, file_name, wording};
use engine::Summary;
use engine::edit::Edit;
use engine::save::{Form, Save};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{Callback, Event, Html, Properties, component, html, use_context, use_state};

/// What the part shows.
#[derive(Properties, PartialEq)]
pub struct SaveArticlesProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// The corpus, as far as it has been read.
    pub summary: Rc<Summary>,
    /// How many of its articles the filters keep.
    pub n_kept: u32,
}

/// What is said below the buttons.
#[derive(Clone, Debug, PartialEq)]
enum News {
    Nothing,
    Busy,
    Saved(String),
    NotSaved(SaveFault),
    NotKept(KeepFault),
    Removed,
}

/// The part where the corpus leaves.
#[component]
pub fn SaveArticles(props: &SaveArticlesProps) -> Html {
    let Some(client) = use_context::<EngineClient>() else { return html! {} };
    let only_kept = use_state(|| false);
    let news = use_state(|| News::Nothing);
    let state = &props.state;
    let (n, n_kept) = (props.summary.n_articles, props.n_kept);
    let is_narrowed = n_kept < n && n_kept > 0;
    let save = {
        let (client, news, state) = (client.clone(), news.setter(), Rc::clone(state));
        move |form: Form, ending: &'static str, mime: &'static str, filtered: bool| {
            let (client, news, state) = (client.clone(), news.clone(), Rc::clone(&state));
            Callback::from(move |_: yew::MouseEvent| {
                let filters = filtered.then(|| state.filters.clone());
                let save = Save { form, filters, view: address::write(&state.as_opened()) };
                let news = news.clone();
                news.set(News::Busy);
                let saver = client.clone();
                let is_whole = !filtered && matches!(form, Form::Block | Form::JsonLines | Form::Markdown);
                let take = move |file: Result<File, SaveFault>, revision: u32| {
                    let title = saver.summary().map(|summary| summary.title.clone()).unwrap_or_default();
                    let name = file_name(&title, ending);
                    let saved = file.and_then(|file| match form {
                        Form::Block => download::save_page(&name, &file),
                        _ => download::save_file(&name, mime, &file),
                    });
                    if is_whole && saved.is_ok() {
                        saver.set_saved(Some(revision));
                    }
                    news.set(saved.map_or_else(News::NotSaved, |()| News::Saved(name)));
                };
                client.save(save, Rc::new(take));
            })
        }
    };
    let edit = |edit: fn(String) -> Edit| {
        let client = client.clone();
        let news = news.setter();
        Callback::from(move |text: String| {
            // What was said was said of the corpus as it was.
            news.set(News::Nothing);
            client.edit(edit(text), None, Rc::new(|_| ()));
        })
    };
    let files = [
        (Form::JsonLines, words::save::json_lines(), "jsonl", "application/x-ndjson"),
        (Form::Csv, words::save::csv(), "csv", "text/csv"),
        (Form::Markdown, words::save::markdown(), "zip", "application/zip"),
        (Form::Lexicon, words::save::lexicon(), "toml", "application/toml"),
    ];
    let files = files.map(|(form, name, ending, mime)| {
        html! { <li><button class="button" onclick={save(form, ending, mime, *only_kept && is_narrowed)}>{ name }</button></li> }
    });
    let toggle = {
        let only_kept = only_kept.clone();
        Callback::from(move |_: Event| only_kept.set(!*only_kept))
    };
    let keep = |seen: Option<u32>| {
        let (client, news) = (client.clone(), news.setter());
        Callback::from(move |_: yew::MouseEvent| {
            let news = news.clone();
            news.set(News::Busy);
            let after = client.clone();
            let take = move |block: Result<File, SaveFault>, revision: u32| {
                let (client, news) = (after.clone(), news.clone());
                let n = client.summary().map_or(0, |summary| summary.n_articles);
                match block {
                    Ok(block) => spawn_local(async move {
                        news.set(match keep::write(&block, n, seen).await {
                            Ok(kept) => {
                                client.set_kept(Some(kept), revision);
                                News::Nothing
                            }
                            Err(fault) => News::NotKept(fault),
                        });
                    }),
                    Err(fault) => news.set(News::NotSaved(fault)),
                }
            };
            client.save(Save { form: Form::Block, filters: None, view: String::new() }, Rc::new(take));
        })
    };
    let remove = {
        let (client, news) = (client.clone(), news.setter());
        Callback::from(move |_: yew::MouseEvent| {
            let (client, news) = (client.clone(), news.clone());
            spawn_local(async move {
                news.set(match keep::remove().await {
                    Ok(()) => {
                        client.set_kept(None, 0);
                        News::Removed
                    }
                    Err(fault) => News::NotKept(fault),
                });
            });
        })
    };
    let kept = client.kept();
    let seen = kept.as_ref().map_or(0, |kept| kept.revision);
    html! {
        <div class="manage__part">
            <section class="manage__section">
                <h2>{ words::save::page() }</h2>
                <p>{ words::save::page_lead() }</p>
                <div class="manage__head">
                    <DraftField label={words::save::title()} value={props.summary.title.clone()} hint={words::sheet::untitled()} take={edit(Edit::Title)} />
                    <DraftField label={words::save::note()} value={props.summary.note.clone().unwrap_or_default()} hint={words::save::note_hint()}
                        is_long={true} take={edit(Edit::Note)} />
                </div>
                if props.summary.n_faults > 0 { <p class="wrong">{ words::save::unread_lines(props.summary.n_faults.into()) }</p> }
                <p class="manage__actions">
                    <button class="button manage__main" onclick={save(Form::Block, "html", "text/html", false)}>{ words::save::whole_page(n.into()) }</button>
                    if is_narrowed {
                        <button class="button" onclick={save(Form::Block, "html", "text/html", true)}>{ words::save::filtered_page(n_kept.into()) }</button>
                    }
                </p>
            </section>
            <section class="manage__section">
                <h2>{ words::save::files() }</h2>
                if is_narrowed {
                    <p>
                        <label class="manage__tick">
                            <input class="edit__box" type="checkbox" checked={*only_kept} onchange={toggle} />{ " " }{ words::save::only_filtered(n_kept.into()) }
                        </label>
                    </p>
                }
                <ul class="manage__actions">{ for files }</ul>
            </section>
            <section class="manage__section">
                <h2>{ words::save::keep() }</h2>
                <p>{ words::save::keep_lead() }</p>
                if let Some(fault) = client.keep_fault().filter(|_| kept.is_none()) { <p class="wrong">{ keep_fault(&fault) }</p> }
                if let Some(kept) = &kept {
                    <p>{ about(kept) }if client.is_kept_older() { { " " }{ words::save::changed_since() } }</p>
                }
                <p class="manage__actions">
                    <button class="button" onclick={keep(Some(seen))}>{ if kept.is_some() { words::save::keep_again() } else { words::save::keep_copy() } }</button>
                    if kept.is_some() { <button class="button" onclick={remove}>{ words::save::remove_copy() }</button> }
                </p>
            </section>
            <div class="manage__status" role="status">{ match &*news {
                News::Nothing => html! {},
                News::Busy => html! { <p class="quiet">{ words::save::working() }</p> },
                News::Saved(name) => html! { <p>{ words::save::saved_as(name) }</p> },
                News::Removed => html! { <p>{ words::save::copy_removed() }</p> },
                News::NotSaved(fault) => html! { <p class="wrong">{ save_fault(fault) }</p> },
                News::NotKept(fault) => html! {
                    <p class="wrong">
                        { keep_fault(fault) }
                        if matches!(fault, KeepFault::Newer(_)) { { " " }<button class="button" onclick={keep(None)}>{ words::save::keep_this() }</button> }
                    </p>
                },
            } }</div>
        </div>
    }
}

/// What is said of a kept corpus.
fn about(kept: &Kept) -> String {
    words::save::kept(kept.n_articles.into(), &wording::size(kept.n_bytes), &local_time(kept.time))
}
