//! Space: how much of the screen stands above the view.

use crate::driver::{Failure, Outcome};
use crate::frame;
use crate::page::Page;
use crate::phone::PHONE;
use crate::steps::settled;

/// Fails if there are more pixels above an element than this.
async fn check(page: &Page, size: (u32, u32), first: &str, most: f64) -> Outcome {
    frame::show_at(page, size).await?;
    page.wait_for(".card").await?;
    settled(page).await?;
    let above: f64 =
        page.evaluate(&format!("return document.querySelector('{first}').getBoundingClientRect().top")).await?;
    if above <= most {
        Ok(())
    } else {
        Err(Failure(format!("at {} × {} there are {above} pixels above {first}", size.0, size.1)))
    }
}

/// On a laptop little more than the timeline stands above the view.
pub(crate) async fn little_stands_above_the_view(page: &Page) -> Outcome {
    check(page, (1366, 768), ".main", 190.0).await
}

/// On a phone the timeline is a line, which opens it.
pub(crate) async fn on_a_phone_the_timeline_is_a_line_that_opens(page: &Page) -> Outcome {
    check(page, PHONE, ".state", 150.0).await?;
    page.click(".timeline__fold[aria-expanded=false]").await?;
    page.wait_for(".timeline__frame").await?;
    page.click(".timeline__fold[aria-expanded=true]").await?;
    page.wait_until("the timeline is folded", "!document.querySelector('.timeline__frame').checkVisibility()").await
}
