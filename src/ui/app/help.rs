//! The help: how to search, what a click does, and the keys.

use crate::ui::controls::dialog::Dialog;
use crate::ui::controls::store::use_dispatch;
use crate::view::{Action, wording};
use yew::{Callback, Html, Properties, component, html};

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
        <Dialog class="help" label={words::sheet::help()} on_close={props.on_close.clone()}>
            <div class="help__parts">{ for parts }</div>
        </Dialog>
    }
}
