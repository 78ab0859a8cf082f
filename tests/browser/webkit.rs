//! A few sentences in WebKit.

use crate::driver::{Browser, Outcome};

crate::sentences::say! { WebKit, "needs WebKit: make test-webkit",
    opening: the_page_opens;
    filters: a_click_keeps_an_outlet_and_its_minus_leaves_it_out;
    manage: a_page_saved_unchanged_is_the_page, the_browser_keeps_what_it_is_asked_to;
    words: counts_of_two_outlets_are_those_of_a_count_by_hand;
    worker: the_engine_moves_into_a_worker;
}

#[test]
#[ignore = "needs WebKit: make test-webkit"]
fn an_incomplete_file_says_so() -> Outcome {
    crate::broken::an_incomplete_file_says_so(Browser::WebKit, 5)
}

#[test]
#[ignore = "needs WebKit: make test-webkit"]
fn a_page_under_a_strict_policy_says_so() -> Outcome {
    crate::broken::a_page_under_a_strict_policy_says_so(Browser::WebKit)
}

#[test]
#[ignore = "needs WebKit: make test-webkit"]
fn a_damaged_file_says_so() -> Outcome {
    crate::broken::a_damaged_file_says_so(Browser::WebKit, 5)
}
