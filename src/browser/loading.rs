//! Loading: reads a corpus block into an engine piece by piece, with pauses for the browser.

use crate::browser::data_block::{Unpacking, decode};
use crate::browser::message::Event;
use crate::browser::pause;
use engine::Loading;
use formats::readers::broadside_page;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

/// The most that a damaged block may unpack to.
const MOST_UNPACKED: u64 = 1 << 30;

/// How many articles have their words counted before a look at the clock.
const AT_ONCE: usize = 8;

/// Reads a corpus into what is shared, which can be asked in between. Every `slice` milliseconds, tells how far it is and lets the browser work.
/// Of a damaged block, reads what can be read.
pub async fn load(text: &js_sys::JsString, slice: f64, loading: &RefCell<Loading>, on_event: impl Fn(Event)) {
    if by_browser(text, slice, loading, &on_event).await.is_err() {
        // A browser hands out nothing of the piece in which the damage is.
        let (bytes, fault) = broadside_page::unpacked(&String::from(text), &Cell::new(MOST_UNPACKED));
        *loading.borrow_mut() = if fault.is_some() {
            Loading::of_damaged(&bytes)
        } else {
            let mut whole = Loading::default();
            whole.push(&bytes);
            whole
        };
    }
    let summary = loading.borrow_mut().outline();
    if let Some(summary) = summary {
        on_event(Event::Outlined(Box::new(summary)));
        count(slice, loading, &on_event).await;
    }
}

/// Reads a corpus that the browser unpacks.
async fn by_browser(
    text: &js_sys::JsString,
    slice: f64,
    loading: &RefCell<Loading>,
    on_event: &impl Fn(Event),
) -> Result<(), JsValue> {
    if text.length() == 0 {
        return Ok(());
    }
    let mut unpacking = Unpacking::new(&decode(text)?)?;
    let mut since = js_sys::Date::now();
    while let Some(piece) = unpacking.next().await? {
        loading.borrow_mut().push(&piece);
        if js_sys::Date::now() - since > slice {
            let (n, of) = (loading.borrow().n_articles(), loading.borrow().n_announced());
            on_event(Event::Progress(n, of));
            pause(0).await;
            since = js_sys::Date::now();
        }
    }
    Ok(())
}

/// Counts the words of what has arrived.
async fn count(slice: f64, loading: &RefCell<Loading>, on_event: &impl Fn(Event)) {
    let of = loading.borrow().n_articles();
    // What is asked of the outline comes first.
    pause(0).await;
    let mut since = js_sys::Date::now();
    while loading.borrow_mut().count(AT_ONCE) {
        if js_sys::Date::now() - since > slice {
            on_event(Event::Progress(loading.borrow().n_counted(), Some(of)));
            pause(0).await;
            since = js_sys::Date::now();
        }
    }
}
