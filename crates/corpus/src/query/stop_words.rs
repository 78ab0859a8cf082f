//! Stop words: which types are hidden as such in a set of articles, each by the list of its own articles' language.

use crate::query::{ArticleSet, members};
use crate::{ArticleId, Corpus, TypeId};
use fixedbitset::FixedBitSet;
use hashbrown::HashMap;
use text::Language;
use text::elided;

impl Corpus {
    /// The language of an article; where it cannot be told, that of the corpus.
    pub fn language(&self, article: ArticleId) -> Option<Language> {
        self.articles.language(article).or_else(|| Language::of_tag(&self.head.language))
    }

    /// The types that are stop words in a set of articles, a bit each: the words of its own list, if the corpus has one, else those in the lists of the
    /// articles' languages, and elided words (`l'`) and suffixes behind names (`'s`); with the words that the corpus also hides, and without those that it
    /// never hides.
    ///
    /// A word that is in the list of one language and content in another, such as the German article and English verb "die", is a stop word if
    /// more than half of its occurrences are in articles whose language lists it.
    pub fn stop_words(&self, set: &ArticleSet) -> FixedBitSet {
        let found = |words: &[String]| -> Vec<usize> {
            words.iter().flat_map(|word| self.lexicon.find_types(word)).map(|t| t as usize).collect()
        };
        let mut types = match self.head.stop_words.as_ref() {
            Some(own) => found(own).into_iter().collect(),
            None => self.listed_stop_words(set),
        };
        types.grow(self.lexicon.n_types() as usize);
        types.extend(found(&self.head.also_hidden));
        for type_id in found(&self.head.never_hidden) {
            types.remove(type_id);
        }
        types
    }

    /// The types that are stop words by the lists of the languages.
    fn listed_stop_words(&self, set: &ArticleSet) -> FixedBitSet {
        let mut types = FixedBitSet::with_capacity(self.lexicon.n_types() as usize);
        let n_articles = self.articles.len();
        let languages: Vec<u64> =
            (0..n_articles).map(|article| self.language(article).map_or(0, Language::bit)).collect();
        let present =
            members(set).filter_map(|article| languages.get(article as usize)).fold(0, |all, language| all | language);
        let mut listed: Vec<(TypeId, u64)> = Vec::new();
        for language in Language::all().filter(|language| present & language.bit() != 0) {
            listed.extend(
                language.stop_words().filter_map(|word| self.lexicon.find_type(word)).map(|t| (t, language.bit())),
            );
        }
        listed.sort_unstable();
        let of_type = |same: &[(TypeId, u64)]| Some((same.first()?.0, same.iter().fold(0, |all, (_, of)| all | of)));
        let (everywhere, others): (Vec<_>, Vec<_>) =
            listed.chunk_by(|a, b| a.0 == b.0).filter_map(of_type).partition(|(_, lists)| *lists == present);
        types.extend(everywhere.iter().chain(&self.mostly_in(set, &languages, others)).map(|(t, _)| *t as usize));
        let suffixes = ["\'", ":"].map(|mark| self.lexicon.beginning_with(mark));
        types.extend(suffixes.into_iter().flatten().map(|&t| t as usize));
        types.extend(elided().filter_map(|word| self.lexicon.find_type(&word)).map(|t| t as usize));
        types
    }

    /// Of types, each with the languages that list it, those most of whose occurrences in a set are in articles of these.
    fn mostly_in(&self, set: &ArticleSet, languages: &[u64], mut types: Vec<(TypeId, u64)>) -> Vec<(TypeId, u64)> {
        if types.is_empty() {
            return types;
        }
        let of_type: HashMap<TypeId, usize> = types.iter().enumerate().map(|(at, (t, _))| (*t, at)).collect();
        let places = (0..self.lexicon.n_forms()).map(|form| of_type.get(&self.lexicon.type_of(form)).copied());
        let places: Vec<Option<usize>> = places.collect();
        let mut balances = vec![0_i64; types.len()];
        for article in members(set) {
            let language = languages.get(article as usize).copied().unwrap_or_default();
            for form in self.forms.within(self.articles.range(article)).iter() {
                if let Some(at) = places[form as usize] {
                    balances[at] += if types[at].1 & language != 0 { 1 } else { -1 };
                }
            }
        }
        let mut balances = balances.into_iter();
        types.retain(|_| balances.next().is_some_and(|balance| balance > 0));
        types
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::all_articles;
    use crate::samples::{article, corpus};

    const ENGLISH: &str = "The engines die and the boats are in the harbour, where they will be for the night.";
    const GERMAN: &str = "Die Boote liegen im Hafen, und die Leute sagen, dass sie in der Nacht nicht fahren.";

    fn hidden(corpus: &Corpus, set: &ArticleSet) -> Vec<String> {
        let mut found: Vec<String> =
            corpus.stop_words(set).ones().map(|t| corpus.lexicon.folded(t as u32).to_owned()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn each_article_has_the_stop_words_of_its_own_language() {
        let corpus = corpus(vec![article("a", "A", "", ENGLISH), article("b", "B", "", GERMAN)], vec![], vec![]);
        let tags = [0, 1].map(|article| corpus.language(article).map(Language::tag));
        assert_eq!(tags, [Some("en"), Some("de")]);
        let only = |article: usize| {
            let mut set = ArticleSet::with_capacity(2);
            set.insert(article);
            hidden(&corpus, &set)
        };
        let has = |words: &[String], word: &str| words.iter().any(|other| other == word);
        assert!(has(&only(0), "the") && !has(&only(0), "die"), "{:?}", only(0));
        assert!(has(&only(1), "die") && !has(&only(1), "the"), "{:?}", only(1));
        let both = hidden(&corpus, &all_articles(2));
        assert!(["the", "die", "und", "and"].iter().all(|word| has(&both, word)), "{both:?}");
        assert!(!has(&both, "boats") && !has(&both, "boote"));
    }

    #[test]
    fn a_list_of_ones_own_replaces_the_others() {
        let mut corpus = corpus(vec![article("a", "A", "", ENGLISH)], vec![], vec![]);
        corpus.head.stop_words = Some(vec!["Boats".into(), "nowhere".into()]);
        assert_eq!(hidden(&corpus, &all_articles(1)), ["boats"]);
    }

    #[test]
    fn words_are_also_hidden_and_never_hidden() {
        let mut corpus = corpus(vec![article("a", "A", "", ENGLISH)], vec![], vec![]);
        let usual = hidden(&corpus, &all_articles(1));
        corpus.head.also_hidden = vec!["Harbour".into(), "nowhere".into()];
        corpus.head.never_hidden = vec!["THE".into(), "engines".into()];
        let wanted: Vec<String> = usual.iter().filter(|word| *word != "the").cloned().collect();
        let found = hidden(&corpus, &all_articles(1));
        assert_eq!(
            found.iter().filter(|word| *word != "harbour").collect::<Vec<_>>(),
            wanted.iter().collect::<Vec<_>>()
        );
        assert!(found.contains(&"harbour".to_owned()));
        corpus.head.stop_words = Some(vec!["Boats".into(), "engines".into()]);
        assert_eq!(hidden(&corpus, &all_articles(1)), ["boats", "harbour"]);
    }
}
