//! English: the words on the screen.

use crate::analysis::concordance::LineOrder;
use crate::analysis::frequency::OutletSize;
use crate::analysis::keyness::{Basis, Comparison};
use crate::engine::ArticleOrder;
use crate::ingest::edtf::{Edtf, Precision};
use crate::ingest::{ActorKind, Day};
use crate::query::filters::Condition;
use crate::query::syntax::Field;
use crate::query::timeline::Bin;
use crate::query::{Facet, Pick, SearchFaultKind};
use crate::view::number::{count, rate, signed};
use crate::view::{View, WordsMode};

// The sheet.

/// The title of a corpus that has none.
pub const UNTITLED: &str = "Broadside";
/// In the dateline.
pub const NOTHING_LEAVES: &str = "everything in this page, nothing sent anywhere";
/// Copies the address.
pub const SHARE: &str = "Copy link";
/// The address was copied.
pub const SHARED: &str = "Link copied";
/// The address could not be copied.
pub const NOT_SHARED: &str = "Copy the address above";
/// Opens the help.
pub const HELP: &str = "Help";
/// Closes what is open.
pub const CLOSE: &str = "Close";
/// The page has no corpus block.
pub const NO_CORPUS: &str = "this page has no corpus in it";
/// A page whose corpus is empty.
pub const EMPTY_CORPUS: &str =
    "There are no articles in this page yet. Put some in with “broadside pack”, and open the page that it writes.";
/// Over the filters, for those who hear the page.
pub const FILTERS: &str = "Filters";
/// Skips to the articles.
pub const SKIP: &str = "Skip to the articles";

/// While the corpus is read.
pub fn reading(n: u32, of: Option<u32>) -> String {
    match of {
        _ if n == 0 => "Unfolding the page…".to_owned(),
        Some(of) => format!("Reading {} of {}…", count(n.into()), articles(of)),
        None => format!("Reading, {} so far…", articles(n)),
    }
}

/// The engine stopped.
pub fn failed(message: &str) -> String {
    format!(
        "The page could not go on reading: {message}. The file itself is untouched; open it again, or in another browser."
    )
}

/// Lines of the corpus that could not be read.
pub fn faults(n: u32) -> String {
    format!(
        "{} of the corpus could not be read and {} left out:",
        plural(n, "line", "lines"),
        if n == 1 { "was" } else { "were" }
    )
}

/// A number with its noun.
fn plural(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", count(n.into()), if n == 1 { one } else { many })
}

/// So many articles.
pub fn articles(n: u32) -> String {
    plural(n, "article", "articles")
}

/// So many outlets.
pub fn outlets(n: u32) -> String {
    plural(n, "outlet", "outlets")
}

/// So many words.
pub fn words(n: u64) -> String {
    format!("{} {}", count(n), if n == 1 { "word" } else { "words" })
}

/// What the filters leave.
pub fn results(n: u32, of: u32) -> String {
    if n == of { articles(of) } else { format!("{} of {}", count(n.into()), articles(of)) }
}

/// How many of them may lie outside the chosen days.
pub fn possible_results(n: u32) -> String {
    format!("{} only possibly in these days", count(n.into()))
}

/// An article's date may lie outside the chosen days.
pub const POSSIBLE: &str = "date uncertain, possibly outside these days";

// The views.

/// A view's name.
pub const fn view(view: View) -> &'static str {
    match view {
        View::Articles => "Articles",
        View::Words => "Words",
        View::Context => "Context",
    }
}

/// The list of views, for those who hear the page.
pub const VIEWS: &str = "Views";

// Search and filters.

/// Over the search box.
pub const SEARCH: &str = "Search";
/// In the search box.
pub const SEARCH_HINT: &str = "peace deal, \"security guarantees\", ceasefire*";
/// Clears a field.
pub const CLEAR: &str = "Clear";
/// Takes all filters back.
pub const CLEAR_ALL: &str = "Clear all";
/// Active filters, for those who hear the page.
pub const ACTIVE_FILTERS: &str = "Active filters";
/// Shows more rows.
pub const SHOW_MORE: &str = "Show more";
/// Shows fewer values.
pub const SHOW_FEWER: &str = "Show fewer";
/// Searches in a facet.
pub const FIND: &str = "Find";

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

/// A facet's value, for those who hear the page.
pub fn facet_value(name: &str, n: u32, pick: Pick) -> String {
    let picked = match pick {
        Pick::None => "",
        Pick::Include => ", included",
        Pick::Exclude => ", excluded",
    };
    format!("{name}, {}{picked}", articles(n))
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

/// Takes a condition back, for those who hear the page.
pub fn remove(what: &str) -> String {
    format!("Remove the filter {what}")
}

/// No article is left.
pub const NOTHING_LEFT: &str = "No article has all of this.";

/// What taking a condition back would give.
pub fn relief(what: &str, n: u32) -> String {
    format!("Without {what} there would be {}.", articles(n))
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

// Dates.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(n: i8) -> &'static str {
    MONTHS.get((n - 1) as usize).copied().unwrap_or_default()
}

/// A day: "21 February 2025".
pub fn day(day: Day) -> String {
    let (y, m, d) = day.ymd();
    format!("{d} {} {y}", month(m))
}

/// A month, short: "Nov 2024", or "Nov" where the year is clear.
pub fn tick(day: Day, with_year: bool) -> String {
    let (y, m, _) = day.ymd();
    let short = &month(m)[..3];
    if with_year { format!("{short} {y}") } else { short.to_owned() }
}

/// A date as precisely as it is known.
pub fn date(text: &str) -> String {
    let Ok(date) = Edtf::parse(text) else { return text.to_owned() };
    let (y, m, _) = date.earliest.ymd();
    let plain = match date.precision {
        Precision::Year => y.to_string(),
        Precision::Month => format!("{} {y}", month(m)),
        Precision::Day => day(date.earliest),
        Precision::Interval => format!("between {}", days(date.earliest, date.latest)),
    };
    if date.approximate { format!("about {plain}") } else { plain }
}

/// Two days, nothing said twice: "20 and 24 February 2025".
fn days(from: Day, to: Day) -> String {
    let ((y1, m1, d1), (y2, m2, _)) = (from.ymd(), to.ymd());
    if (y1, m1) == (y2, m2) {
        format!("{d1} and {}", day(to))
    } else if y1 == y2 {
        format!("{d1} {} and {}", month(m1), day(to))
    } else {
        format!("{} and {}", day(from), day(to))
    }
}

/// The time that a corpus spans, in months: "Nov 2024 – Feb 2025".
pub fn period(first: Day, last: Day) -> String {
    let ((y1, m1, _), (y2, m2, _)) = (first.ymd(), last.ymd());
    if (y1, m1) == (y2, m2) {
        format!("{} {y1}", month(m1))
    } else {
        format!("{} – {}", tick(first, y1 != y2), tick(last, true))
    }
}

/// An article without a date.
pub const UNDATED: &str = "undated";

/// So many kept articles have no date.
pub fn n_undated(n: u32) -> String {
    format!("{} undated", count(n.into()))
}

// The timeline.

/// The timeline, for those who hear the page.
pub const TIMELINE: &str = "Articles over time";
/// The field of the first day.
pub const FROM: &str = "From";
/// The field of the last day.
pub const TO: &str = "to";
/// In the fields of days.
pub const DAY_HINT: &str = "2024-11-29";
/// Takes the chosen days back.
pub const ALL_DAYS: &str = "All dates";
/// The handle of the first day, for those who hear the page.
pub const FIRST_DAY: &str = "First day";
/// The handle of the last day.
pub const LAST_DAY: &str = "Last day";
/// No article has a date.
pub const NO_DATES: &str = "No article here has a date, so there is no timeline.";
/// The key to the timeline's hatching.
pub const HATCHED: &str = "hatched: date known only to lie in this span";

/// A bin of the timeline.
pub fn bin(bin: &Bin) -> String {
    let last = bin.end.plus(-1);
    let when = if bin.start == last { day(last) } else { format!("{} to {}", day(bin.start), day(last)) };
    match (bin.n_certain, bin.n_possible) {
        (certain, 0) => format!("{when}: {}", articles(certain)),
        (certain, possible) => format!("{when}: {}, and {} possibly", articles(certain), count(possible.into())),
    }
}

/// An article in the timeline.
pub fn span(outlet: &str, from: Day, to: Day) -> String {
    if from == to { format!("{outlet}: {}", day(from)) } else { format!("{outlet}: between {}", days(from, to)) }
}

// Articles.

/// Before the choice of order.
pub const ORDERED_BY: &str = "Ordered by";

/// An order of the articles.
pub const fn article_order(order: ArticleOrder) -> &'static str {
    match order {
        ArticleOrder::Newest => "newest first",
        ArticleOrder::Oldest => "oldest first",
        ArticleOrder::Outlet => "outlet",
        ArticleOrder::Hits => "most matches",
    }
}

/// So many matches of the search.
pub fn matches(n: u32) -> String {
    plural(n, "match", "matches")
}

/// An article's author.
pub fn by(byline: &str) -> String {
    format!("By {byline}")
}

/// The link to the publisher.
pub fn at_publisher(outlet: &str) -> String {
    format!("Read it at {outlet}")
}

/// Over the actors of an article.
pub const NAMED_HERE: &str = "Named here";
/// Over the topics of an article.
pub const ABOUT: &str = "About";
/// Before the open article is there.
pub const OPENING: &str = "Opening…";
/// The address names an article that is not here.
pub const NO_SUCH_ARTICLE: &str = "There is no such article in this page.";
/// The open article, for those who hear the page.
pub const READER: &str = "Article";

/// How often an actor is named.
pub fn times(n: u32) -> String {
    format!("{}×", count(n.into()))
}

// Words.

/// A comparison's name.
pub const fn mode(mode: WordsMode) -> &'static str {
    match mode {
        WordsMode::Compare => "One against others",
        WordsMode::SideBySide => "Every outlet",
        WordsMode::Frequencies => "Frequencies",
    }
}

/// The list of comparisons, for those who hear the page.
pub const MODES: &str = "Comparisons";
/// The sentence of a comparison.
pub const COMPARING: &str = "Comparing";
/// Between target and reference.
pub const WITH: &str = "with";
/// The reference is every other outlet.
pub const EVERY_OTHER: &str = "every other outlet";
/// The sentence of the outlets side by side.
pub const SIDE_BY_SIDE: &str = "What each outlet writes more often than the others,";
/// The sentence of the frequencies.
pub const FREQUENCIES: &str = "How often each outlet writes a word, per thousand,";
/// Before the choice of the least number of articles.
pub const WORDS_IN: &str = "words in at least";
/// Behind it.
pub const ARTICLES_NOUN: &str = "articles";
/// Labels of the controls, for those who hear the page.
pub const TARGET: &str = "Target outlet";
/// The reference's.
pub const REFERENCE: &str = "Reference";
/// The least number of articles.
pub const LEAST_ARTICLES: &str = "Least number of articles";

/// Stop words.
pub fn stop_words(shown: bool, n: Option<u32>) -> String {
    match (shown, n) {
        (true, _) => "stop words shown".to_owned(),
        (false, Some(n)) => format!("stop words hidden: {}", count(n.into())),
        (false, None) => "stop words hidden".to_owned(),
    }
}

/// Numbers.
pub fn numbers(shown: bool, n: Option<u32>) -> String {
    match (shown, n) {
        (true, _) => "numbers shown".to_owned(),
        (false, Some(n)) => format!("numbers hidden: {}", count(n.into())),
        (false, None) => "numbers hidden".to_owned(),
    }
}

/// Names under one spelling or each by itself.
pub const fn names(merged: bool) -> &'static str {
    if merged { "spellings of a name counted as one" } else { "every spelling counted by itself" }
}

/// What a side is called in running text.
pub fn side(size: &OutletSize) -> String {
    if size.name.is_empty() { "the others".to_owned() } else { size.name.clone() }
}

/// A side with its size.
pub fn side_size(size: &OutletSize) -> String {
    format!("{}, {}", articles(size.n_articles), words(size.n_tokens))
}

/// What a comparison rests on.
pub fn basis(report: &Comparison) -> String {
    let (target, reference) = (side(&report.target), side(&report.reference));
    match report.basis {
        Basis::Nothing => {
            let empty = if report.target.n_articles == 0 { target } else { reference };
            format!("There is nothing to compare: of {empty} the filters leave no article.")
        }
        Basis::Words => {
            let single = [&report.target, &report.reference].iter().filter(|side| side.n_articles == 1).count();
            let who = if single == 2 {
                "each side".to_owned()
            } else if report.target.n_articles == 1 {
                target
            } else {
                reference
            };
            format!(
                "There is a single article of {who}, so this describes these texts and infers nothing about the outlets. \
                 The order is by the conservative Log Ratio: the least difference that the counts allow."
            )
        }
        Basis::Articles => format!(
            "{} of {} differ for sure, as far as articles like these go (adjusted p below .05). Each line is a 95 % interval that \
             takes articles, not words, as the sample.",
            count(report.n_sure.into()),
            words(report.n_words.into()),
        ),
    }
}

/// No word is left to compare.
pub const NO_WORDS: &str = "No word is left under these conditions. Ask for fewer articles, or show stop words.";

/// The caption of the picture.
pub fn picture(target: &str, reference: &str) -> String {
    format!("Words that {target} has more often than {reference}, and the other way round")
}

/// A Log Ratio in words.
pub fn log_ratio(log_ratio: f64, target: &str, reference: &str) -> String {
    let times = log_ratio.abs().exp2();
    if times < 1.05 {
        return "about equally often in both".to_owned();
    }
    let times = if times < 10.0 { format!("{times:.1}") } else { format!("{times:.0}") };
    format!("{times} times as often in {}", if log_ratio > 0.0 { target } else { reference })
}

/// A tick of the scale of Log Ratios.
pub fn doublings(n: i32) -> String {
    match n {
        0 => "equal".to_owned(),
        n => format!("{}×", 1 << n.unsigned_abs().min(20)),
    }
}

/// Over the right and left half of the scale.
pub fn more_in(side: &str) -> String {
    format!("more in {side}")
}

/// A word's line in the picture, for those who hear the page and for who points at it.
pub fn word_line(name: &str, log_ratio_in_words: &str, counts: [u64; 2], target: &str, reference: &str) -> String {
    format!("{name}: {log_ratio_in_words}; {} in {target}, {} in {reference}", count(counts[0]), count(counts[1]))
}

/// The columns of the table of words.
pub const COLUMN_WORD: &str = "Word";
/// In how many articles.
pub const COLUMN_ARTICLES: &str = "Articles";
/// Log Ratio.
pub const COLUMN_RATIO: &str = "Log Ratio";
/// Its interval.
pub const COLUMN_INTERVAL: &str = "95 % interval";
/// Log-likelihood.
pub const COLUMN_LIKELIHOOD: &str = "LL (two-term)";
/// BIC.
pub const COLUMN_BIC: &str = "BIC";
/// The adjusted p.
pub const COLUMN_P: &str = "p, adjusted";
/// The reliable difference.
pub const COLUMN_KEY: &str = "At least";
/// All outlets together.
pub const COLUMN_ALL: &str = "All";
/// Under a count.
pub const PER_THOUSAND: &str = "per 1,000";

/// A count and its rate.
pub fn count_and_rate(n: u64, per_thousand: f64) -> (String, String) {
    (count(n), rate(per_thousand))
}

/// A bound.
pub fn interval(interval: [f64; 2]) -> String {
    format!("{} to {}", signed(interval[0], 1), signed(interval[1], 1))
}

/// So many rows of so many.
pub fn rows(n: usize, of: u32) -> String {
    format!("{} of {}", count(n as u64), words(of.into()))
}

/// More outlets than are shown.
pub fn more_outlets(n: u32) -> String {
    format!(
        "{} more with fewer articles {} not shown; choose among them with the filters.",
        outlets(n),
        if n == 1 { "is" } else { "are" }
    )
}

/// A single outlet cannot be set against others.
pub const ONE_OUTLET: &str = "Only one outlet is left, so there is no other to set it against.";

/// Opens the explanation of the figures.
pub const HOW: &str = "How this is computed";

/// The explanation of the figures.
pub fn method(report: &Comparison) -> Vec<String> {
    let names = "A word is a run of letters and digits by Unicode’s word boundaries (UAX #29), whatever its capitals; a closing ’s stands \
        by itself; headline and text are counted. Spellings of one name count as one unless you choose otherwise.";
    let ratio = "Log Ratio is the binary logarithm of the ratio of the two rates: 1.0 means twice as often, 2.0 four times, −1.0 half as \
        often. Where one side has none, half an occurrence is assumed.";
    let likelihood = "LL is the two-term log-likelihood of Rayson and Garside (2000); BIC is LL less the logarithm of all words (Wilson 2013). Both \
        take every word for independent of the others, which words of one article are not.";
    let basis = match report.basis {
        Basis::Articles => {
            "The 95 % interval and p take articles as the sample: log-likelihood is divided by the word’s design effect, the factor by which its \
             counts vary between articles beyond chance (Rao and Scott 1992). p is adjusted for the number of words (Benjamini and Hochberg 1995). \
             Between random halves of one outlet about 5 % of words come out below .05, as they should; by plain log-likelihood it is 17 %. \
             “At least” is the bound nearest zero; the table leads with it."
        }
        _ => {
            "With a single article on a side nothing can be said of how much articles vary, so there is no interval over articles and no p. “At \
             least” is the conservative Log Ratio (Evert): the bound nearest zero of the exact interval, adjusted for the number of words."
        }
    };
    let least = format!("Only words in at least {} are compared.", articles(report.min_articles));
    [names, ratio, basis, likelihood].into_iter().map(str::to_owned).chain([least]).collect()
}

// Context.

/// Before the node.
pub const LINES_WITH: &str = "Every line with";
/// The field of the node.
pub const NODE: &str = "Word or search";
/// Before the choice of outlet.
pub const IN: &str = "in";
/// Every outlet.
pub const EVERY_OUTLET: &str = "every outlet";
/// Every outlet but one.
pub fn all_but(outlet: &str) -> String {
    format!("every outlet but {outlet}")
}
/// The choice of outlet, for those who hear the page.
pub const LINES_OUTLET: &str = "Outlet of the lines";
/// Before the choice of order.
pub const SORTED_BY: &str = "sorted by";

/// An order of lines.
pub const fn line_order(order: LineOrder) -> &'static str {
    match order {
        LineOrder::Reading => "order of the articles",
        LineOrder::Left => "the words before",
        LineOrder::Right => "the words after",
        LineOrder::Outlet => "outlet",
        LineOrder::Date => "date",
    }
}

/// How many lines there are.
pub fn lines(n: u32, n_articles: u32) -> String {
    format!("{} in {}", plural(n, "line", "lines"), articles(n_articles))
}

/// Nothing is looked for yet.
pub const NO_NODE: &str = "Type a word above, or choose one in Words: every line that it stands in is listed here.";
/// Nothing is found.
pub const NO_LINES: &str = "It stands nowhere in the articles that the filters leave.";

// Help.

/// The help's paragraphs: a heading and lines of what to do and what it does.
pub const HELP_PARTS: [(&str, &[(&str, &str)]); 3] = [
    (
        "Search",
        &[
            ("peace deal", "articles with both words"),
            ("\"peace deal\"", "the two words together"),
            ("ceasefire*", "every word that begins so"),
            ("Trump -Putin", "the first, without the second"),
            ("truce OR ceasefire", "either"),
            ("NATO NEAR/5 invitation", "at most five words apart"),
            ("(talks OR deal) Kellogg", "parentheses group"),
            ("actor:Zelensky after:2025", "also outlet:, topic:, before:"),
        ],
    ),
    (
        "Filters",
        &[
            ("click once", "only articles with it"),
            ("click twice", "only articles without it"),
            ("click again", "as before"),
            ("drag over the timeline", "only these days; an uncertain date counts if it may fall inside"),
        ],
    ),
    (
        "Keys",
        &[
            ("/", "search"),
            ("j  k", "next and previous article or line"),
            ("Enter", "open"),
            ("Esc", "close"),
            ("1  2  3", "Articles, Words, Context"),
            ("?", "this help"),
        ],
    ),
];
