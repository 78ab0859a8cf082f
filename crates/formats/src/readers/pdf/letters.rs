//! Letters: what is written on a page, letter by letter, with its place.

use super::limits::{MOST_LETTERS, MOST_ON_PAGE, MOST_STEPS};
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, interpret_page,
};
use std::collections::BTreeSet;
use std::panic::resume_unwind;
use unicode_normalization::UnicodeNormalization;

/// A letter, or several that are one sign. Lengths are in points; y counts from the top of the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    /// Where it begins.
    pub x: f64,
    /// The line that it stands on.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// The size of its font.
    pub size: f64,
    /// What it is.
    pub text: String,
}

/// What is on a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its height in points.
    pub height: f64,
    /// The letters that run as most of the page's do, turned upright.
    pub letters: Vec<Letter>,
    /// What runs across, such as a mark over the page.
    pub across: String,
    /// How many letters its fonts give no meaning.
    pub n_unknown: usize,
}

/// That a file draws more than is read.
#[derive(Debug)]
pub(super) struct TooMuch;

/// The letters of each page, or [`TooMuch`].
pub(super) fn sheets(pdf: &Pdf) -> Vec<Sheet> {
    let cache = InterpreterCache::new();
    let mut left = Left { letters: MOST_LETTERS, steps: MOST_STEPS };
    pdf.pages().iter().map(|page| sheet(pdf, page, &cache, &mut left)).collect()
}

fn sheet<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>, left: &mut Left) -> Sheet {
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let (width, height) = page.render_dimensions();
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let bounds = Rect::new(0.0, 0.0, width.into(), height.into());
    let mut context = Context::new(transform, bounds, cache, pdf.xref(), settings);
    let mut taker = Taker { turned: Default::default(), slanted: String::new(), n_unknown: 0, n: 0, left };
    interpret_page(page, &mut context, &mut taker);
    let Taker { turned, slanted, n_unknown, .. } = taker;
    let most = (0..4).max_by_key(|turn| (turned.get(*turn).map_or(0, Vec::len), 4 - turn)).unwrap_or_default();
    let mut sheet = Sheet { height: height.into(), n_unknown, ..Sheet::default() };
    if most % 2 == 1 {
        sheet.height = width.into();
    }
    for (turn, letters) in turned.into_iter().enumerate() {
        let letters = once(letters);
        if turn == most {
            sheet.letters = letters;
        } else {
            sheet.across.extend(letters.into_iter().map(|letter| letter.text));
        }
    }
    sheet.across.push_str(&slanted);
    sheet
}

/// How many steps it is worth when a form begins, which may hold the next one many times.
const STEPS_OF_FORM: usize = 64;

/// How many places there are for a letter in the size of its font, each way.
const NEAR: f64 = 12.0;

/// Letters that are drawn twice on one place, to look bold or to have an outline, are one.
fn once(mut letters: Vec<Letter>) -> Vec<Letter> {
    let mut seen = BTreeSet::new();
    letters.retain(|letter| {
        let near = |value: f64| (value * NEAR / letter.size.max(1.0)).round() as i64;
        let (x, y) = (near(letter.x), near(letter.y));
        // What is near may have been rounded the other way.
        let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
        if around.into_iter().any(|(x, y)| seen.contains(&(x, y, letter.text.clone()))) {
            return false;
        }
        seen.insert((x, y, letter.text.clone()))
    });
    letters
}

/// What may still be taken.
struct Left {
    letters: usize,
    steps: usize,
}

/// Takes the letters of a page as they are drawn.
struct Taker<'a> {
    /// By how often the line is turned by a right angle.
    turned: [Vec<Letter>; 4],
    slanted: String,
    n_unknown: usize,
    n: usize,
    left: &'a mut Left,
}

impl Taker<'_> {
    /// Counts steps. Where there are too many, nothing but a jump out of the library ends it.
    fn step(&mut self, n: usize) {
        match self.left.steps.checked_sub(n) {
            Some(left) => self.left.steps = left,
            None => resume_unwind(Box::new(TooMuch)),
        }
    }

    fn take(&mut self, glyph: &Glyph<'_>, place: Affine) {
        self.step(1);
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => {
                self.n_unknown += 1;
                char::REPLACEMENT_CHARACTER.to_string()
            }
        };
        let text: String = plain(&text);
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        let at = place * Point::ZERO;
        let along = place * Point::new(advance.unwrap_or(500.0).into(), 0.0) - at;
        let em = place * Point::new(1000.0, 0.0) - at;
        let up = place * Point::new(0.0, 1000.0) - at;
        let size = up.hypot();
        let is_shown = [at.x, at.y, along.x, along.y, size].iter().all(|n| n.is_finite() && n.abs() < 1e6);
        if text.is_empty() || !is_shown || size < 0.1 {
            return;
        }
        if self.n >= MOST_ON_PAGE || self.left.letters == 0 {
            resume_unwind(Box::new(TooMuch));
        }
        self.n += 1;
        self.left.letters -= 1;
        // How often the line is turned: 0 runs to the right, 1 down, 2 to the left, 3 up.
        let angle = em.y.atan2(em.x) / std::f64::consts::FRAC_PI_2;
        let turn = angle.round();
        if (angle - turn).abs() > 0.1 {
            self.slanted.push_str(&text);
            return;
        }
        let turn = (turn as i64).rem_euclid(4) as usize;
        let (x, y) = match turn {
            0 => (at.x, at.y),
            1 => (at.y, -at.x),
            2 => (-at.x, -at.y),
            _ => (-at.y, at.x),
        };
        if let Some(letters) = self.turned.get_mut(turn) {
            letters.push(Letter { x, y, width: along.hypot(), size, text });
        }
    }
}

/// A sign as texts have it: no ligatures, no forms that Arabic letters take beside one another, nothing that is not written.
fn plain(text: &str) -> String {
    let is_form = |c: char| matches!(c, '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    let text: String = if text.contains(is_form) { text.nfkc().collect() } else { text.to_owned() };
    let text = text.replace(['\t', '\n', '\r', '\u{a0}', '\u{2002}', '\u{2003}', '\u{2009}'], " ");
    text.chars().filter(|c| !c.is_control() && *c != '\u{feff}').collect()
}

impl<'a> Device<'a> for Taker<'_> {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.step(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step(STEPS_OF_FORM);
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.step(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step(STEPS_OF_FORM);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.take(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.step(1);
    }

    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {
        self.step(1);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_letters() {
        assert_eq!(plain("ﬁ"), "fi");
        assert_eq!(plain("ﺪ"), "د");
        assert_eq!(plain("a\u{0}\u{a0}b½"), "a b½");
    }

    #[test]
    fn a_letter_that_is_drawn_twice_is_one() {
        let letter = |x: f64| Letter { x, y: 10.0, width: 5.0, size: 10.0, text: "l".to_owned() };
        assert_eq!(once(vec![letter(0.0), letter(0.5), letter(2.2)]).len(), 2);
    }
}
