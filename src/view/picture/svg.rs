//! SVG: a picture as a file of its own.

use crate::view::picture::{Anchor, Label, Manner, Mark, Paint, Picture, Shape, framed};

/// The faces of words, whichever a system has.
pub const SERIF: &str = "Charter, 'Iowan Old Style', 'Source Serif 4', Georgia, Cambria, serif";
/// The faces of all else.
pub const SANS: &str = "'Avenir Next', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Roboto, Arial, sans-serif";

/// A length as it is written: a tenth of a px is enough.
pub fn px(length: f64) -> String {
    let tenths = (length * 10.0).round() as i64;
    let (whole, tenth) = (tenths / 10, tenths % 10);
    if tenth == 0 {
        whole.to_string()
    } else {
        let sign = if tenths < 0 && whole == 0 { "-" } else { "" };
        [sign, &whole.to_string(), ".", &tenth.abs().to_string()].concat()
    }
}

/// The path of a shape that is one: lines, or dots as strokes without length, or rings where they are hollow.
pub fn path_data(shape: &Shape, manner: Manner) -> String {
    let mut path = String::new();
    match shape {
        Shape::Path { lines } => {
            for line in lines {
                for (i, point) in line.iter().enumerate() {
                    step(if i == 0 { 'M' } else { 'L' }, *point, &mut path);
                }
            }
        }
        Shape::Dots { points, r } if manner.is_ring() => {
            let (radius, across) = (px(*r), px(2.0 * r));
            let arc = ["a", &radius, " ", &radius, " 0 1 0 0"].concat();
            let ring = [&arc, "-", &across, &arc, " ", &across].concat();
            for (x, y) in points {
                path.push_str(&["M", &px(*x), " ", &px(y + r), &ring].concat());
            }
        }
        Shape::Dots { points, .. } => {
            for point in points {
                step('M', *point, &mut path);
                path.push_str("h0");
            }
        }
        _ => {}
    }
    path
}

/// The dashes and gaps of a paint: "9 3".
pub fn dash_array(paint: Paint) -> String {
    paint.dashes().iter().map(u8::to_string).collect::<Vec<_>>().join(" ")
}

fn step(command: char, (x, y): (f64, f64), path: &mut String) {
    path.push(command);
    path.push_str(&px(x));
    path.push(' ');
    path.push_str(&px(y));
}

/// A picture with its title and caption, as an SVG file.
pub fn svg(picture: &Picture, label: &Label) -> String {
    let picture = framed(picture, label);
    let (width, height) = (px(picture.width), px(picture.height));
    let mut out = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
        &width,
        "\" height=\"",
        &height,
        "\" viewBox=\"0 0 ",
        &width,
        " ",
        &height,
        "\" role=\"img\" font-family=\"",
        SANS,
        "\" style=\"font-variant-numeric: tabular-nums\">\n<title>",
    ]
    .concat();
    escape(&label.title, &mut out);
    out.push_str("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    for mark in &picture.marks {
        write(mark, &mut out);
        out.push('\n');
    }
    out.push_str("</svg>\n");
    out
}

fn attribute(name: &str, value: &str, out: &mut String) {
    for part in [" ", name, "=\"", value, "\""] {
        out.push_str(part);
    }
}

fn lengths(of: &[(&str, f64)], out: &mut String) {
    for (name, length) in of {
        attribute(name, &px(*length), out);
    }
}

fn write(mark: &Mark, out: &mut String) {
    let paint = mark.paint;
    match &mark.shape {
        Shape::Line { from, to } => {
            out.push_str("<line");
            lengths(&[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)], out);
        }
        Shape::Rect { x, y, width, height } => {
            out.push_str("<rect");
            lengths(&[("x", *x), ("y", *y), ("width", *width), ("height", *height)], out);
        }
        Shape::Circle { x, y, r } => {
            out.push_str("<circle");
            lengths(&[("cx", *x), ("cy", *y), ("r", *r)], out);
        }
        Shape::Text { x, y, anchor, size, bold, serif, text } => {
            out.push_str("<text");
            lengths(&[("x", *x), ("y", *y), ("font-size", *size)], out);
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => attribute("text-anchor", "middle", out),
                Anchor::End => attribute("text-anchor", "end", out),
            }
            if *bold {
                attribute("font-weight", "700", out);
            }
            if *serif {
                attribute("font-family", SERIF, out);
            }
            colours(paint, out);
            out.push('>');
            escape(text, out);
            out.push_str("</text>");
            return;
        }
        shape @ Shape::Dots { r, .. } if !paint.manner.is_ring() => {
            out.push_str("<path");
            attribute("d", &path_data(shape, paint.manner), out);
            attribute("fill", "none", out);
            attribute("stroke", paint.role.colour(), out);
            attribute("stroke-width", &px(2.0 * r), out);
            attribute("stroke-linecap", "round", out);
            out.push_str("/>");
            return;
        }
        shape => {
            out.push_str("<path");
            attribute("d", &path_data(shape, paint.manner), out);
            attribute("stroke-linejoin", "round", out);
        }
    }
    colours(paint, out);
    out.push_str("/>");
}

fn colours(paint: Paint, out: &mut String) {
    attribute("fill", paint.fill().map_or("none", crate::view::picture::Role::colour), out);
    if let Some((role, width)) = paint.stroke() {
        attribute("stroke", role.colour(), out);
        attribute("stroke-width", &px(width), out);
    }
    if !paint.dashes().is_empty() {
        attribute("stroke-dasharray", &dash_array(paint), out);
    }
    if paint.manner == Manner::Halo {
        attribute("paint-order", "stroke", out);
    }
}

/// Text as XML has it, without what XML has no place for.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::picture::Role;

    #[test]
    fn lengths_are_short_and_exact_to_a_tenth() {
        assert_eq!([px(0.0), px(12.0), px(-0.26), px(3.04), px(-7.96)], ["0", "12", "-0.3", "3", "-8"]);
    }

    #[test]
    fn hostile_words_are_words_in_a_file() {
        let hostile = "<script>alert(1)</script>\"&\u{1}";
        let mut picture = Picture { height: 40.0, ..Picture::new(600.0) };
        picture.write((0.0, 20.0), Anchor::End, 12.0, hostile.into(), Role::Target);
        let file = svg(&picture, &Label { title: hostile.into(), lines: vec![hostile.into()] });
        assert!(!file.contains("<script") && !file.contains('\u{1}'));
        assert_eq!(file.matches("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp; ").count(), 4, "{file}");
        assert_eq!(file.matches('<').count(), file.matches('>').count());
        assert!(file.contains("fill=\"#ae2f19\"") && file.contains("text-anchor=\"end\""));
    }

    #[test]
    fn many_dots_are_one_path() {
        let dots = Shape::Dots { points: vec![(1.0, 2.0), (3.5, 4.0)], r: 2.0 };
        assert_eq!(path_data(&dots, Manner::Solid), "M1 2h0M3.5 4h0");
        assert_eq!(path_data(&dots, Manner::Hollow).matches("a2 2 0 1 0 0-4").count(), 2);
        let gaps = Shape::Path { lines: vec![vec![(0.0, 0.0), (1.0, 1.0)], vec![(3.0, 1.0), (4.0, 0.0)]] };
        assert_eq!(path_data(&gaps, Manner::Thick), "M0 0L1 1M3 1L4 0");
    }
}
