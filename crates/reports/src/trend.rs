//! The trend: how often a word or name occurs in each outlet, stretch of time by stretch of time.

use crate::context::{Context, by_article, occurrences, scope};
use crate::outlets::{MOST_OUTLETS, OutletSize, outlets};
use corpus::query::timeline::Stretch;
use corpus::query::window::Window;
use corpus::query::{ArticleSet, SearchFault, members};
use corpus::{ArticleId, Corpus};
use model::Day;
use serde::{Deserialize, Serialize};

/// One stretch of time in one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrendPoint {
    /// Occurrences of the node in the articles that lie in the stretch for certain.
    pub count: u32,
    /// Those articles' length in units.
    pub n_tokens: u64,
    /// How many articles they are; where there are none, nothing is known, which is not the same as no occurrence.
    pub n_articles: u32,
}

/// The trend of one outlet, or of all kept articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrendLine {
    /// The outlet with all its kept articles, dated or not; the name is empty for all kept articles together.
    pub outlet: OutletSize,
    /// A point for each stretch, in the order of `Trend::starts`.
    pub points: Vec<TrendPoint>,
}

/// The trend of a node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trend {
    /// How long a stretch is.
    pub stretch: Stretch,
    /// The first day of each stretch, without gaps, from that of the earliest placed article to that of the latest.
    pub starts: Vec<Day>,
    /// All kept articles first, then the outlets with the most articles.
    pub lines: Vec<TrendLine>,
    /// How many more outlets have articles.
    pub n_other_outlets: u32,
    /// Occurrences in all kept articles, dated or not.
    pub n_occurrences: u32,
    /// Kept articles without a date, and the occurrences there: they are in no stretch.
    pub undated: [u32; 2],
    /// Kept articles whose date may mean days of more than one stretch, and the occurrences there: they are in none either.
    pub vague: [u32; 2],
    /// Kept articles from long before the first stretch, and the occurrences there: few, and far from the rest.
    pub earlier: [u32; 2],
    /// Kept articles from long after the last stretch, and the occurrences there.
    pub later: [u32; 2],
    /// What keeps the node from being understood.
    pub fault: Option<SearchFault>,
}

/// The longest time that is shown by day, by week and by month unless something else is chosen.
const MOST_DAYS: [(Stretch, i32); 3] = [(Stretch::Day, 45), (Stretch::Week, 200), (Stretch::Month, 366 * 12)];
/// The most stretches that still make a line.
const MOST_STARTS: usize = 400;
/// So many show that there are too many; years are never more.
const MOST_LISTED: usize = 600;

/// How often a node occurs in all kept articles, and in each of the largest outlets, stretch of time by stretch of time.
///
/// In come the articles that the filters keep, a node with its outlet and units, and the length of a stretch, chosen by the time that the
/// articles span where it is not said. Out come, for each stretch, occurrences, articles and units; the frequency per thousand is
/// 1000 · `count` / `n_tokens`. A length that would make more than 400 stretches gives way to the next longer one. An article is in a stretch
/// only if every day that its date may mean is; the others are counted under `undated` and `vague`. A few articles far from all others in
/// time do not stretch the line: they are counted under `earlier` and `later`.
///
/// Source: relative frequency by period, as in Gabrielatos et al. (2012). Worked: "war" twice in January's one article of
/// 8 units gives 2 / 8, 250 per thousand.
///
/// Misleads where a stretch has few articles, of which one can make a peak, and where outlets come and go, since the line of all articles
/// then follows who is in it. A stretch without articles is a gap in what is known, not a zero.
pub fn of(corpus: &Corpus, set: &ArticleSet, context: &Context, stretch: Option<Stretch>) -> Trend {
    let mut trend = Trend {
        stretch: stretch.unwrap_or(Stretch::Day),
        starts: Vec::new(),
        lines: Vec::new(),
        n_other_outlets: 0,
        n_occurrences: 0,
        undated: [0; 2],
        vague: [0; 2],
        earlier: [0; 2],
        later: [0; 2],
        fault: None,
    };
    let spans = match occurrences(corpus, set, context) {
        Ok(spans) => spans,
        Err(fault) => return Trend { fault: Some(fault), ..trend },
    };
    trend.n_occurrences = spans.len() as u32;
    let counts = by_article(corpus, &spans);
    let kept = scope(corpus, set, context);
    let mut days: Vec<(Day, Day)> = members(&kept).filter_map(|article| corpus.articles.days(article)).collect();
    let window = Window::of(&days);
    days.retain(|days| window.is_some_and(|window| window.meets(*days)));
    (trend.stretch, trend.starts) = stretches(&days, stretch);
    for article in members(&kept) {
        let apart = match (corpus.articles.days(article), window) {
            (Some(days), Some(window)) if window.follows(days) => &mut trend.earlier,
            (Some(days), Some(window)) if window.precedes(days) => &mut trend.later,
            (Some(days), _) if certain(trend.stretch, days).is_some() => continue,
            (Some(_), _) => &mut trend.vague,
            (None, _) => &mut trend.undated,
        };
        *apart = [apart[0] + 1, apart[1] + counts[article as usize]];
    }

    let outlets = outlets(corpus, context.units, &kept);
    trend.n_other_outlets = outlets.len().saturating_sub(MOST_OUTLETS) as u32;
    let all = OutletSize {
        name: String::new(),
        n_articles: outlets.iter().map(|(size, _)| size.n_articles).sum(),
        n_tokens: outlets.iter().map(|(size, _)| size.n_tokens).sum(),
    };
    let bags = corpus.bags(context.units);
    let size = |article| bags.size(article);
    let lines = std::iter::once((all, kept)).chain(outlets.into_iter().take(MOST_OUTLETS));
    trend.lines = lines
        .map(|(outlet, articles)| TrendLine {
            outlet,
            points: points(corpus, &articles, &trend, &counts, &size, window),
        })
        .collect();
    trend
}

/// The start of the stretch that days lie in for certain.
fn certain(stretch: Stretch, (earliest, latest): (Day, Day)) -> Option<Day> {
    let start = stretch.start(earliest);
    (start == stretch.start(latest)).then_some(start)
}

/// The length that was asked for, or one that suits the days, lengthened while there are too many stretches; and where each begins.
fn stretches(days: &[(Day, Day)], wanted: Option<Stretch>) -> (Stretch, Vec<Day>) {
    let mut stretch = wanted.unwrap_or_else(|| suitable(days));
    loop {
        let starts = starts(days, stretch);
        match coarser(stretch) {
            Some(next) if starts.len() > MOST_STARTS => stretch = next,
            _ => return (stretch, starts),
        }
    }
}

/// The stretch that suits the time that days span, and leaves no more than half of them vague.
fn suitable(days: &[(Day, Day)]) -> Stretch {
    let window = Window::of(days).unwrap_or(Window { first: Day(0), last: Day(0) });
    let n_days = window.last.0 - window.first.0 + 1;
    let fitting = MOST_DAYS.into_iter().find(|(_, most)| n_days <= *most);
    let mut stretch = fitting.map_or(Stretch::Year, |(stretch, _)| stretch);
    while days.iter().filter(|days| certain(stretch, **days).is_none()).count() * 2 > days.len() {
        match coarser(stretch) {
            Some(next) => stretch = next,
            None => break,
        }
    }
    stretch
}

fn coarser(stretch: Stretch) -> Option<Stretch> {
    match stretch {
        Stretch::Day => Some(Stretch::Week),
        Stretch::Week => Some(Stretch::Month),
        Stretch::Month => Some(Stretch::Year),
        Stretch::Year => None,
    }
}

/// Every start from the earliest placed article's to the latest's.
fn starts(days: &[(Day, Day)], stretch: Stretch) -> Vec<Day> {
    let placed = || days.iter().filter_map(|days| certain(stretch, *days));
    let Some(last) = placed().max() else { return Vec::new() };
    let starts = std::iter::successors(placed().min(), |start| (*start < last).then(|| stretch.next(*start)));
    starts.take(MOST_LISTED).collect()
}

fn points(
    corpus: &Corpus,
    articles: &ArticleSet,
    trend: &Trend,
    counts: &[u32],
    size: &dyn Fn(ArticleId) -> u32,
    window: Option<Window>,
) -> Vec<TrendPoint> {
    let mut points = vec![TrendPoint::default(); trend.starts.len()];
    for article in members(articles) {
        let is_shown = |days: &(Day, Day)| window.is_some_and(|window| window.meets(*days));
        let days = corpus.articles.days(article).filter(is_shown);
        let start = days.and_then(|days| certain(trend.stretch, days));
        let number = start.and_then(|start| trend.starts.binary_search(&start).ok());
        if let Some(point) = number.and_then(|number| points.get_mut(number)) {
            point.count += counts[article as usize];
            point.n_tokens += u64::from(size(article));
            point.n_articles += 1;
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{article, corpus};
    use proptest::prelude::*;

    fn node(node: &str) -> Context {
        Context { node: node.into(), ..Context::default() }
    }

    fn dated(dates: &[&str]) -> Corpus {
        let articles =
            dates.iter().enumerate().map(|(i, date)| article(&i.to_string(), "O", date, "war war the peace"));
        corpus(articles.collect(), vec![], vec![])
    }

    #[test]
    fn a_point_has_the_articles_that_lie_in_its_stretch_for_certain() {
        let dates = ["2025-01-05", "2025-01", "2025-03-31", "2025-01-30/2025-02-02", "", "2025"];
        let corpus = dated(&dates);
        let trend = of(&corpus, &all_articles(6), &node("war"), Some(Stretch::Month));
        let starts: Vec<String> = trend.starts.iter().map(Day::to_string).collect();
        assert_eq!(starts, ["2025-01-01", "2025-02-01", "2025-03-01"]);
        let january = TrendPoint { count: 4, n_tokens: 8, n_articles: 2 };
        let march = TrendPoint { count: 2, n_tokens: 4, n_articles: 1 };
        assert_eq!(trend.lines[0].points, [january, TrendPoint::default(), march]);
        assert_eq!((trend.n_occurrences, trend.undated, trend.vague), (12, [1, 2], [2, 4]));
        assert_eq!((trend.lines[0].outlet.n_articles, trend.lines[1].outlet.name.as_str()), (6, "O"));
    }

    #[test]
    fn the_default_stretch_suits_the_time_and_the_dates() {
        let check = |dates: &[&str], wanted| {
            assert_eq!(of(&dated(dates), &all_articles(dates.len() as u32), &node(""), None).stretch, wanted);
        };
        check(&["2025-01-01", "2025-02-14"], Stretch::Day);
        check(&["2025-01-01", "2025-02-15"], Stretch::Week);
        check(&["2025-01-01", "2025-12-31"], Stretch::Month);
        check(&["2005-01-01", "2025-12-31"], Stretch::Year);
        check(&["2025-01", "2025-01", "2025-01-03"], Stretch::Month);
        check(&["2024", "2025", "2025-01-03"], Stretch::Year);
        check(&["2024/2025"], Stretch::Year);
        check(&[""], Stretch::Day);
    }

    #[test]
    fn too_many_stretches_become_longer_ones() {
        let corpus = dated(&["2015-01-01", "2025-12-31"]);
        assert_eq!(of(&corpus, &all_articles(2), &node("war"), Some(Stretch::Day)).stretch, Stretch::Month);
        // The last month and year that the calendar has.
        let last = dated(&["9990-01-01", "9999-12-31"]);
        assert_eq!(of(&last, &all_articles(2), &node("war"), Some(Stretch::Month)).starts.len(), 120);
        assert_eq!(of(&last, &all_articles(2), &node("war"), Some(Stretch::Year)).starts.len(), 10);
    }

    #[test]
    fn dates_far_from_the_rest_do_not_stretch_the_line() {
        let news = (1..=9).map(|day| format!("2025-03-0{day}"));
        let dates: Vec<String> = news.chain(["1970-01-01", "9999-12-31", "2025"].map(str::to_owned)).collect();
        let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
        let trend = of(&dated(&dates), &all_articles(12), &node("war"), None);
        assert_eq!((trend.stretch, trend.starts.len()), (Stretch::Month, 1));
        assert_eq!((trend.earlier, trend.later, trend.vague), ([1, 2], [1, 2], [1, 2]));
        let by_day = of(&dated(&dates), &all_articles(12), &node("war"), Some(Stretch::Day));
        assert_eq!((by_day.starts.len(), by_day.lines[0].points[8].count), (9, 2));
        let ages = of(&dated(&["0001-01-01", "9999-12-31"]), &all_articles(2), &node("war"), Some(Stretch::Day));
        assert!(ages.starts.len() <= 502 && ages.earlier[0] + ages.later[0] == 1);
    }

    #[test]
    fn a_fault_leaves_everything_else_empty() {
        let trend = of(&dated(&["2025"]), &all_articles(1), &node("("), None);
        assert!(trend.fault.is_some() && trend.lines.is_empty() && trend.starts.is_empty());
        let nothing_placed = of(&dated(&["2024/2025", ""]), &all_articles(2), &node(""), None);
        assert!(nothing_placed.starts.is_empty() && nothing_placed.lines[0].points.is_empty());
        assert_eq!((nothing_placed.vague, nothing_placed.undated), ([1, 0], [1, 0]));
    }

    proptest! {
        #[test]
        fn points_are_those_of_a_plain_count(
            articles in prop::collection::vec((0..8_usize, 0..400_i32, 0..4_i32, 0..3_usize), 1..30),
            by_month: bool,
        ) {
            let outlets = ["A", "B", "C", "D", "E", "F", "G", "H"];
            let made = articles.iter().enumerate().map(|(i, (outlet, day, more, wars))| {
                let date = format!("{}/{}", Day(20_000 + day), Day(20_000 + day + more));
                article(&i.to_string(), outlets[*outlet], &date, &format!("peace {}", "war ".repeat(*wars)))
            });
            let corpus = corpus(made.collect(), vec![], vec![]);
            let stretch = if by_month { Stretch::Month } else { Stretch::Week };
            let trend = of(&corpus, &all_articles(articles.len() as u32), &node("war"), Some(stretch));
            for line in &trend.lines {
                for (start, point) in trend.starts.iter().zip(&line.points) {
                    let inside: Vec<_> = articles.iter().filter(|(outlet, day, more, _)| {
                        let days = Day(20_000 + day)..=Day(20_000 + day + more);
                        let ours = line.outlet.name.is_empty() || line.outlet.name == outlets[*outlet];
                        ours && days.start() >= start && *days.end() < stretch.next(*start)
                    }).collect();
                    prop_assert_eq!(point.n_articles as usize, inside.len());
                    prop_assert_eq!(point.count as usize, inside.iter().map(|a| a.3).sum::<usize>());
                    prop_assert_eq!(point.n_tokens as usize, inside.iter().map(|a| a.3 + 1).sum::<usize>());
                }
            }
            let placed: u32 = trend.lines[0].points.iter().map(|point| point.n_articles).sum();
            prop_assert_eq!(placed + trend.vague[0], articles.len() as u32);
        }
    }
}
