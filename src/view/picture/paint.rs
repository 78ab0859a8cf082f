//! Paint: which colour a mark has, by its role, and how it is put on.

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Text and data.
    Ink,
    /// Notes and numbers beside them.
    Quiet,
    /// Lines of a scale, or between parts.
    Rule,
    /// Areas behind data.
    Tint,
    /// The target.
    Target,
    /// The reference.
    Reference,
    /// The background.
    Paper,
    /// One of up to six lines of a trend, from 0.
    Series(usize),
}

/// How a colour is put on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Filled.
    Solid,
    /// A thin line.
    Thin,
    /// A line twice as thick.
    Thick,
    /// A thin line of points.
    Dashed,
    /// A thick line in one of the patterns of a trend, from 0, which is without gaps.
    Line(usize),
    /// An outline around paper.
    Hollow,
    /// A thin outline around paper.
    Faint,
    /// Text that keeps a little paper around it.
    Halo,
}

impl Manner {
    /// Whether a dot in it is a ring.
    pub const fn is_ring(self) -> bool {
        matches!(self, Self::Hollow | Self::Faint)
    }
}

/// How a mark is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// With what.
    pub role: Role,
    /// In what manner.
    pub manner: Manner,
}

impl Paint {
    /// What the mark is filled with.
    pub fn fill(self) -> Option<Role> {
        match self.manner {
            Manner::Solid | Manner::Halo => Some(self.role),
            Manner::Hollow | Manner::Faint => Some(Role::Paper),
            _ => None,
        }
    }

    /// What its outline is drawn with, and how thick.
    pub fn stroke(self) -> Option<(Role, f64)> {
        match self.manner {
            Manner::Solid => None,
            Manner::Thin | Manner::Dashed | Manner::Faint => Some((self.role, 1.0)),
            Manner::Thick => Some((self.role, 2.0)),
            Manner::Line(_) => Some((self.role, 1.8)),
            Manner::Hollow => Some((self.role, 1.6)),
            Manner::Halo => Some((Role::Paper, 3.0)),
        }
    }

    /// The lengths of its dashes and gaps by turns, in px; none where its outline has no gaps.
    pub fn dashes(self) -> &'static [u8] {
        match self.manner {
            Manner::Dashed => &[2, 3],
            Manner::Line(number) => PATTERNS.get(number).copied().unwrap_or_default(),
            _ => &[],
        }
    }
}

/// The patterns of lines.
const PATTERNS: [&[u8]; 6] = [&[], &[9, 3], &[2, 2], &[9, 3, 2, 3], &[5, 2], &[14, 3, 2, 2, 2, 3]];
/// The colours of lines in files.
const SERIES: [&str; 6] = ["#1f1b16", "#ae2f19", "#1f4e7d", "#3d6b2f", "#7a3b86", "#8a5a00"];

impl Role {
    /// In a manner.
    pub const fn in_manner(self, manner: Manner) -> Paint {
        Paint { role: self, manner }
    }

    /// Filled.
    pub const fn solid(self) -> Paint {
        self.in_manner(Manner::Solid)
    }

    /// As a thin line.
    pub const fn thin(self) -> Paint {
        self.in_manner(Manner::Thin)
    }

    /// As a thick line.
    pub const fn thick(self) -> Paint {
        self.in_manner(Manner::Thick)
    }

    /// Filled, or as an outline.
    pub const fn filled(self, is_filled: bool) -> Paint {
        self.in_manner(if is_filled { Manner::Solid } else { Manner::Hollow })
    }

    /// The colour in files: the day's, on white.
    pub const fn colour(self) -> &'static str {
        match self {
            Self::Ink => "#1f1b16",
            Self::Quiet => "#62594c",
            Self::Rule => "#d6cab3",
            Self::Tint => "#e8dfcc",
            Self::Target => "#ae2f19",
            Self::Reference => "#1f4e7d",
            Self::Paper => "#ffffff",
            Self::Series(number) => SERIES[if number < SERIES.len() { number } else { 0 }],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_of_files_are_those_of_the_day() {
        let tokens = include_str!("../../../styles/tokens.css");
        let value = |name: &str| {
            let (_, rest) = tokens.split_once(&format!("{name}: ")).unwrap();
            rest.split(';').next().unwrap().to_owned()
        };
        for (role, name) in [
            (Role::Ink, "--ink"),
            (Role::Quiet, "--quiet"),
            (Role::Rule, "--rule"),
            (Role::Tint, "--tint"),
            (Role::Target, "--target"),
            (Role::Reference, "--reference"),
            (Role::Series(0), "--series-1"),
            (Role::Series(1), "--series-2"),
            (Role::Series(2), "--series-3"),
            (Role::Series(3), "--series-4"),
            (Role::Series(4), "--series-5"),
            (Role::Series(5), "--series-6"),
        ] {
            let primitive = value(&format!("    {name}"));
            let primitive = primitive.trim_start_matches("var(").trim_end_matches(')');
            assert_eq!(role.colour(), value(primitive), "{name}");
        }
    }
}
