//! Comparisons of words: tables and pictures.

use crate::HOSTILE;
use crate::element::{Element, percent, render};
use broadside::ui::context::collocate_table::collocate_table;
use broadside::ui::controls::take_away::self_test;
use broadside::ui::words::comparison_chart::comparison_chart;
use broadside::ui::words::frequency_table::frequency_table;
use broadside::ui::words::map::WordMapFigure;
use broadside::ui::words::side_by_side::side_by_side;
use broadside::ui::words::word_table::word_table;
use broadside::view::{State, WordsState};
use measures::catalogue::published_figures;
use measures::compared_word::ComparedWord;
use measures::cooccurrence::Cooccurrence;
use measures::pair::Pair;
use reports::collocates::{CollocateOrder, CollocateRow, Collocates};
use reports::frequency::{Frequencies, FrequencyRow};
use reports::keyness::Comparison;
use reports::outlet_keywords::OutletKeywords;
use reports::outlets::OutletSize;
use reports::repetition::Repetition;
use reports::word_map::{MapWord, WordMap};
use reports::word_row::{Basis, WordOrder, WordRow};
use std::rc::Rc;
use yew::{Callback, html};

fn size(name: &str, n_articles: u32, n_tokens: u64) -> OutletSize {
    OutletSize { name: name.into(), n_articles, n_tokens, ..OutletSize::default() }
}

/// A word on sides of such sizes that its Log Ratio is this.
fn word(name: &str, counts: [u64; 2], log_ratio: f64, basis: Basis) -> WordRow {
    let is_sampled = basis == Basis::Articles;
    let [a, b] = counts.map(|n| (n as f64).max(0.5));
    let (target_tokens, [target_count, reference_count]) = (1_000_000_000_u64, counts);
    let reference_tokens = (target_tokens as f64 * log_ratio.exp2() * b / a).round() as u64;
    let pair = Pair { target_count, reference_count, target_tokens, reference_tokens };
    let word = ComparedWord {
        interval: is_sampled.then_some([log_ratio - 1.0, log_ratio + 1.0]),
        p_adjusted: is_sampled.then_some(0.0123),
        smallest_effect: log_ratio / 2.0,
        ..ComparedWord::new(pair, 2)
    };
    WordRow { name: name.into(), node: name.into(), actor: None, n_articles: [2, 1], word, dispersion: None }
}

fn comparison(basis: Basis) -> Comparison {
    let rows = vec![
        word("truce", [30, 1], 3.0, basis),
        word(HOSTILE, [5, 5], 0.01, basis),
        word("talks", [0, 12], -9.0, basis),
    ];
    Comparison {
        n_shared: 0,
        target: size("The Post", 3, 1000),
        reference: size("", 7, 2000),
        outlets: vec!["The Post".into(), "The Mail".into()],
        basis,
        min_articles: 2,
        n_words: 40,
        n_significant: 1,
        n_hidden: [1, 2, 3],
        leading: [vec![rows[0].clone()], vec![rows[2].clone()]],
        repetition: Repetition::default(),
        rows,
    }
}

fn table_of(basis: Basis, words: WordsState) -> Element {
    render(move |dispatch| word_table(&comparison(basis), &words, &Callback::noop(), &dispatch))
}

#[test]
fn the_table_of_words_gives_counts_and_measures_under_their_headings() {
    let markup = table_of(Basis::Articles, WordsState::default());
    let heads = markup.one("thead").texts("th");
    assert_eq!(heads[..4], ["Word", "The Post", "Other outlets", "Articles"]);
    let rows: Vec<Vec<String>> =
        markup.one("tbody").all("tr").iter().map(|row| row.elements().map(Element::text).collect()).collect();
    let cell = |row: usize, head: &str| rows[row][heads.iter().position(|h| h == head).unwrap()].as_str();
    assert_eq!(rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(), ["truce", HOSTILE, "talks"]);
    assert!(cell(0, "The Post").starts_with("30") && cell(0, "Other outlets").starts_with('1'));
    assert_eq!((cell(0, "Articles"), cell(0, "Log Ratio"), cell(2, "Log Ratio")), ("3", "+3.0", "−9.0"));
    assert_eq!((cell(0, "95% interval"), cell(0, "p, adjusted")), ("+2.0 to +4.0", "0.012"));
    // 30 and 1 with 24.474 and 6.526 expected: 2 (30 ln(30 / 24.474) + ln(1 / 6.526)), and less ln(1,266,666,667).
    assert_eq!((cell(0, "Smallest effect"), cell(0, "LL (two-term)"), cell(0, "BIC")), ("+1.5", "8.5", "−12.5"));
    let closed: Vec<_> =
        markup.all(".table__count").iter().filter(|count| count.has("disabled")).map(|count| count.text()).collect();
    assert_eq!(closed, ["0"], "only a count of none opens no lines");
    assert_eq!(markup.one("caption").text(), words::tables::cells());
    assert!(markup.texts(".caption").concat().contains("3 of 40"));
    assert_eq!(markup.texts(".button"), [words::sheet::show_more()]);
}

#[test]
fn with_one_article_on_a_side_there_is_no_interval_and_no_p() {
    let heads = table_of(Basis::Words, WordsState::default()).one("thead").texts("th");
    assert!(!heads.contains(&"95% interval".to_owned()) && !heads.contains(&"p, adjusted".to_owned()), "{heads:?}");
}

#[test]
fn the_column_in_whose_order_the_table_stands_says_so() {
    for (order, ascending, expected) in
        [(WordOrder::Word, true, "ascending"), (WordOrder::Measure(4), false, "descending")]
    {
        let markup = table_of(Basis::Articles, WordsState { order, ascending, ..WordsState::default() });
        let sorted: Vec<_> =
            markup.all("th").into_iter().filter(|th| th.has("aria-sort") && th.get("aria-sort") != "none").collect();
        let head = if order == WordOrder::Word { "Word" } else { "LL (two-term)" };
        assert!(matches!(sorted[..], [th] if th.text() == head && th.get("aria-sort") == expected), "{sorted:?}");
    }
}

#[test]
fn the_table_of_collocates_shows_the_figures_that_are_wanted() {
    let row = |name: &str, together: u64, collocate: u64| CollocateRow {
        name: name.into(),
        node: name.into(),
        actor: None,
        counts: Cooccurrence { together, node: 100, window: 1000, collocate, n_tokens: 64_000 },
        n_articles: 3,
    };
    let rows = vec![row("truce", 16, 64), row(HOSTILE, 1, 128)];
    let found = Collocates { n_rows: 9, rows, ..Collocates::default() };
    let of = |order, figures| {
        let (found, mut state) = (found.clone(), State { collocate_order: order, ..State::default() });
        state.words.figures = figures;
        render(move |dispatch| collocate_table(&found, &state, &"en".into(), &dispatch))
    };
    let counts = ["Word", "In the window", "Expected", "Anywhere", "Articles"];
    let heads = |order, figures| of(order, figures).one("thead").texts("th");
    let (by_likelihood, by_mi) = (CollocateOrder::default(), CollocateOrder::Measure(2));
    assert_eq!(heads(by_likelihood, false), [counts.as_slice(), &["LL (G²)", "logDice"]].concat());
    assert!(heads(CollocateOrder::Word, true).contains(&"MI".to_owned()));
    assert_eq!(heads(by_mi, false).last().unwrap(), "MI", "what the rows are in order of shows");
    let markup = of(by_mi, false);
    let cells: Vec<Vec<String>> =
        markup.one("tbody").all("tr").iter().map(|row| row.elements().map(Element::text).collect()).collect();
    assert_eq!(cells[0][..5], ["truce", "16", "1.0", "64", "3"]);
    // logDice: 14 + log₂ of 32 / 164; MI: log₂ of 16 / 1 and of 1 / 2.
    assert_eq!((cells[0][6].as_str(), cells[0][7].as_str(), cells[1][7].as_str()), ("11.6", "+4.0", "−1.0"));
    let bars: Vec<f64> =
        markup.all(".frequency__bar").iter().map(|bar| percent(bar.one("rect").get("width"))).collect();
    assert_eq!(bars, [100.0, 0.0], "bars are shares of the greatest figure");
}

#[test]
fn every_published_figure_stands_beside_the_one_computed_here() {
    let markup = render(|_| self_test());
    let rows = markup.one("tbody").all("tr");
    assert!(rows.len() == published_figures().len() && rows.iter().all(|row| row.get("data-holds") == "true"));
    assert_eq!(markup.one("p").text(), format!("All {} published figures come out here as printed.", rows.len()));
    let first: Vec<String> = rows[1].elements().map(Element::text).collect();
    assert_eq!(first[..3], ["Log Ratio", "340 / 10000 : 2500 / 100000", "Rayson, UCREL, Lancaster"]);
    assert!(first[3].starts_with("0.44360665147561") && first[4].starts_with("0.44360665147561"), "{first:?}");
}

#[test]
fn the_picture_puts_each_word_on_its_side_with_its_interval() {
    for basis in [Basis::Articles, Basis::Words] {
        let markup = render(move |dispatch| {
            comparison_chart(&comparison(basis), &"name".into(), "Caption.".into(), &State::default(), &dispatch)
        });
        assert_eq!(markup.one("figcaption").text(), markup.one(".picture").name());
        assert!(markup.one("figcaption").text().contains("The Post"));
        let dots: Vec<_> = markup.all("circle").into_iter().map(|dot| (dot.get("cx"), dot.get("class"))).collect();
        assert_eq!(
            dots.iter().map(|dot| dot.1).collect::<Vec<_>>(),
            ["paint--target manner--solid", "paint--reference manner--solid"],
            "hue is the side, filled is reliable"
        );
        let x: Vec<f64> = dots.iter().map(|dot| dot.0.parse().unwrap()).collect();
        assert!(x[1] < x[0], "more in the target stands to the right: {x:?}");
        assert_eq!(markup.texts(".picture__word"), ["truce", "talks"]);
        let spots = markup.all(".spot");
        assert!(
            spots.iter().all(|spot| spot.get("role") == "button" && spot.get("tabindex") == "0" && spot.is(".row"))
        );
        let heard = spots.iter().map(|spot| spot.name()).collect::<Vec<_>>();
        assert!(
            heard[0].contains("8.0 times as often in The Post") && heard[0].contains("30 in The Post, 1 in the others"),
            "{heard:?}"
        );
        assert!(heard[1].contains("only in the others"), "{heard:?}");
        let marks = markup.one(".picture").elements().next().unwrap();
        assert_eq!(marks.get("aria-hidden"), "true", "what is drawn is said once, by the spots");
        assert!(markup.texts(".caption").concat().contains("The Post: 3 articles, 1,000 words"));
        assert_eq!(markup.one(".figure__tools").texts("button"), ["SVG", "PNG"]);
    }
}

#[test]
fn side_by_side_each_outlet_has_its_words() {
    let outlet = |name: &str, basis, rows| {
        let repetition = Repetition::default();
        OutletKeywords { outlet: size(name, 2, 500), basis, rows, repetition }
    };
    let mut unsure = word("deal", [4, 2], 1.0, Basis::Articles);
    unsure.word.p_adjusted = Some(0.4);
    let outlets = vec![
        outlet("The Post", Basis::Articles, vec![word("truce", [30, 1], 3.0, Basis::Articles), unsure]),
        outlet(HOSTILE, Basis::Words, Vec::new()),
    ];
    let first = outlets[..1].to_vec();
    let markup = render(move |dispatch| {
        side_by_side(&outlets, 4, &"name".into(), "Caption.".into(), &State::default(), &dispatch)
    });
    let texts = markup.texts("text");
    for text in ["The Post", HOSTILE, "2 articles, 500 words"] {
        assert!(texts.iter().any(|drawn| drawn == text), "{text}: {texts:?}");
    }
    assert!(texts.join(" ").contains(words::comparison::no_words()), "{texts:?}");
    assert_eq!(markup.texts(".picture__word"), ["truce", "deal"]);
    let dots: Vec<_> = markup.all("circle").into_iter().map(|dot| dot.get("class")).collect();
    assert_eq!(dots, ["paint--target manner--solid", "paint--target manner--hollow"], "what may be chance is hollow");
    let heard: Vec<_> = markup.all(".spot").into_iter().map(Element::name).collect();
    assert!(heard[0].starts_with("truce: 8.0 times as often in The Post; 30 in The Post"), "{heard:?}");
    assert!(markup.all(".caption").last().unwrap().text().contains("4 outlets"), "those not shown are counted");
    let alone = render(move |dispatch| {
        side_by_side(&first, 0, &"name".into(), "Caption.".into(), &State::default(), &dispatch)
    });
    assert_eq!(alone.one(".notice").text(), words::comparison::one_outlet());
}

#[test]
fn the_map_is_one_thing_to_focus_and_says_how_it_is_used() {
    let word = |name: &str, counts: [u64; 2], log_ratio: f64, is_significant| MapWord {
        name: name.into(),
        node: name.into(),
        actor: None,
        counts,
        n_articles: 3,
        log_ratio,
        smallest_effect: log_ratio / 2.0,
        is_significant,
    };
    let map = Rc::new(WordMap {
        n_shared: 0,
        target: size("The Post", 30, 40_000),
        reference: size(HOSTILE, 70, 60_000),
        outlets: Vec::new(),
        basis: Basis::Articles,
        min_articles: 2,
        n_hidden: [0; 3],
        words: vec![
            word("truce", [90, 10], 3.0, true),
            word(HOSTILE, [1, 9], -2.0, true),
            word("and", [8, 9], 0.0, false),
        ],
    });
    let markup = render(
        move |_| html! { <WordMapFigure map={map.clone()} name="map" caption="Caption." on_open={Callback::noop()} on_hide={Callback::noop()} /> },
    );
    let picture = markup.one(".picture--map");
    assert_eq!((picture.get("tabindex"), picture.get("role")), ("0", "application"));
    assert!(picture.name().contains("The Post") && picture.all(".spot").is_empty());
    assert_eq!(
        markup.all("path").len(),
        4,
        "what may be chance, and what differs reliably, on either side, each in one shape"
    );
    assert!(markup.texts("text").contains(&HOSTILE.to_owned()));
    let status = markup.all("span").into_iter().find(|span| span.get("role") == "status").unwrap();
    assert_eq!(status.text(), words::pictures::map_hint());
}

#[test]
fn the_table_of_frequencies_gives_each_outlet_its_column() {
    let line = |name: &str, counts: [u64; 2]| FrequencyRow {
        name: name.into(),
        node: name.into(),
        counts: counts.to_vec(),
        total: counts.iter().sum(),
        n_articles: 3,
    };
    let table = Frequencies {
        outlets: vec![size("The Post", 3, 1000), size(HOSTILE, 1, 500)],
        n_other_outlets: 2,
        all: Some(size("", 4, 1500)),
        min_articles: 2,
        n_rows: 9,
        n_hidden: [0; 3],
        rows: vec![line("truce", [10, 0]), line("talks", [1, 20])],
    };
    let markup = render(move |dispatch| frequency_table(&table, &WordsState::default(), &Callback::noop(), &dispatch));
    assert_eq!(markup.one("thead").texts("th"), ["Word", "The Post", HOSTILE, "All", "Articles", "LL, columns", "BIC"]);
    assert_eq!(markup.one("caption").text(), words::tables::cells());
    let counts: Vec<_> = markup.one("tbody").all("tr").iter().map(|row| row.texts(".table__count").join(" ")).collect();
    assert_eq!(counts, ["10 0 10", "1 20 21"]);
    let rates: Vec<_> = markup.one("tbody").all("tr").iter().map(|row| row.texts(".table__rate").join(" ")).collect();
    assert_eq!(rates, ["10.0 0 6.7", "1.0 40.0 14.0"], "per thousand of each outlet's own words");
    let bars: Vec<f64> =
        markup.all(".frequency__bar").iter().map(|bar| percent(bar.one("rect").get("width"))).collect();
    assert_eq!(bars, [25.0, 0.0, 2.5, 100.0], "bars are shares of the highest rate");
    assert!(markup.all(".caption").iter().any(|caption| caption.text().contains("2 outlets")));
    let empty = render(|dispatch| {
        frequency_table(&Frequencies::default(), &WordsState::default(), &Callback::noop(), &dispatch)
    });
    assert_eq!(empty.one(".notice").text(), words::comparison::no_words());
}
