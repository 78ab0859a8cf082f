//! The catalogue of commands: each key with what it does and where it holds. The handlers of keys go by it; the help and hints are printed from it.

use crate::view::action::Action;
use crate::view::state::View;
use engine::edit::Verdict;
use model::ActorKind;

/// Where a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// On the page, where no help lies over it.
    Page,
    /// While the help is open.
    Help,
    /// While the filters lie over the page, as on a phone.
    Filters,
    /// While an article is open.
    Article,
    /// In a row of the table of articles to edit.
    EditRow,
    /// On a concordance line.
    Line,
    /// On a name or topic that was found by itself.
    Found,
}

/// What a command does.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Puts the cursor into the search box.
    Search,
    /// Moves the focus by so many rows of the open view.
    Step(i32),
    /// Opens the help.
    OpenHelp,
    /// Closes the help.
    CloseHelp,
    /// Closes the filters.
    CloseFilters,
    /// Does what a click somewhere does.
    Do(Action),
    /// Opens the article of a row.
    OpenRow,
    /// Selects the article of a row, or takes the selection back.
    SelectRow,
    /// Edits the article of a row.
    EditRow,
    /// Copies a concordance line with its source.
    CopyLine,
    /// Says what was found by itself.
    Judge(Verdict),
    /// Opens what was found by itself, to make it part of another.
    Merge,
    /// Hides the word of a row.
    Hide,
    /// Clips what has the focus: a line, a passage, else the view.
    Clip,
}

/// A command. Those of one name are one command that holds in several places.
#[derive(Clone, Debug)]
pub struct Command {
    /// Its name, by which its words are found.
    pub name: &'static str,
    /// The keys that give it, as the browser names them; a letter also where it is a capital.
    pub keys: &'static [&'static str],
    /// Where they hold.
    pub scope: Scope,
    /// What it does.
    pub effect: Effect,
}

const fn command(name: &'static str, keys: &'static [&'static str], scope: Scope, effect: Effect) -> Command {
    Command { name, keys, scope, effect }
}

/// Every command, in the order of the help.
pub static COMMANDS: [Command; 26] = [
    command("search", &["/"], Scope::Page, Effect::Search),
    command("next", &["j"], Scope::Page, Effect::Step(1)),
    command("previous", &["k"], Scope::Page, Effect::Step(-1)),
    command("open", &["Enter"], Scope::EditRow, Effect::OpenRow),
    command("copy", &["y"], Scope::Line, Effect::CopyLine),
    command("close", &["Escape"], Scope::Help, Effect::CloseHelp),
    command("close", &["Escape"], Scope::Filters, Effect::CloseFilters),
    command("close", &["Escape"], Scope::Article, Effect::Do(Action::CloseArticle)),
    command("articles", &["1"], Scope::Page, Effect::Do(Action::Show(View::Articles))),
    command("words", &["2"], Scope::Page, Effect::Do(Action::Show(View::Words))),
    command("context", &["3"], Scope::Page, Effect::Do(Action::Show(View::Context))),
    command("trends", &["4", "t"], Scope::Page, Effect::Do(Action::Show(View::Trends))),
    command("names", &["5"], Scope::Page, Effect::Do(Action::Show(View::Names))),
    command("select", &["x"], Scope::EditRow, Effect::SelectRow),
    command("edit", &["e"], Scope::EditRow, Effect::EditRow),
    command("hide", &["x"], Scope::Page, Effect::Hide),
    command("clip", &["c"], Scope::Page, Effect::Clip),
    command("clip", &["c"], Scope::Article, Effect::Clip),
    command("help", &["?"], Scope::Page, Effect::OpenHelp),
    command("help", &["?"], Scope::Article, Effect::OpenHelp),
    command("confirm", &["y"], Scope::Found, Effect::Judge(Verdict::Confirm)),
    command("reject", &["n"], Scope::Found, Effect::Judge(Verdict::Reject)),
    command("person", &["1"], Scope::Found, Effect::Judge(Verdict::Sort(ActorKind::Person))),
    command("organisation", &["2"], Scope::Found, Effect::Judge(Verdict::Sort(ActorKind::Organisation))),
    command("place", &["3"], Scope::Found, Effect::Judge(Verdict::Sort(ActorKind::Place))),
    command("merge", &["m"], Scope::Found, Effect::Merge),
];

/// What a key does in the first of these places where it holds.
pub fn effect(key: &str, scopes: &[Scope]) -> Option<&'static Effect> {
    let at = |scope: &Scope| {
        let is_given = |command: &&Command| {
            command.scope == *scope && command.keys.iter().any(|known| known.eq_ignore_ascii_case(key))
        };
        COMMANDS.iter().find(is_given)
    };
    scopes.iter().find_map(at).map(|command| &command.effect)
}

/// Each command once, wherever it holds.
pub fn named() -> impl Iterator<Item = &'static Command> {
    let is_first = |(at, command): &(usize, &Command)| COMMANDS[..*at].iter().all(|other| other.name != command.name);
    COMMANDS.iter().enumerate().filter(is_first).map(|(_, command)| command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_does_what_it_does_in_the_innermost_place() {
        let escape = |scopes: &[Scope]| effect("Escape", scopes);
        assert_eq!(escape(&[Scope::Help]), Some(&Effect::CloseHelp));
        assert_eq!(escape(&[Scope::Filters, Scope::Article, Scope::Page]), Some(&Effect::CloseFilters));
        assert_eq!(escape(&[Scope::Article, Scope::Page]), Some(&Effect::Do(Action::CloseArticle)));
        assert_eq!(escape(&[Scope::Page]), None);
        assert_eq!(effect("2", &[Scope::Help]), None, "what lies under the help hears no keys");
        assert_eq!(effect("X", &[Scope::EditRow]), Some(&Effect::SelectRow), "with Shift, x is X");
    }

    #[test]
    fn no_key_has_two_meanings_in_one_place() {
        let mut given: Vec<_> =
            COMMANDS.iter().flat_map(|c| c.keys.iter().map(move |key| (c.scope as u8, *key))).collect();
        let n = given.len();
        given.sort_unstable();
        given.dedup();
        assert_eq!(given.len(), n);
        assert_eq!(named().filter(|command| command.name == "close").count(), 1);
    }
}
