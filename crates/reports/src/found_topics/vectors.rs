//! Vectors: each article as a direction in the space of its vocabulary.

use crate::found_topics::logarithm::ln;
use crate::found_topics::vocabulary::Vocabulary;
use corpus::query::ArticleSet;
use corpus::{ArticleId, Corpus};
use model::order::sort_by;
use model::parallel;

/// How often a unit occurs, and how often as no part of an expression; 65,535 times at most, since there are many.
type Counts = [u16; 2];
/// The units of an article, ascending.
type Row = Box<[(u32, Counts)]>;

/// The articles that have any unit of a vocabulary, each with its units: how often, and how much that weighs.
#[derive(Debug, Default)]
pub(super) struct Vectors {
    /// The article of each row.
    pub(super) articles: Vec<ArticleId>,
    starts: Vec<u32>,
    units: Vec<u32>,
    counts: Vec<Counts>,
    weights: Vec<f32>,
    n_units: usize,
}

impl Vectors {
    /// The vectors of the articles of a set.
    ///
    /// A unit weighs `√count · ln(N / df)`, where an expression's words do not count by themselves; then every vector gets the length 1. The rows are in an order of their own, that of a hash of their
    /// units, which shuffles them and does not depend on the order of the articles.
    pub(super) fn of(corpus: &Corpus, set: &ArticleSet, vocabulary: &Vocabulary) -> Self {
        let n_units = vocabulary.units.len();
        let articles: Vec<ArticleId> = set.ones().map(|article| article as ArticleId).collect();
        let rows = parallel::map(&articles, |article| row(corpus, vocabulary, *article));
        let mut rows: Vec<(u64, ArticleId, Row)> = std::iter::zip(rows, articles)
            .filter(|(row, _)| !row.is_empty())
            .map(|(row, article)| (hash(&row), article, row))
            .collect();
        let mut n_articles = vec![0_u32; n_units];
        let mut n_counts = 0;
        for (_, _, row) in &rows {
            n_counts += row.len();
            for (unit, [_, n_alone]) in row {
                n_articles[*unit as usize] += u32::from(*n_alone > 0);
            }
        }
        sort_by(&mut rows, &|a, b| a.0.cmp(&b.0).then_with(|| a.2.cmp(&b.2)));
        let n = rows.len() as f64;
        let idf: Vec<f64> = n_articles.iter().map(|&df| ln(n / f64::from(df.max(1)))).collect();
        let mut vectors = Self { starts: vec![0], n_units, ..Self::default() };
        vectors.units.reserve_exact(n_counts);
        vectors.counts.reserve_exact(n_counts);
        vectors.weights.reserve_exact(n_counts);
        for (_, article, row) in rows {
            let weight = |(unit, [_, n]): &(u32, Counts)| f64::from(*n).sqrt() * idf[*unit as usize];
            let weights: Vec<f64> = row.iter().map(weight).collect();
            let length = weights.iter().map(|weight| weight * weight).sum::<f64>().sqrt();
            // A unit that every article has weighs nothing.
            if length > 0.0 {
                vectors.weights.extend(weights.iter().map(|weight| (weight / length) as f32));
                vectors.units.extend(row.iter().map(|(unit, _)| *unit));
                vectors.counts.extend(row.iter().map(|(_, n)| *n));
                vectors.starts.push(vectors.units.len() as u32);
                vectors.articles.push(article);
            }
        }
        vectors
    }

    /// The same, whose weights are not needed any more.
    pub(super) fn without_weights(self) -> Self {
        Self { weights: Vec::new(), ..self }
    }

    /// The number of rows.
    pub(super) fn len(&self) -> usize {
        self.articles.len()
    }

    /// The number of units of the vocabulary.
    pub(super) fn n_units(&self) -> usize {
        self.n_units
    }

    fn range(&self, row: usize) -> std::ops::Range<usize> {
        self.starts[row] as usize..self.starts[row + 1] as usize
    }

    /// The units of a row, ascending, with their weights.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = (u32, f32)> + '_ {
        let range = self.range(row);
        self.units[range.clone()].iter().copied().zip(self.weights[range].iter().copied())
    }

    /// The units of a row, ascending, with their counts: of all occurrences, and of those that are no part of an expression.
    pub(super) fn counts(&self, row: usize) -> impl Iterator<Item = (u32, Counts)> + '_ {
        let range = self.range(row);
        self.units[range.clone()].iter().copied().zip(self.counts[range].iter().copied())
    }
}

/// The units of an article.
fn row(corpus: &Corpus, vocabulary: &Vocabulary, article: ArticleId) -> Row {
    let mut seen: Vec<(u32, bool)> = Vec::new();
    vocabulary.for_each_unit(corpus, article, &mut |unit, is_alone| seen.push((unit, is_alone)));
    seen.sort_unstable();
    let count = |same: &[(u32, bool)]| {
        let n_alone = same.iter().filter(|(_, is_alone)| *is_alone).count();
        Some((same.first()?.0, [same.len(), n_alone].map(|n| n.try_into().unwrap_or(u16::MAX))))
    };
    seen.chunk_by(|a, b| a.0 == b.0).filter_map(count).collect()
}

/// A hash of a row (FNV-1a over numbers, and a last mixing), the same everywhere.
fn hash(row: &[(u32, Counts)]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for (unit, [n, n_alone]) in row {
        for number in [u64::from(*unit), u64::from(*n), u64::from(*n_alone)] {
            hash = (hash ^ number).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash ^= hash >> 32;
    hash.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
