//! The rule of a topic: the phrases by which articles are told to be about it, and how many mentions that takes.

use crate::found_topics::vectors::Vectors;

/// The most phrases of a rule.
const MOST_PHRASES: usize = 12;
/// How many mentions a rule may ask for.
const MENTIONS: [u32; 7] = [1, 2, 3, 4, 5, 6, 8];
/// Another phrase must better the agreement by this much.
const LEAST_GAIN: f64 = 0.002;

/// The rows that have each unit of a vocabulary.
#[derive(Debug)]
pub(super) struct Postings {
    starts: Vec<u32>,
    /// Rows, ascending, with how often.
    rows: Vec<(u32, u32)>,
}

impl Postings {
    pub(super) fn of(vectors: &Vectors) -> Self {
        let mut starts = vec![0_u32; vectors.n_units as usize + 1];
        let all = || (0..vectors.len()).flat_map(|row| vectors.counts(row).map(move |(unit, n)| (row as u32, unit, n)));
        all().for_each(|(_, unit, _)| starts[unit as usize + 1] += 1);
        for unit in 1..starts.len() {
            starts[unit] += starts[unit - 1];
        }
        let mut next = starts.clone();
        let mut rows = vec![(0, 0); starts.last().copied().unwrap_or_default() as usize];
        for (row, unit, n) in all() {
            let place = &mut next[unit as usize];
            rows[*place as usize] = (row, n);
            *place += 1;
        }
        Self { starts, rows }
    }

    /// The rows that have a unit, ascending, with how often.
    pub(super) fn of_unit(&self, unit: u32) -> &[(u32, u32)] {
        let bound = |unit: u32| self.starts.get(unit as usize).copied().unwrap_or_default() as usize;
        self.rows.get(bound(unit)..bound(unit + 1)).unwrap_or_default()
    }
}

/// The rule that finds a group best.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rule {
    /// The units that are mentions, the most telling first.
    pub(super) units: Vec<u32>,
    /// How many mentions it takes.
    pub(super) at_least: u32,
    /// How many articles it finds, and how many of these are in the group.
    pub(super) n_found: u32,
    pub(super) n_right: u32,
    /// Twice the right ones among the found and the wanted: 1 where the rule finds the group and nothing else.
    pub(super) f1: f64,
}

impl Rule {
    /// The best rule for a group, from some units: those are added one by one that better the agreement most.
    pub(super) fn of(postings: &Postings, is_in: &[bool], candidates: &[u32]) -> Self {
        let n_wanted = is_in.iter().filter(|is_in| **is_in).count() as u32;
        let mut best = Self::default();
        for at_least in MENTIONS {
            let mut rule = Self { at_least, ..Self::default() };
            let mut totals = vec![0_u32; is_in.len()];
            while rule.units.len() < MOST_PHRASES {
                let mut next: Option<(u32, Self)> = None;
                for &unit in candidates.iter().filter(|unit| !rule.units.contains(unit)) {
                    let (mut n_found, mut n_right) = (rule.n_found, rule.n_right);
                    for &(row, n) in postings.of_unit(unit) {
                        let total = totals[row as usize];
                        if total < at_least && total + n >= at_least {
                            n_found += 1;
                            n_right += u32::from(is_in[row as usize]);
                        }
                    }
                    let f1 = 2.0 * f64::from(n_right) / f64::from(n_found + n_wanted).max(1.0);
                    if f1 > next.as_ref().map_or(rule.f1 + LEAST_GAIN, |(_, next)| next.f1) {
                        next = Some((unit, Self { units: Vec::new(), at_least, n_found, n_right, f1 }));
                    }
                }
                let Some((unit, with)) = next else { break };
                let units = [std::mem::take(&mut rule.units), vec![unit]].concat();
                rule = Self { units, ..with };
                postings.of_unit(unit).iter().for_each(|&(row, n)| totals[row as usize] += n);
            }
            if rule.f1 > best.f1 {
                best = rule;
            }
        }
        best
    }
}
