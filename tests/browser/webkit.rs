//! The sentences as said in WebKit.

use crate::driver::{Browser, Outcome};
use crate::opening;
use crate::page::in_page;

#[test]
#[ignore = "needs WebKit: make test-webkit"]
fn the_page_opens() -> Outcome {
    in_page(Browser::WebKit, "", opening::the_page_opens)
}
