//! Names on the map: as many as keep clear of each other and of the large dots, those that differ most first.

use crate::view::picture::text::text_width;
use crate::view::picture::{Anchor, Shape};
use model::order::in_order;
use reports::word_map::MapWord;
use std::cmp::Ordering;

/// A box: left, top, right, bottom.
pub(super) type Box4 = [f64; 4];

/// How many words of a side are tried.
const MOST_TRIED: usize = 160;
/// How many names of words that may differ by chance are named beside those that differ reliably.
const MOST_BY_CHANCE: usize = 14;
/// How far a name is from its dot's centre, in px.
const AWAY: f64 = 6.5;

fn overlap(a: &Box4, b: &Box4) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// The words that are worth a name: of the target and of the reference in turn, those that differ most first, then the most frequent.
fn ranked(words: &[MapWord]) -> Vec<u32> {
    let order = in_order(words.len(), &|a, b| {
        let (a, b) = (&words[a as usize], &words[b as usize]);
        let more = b.smallest_effect.abs().partial_cmp(&a.smallest_effect.abs()).unwrap_or(Ordering::Equal);
        more.then((b.counts[0] + b.counts[1]).cmp(&(a.counts[0] + a.counts[1])))
    });
    let side = |is_target: bool| {
        let of_side = order.iter().filter(move |i| (words[**i as usize].log_ratio >= 0.0) == is_target);
        of_side.take(MOST_TRIED).copied().collect::<Vec<_>>()
    };
    let (target, reference) = (side(true), side(false));
    let both = (0..target.len().max(reference.len())).flat_map(|i| [target.get(i), reference.get(i)]);
    both.flatten().copied().collect()
}

/// The name of a word on the map.
pub(super) struct Name {
    /// The number of the word.
    pub(super) word: usize,
    /// The box that it takes.
    pub(super) bounds: Box4,
    /// What is drawn.
    pub(super) shape: Shape,
}

/// Names for at most `most` words. `taken` has the boxes that stay free; those of the names are added.
pub(super) fn place(
    words: &[MapWord],
    places: &[(f64, f64)],
    taken: &mut Vec<Box4>,
    area: Box4,
    size: f64,
    most: usize,
) -> Vec<Name> {
    // No name lies on a dot that is drawn large.
    let around = |(x, y): (f64, f64)| [x - 3.0, y - 3.0, x + 3.0, y + 3.0];
    let large: Vec<Box4> =
        words.iter().zip(places).filter(|(word, _)| word.is_significant).map(|(_, place)| around(*place)).collect();
    let mut names = Vec::new();
    let mut n_by_chance = if large.is_empty() { most } else { MOST_BY_CHANCE };
    for i in ranked(words) {
        if names.len() == most {
            break;
        }
        let (word, place) = (&words[i as usize], places[i as usize]);
        if !word.is_significant && n_by_chance == 0 {
            continue;
        }
        let width = text_width(&word.name, size, false);
        let free = tries(place, width, size).into_iter().find(|(bounds, ..)| {
            let is_in = area[0] <= bounds[0] && area[1] <= bounds[1] && bounds[2] <= area[2] && bounds[3] <= area[3];
            is_in && !taken.iter().chain(&large).any(|other| overlap(bounds, other))
        });
        if let Some((bounds, anchor, (x, y))) = free {
            n_by_chance -= usize::from(!word.is_significant);
            taken.push(bounds);
            taken.push(around(place));
            let text = word.name.clone();
            let shape = Shape::Text { x, y, anchor, size, bold: false, serif: true, text };
            names.push(Name { word: i as usize, bounds, shape });
        }
    }
    names
}

/// Right of a dot, left, above and below: the box, and where the text is anchored.
fn tries((x, y): (f64, f64), width: f64, size: f64) -> [(Box4, Anchor, (f64, f64)); 4] {
    let (rise, fall) = (size * 0.72, size * 0.24);
    let beside = y + size * 0.3;
    let (above, below) = (y - AWAY - fall + 1.0, y + AWAY + rise - 1.0);
    let bounds = |left: f64, baseline: f64| [left, baseline - rise, left + width, baseline + fall];
    [
        (bounds(x + AWAY, beside), Anchor::Start, (x + AWAY, beside)),
        (bounds(x - AWAY - width, beside), Anchor::End, (x - AWAY, beside)),
        (bounds(x - width / 2.0, above), Anchor::Middle, (x, above)),
        (bounds(x - width / 2.0, below), Anchor::Middle, (x, below)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn names_never_overlap_and_never_leave_the_frame(
            dots in prop::collection::vec(("[a-zA-Z]{1,14}", 0.0..600.0, 0.0..400.0, -4.0..4.0, any::<bool>()), 0..120),
            most in 1_usize..80,
        ) {
            let area = [10.0, 5.0, 590.0, 395.0];
            let words: Vec<MapWord> = dots.iter().map(|(name, _, _, log_ratio, is_significant)| MapWord {
                name: name.clone(), node: name.clone(), actor: None, counts: [3, 4], n_articles: 2, log_ratio: *log_ratio, smallest_effect: *log_ratio, is_significant: *is_significant,
            }).collect();
            let places: Vec<_> = dots.iter().map(|dot| (dot.1, dot.2)).collect();
            let mut taken = Vec::new();
            let names = place(&words, &places, &mut taken, area, 14.0, most);
            prop_assert!(names.len() <= most && taken.len() == 2 * names.len());
            let boxes: Vec<Box4> = taken.iter().step_by(2).copied().collect();
            for (i, a) in boxes.iter().enumerate() {
                prop_assert!(area[0] <= a[0] && area[1] <= a[1] && a[2] <= area[2] && a[3] <= area[3]);
                prop_assert!(!boxes[i + 1..].iter().any(|b| overlap(a, b)));
            }
            prop_assert!(names.iter().map(|name| name.bounds).eq(boxes.iter().copied()));
            for Name { word, bounds, shape } in &names {
                let Shape::Text { x, anchor, text, .. } = shape else { panic!("{shape:?}") };
                prop_assert_eq!(text, &words[*word].name);
                let left = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - text_width(text, 14.0, false) / 2.0,
                    Anchor::End => x - text_width(text, 14.0, false),
                };
                prop_assert!((left - bounds[0]).abs() < 1e-9, "the box is the text's");
            }
        }
    }
}
