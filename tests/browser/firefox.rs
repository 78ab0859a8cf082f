//! All sentences in Firefox.

use crate::driver::{Browser, Outcome};

crate::sentences::say_all!(Firefox, "needs Firefox: make test-firefox");

#[test]
#[ignore = "needs Firefox: make test-firefox"]
fn an_incomplete_file_says_so() -> Outcome {
    crate::broken::an_incomplete_file_says_so(Browser::Firefox, 5)
}

#[test]
#[ignore = "needs Firefox: make test-firefox"]
fn a_page_under_a_strict_policy_says_so() -> Outcome {
    crate::broken::a_page_under_a_strict_policy_says_so(Browser::Firefox)
}

#[test]
#[ignore = "needs Firefox: make test-firefox"]
fn a_damaged_file_says_so() -> Outcome {
    crate::broken::a_damaged_file_says_so(Browser::Firefox, 5)
}
