//! The address: the state as it stands behind `#`, short enough to read and plain enough to write by hand.
//!
//! `#words?outlet=WDMD+TV&from=2025-02-01` is a view and what is chosen, each only where it is not the usual. What an address says that means nothing is passed over.

mod read;
mod values;

pub use crate::view::address::read::read;
use crate::view::address::values::{
    ARTICLE_ORDERS, CONTEXT_MODES, GROUPINGS, LINE_ORDERS, MANAGE_MODES, MODES, NAME_KINDS, NAMES_BY, STRETCHES,
    UNDATED, VIEWS, name_of,
};
pub use crate::view::address::values::{view_name, view_of};
use crate::view::state::{State, View};
use crate::view::without::Without;
use corpus::UnitKind;
use corpus::query::Pick;
use form_urlencoded::Serializer;
use reports::collocates::CollocateOrder;
use reports::frequency::FrequencyOrder;
use reports::names::NamesOrder;
use reports::sample::Sample;
use reports::window::{DEFAULT_WINDOW, Near};
use reports::word_row::WordOrder;
use words::Language;

/// Writes a state as an address, without the `#`. The state at the start is empty.
pub fn write(state: &State) -> String {
    let usual = State::default();
    let mut pairs: Vec<(&str, String)> = Vec::new();
    let mut put = |name, differs: bool, value: String| {
        if differs {
            pairs.push((name, value));
        }
    };
    let filters = &state.filters;
    put("q", !filters.query.is_empty(), filters.query.clone());
    put("accents", filters.search.ignore_accents, "ignored".into());
    put("case", filters.search.mind_case, "minded".into());
    for (facet, choice) in filters.choices.iter() {
        choice.include.iter().for_each(|name| put(facet.key, true, name.clone()));
        choice.exclude.iter().for_each(|name| put(facet.exclude_key, true, name.clone()));
        facet.all_key.into_iter().for_each(|all| put(all, choice.all, String::new()));
    }
    put("from", filters.from.is_some(), filters.from.map(|day| day.to_string()).unwrap_or_default());
    put("to", filters.to.is_some(), filters.to.map(|day| day.to_string()).unwrap_or_default());
    put("undated", filters.undated != Pick::None, name_of(&UNDATED, filters.undated).into());
    let order = state.article_order;
    put("order", order != usual.article_order, name_of(&ARTICLE_ORDERS, order).into());
    let words = &state.words;
    put("mode", words.mode != usual.words.mode, name_of(&MODES, words.mode).into());
    put("target", words.sides.target.is_some(), words.sides.target.clone().unwrap_or_default());
    put("against", words.sides.reference.is_some(), words.sides.reference.clone().unwrap_or_default());
    for group in &words.sides.groups {
        put("group", true, group.name.clone());
        put("is", !group.query.is_empty(), group.query.clone());
    }
    put("by-group", words.by_group, String::new());
    put("names", words.filter.units == UnitKind::Words, "apart".into());
    let min_articles = words.filter.min_articles;
    put("at-least", min_articles.is_some(), min_articles.map(|n| n.to_string()).unwrap_or_default());
    put("stop-words", words.filter.stop_words, "shown".into());
    put("numbers", words.filter.numbers, "shown".into());
    words.filter.hidden.iter().for_each(|name| put("hide", true, name.clone()));
    put("sort", words.order != usual.words.order, name_of(&WordOrder::all(), words.order).into());
    put("ascending", words.ascending, String::new());
    put("figures", words.figures, "all".into());
    put(
        "rank",
        words.frequency_order != FrequencyOrder::default(),
        name_of(&FrequencyOrder::all(), words.frequency_order).into(),
    );
    put("length", words.filter.length != 1, words.filter.length.to_string());
    if let Some(Near { node, n_tokens, search }) = &words.filter.near {
        put("near", true, node.clone());
        put("within", *n_tokens != DEFAULT_WINDOW, n_tokens.to_string());
        put("near-accents", search.ignore_accents, "ignored".into());
        put("near-case", search.mind_case, "minded".into());
    }
    let context = &state.context;
    put("lines", !context.node.is_empty(), context.node.clone());
    state.trends.with.iter().for_each(|node| put("with", !node.is_empty(), node.clone()));
    for outlet in &context.outlets {
        put(if context.others { "not-in" } else { "in" }, true, outlet.clone());
    }
    put("of", context.units != usual.context.units, "words".into());
    put("by", context.order != usual.context.order, name_of(&LINE_ORDERS, context.order).into());
    put("grouped", context.grouping != usual.context.grouping, name_of(&GROUPINGS, context.grouping).into());
    if let Some(Sample { n, seed }) = context.sample {
        put("sample", true, n.to_string());
        put("seed", true, seed.to_string());
    }
    put("spelled", context.spelling.is_some(), context.spelling.clone().unwrap_or_default());
    if let Some((from, to)) = context.days {
        put("dated", true, format!("{from}/{to}"));
    }
    if let Some(Near { node, n_tokens, search }) = &context.near {
        put("beside", true, node.clone());
        put("beside-within", *n_tokens != DEFAULT_WINDOW, n_tokens.to_string());
        put("beside-accents", search.ignore_accents, "ignored".into());
        put("beside-case", search.mind_case, "minded".into());
    }
    put("show", state.context_mode != usual.context_mode, name_of(&CONTEXT_MODES, state.context_mode).into());
    put("window", state.window.is_some(), state.window.unwrap_or_default().to_string());
    put(
        "rank-near",
        state.collocate_order != usual.collocate_order,
        name_of(&CollocateOrder::all(), state.collocate_order).into(),
    );
    put(
        "every",
        state.stretch.is_some(),
        state.stretch.map(|stretch| name_of(&STRETCHES, stretch)).unwrap_or_default().into(),
    );
    put("panels", state.trends.by_outlet, "outlets".into());
    put("axis", state.trends.whole_axis, "whole".into());
    let names = &state.names;
    put("kind", names.kind != usual.names.kind, name_of(&NAME_KINDS, names.kind).into());
    put("measure", names.by.is_some(), names.by.map(|by| name_of(&NAMES_BY, by)).unwrap_or_default().into());
    match &names.order {
        NamesOrder::All => {}
        NamesOrder::Outlet(outlet) => put("sort-outlet", true, outlet.clone()),
        NamesOrder::Difference => put("sort-names", true, "difference".into()),
        NamesOrder::Name => put("sort-names", true, "name".into()),
    }
    put("turned", names.turned, String::new());
    put("named", names.together.is_some(), names.together.clone().unwrap_or_default());
    let order = names.together_order;
    put("rank-named", order != usual.names.together_order, name_of(&CollocateOrder::all(), order).into());
    put("part", state.manage != usual.manage, name_of(&MANAGE_MODES, state.manage).into());
    put("behind", state.behind_manage != usual.behind_manage, name_of(&VIEWS, state.behind_manage).into());
    let without = state.embed.map(Without::names).unwrap_or_default();
    put("without", !without.is_empty(), without);
    put("lang", state.language.is_some(), state.language.map(Language::tag).unwrap_or_default().into());
    if let Some(reading) = &state.reading {
        put("article", true, reading.id.clone());
        put("token", reading.token.is_some(), reading.token.unwrap_or_default().to_string());
    }
    let query = Serializer::new(String::new()).extend_pairs(pairs).finish().replace("=&", "&");
    let query = query.strip_suffix('=').unwrap_or(&query);
    let mut path: Vec<&str> = state.embed.iter().map(|_| "embed").collect();
    if state.view != View::default() || (!query.is_empty() && path.is_empty()) {
        path.push(name_of(&VIEWS, state.view));
    }
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    [path.join("/"), query].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::names::NamesState;
    use crate::view::state::{OpenArticle, TrendsState};
    use corpus::facet::{ACTOR, OUTLET, TOPIC};
    use corpus::query::{Choice, SearchOptions};
    use model::Day;
    use proptest::prelude::*;
    use reports::context::{Grouping, LineOrder};
    use reports::groups::Group;

    #[test]
    fn an_address_reads_like_what_it_says() {
        let mut state = State { view: View::Words, ..State::default() };
        state.filters.choices.pick(OUTLET, "WDMD TV", Pick::Include);
        state.filters.choices.pick(ACTOR, "Donald Trump", Pick::Exclude);
        state.filters.from = Day::new(2025, 2, 1);
        state.words.ascending = true;
        assert_eq!(write(&state), "words?outlet=WDMD+TV&not-actor=Donald+Trump&from=2025-02-01&ascending");
        assert_eq!(write(&State::default()), "");
        let embed = Some(Without::default());
        assert_eq!(write(&State { embed, ..State::default() }), "embed");
        assert_eq!(write(&State { embed, ..state }).split_once('?').map(|s| s.0), Some("embed/words"));
    }

    #[test]
    fn an_address_written_by_hand_is_taken_as_far_as_it_goes() {
        let state = read("#words?from=2025-02&to=2025-02&at-least=x&nonsense=1&sort=&outlet=&%zz");
        assert_eq!(state.filters.from, Day::new(2025, 2, 1));
        assert_eq!(state.filters.to, Day::new(2025, 2, 28));
        assert_eq!((state.view, state.words.filter.min_articles), (View::Words, None));
        assert!(state.filters.choices.of(OUTLET).is_empty());
    }

    #[test]
    fn an_address_says_what_is_alike_in_a_search() {
        let address = "articles?q=cafe&accents=ignored&case=minded";
        assert_eq!(read(address).filters.search, SearchOptions { ignore_accents: true, mind_case: true });
        assert_eq!(write(&read(address)), address);
        assert_eq!(read("articles?q=cafe").filters.search, SearchOptions::default());
    }

    #[test]
    fn an_address_says_how_lines_are_sorted_grouped_and_drawn() {
        let address = "context?lines=peace&by=r2&grouped=word&sample=50&seed=7";
        let context = read(address).context;
        assert_eq!((context.order, context.grouping), (LineOrder::Right(2), Grouping::Word));
        assert_eq!(context.sample, Some(Sample { n: 50, seed: 7 }));
        assert_eq!(write(&read(address)), address);
        let old = |by: &str| read(&format!("context?lines=peace&by={by}")).context.order;
        assert_eq!([old("left"), old("right")], [LineOrder::Left(1), LineOrder::Right(1)]);
        assert_eq!(read("context?sample=0&seed=7").context.sample, None);
        assert_eq!(read("context?sample=10").context.sample, Some(Sample::of(10)));
    }

    #[test]
    fn old_links_name_the_facets_as_they_do_now() {
        let state = read(
            "articles?outlet=A&not-outlet=B&actor=C&actor=D&all-actors&not-actor=E&topic=F&not-topic=G&all-topics",
        );
        let of = |facet| state.filters.choices.of(facet).clone();
        let choice = |include: &[&str], exclude: &[&str], all| {
            let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
            Choice { include: names(include), exclude: names(exclude), all }
        };
        assert_eq!(of(OUTLET), choice(&["A"], &["B"], false));
        assert_eq!(of(ACTOR), choice(&["C", "D"], &["E"], true));
        assert_eq!(of(TOPIC), choice(&["F"], &["G"], true));
        // An article has one outlet, so this never asked for anything that an article could be.
        assert_eq!(read("articles?outlet=A&all-outlets"), read("articles?outlet=A"));
    }

    #[test]
    fn trends_of_several_words_have_an_address() {
        let state = read("#trends?lines=war&with=peace&with=&with=actor%3APutin&panels=outlets");
        assert_eq!((state.context.node.as_str(), state.trends.by_outlet), ("war", true));
        assert_eq!(state.trends.with, ["peace", "actor:Putin"]);
        assert_eq!(read(&["trends?lines=war", &"&with=a".repeat(9)].concat()).trends.with.len(), 5);
        assert_eq!(read("#trends?lines=war&every=year").trends, TrendsState::default());
        assert_eq!(read("articles?undated=only").filters.undated, Pick::Include);
    }

    #[test]
    fn an_address_may_name_a_language() {
        for language in Language::ALL {
            let state = State { language: Some(language), embed: Some(Without::default()), ..State::default() };
            assert_eq!(write(&state), format!("embed?lang={}", language.tag()));
            assert_eq!(read(&format!("#words?lang={}-XY", language.tag())).language, Some(language));
        }
        assert_eq!(read("#words?lang=xx").language, None);
    }

    fn states() -> impl Strategy<Value = State> {
        let text = "[a-zA-Z é&=+#?%\"]{1,8}";
        let names = || prop::collection::btree_set(text, 0..3);
        let parts = (
            (0..6_usize, 0..5_usize, 0..4_usize, 0..7_usize, 0..9_usize),
            (names(), names(), any::<bool>(), any::<bool>(), any::<bool>()),
            (prop::option::of(text), prop::option::of(text), prop::option::of((text, prop::option::of(0..99_u32)))),
            (text, prop::option::of(-9999..20_000_i32), prop::option::of(0..9_u32)),
            prop::option::of(0..Language::ALL.len()),
        );
        parts.prop_map(
            |(
                (view, mode, order, sort, by),
                (include, exclude, all, embed, flag),
                (a, b, reading),
                (q, day, n),
                language,
            )| {
                let embed = embed.then_some(Without { timeline: all, filters: flag, views: mode > 2 });
                let mut state = State { view: VIEWS[view].1, embed, ..State::default() };
                state.language = language.map(|language| Language::ALL[language]);
                for name in &include {
                    state.filters.choices.pick(ACTOR, name, Pick::Include);
                }
                for name in exclude.difference(&include) {
                    state.filters.choices.pick(TOPIC, name, Pick::Exclude);
                }
                state.filters.choices.require_all(ACTOR, all);
                state.manage = MANAGE_MODES[order].1;
                state.behind_manage = VIEWS[order].1;
                state.names = NamesState {
                    kind: NAME_KINDS[order].1,
                    by: NAMES_BY.get(mode).map(|(_, by)| *by),
                    order: match by {
                        0 => NamesOrder::Difference,
                        1 => NamesOrder::Name,
                        2 => NamesOrder::Outlet(q.clone()),
                        _ => NamesOrder::All,
                    },
                    turned: flag,
                    together: a.clone(),
                    together_order: CollocateOrder::all()[sort].1,
                };
                state.filters.query.clone_from(&q);
                let search = SearchOptions { ignore_accents: flag, mind_case: all };
                state.filters.search = search;
                state.filters.to = day.map(Day);
                state.article_order = ARTICLE_ORDERS[order].1;
                state.words.mode = MODES[mode].1;
                state.words.order = WordOrder::all()[sort].1;
                state.words.ascending = flag;
                state.words.filter.min_articles = n;
                state.words.filter.numbers = flag;
                state.words.sides.target.clone_from(&a);
                state.words.sides.reference.clone_from(&b);
                let group = |name: &String| Group { name: name.clone(), query: q.clone() };
                state.words.sides.groups = include.iter().map(group).collect();
                state.words.by_group = flag && !include.is_empty();
                state.context.node = q;
                state.context.others = flag && a.is_some();
                state.context.outlets = a.into_iter().chain(exclude.last().cloned()).collect();
                state.context.order = LINE_ORDERS[by].1;
                state.context.grouping = GROUPINGS[order].1;
                state.context.sample = n.map(|n| Sample { n: n + 1, seed: sort as u32 });
                state.context_mode = CONTEXT_MODES[order % 3].1;
                state.collocate_order = CollocateOrder::all()[order].1;
                state.window = n;
                state.stretch = STRETCHES.get(by).map(|(_, stretch)| *stretch);
                state.words.filter.length = 1 + by as u32 % 3;
                state.words.filter.near =
                    include.first().map(|node| Near { node: node.clone(), n_tokens: sort as u32, search });
                state.words.figures = flag;
                state.words.filter.hidden = include.iter().cloned().collect();
                state.words.frequency_order = FrequencyOrder::all()[view % 3].1;
                state.context.near = exclude.first().map(|node| Near { node: node.clone(), n_tokens: 5, search });
                state.context.spelling = exclude.last().cloned();
                state.trends.with = exclude.iter().take(5).cloned().collect();
                (state.trends.by_outlet, state.trends.whole_axis) = (flag, all);
                state.filters.undated = [Pick::None, Pick::Include, Pick::Exclude][view % 3];
                state.context.days = day.map(|day| (Day(day), Day(day + 40)));
                state.reading = reading.map(|(id, token)| OpenArticle { id, token });
                state
            },
        )
    }

    proptest! {
        #[test]
        fn every_state_comes_back_from_its_address(state in states()) {
            prop_assert_eq!(read(&write(&state)), state);
        }

        #[test]
        fn no_address_panics(address in "\\PC{0,60}") {
            let _ = read(&address);
        }
    }
}
