//! Manage articles: imports and edits.

use crate::HOSTILE;
use crate::element::{Element, render};
use broadside::ui::controls::edits::{Outcome, outcome_line};
use broadside::ui::manage::add_articles::{choices, outlet_question};
use broadside::ui::manage::alike_outlets::alike_outlets;
use broadside::ui::manage::edit_articles::{edit_tools, nothing};
use broadside::ui::manage::edit_bar::edit_bar;
use broadside::ui::manage::edit_form::EditForm;
use broadside::ui::manage::edit_table::EditTable;
use broadside::ui::manage::import_report::{first_read, import_report};
use broadside::ui::manage::repeated_lines::repeated_lines;
use broadside::view::article_edit::{BulkDraft, RowDraft};
use broadside::view::edit_articles::RowEdit;
use engine::edit::{ArticleEdit, Edit, EditFault, Edited};
use engine::manage::{CountingReport, EditRow, EditRows};
use formats::import::{FileReport, Glimpse, ImportOptions, ImportReport};
use formats::repeated_lines::RepeatedLine;
use model::edtf::DateFault;
use model::{Fault, FaultKind, Place, WrittenOutlet};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{Callback, html};

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

pub(crate) fn ids(list: &[&str]) -> BTreeSet<String> {
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
fn outlets_that_may_be_one_are_offered_one_name() {
    let written = |name: &str, n_articles| WrittenOutlet { name: name.into(), n_articles };
    let groups = vec![vec![written(HOSTILE, 5), written("Herald", 1)]; 9];
    let offered = render(move |_| alike_outlets(&groups, &Callback::noop()));
    assert_eq!(offered.all(".edit__tools").len(), 5);
    let first = offered.all(".edit__tools")[0].text();
    assert_eq!(
        first.trim(),
        format!("{HOSTILE} (5 articles) and Herald (1 article) may be one outlet. Call them all “{HOSTILE}”")
    );
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
