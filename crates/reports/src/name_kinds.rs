//! Kinds of names: whether a name is somebody's, an organisation's or a place's, by what is in it and around it.

use crate::capitals::{CapitalRun, CapitalRuns};
use crate::name_families::Name;
use crate::name_words::flag;
use corpus::FormId;
use model::ActorKind;
use model::order::sort_by;

/// A word that has a capital less often inside sentences is one of the language too.
const LEAST_CAPITALS: f64 = 0.75;
/// With less evidence in all nothing is sure.
const LEAST_EVIDENCE: f64 = 3.0;

/// A kind that is less sure is left open.
const LEAST_SURE: f64 = 0.2;

/// What a name is, at a guess, and how sure that is, from 0 to 1: how far the evidence for it is ahead of that for the next.
pub(super) fn kind(runs: &CapitalRuns, names: &[Name], members: &[usize]) -> (ActorKind, f64) {
    let (mut person, mut organisation, mut place) = (0.0_f64, 0.0_f64, 0.0_f64);
    let n: f64 = members.iter().map(|member| f64::from(names[*member].run.n_occurrences)).sum::<f64>().max(1.0);
    let of = |part: &dyn Fn(&CapitalRun) -> u32| {
        members.iter().map(|member| f64::from(part(names[*member].run))).sum::<f64>()
    };
    // Evidence counts by how often it is there and by which share of the occurrences has it.
    let weight = |count: f64| (count / n).sqrt() + count / (count + 2.0);
    let counted = |part: &dyn Fn(&CapitalRun) -> u32| weight(of(part));
    person += 2.5 * counted(&|run| run.n_title) + 1.2 * counted(&|run| run.n_speech) + 1.2 * counted(&|run| run.n_aged);
    person += 0.6 * counted(&|run| run.n_placed);
    place += 1.6 * counted(&|run| run.n_in) + 0.8 * counted(&|run| run.n_placed);
    organisation += 1.2 * counted(&|run| run.n_the) + 0.8 * counted(&|run| run.n_number);
    for name in members.iter().map(|member| &names[*member]) {
        let flags = |form: Option<&FormId>| form.map_or(0, |form| runs.flags(*form));
        let (first, last) = (flags(name.forms.first()), flags(name.forms.last()));
        let is_word = name.forms.len() == 1;
        let any = |wanted: u32| name.forms.iter().any(|form| runs.flags(*form) & wanted != 0);
        if any(flag::ORGANISATION) || !is_word && any(flag::SUFFIX | flag::OF) {
            organisation += if last & (flag::ORGANISATION | flag::SUFFIX) != 0 { 4.0 } else { 2.5 };
        }
        if is_word && last & flag::CAPITALS != 0 && !name.run.is_place {
            organisation += 3.0;
        } else if !is_word && any(flag::CAPITALS | flag::PEOPLE) {
            organisation += 1.5;
        }
        if name.run.is_place {
            place += if is_word { 8.0 } else { 12.0 };
        }
        if last & flag::PLACE != 0 || !is_word && first & flag::PLACE_BEGINNING != 0 {
            place += 2.0;
        }
        let is_common = name.forms.iter().any(|form| runs.share_of_capitals(*form) < LEAST_CAPITALS);
        if is_word && !name.is_person {
            let singular = name.text.strip_suffix('s').filter(|singular| singular.len() > 3);
            let is_plural = singular.is_some_and(|singular| runs.has_form(singular));
            organisation += if is_plural { 3.0 } else { 0.8 };
        }
        if !is_word && is_common && first & (flag::GIVEN | flag::LETTER) == 0 {
            organisation += 2.0;
        }
        if !is_word && !any(flag::ORGANISATION) {
            if first & flag::KNOWN_PLACE != 0 {
                organisation += 1.5;
            }
            if first & flag::GIVEN != 0 {
                person += 2.5;
            }
            if first & (flag::LETTER | flag::INITIALS) != 0
                || name.forms.len() == 3 && flags(name.forms.get(1)) & flag::LETTER != 0
            {
                person += 2.5;
            }
            if (2..=3).contains(&name.forms.len()) && !is_common {
                person += 1.0;
            }
        }
        if any(flag::PARTICLE) && !any(flag::ORGANISATION | flag::OF) {
            person += 1.0;
        }
        if name.is_person {
            person += 2.0;
        }
    }
    // "Cold War", "World War II", "Affordable Care Act".
    let is_event = members.first().is_some_and(|&leads| {
        let [first, rest @ ..] = &*names[leads].forms else { return false };
        let last = rest.iter().rev().map(|form| runs.flags(*form)).find(|flags| flags & flag::SUFFIX == 0);
        last.is_some_and(|flags| flags & flag::EVENT != 0) && runs.flags(*first) & flag::GIVEN == 0
    });
    if is_event {
        return (ActorKind::Unsorted, 0.0);
    }
    let mut kinds =
        vec![(ActorKind::Person, person), (ActorKind::Organisation, organisation), (ActorKind::Place, place)];
    sort_by(&mut kinds, &|a, b| b.1.total_cmp(&a.1));
    let [(kind, best), (_, second), ..] = kinds[..] else { return (ActorKind::Unsorted, 0.0) };
    let sure = (best - second) / (best + second).max(LEAST_EVIDENCE);
    (if sure < LEAST_SURE { ActorKind::Unsorted } else { kind }, sure)
}
