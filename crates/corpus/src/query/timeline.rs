//! The timeline: how many articles each stretch of time has for certain, and how many it may have.

use crate::query::ArticleSet;
use crate::time_frame::TimeFrame;
use crate::{ArticleId, Corpus};
use model::Day;
use model::order::sort_by;
use serde::{Deserialize, Serialize};

/// The length of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stretch {
    /// A day.
    Day,
    /// A week from Monday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// The most bins that still read as a picture, by stretch.
const MOST_DAYS: i32 = 70;
const MOST_WEEKS: i32 = 7 * 104;
const MOST_MONTHS: i32 = 366 * 20;

impl Stretch {
    /// The finest that shows so many days in a readable number of bins.
    pub fn for_days(n_days: i32) -> Self {
        let readable = [(Self::Day, MOST_DAYS), (Self::Week, MOST_WEEKS), (Self::Month, MOST_MONTHS)];
        readable.into_iter().find(|(_, most)| n_days <= *most).map_or(Self::Year, |(stretch, _)| stretch)
    }

    /// The first day of the stretch that a day lies in.
    pub fn start(self, day: Day) -> Day {
        let (year, month, _) = day.ymd();
        match self {
            Self::Day => day,
            // 1970-01-01 was a Thursday, three days after a Monday.
            Self::Week => Day(day.0 - (day.0 + 3).rem_euclid(7)),
            Self::Month => Day::new(year, month, 1).unwrap_or(day),
            Self::Year => Day::new(year, 1, 1).unwrap_or(day),
        }
    }

    /// The first day of the next stretch, always a later one; behind the calendar's last stretch, the day behind the calendar.
    pub fn next(self, start: Day) -> Day {
        let longest = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 31,
            Self::Year => 366,
        };
        let next = self.start(start.plus(longest));
        if next > start { next } else { Day::LAST.max(start).plus(1) }
    }
}

/// One stretch with its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// Its first day.
    pub start: Day,
    /// The day behind its last.
    pub end: Day,
    /// Articles whose every possible day lies in it.
    pub n_certain: u32,
    /// Articles that may lie in it or beside it. Such an article counts in each stretch it may lie in.
    pub n_possible: u32,
    /// Articles that lie in it or may, whatever the filters.
    pub n_unfiltered: u32,
}

/// When one article may have appeared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateSpan {
    /// Its id.
    pub id: String,
    /// Its outlet.
    pub outlet: String,
    /// The earliest day.
    pub earliest: Day,
    /// The latest day.
    pub latest: Day,
    /// Whether all filters but the dates keep it.
    pub kept: bool,
}

/// The time that holds the bulk of the corpus, whatever the filters, with the articles that they keep (their dates apart).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticlesOverTime {
    /// How long a bin is.
    pub stretch: Stretch,
    /// The bins in order, without gaps; none where no article has a date.
    pub bins: Vec<Bin>,
    /// Each article by itself, where there are few enough to draw; in the order of their earliest days.
    pub spans: Vec<DateSpan>,
    /// How many of the kept articles have no date.
    pub n_undated: u32,
    /// How many of them lie before the first bin: few, and far from the rest.
    pub n_earlier: u32,
    /// How many lie behind the last.
    pub n_later: u32,
}

/// Up to so many dated articles are drawn one by one.
const MOST_SPANS: usize = 8;

impl ArticlesOverTime {
    /// Counts the articles of a set over the time of the whole corpus; chosen days outside of the time that holds its bulk widen it.
    pub fn of(corpus: &Corpus, kept: &ArticleSet, from: Option<Day>, to: Option<Day>) -> Self {
        let articles = &corpus.articles;
        let dates = || articles.dated().map(|(_, days)| days);
        let frame = articles.time_frame().map(|frame| frame.showing(dates(), from, to));
        let frame = frame.unwrap_or(TimeFrame { first: Day(0), last: Day(-1) });
        let TimeFrame { first, last } = frame;
        let stretch = Stretch::for_days(last.0 - first.0 + 1);
        let mut bins = Vec::new();
        let mut start = stretch.start(first);
        while start <= last {
            let end = stretch.next(start);
            bins.push(Bin { start, end, n_certain: 0, n_possible: 0, n_unfiltered: 0 });
            start = end;
        }
        let bin_of = |bins: &[Bin], day: Day| bins.partition_point(|bin| bin.end <= day);
        let (mut n_dated, mut n_earlier, mut n_later, mut n_shown) = (0, 0, 0, 0);
        for (article, (earliest, latest)) in articles.dated() {
            let n_in = articles.n_in(article);
            let n_kept = if kept.contains(article as usize) { n_in } else { 0 };
            n_dated += n_kept;
            if frame.follows((earliest, latest)) {
                n_earlier += n_kept;
            } else if frame.precedes((earliest, latest)) {
                n_later += n_kept;
            } else {
                n_shown += 1;
                let from = bin_of(&bins, earliest.max(first));
                let to = if earliest == latest { from } else { bin_of(&bins, latest.min(last)) };
                let is_certain = from == to && first <= earliest && latest <= last;
                for bin in bins.get_mut(from..=to).into_iter().flatten() {
                    let n = if is_certain { &mut bin.n_certain } else { &mut bin.n_possible };
                    *n += n_kept;
                    bin.n_unfiltered += n_in;
                }
            }
        }
        let n_undated = articles.count(kept).saturating_sub(n_dated);
        let spans = if n_shown > MOST_SPANS { Vec::new() } else { spans(corpus, frame, kept) };
        Self { stretch, bins, spans, n_undated, n_earlier, n_later }
    }
}

/// The articles that the time frame shows, each by itself.
fn spans(corpus: &Corpus, frame: TimeFrame, kept: &ArticleSet) -> Vec<DateSpan> {
    let shown = corpus.articles.dated().filter(|(_, days)| frame.meets(*days));
    let span = |(article, (earliest, latest)): (ArticleId, (Day, Day))| {
        let known = corpus.articles.get(article)?;
        let kept = kept.contains(article as usize);
        Some(DateSpan { id: known.id.clone(), outlet: known.outlet.clone(), earliest, latest, kept })
    };
    let mut spans: Vec<DateSpan> = shown.filter_map(span).collect();
    sort_by(&mut spans, &|a, b| (a.earliest, a.latest).cmp(&(b.earliest, b.latest)));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::all_articles;
    use crate::samples::{article, corpus};

    #[test]
    fn stretches_begin_where_the_calendar_says() {
        let day = Day::new(2025, 2, 21).unwrap();
        let of = |stretch: Stretch| (stretch.start(day).to_string(), stretch.next(stretch.start(day)).to_string());
        assert_eq!(of(Stretch::Week), ("2025-02-17".into(), "2025-02-24".into()));
        assert_eq!(of(Stretch::Month), ("2025-02-01".into(), "2025-03-01".into()));
        assert_eq!(of(Stretch::Year), ("2025-01-01".into(), "2026-01-01".into()));
    }

    #[test]
    fn certain_and_possible_are_counted_apart() {
        let dates =
            ["2024-11", "2025-02-20/2025-02-24", "2024-11-29/2024-12-04", "2024-12-01/2024-12-02", "2025-02-21", ""];
        let articles = dates.iter().map(|date| article(date, "O", date, "x")).collect();
        let corpus = corpus(articles, vec![], vec![]);
        let timeline = ArticlesOverTime::of(&corpus, &all_articles(6), None, None);
        assert_eq!((timeline.stretch, timeline.bins.len(), timeline.n_undated), (Stretch::Week, 18, 1));
        // The week of 17 February holds one article for certain and perhaps the one of 20 to 24 February.
        let bin = timeline.bins.iter().find(|bin| bin.start == Day::new(2025, 2, 17).unwrap()).unwrap();
        assert_eq!((bin.n_certain, bin.n_possible), (1, 1));
        assert_eq!(timeline.bins[0].n_possible, 1);
        assert_eq!(timeline.spans.len(), 5);
    }

    #[test]
    fn the_calendars_last_stretch_ends() {
        let corpus = corpus(vec![article("a", "O", "9999", "x"), article("b", "O", "9600", "x")], vec![], vec![]);
        let timeline = ArticlesOverTime::of(&corpus, &all_articles(2), None, None);
        assert_eq!(timeline.bins.last().map(|bin| (bin.n_certain, bin.end)), Some((1, Day::LAST.plus(1))));
        for stretch in [Stretch::Day, Stretch::Week, Stretch::Month, Stretch::Year] {
            assert!(
                stretch.next(stretch.start(Day::LAST)) > Day::LAST
                    && stretch.next(Day::LAST.plus(1)) > Day::LAST.plus(1)
            );
        }
    }

    #[test]
    fn dates_far_from_the_rest_are_counted_beside_the_bins() {
        let dates = ["2024-03-01", "2024-03-02", "2024-03-03", "9999-12-31", "2024-03-05", "2024/9998", "0001-01-01"];
        let mut articles: Vec<_> = dates.iter().map(|date| article(date, "O", date, "x")).collect();
        articles.extend((10..20).map(|day| article(&day.to_string(), "O", &format!("2024-03-{day}"), "x")));
        let corpus = corpus(articles, vec![], vec![]);
        let timeline = ArticlesOverTime::of(&corpus, &all_articles(17), None, None);
        assert_eq!((timeline.n_earlier, timeline.n_later, timeline.n_undated), (1, 1, 0));
        assert_eq!((timeline.stretch, timeline.bins.len()), (Stretch::Week, 12));
        assert_eq!(timeline.bins.iter().map(|bin| bin.n_certain).sum::<u32>(), 14);
        assert!(timeline.bins.iter().all(|bin| bin.n_possible == 1), "2024/9998 may be any of them");
    }

    proptest::proptest! {
        #[test]
        fn any_days_have_a_bounded_number_of_bins(
            dates in proptest::collection::vec((0..=9999_i16, 1..=12_i8, 1..=28_i8, 0..=9999_i16), 1..40),
        ) {
            let text = |(y, m, d, to): &(i16, i8, i8, i16)| format!("{y:04}-{m:02}-{d:02}/{:04}", to.max(y));
            let articles = dates.iter().enumerate().map(|(i, date)| article(&i.to_string(), "O", &text(date), "x"));
            let corpus = corpus(articles.collect(), vec![], vec![]);
            let timeline = ArticlesOverTime::of(&corpus, &all_articles(dates.len() as u32), None, None);
            proptest::prop_assert!((1..=502).contains(&timeline.bins.len()), "{}", timeline.bins.len());
            proptest::prop_assert!(timeline.bins.windows(2).all(|pair| pair[0].end == pair[1].start));
            let n = timeline.bins.iter().map(|bin| (bin.n_certain + bin.n_possible) as usize);
            let n_outside = (timeline.n_earlier + timeline.n_later) as usize;
            proptest::prop_assert!(n.clone().sum::<usize>() + n_outside >= dates.len());
        }
    }

    #[test]
    fn a_corpus_without_dates_has_no_bins() {
        let corpus = corpus(vec![article("a", "O", "", "x")], vec![], vec![]);
        let timeline = ArticlesOverTime::of(&corpus, &all_articles(1), None, None);
        assert!(timeline.bins.is_empty() && timeline.n_undated == 1);
    }
}
