//! Words of scripts without spaces, as the browser's own dictionary cuts them.

use js_sys::{Array, Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The browser's segmenter with what is asked of it, so that none of it is looked up for every run.
struct Segmenter {
    object: JsValue,
    segment: Function,
    index: JsValue,
}

thread_local! {
    static SEGMENTER: Option<Segmenter> = Segmenter::new().ok();
}

impl Segmenter {
    /// Not among js-sys's stable interfaces, so it is looked up by its name.
    fn new() -> Result<Self, JsValue> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let class: Function = Reflect::get(&intl, &"Segmenter".into())?.dyn_into()?;
        let options = js_sys::Object::new();
        Reflect::set(&options, &"granularity".into(), &"word".into())?;
        // One language for all, so that a browser set to another cuts alike.
        let object = Reflect::construct(&class, &Array::of2(&"en".into(), &options))?;
        let segment = Reflect::get(&object, &"segment".into())?.dyn_into()?;
        Ok(Self { object, segment, index: "index".into() })
    }

    /// Where the words of a run begin, in UTF-16 units.
    fn starts(&self, run: &str) -> Result<Vec<usize>, JsValue> {
        let segments = self.segment.call1(&self.object, &JsString::from(run))?;
        let start = |segment: JsValue| Reflect::get(&segment, &self.index)?.as_f64().ok_or(JsValue::NULL);
        Array::from(&segments).iter().map(|segment| Ok(start(segment)? as usize)).collect()
    }
}

/// Whether the browser can cut such runs.
pub fn is_known() -> bool {
    SEGMENTER.with(Option::is_some)
}

/// The bytes behind the end of each word of a run but the last; none where the browser fails.
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
