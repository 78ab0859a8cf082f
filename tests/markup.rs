//! Markup: components rendered on the host by Yew's server renderer, and asked what a reader, a hearer and a style sheet would find in them.
//!
//! Effects and events do not run here, so nothing of this touches a browser. The components that wait for the engine (`ArticleList`, `WordsView`,
//! `ContextView`, `Reader`) get their reports by an effect and stay empty; what they draw with is tested here, they are in `tests/browser`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that fails should say so by stopping"
)]

use broadside::browser::{Failure, Status};
use broadside::ui::app::help::Help;
use broadside::ui::app::masthead::Masthead;
use broadside::ui::app::view_tabs::view_tabs;
use broadside::ui::context::collocate_table::collocate_table;
use broadside::ui::context::lines::Lines;
use broadside::ui::controls::edits::{Outcome, outcome_line};
use broadside::ui::controls::language::CorpusLanguage;
use broadside::ui::controls::marked::marked;
use broadside::ui::controls::notice::nothing_left;
use broadside::ui::controls::search_box::SearchBox;
use broadside::ui::controls::store::Dispatch;
use broadside::ui::controls::take_away::self_test;
use broadside::ui::filters::facet_list::FacetList;
use broadside::ui::filters::filter_chips::filter_chips;
use broadside::ui::filters::search_options::search_options;
use broadside::ui::filters::timeline::Timeline;
use broadside::ui::manage::add_articles::{choices, outlet_question};
use broadside::ui::manage::edit_articles::{edit_tools, nothing};
use broadside::ui::manage::edit_bar::edit_bar;
use broadside::ui::manage::edit_form::EditForm;
use broadside::ui::manage::edit_table::EditTable;
use broadside::ui::manage::entry_editor::{Coverages, EntryEditor, entry_fields};
use broadside::ui::manage::import_report::{first_read, import_report};
use broadside::ui::manage::lexicon_list::LexiconList;
use broadside::ui::manage::repeated_lines::repeated_lines;
use broadside::ui::manage::suggestions::{Suggesting, actor_suggestions, topic_suggestions};
use broadside::ui::words::comparison_chart::comparison_chart;
use broadside::ui::words::frequency_table::frequency_table;
use broadside::ui::words::map::WordMapFigure;
use broadside::ui::words::side_by_side::side_by_side;
use broadside::ui::words::word_table::word_table;
use broadside::view::article_edit::{BulkDraft, RowDraft};
use broadside::view::edit_articles::RowEdit;
use broadside::view::lexicon_edit::Entry;
use broadside::view::{State, View, Without, WordsState, help, wording};
use corpus::Facet;
use corpus::facet::{ACTOR, OUTLET, TOPIC};
use corpus::query::filters::Condition;
use corpus::query::timeline::{Bin, DateSpan, Stretch};
use corpus::query::{ArticlesOverTime, FacetRow, FacetValues, Filters, Pick, SearchFault, SearchFaultKind};
use engine::edit::{ActorDraft, ArticleEdit, Edit, EditFault, Edited, LexiconDraft, TopicDraft};
use engine::manage::{CountingReport, Coverage, EditRow, EditRows, LexiconReport, SuggestedActor, SuggestedTopic};
use engine::{Report, Summary, Survey};
use formats::import::{FileReport, Glimpse, ImportOptions, ImportReport};
use formats::repeated_lines::RepeatedLine;
use measures::catalogue::published_figures;
use measures::compared_word::ComparedWord;
use measures::cooccurrence::Cooccurrence;
use measures::pair::Pair;
use model::edtf::DateFault;
use model::{ActorKind, Day, Fault, FaultKind, Place};
use reports::collocates::{CollocateOrder, CollocateRow, Collocates};
use reports::concordance::{Concordance, ConcordanceLine};
use reports::frequency::{Frequencies, FrequencyRow};
use reports::keyness::Comparison;
use reports::outlet_keywords::OutletKeywords;
use reports::outlets::OutletSize;
use reports::passage::Run;
use reports::repetition::Repetition;
use reports::word_map::{MapWord, WordMap};
use reports::word_row::{Basis, WordOrder, WordRow};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use words::Language;
use yew::{Callback, ContextProvider, Html, LocalServerRenderer, Properties, component, html};

/// What a hostile corpus would have on the page.
const HOSTILE: &str = "<script>alert(1)</script>\"'&amp;<b onclick=x>";

// ---- rendering, and reading what was rendered ----

#[derive(Properties, PartialEq)]
struct StageProps {
    scene: Callback<Dispatch, Html>,
}

/// Gives a scene the dispatcher that it expects around it.
#[component]
fn Stage(props: &StageProps) -> Html {
    let dispatch: Dispatch = Callback::noop();
    html! { <ContextProvider<Dispatch> context={dispatch.clone()}>{ props.scene.emit(dispatch) }</ContextProvider<Dispatch>> }
}

/// Renders a scene, holds what every markup must hold, and gives it as a tree.
fn render(scene: impl Fn(Dispatch) -> Html + 'static) -> Element {
    let renderer =
        LocalServerRenderer::<Stage>::with_props(StageProps { scene: Callback::from(scene) }).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let markup = tokio::task::LocalSet::new().block_on(&runtime, renderer.render());
    let root = Element::parse(&markup);
    hold_what_every_markup_must(&root);
    root
}

/// An element with what stands in it.
#[derive(Debug, Default)]
struct Element {
    tag: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// Reads markup strictly: what does not nest, or is no attribute in double quotation marks, is a fault.
    fn parse(markup: &str) -> Self {
        let mut open = vec![Self::default()];
        let mut rest = markup;
        while !rest.is_empty() {
            let (text, behind) = rest.split_once('<').unwrap_or((rest, ""));
            assert!(!text.contains('>'), "a bare > in {text:?}");
            if !text.is_empty() {
                open.last_mut().unwrap().children.push(Node::Text(unescape(text)));
            }
            if behind.is_empty() {
                break;
            }
            let (tag, behind) = split_tag(behind);
            rest = behind;
            if tag.starts_with('!') {
                continue;
            }
            if let Some(name) = tag.strip_prefix('/') {
                let closed = open.pop().unwrap();
                assert_eq!(closed.tag, name.trim(), "closes what is not open in {markup}");
                open.last_mut().expect("something is open").children.push(Node::Element(closed));
                continue;
            }
            let element = Self::opened(tag);
            if ["input", "br", "hr", "img", "link", "meta"].contains(&element.tag.as_str()) || tag.ends_with('/') {
                open.last_mut().unwrap().children.push(Node::Element(element));
            } else {
                open.push(element);
            }
        }
        assert_eq!(open.len(), 1, "not all is closed: {markup}");
        open.pop().unwrap()
    }

    fn opened(tag: &str) -> Self {
        let tag = tag.trim_end_matches('/').trim();
        let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let mut attributes = BTreeMap::new();
        while !rest.trim().is_empty() {
            let trimmed = rest.trim_start();
            let end = trimmed.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(trimmed.len());
            let (key, behind) = trimmed.split_at(end);
            let (value, behind) = match behind.strip_prefix("=\"") {
                Some(quoted) => quoted.split_once('"').expect("a closing quotation mark"),
                None => ("", behind),
            };
            let earlier = attributes.insert(key.to_owned(), unescape(value));
            assert!(earlier.is_none() && !key.contains(['"', '\'', '=']), "the attribute {key} of {tag}");
            rest = behind;
        }
        Self { tag: name.to_owned(), attributes, children: Vec::new() }
    }

    fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Every element inside, in the order of the page.
    fn inside(&self) -> Vec<&Self> {
        self.elements().flat_map(|element| std::iter::once(element).chain(element.inside())).collect()
    }

    /// Every element inside that is not hidden from those who hear the page.
    fn heard(&self) -> Vec<&Self> {
        let heard = self.elements().filter(|element| element.get("aria-hidden") != "true");
        heard.flat_map(|element| std::iter::once(element).chain(element.heard())).collect()
    }

    /// Every element of a class (`.x`) or tag inside.
    fn all(&self, wanted: &str) -> Vec<&Self> {
        self.inside().into_iter().filter(|element| element.is(wanted)).collect()
    }

    /// The one element of a class or tag inside.
    fn one(&self, wanted: &str) -> &Self {
        let all = self.all(wanted);
        assert_eq!(all.len(), 1, "{wanted} in {self:#?}");
        all[0]
    }

    fn is(&self, wanted: &str) -> bool {
        wanted.strip_prefix('.').map_or(self.tag == wanted, |class| self.classes().any(|c| c == class))
    }

    fn classes(&self) -> impl Iterator<Item = &str> {
        self.get("class").split_whitespace()
    }

    /// An attribute; empty where it is not there.
    fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }

    /// All text inside.
    fn text(&self) -> String {
        let of = |child: &Node| match child {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        };
        self.children.iter().map(of).collect()
    }

    /// What one hears of it.
    fn name(&self) -> String {
        if self.has("aria-label") { self.get("aria-label").to_owned() } else { self.text() }
    }

    fn texts(&self, wanted: &str) -> Vec<String> {
        self.all(wanted).into_iter().map(Self::text).collect()
    }
}

/// A tag up to its end; a > inside quotation marks ends nothing.
fn split_tag(text: &str) -> (&str, &str) {
    let mut is_quoted = false;
    for (i, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return (&text[..i], &text[i + 1..]),
            _ => {}
        }
    }
    panic!("a tag without end: {text}")
}

fn unescape(text: &str) -> String {
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")];
    plain.iter().fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
}

/// Names for all that is used, words for every picture, tables whose cells stand under headings, and no way in for scripts and styles.
fn hold_what_every_markup_must(root: &Element) {
    for element in root.inside() {
        assert!(element.tag != "script" && !element.has("style"), "{element:#?}");
        assert!(!element.attributes.keys().any(|name| name.starts_with("on")), "{element:#?}");
        for state in ["aria-pressed", "aria-expanded", "aria-invalid"] {
            assert!(!element.has(state) || ["true", "false"].contains(&element.get(state)), "{state} of {element:#?}");
        }
        if element.tag == "table" {
            let rows: Vec<usize> = element.all("tr").iter().map(|row| row.elements().count()).collect();
            assert!(rows.windows(2).all(|pair| pair[0] == pair[1]), "rows of different lengths: {rows:?}");
            assert!(element.all("th").iter().all(|th| ["col", "row"].contains(&th.get("scope"))), "{element:#?}");
        }
    }
    for element in root.heard() {
        let is_used = ["button", "a", "select", "summary", "dialog", "nav", "label"].contains(&element.tag.as_str());
        assert!(!(is_used || element.has("role")) || !element.name().trim().is_empty(), "no name: {element:#?}");
        let has_words = element.has("aria-label") || !element.all("title").is_empty();
        assert!(element.tag != "svg" || has_words, "a picture without words: {element:#?}");
    }
    let ids: Vec<&str> =
        root.inside().into_iter().map(|element| element.get("id")).filter(|id| !id.is_empty()).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "an id stands twice: {ids:?}");
}

fn percent(text: &str) -> f64 {
    text.strip_suffix('%').unwrap_or_else(|| panic!("{text} is no share")).parse().unwrap()
}

// ---- facets and filters ----

fn row(name: &str, n_articles: u32, pick: Pick) -> FacetRow {
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

fn survey() -> Survey {
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
    assert!(ways[0].contains("truce") && ways[0].contains("3 articles"), "{ways:?}");
    assert!(ways[1].contains(HOSTILE) && ways[1].contains("1 article."), "{ways:?}");
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

// ---- words ----

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
    assert!(markup.one(".caption").text().contains("3 of 40"));
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
        assert!(heard[1].contains("512 times as often in the others"), "{heard:?}");
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

// ---- manage articles: editing ----

fn edit_row(id: &str, date: Option<&str>, topics: &[&str], inferred: &[&str]) -> EditRow {
    let own = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    EditRow {
        id: id.into(),
        headline: format!("Headline {id}"),
        outlet: HOSTILE.into(),
        date: date.map(str::to_owned),
        url: None,
        topics: own(topics),
        inferred: own(inferred),
        opening: "It began.".into(),
    }
}

fn edit_rows() -> Vec<EditRow> {
    vec![
        edit_row("a", Some("2025-02-21"), &["war", "peace"], &["date", "byline"]),
        edit_row("b", None, &["war"], &[]),
        edit_row("c", Some("2025"), &[], &["outlet"]),
    ]
}

fn ids(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|id| (*id).to_owned()).collect()
}

fn report(n_left: u32) -> Rc<EditRows> {
    Rc::new(EditRows { rows: edit_rows(), n_left, ..EditRows::default() })
}

fn table(selected: &[&str], row: Option<RowEdit>) -> Element {
    let selected = Rc::new(ids(selected));
    render(move |_| {
        let (report, selected, row) = (report(0), selected.clone(), row.clone());
        html! { <EditTable {report} {selected} {row} act={Callback::noop()} on_read={Callback::noop()} /> }
    })
}

#[test]
fn the_editing_table_marks_what_was_inferred() {
    let markup = table(&["b"], None);
    let rows = markup.all(".edit__row");
    let marked: Vec<Vec<String>> = rows.iter().map(|row| row.texts(".inferred")).collect();
    let heard = |text: &str| format!("{text} (inferred)");
    assert_eq!(marked, [vec![heard("21 February 2025")], vec![], vec![heard(HOSTILE)]]);
    assert!(rows[0].text().contains("Also inferred: author"), "{}", rows[0].text());
    assert!(rows[1].text().contains("not dated"));
    let buttons: Vec<usize> = rows.iter().map(|row| row.one(".edit__actions").all("button").len()).collect();
    assert_eq!(buttons, [2, 1, 2], "what is sure needs no confirming");
    assert_eq!(rows.iter().map(|row| row.get("data-chosen")).collect::<Vec<_>>(), ["false", "true", "false"]);
    let boxes = markup.all("input");
    assert_eq!(boxes.iter().map(|b| b.has("checked")).collect::<Vec<_>>(), [false, false, true, false]);
    assert!(boxes.iter().all(|b| b.get("type") == "checkbox" && b.has("aria-label")), "{boxes:#?}");
    assert!(boxes[0].get("aria-label").contains("all 3"));
    let all = table(&["a", "b", "c"], None);
    assert!(all.all("input").iter().all(|b| b.has("checked")));
}

#[test]
fn a_row_is_edited_in_its_place() {
    let row = edit_rows().remove(0);
    let written = RowDraft { date: "2025-02-30".into(), headline: HOSTILE.into(), ..RowDraft::of(&row) };
    let markup = table(&[], Some(RowEdit { draft: written, is_open: true }));
    let row = markup.all(".edit__row")[0];
    let values: Vec<_> = row.all(".edit__field").iter().map(|input| input.get("value").to_owned()).collect();
    assert_eq!(values, [HOSTILE, HOSTILE, "2025-02-30"]);
    assert_eq!(row.one(".edit__fault").text(), "2025-02 has no day 30.");
    let wrong: Vec<_> = row.all(".edit__field").iter().map(|input| input.get("aria-invalid") == "true").collect();
    assert_eq!(wrong, [false, false, true]);
    assert!(row.all("button")[0].has("disabled") && !row.all("button")[1].has("disabled"), "it cannot be saved so");
}

fn bar(selected: &[&str], n_left: u32) -> Element {
    let selected = ids(selected);
    render(move |_| edit_bar(&report(n_left), &selected, html! {}, &Callback::noop(), &Callback::noop()))
}

fn form(selected: &[&str], draft: BulkDraft, is_removal_asked: bool) -> Element {
    let selected = Rc::new(ids(selected));
    render(move |_| {
        let (selected, draft) = (selected.clone(), draft.clone());
        html! { <EditForm report={report(0)} {selected} {draft} {is_removal_asked} act={Callback::noop()} /> }
    })
}

#[test]
fn the_bar_says_how_many_are_selected_and_opens_the_form_for_them() {
    let none = bar(&[], 0);
    assert_eq!(none.one(".edit__chosen").text(), "No articles selected");
    assert_eq!(none.one(".edit__links").texts("button"), ["Select all 3 shown"]);
    assert_eq!(none.one(".button").get("aria-disabled"), "true", "there is nothing to change");
    let some = bar(&["a", "b"], 0);
    assert_eq!(some.one(".edit__chosen").text(), "2 articles selected");
    assert_eq!(some.one(".edit__links").texts("button"), ["Select all 3 shown", "Clear selection"]);
    assert_eq!(some.one(".button").get("aria-disabled"), "false");
    let all = bar(&["a", "b", "c"], 6);
    assert_eq!(all.one(".edit__links").texts("button"), ["Select all 9 filtered articles", "Clear selection"]);
}

#[test]
fn the_form_says_what_it_would_change_and_what_is_no_date() {
    let submit = |markup: &Element| {
        let button = markup.all("button").into_iter().find(|b| b.get("type") == "submit").expect("a button to send");
        (button.text(), button.has("disabled"))
    };
    let idle = form(&["a", "b"], BulkDraft::default(), false);
    assert_eq!(submit(&idle), ("Change 2 articles".to_owned(), true), "nothing is written yet");
    assert_eq!(idle.texts(".chip"), ["Not dated", "war (2)", "peace (1)"]);
    let wrong = form(&["a"], BulkDraft { date: "21.2.2025".into(), outlet: "A".into(), ..BulkDraft::default() }, false);
    assert!(wrong.one(".edit__fault").text().contains("2025-02-21") && submit(&wrong).1);
    let good = form(&["a"], BulkDraft { date: "2025-02".into(), ..BulkDraft::default() }, false);
    assert_eq!((good.all(".edit__fault").len(), submit(&good)), (0, ("Change 1 article".to_owned(), false)));
    let texts = |markup: &Element| markup.one(".edit__buttons").texts("button");
    assert!(texts(&good).contains(&"Confirm inferred details".to_owned()));
    assert_eq!(texts(&form(&["b"], BulkDraft::default(), false)), ["Change 1 article", "Remove 1 article"]);
    let asked = form(&["b", "c"], BulkDraft::default(), true);
    assert_eq!(asked.one(".edit__question").text(), "Remove 2 articles from the corpus?");
    assert_eq!(texts(&asked)[2..], ["Remove", "Cancel"], "it is asked once more");
}

#[test]
fn texts_without_an_outlet_ask_for_one() {
    let ask = |n| {
        let report = ImportReport { n_without_outlet: n, n_rejected: n, ..ImportReport::default() };
        render(move |_| outlet_question(&report, &ImportOptions::default(), &Callback::noop()))
    };
    assert!(ask(0).all("form").is_empty());
    let form = ask(3);
    assert_eq!(form.one(".entry__label").text().trim(), "3 texts name no outlet. Which outlet are they from?");
    assert_eq!(form.one(".entry__label").all("input").len(), 1);
    assert_eq!(form.all("button").len(), 1);
}

#[test]
fn dates_are_asked_about_where_some_cannot_be_read() {
    const UNDATED: &str = "Add articles whose date can’t be read, without a date";
    let check = |[n_undated, n_ambiguous]: [u32; 2], take_undated: bool, undated: Option<bool>, order: bool| {
        let report = ImportReport { n_undated, n_ambiguous, ..ImportReport::default() };
        let options = ImportOptions { take_undated, ..ImportOptions::default() };
        let root = render(move |_| choices(&report, &options, &Callback::noop()));
        let ticks = root.all(".manage__tick");
        let tick = ticks.iter().find(|tick| tick.text().trim() == UNDATED);
        assert_eq!(tick.map(|tick| tick.one("input").has("checked")), undated, "{}", root.text());
        assert_eq!(root.all("select").len() == 1, order, "{}", root.text());
    };
    check([0, 0], false, None, false);
    check([2, 0], false, Some(false), false);
    check([2, 1], true, Some(true), true);
    check([0, 0], true, Some(true), false);
}

#[test]
fn the_first_of_what_was_read_is_shown_before_it_is_taken_in() {
    let seen = |headline: &str, date: Option<&str>| Glimpse {
        headline: headline.into(),
        outlet: "The Post".into(),
        date: date.map(str::to_owned),
    };
    let first = vec![seen(HOSTILE, Some("2024-11")), seen("Talks", None)];
    let report = ImportReport { first, n_accepted: 7, ..ImportReport::default() };
    let root = render(move |_| first_read(&report));
    assert_eq!(root.one("p").text(), "The first 2 of 7 articles:");
    let lines: Vec<String> = root.all("li").iter().map(|line| line.text()).collect();
    assert_eq!(lines, [format!("{HOSTILE} The Post, November 2024"), "Talks The Post, not dated".to_owned()]);
}

#[test]
fn what_was_taken_without_a_date_is_listed() {
    let fault =
        Fault { place: Place::line("t.csv", 3), kind: FaultKind::Date { text: "soon".into(), fault: DateFault::Form } };
    let report = ImportReport { n_undated: 1, undated: vec![fault], ..ImportReport::default() };
    let text = render(move |_| import_report(&report, &ImportOptions::default(), &Callback::noop())).text();
    assert!(
        text.contains("Read without a date; set one later under Edit (1)")
            && text.contains("t.csv, line 3 “soon” is not a date."),
        "{text}"
    );
}

#[test]
fn only_a_file_of_doubtful_encoding_offers_others() {
    let file = |name: &str, encoding: Option<&str>, n_mojibake| FileReport {
        name: name.into(),
        kind: "csv".into(),
        encoding: encoding.map(str::to_owned),
        n_mojibake,
        ..FileReport::default()
    };
    let files = vec![
        file("a.csv", None, 0),
        file("b.csv", Some("windows-1252"), 0),
        file("c.csv", Some("windows-1252?"), 0),
        file("d.csv", None, 2),
        file("e.csv", Some("koi8-r"), 0),
    ];
    let report = ImportReport { files, ..ImportReport::default() };
    let encodings = [("e.csv".to_owned(), "koi8-r".to_owned())].into();
    let options = ImportOptions { encodings, ..ImportOptions::default() };
    let root = render(move |_| import_report(&report, &options, &Callback::noop()));
    let rows = root.one(".import-report__files").one("tbody").all("tr");
    let chosen: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let options = row.all("option");
            options.iter().filter(|option| option.has("selected")).map(|option| option.text()).collect()
        })
        .collect();
    assert_eq!(
        chosen,
        [vec![], vec![], vec!["windows-1252, guessed".to_owned()], vec!["as found".into()], vec!["koi8-r".into()]]
    );
}

#[test]
fn repeated_lines_are_text_by_outlet_with_a_tick_each() {
    let line = |outlet: &str, text: &str, is_left_out| {
        let line = RepeatedLine { outlet: outlet.into(), text: text.into(), n_articles: 6, n_of_outlet: 7 };
        (line, is_left_out)
    };
    let report = CountingReport {
        repeated: vec![line("A", HOSTILE, true), line("A", "Sign up.", false), line("B", "© 2020 B", true)],
        others: vec!["Gone.".into()],
        ..CountingReport::default()
    };
    assert_eq!(report.toggled(&["© 2024 B".into()], false), [HOSTILE, "Gone."]);
    assert_eq!(report.toggled(&["Sign up.".into()], true), [HOSTILE, "© 2020 B", "Gone.", "Sign up."]);
    let report = Rc::new(report);
    let root = render(move |_| repeated_lines(&report, &Callback::noop()));
    assert_eq!(root.texts("legend"), ["A", "B", "Other lines left out"]);
    let ticks: Vec<bool> = root.all("input").iter().map(|tick| tick.has("checked")).collect();
    assert_eq!(ticks, [true, false, true, true]);
    assert_eq!(root.all(".counting__line")[0].one("label").text().trim(), HOSTILE);
    assert_eq!(root.texts(".counting__number")[..2], ["6 of 7 articles", "6 of 7 articles"]);
    assert_eq!(root.texts("button"), ["Leave all of these out “A”"]);
}

#[test]
fn an_empty_table_leads_on() {
    let check = |only, filtered, way: &'static str| {
        let markup = render(move |dispatch| nothing(only, filtered, &Callback::noop(), &dispatch));
        assert_eq!(markup.texts("button"), [way]);
    };
    check(true, true, "Show all articles");
    check(false, true, "Clear all");
    check(false, false, "Add articles");
    let report = EditRows { rows: edit_rows(), n_inferred: 7, ..EditRows::default() };
    let tools = render(move |_| edit_tools(&report, true, &Callback::noop()));
    assert_eq!(
        tools.texts("button"),
        ["Only articles with inferred details (7)", "Confirm the inferred details of 2 articles"]
    );
    assert_eq!(tools.one(".edit__tools").one(".inferred").text(), "dotted");
    assert_eq!(tools.all("button")[0].get("aria-pressed"), "true");
}

#[test]
fn what_came_of_an_edit_can_be_taken_back() {
    let line = |outcome: Outcome| render(move |_| outcome_line(&outcome, &Callback::noop()));
    let edit = Edit::Articles(ArticleEdit::default());
    let fault = EditFault::NoArticle(HOSTILE.into());
    let came = Edited { n_changed: 12, faults: vec![fault], is_changed: true, can_undo: true, ..Edited::default() };
    let done = |edit: &Edit, came: &Edited| line(Outcome::Done(Rc::new((edit.clone(), came.clone()))));
    let changed = done(&edit, &came);
    assert_eq!(changed.one(".outcome").get("aria-live"), "polite");
    assert_eq!(changed.texts("p"), ["12 articles changed. Undo"]);
    assert_eq!(changed.texts("button"), ["Undo"]);
    assert_eq!(changed.texts("li"), [format!("There is no article with the ID “{HOSTILE}”.")]);
    assert!(done(&Edit::Undo, &came).all("button").is_empty());
    let idle = done(&edit, &Edited { is_changed: false, ..came.clone() });
    assert!(idle.all("button").is_empty(), "an earlier edit is not what would be undone");
    assert_eq!(line(Outcome::None).one(".outcome").text(), "", "the place is there before there is something to say");
}

// ---- manage articles: names and topics ----

fn coverage(n_articles: u32, n_occurrences: u32) -> Coverage {
    Coverage { n_articles, n_occurrences }
}

fn quill() -> ActorDraft {
    ActorDraft {
        own: "Ada Quill".into(),
        name: "Ada Quill".into(),
        kind: ActorKind::Person,
        aliases: vec!["Quill".into()],
        not: Vec::new(),
        found: None,
    }
}

#[test]
fn the_lexicon_lists_its_actors_by_kind_with_their_reach() {
    let pier = ActorDraft {
        own: HOSTILE.into(),
        name: HOSTILE.into(),
        kind: ActorKind::Place,
        aliases: Vec::new(),
        not: Vec::new(),
        found: None,
    };
    let topic = TopicDraft {
        own: "harbour".into(),
        name: "harbour".into(),
        phrases: vec!["new pier".into()],
        at_least: 1,
        found: None,
    };
    let report = LexiconReport {
        actors: vec![
            (pier, coverage(0, 0), vec![coverage(0, 0)]),
            (quill(), coverage(12, 40), vec![coverage(12, 40), coverage(0, 0)]),
        ],
        topics: vec![(topic, coverage(1, 1), vec![coverage(1, 1)])],
        ..LexiconReport::default()
    };
    let list = |report: &LexiconReport, topics: bool, open: Option<&'static str>| {
        let report = Rc::new(report.clone());
        render(move |_| {
            let lexicon = Rc::new(broadside::view::lexicon_edit::draft(&report));
            html! { <LexiconList report={report.clone()} {lexicon} {topics} find="" open={open} reviewed={Vec::new()} act={Callback::noop()} /> }
        })
    };
    let actors = list(&report, false, Some("Ada Quill"));
    assert_eq!(actors.texts("h2"), ["People", "Places"]);
    assert_eq!(actors.texts(".lexicon__name"), ["Ada Quill", HOSTILE]);
    assert_eq!(actors.texts(".lexicon__reach"), ["12 articles · 40 occurrences", "in no article"]);
    assert_eq!(actors.texts(".lexicon__idle"), [" 1 name in no article", " 1 name in no article"]);
    let open: Vec<_> = actors.all(".lexicon__open").iter().map(|entry| entry.get("aria-expanded")).collect();
    assert_eq!(open, ["true", "false"]);
    let fields = |markup: &Element| markup.one(".entry").one(".entry__field--name").get("value").to_owned();
    assert_eq!(fields(&actors), "Ada Quill");
    let topics = list(&report, true, Some(""));
    assert_eq!(topics.texts(".lexicon__reach"), ["1 article · 1 occurrence"]);
    assert_eq!(fields(&topics), "", "a new one is empty");
    let empty = list(&LexiconReport::default(), false, None);
    assert!(empty.one(".notice").text().starts_with("No names yet."));
}

#[test]
fn an_entry_shows_the_count_of_each_name_as_it_is_written() {
    let entry = Entry { not: "Quill Street".into(), ..Entry::of_actor(&quill()) };
    let counts: Coverages =
        [("Ada Quill", Some(coverage(3, 4))), ("Quill", Some(coverage(0, 0))), ("Quill Street", None)]
            .map(|(name, coverage)| (name.to_owned(), coverage))
            .into();
    let markup = render({
        let counts = counts.clone();
        move |_| entry_fields(&entry, &counts, &Callback::noop())
    });
    let told = markup.texts(".entry__counts");
    assert_eq!(told, ["Ada Quill 3 articles · 4 occurrencesQuill in no article", "Quill Street can’t be searched for"]);
    assert_eq!(markup.all("select").len(), 1);
    let topic = Entry { phrases: "new pier".into(), ..Entry::new(true) };
    let markup = render(move |_| entry_fields(&topic, &counts, &Callback::noop()));
    assert_eq!(markup.texts(".entry__counts"), ["new pier …"], "not yet counted");
    assert!(markup.all("select").is_empty() && markup.all("textarea").len() == 1);
}

#[test]
fn a_new_entry_is_saved_once_it_can_be() {
    let editor = |own: &'static str, entry: Entry| {
        let lexicon = Rc::new(LexiconDraft {
            actors: vec![quill(), ActorDraft { name: "Bo".into(), ..quill() }],
            ..LexiconDraft::default()
        });
        render(move |_| {
            html! { <EntryEditor entry={entry.clone()} own={own} lexicon={lexicon.clone()} act={Callback::noop()} /> }
        })
    };
    let new = editor("", Entry::new(false));
    assert_eq!(new.texts("button"), ["Save", "Cancel"]);
    assert!(new.all("button")[0].has("disabled") && new.all(".entry__fault").is_empty());
    let old = editor("Ada Quill", Entry::of_actor(&quill()));
    assert_eq!(old.texts("button"), ["Save", "Cancel", "Remove", "Merge"]);
    assert!(old.all("button")[0].has("disabled"), "nothing to save yet");
}

#[test]
fn a_suggestion_can_be_accepted_merged_or_dismissed() {
    let list = vec![
        SuggestedActor { actor: ActorDraft { kind: ActorKind::Place, ..quill() }, coverage: coverage(9, 21) },
        SuggestedActor { actor: ActorDraft { name: "Bo".into(), ..quill() }, coverage: coverage(2, 2) },
    ];
    let suggesting = |dismissed: &[&str], draw: &dyn Fn(&Suggesting) -> Html| {
        let (lexicon, dismissed) = (Rc::new(LexiconDraft::default()), ids(dismissed));
        let (on_dismiss, act) = (Callback::noop(), Callback::noop());
        let hides_names = dismissed.contains("no capitals");
        draw(&Suggesting { lexicon: &lexicon, dismissed: &dismissed, on_dismiss: &on_dismiss, hides_names, act: &act })
    };
    let actors = |dismissed: &'static [&'static str]| {
        let list = list.clone();
        render(move |_| suggesting(dismissed, &|of| actor_suggestions(&list, of)))
    };
    let markup = actors(&["Bo"]);
    let row = markup.one(".suggestion");
    assert_eq!(row.one(".suggestion__name").text(), "Ada Quill");
    assert!(row.text().contains("9 articles · 21 occurrences") && row.text().contains("also Quill"), "{}", row.text());
    let kind = row.one("select").all("option").into_iter().find(|option| option.has("selected")).unwrap();
    assert_eq!(kind.text(), wording::kind(ActorKind::Place), "the guess is chosen");
    let buttons: Vec<String> = row.texts("button");
    assert_eq!(buttons, ["Accept", "Merge", "Dismiss"].map(|word| format!("{word} “Ada Quill”")));
    assert_eq!(row.one(".suggestion__into").get("list"), "manage-actors");
    assert!(
        markup.text().contains("1 suggestion dismissed.") && markup.texts("button").contains(&"Show again".to_owned())
    );
    let none = actors(&["Bo", "Ada Quill"]).one(".notice").text();
    assert_eq!(none, "Every frequent name in these articles is already in the list.");
    let basis = actors(&["no capitals"]).one(".basis").text();
    assert!(basis.starts_with("Names are found by their capital letters, which the script of these"), "{basis}");
    let topic = SuggestedTopic {
        topic: TopicDraft {
            own: "pier".into(),
            name: "pier".into(),
            phrases: vec!["new pier".into(), "ferry".into()],
            at_least: 2,
            found: None,
        },
        coverage: coverage(5, 8),
        headlines: vec![HOSTILE.into()],
    };
    let markup = render(move |_| suggesting(&[], &|of| topic_suggestions(std::slice::from_ref(&topic), of)));
    let row = markup.one(".suggestion");
    assert_eq!((row.one(".suggestion__name").get("value"), row.texts("li")), ("pier", vec![HOSTILE.to_owned()]));
    assert!(row.text().contains("new pier, ferry") && row.texts("button").len() == 2);
}

// ---- text ----

#[test]
fn marked_text_is_text_whatever_it_says() {
    let run = |text: &str, hit, actor: Option<&str>, topic| Run {
        text: text.into(),
        hit,
        actor: actor.map(|name| (name.to_owned(), ActorKind::Person)),
        topic,
    };
    let runs = vec![
        run("Before ", false, None, false),
        run(HOSTILE, true, Some(HOSTILE), true),
        run("</mark></span>", false, Some("Zelensky"), false),
        run(" & after", false, None, true),
    ];
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    let markup = render(move |_| html! { <p>{ marked(&runs) }</p> });
    assert_eq!(markup.text(), whole, "marks neither add nor take a letter");
    assert_eq!(markup.texts("mark"), [HOSTILE]);
    assert_eq!(
        markup.all(".actor").iter().map(|actor| (actor.get("title"), actor.text())).collect::<Vec<_>>(),
        [(HOSTILE, HOSTILE.to_owned()), ("Zelensky", "</mark></span>".to_owned())]
    );
    assert_eq!(markup.texts(".topic"), [HOSTILE, " & after"]);
    assert!(markup.one("p").elements().all(|element| ["span", "mark"].contains(&element.tag.as_str())));
    assert!(markup.all(".actor").iter().all(|actor| actor.get("data-kind") == "person"));
}

// ---- the page's frame ----

#[test]
fn the_masthead_says_what_the_page_holds_and_what_it_does() {
    let masthead = |status: Status| {
        render(move |_| html! { <Masthead status={status.clone()} on_help={Callback::noop()} today="2025-02-01" /> })
    };
    let summary = Summary {
        title: HOSTILE.into(),
        note: Some("A note.".into()),
        n_articles: 1234,
        n_outlets: 5,
        days: Day::new(2024, 11, 1).zip(Day::new(2025, 2, 24)),
        n_faults: 2,
        faults: [7, 9].map(|n| Fault { place: Place::line("corpus", n), kind: FaultKind::NoText }).to_vec(),
        ..Summary::default()
    };
    let ready = masthead(Status::Ready(Rc::new(summary), None));
    assert_eq!(ready.one("h1").text(), HOSTILE);
    let line = ready.one(".masthead__dateline");
    assert!(
        ["1,234 articles", "5 outlets", "Nov 2024 – Feb 2025"].iter().all(|part| line.text().contains(part)),
        "{}",
        line.text()
    );
    assert_eq!(line.get("role"), "status");
    assert_eq!(
        ready.one("details").texts("li"),
        [7, 9].map(|n| format!("corpus, line {n}: This article has no text. Add one, or remove the article."))
    );
    assert!(ready.one("summary").text().contains('2'));
    let reading = masthead(Status::Reading(30, Some(500)));
    assert!(reading.one(".masthead__dateline").text().contains("30 of 500"));
    assert_eq!(reading.one("h1").text(), "Broadside");
    let failures = [
        (Failure::Stopped("out of memory".into()), "stopped: out of memory"),
        (Failure::Unread(1200, 5000, "out of memory".into()), "1,200 of 5,000 articles (out of memory)"),
        (Failure::NoCorpus, "no articles in it"),
    ];
    for (failure, says) in failures {
        let failed = masthead(Status::Failed(failure));
        assert_eq!(failed.one(".masthead__dateline").get("role"), "alert");
        assert!(failed.one(".masthead__dateline").text().contains(says));
    }
}

#[test]
fn the_masthead_lists_the_languages_by_their_own_names() {
    let scene =
        |_| html! { <Masthead status={Status::Reading(0, None)} on_help={Callback::noop()} today="2025-02-01" /> };
    for spoken in Language::ALL {
        words::use_language(spoken);
        let markup = render(scene);
        let lists = markup.all("select");
        if Language::ALL.len() == 1 {
            assert!(lists.is_empty(), "there is nothing to choose");
            continue;
        }
        let options = lists[0].all("option");
        let seen: Vec<_> = options.iter().map(|option| (option.get("lang"), option.text())).collect();
        assert_eq!(seen, Language::ALL.map(|language| (language.tag(), language.name().to_owned())));
        let chosen: Vec<_> = options.iter().filter(|o| o.has("selected")).map(|o| o.get("value")).collect();
        assert_eq!(chosen, [spoken.tag()]);
        assert_eq!(lists[0].name(), words::sheet::language());
        assert!(markup.texts("button").contains(&words::sheet::help().to_owned()));
    }
}

#[test]
fn what_is_the_articles_own_is_in_their_language() {
    let markup = render(|dispatch| {
        let line = ConcordanceLine {
            article: "a1".into(),
            outlet: "Le Quai".into(),
            headline: "Pourquoi la guerre".into(),
            date: None,
            url: None,
            left: Vec::new(),
            node: "guerre".into(),
            right: Vec::new(),
            is_cut: [false; 2],
            token: 2,
            is_right_to_left: false,
        };
        let found = Concordance { n_lines: 1, lines: vec![line], ..Concordance::default() };
        html! {
            <ContextProvider<CorpusLanguage> context={CorpusLanguage("fr".into())}>
                <Masthead status={Status::Reading(0, None)} on_help={Callback::noop()} today="2025-02-01" />
                <Lines report={Some(Rc::new(Report::Lines(found.clone())))} caption="" reading={None} lang="fr" {dispatch} />
            </ContextProvider<CorpusLanguage>>
        }
    });
    for own in ["h1", ".line__left", ".line__node", ".line__right"] {
        assert_eq!(markup.one(own).get("lang"), "fr", "{own}");
    }
    assert!(!markup.one(".line__source").has("lang"), "its date is in the language on the screen");
}

fn timeline(counts: ArticlesOverTime, from: Option<Day>, to: Option<Day>) -> Element {
    let survey = Rc::new(Survey { timeline: counts, ..survey() });
    render(move |_| html! { <Timeline survey={survey.clone()} {from} {to} /> })
}

fn day(month: i8, day: i8) -> Day {
    Day::new(2024, month, day).unwrap()
}

#[test]
fn the_timeline_tells_certain_days_from_possible_ones() {
    let span = |outlet: &str, earliest, latest, kept| DateSpan {
        id: outlet.into(),
        outlet: outlet.into(),
        earliest,
        latest,
        kept,
    };
    let spans = vec![span("The Post", day(11, 4), day(11, 4), true), span(HOSTILE, day(11, 1), day(11, 30), false)];
    let bins = vec![Bin { start: day(11, 1), end: day(12, 1), n_certain: 1, n_possible: 1, n_unfiltered: 2 }];
    let counts = ArticlesOverTime { stretch: Stretch::Day, bins, spans, n_undated: 3, n_earlier: 2, n_later: 0 };
    let markup = timeline(counts, Some(day(11, 2)), None);
    let lanes = markup.all(".timeline__lane");
    assert_eq!(lanes.iter().map(|lane| lane.get("data-kept")).collect::<Vec<_>>(), ["true", "false"]);
    assert_eq!(lanes.iter().map(|lane| lane.one(".timeline__name").text()).collect::<Vec<_>>(), ["The Post", HOSTILE]);
    assert!(lanes[0].one("title").text().contains("4 November 2024"));
    assert!(lanes[1].one("title").text().contains("between 1 and 30 November 2024"));
    let fills: Vec<_> = lanes.iter().map(|lane| lane.one(".timeline__span").get("fill")).collect();
    assert_eq!(fills, ["currentColor", "url(#hatch)"]);
    let handles = markup.all(".timeline__handle");
    assert_eq!(handles.iter().map(|handle| handle.name()).collect::<Vec<_>>(), ["First day", "Last day"]);
    assert_eq!(handles[0].get("aria-valuetext"), "2 November 2024");
    for handle in &handles {
        let [least, now, most] =
            ["aria-valuemin", "aria-valuenow", "aria-valuemax"].map(|name| handle.get(name).parse::<i32>().unwrap());
        assert!(least <= now && now <= most, "{least} {now} {most}");
        assert_eq!(handle.get("tabindex"), "0");
    }
    let note = markup.one(".timeline__note").text();
    assert!(note.contains("hatched: somewhere in this span") && note.contains("3 not dated"), "{note}");
    assert!(note.contains("2 earlier") && !note.contains("later"), "{note}");
    assert_eq!(markup.all("input").iter().map(|input| input.get("value")).collect::<Vec<_>>(), ["2024-11-02", ""]);
    assert!(markup.texts("button").contains(&"All dates".to_owned()), "chosen days can be taken back");
    assert!(timeline(survey().timeline, None, None).text().contains("there is no timeline"));
}

#[test]
fn articles_without_a_date_are_chosen_or_left_out_at_the_timeline() {
    let bins = vec![Bin { start: day(11, 1), end: day(11, 2), n_certain: 9, n_possible: 0, n_unfiltered: 9 }];
    let counts =
        ArticlesOverTime { stretch: Stretch::Day, bins, spans: Vec::new(), n_undated: 3, n_earlier: 0, n_later: 0 };
    let survey = Rc::new(Survey { timeline: counts, ..survey() });
    let pressed = |undated: Pick| {
        let survey = survey.clone();
        let markup = render(
            move |_| html! { <Timeline survey={survey.clone()} from={None::<Day>} to={None::<Day>} {undated} /> },
        );
        let buttons = markup.one(".timeline__note").all("button");
        assert_eq!(buttons.iter().map(|button| button.text()).collect::<Vec<_>>(), ["only these", "leave out"]);
        buttons.iter().map(|button| button.get("aria-pressed").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(pressed(Pick::None), ["false", "false"]);
    assert_eq!(pressed(Pick::Include), ["true", "false"]);
    assert_eq!(pressed(Pick::Exclude), ["false", "true"]);
}

#[test]
fn many_articles_stand_in_bars() {
    let bin = |from: i8, n_certain, n_possible| Bin {
        start: day(11, from),
        end: day(11, from + 1),
        n_certain,
        n_possible,
        n_unfiltered: n_certain + n_possible,
    };
    let counts = ArticlesOverTime {
        stretch: Stretch::Day,
        bins: vec![bin(1, 4, 0), bin(2, 1, 2), bin(3, 0, 0)],
        spans: Vec::new(),
        n_undated: 0,
        n_earlier: 0,
        n_later: 0,
    };
    let markup = timeline(counts, None, None);
    let height = |element: &Element| element.get("height").parse::<f64>().unwrap();
    let bars: Vec<f64> = markup.all(".timeline__bar").into_iter().map(height).collect();
    assert!(bars.len() == 3 && bars[0] > 0.0 && (bars[0] / bars[1] - 4.0).abs() < 1e-9 && bars[2] == 0.0, "{bars:?}");
    let titles = markup.texts("title");
    assert!(
        titles[0].contains("1 November 2024: 4 articles") && titles[1].contains("1 article, and possibly 2 more"),
        "{titles:?}"
    );
    assert!(markup.texts(".link").is_empty(), "nothing is chosen, so nothing is to be taken back");
}

#[test]
fn days_the_wrong_way_round_stay_and_are_told() {
    let bins = vec![Bin { start: day(11, 1), end: day(11, 2), n_certain: 9, n_possible: 0, n_unfiltered: 9 }];
    let counts =
        ArticlesOverTime { stretch: Stretch::Day, bins, spans: Vec::new(), n_undated: 0, n_earlier: 0, n_later: 0 };
    let values = |markup: &Element| {
        let inputs = markup.all("input");
        inputs.iter().map(|input| input.get("value").to_owned()).collect::<Vec<_>>()
    };
    let right = timeline(counts.clone(), Some(day(11, 3)), Some(day(11, 9)));
    assert!(right.all(".timeline__fault").is_empty() && values(&right) == ["2024-11-03", "2024-11-09"]);
    let reversed = timeline(counts, Some(day(11, 9)), Some(day(11, 3)));
    assert_eq!(values(&reversed), ["2024-11-09", "2024-11-03"], "as they were typed");
    let fault = reversed.one(".timeline__fault");
    assert!(fault.get("role") == "alert" && fault.text().contains("The last day is before the first"));
    assert_eq!(fault.texts("button"), ["Swap the two days"]);
}

#[test]
fn a_switch_whose_words_stay_has_a_box() {
    let filters = Filters { query: "naive".into(), ..Filters::default() };
    let options = render(move |dispatch| search_options(&filters, &dispatch));
    let switches = options.all(".tick");
    assert_eq!(switches.iter().map(|switch| switch.get("aria-pressed")).collect::<Vec<_>>(), ["false", "false"]);
    assert!(options.all(".choice").is_empty(), "a line under a value means that it holds");
}

#[test]
fn the_open_view_is_the_current_tab() {
    for open in View::ALL {
        let nothing = Callback::noop();
        let markup = render(move |dispatch| view_tabs(open, Without::default(), true, &nothing, &nothing, &dispatch));
        let current: Vec<_> = markup
            .all("button")
            .into_iter()
            .filter(|tab| tab.get("aria-current") == "page")
            .map(Element::text)
            .collect();
        assert_eq!(current, [wording::view(open)]);
        assert_eq!(markup.one(".views__filters").get("aria-expanded"), "true");
        assert_eq!(markup.one(".views__search").get("aria-label"), "Search");
    }
}

#[test]
fn the_help_explains_search_clicks_and_keys() {
    let markup = render(|_| html! { <Help on_close={Callback::noop()} /> });
    let parts = help::parts();
    assert_eq!(markup.texts("h2"), parts.each_ref().map(|part| part.heading));
    assert_eq!(markup.all("dt").len(), markup.all("dd").len());
    let examples = markup.all("section")[0].all("button").len();
    assert_eq!(examples, parts[0].lines.len(), "every example of a search can be tried");
}
