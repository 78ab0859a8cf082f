//! Steps shared by many sentences.

use serde_json::json;

use crate::driver::Outcome;
use crate::page::Page;

/// The outlets of the five articles, one each, in alphabetical order.
pub(crate) const OUTLETS: [&str; 5] =
    ["Odrimedia", "The Real Side", "WDMD TV", "Windy City Mirror", "World Today News"];

/// Returns the selector of a facet value's row.
pub(crate) fn row(name: &str) -> String {
    format!(".facet__row[data-name={}]", json!(name))
}

/// Clicks a facet value.
pub(crate) async fn pick(page: &Page, name: &str) -> Outcome {
    page.click(&row(name)).await
}

/// Clicks the − of a facet value.
pub(crate) async fn exclude(page: &Page, name: &str) -> Outcome {
    page.click(&format!(".facet__exclude[data-name={}]", json!(name))).await
}

/// Waits until the results line above the view begins with this text.
pub(crate) async fn results(page: &Page, text: &str) -> Outcome {
    let script = format!(
        "const text = document.querySelector('.results')?.textContent ?? ''; return text.startsWith({0}) ? {0} : text",
        json!(text)
    );
    page.wait_for_value::<String, _>(&script, text).await
}

/// Waits until the list shows one article from each of these outlets, given in alphabetical order, and no others.
pub(crate) async fn listed(page: &Page, outlets: &[&str]) -> Outcome {
    let script = "return [...document.querySelectorAll('.card .outlet')].map((outlet) => outlet.innerText).sort()";
    page.wait_for_value::<Vec<String>, _>(script, outlets).await
}

/// Searches by typing.
pub(crate) async fn search(page: &Page, query: &str) -> Outcome {
    page.retype(".search__input--main", query).await
}

/// Waits until nothing on the page is waiting for the engine or still animating.
pub(crate) async fn settled(page: &Page) -> Outcome {
    let settled = "!document.querySelector('[data-waiting=true]') && document.getAnimations().length === 0";
    page.wait_until("the page settles", settled).await
}

/// Returns the selector of the choice with this label.
pub(crate) fn choice(label: &str) -> String {
    format!("select[aria-label={}]", json!(label))
}

/// Chooses an option by its text.
pub(crate) async fn choose(page: &Page, label: &str, words: &str) -> Outcome {
    page.click_text(&format!("{} option", choice(label)), words).await
}

/// Opens the fold that says how words are counted.
pub(crate) async fn open_counting_options(page: &Page) -> Outcome {
    page.click_text(".options__summary", "Counting options").await
}

/// Waits until the decoded address is this.
pub(crate) async fn addressed(page: &Page, hash: &str) -> Outcome {
    page.wait_for_value::<String, _>("return decodeURIComponent(location.hash).replaceAll('+', ' ')", hash).await
}

/// All views: the hash, and a selector that shows it has loaded.
pub(crate) const SCENES: [(&str, &str); 28] = [
    ("#articles", ".card"),
    ("#articles?article=wdmd-tv", ".reader article"),
    ("#words?target=WDMD+TV", ".picture"),
    ("#words?target=WDMD+TV&figures=all", ".table th:nth-child(10)"),
    ("#words?length=2&at-least=2", ".table"),
    ("#words?near=ukraine&within=10", ".choice--field"),
    ("#words?near=%22war", ".words .search__fault"),
    ("#words?mode=map", ".picture--map"),
    ("#words?mode=outlets", ".picture"),
    ("#words?mode=frequencies&rank=likelihood", ".frequency"),
    ("#words?mode=house-style", ".table__group"),
    ("#context?lines=peace", ".line"),
    ("#context?lines=peace&by=outlet", ".lines__group"),
    ("#context?lines=war&show=collocates&window=10", ".frequency"),
    ("#context?lines=war&show=dispersion", ".measures"),
    ("#trends?lines=war&every=year", ".trends .picture"),
    ("#names", ".names__table"),
    ("#names?kind=topic&measure=articles", ".names__table"),
    ("#names?named=Donald+Trump", ".names__back"),
    ("#articles?outlet=WDMD+TV&actor=Kaja+Kallas", ".notice__ways"),
    ("#articles?q=%22peace&from=2025-02", ".search__fault, .views__filters"),
    ("#words?target=WDMD+TV&hide=Trump&hide=said", ".hidden-words"),
    ("#clippings", ".clippings"),
    ("#manage", ".manage__paste"),
    ("#manage?part=edit", ".edit__table"),
    ("#manage?part=lexicon", ".lexicon__open"),
    ("#manage?part=counting", ".counting__words"),
    ("#manage?part=save", ".manage__section"),
];
