//! A sentence whose parts are controls, in the order of the language on the screen.

use yew::Html;

/// A sentence of what a template with controls makes: `sentence(words::context::lines(text, node, outlet))`.
pub fn sentence(parts: Vec<Html>) -> Html {
    parts.into_iter().collect()
}

/// The words between the controls.
pub fn text(words: &str) -> Html {
    Html::from(words)
}
