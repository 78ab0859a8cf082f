//! Filters: everything a person has chosen that narrows the corpus. Plain data; part of the page's address.

use crate::facet::Facet;
use crate::pattern::{Case, Likeness};
use model::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whether a facet's value is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pick {
    /// No word of it.
    #[default]
    None,
    /// Wanted.
    Include,
    /// Not wanted.
    Exclude,
}

impl Pick {
    /// What asking for this makes of what is asked for now: this, or nothing where it is that already.
    #[must_use]
    pub fn toggled(self, now: Self) -> Self {
        if self == now { Self::None } else { self }
    }
}

/// What is wanted of one facet. Several included values mean any of them, or all of them with `all`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Values of which an article must have any (or all).
    pub include: Vec<String>,
    /// Values that an article must not have.
    pub exclude: Vec<String>,
    /// Whether it must have every included value, where an article may have several.
    pub all: bool,
}

impl Choice {
    /// How a value stands.
    pub fn pick(&self, name: &str) -> Pick {
        if self.include.iter().any(|n| n == name) {
            Pick::Include
        } else if self.exclude.iter().any(|n| n == name) {
            Pick::Exclude
        } else {
            Pick::None
        }
    }

    /// Sets how a value stands.
    fn set(&mut self, name: &str, pick: Pick) {
        self.include.retain(|n| n != name);
        self.exclude.retain(|n| n != name);
        match pick {
            Pick::None => {}
            Pick::Include => self.include.push(name.to_owned()),
            Pick::Exclude => self.exclude.push(name.to_owned()),
        }
    }

    /// The same with one value standing otherwise.
    #[must_use]
    pub fn with(&self, name: &str, pick: Pick) -> Self {
        let mut choice = self.clone();
        choice.set(name, pick);
        choice
    }

    /// Whether one more included value narrows: where all are asked for, or one stands alone, which the next is put beside with "all".
    pub fn narrows(&self, facet: Facet) -> bool {
        self.all || facet.all_key.is_some() && self.include.len() == 1
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }
}

/// What is wanted of the facets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices(BTreeMap<Facet, Choice>);

static NO_CHOICE: Choice = Choice { include: Vec::new(), exclude: Vec::new(), all: false };

impl Choices {
    /// What is wanted of a facet.
    pub fn of(&self, facet: Facet) -> &Choice {
        self.0.get(&facet).unwrap_or(&NO_CHOICE)
    }

    /// What is wanted of each facet of which something is, in the order of the page.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &Choice)> {
        Facet::ALL.into_iter().filter_map(|facet| Some((facet, self.0.get(&facet)?)))
    }

    /// Sets how a facet's value stands.
    pub fn pick(&mut self, facet: Facet, name: &str, pick: Pick) {
        self.change(facet, |choice| choice.set(name, pick));
    }

    /// Asks for all of a facet's included values, or for any.
    pub fn require_all(&mut self, facet: Facet, all: bool) {
        self.change(facet, |choice| choice.all = all);
    }

    /// Sets how a facet's value stands, as a click on it does: an article can have several values of some facets, and a second one that is included
    /// there narrows, until a person asks for any of them. A single one is neither any nor all.
    pub fn click(&mut self, facet: Facet, name: &str, pick: Pick) {
        self.change(facet, |choice| {
            let was_single = choice.include.len() == 1;
            choice.set(name, pick);
            choice.all = choice.include.len() > 1 && (choice.all || was_single && facet.all_key.is_some());
        });
    }

    /// A facet's value goes under another name now; where that is chosen already, it stays as it stands.
    pub fn rename(&mut self, facet: Facet, from: &str, to: &str) {
        let pick = self.of(facet).pick(from);
        if pick != Pick::None {
            self.pick(facet, from, Pick::None);
            if self.of(facet).pick(to) == Pick::None {
                self.pick(facet, to, pick);
            }
        }
    }

    /// Takes back all that is wanted of a facet.
    pub fn clear(&mut self, facet: Facet) {
        self.0.remove(&facet);
    }

    fn change(&mut self, facet: Facet, change: impl FnOnce(&mut Choice)) {
        let mut choice = self.0.remove(&facet).unwrap_or_default();
        change(&mut choice);
        // Filters that narrow alike are alike.
        if choice != NO_CHOICE {
            self.0.insert(facet, choice);
        }
    }
}

/// What is alike in a search and a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchOptions {
    /// `cafe` finds `café` too, and `café` finds `cafe`.
    pub ignore_accents: bool,
    /// `us` does not find `US`.
    pub mind_case: bool,
}

impl SearchOptions {
    /// The same for a pattern.
    pub(super) fn likeness(self) -> Likeness {
        let case = if self.mind_case { Case::Minded } else { Case::Ignored };
        Likeness { case, ignore_accents: self.ignore_accents }
    }
}

/// Everything that narrows the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters {
    /// What stands in the search box.
    pub query: String,
    /// What is alike in it and a text.
    #[serde(default)]
    pub search: SearchOptions,
    /// What is wanted of each facet.
    pub choices: Choices,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// Articles without a date: these alone, or none of them. Chosen days leave them out anyway.
    #[serde(default)]
    pub undated: Pick,
}

/// One thing chosen, as it can be taken back alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// The search.
    Search(String),
    /// A value of a facet.
    Value(Facet, String, Pick),
    /// The days.
    Dates(Option<Day>, Option<Day>),
    /// Only articles without a date, or none of them.
    Undated(Pick),
}

impl Filters {
    /// Whether the corpus is not narrowed at all.
    pub fn is_empty(&self) -> bool {
        self.conditions().is_empty()
    }

    /// Everything chosen, each by itself, in the order of the page.
    pub fn conditions(&self) -> Vec<Condition> {
        let mut conditions = Vec::new();
        if !self.query.trim().is_empty() {
            conditions.push(Condition::Search(self.query.trim().to_owned()));
        }
        for (facet, choice) in self.choices.iter() {
            for (names, pick) in [(&choice.include, Pick::Include), (&choice.exclude, Pick::Exclude)] {
                conditions.extend(names.iter().map(|name| Condition::Value(facet, name.clone(), pick)));
            }
        }
        if self.from.is_some() || self.to.is_some() {
            conditions.push(Condition::Dates(self.from, self.to));
        }
        if self.undated != Pick::None {
            conditions.push(Condition::Undated(self.undated));
        }
        conditions
    }

    /// The filters with one condition taken back.
    #[must_use]
    pub fn without(&self, condition: &Condition) -> Self {
        let mut rest = self.clone();
        match condition {
            Condition::Search(_) => rest.query.clear(),
            Condition::Value(facet, name, _) => rest.choices.click(*facet, name, Pick::None),
            Condition::Dates(..) => (rest.from, rest.to) = (None, None),
            Condition::Undated(_) => rest.undated = Pick::None,
        }
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facet::{ACTOR, TOPIC};

    #[test]
    fn each_condition_can_be_taken_back_alone() {
        let mut filters = Filters { query: " war ".into(), from: Some(Day(3)), ..Filters::default() };
        filters.choices.pick(ACTOR, "Putin", Pick::Include);
        filters.choices.pick(ACTOR, "Putin", Pick::Exclude);
        filters.choices.pick(TOPIC, "peace", Pick::Include);
        filters.undated = Pick::Exclude;
        let conditions = filters.conditions();
        assert_eq!(conditions.len(), 5);
        assert_eq!(conditions[2], Condition::Value(ACTOR, "Putin".into(), Pick::Exclude));
        let mut both = filters.clone();
        both.choices.click(ACTOR, "Rutte", Pick::Include);
        both.choices.click(ACTOR, "Starmer", Pick::Include);
        assert!(both.choices.of(ACTOR).all);
        let rutte = Condition::Value(ACTOR, "Rutte".into(), Pick::Include);
        assert!(!both.without(&rutte).choices.of(ACTOR).all, "a single name is neither any nor all");
        let rest = conditions.iter().fold(filters, |filters, condition| filters.without(condition));
        assert!(rest.is_empty());
    }
}
