//! Saving: the corpus leaves as a page or as files, and this browser keeps it.

use crate::browser::keep::{self, KeepFault, Kept};
use crate::browser::{EngineClient, File, download, local_time};
use crate::ui::controls::choice::switch;
use crate::ui::controls::draft_field::DraftField;
use crate::view::{State, address, file_name, wording};
use engine::Summary;
use engine::edit::Edit;
use engine::save::{Form, Save};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{Callback, Html, Properties, component, html, use_context, use_state};

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
    Failed(String),
    Fault(KeepFault),
    Removed,
}

/// The part of the desk where the corpus leaves.
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
                let take = move |file: Result<File, String>, revision: u32| {
                    let title = saver.summary().map(|summary| summary.title.clone()).unwrap_or_default();
                    let name = format!("{}.{ending}", file_name(&title));
                    let outcome = file.and_then(|file| match form {
                        Form::Block => download::save_page(&name, &file).ok_or(wording::NOT_A_PAGE.to_owned()),
                        _ => Ok(download::save_file(&name, mime, &file)),
                    });
                    news.set(match outcome {
                        Ok(true) => {
                            if is_whole {
                                saver.set_saved(Some(revision));
                            }
                            News::Saved(name)
                        }
                        Ok(false) => News::Failed(wording::REFUSED_BY_BROWSER.to_owned()),
                        Err(why) => News::Failed(why),
                    });
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
        (Form::JsonLines, "application/x-ndjson"),
        (Form::Csv, "text/csv"),
        (Form::Markdown, "application/zip"),
        (Form::Lexicon, "application/toml"),
    ];
    let files = files.into_iter().zip(wording::FORMS).map(|((form, mime), (words, ending))| {
        html! { <li><button class="button" onclick={save(form, ending, mime, *only_kept && is_narrowed)}>{ words }</button></li> }
    });
    let toggle = {
        let only_kept = only_kept.clone();
        Callback::from(move |()| only_kept.set(!*only_kept))
    };
    let keep = |seen: Option<u32>| {
        let (client, news) = (client.clone(), news.setter());
        Callback::from(move |_: yew::MouseEvent| {
            let news = news.clone();
            news.set(News::Busy);
            let after = client.clone();
            let take = move |block: Result<File, String>, revision: u32| {
                let (client, news) = (after.clone(), news.clone());
                let n = client.summary().map_or(0, |summary| summary.n_articles);
                match block {
                    Ok(block) => spawn_local(async move {
                        news.set(match keep::write(&block, n, seen).await {
                            Ok(kept) => {
                                client.set_kept(Some(kept), revision);
                                News::Nothing
                            }
                            Err(fault) => News::Fault(fault),
                        });
                    }),
                    Err(error) => news.set(News::Failed(error)),
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
                    Err(fault) => News::Fault(fault),
                });
            });
        })
    };
    let kept = client.kept();
    let seen = kept.as_ref().map_or(0, |kept| kept.revision);
    html! {
        <div class="manage__part">
            <section class="manage__section">
                <h2>{ wording::SAVE_PAGE }</h2>
                <p>{ wording::SAVE_PAGE_LEAD }</p>
                <div class="manage__head">
                    <DraftField label={wording::TITLE_OF_CORPUS} value={props.summary.title.clone()} hint={wording::UNTITLED} take={edit(Edit::Title)} />
                    <DraftField label={wording::NOTE_OF_CORPUS} value={props.summary.note.clone().unwrap_or_default()} hint={wording::NO_NOTE}
                        is_long={true} take={edit(Edit::Note)} />
                </div>
                if props.summary.n_faults > 0 { <p class="wrong">{ wording::left_behind(props.summary.n_faults) }</p> }
                <p class="manage__actions">
                    <button class="button manage__main" onclick={save(Form::Block, "html", "text/html", false)}>{ wording::save_page(n) }</button>
                    if is_narrowed {
                        <button class="button" onclick={save(Form::Block, "html", "text/html", true)}>{ wording::save_filtered(n_kept) }</button>
                    }
                </p>
            </section>
            <section class="manage__section">
                <h2>{ wording::SAVE_FILES }</h2>
                if is_narrowed {
                    <p class="sentence">{ wording::OF }{ " " }{ switch(wording::scope_switch(*only_kept, n, n_kept), *only_kept, toggle) }{ ":" }</p>
                }
                <ul class="manage__actions">{ for files }</ul>
            </section>
            <section class="manage__section">
                <h2>{ wording::KEEP_HERE }</h2>
                <p>{ wording::KEEP_LEAD }</p>
                if let Some(kept) = &kept {
                    <p>{ told(kept) }if client.is_kept_older() { { " " }{ wording::CHANGED_SINCE } }</p>
                }
                <p class="manage__actions">
                    <button class="button" onclick={keep(Some(seen))}>{ if kept.is_some() { wording::KEEP_AGAIN } else { wording::KEEP_NOW } }</button>
                    if kept.is_some() { <button class="button" onclick={remove}>{ wording::REMOVE_KEPT }</button> }
                </p>
            </section>
            <div class="manage__status" role="status">{ match &*news {
                News::Nothing => html! {},
                News::Busy => html! { <p class="quiet">{ wording::SAVING }</p> },
                News::Saved(name) => html! { <p>{ wording::saved_as(name) }</p> },
                News::Removed => html! { <p>{ wording::REMOVED }</p> },
                News::Failed(error) => html! { <p class="wrong">{ wording::not_saved(error) }</p> },
                News::Fault(fault) => html! {
                    <p class="wrong">
                        { keep_fault(fault) }
                        if matches!(fault, KeepFault::Newer(_)) { { " " }<button class="button" onclick={keep(None)}>{ wording::KEEP_OVER }</button> }
                    </p>
                },
            } }</div>
        </div>
    }
}

/// What is said of a kept corpus.
fn told(kept: &Kept) -> String {
    wording::kept(kept.n_articles, &local_time(kept.time), kept.n_bytes)
}

/// Why a corpus is not kept, or not opened.
pub fn keep_fault(fault: &KeepFault) -> String {
    match fault {
        KeepFault::Refused(why) => wording::keep_refused(why),
        KeepFault::Full => wording::KEEP_FULL.to_owned(),
        KeepFault::Newer(kept) => wording::keep_newer(kept.n_articles, &local_time(kept.time)),
    }
}
