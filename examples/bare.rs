//! The smallest Yew page: shows what the framework alone costs, for comparison with Broadside's start.

use yew::{Html, Renderer, component, html, use_effect_with};

/// One line of text, which marks the page as usable once rendered.
#[component]
fn Bare() -> Html {
    use_effect_with((), |()| mark_usable());
    html! { <p>{ "A bare page." }</p> }
}

/// Records on the root element how many milliseconds after the start of loading this ran, as Broadside does with its first content.
fn mark_usable() {
    let root = gloo::utils::document_element();
    let milliseconds = gloo::utils::window().performance().map(|performance| performance.now());
    if let Some(milliseconds) = milliseconds {
        // An attribute with a simple name is always accepted.
        let _accepted = root.set_attribute("data-usable", &milliseconds.to_string());
    }
}

fn main() {
    match gloo::utils::document().get_element_by_id("app") {
        Some(root) => Renderer::<Bare>::with_root(root).render(),
        None => Renderer::<Bare>::new().render(),
    };
}
