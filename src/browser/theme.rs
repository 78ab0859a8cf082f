//! Theme: light or dark whatever the system is, and other values for properties of the styles.
//!
//! The styles keep dark values behind a media query. Its condition is changed where it stands, so that they are written once.

use wasm_bindgen::JsCast;
use web_sys::{CssRuleList, CssStyleDeclaration, CssStyleSheet, HtmlElement, MediaList};

/// The condition of dark values in the styles.
const AS_THE_SYSTEM: &str = "(prefers-color-scheme: dark)";
const ALWAYS: &str = "all";
const NEVER: &str = "not all";

fn root_style() -> Option<CssStyleDeclaration> {
    Some(web_sys::window()?.document()?.document_element()?.dyn_into::<HtmlElement>().ok()?.style())
}

/// Shows the page light or dark; with `None`, as the system is.
pub fn use_scheme(is_dark: Option<bool>) {
    let Some(style) = root_style() else { return };
    let (scheme, condition) = match is_dark {
        None => ("", AS_THE_SYSTEM),
        Some(true) => ("dark", ALWAYS),
        Some(false) => ("light", NEVER),
    };
    let _ = style.set_property("color-scheme", scheme);
    let Some(sheets) = web_sys::window().and_then(|window| window.document()).map(|document| document.style_sheets())
    else {
        return;
    };
    for sheet in (0..sheets.length()).filter_map(|i| sheets.get(i)?.dyn_into::<CssStyleSheet>().ok()) {
        if let Ok(rules) = sheet.css_rules() {
            change_condition(&rules, condition);
        }
    }
}

/// Gives every rule that holds where dark is wanted another condition, also inside layers.
fn change_condition(rules: &CssRuleList, condition: &str) {
    for rule in (0..rules.length()).filter_map(|i| rules.get(i)) {
        let property = |name: &str| js_sys::Reflect::get(&rule, &name.into()).ok();
        if let Some(media) = property("media").and_then(|media| media.dyn_into::<MediaList>().ok())
            && [AS_THE_SYSTEM, ALWAYS, NEVER].contains(&media.media_text().as_str())
        {
            media.set_media_text(condition);
        }
        if let Some(inner) = property("cssRules").and_then(|inner| inner.dyn_into::<CssRuleList>().ok()) {
            change_condition(&inner, condition);
        }
    }
}

/// Gives a custom property a value that is good for `kind` of property; an empty one takes it back. Returns whether the browser knows such a value.
pub fn set_property(name: &str, kind: &str, value: &str) -> bool {
    let is_good = value.is_empty() || web_sys::css::supports_with_value(kind, value).unwrap_or(false);
    is_good && root_style().is_some_and(|style| style.set_property(&["--", name].concat(), value).is_ok())
}
