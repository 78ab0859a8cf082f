//! The outlets of a set of articles, each with its size.

use corpus::facet::{LANGUAGE, UNKNOWN};
use corpus::query::{ArticleSet, members};
use corpus::{ArticleId, Bags, Corpus, Sizes};
use model::order::sort_by;
use serde::{Deserialize, Serialize};

/// The most outlets shown side by side.
pub const MOST_OUTLETS: usize = 6;

/// An outlet with its size, as it is shown over a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletSize {
    /// Its name.
    pub name: String,
    /// How many of its articles are kept, of those that have anything that is counted.
    pub n_articles: u32,
    /// How many of them have nothing that is counted.
    pub n_wordless: u32,
    /// Their length in units.
    pub n_tokens: u64,
    /// The languages of those that have anything that is counted, as tags, each with how many are in it, the most first; without those that tell none.
    pub languages: Vec<(String, u32)>,
}

/// From which part of the articles on a language is one that they are mostly in.
const A_TENTH: f64 = 0.1;

impl OutletSize {
    /// The tags of the languages that its articles are mostly in, the most first: those of a tenth of them or more.
    pub fn main_languages(&self) -> impl Iterator<Item = &str> {
        let main = self.languages.iter().filter(|(tag, _)| self.portion_in(tag) >= A_TENTH);
        main.map(|(tag, _)| tag.as_str())
    }

    /// Whether more than a tenth of its articles would have to be in other languages for these to be in the portions of another outlet.
    pub fn differs_in_language(&self, other: &Self) -> bool {
        let more = self.languages.iter().map(|(tag, _)| (self.portion_in(tag) - other.portion_in(tag)).max(0.0));
        more.sum::<f64>() > A_TENTH
    }

    fn portion_in(&self, tag: &str) -> f64 {
        let n_articles: u32 = self.languages.iter().map(|(_, n)| n).sum();
        let n_in = self.languages.iter().find(|(other, _)| other == tag).map_or(0, |(_, n)| *n);
        f64::from(n_in) / f64::from(n_articles.max(1))
    }
}

/// The outlets of a set of articles, the one with the most articles first, each with its articles.
pub fn by_outlet(corpus: &Corpus, set: &ArticleSet) -> Vec<(String, ArticleSet)> {
    let names = corpus.outlets();
    let mut all: Vec<(String, ArticleSet)> =
        names.names().map(|name| (name.to_owned(), ArticleSet::with_capacity(0))).collect();
    for article in members(set) {
        all[corpus.outlet(article) as usize].1.grow_and_insert(article as usize);
    }
    let mut counted: Vec<(u32, (String, ArticleSet))> = all
        .into_iter()
        .map(|of_outlet| (corpus.articles.count(&of_outlet.1), of_outlet))
        .filter(|(n, _)| *n > 0)
        .collect();
    sort_by(&mut counted, &|(n_a, a), (n_b, b)| n_b.cmp(n_a).then_with(|| a.0.cmp(&b.0)));
    counted.into_iter().map(|(_, of_outlet)| of_outlet).collect()
}

/// A name with the size of its articles, those that have anything that is counted.
pub fn size(corpus: &Corpus, name: String, set: &ArticleSet, bags: &Bags) -> OutletSize {
    size_by(corpus, name, set, |article| bags.sizes(article))
}

/// The same, given the size of each article.
pub(super) fn size_by(
    corpus: &Corpus,
    name: String,
    set: &ArticleSet,
    sizes: impl Fn(ArticleId) -> Sizes,
) -> OutletSize {
    let mut size = OutletSize { name, ..OutletSize::default() };
    let labels = corpus.labels(LANGUAGE);
    let mut n_in = vec![0; labels.n_names() as usize];
    for article in members(set) {
        let sizes = sizes(article);
        size.n_articles += sizes.n_articles;
        size.n_wordless += u32::from(sizes.n_articles == 0);
        size.n_tokens += sizes.n_tokens;
        labels.of_article(article).iter().for_each(|&label| n_in[label as usize] += sizes.n_articles);
    }
    let languages = labels.names().map(str::to_owned).zip(n_in).filter(|(tag, n)| *n > 0 && tag != UNKNOWN);
    size.languages = languages.collect();
    sort_by(&mut size.languages, &|(a, n_a), (b, n_b)| n_b.cmp(n_a).then_with(|| a.cmp(b)));
    size
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{article, corpus};

    #[test]
    fn an_outlet_is_in_the_languages_of_a_tenth_of_its_articles() {
        let texts = [("en", "it was the house"), ("fr", "c'est la maison"), ("", "Kyiv 2024")];
        let of = |outlet: &str, n: [usize; 3]| {
            let all = texts.iter().zip(n).flat_map(|(text, n)| vec![*text; n]).enumerate();
            let articles = all.map(|(i, (tag, text))| {
                let mut article = article(&i.to_string(), outlet, "", text);
                article.other.extend((!tag.is_empty()).then(|| ("language".to_owned(), tag.into())));
                article
            });
            let corpus = corpus(articles.collect(), vec![], vec![]);
            let set = all_articles(corpus.articles.len());
            size_by(&corpus, outlet.to_owned(), &set, |article| corpus.sizes(corpus::UnitKind::Words, article))
        };
        let english = of("Times", [20, 1, 9]);
        assert_eq!(english.languages, [("en".to_owned(), 20), ("fr".to_owned(), 1)]);
        let [french, mixed, mute] = [of("Monde", [0, 5, 0]), of("Both", [2, 3, 0]), of("Mute", [0, 0, 4])];
        let main = |size: &OutletSize| size.main_languages().collect::<Vec<_>>().join(" ");
        assert_eq!([&english, &french, &mixed, &mute].map(main), ["en", "fr", "fr en", ""]);
        assert!(english.differs_in_language(&french) && french.differs_in_language(&mixed));
        assert!(!english.differs_in_language(&of("Post", [9, 0, 0])), "a few mistakes are no difference");
    }
}
