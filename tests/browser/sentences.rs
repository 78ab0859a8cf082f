//! Sentences: the list of all tests, for every browser.

/// Declares a test for each sentence, in one module per topic. Each starts with the built page open without a hash, and ends by checking for faults.
macro_rules! say {
    ($browser:ident, $needs:literal, $($topic:ident: $($sentence:ident),+;)+) => {
        $(
            mod $topic {
                $(
                    #[test]
                    #[ignore = $needs]
                    fn $sentence() -> $crate::driver::Outcome {
                        $crate::page::in_page($crate::driver::Browser::$browser, "", $crate::$topic::$sentence)
                    }
                )+
            }
        )+
    };
}

/// Declares a test for every sentence.
macro_rules! say_all {
    ($browser:ident, $needs:literal) => {
        $crate::sentences::say! { $browser, $needs,
            opening: the_page_opens;
            broken: what_can_be_read_of_a_damaged_corpus_is_shown;
            filters:
                a_click_keeps_an_outlet_and_its_minus_leaves_it_out,
                an_actor_keeps_the_articles_that_name_them,
                a_topic_keeps_the_articles_about_it,
                two_outlets_are_either_of_them,
                two_actors_are_any_or_all_of_them,
                a_row_says_how_many_articles_a_click_would_give,
                a_long_facet_shows_all_when_asked;
            search:
                slash_puts_the_cursor_into_the_box_and_typing_searches,
                a_phrase_is_its_words_together,
                a_word_behind_a_minus_is_left_out,
                what_is_wrong_with_a_search_is_underlined_and_said;
            findings:
                a_search_says_how_often_each_outlet_has_it,
                two_words_are_offered_as_a_phrase,
                a_search_goes_along_to_context_and_trends,
                a_word_spelled_wrongly_has_its_nearest,
                findings_lead_to_what_proves_them,
                findings_move_nothing_when_they_come;
            dates:
                a_month_in_both_fields_keeps_what_lies_in_it,
                an_uncertain_date_counts_as_possible,
                what_is_no_date_is_said_to_be_none,
                a_date_is_taken_as_people_write_it,
                a_bar_says_what_it_is,
                a_drag_over_the_timeline_chooses_days,
                arrow_keys_move_the_ends_of_the_chosen_days,
                a_date_under_the_axis_chooses_what_it_names,
                all_dates_lets_the_days_go;
            chips:
                each_filter_is_taken_back_by_its_chip,
                clear_all_takes_every_filter_back,
                where_nothing_is_left_the_page_says_what_would_help;
            words:
                counts_of_two_outlets_are_those_of_a_count_by_hand,
                counts_against_every_other_outlet_are_those_of_a_count_by_hand,
                stop_words_show_when_asked,
                names_apart_show_each_spelling,
                every_outlet_has_a_panel,
                frequencies_are_those_of_a_count_by_hand,
                a_count_opens_its_lines;
            counts:
                a_word_has_the_articles_that_were_counted,
                what_needs_texts_says_so,
                a_page_without_texts_counts_the_same;
            groups:
                years_are_compared,
                a_group_is_what_a_search_finds,
                filtered_articles_become_a_group,
                two_outlets_are_two_sides;
            names:
                a_cell_opens_the_lines_that_it_counts,
                who_is_named_together_is_two_clicks_away,
                names_are_sorted_and_listed_by_kind,
                any_or_all_shows_for_names_of_two_kinds,
                a_search_without_a_match_lists_no_noughts,
                a_filter_follows_a_renamed_outlet,
                an_empty_side_offers_outlets_that_have_articles,
                the_tabs_fit_the_smallest_phones;
            manage:
                files_come_in_with_a_report,
                a_pasted_text_comes_in_once_its_outlet_is_given,
                a_date_that_cannot_be_read_costs_no_article,
                unknown_columns_are_asked_for,
                a_page_saved_unchanged_is_the_page,
                a_saved_page_works_and_saves_itself_again,
                the_browser_keeps_what_it_is_asked_to,
                many_articles_are_edited_at_once,
                dropped_files_are_read,
                a_suggested_name_becomes_an_actor;
            counting:
                a_repeated_line_is_left_out_and_stays_to_be_read,
                words_of_ones_own_are_hidden_or_never_hidden,
                cut_lines_are_kept_if_asked,
                a_guessed_encoding_is_chosen;
            language:
                a_language_is_spoken_once_it_is_chosen,
                another_language_keeps_what_is_under_way,
                an_address_may_name_the_language,
                an_embedded_page_is_in_the_language_of_its_address;
            sequences:
                sequences_are_those_of_a_count_by_hand,
                a_number_of_a_sequence_opens_its_lines;
            near:
                words_near_a_node_are_those_of_a_count_by_hand,
                a_node_holds_as_it_is_typed,
                what_is_wrong_with_a_node_is_said_under_the_sentence;
            pictures: no_text_of_a_picture_leaves_its_frame;
            map:
                a_dot_is_named_and_opens_its_lines,
                keys_go_through_the_words_of_the_map,
                a_rectangle_lists_its_words;
            every_outlet: a_word_of_an_outlet_opens_its_lines_there;
            frequencies:
                frequencies_are_sorted_by_difference,
                all_figures_show_when_asked;
            house_style:
                spellings_are_those_of_a_count_by_hand,
                a_number_opens_the_lines_with_its_spelling;
            context:
                lines_are_in_order_of_the_words_before_or_after,
                a_line_opens_its_article_at_its_paragraph,
                an_outlet_keeps_its_own_lines,
                lines_of_an_outlet_stand_under_its_name,
                a_word_typed_is_looked_for,
                an_outlet_that_the_filters_leave_out_is_said;
            lines:
                a_line_is_one_row_of_whole_words,
                a_line_is_a_few_rows_on_a_phone,
                lines_are_marked_at_the_word_that_they_are_sorted_by,
                lines_are_grouped_by_word_month_and_year,
                a_random_sample_is_the_same_for_everybody,
                a_line_is_copied_with_its_source;
            collocates:
                collocates_are_those_of_a_count_by_hand,
                a_number_of_collocates_opens_its_lines,
                all_figures_of_collocates_show_when_asked,
                collocates_lead_to_their_comparison;
            dispersion:
                strips_and_measures_are_those_of_a_count_by_hand,
                a_strip_opens_its_article;
            trends:
                trends_are_those_of_a_count_by_hand,
                a_number_of_a_trend_opens_its_lines,
                a_point_of_a_trend_opens_its_lines,
                several_words_are_drawn_together,
                an_article_too_vague_for_a_stretch_is_said;
            take_away:
                every_table_is_saved_whole,
                a_saved_table_has_the_counts_of_the_page,
                every_picture_is_saved,
                a_file_reaches_the_folder_of_downloads;
            methods:
                a_methods_card_says_what_was_computed_from_what,
                every_view_says_how_it_is_computed,
                the_published_figures_come_out;
            clippings:
                a_view_a_line_and_a_passage_are_kept_with_notes,
                clippings_are_moved_removed_and_opened,
                clippings_are_saved_with_the_page_and_as_markdown;
            hidden:
                a_hidden_word_has_no_row_until_it_is_shown_again,
                a_key_hides_the_word_of_a_row_and_of_a_dot;
            reader:
                an_article_opens_from_the_list,
                escape_closes_the_article,
                the_reader_links_to_the_publisher,
                an_actor_of_the_article_becomes_a_filter;
            address_bar:
                the_address_restores_a_comparison,
                the_address_restores_an_open_article,
                an_address_typed_by_hand_is_followed,
                the_address_restores_every_view,
                back_and_forward_go_through_what_was_done;
            keys:
                digits_switch_views,
                j_and_k_move_along_the_list_and_enter_opens,
                j_and_k_move_along_the_rows_of_every_view,
                the_focus_goes_back_to_where_it_was,
                what_a_click_leads_to_begins_in_sight;
            help:
                a_question_mark_opens_the_help_and_escape_closes_it,
                keys_reach_the_help_and_not_what_lies_under_it,
                an_example_of_the_help_runs;
            space:
                little_stands_above_the_view,
                on_a_phone_the_timeline_is_a_line_that_opens;
            phone:
                what_has_the_focus_is_not_under_the_tabs,
                nothing_is_wider_than_the_phone,
                the_filters_are_a_sheet_that_says_what_it_leaves;
            covered:
                on_a_phone_nothing_is_covered,
                on_a_tablet_nothing_is_covered,
                on_a_laptop_nothing_is_covered,
                choosing_articles_moves_nothing;
            frame:
                the_page_works_in_a_frame,
                the_page_works_in_a_frame_that_may_only_run_scripts,
                an_embedded_page_has_no_masthead;
            worker:
                the_engine_moves_into_a_worker,
                a_large_page_is_read_by_a_worker,
                where_workers_are_refused_the_page_works_by_itself,
                a_large_page_works_by_itself_where_workers_are_refused;
            hostile: markup_in_a_corpus_is_only_text;
        }
    };
}

pub(crate) use {say, say_all};
