//! The page on a phone.

use thirtyfour::Key;

use crate::driver::{Failure, Outcome};
use crate::frame;
use crate::page::Page;
use crate::steps::{SCENES, listed, pick, results, search, settled};

/// The width and height of a phone, in CSS pixels.
pub(crate) const PHONE: (u32, u32) = (390, 844);

/// Shows the page at the size of a phone, in a frame if the browser's window cannot be that small.
async fn in_hand(page: &Page) -> Outcome {
    frame::show_at(page, PHONE).await
}

/// Returns how much wider than the phone the page is and what causes it, if it is too wide.
async fn too_wide(page: &Page) -> Outcome<Option<String>> {
    let [is, may]: [f64; 2] =
        page.evaluate("const page = document.scrollingElement; return [page.scrollWidth, page.clientWidth]").await?;
    if is <= may {
        return Ok(None);
    }
    let widest: Vec<String> = page
        .evaluate(
            "return [...document.querySelectorAll('#app *')].filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5)\
             .map((part) => `${part.tagName}.${part.getAttribute('class')}`).slice(0, 5)",
        )
        .await?;
    Ok(Some(format!("{is} wide instead of {may}, with {widest:?}")))
}

/// No view is wider than the phone.
pub(crate) async fn nothing_is_wider_than_the_phone(page: &Page) -> Outcome {
    in_hand(page).await?;
    let mut wide = Vec::new();
    for (hash, sign) in SCENES {
        page.go(hash).await?;
        page.wait_for(sign).await?;
        settled(page).await?;
        wide.extend(too_wide(page).await?.map(|fault| format!("{hash}: {fault}")));
    }
    page.go("#words?mode=house-style").await?;
    page.wait_for(".table__group").await?;
    // Uses a script rather than the pointer, since the element may be under the tabs.
    let open = "document.querySelector('.method summary').click(); document.querySelector('.method .link[aria-expanded]').click()";
    page.driver().execute(open, Vec::new()).await?;
    page.wait_for(".self-test .table").await?;
    wide.extend(too_wide(page).await?.map(|fault| format!("the check of the numbers: {fault}")));
    if wide.is_empty() { Ok(()) } else { Err(Failure(wide.join("\n"))) }
}

/// The filters open as a sheet, whose button shows the number of results and closes it.
pub(crate) async fn the_filters_are_a_sheet_that_says_what_it_leaves(page: &Page) -> Outcome {
    in_hand(page).await?;
    page.wait_for(".card").await?;
    let hidden = "!document.querySelector('.filters').checkVisibility()";
    page.wait_until("the filters are hidden", hidden).await?;
    page.click(".views__filters[aria-expanded=false]").await?;
    page.wait_for(".filters .search__input--main").await?;
    page.wait_for_texts(".filters__done", &["Show 5 articles"]).await?;
    pick(page, "WDMD TV").await?;
    page.wait_for_texts(".filters__done", &["Show 1 of 5 articles"]).await?;
    page.click(".filters__done").await?;
    page.wait_until("the filters are hidden", hidden).await?;
    listed(page, &["WDMD TV"]).await?;
    results(page, "1 of 5 articles").await?;
    // It has the dates too, and Enter in its search closes it.
    page.click(".views__filters[aria-expanded=false]").await?;
    page.wait_for(".filters .date-field__input").await?;
    search(page, "peace").await?;
    page.press(Key::Enter).await?;
    page.wait_until("the filters are hidden", hidden).await?;
    results(page, "1 of 5 articles").await
}

/// The focused element is never under the tabs at the bottom.
pub(crate) async fn what_has_the_focus_is_not_under_the_tabs(page: &Page) -> Outcome {
    in_hand(page).await?;
    page.go("#context?lines=war").await?;
    page.wait_for(".line").await?;
    settled(page).await?;
    // Moves the focus into the frame, if there is one.
    page.click(".results").await?;
    let clear = "(() => { const [line, tabs] = [document.activeElement, document.querySelector('.views')].map((part) => part.getBoundingClientRect()); \
        return document.activeElement.matches('.line') && line.top >= 0 && line.bottom <= tabs.top; })()";
    for i in 1..=12 {
        page.press("j").await?;
        page.wait_until(&format!("line {i} is clear of the tabs"), clear).await?;
    }
    Ok(())
}
