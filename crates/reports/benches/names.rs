//! Measures the names that are found by themselves, beside compromise: precision, recall and F1 of their mentions, typed and untyped, and the time taken.
//!
//! `CORPUS` is a file of articles, one JSON object per line; `GOLD` one of what is named in them: `id` and `entities`, each a `part` (`title` or
//! `text`), `start_byte`, `end_byte` and `kind` (`make bench-names CORPUS=articles.jsonl GOLD=articles.gold.jsonl`). A mention is right if both of its
//! ends are. What is of another kind than a person, an organisation or a place is not scored, neither missed nor wrongly found. With `HALF=0` or `HALF=1` every other article is
//! read; with `SHOW=n` the most frequent errors of each sort are listed; without `GOLD` the first `SHOW` names of each kind.
//!
//! `TOOLS` is the folder with compromise; without it, only ours is measured. Both are scored by the same rule on the same articles. Our first
//! speed is that of finding names in a loaded corpus; "in total" runs from the articles to their mentions, as for compromise.

use corpus::{Builder, Corpus};
use model::{Actor, ActorKind, Article, ArticleList, Head};
use reports::suggested_names::MOST_NAMES;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::process::{Command, Stdio};
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
    let reading = corpus.reading();
    for number in 0..corpus.articles.len() {
        let article = reading.article(number as usize);
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

/// The articles that are scored, by id.
type Here<'a> = HashMap<&'a str, &'a Article>;

/// What is named in the articles: mentions of the kinds that are scored, and names of other kinds.
#[derive(Default)]
struct Named {
    mentions: BTreeMap<Span, ActorKind>,
    others: Vec<Span>,
}

impl Named {
    /// Adds an article: a line of the gold standard or of compromise.
    fn take(&mut self, value: &Value, here: &Here<'_>) {
        let id = value["id"].as_str().unwrap_or_default();
        for entity in value["entities"].as_array().into_iter().flatten().filter(|_| here.contains_key(id)) {
            let byte = |name: &str| entity[name].as_u64().unwrap_or_default() as usize;
            let span =
                (format!("{id}/{}", entity["part"].as_str().unwrap_or_default()), byte("start_byte"), byte("end_byte"));
            match ActorKind::ALL.into_iter().find(|kind| entity["kind"] == kind.name()) {
                Some(kind) => drop(self.mentions.insert(span, kind)),
                None => self.others.push(span),
            }
        }
    }

    fn is_other(&self, span: &Span) -> bool {
        self.others.iter().any(|other| other.0 == span.0 && other.1 <= span.1 && span.2 <= other.2)
    }
}

/// Scores mentions against the gold standard and prints the scores. Calls `error` for each that is wrong or missed.
fn score(found: &BTreeMap<Span, ActorKind>, gold: &Named, error: &mut dyn FnMut(String, &Span)) {
    let (mut untyped, mut typed) = (Score::default(), Score::default());
    let mut by_kind: BTreeMap<ActorKind, Score> = BTreeMap::new();
    for (span, kind) in found.iter().filter(|(span, _)| !gold.is_other(span)) {
        let right = gold.mentions.get(span);
        let of_kind = by_kind.entry(*kind).or_default();
        for score in [&mut untyped, &mut typed, &mut *of_kind] {
            score.found += 1;
        }
        match right {
            Some(right) if right == kind => {
                typed.right += 1;
                of_kind.right += 1;
            }
            Some(right) => error(format!("{} taken for {}", right.name(), kind.name()), span),
            None => error(format!("wrongly found, {}", kind.name()), span),
        }
        untyped.right += usize::from(right.is_some());
    }
    for (span, kind) in &gold.mentions {
        for score in [&mut untyped, &mut typed, by_kind.entry(*kind).or_default()] {
            score.wanted += 1;
        }
        if !found.contains_key(span) {
            error(format!("missed, {}", kind.name()), span);
        }
    }
    untyped.print("untyped");
    typed.print("typed");
    for (kind, score) in &by_kind {
        score.print(kind.name());
    }
}

/// How often each kind of error was made, by text.
#[derive(Default)]
struct Errors(BTreeMap<String, BTreeMap<String, usize>>);

impl Errors {
    fn note(&mut self, sort: String, text: String) {
        *self.0.entry(sort).or_default().entry(text).or_default() += 1;
    }

    fn print(&self, show: usize) {
        for (sort, texts) in &self.0 {
            let mut list: Vec<(usize, &str)> = texts.iter().map(|(text, n)| (*n, text.as_str())).collect();
            list.sort_by(|a, b| b.cmp(a));
            println!("{sort}: {}", texts.values().sum::<usize>());
            if show > 0 {
                let first: Vec<String> = list.iter().take(show).map(|(n, text)| format!("{text} {n}")).collect();
                println!("  {}", first.join("; "));
            }
        }
    }
}

/// The text of a mention.
fn shown(here: &Here<'_>, span: &Span) -> String {
    let (id, part) = span.0.rsplit_once('/').unwrap_or_default();
    let article = here[id];
    let text = if part == "title" { &article.headline } else { &article.text };
    text.get(span.1..span.2).unwrap_or_default().to_owned()
}

/// Runs compromise on the same articles, prints its speed, and scores it if there is a gold standard.
fn peer(tools: &str, path: &str, megabytes: f64, here: &Here<'_>, gold: Option<&Named>) -> Result<(), Box<dyn Error>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/names.mjs");
    let run = Command::new("node").args([script, tools, path]).stderr(Stdio::inherit()).output()?;
    let mut found = Named::default();
    for line in String::from_utf8(run.stdout)?.lines() {
        let value: Value = serde_json::from_str(line)?;
        found.take(&value, here);
        if let (Some(name), Some(seconds)) = (value["name"].as_str(), value["seconds"].as_f64()) {
            println!("\n{name}: {:.2} MB/s in total", megabytes / seconds);
        }
    }
    if let Some(gold) = gold.filter(|_| run.status.success()) {
        score(&found.mentions, gold, &mut |_, _| ());
    }
    Ok(())
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
    let here: Here<'_> = articles.iter().map(|article| (article.id.as_str(), article)).collect();
    let n_bytes: usize = articles.iter().map(|article| article.headline.len() + article.text.len()).sum();
    let megabytes = n_bytes as f64 / 1e6;
    let start = Instant::now();
    let corpus = build(&articles, Head::default());
    let reading = start.elapsed().as_secs_f64();
    let (mut seconds, mut actors) = (f64::MAX, Vec::new());
    for _ in 0..3 {
        let start = Instant::now();
        let found = reports::suggested_names::list(&corpus, MOST_NAMES);
        seconds = seconds.min(start.elapsed().as_secs_f64());
        actors = found.into_iter().map(|found| found.actor).collect::<Vec<Actor>>();
    }
    println!("{} articles, {megabytes:.1} MB, {} names", articles.len(), actors.len());
    let mut gold = None;
    if let Some(path) = env("GOLD") {
        let gold: &mut Named = gold.insert(Named::default());
        for line in std::fs::read_to_string(path)?.lines() {
            gold.take(&serde_json::from_str(line)?, &here);
        }
    } else {
        for kind in ActorKind::ALL {
            let names = actors.iter().filter(|actor| actor.kind == kind).take(show);
            let names: Vec<String> = names.map(|a| format!("{} ({})", a.name, a.aliases.join(", "))).collect();
            println!("{}: {}", kind.name(), names.join("; "));
        }
    }
    // The mentions of names come with the corpus that is built with them.
    let start = Instant::now();
    let corpus = build(&articles, Head { actors, ..Head::default() });
    let whole = reading + seconds + start.elapsed().as_secs_f64();
    println!("\nBroadside: {:.1} MB/s, {:.2} MB/s in total", megabytes / seconds, megabytes / whole);
    if let Some(gold) = &gold {
        let mut errors = Errors::default();
        score(&mentions(&corpus), gold, &mut |what, span| errors.note(what, shown(&here, span)));
        errors.print(show);
    }
    if let Some(tools) = env("TOOLS") {
        peer(&tools, &path, megabytes, &here, gold.as_ref())?;
    }
    Ok(())
}
