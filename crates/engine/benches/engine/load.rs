//! Loading: turns the bytes of a corpus into an engine and times each step.

use engine::{Engine, Loading};
use std::io::Read;
use std::time::Instant;

/// How many bytes are pushed at once, as in the page.
pub(crate) const PIECE: usize = 1 << 16;

/// Runs a task. Returns its result and how many seconds it took.
pub(crate) fn timed<T>(task: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let done = task();
    (done, start.elapsed().as_secs_f64())
}

/// Reads a file, plain or gzipped.
pub(crate) fn read(path: &str) -> std::io::Result<Vec<u8>> {
    let bytes = std::fs::read(path)?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut text = Vec::new();
    flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut text)?;
    Ok(text)
}

/// The first lines of a text.
pub(crate) fn first_lines(mut bytes: Vec<u8>, n: usize) -> Vec<u8> {
    let end = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(n.saturating_sub(1));
    let end = end.map_or(bytes.len(), |(i, _)| i + 1);
    bytes.truncate(end);
    bytes
}

/// The peak memory of this process in MB, if the system reports it.
pub(crate) fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1000.0)
}

/// A loaded corpus, and the seconds that each step took.
pub(crate) struct Loaded {
    pub(crate) engine: Engine,
    pub(crate) n_bytes: usize,
    pub(crate) n_faults: usize,
    pushed: f64,
    pub(crate) outlined: f64,
    pub(crate) counted: f64,
    pub(crate) finished: f64,
    pub(crate) longest_piece: f64,
}

impl Loaded {
    /// The seconds of all steps together.
    pub(crate) fn seconds(&self) -> f64 {
        self.pushed + self.outlined + self.counted + self.finished
    }

    /// MB of JSON Lines loaded per second.
    pub(crate) fn speed(&self) -> f64 {
        self.n_bytes as f64 / 1e6 / self.seconds()
    }
}

/// Loads a corpus. Time spent waiting for the source is not counted. The source is dropped before words are counted, so it does not add to the memory.
pub(crate) fn load(mut source: impl Read) -> std::io::Result<Loaded> {
    let mut loading = Loading::default();
    let (mut piece, mut pushed, mut n_bytes) = (vec![0; PIECE], 0.0, 0);
    loop {
        let n = source.read(&mut piece)?;
        if n == 0 {
            break;
        }
        pushed += timed(|| loading.push(&piece[..n])).1;
        n_bytes += n;
    }
    drop(source);
    let (_, outlined) = timed(|| loading.outline());
    let (_, counted) = timed(|| loading.count(usize::MAX));
    let (mut prepared, mut longest_piece) = (0.0, 0.0_f64);
    loop {
        let (is_more, piece) = timed(|| loading.count(1));
        prepared += piece;
        longest_piece = longest_piece.max(piece);
        if !is_more {
            break;
        }
    }
    let ((engine, faults), finished) = timed(|| {
        let (engine, faults) = loading.finish();
        engine.corpus().index();
        (engine, faults)
    });
    longest_piece = longest_piece.max(finished);
    let finished = prepared + finished;
    Ok(Loaded { engine, n_bytes, n_faults: faults.len(), pushed, outlined, counted, finished, longest_piece })
}
