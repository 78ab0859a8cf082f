//! Editing: the edits as they are made, each with the step that takes it back.

use crate::article_edit::Change;
use crate::clippings;
use crate::edit::{ArticleEdit, Edit, EditFault, Edited, trimmed};
use crate::lexicon_file::with_lexicon_file;
use crate::payload::Payload;
use crate::step::Step;
use crate::{Cache, Engine, Summary};
use corpus::{ArticleId, ArticleSource, Fields};
use hashbrown::HashSet;
use model::{ArticleList, Boilerplate, Head, Metadata};

/// The most edits that can be taken back.
const MOST_STEPS: usize = 20;

impl Engine {
    /// Changes the corpus, as [`Engine::edit_from`] does, with a payload that is in memory.
    pub fn edit(&mut self, edit: Edit, mut payload: &[u8]) -> Edited {
        self.edit_from(edit, &mut payload)
    }

    /// Changes the corpus. `payload` is what stands beside the edit: JSON Lines for [`Edit::Add`], the text of a `corpus.toml` for
    /// [`Edit::LexiconFile`], nothing for the others. Of lines for which there is no room, those before are added.
    ///
    /// What cannot be done is among the faults: of articles and lexicons the rest is done, of an [`ArticleEdit`] with a fault nothing is. Up to 20
    /// edits can be taken back; putting articles in the place of all others forgets the edits before it.
    pub fn edit_from(&mut self, edit: Edit, payload: &mut dyn Payload) -> Edited {
        let mut edited = Edited::default();
        let is_undo = edit == Edit::Undo;
        let step = match edit {
            Edit::Add { replace } => self.add(replace, payload, &mut edited),
            Edit::Articles(edit) => self.edit_articles(edit, &mut edited),
            Edit::Outlet { from, to } => {
                let of_them = self.corpus.articles.all().iter().filter(|article| from.contains(&article.outlet));
                let articles = of_them.map(|article| article.id.clone()).collect();
                self.edit_articles(ArticleEdit { articles, outlet: Some(to), ..ArticleEdit::default() }, &mut edited)
            }
            Edit::Remove(ids) => self.remove(ids, &mut edited),
            Edit::Lexicon(draft) => {
                edited.renamed = draft.renamed();
                let head = draft.put_into(&self.corpus.head);
                edited.faults.extend(head.lexicon_faults().into_iter().map(EditFault::Lexicon));
                self.put_lexicon(head, &mut edited)
            }
            Edit::Review(review) => self.put_lexicon(review.put_into(&self.corpus.head), &mut edited),
            Edit::LexiconFile => self.put_lexicon_file(payload, &mut edited),
            Edit::Boilerplate(lines) => self.put_boilerplate(trimmed(lines), &mut edited),
            Edit::LeaveOut(lines) => {
                let known = &self.corpus.boilerplate;
                let more = trimmed(lines).into_iter().filter(|line| !known.has(line));
                let all = self.corpus.head.boilerplate.iter().cloned().chain(more).collect();
                self.put_boilerplate(all, &mut edited)
            }
            Edit::StopWords { also_hidden, never_hidden } => {
                let (also_hidden, never_hidden) = (trimmed(also_hidden), trimmed(never_hidden));
                self.put_head(Head { also_hidden, never_hidden, ..self.corpus.head.clone() })
            }
            Edit::Title(title) => {
                // The title is of all articles that are here now.
                self.added.clear();
                self.put_head(Head { title: title.trim().to_owned(), ..self.corpus.head.clone() })
            }
            Edit::Note(note) => {
                let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
                self.put_head(Head { note, ..self.corpus.head.clone() })
            }
            Edit::Clippings(edit) => match clippings::changed(&self.corpus, edit) {
                Ok(head) => self.put_head(head),
                Err(fault) => {
                    edited.faults.push(fault);
                    None
                }
            },
            Edit::Undo => self.undo.pop().and_then(|step| self.take_back(step, &mut edited)),
        };
        edited.is_changed = step.is_some();
        if let Some(step) = step {
            edited.is_of_answers = step.is_of_answers(&self.corpus.head);
            if edited.is_of_answers {
                self.last = None;
                self.counted = Cache::default();
            }
            if !is_undo {
                if self.undo.len() == MOST_STEPS {
                    self.undo.remove(0);
                }
                self.undo.push(step);
            }
        }
        edited.summary = Summary { n_added: self.n_added(), ..Summary::of(&self.corpus, &self.faults) };
        edited.can_undo = !self.undo.is_empty();
        edited
    }

    fn edit_articles(&mut self, edit: ArticleEdit, edited: &mut Edited) -> Option<Step> {
        let change = match Change::of(&edit) {
            Ok(change) => change,
            Err(faults) => {
                edited.faults = faults;
                return None;
            }
        };
        let mut fields = Vec::new();
        for (number, article) in self.named(&edit.articles, &mut edited.faults) {
            let former = Fields::of(article);
            let changed = change.apply(former.clone());
            if changed != former {
                fields.push((number, changed));
            }
        }
        edited.n_changed = fields.len() as u32;
        self.exchange_fields(fields, edited)
    }

    fn remove(&mut self, ids: Vec<String>, edited: &mut Edited) -> Option<Step> {
        let mut is_kept = vec![true; self.corpus.articles.len() as usize];
        for (number, _) in self.named(&ids, &mut edited.faults) {
            is_kept[number as usize] = false;
            edited.n_changed += 1;
        }
        let parts =
            (0..).zip(is_kept).filter(|(_, is_kept)| *is_kept).map(|(number, _)| ArticleSource::Kept(number)).collect();
        (edited.n_changed > 0).then(|| self.revise(parts, None, |_| ()))
    }

    fn put_boilerplate(&mut self, boilerplate: Vec<String>, edited: &mut Edited) -> Option<Step> {
        self.put_counted(Head { boilerplate, ..self.corpus.head.clone() }, edited)
    }

    /// Puts a head in place, and counts the articles anew that have a line which is boilerplate before or after and not both.
    fn put_counted(&mut self, head: Head, edited: &mut Edited) -> Option<Step> {
        let after = Boilerplate::of(&head);
        let (before, texts) = (&self.corpus.boilerplate, self.corpus.reading());
        if after == *before {
            return self.put_head(head);
        }
        let parts: Vec<ArticleSource> = (0..self.corpus.articles.len())
            .map(|number| {
                let is_recut = after.differs_from(before, &texts.text(number as usize));
                edited.n_changed += u32::from(is_recut);
                if is_recut { ArticleSource::Recut(number) } else { ArticleSource::Kept(number) }
            })
            .collect();
        Some(self.revise(parts, Some(head), |_| ()))
    }

    /// The articles of some ids, in reading order; ids that no article has are faults.
    fn named(&self, ids: &[String], faults: &mut Vec<EditFault>) -> Vec<(ArticleId, &Metadata)> {
        let mut wanted: HashSet<&str> = ids.iter().map(String::as_str).collect();
        let articles = (0..).zip(self.corpus.articles.all());
        let found = articles.filter(|(_, article)| wanted.remove(article.id.as_str())).collect();
        faults.extend(ids.iter().filter(|id| wanted.remove(id.as_str())).cloned().map(EditFault::NoArticle));
        found
    }

    fn put_lexicon(&mut self, mut head: Head, edited: &mut Edited) -> Option<Step> {
        head.actors.retain(|actor| !actor.name.trim().is_empty());
        head.topics.retain(|topic| !topic.name.trim().is_empty());
        self.put_counted(head, edited)
    }

    fn put_lexicon_file(&mut self, payload: &mut dyn Payload, edited: &mut Edited) -> Option<Step> {
        let head = with_lexicon_file(&self.corpus.head, payload, &mut edited.faults)?;
        self.put_lexicon(head, edited)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{ActorDraft, LexiconDraft};
    use crate::save::Save;
    use crate::{ArticleOrder, Loading, Question, Report, Request};
    use corpus::query::Filters;
    use model::ActorKind;
    use model::fault::LexiconFault;
    use proptest::prelude::*;

    const HEAD: &str = r#"{"broadside":1,"title":"T","actor":[{"name":"Kyiv","kind":"place","born":1}],"topic":[{"name":"peace","phrases":["peace"],"at_least":1}]}"#;
    const ARTICLES: [&str; 3] = [
        r#"{"id":"a","headline":"H one","outlet":"O","date":"2024","inferred":["date","outlet"],"text":"Kyiv calls for peace"}"#,
        r#"{"id":"b","headline":"H two","outlet":"P","topics":["war"],"text":"Peace is far"}"#,
        r#"{"headline":"H three","outlet":"O","text":"A third text"}"#,
    ];

    fn engine(lines: &str) -> Engine {
        let mut loading = Loading::default();
        loading.push(lines.as_bytes());
        loading.finish().0
    }

    fn two() -> Engine {
        engine(&[HEAD, ARTICLES[0], ARTICLES[1]].join("\n"))
    }

    fn lines(engine: &mut Engine) -> String {
        let save = Save { format: "json_lines".into(), ..Save::default() };
        String::from_utf8(engine.save(&save).unwrap().bytes).unwrap()
    }

    /// What is told of a corpus.
    fn told(engine: &mut Engine) -> (String, Vec<Report>, Summary) {
        let questions = [
            Question::Survey,
            Question::Articles { order: ArticleOrder::Newest, n: 99 },
            Question::Lexicon,
            Question::EditRows { only_inferred: false, n: 99 },
            Question::Probe(vec!["peace".into(), "calls".into(), "third".into()]),
            Question::SuggestActors(9),
            Question::SuggestTopics(9),
        ];
        let ask = |question| engine.answer(&Request { filters: Filters::default(), question });
        let reports = questions.into_iter().map(ask).collect();
        (lines(engine), reports, Summary::of(engine.corpus(), &[]))
    }

    fn edit(ids: &[&str], edit: ArticleEdit) -> Edit {
        Edit::Articles(ArticleEdit { articles: ids.iter().map(|&id| id.to_owned()).collect(), ..edit })
    }

    /// Makes an edit, looks for a piece of what is saved then, and takes the edit back.
    fn check(edit: Edit, payload: &str, n_changed: u32, wanted: &str) {
        let mut engine = two();
        let before = told(&mut engine);
        let edited = engine.edit(edit.clone(), payload.as_bytes());
        assert_eq!((edited.n_changed, &edited.faults), (n_changed, &vec![]), "{edit:?}");
        let saved = lines(&mut engine);
        assert!(saved.contains(wanted) && edited.can_undo && edited.is_changed, "{edit:?}: {saved}");
        assert_eq!(Summary { n_added: 0, ..edited.summary }, Summary::of(engine.corpus(), &[]));
        let back = engine.edit(Edit::Undo, b"");
        assert_eq!((told(&mut engine), back.can_undo), (before, false), "{edit:?}");
    }

    #[test]
    fn every_edit_can_be_taken_back() {
        check(Edit::Add { replace: false }, ARTICLES[2], 1, r#"{"id":"3","headline":"H three""#);
        check(Edit::Add { replace: true }, ARTICLES[2], 1, "\"articles\":1");
        check(Edit::Remove(vec!["a".into()]), "", 1, "\"articles\":1");
        check(
            Edit::Outlet { from: vec!["P".into(), "Q".into()], to: "O".into() },
            "",
            1,
            r#""headline":"H two","outlet":"O""#,
        );
        check(Edit::Title(" New ".into()), "", 0, r#""title":"New""#);
        check(Edit::Note(" Why ".into()), "", 0, r#""note":"Why""#);
        check(
            Edit::LexiconFile,
            "[[actor]]\nname = \"P\"\nkind = \"person\"\nx = 1\n",
            0,
            r#"{"name":"P","kind":"person","x":1}"#,
        );
        let hidden = "stop_words = [\"far\"]\nboilerplate = [\"Peace is far\"]\nnote = \"Of others\"\n";
        check(Edit::LexiconFile, hidden, 1, r#""stop_words":["far"],"boilerplate":["Peace is far"],"articles":2}"#);
        check(edit(&["a"], ArticleEdit { confirm: true, ..ArticleEdit::default() }), "", 1, r#""date":"2024","text""#);
        let date = ArticleEdit { date: Some("2024-05".into()), ..ArticleEdit::default() };
        check(edit(&["a"], date), "", 1, r#""date":"2024-05","inferred":["outlet"]"#);
        let many = ArticleEdit {
            outlet: Some("Q".into()),
            date: Some(String::new()),
            headline: Some("Peace".into()),
            add_topics: vec!["war".into()],
            drop_topics: vec!["x".into()],
            ..ArticleEdit::default()
        };
        check(edit(&["a", "b"], many), "", 2, r#"{"id":"a","headline":"Peace","outlet":"Q","topics":["war"],"text""#);
    }

    #[test]
    fn a_lexicon_keeps_what_its_editor_does_not_know() {
        let actor = |own: &str, name: &str| ActorDraft {
            own: own.into(),
            name: name.into(),
            kind: ActorKind::Place,
            aliases: vec![" ".into(), " K ".into()],
            not: vec![],
            found: None,
        };
        let draft = LexiconDraft { actors: vec![actor("Kyiv", "Kiev"), actor("", " ")], topics: vec![] };
        let mut engine = two();
        assert_eq!(engine.edit(Edit::Lexicon(draft), b"").faults, [EditFault::Lexicon(LexiconFault::UnnamedActor)]);
        let saved = lines(&mut engine);
        assert!(saved.contains(r#""actor":[{"name":"Kiev","kind":"place","aliases":["K"],"born":1}]}"#), "{saved}");
    }

    #[test]
    fn an_outlet_that_goes_under_another_name_is_told_back_and_forth() {
        let mut engine = two();
        let outlet = |outlet: &str| ArticleEdit { outlet: Some(outlet.into()), ..ArticleEdit::default() };
        let renamed = |edited: Edited| {
            edited.renamed.into_iter().map(|r| [r.facet.key.to_owned(), r.from, r.to].join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(renamed(engine.edit(edit(&["b"], outlet("Q")), &[])), ["outlet P Q"]);
        assert_eq!(renamed(engine.edit(Edit::Undo, &[])), ["outlet Q P"]);
        // Both of O, then one of two: an outlet that still has articles is there under its name.
        assert_eq!(renamed(engine.edit(edit(&["a", "b"], outlet("R")), &[])), ["outlet O R", "outlet P R"]);
        assert_eq!(renamed(engine.edit(edit(&["a"], outlet("O")), &[])), [""; 0]);
        let actor = ActorDraft {
            own: "Kyiv".into(),
            name: " Kiev ".into(),
            kind: ActorKind::Place,
            aliases: vec![],
            not: vec![],
            found: None,
        };
        let draft = LexiconDraft { actors: vec![actor], topics: vec![] };
        assert_eq!(renamed(engine.edit(Edit::Lexicon(draft), &[])), ["actor Kyiv Kiev"]);
    }

    #[test]
    fn articles_that_come_to_a_title_are_counted_until_it_is_given_anew() {
        let mut engine = two();
        let n = |edited: Edited| (edited.summary.n_articles, edited.summary.n_added);
        let add = |engine: &mut Engine, replace| engine.edit(Edit::Add { replace }, ARTICLES[2].as_bytes());
        assert_eq!(n(add(&mut engine, false)), (3, 1));
        assert_eq!(n(engine.edit(Edit::Undo, &[])), (2, 0));
        assert_eq!(n(add(&mut engine, false)), (3, 1));
        assert_eq!(n(engine.edit(Edit::Title("All three".into()), &[])), (3, 0));
        assert_eq!(n(add(&mut engine, true)), (1, 0));
    }

    #[test]
    fn whose_names_articles_have_that_take_the_place_of_others_is_told() {
        let n_kept = |replace, payload: &str| two().edit(Edit::Add { replace }, payload.as_bytes()).n_names_kept;
        let head = two().corpus.head;
        assert_eq!(n_kept(true, ARTICLES[2]) as usize, head.actors.len() + head.topics.len());
        assert_eq!(n_kept(false, ARTICLES[2]), 0);
        assert_eq!(n_kept(true, &[&HEAD.replace("Kyiv", "Lviv"), ARTICLES[2]].join("\n")), 0);
    }

    #[test]
    fn what_cannot_be_done_is_told_and_nothing_is_done() {
        let mut engine = two();
        let before = told(&mut engine);
        let bad = ArticleEdit {
            date: Some("yesterday".into()),
            outlet: Some(" ".into()),
            confirm: true,
            ..ArticleEdit::default()
        };
        let edits = [
            (edit(&["a"], bad), "", 2),
            (Edit::Remove(vec!["z".into(), "z".into()]), "", 1),
            (Edit::LexiconFile, "x = ", 1),
            (Edit::Add { replace: true }, "{", 1),
            (Edit::Undo, "", 0),
        ];
        for (edit, payload, n_faults) in edits {
            let edited = engine.edit(edit.clone(), payload.as_bytes());
            let was_done = (edited.faults.len(), edited.is_changed, edited.can_undo);
            assert_eq!(was_done, (n_faults, false, false), "{edit:?}: {:?}", edited.faults);
        }
        assert_eq!(told(&mut engine), before);
    }

    #[test]
    fn articles_come_once_and_bring_what_is_missing() {
        let mut engine = engine("");
        let first = engine.edit(Edit::Add { replace: false }, [HEAD, ARTICLES[0]].join("\n").as_bytes());
        assert_eq!((first.summary.title.as_str(), first.n_changed), ("T", 1));
        let other_head = HEAD.replace("\"T\"", "\"U\"").replace("Kyiv", "Lviv");
        let payload = [&other_head, ARTICLES[0], ARTICLES[1], &ARTICLES[2].replace('{', r#"{"id":"a","#)].join("\n");
        let second = engine.edit(Edit::Add { replace: false }, payload.as_bytes());
        assert_eq!((second.summary.title.as_str(), second.n_changed, second.n_already_here), ("T", 2, 1));
        let saved = lines(&mut engine);
        assert!(saved.contains("Kyiv") && !saved.contains("Lviv") && saved.contains(r#""id":"a-2""#), "{saved}");
    }

    #[test]
    fn lines_that_could_not_be_read_are_told_as_long_as_their_corpus_is_there() {
        let mut engine = engine(&[HEAD, ARTICLES[0], "{"].join("\n"));
        let told =
            |engine: &mut Engine, replace| engine.edit(Edit::Add { replace }, ARTICLES[2].as_bytes()).summary.n_faults;
        assert_eq!([false, true].map(|replace| told(&mut engine, replace)), [1, 0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn an_edited_corpus_is_the_one_that_is_loaded_from_what_it_saves(steps in prop::collection::vec((0..11_u8, 0..4_u8), 1..9)) {
            let mut engine = two();
            for (kind, which) in steps {
                let id = engine.corpus().articles.all().get(usize::from(which)).map_or("none".to_owned(), |a| a.id.clone());
                let change = |edit: ArticleEdit| Edit::Articles(ArticleEdit { articles: vec![id.clone()], ..edit });
                let text = ["Kyiv", "peace", "war", ""][usize::from(which)].to_owned();
                let payload = ARTICLES[usize::from(which) % 3].replace("far", &format!("far {kind}"));
                let edit = match kind {
                    0 | 1 => Edit::Add { replace: kind == 1 && which == 3 },
                    2 => change(ArticleEdit { outlet: Some(text), ..ArticleEdit::default() }),
                    3 => change(ArticleEdit { headline: Some(text), ..ArticleEdit::default() }),
                    4 => change(ArticleEdit { add_topics: vec![text], ..ArticleEdit::default() }),
                    5 => Edit::Remove(vec![id]),
                    6 => Edit::Lexicon(LexiconDraft {
                        actors: vec![ActorDraft { own: String::new(), name: text, kind: ActorKind::Place, aliases: vec!["call*".into()], not: vec![], found: None }],
                        topics: vec![],
                    }),
                    7 => Edit::Boilerplate(vec![["Peace is far", "A third text", "nowhere", ""][usize::from(which)].to_owned()]),
                    8 => Edit::StopWords { also_hidden: vec![text], never_hidden: vec!["the".into()] },
                    _ => Edit::Undo,
                };
                engine.edit(edit, payload.as_bytes());
                let mut fresh = self::engine(&lines(&mut engine));
                prop_assert_eq!(told(&mut engine), told(&mut fresh));
            }
        }
    }
}
