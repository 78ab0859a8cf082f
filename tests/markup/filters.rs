//! Facets and filters.

use crate::HOSTILE;
use crate::element::{Element, percent, render};
use broadside::ui::controls::notice::nothing_left;
use broadside::ui::controls::search_box::SearchBox;
use broadside::ui::filters::facet_list::FacetList;
use broadside::ui::filters::filter_chips::filter_chips;
use corpus::Facet;
use corpus::facet::{ACTOR, OUTLET, TOPIC};
use corpus::query::filters::Condition;
use corpus::query::timeline::Stretch;
use corpus::query::{ArticlesOverTime, FacetRow, FacetValues, Filters, Pick, SearchFault, SearchFaultKind};
use engine::Survey;
use model::{ActorKind, Day};
use yew::{Callback, html};

pub(crate) fn row(name: &str, n_articles: u32, pick: Pick) -> FacetRow {
    FacetRow { name: name.into(), n_articles, pick }
}

fn facet(facet: Facet, kind: Option<ActorKind>, rows: Vec<FacetRow>, all: bool) -> Element {
    let values = FacetValues { facet, kind, rows: rows.into(), are_worth_showing: true };
    render(move |_| html! { <FacetList values={values.clone()} {all} /> })
}

#[test]
fn a_facet_says_how_many_articles_each_value_has_and_how_it_stands() {
    let rows = vec![row("Putin", 1200, Pick::Include), row("Zelensky", 1, Pick::Exclude), row(HOSTILE, 0, Pick::None)];
    let markup = facet(ACTOR, Some(ActorKind::Person), rows, false);
    assert_eq!(markup.one("h2").text(), "People");
    let values = markup.all(".facet__row");
    let told: Vec<_> = values.iter().map(|v| (v.one(".facet__name").text(), v.one(".facet__count").text())).collect();
    let expected =
        [("Putin", "1,200"), ("Zelensky", "1"), (HOSTILE, "0")].map(|(name, n)| (name.to_owned(), n.to_owned()));
    assert_eq!(told, expected, "in the order given");
    let states: Vec<_> =
        values.iter().map(|v| (v.get("data-pick"), v.get("aria-pressed"), v.get("data-empty"))).collect();
    assert_eq!(states, [("include", "true", "false"), ("exclude", "false", "false"), ("none", "false", "true")]);
    let excluded: Vec<_> = markup.all(".facet__exclude").iter().map(|b| (b.get("aria-pressed"), b.name())).collect();
    let expected = [("false", "Putin"), ("true", "Zelensky"), ("false", HOSTILE)];
    assert_eq!(excluded, expected.map(|(pressed, name)| (pressed, format!("Without {name}"))));
    let heard: Vec<String> = values.iter().map(|value| value.name()).collect();
    assert!(heard[0].contains("1,200 articles") && heard[0].contains("included"), "{heard:?}");
    assert!(heard[1].contains("1 article,") && heard[1].contains("excluded"), "{heard:?}");
    assert!(heard[2].contains("0 articles") && !heard[2].contains("cluded"), "{heard:?}");
    let bars: Vec<f64> = values.iter().map(|v| percent(v.one("rect").get("width"))).collect();
    assert!(bars[0] == 100.0 && bars[1] < 0.1 && bars[2] == 0.0, "the bars are shares of the most: {bars:?}");
}

#[test]
fn a_long_facet_shows_its_first_values_and_those_that_are_chosen() {
    let many = |n: u32| {
        (0..n).map(|i| row(&format!("Outlet {i}"), 100 - i, if i == 19 { Pick::Exclude } else { Pick::None })).collect()
    };
    let markup = facet(OUTLET, None, many(20), false);
    let names = markup.texts(".facet__name");
    assert_eq!(
        (names.len(), names.last().map(String::as_str)),
        (7, Some("Outlet 19")),
        "a chosen value is never hidden"
    );
    assert!(markup.one(".facet__more").text().contains("20"));
    assert_eq!(markup.all("input").len(), 1, "a long facet can be searched in");
    let short = facet(OUTLET, None, many(6), false);
    assert_eq!((short.all(".facet__row").len(), short.all(".facet__more").len(), short.all("input").len()), (6, 0, 0));
}

#[test]
fn two_included_values_mean_any_or_all() {
    let two = || vec![row("A", 2, Pick::Include), row("B", 1, Pick::Include)];
    for all in [false, true] {
        let markup = facet(TOPIC, None, two(), all);
        let pressed: Vec<_> = markup
            .one(".facet__all")
            .all("button")
            .iter()
            .map(|b| (b.text(), b.get("aria-pressed") == "true"))
            .collect();
        assert_eq!(pressed, [("any of these".to_owned(), !all), ("all of these".to_owned(), all)]);
    }
    assert!(facet(OUTLET, None, two(), false).all(".facet__all").is_empty(), "an article has one outlet");
    // One of each kind: both lists have the switch, and one that says "all" is never out of sight.
    let kyiv = || FacetValues {
        facet: ACTOR,
        kind: Some(ActorKind::Place),
        rows: vec![row("Kyiv", 2, Pick::Include)].into(),
        are_worth_showing: true,
    };
    for (all, n_included, n_switches) in [(false, 2, 1), (false, 1, 0), (true, 1, 1)] {
        let markup = render(move |_| html! { <FacetList values={kyiv()} {all} {n_included} /> });
        assert_eq!(markup.all(".facet__all").len(), n_switches, "{all}, {n_included}");
    }
    let one = vec![row("A", 2, Pick::Include), row("B", 1, Pick::Exclude)];
    assert!(facet(TOPIC, None, one, false).all(".facet__all").is_empty());
}

#[test]
fn a_facet_of_thousands_of_values_never_shows_them_all_at_once() {
    for (n, words) in [(5_000, "Show 200 more"), (206, "Show all 206"), (7, "Show all 7")] {
        let rows = (0..n).map(|i| row(&format!("Outlet {i}"), 1, Pick::None)).collect();
        let markup = facet(OUTLET, None, rows, false);
        assert_eq!((markup.all(".facet__row").len(), markup.texts(".facet__more")), (6, vec![words.to_owned()]));
    }
}

#[test]
fn where_no_article_has_a_value_only_what_is_chosen_is_listed() {
    let rows = ["A", "B", "C"].map(|name| row(name, 0, if name == "B" { Pick::Include } else { Pick::None }));
    let markup = facet(TOPIC, None, rows.into(), false);
    assert_eq!(
        (markup.texts(".facet__name"), markup.texts(".facet__nowhere")),
        (vec!["B".to_owned()], vec!["No article".to_owned()])
    );
}

fn filters() -> Filters {
    let mut filters = Filters { query: "\"peace deal\"".into(), from: Day::new(2024, 11, 1), ..Filters::default() };
    filters.choices.pick(OUTLET, "The Post", Pick::Include);
    filters.choices.pick(ACTOR, HOSTILE, Pick::Exclude);
    filters.choices.pick(TOPIC, "war", Pick::Include);
    filters
}

#[test]
fn each_active_filter_can_be_taken_back() {
    let markup = render(|dispatch| filter_chips(&filters(), false, &dispatch));
    let chips = markup.all(".chip");
    assert_eq!(chips.len(), filters().conditions().len());
    let parts = ["peace deal", "The Post", "war", HOSTILE, "November 2024"];
    for (chip, part) in chips.iter().zip(parts) {
        assert!(chip.text().contains(part), "{part}: {}", chip.text());
        assert!(chip.name().starts_with("Remove") && chip.name().contains(part), "{}", chip.name());
    }
    assert!(chips[3].text().contains("not "), "an excluded value says so");
    assert_eq!(markup.all("button").len(), chips.len() + 1, "and all at once");
    assert!(render(|dispatch| filter_chips(&Filters::default(), false, &dispatch)).inside().is_empty());
}

pub(crate) fn day(month: i8, day: i8) -> Day {
    Day::new(2024, month, day).unwrap()
}

pub(crate) fn survey() -> Survey {
    let timeline = ArticlesOverTime {
        stretch: Stretch::Day,
        bins: Vec::new(),
        spans: Vec::new(),
        n_undated: 0,
        n_earlier: 0,
        n_later: 0,
    };
    Survey {
        n_articles: 0,
        n_possible: 0,
        n_with_counts: 0,
        n_with_pairs: 0,
        n_without_text: 0,
        n_added_up: 0,
        n_tokens: 0,
        facets: Vec::new(),
        timeline,
        hides_names: false,
        fault: None,
        relief: Vec::new(),
    }
}

#[test]
fn where_nothing_is_left_each_way_out_says_what_it_gives() {
    let relief =
        vec![(Condition::Search("truce".into()), 3), (Condition::Value(ACTOR, HOSTILE.into(), Pick::Include), 1)];
    let left = |filters: Filters| {
        let survey = Survey { relief: relief.clone(), ..survey() };
        render(move |dispatch| nothing_left(&survey, &filters, &dispatch))
    };
    let markup = left(Filters::default());
    let ways = markup.one(".notice__ways").texts("button");
    assert_eq!(ways.len(), 2);
    assert_eq!(ways[0], "Without “truce” there would be 3 articles.");
    assert!(ways[1].contains(HOSTILE) && ways[1].contains("” there would be 1 article."), "{ways:?}");
    assert_eq!(markup.all(".button").len(), 1, "all filters can be taken back");
    assert!(markup.text().contains("No article matches all of these filters."));
    let reversed = left(Filters { from: Some(day(11, 9)), to: Some(day(11, 3)), ..Filters::default() });
    assert!(reversed.text().contains("The last day is before the first, so no article matches."));
}

#[test]
fn a_search_that_is_not_understood_is_underlined_where_it_is_wrong() {
    let text = format!("war {HOSTILE} (peace");
    let start = text.find('(').unwrap();
    let fault = SearchFault { start, end: start + 1, kind: SearchFaultKind::OpenParenthesis };
    let typed = text.clone();
    let markup = render(move |_| {
        let on_search = Callback::noop();
        html! { <SearchBox query={typed.clone()} fault={Some(fault.clone())} label="Search" hint="h" class="search__input search__input--main" {on_search} /> }
    });
    assert_eq!((markup.one("input").get("value"), markup.one("input").get("aria-invalid")), (text.as_str(), "true"));
    assert_eq!(markup.one(".search__echo").text().trim(), text);
    assert_eq!(markup.one(".wrong").text(), "(");
    assert!(
        markup.one(".search__fault").get("role") == "alert"
            && markup.one(".search__fault").text().contains("never closed")
    );
}
