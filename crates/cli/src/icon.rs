//! Icon: the page's icon, which is an SVG of right angles, as PNG files for systems that install pages and draw no SVG.

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

/// The width and height of the SVG.
const UNITS: f64 = 32.0;

/// Paper, behind an icon that must not be transparent.
const PAPER: [u8; 3] = [0xfb, 0xf7, 0xef];

/// What is behind the icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Nothing.
    None,
    /// Paper with a narrow margin.
    Narrow,
    /// Paper with so much margin that the icon fits into the circle of four fifths of the width that systems cut out.
    Wide,
}

/// A rectangle in a colour, in units of the SVG.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Shape {
    x: [f64; 2],
    y: [f64; 2],
    colour: [u8; 3],
}

/// The rectangles of an SVG whose paths have right angles only, in their order.
pub(crate) fn shapes(svg: &str) -> Vec<Shape> {
    let paths = svg.split("<path ").skip(1).filter_map(|rest| rest.split_once('>')).map(|(path, _)| path);
    paths.flat_map(shapes_of).collect()
}

/// The rectangles of a path: what it fills, then its lines.
fn shapes_of(path: &str) -> Vec<Shape> {
    let colour_of = |name| attribute(path, name).and_then(colour);
    let half = attribute(path, "stroke-width").and_then(|width| width.parse::<f64>().ok()).unwrap_or(1.0) / 2.0;
    let mut shapes = Vec::new();
    for line in lines(attribute(path, "d").unwrap_or_default()) {
        let (points, is_closed) = line;
        let range = |of: fn(&[f64; 2]) -> f64| {
            let values = points.iter().map(of);
            [values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max)]
        };
        if let Some(colour) = colour_of("fill").filter(|_| is_closed) {
            shapes.push(Shape { x: range(|p| p[0]), y: range(|p| p[1]), colour });
        }
        let Some(colour) = colour_of("stroke") else { continue };
        for pair in points.windows(2) {
            let along = |of: usize| {
                let (from, to) = (pair[0][of].min(pair[1][of]), pair[0][of].max(pair[1][of]));
                // A line is as wide as its stroke, and longer only where it meets another.
                if is_closed || from.total_cmp(&to).is_eq() { [from - half, to + half] } else { [from, to] }
            };
            shapes.push(Shape { x: along(0), y: along(1), colour });
        }
    }
    shapes
}

/// The lines of a path, each with whether it is closed.
fn lines(path: &str) -> Vec<(Vec<[f64; 2]>, bool)> {
    let mut lines: Vec<(Vec<[f64; 2]>, bool)> = Vec::new();
    let mut rest = path;
    while let Some(command) = rest.chars().next() {
        let end = rest[1..].find(|c: char| c.is_ascii_alphabetic()).map_or(rest.len(), |at| at + 1);
        let mut numbers = rest[1..end].split_ascii_whitespace().filter_map(|number| number.parse::<f64>().ok());
        let mut number = || numbers.next().unwrap_or_default();
        let at = lines.last().and_then(|(points, _)| points.last()).copied().unwrap_or_default();
        let to = match command {
            'h' => Some([at[0] + number(), at[1]]),
            'H' => Some([number(), at[1]]),
            'v' => Some([at[0], at[1] + number()]),
            'V' => Some([at[0], number()]),
            _ => None,
        };
        match (command, lines.last_mut()) {
            ('M', _) => lines.push((vec![[number(), number()]], false)),
            ('z' | 'Z', Some((points, is_closed))) => {
                points.extend(points.first().copied());
                *is_closed = true;
            }
            (_, Some((points, _))) => points.extend(to),
            _ => {}
        }
        rest = &rest[end..];
    }
    lines
}

/// The value of an attribute in single quotation marks.
fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let tag = tag.strip_prefix(name).or_else(|| Some(tag.split_once(&format!(" {name}="))?.1))?;
    tag.trim_start_matches('=').strip_prefix('\'')?.split('\'').next()
}

/// A colour such as `#f6f1e7`.
fn colour(text: &str) -> Option<[u8; 3]> {
    let [_, red, green, blue] = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

/// The icon as a PNG file of so many pixels a side.
pub(crate) fn png(shapes: &[Shape], pixels: u32, ground: Ground) -> Vec<u8> {
    let side = f64::from(pixels);
    let scale = match ground {
        Ground::None => 1.0,
        Ground::Narrow => 0.85,
        Ground::Wide => 0.62,
    };
    let place = |units: f64| (units - UNITS / 2.0) / UNITS * side * scale + side / 2.0;
    // How much of a pixel lies between two places.
    let share = |[from, to]: [f64; 2], at: u32| {
        let at = f64::from(at);
        (place(to).min(at + 1.0) - place(from).max(at)).clamp(0.0, 1.0)
    };
    let mut rows = Vec::new();
    for y in 0..pixels {
        // No filter.
        rows.push(0);
        for x in 0..pixels {
            let (mut mixed, mut alpha) = match ground {
                Ground::None => ([0.0; 3], 0.0),
                Ground::Narrow | Ground::Wide => (PAPER.map(f64::from), 1.0),
            };
            for shape in shapes {
                let part = share(shape.x, x) * share(shape.y, y);
                if part <= 0.0 {
                    continue;
                }
                let behind = alpha * (1.0 - part);
                alpha = part + behind;
                for (mixed, colour) in mixed.iter_mut().zip(shape.colour) {
                    *mixed = (f64::from(colour) * part + *mixed * behind) / alpha;
                }
            }
            rows.extend(mixed.map(byte));
            rows.push(byte(alpha * 255.0));
        }
    }
    let mut head = [pixels.to_be_bytes(), pixels.to_be_bytes()].concat();
    // Eight bits of each of red, green, blue and alpha.
    head.extend([8, 6, 0, 0, 0]);
    let chunks = [chunk(*b"IHDR", &head), chunk(*b"IDAT", &packed(&rows)), chunk(*b"IEND", &[])];
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunks.concat()].concat()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap_or_default();
    let named = [&kind, data].concat();
    let mut crc = Crc::new();
    crc.update(&named);
    [&length.to_be_bytes(), &*named, &crc.sum().to_be_bytes()].concat()
}

fn packed(rows: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // A vector takes everything.
    let _ = encoder.write_all(rows);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::ZlibDecoder;
    use std::io::Read;

    const SVG: &str = "<svg viewBox='0 0 32 32'><path fill='#f6f1e7' stroke='#211d18' stroke-width='2' d='M5 2h22v28H5z'/>\
        <path fill='#b8321f' d='M9 6h14v4H9z'/><path stroke='#211d18' stroke-width='2' d='M9 14h6M9 18h6'/></svg>";

    /// The colour and opacity at a place, in units of the SVG.
    fn pixel(png: &[u8], pixels: usize, x: usize, y: usize) -> [u8; 4] {
        let start = png.windows(4).position(|window| window == b"IDAT").unwrap();
        let mut rows = Vec::new();
        ZlibDecoder::new(&png[start + 4..]).read_to_end(&mut rows).unwrap();
        assert_eq!(rows.len(), pixels * (pixels * 4 + 1));
        let at = y * pixels / 32 * (pixels * 4 + 1) + 1 + x * pixels / 32 * 4;
        rows[at..at + 4].try_into().unwrap()
    }

    #[test]
    fn a_picture_has_its_size_and_the_colours_of_the_svg_in_their_places() {
        let shapes = shapes(SVG);
        for pixels in [192, 512] {
            let png = png(&shapes, pixels, Ground::None);
            assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
            assert_eq!(png[16..24], [pixels.to_be_bytes(), pixels.to_be_bytes()].concat());
            let pixel = |x, y| pixel(&png, pixels as usize, x, y);
            assert_eq!(pixel(1, 1)[3], 0, "nothing beside the paper");
            assert_eq!(pixel(4, 1), [0x21, 0x1d, 0x18, 255], "its corner");
            assert_eq!(pixel(26, 30), [0x21, 0x1d, 0x18, 255], "the opposite corner");
            assert_eq!(pixel(7, 4), [0xf6, 0xf1, 0xe7, 255], "the paper");
            assert_eq!(pixel(22, 9), [0xb8, 0x32, 0x1f, 255], "the band");
            assert_eq!(pixel(14, 14), [0x21, 0x1d, 0x18, 255], "a line");
            assert_eq!(pixel(15, 14), [0xf6, 0xf1, 0xe7, 255], "behind its end");
        }
    }

    #[test]
    fn with_a_ground_nothing_is_transparent() {
        let png = png(&shapes(SVG), 180, Ground::Narrow);
        assert_eq!(pixel(&png, 180, 0, 0), [0xfb, 0xf7, 0xef, 255]);
        assert_eq!(pixel(&png, 180, 31, 31), [0xfb, 0xf7, 0xef, 255]);
    }
}
