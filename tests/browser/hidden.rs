//! Words that are hidden by hand.

use crate::driver::{Failure, Outcome};
use crate::page::Page;
use crate::steps::settled;

const WORDS: &str = "return [...document.querySelectorAll('.table__word')].map((word) => word.textContent)";
const SPOTS: &str = "return document.querySelector('.spot').getAttribute('aria-label').split(':')[0]";

async fn first(page: &Page) -> Outcome<Vec<String>> {
    settled(page).await?;
    page.evaluate(WORDS).await
}

/// The cross of a row hides its word everywhere; the list brings it back.
pub(crate) async fn a_hidden_word_has_no_row_until_it_is_shown_again(page: &Page) -> Outcome {
    page.start_at("#words?mode=frequencies").await?;
    page.wait_for(".table__word").await?;
    let before = first(page).await?;
    page.driver().execute("document.querySelector('tbody .hide').click()", Vec::new()).await?;
    page.wait_for_text(".hidden-words summary", "1 hidden word").await?;
    page.wait_for_value::<Vec<String>, _>(&format!("{WORDS}.slice(0, 5)"), &before[1..6]).await?;
    if !page.hash().await?.contains("hide=") {
        return Err(Failure(page.hash().await?));
    }
    // The collocates are hidden and shown again alike.
    page.go("#context?lines=war&show=collocates").await?;
    page.wait_for(".context .table__word").await?;
    let before = first(page).await?;
    page.driver().execute("document.querySelector('tbody .hide').click()", Vec::new()).await?;
    page.wait_for_value::<Vec<String>, _>(&format!("{WORDS}.slice(0, 5)"), &before[1..6]).await?;
    page.click(".hidden-words summary").await?;
    page.click(".hidden-words__list .link").await?;
    page.wait_until_gone(".hidden-words").await?;
    page.wait_for_value::<Vec<String>, _>(WORDS, &before[..]).await
}

/// The key hides the word of the focused row, and of a dot of the picture; the focus goes on.
pub(crate) async fn a_key_hides_the_word_of_a_row_and_of_a_dot(page: &Page) -> Outcome {
    page.start_at("#words?target=WDMD+TV").await?;
    page.wait_for(".table__word").await?;
    let before = first(page).await?;
    page.driver().execute("document.querySelector('.table__word').focus()", Vec::new()).await?;
    page.press("x").await?;
    page.wait_for_text(".hidden-words summary", "1 hidden word").await?;
    page.wait_for_value::<Vec<String>, _>(&format!("{WORDS}.slice(0, 3)"), &before[1..4]).await?;
    page.wait_for_value::<String, _>("return document.activeElement.textContent", before[1].as_str()).await?;
    settled(page).await?;
    let dot: String = page.evaluate(SPOTS).await?;
    page.driver().execute("document.querySelector('.spot').focus()", Vec::new()).await?;
    page.press("x").await?;
    page.wait_for_text(".hidden-words summary", "2 hidden words").await?;
    page.wait_until("the dot is gone", &format!("(() => {{ {SPOTS} }})() !== {}", serde_json::json!(dot))).await
}
