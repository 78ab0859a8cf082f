//! A dialog over the page: while it is open, nothing else can be used. One is open at a time.

use crate::browser::{dom, focus};
use crate::ui::controls::language::use_language;
use yew::{AttrValue, Callback, Html, Properties, classes, component, html, use_effect_with};

/// What a dialog needs.
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// The class of what it holds.
    pub class: &'static str,
    /// Its name.
    pub label: AttrValue,
    /// Closes it; called on `Escape` too.
    pub on_close: Callback<()>,
    /// What it holds.
    pub children: Html,
}

/// The dialog. It takes the focus, and gives it back once it is gone.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    use_language();
    use_effect_with((), |()| {
        focus::borrow(".dialog");
        dom::show_dialog(".dialog");
        || focus::give_back(".dialog")
    });
    html! {
        <dialog class={classes!("dialog", props.class)} aria-label={props.label.clone()} onclose={props.on_close.reform(|_| ())}>
            <button class="link dialog__close" onclick={props.on_close.reform(|_| ())}>{ words::sheet::close() }<span aria-hidden="true">{ " ×" }</span></button>
            { props.children.clone() }
        </dialog>
    }
}
