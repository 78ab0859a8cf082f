//! The view of words in words: what is compared and counted, what its sides are called, and what a comparison rests on.

use crate::view::wording::{measure_order, plain};
use crate::view::{WordsMode, WordsState};
use corpus::UnitKind;
use corpus::facet::LANGUAGE;
use corpus::query::FacetValues;
use engine::Report;
use measures::catalogue::OF_OUTLETS;
use reports::frequency::FrequencyOrder;
use reports::keyness::{Comparison, Sides};
use reports::outlets::OutletSize;
use reports::units::WordFilter;
use reports::window::Near;
use reports::word_row::Basis;

/// A comparison's name.
pub fn words_mode(mode: WordsMode) -> &'static str {
    match mode {
        WordsMode::Compare => words::comparison::compare(),
        WordsMode::Map => words::comparison::map(),
        WordsMode::SideBySide => words::comparison::side_by_side(),
        WordsMode::Frequencies => words::frequencies::mode(),
        WordsMode::HouseStyle => words::house_style::mode(),
    }
}

// What is compared and counted: the sentence over a report has a control wherever these have a text.

/// A report of the view of words as sentences: what is compared, then what is counted. Nothing for other reports.
pub fn comparison(report: &Report, state: &WordsState) -> Vec<String> {
    let compared = match report {
        Report::Compare(report) => comparing(&report.target, &report.reference, state),
        Report::Map(map) => comparing(&map.target, &map.reference, state),
        Report::SideBySide(..) => {
            let [part, unit] = [part(state.by_group), unit(state.filter.length)].map(str::to_owned);
            words::comparison::comparing_all(str::to_owned, part, unit).concat()
        }
        Report::Frequencies(_) => {
            let order = frequency_order(state.frequency_order);
            let [part, unit, order] = [part(state.by_group), unit(state.filter.length), order].map(str::to_owned);
            words::frequencies::sentence(str::to_owned, part, unit, order).concat()
        }
        Report::HouseStyle(_) => words::house_style::sentence(str::to_owned, part(state.by_group).to_owned()).concat(),
        _ => return Vec::new(),
    };
    let counted = counting(report, &state.filter).map(|(least, n_hidden)| counted(&state.filter, least, n_hidden));
    let n_hidden = state.filter.hidden.len() as u64;
    let hidden = (n_hidden > 0 && !matches!(report, Report::HouseStyle(_))).then(|| words::hidden::caption(n_hidden));
    std::iter::once(compared).chain(counted).chain(hidden).collect()
}

/// In how many articles a report's words must at least be, and how many words it hides where it says so: stop words, numbers, rare words.
pub fn counting(report: &Report, filter: &WordFilter) -> Option<(u32, Option<[u32; 3]>)> {
    match report {
        Report::Compare(report) => Some((report.min_articles, Some(report.n_hidden))),
        Report::Map(map) => Some((map.min_articles, Some(map.n_hidden))),
        Report::Frequencies(table) => Some((table.min_articles, Some(table.n_hidden))),
        Report::SideBySide(outlets, _) => {
            let n_articles = outlets.iter().map(|outlet| outlet.outlet.n_articles).sum();
            Some((filter.min_articles(n_articles), None))
        }
        Report::Fault(_) => Some((filter.min_articles(0), None)),
        _ => None,
    }
}

fn comparing(target: &OutletSize, reference: &OutletSize, state: &WordsState) -> String {
    let reference = if is_rest(reference) { rest(&state.sides, &target.name) } else { &reference.name };
    let [reference, unit] = [reference, unit(state.filter.length)].map(str::to_owned);
    words::comparison::comparing(str::to_owned, target.name.clone(), reference, unit).concat()
}

/// What everything but the target is called: the outlets but one, or the articles that are not in a group.
pub fn rest(sides: &Sides, target: &str) -> &'static str {
    let is_group = sides.groups.iter().any(|group| group.name == target);
    if is_group { words::comparison::all_others() } else { words::comparison::every_other() }
}

/// What is set side by side.
pub fn part(by_group: bool) -> &'static str {
    if by_group { words::comparison::each_group() } else { words::comparison::each_outlet() }
}

/// How a filter of words differs from the usual, each difference in words.
pub fn unusual(filter: &WordFilter) -> Vec<String> {
    let near = filter.near.as_ref().filter(|near| near.is_asked());
    let is_apart = filter.length == 1 && filter.kind() == UnitKind::Words;
    let parts = [
        filter.min_articles.map(at_least),
        near.map(|_| place(filter)),
        filter.stop_words.then(|| stop_words(true, None)),
        filter.numbers.then(|| numbers(true, None)),
        is_apart.then(|| names(false).to_owned()),
    ];
    parts.into_iter().flatten().collect()
}

fn counted(filter: &WordFilter, min_articles: u32, n_hidden: Option<[u32; 3]>) -> String {
    let [n_stop_words, n_numbers] = [0, 1].map(|kind| n_hidden.map(|n| n[kind]));
    let parts = words::comparison::counted(
        str::to_owned,
        at_least(min_articles),
        place(filter),
        stop_words(filter.stop_words, n_stop_words),
        numbers(filter.numbers, n_numbers),
        names(filter.kind() == UnitKind::WordsAndActors).to_owned(),
    );
    parts.concat()
}

fn place(filter: &WordFilter) -> String {
    match &filter.near {
        Some(Near { node, n_tokens, .. }) if !node.trim().is_empty() => {
            let node = words::context::quoted(&plain(node));
            words::comparison::near(str::to_owned, within(*n_tokens), node).concat()
        }
        _ => words::comparison::anywhere().to_owned(),
    }
}

/// What counts as one, by its length in words.
pub fn unit(length: u32) -> &'static str {
    match length {
        2 => words::comparison::two_words(),
        3 => words::comparison::three_words(),
        _ => words::comparison::single_words(),
    }
}

/// In how many articles a word must at least be.
pub fn at_least(n_articles: u32) -> String {
    words::comparison::at_least(n_articles.into())
}

/// How near a node words are counted, in words; 0 for anywhere.
pub fn within(n_tokens: u32) -> String {
    match n_tokens {
        0 => words::comparison::anywhere().to_owned(),
        n => words::comparison::within(n.into()),
    }
}

/// Stop words, with how many are hidden where that is known.
pub fn stop_words(is_shown: bool, n_hidden: Option<u32>) -> String {
    match (is_shown, n_hidden) {
        (true, _) => words::comparison::stop_words_shown().to_owned(),
        (false, Some(n)) => words::comparison::n_stop_words_hidden(n.into()),
        (false, None) => words::comparison::stop_words_hidden().to_owned(),
    }
}

/// Numbers, with how many are hidden where that is known.
pub fn numbers(is_shown: bool, n_hidden: Option<u32>) -> String {
    match (is_shown, n_hidden) {
        (true, _) => words::comparison::numbers_shown().to_owned(),
        (false, Some(n)) => words::comparison::n_numbers_hidden(n.into()),
        (false, None) => words::comparison::numbers_hidden().to_owned(),
    }
}

/// Names as one word each, or as the words that they have.
pub fn names(are_merged: bool) -> &'static str {
    if are_merged { words::comparison::names_merged() } else { words::comparison::names_apart() }
}

/// An order of the table of frequencies.
pub fn frequency_order(order: FrequencyOrder) -> &'static str {
    match order {
        FrequencyOrder::Total => words::frequencies::by_frequency(),
        FrequencyOrder::Measure(number) => measure_order(OF_OUTLETS, number),
        FrequencyOrder::Word => words::frequencies::by_word(),
    }
}

/// Which figures of a word show.
pub fn figures(are_all: bool) -> &'static str {
    if are_all { words::comparison::all_figures() } else { words::comparison::main_figures() }
}

// Sides.

/// Whether a side is every other outlet.
pub fn is_rest(size: &OutletSize) -> bool {
    size.name.is_empty()
}

/// What a side is called within a sentence.
pub fn side(size: &OutletSize) -> &str {
    if is_rest(size) { words::comparison::others() } else { &size.name }
}

/// What a side is called at the head of a column.
pub fn side_head(size: &OutletSize) -> &str {
    if is_rest(size) { words::tables::others() } else { &size.name }
}

/// How large a side is: "3 articles, 1,000 words". Where no article has a word, it is all of them.
pub fn size(size: &OutletSize) -> String {
    let n_silent = if size.n_tokens == 0 { size.n_wordless } else { 0 };
    let n_articles = size.n_articles + n_silent;
    words::comparison::size(n_articles.into(), size.n_tokens)
}

/// Sides with their sizes, in a row.
pub fn sizes<'a>(sizes: impl IntoIterator<Item = &'a OutletSize>) -> String {
    let each = sizes.into_iter().map(|side| words::comparison::side_size(side_head(side), &size(side)));
    each.reduce(|sizes, next| words::comparison::and_size(&sizes, &next)).unwrap_or_default()
}

/// That sides differ in language, where the corpus can be filtered by it; nothing where they do not, and of sides that tell no language.
pub fn languages<'a>(facets: &[FacetValues], sides: impl IntoIterator<Item = &'a OutletSize>) -> Option<String> {
    let can_filter = |values: &FacetValues| values.facet == LANGUAGE && values.are_worth_showing;
    let sides: Vec<&OutletSize> = sides.into_iter().filter(|size| !size.languages.is_empty()).collect();
    let (first, others) = sides.split_first()?;
    if !facets.iter().any(can_filter) || !others.iter().any(|other| first.differs_in_language(other)) {
        return None;
    }
    let named = |tags: Vec<&str>| words::list(&tags.into_iter().map(words::language_name).collect::<Vec<_>>());
    let of = |size: &OutletSize| named(size.main_languages().collect());
    if let [other] = others {
        return Some(words::comparison::languages_of_two(side(first), &of(first), side(other), &of(other)));
    }
    let mut all: Vec<&str> = Vec::new();
    for tag in sides.iter().flat_map(|size| size.main_languages()) {
        if !all.contains(&tag) {
            all.push(tag);
        }
    }
    Some(words::comparison::languages_of_several(&named(all)))
}

// What a comparison comes to.

/// What a comparison rests on; nothing where there is nothing to compare.
pub fn basis(report: &Comparison) -> Option<String> {
    match (report.basis, [report.target.n_articles, report.reference.n_articles]) {
        (Basis::Nothing, _) => None,
        (Basis::Articles, _) => Some(words::comparison::reliable(report.n_significant.into(), report.n_words.into())),
        (Basis::Words, [1, 1]) => Some(words::comparison::one_article_each().to_owned()),
        (Basis::Words, [1, _]) => Some(words::comparison::one_article(side(&report.target))),
        (Basis::Words, _) => Some(words::comparison::one_article(side(&report.reference))),
    }
}

/// Why no word of these outlets is shown: none is in enough articles, or there is none to count.
pub fn no_words<'a>(outlets: impl IntoIterator<Item = &'a OutletSize>) -> &'static str {
    let counted = |(n_tokens, n_wordless), size: &OutletSize| (n_tokens + size.n_tokens, n_wordless + size.n_wordless);
    if matches!(outlets.into_iter().fold((0, 0), counted), (0, 1..)) {
        words::comparison::nothing_to_count()
    } else {
        words::comparison::no_words()
    }
}

/// Why there is nothing to compare: a side has no article, or none with words, or none with the node that words are to be near.
pub fn nothing_to_compare(target: &OutletSize, reference: &OutletSize, near: Option<&Near>) -> String {
    let size = if target.n_articles == 0 { target } else { reference };
    let empty = side(size);
    match near.filter(|near| near.is_asked()) {
        Some(near) if target.n_tokens + reference.n_tokens == 0 => {
            words::comparison::node_not_found(&plain(&near.node))
        }
        Some(near) => words::comparison::nothing_near(&plain(&near.node), empty),
        None if size.n_wordless > 0 => words::comparison::wordless(empty),
        None => words::comparison::no_articles(empty),
    }
}

/// The widest bound that says something: a word that one side lacks has a far bound of millions of times.
const WIDEST: f64 = 10.0;

/// An interval of Log Ratios.
pub fn interval(interval: [f64; 2]) -> String {
    let [low, high] = interval.map(|bound| match bound {
        _ if bound < -WIDEST => words::comparison::below(&words::signed(-WIDEST, 0)),
        _ if bound > WIDEST => words::comparison::above(&words::signed(WIDEST, 0)),
        _ => words::signed(bound, 1),
    });
    words::comparison::interval(&low, &high)
}

/// The title of a file of what two sides were compared in, or of all outlets.
pub fn comparison_file(mode: WordsMode, sides: Option<[&OutletSize; 2]>) -> String {
    match sides {
        Some([target, reference]) => words::comparison::file(words_mode(mode), side(target), side(reference)),
        None => words_mode(mode).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::SearchOptions;
    use reports::frequency::Frequencies;

    #[test]
    fn a_report_says_what_is_compared_and_what_is_counted() {
        let near = Near { node: "actor:\"War\"".into(), n_tokens: 5, search: SearchOptions::default() };
        let filter = WordFilter { near: Some(near), ..WordFilter::default() };
        let table = Frequencies { min_articles: 1, n_hidden: [1, 1200, 0], ..Frequencies::default() };
        let report = Report::Frequencies(table);
        let say =
            |filter: &WordFilter| comparison(&report, &WordsState { filter: filter.clone(), ..Default::default() });
        assert_eq!(
            say(&filter),
            [
                "How often each outlet uses words, per thousand words, sorted by frequency.",
                "Counted: those in at least 1 article, within 5 words of “War”, 1 stop word hidden, 1,200 numbers hidden, \
                 all forms of a name counted as one word.",
            ]
        );
        let filter = WordFilter { length: 2, near: None, stop_words: true, numbers: true, ..filter };
        assert_eq!(
            say(&filter)[1],
            "Counted: those in at least 1 article, anywhere in the text, stop words shown, numbers shown, \
             each word of a name counted separately."
        );
        assert_eq!(
            say(&filter)[0],
            "How often each outlet uses sequences of two words, per thousand words, sorted by frequency."
        );
        assert_eq!(unusual(&filter), ["stop words shown", "numbers shown"]);
        assert!(unusual(&WordFilter::default()).is_empty());
    }

    #[test]
    fn sides_in_different_languages_are_told_where_that_can_be_filtered() {
        let size = |name: &str, languages: &[(&str, u32)]| OutletSize {
            name: name.into(),
            languages: languages.iter().map(|(tag, n)| ((*tag).to_owned(), *n)).collect(),
            ..OutletSize::default()
        };
        let [times, monde, rest] = [
            size("The Times", &[("en", 40), ("fr", 1)]),
            size("Le Monde", &[("fr", 30)]),
            size("", &[("fr", 3), ("en", 2)]),
        ];
        let says = |are_worth_showing: bool, sides: &[&OutletSize]| {
            let values = FacetValues { facet: LANGUAGE, kind: None, rows: Vec::new().into(), are_worth_showing };
            languages(&[values], sides.iter().copied())
        };
        let why =
            "Their words and spellings differ for that reason alone: filter by language to compare like with like.";
        let told = |sides: &[&OutletSize]| says(true, sides).unwrap_or_default().replace(why, "…");
        assert_eq!(told(&[&times, &monde]), "The Times is mostly in en, Le Monde in fr. …");
        assert_eq!(told(&[&times, &rest]), "The Times is mostly in en, the others in fr and en. …");
        assert_eq!(
            told(&[&times, &size("Mute", &[]), &rest, &monde]),
            "These articles are in different languages: en and fr. …"
        );
        assert_eq!(says(true, &[&times, &size("The Post", &[("en", 9)]), &size("Mute", &[])]), None);
        assert_eq!(says(false, &[&times, &monde]), None, "there is no filter to use");
    }

    #[test]
    fn a_side_whose_articles_have_no_words_is_not_called_empty() {
        let [silent, none, post] = [("Silent", 0, 14, 0), ("None", 0, 0, 0), ("Post", 40, 1, 900)].map(
            |(name, n_articles, n_wordless, n_tokens)| OutletSize {
                name: name.into(),
                n_articles,
                n_wordless,
                n_tokens,
                languages: Vec::new(),
            },
        );
        let wordless = "The articles in Silent have no words to count, so there is nothing to compare.";
        assert_eq!(nothing_to_compare(&silent, &post, None), wordless);
        assert_eq!(nothing_to_compare(&post, &silent, None), wordless);
        let no_articles = "None of these articles is in None, so there is nothing to compare.";
        assert_eq!(nothing_to_compare(&none, &post, None), no_articles);
        assert_eq!(sizes([&silent, &post]), "Silent: 14 articles, 0 words · Post: 40 articles, 900 words");
    }

    #[test]
    fn bounds_that_say_nothing_are_cut() {
        assert_eq!(interval([-0.04, 2.25]), "0.0 to +2.2");
        assert_eq!(interval([-400.0, 3.0]), "below −10 to +3.0");
        assert_eq!(interval([10.0, 12.0]), "+10.0 to above +10");
    }
}
