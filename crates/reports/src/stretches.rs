//! Stretches: into which lengths of time the days of a set of articles are divided.

use corpus::query::timeline::Stretch;
use corpus::time_frame::TimeFrame;
use model::Day;

/// The longest time that is shown by day, by week and by month unless something else is chosen.
const MOST_DAYS: [(Stretch, i32); 3] = [(Stretch::Day, 45), (Stretch::Week, 200), (Stretch::Month, 366 * 12)];
/// The most stretches that still make a line.
const MOST_STARTS: usize = 400;
/// So many show that there are too many; years are never more.
const MOST_LISTED: usize = 600;

/// The start of the stretch that days lie in for certain.
pub(super) fn certain(stretch: Stretch, (earliest, latest): (Day, Day)) -> Option<Day> {
    let start = stretch.start(earliest);
    (start == stretch.start(latest)).then_some(start)
}

/// The length that was asked for, or one that suits the days, lengthened while there are too many stretches; and where each begins.
pub(super) fn stretches(days: &[(Day, Day)], wanted: Option<Stretch>) -> (Stretch, Vec<Day>) {
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
    let frame = TimeFrame::of(days).unwrap_or(TimeFrame { first: Day(0), last: Day(0) });
    let n_days = frame.last.0 - frame.first.0 + 1;
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

/// The next longer stretch, if there is one.
pub(super) fn coarser(stretch: Stretch) -> Option<Stretch> {
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
