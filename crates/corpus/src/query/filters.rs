//! Filters: everything a person has chosen that narrows the corpus. Plain data; part of the page's address.

use crate::query::facet::Facet;
use model::Day;
use serde::{Deserialize, Serialize};

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
    /// What a click makes of it: included, then excluded, then cleared.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::None => Self::Include,
            Self::Include => Self::Exclude,
            Self::Exclude => Self::None,
        }
    }
}

/// What is wanted of one facet. Several included values mean any of them, or all of them with `all`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Values of which an article must have any (or all).
    pub include: Vec<String>,
    /// Values that an article must not have.
    pub exclude: Vec<String>,
    /// Whether it must have every included value. An article has one outlet, so there it means nothing.
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
    pub fn set(&mut self, name: &str, pick: Pick) {
        self.include.retain(|n| n != name);
        self.exclude.retain(|n| n != name);
        match pick {
            Pick::None => {}
            Pick::Include => self.include.push(name.to_owned()),
            Pick::Exclude => self.exclude.push(name.to_owned()),
        }
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }
}

/// Everything that narrows the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters {
    /// What stands in the search box.
    pub query: String,
    /// Who published.
    pub outlets: Choice,
    /// Who is named.
    pub actors: Choice,
    /// What it is about.
    pub topics: Choice,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
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
}

impl Filters {
    /// The choice of a facet.
    pub fn choice(&self, facet: Facet) -> &Choice {
        match facet {
            Facet::Outlet => &self.outlets,
            Facet::Actor => &self.actors,
            Facet::Topic => &self.topics,
        }
    }

    /// The choice of a facet, to change it.
    pub fn choice_mut(&mut self, facet: Facet) -> &mut Choice {
        match facet {
            Facet::Outlet => &mut self.outlets,
            Facet::Actor => &mut self.actors,
            Facet::Topic => &mut self.topics,
        }
    }

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
        for facet in Facet::ALL {
            let choice = self.choice(facet);
            for (names, pick) in [(&choice.include, Pick::Include), (&choice.exclude, Pick::Exclude)] {
                conditions.extend(names.iter().map(|name| Condition::Value(facet, name.clone(), pick)));
            }
        }
        if self.from.is_some() || self.to.is_some() {
            conditions.push(Condition::Dates(self.from, self.to));
        }
        conditions
    }

    /// The filters with one condition taken back.
    #[must_use]
    pub fn without(&self, condition: &Condition) -> Self {
        let mut rest = self.clone();
        match condition {
            Condition::Search(_) => rest.query.clear(),
            Condition::Value(facet, name, _) => rest.choice_mut(*facet).set(name, Pick::None),
            Condition::Dates(..) => (rest.from, rest.to) = (None, None),
        }
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_condition_can_be_taken_back_alone() {
        let mut filters = Filters { query: " war ".into(), from: Some(Day(3)), ..Filters::default() };
        filters.actors.set("Putin", Pick::Include);
        filters.actors.set("Putin", Pick::Exclude);
        filters.topics.set("peace", Pick::Include);
        let conditions = filters.conditions();
        assert_eq!(conditions.len(), 4);
        assert_eq!(conditions[1], Condition::Value(Facet::Actor, "Putin".into(), Pick::Exclude));
        let rest = conditions.iter().fold(filters, |filters, condition| filters.without(condition));
        assert!(rest.is_empty());
    }
}
