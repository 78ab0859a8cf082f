//! Suggested names: who is named in the articles and is not in the lexicon.

use crate::capitals::{CapitalRun, CapitalRuns, letters};
use crate::coverage::{Coverage, is_boilerplate, occurrences};
use crate::name_families::{
    Name, Role, articles_of, drop_extensions, families, join_acronyms, join_initials, join_last_names, join_spellings,
    share,
};
use crate::name_words::flag;
use corpus::{Corpus, FormId};
use hashbrown::HashSet;
use model::order::{in_order, sort_by};
use model::{Actor, ActorKind};
use serde_json::Map;

/// The most runs that are looked at, the furthest spread first.
const MOST_RUNS: usize = 3000;
/// The most other names of a suggestion.
const MOST_ALIASES: usize = 8;
/// With fewer articles, one that has a name is enough.
const FEW_ARTICLES: u32 = 20;
/// A word is a name if it has a capital in at least this share of its occurrences inside sentences.
const LEAST_CAPITALS: f64 = 0.75;
/// An adjective such as "American" is before a mark or a stop word less often than this.
const LEAST_CLOSED: f64 = 0.35;
/// In fewer occurrences what comes after several words says nothing yet.
const FEW_PLACES: u32 = 5;
/// So often a person's name has a title before it, or the verb of a speech behind it.
const LEAST_TITLED: f64 = 0.05;
/// A word that occurs this many times as often inside other names is no name by itself.
const MOST_INSIDE: usize = 3;
/// What occurs once in each of many articles is boilerplate: fewer occurrences an article than this, in this many articles.
const LEAST_PLACES: f64 = 1.06;
const MANY_ARTICLES: u32 = 20;
/// But texts shorter than this, in tokens, as posts and headlines are, say every name once; and what nearly every article of several outlets has
/// is what they are about, since each outlet has boilerplate of its own.
const SHORT_TEXT: u32 = 150;
const NEARLY_EVERY: f64 = 0.9;

/// Names that the lexicon may lack, `n` at most, those in the most articles first, each with its spellings and its coverage.
///
/// In come the texts without their headlines. A name is a run of words with capitals inside a sentence (particles may be between them) that no
/// actor is named by and that a title ("Sen.") does not end. Out come those in two articles, or twice where there are fewer than 20. A
/// word by itself counts if it has a capital in .75 of its occurrences inside sentences and is before a mark or a stop word in .35, which an adjective
/// does not. Spellings are put together where only case, spaces, marks or a middle initial differ; where the last or the first of several words is the
/// same and the other differs by one letter in five at most; where a last name is used by itself, and of its articles .4 or more have the full
/// name and no second full name has half as many; and where an abbreviation of the first letters is in parentheses after the name.
///
/// Source: the cues are those by which `McDonald` (1996) finds and sorts proper names, evidence inside the name and around it; the limits are ours.
/// Worked: "Mark Rutte met aides. Rutte, too, spoke." in two articles gives Mark Rutte, a person, with the alias Rutte: 2 articles, 4 occurrences.
///
/// Misleads about kinds, which are guesses from English words and always to be looked at; about adjectives and common nouns that are printed
/// with capitals; and in scripts without capitals nothing is found at all, nor in German any name of one word.
pub fn list(corpus: &Corpus, n: usize) -> Vec<(Actor, Coverage)> {
    let runs = CapitalRuns::of(corpus);
    let mut names = candidates(corpus, &runs);
    join_spellings(&runs, &mut names);
    join_acronyms(&runs, &mut names);
    join_initials(&runs, &mut names);
    join_last_names(corpus, &runs, &mut names);
    drop_extensions(&runs, &mut names);
    let families = families(&names);
    let spread: Vec<usize> = families.iter().map(|members| articles_of(&names, members).len()).collect();
    let order = in_order(names.len(), &|a, b| spread[b as usize].cmp(&spread[a as usize]));
    let leading = order.into_iter().map(|i| &families[i as usize]).filter(|members| !members.is_empty());
    let mut found: Vec<(Actor, Coverage)> =
        leading.filter_map(|members| suggested(corpus, &runs, &names, members)).take(n).collect();
    sort_by(&mut found, &|(a, of_a), (b, of_b)| {
        (of_b.n_articles, of_b.n_occurrences)
            .cmp(&(of_a.n_articles, of_a.n_occurrences))
            .then_with(|| a.name.cmp(&b.name))
    });
    found
}

fn candidates<'a>(corpus: &Corpus, runs: &'a CapitalRuns<'a>) -> Vec<Name<'a>> {
    let of_actor = |actor: &'_ Actor| {
        std::iter::once(&actor.name).chain(&actor.aliases).map(|name| letters(name)).collect::<Vec<_>>()
    };
    let known: HashSet<String> = corpus.head.actors.iter().flat_map(of_actor).collect();
    let n_articles = corpus.articles.len();
    let is_small = n_articles < FEW_ARTICLES;
    let are_short = corpus.n_tokens() < SHORT_TEXT.saturating_mul(n_articles);
    let is_subject = |run: &CapitalRun| {
        corpus.outlets().n_names() > 1 && f64::from(run.n_articles) >= NEARLY_EVERY * f64::from(n_articles)
    };
    let good = |run: &CapitalRun| {
        let is_spread = run.n_articles >= 2 || is_small && (run.n_occurrences >= 2 || run.span.n_tokens > 1);
        let is_word = run.span.n_tokens == 1;
        let is_closed = f64::from(run.n_closed) >= LEAST_CLOSED * f64::from(run.n_occurrences)
            || !is_word && run.n_occurrences < FEW_PLACES;
        let is_boilerplate = run.n_articles >= MANY_ARTICLES
            && f64::from(run.n_occurrences) < LEAST_PLACES * f64::from(run.n_articles)
            && !are_short
            && !is_subject(run);
        is_spread && run.n_inside > 0 && is_closed && !is_boilerplate && (!is_word || is_word_a_name(runs, run))
    };
    let mut numbers: Vec<u32> = (0..).zip(&runs.all).filter(|(_, run)| good(run)).map(|(n, _)| n).collect();
    let run = |n: u32| &runs.all[n as usize];
    sort_by(&mut numbers, &|a, b| {
        (run(*b).n_articles, run(*b).n_occurrences).cmp(&(run(*a).n_articles, run(*a).n_occurrences)).then(a.cmp(b))
    });
    numbers.truncate(MOST_RUNS);
    let mut place_of = vec![usize::MAX; runs.all.len()];
    let mut names: Vec<Name> = Vec::new();
    for number in numbers {
        let run = run(number);
        let text = runs.text(run);
        if !known.contains(&letters(&text)) {
            place_of[number as usize] = names.len();
            let articles = Vec::with_capacity(run.n_articles as usize);
            names.push(Name { run, forms: runs.forms(run), text, articles, role: Role::Leads, is_person: false });
        }
    }
    for (number, article) in &runs.articles {
        if let Some(name) = names.get_mut(place_of[*number as usize]) {
            name.articles.push(*article);
        }
    }
    names.retain(|name| !is_boilerplate(corpus, &name.articles));
    names
}

fn is_word_a_name(runs: &CapitalRuns, run: &CapitalRun) -> bool {
    let Some(&form) = runs.forms(run).first() else { return false };
    let flags = runs.flags(form);
    let is_abbreviation = flags & flag::CAPITALS != 0;
    let is_founded = flags & (flag::ORGANISATION | flag::PLACE) != 0 && !is_abbreviation;
    !is_founded && (is_abbreviation || runs.share_of_capitals(form) >= LEAST_CAPITALS)
}

/// What a name is, at a guess.
fn kind(runs: &CapitalRuns, name: &Name) -> ActorKind {
    let run = name.run;
    let flags = |form: Option<&FormId>| form.map_or(0, |form| runs.flags(*form));
    let (first, last) = (flags(name.forms.first()), flags(name.forms.last()));
    let is_founded = name.forms.iter().any(|form| runs.flags(*form) & flag::ORGANISATION != 0);
    let is_word = name.forms.len() == 1;
    let is_abbreviation = is_word && last & flag::CAPITALS != 0;
    let in_place = share(run.n_in, run) >= if is_word { 0.07 } else { 0.15 } && share(run.n_the, run) < 0.4;
    if name.is_person || share(run.n_title, run) >= 0.2 && !is_founded {
        ActorKind::Person
    } else if is_founded || is_abbreviation {
        ActorKind::Organisation
    } else if last & flag::PLACE != 0 || first & flag::PLACE_BEGINNING != 0 || in_place {
        ActorKind::Place
    } else if share(run.n_title + run.n_speech, run) >= LEAST_TITLED || !is_word && run.n_articles < MANY_ARTICLES {
        ActorKind::Person
    } else {
        ActorKind::Organisation
    }
}

/// The actor that a candidate would be: under its own name, with its others in the order of how common they are. `None` where there is too little of it.
fn suggested(corpus: &Corpus, runs: &CapitalRuns, names: &[Name], members: &[usize]) -> Option<(Actor, Coverage)> {
    let leads = &names[*members.first()?];
    let n_occurrences: u32 = members.iter().map(|member| names[*member].run.n_occurrences).sum();
    let n_found = |text: &String| occurrences(corpus, std::iter::once(text)).len();
    // "York" in "New York" is no name.
    if leads.forms.len() == 1 && n_found(&leads.text) > MOST_INSIDE * n_occurrences as usize {
        return None;
    }
    let mut others: Vec<&Name> = members.iter().skip(1).map(|member| &names[*member]).collect();
    sort_by(&mut others, &|a, b| b.run.n_occurrences.cmp(&a.run.n_occurrences).then_with(|| a.text.cmp(&b.text)));
    let mut aliases: Vec<String> = Vec::new();
    for Name { text, .. } in others {
        // A word that is mostly in names of others is no name of this one.
        let is_own = || (2..=2 * n_occurrences as usize).contains(&n_found(text));
        if *text != leads.text && !aliases.contains(text) && aliases.len() < MOST_ALIASES && is_own() {
            aliases.push(text.clone());
        }
    }
    let actor =
        Actor { name: leads.text.clone(), kind: kind(runs, leads), aliases, not: Vec::new(), other: Map::new() };
    let spans = occurrences(corpus, std::iter::once(&actor.name).chain(&actor.aliases));
    (spans.len() > 1).then(|| (actor, Coverage::of(corpus, &spans)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;

    fn found(texts: &[&str], actors: Vec<Actor>) -> Vec<String> {
        let articles = (0..).zip(texts).map(|(i, text)| article(&format!("{i}"), "O", "", text)).collect();
        let corpus = corpus(articles, actors, vec![]);
        let shown = |(actor, coverage): (Actor, Coverage)| {
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
}
