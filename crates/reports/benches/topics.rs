//! scratch
use corpus::query::all_articles;
use corpus::{ArticleId, Builder, Corpus};
use model::{Article, Head};
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn v_measure(pairs: &[(u32, u32)]) -> [f64; 3] {
    let n = pairs.len() as f64;
    let mut both: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    let (mut golds, mut founds): (BTreeMap<u32, f64>, BTreeMap<u32, f64>) = Default::default();
    for &(g, f) in pairs {
        *both.entry((g, f)).or_default() += 1.0;
        *golds.entry(g).or_default() += 1.0;
        *founds.entry(f).or_default() += 1.0;
    }
    let h = |m: &BTreeMap<u32, f64>| -m.values().map(|c| c / n * (c / n).ln()).sum::<f64>();
    let mut mi = 0.0;
    for (&(g, f), &c) in &both {
        mi += c / n * (c * n / (golds[&g] * founds[&f])).ln();
    }
    let (hom, com) = (mi / h(&golds), mi / h(&founds));
    [2.0 * hom * com / (hom + com), hom, com]
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(path) = env("CORPUS") else { return Ok(()) };
    let half: Option<usize> = env("HALF").and_then(|h| h.parse().ok());
    let n: Option<u32> = env("TOPICS").and_then(|h| h.parse().ok());
    let text = std::fs::read_to_string(path)?;
    let (mut articles, mut gold): (Vec<Article>, Vec<u32>) = Default::default();
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    for (i, line) in text.lines().enumerate().filter(|(i, _)| half.is_none_or(|half| i % 2 == half)) {
        let value: Value = serde_json::from_str(line)?;
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let mut article = corpus::samples::article(&i.to_string(), &field("outlet"), "", &field("text"));
        article.headline = field("title");
        articles.push(article);
        let topic = value["topics"][0].as_str().unwrap_or_default().to_owned();
        let next = names.len() as u32;
        gold.push(*names.entry(topic).or_insert(next));
    }
    let mut builder = Builder::default();
    for article in articles {
        builder.add(article);
    }
    let corpus: Corpus = builder.finish(Head::default());
    let mut head = Head::default();
    if env("NAMES").is_some() {
        head.actors = reports::suggested_names::list(&corpus, 3000).into_iter().map(|f| f.actor).collect();
    }
    let start = Instant::now();
    let found = reports::found_topics::list(&corpus, &head, &all_articles(corpus.articles.len()), n);
    println!("{} articles, {} topics, {:.2} s", corpus.articles.len(), found.len(), start.elapsed().as_secs_f64());
    let mut group = vec![u32::MAX; gold.len()];
    for (g, f) in (0..).zip(&found) {
        for &a in &f.articles {
            group[a as usize] = g;
        }
    }
    let pairs: Vec<(u32, u32)> = gold.iter().copied().zip(group.iter().copied()).collect();
    println!("V {:.3?}", v_measure(&pairs));
    // by lexicon
    let topics = found.iter().map(|f| f.topic.clone()).collect();
    let start = Instant::now();
    let mut builder = Builder::default();
    for article in corpus.articles.into_all() {
        builder.add(article);
    }
    let built = start.elapsed().as_secs_f64();
    let corpus = builder.finish(Head { topics, ..Head::default() });
    println!("built {built:.1} matched {:.1}", start.elapsed().as_secs_f64() - built);
    let mut best = vec![(0.0, u32::MAX); gold.len()];
    let (mut right, mut n_found, mut wanted) = (0, 0, 0);
    let mut per = vec![(0u32, 0u32); found.len()];
    let mut n_topics = vec![0; gold.len()];
    for article in 0..corpus.articles.len() {
        let mut counts = vec![0_u32; found.len()];
        for m in corpus.topic_mentions.in_article(article) {
            counts[m.label as usize] += 1;
        }
        for (t, f) in found.iter().enumerate() {
            if counts[t] >= f.topic.at_least {
                n_found += 1;
                n_topics[article as usize] += 1;
                per[t].0 += 1;
                if group[article as usize] == t as u32 {
                    right += 1;
                    per[t].1 += 1;
                }
                let strength = f64::from(counts[t]) / f64::from(f.topic.at_least);
                if strength > best[article as usize].0 {
                    best[article as usize] = (strength, t as u32);
                }
            }
        }
        wanted += usize::from(group[article as usize] != u32::MAX);
    }
    let pairs: Vec<(u32, u32)> = gold.iter().copied().zip(best.iter().map(|b| b.1)).collect();
    let hist = |k: usize| n_topics.iter().filter(|n| **n == k).count();
    println!(
        "lexicon V {:.3?} P {:.3} R {:.3}; articles with 0,1,2,3,4+ topics {} {} {} {} {}",
        v_measure(&pairs),
        right as f64 / n_found as f64,
        right as f64 / wanted as f64,
        hist(0),
        hist(1),
        hist(2),
        hist(3),
        n_topics.iter().filter(|n| **n > 3).count()
    );
    if env("SHOW").is_some() {
        for (f, (n, r)) in found.iter().zip(per) {
            let FoundTopic { topic, articles, sure, .. } = f;
            println!(
                "{} [{} articles, found {n}, P {:.2} R {:.2} sure {sure:.2}] ≥{}: {}",
                topic.name,
                articles.len(),
                r as f64 / n.max(1) as f64,
                r as f64 / articles.len() as f64,
                topic.at_least,
                topic.phrases.join("; ")
            );
        }
    }
    Ok(())
}
use reports::found_topics::FoundTopic;
#[allow(unused)]
fn unused(_: ArticleId) {}
