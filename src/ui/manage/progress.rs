//! Progress: how far something is that takes a while.

use yew::{Html, html};

/// A line that says how far something is, and of how much, if that is known. Screen readers find it, but do not speak at each step: a status beside it says when
/// the work begins and ends.
pub fn progress(class: &'static str, doing: &str, so_far: &str, n: u32, of: Option<u32>) -> Html {
    let (now, most) = (of.map(|_| n.to_string()), of.map(|of| of.to_string()));
    html! {
        <p {class} role="progressbar" aria-label={doing.to_owned()} aria-valuetext={so_far.to_owned()} aria-valuenow={now} aria-valuemax={most}>
            { so_far }
        </p>
    }
}
