//! Keeping: the corpus stays in this browser when it is asked to.

use crate::browser::keep::{self, Kept};
use crate::browser::{EngineClient, SaveFault, Saved, local_time};
use crate::ui::controls::language::use_language;
use crate::ui::manage::save_fault::keep_fault;
use crate::ui::manage::saving::{News, news_line, steps};
use crate::view::wording;
use engine::save::Save;
use formats::readers::broadside_page;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{Callback, Html, MouseEvent, Properties, component, html};

/// What the section shows.
#[derive(Properties, PartialEq)]
pub struct KeepHereProps {
    /// The engine.
    pub client: EngineClient,
    /// What this browser keeps, as far as this tab knows.
    pub kept: Option<Kept>,
    /// The corpus has been changed since.
    pub is_older: bool,
    /// What came of its buttons.
    pub news: News,
    /// Takes what comes of them.
    pub on_news: Callback<News>,
}

/// Keeps the corpus; `seen` is the number of the last keeping that this tab knows of, none to write over whatever there is.
fn keep(client: &EngineClient, seen: Option<u32>, on_news: &Callback<News>) {
    let (after, news) = (client.clone(), on_news.clone());
    let take = move |saved: Result<Saved, SaveFault>, revision: u32| {
        let (client, news) = (after.clone(), news.clone());
        let n = client.summary().map_or(0, |summary| summary.n_articles);
        match saved {
            Ok(Saved { file, .. }) => spawn_local(async move {
                news.emit(match keep::write(&file, n, seen).await {
                    Ok(kept) => {
                        client.set_kept(Some(kept), revision);
                        News::Nothing
                    }
                    Err(fault) => News::NotKept(fault),
                });
            }),
            Err(fault) => news.emit(News::NotSaved(fault)),
        }
    };
    on_news.emit(News::Busy(None));
    let format = broadside_page::FORMAT.key.to_owned();
    client.save(Save { format, ..Save::default() }, steps(on_news), Rc::new(take));
}

/// Removes what is kept.
fn remove(client: &EngineClient, on_news: &Callback<News>) {
    let (client, news) = (client.clone(), on_news.clone());
    spawn_local(async move {
        news.emit(match keep::remove().await {
            Ok(()) => {
                client.set_kept(None, 0);
                News::Removed
            }
            Err(fault) => News::NotKept(fault),
        });
    });
}

/// The section.
#[component]
pub fn KeepHere(props: &KeepHereProps) -> Html {
    use_language();
    let KeepHereProps { client, kept, is_older, news, on_news } = props;
    let keep_at_click = |seen: Option<u32>| {
        let (client, on_news) = (client.clone(), on_news.clone());
        Callback::from(move |_: MouseEvent| keep(&client, seen, &on_news))
    };
    let seen = kept.as_ref().map_or(0, |kept| kept.revision);
    let words = if kept.is_some() { words::save::keep_again() } else { words::save::keep_copy() };
    let instead = html! { <button class="button" onclick={keep_at_click(None)}>{ words::save::keep_this() }</button> };
    let onremove = {
        let (client, on_news) = (client.clone(), on_news.clone());
        Callback::from(move |_: MouseEvent| remove(&client, &on_news))
    };
    html! {
        <section class="manage__section">
            <h2>{ words::save::keep() }</h2>
            <p>{ words::save::keep_lead() }</p>
            if let Some(fault) = client.keep_fault().filter(|_| kept.is_none()) { <p class="wrong">{ keep_fault(&fault) }</p> }
            <p class="manage__actions">
                <button class="button" onclick={keep_at_click(Some(seen))}>{ words }</button>
                if kept.is_some() { <button class="button" onclick={onremove}>{ words::save::remove_copy() }</button> }
            </p>
            if let Some(kept) = kept {
                <p>
                    { words::save::kept(kept.n_articles.into(), &wording::megabytes(kept.n_bytes), &local_time(kept.time)) }
                    if *is_older { { " " }{ words::save::changed_since() } }
                </p>
            }
            { news_line(news, instead) }
        </section>
    }
}
