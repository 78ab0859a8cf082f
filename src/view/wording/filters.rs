//! Filters in words: facets, conditions, and what is wrong with a search.

use corpus::Facet;
use corpus::facet::{LANGUAGE, UNKNOWN};
use corpus::query::filters::Condition;
use corpus::query::{Filters, Pick, SearchFaultKind};
use model::ActorKind;
use std::borrow::Cow;
use words::day;
use words::{facets, search_faults};

/// A facet's heading, by kind for actors.
pub fn facet_heading(facet: Facet, kind: Option<ActorKind>) -> &'static str {
    let key = match kind {
        Some(kind) => format!("{}_{}_heading", facet.key, kind.name()),
        None => format!("{}_heading", facet.key),
    };
    facets::by_key(&key).unwrap_or_default()
}

/// What a kind of actor is called.
pub fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => facets::person(),
        ActorKind::Organisation => facets::organisation(),
        ActorKind::Place => facets::place(),
        ActorKind::Unsorted => facets::unsorted(),
    }
}

/// What an actor that was found by itself is, `None` for a topic, and how sure that is, in hundredths.
pub fn found(kind: Option<ActorKind>, sure: u8) -> String {
    let kind = kind.map_or(words::lexicon::topic(), self::kind);
    words::lexicon::found(kind, &words::percent(f64::from(sure), 0))
}

/// What a facet's value is called: a language by its name, since its value is a tag.
pub fn facet_name(facet: Facet, name: &str) -> Cow<'_, str> {
    match name {
        UNKNOWN if facet == LANGUAGE => facets::language_untold().into(),
        tag if facet == LANGUAGE => words::language_name(tag).into(),
        name => name.into(),
    }
}

/// What is said after the number of a facet's value, for those who hear the page.
pub fn facet_value(n: u32, pick: Pick) -> String {
    match pick {
        Pick::None => facets::value(n.into()),
        Pick::Include => facets::value_included(n.into()),
        Pick::Exclude => facets::value_excluded(n.into()),
    }
}

/// One condition in words.
pub fn condition(condition: &Condition) -> String {
    match condition {
        Condition::Search(query) => quoted(query),
        Condition::Value(facet, name, pick) => {
            let sense = if *pick == Pick::Exclude { "exclude" } else { "include" };
            if *facet == LANGUAGE && name == UNKNOWN {
                return facets::by_key(&format!("language_untold_{sense}")).unwrap_or_default().to_owned();
            }
            let name = facet_name(*facet, name);
            facets::filled_by_key(&format!("{}_{sense}", facet.key), &name).unwrap_or_default()
        }
        Condition::Dates(Some(from), Some(to)) => facets::dates(&day(*from), &day(*to)),
        Condition::Dates(Some(from), None) => facets::dates_from(&day(*from)),
        Condition::Dates(None, to) => facets::dates_until(&to.map(day).unwrap_or_default()),
        Condition::Undated(Pick::Exclude) => words::timeline::with_date().to_owned(),
        Condition::Undated(_) => words::timeline::without_date().to_owned(),
    }
}

/// A condition within a sentence, in quotation marks; a search has those already that it needs.
pub fn named_condition(condition: &Condition) -> String {
    let said = self::condition(condition);
    if matches!(condition, Condition::Search(_)) { said } else { facets::quoted(&said) }
}

/// A search or a word in quotation marks; as it stands where it has some of its own, or signs of the search language.
pub fn quoted(query: &str) -> String {
    let marks = ['"', '“', '”', '„', '«', '»'];
    let within = query.trim().trim_matches(marks);
    match query.contains(marks) {
        // A phrase alone has the marks of the language, like a word.
        true if !within.contains(marks) && query.trim().starts_with(marks) && query.trim().ends_with(marks) => {
            facets::quoted(within)
        }
        true => query.to_owned(),
        false if has_signs(query) => query.to_owned(),
        false => facets::quoted(query),
    }
}

/// Whether a search leaves something out, asks for either of two, or for a field.
fn has_signs(query: &str) -> bool {
    let is_sign =
        |word: &str| word.starts_with('-') || matches!(word, "OR" | "NOT") || word.trim_end_matches(':').contains(':');
    query.split_whitespace().any(is_sign)
}

/// What is wrong with a search.
pub fn search_fault(kind: &SearchFaultKind) -> String {
    let words = match kind {
        SearchFaultKind::OpenQuote => search_faults::open_quote(),
        SearchFaultKind::OpenParenthesis => search_faults::open_parenthesis(),
        SearchFaultKind::StrayParenthesis => search_faults::stray_parenthesis(),
        SearchFaultKind::Empty => search_faults::nothing(),
        SearchFaultKind::LoneOperator => search_faults::lone_operator(),
        SearchFaultKind::LoneStar => search_faults::lone_star(),
        SearchFaultKind::NearWhat => search_faults::near_what(),
        SearchFaultKind::NoWord => search_faults::no_word(),
        SearchFaultKind::NoValue => search_faults::no_value(),
        SearchFaultKind::NoSuchName(facet, nearest) => return no_such_name(*facet, nearest),
        SearchFaultKind::Date(why) => return search_faults::no_date(&words::date_fault(why)),
        SearchFaultKind::AddedUp => search_faults::added_up(),
        SearchFaultKind::OneWord => search_faults::one_word(),
        SearchFaultKind::TooLong => search_faults::too_long(),
        SearchFaultKind::TooDeep => search_faults::too_deep(),
    };
    words.to_owned()
}

fn no_such_name(facet: Facet, nearest: &[String]) -> String {
    let unknown = facets::by_key(&format!("{}_unknown", facet.key)).unwrap_or_default();
    if nearest.is_empty() {
        return unknown.to_owned();
    }
    let names = list(nearest.iter().map(|name| facets::quoted(name)));
    [unknown, &search_faults::nearest(&names)].join(" ")
}

/// The filters in words, for captions: "Filters: naming Volodymyr Zelensky, from 1 February 2025".
pub fn filters(filters: &Filters) -> String {
    let conditions = list(filters.conditions().iter().map(condition));
    if conditions.is_empty() { facets::no_filters().to_owned() } else { facets::filters(&conditions) }
}

/// Parts of a list, with what the language puts between them.
pub fn list(parts: impl DoubleEndedIterator<Item = String>) -> String {
    parts.rev().reduce(|rest, first| facets::list(&first, &rest)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::facet::OUTLET;

    #[test]
    fn every_facet_has_its_words() {
        for language in words::Language::ALL {
            words::use_language(language);
            for facet in Facet::ALL {
                let kinds = if facet.is_by_kind { ActorKind::ALL.map(Some).to_vec() } else { vec![None] };
                assert!(kinds.into_iter().all(|kind| !facet_heading(facet, kind).is_empty()), "{facet:?}");
                assert!(!no_such_name(facet, &[]).is_empty(), "{facet:?}");
                let conditions =
                    [Pick::Include, Pick::Exclude].map(|pick| condition(&Condition::Value(facet, "X".into(), pick)));
                assert!(conditions[0].contains('X') && conditions[1].contains('X'), "{facet:?}");
                assert_ne!(conditions[0], conditions[1], "{facet:?}");
            }
        }
        words::use_language(words::Language::default());
    }

    #[test]
    fn a_language_that_is_not_known_has_words_of_its_own() {
        let chip = |name: &str, pick: Pick| condition(&Condition::Value(LANGUAGE, name.into(), pick));
        assert_eq!([chip("de", Pick::Include), chip("de", Pick::Exclude)], ["in de", "not in de"], "without a browser");
        assert_eq!(chip(UNKNOWN, Pick::Include), "in an unknown language");
        assert_eq!(chip(UNKNOWN, Pick::Exclude), "in a known language");
        assert_eq!([facet_name(LANGUAGE, UNKNOWN), facet_name(OUTLET, UNKNOWN)], ["not known", "und"]);
    }

    #[test]
    fn no_search_has_its_quotation_marks_twice() {
        let chip = |query: &str| condition(&Condition::Search(query.into()));
        assert_eq!(chip("peace deal"), "“peace deal”");
        assert_eq!(chip("\"peace deal\""), "“peace deal”");
        assert_eq!(chip("“peace deal”"), "“peace deal”");
        assert_eq!(chip("\"peace deal\" -war"), "\"peace deal\" -war");
        assert_eq!(chip("\"a\" OR \"b\""), "\"a\" OR \"b\"");
        assert_eq!(chip("actor:\"Donald Trump\""), "actor:\"Donald Trump\"");
    }

    #[test]
    fn names_that_look_alike_are_listed() {
        let fault = |names: &[&str]| {
            let names = names.iter().map(|&name| name.to_owned()).collect();
            search_fault(&SearchFaultKind::NoSuchName(OUTLET, names))
        };
        assert_eq!(fault(&[]), "No outlet has this in its name.");
        assert_eq!(fault(&["A", "B"]), "No outlet has this in its name. Closest: “A”, “B”.");
    }
}
