//! Reading an address: what it says of the state, pair by pair.

use crate::view::address::values::{
    ARTICLE_ORDERS, CONTEXT_MODES, GROUPINGS, LINE_ORDERS, MANAGE_MODES, MODES, NAME_KINDS, NAMES_BY, STRETCHES,
    UNDATED, VIEWS, value_of,
};
use crate::view::groups::MOST_GROUPS;
use crate::view::names::NamesState;
use crate::view::state::{OpenArticle, State};
use crate::view::without::Without;
use corpus::query::{Pick, SearchOptions};
use corpus::{Facet, UnitKind};
use form_urlencoded::parse;
use model::Edtf;
use reports::collocates::CollocateOrder;
use reports::frequency::FrequencyOrder;
use reports::groups::Group;
use reports::names::NamesOrder;
use reports::sample::Sample;
use reports::sequences::LONGEST;
use reports::trend::MOST_SERIES;
use reports::units::MOST_HIDDEN;
use reports::window::{DEFAULT_WINDOW, Near};
use reports::word_row::WordOrder;
use words::Language;

/// Reads an address, with or without its `#`.
pub fn read(address: &str) -> State {
    let mut state = State::default();
    let address = address.strip_prefix('#').unwrap_or(address);
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    for part in path.split('/') {
        match part {
            "embed" => state.embed = Some(Without::default()),
            part => state.view = value_of(&VIEWS, part).unwrap_or(state.view),
        }
    }
    for (name, value) in parse(query.as_bytes()) {
        read_pair(&mut state, &name, &value);
    }
    state
}

fn read_pair(state: &mut State, name: &str, value: &str) {
    let choices = &mut state.filters.choices;
    for facet in Facet::ALL {
        match name {
            _ if facet.all_key == Some(name) => choices.require_all(facet, true),
            _ if value.is_empty() => {}
            _ if name == facet.key => choices.pick(facet, value, Pick::Include),
            _ if name == facet.exclude_key => choices.pick(facet, value, Pick::Exclude),
            _ => {}
        }
    }
    let words = &mut state.words;
    let context = &mut state.context;
    let some = || Some(value.to_owned()).filter(|value| !value.is_empty());
    match name {
        "q" => value.clone_into(&mut state.filters.query),
        "accents" => state.filters.search.ignore_accents = value == "ignored",
        "case" => state.filters.search.mind_case = value == "minded",
        "from" => state.filters.from = Edtf::parse(value).ok().map(|date| date.earliest),
        "to" => state.filters.to = Edtf::parse(value).ok().map(|date| date.latest),
        "undated" => state.filters.undated = value_of(&UNDATED, value).unwrap_or_default(),
        "order" => state.article_order = value_of(&ARTICLE_ORDERS, value).unwrap_or_default(),
        "mode" => words.mode = value_of(&MODES, value).unwrap_or_default(),
        "target" => words.sides.target = some(),
        "against" => words.sides.reference = some(),
        "group" if words.sides.groups.len() < MOST_GROUPS => {
            words.sides.groups.push(Group { name: value.to_owned(), query: String::new() });
        }
        "is" => words.sides.groups.last_mut().into_iter().for_each(|group| value.clone_into(&mut group.query)),
        "by-group" => words.by_group = true,
        "names" if value == "apart" => words.filter.units = UnitKind::Words,
        "at-least" => words.filter.min_articles = value.parse().ok(),
        "stop-words" => words.filter.stop_words = value == "shown",
        "numbers" => words.filter.numbers = value == "shown",
        "hide" if words.filter.hidden.len() < MOST_HIDDEN => words.filter.hidden.extend(some()),
        "sort" => words.order = value_of(&WordOrder::all(), value).unwrap_or_default(),
        "ascending" => words.ascending = true,
        "lines" => value.clone_into(&mut context.node),
        "in" | "not-in" => {
            context.outlets.extend(some());
            context.others = name == "not-in" && !context.outlets.is_empty();
        }
        "of" if value == "words" => context.units = UnitKind::Words,
        "by" => context.order = value_of(&LINE_ORDERS, value).unwrap_or_default(),
        "grouped" => context.grouping = value_of(&GROUPINGS, value).unwrap_or_default(),
        "sample" => context.sample = value.parse().ok().filter(|n| *n > 0).map(Sample::of),
        "seed" => {
            if let (Some(sample), Ok(seed)) = (&mut context.sample, value.parse()) {
                sample.seed = seed;
            }
        }
        "figures" => words.figures = value == "all",
        "rank" => words.frequency_order = value_of(&FrequencyOrder::all(), value).unwrap_or_default(),
        "length" => words.filter.length = value.parse().map_or(1, |length: u32| length.clamp(1, LONGEST as u32)),
        "near" => words.filter.near = some().map(near),
        "within" => set_width(words.filter.near.as_mut(), value),
        "near-accents" => set_search(words.filter.near.as_mut(), |search| search.ignore_accents = value == "ignored"),
        "near-case" => set_search(words.filter.near.as_mut(), |search| search.mind_case = value == "minded"),
        "spelled" => context.spelling = some(),
        "dated" => context.days = Edtf::parse(value).ok().map(|date| (date.earliest, date.latest)),
        "beside" => context.near = some().map(near),
        "beside-within" => set_width(context.near.as_mut(), value),
        "beside-accents" => set_search(context.near.as_mut(), |search| search.ignore_accents = value == "ignored"),
        "beside-case" => set_search(context.near.as_mut(), |search| search.mind_case = value == "minded"),
        "show" => state.context_mode = value_of(&CONTEXT_MODES, value).unwrap_or_default(),
        "window" => state.window = value.parse().ok(),
        "rank-near" => state.collocate_order = value_of(&CollocateOrder::all(), value).unwrap_or_default(),
        "kind" => state.names.kind = value_of(&NAME_KINDS, value).unwrap_or(NamesState::default().kind),
        "measure" => state.names.by = value_of(&NAMES_BY, value),
        "sort-outlet" => state.names.order = NamesOrder::Outlet(value.to_owned()),
        "sort-names" if value == "difference" => state.names.order = NamesOrder::Difference,
        "sort-names" if value == "name" => state.names.order = NamesOrder::Name,
        "turned" => state.names.turned = true,
        "named" => state.names.together = some(),
        "rank-named" => {
            state.names.together_order = value_of(&CollocateOrder::all(), value).unwrap_or(CollocateOrder::Near);
        }
        "behind" => state.behind_manage = value_of(&VIEWS, value).unwrap_or_default(),
        "part" => state.manage = value_of(&MANAGE_MODES, value).unwrap_or_default(),
        "every" => state.stretch = value_of(&STRETCHES, value),
        "with" if state.trends.with.len() + 1 < MOST_SERIES => state.trends.with.extend(some()),
        "panels" => state.trends.by_outlet = value == "outlets",
        "axis" => state.trends.whole_axis = value == "whole",
        "without" => state.embed = state.embed.map(|_| Without::named(value)),
        "lang" => state.language = Language::by_tag(value),
        "article" => state.reading = some().map(|id| OpenArticle { id, token: None }),
        "token" => {
            if let Some(reading) = &mut state.reading {
                reading.token = value.parse().ok();
            }
        }
        _ => {}
    }
}

fn near(node: String) -> Near {
    Near { node, n_tokens: DEFAULT_WINDOW, search: SearchOptions::default() }
}

fn set_width(near: Option<&mut Near>, value: &str) {
    if let (Some(near), Ok(n_tokens)) = (near, value.parse()) {
        near.n_tokens = n_tokens;
    }
}

fn set_search(near: Option<&mut Near>, set: impl FnOnce(&mut SearchOptions)) {
    if let Some(near) = near {
        set(&mut near.search);
    }
}
