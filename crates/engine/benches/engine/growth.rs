//! Growth: how loading, memory and answers grow with the corpus: `make bench-engine CORPUS=articles.jsonl.gz GROWTH=1`.
//!
//! A seeded program makes up corpora of 1,000, 10,000 and 100,000 articles from the statistics of `CORPUS`. Each article takes outlet, date and length
//! from a real article drawn at random, and each word from all words of the corpus, with case and punctuation. So outlets, dates, lengths and word
//! frequencies are real, but words do not cluster by subject, and outlets do not differ in their words. Each column has ten times the articles
//! of the one before, so a ratio of 10 is linear growth.
//!
//! Each corpus is made up in a file, and loaded in its own process, so that the memory is that of this corpus alone. All three are loaded in turn, three
//! times, and the least of each figure counts: what else a machine does adds up to a quarter to it, and slows a large corpus, which depends on memory, more
//! than a small one, which fits the processor's caches.

use crate::load::{load, peak, read};
use crate::questions::{N_LEADING, Questions, times};
use model::random::SplitMix64;
use serde_json::{Map, Value, json};
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::{Command, Stdio};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// How many times each is loaded.
const N_RUNS: usize = 3;
const SEED: u64 = 1;
/// Words per paragraph.
const PARAGRAPH: usize = 40;

/// Draws from a list.
fn draw<'a, T>(list: &'a [T], dice: &mut SplitMix64) -> Option<&'a T> {
    list.get(dice.below(u32::try_from(list.len()).unwrap_or(u32::MAX)) as usize)
}

/// The statistics of a real corpus.
struct Statistics<'a> {
    /// Each article with the number of words in its headline and its text.
    articles: Vec<(&'a Value, [usize; 2])>,
    /// The words of all texts, one after another.
    words: Vec<&'a str>,
}

impl<'a> Statistics<'a> {
    fn of(articles: &'a [Value]) -> Self {
        let mut words = Vec::new();
        let mut list = Vec::new();
        for article in articles {
            let before = words.len();
            words.extend(article["text"].as_str().unwrap_or_default().split_whitespace());
            let n_headline = article["title"].as_str().unwrap_or_default().split_whitespace().count();
            list.push((article, [n_headline, words.len() - before]));
        }
        Self { articles: list, words }
    }

    /// Makes up an article.
    fn article(&self, number: usize, dice: &mut SplitMix64) -> Value {
        let mut made = Map::from_iter([("id".to_owned(), json!(format!("made-{number}")))]);
        let Some((like, lengths)) = draw(&self.articles, dice) else { return Value::Object(made) };
        for field in ["outlet", "date"] {
            if let Some(value) = like[field].as_str() {
                made.insert(field.to_owned(), json!(value));
            }
        }
        for (field, n) in ["title", "text"].into_iter().zip(lengths) {
            let mut text = String::new();
            for i in 0..*n {
                text.push_str(if i % PARAGRAPH == PARAGRAPH - 1 { "\n\n" } else { " " });
                text.push_str(draw(&self.words, dice).copied().unwrap_or_default());
            }
            made.insert(field.to_owned(), json!(text.trim_start()));
        }
        Value::Object(made)
    }
}

/// Makes up a corpus of each size and prints the table.
pub(crate) fn table(path: &str) -> Result<(), Box<dyn Error>> {
    let text = String::from_utf8(read(path)?)?;
    let articles: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    drop(text);
    let statistics = Statistics::of(&articles);
    let folder = tempfile::tempdir()?;
    let path = |size: usize| folder.path().join(format!("{size}.jsonl"));
    for size in SIZES {
        let (mut made, mut dice) = (BufWriter::new(File::create(path(size))?), SplitMix64(SEED));
        for number in 0..size {
            writeln!(made, "{}", statistics.article(number, &mut dice))?;
        }
        made.flush()?;
    }
    let mut columns: Vec<Vec<(String, Option<f64>)>> = vec![Vec::new(); SIZES.len()];
    for _ in 0..N_RUNS {
        for (size, column) in SIZES.into_iter().zip(&mut columns) {
            let mut child = Command::new(std::env::current_exe()?);
            let output = child.env("GROWN", "1").stdin(File::open(path(size))?).stderr(Stdio::inherit()).output()?;
            let run: Vec<(String, Option<f64>)> = serde_json::from_slice(&output.stdout)?;
            for ((_, least), (_, figure)) in column.iter_mut().zip(&run) {
                *least = least.zip(*figure).map(|(least, figure)| least.min(figure));
            }
            if column.is_empty() {
                *column = run;
            }
        }
    }
    print!("{:<44}", "articles");
    for (i, size) in SIZES.into_iter().enumerate() {
        print!("{size:>12}{}", if i > 0 { "   ratio" } else { "" });
    }
    println!();
    for (row, (what, _)) in columns[0].iter().enumerate() {
        print!("{what:<44}");
        for (i, column) in columns.iter().enumerate() {
            // What the system does not report is printed as NaN.
            let figure = |column: &[(String, Option<f64>)]| column[row].1.unwrap_or(f64::NAN);
            print!("{:>12.2}", figure(column));
            if i > 0 {
                print!("{:>8.1}", figure(column) / figure(&columns[i - 1]));
            }
        }
        println!();
    }
    Ok(())
}

/// Measures the corpus on standard input and prints its figures as JSON.
pub(crate) fn measure_input() -> Result<(), Box<dyn Error>> {
    let mut loaded = load(std::io::stdin().lock())?;
    let peak = peak().unwrap_or(f64::NAN);
    let seconds = loaded.seconds();
    let questions = Questions::of(loaded.engine.corpus());
    let n_tokens = loaded.engine.corpus().n_tokens() as f64;
    let mut figures = vec![
        ("JSON Lines, MB".to_owned(), loaded.n_bytes as f64 / 1e6),
        ("words, thousands".to_owned(), n_tokens / 1e3),
        ("different words, thousands".to_owned(), f64::from(loaded.engine.corpus().lexicon.n_types()) / 1e3),
        ("loaded, s".to_owned(), seconds),
        ("peak memory, MB".to_owned(), peak),
    ];
    for (what, requests) in [
        ("articles of a search", questions.lists()),
        ("facets and timeline of an outlet", questions.facets()),
        ("two outlets compared", questions.comparisons(N_LEADING)),
    ] {
        let times = times(&mut loaded.engine, &requests);
        figures.push((format!("{what}, p50, ms"), times.p50()));
        figures.push((format!("{what}, p95, ms"), times.p95()));
    }
    println!("{}", json!(figures));
    Ok(())
}
