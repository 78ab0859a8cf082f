//! Longer names: what is nearly always behind the same words is the end of a name that begins with them.

use crate::capitals::CapitalRuns;
use crate::coverage::occurrences;
use crate::name_families::Name;
use crate::name_words::flag;
use corpus::{Corpus, FormId, Span};

/// The words before a name are part of it if they are there in this share of its occurrences, and in this many.
const LEAST_SHARE: f64 = 0.8;
const LEAST_OCCURRENCES: u32 = 4;
/// The most words of a name.
const LONGEST: u32 = 8;

/// Adds to each name what nearly always stands before it: a particle ("al Qaeda"), or a word with a capital and the small one behind it ("Centers
/// for Disease Control", "Department of Health and Human Services").
///
/// A name that another candidate ends with stays as it is, since it may be that one's last name.
pub(super) fn lengthen(corpus: &Corpus, runs: &CapitalRuns, names: &mut [Name]) {
    let longer: Vec<Option<Span>> = names.iter().map(|name| longer(corpus, runs, names, name)).collect();
    for (name, span) in names.iter_mut().zip(longer) {
        if let Some(span) = span {
            name.text = runs.text_at(span);
            name.forms = corpus.forms.within(span.start..span.end()).iter().collect();
        }
    }
}

/// Where a name occurs with what is always before it, if anything is.
fn longer(corpus: &Corpus, runs: &CapitalRuns, names: &[Name], name: &Name) -> Option<Span> {
    let n = name.run.n_occurrences;
    let before = name.run.before.of(LEAST_SHARE, n).filter(|_| n >= LEAST_OCCURRENCES)?;
    let may_begin = is_particle(runs, before) || runs.flags(before) & (flag::STOP | flag::CAPITAL) == flag::STOP;
    let is_last_name = || {
        let ends = |other: &Name| other.forms.len() > name.forms.len() + 1 && other.forms.ends_with(&name.forms);
        names.iter().any(ends)
    };
    if !may_begin || is_last_name() {
        return None;
    }
    let mut spans = occurrences(corpus, std::iter::once(&name.text));
    let (mut best, mut was_link) = (None, false);
    while let Some((before, wider)) = widened(corpus, runs, &spans) {
        spans = wider;
        let span = *spans.first()?;
        if span.n_tokens > LONGEST {
            break;
        }
        let may_be_part =
            is_particle(runs, before) || runs.flags(before) & (flag::CAPITAL | flag::TITLE) == flag::CAPITAL;
        // "Walk of Fame", but not "Quill stands with Anna Kell", of which a caption says no more.
        if !may_be_part && (was_link || runs.flags(before) & flag::STOP == 0) {
            break;
        }
        was_link = !may_be_part;
        if may_be_part {
            best = Some(span);
        }
    }
    best
}

/// The form that nearly all of some occurrences have before them, and these occurrences with it.
fn widened(corpus: &Corpus, runs: &CapitalRuns, spans: &[Span]) -> Option<(FormId, Vec<Span>)> {
    let before = |span: &Span| {
        let position = span.start.checked_sub(1).filter(|_| runs.gap(span.start).joins())?;
        corpus.forms.get(position)
    };
    let mut forms: Vec<FormId> = spans.iter().filter_map(before).collect();
    forms.sort_unstable();
    let most = forms.chunk_by(|a, b| a == b).max_by_key(|same| same.len())?;
    let form = *most.first()?;
    let wide = spans.iter().filter(|span| before(span) == Some(form));
    let wide = wide.map(|span| Span { start: span.start - 1, n_tokens: span.n_tokens + 1 });
    (most.len() as f64 >= LEAST_SHARE * spans.len() as f64).then(|| (form, wide.collect()))
}

/// Whether a form is a particle of names, and no word of the texts' language.
fn is_particle(runs: &CapitalRuns, form: FormId) -> bool {
    runs.flags(form) & (flag::PARTICLE | flag::STOP) == flag::PARTICLE
}
