//! Manage articles: names and topics.

use crate::HOSTILE;
use crate::edit_articles::ids;
use crate::element::{Element, render};
use broadside::ui::manage::entry_editor::{Coverages, EntryEditor, entry_fields};
use broadside::ui::manage::lexicon_list::LexiconList;
use broadside::ui::manage::suggestions::{Suggesting, actor_suggestions, topic_suggestions};
use broadside::view::lexicon_edit::Entry;
use broadside::view::wording;
use engine::edit::{ActorDraft, LexiconDraft, TopicDraft};
use engine::manage::{Coverage, LexiconReport, SuggestedActor, SuggestedTopic};
use model::ActorKind;
use std::rc::Rc;
use yew::{Callback, Html, html};

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
