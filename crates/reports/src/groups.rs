//! Groups: articles that a person put together to compare, each said by a search; and the parts of a corpus that a table sets side by side,
//! which are groups or outlets.

use crate::outlets::{OutletSize, by_outlet, size_by};
use corpus::query::{ArticleSet, SearchFault, SearchOptions, members, search};
use corpus::{Corpus, UnitKind};
use serde::{Deserialize, Serialize};

/// Articles with something in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// What a person calls it.
    pub name: String,
    /// What its articles have in common, in the search language; every article where it asks nothing.
    pub query: String,
}

impl Group {
    /// Its articles among those of a set.
    ///
    /// # Errors
    /// What keeps its search from being understood.
    pub fn articles(&self, corpus: &Corpus, set: &ArticleSet) -> Result<ArticleSet, SearchFault> {
        let mut articles = set.clone();
        if let Some(found) = search::run_filter(corpus, &self.query, SearchOptions::default())? {
            articles.intersect_with(&found.articles);
        }
        Ok(articles)
    }
}

/// The articles, among those of a set, of the first group of this name. `None` where no group has it; a group whose search cannot be
/// understood has no articles.
pub(super) fn named(corpus: &Corpus, set: &ArticleSet, groups: &[Group], name: &str) -> Option<ArticleSet> {
    let group = groups.iter().find(|group| group.name == name)?;
    Some(group.articles(corpus, set).unwrap_or_default())
}

/// What is set side by side: the groups as a person ordered them, or, where there is none, the outlets, the largest first.
pub(super) fn parts(corpus: &Corpus, set: &ArticleSet, groups: &[Group]) -> Vec<(String, ArticleSet)> {
    if groups.is_empty() {
        return by_outlet(corpus, set);
    }
    groups.iter().map(|group| (group.name.clone(), group.articles(corpus, set).unwrap_or_default())).collect()
}

/// The same, each with its size in units of a kind.
pub(super) fn sized_parts(
    corpus: &Corpus,
    units: UnitKind,
    set: &ArticleSet,
    groups: &[Group],
) -> Vec<(OutletSize, ArticleSet)> {
    let sized = |(name, articles)| (size_by(corpus, name, &articles, |article| corpus.sizes(units, article)), articles);
    parts(corpus, set, groups).into_iter().map(sized).collect()
}

/// Whether an article is in more than one of some sets.
pub(super) fn overlap<'a>(sets: impl IntoIterator<Item = &'a ArticleSet>) -> bool {
    let mut seen = ArticleSet::default();
    sets.into_iter().any(|set| {
        let is_shared = !seen.is_disjoint(set);
        seen.union_with(set);
        is_shared
    })
}

/// How many articles of a set each group has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupSizes {
    /// Of each group, its articles, or what keeps its search from being understood.
    pub sizes: Vec<Result<u32, SearchFault>>,
    /// How many articles are in more than one group.
    pub n_shared: u32,
}

/// Counts the articles of groups, and those that several groups share.
pub fn sizes(corpus: &Corpus, set: &ArticleSet, groups: &[Group]) -> GroupSizes {
    let mut seen = ArticleSet::with_capacity(corpus.articles.len() as usize);
    let mut shared = seen.clone();
    let sizes = groups.iter().map(|group| {
        let articles = group.articles(corpus, set)?;
        members(&articles).filter(|article| seen.contains(*article as usize)).for_each(|a| shared.insert(a as usize));
        seen.union_with(&articles);
        Ok(corpus.articles.count(&articles))
    });
    GroupSizes { sizes: sizes.collect(), n_shared: corpus.articles.count(&shared) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{article, corpus};

    fn group(name: &str, query: &str) -> Group {
        Group { name: name.into(), query: query.into() }
    }

    #[test]
    fn groups_are_counted_and_what_they_share() {
        let articles = [("A", "2016-03-01", "war"), ("B", "2016", "peace"), ("B", "2020-01-01", "war peace")];
        let articles =
            articles.iter().enumerate().map(|(i, (outlet, date, text))| article(&i.to_string(), outlet, date, text));
        let corpus = corpus(articles.collect(), vec![], vec![]);
        let groups = ["date:2016", "war", "outlet:B peace", "", "\"war"].map(|query| group(query, query));
        let counted = sizes(&corpus, &all_articles(3), &groups);
        let n: Vec<Option<u32>> = counted.sizes.iter().map(|size| size.as_ref().ok().copied()).collect();
        assert_eq!((n, counted.n_shared), (vec![Some(2), Some(2), Some(2), Some(3), None], 3));
        assert_eq!(
            sizes(&corpus, &all_articles(3), &[group("2016", "date:2016"), group("2020", "date:2020")]).n_shared,
            0
        );
    }

    #[test]
    fn parts_are_groups_or_else_outlets() {
        let corpus = corpus(vec![article("1", "A", "", "war"), article("2", "B", "", "peace")], vec![], vec![]);
        let names = |groups: &[Group]| {
            parts(&corpus, &all_articles(2), groups).into_iter().map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(names(&[]), ["A", "B"]);
        assert_eq!(names(&[group("all", ""), group("none", "nowhere")]), ["all", "none"]);
    }
}
