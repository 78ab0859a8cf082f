//! Cells of the table of names: what an outlet has of a name, with its intervals, and whether it differs from all others.

use crate::outlets::OutletSize;
use measures::catalogue::p_adjusted::benjamini_hochberg;
use measures::clustered::ClusteredLogRatio;
use measures::clustered_rate::{self, difference_of_rates};
use measures::pair::Pair;
use measures::portion::Portion;
use measures::rate;
use measures::shares::{difference_of_shares, p_of_shares, share_interval};
use measures::side::Side;
use serde::{Deserialize, Serialize};

/// By what outlets are set side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NamesBy {
    /// The share of the articles that name someone.
    Articles,
    /// Mentions per thousand words.
    Mentions,
}

/// A name in the articles of an outlet, or in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NameCell {
    /// How many articles name it.
    pub n_articles: u32,
    /// How often it is mentioned in them.
    pub n_mentions: u64,
    /// The 95 % interval of the share of articles.
    pub share_interval: Option<[f64; 2]>,
    /// The 95 % interval of mentions per token.
    pub rate_interval: Option<[f64; 2]>,
    /// Chance of a difference to all other articles as great as this, adjusted for the number of cells asked about; none where that cannot be told.
    pub p: Option<f64>,
}

impl NameCell {
    /// The share of an outlet's articles, 0 to 1, or the mentions per thousand of its tokens.
    pub fn figure(&self, size: &OutletSize, by: NamesBy) -> f64 {
        match by {
            NamesBy::Articles => f64::from(self.n_articles) / f64::from(size.n_articles.max(1)),
            NamesBy::Mentions => rate::per_thousand(self.n_mentions, size.n_tokens),
        }
    }

    /// Whether the outlet differs from the others by more than chance allows.
    pub fn differs(&self) -> bool {
        self.p.is_some_and(|p| p < 0.05)
    }
}

/// What one cell adds up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    /// Articles that name it.
    pub(super) n_articles: u32,
    /// Its mentions over all articles.
    pub(super) side: Side,
}

fn portion(cell: &Counted) -> Portion {
    Portion { count: cell.n_articles.into(), n_tokens: cell.side.n_articles.into() }
}

/// A share, or mentions per token.
pub(super) fn value(cell: &Counted, by: NamesBy) -> f64 {
    let (n, of) = match by {
        NamesBy::Articles => (u64::from(cell.n_articles), u64::from(cell.side.n_articles)),
        NamesBy::Mentions => (cell.side.count, cell.side.n_tokens),
    };
    n as f64 / of.max(1) as f64
}

/// How surely outlets differ; none for a single one.
pub(super) fn difference(cells: &[Counted], by: NamesBy) -> Option<f64> {
    match by {
        NamesBy::Articles => difference_of_shares(&cells.iter().map(portion).collect::<Vec<_>>()),
        NamesBy::Mentions => difference_of_rates(&cells.iter().map(|cell| cell.side).collect::<Vec<_>>()),
    }
}

/// A cell with its intervals.
pub(super) fn cell(counted: &Counted, p: Option<f64>) -> NameCell {
    NameCell {
        n_articles: counted.n_articles,
        n_mentions: counted.side.count,
        share_interval: share_interval(counted.n_articles, counted.side.n_articles),
        rate_interval: clustered_rate::interval(&counted.side, 0.95),
        p,
    }
}

/// The adjusted p of every cell, row by row; not a number where none can be told.
pub(super) fn adjusted(rows: &[(u32, &[Counted])], n_columns: usize, by: NamesBy) -> Vec<f64> {
    let of_cell = |cell: &Counted, all: &Counted| {
        let p = match by {
            NamesBy::Articles => {
                let [of_outlet, of_all] = [cell, all].map(portion);
                p_of_shares(Pair {
                    target_count: of_outlet.count,
                    reference_count: of_all.count - of_outlet.count,
                    target_tokens: of_outlet.n_tokens,
                    reference_tokens: of_all.n_tokens - of_outlet.n_tokens,
                })
            }
            NamesBy::Mentions => {
                ClusteredLogRatio::between(&cell.side, &(all.side - cell.side)).ok().map(|found| found.p_value)
            }
        };
        p.unwrap_or(f64::NAN)
    };
    let of_row = |(_, cells): &(u32, &[Counted])| {
        cells[..n_columns].iter().map(|cell| of_cell(cell, &cells[n_columns])).collect::<Vec<f64>>()
    };
    // A cell of which nothing can be told was not asked about.
    let mut all: Vec<f64> = rows.iter().flat_map(of_row).collect();
    let told: Vec<f64> = all.iter().copied().filter(|p| !p.is_nan()).collect();
    let mut told = benjamini_hochberg(&told).into_iter();
    for p in all.iter_mut().filter(|p| !p.is_nan()) {
        *p = told.next().unwrap_or(f64::NAN);
    }
    all
}
