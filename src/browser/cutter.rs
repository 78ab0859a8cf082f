//! Cutter: segments text in scripts without spaces with the browser's dictionary.

use js_sys::{Array, Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The browser's segmenter, with the method and field it uses, so that they are looked up only once.
struct Segmenter {
    object: JsValue,
    segment: Function,
    index: JsValue,
}

thread_local! {
    static SEGMENTER: Option<Segmenter> = Segmenter::new().ok();
}

impl Segmenter {
    /// Looks up `Intl.Segmenter` by name, since it is not among js-sys's stable interfaces.
    fn new() -> Result<Self, JsValue> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let class: Function = Reflect::get(&intl, &"Segmenter".into())?.dyn_into()?;
        let options = js_sys::Object::new();
        Reflect::set(&options, &"granularity".into(), &"word".into())?;
        // A fixed language, so that the result does not depend on the browser's settings.
        let object = Reflect::construct(&class, &Array::of2(&"en".into(), &options))?;
        let segment = Reflect::get(&object, &"segment".into())?.dyn_into()?;
        Ok(Self { object, segment, index: "index".into() })
    }

    /// Returns where the words of a run begin, in UTF-16 code units.
    fn starts(&self, run: &str) -> Result<Vec<usize>, JsValue> {
        let segments = self.segment.call1(&self.object, &JsString::from(run))?;
        let start = |segment: JsValue| Reflect::get(&segment, &self.index)?.as_f64().ok_or(JsValue::NULL);
        Array::from(&segments).iter().map(|segment| Ok(start(segment)? as usize)).collect()
    }
}

/// Whether the browser has a segmenter.
pub fn is_known() -> bool {
    SEGMENTER.with(Option::is_some)
}

/// Returns the byte offset of the end of each word in a run except the last. Empty if the browser fails.
pub fn cut(run: &str) -> Vec<usize> {
    let starts = SEGMENTER.with(|segmenter| segmenter.as_ref()?.starts(run).ok()).unwrap_or_default();
    let mut wanted = starts.into_iter().skip_while(|start| *start == 0).peekable();
    let mut units = 0;
    let mut ends = Vec::new();
    for (at, c) in run.char_indices() {
        if wanted.next_if(|start| *start <= units).is_some() {
            ends.push(at);
        }
        units += c.len_utf16();
    }
    ends
}
