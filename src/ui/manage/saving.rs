//! Saving as its parts do it: how a file is asked for, and the line that says what came of it.

use crate::browser::client::OnStep;
use crate::browser::keep::KeepFault;
use crate::browser::{EngineClient, SaveFault, Saved, download};
use crate::ui::manage::progress::progress;
use crate::ui::manage::save_fault::{keep_fault, save_fault};
use crate::view::{State, address, file_name};
use engine::save::Save;
use formats::Format;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{Callback, Html, html};

/// What came of a button.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum News {
    /// None was pressed.
    #[default]
    Nothing,
    /// It is under way: how many articles are written, and of how many, once that is known.
    Busy(Option<(u32, u32)>),
    /// A file of this name was saved.
    Saved(String),
    /// No file was.
    NotSaved(SaveFault),
    /// The browser does not keep the corpus, or no longer does what it was asked to.
    NotKept(KeepFault),
    /// The browser has removed what it kept.
    Removed,
}

/// What of the corpus is saved.
#[derive(Clone, Copy, Debug, Default)]
pub struct SavedPart {
    /// Only what the filters keep.
    pub is_filtered: bool,
    /// Counts in the place of texts.
    pub without_texts: bool,
}

/// Saves the corpus, or a part of it, as a file.
pub fn save_file(
    client: &EngineClient,
    format: &'static Format,
    state: &State,
    part: SavedPart,
    on_news: &Callback<News>,
) {
    let Some(writer) = format.writer else { return };
    let SavedPart { is_filtered, without_texts } = part;
    let filters = is_filtered.then(|| state.filters.clone());
    // What has no ending of its own is the block of a page, which has an edition beside it.
    let in_page = writer.endings.is_empty();
    let view = address::write(&state.as_opened());
    let save = Save { format: format.key.to_owned(), filters, without_texts, view, in_page };
    let (saver, news) = (client.clone(), on_news.clone());
    let take = move |saved: Result<Saved, SaveFault>, revision: u32| {
        let (saver, news) = (saver.clone(), news.clone());
        spawn_local(async move {
            let title = saver.summary().map(|summary| summary.title.clone()).unwrap_or_default();
            let name = format!("{}.{}", file_name(&title), writer.endings.first().unwrap_or(&"html"));
            let saved = match saved {
                Ok(saved) if in_page => download::save_page(&name, &saved).await,
                Ok(saved) => download::save_file(&name, writer.media_type, &saved.file),
                Err(fault) => Err(fault),
            };
            if writer.is_whole && !is_filtered && !without_texts && saved.is_ok() {
                saver.set_saved(Some(revision));
            }
            news.emit(saved.map_or_else(News::NotSaved, |()| News::Saved(name)));
        });
    };
    on_news.emit(News::Busy(None));
    client.save(save, steps(on_news), Rc::new(take));
}

/// Says how far a saving is.
pub fn steps(on_news: &Callback<News>) -> OnStep {
    let news = on_news.clone();
    Rc::new(move |n, of| news.emit(News::Busy(of.map(|of| (n, of)))))
}

/// The line below the buttons; `instead` is a way on where something newer is kept.
pub fn news_line(news: &News, instead: Html) -> Html {
    let line = match news {
        News::Nothing => html! {},
        News::Busy(None) => html! { <p class="quiet">{ words::save::working() }</p> },
        News::Busy(Some(_)) => html! { <p class="unseen">{ words::save::working() }</p> },
        News::Saved(name) => html! { <p>{ words::save::saved_as(name) }</p> },
        News::Removed => html! { <p>{ words::save::copy_removed() }</p> },
        News::NotSaved(fault) => html! { <p class="wrong">{ save_fault(fault) }</p> },
        News::NotKept(fault @ KeepFault::Newer(_)) => {
            html! { <p class="wrong">{ keep_fault(fault) }{ " " }{ instead }</p> }
        }
        News::NotKept(fault) => html! { <p class="wrong">{ keep_fault(fault) }</p> },
    };
    let so_far = if let News::Busy(Some((n, of))) = news {
        let so_far = words::save::writing_of((*n).into(), (*of).into());
        progress("quiet", words::save::working(), &so_far, *n, Some(*of))
    } else {
        html! {}
    };
    html! { <div class="manage__status"><div role="status">{ line }</div>{ so_far }</div> }
}
