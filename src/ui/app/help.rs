//! The help: how to search, what a click does, and the keys.

use crate::ui::controls::dialog::Dialog;
use crate::ui::controls::language::use_language;
use crate::ui::controls::store::use_dispatch;
use crate::view::Action;
use crate::view::help::{self, HelpLine};
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
    use_language();
    let dispatch = use_dispatch();
    let parts = help::parts().map(|part| {
        let lines = part.lines.into_iter().map(|HelpLine { what, does, is_search }| {
            let shown = html! { <code>{ what.clone() }</code> };
            let shown = if is_search {
                let (dispatch, on_close) = (dispatch.clone(), props.on_close.clone());
                let onclick = Callback::from(move |_| {
                    dispatch.emit(Action::Search(what.clone()));
                    on_close.emit(());
                });
                html! { <button class="link" {onclick}>{ shown }</button> }
            } else {
                shown
            };
            html! { <><dt>{ shown }</dt><dd>{ does }</dd></> }
        });
        html! { <section><h2 class="heading">{ part.heading }</h2><dl class="help__list">{ for lines }</dl></section> }
    });
    html! {
        <Dialog class="help" label={words::sheet::help()} on_close={props.on_close.clone()}>
            <div class="help__parts">{ for parts }</div>
            <details class="help__about">
                <summary class="options__summary">{ words::help::about(env!("CARGO_PKG_VERSION")) }</summary>
                <p class="caption">{ words::help::licence() }</p>
                <dl class="help__components">
                    { for help::components().map(|(name, licences)| html! { <><dt>{ name }</dt><dd>{ licences }</dd></> }) }
                </dl>
            </details>
        </Dialog>
    }
}
