//! Shared by all fuzz targets: bytes as text, and callbacks for the readers. A reader passes if it returns without a panic.

use formats::Event;
use formats::import::ImportOptions;

/// Converts bytes to the text that a reader gets.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Completes each record into an article, as an import does.
pub fn complete(event: Event) {
    if let Event::Record(record) = event {
        let options = ImportOptions { outlet: Some("Outlet".to_owned()), ..ImportOptions::default() };
        let _ = formats::complete::complete(*record, &options, true);
    }
}

/// Decodes text as the command line does.
pub fn outside(label: &str, bytes: &[u8]) -> Option<String> {
    cli::encoding::decode(label, bytes)
}
