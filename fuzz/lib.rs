//! Shared by all fuzz targets: bytes as text, and callbacks for the readers. A reader passes if it returns without a panic.

use formats::dates::Column;
use formats::event::Event;
use formats::format::{Format, Reader};
use formats::import::{Import, ImportOptions};
use formats::table;
use formats::tools::Tools;
use std::cell::Cell;

/// The most that one input may unpack to, in bytes.
const MOST_UNPACKED: u64 = 1 << 24;

/// Converts bytes to the text that a reader gets.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Completes each record into an article, as an import does.
pub fn complete(event: Event) {
    match event {
        Event::Record(mut record) => {
            let options = ImportOptions { outlet: Some("Outlet".to_owned()), ..ImportOptions::default() };
            let _ = formats::complete::settle(&mut record, &options, true);
            let _ = formats::complete::complete(*record, &options, &Column::default(), true);
        }
        Event::Table(table) => drop(table::read(table, &Default::default(), false, &mut complete)),
        _ => {}
    }
}

/// Decodes text as the command line does.
pub fn outside(label: &str, bytes: &[u8]) -> Option<String> {
    cli::encoding::decode(label, bytes)
}

/// Has a format's reader read these bytes, whatever they look like.
pub fn read(format: &Format, name: &str, bytes: &[u8]) {
    let tools = Tools { outside: &outside, budget: Cell::new(MOST_UNPACKED) };
    match format.reader {
        Reader::Text(read) => read(name, &text(bytes), &mut complete),
        Reader::Bytes(read) => read(name, bytes, &tools, &mut complete),
        Reader::Packed(_) | Reader::Refused(_) => {}
    }
}

/// Imports a file of these bytes, with everything that an import does.
pub fn import(name: &str, bytes: Vec<u8>) {
    let mut import = Import::new(ImportOptions::default(), &outside);
    import.push(name, bytes, &mut |_| ());
    let imported = import.finish(&mut |_| ());
    assert_eq!(imported.report.n_accepted as usize, imported.intake.articles.len());
}

/// Lets readers catch the panics of the libraries they use, as they do in the command: by default a fuzz target ends with any panic.
pub fn allow_caught_panics() {
    std::panic::set_hook(Box::new(|_| ()));
}
