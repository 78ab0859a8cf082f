//! English: the words on the screen.

use crate::view::View;
use crate::view::number::count;
use corpus::query::timeline::Bin;
use engine::{ArticleOrder, Summary};
use model::Day;
use model::edtf::{Edtf, Precision};

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
    "There are no articles in this page yet. Drop some files here, or choose “Add articles” above.";
/// Over the filters, for those who hear the page.
pub const FILTERS: &str = "Filters";

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
        count_of(n, "line", "lines"),
        if n == 1 { "was" } else { "were" }
    )
}

/// A number with its noun.
pub(super) fn count_of(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", count(n.into()), if n == 1 { one } else { many })
}

/// A month with its year: "February 2025".
pub(super) fn month_of(day: Day) -> String {
    let (y, m, _) = day.ymd();
    format!("{} {y}", month(m))
}

/// So many articles.
pub fn articles(n: u32) -> String {
    count_of(n, "article", "articles")
}

/// So many outlets.
pub fn outlets(n: u32) -> String {
    count_of(n, "outlet", "outlets")
}

/// Where the articles of a picture come from: the corpus, and what narrows it.
pub fn source_of(filters_in_words: &str, corpus: &str) -> String {
    format!("{filters_in_words}. From {corpus}.")
}

/// A corpus with its sizes, for methods.
pub fn corpus(summary: &Summary) -> String {
    let title = if summary.title.is_empty() { UNTITLED } else { &summary.title };
    let sizes = [articles(summary.n_articles), outlets(summary.n_outlets), words(summary.n_tokens.into())];
    format!("“{title}”, {}", sizes.join(", "))
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
        View::Trends => "Trends",
        View::Manage => "Desk",
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
/// Searches in a facet.
pub const FIND: &str = "Find";

/// Past the filters, for those who come by key.
pub const SKIP: &str = "Skip to the articles";
/// Behind a search that is not understood.
pub const NOT_APPLIED: &str = " (not applied)";

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
    let plain = match date.precision {
        Precision::Year => date.earliest.ymd().0.to_string(),
        Precision::Month => month_of(date.earliest),
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
    if (y1, m1) == (y2, m2) { month_of(first) } else { format!("{} – {}", tick(first, y1 != y2), tick(last, true)) }
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
pub const DAY_HINT: &str = "yyyy-mm-dd";
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
    count_of(n, "match", "matches")
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

/// Why a chosen file gave nothing.
pub const FILE_GONE: &str = "the browser cannot open it any more; choose it again";
