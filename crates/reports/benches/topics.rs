//! Measures the topics that are found by themselves against what an editor wrote beside the articles, beside LDA and NMF of scikit-learn.
//!
//! `CORPUS` is a file of articles, gzipped or not, one JSON object per line, with `title`, `outlet`, `text` and `topics`, whose first is the gold standard
//! and is not seen by what groups the articles (`make bench-topics CORPUS=articles.jsonl.gz`). With `HALF=0` or `HALF=1` every other article is
//! read; `TOPICS` is the number of topics; with `SHOW=1` the topics are listed. `PYTHON` is a Python with scikit-learn; without it there are no peers.
//!
//! V-measure is the harmonic mean of homogeneity and completeness (Rosenberg & Hirschberg 2007): 1 where groups and gold are the same, 0 where
//! they have nothing to do with one another. An article with several topics of the lexicon is of the one whose mentions are the most times its least.

use corpus::query::all_articles;
use corpus::{Builder, Corpus};
use flate2::read::MultiGzDecoder;
use model::{Article, ArticleList, Head};
use reports::found_topics::{self, FoundTopic};
use reports::suggested_names::{self, MOST_NAMES};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::Read;
use std::process::Command;
use std::time::Instant;

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The gold topic of each article, by number.
type Gold = Vec<Option<usize>>;

/// The articles of a file and the gold topic of each, by number; `None` where it has none.
fn articles(path: &str) -> Result<(Vec<Article>, Gold), Box<dyn Error>> {
    let bytes = std::fs::read(path)?;
    let mut text = String::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        MultiGzDecoder::new(&bytes[..]).read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(bytes)?;
    }
    let half: Option<usize> = env("HALF").and_then(|half| half.parse().ok());
    let (mut articles, mut gold, mut numbers) = (Vec::new(), Vec::new(), BTreeMap::new());
    for (i, line) in text.lines().enumerate().filter(|(i, _)| half.is_none_or(|half| i % 2 == half)) {
        let value: Value = serde_json::from_str(line)?;
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let mut article = corpus::samples::article(&i.to_string(), &field("outlet"), "", &field("text"));
        article.headline = field("title");
        articles.push(article);
        let n = numbers.len();
        gold.push(value["topics"][0].as_str().map(|topic| *numbers.entry(topic.to_owned()).or_insert(n)));
    }
    println!("{} articles, {} topics of their source", articles.len(), numbers.len());
    Ok((articles, gold))
}

/// V-measure, homogeneity and completeness of groups; articles without a group are one.
fn print_v(name: &str, gold: &[Option<usize>], groups: &[Option<usize>]) {
    let pairs: Vec<(usize, Option<usize>)> = gold.iter().zip(groups).filter_map(|(g, f)| Some(((*g)?, *f))).collect();
    let n = pairs.len() as f64;
    let (mut both, mut golds, mut founds) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for &(gold, found) in &pairs {
        *both.entry((gold, found)).or_insert(0.0) += 1.0;
        *golds.entry(gold).or_insert(0.0) += 1.0;
        *founds.entry(found).or_insert(0.0) += 1.0;
    }
    let shared: f64 = both.iter().map(|((g, f), c)| c / n * (c * n / (golds[g] * founds[f])).ln()).sum();
    let entropy = |counts: &mut dyn Iterator<Item = &f64>| -> f64 { counts.map(|c| -c / n * (c / n).ln()).sum() };
    let (h, c) = (shared / entropy(&mut golds.values()), shared / entropy(&mut founds.values()));
    println!("{name}  V {:.3}  homogeneity {h:.3}  completeness {c:.3}", 2.0 * h * c / (h + c));
}

/// What the lexicon makes of the articles: for each the topic that it speaks of most, and of each topic how many articles it has, and how
/// many of them are of its group.
fn by_lexicon(corpus: &Corpus, found: &[FoundTopic]) -> (Vec<Option<usize>>, Vec<[usize; 2]>, [usize; 4]) {
    let mut counted = vec![[0; 2]; found.len()];
    let mut n_with = [0; 4];
    let best = |article: u32| {
        let mut counts = vec![0_u32; found.len()];
        for mention in corpus.topic_mentions.in_article(article) {
            counts[mention.label as usize] += 1;
        }
        let mut best: Option<(f64, usize)> = None;
        let mut n_topics = 0;
        for (number, FoundTopic { topic, articles, .. }) in found.iter().enumerate() {
            if counts[number] >= topic.at_least {
                n_topics += 1;
                counted[number][0] += 1;
                counted[number][1] += usize::from(articles.binary_search(&article).is_ok());
                let times = f64::from(counts[number]) / f64::from(topic.at_least);
                if best.is_none_or(|best| times > best.0) {
                    best = Some((times, number));
                }
            }
        }
        n_with[n_topics.min(3)] += 1;
        best.map(|(_, number)| number)
    };
    let groups = (0..corpus.articles.len()).map(best).collect();
    (groups, counted, n_with)
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(path) = env("CORPUS") else {
        println!("No corpus for bench-topics. Give one: make bench-topics CORPUS=articles.jsonl.gz");
        return Ok(());
    };
    let (articles, gold) = articles(&path)?;
    let start = Instant::now();
    let corpus = Builder::build(Head::default(), articles);
    let reading = start.elapsed().as_secs_f64();
    let names = suggested_names::list(&corpus, MOST_NAMES);
    let head = Head { actors: names.into_iter().map(|found| found.actor).collect(), ..Head::default() };
    let n_topics = env("TOPICS").and_then(|n| n.parse().ok());
    let start = Instant::now();
    let found = found_topics::list(&corpus, &head, &all_articles(corpus.articles.len()), n_topics);
    let seconds = start.elapsed().as_secs_f64();
    println!("Broadside: {} topics, {seconds:.1} s and {reading:.1} s of reading", found.len());
    let mut groups = vec![None; gold.len()];
    for (number, topic) in found.iter().enumerate() {
        for article in &topic.articles {
            groups[*article as usize] = Some(number);
        }
    }
    print_v("groups ", &gold, &groups);
    let topics = found.iter().map(|found| found.topic.clone()).collect();
    let texts: &dyn ArticleList = &corpus.reading();
    let corpus = Builder::build(Head { topics, ..Head::default() }, texts.articles().map(Cow::into_owned));
    let (by_lexicon, counted, n_with) = by_lexicon(&corpus, &found);
    print_v("lexicon", &gold, &by_lexicon);
    let sum = |of: &dyn Fn(&[usize; 2]) -> usize| counted.iter().map(of).sum::<usize>() as f64;
    let n_grouped = groups.iter().flatten().count() as f64;
    let (precision, recall) = (sum(&|n| n[1]) / sum(&|n| n[0]), sum(&|n| n[1]) / n_grouped);
    println!("lexicon against groups: P {precision:.3}  R {recall:.3}; articles with 0, 1, 2, more topics: {n_with:?}");
    if env("SHOW").is_some() {
        for (FoundTopic { topic, sure, articles }, [n, n_right]) in found.iter().zip(counted) {
            let [p, r] = [n, articles.len()].map(|of| n_right as f64 / of as f64);
            println!("{} · {} articles · sure {sure:.2} · P {p:.2} R {r:.2}", topic.name, articles.len());
            println!("    {} of: {}", topic.at_least, topic.phrases.join(", "));
        }
    }
    if let Some(python) = env("PYTHON") {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/topics.py");
        Command::new(python).args([script, &path, &found.len().to_string()]).status()?;
    }
    Ok(())
}
