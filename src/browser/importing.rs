//! Importing: reads files into articles in a separate worker, so that the page and its engine stay responsive; or in the page, if the browser
//! refuses workers.

use crate::browser::file::SaveFault;
use crate::browser::file::{File, Parts};
use crate::browser::files::Source;
use crate::browser::message::{Ask, Body, Event, ImportStep, Task};
use crate::browser::pieces::Pieces;
use crate::browser::{memory, pause, worker};
use formats::archive::GZIP;
use formats::import::{Import, ImportOptions, ImportReport, OnProgress, Progress};
use formats::writers::json_lines;
use model::{Day, FaultKind};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// The interval between progress reports, in milliseconds.
const REPORT_EVERY: f64 = 100.0;

/// How much memory reading a whole file takes at most, for each of its bytes: the file and its articles. Of a packed one, texts pack to a quarter.
const MORE_OF_BYTE: f64 = 4.0;
const MORE_OF_PACKED_BYTE: f64 = 12.0;
const PACKED: [&[u8]; 2] = [GZIP, b"PK"];

/// How many files are sent to the worker before the page has its turn: each may take some milliseconds.
const AT_ONCE: usize = 8;

/// What finding repeats takes, beside all articles: at most one byte of so many that were read.
const MORE_OF_READ: usize = 2;

/// After how many bytes there is a look at the memory that is left.
const LOOK_EVERY: usize = 4 << 20;

/// An event of an import.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportEvent {
    /// Progress.
    Step(ImportStep),
    /// Done: the report, and the articles in a file of JSON Lines.
    Done(Rc<ImportReport>, File),
    /// Failed, with the reason.
    Failed(String),
}

/// Called with each event.
pub type OnImport = Rc<dyn Fn(ImportEvent)>;

/// Decodes text with the browser's decoder. `None` if it does not know the encoding.
fn outside(label: &str, bytes: &[u8]) -> Option<String> {
    web_sys::TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}

/// A file by its name, and what it has; nothing where the browser no longer has it.
pub type Given = (String, Option<Body>);

/// Imports files. Returns the report, and the articles in a file of JSON Lines.
///
/// # Errors
/// The browser has no room for the articles.
pub async fn import(
    files: Vec<Given>,
    options: ImportOptions,
    on_step: impl Fn(ImportStep),
    is_over: impl Fn() -> bool,
) -> Result<(ImportReport, File), SaveFault> {
    let today = Some(Day((js_sys::Date::now() / 86_400_000.0) as i32));
    let mut import = Import::new(ImportOptions { today, ..options }, &outside);
    let (mut last, mut n_read) = (0.0, 0);
    let mut on_progress = |progress: Progress<'_>| step(&progress, &mut last, &on_step);
    for (name, body) in files {
        if is_over() {
            break;
        }
        let pieces = || Pieces::of(body.clone());
        match comes_in_pieces(&import, &name, pieces()).await {
            Ok(true) => n_read += read_pieces(&mut import, &name, pieces(), n_read, &mut on_progress).await,
            Ok(false) if read_whole(&mut import, &name, pieces(), &mut on_progress).await.is_ok() => {}
            Ok(false) | Err(_) => import.push_fault(&name, FaultKind::FileGone),
        }
    }
    let imported = import.finish(&mut on_progress);
    let head = imported.intake.head.unwrap_or_default();
    let mut lines = Parts::default();
    json_lines::drain(&head, imported.intake.articles, &mut |more| lines.push(more))?;
    Ok((imported.report, lines.finish()?))
}

async fn comes_in_pieces(import: &Import<'_>, name: &str, mut pieces: Pieces) -> Result<bool, JsValue> {
    let Some(mut look) = import.look(name) else { return Ok(false) };
    while let Some(piece) = pieces.next().await? {
        if !look.push(&piece) {
            return Ok(false);
        }
    }
    Ok(look.finish())
}

/// Reads a file piece by piece, as long as there is memory for what comes of it and of the `n_before` bytes of others. Returns how many bytes it has.
async fn read_pieces(
    import: &mut Import<'_>,
    name: &str,
    mut pieces: Pieces,
    n_before: usize,
    on_progress: &mut OnProgress<'_>,
) -> usize {
    let mut reader = import.pieces(name, on_progress);
    let mut next_look = LOOK_EVERY;
    let fault = loop {
        let piece = match pieces.next().await {
            Ok(Some(piece)) => piece,
            Ok(None) => break None,
            Err(_) => break Some(FaultKind::FileGone),
        };
        next_look = next_look.saturating_sub(piece.len());
        if next_look == 0 {
            next_look = LOOK_EVERY;
            if !memory::has_room((n_before + reader.n_bytes()) / MORE_OF_READ + 2 * LOOK_EVERY) {
                break Some(FaultKind::NoMemoryForRest(reader.n_articles()));
            }
        }
        if !reader.push(&piece, on_progress) {
            break None;
        }
    };
    let n_read = reader.n_bytes();
    reader.finish(fault, on_progress);
    n_read
}

/// Reads a file as a whole. One for which there is too little memory is left out, and all before it is kept.
async fn read_whole(
    import: &mut Import<'_>,
    name: &str,
    mut pieces: Pieces,
    on_progress: &mut OnProgress<'_>,
) -> Result<(), JsValue> {
    let beginning = pieces.next().await?.unwrap_or_default();
    let is_packed = PACKED.iter().any(|sign| beginning.starts_with(sign));
    let n_needed = pieces.n_bytes() * if is_packed { MORE_OF_PACKED_BYTE } else { MORE_OF_BYTE };
    if !memory::has_room(n_needed as usize) {
        import.push_fault(name, FaultKind::NoMemory);
        return Ok(());
    }
    let is_all = beginning.len() as f64 >= pieces.n_bytes();
    let bytes = if is_all { beginning } else { pieces.whole().await? };
    import.push(name, bytes, on_progress);
    Ok(())
}

fn step(progress: &Progress<'_>, last: &mut f64, on_step: &dyn Fn(ImportStep)) {
    let now = js_sys::Date::now();
    if now - *last >= REPORT_EVERY {
        *last = now;
        on_step(match progress {
            Progress::Reading(file, n) => ImportStep::Reading((*file).to_owned(), *n as u32),
            Progress::Comparing(n, of) => ImportStep::Comparing(*n as u32, *of as u32),
        });
    }
}

/// An import in progress. Dropping it cancels the import.
pub struct Job {
    is_over: Rc<Cell<bool>>,
    worker: Rc<RefCell<Option<worker::Worker>>>,
}

impl Drop for Job {
    fn drop(&mut self) {
        self.is_over.set(true);
        *self.worker.borrow_mut() = None;
    }
}

/// Starts importing files. Calls `on_import` with each event.
pub fn start(files: Vec<Source>, options: ImportOptions, on_import: OnImport) -> Job {
    let job = Job { is_over: Rc::default(), worker: Rc::default() };
    let on_import: OnImport = {
        let is_over = Rc::clone(&job.is_over);
        Rc::new(move |event| {
            if !is_over.get() {
                on_import(event);
            }
        })
    };
    let send = {
        let slot = Rc::clone(&job.worker);
        let (files, options) = (files.clone(), options.clone());
        move |as_bytes: bool| {
            let (slot, files, options) = (Rc::clone(&slot), files.clone(), options.clone());
            spawn_local(async move {
                let ask = |task, body: Option<&Body>| {
                    if let Some(worker) = &*slot.borrow() {
                        worker.ask(&Ask { number: 0, task }, body);
                    }
                };
                for (n, Source { name, file }) in files.into_iter().enumerate() {
                    if n % AT_ONCE == AT_ONCE - 1 {
                        pause(0).await;
                    }
                    let body = if as_bytes { file.bytes().await.map(Body::Bytes) } else { Some(Body::File(file)) };
                    ask(Task::File(name), body.as_ref());
                }
                ask(Task::Import(options), None);
            });
        }
    };
    let on_event = {
        let (on_import, send) = (Rc::clone(&on_import), send.clone());
        move |event, body: Option<Body>| match event {
            Event::Importing(step) => on_import(ImportEvent::Step(step)),
            Event::Imported(report) => on_import(match body.and_then(Body::file) {
                Some(lines) => ImportEvent::Done(Rc::from(report), lines),
                None => ImportEvent::Failed(String::new()),
            }),
            Event::WantsBytes(_) => send(true),
            Event::Failed(error) => on_import(ImportEvent::Failed(error)),
            _ => {}
        }
    };
    let on_lost = {
        let (on_import, slot, is_over) = (Rc::clone(&on_import), Rc::clone(&job.worker), Rc::clone(&job.is_over));
        let (files, options) = (files.clone(), options.clone());
        move |_: String| {
            // The browser refused the worker after all, so the page imports.
            if slot.borrow_mut().take().is_some() {
                spawn_local(in_page(files.clone(), options.clone(), Rc::clone(&on_import), Rc::clone(&is_over)));
            }
        }
    };
    match worker::Worker::start(on_event, on_lost) {
        Ok(started) => {
            *job.worker.borrow_mut() = Some(started);
            send(false);
        }
        Err(_) => spawn_local(in_page(files, options, on_import, Rc::clone(&job.is_over))),
    }
    job
}

async fn in_page(files: Vec<Source>, options: ImportOptions, on_import: OnImport, is_over: Rc<Cell<bool>>) {
    let on_step = |step| on_import(ImportEvent::Step(step));
    let files = files.into_iter().map(|Source { name, file }| (name, Some(Body::File(file)))).collect();
    on_import(match import(files, options, on_step, || is_over.get()).await {
        Ok((report, lines)) => ImportEvent::Done(Rc::new(report), lines),
        Err(fault) => ImportEvent::Failed(fault.into_words()),
    });
}
