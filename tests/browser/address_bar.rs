//! The address, which holds everything that is chosen.

use serde_json::json;

use crate::driver::{Failure, Outcome};
use crate::page::Page;
use crate::steps::{OUTLETS, SCENES, choice, choose, listed, open_counting_options, pick, results, settled};

/// Reloading restores a comparison with its sides, filters and order.
pub(crate) async fn the_address_restores_a_comparison(page: &Page) -> Outcome {
    for outlet in ["WDMD TV", "Windy City Mirror", "Odrimedia"] {
        pick(page, outlet).await?;
    }
    results(page, "3 of 5 articles").await?;
    page.click_text(".views__tab", "Words").await?;
    choose(page, "Target outlet", "Windy City Mirror").await?;
    choose(page, "Reference", "WDMD TV").await?;
    open_counting_options(page).await?;
    page.click_text(".choice", "stop words hidden").await?;
    page.wait_for_text(".choice", "stop words shown").await?;
    page.click_text(".table__sort", "Log Ratio").await?;
    page.wait_for("[aria-sort=descending] button").await?;
    settled(page).await?;
    // What is folded away is not in the address, but what is in it is.
    let shown = "document.querySelectorAll('.main .options').forEach((fold) => fold.open = true); return [...document.querySelectorAll('select.choice')].map((choice) => choice.selectedOptions[0].text).concat(\
         ['[aria-sort=descending]', '.table', '.chips'].map((part) => document.querySelector(part)?.innerText ?? ''), location.hash)";
    let before: Vec<String> = page.evaluate(shown).await?;
    page.reload().await?;
    page.wait_for_value::<Vec<String>, _>(shown, before.as_slice()).await?;
    results(page, "3 of 5 articles").await?;
    page.wait_for_value::<String, _>(
        &format!("return document.querySelector({})?.selectedOptions[0].text", json!(choice("Target outlet"))),
        "Windy City Mirror",
    )
    .await
}

/// Reloading restores the open article beside the filtered list.
pub(crate) async fn the_address_restores_an_open_article(page: &Page) -> Outcome {
    pick(page, "Keith Kellogg").await?;
    listed(page, &["WDMD TV", "Windy City Mirror"]).await?;
    page.click_text(".card__open", "U.S. Weighs Offering").await?;
    page.wait_for(".reader article").await?;
    page.reload().await?;
    page.wait_for_text(".reader__headline", "U.S. Weighs Offering").await?;
    listed(page, &["WDMD TV", "Windy City Mirror"]).await
}

/// The page follows an address typed by hand, and ignores parts without meaning.
pub(crate) async fn an_address_typed_by_hand_is_followed(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    page.go("#articles?topic=nuclear+weapons&nonsense=1").await?;
    listed(page, &["World Today News"]).await?;
    page.go("#words?mode=outlets").await?;
    page.wait_for_value::<usize, _>("return document.querySelectorAll('.picture text[font-weight]').length", &5)
        .await?;
    page.go("#articles?article=no-such-thing").await?;
    page.wait_for_text(".reader", "There is no such article in this page.").await
}

/// The back button undoes a filter and a change of view, and the forward button restores them.
pub(crate) async fn back_and_forward_go_through_what_was_done(page: &Page) -> Outcome {
    pick(page, "WDMD TV").await?;
    listed(page, &["WDMD TV"]).await?;
    page.click_text(".views__tab", "Words").await?;
    page.wait_for(".words").await?;
    page.click_text(".views__tab", "Context").await?;
    page.wait_for(".context").await?;
    page.driver().back().await?;
    page.wait_for(".words").await?;
    page.driver().back().await?;
    listed(page, &["WDMD TV"]).await?;
    page.driver().back().await?;
    listed(page, &OUTLETS).await?;
    results(page, "5 articles").await?;
    page.driver().forward().await?;
    listed(page, &["WDMD TV"]).await?;
    page.driver().forward().await?;
    page.wait_for(".words").await?;
    page.driver().forward().await?;
    page.wait_for(".context").await?;
    results(page, "1 of 5 articles").await
}

/// Reloading restores each view with its choices and results.
pub(crate) async fn the_address_restores_every_view(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    // What is folded away is not in the address, but what is in it is.
    let shown = "document.querySelectorAll('.main .options').forEach((fold) => fold.open = true); return [...document.querySelectorAll('.main select, .main input')].map((choice) => choice.value).concat(\
        ['.modes__mode[aria-current]', '.main', '.reader'].map((part) => document.querySelector(part)?.innerText ?? ''), location.hash)";
    for (hash, sign) in SCENES {
        page.go(hash).await?;
        page.wait_for(sign).await?;
        settled(page).await?;
        let before: Vec<String> = page.evaluate(shown).await?;
        if before.last().map(String::as_str) != Some(hash) {
            return Err(Failure(format!("{hash} became {:?}", before.last())));
        }
        page.reload().await?;
        page.wait_for(sign).await?;
        page.wait_for_value::<Vec<String>, _>(shown, before.as_slice()).await?;
    }
    Ok(())
}
