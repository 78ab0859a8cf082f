//! Hosted: what a page that is hosted as a folder of files has from its loader (`crates/cli/src/site/loader.js`), which alone asks for files.

use formats::dense;
use gloo::events::EventListener;
use js_sys::{Function, JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// What the loader offers; `None` in a page that is one file.
fn site() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"site".into()).ok().filter(JsValue::is_object)
}

/// Calls a function of the loader's.
fn call(name: &str) -> Option<JsValue> {
    let site = site()?;
    Reflect::get(&site, &name.into()).ok()?.dyn_into::<Function>().ok()?.call0(&site).ok()
}

/// Whether this page comes from a server each time, since the browser does not keep its files.
pub fn needs_server() -> bool {
    let controller = || {
        let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
        let workers = Reflect::get(&navigator, &"serviceWorker".into()).ok().filter(JsValue::is_object)?;
        Reflect::get(&workers, &"controller".into()).ok().filter(JsValue::is_object)
    };
    site().is_some() && controller().is_none()
}

/// Calls `on_newer` once a newer version of the page is there, even if it has been for a while.
pub fn on_newer(on_newer: impl Fn() + 'static) -> Option<EventListener> {
    let is_newer = Reflect::get(&site()?, &"isNewer".into()).is_ok_and(|is| is.is_truthy());
    if is_newer {
        on_newer();
    }
    Some(EventListener::new(web_sys::window()?.as_ref(), "newer", move |_| on_newer()))
}

/// Opens the newer version in the place of this one.
pub fn renew() {
    call("renew");
}

/// The text of the page as one file, without what goes into its blocks, and the text of its program; `None` in a page that is one file.
pub(super) async fn page_and_program() -> Option<(String, JsString)> {
    let page = Reflect::get(&site()?, &"page".into()).ok()?.dyn_into::<Promise>().ok()?;
    let page: JsValue = JsFuture::from(page).await.ok()?;
    let program: JsValue = JsFuture::from(call("program")?.dyn_into::<Promise>().ok()?).await.ok()?;
    let bytes = program.dyn_into::<Response>().ok()?.array_buffer().ok()?;
    let bytes: JsValue = JsFuture::from(bytes).await.ok()?;
    Some((page.as_string()?, dense::encode(&Uint8Array::new(&bytes).to_vec()).into()))
}
