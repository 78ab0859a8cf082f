//! The map of words: across, how frequent a word is; up and down, which side has it more often.

use crate::view::picture::ends::Ends;
use crate::view::picture::map_labels::{self, Box4, Name};
use crate::view::picture::mark::{Side, small_dot};
use crate::view::picture::text::{fit, text_width, wrap};
use crate::view::picture::{Anchor, Label, Manner, Mark, Picture, Role, Shape, leading};
use crate::view::scale::Scale;
use crate::view::wording;
use fixedbitset::FixedBitSet;
use reports::word_map::{MapWord, WordMap};

/// The map, and where each word is on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapPicture {
    /// What is drawn.
    pub picture: Picture,
    /// The place of each word, in the order of the words.
    pub places: Vec<(f64, f64)>,
    /// The words that have their name beside their place, each with the box that it takes.
    names: Vec<(usize, Box4)>,
}

impl MapPicture {
    /// The word that a point means: the one whose name is there, or the nearest that is no farther than `within`.
    pub fn meant(&self, x: f64, y: f64, within: f64) -> Option<usize> {
        let is_there = |(_, [left, top, right, bottom]): &&(usize, Box4)| {
            (*left..=*right).contains(&x) && (*top..=*bottom).contains(&y)
        };
        self.names.iter().find(is_there).map(|(word, _)| *word).or_else(|| nearest(&self.places, x, y, within))
    }
}

const TOP: f64 = 6.0;
const RIGHT: f64 = 14.0;
const FOOT: f64 = 48.0;
/// The room for a line of "more in …" above and below all words.
const END: f64 = 26.0;
/// The size of its letters.
const END_SIZE: f64 = 13.0;
/// The radius of the ring around a word that is chosen.
const RING: f64 = 7.0;
/// More words than these get smaller dots.
const MANY: usize = 800;
const WORD_SIZE: f64 = 14.0;
const TICK_SIZE: f64 = 12.0;

/// Where words are.
#[derive(Clone, Copy)]
struct Axes {
    left: f64,
    right: f64,
    bottom: f64,
    /// The room for "more in …" above and below all words.
    end: f64,
    /// The binary logarithms of the ratios at top and bottom.
    doublings: f64,
    /// The decimal logarithms of the rates at left and right.
    rates: [f64; 2],
}

impl Axes {
    fn x(&self, log_rate: f64) -> f64 {
        let [low, high] = self.rates;
        self.left + (self.right - self.left) * (log_rate - low) / (high - low)
    }

    fn y(&self, log_ratio: f64) -> f64 {
        let (middle, half) = (f64::midpoint(TOP, self.bottom), (self.bottom - TOP) / 2.0 - self.end);
        middle - half * (log_ratio / self.doublings).clamp(-1.0, 1.0)
    }
}

fn log_rate(word: &MapWord, n_tokens: u64) -> f64 {
    ((word.counts[0] + word.counts[1]).max(1) as f64 / n_tokens.max(1) as f64).log10()
}

/// The picture; what is chosen and brushed lies over it ([`overlay`]).
pub fn draw(map: &WordMap, width: f64) -> MapPicture {
    let is_narrow = width < crate::view::picture::dots::NARROW;
    let mut picture = Picture::new(width);
    picture.height = if is_narrow { width * 1.2 } else { (width * 0.62).clamp(400.0, 640.0) };
    let n_tokens = map.target.n_tokens + map.reference.n_tokens;
    let (mut low, mut high) = (f64::MAX, f64::MIN);
    for word in &map.words {
        let rate = log_rate(word, n_tokens);
        (low, high) = (low.min(rate), high.max(rate));
    }
    if low > high {
        (low, high) = (-4.0, -2.0);
    }
    let room = ((high - low) * 0.05).max(0.15);
    let scale = Scale::holding(map.words.iter().map(|word| word.log_ratio));
    let ticks = scale.ticks().into_iter().map(|tick| text_width(&wording::doublings(tick), TICK_SIZE, false));
    let (left, right) = (ticks.fold(if is_narrow { 33.0 } else { 41.0 }, f64::max) + 7.0, width - RIGHT);
    let across = Ends::of([words::pictures::rarer(), words::pictures::more_frequent()], TICK_SIZE, false, right - left);
    let ends = [
        wrap(&words::pictures::more_up(wording::side(&map.target)), END_SIZE, true, right - left - 8.0),
        wrap(&words::pictures::more_down(wording::side(&map.reference)), END_SIZE, true, right - left - 8.0),
    ];
    let n_lines = ends.iter().map(Vec::len).max().unwrap_or_default();
    let axes = Axes {
        left,
        right,
        bottom: picture.height - FOOT - across.more_height(),
        end: END + leading(END_SIZE) * (n_lines - 1) as f64,
        doublings: scale.doublings,
        rates: [low - room, high + room],
    };
    let mut taken = frame(&mut picture, &axes, &ends);
    across.write(&mut picture, [left, right], axes.bottom + 40.0, [Role::Quiet; 2]);
    let places: Vec<_> =
        map.words.iter().map(|word| (axes.x(log_rate(word, n_tokens)), axes.y(word.log_ratio))).collect();
    dots(&mut picture, map, &places);
    let most = ((width * picture.height / 7_000.0) as usize).clamp(12, 60);
    let area = [axes.left + 2.0, TOP, width, axes.bottom];
    let size = if is_narrow { 12.5 } else { WORD_SIZE };
    let mut names = Vec::new();
    for Name { word, bounds, shape } in map_labels::place(&map.words, &places, &mut taken, area, size, most) {
        picture.push(shape, Role::Ink.in_manner(Manner::Halo));
        names.push((word, bounds));
    }
    MapPicture { picture, places, names }
}

/// Axes, with the lines that say which way is the target and which the reference; and the boxes that these take.
fn frame(picture: &mut Picture, axes: &Axes, ends: &[Vec<String>; 2]) -> Vec<Box4> {
    let Axes { left, right, bottom, .. } = *axes;
    for tick in (Scale { doublings: axes.doublings }).ticks() {
        let y = axes.y(f64::from(tick));
        let paint = if tick == 0 { Role::Quiet.thin() } else { Role::Rule.in_manner(Manner::Dashed) };
        picture.line((left, y), (right, y), paint);
        picture.write((left - 7.0, y + 4.0), Anchor::End, TICK_SIZE, wording::doublings(tick), Role::Quiet);
    }
    let mut free = right;
    for (rate, text) in rate_ticks(axes.rates) {
        let (x, width) = (axes.x(rate), text_width(&text, TICK_SIZE, false));
        picture.line((x, TOP), (x, bottom), Role::Rule.in_manner(Manner::Dashed));
        if x + width / 2.0 <= free + RIGHT && x - width / 2.0 >= 0.0 {
            picture.write((x, bottom + 17.0), Anchor::Middle, TICK_SIZE, text, Role::Quiet);
            free = x - width / 2.0 - 8.0 - RIGHT;
        }
    }
    picture.line((left, bottom), (right, bottom), Role::Rule.thin());
    let below = bottom - 8.0 - leading(END_SIZE) * (ends[1].len().max(1) - 1) as f64;
    let mut taken = Vec::new();
    for (lines, role, y) in [(&ends[0], Role::Target, TOP + 14.0), (&ends[1], Role::Reference, below)] {
        picture.write_lines((left + 6.0, y), END_SIZE, true, lines, role);
        let width = lines.iter().map(|line| text_width(line, END_SIZE, true)).fold(0.0, f64::max);
        let height = leading(END_SIZE) * lines.len() as f64;
        taken.push([left, y - 12.0, left + 6.0 + width, y - 12.0 + height]);
    }
    taken
}

/// Rates worth a tick, the greatest first: tens, and their halves and fifths where there are few tens.
fn rate_ticks([low, high]: [f64; 2]) -> Vec<(f64, String)> {
    let mut ticks = Vec::new();
    let steps: &[u64] = if high - low < 1.8 { &[1, 2, 5] } else { &[1] };
    for ten in 0..10_u32 {
        for step in steps {
            let one_in = step * 10_u64.pow(ten);
            let rate = -(one_in as f64).log10();
            if rate > low && rate < high {
                ticks.push((rate, words::pictures::one_in(one_in)));
            }
        }
    }
    ticks
}

/// The dots in a few shapes: what may be chance, then what differs reliably, of either side.
fn dots(picture: &mut Picture, map: &WordMap, places: &[(f64, f64)]) {
    let (across, down) = ((picture.width * 2.0) as usize, (picture.height * 2.0) as usize);
    let kept = |wanted: &dyn Fn(&MapWord) -> bool| {
        // Words at the same place to half a px are one dot.
        let mut seen = FixedBitSet::with_capacity((across + 2) * (down + 2));
        let new = |(x, y): (f64, f64)| !seen.put((y * 2.0) as usize * (across + 2) + (x * 2.0) as usize);
        let of = map.words.iter().zip(places).filter(|(word, _)| wanted(word)).map(|(_, place)| *place);
        let mut new = new;
        of.filter(|place| new(*place)).collect::<Vec<_>>()
    };
    let (large, small) = if picture.width < crate::view::picture::dots::NARROW { (2.8, 1.2) } else { (3.4, 1.5) };
    let small = if map.words.len() > MANY { small } else { small + 0.8 };
    for (is_reliable, r) in [(false, small), (true, large)] {
        for side in [Side::Reference, Side::Target] {
            let points = kept(&|word| word.is_significant == is_reliable && Side::of(word.log_ratio) == side);
            picture.push(Shape::Dots { points, r }, small_dot(side, is_reliable));
        }
    }
}

/// What lies over the map: a ring and the name of the word that is chosen, and a rectangle that is brushed.
pub fn overlay(map: &WordMap, drawn: &MapPicture, chosen: Option<usize>, brushed: Option<[f64; 4]>) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some([left, top, right, bottom]) = brushed {
        let shape = Shape::Rect { x: left, y: top, width: right - left, height: bottom - top };
        marks.push(Mark { shape, paint: Role::Ink.in_manner(Manner::Dashed) });
    }
    if let Some((i, word, &(x, y))) = chosen.and_then(|i| Some((i, map.words.get(i)?, drawn.places.get(i)?))) {
        let width = drawn.picture.width;
        // Over the name that the word has already, else where there is more room; on the paper, since there may be others.
        let named = drawn.names.iter().find(|(word, _)| *word == i).map(|(_, bounds)| bounds);
        let room = |is_left| if is_left { x - 18.0 } else { width - x - 18.0 };
        let has_room = |is_left: &bool| text_width(&word.name, 16.0, true) <= room(*is_left);
        let beside = named.filter(|[left, _, right, _]| *left > x || *right < x).map(|[_, _, right, _]| *right < x);
        let is_left = beside.filter(has_room).unwrap_or(x > width / 2.0);
        let text = fit(&word.name, 16.0, true, room(is_left));
        let length = text_width(&text, 16.0, true);
        let (from, anchor) = if is_left { (x - length - 17.0, Anchor::End) } else { (x + RING, Anchor::Start) };
        let shape = Shape::Rect { x: from, y: y - 12.0, width: length + 17.0 - RING, height: 24.0 };
        marks.push(Mark { shape, paint: Role::Paper.solid() });
        marks.push(Mark { shape: Shape::Circle { x, y, r: RING }, paint: Role::Ink.thick() });
        let x = if is_left { x - 13.0 } else { x + 13.0 };
        let shape = Shape::Text { x, y: y + 5.0, anchor, size: 16.0, bold: true, serif: true, text };
        marks.push(Mark { shape, paint: Role::Ink.solid() });
    }
    marks
}

/// The word nearest to a point and no farther from it than `within`.
fn nearest(places: &[(f64, f64)], x: f64, y: f64, within: f64) -> Option<usize> {
    let mut best = None;
    let mut least = within * within;
    for (i, place) in places.iter().enumerate() {
        let far = (place.0 - x).powi(2) + (place.1 - y).powi(2);
        if far <= least && (best.is_none() || far < least) {
            (best, least) = (Some(i), far);
        }
    }
    best
}

/// The words in a rectangle: left, top, right, bottom.
pub fn inside(places: &[(f64, f64)], [left, top, right, bottom]: [f64; 4]) -> Vec<usize> {
    let is_in = |(x, y): (f64, f64)| left <= x && x <= right && top <= y && y <= bottom;
    places.iter().enumerate().filter(|(_, place)| is_in(**place)).map(|(i, _)| i).collect()
}

/// Its title and caption.
pub fn label(map: &WordMap) -> Label {
    let doublings = Scale::holding(map.words.iter().map(|word| word.log_ratio)).doublings;
    let n_beyond = map.words.iter().filter(|word| word.log_ratio.abs() > doublings).count();
    Label {
        title: words::pictures::map(wording::side(&map.target), wording::side(&map.reference)),
        lines: wording::map_caption(map, n_beyond, doublings as i32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::picture::dots::tests::size;
    use crate::view::picture::tests::{NAMES, assert_inside, check_frame, check_room, texts};
    use reports::word_row::Basis;

    fn word(name: &str, counts: [u64; 2], log_ratio: f64, is_significant: bool) -> MapWord {
        MapWord {
            name: name.into(),
            node: name.into(),
            actor: None,
            counts,
            n_articles: 3,
            log_ratio,
            smallest_effect: log_ratio / 2.0,
            is_significant,
        }
    }

    fn map(words: Vec<MapWord>) -> WordMap {
        WordMap {
            n_shared: 0,
            target: size("The Post", 30, 40_000),
            reference: size("", 70, 60_000),
            outlets: Vec::new(),
            basis: Basis::Articles,
            min_articles: 2,
            n_hidden: [0; 3],
            words,
        }
    }

    #[test]
    fn frequent_words_stand_right_and_the_targets_above() {
        let map = map(vec![
            word("truce", [90, 10], 3.0, true),
            word("talks", [1, 9], -2.0, true),
            word("and", [800, 1200], 0.01, false),
            word("<script>", [0, 5], -12.0, false),
        ]);
        for width in [960.0, 360.0] {
            let mut drawn = draw(&map, width);
            let over = overlay(&map, &drawn, Some(3), Some([50.0, 20.0, 90.0, 60.0]));
            drawn.picture.marks.extend(over);
            for (word, [left, top, ..]) in &drawn.names {
                assert_eq!(drawn.meant(left + 1.0, top + 1.0, 0.0), Some(*word), "a name is its word");
            }
            assert!(drawn.names.len() > 2);
            let MapPicture { picture, places, .. } = drawn;
            assert_inside(&picture);
            assert!(places[1].0 < places[0].0 && places[0].0 < places[2].0, "{places:?}");
            assert!(places[0].1 < places[2].1 && places[2].1 < places[1].1 && places[1].1 < places[3].1, "{places:?}");
            // From 10 to 100 occurrences is as far as from 100 to 1,000.
            let decade = places[0].0 - places[1].0;
            assert!((places[2].0 - places[0].0 - decade * 20_f64.log10()).abs() < 1e-6);
            assert!(
                texts(&picture).contains(&"1 in 1,000") && texts(&picture).contains(&"↑ more in The Post"),
                "{:?}",
                texts(&picture)
            );
            assert_eq!(texts(&picture).last(), Some(&"<script>"), "what is chosen has its name");
            assert_eq!(nearest(&places, places[1].0 + 3.0, places[1].1, 8.0), Some(1));
            assert_eq!(nearest(&places, -100.0, -100.0, 8.0), None);
            assert_eq!(inside(&places, [0.0, 0.0, width, places[2].1 + 1.0]), [0, 2]);
        }
        let nothing = self::map(Vec::new());
        let empty = draw(&nothing, 700.0);
        assert_inside(&empty.picture);
        assert!(overlay(&nothing, &empty, Some(4), None).is_empty());
        assert!(label(&map).lines.iter().any(|line| line.contains("256×")), "{:?}", label(&map));
    }

    #[test]
    fn labels_of_any_length_have_room() {
        let words = (1..60).map(|i| word("talks", [i * 9 % 70, i * 5 % 40], (i % 9) as f64 - 4.0, i % 5 == 0));
        let mut map = map(words.collect());
        check_room(|width| draw(&map, width).picture, &[960.0, 700.0, 520.0, 360.0, 280.0]);
        map.target.name = "An outlet whose name is longer than any map on any phone".into();
        check_room(|width| draw(&map, width).picture, &[960.0, 360.0]);
    }

    #[test]
    fn twenty_thousand_words_are_a_few_shapes() {
        let words = (0..20_000_u64).map(|i| word("w", [i % 90, i % 7], (i % 17) as f64 - 8.0, i % 50 == 0)).collect();
        let drawn = draw(&map(words), 960.0);
        assert!(drawn.picture.marks.len() < 140, "{}", drawn.picture.marks.len());
        assert_eq!(drawn.places.len(), 20_000);
    }

    #[test]
    fn no_name_leaves_the_frame() {
        for name in NAMES {
            let mut map = map(vec![
                word(name, [90, 10], 3.0, true),
                word(name, [1, 9], -2.0, true),
                word(name, [800, 1200], 0.01, false),
            ]);
            (map.target.name, map.reference.name) = (name.into(), name.into());
            let draw = |width| {
                let mut drawn = draw(&map, width);
                let chosen = (0..3).flat_map(|i| overlay(&map, &drawn, Some(i), None)).collect::<Vec<_>>();
                drawn.picture.marks.extend(chosen);
                drawn.picture
            };
            check_frame(draw, &label(&map));
        }
    }
}
