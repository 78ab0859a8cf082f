//! The rule of a topic: the phrases by which articles are told to be about it, and how many mentions that takes.

use crate::found_topics::vectors::Vectors;
use crate::found_topics::vocabulary::Vocabulary;

/// The most phrases of a rule.
const MOST_PHRASES: usize = 12;
/// How many mentions a rule may ask for.
const MENTIONS: [u32; 4] = [1, 2, 4, 8];
/// Another phrase must better the agreement by this much.
const LEAST_GAIN: f64 = 0.01;
/// But up to this many, so that a topic's name has a few words, one may cost as much.
const FEW_PHRASES: usize = 3;
/// Of the group's rows that have another phrase, this share has one of those before it; otherwise it is of another subject.
const LEAST_SHARED: f64 = 0.5;
/// And they have the first phrase in at least this part of the share in which all of the group's rows have it.
const LEAST_WITH_FIRST: f64 = 0.5;

/// The rows that have each unit of a vocabulary.
#[derive(Debug)]
pub(super) struct Postings {
    starts: Vec<u32>,
    postings: Vec<Posting>,
}

/// A row that has a unit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Posting {
    /// The row.
    pub(super) row: u32,
    /// How often it has the unit, as the lexicon counts it.
    pub(super) n: u16,
    /// How often as no part of an expression.
    pub(super) n_alone: u16,
}

impl Postings {
    /// The rows of vectors, unit by unit.
    pub(super) fn of(vectors: &Vectors) -> Self {
        let mut starts = vec![0_u32; vectors.n_units() + 1];
        for row in 0..vectors.len() {
            for (unit, _) in vectors.counts(row) {
                starts[unit as usize + 1] += 1;
            }
        }
        for unit in 1..starts.len() {
            starts[unit] += starts[unit - 1];
        }
        let mut next = starts.clone();
        let mut postings = vec![Posting::default(); starts.last().copied().unwrap_or_default() as usize];
        for row in 0..vectors.len() {
            for (unit, [n, n_alone]) in vectors.counts(row) {
                let place = &mut next[unit as usize];
                postings[*place as usize] = Posting { row: row as u32, n, n_alone };
                *place += 1;
            }
        }
        Self { starts, postings }
    }

    /// The rows that have a unit, ascending.
    pub(super) fn of_unit(&self, unit: u32) -> &[Posting] {
        let bound = |unit: u32| self.starts.get(unit as usize).copied().unwrap_or_default() as usize;
        self.postings.get(bound(unit)..bound(unit + 1)).unwrap_or_default()
    }
}

/// How many rows there are, are in a group, are found by a rule, and are both.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Table {
    rows: u32,
    inside: u32,
    found: u32,
    right: u32,
}

impl Table {
    /// How far the group and what is found agree beyond chance: 1 where they are the same, 0 where chance would do as well.
    ///
    /// Source: kappa, Cohen (1960). Worked: of 100 rows 20 are in the group, 30 found, 15 both: 80 are told rightly, 62 by chance, and .18 / .38 = .47.
    fn kappa(self) -> f64 {
        let [n, inside, found, right] = [self.rows, self.inside, self.found, self.right].map(f64::from);
        let told_rightly = (n - inside - found + 2.0 * right) / n;
        let by_chance = (inside * found + (n - inside) * (n - found)) / (n * n);
        if by_chance < 1.0 { (told_rightly - by_chance) / (1.0 - by_chance) } else { 0.0 }
    }
}

/// Which rows count for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    /// Every row.
    All,
    /// Those of even or of odd numbers.
    Half(u32),
}

impl Rows {
    /// Whether a row counts.
    pub(super) fn has(self, row: u32) -> bool {
        match self {
            Self::All => true,
            Self::Half(half) => row % 2 == half,
        }
    }
}

/// A rule that finds a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rule {
    /// The units that are mentions, those that find the most first.
    pub(super) units: Vec<u32>,
    /// How many mentions it takes.
    pub(super) at_least: u32,
    /// How far it agrees with the group.
    kappa: f64,
}

impl Rule {
    /// The best rule for a group, among some rows and from some units: for each number of mentions, units are added one by one, whichever
    /// betters the agreement most. Of an expression and its words there is only one, so that no place is counted twice. Half of the group's rows
    /// that have a unit have one of those before it, and they do not lack the first, or a group of two subjects would have a rule of both.
    pub(super) fn of(
        vocabulary: &Vocabulary,
        postings: &Postings,
        is_in: &[bool],
        candidates: &[u32],
        rows: Rows,
    ) -> Self {
        let lists = candidates.iter().map(|unit| {
            let of_unit = postings.of_unit(*unit).iter().filter(|posting| rows.has(posting.row));
            (*unit, of_unit.map(|posting| (posting.row, posting.n.into())).collect())
        });
        let lists: Vec<(u32, Vec<(u32, u32)>)> = lists.collect();
        let nothing = Table::of(is_in, &[], 1, rows);
        let mut best = Self::default();
        for at_least in MENTIONS {
            let mut rule = Self { at_least, ..Self::default() };
            let mut table = nothing;
            let mut totals = vec![0_u32; is_in.len()];
            let (mut has_first, mut n_first) = (vec![false; is_in.len()], 0_u32);
            while rule.units.len() < MOST_PHRASES {
                let mut next: Option<(usize, Table)> = None;
                let may_cost = (1..FEW_PHRASES).contains(&rule.units.len());
                let mut to_better = rule.kappa + if may_cost { -LEAST_GAIN } else { LEAST_GAIN };
                let is_free = |unit: u32| !rule.units.iter().any(|known| vocabulary.overlap(*known, unit));
                for (at, (_, list)) in lists.iter().enumerate().filter(|(_, (unit, _))| is_free(*unit)) {
                    let mut with = table;
                    let (mut n_inside, mut n_shared, mut n_with_first) = (0_u32, 0_u32, 0_u32);
                    for &(row, n) in list {
                        let (total, is_in) = (totals[row as usize], is_in[row as usize]);
                        n_inside += u32::from(is_in);
                        n_shared += u32::from(is_in && total > 0);
                        n_with_first += u32::from(is_in && has_first[row as usize]);
                        if total < at_least && total + n >= at_least {
                            with.found += 1;
                            with.right += u32::from(is_in);
                        }
                    }
                    let [n_rows, n_inside, n_shared, n_first, n_with_first] =
                        [table.inside, n_inside, n_shared, n_first, n_with_first].map(f64::from);
                    let goes_along = rule.units.is_empty()
                        || n_shared >= LEAST_SHARED * n_inside
                            && n_with_first * n_rows >= LEAST_WITH_FIRST * n_first * n_inside;
                    if goes_along && with.kappa() > to_better {
                        to_better = with.kappa();
                        next = Some((at, with));
                    }
                }
                let Some((at, with)) = next else { break };
                let (unit, list) = &lists[at];
                rule.units.push(*unit);
                (rule.kappa, table) = (with.kappa(), with);
                for &(row, n) in list {
                    totals[row as usize] += n;
                    if rule.units.len() == 1 {
                        has_first[row as usize] = true;
                        n_first += u32::from(is_in[row as usize]);
                    }
                }
            }
            if rule.kappa > best.kappa {
                best = rule;
            }
        }
        best
    }

    /// Of the rows that it finds, the share that has one of some units.
    pub(super) fn share_with(&self, postings: &Postings, n_rows: usize, units: &[u32]) -> f64 {
        let mut totals = vec![0_u32; n_rows];
        let mut has_any = vec![false; n_rows];
        for unit in &self.units {
            for posting in postings.of_unit(*unit) {
                totals[posting.row as usize] += u32::from(posting.n);
                has_any[posting.row as usize] |= units.contains(unit);
            }
        }
        let found = totals.iter().zip(&has_any).filter(|(total, _)| **total >= self.at_least.max(1));
        let (n_found, n_with) = found.fold((0_u32, 0_u32), |(n, with), (_, has)| (n + 1, with + u32::from(*has)));
        f64::from(n_with) / f64::from(n_found.max(1))
    }

    /// How far a rule made for half of the rows, from units that tell the group there, agrees with it in the other half, 0 at least.
    pub(super) fn foreseen(vocabulary: &Vocabulary, postings: &Postings, is_in: &[bool], candidates: &[u32]) -> f64 {
        let rule = Self::of(vocabulary, postings, is_in, candidates, Rows::Half(0));
        let mut totals = vec![0_u32; is_in.len()];
        for unit in &rule.units {
            for &Posting { row, n, .. } in postings.of_unit(*unit) {
                totals[row as usize] += u32::from(n);
            }
        }
        Table::of(is_in, &totals, rule.at_least.max(1), Rows::Half(1)).kappa().max(0.0)
    }
}

impl Table {
    /// The table of a group and the numbers of mentions of each row, none where they end.
    fn of(is_in: &[bool], totals: &[u32], at_least: u32, rows: Rows) -> Self {
        let mut table = Self::default();
        for (row, is_in) in (0..).zip(is_in).filter(|(row, _)| rows.has(*row)) {
            let is_found = totals.get(row as usize).is_some_and(|total| *total >= at_least);
            table.rows += 1;
            table.inside += u32::from(*is_in);
            table.found += u32::from(is_found);
            table.right += u32::from(*is_in && is_found);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kappa_is_that_of_its_formula() {
        let table = Table { rows: 100, inside: 20, found: 30, right: 15 };
        assert!((table.kappa() - 0.18 / 0.38).abs() < 1e-12);
        let kappa = |inside, found, right| Table { rows: 9, inside, found, right }.kappa();
        assert_eq!((kappa(3, 3, 3), kappa(9, 9, 9), kappa(0, 0, 0)), (1.0, 0.0, 0.0));
        assert!(kappa(3, 9, 3).abs() < 1e-12, "who finds everything tells nothing");
    }
}
