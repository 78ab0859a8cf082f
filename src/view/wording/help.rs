//! The help in words: commands and their keys.

use crate::view::commands::{Command, Effect, Scope, named};
use words::commands;

/// What a command does.
pub fn command(command: &Command) -> &'static str {
    commands::by_key(command.name).unwrap_or_default()
}

/// The keys of a command.
pub fn keys(command: &Command) -> String {
    let names = command.keys.iter().rev().map(|key| match *key {
        "Enter" => commands::enter_key().to_owned(),
        "Escape" => commands::escape_key().to_owned(),
        key => key.to_owned(),
    });
    names.reduce(|rest, first| commands::either_key(&first, &rest)).unwrap_or_default()
}

/// The keys of the table of articles to edit.
pub fn edit_hint() -> String {
    commands::edit_hint(&keys_in(Scope::EditRow))
}

/// The keys on what was found by itself.
pub fn review_hint() -> String {
    commands::review_hint(&keys_in(Scope::Found))
}

/// The keys of the rows of a list, each with what it does.
fn keys_in(scope: Scope) -> String {
    let is_of_rows = |command: &&Command| command.scope == scope || matches!(command.effect, Effect::Step(_));
    let of_rows: Vec<&Command> = named().filter(is_of_rows).collect();
    let keys = of_rows.into_iter().rev().map(|of_row| commands::key_does(&keys(of_row), command(of_row)));
    keys.reduce(|rest, first| commands::hints(&first, &rest)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::commands::COMMANDS;

    #[test]
    fn keys_that_do_the_same_are_named_together() {
        let keys_of = |name: &str| named().find(|command| command.name == name).map(keys).unwrap();
        assert_eq!([keys_of("trends"), keys_of("close"), keys_of("help")], ["4 or t", "Esc", "?"]);
    }

    #[test]
    fn every_command_has_its_words() {
        for language in words::Language::ALL {
            words::use_language(language);
            for of_key in &COMMANDS {
                assert!(!command(of_key).is_empty(), "{}", of_key.name);
            }
        }
        words::use_language(words::Language::default());
    }
}
