//! The browser: everything that the page asks of it, behind plain functions. The only module that touches `web_sys`, `js_sys` and `gloo`.

pub mod address;
pub mod backend;
pub mod canvas;
pub mod client;
pub mod clipboard;
pub mod cutter;
pub mod data_block;
pub mod dom;
pub mod download;
pub mod failure;
pub mod files;
pub mod importing;
pub mod keep;
pub mod keyboard;
pub mod loading;
pub mod local;
pub mod message;
pub mod perform;
pub mod revisions;
pub mod serve;
pub mod slots;
pub mod source;
pub mod worker;

pub use client::{EngineClient, Status};
pub use message::{Bytes, File};

use wasm_bindgen::{JsCast, JsValue};

/// Whether this program runs in a page rather than in a worker.
pub fn is_page() -> bool {
    js_sys::global().dyn_into::<web_sys::Window>().is_ok()
}

/// An error in the browser's words, which a value's own text is.
fn say(error: JsValue) -> String {
    js_sys::Object::from(error).to_string().into()
}

/// Waits so many milliseconds, letting the browser do what it has to.
async fn pause(milliseconds: u32) {
    gloo::timers::future::TimeoutFuture::new(milliseconds).await;
}

/// Does something after so many milliseconds, unless what is returned is dropped before.
pub fn after(milliseconds: u32, act: impl FnOnce() + 'static) -> gloo::timers::callback::Timeout {
    gloo::timers::callback::Timeout::new(milliseconds, act)
}

/// A time, in milliseconds since 1970, as the person's own clock says it, in words.
pub fn local_time(time: f64) -> String {
    let behind = js_sys::Date::new(&time.into()).get_timezone_offset();
    ::words::moment(time - behind * 60_000.0)
}
