//! An import as the page sees it: files on their way into articles, and then into the corpus.

use crate::browser::importing::{self, ImportEvent, Job};
use crate::browser::message::ImportStep;
use crate::browser::{EngineClient, File, files};
use engine::edit::{Edit, Edited};
use formats::import::{ImportOptions, ImportReport};
use std::cell::RefCell;
use std::rc::Rc;
use yew::{Callback, hook, use_callback, use_effect_with, use_mut_ref, use_state};

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// Nothing has been given.
    #[default]
    Idle,
    /// Files are being read.
    Reading(Option<ImportStep>),
    /// They have been read; the articles wait in a file of JSON Lines.
    Read(Rc<ImportReport>, File),
    /// The articles are being put into the corpus: how many were, and of how many, as far as that is known.
    Adding(Option<(u32, Option<u32>)>),
    /// They have been; whether in the place of all others.
    Added(bool, Rc<Edited>),
    /// It could not go on; why.
    Failed(String),
}

/// The import, and what can be done with it.
#[derive(Clone, PartialEq)]
pub struct ImportHandle {
    /// How far it is.
    pub phase: Phase,
    /// What is chosen for it.
    pub options: ImportOptions,
    /// Files are held over the page.
    pub is_over: bool,
    /// Reads files.
    pub read: Callback<Vec<files::Source>>,
    /// Reads the same files again, with other choices.
    pub read_again: Callback<ImportOptions>,
    /// Puts what was read into the corpus, or in its place.
    pub add: Callback<bool>,
    /// Gives up what is under way or was read.
    pub discard: Callback<()>,
    /// Takes the adding back.
    pub undo: Callback<()>,
}

/// The page's import. Files dropped anywhere on the page are read; `open` is called when they are.
#[hook]
pub fn use_import(client: EngineClient, open: Callback<()>) -> ImportHandle {
    let phase = use_state(Phase::default);
    let options = use_state(ImportOptions::default);
    let is_over = use_state(|| false);
    let job: Rc<RefCell<Option<Job>>> = use_mut_ref(|| None);
    let given: Rc<RefCell<Vec<files::Source>>> = use_mut_ref(Vec::new);
    let read_again = {
        let (phase, options) = (phase.setter(), options.setter());
        let (job, given) = (Rc::clone(&job), Rc::clone(&given));
        use_callback((), move |chosen: ImportOptions, ()| {
            options.set(chosen.clone());
            phase.set(Phase::Reading(None));
            let phase = phase.clone();
            let hear = move |heard| {
                phase.set(match heard {
                    ImportEvent::Step(step) => Phase::Reading(Some(step)),
                    ImportEvent::Done(report, lines) => Phase::Read(report, lines),
                    ImportEvent::Failed(error) => Phase::Failed(error),
                });
            };
            *job.borrow_mut() = Some(importing::start(given.borrow().clone(), chosen, Rc::new(hear)));
        })
    };
    let read = {
        let given = Rc::clone(&given);
        let chosen = (read_again.clone(), options.drop_duplicates);
        use_callback(chosen, move |files: Vec<files::Source>, (read_again, drop_duplicates)| {
            if !files.is_empty() {
                *given.borrow_mut() = files;
                // What was said of the last files, whose they are and how their dates read, says nothing of these.
                read_again.emit(ImportOptions { drop_duplicates: *drop_duplicates, ..ImportOptions::default() });
            }
        })
    };
    {
        let is_over = is_over.setter();
        use_effect_with(read.clone(), move |read| {
            let read = read.clone();
            let take = move |files| {
                open.emit(());
                read.emit(files);
            };
            let watch = files::watch_drops(move |over| is_over.set(over), take);
            move || drop(watch)
        });
    }
    let add = {
        let lines = if let Phase::Read(_, lines) = &*phase { Some(lines.clone()) } else { None };
        let phase = phase.setter();
        use_callback((client.clone(), lines), move |replace: bool, (client, lines)| {
            phase.set(Phase::Adding(None));
            let (adding, added) = (phase.clone(), phase.clone());
            let hear = move |n, of| adding.set(Phase::Adding(Some((n, of))));
            let take = move |edited| added.set(Phase::Added(replace, Rc::new(edited)));
            client.add(replace, lines.clone(), Rc::new(hear), Rc::new(take));
        })
    };
    let undo = {
        let phase = phase.setter();
        use_callback(client, move |(), client| {
            phase.set(Phase::Adding(None));
            let phase = phase.clone();
            client.edit(Edit::Undo, None, Rc::new(move |_| phase.set(Phase::Idle)));
        })
    };
    let discard = {
        let phase = phase.setter();
        use_callback((), move |(), ()| {
            *job.borrow_mut() = None;
            given.borrow_mut().clear();
            phase.set(Phase::Idle);
        })
    };
    ImportHandle {
        phase: (*phase).clone(),
        options: (*options).clone(),
        is_over: *is_over,
        read,
        read_again,
        add,
        discard,
        undo,
    }
}
