//! What can stand on a side of a comparison, and what becomes of the sides when a group is made, renamed or let go.

use crate::view::{State, View, WordsMode, wording};
use corpus::facet::{ACTOR, OUTLET, TOPIC};
use corpus::query::as_search::as_search;
use corpus::query::filters::Condition;
use corpus::query::syntax::quote;
use corpus::query::{Filters, Pick};
use corpus::{Facet, query::FacetRow};
use engine::Survey;
use reports::groups::Group;
use reports::keyness::Sides;
use words::groups;

/// The most groups: more read as no picture, and an address has its limits.
pub const MOST_GROUPS: usize = 24;
/// The most people, topics and years that are offered.
const MOST_OFFERED: usize = 20;

/// What can be put on a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// An outlet, or a group that there is.
    Named(String),
    /// A group that is made when it is chosen.
    New(Group),
}

impl Offer {
    /// What it is called.
    pub fn name(&self) -> &str {
        match self {
            Self::Named(name) | Self::New(Group { name, .. }) => name,
        }
    }
}

/// Everything that can be put on a side, under its headings: groups, years, outlets, people and topics of the filtered articles.
pub fn offers(outlets: &[String], made: &[Group], survey: Option<&Survey>) -> Vec<(&'static str, Vec<Offer>)> {
    let is_made = |name: &str| made.iter().any(|group| group.name == name);
    let is_new = |offer: &Offer| !is_made(offer.name());
    let of_facet = |facet: Facet, name: fn(&str) -> String| -> Vec<Offer> {
        let rows = survey.map(|survey| survey.most_covered(facet)).unwrap_or_default();
        let group = |row: &&FacetRow| {
            let query = format!("{}:{}", facet.key, quote(&row.name));
            Offer::New(Group { name: name(&row.name), query })
        };
        rows.iter().take(MOST_OFFERED).map(group).filter(is_new).collect()
    };
    let outlets = outlets.iter().filter(|name| !is_made(name)).cloned().map(Offer::Named);
    [
        (groups::heading(), made.iter().map(|group| Offer::Named(group.name.clone())).collect()),
        // Years are few, outlets may be hundreds.
        (groups::years(), survey.map(years).unwrap_or_default().into_iter().filter(is_new).collect()),
        (groups::outlets(), outlets.collect()),
        (groups::names(), of_facet(ACTOR, groups::naming)),
        (groups::topics(), of_facet(TOPIC, groups::about)),
    ]
    .into_iter()
    .filter(|(_, offers): &(_, Vec<Offer>)| !offers.is_empty())
    .collect()
}

/// The years of the filtered articles, the latest first.
fn years(survey: &Survey) -> Vec<Offer> {
    let bins = &survey.timeline.bins;
    let kept = || bins.iter().filter(|bin| bin.n_certain + bin.n_possible > 0);
    let (Some(first), Some(last)) = (kept().next(), kept().next_back()) else { return Vec::new() };
    let years = first.start.ymd().0..=last.end.plus(-1).ymd().0;
    let year = |year: i16| Offer::New(Group { name: year.to_string(), query: format!("date:{year:04}") });
    years.rev().take(MOST_OFFERED).map(year).collect()
}

/// The comparison of the latest of the filtered years with the one before; nothing where there are not two.
pub fn comparing_years(state: &State, survey: &Survey) -> Option<State> {
    let years = years(survey);
    let [latest, before, ..] = years.as_slice() else { return None };
    let mut next = State { view: View::Words, ..state.clone() };
    next.words.mode = WordsMode::Compare;
    next.words.sides = choose(&choose(&next.words.sides, 0, Some(latest)), 1, Some(before));
    Some(next)
}

/// How many outlets the filters leave.
pub fn outlets_left(survey: &Survey) -> usize {
    let having = || survey.values(OUTLET).filter(|row| row.n_articles > 0);
    match having().filter(|row| row.pick == Pick::Include).count() {
        0 => having().filter(|row| row.pick != Pick::Exclude).count(),
        n => n,
    }
}

/// A name that neither a group nor an outlet of the survey has: this one, or the first of "this one 2", "this one 3" that is free.
fn free_name(sides: &Sides, survey: Option<&Survey>, name: &str) -> String {
    let is_outlet = |name: &str| survey.is_some_and(|survey| survey.values(OUTLET).any(|row| row.name == name));
    let is_free = |name: &String| !is_outlet(name) && sides.groups.iter().all(|group| group.name != *name);
    let numbered = (2..).map(|n: u32| format!("{name} {n}"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

/// The sides with one more group; as they are where there are enough.
pub fn with(sides: &Sides, group: Group) -> Sides {
    let mut next = sides.clone();
    if next.groups.len() < MOST_GROUPS {
        next.groups.push(group);
    }
    next
}

/// The sides with a group of what filters keep, on the target's side: the filters' words are its name.
fn with_filtered(sides: &Sides, filters: &Filters, name: &str, survey: Option<&Survey>) -> Sides {
    let name = free_name(sides, survey, name);
    let next = with(sides, Group { name: name.clone(), query: as_search(filters) });
    let reference = next.reference.clone().filter(|reference| *reference != name);
    Sides { target: Some(name), reference, ..next }
}

/// The comparison of what the filters keep with every other article.
pub fn comparing_filtered(state: &State, survey: Option<&Survey>) -> State {
    let conditions = state.filters.conditions();
    let mut next = State { view: View::Words, filters: Filters::default(), ..state.clone() };
    next.words.sides = match conditions.as_slice() {
        // An outlet is a side as it is.
        [Condition::Value(facet, name, Pick::Include)] if *facet == OUTLET => {
            Sides { target: Some(name.clone()), reference: None, ..state.words.sides.clone() }
        }
        conditions => {
            let name = wording::list(conditions.iter().map(wording::condition));
            Sides { reference: None, ..with_filtered(&state.words.sides, &state.filters, &name, survey) }
        }
    };
    next.words.mode = if state.words.mode == WordsMode::Map { WordsMode::Map } else { WordsMode::Compare };
    next
}

/// The sides with a group to be written.
pub fn with_empty(sides: &Sides, survey: Option<&Survey>) -> Sides {
    with(sides, Group { name: free_name(sides, survey, groups::new()), query: String::new() })
}

/// Whether a group is still what choosing an offer made of it.
fn is_as_offered(group: &Group) -> bool {
    let Group { name, query } = group;
    let is_of = |(facet, named): (Facet, fn(&str) -> String)| {
        let value = query.strip_prefix(facet.key).and_then(|rest| rest.strip_prefix(':'));
        value.is_some_and(|value| named(value.trim_matches('"')) == *name)
    };
    *query == format!("date:{name:0>4}")
        || [(ACTOR, groups::naming as fn(&str) -> String), (TOPIC, groups::about)].into_iter().any(is_of)
}

/// The sides with an offer on one of them: 0 the target, 1 the reference; `None` is every other article. A group that was made by choosing it and
/// is on no side any more goes.
pub fn choose(sides: &Sides, side: usize, offer: Option<&Offer>) -> Sides {
    let mut next = match offer {
        Some(Offer::New(group)) if !sides.groups.contains(group) => with(sides, group.clone()),
        _ => sides.clone(),
    };
    let name = offer.map(|offer| offer.name().to_owned());
    let [this, other] = match side {
        0 => [&mut next.target, &mut next.reference],
        _ => [&mut next.reference, &mut next.target],
    };
    // Nothing is compared with itself.
    if *other == name {
        *other = None;
    }
    let left = std::mem::replace(this, name);
    let is_left = |group: &Group| Some(&group.name) == left.as_ref() && is_as_offered(group);
    if left != *this
        && left != *other
        && let Some(i) = next.groups.iter().position(is_left)
    {
        next.groups.remove(i);
    }
    next
}

/// The sides with the `i`th group called otherwise; a name that is taken, or none, changes nothing.
pub fn renamed(sides: &Sides, i: usize, name: &str, survey: Option<&Survey>) -> Sides {
    let mut next = sides.clone();
    let name = name.trim();
    if let Some(group) = next.groups.get_mut(i)
        && !name.is_empty()
        && free_name(sides, survey, name) == name
    {
        let old = std::mem::replace(&mut group.name, name.to_owned());
        for side in [&mut next.target, &mut next.reference] {
            if side.as_deref() == Some(&old) {
                *side = Some(name.to_owned());
            }
        }
    }
    next
}

/// The sides with another search for the `i`th group.
pub fn searched(sides: &Sides, i: usize, query: String) -> Sides {
    let mut next = sides.clone();
    next.groups.get_mut(i).into_iter().for_each(|group| group.query.clone_from(&query));
    next
}

/// The sides without the `i`th group.
pub fn without(sides: &Sides, i: usize) -> Sides {
    let mut next = sides.clone();
    if i < next.groups.len() {
        let gone = next.groups.remove(i).name;
        for side in [&mut next.target, &mut next.reference] {
            side.take_if(|name| *name == gone);
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(name: &str) -> Group {
        Group { name: name.into(), query: format!("date:{name}") }
    }

    #[test]
    fn a_side_takes_an_offer_and_nothing_is_compared_with_itself() {
        let sides = choose(&Sides::default(), 0, Some(&Offer::New(group("2016"))));
        let sides = choose(&sides, 1, Some(&Offer::New(group("2020"))));
        assert_eq!(
            (sides.target.as_deref(), sides.reference.as_deref(), sides.groups.len()),
            (Some("2016"), Some("2020"), 2)
        );
        let again = choose(&sides, 0, Some(&Offer::New(group("2018"))));
        assert_eq!(again.groups, [group("2020"), group("2018")], "a year that is on no side goes");
        let named = choose(&renamed(&sides, 0, "before", None), 0, Some(&Offer::New(group("2018"))));
        assert_eq!(named.groups.len(), 3, "what somebody named stays");
        let turned = choose(&sides, 0, Some(&Offer::Named("2020".into())));
        assert_eq!((turned.target.as_deref(), turned.reference), (Some("2020"), None));
        assert_eq!(choose(&sides, 1, None).reference, None);
    }

    #[test]
    fn sides_follow_their_groups() {
        let sides = choose(&Sides::default(), 0, Some(&Offer::New(group("2016"))));
        let named = renamed(&with(&sides, group("2020")), 0, " before ", None);
        assert_eq!((named.target.as_deref(), named.groups[0].name.as_str()), (Some("before"), "before"));
        assert_eq!(renamed(&named, 0, "2020", None), named, "a name that is taken");
        assert_eq!(without(&named, 0), Sides { groups: vec![group("2020")], ..Sides::default() });
        let filters = Filters { query: "war".into(), ..Filters::default() };
        let filtered = with_filtered(&named, &filters, "2020", None);
        assert_eq!(filtered.groups.last(), Some(&Group { name: "2020 2".into(), query: "war".into() }));
        assert_eq!(filtered.target.as_deref(), Some("2020 2"));
    }
}
