//! A sentence whose parts are controls, in the order of the language on the screen.

use yew::{Html, html};

/// A sentence of what a template with controls makes: `sentence(words::context::lines(text, node, outlet))`.
///
/// The mark behind a control stays on its line.
pub fn sentence(parts: Vec<Html>) -> Html {
    // What is not there keeps no mark from its control.
    let is_there = |part: &Html| !matches!(part, Html::VList(list) if list.is_empty());
    let mut parts = parts.into_iter().filter(is_there).peekable();
    let mut out = Vec::new();
    while let Some(part) = parts.next() {
        let is_control = matches!(part, Html::VTag(_) | Html::VComp(_));
        let Some(Html::VText(next)) = parts.peek_mut().filter(|_| is_control) else {
            out.push(part);
            continue;
        };
        let rest = next.text.trim_start_matches([',', '.', ':', ';', ')', '\u{a0}', '\u{202f}']);
        let (mark, rest) = next.text.split_at(next.text.len() - rest.len());
        let (mark, rest) = (mark.to_owned(), rest.to_owned());
        next.text = rest.into();
        out.push(html! { <span class="sentence__part">{ part }{ mark }</span> });
    }
    out.into_iter().collect()
}

/// The words between the controls.
pub fn text(words: &str) -> Html {
    Html::from(words)
}
