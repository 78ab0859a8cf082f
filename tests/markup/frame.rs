//! The page's frame: masthead, tabs, help.

use crate::HOSTILE;
use crate::element::{Element, render};
use broadside::browser::{Failure, Status};
use broadside::ui::app::help::Help;
use broadside::ui::app::masthead::Masthead;
use broadside::ui::app::view_tabs::view_tabs;
use broadside::ui::context::lines::Lines;
use broadside::ui::controls::language::CorpusLanguage;
use broadside::ui::filters::search_options::search_options;
use broadside::view::{View, Without, help, wording};
use corpus::query::Filters;
use engine::{Report, Summary};
use model::{Day, Fault, FaultKind, Place};
use reports::concordance::{Concordance, ConcordanceLine};
use std::rc::Rc;
use words::Language;
use yew::{Callback, ContextProvider, html};

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
