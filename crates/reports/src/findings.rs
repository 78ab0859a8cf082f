//! Findings: what a set of articles shows first: the clearest differences between its outlets, and when they wrote most.

use crate::boilerplate::{is_boilerplate, is_mark, is_own_name};
use crate::counted::Cache;
use crate::outlets::{self, MOST_OUTLETS, OutletSize, by_outlet};
use crate::repetition::{Versions, is_repeated};
use crate::scores::{LEAST_RELIABLE, Scores};
use crate::sums::Sums;
use crate::unit_spans;
use crate::units::{Units, WordFilter};
use crate::word_row::{Basis, WordRow};
use corpus::Corpus;
use corpus::query::timeline::Bin;
use corpus::query::{ArticleSet, ArticlesOverTime};
use model::Findable;
use model::order::sort_by;
use serde::{Deserialize, Serialize};

/// A word or name that one outlet uses more than all others together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contrast {
    /// The outlet.
    pub target: OutletSize,
    /// The others; their name is empty.
    pub reference: OutletSize,
    /// The word on both sides, as the comparison of the two has it.
    pub row: WordRow,
}

/// The period with far more articles than others have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peak {
    /// The articles over time, as the timeline has them.
    pub timeline: ArticlesOverTime,
    /// The number of the period in it.
    pub number: usize,
    /// How many articles a period has that half of all others have no more than.
    pub median: u32,
}

impl Peak {
    /// The period itself.
    pub fn bin(&self) -> Option<&Bin> {
        self.timeline.bins.get(self.number)
    }
}

/// The findings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// What the differences rest on: articles as a sample, or these articles alone.
    pub basis: Basis,
    /// Differences between outlets, the most telling first.
    pub contrasts: Vec<Contrast>,
    /// When most was written, if there is a clear peak.
    pub peak: Option<Peak>,
}

/// How many findings there are at most.
pub const MOST_FINDINGS: usize = 4;
/// How many leading words of an outlet are looked at: they are among the first rows of the comparison that a finding leads to.
const MOST_CANDIDATES: usize = 100;

/// How often a single article must have a word that is told of it, and how much the word must be a subject.
const LEAST_TOLD: u64 = 3;
const LEAST_SUBJECT: f64 = 0.5;

/// A word must be in one of so many of its outlet's articles.
const LEAST_SHARE: u32 = 20;

/// Whether one of many outlets has a word so much more than all others that it is house style or boilerplate rather than news: 16 times as often,
/// or 8 times where half of its articles have it.
fn is_form(n_outlets: usize, row: &WordRow, share: f64) -> bool {
    n_outlets >= 5 && row.n_articles[0] >= 10 && row.log_ratio() >= if share < 0.5 { 4.0 } else { 3.0 }
}

/// A word that a quarter of all other articles have too is an everyday one.
const EVERYDAY: u32 = 4;

/// How much a word is a subject rather than a manner of writing: its residual inverse document frequency, in bits. Words of a subject stand many
/// times in few articles; everyday words are spread as chance would spread them, and have nearly 0.
///
/// −log₂(d / N) + log₂(1 − exp(−c / N)), for c occurrences in d of N articles. Source: Church & Gale (1995), “Inverse document frequency (IDF): a
/// measure of deviations from Poisson”. Worked: 4 occurrences in 1 of 2 articles: 1 + log₂(1 − e⁻²) = 0.79.
fn residual_idf(n_occurrences: u64, n_having: u32, n_articles: u32) -> f64 {
    let (c, d, n) = (n_occurrences as f64, f64::from(n_having), f64::from(n_articles));
    if d > 0.0 { (n / d).log2() + (-(-c / n).exp_m1()).log2() } else { 0.0 }
}

/// A word that may become a finding.
struct Candidate {
    contrast: Contrast,
    /// How much it says: more where the difference is greater, where more of the outlet's articles have it, and where it is a subject.
    weight: f64,
    /// Decides between those that say as much, weighed alike: in a few articles hardly any smallest effect is other than 0.
    log_likelihood: f64,
}

/// What a set of articles shows first.
///
/// Each of the largest outlets is compared with all its other articles, as [`crate::keyness::compare`] does with the usual filter. A word or name
/// becomes a finding where it differs reliably (adjusted p below .05 with articles as the sample), is in enough of the outlet's own articles, is
/// not boilerplate, not an everyday word and not the outlet's name. Of these, one for each outlet leads: that with the greatest product of its
/// smallest effect, the square root of the share of the outlet's articles that have it, so that what only a handful of articles has comes later,
/// and for words the residual inverse document frequency, so that subjects come before manners of writing; names lead. Where no outlet has two
/// articles to compare, the differences describe these articles, in the same order, with log-likelihood in the place of an effect of 0.
///
/// Misleads as all leading words do: what leads was chosen for being large, so it is likely a little larger here than in further articles.
pub fn list(corpus: &Corpus, set: &ArticleSet, cache: &mut Cache) -> Findings {
    let outlets = by_outlet(corpus, set);
    let (basis, candidates) = candidates(corpus, set, &outlets, cache);
    let peak = peak(corpus, set);
    let n_wanted = MOST_FINDINGS - usize::from(peak.is_some());
    Findings { basis, contrasts: choose(candidates, n_wanted), peak }
}

fn candidates(
    corpus: &Corpus,
    set: &ArticleSet,
    outlets: &[(String, ArticleSet)],
    cache: &mut Cache,
) -> (Basis, Vec<Candidate>) {
    let filter = WordFilter::default();
    // Without a node there is nothing that could not be understood.
    let Ok(units) = Units::of(corpus, set, &filter, cache) else { return (Basis::Nothing, Vec::new()) };
    if outlets.len() < 2 {
        return (Basis::Nothing, Vec::new());
    }
    let whole = Sums::of(units.bags(), set);
    let mut is_sample = false;
    let mut versions = Versions::default();
    let mut by_basis = [(Basis::Articles, Vec::new()), (Basis::Words, Vec::new())];
    for (name, articles) in outlets.iter().take(MOST_OUTLETS) {
        let target = Sums::of(units.bags(), articles);
        let rest = whole.without(&target);
        let (n_target, n_rest) = (target.n_articles, rest.n_articles);
        let least = filter.min_articles(n_target + n_rest).max(n_target / LEAST_SHARE);
        let scores = Scores::of_reliable(&units, [target, rest], &filter);
        is_sample |= scores.basis == Basis::Articles;
        let Some((_, found)) = by_basis.iter_mut().find(|(basis, _)| *basis == scores.basis) else { continue };
        let target = outlets::size(corpus, name.clone(), articles, units.bags());
        let mut others = set.clone();
        others.difference_with(articles);
        let reference = outlets::size(corpus, String::new(), &others, units.bags());
        let told = |(unit, row): (u32, WordRow)| {
            let share = f64::from(row.n_articles[0]) / f64::from(n_target.max(1));
            let log_likelihood = row.word.pair.log_likelihood_two_term();
            let n_all = n_target + n_rest;
            // Whom somebody listed is a subject; what was found by itself may as well be an outlet's furniture.
            let is_listed = is_listed(corpus, unit);
            // Words spread by chance still have an order.
            let subject = if is_listed {
                1.0
            } else {
                residual_idf(row.counts().iter().sum(), row.n_articles.iter().sum(), n_all).max(0.01)
            };
            // A description says what is there, if it is more than a word or two; a word that every article has says little, but for two.
            let is_told = if scores.basis == Basis::Words {
                let is_telling = is_listed || n_all == 2 || subject >= LEAST_SUBJECT;
                log_likelihood >= LEAST_RELIABLE && row.counts()[0] >= LEAST_TOLD && is_telling
            } else {
                row.word.is_significant() && row.n_articles[0] >= least
            };
            let is_everyday = scores.basis == Basis::Articles && EVERYDAY * row.n_articles[1] >= n_rest;
            let is_style = !is_listed && (is_mark(&row.name) || is_everyday || is_form(outlets.len(), &row, share));
            if !is_told || is_style || is_own_name(name, &row.name) {
                return None;
            }
            let weight = row.word.smallest_effect * share.sqrt() * subject;
            let contrast = Contrast { target: target.clone(), reference: reference.clone(), row };
            Some((unit, Candidate { contrast, weight, log_likelihood: log_likelihood * subject }))
        };
        let leading = scores.leading_units(0, MOST_CANDIDATES).into_iter().filter_map(told);
        let (told, all): (Vec<u32>, Vec<Candidate>) = leading.unzip();
        for (spans, candidate) in unit_spans::of_each(corpus, articles, &told).iter().zip(all) {
            // What one article says again and again is its subject.
            let is_subject = n_target <= 1 || corpus.articles.has_cells();
            let is_furniture = !is_subject && is_boilerplate(corpus, spans, units.stop_words());
            if !is_furniture && !is_repeated(corpus, spans, &mut versions) {
                found.push(candidate);
            }
        }
    }
    let [of_articles, of_words] = by_basis;
    // Single articles describe only where nothing can be inferred.
    if is_sample { of_articles } else { of_words }
}

/// Whether a unit is an actor whom somebody put into the lexicon, or confirmed.
fn is_listed(corpus: &Corpus, unit: u32) -> bool {
    let actor = unit.checked_sub(corpus.lexicon.n_types()).and_then(|actor| corpus.head.actors.get(actor as usize));
    actor.is_some_and(|actor| actor.found().is_none())
}

/// Of each kind the one that says most, each time of another outlet and another word while there are any; then what is left.
fn choose(mut candidates: Vec<Candidate>, n: usize) -> Vec<Contrast> {
    sort_by(&mut candidates, &|a, b| {
        let by_name = || a.contrast.row.name.cmp(&b.contrast.row.name);
        b.weight
            .total_cmp(&a.weight)
            .then_with(|| b.log_likelihood.total_cmp(&a.log_likelihood))
            .then_with(by_name)
            .then_with(|| a.contrast.target.name.cmp(&b.contrast.target.name))
    });
    let is_name = |contrast: &Contrast| contrast.row.actor.is_some();
    let is_alone = |contrast: &Contrast| contrast.row.counts()[1] == 0;
    let kinds: [&dyn Fn(&Contrast) -> bool; 5] = [
        &|c| is_name(c) && !is_alone(c),
        &|c| !is_name(c) && !is_alone(c),
        &|c| is_name(c) && is_alone(c),
        &|c| !is_name(c) && is_alone(c),
        &|_| true,
    ];
    let mut chosen: Vec<Contrast> = Vec::new();
    while chosen.len() < n {
        let mut is_any = false;
        for kind in kinds {
            let times = |outlet: &str| chosen.iter().filter(|c| c.target.name == outlet).count();
            let is_free =
                |c: &&Candidate| kind(&c.contrast) && chosen.iter().all(|o| o.row.node != c.contrast.row.node);
            let least = candidates.iter().filter(is_free).map(|c| times(&c.contrast.target.name)).min();
            let next = candidates.iter().filter(is_free).find(|c| Some(times(&c.contrast.target.name)) == least);
            if let Some(next) = next.filter(|_| chosen.len() < n) {
                chosen.push(next.contrast.clone());
                is_any = true;
            }
        }
        if !is_any {
            break;
        }
    }
    chosen
}

/// In fewer articles than this, or fewer periods, nothing is a peak.
const LEAST_AT_PEAK: u32 = 10;
const LEAST_PERIODS: usize = 6;
/// The chance that some period has as many articles as the peak although all are alike.
const MOST_CHANCE: f64 = 0.05;

/// The period with the most articles, if it has at least twice as many as the median period, and more than chance would give any of them.
///
/// With a usual number of λ articles, the chance of k or more in one period is at most exp(k − λ − k · ln(k / λ)); times the number of periods
/// it is at most that of such a peak anywhere. Source: Chernoff (1952), the bound for a Poisson count; Bonferroni for the periods. Worked: 60
/// articles where 20 are usual: exp(60 − 20 − 60 · ln 3) = e⁻²⁵·⁹.
///
/// Misleads where the articles were collected unevenly: then it is the collecting that has a peak.
fn peak(corpus: &Corpus, set: &ArticleSet) -> Option<Peak> {
    let timeline = ArticlesOverTime::of(corpus, set, None, None);
    let counts: Vec<u32> = timeline.bins.iter().map(|bin| bin.n_certain).collect();
    // The articles may fill a part of the corpus's time only.
    let first = counts.iter().position(|n| *n > 0)?;
    let last = counts.iter().rposition(|n| *n > 0)?;
    let mut ordered = counts.get(first..=last)?.to_vec();
    ordered.sort_unstable();
    let (n_periods, most) = (ordered.len(), *ordered.last()?);
    let median = ordered.get((n_periods - 1) / 2).copied()?;
    let (k, usual) = (f64::from(most), f64::from(median));
    let chance = n_periods as f64 * (k - usual - k * (k / usual).ln()).exp();
    let is_clear = n_periods >= LEAST_PERIODS && most >= LEAST_AT_PEAK && median > 0 && most >= 2 * median;
    let number = counts.iter().position(|n| *n == most)?;
    (is_clear && chance < MOST_CHANCE).then_some(Peak { timeline, number, median })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keyness::{Sides, Wanted, compare};
    use crate::word_row::WordOrder;
    use corpus::query::{all_articles, search};
    use corpus::samples::{actor, article, corpus};
    use proptest::prelude::*;

    #[test]
    fn what_was_found_by_itself_is_no_subject_for_that() {
        // A credit line of one of five outlets, in most of its articles.
        let articles = |outlet: &'static str, text: &'static str| {
            (0..12).map(move |i| {
                article(&format!("{outlet}{i}"), outlet, "", &format!("{text} word{i} other{i} a b c d e f"))
            })
        };
        let all = || {
            ["B", "C", "D", "E"]
                .into_iter()
                .flat_map(|outlet| articles(outlet, "Plain"))
                .chain(articles("A", "Getty Images"))
        };
        let leads = |actor: model::Actor| {
            let corpus = corpus(all().collect(), vec![actor], vec![]);
            let found = list(&corpus, &all_articles(corpus.articles.len()), &mut Cache::default());
            found.contrasts.iter().any(|contrast| contrast.row.name == "Getty Images")
        };
        let getty = actor("Getty Images", &[], &[]);
        assert!(leads(getty.clone()));
        assert!(!leads(getty.marked_found(0.5)));
    }

    fn of(articles: &[(&str, &str, &str)]) -> (Corpus, Findings) {
        let made =
            articles.iter().enumerate().map(|(i, (outlet, date, text))| article(&i.to_string(), outlet, date, text));
        let corpus = corpus(made.collect(), vec![actor("Quill", &[], &[])], vec![]);
        let found = list(&corpus, &all_articles(articles.len() as u32), &mut Cache::default());
        (corpus, found)
    }

    fn names(found: &Findings) -> Vec<String> {
        found.contrasts.iter().map(|c| format!("{} {}", c.target.name, c.row.name)).collect()
    }

    /// Twelve articles that go through some texts.
    fn twelve<'a>(outlet: &'a str, texts: [&'a str; 4]) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> {
        (0..12).map(move |i| (outlet, "", texts[i % 4]))
    }

    #[test]
    fn what_an_outlet_says_more_is_found() {
        let post = [
            "tariffs grow here now",
            "now tariffs fell there",
            "Quill met people here",
            "such tariffs were Quill people",
        ];
        let sun =
            ["football here now people", "people there saw football", "football went people here", "there now people"];
        let (_, found) = of(&twelve("Post", post).chain(twelve("Sun", sun)).collect::<Vec<_>>());
        assert_eq!(found.basis, Basis::Articles);
        assert_eq!(names(&found), ["Post Quill", "Sun football", "Post tariffs"]);
        assert!(found.contrasts.iter().all(|c| c.row.word.p_adjusted.is_some_and(|p| p < 0.05)));
    }

    #[test]
    fn subjects_come_before_manners_of_writing() {
        assert!((residual_idf(4, 1, 2) - 0.7902).abs() < 1e-4);
        assert!(residual_idf(40, 34, 100) < 0.1, "spread as chance would spread it");
        assert!(residual_idf(40, 8, 100) > 2.0, "many times in few articles");
        // Both words stand in the Post alone; one once in every article, the other several times in half of them.
        let post = [
            "tariffs rose tariffs fell tariffs aides here",
            "aides people now",
            "tariffs hit tariffs end tariffs aides there",
            "aides saw them",
        ];
        let sun = ["football here now", "people there saw", "they went people here", "there now people"];
        let (_, found) = of(&twelve("Post", post).chain(twelve("Sun", sun)).collect::<Vec<_>>());
        let place = |name: &str| names(&found).iter().position(|found| found == name);
        assert!(
            place("Post tariffs").is_some() && place("Post aides").is_none_or(|at| Some(at) > place("Post tariffs")),
            "{:?}",
            names(&found)
        );
    }

    #[test]
    fn what_may_be_chance_is_no_finding() {
        let texts = ["war here now people", "peace there saw people", "deal went people here", "there now people war"];
        let (_, found) = of(&twelve("Post", texts).chain(twelve("Sun", texts)).collect::<Vec<_>>());
        assert_eq!((found.basis, found.contrasts.len(), found.peak), (Basis::Articles, 0, None));
        let (_, alone) = of(&twelve("Post", texts).collect::<Vec<_>>());
        assert_eq!((alone.basis, alone.contrasts.len()), (Basis::Nothing, 0));
    }

    #[test]
    fn single_articles_are_described() {
        let war = "war ".repeat(30) + "peace and many other words";
        let peace = "peace ".repeat(30) + "war and many other words";
        let (_, found) = of(&[("Post", "", &war), ("Sun", "", &peace)]);
        assert_eq!(found.basis, Basis::Words);
        assert_eq!(names(&found), ["Sun peace", "Post war"]);
        assert!(found.contrasts.iter().all(|c| c.row.word.p_adjusted.is_none()));
        let (_, found) = of(&[("Post", "", &war), ("Post", "", &war), ("Sun", "", &peace)]);
        assert_eq!(found.basis, Basis::Words, "one article is no sample to compare with");
    }

    #[test]
    fn a_peak_is_found_where_it_is_clear() {
        let month = |n: usize, month: usize| {
            (0..n).map(move |i| format!("20{:02}-{:02}-{:02}", 10 + month / 12, 1 + month % 12, 1 + i % 28))
        };
        let of_months = |months: &[usize]| {
            let dates: Vec<String> = months.iter().enumerate().flat_map(|(i, n)| month(*n, i)).collect();
            of(&dates.iter().map(|date| ("Post", date.as_str(), "war")).collect::<Vec<_>>()).1.peak
        };
        let mut months = [3; 40];
        months[7] = 20;
        let peak = of_months(&months).unwrap();
        assert_eq!((peak.bin().map(|bin| bin.n_certain), peak.median), (Some(20), 3));
        assert_eq!(peak.bin().map(|bin| bin.start.to_string()), Some("2010-08-01".into()));
        months[7] = 8;
        assert_eq!(of_months(&months), None, "eight where three are usual may be chance in forty months");
        assert_eq!(of_months(&[3, 30, 3]), None, "three months have no usual one");
    }

    proptest! {
        /// Every finding is a row of the comparison that it leads to, and among its first.
        #[test]
        fn findings_are_rows_of_their_comparison(texts in prop::collection::vec((0..3_usize, prop::collection::vec(
            prop::sample::select(vec!["war", "peace", "deal", "Quill", "kyiv", "border", "the"]), 1..12)), 4..60)
        ) {
            let outlets = ["Post", "Sun", "Mirror"];
            let joined: Vec<(&str, String)> = texts.iter().map(|(o, words)| (outlets[*o], words.join(" "))).collect();
            let (corpus, found) = of(&joined.iter().map(|(o, text)| (*o, "", text.as_str())).collect::<Vec<_>>());
            prop_assert!(found.contrasts.len() <= MOST_FINDINGS);
            for contrast in &found.contrasts {
                let sides = Sides { target: Some(contrast.target.name.clone()), ..Sides::default() };
                let wanted = Wanted {
                    order: WordOrder::default(),
                    ascending: false,
                    n_rows: MOST_CANDIDATES as u32,
                    n_leading: 0,
                    dispersion: false,
                };
                let set = all_articles(corpus.articles.len());
                let report =
                    compare(&corpus, &set, &sides, &WordFilter::default(), wanted, &mut Cache::default()).unwrap();
                let sizes = |size: &OutletSize| (size.n_articles, size.n_tokens);
                prop_assert_eq!(&report.target, &contrast.target);
                prop_assert_eq!(sizes(&report.reference), sizes(&contrast.reference));
                prop_assert!(report.rows.contains(&contrast.row), "{:?}", contrast.row);
                prop_assert!(found.basis == Basis::Words || contrast.row.word.is_significant());
                // The search that it leads to finds as many.
                let spans = search::run(&corpus, &contrast.row.node).unwrap().unwrap().spans;
                let rates = crate::outlet_rates::list(&corpus, &set, &spans);
                let row = rates.rows.iter().find(|row| row.outlet.name == contrast.target.name).unwrap();
                prop_assert_eq!((row.n_matches, row.n_matching), (contrast.row.counts()[0], contrast.row.n_articles[0]));
                prop_assert_eq!(row.outlet.n_articles, contrast.target.n_articles);
                let n_matches: u64 = rates.rows.iter().map(|row| row.n_matches).sum();
                prop_assert_eq!(n_matches, contrast.row.counts().iter().sum::<u64>());
            }
        }
    }
}
