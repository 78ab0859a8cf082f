//! Opening the page.

use crate::driver::{Failure, Outcome};
use crate::page::Page;

/// Opening the file shows a usable page.
pub(crate) async fn the_page_opens(page: &Page) -> Outcome {
    let milliseconds = page.wait_until_usable().await?;
    if milliseconds > 0.0 { Ok(()) } else { Err(Failure(format!("usable after {milliseconds} ms"))) }
}
