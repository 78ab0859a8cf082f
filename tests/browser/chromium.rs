//! The sentences as said in Chromium.

use crate::driver::{Browser, Outcome};
use crate::opening;
use crate::page::in_page;

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn the_page_opens() -> Outcome {
    in_page(Browser::Chromium, "", opening::the_page_opens)
}
