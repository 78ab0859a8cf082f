//! Measures how fast a corpus loads and is queried, natively, beside the usual JavaScript libraries: `make bench-engine CORPUS=articles.jsonl`.
//!
//! `CORPUS` is JSON Lines, plain or gzipped. The limit for loading is a plain read of the same bytes. `ONLY=loading` skips the questions. `TOOLS` is
//! the folder with the JavaScript libraries; without it, only ours is measured (`peers`). `GROWTH=1` measures how the figures grow with the size of
//! the corpus, and nothing else (`growth`).

mod growth;
mod load;
mod peers;
mod questions;

use corpus::query::Filters;
use engine::{Question, Request};
use formats::readers::json_lines::LineReader;
use load::{PIECE, load, read, timed};
use questions::{N_LEADING, Questions, times};
use std::error::Error;
use std::hint::black_box;
use std::io::Cursor;

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn row(what: &str, figure: f64, unit: &str) {
    println!("{what:<44}{figure:>10.1} {unit}");
}

fn main() -> Result<(), Box<dyn Error>> {
    if env("GROWN").is_some() {
        return growth::measure_input();
    }
    let Some(path) = env("CORPUS") else {
        println!("No corpus. Give one: make bench-engine CORPUS=articles.jsonl");
        return Ok(());
    };
    if env("GROWTH").is_some() {
        return growth::table(&path);
    }
    let bytes = read(&path)?;
    let megabytes = bytes.len() as f64 / 1e6;
    row("bytes", megabytes, "MB");
    let (sum, limit) = timed(|| bytes.iter().map(|byte| u64::from(*byte)).sum::<u64>());
    row("a plain read of them", megabytes / limit, &format!("MB/s (sum {sum})"));
    let mut reader = LineReader::new("corpus");
    let ((), parsed) = timed(|| bytes.chunks(PIECE).for_each(|piece| reader.push(piece, |line| drop(black_box(line)))));
    row("read as articles", megabytes / parsed, "MB/s");
    let mut loaded = load(Cursor::new(bytes))?;
    row("outlined", loaded.outlined * 1e3, "ms");
    row("cut into words", megabytes / loaded.counted, "MB/s");
    row("indexed, names found", loaded.finished * 1e3, "ms");
    row("the longest piece of that", loaded.longest_piece * 1e3, "ms");
    row("loaded", loaded.seconds() * 1e3, "ms");
    row("loaded", megabytes / loaded.seconds(), "MB/s");
    let n_tokens = loaded.engine.corpus().n_tokens();
    row("words", n_tokens as f64, "");
    if let Some(peak) = load::peak() {
        row("most memory", peak, "MB");
        row("memory for a word", peak * 1e6 / n_tokens.max(1) as f64, "bytes");
    }
    row("faults", loaded.n_faults as f64, "");
    if env("ONLY").is_some_and(|only| only == "loading") {
        return Ok(());
    }
    let engine = &mut loaded.engine;
    let questions = Questions::of(engine.corpus());
    let surveys = questions.searches.iter().map(|search| questions::survey_of_search(search)).collect();
    for (what, requests) in [
        ("facets and timeline of a search", surveys),
        ("facets and timeline of an outlet", questions.facets()),
        ("articles of a search", questions.lists()),
        ("two outlets compared", questions.comparisons(N_LEADING)),
        ("two outlets compared, the table alone", questions.comparisons(0)),
        ("findings", vec![Request { filters: Filters::default(), question: Question::Findings }]),
    ] {
        let times = times(engine, &requests);
        row(&format!("{what}, p50"), times.p50(), "ms");
        row(&format!("{what}, p95"), times.p95(), "ms");
    }
    if let Some(tools) = env("TOOLS") {
        peers::table(&tools, &path, (megabytes, limit), &loaded, &questions)?;
    }
    Ok(())
}
