//! Embedding: what this page says to the page around it, and what it does when that page asks.

use crate::browser::embedder::{self, Embedder};
use crate::browser::{EngineClient, Status, dom, theme};
use crate::ui::app::masthead::said;
use crate::ui::controls::store::Dispatch;
use crate::view::embedding::{self, Asked, COLOURS, Theme};
use crate::view::{Action, State, address, file_name, requests, tables, wording};
use engine::{Report, Summary};
use formats::writers::csv;
use std::rc::Rc;
use yew::{hook, use_effect_with, use_memo, use_mut_ref, use_state};

/// Talks with the page around this one, if there is one and it may: says what is chosen, how many articles that keeps and how high the page is, and does
/// what it is asked.
#[hook]
pub fn use_embedding(
    client: &EngineClient,
    dispatch: &Dispatch,
    state: &Rc<State>,
    status: &Status,
    n_kept: Option<u32>,
) {
    let embedder = use_memo((), |()| embedder::around());
    // The origin of the page around this one, once that has spoken.
    let origin = use_state(|| None::<String>);
    let tell = {
        let (embedder, origin) = ((*embedder).clone(), (*origin).clone());
        Rc::new(move |message: &str| {
            if let (Some(embedder), Some(origin)) = (&embedder, &origin) {
                embedder.tell(origin, message);
            }
        })
    };
    let summary = match status {
        Status::Ready(summary, _) => Some(Rc::clone(summary)),
        _ => None,
    };
    // Tables that were asked for before the articles were there: by whom, and by which name.
    let wanted = use_mut_ref(Vec::<(String, String)>::new);
    {
        let (client, dispatch, origin, wanted) =
            (client.clone(), dispatch.clone(), origin.setter(), Rc::clone(&wanted));
        use_effect_with(((*embedder).clone(), Rc::clone(state), status.clone()), move |(embedder, state, status)| {
            let wanted_now =
                if matches!(status, Status::Ready(..) | Status::Failed(_)) { wanted.take() } else { Vec::new() };
            let answer = {
                let (client, state, status) = (client.clone(), Rc::clone(state), status.clone());
                move |around: &Embedder, from: String, id: String| match &status {
                    Status::Ready(summary, _) => send_table(&client, &state, summary, (around, &from), id),
                    Status::Failed(failure) => around.tell(&from, &embedding::error(&said(failure), Some(&id))),
                    Status::Reading(..) | Status::Outlined(..) => wanted.borrow_mut().push((from, id)),
                }
            };
            let listener = embedder.as_ref().and_then(|embedder| {
                for (from, id) in wanted_now {
                    answer(embedder, from, id);
                }
                let (around, state) = (embedder.clone(), Rc::clone(state));
                embedder.listen(move |json, from| match embedding::read(&json) {
                    None => {}
                    Some(Err(why)) => around.tell(&from, &embedding::error(&why, None)),
                    Some(Ok(Asked::Hello)) => origin.set(Some(from)),
                    Some(Ok(Asked::Theme(theme))) => show(&theme, &around, &from),
                    Some(Ok(Asked::Csv(id))) => answer(&around, from, id),
                    Some(Ok(asked)) => dispatch.emit(Action::Visit(Box::new(embedding::after(&asked, &state)))),
                })
            });
            move || drop(listener)
        });
    }
    use_effect_with((*embedder).clone(), |embedder| {
        if let Some(embedder) = embedder {
            embedder.tell_anyone(&embedding::listening());
        }
    });
    {
        let tell = Rc::clone(&tell);
        use_effect_with(((*origin).clone(), status.clone()), move |(_, status)| match status {
            Status::Ready(summary, stopped) => {
                if let Some(why) = stopped {
                    tell(&embedding::error(&words::sheet::stopped(why), None));
                }
                tell(&embedding::ready(summary));
            }
            Status::Failed(failure) => tell(&embedding::error(&said(failure), None)),
            Status::Reading(..) | Status::Outlined(..) => {}
        });
    }
    {
        let tell = Rc::clone(&tell);
        use_effect_with(((*origin).clone(), Rc::clone(state)), move |(_, state)| tell(&embedding::state(state)));
    }
    {
        let tell = Rc::clone(&tell);
        let sizes = n_kept.zip(summary.map(|summary| summary.n_articles));
        use_effect_with(((*origin).clone(), sizes), move |(_, sizes)| {
            if let Some((n_kept, n_articles)) = sizes {
                tell(&embedding::selection(*n_kept, *n_articles));
            }
        });
    }
    use_effect_with((*origin).clone(), move |origin| {
        let watch =
            origin.as_ref().and_then(|_| dom::watch_height(".sheet", move |height| tell(&embedding::height(height))));
        move || drop(watch)
    });
}

/// Shows the page in a theme, and says which values are none.
fn show(theme: &Theme, around: &Embedder, origin: &str) {
    theme::use_scheme(theme.is_dark);
    for (name, value) in &theme.properties {
        let kind = if COLOURS.contains(&name.as_str()) { "color" } else { "font-family" };
        if !theme::set_property(name, kind, value) {
            around.tell(origin, &embedding::error(&words::embedding::no_value(value, name), None));
        }
    }
}

/// Sends the table of the open view, or says that there is none.
fn send_table(
    client: &EngineClient,
    state: &State,
    summary: &Summary,
    (around, origin): (&Embedder, &str),
    id: String,
) {
    let (around, origin) = (around.clone(), origin.to_owned());
    let none = embedding::error(words::embedding::no_table(), Some(&id));
    let Some(request) = requests::whole(state) else { return around.tell(&origin, &none) };
    let name = file_name(&[wording::title(summary), address::view_name(state.view)].join(" "));
    let slot = client.new_slot();
    let asker = client.clone();
    let send = move |report: Option<Report>| {
        let table = report.as_ref().and_then(tables::of_report);
        let answer = table.map(|table| embedding::csv(&id, &name, &csv::write(&table.in_file())));
        around.tell(&origin, answer.as_deref().unwrap_or(&none));
        asker.forget(slot);
    };
    client.ask(slot, request, Rc::new(send));
}
