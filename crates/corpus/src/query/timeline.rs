//! The timeline: how many articles each stretch of time has for certain, and how many it may have.

use crate::query::ArticleSet;
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

    /// The first day of the next stretch.
    pub fn next(self, start: Day) -> Day {
        let longest = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 31,
            Self::Year => 366,
        };
        self.start(start.plus(longest))
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

/// The whole time of the corpus, whatever the filters, with the articles that they keep (their dates apart).
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
}

/// Up to so many dated articles are drawn one by one.
const MOST_SPANS: usize = 8;

impl ArticlesOverTime {
    /// Counts the articles of a set over the time of the whole corpus.
    pub fn of(corpus: &Corpus, kept: &ArticleSet) -> Self {
        let articles = 0..corpus.articles.len();
        let dated: Vec<(ArticleId, Day, Day)> =
            articles.filter_map(|a| corpus.articles.days(a).map(|(first, last)| (a, first, last))).collect();
        let first = dated.iter().map(|d| d.1).min().unwrap_or(Day(0));
        let last = dated.iter().map(|d| d.2).max().unwrap_or(Day(-1));
        let stretch = Stretch::for_days(last.0.saturating_sub(first.0) + 1);
        let mut bins = Vec::new();
        let mut start = stretch.start(first);
        while start <= last {
            // The calendar's last stretch has none behind it.
            let next = stretch.next(start);
            let end = if next > start { next } else { last.plus(1) };
            bins.push(Bin { start, end, n_certain: 0, n_possible: 0 });
            start = end;
        }
        let bin_of = |day: Day| bins.partition_point(|bin: &Bin| bin.end <= day);
        let kept_dated = dated.iter().filter(|d| kept.contains(d.0 as usize));
        let ranges: Vec<(usize, usize)> =
            kept_dated.map(|&(_, earliest, latest)| (bin_of(earliest), bin_of(latest))).collect();
        let n_undated = (kept.count_ones(..) - ranges.len()) as u32;
        for (from, to) in ranges {
            if from == to {
                bins[from].n_certain += 1;
            } else {
                bins[from..=to].iter_mut().for_each(|bin| bin.n_possible += 1);
            }
        }
        Self { stretch, bins, spans: spans(corpus, &dated, kept), n_undated }
    }
}

fn spans(corpus: &Corpus, dated: &[(ArticleId, Day, Day)], kept: &ArticleSet) -> Vec<DateSpan> {
    if dated.len() > MOST_SPANS {
        return Vec::new();
    }
    let mut spans: Vec<DateSpan> = dated
        .iter()
        .filter_map(|&(article, earliest, latest)| {
            let kept = kept.contains(article as usize);
            let known = corpus.articles.get(article)?;
            Some(DateSpan { id: known.id.clone(), outlet: known.outlet.clone(), earliest, latest, kept })
        })
        .collect();
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
        let timeline = ArticlesOverTime::of(&corpus, &all_articles(6));
        assert_eq!((timeline.stretch, timeline.bins.len(), timeline.n_undated), (Stretch::Week, 18, 1));
        // The week of 17 February holds one article for certain and perhaps the one of 20 to 24 February.
        let bin = timeline.bins.iter().find(|bin| bin.start == Day::new(2025, 2, 17).unwrap()).unwrap();
        assert_eq!((bin.n_certain, bin.n_possible), (1, 1));
        assert_eq!(timeline.bins[0].n_possible, 1);
        assert_eq!(timeline.spans.len(), 5);
    }

    #[test]
    fn the_calendars_last_stretch_ends() {
        let corpus = corpus(vec![article("a", "O", "9999", "x"), article("b", "O", "2024", "x")], vec![], vec![]);
        let timeline = ArticlesOverTime::of(&corpus, &all_articles(2));
        assert_eq!(timeline.bins.last().map(|bin| bin.n_certain), Some(1));
    }

    #[test]
    fn a_corpus_without_dates_has_no_bins() {
        let corpus = corpus(vec![article("a", "O", "", "x")], vec![], vec![]);
        let timeline = ArticlesOverTime::of(&corpus, &all_articles(1));
        assert!(timeline.bins.is_empty() && timeline.n_undated == 1);
    }
}
