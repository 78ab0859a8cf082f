//! Suggested names: who is named in the articles and is not in the lexicon.

use crate::capitals::CapitalRuns;
use crate::coverage::{Coverage, apart, occurrences};
use crate::longer_names::lengthen;
use crate::name_candidates::{are_short, candidates, is_always_placed_alike};
use crate::name_families::{
    Name, Role, articles_of, drop_extensions, families, join_acronyms, join_initials, join_last_names, join_spellings,
};
use crate::name_kinds::kind;
use corpus::Corpus;
use model::order::{in_order, sort_by};
use model::{Actor, parallel};
use serde_json::Map;

/// So many names are looked at in one go.
const AT_ONCE: usize = 256;
/// The most other names of a suggestion.
const MOST_ALIASES: usize = 8;
/// A word that occurs this many times as often inside other names is no name by itself.
const MOST_INSIDE: usize = 3;
/// A name that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The name with its spellings and its kind.
    pub actor: Actor,
    /// Its reach.
    pub coverage: Coverage,
    /// How sure its kind is and that its spellings are all its own, from 0 to 1.
    pub sure: f64,
}

/// The most names of a lexicon to which names are added.
pub const MOST_NAMES: usize = 3000;

/// Names that the lexicon may lack, `n` at most, those in the most articles first, each with its spellings and its coverage.
///
/// In come the texts without their headlines. A name is a run of words with capitals inside a sentence (particles may be between them) that no
/// actor is named by and that a title ("Sen.") does not end. Out come those in two articles, or twice where there are fewer than 20. A
/// word by itself counts if it has a capital in .75 of its occurrences inside sentences and is before a mark or a stop word in .35, which an adjective
/// does not. Spellings are put together where only case, spaces, marks or a middle initial differ; where the last or the first of several words is the
/// same and the other differs by one letter in five at most and sounds alike, or is a rare slip; where a last name is used by itself, and of its
/// articles .4 or more have the full name and no second full name has half as many; and where an abbreviation of the first letters is in parentheses
/// after the name or in its articles.
///
/// Source: the cues are those by which `McDonald` (1996) finds and sorts proper names, evidence inside the name and around it; the limits are ours.
/// Worked: "Mark Rutte met aides. Rutte, too, spoke." in two articles gives Mark Rutte, a person, with the alias Rutte: 2 articles, 4 occurrences.
///
/// Misleads about kinds, which are guesses from English words and always to be looked at; about adjectives and common nouns that are printed
/// with capitals; and in scripts without capitals nothing is found at all, nor in German any name of one word.
pub fn list(corpus: &Corpus, n: usize) -> Vec<Found> {
    let runs = CapitalRuns::of(corpus);
    let mut names = candidates(corpus, &runs);
    lengthen(corpus, &runs, &mut names);
    join_spellings(&runs, &mut names);
    join_acronyms(&runs, &mut names);
    join_initials(&runs, &mut names);
    join_last_names(corpus, &runs, &mut names);
    drop_extensions(&runs, &mut names);
    // What is longer than boilerplate is dropped before it.
    for name in names.iter_mut().filter(|name| !are_short(corpus) && is_always_placed_alike(&runs, name.run)) {
        name.role = Role::Dropped;
    }
    let families = families(&names);
    let spread: Vec<usize> = families.iter().map(|members| articles_of(&names, members).len()).collect();
    let order = in_order(names.len(), &|a, b| spread[b as usize].cmp(&spread[a as usize]));
    let leading: Vec<_> =
        order.into_iter().map(|i| &families[i as usize]).filter(|members| !members.is_empty()).collect();
    let found = leading.chunks(AT_ONCE).flat_map(|families| {
        parallel::map(families, |members| suggested(corpus, &runs, &names, members)).into_iter().flatten()
    });
    let mut found: Vec<Found> = found.take(n).collect();
    let reach = |found: &Found| (found.coverage.n_articles, found.coverage.n_occurrences);
    sort_by(&mut found, &|a, b| reach(b).cmp(&reach(a)).then_with(|| a.actor.name.cmp(&b.actor.name)));
    found
}

/// The actor that a candidate would be: under its own name, with its others in the order of how common they are. `None` where there is too little of it.
fn suggested(corpus: &Corpus, runs: &CapitalRuns, names: &[Name], members: &[usize]) -> Option<Found> {
    let leads = &names[*members.first()?];
    let n_occurrences: u32 = members.iter().map(|member| names[*member].run.n_occurrences).sum();
    let find = |text: &String| occurrences(corpus, std::iter::once(text));
    let mut spans = find(&leads.text);
    // "York" in "New York" is no name.
    if spans.len() > MOST_INSIDE * n_occurrences as usize {
        return None;
    }
    let mut others: Vec<&Name> = members.iter().skip(1).map(|member| &names[*member]).collect();
    sort_by(&mut others, &|a, b| b.run.n_occurrences.cmp(&a.run.n_occurrences).then_with(|| a.text.cmp(&b.text)));
    let mut aliases: Vec<String> = Vec::new();
    for Name { text, .. } in others {
        if *text != leads.text && !aliases.contains(text) && aliases.len() < MOST_ALIASES {
            let found = find(text);
            // A word that is mostly in names of others is no name of this one.
            if (1..=2 * n_occurrences as usize).contains(&found.len()) {
                spans.extend(found);
                aliases.push(text.clone());
            }
        }
    }
    // Headlines and datelines in capitals.
    let shouted: Vec<String> = std::iter::once(&leads.text).chain(&aliases).map(|name| name.to_uppercase()).collect();
    for name in shouted {
        if name.chars().count() > 3 && name != leads.text && !aliases.contains(&name) {
            let found = find(&name);
            if !found.is_empty() {
                spans.extend(found);
                aliases.push(name);
            }
        }
    }
    let (kind, sure) = kind(runs, names, members);
    // A name is no surer than the least sure of those that are put together in it.
    let sure = members.iter().fold(sure, |sure, member| sure.min(names[*member].joined));
    let actor = Actor { name: leads.text.clone(), kind, aliases, not: Vec::new(), other: Map::new() };
    let spans = apart(spans);
    (!spans.is_empty()).then(|| Found { actor, coverage: Coverage::of(corpus, &spans), sure })
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;

    fn found(texts: &[&str], actors: Vec<Actor>) -> Vec<String> {
        let articles = (0..).zip(texts).map(|(i, text)| article(&format!("{i}"), "O", "", text)).collect();
        let corpus = corpus(articles, actors, vec![]);
        let shown = |Found { actor, coverage, .. }: Found| {
            let Actor { name, kind, aliases, .. } = actor;
            let kind = format!("{kind:?}").to_lowercase();
            format!("{name} ({}) {kind} {}/{}", aliases.join(", "), coverage.n_articles, coverage.n_occurrences)
        };
        list(&corpus, 99).into_iter().map(shown).collect()
    }

    fn check(texts: &[&str], wanted: &[&str]) {
        assert_eq!(found(texts, vec![]), wanted, "{texts:?}");
    }

    #[test]
    fn a_person_is_one_under_full_and_last_name() {
        check(
            &["He met Mark Rutte. Later Rutte, tired, left.", "It was Mark Rutte, and Rutte smiled."],
            &["Mark Rutte (Rutte) person 2/4"],
        );
        check(
            &[
                "They saw Sen. Mark D. Rutte. But Mark D. Rutte left; Rutte, too.",
                "Here Mark Rutte, Mark Rutte, Mark Rutte and Rutte’s aide met.",
            ],
            &["Mark Rutte (Mark D. Rutte, Rutte) person 2/7"],
        );
    }

    #[test]
    fn spellings_and_abbreviations_are_put_together() {
        let texts = ["In all, Dmitry Peskov and Dmitri Peskov spoke.", "Then Dmitry Peskov, again Dmitri Peskov."];
        check(&texts, &["Dmitry Peskov (Dmitri Peskov) person 2/4"]);
        let texts = ["of the National Rifle Association (NRA), the NRA", "the NRA, the National Rifle Association"];
        check(&texts, &["National Rifle Association (NRA) organisation 2/5"]);
        let texts =
            ["by Olena Zelensky. So Zelensky left.", "by Olena Zelensky; yes, Zelensky.", "then Zelenskyy, Zelenskyy"];
        check(&texts, &["Olena Zelensky (Zelensky, Zelenskyy) person 3/6"]);
    }

    /// The names found in texts, each there so many times.
    fn beside(texts: &[(&str, usize)]) -> Vec<String> {
        found(&texts.iter().flat_map(|(text, n)| vec![*text; *n]).collect::<Vec<_>>(), vec![])
    }

    #[test]
    fn a_word_is_no_last_name_because_somebody_is_called_so_once() {
        let often = ["The Pelters met. He, too, likes Pelters.", "In Berlin, he said, it rained. He came to Berlin."];
        let texts = [(often[0], 9), (often[1], 9), ("We met Anna Pelters. Then Anna Berlin, too, spoke.", 1)];
        assert!(beside(&texts).iter().all(|name| !name.contains("(Pelters") && !name.contains("(Berlin")));
        let texts = [("It was Anna Pelters. He saw Pelters.", 2), ("He saw Pelters.", 1)];
        assert_eq!(beside(&texts), ["Anna Pelters (Pelters) person 3/5"]);
    }

    #[test]
    fn a_last_name_of_several_people_is_nobodys() {
        let texts = [
            ("It was Anna Quill. He saw Quill.", 3),
            ("He saw Quill.", 4),
            ("It was Mark Quill. They left.", 2),
            ("Now Peter Quill left.", 2),
        ];
        assert!(beside(&texts).iter().all(|name| !name.contains("(Quill)")), "{:?}", beside(&texts));
    }

    #[test]
    fn other_people_of_like_names_stay_apart() {
        let texts = [("We met Mark Carlsen, and Tom Carlsen.", 1), ("We met Mark Carsen.", 5)];
        assert!(beside(&texts).contains(&"Mark Carlsen () person 1/1".to_owned()), "{:?}", beside(&texts));
        let texts = [("We met Ivana Quill.", 2), ("We met Ivanka Quill.", 9)];
        assert_eq!(beside(&texts), ["Ivanka Quill () person 9/9", "Ivana Quill () person 2/2"]);
        let texts = [("We met Mark P. Quill.", 2), ("We met Mark W. Quill.", 9), ("We met Mark Quill.", 3)];
        assert_eq!(beside(&texts), ["Mark W. Quill (Mark Quill) person 12/12", "Mark P. Quill () person 2/2"]);
        let texts = [("We met Mark Quillfether.", 1), ("We met Mark Quillfeather.", 5)];
        assert_eq!(beside(&texts), ["Mark Quillfeather (Mark Quillfether) person 6/6"]);
    }

    #[test]
    fn a_last_name_has_cases_in_cyrillic() {
        let texts = [("Тут Марко Вербенберг, а далі Вербенберг, теж.", 3), ("Слава Вербенбергу, так.", 1)];
        assert!(beside(&texts).iter().any(|name| name.contains("Вербенбергу)")), "{:?}", beside(&texts));
        let texts = [("We met Mark Philbins. He saw Philbins, too.", 3), ("He saw the Philbies, too.", 1)];
        assert!(beside(&texts).iter().all(|name| !name.contains("Philbies)")), "{:?}", beside(&texts));
    }

    #[test]
    fn two_letters_abbreviate_little() {
        let texts = [("The Humble Rovers, he said, met. He likes the HR, too.", 1), ("He likes the HR, too.", 1)];
        assert!(beside(&texts).iter().all(|name| !name.contains("(HR)")), "{:?}", beside(&texts));
        let texts = [("The Humble Rovers, he said, met. He likes the HR, too.", 3)];
        assert!(beside(&texts).iter().any(|name| name.contains("(HR)")), "{:?}", beside(&texts));
        let texts = [("The Secret Club, he said, met. He lives in S.C., too.", 4)];
        assert!(beside(&texts).iter().all(|name| !name.contains("(S.C.")), "{:?}", beside(&texts));
        let texts = [("He came to the United States, too.", 2), ("He came to the U.S., too.", 3)];
        assert_eq!(beside(&texts), ["United States (U.S.) place 5/5"]);
    }

    #[test]
    fn a_place_is_shown_as_it_is_usually_printed() {
        let texts = [("By Anna Quill OSLO, he said. Here OSLO, too.", 3), ("In Oslo, he said, it rained.", 2)];
        let found = beside(&texts);
        assert!(found.iter().any(|name| name.starts_with("Oslo (OSLO) place 5/")), "{found:?}");
        assert!(found.iter().any(|name| name.starts_with("Anna Quill () person")), "{found:?}");
    }

    #[test]
    fn a_name_is_no_surer_than_what_was_put_together_in_it() {
        let texts = [vec!["Mr. Mark Rutte met aides. He saw Rutte."; 2], vec!["He saw Rutte."; 2]].concat();
        let articles = (0..).zip(texts).map(|(i, text)| article(&format!("{i}"), "O", "", text)).collect();
        let found = list(&corpus(articles, vec![], vec![]), 9);
        assert_eq!(found.first().map(|found| found.sure), Some(0.5));
    }

    #[test]
    fn what_only_begins_a_sentence_is_no_name() {
        check(&["Talks failed. Talks go on; talks, talks.", "Talks began. We had talks."], &[]);
        check(&["On Monday, in May, I said: The Mr. and the Minister.", "On Monday, in May, I met the Minister."], &[]);
        check(&["We met Russian aides, and Russian spies.", "We met Russian aides, and Russian spies."], &[]);
    }

    #[test]
    fn what_the_lexicon_has_is_not_suggested() {
        let texts = ["He met Mark Rutte. Later Rutte left Oslo.", "It was Mark Rutte in Oslo, and Rutte smiled."];
        assert_eq!(found(&texts, vec![actor("Mark Rutte", &["Rutte"], &[])]), ["Oslo () place 2/2"]);
    }

    #[test]
    fn a_name_that_every_short_text_has_once_is_a_name() {
        let verbs = ["met aides", "left early", "said so", "was there", "has a plan"];
        let rows: Vec<String> = (0..40)
            .map(|i| format!("On the {i}th day of talks Mark Rutte {}, and others did not.", verbs[i % 5]))
            .collect();
        check(&rows.iter().map(String::as_str).collect::<Vec<_>>(), &["Mark Rutte () person 40/40"]);
        let rows: Vec<String> = (0..40).map(|i| format!("{i} people saw Zelensky; he {}", verbs[i % 5])).collect();
        let found = found(&rows.iter().map(String::as_str).collect::<Vec<_>>(), vec![]);
        assert!(found.len() == 1 && found[0].starts_with("Zelensky"), "{found:?}");
    }

    #[test]
    fn what_nearly_every_article_of_several_outlets_has_is_what_they_are_about() {
        let long = "words of no interest to anybody, ".repeat(40);
        let texts: Vec<String> = (0..40).map(|i| format!("On day {i} of talks Mark Rutte was there. {long}")).collect();
        let of = |n_outlets: usize| {
            let outlet = |i: usize| ["O", "P"][i % n_outlets];
            let articles = texts.iter().enumerate().map(|(i, text)| article(&i.to_string(), outlet(i), "", text));
            list(&corpus(articles.collect(), vec![], vec![]), 9).len()
        };
        assert_eq!((of(1), of(2)), (0, 1), "in one outlet it may be boilerplate");
    }

    #[test]
    fn a_noun_behind_a_name_is_no_part_of_it() {
        let texts = [
            "Gestern war Anna Quill Thema, und das Thema war nicht neu. Die Studie ist von Anna Quill, die Quill-Studie ist nicht lang.",
            "Das Thema ist alt, sagte Anna Quill. Anna Quill Thema war es auch hier, und die Studie gab es schon.",
        ];
        check(&texts, &["Anna Quill (Quill) person 2/5"]);
    }

    #[test]
    fn a_month_beside_a_name_is_part_of_it() {
        check(
            &["We saw Theresa May, and April Ryan.", "So Theresa May met April Ryan on May 3."],
            &["April Ryan () person 2/2", "Theresa May () person 2/2"],
        );
        check(
            &["They told Theresa May 3 was late.", "They told Theresa May 3 was late."],
            &["Theresa () organisation 2/2"],
        );
        check(
            &["Shown on 12 June Comelf was red.", "On 14 June Comelf was blue, and old."],
            &["Comelf () organisation 2/2"],
        );
    }

    #[test]
    fn a_name_is_as_long_as_it_always_is() {
        let texts = [
            "the Office for Lamp Control met, and al Quaru, and Los Vados and Lamp Makers. The Office for Lamp Control left.",
            "by the Office for Lamp Control in Los Vados and by al Quaru; no al Quaru. Is it the Office for Lamp Control?",
            "the Office for Lamp Control saw al Quaru or al Quaru in Los Vados.",
        ];
        let found = found(&texts, vec![]);
        let names: Vec<&str> = found.iter().filter_map(|name| name.split(" (").next()).collect();
        for (name, part) in [("Office for Lamp Control", "Lamp Control"), ("al Quaru", "Quaru"), ("Los Vados", "Vados")]
        {
            assert!(names.contains(&name) && !names.contains(&part), "{found:?}");
        }
    }

    #[test]
    fn what_always_stands_alike_is_no_name() {
        let ends = ["it was late", "we left", "all was well", "talks failed", "no aide came"];
        let same = "Glimpse: all over\nSee Lookout Again here. And Lookout Again here.";
        let long = "words of no interest to anybody, ".repeat(40);
        let text = |i: usize| format!("On day {i} of {long}{}. {same}", ends[i % 5]);
        let texts: Vec<String> = (0..9).map(text).collect();
        check(&texts.iter().map(String::as_str).collect::<Vec<_>>(), &[]);
    }

    #[test]
    fn a_noun_behind_a_genitive_is_no_part_of_a_name() {
        let texts = [
            "Gestern war Anna Quill im Haus, und das war nicht alles. Es war Anna Quills Recherche, die auch hier das Thema der Stadt ist.",
            "Das Thema ist alt, sagte Anna Quill, und Anna Quills Recherche ist es auch. Die Stadt und das Haus sind nicht neu.",
        ];
        check(&texts, &["Anna Quill (Anna Quills) person 2/4"]);
    }

    #[test]
    fn scripts_without_capitals_give_nothing() {
        check(&["東京で会談した。東京", "東京で会談した。東京"], &[]);
        check(&["שלום לכולם", "שלום לכולם"], &[]);
    }

    proptest! {
        #[test]
        fn no_text_panics(texts in prop::collection::vec("([A-Z][a-c]?[. (-]|of |de |the |[A-C]{2}[)]? |\\PC){0,12}", 0..4)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let _ = found(&texts, vec![actor("Ab", &["C*"], &[])]);
        }
    }
    #[test]
    fn names_beside_one_another_are_two_and_headings_are_none() {
        let texts = [
            "Mr. Doe told Ukraine and Russia Keith Kell. We grant Ukraine NATO rules, as J.D. Vane said.",
            "A Path of Doom\nHe saw Keith Kell. So did J.D. Vane of Ukraine. An envoy of Russia saw NATO. I saw Vane.The end came at the Cold War.",
        ];
        let wanted = [
            "J.D. Vane (Vane) person 2/3",
            "Ukraine () place 2/3",
            "Keith Kell () person 2/2",
            "NATO () organisation 2/2",
            "Russia () place 2/2",
            "Cold War () unsorted 1/1",
            "Doe () person 1/1",
        ];
        check(&texts, &wanted);
    }
}
