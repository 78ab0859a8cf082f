//! Keeping: stores a corpus in this browser's `IndexedDB` on request, as a file, under the address of the page.
//!
//! Some browsers share one store between all pages opened from files, so names are long and the address is part of the key. The stored revision
//! increases with each write, so that a tab that missed the last one does not overwrite it.

use crate::browser::File;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode, Storage,
};

const DATABASE: &str = "broadside";
const STORE: &str = "corpora";
/// The prefix of a local storage key that says the database has something. Local storage can be read without waiting.
const FLAG: &str = "broadside:kept:";

/// A description of a kept corpus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// How often the corpus has been kept.
    pub revision: u32,
    /// The number of articles.
    pub n_articles: u32,
    /// When it was kept, in milliseconds since 1970.
    pub time: f64,
    /// Its size in bytes.
    pub n_bytes: u32,
}

/// Why a corpus was not kept.
#[derive(Clone, Debug, PartialEq)]
pub enum KeepFault {
    /// The browser refuses storage, as in some private windows. Holds its message.
    Refused(String),
    /// The browser's storage is full.
    Full,
    /// Another tab has kept a newer corpus.
    Newer(Kept),
}

/// The address of this page without its fragment.
fn key() -> String {
    crate::browser::address::whole().split('#').next().unwrap_or_default().to_owned()
}

/// What the browser keeps for its pages and can give at once; none where it refuses.
pub(super) fn storage() -> Option<Storage> {
    // A frame that may not store anything is refused even the object.
    web_sys::window()?.local_storage().ok()?
}

/// Whether a corpus is kept for this page, judging by the flag alone, without waiting.
pub fn is_kept() -> bool {
    storage().and_then(|flags| flags.get_item(&[FLAG, &key()].concat()).ok()?).is_some()
}

fn set_flag(is_kept: bool) {
    let Some(flags) = storage() else { return };
    let name = [FLAG, &key()].concat();
    let _ = if is_kept { flags.set_item(&name, "1") } else { flags.remove_item(&name) };
}

fn refused(error: &JsValue) -> KeepFault {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    if name == "QuotaExceededError" {
        return KeepFault::Full;
    }
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    KeepFault::Refused(message.filter(|message| !message.is_empty()).unwrap_or(name))
}

/// Waits until all of a transaction is stored. Files, and what no room is left for, may fail only then.
async fn written(transaction: &IdbTransaction) -> Result<(), KeepFault> {
    let promise = Promise::new(&mut |resolve, reject| {
        let complete = Closure::once_into_js(move || drop(resolve.call0(&JsValue::UNDEFINED)));
        let on = transaction.clone();
        let abort = Closure::once_into_js(move || {
            let error = on.error().map_or(JsValue::NULL, JsValue::from);
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        });
        transaction.set_oncomplete(Some(complete.unchecked_ref()));
        transaction.set_onabort(Some(abort.unchecked_ref()));
    });
    JsFuture::from(promise).await.map(drop).map_err(|error: JsValue| refused(&error))
}

/// Waits until a request is done.
async fn done(request: &IdbRequest) -> Result<JsValue, KeepFault> {
    let promise = Promise::new(&mut |resolve, reject| {
        let (from, on) = (request.clone(), request.clone());
        let success = Closure::once_into_js(move || {
            let _ = resolve.call1(&JsValue::UNDEFINED, &from.result().unwrap_or_default());
        });
        let failure = Closure::once_into_js(move || {
            let error = on.error().ok().flatten().map_or(JsValue::NULL, JsValue::from);
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        });
        request.set_onsuccess(Some(success.unchecked_ref()));
        request.set_onerror(Some(failure.unchecked_ref()));
    });
    JsFuture::from(promise).await.map_err(|error: JsValue| refused(&error))
}

async fn open() -> Result<IdbDatabase, KeepFault> {
    let none = || KeepFault::Refused(String::new());
    let factory =
        web_sys::window().ok_or_else(none)?.indexed_db().map_err(|error| refused(&error))?.ok_or_else(none)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, 1).map_err(|error| refused(&error))?;
    let upgraded = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Ok(database) = upgraded.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    done(&request).await?.dyn_into().map_err(|other: JsValue| refused(&other))
}

fn store(database: &IdbDatabase, mode: IdbTransactionMode) -> Result<IdbObjectStore, KeepFault> {
    let transaction = database.transaction_with_str_and_mode(STORE, mode).map_err(|error| refused(&error))?;
    transaction.object_store(STORE).map_err(|error| refused(&error))
}

fn number(value: &JsValue, name: &str) -> f64 {
    Reflect::get(value, &name.into()).ok().and_then(|value| value.as_f64()).unwrap_or_default()
}

fn kept(value: &JsValue) -> Kept {
    Kept {
        revision: number(value, "revision") as u32,
        n_articles: number(value, "articles") as u32,
        time: number(value, "time"),
        n_bytes: number(value, "bytes") as u32,
    }
}

/// Reads the corpus kept for this page: its description, and its block.
///
/// # Errors
/// Fails if the browser refuses storage, or no longer has what it kept.
pub async fn read() -> Result<Option<(Kept, File)>, KeepFault> {
    let database = open().await?;
    let request =
        store(&database, IdbTransactionMode::Readonly)?.get(&key().into()).map_err(|error| refused(&error))?;
    let value = done(&request).await?;
    database.close();
    let file = match Reflect::get(&value, &"block".into()).map(JsCast::dyn_into::<Blob>) {
        Ok(Ok(file)) => File(file),
        // Pages of earlier versions kept a text, and so does a browser that stores no files.
        Ok(Err(text)) if text.is_string() => {
            File(Blob::new_with_str_sequence(&Array::of1(&text)).map_err(|error| refused(&error))?)
        }
        _ => return Ok(None),
    };
    file.arrived().await.map_err(|error| refused(&error))?;
    Ok(Some((kept(&value), file)))
}

/// Keeps a corpus block for this page. `seen` is the last revision that this tab knows of, 0 if none; `None` overwrites any.
///
/// # Errors
/// Fails if another tab has kept a newer corpus, if the storage is full, or if the browser refuses storage.
pub async fn write(File(block): &File, n_articles: u32, seen: Option<u32>) -> Result<Kept, KeepFault> {
    let written = match put(block, block.size(), n_articles, seen).await {
        // Some browsers store no files, in private windows at least.
        Err(KeepFault::Refused(_)) => {
            let text = JsFuture::from(block.text()).await.map_err(|error: JsValue| refused(&error))?;
            put(&text, block.size(), n_articles, seen).await
        }
        written => written,
    };
    if written.is_ok() {
        set_flag(true);
    }
    written
}

/// Puts a block, as a file or a text, into the store.
async fn put(block: &JsValue, n_bytes: f64, n_articles: u32, seen: Option<u32>) -> Result<Kept, KeepFault> {
    let database = open().await?;
    // Reads and writes in one transaction, so that no other tab can write in between.
    let store = store(&database, IdbTransactionMode::Readwrite)?;
    let now = done(&store.get(&key().into()).map_err(|error| refused(&error))?).await?;
    let there = kept(&now);
    if seen.is_some_and(|seen| seen != there.revision) {
        database.close();
        return Err(KeepFault::Newer(there));
    }
    let kept = Kept { revision: there.revision + 1, n_articles, time: js_sys::Date::now(), n_bytes: n_bytes as u32 };
    let record = Object::new();
    for (name, value) in [
        ("block", block.clone()),
        ("revision", kept.revision.into()),
        ("articles", kept.n_articles.into()),
        ("time", kept.time.into()),
        ("bytes", kept.n_bytes.into()),
    ] {
        let _ = Reflect::set(&record, &name.into(), &value);
    }
    let written = match store.put_with_key(&record, &key().into()) {
        Ok(_) => written(&store.transaction()).await,
        Err(error) => Err(refused(&error)),
    };
    database.close();
    written.map(|()| kept)
}

/// Removes the corpus kept for this page.
///
/// # Errors
/// Fails if the browser refuses storage.
pub async fn remove() -> Result<(), KeepFault> {
    set_flag(false);
    let database = open().await?;
    let request =
        store(&database, IdbTransactionMode::Readwrite)?.delete(&key().into()).map_err(|error| refused(&error))?;
    let result = done(&request).await;
    database.close();
    result.map(drop)
}
