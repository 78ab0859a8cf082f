//! The page inside another page.

use std::fs;

use thirtyfour::Key;

use crate::driver::{Browser, Failure, Outcome};
use crate::page::{Page, Scheme, built_page, url_of};
use crate::steps::{OUTLETS, listed, pick, results, search, settled};

/// Opens a page with the built page in a frame, and enters the frame.
pub(crate) async fn enter(page: &Page, attributes: &str, hash: &str) -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("frame.html");
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page with a frame</title><link rel=\"icon\" href=\"data:,\"></head>\
         <body style=\"margin: 0\"><iframe title=\"Broadside\" style=\"border: 0\" {attributes} src=\"{}{hash}\"></iframe></body></html>",
        url_of(&built_page()?)
    );
    fs::write(&file, html)?;
    page.visit(&file).await?;
    page.enter_frame().await?;
    page.wait_until("the page in the frame shows", "document.querySelector('.results')?.textContent").await
}

/// Shows the page at a size in CSS pixels: in a frame of that size where the browser's window can't be given it.
pub(crate) async fn show_at(page: &Page, (width, height): (u32, u32)) -> Outcome {
    if page.browser() == Browser::Chromium {
        page.show_as(width, height, Scheme::Light).await
    } else {
        enter(page, &format!("width=\"{width}\" height=\"{height}\""), "").await
    }
}

/// Filters, searches, switches views and reads inside the frame.
async fn use_it(page: &Page) -> Outcome {
    page.wait_until_usable().await?;
    listed(page, &OUTLETS).await?;
    pick(page, "WDMD TV").await?;
    results(page, "1 of 5 articles").await?;
    pick(page, "Odrimedia").await?;
    listed(page, &["Odrimedia", "WDMD TV"]).await?;
    page.click_text(".card__open", "US considers").await?;
    page.wait_for(".reader article").await?;
    page.click(".reader__close").await?;
    search(page, "\"peace deal\"").await?;
    page.press(Key::Enter).await?;
    listed(page, &["WDMD TV"]).await?;
    page.click_text(".chips .link", "Clear all").await?;
    page.click_text(".views__tab", "Words").await?;
    page.wait_for(".table").await?;
    settled(page).await
}

/// Every tab and the filters can be brought into sight and clicked at 320 px and in a frame of 300 × 200, in every language.
pub(crate) async fn every_tab_is_within_reach_in_a_small_frame(page: &Page) -> Outcome {
    for (size, language) in [((320, 640), "uk"), ((300, 200), "en"), ((300, 200), "uk")] {
        show_at(page, size).await?;
        page.go(&format!("#articles?lang={language}")).await?;
        page.wait_for_value::<String, _>("return document.documentElement.lang", language).await?;
        // In sight, and nothing lies over it.
        let reached = "[...document.querySelectorAll('.views__tab, .views__filters')].filter((tab) => { tab.scrollIntoView(); \
            const { left, right, top, bottom } = tab.getBoundingClientRect(); \
            return left < 0 || right > innerWidth || bottom > innerHeight || document.elementFromPoint((left + right) / 2, (top + bottom) / 2) !== tab; })\
            .map((tab) => tab.innerText)";
        page.wait_for_value::<Vec<String>, _>(&format!("return {reached}"), &[] as &[&str]).await?;
        page.click(".views__filters[aria-expanded=false]").await?;
        page.wait_for(".filters .search__input--main").await?;
        page.click(".filters__done").await?;
        page.wait_for(".views__filters[aria-expanded=false]").await?;
    }
    Ok(())
}

/// The page works in an ordinary frame.
pub(crate) async fn the_page_works_in_a_frame(page: &Page) -> Outcome {
    enter(page, "width=\"1200\" height=\"800\"", "").await?;
    use_it(page).await
}

/// The page works in a sandboxed frame that allows only scripts.
pub(crate) async fn the_page_works_in_a_frame_that_may_only_run_scripts(page: &Page) -> Outcome {
    enter(page, "width=\"1200\" height=\"800\" sandbox=\"allow-scripts\"", "").await?;
    use_it(page).await
}

/// A view is clipped as it is where the browser does not let a frame change its address.
pub(crate) async fn a_clipping_in_a_sandboxed_frame_opens_its_view(page: &Page) -> Outcome {
    enter(page, "width=\"1200\" height=\"800\" sandbox=\"allow-scripts\"", "").await?;
    pick(page, "WDMD TV").await?;
    results(page, "1 of 5 articles").await?;
    page.click_text(".tools .clip", "Clip").await?;
    page.wait_for_text(".masthead__clippings", "Clippings 1").await?;
    page.click_text(".chips .link", "Clear all").await?;
    results(page, "5 articles").await?;
    page.click(".masthead__clippings").await?;
    page.click_text(".clipping .link", "Open").await?;
    listed(page, &["WDMD TV"]).await
}

/// An embedded page has no masthead.
pub(crate) async fn an_embedded_page_has_no_masthead(page: &Page) -> Outcome {
    enter(page, "width=\"1200\" height=\"800\"", "#embed").await?;
    listed(page, &OUTLETS).await?;
    page.wait_until_gone(".masthead").await?;
    pick(page, "WDMD TV").await?;
    results(page, "1 of 5 articles").await?;
    page.wait_until_gone(".masthead").await?;
    page.wait_until("it stays embedded", "location.hash.startsWith('#embed')").await?;
    let above: f64 = page.evaluate("return document.querySelector('.timeline').getBoundingClientRect().top").await?;
    if above < 40.0 { Ok(()) } else { Err(Failure(format!("there are {above} pixels above the timeline"))) }
}
