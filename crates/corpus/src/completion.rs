//! Completion: what makes a corpus of articles once their words are counted, in short steps.

use crate::form_counts::FormCounts;
use crate::mentions::Seeking;
use crate::phrases::Ground;
use crate::{Articles, Breaks, Forms, Lexicon, Mentions, Position, Spacing};
use model::{Actor, Head, Topic};

/// How many positions a step looks at: a few milliseconds of a browser's time.
const AT_ONCE: Position = 1 << 18;

/// How far the work has come that follows the last article.
#[derive(Debug)]
pub(super) enum Completion {
    /// The words are counted.
    Counting(FormCounts),
    /// The names of actors are looked for.
    Naming(Seeking),
    /// The phrases of topics are looked for.
    Mentioning(Mentions, Seeking),
}

impl Default for Completion {
    fn default() -> Self {
        Self::Counting(FormCounts::default())
    }
}

/// The columns that the work is done on.
pub(super) struct Columns<'a> {
    pub(super) head: &'a Head,
    pub(super) articles: &'a Articles,
    pub(super) lexicon: &'a mut Lexicon,
    pub(super) forms: &'a mut Forms,
    pub(super) breaks: &'a mut Breaks,
    pub(super) spacing: &'a mut Spacing,
}

impl Completion {
    /// Does the next step. Returns what comes after it, and whether there is anything left to do.
    pub(super) fn step(self, columns: Columns<'_>) -> (Self, bool) {
        let Columns { head, articles, lexicon, forms, breaks, spacing } = columns;
        let (named, mentioned) = sought(head, articles);
        let next = match self {
            Self::Counting(mut form_counts) => {
                if form_counts.step(forms, lexicon.n_forms(), AT_ONCE) {
                    Self::Counting(form_counts)
                } else {
                    breaks.paragraph(forms.len());
                    lexicon.finish(form_counts.without(forms, articles.not_by_one()));
                    forms.shrink_to_fit();
                    spacing.shrink();
                    Self::Naming(Seeking::of_actors(lexicon, named))
                }
            }
            Self::Naming(mut seeking) => {
                let ground = Ground { forms, lexicon, paragraphs: breaks.paragraphs() };
                if seeking.step(ground, AT_ONCE) {
                    Self::Naming(seeking)
                } else {
                    let actors = seeking.finish(ground, articles.starts());
                    Self::Mentioning(actors, Seeking::of_topics(lexicon, mentioned))
                }
            }
            Self::Mentioning(actors, mut seeking) => {
                let ground = Ground { forms, lexicon, paragraphs: breaks.paragraphs() };
                let is_more = seeking.step(ground, AT_ONCE);
                return (Self::Mentioning(actors, seeking), is_more);
            }
        };
        (next, true)
    }

    /// What came of all steps: who and what is mentioned. `starts` are the first positions of the articles.
    pub(super) fn done(self, ground: Ground<'_>, starts: &[Position]) -> (Mentions, Mentions) {
        match self {
            Self::Mentioning(actors, seeking) => (actors, seeking.finish(ground, starts)),
            Self::Counting(_) | Self::Naming(_) => Default::default(),
        }
    }
}

/// The actors and topics that are looked for: none where articles are added up, since sums of words do not tell those of names.
pub(super) fn sought<'a>(head: &'a Head, articles: &Articles) -> (&'a [Actor], &'a [Topic]) {
    if articles.has_cells() { (&[], &[]) } else { (&head.actors, &head.topics) }
}
