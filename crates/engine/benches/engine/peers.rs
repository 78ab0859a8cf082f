//! Peers: the usual JavaScript libraries on the same articles, asked the same questions by `peers.mjs`.
//!
//! Loading runs from the bytes of the articles to an index that answers. The questions are the same, but our answers hold more:
//!
//! - Search: ours finds every place of the words and returns the first fifty articles with headline and snippet; the peers return numbers of articles.
//!   Orama also matches words that only begin with the search, Lunr those with the same stem.
//! - Facets: ours counts every outlet, author and topic, with their names, and draws up a timeline; crossfilter2 counts outlets, authors and months.
//! - Comparison: ours takes articles as the sample, so each word needs a design effect, p and an interval. The peer is what a JavaScript page would
//!   do: log-likelihood over counts in typed arrays.

use crate::load::{Loaded, first_lines, load, read};
use crate::questions::{N_LISTED, N_ROUNDS, Questions, Times, times};
use engine::{Question, Report, Request};
use serde_json::{Value, json};
use std::error::Error;
use std::io::{Cursor, Write};
use std::process::{Command, Stdio};

/// The most articles that a peer gets.
const MOST_ARTICLES: usize = 12_000;
/// The most that a library gets if it needs minutes or gigabytes for more.
const FEW_ARTICLES: usize = 3_000;
/// How often each corpus is loaded. The best counts, since other programs may have slowed the others down.
const N_LOADS: usize = 2;
/// The memory that node may use for a peer, in MB.
const NODE_MEMORY: &str = "--max-old-space-size=6000";

/// The kind of question that a peer answers.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Search,
    Facets,
    Comparison,
}

const PEERS: [(&str, Sort, usize); 6] = [
    ("minisearch", Sort::Search, MOST_ARTICLES),
    ("flexsearch", Sort::Search, MOST_ARTICLES),
    ("orama", Sort::Search, MOST_ARTICLES),
    ("lunr", Sort::Search, FEW_ARTICLES),
    ("crossfilter2", Sort::Facets, MOST_ARTICLES),
    ("keyness", Sort::Comparison, MOST_ARTICLES),
];

/// Prints the table. `plain` are the MB of the corpus and the seconds that a plain read of them takes.
pub(crate) fn table(
    tools: &str,
    path: &str,
    plain: (f64, f64),
    whole: &Loaded,
    questions: &Questions,
) -> Result<(), Box<dyn Error>> {
    println!("\nPeers (ratio above 1: ours is faster)");
    println!("{:<48}{:>10}{:>10}{:>10}", "", "ours", "peer", "ratio");
    line("a plain read of all bytes, MB/s", whole.speed(), plain.0 / plain.1, whole.speed() * plain.1 / plain.0);
    for n in [MOST_ARTICLES, FEW_ARTICLES] {
        // The same articles for both.
        let bytes = first_lines(read(path)?, n);
        let mut ours = load(Cursor::new(bytes.clone()))?;
        let mut speed = ours.speed();
        for _ in 1..N_LOADS {
            ours = load(Cursor::new(bytes.clone()))?;
            speed = speed.max(ours.speed());
        }
        for (name, sort, _) in PEERS.into_iter().filter(|peer| peer.2 == n) {
            let peer = ask(tools, path, n, name, questions)?;
            let Some(title) = peer["name"].as_str() else { continue };
            compare(&mut ours, speed, sort, &peer, questions, title);
        }
    }
    Ok(())
}

/// Runs a peer. Returns null if it fails; node then prints why.
fn ask(tools: &str, path: &str, n: usize, name: &str, questions: &Questions) -> Result<Value, Box<dyn Error>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/engine/peers.mjs");
    let asked = json!({
        "searches": questions.searches,
        "outlets": questions.outlets,
        "pairs": questions.pairs,
        "n_loads": N_LOADS,
        "n_rounds": N_ROUNDS,
        "n_listed": N_LISTED,
        "min_articles": reports::units::default_min_articles(n as u32),
    });
    let mut node = Command::new("node");
    node.args([NODE_MEMORY, script, tools, path, &n.to_string(), name]);
    let mut node = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    if let Some(mut input) = node.stdin.take() {
        input.write_all(asked.to_string().as_bytes())?;
    }
    let run = node.wait_with_output()?;
    Ok(serde_json::from_slice(&run.stdout).unwrap_or_default())
}

fn compare(ours: &mut Loaded, our_speed: f64, sort: Sort, peer: &Value, questions: &Questions, title: &str) {
    let numbers =
        |name: &str| peer[name].as_array().into_iter().flatten().filter_map(Value::as_f64).collect::<Vec<_>>();
    println!("{title}, {} articles", peer["n_articles"]);
    let (requests, found) = match sort {
        Sort::Search => (questions.lists(), "  articles found, median"),
        Sort::Facets => (questions.facets(), "  articles kept, median"),
        Sort::Comparison => (questions.comparisons(0), "  words compared, median"),
    };
    if sort == Sort::Search {
        let speed = peer["megabytes"].as_f64().unwrap_or(f64::NAN) / peer["seconds"].as_f64().unwrap_or(f64::NAN);
        line("  loaded, MB/s", our_speed, speed, our_speed / speed);
    }
    let (of_ours, of_peer) = (times(&mut ours.engine, &requests), Times::of(numbers("times")));
    for (name, a, b) in [("p50", of_ours.p50(), of_peer.p50()), ("p95", of_ours.p95(), of_peer.p95())] {
        line(&format!("  answered, {name}, ms"), a, b, b / a);
    }
    // Shows whether both did the same work.
    let counts = requests.iter().map(|request| n_found(ours, request)).collect();
    println!("{found:<48}{:>10.0}{:>10.0}", Times::of(counts).p50(), Times::of(numbers("found")).p50());
}

/// The number of articles, or of words, in an answer.
fn n_found(ours: &mut Loaded, request: &Request) -> f64 {
    match (&request.question, ours.engine.answer(request)) {
        (Question::Articles { .. }, Report::Articles(list)) => f64::from(list.n_articles),
        (_, Report::Survey(survey)) => f64::from(survey.n_articles),
        (_, Report::Compare(comparison)) => f64::from(comparison.n_words),
        _ => f64::NAN,
    }
}

fn line(what: &str, ours: f64, peer: f64, ratio: f64) {
    println!("{what:<48}{ours:>10.2}{peer:>10.2}{ratio:>10.3}");
}
