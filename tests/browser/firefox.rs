//! The sentences as said in Firefox.

use crate::driver::{Browser, Outcome};
use crate::opening;
use crate::page::in_page;

#[test]
#[ignore = "needs Firefox: make test-firefox"]
fn the_page_opens() -> Outcome {
    in_page(Browser::Firefox, "", opening::the_page_opens)
}
