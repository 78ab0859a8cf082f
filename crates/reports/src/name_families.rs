//! Name families: the names under which one and the same goes, put together from candidates.

use crate::capitals::{CapitalRun, CapitalRuns};
use crate::name_spellings::{is_close, is_plural, sounds_like};
use crate::name_words::{flag, letters};
use corpus::{ArticleId, Corpus, FormId, TypeId};
use hashbrown::HashMap;
use model::order::sort_by;
use std::sync::Arc;
use text::fold;

/// A last name alone means somebody if, of the articles that have it, at least this share has the full name.
const LEAST_SHARED: f64 = 0.4;
/// From this share on it does so whoever else is called so elsewhere.
const MOSTLY_SHARED: f64 = 0.6;
/// Or at least this share, if most articles with the full name have it alone too ("Barack Obama", "Obama").
const LEAST_SHARED_BOTH_WAYS: f64 = 0.1;
const MOST_OF_FULL: f64 = 0.6;
/// A word behind "in" in more than this share of its occurrences is a place, whoever else is called so.
const MOST_IN: f64 = 0.05;
/// A word with a capital less often than this is one of the language too.
const LEAST_CAPITALS: f64 = 0.95;
/// So few letters are an abbreviation in capitals and another word without: "VA", "Va."
const FEW_LETTERS: usize = 2;
/// A longer word in capitals is a word that is printed so, not an abbreviation.
const LONGEST_ABBREVIATION: usize = 3;
/// Fewer shared articles are chance.
const FEW_SHARED: usize = 2;
/// What is a slip of the pen is in so many times fewer articles than what was meant.
const RARE_SLIP: usize = 4;
/// What so many people are called alone is nobody's name.
const MANY_PEOPLE: usize = 4;
/// Of the articles that name a person in full, at least this share has the last name alone too.
const LEAST_OF_PERSON: f64 = 0.3;

/// Where a candidate has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A name of its own.
    Leads,
    /// Another name for a candidate.
    Follows(usize),
    /// No name.
    Dropped,
}

/// A run that may be a name.
pub(super) struct Name<'a> {
    pub(super) run: &'a CapitalRun,
    pub(super) forms: Arc<[FormId]>,
    pub(super) text: String,
    pub(super) articles: Vec<ArticleId>,
    pub(super) role: Role,
    /// Its last word is used alone, as people's names are.
    pub(super) is_person: bool,
    /// How sure it is that it goes with the name that it follows, from 0 to 1.
    pub(super) joined: f64,
}

/// Puts together what differs in case, spaces, marks, a middle initial, or in a few letters of one of its words.
pub(super) fn join_spellings(runs: &CapitalRuns, names: &mut [Name]) {
    // Each with its leader and the middle initial of those together.
    let mut by_letters: HashMap<String, (usize, Option<FormId>)> = HashMap::new();
    let mut by_word: HashMap<(bool, FormId), Vec<usize>> = HashMap::new();
    let mut n_with: HashMap<(bool, FormId), u32> = HashMap::new();
    for name in names.iter() {
        if let [first, .., last] = *name.forms {
            *n_with.entry((true, first)).or_default() += 1;
            *n_with.entry((false, last)).or_default() += 1;
        }
    }
    for i in 0..names.len() {
        let mut key = letters(&names[i].text);
        let forms = Arc::clone(&names[i].forms);
        let mut initial = None;
        if let [first, middle, last] = *forms
            && runs.flags(middle) & flag::LETTER != 0
        {
            key = [letters(runs.text_of(first)), letters(runs.text_of(last))].concat();
            initial = Some(middle);
        }
        let is_shouted = |form: &FormId| runs.flags(*form) & flag::CAPITALS != 0;
        if key.chars().count() <= FEW_LETTERS && !forms.iter().all(is_shouted) {
            key.insert(0, ' ');
        }
        match by_letters.get_mut(&key) {
            // "George W. Bush" and "George P. Bush".
            Some((_, theirs)) if initial.is_some() && theirs.is_some() && *theirs != initial => continue,
            Some((leader, theirs)) => {
                *theirs = theirs.or(initial);
                // "LONDON" in many datelines is London.
                let is_dateline = names[i].run.is_place
                    && key.chars().count() > LONGEST_ABBREVIATION
                    && names[*leader].forms.iter().all(is_shouted)
                    && !forms.iter().all(is_shouted);
                let (leads, follows) = if is_dateline { (i, *leader) } else { (*leader, i) };
                names[follows].role = Role::Follows(leads);
                *leader = leads;
                continue;
            }
            None => drop(by_letters.insert(key, (i, initial))),
        }
        let [first, .., last] = *forms else { continue };
        let ends = [((true, first), last), ((false, last), first)];
        let n_words = forms.len();
        let is_given = runs.flags(first) & flag::GIVEN != 0;
        let alike = ends.iter().find_map(|(shared, own)| {
            let others = by_word.get(shared).map_or(&[][..], Vec::as_slice).iter().copied().take(64);
            // Nobody else is called so: it may be a slip of the pen.
            let may_be_slip = n_with.get(&(!shared.0, *own)).is_none_or(|n| *n < 2)
                && (shared.0 || runs.flags(*own) & flag::GIVEN == 0);
            others.into_iter().find(|&other| {
                let forms = &names[other].forms;
                let (Some(of_first), Some(of_last)) = (forms.first(), forms.last()) else { return false };
                let [own, theirs] = [*own, if shared.0 { *of_last } else { *of_first }].map(|form| runs.text_of(form));
                // "Ada Quills" is a genitive where all nouns have capitals.
                let run = names[i].run;
                let is_genitive = shared.0 && is_given && 2 * run.n_nouns > run.n_occurrences && is_plural(own, theirs);
                let is_rare = RARE_SLIP * names[i].articles.len() <= names[other].articles.len();
                forms.len() == n_words
                    && n_words == 2
                    && is_close(own, theirs)
                    && (sounds_like(own, theirs)
                        || is_genitive
                        || may_be_slip && is_rare && (is_given || !is_plural(own, theirs)))
            })
        });
        match alike {
            Some(leader) => names[i].role = Role::Follows(leader),
            None => ends.into_iter().for_each(|(shared, _)| by_word.entry(shared).or_default().push(i)),
        }
    }
}

/// Puts an abbreviation to the name that it comes after in parentheses.
pub(super) fn join_acronyms(runs: &CapitalRuns, names: &mut [Name]) {
    let mut single: HashMap<FormId, usize> = HashMap::new();
    let mut by_forms: HashMap<Arc<[FormId]>, usize> = HashMap::new();
    for (i, name) in names.iter().enumerate() {
        by_forms.insert(Arc::clone(&name.forms), i);
        if let [form] = *name.forms {
            single.insert(form, i);
        }
    }
    for (run, acronym) in &runs.acronyms {
        let full: Option<Vec<FormId>> = runs.all.get(*run as usize).map(|run| runs.forms(run).iter().collect());
        let full = full.and_then(|forms| by_forms.get(forms.as_slice()));
        let (Some(&full), Some(&short)) = (full, single.get(acronym)) else { continue };
        let full = leader(names, full);
        if names[full].role == Role::Leads && names[short].role == Role::Leads && full != short {
            // The full name leads unless hardly anybody writes it.
            let full_leads = 4 * names[full].articles.len() >= names[short].articles.len();
            let (leads, follows) = if full_leads { (full, short) } else { (short, full) };
            names[follows].role = Role::Follows(leads);
        }
    }
}

/// Puts an abbreviation to the one name of which it has the first letters and with which it shares half of the articles of the rarer; one of two
/// letters, which many names have, only if these are several. Of a place that is known it is only a place's.
pub(super) fn join_initials(runs: &CapitalRuns, names: &mut [Name]) {
    let mut by_initials: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, name) in names.iter().enumerate().filter(|(_, name)| name.forms.len() > 1 && name.role == Role::Leads) {
        let is_abbreviated = name.forms.iter().any(|form| runs.flags(*form) & flag::CAPITALS != 0);
        if is_abbreviated || name.forms.first().is_some_and(|form| runs.flags(*form) & flag::GIVEN != 0) {
            continue;
        }
        let capitals = name.forms.iter().filter(|form| runs.flags(**form) & flag::CAPITAL != 0);
        let initials: String = capitals.filter_map(|form| runs.text_of(*form).chars().next()).collect();
        by_initials.entry(initials).or_default().push(i);
    }
    for short in 0..names.len() {
        let name = &names[short];
        if name.role != Role::Leads
            || name.forms.len() > 1
            || name.forms.iter().any(|form| runs.flags(*form) & flag::CAPITALS == 0)
        {
            continue;
        }
        let initials = name.text.replace('.', "");
        let fulls = by_initials.get(&initials).map_or(&[][..], Vec::as_slice);
        let goes_with = |full: &&usize| {
            let [n_short, n_full] = [&name.articles, &names[**full].articles].map(Vec::len);
            let n_shared = n_shared(&name.articles, &names[**full].articles);
            let is_written = 8 * n_full >= n_short;
            match (name.run.is_place, names[**full].run.is_place) {
                (true, false) => false,
                (true, true) => is_written,
                _ if initials.chars().count() <= FEW_LETTERS => {
                    n_shared >= FEW_SHARED && is_written && 2 * n_shared >= n_short.min(n_full)
                }
                _ => is_written && 2 * n_shared >= n_short.min(n_full),
            }
        };
        let mut found = fulls.iter().filter(goes_with);
        if let (Some(full), None) = (found.next(), found.next()) {
            names[short].role = Role::Follows(*full);
        }
    }
}

fn leader(names: &[Name], mut i: usize) -> usize {
    // A follower's leader may follow another; each step ends at one that was joined later, so few are enough.
    for _ in 0..8 {
        match names[i].role {
            Role::Follows(leads) => i = leads,
            Role::Leads | Role::Dropped => break,
        }
    }
    i
}

/// Puts last names to full ones, and drops first names and last names of several people.
pub(super) fn join_last_names(corpus: &Corpus, runs: &CapitalRuns, names: &mut [Name]) {
    let type_of = |form: Option<&FormId>| form.map(|form| corpus.lexicon.type_of(*form));
    let mut by_end: HashMap<(bool, TypeId), Vec<usize>> = HashMap::new();
    let mut by_start: HashMap<String, Vec<usize>> = HashMap::new();
    for i in 0..names.len() {
        let name = &names[i];
        // "Dave Brat VA".
        let is_abbreviation = |form: &FormId| {
            runs.flags(*form) & flag::CAPITALS != 0 && runs.text_of(*form).chars().count() <= LONGEST_ABBREVIATION
        };
        if (2..=4).contains(&name.forms.len())
            && may_be_person(runs, name)
            && !name.forms.last().is_some_and(is_abbreviation)
        {
            let into = leader(names, i);
            if let Some(beginning) = name.forms.last().and_then(|form| beginning(runs.text_of(*form))) {
                by_start.entry(beginning).or_default().push(into);
            }
            for (is_last, type_id) in [(true, type_of(name.forms.last())), (false, type_of(name.forms.first()))] {
                let all = by_end.entry((is_last, type_id.unwrap_or_default())).or_default();
                if !all.contains(&into) && all.len() < 64 {
                    all.push(into);
                }
            }
        }
    }
    let articles: Vec<Vec<ArticleId>> = families(names).iter().map(|members| articles_of(names, members)).collect();
    for i in 0..names.len() {
        let (Role::Leads, [form]) = (names[i].role, &*names[i].forms) else { continue };
        let form = *form;
        let is_place = names[i].run.is_place
            && (runs.flags(form) & flag::GIVEN == 0 || share(names[i].run.n_in, names[i].run) > MOST_IN);
        if is_place || runs.flags(form) & flag::CAPITALS != 0 {
            continue;
        }
        let type_id = corpus.lexicon.type_of(form);
        let n_articles = names[i].articles.len() as f64;
        let shared = |is_last: bool| {
            let all = by_end.get(&(is_last, type_id)).map_or(&[][..], Vec::as_slice).iter();
            let mut shared: Vec<(usize, f64)> =
                all.map(|&full| (full, n_shared(&names[i].articles, &articles[full]) as f64)).collect();
            sort_by(&mut shared, &|a, b| b.1.total_cmp(&a.1));
            shared
        };
        let (by_last, by_first) = (shared(true), shared(false));
        for (full, n) in &by_last {
            names[*full].is_person |= *n >= LEAST_OF_PERSON * names[*full].articles.len() as f64;
        }
        let first_name = by_first.first().map_or(0.0, |(_, n)| *n);
        let in_all: f64 = by_last.iter().map(|(_, n)| n).sum();
        let n_of = |full: usize| articles[full].len() as f64;
        let mut first_words: Vec<FormId> =
            by_last.iter().filter_map(|(full, _)| names[*full].forms.first()).copied().collect();
        first_words.sort_unstable();
        first_words.dedup();
        let are_many = first_words.len() >= MANY_PEOPLE;
        // In how many articles all others of that name are.
        let n_others: f64 = by_last.iter().skip(1).map(|(full, _)| n_of(*full)).sum();
        if let [(full, best), rest @ ..] = by_last.as_slice()
            && (*best >= LEAST_SHARED * n_articles
                || *best >= LEAST_SHARED_BOTH_WAYS * n_articles
                    && *best >= MOST_OF_FULL * n_of(*full)
                    && *best >= FEW_SHARED as f64
                    && 4.0 * n_others <= n_of(*full))
        {
            // Nobody else has it, neither as a last name nor as a first one.
            let is_clear = rest.first().is_none_or(|(_, second)| 2.0 * second < *best)
                && 4.0 * first_name < *best
                && (*best >= MOSTLY_SHARED * n_articles || 2.0 * n_others <= n_of(*full));
            let (full, best) = (*full, *best);
            // Of several people it is a name of its own, which says of whom in no article wrongly.
            if is_clear {
                names[i].role = Role::Follows(full);
                names[i].joined = best / n_articles;
            } else if are_many {
                names[i].role = Role::Dropped;
            } else {
                names[i].is_person = true;
            }
        } else if let [(full, shared)] = by_last.as_slice()
            && first_name == 0.0
            && names[*full].forms.first().is_some_and(|form| runs.flags(*form) & flag::GIVEN != 0)
            && runs.share_of_capitals(form) >= LEAST_CAPITALS
            && n_articles <= n_of(*full) * if *shared > 0.0 { 2.0 } else { 1.0 }
        {
            // Nobody else in the corpus is called so, and the full name is there as often.
            let (full, shared) = (*full, *shared);
            names[full].is_person = true;
            names[i].role = Role::Follows(full);
            names[i].joined = shared / n_articles;
        } else if in_all >= LEAST_SHARED * n_articles {
            if are_many {
                names[i].role = Role::Dropped;
            }
            names[i].is_person = true;
        } else if first_name >= LEAST_SHARED * n_articles && runs.flags(form) & flag::GIVEN != 0 {
            names[i].role = Role::Dropped;
        } else if let Some(full) = by_spelling(runs, names, i, &by_start) {
            names[i].role = Role::Follows(full);
        }
    }
}

/// How a word begins: what spellings of a last name have in common.
const BEGINNING: usize = 5;

fn beginning(word: &str) -> Option<String> {
    let word = fold(word);
    (word.chars().count() > BEGINNING + 1).then(|| word.chars().take(BEGINNING).collect())
}

/// The person whose last name a word is, spelled otherwise at its end: "Zelenskyy".
fn by_spelling(runs: &CapitalRuns, names: &[Name], i: usize, by_start: &HashMap<String, Vec<usize>>) -> Option<usize> {
    let word = names[i].text.as_str();
    if names[i].forms.iter().any(|form| runs.flags(*form) & flag::GIVEN != 0) {
        return None;
    }
    let others = by_start.get(&beginning(word)?)?;
    let is_spelling = |full: &&usize| {
        if !names[**full].is_person || names[**full].articles.len() < names[i].articles.len() {
            return false;
        }
        let last = names[**full].forms.last().map_or("", |form| runs.text_of(*form));
        let (short, long) = if word.len() < last.len() { (word, last) } else { (last, word) };
        let n_shared = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
        let length = long.chars().count();
        // In scripts other than Latin a name that ends otherwise may stand in another case.
        let may_be_case = !long.contains(|c: char| c.is_ascii_alphabetic());
        n_shared + 2 >= length && short != long && (may_be_case || sounds_like(short, long))
    };
    others.iter().find(is_spelling).copied()
}

/// How many articles two ascending lists share.
fn n_shared(a: &[ArticleId], b: &[ArticleId]) -> usize {
    a.iter().filter(|article| b.binary_search(article).is_ok()).count()
}

/// The members of each candidate's name, itself first; none for those that lead nothing.
pub(super) fn families(names: &[Name]) -> Vec<Vec<usize>> {
    let mut families: Vec<Vec<usize>> = names.iter().map(|_| Vec::new()).collect();
    for (i, _) in names.iter().enumerate().filter(|(_, name)| name.role == Role::Leads) {
        families[i].push(i);
    }
    for (i, name) in names.iter().enumerate() {
        let leads = leader(names, i);
        if matches!(name.role, Role::Follows(_)) && names[leads].role == Role::Leads {
            families[leads].push(i);
        }
    }
    families
}

/// The articles that have any of some names, ascending.
pub(super) fn articles_of(names: &[Name], members: &[usize]) -> Vec<ArticleId> {
    let mut articles: Vec<ArticleId> = members.iter().flat_map(|member| &names[*member].articles).copied().collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// Drops a longer run whose end is a name by itself in more articles: "Former Governor Mitt Romney".
pub(super) fn drop_extensions(runs: &CapitalRuns, names: &mut [Name]) {
    let by_forms: HashMap<Arc<[FormId]>, usize> =
        names.iter().enumerate().map(|(i, name)| (Arc::clone(&name.forms), i)).collect();
    for i in 0..names.len() {
        let forms = &names[i].forms;
        let ends = (1..forms.len().saturating_sub(1)).filter_map(|at| by_forms.get(forms.get(at..)?).copied());
        let is_longer = ends.into_iter().any(|end| {
            let begins = names[end].forms.first().is_some_and(|form| runs.flags(*form) & flag::CAPITAL != 0);
            begins && names[end].role != Role::Dropped && names[end].articles.len() > names[i].articles.len()
        });
        if is_longer && names[i].role == Role::Leads {
            names[i].role = Role::Dropped;
        }
    }
}

pub(super) fn share(part: u32, run: &CapitalRun) -> f64 {
    f64::from(part) / f64::from(run.n_occurrences.max(1))
}

fn has_cue(runs: &CapitalRuns, name: &Name) -> bool {
    let flags = |form: Option<&FormId>| form.map_or(0, |form| runs.flags(*form));
    let founded = name.forms.iter().any(|form| runs.flags(*form) & (flag::ORGANISATION | flag::OF) != 0);
    founded || flags(name.forms.last()) & flag::PLACE != 0 || flags(name.forms.first()) & flag::PLACE_BEGINNING != 0
}

fn may_be_person(runs: &CapitalRuns, name: &Name) -> bool {
    !has_cue(runs, name) && share(name.run.n_the, name.run) < 0.15 && share(name.run.n_in, name.run) < 0.2
}
