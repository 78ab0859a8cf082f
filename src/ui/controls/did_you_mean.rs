//! Did you mean: the words of the corpus that are spelled like those of a search that it lacks, as links.

use crate::ui::controls::language::use_language;
use crate::ui::controls::report::use_report;
use crate::ui::controls::sentence::{sentence, text};
use crate::view::{State, requests};
use corpus::query::nearest::NearestWords;
use engine::Report;
use std::rc::Rc;
use words::rates;
use yew::{Callback, Html, Properties, component, html};

/// What is asked about.
#[derive(Properties, PartialEq)]
pub struct DidYouMeanProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// The search that found nothing.
    pub search: String,
    /// Takes the search with another word in it.
    pub on_search: Callback<String>,
}

/// A line for each word that stands nowhere and has others like it; nothing where there is none.
#[component]
pub fn DidYouMean(props: &DidYouMeanProps) -> Html {
    use_language();
    let is_asked = !props.search.trim().is_empty();
    let answer = use_report(is_asked.then(|| requests::nearest_words(&props.state, &props.search)));
    let Some(Report::NearestWords(missing)) = answer.report.as_deref().filter(|_| !answer.is_waiting) else {
        return html! {};
    };
    missing.iter().map(|missing| line(missing, &props.search, &props.on_search)).collect()
}

fn line(missing: &NearestWords, search: &str, on_search: &Callback<String>) -> Html {
    let piece = |range: std::ops::Range<usize>| search.get(range).unwrap_or_default();
    let (before, after) = (piece(0..missing.start), piece(missing.end..search.len()));
    let links = missing.words.iter().enumerate().map(|(i, word)| {
        let corrected = [before, word, after].concat();
        let onclick = on_search.reform(move |_| corrected.clone());
        html! { <>{ if i > 0 { ", " } else { "" } }<button class="link" {onclick}>{ words::context::quoted(word) }</button></> }
    });
    let links = html! { <span>{ for links }</span> };
    let said = if missing.is_cut { rates::cut_otherwise } else { rates::did_you_mean };
    html! { <p class="did-you-mean">{ sentence(said(text, links)) }</p> }
}
