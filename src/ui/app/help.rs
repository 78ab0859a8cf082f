//! The help: how to search, what a click does, and the keys.

use crate::browser::dom;
use crate::ui::controls::store::use_dispatch;
use crate::view::{Action, wording};
use yew::{Callback, Html, Properties, component, html, use_effect_with};

/// What the help needs.
#[derive(Properties, PartialEq)]
pub struct HelpProps {
    /// Closes it.
    pub on_close: Callback<()>,
}

/// The help, over the page.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let dispatch = use_dispatch();
    use_effect_with((), |()| {
        dom::borrow_focus(".help");
        dom::show_dialog(".help");
        || dom::return_focus(".help")
    });
    let close = props.on_close.reform(|_| ());
    let parts = wording::HELP_PARTS.iter().enumerate().map(|(i, (heading, rows))| {
        let rows = rows.iter().map(|(what, does)| {
            // The examples of the first part run when clicked.
            let example = if i == 0 {
                let (dispatch, on_close) = (dispatch.clone(), props.on_close.clone());
                let onclick = Callback::from(move |_| {
                    dispatch.emit(Action::Search((*what).to_owned()));
                    on_close.emit(());
                });
                html! { <button class="link" {onclick}><code>{ *what }</code></button> }
            } else {
                html! { <code>{ *what }</code> }
            };
            html! { <><dt>{ example }</dt><dd>{ *does }</dd></> }
        });
        html! { <section><h2 class="heading">{ *heading }</h2><dl class="help__list">{ for rows }</dl></section> }
    });
    html! {
        <dialog class="help" aria-label={words::sheet::help()}>
            <button class="link help__close" onclick={close}>{ words::sheet::close() }<span aria-hidden="true">{ " ×" }</span></button>
            <div class="help__parts">{ for parts }</div>
        </dialog>
    }
}
