//! English: the words of the views of context and of trends.

use crate::view::ContextMode;
use crate::view::number::count;
use crate::view::wording::{articles, count_of, day, month_of, words};
use corpus::query::timeline::Stretch;
use model::Day;
use reports::collocates::{CollocateOrder, Collocates};
use reports::context::{Context, LineOrder};
use reports::dispersion::DispersionPlot;
use reports::trend::Trend;
use reports::window::Near;

/// What of a node is shown.
pub const fn context_mode(mode: ContextMode) -> &'static str {
    match mode {
        ContextMode::Lines => "Lines",
        ContextMode::Collocates => "Company",
        ContextMode::Dispersion => "DispersionPlot",
    }
}

/// The list of what can be shown of a node, for those who hear the page.
pub const CONTEXT_MODES: &str = "What to show of the word";

/// Before the node.
pub const fn of_node(mode: ContextMode) -> &'static str {
    match mode {
        ContextMode::Lines => "Every line with",
        ContextMode::Collocates => "The company of",
        ContextMode::Dispersion => "The spread of",
    }
}
/// Before the node, in the view of trends.
pub const TREND_OF: &str = "The course of";
/// The field of the node.
pub const NODE: &str = "Word or search";
/// Before the choice of outlet.
pub const IN: &str = "in";
/// Every outlet.
pub const EVERY_OUTLET: &str = "every outlet";
/// Every outlet but one.
fn all_but(outlet: &str) -> String {
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
    format!("{} in {}", count_of(n, "line", "lines"), articles(n_articles))
}

/// Over the lines of an outlet.
pub fn n_lines(n: u32) -> String {
    count_of(n, "line", "lines")
}

/// Nothing is looked for yet.
pub const NO_NODE: &str = "Type a word above, or choose one in Words: every line that it stands in is listed here.";
/// Nothing is looked for yet, in the view of trends.
pub const NO_TREND_NODE: &str =
    "Type a word or a name above: how often each outlet writes it, over time, is drawn here.";
/// Nothing is found.
pub const NO_LINES: &str = "It stands nowhere in the articles that the filters leave.";

/// Only lines near another node.
pub fn near(near: &Near) -> String {
    format!("within {} of “{}”", words(near.n_tokens.into()), near.node)
}
/// Only names spelled so.
pub fn spelled(spelling: &str) -> String {
    format!("spelled “{spelling}”")
}
/// Only articles of these days.
pub fn dated((from, to): (Day, Day)) -> String {
    if from == to { format!("dated {}", day(from)) } else { format!("dated {} to {}", day(from), day(to)) }
}
/// Takes a restriction of the lines back, for those who hear the page.
pub fn lift(what: &str) -> String {
    format!("No longer only {what}")
}

/// The outlets of a node: "A", "A and B", "every outlet but A".
pub fn outlets_of(context: &Context) -> String {
    let names = context.outlets.join(" and ");
    if context.others { all_but(&names) } else { names }
}

/// A node with its restrictions, for captions: "“ceasefire” in Odrimedia, dated 1 to 30 November 2024".
pub fn node(context: &Context) -> String {
    let place = (!context.outlets.is_empty()).then(|| format!(" in {}", outlets_of(context)));
    let rest = [context.near.as_ref().map(near), context.spelling.as_deref().map(spelled), context.days.map(dated)];
    let rest = rest.into_iter().flatten().map(|part| format!(", {part}"));
    std::iter::once(format!("“{}”", context.node)).chain(place).chain(rest).collect()
}

// Company.

/// Before the width of the window.
pub const WITHIN: &str = "within";
/// Behind it, with the choice of order.
pub const WORDS_OF_IT: &str = "words of it, ranked by";
/// The choice of order, for those who hear the page.
pub const RANKED_BY: &str = "Ranked by";
/// The width, for those who hear the page.
pub const WINDOW: &str = "Words on either side";

/// An order of collocates.
pub const fn collocate_order(order: CollocateOrder) -> &'static str {
    match order {
        CollocateOrder::Likelihood => "evidence (log-likelihood)",
        CollocateOrder::LogDice => "closeness (logDice)",
        CollocateOrder::Near => "occurrences",
        CollocateOrder::Word => "alphabet",
    }
}

/// What the company was worked out from.
pub fn company(found: &Collocates) -> String {
    format!(
        "{} of it in {}; {} stand near it, of {} looked through.",
        count_of(found.n_occurrences, "place", "places"),
        articles(found.n_articles),
        words(found.n_near),
        words(found.n_tokens)
    )
}

/// Occurrences near the node.
pub const COLUMN_NEAR: &str = "Near it";
/// Occurrences that chance would bring there.
pub const COLUMN_EXPECTED: &str = "By chance";
/// Occurrences anywhere.
pub const COLUMN_ANYWHERE: &str = "Anywhere";
/// `logDice`.
pub const COLUMN_LOG_DICE: &str = "logDice";
/// G².
pub const COLUMN_G2: &str = "LL (G²)";
/// No word is left.
pub const NO_COMPANY: &str =
    "No word stands near it in so many articles. Ask for fewer articles, a wider window, or show stop words.";
/// Leads from the company of a word to its comparison between outlets.
pub const COMPARE_COMPANY: &str = "Compare its company between outlets";

// DispersionPlot.

/// How evenly a node is spread.
pub fn spread(found: &DispersionPlot) -> String {
    format!(
        "{} in {} of {}.",
        count_of(found.n_occurrences, "place", "places"),
        count(found.evenness.map_or(0, |evenness| evenness.range as u64)),
        articles(found.n_articles)
    )
}

/// The measures of dispersion with what they say.
pub fn evenness(found: &DispersionPlot) -> Vec<(&'static str, String, &'static str)> {
    let Some(of) = found.evenness else { return Vec::new() };
    let number = |number: Option<f64>| number.map_or("–".to_owned(), |number| format!("{number:.3}"));
    vec![
        ("Range", count(of.range as u64), "articles that have it; says little where articles differ much in length"),
        (
            "Juilland’s D",
            number(of.juilland_d),
            "1 even, 0 all in one article; nears 1 for most words where there are many articles",
        ),
        (
            "Gries’ DP",
            number(Some(of.deviation_of_proportions)),
            "0 even, near 1 clumped; a rare word cannot be in every article and so looks clumped",
        ),
        ("DP, normalised", number(of.deviation_of_proportions_normalised), "DP over the most that it could be here"),
        (
            "Divergence (KLD)",
            number(Some(of.kl_divergence)),
            "bits; 0 even, no upper end, so not to be set against other corpora",
        ),
    ]
}

// Trends.

/// Before the choice of stretches.
pub const BY: &str = "by";
/// The stretch that suits the dates.
pub fn suitable(suits: Option<Stretch>) -> String {
    format!("{}, as suits the dates", suits.map_or("stretch", stretch))
}
/// The choice of stretches, for those who hear the page.
pub const STRETCHES: &str = "Stretch of time";

/// There are too many of the stretches that were asked for.
pub fn too_many_stretches(wanted: Stretch, shown: Stretch) -> String {
    format!("There are too many {}s in this time to draw, so it is drawn by {}.", stretch(wanted), stretch(shown))
}

/// A stretch of time.
pub const fn stretch(stretch: Stretch) -> &'static str {
    match stretch {
        Stretch::Day => "day",
        Stretch::Week => "week",
        Stretch::Month => "month",
        Stretch::Year => "year",
    }
}

/// A stretch by its first day: "February 2025".
pub fn stretch_of(stretch: Stretch, start: Day) -> String {
    match stretch {
        Stretch::Day => day(start),
        Stretch::Week => format!("week of {}", day(start)),
        Stretch::Month => month_of(start),
        Stretch::Year => start.ymd().0.to_string(),
    }
}

/// What stands in no stretch.
pub fn not_placed(trend: &Trend) -> Option<String> {
    let part = |[n, n_occurrences]: [u32; 2], what: &str| {
        (n > 0).then(|| format!("{} {what} ({})", articles(n), count_of(n_occurrences, "place", "places")))
    };
    let parts: Vec<String> = part(trend.undated, "without a date")
        .into_iter()
        .chain(part(trend.vague, &format!("dated too vaguely for a {}", stretch(trend.stretch))))
        .collect();
    (!parts.is_empty()).then(|| format!("Not drawn: {}.", parts.join(" and ")))
}

/// No article can be placed in time.
pub const NO_TREND: &str =
    "None of the kept articles has a date that fits such a stretch, so there is nothing to draw.";
/// Over the first column.
pub const COLUMN_TIME: &str = "Time";
