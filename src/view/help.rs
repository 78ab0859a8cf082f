//! The help: its parts, each with lines of what to do and what that does.

use crate::view::commands::Scope;
use crate::view::{commands, wording};
use corpus::query::field::Field;
use words::help;

/// A part of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpPart {
    /// Its heading.
    pub heading: &'static str,
    /// Its lines.
    pub lines: Vec<HelpLine>,
}

/// A line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpLine {
    /// What a person does.
    pub what: String,
    /// What comes of it.
    pub does: String,
    /// Whether it is a search, which can be tried.
    pub is_search: bool,
}

/// What the program is made of: each with its licences.
pub fn components() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("parts.txt").lines().filter_map(|line| line.split_once('|'))
}

/// All parts of the help.
pub fn parts() -> [HelpPart; 7] {
    let lines = |lines: &[(&str, &str)]| lines.iter().map(|(what, does)| line(what, does)).collect();
    // A key may do one thing in a row of a list and another everywhere else.
    let in_rows = [Scope::EditRow, Scope::Found];
    let keys = |holds: &dyn Fn(Scope) -> bool| {
        let commands = commands::named().filter(|command| holds(command.scope));
        commands.map(|command| line(&wording::keys(command), wording::command(command))).collect()
    };
    [
        HelpPart { heading: help::searching(), lines: searches() },
        HelpPart {
            heading: help::filtering(),
            lines: lines(&[
                (help::click_once(), help::click_once_does()),
                (help::click_twice(), help::click_twice_does()),
                (help::click_again(), help::click_again_does()),
                (help::drag_timeline(), help::drag_timeline_does()),
            ]),
        },
        HelpPart {
            heading: help::figures(),
            lines: lines(&[
                (help::click_number(), help::click_number_does()),
                (help::near(), help::near_does()),
                (help::drag_map(), help::drag_map_does()),
                (help::arrows(), help::arrows_does()),
                ("CSV, SVG, PNG", help::files_does()),
            ]),
        },
        HelpPart {
            heading: help::own_articles(),
            lines: lines(&[
                (help::drop_files(), help::drop_files_does()),
                (help::edit(), help::edit_does()),
                (help::lexicon(), help::lexicon_does()),
                (help::save(), help::save_does()),
            ]),
        },
        HelpPart { heading: help::keys(), lines: keys(&|scope| !in_rows.contains(&scope)) },
        HelpPart { heading: help::keys_in_edit(), lines: keys(&|scope| scope == Scope::EditRow) },
        HelpPart { heading: help::keys_in_lexicon(), lines: keys(&|scope| scope == Scope::Found) },
    ]
}

fn line(what: &str, does: &str) -> HelpLine {
    HelpLine { what: what.to_owned(), does: does.to_owned(), is_search: false }
}

/// A search that has two fields; the others are listed beside it.
const WITH_FIELDS: &str = "actor:Zelensky after:2025";

fn searches() -> Vec<HelpLine> {
    let others = Field::all().map(|field| format!("{}:", field.name())).filter(|field| !WITH_FIELDS.contains(field));
    // Of the fields, these have lines of their own.
    let others = wording::list(
        others.filter(|field| !matches!(field.as_str(), "word:" | "sentence:")).collect::<Vec<_>>().into_iter(),
    );
    let searches = [
        ("peace deal", help::both_words().to_owned()),
        ("\"peace deal\"", help::phrase().to_owned()),
        ("ceasefire*", help::stem().to_owned()),
        ("Trump -Putin", help::without().to_owned()),
        ("truce OR ceasefire", help::either().to_owned()),
        ("NATO NEAR/5 invitation", help::near_words().to_owned()),
        ("(talks OR deal) Kellogg", help::groups().to_owned()),
        (WITH_FIELDS, help::fields(&others)),
        ("word:House", help::word_field().to_owned()),
        ("sentence:\"peace deal\"", help::sentence_field().to_owned()),
    ];
    searches.map(|(what, does)| HelpLine { is_search: true, ..line(what, &does) }).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::syntax;

    #[test]
    fn no_key_is_listed_twice_under_one_heading() {
        for part in parts() {
            let mut whats: Vec<&str> = part.lines.iter().map(|line| line.what.as_str()).collect();
            let n = whats.len();
            whats.sort_unstable();
            whats.dedup();
            assert_eq!(whats.len(), n, "{}", part.heading);
        }
        let n_keys: usize = parts()[4..].iter().map(|part| part.lines.len()).sum();
        assert_eq!(n_keys, commands::named().count(), "and each under one");
    }

    #[test]
    fn every_example_is_a_search_and_every_field_is_named() {
        let searches = searches();
        for search in &searches {
            assert!(matches!(syntax::parse(&search.what), Ok(Some(_))), "{}", search.what);
        }
        let text: String = searches.iter().flat_map(|line| [line.what.as_str(), " ", &line.does, " "]).collect();
        for field in Field::all() {
            assert!(text.contains(&format!("{}:", field.name())), "{field:?}");
        }
    }
}
