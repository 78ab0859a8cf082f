//! Fuzzes the engine: any corpus, then any requests, edits and savings, each without a panic, and what is asked twice answered alike.
#![no_main]

use broadside_fuzz::any::Any;
use broadside_fuzz::lines;
use engine::edit::Edit;
use engine::save::Save;
use engine::{Loading, Request};
use libfuzzer_sys::fuzz_target;

/// The most steps of one input.
const MOST_STEPS: usize = 12;

fuzz_target!(|bytes: &[u8]| {
    let mut any = Any::of(bytes);
    let mut loading = Loading::default();
    loading.push(lines(&mut any).as_bytes());
    let (mut engine, _) = loading.finish();
    for _ in 0..MOST_STEPS {
        match any.number(8) {
            _ if any.is_over() => break,
            0 | 1 => {
                if let Some(edit) = any.value::<Edit>() {
                    let payload = if any.number(2) == 0 { String::new() } else { lines(&mut any) };
                    engine.edit(edit, payload.as_bytes());
                }
            }
            2 => {
                if let Some(save) = any.value::<Save>() {
                    let _ = engine.save(&save);
                }
            }
            _ => {
                if let Some(request) = any.value::<Request>() {
                    let (report, again) = (engine.answer(&request), engine.answer(&request));
                    // What is no number is unlike itself.
                    assert!(report == again || format!("{report:?}") == format!("{again:?}"), "{request:?}");
                }
            }
        }
    }
});
