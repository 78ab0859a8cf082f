//! Names of languages, by the browser's own tables, so that the page carries none.

use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// The browser's names of languages in the language of a tag, with the method that tells one.
struct Names {
    spoken: String,
    object: JsValue,
    of: Function,
}

thread_local! {
    static NAMES: RefCell<Option<Names>> = const { RefCell::new(None) };
}

impl Names {
    /// Looks up `Intl.DisplayNames` by name, since it is not among js-sys's stable interfaces.
    fn new(spoken: &str) -> Result<Self, JsValue> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let class: Function = Reflect::get(&intl, &"DisplayNames".into())?.dyn_into()?;
        let options = Object::new();
        Reflect::set(&options, &"type".into(), &"language".into())?;
        let object = Reflect::construct(&class, &Array::of2(&spoken.into(), &options))?;
        let of = Reflect::get(&object, &"of".into())?.dyn_into()?;
        Ok(Self { spoken: spoken.to_owned(), object, of })
    }
}

/// What the language of a tag is called in another; `None` where the browser does not say, or it is no tag.
pub fn name(tag: &str, spoken: &str) -> Option<String> {
    NAMES.with_borrow_mut(|names| {
        if names.as_ref().is_none_or(|names| names.spoken != spoken) {
            *names = Names::new(spoken).ok();
        }
        let names = names.as_ref()?;
        names.of.call1(&names.object, &tag.into()).ok()?.as_string()
    })
}
