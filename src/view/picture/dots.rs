//! The picture of a comparison: the words that lead on either side, each a dot with its interval.

use crate::view::picture::across::{self, Across, Columns, widths};
use crate::view::picture::ends::Ends;
use crate::view::picture::mark::Side;
use crate::view::picture::{Label, Picture, Role, Spot};
use crate::view::scale::Scale;
use crate::view::wording;
use reports::keyness::Comparison;
use reports::word_row::WordRow;

/// Wider it does not get: an eye would lose the row between word and dot.
const WIDEST: f64 = 928.0;
/// Narrower than this is a phone.
pub(super) const NARROW: f64 = 520.0;
const TOP: f64 = 42.0;

/// The picture. Spots count through the target's words, then the reference's.
pub fn draw(report: &Comparison, width: f64) -> Picture {
    let mut picture = Picture::new(width.min(WIDEST));
    let width = picture.width;
    let is_narrow = width < NARROW;
    let (word_size, count_size, height, gap) =
        if is_narrow { (15.0, 12.0, 31.0, 9.0) } else { (17.0, 13.0, 27.0, 16.0) };
    let sides = [wording::side(&report.target), wording::side(&report.reference)];
    let rows = || report.leading.iter().flatten();
    let [word, left, right] = widths(rows(), word_size, count_size);
    let words = across::CROSS + word.clamp(70.0, if is_narrow { width * 0.3 } else { 200.0 });
    let scale = Scale::holding(rows().map(WordRow::log_ratio));
    let colon = width - right - 0.3 * count_size;
    let counts = colon - left - 0.7 * count_size;
    let across = Across { low: -scale.doublings, high: scale.doublings, left: words + gap, right: counts - gap };
    let columns = Columns { start: across::CROSS, words, word_size, across, colon, count_size };

    let n_sides = report.leading.iter().filter(|side| !side.is_empty()).count();
    let between = if n_sides == 2 { 17.0 } else { 0.0 };
    // Which way is which side, over the scale.
    let [from, to] = if is_narrow { [0.0, width] } else { [across.left, across.right] };
    let (left, right) = (words::pictures::more_left(sides[1]), words::pictures::more_right(sides[0]));
    let ends = Ends::of([&left, &right], 13.0, true, to - from);
    ends.write(&mut picture, [from, to], 12.0, [Role::Reference, Role::Target]);
    let top = TOP + ends.more_height();
    picture.height = top + 4.0 + height * rows().count() as f64 + between + 4.0;
    let bottom = picture.height;
    across.draw(&mut picture, &scale.ticks(), 12.0, [top, bottom]);

    let mut y = top + 4.0;
    let mut of = 0;
    for (side, of_side) in [Side::Target, Side::Reference].into_iter().enumerate() {
        if side == 1 && n_sides == 2 {
            picture.line((0.0, y + between / 2.0), (width, y + between / 2.0), Role::Rule.thin());
            y += between;
        }
        for row in &report.leading[side] {
            across::draw(&mut picture, &columns, row, y + height / 2.0, of_side);
            picture.spots.push(Spot { x: 0.0, y, width, height, label: wording::word_line(row, sides), of });
            y += height;
            of += 1;
        }
    }
    picture
}

/// Its title and caption.
pub fn label(report: &Comparison) -> Label {
    let title = words::pictures::comparison(wording::side(&report.target), wording::side(&report.reference));
    Label { title, lines: wording::dots_caption(report) }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::view::picture::tests::{NAMES, assert_inside, check_frame, check_room, circles, texts};
    use crate::view::picture::{Manner, Mark, Shape};
    use measures::compared_word::ComparedWord;
    use measures::pair::Pair;
    use reports::outlets::OutletSize;
    use reports::repetition::Repetition;
    use reports::word_row::Basis;

    pub(crate) fn size(name: &str, n_articles: u32, n_tokens: u64) -> OutletSize {
        OutletSize { name: name.into(), n_articles, n_tokens, ..OutletSize::default() }
    }

    /// A word on sides of such sizes that its Log Ratio is this.
    pub(crate) fn word(name: &str, counts: [u64; 2], log_ratio: f64, half: f64) -> WordRow {
        let [a, b] = counts.map(|n| (n as f64).max(0.5));
        let (target_tokens, [target_count, reference_count]) = (1_000_000_000_u64, counts);
        let reference_tokens = (target_tokens as f64 * log_ratio.exp2() * b / a).round() as u64;
        let pair = Pair { target_count, reference_count, target_tokens, reference_tokens };
        let word = ComparedWord {
            interval: Some([log_ratio - half, log_ratio + half]),
            p_adjusted: Some(0.01),
            smallest_effect: log_ratio / 2.0,
            ..ComparedWord::new(pair, 2)
        };
        let name = name.to_owned();
        WordRow { node: name.clone(), name, actor: None, n_articles: [3, 2], word, dispersion: None }
    }

    fn comparison(leading: [Vec<WordRow>; 2]) -> Comparison {
        Comparison {
            n_shared: 0,
            target: size("The Post", 3, 1000),
            reference: size("", 7, 2000),
            outlets: Vec::new(),
            basis: Basis::Articles,
            min_articles: 2,
            n_words: 40,
            n_significant: 1,
            n_hidden: [1, 2, 3],
            rows: Vec::new(),
            leading,
            repetition: Repetition::default(),
        }
    }

    #[test]
    fn each_dot_stands_at_its_log_ratio_and_each_row_says_so() {
        let mut by_chance = word("deal", [12, 4], 1.2, 0.5);
        by_chance.word.p_adjusted = Some(0.4);
        let report =
            comparison([vec![word("truce", [30, 1], 3.0, 1.0), by_chance], vec![word("talks", [2, 1_400], -2.5, 1.0)]]);
        for width in [960.0, 700.0, 360.0, 280.0] {
            let picture = draw(&report, width);
            assert_inside(&picture);
            let dots = circles(&picture);
            let scale = Scale::holding([3.0, 1.2, -2.5]);
            let zero = dots[1].0 - (dots[0].0 - dots[1].0) / 1.8 * 1.2;
            let per_doubling = (dots[0].0 - zero) / 3.0;
            assert!((dots[2].0 - (zero - 2.5 * per_doubling)).abs() < 1e-6, "one scale holds all");
            let at = |ratio: f64| zero + (scale.place(ratio) - 50.0) / 50.0 * scale.doublings * per_doubling;
            assert!((dots[0].0 - at(3.0)).abs() < 1e-6 && (dots[2].0 - at(-2.5)).abs() < 1e-6);
            assert_eq!(
                dots.iter().map(|dot| dot.2.manner).collect::<Vec<_>>(),
                [Manner::Solid, Manner::Hollow, Manner::Solid]
            );
            assert_eq!(picture.spots.iter().map(|spot| spot.of).collect::<Vec<_>>(), [0, 1, 2]);
            assert!(
                picture.spots.windows(2).all(|pair| pair[0].y + pair[0].height <= pair[1].y + 1e-9),
                "rows do not overlap"
            );
            assert!(picture.spots[0].label.contains("8.0 times as often in The Post; 30 in The Post, 1 in the others"));
            assert!(texts(&picture).contains(&"equal") && texts(&picture).contains(&"1,400"));
        }
    }

    #[test]
    fn what_leaves_the_scale_ends_in_an_arrow() {
        let report = comparison([
            vec![word("only", [30, 0], 12.0, 4.0)],
            vec![word(
                "<script>x</script> and more of it than fits into two lines of the widest picture that there is",
                [0, 9],
                -7.5,
                3.0,
            )],
        ]);
        for width in [900.0, 340.0] {
            let picture = draw(&report, width);
            assert_inside(&picture);
            let heads =
                picture.marks.iter().filter(|mark| matches!(mark, Mark { shape: Shape::Path { .. }, .. })).count();
            assert_eq!(heads, 2);
            let texts = texts(&picture);
            let at = texts.iter().position(|text| text.starts_with("<scri")).unwrap();
            assert!(texts[at].ends_with('…') || texts[at + 1].ends_with('…'), "text is text, cut to fit");
        }
    }

    #[test]
    fn labels_of_any_length_have_room() {
        let report = comparison([vec![word("truce", [30, 1], 3.0, 1.0)], vec![word("talks", [2, 1_400], -2.5, 1.0)]]);
        check_room(|width| draw(&report, width), &[960.0, 700.0, 520.0, 360.0, 280.0]);
        let mut report = report;
        report.target.name = "An outlet whose name is longer than half of any scale".into();
        check_room(|width| draw(&report, width), &[960.0, 520.0, 360.0]);
    }

    #[test]
    fn nothing_to_show_is_a_small_picture() {
        let picture = draw(&comparison([Vec::new(), Vec::new()]), 500.0);
        assert_inside(&picture);
        assert!(picture.spots.is_empty() && picture.height < 60.0);
    }

    #[test]
    fn no_name_leaves_the_frame() {
        for name in NAMES {
            let mut report =
                comparison([vec![word(name, [30_000, 1], 3.0, 1.0)], vec![word(name, [2, 1_400], -9.5, 4.0)]]);
            (report.target.name, report.reference.name) = (name.into(), name.into());
            check_frame(|width| draw(&report, width), &label(&report));
        }
    }
}
