//! All sentences in Chromium, and those that only Chromium can test.

use crate::access;
use crate::driver::{Browser, Outcome};
use crate::page::{Scheme, in_page};

crate::sentences::say_all!(Chromium, "needs Chromium: make test-chromium");

#[test]
#[ignore = "needs Chromium and axe-core: make test-chromium"]
fn nobody_is_shut_out_in_light() -> Outcome {
    in_page(Browser::Chromium, "", async |page| access::nobody_is_shut_out(page, Scheme::Light).await)
}

#[test]
#[ignore = "needs Chromium and axe-core: make test-chromium"]
fn nobody_is_shut_out_in_the_dark() -> Outcome {
    in_page(Browser::Chromium, "", async |page| access::nobody_is_shut_out(page, Scheme::Dark).await)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn a_page_is_in_the_language_the_browser_asks_for() -> Outcome {
    in_page(Browser::Chromium, "", crate::language::a_page_is_in_the_language_the_browser_asks_for)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn a_large_page_lists_its_articles_before_their_words_are_counted() -> Outcome {
    let sentence = crate::worker::a_large_page_lists_its_articles_before_their_words_are_counted;
    in_page(Browser::Chromium, "", sentence)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn a_worker_that_fails_is_followed_by_another() -> Outcome {
    in_page(Browser::Chromium, "", crate::worker::a_worker_that_fails_is_followed_by_another)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn a_page_that_cannot_hold_its_articles_says_so() -> Outcome {
    in_page(Browser::Chromium, "", crate::worker::a_page_that_cannot_hold_its_articles_says_so)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn a_page_whose_program_ends_says_so() -> Outcome {
    in_page(Browser::Chromium, "", crate::worker::a_page_whose_program_ends_says_so)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn a_page_without_room_for_its_articles_shows_those_that_fit() -> Outcome {
    crate::worker::a_page_without_room_for_its_articles_shows_those_that_fit()
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn what_can_be_read_of_a_damaged_very_large_page_is_shown() -> Outcome {
    in_page(Browser::Chromium, "", crate::worker::what_can_be_read_of_a_damaged_very_large_page_is_shown)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn several_workers_read_a_very_large_page() -> Outcome {
    in_page(Browser::Chromium, "", crate::worker::several_workers_read_a_very_large_page)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn a_dropped_folder_is_read() -> Outcome {
    in_page(Browser::Chromium, "", crate::manage::a_dropped_folder_is_read)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn no_answer_moves_what_stands_there() -> Outcome {
    in_page(Browser::Chromium, "", crate::space::no_answer_moves_what_stands_there)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn nothing_widens_the_page() -> Outcome {
    in_page(Browser::Chromium, "", crate::wide::nothing_widens_the_page)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn every_tab_is_within_reach_in_a_small_frame() -> Outcome {
    in_page(Browser::Chromium, "", crate::frame::every_tab_is_within_reach_in_a_small_frame)
}

#[test]
#[ignore = "needs Chromium and axe-core: make test-chromium"]
fn sums_shut_nobody_out() -> Outcome {
    in_page(Browser::Chromium, "", crate::cells::sums_shut_nobody_out)
}

#[test]
#[ignore = "needs Chromium and axe-core: make test-chromium"]
fn counts_shut_nobody_out() -> Outcome {
    in_page(Browser::Chromium, "", crate::counts::counts_shut_nobody_out)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn an_incomplete_file_says_so() -> Outcome {
    crate::broken::an_incomplete_file_says_so(Browser::Chromium, 20)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn a_page_under_a_strict_policy_says_so() -> Outcome {
    crate::broken::a_page_under_a_strict_policy_says_so(Browser::Chromium)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn a_damaged_file_says_so() -> Outcome {
    crate::broken::a_damaged_file_says_so(Browser::Chromium, 20)
}

#[test]
#[ignore = "needs Chromium: make test-chromium"]
fn without_scripts_nothing_loads() -> Outcome {
    in_page(Browser::Chromium, "", crate::broken::without_scripts_nothing_loads)
}
