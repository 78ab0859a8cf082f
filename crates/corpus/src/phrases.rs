//! Phrases: many patterns, found together in one pass over the tokens.
//!
//! Names and topics are thousands of phrases. To look each up in the index and to sort what was found takes three times as long, and cannot be
//! interrupted.

use crate::articles::Walk;
use crate::pattern::{Case, Firsts, Pattern, Span};
use crate::rows::Rows;
use crate::{FormId, Forms, Lexicon, Position};
use fixedbitset::FixedBitSet;

/// The parts of a corpus that are read to find phrases.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'a> {
    pub(super) forms: &'a Forms,
    pub(super) lexicon: &'a Lexicon,
    /// Where paragraphs begin.
    pub(super) paragraphs: &'a [Position],
}

/// Patterns in the order of a list, and how far they have been looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    all: Vec<Phrase>,
    /// The phrases that may begin with each form.
    of_form: Rows,
    /// The forms that any may begin with: so few bits that a processor has them at hand, and nearly all words end there.
    beginnings: FixedBitSet,
    /// From which position on the phrases of each group are looked for.
    free_from: Vec<Position>,
    at: Position,
}

#[derive(Clone, Debug)]
struct Phrase {
    pattern: Pattern,
    /// What it competes with. Groups ascend along the list.
    group: u32,
    label: Option<u32>,
    /// Which form follows its first word, where only one can: most other candidates end there.
    second: Option<FormId>,
}

impl Phrases {
    /// Prepares phrases, each with its group and its label. Those that the corpus cannot have are left out.
    ///
    /// Phrases of one group compete: where they overlap, the one that begins first wins, then the longest, then the first of the list. Groups
    /// are numbered from 0 and ascend along the list.
    pub(super) fn of<'a>(lexicon: &Lexicon, phrases: impl IntoIterator<Item = (&'a str, u32, Option<u32>)>) -> Self {
        let mut all = Vec::new();
        let (mut of_forms, mut of_types) = (Rows::default(), Rows::default());
        for (phrase, group, label) in phrases {
            let Some(pattern) = Pattern::new(lexicon, phrase, Case::AsWritten) else { continue };
            let (forms, types) = match pattern.firsts() {
                Firsts::Forms(forms) => (forms.to_vec(), Vec::new()),
                Firsts::Types(types) => (Vec::new(), types.to_vec()),
            };
            of_forms.push(forms);
            of_types.push(types);
            all.push(Phrase { second: pattern.second(), pattern, group, label });
        }
        let Some(last) = all.last() else { return Self::default() };
        let free_from = vec![0; last.group as usize + 1];
        let (by_form, by_type) = (of_forms.turned(lexicon.n_forms()), of_types.turned(lexicon.n_types()));
        let (mut of_form, mut beginnings) = (Rows::default(), FixedBitSet::with_capacity(lexicon.n_forms() as usize));
        for form in 0..lexicon.n_forms() {
            let of_this = [by_form.get(form), by_type.get(lexicon.type_of(form))].concat();
            beginnings.set(form as usize, !of_this.is_empty());
            of_form.push(of_this);
        }
        Self { all, of_form, beginnings, free_from, at: 0 }
    }

    /// Looks at the next `n` positions and calls `on_found` with each span of a phrase that wins there and its label, in the order of positions and,
    /// at one position, of groups. Returns whether there are more positions.
    pub(super) fn step(
        &mut self,
        ground: Ground<'_>,
        n: Position,
        on_found: &mut dyn FnMut(Span, Option<u32>),
    ) -> bool {
        let Self { all, of_form, beginnings, free_from, at } = self;
        if all.is_empty() {
            return false;
        }
        let Ground { forms, lexicon, paragraphs } = ground;
        let end = at.saturating_add(n).min(forms.len());
        let mut walk = Walk::over(paragraphs);
        for (start, form) in (*at..end).zip(forms.within(*at..end).iter()) {
            if !beginnings.contains(form as usize) {
                continue;
            }
            let next = forms.get(start + 1);
            let candidates = of_form.get(form).iter().filter_map(|&number| all.get(number as usize));
            let mut candidates =
                candidates.filter(|phrase| phrase.second.is_none() || phrase.second == next).peekable();
            if candidates.peek().is_none() {
                continue;
            }
            let paragraph_end = paragraphs.get(walk.to(start) as usize + 1).copied().unwrap_or_default();
            let rest = forms.within(start..paragraph_end);
            let mut best: Option<(&Phrase, u32)> = None;
            let mut settle = |best: Option<(&Phrase, u32)>, free_from: &mut [Position]| {
                if let Some((phrase, n_tokens)) = best {
                    free_from[phrase.group as usize] = start + n_tokens;
                    on_found(Span { start, n_tokens }, phrase.label);
                }
            };
            for phrase in candidates {
                if start < free_from[phrase.group as usize] {
                    continue;
                }
                let Some(n_tokens) = phrase.pattern.length(rest, lexicon) else { continue };
                match best {
                    Some((other, longest)) if other.group == phrase.group && n_tokens <= longest => {}
                    Some((other, _)) if other.group == phrase.group => best = Some((phrase, n_tokens)),
                    _ => {
                        settle(best, free_from);
                        best = Some((phrase, n_tokens));
                    }
                }
            }
            settle(best, free_from);
        }
        *at = end;
        end < forms.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Corpus;
    use crate::samples::{article, corpus};
    use proptest::prelude::*;

    const PHRASES: [&str; 16] = [
        "US",
        "u.s.",
        "New York",
        "New York Times",
        "York Times",
        "the new",
        "The New York Times",
        "new*",
        "tim* new",
        "New*",
        "york",
        "York",
        "停戦",
        "停戦*",
        "US 停戦",
        "nowhere",
    ];

    /// Each phrase by itself, then what is left of those that overlap within a group.
    fn one_by_one(corpus: &Corpus, list: &[(&str, u32, Option<u32>)]) -> Vec<(Position, u32, u32, Option<u32>)> {
        let mut found = Vec::new();
        for &(phrase, group, label) in list {
            let pattern = Pattern::new(&corpus.lexicon, phrase, Case::AsWritten);
            let spans = pattern.map(|pattern| pattern.find(corpus)).unwrap_or_default();
            found.extend(spans.into_iter().map(|span| (span.start, group, span.n_tokens, label)));
        }
        found.sort_by_key(|&(start, group, n_tokens, _)| (start, group, std::cmp::Reverse(n_tokens)));
        let mut free_from = [0; PHRASES.len()];
        found.retain(|&(start, group, n_tokens, _)| {
            let is_free = start >= free_from[group as usize];
            if is_free {
                free_from[group as usize] = start + n_tokens;
            }
            is_free
        });
        found
    }

    proptest! {
        #[test]
        fn all_at_once_are_found_as_one_by_one(
            texts in prop::collection::vec("((The|the|New|new|news|York|york|Times|time|US|us|U\\.S\\.|停戦|停|戦) ?\\n?){0,20}", 1..4),
            list in prop::collection::vec((0..PHRASES.len(), any::<bool>(), prop::option::of(0..4_u32)), 0..9),
            at_once in 1..9_u32,
        ) {
            let corpus = corpus(texts.iter().map(|text| article(text, "O", "", text)).collect(), vec![], vec![]);
            let groups = list.iter().scan(0, |group, (_, is_next, _)| {
                *group += u32::from(*is_next);
                Some(*group)
            });
            let list: Vec<_> = list.iter().zip(groups).map(|((phrase, _, label), group)| (PHRASES[*phrase], group, *label)).collect();
            let mut phrases = Phrases::of(&corpus.lexicon, list.iter().copied());
            let Corpus { forms, lexicon, breaks, .. } = &corpus;
            let ground = Ground { forms, lexicon, paragraphs: breaks.paragraphs() };
            let mut found = Vec::new();
            while phrases.step(ground, at_once, &mut |span, label| found.push((span.start, span.n_tokens, label))) {}
            let wanted: Vec<_> = one_by_one(&corpus, &list).into_iter().map(|(start, _, n_tokens, label)| (start, n_tokens, label)).collect();
            prop_assert_eq!(found, wanted);
        }
    }
}
