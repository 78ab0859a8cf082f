//! Browser: everything the page needs from the browser, as plain functions. The only module that uses `web_sys`, `js_sys` and `gloo`.

pub mod address;
pub mod arriving;
pub mod backend;
pub mod bytes;
pub mod canvas;
pub mod client;
pub mod clipboard;
pub mod crew;
pub mod cutter;
pub mod data_block;
mod desk;
pub mod dom;
pub mod download;
pub mod embedder;
pub mod failure;
pub mod file;
pub mod files;
pub mod focus;
mod giving_back;
pub mod hosted;
pub mod importing;
mod journal;
pub mod keep;
pub mod keyboard;
pub mod language;
pub mod language_names;
pub mod loading;
pub mod local;
pub mod memory;
pub mod message;
pub mod normalizer;
pub mod perform;
mod pieces;
pub mod revisions;
pub mod serve;
pub mod slots;
pub mod source;
pub mod stage;
pub mod status;
pub mod supply;
pub mod theme;
pub mod worker;

pub use bytes::Bytes;
pub use client::EngineClient;
pub use file::{File, SaveFault};
pub use message::Saved;
pub use status::{Failure, Status};

use wasm_bindgen::{JsCast, JsValue};

/// Whether this program runs in a page, not in a worker.
pub fn is_page() -> bool {
    js_sys::global().dyn_into::<web_sys::Window>().is_ok()
}

/// Returns a browser error as text, in the browser's own words.
fn say(error: JsValue) -> String {
    js_sys::Object::from(error).to_string().into()
}

/// Waits this many milliseconds, so that the browser can do other work.
async fn pause(milliseconds: u32) {
    gloo::timers::future::TimeoutFuture::new(milliseconds).await;
}

/// Calls `callback` after this many milliseconds. Dropping the returned timer cancels it.
pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) -> gloo::timers::callback::Timeout {
    gloo::timers::callback::Timeout::new(milliseconds, callback)
}

/// Returns today's date in the local time zone, as EDTF.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Formats a time, given in milliseconds since 1970, in the local time zone.
pub fn local_time(time: f64) -> String {
    let behind = js_sys::Date::new(&time.into()).get_timezone_offset();
    words::moment(time - behind * 60_000.0)
}

/// How long ago the page was opened, in milliseconds, by a clock that nobody sets.
fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
