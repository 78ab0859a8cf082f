//! Name candidates: the runs of words with capitals that may be names.

use crate::capitals::{CapitalRun, CapitalRuns};
use crate::coverage::is_boilerplate;
use crate::name_families::{Name, Role};
use crate::name_words::{flag, letters};
use corpus::{Corpus, FormId};
use hashbrown::HashSet;
use model::Actor;
use model::order::sort_by;

/// The most runs that are looked at, the furthest spread first.
const MOST_RUNS: usize = 20_000;
/// A word is a name if it has a capital in at least this share of its occurrences inside sentences.
const LEAST_CAPITALS: f64 = 0.75;
/// An adjective such as "American" is before a mark or a stop word less often than this.
const LEAST_CLOSED: f64 = 0.35;
/// In fewer occurrences what comes after several words says nothing yet.
const FEW_PLACES: u32 = 5;
/// What occurs once in each of many articles is boilerplate: fewer occurrences an article than this, in this many articles.
const LEAST_PLACES: f64 = 1.06;
const MANY_ARTICLES: u32 = 20;
/// What occurs so often and hardly ever inside a sentence, or nearly always before the same word, is boilerplate too: "Photograph:", "Read more".
const MANY_PLACES: u32 = 10;
const LEAST_INSIDE: f64 = 0.1;
const MOST_BEFORE_ONE: f64 = 0.8;
/// But texts shorter than this, in tokens, as posts and headlines are, say every name once; and what nearly every article of several outlets has
/// is what they are about, since each outlet has boilerplate of its own.
const SHORT_TEXT: u32 = 150;
const NEARLY_EVERY: f64 = 0.9;

/// The runs that may be names, those in the most articles first, each with its articles.
pub(super) fn candidates<'a>(corpus: &Corpus, runs: &'a CapitalRuns<'a>) -> Vec<Name<'a>> {
    let of_actor = |actor: &'_ Actor| actor.names().map(letters).collect::<Vec<_>>();
    let known: HashSet<String> =
        corpus.head.actors.iter().flat_map(of_actor).chain(corpus.head.rejected().map(letters)).collect();
    let n_articles = corpus.articles.len();
    let is_subject = |run: &CapitalRun| {
        corpus.outlets().n_names() > 1 && f64::from(run.n_articles) >= NEARLY_EVERY * f64::from(n_articles)
    };
    let last_words: HashSet<FormId> =
        runs.all.iter().filter(|run| is_of_person(runs, run)).filter_map(|run| runs.forms(run).last()).collect();
    let good = |run: &CapitalRun| {
        let is_word = run.span.n_tokens == 1;
        let is_closed = f64::from(run.n_closed) >= LEAST_CLOSED * f64::from(run.n_occurrences)
            || !is_word && run.n_occurrences < FEW_PLACES
            || is_word && is_abbreviation(runs, run);
        let is_boilerplate = run.n_articles >= MANY_ARTICLES
            && f64::from(run.n_occurrences) < LEAST_PLACES * f64::from(run.n_articles)
            && !are_short(corpus)
            && !is_subject(run);
        let is_known = run.is_place && is_printed_as_name(runs, run);
        if 2 * run.n_nouns > run.n_occurrences {
            return is_known || is_name_among_nouns(runs, run, &last_words);
        }
        is_known
            || (run.n_inside > 0 || !is_word && begins_with_name(runs, run))
                && is_closed
                && !is_boilerplate
                && (!is_word || is_word_a_name(runs, run))
    };
    let mut numbers: Vec<u32> = (0..).zip(&runs.all).filter(|(_, run)| good(run)).map(|(n, _)| n).collect();
    let run = |n: u32| &runs.all[n as usize];
    sort_by(&mut numbers, &|a, b| {
        (run(*b).n_articles, run(*b).n_occurrences).cmp(&(run(*a).n_articles, run(*a).n_occurrences)).then(a.cmp(b))
    });
    numbers.truncate(MOST_RUNS);
    let mut place_of = vec![usize::MAX; runs.all.len()];
    let mut names: Vec<Name> = Vec::new();
    for number in numbers {
        let run = run(number);
        let text = runs.text(run);
        if !known.contains(&letters(&text)) {
            place_of[number as usize] = names.len();
            let articles = Vec::with_capacity(run.n_articles as usize);
            names.push(Name {
                run,
                forms: runs.forms(run).iter().collect(),
                text,
                articles,
                role: Role::Leads,
                is_person: false,
                joined: 1.0,
            });
        }
    }
    for (number, article) in &runs.articles {
        if let Some(name) = names.get_mut(place_of[*number as usize]) {
            name.articles.push(*article);
        }
    }
    names.retain(|name| !is_boilerplate(corpus, &name.articles));
    names
}

/// Whether texts are as short as posts.
pub(super) fn are_short(corpus: &Corpus) -> bool {
    corpus.n_tokens() < u64::from(SHORT_TEXT.saturating_mul(corpus.articles.len()))
}

/// Whether a run stands where boilerplate does: it begins its sentence, or the same word comes next. Full names of people and places that are known do
/// so in tables, and where all nouns have capitals nothing is told by it.
pub(super) fn is_always_placed_alike(runs: &CapitalRuns, run: &CapitalRun) -> bool {
    let n = run.n_occurrences;
    let is_usual = |form| runs.flags(form) & (flag::OF | flag::SPEECH) != 0;
    let is_before_one = run.behind.of(MOST_BEFORE_ONE, n).is_some_and(|form| !is_usual(form));
    let is_inside = f64::from(run.n_inside) >= LEAST_INSIDE * f64::from(n);
    let may_be_boilerplate = !run.is_place && !is_of_person(runs, run) && 2 * run.n_nouns <= n;
    n >= MANY_PLACES && may_be_boilerplate && (is_before_one || !is_inside)
}

/// Whether a run's first word is in capitals, as no adjective is.
fn is_abbreviation(runs: &CapitalRuns, run: &CapitalRun) -> bool {
    runs.forms(run).first().is_some_and(|form| runs.flags(form) & flag::CAPITALS != 0)
}

fn is_word_a_name(runs: &CapitalRuns, run: &CapitalRun) -> bool {
    let Some(form) = runs.forms(run).first() else { return false };
    let flags = runs.flags(form);
    let is_abbreviation = flags & flag::CAPITALS != 0;
    let is_founded = flags & (flag::ORGANISATION | flag::PLACE) != 0 && !is_abbreviation;
    !is_founded && (is_abbreviation || runs.share_of_capitals(form) >= LEAST_CAPITALS)
}

/// Whether the letters of a place that is known are printed as it is: "US", not "Us", and "Turkey" where hardly any is a bird.
fn is_printed_as_name(runs: &CapitalRuns, run: &CapitalRun) -> bool {
    let is_printed = |form| runs.flags(form) & flag::KNOWN_PLACE != 0 && 2.0 * runs.share_of_capitals(form) >= 1.0;
    run.span.n_tokens > 1 || runs.forms(run).first().is_none_or(is_printed)
}

/// Whether a run begins with a given name, or an initial.
fn is_of_person(runs: &CapitalRuns, run: &CapitalRun) -> bool {
    let first = runs.forms(run).first().map_or(0, |form| runs.flags(form));
    run.span.n_tokens > 1 && first & (flag::GIVEN | flag::LETTER | flag::INITIALS) != 0
}

/// Whether a run is a name where all nouns have capitals: somebody's with a given name or a title, a last name of these, an abbreviation.
fn is_name_among_nouns(runs: &CapitalRuns, run: &CapitalRun, last_words: &HashSet<FormId>) -> bool {
    let is_word_a_name = |form| last_words.contains(&form) || runs.flags(form) & flag::CAPITALS != 0;
    let is_name = match run.span.n_tokens {
        1 => runs.forms(run).first().is_some_and(is_word_a_name),
        _ => is_of_person(runs, run),
    };
    is_name || run.n_title > 0
}

/// Whether a run at the beginning of a sentence begins with a word that is somebody's or nearly always has a capital.
fn begins_with_name(runs: &CapitalRuns, run: &CapitalRun) -> bool {
    runs.forms(run).first().is_some_and(|form| {
        runs.flags(form) & (flag::GIVEN | flag::LETTER) != 0 || runs.share_of_capitals(form) >= LEAST_CAPITALS
    })
}
