//! Accessibility of every view.

use thirtyfour::Key;

use crate::axe::assert_accessible;
use crate::driver::{Failure, Outcome};
use crate::page::{Page, Scheme};
use crate::phone::PHONE;
use crate::steps::{SCENES, settled};

/// Axe-core finds no violations in any view, in the help, or in the filters on a phone.
pub(crate) async fn nobody_is_shut_out(page: &Page, scheme: Scheme) -> Outcome {
    let mut found = Vec::new();
    let mut check = async |what: &str| -> Outcome {
        settled(page).await?;
        if let Err(Failure(message)) = assert_accessible(page).await {
            found.push(format!("{what}:\n{message}"));
        }
        Ok(())
    };
    page.show_as(1280, 900, scheme).await?;
    for (hash, sign) in SCENES {
        page.go(hash).await?;
        page.wait_for(sign).await?;
        check(hash).await?;
    }
    page.go("#words?mode=map").await?;
    page.wait_for(".picture--map").await?;
    page.driver().execute("document.querySelector('.picture--map').focus()", Vec::new()).await?;
    page.press(Key::Right).await?;
    page.wait_for(".figure__status .link").await?;
    page.click(".method summary").await?;
    page.click_text(".method .link", "Check the numbers").await?;
    page.wait_for(".self-test .table").await?;
    check("a word on the map, and the check of the numbers").await?;
    page.press("?").await?;
    page.wait_for("dialog.help[open]").await?;
    check("the help").await?;
    page.click(".dialog__close").await?;
    page.wait_until_gone(".help").await?;
    page.show_as(PHONE.0, PHONE.1, scheme).await?;
    for (hash, sign) in SCENES {
        page.go(hash).await?;
        page.wait_for(sign).await?;
        check(&format!("{hash} on a phone")).await?;
    }
    page.go("#articles?outlet=WDMD+TV").await?;
    page.click(".views__filters[aria-expanded=false]").await?;
    page.wait_for(".filters .facet__row").await?;
    check("the filters on a phone").await?;
    if found.is_empty() { Ok(()) } else { Err(Failure(found.join("\n"))) }
}
