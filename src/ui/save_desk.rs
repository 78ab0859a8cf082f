//! Saving: the corpus leaves as a page or as files, and this browser keeps it.

use super::choice::switch;
use super::draft_field::DraftField;
use crate::browser::keep::{self, KeepFault, Kept};
use crate::browser::{EngineClient, File, dom, download, local_time};
use crate::engine::Summary;
use crate::engine::edit::Edit;
use crate::engine::save::{Form, Save};
use crate::view::{State, address, file_name, wording};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{Callback, Html, Properties, component, html, use_context, use_effect_with, use_state};

/// What the part shows.
#[derive(Properties, PartialEq)]
pub struct SaveDeskProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// The corpus, as far as it has been read.
    pub summary: Rc<Summary>,
    /// How many of its articles the filters keep.
    pub n_kept: u32,
}

/// The sections of this part.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Section {
    Page,
    Files,
    Here,
}

/// What is said below the buttons of a section.
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
pub fn SaveDesk(props: &SaveDeskProps) -> Html {
    let Some(client) = use_context::<EngineClient>() else { return html! {} };
    let only_kept = use_state(|| false);
    let news = use_state(|| (Section::Page, News::Nothing));
    use_effect_with((*news).clone(), |_| dom::bring_into_sight(".desk__status > p"));
    // What came of a button is said below it, where nothing else is covered.
    let tell = |section: Section| {
        let news = news.setter();
        Callback::from(move |said: News| news.set((section, said)))
    };
    let state = &props.state;
    let (n, n_kept) = (props.summary.n_articles, props.n_kept);
    let is_narrowed = n_kept < n && n_kept > 0;
    let save = {
        let (client, state) = (client.clone(), Rc::clone(state));
        move |form: Form, ending: &'static str, mime: &'static str, filtered: bool| {
            let news = tell(if form == Form::Block { Section::Page } else { Section::Files });
            let (client, state) = (client.clone(), Rc::clone(&state));
            Callback::from(move |_: yew::MouseEvent| {
                let filters = filtered.then(|| state.filters.clone());
                let save = Save { form, filters, view: address::write(&state.as_opened()) };
                let news = news.clone();
                news.emit(News::Busy);
                let saver = client.clone();
                let is_whole = !filtered && matches!(form, Form::Block | Form::JsonLines | Form::Markdown);
                let take = move |file: Result<File, String>, revision: u32| {
                    let title = saver.summary().map(|summary| summary.title.clone()).unwrap_or_default();
                    let name = file_name(&title, ending);
                    let outcome = file.and_then(|file| match form {
                        Form::Block => download::save_page(&name, &file).ok_or(wording::NOT_A_PAGE.to_owned()),
                        _ => Ok(download::save_file(&name, mime, &file)),
                    });
                    news.emit(match outcome {
                        Ok(true) => {
                            if is_whole {
                                saver.set_saved(revision);
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
        let (client, news) = (client.clone(), tell(Section::Page));
        Callback::from(move |text: String| {
            // What was said was said of the corpus as it was.
            news.emit(News::Nothing);
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
        let (client, news) = (client.clone(), tell(Section::Here));
        Callback::from(move |_: yew::MouseEvent| {
            let news = news.clone();
            news.emit(News::Busy);
            let after = client.clone();
            let take = move |block: Result<File, String>, revision: u32| {
                let (client, news) = (after.clone(), news.clone());
                let n = client.summary().map_or(0, |summary| summary.n_articles);
                match block {
                    Ok(block) => spawn_local(async move {
                        news.emit(match keep::write(&block, n, seen).await {
                            Ok(kept) => {
                                client.set_kept(Some(kept), revision);
                                News::Nothing
                            }
                            Err(fault) => News::Fault(fault),
                        });
                    }),
                    Err(error) => news.emit(News::Failed(error)),
                }
            };
            client.save(Save { form: Form::Block, filters: None, view: String::new() }, Rc::new(take));
        })
    };
    let remove = {
        let (client, news) = (client.clone(), tell(Section::Here));
        Callback::from(move |_: yew::MouseEvent| {
            let (client, news) = (client.clone(), news.clone());
            spawn_local(async move {
                news.emit(match keep::remove().await {
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
    let status = |section: Section| {
        let line = match &*news {
            (at, _) if *at != section => html! {},
            (_, News::Nothing) => html! {},
            (_, News::Busy) => html! { <p class="quiet">{ wording::SAVING }</p> },
            (_, News::Saved(name)) => html! { <p>{ wording::saved_as(name) }</p> },
            (_, News::Removed) => html! { <p>{ wording::REMOVED }</p> },
            (_, News::Failed(error)) => html! { <p class="wrong">{ wording::not_saved(error) }</p> },
            (_, News::Fault(fault)) => html! {
                <p class="wrong">
                    { keep_fault(fault) }
                    if matches!(fault, KeepFault::Newer(_)) { { " " }<button class="button" onclick={keep(None)}>{ wording::KEEP_OVER }</button> }
                </p>
            },
        };
        html! { <div class="desk__status" role="status">{ line }</div> }
    };
    html! {
        <div class="desk__part">
            <section class="desk__section">
                <h2>{ wording::SAVE_PAGE }</h2>
                <p>{ wording::SAVE_PAGE_LEAD }</p>
                <div class="desk__head">
                    <DraftField label={wording::TITLE_OF_CORPUS} value={props.summary.title.clone()} hint={wording::UNTITLED} take={edit(Edit::Title)} />
                    <DraftField label={wording::NOTE_OF_CORPUS} value={props.summary.note.clone().unwrap_or_default()} hint={wording::NO_NOTE}
                        is_long={true} take={edit(Edit::Note)} />
                </div>
                if props.summary.n_faults > 0 { <p class="wrong">{ wording::left_behind(props.summary.n_faults) }</p> }
                <p class="desk__actions">
                    <button class="button desk__main" onclick={save(Form::Block, "html", "text/html", false)}>{ wording::save_page(n) }</button>
                    if is_narrowed {
                        <button class="button" onclick={save(Form::Block, "html", "text/html", true)}>{ wording::save_filtered(n_kept) }</button>
                    }
                </p>
                { status(Section::Page) }
            </section>
            <section class="desk__section">
                <h2>{ wording::SAVE_FILES }</h2>
                if is_narrowed {
                    <p class="sentence">{ wording::OF }{ " " }{ switch(wording::scope_switch(*only_kept, n, n_kept), *only_kept, toggle) }{ ":" }</p>
                }
                <ul class="desk__actions">{ for files }</ul>
                { status(Section::Files) }
            </section>
            <section class="desk__section">
                <h2>{ wording::KEEP_HERE }</h2>
                <p>{ wording::KEEP_LEAD }</p>
                <p class="desk__actions">
                    <button class="button" onclick={keep(Some(seen))}>{ if kept.is_some() { wording::KEEP_AGAIN } else { wording::KEEP_NOW } }</button>
                    if kept.is_some() { <button class="button" onclick={remove}>{ wording::REMOVE_KEPT }</button> }
                </p>
                if let Some(kept) = &kept {
                    <p>{ told(kept) }if client.is_kept_older() { { " " }{ wording::CHANGED_SINCE } }</p>
                }
                { status(Section::Here) }
            </section>
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
