//! The trend: how often words or names occur in each outlet, stretch of time by stretch of time.

use crate::context::{Context, counted_occurrences, scope};
use crate::groups::{Group, sized_parts};
use crate::node_counts::NodeCounts;
use crate::outlets::{MOST_OUTLETS, OutletSize, size_by};
use crate::stretches::{certain, coarser, stretches};
use corpus::query::timeline::Stretch;
use corpus::query::{ArticleSet, SearchFault, SearchOptions, members};
use corpus::time_frame::TimeFrame;
use corpus::{ArticleId, Corpus, UnitKind};
use measures::rate;
use measures::side::Side;
use model::Day;
use serde::{Deserialize, Serialize};

/// The most words, names or searches whose trends are drawn together.
pub const MOST_SERIES: usize = 6;
/// Fewer articles than these do not make a rate, nor an interval of one.
pub const FEW: u32 = 3;

/// One stretch of time in one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TrendPoint {
    /// Occurrences of the node in the articles that lie in the stretch for certain.
    pub count: u32,
    /// Those articles' length in words.
    pub n_tokens: u64,
    /// How many articles they are; where there are none, nothing is known, which is not the same as no occurrence.
    pub n_articles: u32,
    /// The 95 % interval of the frequency per thousand, with articles as the sample; none of fewer than [`FEW`].
    pub interval: Option<[f64; 2]>,
}

impl TrendPoint {
    /// Occurrences per thousand words; none where there is no article.
    pub fn per_thousand(&self) -> Option<f64> {
        (self.n_articles > 0).then(|| rate::per_thousand(self.count.into(), self.n_tokens))
    }
}

/// What is in no stretch: articles, or occurrences in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// Without a date.
    pub undated: u32,
    /// With a date that may mean days of more than one stretch.
    pub vague: u32,
    /// From long before the first stretch: few, and far from the rest.
    pub earlier: u32,
    /// From long after the last stretch.
    pub later: u32,
}

/// The trend of one node.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// The node, as it was asked for.
    pub node: String,
    /// For each of `Trend::outlets` a point for each of `Trend::starts`; none where the node is faulty.
    pub lines: Vec<Vec<TrendPoint>>,
    /// Occurrences in all kept articles, dated or not.
    pub n_occurrences: u32,
    /// Of these, the ones that are in no stretch.
    pub unplaced: Unplaced,
    /// What keeps the node from being understood.
    pub fault: Option<SearchFault>,
}

/// The trends of some nodes in the same articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// How long a stretch is.
    pub stretch: Stretch,
    /// The first day of each stretch, without gaps, from that of the earliest placed article to that of the latest.
    pub starts: Vec<Day>,
    /// All kept articles first, without a name, then, where parts were asked for, the groups or the outlets with the most articles; each with all its kept
    /// articles, dated or not.
    pub outlets: Vec<OutletSize>,
    /// How many more of them there are.
    pub n_other_outlets: u32,
    /// Kept articles that are in no stretch.
    pub unplaced: Unplaced,
    /// The nodes, in the order in which they were asked for.
    pub series: Vec<Series>,
}

/// More stretches than these are lengthened for lines of parts that have fewer articles in each than these, at the median.
const MANY_STARTS: usize = 36;
const FEW_IN_STRETCH: usize = 10;

/// Where an article is in a trend.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TrendPlace {
    Stretch(usize),
    Undated,
    Vague,
    Earlier,
    Later,
}

impl Unplaced {
    fn add(&mut self, place: TrendPlace, n: u32) {
        match place {
            TrendPlace::Stretch(_) => {}
            TrendPlace::Undated => self.undated += n,
            TrendPlace::Vague => self.vague += n,
            TrendPlace::Earlier => self.earlier += n,
            TrendPlace::Later => self.later += n,
        }
    }
}

/// How often nodes occur in all kept articles, and in each group or each of the largest outlets, stretch of time by stretch of time.
///
/// In come the articles that the filters keep, a node with its outlet, up to five further nodes that are looked for in the same
/// articles, the parts that have a line each beside all articles (groups, or outlets where there is none), the length of a stretch, chosen by the
/// time that the articles span where it is not said, and whether the axis holds all dates.
/// Out come, for each stretch, occurrences, articles, words and the interval of the frequency per thousand, 1000 · `count` / `n_tokens`. The words of a name count
/// each, since a node may be one of them. A length
/// that would make more than 400 stretches gives way to the next longer one. An article is in a stretch only if every day that its date may
/// mean is; the others are counted as undated and vague. A few articles far from all others in time do not stretch the line unless the axis
/// is to hold all dates: they are counted as earlier and later.
///
/// Source: relative frequency by period, as in Gabrielatos et al. (2012); its interval is [`rate::interval`] with the design effect of the whole
/// line. Worked: "war" twice in January's one article of 8 words gives 2 / 8, 250 per thousand.
///
/// Misleads where a stretch has few articles, of which one can make a peak, and where outlets come and go, since the line of all articles
/// then follows who is in it. A stretch without articles is a gap in what is known, not a zero.
pub fn of(
    corpus: &Corpus,
    set: &ArticleSet,
    context: &Context,
    with: &[String],
    parts: Option<&[Group]>,
    stretch: Option<Stretch>,
    whole_axis: bool,
) -> Trend {
    let kept = scope(corpus, set, context);
    let mut days: Vec<(Day, Day)> = members(&kept).filter_map(|article| corpus.articles.days(article)).collect();
    let frame = if whole_axis { TimeFrame::whole(&days) } else { TimeFrame::of(&days) };
    days.retain(|days| frame.is_some_and(|frame| frame.meets(*days)));
    let outlets = parts.map(|groups| sized_parts(corpus, UnitKind::Words, &kept, groups)).unwrap_or_default();
    let (wanted, (mut stretch, mut starts)) = (stretch, stretches(&days, stretch));
    let mut sizes: Vec<u32> = outlets.iter().take(MOST_OUTLETS).map(|(size, _)| size.n_articles).collect();
    sizes.sort_unstable();
    // A line of hundreds of points, each of a few articles, is noise.
    while let (None, Some(&half_have), Some(next)) = (wanted, sizes.get(sizes.len() / 2), coarser(stretch))
        && starts.len() > MANY_STARTS
        && half_have as usize / starts.len() < FEW_IN_STRETCH
    {
        (stretch, starts) = stretches(&days, Some(next));
    }
    let place = |article: ArticleId| match (corpus.articles.days(article), frame) {
        (None, _) => TrendPlace::Undated,
        (Some(days), Some(frame)) if frame.follows(days) => TrendPlace::Earlier,
        (Some(days), Some(frame)) if frame.precedes(days) => TrendPlace::Later,
        (Some(days), _) => {
            let number = certain(stretch, days).and_then(|start| starts.binary_search(&start).ok());
            number.map_or(TrendPlace::Vague, TrendPlace::Stretch)
        }
    };
    let all = size_by(corpus, String::new(), &kept, |article| corpus.sizes(UnitKind::Words, article));
    let n_other_outlets = outlets.len().saturating_sub(MOST_OUTLETS) as u32;
    let (sizes, sets): (Vec<OutletSize>, Vec<ArticleSet>) =
        std::iter::once((all, kept)).chain(outlets.into_iter().take(MOST_OUTLETS)).unzip();
    let ground: Vec<Vec<Placed>> = sets
        .iter()
        .map(|set| {
            let placed = |article| Placed { article, place: place(article), n_articles: corpus.articles.n_in(article) };
            members(set).map(placed).collect()
        })
        .collect();
    let mut unplaced = Unplaced::default();
    ground.iter().take(1).flatten().for_each(|placed| unplaced.add(placed.place, placed.n_articles));
    let others = with.iter().filter(|node| !node.trim().is_empty()).take(MOST_SERIES - 1);
    // How the first is read comes of the search, in which these are not.
    let read = Context { near: None, spelling: None, search: SearchOptions::default(), ..context.clone() };
    let others = others.map(|node| Context { node: node.clone(), ..read.clone() });
    let series =
        std::iter::once(context.clone()).chain(others).map(|of| series(corpus, set, of, &ground, starts.len()));
    Trend { series: series.collect(), stretch, outlets: sizes, n_other_outlets, unplaced, starts }
}

/// An article with its place and how many it stands for.
struct Placed {
    article: ArticleId,
    place: TrendPlace,
    n_articles: u32,
}

/// The trend of one node in the articles of each outlet.
fn series(corpus: &Corpus, set: &ArticleSet, context: Context, ground: &[Vec<Placed>], n_starts: usize) -> Series {
    let spans = match counted_occurrences(corpus, set, &context) {
        Ok(spans) => spans,
        Err(fault) => return Series { node: context.node, fault: Some(fault), ..Series::default() },
    };
    let counts = NodeCounts::of(corpus, &spans);
    let mut unplaced = Unplaced::default();
    for placed in ground.iter().take(1).flatten() {
        unplaced.add(placed.place, counts.count(placed.article) as u32);
    }
    let lines = ground.iter().map(|placed| points(corpus, placed, &counts, n_starts)).collect();
    Series { node: context.node, lines, n_occurrences: counts.total() as u32, unplaced, fault: None }
}

/// The points of a line, with their intervals.
fn points(corpus: &Corpus, placed: &[Placed], counts: &NodeCounts, n_starts: usize) -> Vec<TrendPoint> {
    let mut sides = vec![Side::default(); n_starts];
    let mut n_articles = vec![0; n_starts];
    for of in placed {
        if let TrendPlace::Stretch(number) = of.place {
            sides[number] = sides[number] + counts.side(of.article, corpus.sizes(UnitKind::Words, of.article));
            n_articles[number] += of.n_articles;
        }
    }
    let mut variation = rate::Variation::default();
    for (side, n_articles) in sides.iter().zip(&n_articles) {
        variation.add(side, *n_articles);
    }
    let point = |(side, n_articles): (Side, u32)| {
        let interval = (n_articles >= FEW).then(|| rate::interval(side.count, side.n_tokens, &variation)).flatten();
        TrendPoint { count: side.count as u32, n_tokens: side.n_tokens, n_articles, interval }
    };
    sides.into_iter().zip(n_articles).map(point).collect()
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

    /// The trend of one node, its axis fitted to the dates.
    fn trend_of(corpus: &Corpus, set: &ArticleSet, context: &Context, stretch: Option<Stretch>) -> Trend {
        of(corpus, set, context, &[], Some(&[]), stretch, false)
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
        let trend = trend_of(&corpus, &all_articles(6), &node("war"), Some(Stretch::Month));
        let starts: Vec<String> = trend.starts.iter().map(Day::to_string).collect();
        assert_eq!(starts, ["2025-01-01", "2025-02-01", "2025-03-01"]);
        let january = TrendPoint { count: 4, n_tokens: 8, n_articles: 2, interval: None };
        let march = TrendPoint { count: 2, n_tokens: 4, n_articles: 1, interval: None };
        assert_eq!(trend.series[0].lines[0], [january, TrendPoint::default(), march]);
        assert_eq!(trend.unplaced, Unplaced { undated: 1, vague: 2, ..Unplaced::default() });
        assert_eq!(trend.series[0].unplaced, Unplaced { undated: 2, vague: 4, ..Unplaced::default() });
        assert_eq!(trend.series[0].n_occurrences, 12);
        assert_eq!((trend.outlets[0].n_articles, trend.outlets[1].name.as_str()), (6, "O"));
    }

    #[test]
    fn the_default_stretch_suits_the_time_and_the_dates() {
        let check = |dates: &[&str], wanted| {
            let all = all_articles(dates.len() as u32);
            assert_eq!(of(&dated(dates), &all, &node(""), &[], None, None, false).stretch, wanted);
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
    fn lines_of_parts_have_stretches_of_more_articles() {
        // An article a month over eight years.
        let dates: Vec<String> = (0..96).map(|i| format!("{}-{:02}-10", 2016 + i / 12, i % 12 + 1)).collect();
        let corpus = dated(&dates.iter().map(String::as_str).collect::<Vec<_>>());
        let stretch = |parts| of(&corpus, &all_articles(96), &node("war"), &[], parts, None, false).stretch;
        assert_eq!((stretch(None), stretch(Some(&[]))), (Stretch::Month, Stretch::Year));
    }

    #[test]
    fn too_many_stretches_become_longer_ones() {
        let corpus = dated(&["2015-01-01", "2025-12-31"]);
        assert_eq!(trend_of(&corpus, &all_articles(2), &node("war"), Some(Stretch::Day)).stretch, Stretch::Month);
        // The last month and year that the calendar has.
        let last = dated(&["9990-01-01", "9999-12-31"]);
        assert_eq!(trend_of(&last, &all_articles(2), &node("war"), Some(Stretch::Month)).starts.len(), 120);
        assert_eq!(trend_of(&last, &all_articles(2), &node("war"), Some(Stretch::Year)).starts.len(), 10);
    }

    #[test]
    fn dates_far_from_the_rest_do_not_stretch_the_line() {
        let news = (1..=9).map(|day| format!("2025-03-0{day}"));
        let dates: Vec<String> = news.chain(["1970-01-01", "9999-12-31", "2025"].map(str::to_owned)).collect();
        let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
        let trend = trend_of(&dated(&dates), &all_articles(12), &node("war"), None);
        assert_eq!((trend.stretch, trend.starts.len()), (Stretch::Month, 1));
        assert_eq!(trend.unplaced, Unplaced { undated: 0, vague: 1, earlier: 1, later: 1 });
        assert_eq!(trend.series[0].unplaced, Unplaced { undated: 0, vague: 2, earlier: 2, later: 2 });
        let by_day = trend_of(&dated(&dates), &all_articles(12), &node("war"), Some(Stretch::Day));
        assert_eq!((by_day.starts.len(), by_day.series[0].lines[0][8].count), (9, 2));
        let ages = trend_of(&dated(&["0001-01-01", "9999-12-31"]), &all_articles(2), &node("war"), Some(Stretch::Day));
        assert!(ages.starts.len() <= 502 && ages.unplaced.earlier + ages.unplaced.later == 1);
    }

    #[test]
    fn the_whole_axis_holds_what_lies_far_from_the_rest() {
        let news = (1..=9).map(|day| format!("2025-03-0{day}"));
        let dates: Vec<String> = news.chain(["1970-01-01".to_owned()]).collect();
        let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
        let trend = of(&dated(&dates), &all_articles(10), &node("war"), &[], Some(&[]), None, true);
        assert_eq!((trend.stretch, trend.starts.len(), trend.unplaced), (Stretch::Year, 56, Unplaced::default()));
        assert_eq!((trend.series[0].lines[0][0].count, trend.series[0].lines[0][55].count), (2, 18));
    }

    #[test]
    fn further_nodes_are_looked_for_in_the_same_articles() {
        let articles = vec![
            article("1", "O", "2025-01-05", "war and peace"),
            article("2", "P", "2025-01-06", "peace peace"),
            article("3", "O", "2025-02-06", "nothing"),
        ];
        let corpus = corpus(articles, vec![], vec![]);
        let with: Vec<String> = ["peace", " ", "(", "no", "a", "b", "c"].map(str::to_owned).into();
        let context = Context { outlets: vec!["O".into()], spelling: None, ..node("war") };
        let trend = of(&corpus, &all_articles(3), &context, &with, None, Some(Stretch::Month), false);
        let nodes: Vec<&str> = trend.series.iter().map(|series| series.node.as_str()).collect();
        assert_eq!(nodes, ["war", "peace", "(", "no", "a", "b"], "six at most");
        let counts = |i: usize| trend.series[i].lines[0].iter().map(|point| point.count).collect::<Vec<_>>();
        assert_eq!([counts(0), counts(1), counts(3)], [[1, 0], [1, 0], [0, 0]]);
        assert!(trend.series[2].fault.is_some() && trend.series[2].lines.is_empty());
    }

    #[test]
    fn a_point_of_a_few_articles_has_an_interval_around_its_rate() {
        let dates = ["2025-01-05", "2025-01-06", "2025-01-07", "2025-02-01", "2025-02-02"];
        let trend = trend_of(&dated(&dates), &all_articles(5), &node("war"), Some(Stretch::Month));
        let [january, february] = [0, 1].map(|i| trend.series[0].lines[0][i]);
        let [low, high] = january.interval.unwrap();
        assert!(0.0 < low && low < 500.0 && 500.0 < high, "{low} {high}");
        assert_eq!((january.per_thousand(), february.interval), (Some(500.0), None));
    }

    #[test]
    fn a_faulty_node_has_no_lines() {
        let trend = trend_of(&dated(&["2025"]), &all_articles(1), &node("("), None);
        assert!(trend.series[0].fault.is_some() && trend.series[0].lines.is_empty());
        let nothing_placed = trend_of(&dated(&["2024/2025", ""]), &all_articles(2), &node(""), None);
        assert!(nothing_placed.starts.is_empty() && nothing_placed.series[0].lines[0].is_empty());
        assert_eq!(nothing_placed.unplaced, Unplaced { undated: 1, vague: 1, ..Unplaced::default() });
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
            let trend = trend_of(&corpus, &all_articles(articles.len() as u32), &node("war"), Some(stretch));
            for (of_line, line) in trend.outlets.iter().zip(&trend.series[0].lines) {
                for (start, point) in trend.starts.iter().zip(line) {
                    let inside: Vec<_> = articles.iter().filter(|(outlet, day, more, _)| {
                        let days = Day(20_000 + day)..=Day(20_000 + day + more);
                        let ours = of_line.name.is_empty() || of_line.name == outlets[*outlet];
                        ours && days.start() >= start && *days.end() < stretch.next(*start)
                    }).collect();
                    prop_assert_eq!(point.n_articles as usize, inside.len());
                    prop_assert_eq!(point.count as usize, inside.iter().map(|a| a.3).sum::<usize>());
                    prop_assert_eq!(point.n_tokens as usize, inside.iter().map(|a| a.3 + 1).sum::<usize>());
                }
            }
            let placed: u32 = trend.series[0].lines[0].iter().map(|point| point.n_articles).sum();
            prop_assert_eq!(placed + trend.unplaced.vague, articles.len() as u32);
        }
    }
}
