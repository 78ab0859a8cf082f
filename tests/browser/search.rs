//! The search box.

use crate::driver::Outcome;
use crate::page::Page;
use crate::steps::{OUTLETS, listed, results, search};

/// The `/` key focuses the search box without typing itself, and text typed there is searched for.
pub(crate) async fn slash_puts_the_cursor_into_the_box_and_typing_searches(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.press("/").await?;
    page.wait_until("the cursor is in the box", "document.activeElement.matches('.search__input--main')").await?;
    page.press("ceasefire").await?;
    page.wait_for_value::<String, _>("return document.activeElement.value", "ceasefire").await?;
    listed(page, &["Windy City Mirror", "World Today News"]).await?;
    page.wait_for_text(".card mark.hit", "ceasefire").await?;
    page.press("*").await?;
    listed(page, &["Odrimedia", "Windy City Mirror", "World Today News"]).await
}

/// Words in quotation marks must be adjacent; others can be anywhere.
pub(crate) async fn a_phrase_is_its_words_together(page: &Page) -> Outcome {
    search(page, "peace deal").await?;
    listed(page, &["The Real Side", "WDMD TV", "Windy City Mirror"]).await?;
    search(page, "\"peace deal\"").await?;
    listed(page, &["WDMD TV", "Windy City Mirror"]).await
}

/// A minus excludes the articles with a word.
pub(crate) async fn a_word_behind_a_minus_is_left_out(page: &Page) -> Outcome {
    search(page, "NATO -Putin").await?;
    listed(page, &["The Real Side"]).await
}

/// An error in a search is underlined and explained, and clearing the box removes it.
pub(crate) async fn what_is_wrong_with_a_search_is_underlined_and_said(page: &Page) -> Outcome {
    search(page, "Kyiv \"peace").await?;
    page.wait_for_text(".search__fault[role=alert]", "This quotation mark is never closed. Add one after the phrase.")
        .await?;
    page.wait_for_value::<Vec<String>, _>(
        "return [...document.querySelectorAll('.search__echo, .wrong')].map((part) => part.textContent.trim())",
        &["Kyiv \"peace", "\"peace"][..],
    )
    .await?;
    page.wait_for(".search__input--main[aria-invalid=true]").await?;
    page.press("\"").await?;
    page.wait_until_gone(".search__fault").await?;
    results(page, "3 of 5 articles").await?;
    page.press(" OR").await?;
    page.wait_for(".search__fault").await?;
    page.click(".search__clear").await?;
    page.wait_until_gone(".search__fault").await?;
    page.wait_for_value::<String, _>("return document.querySelector('.search__input--main').value", "").await?;
    listed(page, &OUTLETS).await
}
