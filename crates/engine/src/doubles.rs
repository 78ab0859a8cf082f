//! Doubles: which of the articles that come are here already, or came before.

use corpus::ArticleId;
use hashbrown::{HashMap, HashTable};
use model::{Article, Metadata};

/// The articles that others may repeat.
pub(super) struct Doubles {
    n_here: ArticleId,
    /// Those that were here before, by outlet, until one of their outlet comes.
    of_outlets: HashMap<String, Vec<ArticleId>>,
    /// The others: of those that were here before the number of their words, of those that came that of their id besides.
    seen: HashTable<(u64, ArticleId)>,
}

impl Doubles {
    /// Those that others may repeat, where these are here.
    pub(super) fn of(here: &[Metadata]) -> Self {
        let mut of_outlets: HashMap<String, Vec<ArticleId>> = HashMap::new();
        for (number, article) in (0..).zip(here) {
            of_outlets.entry_ref(&article.outlet).or_default().push(number);
        }
        Self { n_here: here.len() as ArticleId, of_outlets, seen: HashTable::new() }
    }

    /// Whether an article is new that is to have this number; `other` gives those before it. It is not where its outlet has it word for word among those that were here before (case,
    /// marks and spaces may differ), nor where it came before under the same id. What repeats another that came under an id of its own is: whether repeats
    /// are wanted was asked before.
    pub(super) fn is_new(
        &mut self,
        article: &Article,
        number: ArticleId,
        other: impl Fn(ArticleId) -> Option<Article>,
    ) -> bool {
        let Self { n_here, of_outlets, seen } = self;
        for number in of_outlets.remove(&article.outlet).into_iter().flatten() {
            if let Some(known) = other(number) {
                let hash = hash("", &known);
                seen.insert_unique(hash, (hash, number), |(hash, _)| *hash);
            }
        }
        let (words, all) = (hash("", article), hash(&article.id, article));
        let is_same = |number: ArticleId, is_wanted: &dyn Fn(&Article) -> bool| {
            other(number).is_some_and(|other| is_wanted(&other) && have_same_words(&other, article))
        };
        let is_here =
            |(hash, number): &(u64, ArticleId)| *hash == words && number < n_here && is_same(*number, &|_| true);
        let came = |(hash, number): &(u64, ArticleId)| {
            *hash == all && number >= n_here && is_same(*number, &|other| other.id == article.id)
        };
        let is_new = seen.find(words, is_here).is_none() && seen.find(all, came).is_none();
        if is_new {
            seen.insert_unique(all, (all, number), |(hash, _)| *hash);
        }
        is_new
    }
}

/// The letters and digits of a text, folded: what is left when word for word is meant.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn have_same_words(a: &Article, b: &Article) -> bool {
    a.outlet == b.outlet && a.counts == b.counts && a.cell == b.cell && letters(&a.text).eq(letters(&b.text))
}

/// A number that articles of the same outlet and words share (FNV-1a over the letters), told apart by an id or something else.
fn hash(id: &str, article: &Article) -> u64 {
    let letters = id.chars().chain(article.outlet.chars()).chain(letters(&article.text));
    let words = article.counts.iter().flat_map(|counts| &counts.words).flat_map(|(_, words)| words.chars());
    let added_up = article.cell.iter().flat_map(|cell| cell.words()).flat_map(|(word, _)| word.chars());
    let letters = letters.chain(words).chain(added_up);
    letters.fold(0xCBF2_9CE4_8422_2325, |hash, c| (hash ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::Builder;
    use corpus::samples::article;

    #[test]
    fn a_text_that_is_here_comes_no_second_time_and_repeats_among_those_that_come_stay() {
        let given = [
            ("P", "War, and peace."),
            ("O", "WAR and\npeace"),
            ("O", "War and"),
            ("O", "war -- and"),
            ("O", "War and"),
        ];
        let left = |here: &[Article]| {
            let mut builder = Builder::default();
            here.iter().cloned().for_each(|article| builder.add(article));
            let mut doubles = Doubles::of(builder.metadata());
            let articles = given.iter().map(|(outlet, text)| article(text, outlet, "", text));
            let mut taken = Vec::new();
            for article in articles {
                if doubles.is_new(&article, builder.n_articles(), |number| builder.article(number)) {
                    taken.push(article.id.clone());
                    builder.add(article);
                }
            }
            taken
        };
        // The last is the third again, under the same id.
        assert_eq!(left(&[]), given[..4].iter().map(|(_, text)| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            left(&[article("1", "O", "2024", "War, and peace.")]),
            [given[0], given[2], given[3]].map(|(_, text)| text)
        );
    }
}
