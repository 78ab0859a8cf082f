//! Measures the names that are found by themselves: precision, recall and F1 of their mentions, typed and untyped, and the time taken.
//!
//! `CORPUS` is a file of articles, one JSON object per line; `GOLD` one of what is named in them: `id` and `entities`, each a `part` (`title` or
//! `text`), `start_byte`, `end_byte` and `kind` (`make bench-names CORPUS=articles.jsonl GOLD=articles.gold.jsonl`). A mention is right if both of its
//! ends are. What is of another kind than a person, an organisation or a place is not scored, neither missed nor wrongly found. With `HALF=0` or `HALF=1` every other article is
//! read; with `SHOW=n` the most frequent errors of each sort are listed; without `GOLD` the first `SHOW` names of each kind.

use corpus::{Builder, Corpus};
use model::{Actor, ActorKind, Article, Head};
use reports::suggested_names::MOST_NAMES;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::time::Instant;

type Span = (String, usize, usize);

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn articles(path: &str, half: Option<usize>) -> Result<Vec<Article>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    let wanted = text.lines().enumerate().filter(|(i, _)| half.is_none_or(|half| i % 2 == half));
    let mut articles = Vec::new();
    for (i, line) in wanted {
        let value: Value = serde_json::from_str(line)?;
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let id = if field("id").is_empty() { i.to_string() } else { field("id") };
        let mut article = corpus::samples::article(&id, &field("outlet"), "", &field("text"));
        article.headline = field("title");
        articles.push(article);
    }
    Ok(articles)
}

fn build(articles: &[Article], head: Head) -> Corpus {
    let mut builder = Builder::default();
    for article in articles {
        builder.add(article.clone());
    }
    builder.finish(head)
}

/// The mentions of a corpus, each with its kind.
fn mentions(corpus: &Corpus) -> BTreeMap<Span, ActorKind> {
    let mut found = BTreeMap::new();
    for (number, article) in (0..).zip(corpus.articles.all()) {
        let writing = corpus.articles.writing(number);
        let mut tokens = Vec::new();
        for (part, text) in [("title", &article.headline), ("text", &article.text)] {
            tokens.extend(text::tokens(text, writing).map(|token| (part, token.start, token.end)));
        }
        let start = corpus.articles.range(number).start;
        for mention in corpus.actors.in_article(number) {
            let at = (mention.span.start - start) as usize;
            let ((part, from, _), (_, _, mut to)) = (tokens[at], tokens[at + mention.span.n_tokens as usize - 1]);
            let text = if part == "title" { &article.headline } else { &article.text };
            // A token is without the last point of an abbreviation.
            to += usize::from(text[from..to].contains('.') && text[to..].starts_with('.'));
            let kind = corpus.head.actors[mention.label as usize].kind;
            found.insert((format!("{}/{part}", article.id), from, to), kind);
        }
    }
    found
}

#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn print(&self, name: &str) {
        let (p, r) = (self.right as f64 / self.found.max(1) as f64, self.right as f64 / self.wanted.max(1) as f64);
        let f1 = 2.0 * p * r / (p + r).max(1e-9);
        println!("{name:<14} P {p:.3}  R {r:.3}  F1 {f1:.3}  n {}", self.wanted);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(path) = env("CORPUS") else {
        println!(
            "No corpus for bench-names. Give one: make bench-names CORPUS=articles.jsonl GOLD=articles.gold.jsonl"
        );
        return Ok(());
    };
    let show: usize = env("SHOW").and_then(|n| n.parse().ok()).unwrap_or(0);
    let articles = articles(&path, env("HALF").and_then(|half| half.parse().ok()))?;
    let n_bytes: usize = articles.iter().map(|article| article.headline.len() + article.text.len()).sum();
    let corpus = build(&articles, Head::default());
    let (mut seconds, mut actors) = (f64::MAX, Vec::new());
    for _ in 0..3 {
        let start = Instant::now();
        let found = reports::suggested_names::list(&corpus, MOST_NAMES);
        seconds = seconds.min(start.elapsed().as_secs_f64());
        actors = found.into_iter().map(|found| found.actor).collect::<Vec<Actor>>();
    }
    let speed = n_bytes as f64 / 1e6 / seconds;
    println!("{} articles, {:.1} MB, {} names, {speed:.1} MB/s", articles.len(), n_bytes as f64 / 1e6, actors.len());
    let Some(gold) = env("GOLD") else {
        for kind in ActorKind::ALL {
            let names = actors.iter().filter(|actor| actor.kind == kind).take(show);
            let names: Vec<String> = names.map(|a| format!("{} ({})", a.name, a.aliases.join(", "))).collect();
            println!("{}: {}", kind.name(), names.join("; "));
        }
        return Ok(());
    };
    let start = Instant::now();
    let corpus = build(&articles, Head { actors, ..Head::default() });
    println!("built with the names in {:.0} ms", start.elapsed().as_secs_f64() * 1000.0);
    let found = mentions(&corpus);
    let here: HashMap<&str, &Article> = articles.iter().map(|article| (article.id.as_str(), article)).collect();
    let (mut wanted, mut others): (BTreeMap<Span, ActorKind>, Vec<Span>) = (BTreeMap::new(), Vec::new());
    for line in std::fs::read_to_string(gold)?.lines() {
        let value: Value = serde_json::from_str(line)?;
        let id = value["id"].as_str().unwrap_or_default();
        for entity in value["entities"].as_array().into_iter().flatten().filter(|_| here.contains_key(id)) {
            let byte = |name: &str| entity[name].as_u64().unwrap_or_default() as usize;
            let span =
                (format!("{id}/{}", entity["part"].as_str().unwrap_or_default()), byte("start_byte"), byte("end_byte"));
            match ActorKind::ALL.into_iter().find(|kind| entity["kind"] == kind.name()) {
                Some(kind) => drop(wanted.insert(span, kind)),
                None => others.push(span),
            }
        }
    }
    others.sort();
    let is_other = |span: &Span| others.iter().any(|other| other.0 == span.0 && other.1 <= span.1 && span.2 <= other.2);
    let (mut untyped, mut typed) = (Score::default(), Score::default());
    let mut by_kind: BTreeMap<ActorKind, Score> = BTreeMap::new();
    let mut errors: BTreeMap<(String, String), usize> = BTreeMap::new();
    let shown = |span: &Span| {
        let (id, part) = span.0.rsplit_once('/').unwrap_or_default();
        let article = here[id];
        let text = if part == "title" { &article.headline } else { &article.text };
        text.get(span.1..span.2).unwrap_or_default().to_owned()
    };
    let mut note = |what: String, span: &Span| *errors.entry((what, shown(span))).or_default() += 1;
    for (span, kind) in &found {
        if is_other(span) {
            continue;
        }
        untyped.found += 1;
        typed.found += 1;
        by_kind.entry(*kind).or_default().found += 1;
        match wanted.get(span) {
            Some(right) if right == kind => typed.right += 1,
            Some(right) => note(format!("{} taken for {}", right.name(), kind.name()), span),
            None => note(format!("wrongly found, {}", kind.name()), span),
        }
        untyped.right += usize::from(wanted.contains_key(span));
        by_kind.entry(*kind).or_default().right += usize::from(wanted.get(span) == Some(kind));
    }
    for (span, kind) in &wanted {
        untyped.wanted += 1;
        typed.wanted += 1;
        by_kind.entry(*kind).or_default().wanted += 1;
        if !found.contains_key(span) {
            note(format!("missed, {}", kind.name()), span);
        }
    }
    untyped.print("untyped");
    typed.print("typed");
    for (kind, score) in &by_kind {
        score.print(kind.name());
    }
    let mut sorts: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
    for ((sort, text), n) in &errors {
        sorts.entry(sort).or_default().push((*n, text));
    }
    for (sort, mut list) in sorts {
        list.sort_by(|a, b| b.cmp(a));
        let n: usize = list.iter().map(|(n, _)| n).sum();
        let first: Vec<String> = list.iter().take(show).map(|(n, text)| format!("{text} {n}")).collect();
        println!("{sort}: {n}\n  {}", first.join("; "));
    }
    Ok(())
}
