//! Importing: reads files into articles in a separate worker, so that the page and its engine stay responsive; or in the page, if the browser
//! refuses workers.

use crate::browser::message::{Ask, Body, Bytes, Event, ImportStep, Task};
use crate::browser::{files, memory, pause, worker};
use formats::import::{Import, ImportOptions, ImportReport, Progress};
use formats::readers::gzip;
use formats::writers::json_lines;
use model::{Day, FaultKind};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The interval between progress reports, in milliseconds.
const REPORT_EVERY: f64 = 100.0;

/// How much memory reading a file takes at most, for each of its bytes: the file, its articles, and what they are written down as. Of a packed one, texts
/// pack to a quarter.
const MORE_OF_BYTE: u32 = 4;
const MORE_OF_PACKED_BYTE: u32 = 12;
const PACKED: [&[u8]; 2] = [gzip::SIGN, b"PK"];

/// An event of an import.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportEvent {
    /// Progress.
    Step(ImportStep),
    /// Done: the report, and the articles as JSON Lines.
    Done(Rc<ImportReport>, Bytes),
    /// Failed, with the reason.
    Failed(String),
}

/// Called with each event.
pub type OnImport = Rc<dyn Fn(ImportEvent)>;

/// Decodes text with the browser's decoder. `None` if it does not know the encoding.
fn outside(label: &str, bytes: &[u8]) -> Option<String> {
    web_sys::TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}

/// An import in progress, in a worker or in the page.
pub struct ImportRun {
    import: Import<'static>,
    last: f64,
    /// How much memory is needed to write down what was read.
    n_to_write: usize,
}

impl ImportRun {
    /// Starts an import.
    pub fn new(options: ImportOptions) -> Self {
        let today = Some(Day((js_sys::Date::now() / 86_400_000.0) as i32));
        Self { import: Import::new(ImportOptions { today, ..options }, &outside), last: 0.0, n_to_write: 0 }
    }

    /// Reads a file. One for which there is too little memory is left out, and all before it is kept.
    pub fn push(&mut self, name: &str, bytes: Bytes, on_step: &mut dyn FnMut(ImportStep)) {
        let Self { import, last, n_to_write } = self;
        let begins = bytes.0.subarray(0, 2).to_vec();
        let is_packed = PACKED.iter().any(|sign| begins.starts_with(sign));
        let n_needed =
            bytes.0.length().saturating_mul(if is_packed { MORE_OF_PACKED_BYTE } else { MORE_OF_BYTE }) as usize;
        if !memory::has_room(*n_to_write + n_needed) {
            return import.push_fault(name, FaultKind::NoMemory);
        }
        *n_to_write += n_needed / MORE_OF_BYTE as usize;
        import.push(name, bytes.take(), &mut |progress| step(&progress, last, on_step));
    }

    /// Records a file that could not be read.
    pub fn push_unreadable(&mut self, name: &str) {
        self.import.push_fault(name, FaultKind::FileGone);
    }

    /// Finishes the import. Returns the report, and the articles as JSON Lines.
    pub fn finish(mut self, on_step: &mut dyn FnMut(ImportStep)) -> (ImportReport, Vec<u8>) {
        let last = &mut self.last;
        let imported = self.import.finish(&mut |progress| step(&progress, last, on_step));
        let head = imported.intake.head.unwrap_or_default();
        // Articles read from JSON, TOML and text can always be written as JSON.
        let lines = json_lines::write(&head, &imported.intake.articles).unwrap_or_default();
        (imported.report, lines.into_bytes())
    }
}

fn step(progress: &Progress<'_>, last: &mut f64, on_step: &mut dyn FnMut(ImportStep)) {
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
pub fn start(files: Vec<files::Source>, options: ImportOptions, on_import: OnImport) -> Job {
    let job = Job { is_over: Rc::default(), worker: Rc::default() };
    let (is_over, slot) = (Rc::clone(&job.is_over), Rc::clone(&job.worker));
    let on_event = {
        let (on_import, is_over) = (Rc::clone(&on_import), Rc::clone(&is_over));
        move |event, body: Option<Body>| {
            if !is_over.get() {
                match event {
                    Event::Importing(step) => on_import(ImportEvent::Step(step)),
                    Event::Imported(report) => {
                        let lines = body.and_then(Body::bytes).unwrap_or(Bytes::from(&[][..]));
                        on_import(ImportEvent::Done(Rc::from(report), lines));
                    }
                    Event::Failed(error) => on_import(ImportEvent::Failed(error)),
                    _ => {}
                }
            }
        }
    };
    let on_lost = {
        let (on_import, is_over, slot) = (Rc::clone(&on_import), Rc::clone(&is_over), Rc::clone(&slot));
        let (files, options) = (files.clone(), options.clone());
        move |_: String| {
            // The browser refused the worker after all, so the page imports.
            if !is_over.get() && slot.borrow_mut().take().is_some() {
                spawn_local(in_page(files.clone(), options.clone(), Rc::clone(&on_import), Rc::clone(&is_over)));
            }
        }
    };
    match worker::Worker::start(on_event, on_lost) {
        Ok(started) => {
            *slot.borrow_mut() = Some(started);
            spawn_local(async move {
                let send = |task, body: Option<Bytes>| {
                    let slot = slot.borrow();
                    let worker = slot.as_ref();
                    worker.map(|worker| worker.ask(&Ask { number: 0, task }, body)).is_some()
                };
                send(Task::Import(options), None);
                for file in files {
                    let task = match file.read().await {
                        Some(bytes) => (Task::File(file.name.clone()), Some(bytes)),
                        None => (Task::Unreadable(file.name.clone()), None),
                    };
                    if !send(task.0, task.1) {
                        return;
                    }
                }
                send(Task::Imported, None);
            });
        }
        Err(_) => spawn_local(in_page(files, options, on_import, is_over)),
    }
    job
}

async fn in_page(files: Vec<files::Source>, options: ImportOptions, on_import: OnImport, is_over: Rc<Cell<bool>>) {
    let mut run = ImportRun::new(options);
    let mut on_step = |step| on_import(ImportEvent::Step(step));
    for file in files {
        match file.read().await {
            Some(bytes) => run.push(&file.name, bytes, &mut on_step),
            None => run.push_unreadable(&file.name),
        }
        pause(0).await;
        if is_over.get() {
            return;
        }
    }
    let (report, lines) = run.finish(&mut on_step);
    on_import(ImportEvent::Done(Rc::new(report), Bytes::from(lines.as_slice())));
}
