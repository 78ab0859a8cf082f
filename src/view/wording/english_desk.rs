//! English: the words of mending articles and of the lexicon.

use crate::engine::desk::Reach;
use crate::engine::edit::{Edit, Edited};
use crate::view::lexicon_edit::EntryFault;
use crate::view::number::count;

use super::articles;
use super::english::count_of;

// What came of an edit.

/// While an edit is under way.
pub const CHANGING: &str = "Changing…";
/// Takes the last edit back.
pub const UNDO: &str = "Undo";

/// What an edit did.
pub fn edited(edit: &Edit, came: &Edited) -> String {
    let n = articles(came.n_changed);
    match edit {
        Edit::Add { replace: false } => format!("{n} added."),
        Edit::Add { replace: true } => format!("{n} put in place of those that were here."),
        Edit::Mend(_) | Edit::Remove(_) if came.n_changed == 0 => "Nothing was changed.".to_owned(),
        Edit::Mend(mend) if mend.confirm => format!("{n} confirmed."),
        Edit::Mend(_) => format!("{n} changed."),
        Edit::Remove(_) => format!("{n} taken out."),
        Edit::Lexicon(_) | Edit::LexiconFile if !came.faults.is_empty() => {
            "The lexicon could not be changed so.".to_owned()
        }
        Edit::Lexicon(_) | Edit::LexiconFile => "The lexicon is changed.".to_owned(),
        Edit::Title(_) => "The corpus has its new name.".to_owned(),
        Edit::Note(_) => "The corpus has its new note.".to_owned(),
        Edit::Undo => "Taken back.".to_owned(),
    }
}

// Mending articles.

/// The table, for those who hear the page.
pub const MEND_TABLE: &str = "Articles to mend";
/// The heads of its columns, behind that of the boxes.
pub const MEND_COLUMNS: [&str; 4] = ["Headline", "Outlet", "Date", "Topics of its source"];
/// The head of the column of buttons, for those who hear the page.
pub const MEND_ACTIONS: &str = "Confirm or edit";
/// Behind what was inferred, for those who hear the page.
pub const INFERRED: &str = " (inferred)";
/// The same, when pointed at.
pub const INFERRED_TITLE: &str = "Worked out, and not yet confirmed";
/// The key to the dotted lines: the word that has one, and the rest.
pub const INFERRED_KEY: (&str, &str) =
    ("dotted", "worked out, such as a date from the article’s address, and confirmed by nobody yet");
/// What moves through the table.
pub const MEND_KEYS: &str = "Keys: j and k go from row to row, x chooses, e edits, Enter opens. With Shift, a click chooses every row in between.";

/// Shows only articles with something inferred.
pub fn only_inferred(n: u32) -> String {
    format!("Only what was inferred ({})", count(n.into()))
}

/// Other fields of an article that were inferred.
pub fn also_inferred(fields: &[&str]) -> String {
    let fields: Vec<&str> = fields
        .iter()
        .map(|field| match *field {
            "byline" => "author",
            "url" => "address",
            "text" => "where the text ends",
            other => other,
        })
        .collect();
    format!("Also worked out: {}", fields.join(", "))
}

/// Confirms what was inferred in one article.
pub const CONFIRM: &str = "Confirm";
/// Edits one article.
pub const EDIT: &str = "Edit";
/// Keeps what was written.
pub const SAVE_ROW: &str = "Save";
/// Leaves things as they were.
pub const LEAVE: &str = "Leave it";

/// Behind a button of a row, for those who hear the page.
pub fn of_article(headline: &str) -> String {
    format!(" “{headline}”")
}

/// The box of a row, for those who hear the page.
pub fn choose_article(headline: &str) -> String {
    format!("Choose “{headline}”")
}

/// The box over all boxes.
pub fn choose_shown(n: usize) -> String {
    format!("Choose all {} shown", count(n as u64))
}

/// Confirms all rows that show and have something inferred.
pub fn confirm_shown(n: usize) -> String {
    format!("Confirm all {} shown", count(n as u64))
}

/// The same for chosen rows.
pub const CONFIRM_CHOSEN: &str = "Confirm what was inferred";

/// Chooses what the filters keep, shown or not.
pub fn choose_all(n: u32) -> String {
    format!("Choose all {} that the filters keep", count(n.into()))
}

/// How many are chosen.
pub fn chosen(n: usize) -> String {
    match n {
        0 => "No articles chosen".to_owned(),
        n => format!("{} chosen", articles(n as u32)),
    }
}

/// Chooses none.
pub const CHOOSE_NONE: &str = "Choose none";
/// Opens the form.
pub const OPEN_FORM: &str = "Change them…";
/// The form, for those who hear the page.
pub const MEND_FORM: &str = "Change the chosen articles";
/// The field of the outlet.
pub const MEND_OUTLET: &str = "Outlet";
/// The field of the date.
pub const MEND_DATE: &str = "Date";
/// The field of the headline.
pub const MEND_HEADLINE: &str = "Headline";
/// The field of topics to add.
pub const MEND_ADD_TOPICS: &str = "Add topics, commas between them";
/// Before topics to take away.
pub const MEND_DROP_TOPICS: &str = "Take away the topics";
/// In a field that changes nothing while it is empty.
pub const AS_IT_IS: &str = "as it is";
/// Takes the date away.
pub const NO_DATE: &str = "No date";

/// A topic with how many have it.
pub fn topic_of(topic: &str, n: u32) -> String {
    format!("{topic} ({})", count(n.into()))
}

/// Does what the form says.
pub fn change(n: usize) -> String {
    format!("Change {}", articles(n as u32))
}

/// Asks whether to take articles out.
pub fn take_out(n: usize) -> String {
    format!("Take {} out of the corpus", articles(n as u32))
}

/// Asks once more.
pub fn take_out_question(n: usize) -> String {
    format!("Take {} out of the corpus?", articles(n as u32))
}

/// Takes them out.
pub const TAKE_OUT: &str = "Take out";
/// Does not.
pub const KEEP: &str = "Keep";
/// There is no article to mend.
pub const NOTHING_TO_MEND: &str = "There are no articles in this page yet.";
/// Leads to where they come in.
pub const ADD_ARTICLES: &str = "Add articles";
/// Nothing is inferred among the kept articles.
pub const NOTHING_INFERRED: &str = "Nothing in these articles was inferred, or all of it is confirmed.";
/// Shows all of them.
pub const SHOW_ALL_KEPT: &str = "Show all articles";

// The lexicon.

/// The parts of the lexicon, for those who hear the page.
pub const LEXICON: &str = "Lexicon";
/// Its parts, in their order: actors, topics, and what of both it may lack.
pub const LEXICON_PARTS: [&str; 4] = ["Actors", "Topics", "Names it lacks", "Topics it lacks"];
/// Opens a lexicon from a file.
pub const OPEN_LEXICON: &str = "Open a corpus.toml";
/// Saves the lexicon.
pub const SAVE_LEXICON: &str = "Save corpus.toml";
/// No actors.
pub const NO_ACTORS: &str =
    "No actor is listed yet. Add one, open a corpus.toml, or look at the names that the articles have.";
/// No topics.
pub const NO_TOPICS: &str =
    "No topic is listed yet. Add one, open a corpus.toml, or look at what groups of articles share.";
/// The search of the list found nothing.
pub const NONE_FOUND: &str = "No name or phrase here has this in it.";
/// Begins an entry.
pub const fn new_entry(is_topic: bool) -> &'static str {
    if is_topic { "New topic" } else { "New actor" }
}

/// How far something reaches: "12 articles · 40 places".
pub fn reach(reach: Reach) -> String {
    if reach.n_articles == 0 {
        return "in no article".to_owned();
    }
    format!("{} · {}", articles(reach.n_articles), count_of(reach.n_places, "place", "places"))
}

/// The reach of a phrase that is being written; `None` for what cannot be looked for.
pub fn reach_of(found: Option<Reach>) -> String {
    found.map_or_else(|| "cannot be looked for".to_owned(), reach)
}

/// Before the reach is known.
pub const REACH_TO_COME: &str = "…";

/// Names of an entry that stand in no article.
pub fn idle_names(n: u32) -> String {
    format!("{} in no article", count_of(n, "name", "names"))
}

/// The field of an entry's name.
pub const ENTRY_NAME: &str = "Name";
/// The choice of an actor's kind.
pub const ENTRY_KIND: &str = "Kind";
/// The field of an actor's other names, or of a topic's phrases.
pub const fn entry_phrases(is_topic: bool) -> &'static str {
    if is_topic { "Phrases that speak of it, one a line" } else { "Other names, one a line" }
}
/// The field of what looks like an actor and is not.
pub const ENTRY_NOT: &str = "What looks like it and is not, one a line";
/// The field of a topic's least number of places.
pub const ENTRY_AT_LEAST: &str = "An article is about it from so many places on";
/// What the fields take.
pub const ENTRY_HINT: &str = "A name with a capital is found only so; * ends a stem: ceasefire*.";
/// Keeps an entry.
pub const ENTRY_SAVE: &str = "Save";
/// Takes an entry out of the lexicon.
pub const ENTRY_DELETE: &str = "Delete";
/// The field of an actor to merge into.
pub const MERGE_INTO: &str = "Merge into";
/// Merges.
pub const MERGE: &str = "Merge";

/// The field of an actor to merge a suggested one into, for those who hear the page.
pub fn merge_into(name: &str) -> String {
    format!("Merge {name} into")
}

/// There is no actor to merge into.
pub fn no_such_actor(name: &str) -> String {
    match name.trim() {
        "" => "Write the name of the actor to merge into.".to_owned(),
        name => format!("The lexicon has no other actor “{name}”."),
    }
}

/// What keeps an entry from being saved.
pub const fn entry_fault(fault: EntryFault) -> &'static str {
    match fault {
        EntryFault::NoName => "It needs a name.",
        EntryFault::NameTaken => "The lexicon has this name already.",
        EntryFault::NoPhrases => "Without a phrase no article can be about it.",
    }
}

// What the lexicon may lack.

/// Over the suggestions.
pub const fn suggestions(topics: bool) -> &'static str {
    if topics {
        "Phrases that groups of these articles share and that no topic has."
    } else {
        "Names in these articles that no actor has."
    }
}

/// There are none.
pub const fn no_suggestions(topics: bool) -> &'static str {
    if topics { "Nothing that a topic could be made of was found." } else { "Every frequent name here has its actor." }
}

/// While they are looked for.
pub const LOOKING: &str = "Looking through the articles…";
/// Takes a suggestion into the lexicon.
pub const ACCEPT: &str = "Accept";
/// Hides a suggestion.
pub const REFUSE: &str = "Refuse";
/// What refusing does.
pub const REFUSE_TITLE: &str = "Not shown again until the page is opened anew";

/// Other forms of a suggested name.
pub fn also(forms: &[String]) -> String {
    format!("also {}", forms.join(", "))
}

/// So many suggestions were refused.
pub fn refused(n: usize) -> String {
    format!("{} refused.", count(n as u64))
}

/// Shows them again.
pub const SHOW_REFUSED: &str = "Show again";
