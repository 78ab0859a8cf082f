//! Loading: reads a corpus block into an engine piece by piece, with pauses for the browser.

use crate::browser::arriving::Arriving;
use crate::browser::message::Event;
use crate::browser::{memory, pause};
use engine::{Assistant, Handful, Loading};
use formats::archive::MOST_AT_ONCE;
use formats::readers::broadside_page;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

/// How often it tells how far it is, in milliseconds: the page draws it each time.
const TELL_EVERY: f64 = 250.0;

/// After how many bytes there is a look at the memory that is left.
const LOOK_EVERY: usize = 4 << 20;

/// How many articles have their words counted before a look at the clock.
const AT_ONCE: usize = 8;

/// Reads a corpus into what is shared, which can be asked in between. Every `slice` milliseconds, lets the browser work, and tells how far it is now and then.
/// Of a damaged block, reads what can be read.
pub async fn load(block: &Arriving, slice: f64, loading: &RefCell<Loading>, on_event: impl Fn(Event)) {
    let mut pace = Pace { slice, since: js_sys::Date::now(), told: 0.0 };
    if by_browser(block, &mut pace, loading, &on_event).await.is_err() {
        // A browser hands out nothing of the piece in which the damage is.
        *loading.borrow_mut() = by_ourselves(&block.text().await);
    }
    let summary = loading.borrow_mut().outline();
    if let Some(summary) = summary {
        on_event(Event::Outlined(Box::new(summary)));
    }
    if loading.borrow().is_outlined() {
        // What is asked of the outline comes first.
        pause(0).await;
        count(&mut pace, loading, &on_event).await;
        while loading.borrow().is_waiting() {
            // Others are not done yet.
            pause(1).await;
            count(&mut pace, loading, &on_event).await;
        }
    }
}

/// Reads the share of one that helps, and gives what is done of it.
///
/// # Errors
/// Returns the browser's error if the block does not arrive.
pub async fn assist(
    block: &Arriving,
    mut assistant: Assistant,
    on_done: &mut dyn FnMut(Handful),
) -> Result<(), JsValue> {
    while let Some(piece) = block.next().await? {
        assistant.push(&piece, on_done);
        if !assistant.has_share() {
            return Ok(());
        }
    }
    assistant.finish(on_done);
    Ok(())
}

/// What can be read of a block without the browser.
fn by_ourselves(text: &str) -> Loading {
    if text.is_empty() {
        return Loading::default();
    }
    let (bytes, fault) = broadside_page::unpacked(text.trim(), &Cell::new(MOST_AT_ONCE));
    if fault.is_some() {
        return Loading::of_damaged(&bytes);
    }
    let mut whole = Loading::default();
    whole.push(&bytes);
    whole
}

/// How long to work before the browser's turn, and when it was told last how far the work is.
struct Pace {
    slice: f64,
    since: f64,
    told: f64,
}

impl Pace {
    /// Lets the browser work and tells how far it is, if it is time.
    async fn keep(&mut self, on_event: &impl Fn(Event), progress: impl Fn() -> (u32, Option<u32>)) {
        let now = js_sys::Date::now();
        if now - self.since > self.slice {
            if now - self.told > TELL_EVERY {
                let (n, of) = progress();
                on_event(Event::Progress(n, of));
                self.told = now;
            }
            pause(0).await;
            self.since = js_sys::Date::now();
        }
    }
}

/// Reads a corpus that the browser unpacks.
async fn by_browser(
    block: &Arriving,
    pace: &mut Pace,
    loading: &RefCell<Loading>,
    on_event: &impl Fn(Event),
) -> Result<(), JsValue> {
    let (mut next_look, mut has_room) = (LOOK_EVERY, true);
    while let Some(piece) = block.next().await? {
        next_look = next_look.saturating_sub(piece.len());
        if next_look == 0 && has_room {
            next_look = LOOK_EVERY;
            let mut loading = loading.borrow_mut();
            has_room = memory::has_room(loading.still_needs(LOOK_EVERY));
            if !has_room {
                loading.close();
            }
        }
        loading.borrow_mut().push(&piece);
        let ahead = loading.borrow_mut().outline_ahead(memory::has_room);
        if let Some(summary) = ahead {
            on_event(Event::Outlined(Box::new(summary)));
            pause(0).await;
        }
        if loading.borrow().is_outlined() {
            count(pace, loading, on_event).await;
        } else {
            pace.keep(on_event, || (loading.borrow().n_articles(), loading.borrow().n_announced())).await;
        }
    }
    Ok(())
}

/// Counts the words of what has arrived.
async fn count(pace: &mut Pace, loading: &RefCell<Loading>, on_event: &impl Fn(Event)) {
    while loading.borrow_mut().count(AT_ONCE) {
        pace.keep(on_event, || {
            let loading = loading.borrow();
            (loading.n_counted(), loading.n_announced().or(Some(loading.n_articles())))
        })
        .await;
    }
}
