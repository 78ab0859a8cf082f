//! The one grammar of marks, in every picture: hue is the side, filled is reliable, hollow may be chance. What is not reliable is quieter.
//!
//! Tables keep it too: `data-side` and `data-reliable` of a row, in `styles/marks.css`. `words::pictures::mark_key` says it.

use crate::view::picture::{Manner, Paint, Role};

/// A side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What is compared.
    Target,
    /// With what.
    Reference,
}

impl Side {
    /// The side on which a word with this Log Ratio is more frequent.
    pub fn of(log_ratio: f64) -> Self {
        if log_ratio < 0.0 { Self::Reference } else { Self::Target }
    }

    /// Its colour.
    pub const fn role(self) -> Role {
        match self {
            Self::Target => Role::Target,
            Self::Reference => Role::Reference,
        }
    }

    /// As the style sheet knows it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Reference => "reference",
        }
    }
}

/// How what belongs to one word is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marking {
    /// Its dot.
    pub dot: Paint,
    /// The line of its interval.
    pub line: Paint,
    /// Its name.
    pub name: Paint,
}

/// The marking of a word that is more frequent on a side, reliably or not.
pub const fn marking(side: Side, is_reliable: bool) -> Marking {
    let role = side.role();
    Marking {
        dot: role.filled(is_reliable),
        line: if is_reliable { role.thick() } else { role.thin() },
        name: if is_reliable { Role::Ink.solid() } else { Role::Quiet.solid() },
    }
}

/// The dot of a word among hundreds: as [`marking`], with a thinner outline.
pub const fn small_dot(side: Side, is_reliable: bool) -> Paint {
    side.role().in_manner(if is_reliable { Manner::Solid } else { Manner::Faint })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hue_is_the_side_and_filled_is_reliable() {
        for side in [Side::Target, Side::Reference] {
            for is_reliable in [true, false] {
                let Marking { dot, line, name } = marking(side, is_reliable);
                for dot in [dot, small_dot(side, is_reliable)] {
                    assert_eq!((dot.role, dot.fill() == Some(side.role())), (side.role(), is_reliable));
                }
                assert_eq!((line.role, line.stroke().map(|stroke| stroke.1 > 1.0)), (side.role(), Some(is_reliable)));
                assert_eq!(name.role == Role::Ink, is_reliable);
            }
        }
        assert_eq!([Side::of(0.1), Side::of(-0.1)], [Side::Target, Side::Reference]);
    }
}
