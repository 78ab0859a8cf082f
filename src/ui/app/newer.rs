//! Newer: says that a newer version of a hosted page is there, and opens it.

use crate::browser::hosted;
use crate::ui::controls::language::use_language;
use yew::{Html, component, html, use_effect_with, use_state};

/// The line at the foot of the window; nothing where there is no newer version.
#[component]
pub fn Newer() -> Html {
    use_language();
    let is_newer = use_state(|| false);
    {
        let is_newer = is_newer.setter();
        use_effect_with((), move |()| {
            let listener = hosted::on_newer(move || is_newer.set(true));
            move || drop(listener)
        });
    }
    html! {
        <div class="newer" role="status">
            if *is_newer {
                <p class="newer__words">
                    { words::hosted::newer() }{ " " }
                    <button class="button" onclick={|_| hosted::renew()}>{ words::hosted::reload() }</button>
                </p>
            }
        </div>
    }
}
