//! Serving: the worker's side. It reads the corpus as it is sent, then answers requests in order.

use crate::browser::arriving::Arriving;
use crate::browser::bytes::Bytes;
use crate::browser::desk::Desk;
use crate::browser::file;
use crate::browser::importing::{self, Given};
use crate::browser::loading::assist;
use crate::browser::message::{self, Ask, Body, Event, Task};
use crate::browser::pause;
use engine::{Assistant, Dealer};
use js_sys::{JsString, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// How long it reads before it looks for messages, in milliseconds.
const SLICE: f64 = 80.0;

/// How many unpacked bytes of the corpus are sent to a hand at once.
const AT_ONCE: usize = 1 << 19;

/// How long what waited for a corpus leaves to what is asked again, in milliseconds.
const LET_ASK: u32 = 30;

#[derive(Default)]
struct Served {
    desk: Desk,
    corpus: RefCell<Option<Rc<Arriving>>>,
    /// Where it helps another worker to read the corpus.
    assistant: RefCell<Option<Assistant>>,
    /// For how many hands it unpacks the corpus, where it does.
    unpacker_of: Cell<Option<u32>>,
    /// The files of the import that follows.
    files: RefCell<Vec<Given>>,
}

/// Handles the worker's messages: a text is a piece of the corpus, an empty one its end, bytes by themselves a piece that is unpacked, anything else a
/// request. A worker that imports is never sent a corpus.
pub fn serve() {
    let served = Rc::new(Served::default());
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        if let Some(piece) = data.dyn_ref::<JsString>() {
            take(&served, piece);
        } else if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
            if let Some(corpus) = corpus_of(&served, || Arriving::unpacked(|n| emit(&Event::Taken(n)))) {
                corpus.push_unpacked(bytes);
            }
        } else if let Some((ask, body)) = message::read(data) {
            answer(&served, ask, body);
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker listens until it ends.
    on_message.forget();
}

/// The corpus that is coming; what comes of it first begins to be read at once.
fn corpus_of(served: &Rc<Served>, new: impl FnOnce() -> Result<Arriving, JsValue>) -> Option<Rc<Arriving>> {
    let mut corpus = served.corpus.borrow_mut();
    if corpus.is_none() {
        match new() {
            Ok(arriving) => {
                let arriving = corpus.insert(Rc::new(arriving)).clone();
                match served.assistant.take() {
                    Some(assistant) => spawn_local(help(arriving, assistant)),
                    None => match served.unpacker_of.get() {
                        Some(n_hands) => spawn_local(unpack(arriving, n_hands)),
                        None => spawn_local(read(Rc::clone(served), arriving)),
                    },
                }
            }
            Err(error) => emit(&Event::Failed(crate::browser::say(error))),
        }
    }
    corpus.clone()
}

/// Takes a piece of the corpus.
fn take(served: &Rc<Served>, piece: &JsString) {
    let is_unpacker = served.unpacker_of.get().is_some();
    let Some(corpus) = corpus_of(served, || Arriving::new(!is_unpacker)) else { return };
    if piece.length() == 0 {
        return corpus.end();
    }
    let (n, unpacked) = (piece.length(), corpus.push(piece));
    spawn_local(async move {
        unpacked.await;
        if is_unpacker {
            emit(&Event::Taken(n));
        }
    });
}

/// Unpacks the corpus for so many hands: all of it for the engine, which may have to go on alone, and for each that helps what it needs.
async fn unpack(corpus: Rc<Arriving>, n_hands: u32) {
    let mut dealer = Dealer::new(n_hands);
    let mut of_hands: Vec<Vec<u8>> = (0..n_hands.max(1)).map(|_| Vec::new()).collect();
    let send = |of_hands: &mut [Vec<u8>], at_least: usize| {
        for (hand, bytes) in (0..).zip(of_hands).filter(|(_, bytes)| bytes.len() >= at_least) {
            post(&Event::Unpacked(hand), Some(&Body::Bytes(Bytes::from(bytes.as_slice()))));
            bytes.clear();
        }
    };
    loop {
        match corpus.next().await {
            Ok(Some(more)) => {
                dealer.deal(&more, &mut |hand, dealt| of_hands[hand as usize].extend(dealt));
                of_hands[0].extend(more);
                send(&mut of_hands, AT_ONCE);
            }
            Ok(None) => break,
            Err(error) => return emit(&Event::Failed(crate::browser::say(error))),
        }
    }
    send(&mut of_hands, 1);
    emit(&Event::Done);
}

/// Reads a share of the corpus for another worker.
async fn help(corpus: Rc<Arriving>, assistant: Assistant) {
    let mut on_done = |handful| post(&Event::Handful, Some(&Body::Bytes(message::body_of(&handful))));
    match assist(&corpus, assistant, &mut on_done).await {
        Ok(()) => emit(&Event::Done),
        Err(error) => emit(&Event::Failed(crate::browser::say(error))),
    }
}

async fn read(served: Rc<Served>, corpus: Rc<Arriving>) {
    let on_event = |event: Event| {
        emit(&event);
        let (again, is_whole) = (served.desk.to_ask_again(&event), matches!(event, Event::Ready(_)));
        let served = Rc::clone(&served);
        spawn_local(async move {
            if is_whole {
                // What the outline has answered is asked again at once. It is answered sooner than what had to wait for the words, and comes first.
                pause(LET_ASK).await;
            }
            for (ask, body) in again {
                answer(&served, ask, body);
            }
        });
    };
    served.desk.read(&corpus, SLICE, on_event).await;
    // What has come of it is not needed any more.
    drop((corpus, served.corpus.take()));
    // What is asked comes between.
    pause(0).await;
    while served.desk.prepare() {
        pause(0).await;
    }
}

fn answer(served: &Served, ask: Ask, body: Option<Body>) {
    match ask.task {
        Task::File(name) => served.files.borrow_mut().push((name, body)),
        Task::Import(options) => {
            let files = served.files.take();
            if are_unreadable(files.iter().map(|(_, body)| body)) {
                return emit(&Event::WantsBytes(ask.number));
            }
            spawn_local(async move {
                let on_step = |step| emit(&Event::Importing(step));
                match importing::import(files, options, on_step, || false).await {
                    Ok((report, lines)) => post(&Event::Imported(Box::new(report)), Some(&Body::File(lines))),
                    Err(fault) => emit(&Event::Failed(fault.into_words())),
                }
                // Its memory goes with it. Ended from outside, it would hold up the page while much is freed.
                scope().close();
            });
        }
        Task::Share(n_hands) => served.desk.share(n_hands),
        Task::Assist(hand, n_hands) => *served.assistant.borrow_mut() = Some(Assistant::new(hand, n_hands)),
        Task::Unpack(n_hands) => served.unpacker_of.set(Some(n_hands)),
        Task::Handful => match body.and_then(Body::bytes).and_then(message::value_of) {
            Some(handful) => served.desk.take_handful(handful),
            None => emit(&Event::Failed(String::new())),
        },
        Task::Edit(_) if are_unreadable([&body]) => emit(&Event::WantsBytes(ask.number)),
        Task::Answer(_) | Task::Edit(_) | Task::Save(_) => {
            if let Some((event, body)) = served.desk.answer(ask, body, &|event| emit(&event)) {
                post(&event, body.as_ref());
            }
        }
    }
}

/// Whether there are files among these that cannot be read in a worker.
fn are_unreadable<'a>(bodies: impl IntoIterator<Item = &'a Option<Body>>) -> bool {
    bodies.into_iter().any(|body| matches!(body, Some(Body::File(_)))) && !file::are_readable_here()
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Sends a message with a body to the page.
fn post(message: &Event, body: Option<&Body>) {
    let (message, transferred) = message::write(message, body);
    let _ = scope().post_message_with_transfer(&message, &transferred);
}

/// Sends a message to the page.
pub(super) fn emit(message: &Event) {
    post(message, None);
}
