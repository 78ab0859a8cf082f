//! The map of words: across, how frequent a word is; up and down, which side has it more often.

use crate::view::picture::map_labels::{self, Box4};
use crate::view::picture::text::{fit, text_width};
use crate::view::picture::{Anchor, Label, Manner, Mark, Picture, Role, Shape};
use crate::view::scale::Scale;
use crate::view::wording;
use fixedbitset::FixedBitSet;
use reports::word_map::{MapWord, WordMap};

/// The map, and where each word stands on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapPicture {
    /// What is drawn.
    pub picture: Picture,
    /// The place of each word, in the order of the words.
    pub places: Vec<(f64, f64)>,
}

const TOP: f64 = 6.0;
const RIGHT: f64 = 14.0;
const FOOT: f64 = 48.0;
/// The room for "more in …" above and below all words.
const ENDS: f64 = 26.0;
/// More words than these get smaller dots.
const MANY: usize = 800;
const WORD_SIZE: f64 = 14.0;

/// Where words stand.
#[derive(Clone, Copy)]
struct Axes {
    left: f64,
    right: f64,
    bottom: f64,
    /// The binary logarithms of the ratios at top and bottom.
    coverage: f64,
    /// The decimal logarithms of the rates at left and right.
    rates: [f64; 2],
}

impl Axes {
    fn x(&self, log_rate: f64) -> f64 {
        let [low, high] = self.rates;
        self.left + (self.right - self.left) * (log_rate - low) / (high - low)
    }

    fn y(&self, log_ratio: f64) -> f64 {
        let (middle, half) = (f64::midpoint(TOP, self.bottom), (self.bottom - TOP) / 2.0 - ENDS);
        middle - half * (log_ratio / self.coverage).clamp(-1.0, 1.0)
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
    let axes = Axes {
        left: if is_narrow { 40.0 } else { 48.0 },
        right: width - RIGHT,
        bottom: picture.height - FOOT,
        coverage: Scale::holding(map.words.iter().map(|word| word.log_ratio)).coverage,
        rates: [low - room, high + room],
    };
    let mut taken = frame(&mut picture, &axes, map);
    let places: Vec<_> =
        map.words.iter().map(|word| (axes.x(log_rate(word, n_tokens)), axes.y(word.log_ratio))).collect();
    dots(&mut picture, map, &places);
    let most = ((width * picture.height / 7_000.0) as usize).clamp(12, 60);
    let area = [axes.left + 2.0, TOP, width, axes.bottom];
    let size = if is_narrow { 12.5 } else { WORD_SIZE };
    for label in map_labels::place(&map.words, &places, &mut taken, area, size, most) {
        picture.push(label, Role::Ink.in_manner(Manner::Halo));
    }
    MapPicture { picture, places }
}

/// Axes, and the boxes that their words take within.
fn frame(picture: &mut Picture, axes: &Axes, map: &WordMap) -> Vec<Box4> {
    let Axes { left, right, bottom, .. } = *axes;
    for tick in (Scale { coverage: axes.coverage }).ticks() {
        let y = axes.y(f64::from(tick));
        let paint = if tick == 0 { Role::Quiet.thin() } else { Role::Rule.in_manner(Manner::Dashed) };
        picture.line((left, y), (right, y), paint);
        picture.write((left - 7.0, y + 4.0), Anchor::End, 12.0, wording::doublings(tick), Role::Quiet);
    }
    let mut free = right;
    for (rate, text) in rate_ticks(axes.rates) {
        let (x, width) = (axes.x(rate), text_width(&text, 12.0, false));
        picture.line((x, TOP), (x, bottom), Role::Rule.in_manner(Manner::Dashed));
        if x + width / 2.0 <= free + RIGHT && x - width / 2.0 >= 0.0 {
            picture.write((x, bottom + 17.0), Anchor::Middle, 12.0, text, Role::Quiet);
            free = x - width / 2.0 - 8.0 - RIGHT;
        }
    }
    picture.line((left, bottom), (right, bottom), Role::Rule.thin());
    let foot = bottom + 40.0;
    let rest = right - left - text_width(wording::RARER, 12.0, false) - 8.0;
    picture.write((left, foot), Anchor::Start, 12.0, wording::RARER.to_owned(), Role::Quiet);
    picture.write((right, foot), Anchor::End, 12.0, fit(wording::MORE_FREQUENT, 12.0, false, rest), Role::Quiet);
    let frame = text_width(&wording::upwards(""), 13.0, true);
    let mut taken = Vec::new();
    for (side, role, y) in [(&map.target, Role::Target, TOP + 14.0), (&map.reference, Role::Reference, bottom - 8.0)] {
        let name = fit(&wording::side(side), 13.0, true, right - left - frame - 8.0);
        let text = if role == Role::Target { wording::upwards(&name) } else { wording::downwards(&name) };
        taken.push([left, y - 12.0, left + 6.0 + text_width(&text, 13.0, true), y + 5.0]);
        picture.write_bold((left + 6.0, y), Anchor::Start, 13.0, text, role);
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
                ticks.push((rate, wording::one_in(one_in)));
            }
        }
    }
    ticks
}

/// The dots in a few shapes: what is not sure, then the sure of either side.
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
    let (sure, small) = if picture.width < crate::view::picture::dots::NARROW { (2.8, 1.2) } else { (3.4, 1.5) };
    let small = if map.words.len() > MANY { small } else { small + 0.8 };
    let unsure = kept(&|word| !word.is_significant);
    picture.push(Shape::Dots { points: unsure, r: small }, Role::Quiet.solid());
    let reference = kept(&|word| word.is_significant && word.log_ratio < 0.0);
    picture.push(Shape::Dots { points: reference, r: sure }, Role::Reference.in_manner(Manner::Hollow));
    let target = kept(&|word| word.is_significant && word.log_ratio >= 0.0);
    picture.push(Shape::Dots { points: target, r: sure }, Role::Target.solid());
}

/// What lies over the map: a ring and the name of the word that is chosen, and a rectangle that is brushed.
pub fn overlay(map: &WordMap, drawn: &MapPicture, chosen: Option<usize>, brushed: Option<[f64; 4]>) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some([left, top, right, bottom]) = brushed {
        let shape = Shape::Rect { x: left, y: top, width: right - left, height: bottom - top };
        marks.push(Mark { shape, paint: Role::Ink.in_manner(Manner::Dashed) });
    }
    if let Some((word, &(x, y))) = chosen.and_then(|i| map.words.get(i).zip(drawn.places.get(i))) {
        marks.push(Mark { shape: Shape::Circle { x, y, r: 7.0 }, paint: Role::Ink.thick() });
        let width = drawn.picture.width;
        let room = x.max(width - x) - 18.0;
        let text = fit(&word.name, 16.0, true, room);
        let length = text_width(&text, 16.0, true);
        // Where there is more room; over the paper, since the word may have its name already.
        let is_left = x > width / 2.0;
        let (x, anchor) = if is_left { (x - 13.0, Anchor::End) } else { (x + 13.0, Anchor::Start) };
        let from = if is_left { x - length - 4.0 } else { x };
        let shape = Shape::Rect { x: from, y: y - 12.0, width: length + 4.0, height: 24.0 };
        marks.push(Mark { shape, paint: Role::Paper.solid() });
        let shape = Shape::Text { x, y: y + 5.0, anchor, size: 16.0, bold: true, serif: true, text };
        marks.push(Mark { shape, paint: Role::Ink.solid() });
    }
    marks
}

/// The word nearest to a point and no farther from it than `within`.
pub fn nearest(places: &[(f64, f64)], x: f64, y: f64, within: f64) -> Option<usize> {
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
    let names = [wording::side(&map.target), wording::side(&map.reference)];
    let coverage = Scale::holding(map.words.iter().map(|word| word.log_ratio)).coverage;
    let n_beyond = map.words.iter().filter(|word| word.log_ratio.abs() > coverage).count();
    Label {
        title: wording::map_title(&names[0], &names[1]),
        lines: wording::map_caption(map, n_beyond, coverage as i32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::picture::dots::tests::size;
    use crate::view::picture::tests::{assert_inside, texts};
    use reports::word_row::Basis;

    fn word(name: &str, counts: [u64; 2], log_ratio: f64, is_significant: bool) -> MapWord {
        MapWord {
            name: name.into(),
            node: name.into(),
            actor: None,
            counts,
            n_articles: 3,
            log_ratio,
            key: log_ratio / 2.0,
            is_significant,
        }
    }

    fn map(words: Vec<MapWord>) -> WordMap {
        WordMap {
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
            let MapPicture { picture, places } = drawn;
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
    fn twenty_thousand_words_are_a_few_shapes() {
        let words = (0..20_000_u64).map(|i| word("w", [i % 90, i % 7], (i % 17) as f64 - 8.0, i % 50 == 0)).collect();
        let drawn = draw(&map(words), 960.0);
        assert!(drawn.picture.marks.len() < 140, "{}", drawn.picture.marks.len());
        assert_eq!(drawn.places.len(), 20_000);
    }
}
