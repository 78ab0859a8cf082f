//! Labels: the names that articles go under, and which article goes under which, both ways.

use crate::ArticleId;
use crate::rows::Rows;
use crate::strings::Strings;
use model::ActorKind;

/// Names with their articles, and articles with their names.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    names: Strings,
    kinds: Vec<Option<ActorKind>>,
    of_article: Rows,
    articles: Rows,
}

impl Labels {
    /// The labels of articles whose names come in reading order; a name twice counts once.
    pub(super) fn of_names<'a, N>(articles: impl IntoIterator<Item = N>) -> Self
    where
        N: IntoIterator<Item = &'a str>,
    {
        let mut names = Strings::default();
        let mut of_article = Rows::default();
        for article in articles {
            of_article.push(article.into_iter().map(|name| names.intern(name).0));
        }
        Self { articles: of_article.turned(names.len()), names, kinds: Vec::new(), of_article }
    }

    /// The labels of articles that give the places of their names in a list; names that are the same are one label, of the first one's kind.
    pub(super) fn of_list<'a>(
        list: impl IntoIterator<Item = (&'a str, Option<ActorKind>)>,
        articles: impl IntoIterator<Item = impl IntoIterator<Item = u32>>,
    ) -> Self {
        let mut names = Strings::default();
        let mut kinds = Vec::new();
        let mut labels = Vec::new();
        for (name, kind) in list {
            let (label, is_new) = names.intern(name);
            labels.push(label);
            kinds.extend(is_new.then_some(kind));
        }
        let mut of_article = Rows::default();
        for article in articles {
            of_article.push(article.into_iter().filter_map(|place| labels.get(place as usize).copied()));
        }
        Self { articles: of_article.turned(names.len()), names, kinds, of_article }
    }

    /// The number of names.
    pub fn n_names(&self) -> u32 {
        self.names.len()
    }

    /// A name.
    pub fn name(&self, label: u32) -> &str {
        self.names.get(label)
    }

    /// The label of a name.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.names.find(name)
    }

    /// All names in the order of their labels.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter()
    }

    /// What a label is of, where labels have kinds.
    pub fn kind(&self, label: u32) -> Option<ActorKind> {
        self.kinds.get(label as usize).copied().flatten()
    }

    /// The labels of an article, ascending.
    pub fn of_article(&self, article: ArticleId) -> &[u32] {
        self.of_article.get(article)
    }

    /// The articles of a label, ascending.
    pub fn articles(&self, label: u32) -> &[ArticleId] {
        self.articles.get(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_from_either_side() {
        let labels = Labels::of_names([vec!["b", "a", "b"], vec![], vec!["c", "b"]]);
        let of = |article: u32| labels.of_article(article).iter().map(|&label| labels.name(label)).collect::<Vec<_>>();
        assert_eq!((of(0), of(1), of(2), of(3)), (vec!["b", "a"], vec![], vec!["b", "c"], vec![]));
        let articles = |name: &str| labels.find(name).map(|label| labels.articles(label));
        assert_eq!((articles("b"), articles("a"), articles("c")), (Some(&[0, 2][..]), Some(&[0][..]), Some(&[2][..])));
        assert_eq!((articles("d"), labels.articles(3)), (None, &[][..]));
    }

    #[test]
    fn names_that_are_the_same_are_one_label() {
        use ActorKind::{Person, Place};
        let labels = Labels::of_list([("a", Some(Person)), ("b", Some(Place)), ("a", None)], [vec![2, 1, 0], vec![2]]);
        assert_eq!(
            (labels.of_article(0), labels.of_article(1), labels.articles(0)),
            (&[0, 1][..], &[0][..], &[0, 1][..])
        );
        assert_eq!((labels.kind(0), labels.kind(1), labels.kind(2)), (Some(Person), Some(Place), None));
    }
}
