//! The browser layer, run inside a real browser by wasm-bindgen's test runner (`make test-layer`).
#![cfg(target_family = "wasm")]

use broadside::browser::arriving::Arriving;
use broadside::browser::message::{self, Ask, Body, Task};
use broadside::browser::{Bytes, File, address, cutter, importing, is_page, language_names, loading, normalizer};
use corpus::facet::OUTLET;
use corpus::query::Filters;
use engine::{Engine, Loading, Question, Report, Request};
use formats::import::ImportOptions;
use model::Fault;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Two articles without a head, as `gzip -9n | base64` writes them.
const CORPUS: &str = include_str!("two_articles.gz.b64");

fn block() -> js_sys::JsString {
    js_sys::JsString::from(CORPUS.trim())
}

/// The engine that the page makes of a block, and what is wrong with the block.
async fn loaded(block: &js_sys::JsString) -> (Engine, Vec<Fault>) {
    let loading = RefCell::new(Loading::default());
    loading::load(&Arriving::whole(block).unwrap(), 1.0, &loading, |_| {}).await;
    loading.take().finish()
}

#[wasm_bindgen_test]
async fn a_block_becomes_an_engine_that_answers() {
    let (mut engine, faults) = loaded(&block()).await;
    assert!(faults.is_empty());
    let filters = Filters { query: "truce".into(), ..Filters::default() };
    let Report::Survey(survey) = engine.answer(&Request { filters, question: Question::Survey }) else {
        panic!("another report")
    };
    assert_eq!((survey.n_articles, survey.values(OUTLET).count()), (1, 2));
}

#[wasm_bindgen_test]
async fn a_damaged_block_is_told_and_does_not_panic() {
    for damaged in ["@@@@", "AAAA", &CORPUS.trim()[..40]] {
        let (_, faults) = loaded(&js_sys::JsString::from(damaged)).await;
        assert!(!faults.is_empty(), "{damaged}");
    }
}

#[wasm_bindgen_test]
async fn a_block_that_ends_early_is_told_by_an_older_browser_too() {
    let class = js_sys::Reflect::get(&js_sys::global(), &"Uint8Array".into()).unwrap();
    let decodes = js_sys::Reflect::get(&class, &"fromBase64".into()).unwrap();
    js_sys::Reflect::set(&class, &"fromBase64".into(), &JsValue::UNDEFINED).unwrap();
    let mut found = Vec::new();
    let n = CORPUS.trim().len();
    // Its last two characters say little: the one is there for its length alone.
    for end in (n - 7..n - 1).chain([n]) {
        found.push(loaded(&js_sys::JsString::from(&CORPUS.trim()[..end])).await.1.len());
    }
    js_sys::Reflect::set(&class, &"fromBase64".into(), &decodes).unwrap();
    assert!(found.pop() == Some(0) && found.iter().all(|n| *n > 0), "{found:?}");
}

#[wasm_bindgen_test]
async fn a_block_may_come_in_pieces_of_any_size() {
    let mut texts = Vec::new();
    for size in [1, 7, 64, 1 << 20] {
        let arriving = Arriving::new(true).unwrap();
        let spaced = format!("\n{}\n", block());
        for piece in spaced.as_bytes().chunks(size) {
            spawn_local(arriving.push(&std::str::from_utf8(piece).unwrap().into()));
        }
        arriving.end();
        let mut text = Vec::new();
        while let Some(piece) = arriving.next().await.unwrap() {
            text.extend(piece);
        }
        assert_eq!(text.iter().filter(|b| **b == b'\n').count(), 2);
        texts.push(text);
    }
    assert!(texts.windows(2).all(|pair| pair[0] == pair[1]));
}

#[wasm_bindgen_test]
fn a_message_arrives_as_it_was_sent() {
    let filters = Filters { query: "é \"x\"".into(), ..Filters::default() };
    let request = Request { filters, question: Question::Survey };
    let ask = Ask { number: 7, task: Task::Answer(request.clone()) };
    let (posted, handed_over) = message::write(&ask, Some(&Body::Bytes(Bytes::from(&b"body"[..]))));
    let (arrived, body) = message::read::<Ask>(posted.into()).unwrap();
    assert_eq!((arrived.number, handed_over.length()), (7, 1));
    assert!(matches!(arrived.task, Task::Answer(found) if found == request));
    assert_eq!(body.and_then(Body::bytes).unwrap().take(), b"body");
    assert!(message::read::<Ask>(JsValue::from_str("no message")).is_none());
}

#[wasm_bindgen_test]
fn what_was_read_is_given_back() {
    let wanted: Vec<u8> = (0..200_000_u32).map(|n| n as u8).collect();
    let (bytes, few) = (Bytes::from(wanted.as_slice()), Bytes::from(&b"few"[..]));
    let (kept, few_kept) = (bytes.clone(), few.clone());
    assert_eq!((bytes.take(), few.take()), (wanted, b"few".to_vec()));
    // Of a few there is nothing to win.
    assert_eq!((kept.n_bytes(), few_kept.n_bytes()), (0, 3));
}

#[wasm_bindgen_test]
async fn files_larger_than_a_piece_are_imported_whole() {
    let text = "word ".repeat(60_000);
    let line = |n: u32| format!("{{\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"{n} {text}é\"}}");
    let lines: Vec<String> = (0..40).map(line).collect();
    // JSON Lines come piece by piece, a list of JSON as a whole.
    let files = [("a.jsonl", lines.join("\n")), ("b.json", ["[", &lines[..20].join(","), "]"].concat())];
    let file = |text: &str| Body::File(File::new(text.as_bytes()).unwrap());
    let bytes = |text: &str| Body::Bytes(Bytes::from(text.as_bytes()));
    let import = async |body: &dyn Fn(&str) -> Body| {
        let given = files.iter().map(|(name, text)| ((*name).to_owned(), Some(body(text)))).collect();
        importing::import(given, ImportOptions::default(), |_| (), || false).await.unwrap()
    };
    assert_eq!(import(&bytes).await.0, import(&file).await.0);
    let (report, file) = import(&file).await;
    assert_eq!((report.n_accepted, report.n_faults, report.n_duplicates), (60, 0, 20));
    let written = String::from_utf8(file.bytes().await.unwrap().take()).unwrap();
    let of_articles: Vec<&str> = written.lines().skip(1).collect();
    assert_eq!(of_articles.len(), 60);
    assert!(of_articles.iter().zip(0..40).all(|(line, n)| line.contains(&format!("\"text\":\"{n} {text}é\"}}"))));
}

#[wasm_bindgen_test]
fn the_address_is_written_and_read() {
    address::set("words?target=A+B", false);
    assert_eq!(address::current(), "#words?target=A+B");
    assert!(address::whole().ends_with("#words?target=A+B"));
    address::set("", false);
    assert_eq!(address::current(), "");
}

#[wasm_bindgen_test]
fn a_window_is_a_page() {
    assert!(is_page());
}

/// The words of a text as the page cuts them.
fn check_words(text: &str, wanted: &[&str]) {
    text::use_cutter(cutter::cut);
    let found: Vec<&str> = text::tokens(text, text::Writing::Plain).map(|t| &text[t.start..t.end]).collect();
    assert_eq!(found, wanted);
}

#[wasm_bindgen_test]
fn scripts_without_spaces_are_cut_by_the_browsers_dictionary() {
    assert!(cutter::is_known());
    check_words("สงครามต้องจบ", &["สงคราม", "ต้อง", "จบ"]);
    check_words("東京で会議を開く。", &["東京", "で", "会議", "を", "開く"]);
    check_words("NATO’s 日本 2024年", &["NATO", "’s", "日本", "2024", "年"]);
}

#[wasm_bindgen_test]
fn spellings_that_look_alike_fold_alike_by_the_browsers_tables() {
    text::use_normalizer(normalizer::normalize);
    assert_eq!(text::fold("CAFE\u{301} eﬀort"), "café effort");
    assert_eq!(text::without_accents("łódź がぎ 전쟁"), "lodz がぎ 전쟁");
}

#[wasm_bindgen_test]
fn languages_have_their_names_by_the_browsers_tables() {
    let names =
        [("de", "en"), ("de", "fr"), ("zu", "fr"), ("ga", "de")].map(|(tag, spoken)| language_names::name(tag, spoken));
    assert_eq!(names.map(Option::unwrap_or_default), ["German", "allemand", "zoulou", "Irisch"]);
    assert_eq!(language_names::name("no tag", "en"), None);
}

#[wasm_bindgen_test]
fn ends_of_words_are_bytes_between_letters() {
    // Two UTF-16 units and four bytes each.
    assert_eq!(cutter::cut("𠮷𠮷").iter().filter(|end| **end % 4 != 0).count(), 0);
    assert_eq!(cutter::cut("会議会議"), [6]);
    assert!(cutter::cut("").is_empty() && cutter::cut("ไทย").is_empty());
}
