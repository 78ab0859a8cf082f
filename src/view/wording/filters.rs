//! Filters in words: facets, conditions, and what is wrong with a search.

use crate::view::number::count;
use crate::view::wording::day;
use corpus::query::filters::Condition;
use corpus::query::syntax::Field;
use corpus::query::{Facet, Filters, Pick, SearchFaultKind};
use model::ActorKind;

/// A facet's heading, by kind for actors.
pub const fn facet(facet: Facet, kind: Option<ActorKind>) -> &'static str {
    match (facet, kind) {
        (Facet::Outlet, _) => "Outlets",
        (Facet::Topic, _) => "Topics",
        (Facet::Actor, Some(ActorKind::Organisation)) => "Organisations",
        (Facet::Actor, Some(ActorKind::Place)) => "Places",
        (Facet::Actor, _) => "People",
    }
}

/// What a kind of actor is called.
pub const fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Organisation => "organisation",
        ActorKind::Place => "place",
    }
}

/// Shows all values of a facet.
pub fn show_all(n: usize) -> String {
    format!("Show all {}", count(n as u64))
}

/// Several included values: any of them will do.
pub const ANY_OF: &str = "any of these";
/// Several included values: all of them must be there.
pub const ALL_OF: &str = "all of these";

/// What stands behind the number of a facet's value, for those who hear the page.
pub const fn facet_value(n: u32, pick: Pick) -> (&'static str, &'static str) {
    let picked = match pick {
        Pick::None => "",
        Pick::Include => ", included",
        Pick::Exclude => ", excluded",
    };
    (if n == 1 { "article" } else { "articles" }, picked)
}

/// One condition in words.
pub fn condition(condition: &Condition) -> String {
    match condition {
        Condition::Search(query) => format!("“{query}”"),
        Condition::Value(of, name, pick) => {
            let not = if *pick == Pick::Exclude { "not " } else { "" };
            match of {
                Facet::Outlet => format!("{not}{name}"),
                Facet::Actor => format!("{not}naming {name}"),
                Facet::Topic => format!("{not}on {name}"),
            }
        }
        Condition::Dates(Some(from), Some(to)) => format!("{} to {}", day(*from), day(*to)),
        Condition::Dates(Some(from), None) => format!("from {}", day(*from)),
        Condition::Dates(None, to) => format!("until {}", to.map(day).unwrap_or_default()),
    }
}

/// What is wrong with a search.
pub fn search_fault(kind: &SearchFaultKind) -> String {
    match kind {
        SearchFaultKind::OpenQuote => "This quotation mark has no second one. Close the phrase.".to_owned(),
        SearchFaultKind::OpenParenthesis => "This parenthesis is never closed.".to_owned(),
        SearchFaultKind::StrayParenthesis => "This parenthesis closes nothing.".to_owned(),
        SearchFaultKind::Empty => "There is nothing in here to look for.".to_owned(),
        SearchFaultKind::LoneOperator => {
            "This needs a word on its other side. To look for the word itself, put it in quotation marks.".to_owned()
        }
        SearchFaultKind::LoneStar => {
            "A * stands at the end of a word, for every word that begins so; it and ? stand for nothing elsewhere."
                .to_owned()
        }
        SearchFaultKind::NearWhat => "NEAR stands between words or phrases.".to_owned(),
        SearchFaultKind::NoWord => "There is no letter or digit in this, so nothing to look for.".to_owned(),
        SearchFaultKind::NoValue => "Something must follow the colon, such as outlet:\"WDMD TV\".".to_owned(),
        SearchFaultKind::NoSuchName(field, near) => {
            let what = match field {
                Field::Outlet => "outlet",
                Field::Actor => "actor",
                _ => "topic",
            };
            let near = near.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
            let hint = if near.is_empty() { String::new() } else { format!(" Nearest: {near}.") };
            format!("No {what} here has this in its name.{hint}")
        }
        SearchFaultKind::Date(why) => format!("This is no date: {why}."),
        SearchFaultKind::TooLong => "This is longer than a search may be.".to_owned(),
        SearchFaultKind::TooDeep => "There are too many parentheses inside each other.".to_owned(),
    }
}

/// The filters in words, for captions: "naming Volodymyr Zelensky, from 1 February 2025".
pub fn filters(filters: &Filters) -> String {
    let conditions: Vec<String> = filters.conditions().iter().map(condition).collect();
    if conditions.is_empty() { "No filters".to_owned() } else { format!("Filters: {}", conditions.join(", ")) }
}
