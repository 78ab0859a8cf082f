//! What a click on a name leads to: its lines, or the articles that name somebody else too.

use crate::view::action::Action;
use crate::view::state::{State, View};
use corpus::facet::ACTOR;
use corpus::query::Pick;
use reports::context::Context;
use reports::names::{NameKind, facet_of};

/// Opens the lines of a name, in one outlet or, where it is none, in all.
pub fn name_lines(node: &str, outlet: Option<&str>) -> Action {
    Action::OpenLines(Box::new(Context {
        node: node.to_owned(),
        outlets: outlet.into_iter().map(str::to_owned).collect(),
        ..Context::default()
    }))
}

/// Narrows to the articles that name both a name of a kind and an actor, and lists them. Of what is wanted of these facets already, a single value
/// or what all articles must have stays; a choice of any of several makes way, since with all of them it would ask for something else.
pub fn articles_of_both(state: &State, kind: NameKind, name: &str, actor: &str) -> Action {
    let mut next = State { view: View::Articles, reading: None, ..state.clone() };
    let choices = &mut next.filters.choices;
    for (facet, name) in [(facet_of(kind), name), (ACTOR, actor)] {
        let choice = choices.of(facet);
        let others: Vec<String> =
            choice.include.iter().filter(|other| *other != name && *other != actor).cloned().collect();
        if !choice.all && choice.include.len() > 1 {
            for other in &others {
                choices.pick(facet, other, Pick::None);
            }
        }
        choices.click(facet, name, Pick::Include);
    }
    Action::Go(Box::new(next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::facet::TOPIC;
    use model::ActorKind;

    fn chosen(state: &State, action: &Action) -> State {
        state.after(action)
    }

    #[test]
    fn both_names_are_asked_for_with_all() {
        let person = Some(ActorKind::Person);
        let state = State { view: View::Names, ..State::default() };
        let next = chosen(&state, &articles_of_both(&state, person, "Ann", "Bob"));
        let choice = next.filters.choices.of(ACTOR);
        assert_eq!((next.view, choice.include.join(" "), choice.all), (View::Articles, "Ann Bob".into(), true));
        let topic = chosen(&state, &articles_of_both(&state, None, "war", "Bob"));
        assert_eq!(topic.filters.choices.of(TOPIC).include, ["war"]);
        assert_eq!(
            (&topic.filters.choices.of(ACTOR).include[..], topic.filters.choices.of(ACTOR).all),
            (&["Bob".to_owned()][..], false)
        );
    }

    #[test]
    fn what_was_wanted_before_stays_unless_it_would_ask_for_more() {
        let person = Some(ActorKind::Person);
        let include = |names: &[&str], all| {
            let mut state = State::default();
            for name in names {
                state.filters.choices.pick(ACTOR, name, Pick::Include);
            }
            state.filters.choices.require_all(ACTOR, all);
            let next = chosen(&state, &articles_of_both(&state, person, "Ann", "Bob"));
            next.filters.choices.of(ACTOR).include.join(" ")
        };
        assert_eq!(include(&["Cyd"], false), "Cyd Ann Bob");
        assert_eq!(include(&["Cyd", "Dan"], true), "Cyd Dan Ann Bob");
        assert_eq!(include(&["Cyd", "Dan"], false), "Ann Bob");
        assert_eq!(include(&["Ann"], false), "Ann Bob");
    }
}
