//! House style: which spelling of a name each outlet uses.

use crate::groups::{Group, sized_parts};
use crate::outlets::{MOST_OUTLETS, OutletSize};
use crate::spelling::{forms_of_spelling, is_like, spell};
use corpus::query::{ArticleSet, members};
use corpus::{Corpus, FormSlice, UnitKind};
use hashbrown::HashMap;
use model::order::sort_by;
use model::{Actor, ActorKind};
use serde::{Deserialize, Serialize};

/// One spelling of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spelling {
    /// As printed.
    pub text: String,
    /// Occurrences by outlet, in the order of `HouseStyle::outlets`.
    pub counts: Vec<u32>,
    /// Occurrences in all kept articles.
    pub total: u32,
}

/// An actor whose name is written in more than one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variants {
    /// The actor.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its spellings, the commonest first.
    pub spellings: Vec<Spelling>,
    /// Outlets differ in the spelling they use most.
    pub outlets_differ: bool,
}

/// Every actor that is written in more than one way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseStyle {
    /// The columns: the groups that were asked for, or the outlets with the most articles.
    pub outlets: Vec<OutletSize>,
    /// How many more of them there are.
    pub n_other_outlets: u32,
    /// The actors over whose spelling outlets differ first, then the commonest.
    pub actors: Vec<Variants>,
}

/// Every actor that the kept articles spell in more than one way, with what each group, or each of the largest outlets, prints how
/// often.
///
/// In come the articles that the filters keep, and the groups that stand side by side, if any. Out come occurrences of each spelling, the commonest first, for all kept articles and by
/// outlet. Of a person's spellings only those like the commonest count, so that a first name used alone is none; of other actors' all do.
///
/// Source: Levenshtein's distance (1966) over the length of the longer spelling, whatever the case; the limits, .4 and, where the first
/// letters differ, .3, are ours. Worked: A prints "Zelensky" twice and B "Zelenskyy" once: [2, 0] and [0, 1], and outlets differ.
///
/// Misleads where an outlet prints agency copy or quotes another's spelling, which counts as its own; and it sees only spellings that the
/// lexicon has, and of a person only the last word: "Sergei" and "Sergey Lavrov" are alike.
pub fn list(corpus: &Corpus, set: &ArticleSet, groups: &[Group]) -> HouseStyle {
    let outlets = sized_parts(corpus, UnitKind::WordsAndActors, set, groups);
    let n_other_outlets = outlets.len().saturating_sub(MOST_OUTLETS) as u32;
    let columns: Vec<_> = outlets.into_iter().take(MOST_OUTLETS).collect();

    let mut of_actor: Vec<Vec<Spelling>> = vec![Vec::new(); corpus.head.actors.len()];
    // Texts are put together once for each run of forms, not for each of its mentions.
    let mut numbers: HashMap<(u32, FormSlice<'_>), usize> = HashMap::new();
    for article in members(set) {
        for mention in corpus.actors.within(corpus.articles.counted(article)) {
            let forms = forms_of_spelling(corpus, mention);
            let spellings = &mut of_actor[mention.label as usize];
            let number = *numbers.entry((mention.label, forms)).or_insert_with(|| {
                let text = spell(corpus, mention.label, forms);
                spellings.iter().position(|spelling| spelling.text == text).unwrap_or_else(|| {
                    spellings.push(Spelling { text, counts: vec![0; columns.len()], total: 0 });
                    spellings.len() - 1
                })
            });
            let spelling = &mut spellings[number];
            spelling.total += 1;
            for (count, (_, articles)) in spelling.counts.iter_mut().zip(&columns) {
                *count += u32::from(articles.contains(article as usize));
            }
        }
    }
    let of_actor = corpus.head.actors.iter().zip(of_actor);
    let mut actors: Vec<Variants> = of_actor.filter_map(|(actor, spellings)| variants(actor, spellings)).collect();
    let total = |variants: &Variants| variants.spellings.iter().map(|spelling| u64::from(spelling.total)).sum::<u64>();
    sort_by(&mut actors, &|a, b| b.outlets_differ.cmp(&a.outlets_differ).then_with(|| total(b).cmp(&total(a))));
    HouseStyle { outlets: columns.into_iter().map(|(size, _)| size).collect(), n_other_outlets, actors }
}

fn variants(actor: &Actor, mut spellings: Vec<Spelling>) -> Option<Variants> {
    sort_by(&mut spellings, &|a, b| b.total.cmp(&a.total).then_with(|| a.text.cmp(&b.text)));
    if actor.kind == ActorKind::Person {
        let commonest = spellings.first()?.text.clone();
        spellings.retain(|spelling| is_like(&spelling.text, &commonest));
    }
    (spellings.len() > 1).then(|| Variants {
        name: actor.name.clone(),
        kind: actor.kind,
        outlets_differ: outlets_differ(&spellings),
        spellings,
    })
}

fn outlets_differ(spellings: &[Spelling]) -> bool {
    let n_columns = spellings.first().map_or(0, |spelling| spelling.counts.len());
    let most_used = |column: usize| {
        let used = (0..spellings.len()).filter(|&i| spellings[i].counts[column] > 0);
        used.min_by_key(|&i| std::cmp::Reverse(spellings[i].counts[column]))
    };
    let mut by_outlet = (0..n_columns).filter_map(most_used);
    let first = by_outlet.next();
    by_outlet.any(|spelling| Some(spelling) != first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::query::all_articles;
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;

    fn of_kind(kind: ActorKind, name: &str, aliases: &[&str]) -> Actor {
        Actor { kind, ..actor(name, aliases, &[]) }
    }

    fn check(texts: &[(&str, &str)], actor: Actor, wanted: &[&str], differ: bool) {
        let articles = texts.iter().map(|(outlet, text)| article(text, outlet, "", text)).collect();
        let corpus = corpus(articles, vec![actor], vec![]);
        let found = list(&corpus, &all_articles(corpus.articles.len()), &[]);
        let variants = found.actors.first();
        let spellings: Option<Vec<String>> =
            variants.map(|v| v.spellings.iter().map(|s| format!("{} {:?}", s.text, s.counts)).collect());
        assert_eq!(spellings.unwrap_or_default(), wanted);
        assert_eq!(variants.is_some_and(|v| v.outlets_differ), differ);
    }

    #[test]
    fn a_person_is_spelled_by_the_last_word() {
        let zelensky = |aliases: &[&str]| actor("Volodymyr Zelensky", aliases, &[]);
        let texts = [
            ("A", "Volodymyr Zelensky; ZELENSKY said Zelensky's"),
            ("B", "President Zelenskyy's Volodymyr and Volodymyr Zelenskyy"),
        ];
        let aliases = ["Zelensky", "ZELENSKY", "President Zelenskyy", "Volodymyr Zelenskyy", "Volodymyr"];
        check(&texts, zelensky(&aliases), &["Zelensky [3, 0]", "Zelenskyy [0, 2]"], true);
        check(&[("A", "Donald Trump Donald")], actor("Donald Trump", &["Donald"], &[]), &[], false);
    }

    #[test]
    fn other_actors_are_spelled_in_full() {
        let nato = of_kind(ActorKind::Organisation, "NATO", &["Nato", "McDonald’s", "McDonald's"]);
        let texts = [("A", "NATO Nato NATO"), ("B", "NATO Nato McDonald’s McDonald's")];
        check(&texts, nato, &["NATO [2, 1]", "McDonald's [0, 2]", "Nato [1, 1]"], true);
        let us = of_kind(ActorKind::Place, "United  States", &["US", "UNITED STATES"]);
        check(
            &[("A", "US UNITED STATES"), ("B", "US United  States")],
            us,
            &["US [1, 1]", "United States [1, 1]"],
            false,
        );
    }

    #[test]
    fn capitals_of_a_dateline_are_no_spelling() {
        let kyiv = |aliases: &[&str]| of_kind(ActorKind::Place, "Kyiv", aliases);
        check(&[("A", "KYIV Kyiv Kiev")], kyiv(&["KYIV", "Kiev"]), &["Kyiv [2]", "Kiev [1]"], false);
        let ussr = of_kind(ActorKind::Place, "Soviet Union", &["USSR"]);
        check(&[("A", "USSR Soviet Union USSR")], ussr, &["USSR [2]", "Soviet Union [1]"], false);
        let mitch = actor("Mitch McConnell", &["MCCONNELL", "McConell"], &[]);
        check(&[("A", "MCCONNELL McConell")], mitch, &["McConell [1]", "McConnell [1]"], false);
        let minsk = of_kind(ActorKind::Place, "minsk", &[]);
        check(&[("A", "MINSK Minsk minsk")], minsk, &["Minsk [2]", "minsk [1]"], false);
    }

    proptest! {
        #[test]
        fn counts_are_those_of_a_plain_count(
            texts in prop::collection::vec((0..8_usize, prop::collection::vec(prop::sample::select(vec!["Kyiv", "Kiev", "war"]), 0..6)), 1..20),
        ) {
            let outlets = ["A", "B", "C", "D", "E", "F", "G", "H"];
            let made = texts.iter().enumerate().map(|(i, (o, words))| article(&i.to_string(), outlets[*o], "", &words.join(" ")));
            let corpus = corpus(made.collect(), vec![of_kind(ActorKind::Place, "Kyiv", &["Kiev"])], vec![]);
            let found = list(&corpus, &all_articles(corpus.articles.len()), &[]);
            let count = |word: &str, outlet: Option<&str>| texts.iter()
                .filter(|(o, _)| outlet.is_none_or(|outlet| outlets[*o] == outlet))
                .flat_map(|(_, words)| words).filter(|w| **w == word).count() as u32;
            prop_assert_eq!(found.actors.len() == 1, count("Kyiv", None) > 0 && count("Kiev", None) > 0);
            for spelling in found.actors.iter().flat_map(|actor| &actor.spellings) {
                prop_assert_eq!(spelling.total, count(&spelling.text, None));
                for (outlet, n) in found.outlets.iter().zip(&spelling.counts) {
                    prop_assert_eq!(*n, count(&spelling.text, Some(&outlet.name)));
                }
            }
        }
    }
}
