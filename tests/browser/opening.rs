//! Opening the page.

use std::time::Duration;

use crate::driver::{Failure, Outcome};
use crate::page::Page;

/// Opening the file shows a usable page.
pub(crate) async fn the_page_opens(page: &Page) -> Outcome {
    let milliseconds = page.wait_until_usable().await?;
    if milliseconds > 0.0 { Ok(()) } else { Err(Failure(format!("usable after {milliseconds} ms"))) }
}

/// A page that is reloaded again and again while it starts, opens nevertheless.
pub(crate) async fn a_page_reloaded_while_it_starts_opens(page: &Page) -> Outcome {
    // The reload falls into each part of the start.
    for moment in (0..300).step_by(10) {
        page.driver().refresh().await?;
        tokio::time::sleep(Duration::from_millis(moment)).await;
    }
    page.reload().await
}
