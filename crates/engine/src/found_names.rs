//! Names and topics that were found by themselves, through the edits that make, keep and reject them.

use crate::edit::{ActorDraft, Edit, LexiconDraft, Review, TopicDraft, Verdict};
use crate::loading::Loading;
use crate::{Engine, Question, Report, Request};
use corpus::query::Filters;
use corpus::samples::of_three_subjects;
use model::{Actor, ActorKind, Findable};

const NEWS: [&str; 2] = [
    r#"{"id":"a","headline":"H","outlet":"O","text":"They met Mark Rutte in France. Later Rutte, tired, left for Oslo."}"#,
    r#"{"id":"b","headline":"I","outlet":"P","text":"In Kyiv, Olena Quill spoke; then Quill, too, left for France."}"#,
];

fn add(engine: &mut Engine, lines: &str) {
    engine.edit(Edit::Add { replace: false }, lines.as_bytes());
}

fn empty() -> Engine {
    Loading::default().finish().0
}

fn names(engine: &Engine) -> Vec<String> {
    let mark = |actor: &Actor| format!("{}{}", actor.name, if actor.found().is_some() { "?" } else { "" });
    engine.corpus().head.actors.iter().map(mark).collect()
}

fn draft(engine: &Engine) -> LexiconDraft {
    let head = &engine.corpus().head;
    LexiconDraft {
        actors: head.actors.iter().map(ActorDraft::of).collect(),
        topics: head.topics.iter().map(TopicDraft::of).collect(),
    }
}

#[test]
fn articles_without_a_lexicon_get_one_and_more_articles_widen_it() {
    let mut engine = empty();
    add(&mut engine, NEWS[0]);
    assert_eq!(names(&engine), ["Mark Rutte?", "France?", "Oslo?"]);
    let rutte = engine.corpus().head.actors[0].clone();
    assert_eq!((rutte.kind, rutte.aliases.as_slice()), (ActorKind::Person, &["Rutte".to_owned()][..]));
    add(&mut engine, NEWS[1]);
    assert_eq!(names(&engine)[3..], ["Olena Quill?", "Kyiv?"]);
    assert_eq!(engine.corpus().head.actors[0], rutte, "what was there stays as it was");
    engine.edit(Edit::Undo, b"");
    assert_eq!(names(&engine).len(), 3);
    engine.edit(Edit::Undo, b"");
    assert_eq!(names(&engine), [""; 0]);
}

#[test]
fn where_no_letter_has_a_capital_it_is_said_that_names_are_hidden() {
    let hides = |engine: &mut Engine| {
        let mut ask = |question| engine.answer(&Request { filters: Filters::default(), question });
        let (survey, lexicon) = (ask(Question::Survey), ask(Question::Lexicon));
        match (survey, lexicon) {
            (Report::Survey(survey), Report::Lexicon(lexicon)) => (survey.hides_names, lexicon.hides_names),
            _ => (false, true),
        }
    };
    let mut engine = empty();
    add(&mut engine, r#"{"id":"c","headline":"خبر","outlet":"O","text":"قال الوزير إن الحكومة لن توافق على الاتفاق"}"#);
    assert_eq!(names(&engine), [""; 0]);
    assert_eq!(hides(&mut engine), (true, true));
    let mut engine = empty();
    add(&mut engine, NEWS[0]);
    assert_eq!(hides(&mut engine), (false, false));
}

#[test]
fn a_lexicon_that_somebody_made_stays_as_it_is() {
    let mut engine = empty();
    let head = r#"{"broadside":1,"title":"T","actor":[{"name":"Kyiv","kind":"place"}]}"#;
    add(&mut engine, &[head, NEWS[0]].join("\n"));
    add(&mut engine, NEWS[1]);
    assert_eq!(names(&engine), ["Kyiv"]);
}

#[test]
fn what_was_looked_at_is_confirmed_and_what_was_rejected_never_comes_again() {
    let mut engine = empty();
    add(&mut engine, NEWS[0]);
    let mut lexicon = draft(&engine);
    lexicon.actors[0].found = None;
    lexicon.actors[1].kind = ActorKind::Organisation;
    lexicon.actors.retain(|actor| actor.name != "Oslo");
    engine.edit(Edit::Lexicon(lexicon), b"");
    assert_eq!(names(&engine), ["Mark Rutte", "France"]);
    let rejected: Vec<&str> = engine.corpus().head.rejected().collect();
    assert_eq!(rejected, ["Oslo"]);
}

#[test]
fn each_is_reviewed_by_itself_and_taken_back_by_itself() {
    let mut engine = empty();
    add(&mut engine, NEWS[0]);
    let before = names(&engine);
    assert_eq!(before, ["Mark Rutte?", "France?", "Oslo?"]);
    let mut review = |name: &str, verdict| {
        engine.edit(Edit::Review(Review { name: name.into(), is_topic: false, verdict }), b"");
        (names(&engine), engine.corpus().head.actors.iter().map(|actor| actor.kind).collect::<Vec<_>>())
    };
    let (place, organisation) = (ActorKind::Place, ActorKind::Organisation);
    assert_eq!(review("Mark Rutte", Verdict::Confirm).0, ["Mark Rutte", "France?", "Oslo?"]);
    let sorted = review("France", Verdict::Sort(organisation));
    assert_eq!(
        sorted,
        (vec!["Mark Rutte".into(), "France".into(), "Oslo?".into()], vec![ActorKind::Person, organisation, place])
    );
    assert_eq!(review("Oslo", Verdict::Reject).0, ["Mark Rutte", "France"]);
    assert_eq!(review("Nobody", Verdict::Confirm).0, ["Mark Rutte", "France"]);
    assert!(engine.corpus().head.rejected().eq(["Oslo"]));
    (0..3).for_each(|_| drop(engine.edit(Edit::Undo, b"")));
    assert_eq!(names(&engine), before);
}

#[test]
fn a_name_made_part_of_another_is_not_rejected() {
    let mut engine = empty();
    add(&mut engine, NEWS[0]);
    let mut lexicon = draft(&engine);
    lexicon.actors.retain(|actor| actor.name != "Oslo");
    lexicon.actors[1].aliases.push("Oslo".into());
    engine.edit(Edit::Lexicon(lexicon), b"");
    assert_eq!(engine.corpus().head.rejected().count(), 0);
    add(&mut engine, NEWS[1]);
    assert_eq!(names(&engine), ["Mark Rutte?", "France", "Olena Quill?", "Kyiv?"]);
}

#[test]
fn topics_are_found_confirmed_and_rejected_as_names_are() {
    let lines = |from: usize| {
        let articles = of_three_subjects(120).into_iter().skip(from).take(60);
        let lines: Vec<String> = articles
            .map(|mut article| {
                article.headline = "H".into();
                serde_json::to_string(&article).unwrap()
            })
            .collect();
        lines.join("\n")
    };
    let mut engine = empty();
    add(&mut engine, &lines(0));
    let topics = |engine: &Engine| {
        let topics = engine.corpus().head.topics.iter();
        topics.map(|topic| (topic.name.clone(), topic.found().is_some())).collect::<Vec<_>>()
    };
    let found = topics(&engine);
    assert!(found.len() == 3 && found.iter().all(|(_, is_found)| *is_found), "{found:?}");
    let mut lexicon = draft(&engine);
    lexicon.topics[0].found = None;
    lexicon.topics.remove(1);
    engine.edit(Edit::Lexicon(lexicon), b"");
    let kept = [(found[0].0.clone(), false), found[2].clone()];
    assert_eq!(topics(&engine), kept);
    assert_eq!(engine.corpus().head.rejected().collect::<Vec<_>>(), [found[1].0.as_str()]);
    add(&mut engine, &lines(60));
    assert_eq!(topics(&engine), kept, "what was rejected does not come back");
}
