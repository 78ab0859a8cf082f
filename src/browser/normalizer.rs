//! Normalizer: composes and decomposes letters by the browser's own tables, so that the page carries none.

use js_sys::JsString;
use text::normal::Form;

/// Returns a text in a normalization form.
pub fn normalize(text: &str, form: Form) -> String {
    let form = match form {
        Form::Composed => "NFKC",
        Form::Decomposed => "NFD",
    };
    JsString::from(text).normalize(form).into()
}
