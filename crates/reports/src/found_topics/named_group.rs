//! A group with what makes it a topic: its most telling words, its rule, and how sure that is.

use crate::found_topics::logarithm::ln;
use crate::found_topics::rule::{Posting, Postings, Rows, Rule};
use crate::found_topics::vectors::Vectors;
use crate::found_topics::vocabulary::{Unit, Vocabulary};
use crate::found_topics::{FoundTopic, grouping};
use corpus::query::ArticleSet;
use corpus::{ArticleId, Corpus, TypeId};
use hashbrown::HashSet;
use model::order::sort_by;
use model::{Topic, parallel};
use serde_json::Map;

/// A group of fewer articles is none.
const LEAST_ARTICLES: usize = 5;
/// How many of the words that a group has more of than the others are looked at.
const CANDIDATES: usize = 30;
/// How many of these name it.
const NAME_WORDS: usize = 3;
/// Of the articles that a rule finds, this share has a word of the topic's name.
const LEAST_NAMED: f64 = 0.75;
/// A word in capitals that is in small letters in one of so many places is no abbreviation.
const SMALL_ONE_IN: usize = 5;
/// What a word of somebody's name weighs beside another word: people come and go, and are actors anyway.
const WEIGHT_OF_PERSON: f64 = 0.5;

/// The groups of the articles of a set, `n` at most.
pub(super) fn list(corpus: &Corpus, persons: &HashSet<TypeId>, set: &ArticleSet, n: u32) -> Vec<FoundTopic> {
    let vocabulary = Vocabulary::of(corpus, set, persons);
    let vectors = Vectors::of(corpus, set, &vocabulary);
    if vectors.len() < LEAST_ARTICLES {
        return Vec::new();
    }
    let mut groups = grouping::group(&vectors, n as usize);
    let vectors = vectors.without_weights();
    let postings = Postings::of(&vectors);
    let telling_of = |groups: &[u32], rows: Rows| telling(&vocabulary, &postings, groups, n as usize, rows);
    let mut telling = telling_of(&groups, Rows::All);
    if join_namesakes(&vocabulary, corpus, &telling, &mut groups) {
        telling = telling_of(&groups, Rows::All);
    }
    let of_half = telling_of(&groups, Rows::Half(0));
    let groups_with: Vec<_> = (0..n).zip(telling).zip(of_half).collect();
    let found = parallel::map(&groups_with, |((group, candidates), of_half)| {
        let is_in: Vec<bool> = groups.iter().map(|of_row| of_row == group).collect();
        let rows = vectors.articles.iter().zip(&is_in).filter(|(_, is_in)| **is_in);
        let mut articles: Vec<ArticleId> = rows.map(|(article, _)| *article).collect();
        articles.sort_unstable();
        let rule = Rule::of(&vocabulary, &postings, &is_in, candidates, Rows::All);
        if articles.len() < LEAST_ARTICLES || rule.units.is_empty() {
            return None;
        }
        // Whoever reads the name expects the articles to have its words.
        let of_rule: Vec<u32> = candidates.iter().copied().filter(|unit| rule.units.contains(unit)).collect();
        let named = name(corpus, &vocabulary, &of_rule);
        if rule.share_with(&postings, is_in.len(), &named) < LEAST_NAMED {
            return None;
        }
        let names: Vec<String> = named.iter().map(|unit| printed(corpus, vocabulary.units[*unit as usize])).collect();
        let phrases = rule.units.iter().map(|unit| phrase(corpus, vocabulary.units[*unit as usize])).collect();
        let topic = Topic { name: names.join(", "), phrases, at_least: rule.at_least, other: Map::new() };
        Some(FoundTopic { topic, sure: Rule::foreseen(&vocabulary, &postings, &is_in, of_half), articles })
    });
    found.into_iter().flatten().collect()
}

/// Makes one of groups that two words of their names would be the same of, and tells whether there were any.
fn join_namesakes(vocabulary: &Vocabulary, corpus: &Corpus, telling: &[Vec<u32>], groups: &mut [u32]) -> bool {
    let names: Vec<Vec<u32>> = telling.iter().map(|candidates| name(corpus, vocabulary, candidates)).collect();
    let mut home: Vec<u32> = (0..names.len() as u32).collect();
    for (group, name) in names.iter().enumerate() {
        let shared = |other: &Vec<u32>| other.iter().filter(|unit| name.contains(unit)).count();
        if let Some(known) = names.iter().take(group).position(|other| shared(other) > 1) {
            home[group] = home[known];
        }
    }
    for group in groups.iter_mut() {
        *group = home[*group as usize];
    }
    home.iter().enumerate().any(|(group, home)| group != *home as usize)
}

/// The units that each group has more of than the others, the most telling first: by how much of one it has, times the logarithm of how
/// many times as much an article of the group has of it as one of the others. That is nearly half of its log-likelihood; "how much" is the sum of the
/// roots of how often the articles have it, as in their vectors, so that what they keep coming back to leads. Some rows count alone.
fn telling(vocabulary: &Vocabulary, postings: &Postings, groups: &[u32], n_groups: usize, rows: Rows) -> Vec<Vec<u32>> {
    let mut sizes = vec![0_u32; n_groups];
    let mut n_rows = 0;
    for (_, group) in (0..).zip(groups).filter(|(row, _)| rows.has(*row)) {
        sizes[*group as usize] += 1;
        n_rows += 1;
    }
    let mut scored: Vec<Vec<(f64, u32)>> = vec![Vec::new(); n_groups];
    let mut inside = vec![(0_u32, 0.0_f64); n_groups];
    for (unit, Unit { is_of_person, .. }) in (0..).zip(&vocabulary.units) {
        let weight = if *is_of_person { WEIGHT_OF_PERSON } else { 1.0 };
        let of_unit = postings.of_unit(unit).iter().filter(|posting| posting.n_alone > 0 && rows.has(posting.row));
        inside.fill((0, 0.0));
        let mut all = 0.0;
        for Posting { row, n_alone, .. } in of_unit {
            let (n_inside, much) = &mut inside[groups[*row as usize] as usize];
            *n_inside += 1;
            *much += f64::from(*n_alone).sqrt();
            all += f64::from(*n_alone).sqrt();
        }
        for ((scored, (n_inside, much)), size) in scored.iter_mut().zip(&inside).zip(&sizes) {
            let n_others = n_rows - size;
            let of_one = much / f64::from(*size);
            let of_another = (all - much + 0.5) / (f64::from(n_others) + 1.0);
            if *n_inside > 1 && of_one > of_another {
                scored.push((weight * much * ln(of_one / of_another), unit));
            }
        }
    }
    let best = |mut scored: Vec<(f64, u32)>| {
        sort_by(&mut scored, &|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.into_iter().take(CANDIDATES).map(|(_, unit)| unit).collect()
    };
    scored.into_iter().map(best).collect()
}

/// What names a topic: the most telling of some units that are not of one stem, one of them a person's at most.
fn name(corpus: &Corpus, vocabulary: &Vocabulary, candidates: &[u32]) -> Vec<u32> {
    let mut chosen: Vec<u32> = Vec::new();
    let words = |unit: &Unit| std::iter::once(unit.first).chain(unit.second).collect::<Vec<TypeId>>();
    for number in candidates {
        let unit = vocabulary.units[*number as usize];
        let is_alike = |a: TypeId, b: TypeId| are_of_one_stem(corpus.lexicon.folded(a), corpus.lexicon.folded(b));
        let says_the_same =
            |known: &Unit| words(known).into_iter().any(|a| words(&unit).into_iter().any(|b| is_alike(a, b)));
        let says_little = |known: &Unit| unit.is_of_person && known.is_of_person || says_the_same(known);
        if chosen.len() < NAME_WORDS && !chosen.iter().any(|known| says_little(&vocabulary.units[*known as usize])) {
            chosen.push(*number);
        }
    }
    chosen
}

/// Whether two words begin alike and differ in an ending of three letters at most.
fn are_of_one_stem(a: &str, b: &str) -> bool {
    let n_alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longer = a.chars().count().max(b.chars().count());
    a == b || n_alike >= 3.max(longer.saturating_sub(3))
}

/// A word as it is shown, or in small letters where it is so too and mostly in capitals, as in datelines; an expression as it is printed most often,
/// in small letters where several ways are as frequent.
fn printed(corpus: &Corpus, unit: Unit) -> String {
    let lexicon = &corpus.lexicon;
    let Some(second) = unit.second else {
        let (shown, folded) = (lexicon.shown(unit.first), lexicon.folded(unit.first));
        let is_small = |position: &u32| lexicon.form(corpus.forms.at(*position)) == folded;
        let positions = corpus.index().positions(unit.first);
        let (n_all, n_small) = (positions.len(), positions.filter(is_small).count());
        let is_shouted = shown.chars().all(char::is_uppercase) && SMALL_ONE_IN * n_small >= n_all;
        return if is_shouted { folded } else { shown }.to_owned();
    };
    let behind = |position: u32| Some(position + 1).filter(|next| *next < corpus.n_positions());
    let positions = corpus.index().positions(unit.first).filter_map(|position| Some((position, behind(position)?)));
    let together = positions.filter(|(_, next)| corpus.type_at(*next) == second);
    let mut pairs: Vec<[u32; 2]> =
        together.map(|(first, next)| [first, next].map(|position| corpus.forms.at(position))).collect();
    pairs.sort_unstable();
    let mut ways: Vec<(usize, String)> = pairs
        .chunk_by(|a, b| a == b)
        .filter_map(|same| Some((same.len(), same.first()?.map(|form| lexicon.form(form)).join(" "))))
        .collect();
    sort_by(&mut ways, &|a, b| b.0.cmp(&a.0).then_with(|| b.1.cmp(&a.1)));
    ways.into_iter().next().map(|(_, way)| way).unwrap_or_default()
}

/// A unit as a phrase of the lexicon: in small letters, so that it is found however it is printed.
fn phrase(corpus: &Corpus, unit: Unit) -> String {
    let words: Vec<&str> = std::iter::once(unit.first).chain(unit.second).map(|t| corpus.lexicon.folded(t)).collect();
    words.join(" ")
}
