//! Name families: the names under which one and the same goes, put together from candidates.

use crate::capitals::{CapitalRun, CapitalRuns};
use crate::name_words::{flag, letters};
use crate::spelling::edit_distance;
use corpus::{ArticleId, Corpus, FormId, TypeId};
use hashbrown::HashMap;
use model::order::sort_by;
use std::sync::Arc;
use text::fold;

/// A last name alone means somebody if, of the articles that have it, at least this share has the full name.
const LEAST_SHARED: f64 = 0.4;
/// Or at least this share, if most articles with the full name have it alone too ("Barack Obama", "Obama").
const LEAST_SHARED_BOTH_WAYS: f64 = 0.1;
const MOST_OF_FULL: f64 = 0.6;
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
}

/// Puts together what differs in case, spaces, marks, a middle initial, or in a few letters of one of its words.
pub(super) fn join_spellings(runs: &CapitalRuns, names: &mut [Name]) {
    let mut by_letters: HashMap<String, usize> = HashMap::new();
    let mut by_word: HashMap<(bool, FormId), Vec<usize>> = HashMap::new();
    for i in 0..names.len() {
        let mut key = letters(&names[i].text);
        let forms = Arc::clone(&names[i].forms);
        if let [first, middle, last] = *forms
            && runs.flags(middle) & flag::LETTER != 0
        {
            key = [letters(runs.text_of(first)), letters(runs.text_of(last))].concat();
        }
        if let Some(&leader) = by_letters.get(&key) {
            names[i].role = Role::Follows(leader);
            continue;
        }
        by_letters.insert(key, i);
        let [first, .., last] = *forms else { continue };
        let ends = [((true, first), last), ((false, last), first)];
        let n_words = forms.len();
        let alike = ends.iter().find_map(|(shared, own)| {
            let others = by_word.get(shared).map_or(&[][..], Vec::as_slice).iter().copied().take(64);
            others.into_iter().find(|&other| {
                let forms = &names[other].forms;
                let (Some(of_first), Some(of_last)) = (forms.first(), forms.last()) else { return false };
                let theirs = if shared.0 { *of_last } else { *of_first };
                forms.len() == n_words && n_words == 2 && is_close(runs.text_of(*own), runs.text_of(theirs))
            })
        });
        match alike {
            Some(leader) => names[i].role = Role::Follows(leader),
            None => ends.into_iter().for_each(|(shared, _)| by_word.entry(shared).or_default().push(i)),
        }
    }
}

/// Whether two words are one, spelled in two ways: long ones of which one letter in five at most must change, the first letter staying.
fn is_close(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|word| fold(word).chars().collect::<Vec<char>>());
    let length = a.len().max(b.len());
    length >= 5 && a.first() == b.first() && 5 * edit_distance(&a, &b) <= length
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

/// Puts an abbreviation to the one name of which it has the first letters and with which it shares half of the articles of the rarer.
pub(super) fn join_initials(runs: &CapitalRuns, names: &mut [Name]) {
    let mut by_initials: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, name) in names.iter().enumerate().filter(|(_, name)| name.forms.len() > 1 && name.role == Role::Leads) {
        if name.forms.first().is_some_and(|form| runs.flags(*form) & flag::GIVEN != 0) {
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
        let fulls = by_initials.get(&name.text.replace('.', "")).map_or(&[][..], Vec::as_slice);
        let n_articles = |i: usize| names[i].articles.len();
        let shares = |full: &&usize| {
            let rarer = n_articles(**full).min(n_articles(short));
            let is_written = 8 * n_articles(**full) >= n_articles(short);
            is_written && 2 * n_shared(&name.articles, &names[**full].articles) >= rarer
        };
        let mut found = fulls.iter().filter(shares);
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
        if (2..=4).contains(&name.forms.len()) && may_be_person(runs, name) {
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
        if names[i].run.is_place && runs.flags(form) & flag::GIVEN == 0 || runs.flags(form) & flag::CAPITALS != 0 {
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
        if let [(full, best), rest @ ..] = by_last.as_slice()
            && (*best >= LEAST_SHARED * n_articles
                || *best >= LEAST_SHARED_BOTH_WAYS * n_articles
                    && *best >= MOST_OF_FULL * names[*full].articles.len() as f64)
        {
            // Nobody else has it, neither as a last name nor as a first one.
            let is_clear = rest.first().is_none_or(|(_, second)| 2.0 * second < *best) && 4.0 * first_name < *best;
            let full = *full;
            // Of several people it is a name of its own, which says of whom in no article wrongly.
            if is_clear {
                names[i].role = Role::Follows(full);
            } else if by_last.len() >= MANY_PEOPLE {
                names[i].role = Role::Dropped;
            } else {
                names[i].is_person = true;
            }
        } else if let [(full, _)] = by_last.as_slice()
            && first_name == 0.0
            && names[*full].forms.first().is_some_and(|form| runs.flags(*form) & flag::GIVEN != 0)
        {
            // Nobody else in the corpus is called so.
            let full = *full;
            names[full].is_person = true;
            names[i].role = Role::Follows(full);
        } else if in_all >= LEAST_SHARED * n_articles {
            if by_last.len() >= MANY_PEOPLE {
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

/// The person whose last name a word is, spelled otherwise at its end: "Zelenskyy". A plural is none.
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
        n_shared + 2 >= length && long.strip_prefix(short).is_none_or(|rest| rest != "s") && short != long
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
