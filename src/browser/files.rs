//! Files: what a person gives to the page by choosing files, dropping files and folders, or pasting text.

use crate::browser::file::File;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// A file, not yet read.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its name, with the folders it was in.
    pub name: String,
    /// What is in it.
    pub file: File,
}

impl Source {
    /// Treats a text as a file.
    pub fn of_text(name: &str, text: &str) -> Option<Self> {
        let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
        Some(Self { name: name.to_owned(), file: File(blob) })
    }

    fn of_file(file: JsValue) -> Option<Self> {
        let text = |name: &str| Reflect::get(&file, &name.into()).ok().and_then(|value| value.as_string());
        let name = text("webkitRelativePath").filter(|path| !path.is_empty()).or_else(|| text("name"))?;
        Some(Self { name, file: File(file.dyn_into().ok()?) })
    }
}

/// Returns the files chosen in the field that an event came from. Empties the field, so that the same files can be chosen again.
pub fn chosen(event: &web_sys::Event) -> Vec<Source> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = Reflect::get(&input, &"files".into()).unwrap_or_default();
    let sources = Array::from(&files).iter().filter_map(Source::of_file).collect();
    input.set_value("");
    sources
}

/// Whether a drag carries files.
fn carries_files(event: &web_sys::Event) -> bool {
    let types = Reflect::get(event, &"dataTransfer".into()).and_then(|data| Reflect::get(&data, &"types".into()));
    types.is_ok_and(|types| Array::from(&types).iter().any(|kind| kind == "Files"))
}

/// Watches for files dropped anywhere on the page, until this value is dropped.
pub struct DropWatch {
    _listeners: Vec<gloo::events::EventListener>,
}

/// Watches for dropped files. Calls `on_drag` with whether files are being dragged over the page, and `on_drop` with the dropped files, including
/// those in folders.
pub fn watch_drops(
    on_drag: impl Fn(bool) + Clone + 'static,
    on_drop: impl Fn(Vec<Source>) + Clone + 'static,
) -> Option<DropWatch> {
    let document = web_sys::window()?.document()?;
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    let listen = |kind: &'static str, callback: Box<dyn FnMut(&web_sys::Event)>| {
        gloo::events::EventListener::new_with_options(&document, kind, options, callback)
    };
    let (on_enter, on_leave) = (on_drag.clone(), on_drag.clone());
    Some(DropWatch {
        _listeners: vec![
            listen(
                "dragover",
                Box::new(move |event| {
                    if carries_files(event) {
                        event.prevent_default();
                        on_enter(true);
                    }
                }),
            ),
            listen(
                "dragleave",
                Box::new(move |event| {
                    // The drag left the page, not just an element.
                    if Reflect::get(event, &"relatedTarget".into()).is_ok_and(|target| target.is_null()) {
                        on_leave(false);
                    }
                }),
            ),
            listen(
                "drop",
                Box::new(move |event| {
                    if carries_files(event) {
                        event.prevent_default();
                        on_drag(false);
                        let entries = entries(event);
                        let on_drop = on_drop.clone();
                        wasm_bindgen_futures::spawn_local(async move { on_drop(walk(entries).await) });
                    }
                }),
            ),
        ],
    })
}

/// Returns the dropped items: for each, a handle of a file or folder (which Chromium also gives to pages opened from files), else an entry, else the
/// file. They must be requested during the event. The file comes with each, for items that are not on a disk, such as an attachment dragged from a
/// mail.
fn entries(event: &web_sys::Event) -> Vec<[JsValue; 2]> {
    let data = Reflect::get(event, &"dataTransfer".into()).unwrap_or_default();
    let items = Reflect::get(&data, &"items".into()).unwrap_or_default();
    let entry = |item: JsValue| {
        let file = call(&item, "getAsFile").unwrap_or_default();
        let entry =
            ["getAsFileSystemHandle", "webkitGetAsEntry"].into_iter().find_map(|way| call(&item, way).filter(is_there));
        entry.or_else(|| Some(file.clone()).filter(is_there)).map(|entry| [entry, file])
    };
    Array::from(&items).iter().filter_map(entry).collect()
}

fn is_there(value: &JsValue) -> bool {
    !value.is_null() && !value.is_undefined()
}

/// Calls a method without arguments. `None` if there is no such method, or it throws.
fn call(object: &JsValue, method: &str) -> Option<JsValue> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    method.call0(object).ok()
}

/// Calls a method without arguments and awaits its promise.
async fn promised(object: &JsValue, method: &str) -> Option<JsValue> {
    JsFuture::from(call(object, method)?.dyn_into::<Promise>().ok()?).await.ok()
}

/// Calls a method that takes a success and an error callback, as those of entries do, and awaits the result.
async fn with_callbacks(object: &JsValue, method: &str) -> Option<JsValue> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    let promise = Promise::new(&mut |resolve, reject| {
        let _ = method.call2(object, &resolve, &reject);
    });
    JsFuture::from(promise).await.ok()
}

fn text_of(object: &JsValue, field: &str) -> Option<String> {
    Reflect::get(object, &field.into()).ok()?.as_string()
}

/// Returns the contents of a folder, given as a handle or an entry, sorted by name.
async fn inside(folder: &JsValue) -> Vec<JsValue> {
    let mut inner: Vec<JsValue> = Vec::new();
    if let Some(values) = call(folder, "values") {
        while let Some(step) = promised(&values, "next").await {
            if Reflect::get(&step, &"done".into()).is_ok_and(|done| done.is_truthy()) {
                break;
            }
            inner.extend(Reflect::get(&step, &"value".into()));
        }
    } else if let Some(reader) = call(folder, "createReader") {
        // Each call returns up to a hundred.
        while let Some(some) = with_callbacks(&reader, "readEntries").await.map(|some| Array::from(&some)) {
            if some.length() == 0 {
                break;
            }
            inner.extend(some.iter());
        }
    }
    inner.sort_by_cached_key(|entry| text_of(entry, "name"));
    inner
}

/// Returns all dropped files, including those in folders, sorted by name within each folder.
async fn walk(dropped: Vec<[JsValue; 2]>) -> Vec<Source> {
    let mut left: Vec<(String, [JsValue; 2])> = dropped.into_iter().rev().map(|entry| (String::new(), entry)).collect();
    let mut found = Vec::new();
    while let Some((path, [entry, as_file])) = left.pop() {
        let entry = match entry.dyn_into::<Promise>() {
            // Handles come as promises.
            Ok(promise) => {
                let handle: Option<JsValue> = JsFuture::from(promise).await.ok();
                handle.filter(is_there).unwrap_or_else(|| as_file.clone())
            }
            Err(entry) => entry,
        };
        let is = |field: &str| Reflect::get(&entry, &field.into()).is_ok_and(|value| value.is_truthy());
        let kind = text_of(&entry, "kind").unwrap_or_default();
        if kind == "directory" || is("isDirectory") {
            let path = format!("{path}{}/", text_of(&entry, "name").unwrap_or_default());
            left.extend(
                inside(&entry).await.into_iter().rev().map(|inner| (path.clone(), [inner, JsValue::UNDEFINED])),
            );
            continue;
        }
        let file = match (kind.as_str(), is("isFile")) {
            ("file", _) => promised(&entry, "getFile").await,
            (_, true) => with_callbacks(&entry, "file").await,
            _ => Some(entry),
        };
        if let Some(mut source) = Source::of_file(file.unwrap_or(as_file)) {
            source.name.insert_str(0, &path);
            found.push(source);
        }
    }
    found
}
