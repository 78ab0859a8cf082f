//! Measures how quickly a corpus comes in and is answered, natively: `make bench-engine CORPUS=articles.jsonl`.
//!
//! `CORPUS` is JSON Lines, as text or packed by gzip. The limit that loading is set against is a plain read of the same bytes. With `ONLY=loading`
//! nothing is asked.

use corpus::query::{Filters, Pick};
use engine::{ArticleOrder, Loading, Question, Request};
use formats::readers::json_lines::LineReader;
use std::error::Error;
use std::hint::black_box;
use std::io::Read;
use std::time::{Duration, Instant};

/// How much is handed on at once, as in the page.
const PIECE: usize = 1 << 16;
/// How often a question is asked.
const N_TIMES: usize = 40;

fn timed<T>(task: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = task();
    (done, start.elapsed())
}

fn row(what: &str, figure: f64, unit: &str) {
    println!("{what:<44}{figure:>10.1} {unit}");
}

/// The most memory that the process has had, in MB, where the system tells it.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1000.0)
}

fn main() -> Result<(), Box<dyn Error>> {
    let Ok(path) = std::env::var("CORPUS") else {
        println!("No corpus. Give one: make bench-engine CORPUS=articles.jsonl");
        return Ok(());
    };
    let mut bytes = std::fs::read(path)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut text = Vec::new();
        flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut text)?;
        bytes = text;
    }
    let megabytes = bytes.len() as f64 / 1e6;
    row("bytes", megabytes, "MB");
    let (sum, limit) = timed(|| bytes.iter().map(|byte| u64::from(*byte)).sum::<u64>());
    row("a plain read of them", megabytes / limit.as_secs_f64(), &format!("MB/s (sum {sum})"));
    let mut reader = LineReader::new("corpus");
    let ((), parsed) = timed(|| bytes.chunks(PIECE).for_each(|piece| reader.push(piece, |line| drop(black_box(line)))));
    row("read as articles", megabytes / parsed.as_secs_f64(), "MB/s");
    let mut loading = Loading::default();
    let ((), pushed) = timed(|| bytes.chunks(PIECE).for_each(|piece| loading.push(piece)));
    drop(bytes);
    let (_, outlined) = timed(|| loading.outline());
    row("outlined", outlined.as_secs_f64() * 1e3, "ms");
    let (_, counted) = timed(|| loading.count(usize::MAX));
    row("cut into words", megabytes / counted.as_secs_f64(), "MB/s");
    let (mut prepared, mut longest) = (Duration::ZERO, Duration::ZERO);
    loop {
        let (is_more, piece) = timed(|| loading.count(1));
        prepared += piece;
        longest = longest.max(piece);
        if !is_more {
            break;
        }
    }
    let ((mut engine, faults), finished) = timed(|| loading.finish());
    prepared += finished;
    row("indexed, names found", prepared.as_secs_f64() * 1e3, "ms");
    row("the longest piece of that", longest.max(finished).as_secs_f64() * 1e3, "ms");
    row("cut, indexed, names found", megabytes / (counted + prepared).as_secs_f64(), "MB/s");
    let whole = pushed + outlined + counted + prepared;
    row("loaded", whole.as_secs_f64() * 1e3, "ms");
    row("loaded", megabytes / whole.as_secs_f64(), "MB/s");
    let n_tokens = engine.corpus().n_tokens();
    row("words", n_tokens as f64, "");
    if let Some(peak) = peak() {
        row("most memory", peak, "MB");
        row("memory for a word, texts apart", (peak - megabytes) * 1e6 / n_tokens.max(1) as f64, "bytes");
    }
    let mut longest = Duration::ZERO;
    let mut bagged = Duration::ZERO;
    loop {
        let (is_more, piece) = timed(|| engine.prepare());
        bagged += piece;
        longest = longest.max(piece);
        if !is_more {
            break;
        }
    }
    row("bags", bagged.as_secs_f64() * 1e3, "ms");
    row("the longest piece of that", longest.as_secs_f64() * 1e3, "ms");
    if let Some(peak) = peak() {
        row("most memory, with bags", peak, "MB");
    }
    row("faults", faults.len() as f64, "");
    if std::env::var("ONLY").is_ok_and(|only| only == "loading") {
        return Ok(());
    }
    let outlets = engine.corpus().labels(corpus::facet::OUTLET);
    let outlet = outlets.names().next().unwrap_or_default().to_owned();
    let mut of_outlet = Filters::default();
    of_outlet.choices.pick(corpus::facet::OUTLET, &outlet, Pick::Include);
    let of_search = Filters { query: "the -house".into(), ..Filters::default() };
    let list = Question::Articles { order: ArticleOrder::default(), n: 50 };
    for (what, filters, question) in [
        ("facets and timeline of a search", &of_search, Question::Survey),
        ("facets and timeline of an outlet", &of_outlet, Question::Survey),
        ("articles of a search", &of_search, list),
        ("findings", &Filters::default(), Question::Findings),
    ] {
        let mut times: Vec<Duration> = (0..N_TIMES)
            .map(|_| {
                let request = Request { filters: filters.clone(), question: question.clone() };
                timed(|| engine.answer(&request)).1
            })
            .collect();
        times.sort_unstable();
        for (share, name) in [(50, "p50"), (95, "p95")] {
            row(&format!("{what}, {name}"), times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3, "ms");
        }
    }
    Ok(())
}
