//! Marked text: runs as the page shows them.

use reports::passage::Run;
use yew::{Html, html};

/// Runs of text with their marks. Text is only ever text.
pub fn marked(runs: &[Run]) -> Html {
    runs.iter().map(run).collect()
}

fn run(run: &Run) -> Html {
    let text = run.text.clone();
    let inner = if run.hit {
        html! { <mark class="hit">{ text }</mark> }
    } else {
        html! { { text } }
    };
    let inner = match &run.actor {
        Some((name, kind)) => {
            html! { <span class="actor" data-kind={kind.name()} title={name.clone()}>{ inner }</span> }
        }
        None => inner,
    };
    if run.topic {
        html! { <span class="topic">{ inner }</span> }
    } else {
        inner
    }
}
