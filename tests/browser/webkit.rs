//! A few sentences in WebKit.

crate::sentences::say! { WebKit, "needs WebKit: make test-webkit",
    opening: the_page_opens;
    filters: a_click_keeps_an_outlet_and_its_minus_leaves_it_out;
    manage: a_page_saved_unchanged_is_the_page, the_browser_keeps_what_it_is_asked_to;
    words: counts_of_two_outlets_are_those_of_a_count_by_hand;
    worker: the_engine_moves_into_a_worker;
}
