//! The chips of the active filters, and the notice when no article is left.

use crate::driver::Outcome;
use crate::page::Page;
use crate::steps::{OUTLETS, listed, results};

/// Three filters of different kinds.
const FILTERED: &str = "#articles?q=peace&outlet=WDMD+TV&outlet=Odrimedia&not-actor=NBC&from=2024-11";

/// A chip removes its filter and no other.
pub(crate) async fn each_filter_is_taken_back_by_its_chip(page: &Page) -> Outcome {
    page.start_at(FILTERED).await?;
    let chips = ["“peace” ×", "Odrimedia ×", "WDMD TV ×", "not naming NBC ×", "from 1 November 2024 ×"];
    let sorted = "return [...document.querySelectorAll('.chip')].map((chip) => chip.textContent).sort()";
    let mut left: Vec<&str> = chips.to_vec();
    left.sort_unstable();
    page.wait_for_value::<Vec<String>, _>(sorted, left.as_slice()).await?;
    results(page, "1 of 5 articles").await?;
    for chip in chips {
        // Its sign stands on a line of its own in what a browser gives as its text.
        page.click_text(".chip", chip.trim_end_matches(" ×")).await?;
        left.retain(|other| *other != chip);
        page.wait_for_value::<Vec<String>, _>(sorted, left.as_slice()).await?;
    }
    page.wait_until_gone(".chips").await?;
    listed(page, &OUTLETS).await
}

/// "Clear all" removes every filter.
pub(crate) async fn clear_all_takes_every_filter_back(page: &Page) -> Outcome {
    page.start_at(FILTERED).await?;
    results(page, "1 of 5 articles").await?;
    page.click_text(".chips .link", "Clear all").await?;
    listed(page, &OUTLETS).await?;
    page.wait_until_gone(".chips").await?;
    page.wait_for_value::<String, _>("return document.querySelector('.search__input--main').value", "").await
}

/// When no article is left, the page shows how many there would be without each filter, and a click removes it.
pub(crate) async fn where_nothing_is_left_the_page_says_what_would_help(page: &Page) -> Outcome {
    page.start_at("#articles?outlet=WDMD+TV&actor=Kaja+Kallas").await?;
    page.wait_for_text(".notice", "No article matches all of these filters.").await?;
    results(page, "0 of 5 articles").await?;
    page.wait_for_texts(
        ".notice__ways .link",
        &["Without “WDMD TV” there would be 1 article.", "Without “naming Kaja Kallas” there would be 1 article."],
    )
    .await?;
    page.click_text(".notice__ways .link", "Without “WDMD TV”").await?;
    listed(page, &["World Today News"]).await?;
    let chips = "return [...document.querySelectorAll('.chip')].map((chip) => chip.textContent)";
    page.wait_for_value::<Vec<String>, _>(chips, ["naming Kaja Kallas ×"].as_slice()).await
}
