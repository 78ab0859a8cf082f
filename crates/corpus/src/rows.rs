//! Rows: rows of ascending numbers in flat columns, such as the labels of each article.

/// Rows of ascending numbers, in flat columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl Rows {
    /// Adds a row; a number twice counts once.
    pub(super) fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        let start = self.numbers.len();
        self.numbers.extend(row);
        // Most have one number or none.
        if self.numbers.len() > start + 1 {
            self.numbers[start..].sort_unstable();
            let mut kept = start + 1;
            for at in start + 1..self.numbers.len() {
                if self.numbers[at] != self.numbers[kept - 1] {
                    self.numbers[kept] = self.numbers[at];
                    kept += 1;
                }
            }
            self.numbers.truncate(kept);
        }
        self.ends.push(self.numbers.len() as u32);
    }

    /// A row; empty where there is none of this number.
    pub(super) fn get(&self, row: u32) -> &[u32] {
        let bound = |row: Option<u32>| row.and_then(|row| self.ends.get(row as usize)).copied().unwrap_or_default();
        self.numbers.get(bound(row.checked_sub(1)) as usize..bound(Some(row)) as usize).unwrap_or_default()
    }

    /// For each number below `n`, the rows that have it.
    pub(super) fn turned(&self, n: u32) -> Self {
        let mut ends = vec![0; n as usize];
        for &number in &self.numbers {
            ends[number as usize] += 1;
        }
        let mut n_before = 0;
        for end in &mut ends {
            n_before += std::mem::replace(end, n_before);
        }
        // Each row's end is where it begins until it is filled.
        let mut numbers = vec![0; self.numbers.len()];
        for row in 0..self.ends.len() as u32 {
            for &number in self.get(row) {
                let next = &mut ends[number as usize];
                numbers[*next as usize] = row;
                *next += 1;
            }
        }
        Self { ends, numbers }
    }
}
